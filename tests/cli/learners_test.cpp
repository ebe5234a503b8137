// `cairn know`, `forget` and `learners`: what learners know, and the answers in which it counts.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/answers.h"
#include "tests/cli/learner_fixture.h"
#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

class Learners : public LearnerTest {};
class Knowledge : public LearnerTest {};

// --- know and forget ---

TEST_F(Knowledge, OfAConceptIsOfAllThatItRequires) {
  done({"know", "apparent winds", "--learner", "ann"});
  EXPECT_THAT(needed({"Racing", "--learner", "ann"}), UnorderedElementsAre("Sail Trim", "Rigging", "Mast"));
  EXPECT_EQ(needed({"Racing", "--learner", "ann"}), needed({"Racing", "--know", "Apparent Wind"}));
  EXPECT_THAT(needed({"Racing", "--learner", "ann", "--strictly"}),
              UnorderedElementsAre("Sail Trim", "True Wind", "Boat Speed", "Rigging", "Mast"));
  EXPECT_THAT(list({"needs", "Racing", "--learner", "ann"}, "known"), ElementsAre("Apparent Wind"));
}

TEST_F(Knowledge, CountsInEveryAnswerThatTakesALearner) {
  done({"know", "Apparent Wind"});
  for (const Arguments& question : std::vector<Arguments>{{"needs", "Racing"},
                                                          {"path", "Racing"},
                                                          {"next"},
                                                          {"next", "--goal", "Racing"},
                                                          {"review"},
                                                          {"unlocks", "Rigging"},
                                                          {"export", "Racing"}}) {
    SCOPED_TRACE(::testing::PrintToString(question));
    Arguments of_learner = question;
    of_learner.insert(of_learner.end(), {"--learner", "me"});
    Arguments of_known = question;
    of_known.insert(of_known.end(), {"--know", "Apparent Wind"});
    EXPECT_THAT(cairn(of_learner), EndsWith(0));
    EXPECT_EQ(cairn(of_learner).out, cairn(of_known).out);
    EXPECT_NE(cairn(of_learner).out, cairn(question).out);
  }
}

TEST_F(Knowledge, OfALearnerAndOfTheCommandLineAddUp) {
  done({"know", "Apparent Wind"});
  const Json answer =
      ask({"needs", "Racing", "--learner", "me", "--know", "Mast", "--know", "apparent wind"});
  EXPECT_THAT(names(answer.value("prerequisites", Json::array())), ElementsAre("Sail Trim"));
  EXPECT_THAT(answer.value("known", Json::array()), UnorderedElementsAre("Apparent Wind", "Mast"))
      << "each once";
}

TEST_F(Knowledge, IsKeptForEachLearnerAlone) {
  done({"know", "Racing", "--learner", "ann"});
  done({"know", "Knots", "--learner", "bob"});
  EXPECT_THAT(needed({"Racing", "--learner", "ann"}), IsEmpty());
  EXPECT_EQ(needed({"Racing", "--learner", "bob"}).size(), 6U);
  EXPECT_EQ(needed({"Racing"}).size(), 6U) << "without a learner nothing is known";
}

TEST_F(Knowledge, OfTheSameTwiceIsKeptOnce) {
  done({"know", "Knots", "knots"});
  const std::string before = exported();
  done({"know", "Knots"});
  EXPECT_EQ(exported(), before);
  EXPECT_EQ(ask({"learners"}), Json::parse(R"({"learners":[{"name":"me","knows":1}]})"));
}

TEST_F(Knowledge, CanBeForgotten) {
  done({"know", "Apparent Wind", "Knots"});
  EXPECT_THAT(cairn({"forget", "apparent wind"}).out, AllOf(HasSubstr("me"), HasSubstr("Apparent Wind")));
  EXPECT_EQ(needed({"Racing", "--learner", "me"}).size(), 6U);
  EXPECT_THAT(list({"next", "--learner", "me"}, "known"), ElementsAre("Knots"));
}

TEST_F(Knowledge, ThatFollowsFromOtherKnowledgeIsSaidToStay) {
  done({"know", "Sail Trim", "True Wind"});
  const Outcome run = cairn({"forget", "True Wind"});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.out, AllOf(HasSubstr("still counts as known"), HasSubstr("Sail Trim")));
  EXPECT_THAT(needed({"Racing", "--learner", "me"}), IsEmpty());
}

TEST_F(Knowledge, OfWhatIsUnknownIsRefusedWhole) {
  refused({"know", "Knots", "aparent wind"}, 1, "Apparent Wind");
  refused({"know", "proof"}, 1, "Proof (coins)");
  refused({"know", ""}, 1);
  done({"know", "Knots"});
  refused({"forget", "Knots", "aparent wind"}, 1, "Apparent Wind");
}

TEST_F(Knowledge, SurvivesThatTheSourceChanges) {
  const auto glossary_with = [](const std::string& header) {
    return "# Sea\n\n## Moon\nA satellite.\n\n## " + header + "\nA high tide. It requires moon.\n";
  };
  import_text(glossary_with("Spring Tide"), "sea.md");
  ASSERT_THAT(needed({"Spring Tide"}), Contains("Moon"));
  done({"know", "Spring Tide", "--learner", "ann"});
  for (const char* header : {"Spring Tide", "SPRING TIDE", "Spring Tides"}) {
    SCOPED_TRACE(header);
    import_text(glossary_with(header), "sea.md");
    EXPECT_EQ(ask({"learners"}), Json::parse(R"({"learners":[{"name":"ann","knows":1}]})"));
    EXPECT_THAT(names(list({"path", header, "--learner", "ann"}, "steps")), IsEmpty()) << "it is known";
  }
}

// --- learners ---

TEST_F(Learners, AreListed) {
  EXPECT_EQ(ask({"learners"}), Json::parse(R"({"learners":[]})"));
  EXPECT_THAT(cairn({"learners"}).out, HasSubstr("no learners"));
  done({"know", "Racing", "Knots", "--learner", "bob"});
  done({"know", "Knots", "--learner", "ann"});
  EXPECT_EQ(ask({"learners"}),
            Json::parse(R"({"learners":[{"name":"ann","knows":1},{"name":"bob","knows":2}]})"));
  EXPECT_THAT(cairn({"learners"}).out, AllOf(HasSubstr("ann"), HasSubstr("bob"), HasSubstr("2")));
}

TEST_F(Learners, WhoAreUnknownEndWithOneAndTheNearestName) {
  done({"know", "Knots", "--learner", "annabel"});
  for (const Arguments& question :
       std::vector<Arguments>{{"needs", "Racing", "--learner", "anabel"},
                              {"path", "Racing", "--learner", "anabel"},
                              {"path", "Racing", "--minutes", "5", "--learner", "anabel"},
                              {"next", "--learner", "anabel"},
                              {"next", "--json", "--learner", "anabel"},
                              {"review", "--learner", "anabel"},
                              {"unlocks", "Mast", "--learner", "anabel"},
                              {"export", "Racing", "--learner", "anabel"},
                              {"forget", "Knots", "--learner", "anabel"},
                              {"learners", "export", "anabel"},
                              {"learners", "remove", "anabel"}}) {
    refused(question, 1, "annabel");
  }
  refused({"needs", "Racing", "--learner", "qqqqqqq"}, 1, "qqqqqqq");
  refused({"forget", "Knots"}, 1, "'me'");
}

TEST_F(Learners, HaveAName) {
  const std::string before = exported();
  EXPECT_NE(cairn({"know", "Knots", "--learner", ""}).code, 0) << "no command could ask about such a learner";
  EXPECT_EQ(exported(), before);
}

TEST_F(Learners, CanBeCalledAnything) {
  const std::string name = "Zoë \"O'Neil\" \\ $x 数学";
  done({"know", "Mast", "--learner", name});
  EXPECT_THAT(names(list({"learners"}, "learners")), ElementsAre(name));
  const Outcome file = cairn({"learners", "export", name});
  EXPECT_EQ(file.json()["learner"], name);
  done({"learners", "remove", name});
  EXPECT_THAT(list({"learners"}, "learners"), IsEmpty());
}

TEST_F(Learners, CanBeWrittenAndReadAgain) {
  done({"know", "Mast", "Apparent Wind"});
  const Outcome out = cairn({"learners", "export", "me"});
  EXPECT_THAT(out, EndsWith(0));
  EXPECT_EQ(out.json(), Json::parse(R"({"learner":"me","knows":["Apparent Wind","Mast"]})"));
  const std::string file = (folder_ / "me.json").string();
  const Outcome to_file = cairn({"learners", "export", "me", "-o", file});
  EXPECT_THAT(to_file, EndsWith(0));
  EXPECT_EQ(to_file.out, "");
  EXPECT_EQ(test::read_file(file), out.out);

  done({"learners", "remove", "me"});
  EXPECT_THAT(list({"learners"}, "learners"), IsEmpty());
  refused({"needs", "Racing", "--learner", "me"}, 1);
  done({"know", "Knots"});
  done({"learners", "import", file});
  EXPECT_EQ(cairn({"learners", "export", "me"}).out, out.out) << "in place of what was known";
  done({"forget", "Mast"});
  EXPECT_THAT(cairn({"learners", "import", "-"}, {.input = out.out}), EndsWith(0));
  EXPECT_EQ(cairn({"learners", "export", "me"}).out, out.out) << "also from the standard input";
}

TEST_F(Learners, WhoKnowOneOfTwoConceptsOfOneNameCanBeWrittenAndReadAgain) {
  done({"know", "Proof (bread)"});
  const Json ready = list({"next", "--learner", "me"}, "ready");
  const std::string file = write("me.json", cairn({"learners", "export", "me"}).out).string();
  done({"learners", "remove", "me"});
  done({"learners", "import", file});
  EXPECT_EQ(list({"next", "--learner", "me"}, "ready"), ready);
}

TEST_F(Learners, WhoKnowNothingCanBeWrittenAndReadAgain) {
  done({"know", "Mast"});
  done({"forget", "Mast"});
  const Outcome out = cairn({"learners", "export", "me"});
  EXPECT_EQ(out.json(), Json::parse(R"({"learner":"me","knows":[]})"));
  done({"know", "Mast"});
  done({"learners", "import", write("me.json", out.out).string()});
  EXPECT_EQ(ask({"learners"}), Json::parse(R"({"learners":[{"name":"me","knows":0}]})"));
}

TEST_F(Learners, ReadTwiceAreTheSame) {
  const std::string file = write("me.json", R"({"learner":"u","knows":["Knots","knots","Mast"]})").string();
  done({"learners", "import", file});
  EXPECT_EQ(ask({"learners"}), Json::parse(R"({"learners":[{"name":"u","knows":2}]})"));
  EXPECT_THAT(cairn({"learners", "import", file}).out, HasSubstr("2 concepts"));
  EXPECT_EQ(ask({"learners"}), Json::parse(R"({"learners":[{"name":"u","knows":2}]})"));
}

TEST_F(Learners, InAFileThatIsNoneEndWithThreeAndChangeNothing) {
  done({"know", "Mast"});
  for (const char* text :
       {"", "{", "null", "[]", "\"me\"", R"({"learner":"me"})", R"({"knows":["Knots"]})",
        R"({"learner":1,"knows":["Knots"]})", R"({"learner":"me","knows":"Knots"})",
        R"({"learner":"me","knows":["Knots",3]})", R"({"learner":"me","knows":[null]})",
        "{\"learner\":\"me\",\"knows\":[\"Knots\"]} x", "{\"learner\":\"\xFF\",\"knows\":[]}"}) {
    SCOPED_TRACE(text);
    refused({"learners", "import", write("bad.json", text).string()}, 3, "bad.json");
  }
  refused({"learners", "import", (folder_ / "missing.json").string()}, 3, "missing.json");
  refused({"learners", "import", folder_.path().string()}, 3);
}

TEST_F(Learners, WhoKnowWhatIsUnknownAreRefusedWhole) {
  done({"know", "Mast"});
  refused({"learners", "import",
           write("me.json", R"({"learner":"me","knows":["Knots","aparent wind"]})").string()},
          1, "Apparent Wind");
  refused({"learners", "import", write("me.json", R"({"learner":"new","knows":["proof"]})").string()}, 1,
          "Proof (bread)");
}

TEST_F(Learners, ThatCannotBeWrittenEndWithThree) {
  done({"know", "Mast"});
  refused({"learners", "export", "me", "-o", (folder_ / "no" / "me.json").string()}, 3);
  const auto file = write("me.json", "yesterday");
  refused({"learners", "export", "you", "-o", file.string()}, 1);
  EXPECT_EQ(test::read_file(file), "yesterday");
}

TEST_F(Learners, ThatAreRemovedTakeNoConceptWithThem) {
  const std::string before = exported();
  done({"know", "Racing", "Knots"});
  EXPECT_NE(exported(), before);
  done({"learners", "remove", "me"});
  EXPECT_EQ(exported(), before);
  EXPECT_THAT(cairn({"check"}), EndsWith(0));
}

TEST_F(Learners, AreNoConcepts) {
  done({"know", "Racing", "--learner", "Ann"});
  refused({"show", "Ann"}, 1);
  refused({"needs", "Ann"}, 1);
  EXPECT_THAT(names(list({"next"}, "ready")), Not(Contains("Ann")));
}

}  // namespace
}  // namespace cairn::cli
