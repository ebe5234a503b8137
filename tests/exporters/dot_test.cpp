// Pictures in Graphviz's language: what is drawn, and that no name can break it.

#include "exporters/dot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iomanip>
#include <map>
#include <set>
#include <sstream>

#include "exporters/graphviz.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"

namespace cairn::exporters {
namespace {

using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::string dot(const Picture& picture) {
  std::ostringstream out;
  write_dot(picture, out);
  return out.str();
}

Picture::Concept concept_named(graph::NodeId id, const std::string& name) {
  return {id, name};
}

/// Graphviz's own judgement: what `dot -Tsvg` draws, and what it complains of.
class GraphvizTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (std::system("dot -V > /dev/null 2>&1") != 0) GTEST_SKIP() << "dot is not installed";
  }

  /// The SVG; a complaint of any kind fails the test.
  std::string draw(const Picture& picture) {
    test::write_file(folder_ / "in.dot", dot(picture));
    const std::string folder = folder_.path().string();
    const int code = std::system(
        ("dot -Tsvg -o " + folder + "/out.svg " + folder + "/in.dot 2> " + folder + "/err.txt").c_str());
    EXPECT_EQ(code, 0);
    // A layout without a font of that name is drawn all the same.
    EXPECT_EQ(test::read_file(folder_ / "err.txt"), "");
    return test::read_file(folder_ / "out.svg");
  }

  test::TemporaryFolder folder_;
};

TEST(Dot, DrawsFromThePrerequisiteToWhatNeedsIt) {
  Picture picture;
  picture.concepts = {concept_named(7, "GAN"), concept_named(3, "game theory")};
  picture.concepts[0].state = Picture::State::kGoal;
  picture.requirements = {{3, 7, 0.5}};
  const std::string text = dot(picture);
  EXPECT_THAT(text, HasSubstr("c_game_theory -> c_gan"));
  EXPECT_THAT(text, Not(HasSubstr("c_gan -> c_game_theory")));
  EXPECT_THAT(text, HasSubstr("rankdir=TB"));
  EXPECT_THAT(text, HasSubstr("legend"));
  EXPECT_LT(text.find("label=\"game theory\""), text.find("label=\"GAN\"")) << "by name";
}

TEST(Dot, RunsFromLeftToRightWithoutBoxesWhereItIsLarge) {
  const auto of_size = [](graph::NodeId size) {
    Picture picture;
    for (graph::NodeId id = 1; id <= size; ++id)
      picture.concepts.push_back({id, "concept " + std::to_string(id), id % 2 == 0 ? "even" : "odd"});
    return dot(picture);
  };
  EXPECT_THAT(of_size(100), AllOf(HasSubstr("rankdir=TB"), HasSubstr("subgraph cluster_0")));
  const std::string large = of_size(101);
  EXPECT_THAT(large, AllOf(HasSubstr("rankdir=LR"), Not(HasSubstr("subgraph cluster_0"))));
  EXPECT_THAT(large, HasSubstr("[label=\"odd\", fontsize=10, fillcolor=")) << "the legend tells the tints";
}

TEST(Dot, MarksGoalsSureArrowsAndCategories) {
  Picture picture;
  picture.concepts = {{1, "a", "maths"}, {2, "b", "maths", "A defining sentence."}, {3, "c"}};
  picture.concepts[0].state = Picture::State::kGoal;
  picture.requirements = {{2, 1, 1.0}, {3, 1, 0.0}};
  const std::string text = dot(picture);
  const auto line_of = [&](const std::string& begin) {
    const auto at = text.find("  " + begin);
    return at == std::string::npos ? std::string() : text.substr(at, text.find('\n', at) - at);
  };
  EXPECT_THAT(line_of("c_a ["), HasSubstr("octagon"));
  EXPECT_THAT(line_of("c_b ["), Not(HasSubstr("octagon")));
  EXPECT_THAT(line_of("c_b ["), HasSubstr("tooltip=\"A defining sentence.\""));
  EXPECT_THAT(line_of("c_b ["), HasSubstr("fillcolor"));
  EXPECT_THAT(line_of("c_c ["), Not(HasSubstr("fillcolor")));
  EXPECT_THAT(line_of("c_b -> c_a"), HasSubstr("penwidth=2.50"));
  EXPECT_THAT(line_of("c_c -> c_a"), HasSubstr("penwidth=0.50"));
  EXPECT_THAT(text, HasSubstr("label=\"maths\"")) << "in the legend";
}

TEST(Dot, IdsAreMadeOfNamesWhateverTheGraphCallsThem) {
  const auto ids = drawing_ids({{7, "Cross-Entropy"},
                                {3, "C"},
                                {4, "C++"},
                                {9, "Proof", "coins"},
                                {5, "proof", "bread"},
                                {6, "Béchamel"},
                                {8, "数"},
                                {2, ""},
                                {1, std::string(500, 'x')}});
  EXPECT_EQ(ids.at(7), "c_cross_entropy");
  EXPECT_EQ(ids.at(3), "c_c");
  EXPECT_EQ(ids.at(4), "c_c__");
  EXPECT_EQ(ids.at(5), "c_proof") << "bread comes before coins";
  EXPECT_EQ(ids.at(9), "c_proof__2");
  EXPECT_EQ(ids.at(6), "c_bechamel");
  EXPECT_EQ(ids.at(8), "c_e695b0");
  EXPECT_EQ(ids.at(2), "c_");
  EXPECT_LT(ids.at(1).size(), 100U);
}

TEST(Dot, IdsAreDifferentAndTheSameWhateverTheOrder) {
  const auto by_name = [](const std::vector<Picture::Concept>& concepts) {
    std::map<std::string, std::string> found;
    const auto ids = drawing_ids(concepts);
    std::set<std::string> given;
    for (const auto& shown : concepts) {
      found[shown.name] = ids.at(shown.id);
      EXPECT_TRUE(given.insert(ids.at(shown.id)).second) << shown.name;
    }
    return found;
  };
  const auto first = by_name({{1, "C"}, {2, "c", "x"}, {3, "C# 2"}, {4, "C#"}, {5, "C+"}});
  EXPECT_EQ(by_name({{9, "C+"}, {8, "C#"}, {7, "C# 2"}, {6, "c", "x"}, {5, "C"}}), first);
}

TEST(Dot, GivesEqualBytesForEqualGraphsWithOtherIds) {
  Picture picture;
  picture.concepts = {{1, "a"}, {2, "b"}, {3, "c"}};
  picture.requirements = {{1, 2, 0.5}, {2, 3, 0.5}, {1, 3, 0.5}};
  Picture other;
  other.concepts = {{9, "b"}, {4, "c"}, {7, "a"}};
  other.requirements = {{7, 4, 0.5}, {7, 9, 0.5}, {9, 4, 0.5}};
  EXPECT_EQ(dot(picture), dot(other));
}

TEST(Dot, GivesEqualBytesForEqualPictures) {
  Picture picture;
  for (graph::NodeId id = 1; id <= 20; ++id) {
    picture.concepts.push_back({id, "c" + std::to_string(id), "category " + std::to_string(id % 9), "", "",
                                static_cast<Picture::State>(id % 5)});
    if (id > 1) picture.requirements.push_back({id - 1, id, 0.1});
    if (id > 2) picture.requirements.push_back({id - 2, id, 0.9});
  }
  Picture reversed = picture;
  std::reverse(reversed.concepts.begin(), reversed.concepts.end());
  std::reverse(reversed.requirements.begin(), reversed.requirements.end());
  EXPECT_EQ(dot(picture), dot(reversed));
}

TEST(Dot, LeavesTheStreamAsItWas) {
  std::ostringstream out;
  Picture picture;
  picture.concepts = {concept_named(1, "a"), concept_named(2, "b")};
  picture.requirements = {{1, 2, 0.123}};
  write_dot(picture, out);
  out.str("");
  out << 0.123456;
  EXPECT_EQ(out.str(), "0.123456");
}

TEST(Dot, IsNotChangedByTheFormatOfTheStream) {
  Picture picture;
  picture.concepts = {concept_named(17, "a"), concept_named(31, "b")};
  picture.requirements = {{17, 31, 0.5}};
  std::ostringstream out;
  out << std::hex << std::showbase;
  write_dot(picture, out);
  EXPECT_EQ(out.str(), dot(picture));
}

TEST(Dot, KeepsTheWordsOfADefinitionApart) {
  Picture picture;
  picture.concepts = {{1, "a", "", "one\ttwo\r\nthree"}};
  EXPECT_THAT(dot(picture), Not(HasSubstr("onetwo")));
}

TEST(Dot, HasNoCharacterThatAPictureCannotHold) {
  Picture picture;
  picture.concepts = {concept_named(1, "a\uFFFEb\uFFFFc\u0001d")};
  EXPECT_THAT(dot(picture), HasSubstr("a\uFFFDb\uFFFDc"));
  EXPECT_THAT(dot(picture), Not(AnyOf(HasSubstr("\uFFFE"), HasSubstr("\uFFFF"), HasSubstr("\u0001"))));
}

const std::vector<std::string>& hostile_names() {
  static const std::vector<std::string> names = {"",
                                                 " ",
                                                 "\"",
                                                 "\\",
                                                 "\\\\",
                                                 "\\\"",
                                                 "ends with \\",
                                                 "a\"b\"c",
                                                 "\"]; evil [label=\"",
                                                 "\\N \\G \\E \\L \\l \\r \\n",
                                                 "two\nlines\r\nand\ttabs",
                                                 "<b>bold</b>",
                                                 "<",
                                                 "<<b>>",
                                                 "&amp; &lt; &#65; & &unknown; &#x110000; &#0;",
                                                 "C++ <T>",
                                                 "// no comment",
                                                 "/* no comment",
                                                 "# no preprocessor line",
                                                 "-> -- { } [ ] ; , = |",
                                                 "digraph",
                                                 "node",
                                                 "Grüße 数学 😀 עברית",
                                                 "zero \xE2\x80\x8B width",
                                                 "\x01\x02\x1B[31m\x7F",
                                                 "10 %",
                                                 std::string("zero \0 byte", 11),
                                                 std::string(10000, 'x'),
                                                 std::string(3000, '"'),
                                                 std::string(3000, '\\'),
                                                 std::string(5000, '<')};
  return names;
}

TEST_F(GraphvizTest, DrawsConceptsWhateverTheyAreCalled) {
  Picture picture;
  graph::NodeId id = 1;
  for (const auto& name : hostile_names()) {
    picture.concepts.push_back({id, name, name, name, name, static_cast<Picture::State>(id % 5)});
    if (id > 1) picture.requirements.push_back({id - 1, id, 0.5});
    ++id;
  }
  const std::string svg = draw(picture);
  for (const auto& [drawn, name] : drawing_ids(picture.concepts))
    EXPECT_THAT(svg, HasSubstr("<title>" + name + "</title>"));
  std::size_t nodes = 0;
  for (auto at = svg.find("class=\"node\""); at != std::string::npos; at = svg.find("class=\"node\"", at + 1))
    ++nodes;
  constexpr std::size_t kInLegend = 4 + 7;  // the states, and as many categories as there are colours
  EXPECT_EQ(nodes, hostile_names().size() + kInLegend) << "no name makes a node of its own";
}

TEST_F(GraphvizTest, DrawsIllFormedNamesWithoutComplaint) {
  Picture picture;
  picture.concepts = {{1, "a \xFF\xC3 b", "\xED\xA0\x80", "\xE2\x82"}};
  EXPECT_THAT(draw(picture), HasSubstr("\xEF\xBF\xBD"));
}

TEST_F(GraphvizTest, DrawsNamesAsTheyAreWritten) {
  const auto drawn = [&](const std::string& name) {
    Picture picture;
    picture.concepts = {concept_named(1, name)};
    return draw(picture);
  };
  EXPECT_THAT(drawn("C++"), HasSubstr(">C++</text>"));
  EXPECT_THAT(drawn("a\"b"), HasSubstr(">a&quot;b</text>"));
  EXPECT_THAT(drawn("a\\b"), HasSubstr(">a\\b</text>"));
  EXPECT_THAT(drawn("\\N"), HasSubstr(">\\N</text>"));
  EXPECT_THAT(drawn("<b>x</b>"), HasSubstr("&lt;b&gt;x&lt;/b&gt;</text>"));
  EXPECT_THAT(drawn("数学"), HasSubstr(">数学</text>"));
  EXPECT_THAT(drawn("R&D"), HasSubstr(">R&amp;D</text>"));
  EXPECT_THAT(drawn("&lt;"), HasSubstr(">&amp;lt;</text>"))
      << "an entity in a name is no entity of the drawing";
  EXPECT_THAT(drawn("&#65;"), Not(HasSubstr(">A</text>")));
}

TEST_F(GraphvizTest, DrawsAnEmptyPictureACycleAndASelfLoop) {
  EXPECT_THAT(draw({}), HasSubstr("</svg>"));
  Picture picture;
  picture.concepts = {concept_named(1, "a"), concept_named(2, "b")};
  picture.requirements = {{1, 2, 0.5}, {2, 1, 0.5}, {1, 1, 1.0}};
  EXPECT_THAT(draw(picture), HasSubstr("c_a&#45;&gt;c_b"));
}

/// A name out of pieces that have a meaning somewhere.
std::string random_name(test::Random& random) {
  const auto& pieces = hostile_names();
  std::string name;
  for (std::size_t i = random.below(4); i > 0; --i) {
    name += random.pick(pieces).substr(0, 300);
    if (random.chance(30)) name += static_cast<char>(random.below(256));
  }
  return name;
}

Picture random_picture(test::Random& random) {
  Picture picture;
  const std::size_t size = random.below(12);
  const std::vector<std::string> categories = {"", random_name(random), random_name(random)};
  for (graph::NodeId id = 1; id <= size; ++id) {
    picture.concepts.push_back({id, random_name(random), random.pick(categories), random_name(random),
                                random_name(random), static_cast<Picture::State>(random.below(5))});
  }
  for (std::size_t i = random.below(20); i > 0 && size > 0; --i)
    picture.requirements.push_back({1 + random.below(size), 1 + random.below(size), 0.5});
  picture.left_out = random.below(3);
  return picture;
}

/// 60 in the suite; CAIRN_PICTURES wants another number.
TEST(Graphviz, DrawsRandomPicturesWithEachConceptOnce) {
  const char* wished = std::getenv("CAIRN_PICTURES");
  const std::size_t pictures = wished == nullptr ? 60 : std::strtoull(wished, nullptr, 10);
  for (std::size_t seed = 1; seed <= pictures && !::testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    test::Random random(seed);
    const Picture picture = random_picture(random);
    const std::string svg = exporters::draw(dot(picture), ImageFormat::kSvg);
    for (const auto& [shown, id] : drawing_ids(picture.concepts))
      EXPECT_THAT(svg, HasSubstr("<g id=\"" + id + "\" class=\"node\">"));
  }
}

}  // namespace
}  // namespace cairn::exporters
