// Learners and what they know, corrections, and the answers that build on them: know, forget, learners,
// require, unrequire, corrections, next, review, unlocks, related, connect, search, lint, and --learner,
// --minutes, --pace and --all of the others.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using ::testing::UnorderedElementsAre;
using ::testing::UnorderedElementsAreArray;

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> found;
  for (const auto& [key, value] : object.items()) found.push_back(key);
  return found;
}

std::vector<std::string> names(const Json& list, const char* key = "name") {
  std::vector<std::string> found;
  for (const auto& element : list) found.push_back(element.at(key));
  return found;
}

Json find(const Json& list, const std::string& name) {
  for (const auto& element : list) {
    if (element.at("name") == name) return element;
  }
  ADD_FAILURE() << name << " is not in " << list;
  return Json::object();
}

std::string words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += i % 10 == 9 ? "boat. " : "boat ";
  return text;
}

class LearnerTest : public ProgramTest {
 protected:
  void SetUp() override { import_text(sailing_graph()); }
  /// The JSON of a question that is answered; an empty object where it fails.
  Json ask(Arguments arguments) const {
    arguments.emplace_back("--json");
    const Outcome run = cairn(arguments);
    EXPECT_THAT(run, EndsWith(0)) << ::testing::PrintToString(arguments);
    EXPECT_EQ(run.err, "");
    if (run.code != 0) return Json::object();
    return run.json();
  }
  /// A list in the answer to a question; empty where there is none.
  Json list(const Arguments& arguments, const char* key) const {
    return ask(arguments).value(key, Json::array());
  }
  std::vector<std::string> needed(const Arguments& arguments) const {
    Arguments question = arguments;
    question.insert(question.begin(), "needs");
    return names(list(question, "prerequisites"));
  }
  void done(const Arguments& arguments) const {
    EXPECT_THAT(cairn(arguments), EndsWith(0)) << ::testing::PrintToString(arguments);
  }
  /// It fails so, says why on the standard error alone, and changes nothing.
  void refused(const Arguments& arguments, int code, const std::string& why = "") const {
    SCOPED_TRACE(::testing::PrintToString(arguments));
    const std::string before = exported();
    const Outcome run = cairn(arguments);
    EXPECT_THAT(run, EndsWith(code));
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, HasSubstr(why));
    EXPECT_NE(run.err, "");
    EXPECT_EQ(exported(), before);
  }
};

class Learners : public LearnerTest {};
class Next : public LearnerTest {};
class Knowledge : public LearnerTest {};
class Reach : public LearnerTest {};
class Corrections : public LearnerTest {};
class Commands : public LearnerTest {};
class PathOptions : public LearnerTest {};
class Neighbourhood : public LearnerTest {};
class Lint : public LearnerTest {};

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

// --- next, review, unlocks ---

TEST_F(Next, HasItsShape) {
  const Json answer = ask({"next", "--know", "Apparent Wind"});
  EXPECT_THAT(keys(answer), UnorderedElementsAre("known", "ready"));
  EXPECT_THAT(answer["known"], ElementsAre("Apparent Wind"));
  for (const auto& step : answer["ready"]) {
    EXPECT_THAT(keys(step), UnorderedElementsAre("id", "name", "group", "unlocks"));
    EXPECT_TRUE(step["id"].is_number_integer());
    EXPECT_TRUE(step["group"].is_null() || step["group"].is_number_integer());
    for (const auto& name : step["unlocks"]) EXPECT_TRUE(name.is_string());
  }
}

TEST_F(Reach, HoldsWhatNeedsNothingMoreAndTellsWhatItOpens) {
  EXPECT_THAT(names(list({"next"}, "ready")),
              UnorderedElementsAre("True Wind", "Boat Speed", "Rigging", "Mast", "Knots", "Proof", "Proof"));
  const Json with_wind = list({"next", "--know", "True Wind"}, "ready");
  EXPECT_THAT(find(with_wind, "Boat Speed")["unlocks"], ElementsAre("Apparent Wind"))
      << "the last thing missing";
  EXPECT_EQ(with_wind[0]["name"], "Boat Speed") << "what opens most comes first";
  EXPECT_THAT(names(with_wind), Not(Contains("True Wind")));
  const Json in_cycle = list({"next", "--know", "Apparent Wind"}, "ready");
  EXPECT_TRUE(find(in_cycle, "Mast")["group"].is_number_integer());
  EXPECT_EQ(find(in_cycle, "Mast")["group"], find(in_cycle, "Rigging")["group"]);
  EXPECT_THAT(find(in_cycle, "Mast")["unlocks"], ElementsAre("Sail Trim"));
  EXPECT_THAT(names(list({"next", "--know", "Apparent Wind", "--know", "Mast"}, "ready")),
              Contains("Sail Trim"));
}

TEST_F(Reach, TowardsAGoalHoldsWhatLeadsThere) {
  EXPECT_THAT(names(list({"next", "--goal", "apparent wind"}, "ready")),
              UnorderedElementsAre("True Wind", "Boat Speed"));
  EXPECT_THAT(names(list({"next", "--goal", "Apparent Wind", "--goal", "Knots"}, "ready")),
              UnorderedElementsAre("True Wind", "Boat Speed", "Knots"));
  EXPECT_THAT(names(list({"next", "--goal", "Knots"}, "ready")), ElementsAre("Knots")) << "the goal itself";
  EXPECT_THAT(list({"next", "--goal", "Racing", "--know", "Racing"}, "ready"), IsEmpty());
  EXPECT_THAT(names(list({"next", "--goal", "Apparent Wind", "--min-confidence", "0.7"}, "ready")),
              ElementsAre("True Wind"));
  refused({"next", "--goal", "aparent wind"}, 1, "Apparent Wind");
  refused({"next", "--know", "aparent wind"}, 1, "Apparent Wind");
}

TEST_F(Reach, OfWhatIsKnownStrictlyLeavesTheRestToLearn) {
  EXPECT_THAT(names(list({"next", "--know", "Apparent Wind", "--strictly"}, "ready")),
              AllOf(Contains("True Wind"), Contains("Boat Speed")));
}

TEST_F(Reach, IsShownUpToItsLimit) {
  const Outcome run = cairn({"next", "--limit", "2"});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_EQ(run.lines().size(), 3U);
  EXPECT_THAT(run.out, HasSubstr("5 more"));
  EXPECT_THAT(cairn({"next", "--limit", "7"}).out, Not(HasSubstr("more")));
  EXPECT_THAT(cairn({"next", "--goal", "Racing", "--know", "Racing"}).out,
              HasSubstr("Nothing is left to learn"));
}

TEST_F(Reach, BehindWhatIsKnownIsForReview) {
  const Json answer = ask({"review", "--know", "Apparent Wind", "--know", "True Wind", "--know", "Knots"});
  EXPECT_THAT(keys(answer), UnorderedElementsAre("known", "review"));
  EXPECT_THAT(names(answer["review"]), UnorderedElementsAre("Apparent Wind", "Knots"));
  EXPECT_THAT(find(answer["review"], "Apparent Wind")["rests_on"],
              UnorderedElementsAre("True Wind", "Boat Speed"));
  EXPECT_THAT(find(answer["review"], "Knots")["rests_on"], IsEmpty());
  EXPECT_THAT(list({"review"}, "review"), IsEmpty());
  EXPECT_THAT(cairn({"review"}).out, HasSubstr("--know"));
  refused({"review", "--know", "aparent wind"}, 1, "Apparent Wind");
}

TEST_F(Reach, OpensWhatStandsOnIt) {
  const Json answer = ask({"unlocks", "true wind", "--know", "Boat Speed"});
  EXPECT_THAT(keys(answer), UnorderedElementsAre("goals", "known", "unlocks"));
  EXPECT_THAT(names(answer["goals"]), ElementsAre("True Wind"));
  EXPECT_THAT(names(answer["unlocks"]), ElementsAre("Apparent Wind", "Sail Trim", "Racing"));
  const Json nearest = answer["unlocks"][0];
  EXPECT_THAT(keys(nearest), UnorderedElementsAre("id", "name", "ready", "depth", "confidence", "over"));
  EXPECT_EQ(nearest["ready"], true);
  EXPECT_EQ(nearest["depth"], 1);
  EXPECT_EQ(answer["unlocks"][2]["ready"], false);
  EXPECT_EQ(answer["unlocks"][2]["depth"], 3);
  EXPECT_EQ(list({"unlocks", "True Wind"}, "unlocks")[0]["ready"], false) << "Boat Speed is missing";
  EXPECT_THAT(list({"unlocks", "Racing"}, "unlocks"), IsEmpty());
  EXPECT_THAT(cairn({"unlocks", "Racing"}).out, HasSubstr("Nothing requires Racing"));
  EXPECT_THAT(cairn({"unlocks", "Mast", "--limit", "1"}).out, HasSubstr("--limit"));
  refused({"unlocks", "aparent wind"}, 1, "Apparent Wind");
  refused({"unlocks", "proof"}, 1, "Proof (coins)");
}

// --- corrections ---

TEST_F(Corrections, HaveTheirShape) {
  done({"unrequire", "racing", "sail trim", "--reason", "One can race \"badly\".", "--by", "Ann"});
  done({"require", "Mast", "Knots"});
  const Json said = list({"corrections"}, "corrections");
  ASSERT_EQ(said.size(), 2U);
  EXPECT_THAT(keys(said[0]), UnorderedElementsAre("from", "requires", "to", "by", "at", "reason"));
  EXPECT_EQ(said[0]["from"], "Racing");
  EXPECT_EQ(said[0]["requires"], false);
  EXPECT_EQ(said[0]["to"], "Sail Trim");
  EXPECT_EQ(said[0]["by"], "Ann");
  EXPECT_EQ(said[0]["reason"], "One can race \"badly\".");
  EXPECT_TRUE(said[0]["at"].is_string());
  EXPECT_EQ(said[1]["requires"], true);
  EXPECT_TRUE(said[1]["reason"].is_null());
  EXPECT_THAT(cairn({"corrections"}).out,
              AllOf(HasSubstr("Racing does not require Sail Trim"), HasSubstr("Ann"), HasSubstr("badly"),
                    HasSubstr("Mast requires Knots")));
}

TEST_F(Corrections, AreByTheUserWhoDoesNotSay) {
  RunOptions as_eve;
  as_eve.environment["USER"] = "eve";
  EXPECT_THAT(cairn({"require", "Mast", "Knots"}, as_eve), EndsWith(0));
  const Json said = list({"corrections"}, "corrections");
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0]["by"], "eve");
}

TEST_F(Corrections, MayBeNone) {
  EXPECT_THAT(list({"corrections"}, "corrections"), IsEmpty());
  EXPECT_THAT(cairn({"corrections"}).out, HasSubstr("no corrections"));
}

TEST_F(Corrections, AddARequirementThatIsCertain) {
  done({"require", "boat speed", "Knots", "--reason", "It is counted in them."});
  EXPECT_THAT(needed({"Boat Speed"}), ElementsAre("Knots"));
  const Json found = list({"needs", "Boat Speed"}, "prerequisites");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["confidence"], 1.0);
  EXPECT_THAT(cairn({"why", "Racing", "Knots"}), EndsWith(0));
  EXPECT_THAT(needed({"Racing"}), Contains("Knots"));
  EXPECT_THAT(names(list({"path", "Boat Speed"}, "steps")), ElementsAre("Knots", "Boat Speed"));
  EXPECT_THAT(needed({"Racing", "--min-confidence", "1"}), IsEmpty());
  EXPECT_THAT(needed({"Boat Speed", "--min-confidence", "1"}), ElementsAre("Knots"));
}

TEST_F(Corrections, DenyARequirement) {
  const Outcome run = cairn({"unrequire", "Apparent Wind", "True Wind"});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.out,
              AllOf(HasSubstr("Apparent Wind does not require True Wind"), Not(HasSubstr("others"))));
  EXPECT_THAT(needed({"Apparent Wind"}), ElementsAre("Boat Speed"));
  EXPECT_THAT(needed({"Racing"}), Not(Contains("True Wind")));
  EXPECT_THAT(cairn({"why", "Apparent Wind", "True Wind"}), EndsWith(1));
  EXPECT_THAT(names(list({"unlocks", "True Wind"}, "unlocks")), IsEmpty());
  EXPECT_THAT(names(list({"next", "--know", "Boat Speed"}, "ready")), Contains("Apparent Wind"));
  EXPECT_THAT(needed({"Racing", "--know", "Apparent Wind"}), Not(Contains("True Wind")));
}

TEST_F(Corrections, DenyOnlyTheOneWay) {
  done({"require", "Racing", "Apparent Wind"});
  const Outcome run = cairn({"unrequire", "Racing", "Apparent Wind"});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.out, HasSubstr("others")) << "it is still required over Sail Trim";
  EXPECT_THAT(needed({"Racing"}), Contains("Apparent Wind"));
  done({"unrequire", "Sail Trim", "Apparent Wind"});
  EXPECT_THAT(needed({"Racing"}), Not(Contains("Apparent Wind")));
}

TEST_F(Corrections, OfOnePairReplaceEachOther) {
  done({"unrequire", "Apparent Wind", "True Wind", "--by", "Ann"});
  done({"require", "Apparent Wind", "True Wind", "--by", "Bob"});
  Json said = list({"corrections"}, "corrections");
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0]["requires"], true);
  EXPECT_EQ(said[0]["by"], "Bob");
  EXPECT_THAT(needed({"Apparent Wind"}), UnorderedElementsAre("True Wind", "Boat Speed"));
  done({"unrequire", "Apparent Wind", "True Wind"});
  done({"unrequire", "Apparent Wind", "True Wind"});
  said = list({"corrections"}, "corrections");
  ASSERT_EQ(said.size(), 1U);
  EXPECT_EQ(said[0]["requires"], false);
  EXPECT_THAT(needed({"Apparent Wind"}), ElementsAre("Boat Speed"));
}

TEST_F(Corrections, CanBeWithdrawn) {
  const std::string before = exported();
  done({"unrequire", "Apparent Wind", "True Wind"});
  done({"require", "Mast", "Knots"});
  done({"corrections", "--withdraw", "apparent winds", "true wind"});
  EXPECT_EQ(list({"corrections"}, "corrections").size(), 1U);
  EXPECT_THAT(needed({"Apparent Wind"}), UnorderedElementsAre("True Wind", "Boat Speed"));
  done({"corrections", "--withdraw", "Mast", "Knots"});
  EXPECT_EQ(exported(), before) << "what the texts say stays";
  refused({"corrections", "--withdraw", "Mast", "Knots"}, 1, "Mast");
  refused({"corrections", "--withdraw", "Apparent Wind", "True Wind"}, 1, "True Wind");
  refused({"corrections", "--withdraw", "Apparent Wind", "tru wind"}, 1, "True Wind");
}

TEST_F(Corrections, ThatMakeACycleSaySo) {
  const Outcome run = cairn({"require", "True Wind", "Apparent Wind"});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.out, HasSubstr("together"));
  const Json steps = list({"path", "Apparent Wind"}, "steps");
  EXPECT_EQ(find(steps, "True Wind").value("group", Json()),
            find(steps, "Apparent Wind").value("group", Json()));
  EXPECT_TRUE(find(steps, "True Wind").value("group", Json()).is_number_integer());
}

TEST_F(Corrections, OfWhatIsUnknownOrTheSameAreRefused) {
  for (const char* command : {"require", "unrequire"}) {
    refused({command, "aparent wind", "Knots"}, 1, "Apparent Wind");
    refused({command, "Knots", "aparent wind"}, 1, "Apparent Wind");
    refused({command, "Knots", "proof"}, 1, "Proof (bread)");
    refused({command, "Knots", "knots"}, 2, "Knots");
  }
}

/// A source of which "Sail Trim" requires "Apparent Wind", called by this header.
std::string sailing_source(const std::string& wind, const std::string& more = "") {
  return "# Sailing\n\n## Knot\nA unit of speed.\n\n" +
         (wind.empty() ? std::string() : "## " + wind + "\nThe wind felt on board.\n\n") +
         "## Sail Trim\nTrim follows the apparent wind. Requires apparent wind.\n\n" + more;
}

/// A correction of each kind, made on the source with "Apparent Wind".
class CorrectionsOfASource : public LearnerTest {
 protected:
  void SetUp() override {
    import_text(sailing_source("Apparent Wind"), "s.md");
    ASSERT_THAT(needed({"Sail Trim"}), Contains("Apparent Wind"));
    done({"unrequire", "Sail Trim", "Apparent Wind", "--by", "Ann"});
    done({"require", "Apparent Wind", "Knot", "--by", "Bob"});
    said_ = list({"corrections"}, "corrections");
    ASSERT_EQ(said_.size(), 2U);
  }
  void import_again(const std::string& text) {
    import_text(text, "s.md");
    EXPECT_THAT(cairn({"check"}), EndsWith(0));
  }
  Json said_;
};

TEST_F(CorrectionsOfASource, SurviveThatItIsReadAgain) {
  import_again(sailing_source("Apparent Wind"));
  EXPECT_EQ(list({"corrections"}, "corrections"), said_);
  EXPECT_THAT(needed({"Sail Trim"}), Not(Contains("Apparent Wind")));
  EXPECT_THAT(needed({"Apparent Wind"}), Contains("Knot"));
}

TEST_F(CorrectionsOfASource, SurviveThatItChanges) {
  import_again(sailing_source("Apparent Wind", "## Mast\nA pole. It carries the sail trim.\n"));
  EXPECT_EQ(list({"corrections"}, "corrections"), said_);
  EXPECT_THAT(needed({"Sail Trim"}), Not(Contains("Apparent Wind")));
  EXPECT_THAT(needed({"Apparent Wind"}), Contains("Knot"));
}

TEST_F(CorrectionsOfASource, SurviveThatTheHeaderChangesItsCase) {
  for (const char* header : {"apparent wind", "Apparent wind", "APPARENT WIND"}) {
    SCOPED_TRACE(header);
    import_again(sailing_source(header));
    EXPECT_EQ(list({"corrections"}, "corrections").size(), 2U);
    EXPECT_THAT(needed({"Sail Trim"}), IsEmpty());
    EXPECT_THAT(needed({header}), Contains("Knot"));
  }
}

TEST_F(CorrectionsOfASource, SurviveThatTheHeaderBecomesPlural) {
  import_again(sailing_source("Apparent Winds"));
  EXPECT_EQ(list({"corrections"}, "corrections").size(), 2U);
  EXPECT_THAT(needed({"Sail Trim"}), IsEmpty()) << "it is the same concept";
  EXPECT_THAT(needed({"Apparent Winds"}), Contains("Knot"));
  EXPECT_THAT(needed({"Apparent Wind"}), Contains("Knot"));
}

TEST_F(CorrectionsOfASource, SurviveThatTheConceptIsGoneAndComesBack) {
  import_again(sailing_source(""));  // where others still name it, in lower case
  EXPECT_EQ(list({"corrections"}, "corrections").size(), 2U);
  EXPECT_THAT(needed({"Sail Trim"}), IsEmpty());
  import_again(sailing_source("Apparent Wind"));
  EXPECT_EQ(list({"corrections"}, "corrections"), said_);
  EXPECT_THAT(needed({"Sail Trim"}), Not(Contains("Apparent Wind")));
  EXPECT_THAT(needed({"Apparent Wind"}), Contains("Knot"));
}

TEST_F(CorrectionsOfASource, SurviveThatAllOfItIsAboutOtherThings) {
  import_again("# Garden\n\n## Rose\nA flower.\n\n## Flower\nPart of a plant.\n");
  EXPECT_EQ(list({"corrections"}, "corrections"), said_);
  import_again(sailing_source("Apparent Wind"));
  EXPECT_EQ(list({"corrections"}, "corrections"), said_);
  EXPECT_THAT(needed({"Sail Trim"}), IsEmpty());
}

TEST_F(CorrectionsOfASource, AreExportedAndImported) {
  const std::string file = write("whole.jsonl", exported()).string();
  const std::string other = (folder_ / "other").string();
  EXPECT_THAT(run_cairn({"--db", other, "import", file}), EndsWith(0));
  EXPECT_EQ(run_cairn({"--db", other, "corrections", "--json"}).out, cairn({"corrections", "--json"}).out);
  EXPECT_EQ(run_cairn({"--db", other, "needs", "Sail Trim", "--json"}).out,
            cairn({"needs", "Sail Trim", "--json"}).out);
}

// --- path ---

TEST_F(PathOptions, OfTimeKeepAPartThatFitsAndCanBeStudied) {
  const Json whole = ask({"path", "Racing", "Knots"});
  EXPECT_FALSE(whole.contains("left_out"));
  const int all = whole["minutes"];
  for (int minutes = 0; minutes <= all + 1; minutes += 3) {
    SCOPED_TRACE(minutes);
    const Json part = ask({"path", "Racing", "Knots", "--minutes", std::to_string(minutes)});
    EXPECT_THAT(keys(part), UnorderedElementsAre("goals", "known", "steps", "minutes", "left_out"));
    EXPECT_LE(part["minutes"], minutes);
    std::set<std::string> kept;
    int sum = 0;
    for (const auto& step : part["steps"]) {
      kept.insert(step["name"].get<std::string>());
      sum += step["minutes"].get<int>();
    }
    EXPECT_EQ(part["minutes"], sum);
    for (const auto& step : part["steps"]) {
      for (const auto& name : step["requires"])
        EXPECT_TRUE(kept.contains(name)) << step["name"] << " needs " << name;
    }
    auto together = names(part["steps"]);
    for (const auto& name : part["left_out"]) together.push_back(name);
    EXPECT_THAT(together, UnorderedElementsAreArray(names(whole["steps"])));
  }
  const Json enough = ask({"path", "Racing", "Knots", "--minutes", std::to_string(all)});
  EXPECT_EQ(enough["steps"], whole["steps"]);
  EXPECT_THAT(enough["left_out"], IsEmpty());
}

TEST_F(PathOptions, OfTimeKeepAGoalThatFits) {
  const Json part = ask({"path", "Racing", "Knots", "--minutes", "3"});
  EXPECT_THAT(names(part["steps"]), Contains("Knots"));
  EXPECT_THAT(part["left_out"], Contains("Racing"));
  EXPECT_THAT(cairn({"path", "Racing", "--minutes", "3"}).out,
              AllOf(HasSubstr("Left out"), HasSubstr("Racing")));
  EXPECT_THAT(cairn({"path", "Racing", "--minutes", "0"}).out, HasSubstr("No step fits"));
}

TEST_F(PathOptions, OfAllShowWhatIsKnown) {
  const Json whole = ask({"path", "Racing"});
  for (const auto& step : whole["steps"]) EXPECT_EQ(step.value("known", false), false);
  const Json some = ask({"path", "Racing", "--know", "Apparent Wind", "--all"});
  EXPECT_THAT(names(some["steps"]), UnorderedElementsAreArray(names(whole["steps"])));
  for (const auto& step : some["steps"]) {
    const std::set<std::string> known = {"Apparent Wind", "True Wind", "Boat Speed"};
    EXPECT_EQ(step["known"], known.contains(step["name"].get<std::string>())) << step["name"];
  }
  EXPECT_EQ(some["minutes"], ask({"path", "Racing", "--know", "Apparent Wind"})["minutes"])
      << "what is known takes no time";
  EXPECT_THAT(names(list({"path", "Racing", "--know", "Apparent Wind"}, "steps")),
              Not(Contains("True Wind")));
  const Json done = ask({"path", "Racing", "--know", "Racing", "--all"});
  EXPECT_EQ(done["minutes"], 0);
  for (const auto& step : done["steps"]) EXPECT_EQ(step["known"], true);
  EXPECT_EQ(done["steps"].size(), 7U);
}

TEST_F(PathOptions, OfAllAndOfALearnerAndOfTimeGoTogether) {
  cairn({"know", "Apparent Wind"});
  const Json part = ask({"path", "Racing", "--learner", "me", "--all", "--minutes", "4"});
  EXPECT_LE(part["minutes"], 4);
  for (const auto& name : part["left_out"]) {
    EXPECT_THAT(std::vector<std::string>({"Apparent Wind", "True Wind", "Boat Speed"}), Not(Contains(name)))
        << "what is known takes no time to leave out";
  }
}

TEST_F(PathOptions, OfPaceChangeTheMinutes) {
  import_text(R"({"type":"node","id":"1","labels":["Concept"],"properties":{"name":"Long","definition":")" +
                  words(1400) + R"("}})",
              "long");
  const int usual = ask({"path", "Long"})["minutes"];
  EXPECT_EQ(ask({"path", "Long", "--pace", "70"})["minutes"], usual);
  EXPECT_GT(ask({"path", "Long", "--pace", "10"})["minutes"], usual);
  EXPECT_LT(ask({"path", "Long", "--pace", "700"})["minutes"], usual);
  EXPECT_GE(ask({"path", "Long", "--pace", "1000000000"})["minutes"], 1);
  EXPECT_EQ(ask({"path", "Long", "--minutes", "5"})["left_out"], Json({"Long"}));
  EXPECT_THAT(ask({"path", "Long", "--minutes", "5", "--pace", "700"})["left_out"], IsEmpty());
}

// --- related, connect, search, why ---

TEST_F(Neighbourhood, HoldsWhatIsNearWithItsReason) {
  const Json answer = ask({"related", "apparent wind"});
  EXPECT_THAT(keys(answer), UnorderedElementsAre("concepts", "related"));
  EXPECT_THAT(names(answer.value("concepts", Json::array())), ElementsAre("Apparent Wind"));
  const Json related = answer.value("related", Json::array());
  EXPECT_THAT(names(related), AllOf(Contains("True Wind"), Contains("Sail Trim"), Not(Contains("Knots")),
                                    Not(Contains("Apparent Wind"))));
  for (const auto& one : related) {
    EXPECT_THAT(keys(one), UnorderedElementsAre("id", "name", "score", "via"));
    EXPECT_TRUE(one["score"].is_number());
  }
  for (std::size_t i = 1; i < related.size(); ++i) EXPECT_GE(related[i - 1]["score"], related[i]["score"]);
  EXPECT_EQ(list({"related", "Apparent Wind", "--limit", "2"}, "related").size(), 2U);
  EXPECT_THAT(list({"related", "Apparent Wind", "--limit", "0"}, "related"), IsEmpty());
  EXPECT_THAT(list({"related", "Knots"}, "related"), IsEmpty());
  EXPECT_THAT(cairn({"related", "Knots"}).out, HasSubstr("Nothing"));
  EXPECT_THAT(cairn({"related", "Apparent Wind"}).out, HasSubstr("True Wind"));
  refused({"related", "aparent wind"}, 1, "Apparent Wind");
}

TEST_F(Neighbourhood, TellsHowTwoConceptsHangTogether) {
  const Json answer = ask({"connect", "racing", "apparent wind"});
  EXPECT_THAT(keys(answer), UnorderedElementsAre("from", "to", "connections"));
  ASSERT_FALSE(answer["connections"].empty());
  for (const auto& chain : answer["connections"]) {
    for (const auto& link : chain) {
      EXPECT_THAT(keys(link), UnorderedElementsAre("from", "to", "type", "confidence", "evidence"));
    }
  }
  const Json first = answer["connections"][0];
  EXPECT_EQ(first.size(), 2U);
  EXPECT_EQ(first[0]["type"], "REQUIRES") << "rather than over what is mentioned";
  EXPECT_EQ(first[0]["evidence"][0]["text"], "Races are won by trim.");
  EXPECT_THAT(cairn({"connect", "Racing", "Apparent Wind"}).out,
              AllOf(HasSubstr("Racing requires Sail Trim"), HasSubstr("Races are won by trim.")));
}

TEST_F(Neighbourhood, HasConnectionsAgainstTheDirectionToo) {
  const Json answer = ask({"connect", "True Wind", "Boat Speed"});
  ASSERT_FALSE(answer["connections"].empty());
  EXPECT_EQ(answer["connections"][0].size(), 2U);
  EXPECT_EQ(answer["connections"][0][0]["from"], "Apparent Wind");
}

TEST_F(Neighbourhood, WithoutAConnectionEndsWithOne) {
  const Outcome run = cairn({"connect", "Racing", "Knots"});
  EXPECT_THAT(run, EndsWith(1));
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, AllOf(HasSubstr("Racing"), HasSubstr("Knots")));
  const Outcome as_json = cairn({"connect", "Racing", "Knots", "--json"});
  EXPECT_THAT(as_json, EndsWith(1));
  EXPECT_THAT(as_json.json()["connections"], IsEmpty());
  refused({"connect", "Racing", "aparent wind"}, 1, "Apparent Wind");
  refused({"connect", "aparent wind", "Racing"}, 1, "Apparent Wind");
  refused({"connect", "Racing", "regatta sailing"}, 2, "Racing");
  refused({"why", "Racing", "Knots"}, 1, "Knots");
}

TEST_F(Neighbourhood, IsSearchedByWords) {
  const Json answer = ask({"search", "wind"});
  EXPECT_THAT(keys(answer), UnorderedElementsAre("words", "results"));
  const Json results = answer.value("results", Json::array());
  EXPECT_THAT(names(results), UnorderedElementsAre("Apparent Wind", "True Wind"));
  for (const auto& one : results)
    EXPECT_THAT(keys(one), UnorderedElementsAre("id", "name", "score", "definition"));
  EXPECT_EQ(list({"search", "winds", "--limit", "1"}, "results").size(), 1U) << "in any form of the word";
  const auto first = names(list({"search", "true", "wind"}, "results"));
  ASSERT_FALSE(first.empty());
  EXPECT_EQ(first[0], "True Wind") << "the words together";
  EXPECT_THAT(names(list({"search", "regatta"}, "results")), ElementsAre("Racing")) << "by alias";
  EXPECT_THAT(names(list({"search", "win"}, "results")), ElementsAre("Racing")) << "by definition";
  EXPECT_THAT(cairn({"search", "regatta"}).out, AllOf(HasSubstr("Racing"), HasSubstr("Sailing to win.")));
}

TEST_F(Neighbourhood, WhereNothingIsFoundIsEmpty) {
  EXPECT_THAT(list({"search", "qqqqqq"}, "results"), IsEmpty());
  EXPECT_THAT(list({"search", ""}, "results"), IsEmpty());
  EXPECT_THAT(list({"search", "\"*' OR ("}, "results"), IsEmpty());
  EXPECT_THAT(cairn({"search", "qqqqqq"}).out, HasSubstr("Nothing"));
}

// --- lint ---

std::vector<Json> findings_of(const Json& answer, const std::string& problem) {
  std::vector<Json> found;
  for (const auto& finding : answer.value("findings", Json::array())) {
    if (finding["problem"] == problem) found.push_back(finding);
  }
  return found;
}

TEST_F(Lint, FindsCyclesAndMissingDefinitionsAndWhatIsRedundant) {
  const Json answer = ask({"lint"});
  EXPECT_THAT(keys(answer), ElementsAre("findings"));
  for (const auto& finding : answer["findings"])
    EXPECT_THAT(keys(finding), UnorderedElementsAre("problem", "concepts", "detail", "requirement"));
  const auto cycles = findings_of(answer, "cycle");
  ASSERT_EQ(cycles.size(), 1U);
  EXPECT_THAT(cycles[0]["concepts"], UnorderedElementsAre("Rigging", "Mast"));
  EXPECT_EQ(findings_of(answer, "no definition").size(), 9U) << "all but Racing";
  EXPECT_THAT(findings_of(answer, "redundant"), IsEmpty());
  EXPECT_THAT(cairn({"lint"}).out, AllOf(HasSubstr("Rigging"), HasSubstr("Mast"), HasSubstr("9")));
  EXPECT_THAT(cairn({"lint", "--limit", "2"}).out, HasSubstr("and 7 more"));
}

TEST_F(Lint, FindsWhatFollowsFromOthers) {
  cairn(
      {"query",
       "MATCH (a {name: 'Racing'}), (b {name: 'True Wind'}) CREATE (a)-[:REQUIRES {confidence: 0.6}]->(b)"});
  const auto redundant = findings_of(ask({"lint"}), "redundant");
  ASSERT_EQ(redundant.size(), 1U);
  EXPECT_THAT(redundant[0]["concepts"], ElementsAre("Racing", "True Wind"));
}

TEST_F(Lint, OfWhatIsInOrderHasNothingToRemark) {
  const std::string other = (folder_ / "other").string();
  const auto file = write(
      "good",
      R"({"type":"node","id":"1","labels":["Concept"],"properties":{"name":"A wind","definition":"Air that moves."}})");
  EXPECT_THAT(run_cairn({"--db", other, "import", file.string()}), EndsWith(0));
  EXPECT_EQ(run_cairn({"--db", other, "lint"}).out, "Nothing to remark.\n");
  EXPECT_EQ(run_cairn({"--db", other, "lint", "--json"}).json(), Json::parse(R"({"findings":[]})"));
}

// --- all commands ---

std::vector<Arguments> reading_commands() {
  return {{"next"},
          {"review"},
          {"unlocks", "Apparent Wind"},
          {"needs", "Racing", "--know", "Mast"},
          {"path", "Racing", "--minutes", "9"},
          {"related", "Racing"},
          {"connect", "Racing", "Mast"},
          {"why", "Racing", "Mast"},
          {"search", "wind"},
          {"lint"},
          {"corrections"},
          {"learners"}};
}

std::vector<Arguments> writing_commands(const std::string& learner_file) {
  return {{"know", "Racing"},
          {"forget", "Racing"},
          {"require", "Racing", "Knots"},
          {"unrequire", "Racing", "Mast"},
          {"corrections", "--withdraw", "Racing", "Mast"},
          {"learners", "import", learner_file},
          {"learners", "remove", "me"}};
}

TEST_F(Commands, ThatReadPrintOneLineOfJson) {
  for (Arguments command : reading_commands()) {
    command.emplace_back("--json");
    SCOPED_TRACE(::testing::PrintToString(command));
    const Outcome run = cairn(command);
    EXPECT_THAT(run, EndsWith(0));
    if (run.code != 0) continue;
    EXPECT_TRUE(run.json().is_object());
    EXPECT_TRUE(run.out.ends_with('\n'));
    EXPECT_EQ(run.err, "");
  }
}

TEST_F(Commands, ThatWriteALearnerTakeTheJsonOptionToo) {
  done({"know", "Mast"});
  EXPECT_EQ(cairn({"learners", "export", "me", "--json"}).out, cairn({"learners", "export", "me"}).out);
}

TEST_F(Commands, ThatReadChangeNothing) {
  done({"know", "Mast"});
  const std::string before = exported();
  for (const Arguments& command : reading_commands()) {
    SCOPED_TRACE(::testing::PrintToString(command));
    EXPECT_THAT(cairn(command), EndsWith(0));
    EXPECT_EQ(cairn(command).out, cairn(command).out) << "the same each time";
  }
  EXPECT_EQ(exported(), before);
}

TEST_F(Commands, WithWrongUsageEndWithTwo) {
  for (const Arguments& wrong : std::vector<Arguments>{{"know"},
                                                       {"forget"},
                                                       {"unlocks"},
                                                       {"related"},
                                                       {"search"},
                                                       {"connect", "Racing"},
                                                       {"connect", "Racing", "Mast", "Knots"},
                                                       {"require", "Racing"},
                                                       {"unrequire"},
                                                       {"require", "Racing", "Mast", "Knots"},
                                                       {"corrections", "Racing"},
                                                       {"corrections", "Racing", "Mast"},
                                                       {"corrections", "--withdraw"},
                                                       {"corrections", "--withdraw", "Racing"},
                                                       {"learners", "export"},
                                                       {"learners", "import"},
                                                       {"learners", "remove"},
                                                       {"learners", "nonsense"},
                                                       {"next", "Racing"},
                                                       {"next", "--limit", "x"},
                                                       {"next", "--limit=-1"},
                                                       {"next", "--min-confidence", "2"},
                                                       {"next", "--nonsense"},
                                                       {"review", "Racing"},
                                                       {"lint", "Racing"},
                                                       {"path", "Racing", "--minutes=-1"},
                                                       {"path", "Racing", "--minutes", "x"},
                                                       {"path", "Racing", "--pace", "0"},
                                                       {"path", "Racing", "--pace=-5"},
                                                       {"related", "Racing", "--limit=-1"},
                                                       {"search", "wind", "--limit=-1"},
                                                       {"needs", "Racing", "--learner"}}) {
    refused(wrong, 2);
  }
}

TEST_F(Commands, SayWhatANumberMayBe) {
  EXPECT_THAT(cairn({"path", "Racing", "--pace", "0"}).err, Not(HasSubstr("17976931348623157")));
  EXPECT_THAT(cairn({"path", "Racing", "--minutes=-1"}).err, Not(HasSubstr("17976931348623157")));
}

TEST(CommandsWithoutADatabase, EndWithThreeAndMakeNone) {
  const test::TemporaryFolder folder;
  const std::string missing = (folder / "db").string();
  test::write_file(folder / "me.json", R"({"learner":"me","knows":["Racing"]})");
  auto commands = reading_commands();
  commands.push_back({"learners", "export", "me"});
  for (const auto& command : writing_commands((folder / "me.json").string())) commands.push_back(command);
  for (Arguments command : commands) {
    SCOPED_TRACE(::testing::PrintToString(command));
    command.insert(command.begin(), {"--db", missing});
    const Outcome run = run_cairn(command);
    EXPECT_THAT(run, EndsWith(3));
    EXPECT_THAT(run.err, AllOf(StartsWith("cairn: "), HasSubstr(missing), HasSubstr("cairn import")));
    EXPECT_EQ(run.out, "");
    EXPECT_FALSE(std::filesystem::exists(missing));
    std::filesystem::remove_all(missing);
  }
}

TEST(CommandsInMemory, FindAnEmptyDatabase) {
  for (const Arguments& about_all : std::vector<Arguments>{
           {"next"}, {"review"}, {"lint"}, {"corrections"}, {"learners"}, {"search", "wind"}}) {
    SCOPED_TRACE(::testing::PrintToString(about_all));
    Arguments command = about_all;
    command.insert(command.begin(), {"--db", ":memory:"});
    EXPECT_THAT(run_cairn(command), EndsWith(0));
  }
  for (const Arguments& by_name : std::vector<Arguments>{{"needs", "Racing"},
                                                         {"unlocks", "Racing"},
                                                         {"related", "Racing"},
                                                         {"connect", "Racing", "Mast"},
                                                         {"why", "Racing", "Mast"},
                                                         {"know", "Racing"},
                                                         {"forget", "Racing"},
                                                         {"require", "Racing", "Mast"},
                                                         {"unrequire", "Racing", "Mast"},
                                                         {"corrections", "--withdraw", "Racing", "Mast"},
                                                         {"learners", "export", "me"},
                                                         {"learners", "remove", "me"}}) {
    SCOPED_TRACE(::testing::PrintToString(by_name));
    Arguments command = by_name;
    command.insert(command.begin(), {"--db", ":memory:"});
    const Outcome run = run_cairn(command);
    EXPECT_THAT(run, EndsWith(1));
    EXPECT_EQ(run.out, "");
  }
}

}  // namespace
}  // namespace cairn::cli
