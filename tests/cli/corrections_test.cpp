// `cairn require`, `unrequire` and `corrections`: what users say of requirements in place of the texts.

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

class Corrections : public LearnerTest {};

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

TEST_F(CorrectionsOfASource, OfAGraphFileSurviveThatItNamesTheirConceptsNoMore) {
  const std::string jib =
      R"({"type":"node","id":"a","labels":["Concept"],"properties":{"name":"Jib sheet"}})";
  const std::string keel =
      R"({"type":"node","id":"b","labels":["Concept"],"properties":{"name":"Fin keel"}})";
  const std::string gone =
      R"({"type":"node","id":"c","labels":["Concept"],"properties":{"name":"Bowsprit"}})";
  const auto import_graph = [&](const std::string& lines) {
    ASSERT_THAT(cairn({"import", write("graph.jsonl", lines).string()}), EndsWith(0));
  };
  import_graph(jib + "\n" + keel + "\n" + gone + "\n");
  ASSERT_THAT(cairn({"require", "Jib sheet", "Fin keel"}), EndsWith(0));
  ASSERT_THAT(cairn({"know", "Fin keel"}), EndsWith(0));
  import_graph(jib + "\n");
  EXPECT_THAT(needed({"Jib sheet"}), Contains("Fin keel"));
  EXPECT_EQ(cairn({"learners", "--json"}).json()["learners"][0]["knows"], 1);
  EXPECT_THAT(cairn({"show", "Bowsprit"}), EndsWith(1)) << "nobody said anything of it";
  import_graph(jib + "\n" + keel + "\n");
  EXPECT_THAT(cairn({"show", "Fin keel"}), EndsWith(0)) << "one concept, as before";
}

TEST_F(CorrectionsOfASource, AreExportedAndImported) {
  const std::string file = write("whole.jsonl", exported()).string();
  const std::string other = (folder_ / "other").string();
  EXPECT_THAT(run_cairn({"--db", other, "import", file}), EndsWith(0));
  EXPECT_EQ(run_cairn({"--db", other, "corrections", "--json"}).out, cairn({"corrections", "--json"}).out);
  EXPECT_EQ(run_cairn({"--db", other, "needs", "Sail Trim", "--json"}).out,
            cairn({"needs", "Sail Trim", "--json"}).out);
}

}  // namespace
}  // namespace cairn::cli
