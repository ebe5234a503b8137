// `cairn export`.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class Export : public ProgramTest {
 protected:
  void SetUp() override { import_text(sailing_graph()); }
};

TEST_F(Export, WritesTheWholeGraphAsJsonLines) {
  const Outcome run = cairn({"export"});
  EXPECT_THAT(run, EndsWith(0));
  ASSERT_EQ(run.lines().size(), 18U);
  EXPECT_EQ(run.out, cairn({"export", "--format", "jsonl"}).out);
  EXPECT_EQ(run.lines()[1],
            R"({"type":"node","id":"2","labels":["Concept"],"properties":{"name":"Sail Trim"}})");
  EXPECT_EQ(run.lines()[12],
            R"({"type":"relationship","id":"3","label":"REQUIRES","properties":{"confidence":0.5},)"
            R"("start":{"id":"2","labels":["Concept"]},"end":{"id":"6","labels":["Concept"]}})");
}

TEST_F(Export, WritesWhatAConceptNeedsAsJsonLinesThatCanBeImported) {
  const Outcome run = cairn({"export", "Sail Trim", "--json"});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_EQ(run.out, cairn({"export", "Sail Trim", "--format", "jsonl"}).out);
  EXPECT_THAT(run.out, AllOf(HasSubstr("\"True Wind\""), Not(HasSubstr("\"Racing\""))));
  const std::string whole = cairn({"export"}).out;
  for (const auto& line : run.lines()) EXPECT_THAT(whole, HasSubstr(line)) << "a line of the whole graph";
  const std::string other = (folder_ / "other").string();
  EXPECT_THAT(run_cairn({"--db", other, "import", write("part.jsonl", run.out).string()}), EndsWith(0));
  EXPECT_EQ(run_cairn({"--db", other, "needs", "Sail Trim"}).out, cairn({"needs", "Sail Trim"}).out);
}

TEST_F(Export, CanBeImportedIntoAnEmptyDatabaseAndGivesTheSameBytes) {
  import_file(glossary("bread-page.txt"));
  const std::string once = cairn({"export"}).out;
  const std::string file = write("export.jsonl", once).string();
  const std::string other = (folder_ / "other").string();
  EXPECT_THAT(run_cairn({"--db", other, "import", file}), EndsWith(0));
  EXPECT_EQ(run_cairn({"--db", other, "export"}).out, once);
  EXPECT_THAT(run_cairn({"--db", other, "import", file}).out, HasSubstr("unchanged"));
  EXPECT_EQ(run_cairn({"--db", other, "export"}).out, once);
}

TEST_F(Export, OfEveryTypeOfPropertyIsImportedAgainAsItWas) {
  EXPECT_THAT(cairn({"query",
                     "CREATE (:Event {day: date('2024-02-29'), clock: localtime('21:40:32.142'), "
                     "there: time('21:40+02:00'), then: localdatetime('2015-07-21T21:40:32'), "
                     "when: datetime('2015-07-21T21:40:32.142[Europe/Stockholm]'), "
                     "lasting: duration('P1Y2M3DT4H5M6.5S'), days: [date('2024-01-01'), date('2024-01-02')], "
                     "odd: 0.0 / 0.0, beyond: 1.0 / 0.0, plain: 1, whole: 2.0, text: '$date', yes: true})"}),
              EndsWith(0));
  const std::string once = cairn({"export"}).out;
  EXPECT_THAT(once, HasSubstr(R"("when":{"$datetime":"2015-07-21T21:40:32.142+02:00[Europe/Stockholm]"})"));
  const std::string other = (folder_ / "other").string();
  EXPECT_THAT(run_cairn({"--db", other, "import", write("export.jsonl", once).string()}), EndsWith(0));
  EXPECT_EQ(run_cairn({"--db", other, "export"}).out, once);
}

TEST_F(Export, WritesAPictureOfWhatAConceptNeeds) {
  const Outcome run = cairn({"export", "Sail Trim"});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.out, StartsWith("digraph"));
  EXPECT_THAT(run.out, AllOf(HasSubstr("Sail Trim"), HasSubstr("True Wind"), HasSubstr("Mast"),
                             Not(HasSubstr("Racing")), Not(HasSubstr("Knots"))));
  EXPECT_EQ(run.out, cairn({"export", "sail trim", "--format", "dot"}).out);
  EXPECT_THAT(cairn({"export", "Sail Trim", "--know", "Apparent Wind"}).out, HasSubstr("label=\"known\""));
  EXPECT_THAT(cairn({"export", "Sail Trim", "--know", "Apparent Wind", "--format", "jsonl"}).out,
              Not(HasSubstr("True Wind")));
}

TEST_F(Export, DrawsFromThePrerequisiteToWhatNeedsIt) {
  const std::string picture = cairn({"export", "Sail Trim"}).out;
  EXPECT_THAT(picture, HasSubstr("c_apparent_wind -> c_sail_trim"));
  EXPECT_THAT(picture, Not(HasSubstr("c_sail_trim -> c_apparent_wind")));
  EXPECT_THAT(picture, HasSubstr("legend")) << "which says so";
}

TEST_F(Export, WritesAPictureOfAllConcepts) {
  EXPECT_THAT(cairn({"export", "--format", "dot"}).out, AllOf(HasSubstr("Racing"), HasSubstr("Knots")));
}

TEST_F(Export, WritesToAFile) {
  const std::string file = (folder_ / "out.jsonl").string();
  for (const char* option : {"-o", "--output"}) {
    const Outcome run = cairn({"export", option, file});
    EXPECT_THAT(run, EndsWith(0));
    EXPECT_EQ(run.out, "");
    EXPECT_EQ(test::read_file(file), cairn({"export"}).out);
  }
  EXPECT_EQ(cairn({"export", "-o", "-"}).out, cairn({"export"}).out);
}

TEST_F(Export, ThatFailsEndsWithThreeWhereTheFileCannotBeWritten) {
  EXPECT_THAT(cairn({"export", "-o", (folder_ / "no" / "such" / "folder").string()}), EndsWith(3));
  EXPECT_THAT(cairn({"export", "-o", folder_.path().string()}), EndsWith(3));
  if (std::filesystem::exists("/dev/full")) {
    EXPECT_THAT(cairn({"export", "-o", "/dev/full"}), EndsWith(3));
  }
}

TEST_F(Export, ThatFailsLeavesItsFileAsItWas) {
  const auto file = write("picture.dot", "yesterday's picture");
  EXPECT_THAT(cairn({"export", "Nonsense", "-o", file.string()}), EndsWith(1));
  EXPECT_EQ(test::read_file(file), "yesterday's picture");
  EXPECT_THAT(cairn({"export", "Nonsense", "-o", (folder_ / "fresh.dot").string()}), EndsWith(1));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "fresh.dot"));
}

}  // namespace
}  // namespace cairn::cli
