// The answers of needs, path, why, show and stats: the JSON that scripts rely on, key by key, and the text
// for people.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "tests/cli/answers.h"
#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

bool is_list_of_strings(const Json& list) {
  return list.is_array() &&
         std::all_of(list.begin(), list.end(), [](const Json& element) { return element.is_string(); });
}

void expect_evidence(const Json& evidence) {
  ASSERT_TRUE(evidence.is_array());
  for (const auto& piece : evidence) {
    EXPECT_THAT(keys(piece), UnorderedElementsAre("text", "source", "line"));
    EXPECT_TRUE(piece["text"].is_string());
    EXPECT_TRUE(piece["source"].is_string());
    EXPECT_TRUE(piece["line"].is_number_integer());
  }
}

class Answers : public ProgramTest {
 protected:
  void SetUp() override { import_text(sailing_graph()); }
  Json ask(std::vector<std::string> arguments) {
    arguments.emplace_back("--json");
    const Outcome run = cairn(arguments);
    EXPECT_THAT(run, EndsWith(0));
    EXPECT_EQ(run.err, "");
    return run.json();
  }
};

// --- needs ---

TEST_F(Answers, OfNeedsHaveTheirShape) {
  const Json answer = ask({"needs", "Racing", "--know", "Boat Speed"});
  EXPECT_THAT(keys(answer), UnorderedElementsAre("goals", "known", "prerequisites"));
  ASSERT_EQ(answer["goals"].size(), 1U);
  EXPECT_THAT(keys(answer["goals"][0]), UnorderedElementsAre("id", "name"));
  EXPECT_TRUE(answer["goals"][0]["id"].is_number_integer());
  EXPECT_EQ(answer["goals"][0]["name"], "Racing");
  EXPECT_THAT(answer["known"], ElementsAre("Boat Speed"));
  ASSERT_EQ(answer["prerequisites"].size(), 5U);
  for (const auto& found : answer["prerequisites"]) {
    EXPECT_THAT(keys(found), UnorderedElementsAre("id", "name", "depth", "confidence", "group", "required_by",
                                                  "evidence"));
    EXPECT_TRUE(found["id"].is_number_integer());
    EXPECT_TRUE(found["name"].is_string());
    EXPECT_TRUE(found["depth"].is_number_integer());
    EXPECT_TRUE(found["confidence"].is_number_float());
    EXPECT_TRUE(found["group"].is_null() || found["group"].is_number_integer());
    EXPECT_TRUE(is_list_of_strings(found["required_by"]));
    expect_evidence(found["evidence"]);
  }
}

TEST_F(Answers, OfNeedsAreNearestFirstWithReasons) {
  const Json answer = ask({"needs", "Racing"});
  std::vector<int> depths;
  for (const auto& found : answer["prerequisites"]) depths.push_back(found["depth"]);
  EXPECT_THAT(depths, ElementsAre(1, 2, 2, 3, 3, 3));
  EXPECT_EQ(answer["prerequisites"][0]["name"], "Sail Trim");
  const Json wind = find(answer["prerequisites"], "Apparent Wind");
  EXPECT_THAT(wind["required_by"], ElementsAre("Sail Trim"));
  EXPECT_DOUBLE_EQ(wind["confidence"], 0.7) << "that of the weakest edge";
  EXPECT_TRUE(wind["group"].is_null());
  ASSERT_EQ(wind["evidence"].size(), 2U);
  EXPECT_EQ(wind["evidence"][1]["text"], "Trim to it.");
  EXPECT_EQ(wind["evidence"][1]["source"], "log");
  EXPECT_EQ(wind["evidence"][1]["line"], 4);
  const Json mast = find(answer["prerequisites"], "Mast");
  const Json rigging = find(answer["prerequisites"], "Rigging");
  EXPECT_TRUE(mast["group"].is_number_integer());
  EXPECT_EQ(mast["group"], rigging["group"]);
}

TEST_F(Answers, OfNeedsHeedKnowledgeDepthAndConfidence) {
  EXPECT_THAT(names(ask({"needs", "Racing", "--know", "Apparent Wind"})["prerequisites"]),
              UnorderedElementsAre("Sail Trim", "Rigging", "Mast"));
  EXPECT_THAT(names(ask({"needs", "Racing", "--know", "Apparent Wind", "--strictly"})["prerequisites"]),
              UnorderedElementsAre("Sail Trim", "True Wind", "Boat Speed", "Rigging", "Mast"));
  EXPECT_THAT(names(ask({"needs", "Racing", "--depth", "1"})["prerequisites"]), ElementsAre("Sail Trim"));
  EXPECT_THAT(names(ask({"needs", "Racing", "--min-confidence", "0.65"})["prerequisites"]),
              UnorderedElementsAre("Sail Trim", "Apparent Wind", "True Wind"));
}

TEST_F(Answers, OfNeedsTakeSeveralGoals) {
  const Json answer = ask({"needs", "Apparent Wind", "Mast", "apparent wind"});
  EXPECT_THAT(names(answer["goals"]), ElementsAre("Apparent Wind", "Mast")) << "each goal once";
  EXPECT_THAT(names(answer["prerequisites"]), UnorderedElementsAre("True Wind", "Boat Speed", "Rigging"));
}

TEST_F(Answers, OfNeedsOfWhatNeedsNothingAreEmpty) {
  EXPECT_THAT(ask({"needs", "Knots"})["prerequisites"], IsEmpty());
  EXPECT_THAT(cairn({"needs", "Knots"}).out, HasSubstr("Knots needs nothing first, as far as"));
  EXPECT_THAT(cairn({"needs", "Racing", "--know", "Racing"}).out,
              HasSubstr("nothing first but what is known"));
}

TEST_F(Answers, OfNeedsTellWhatIsKnownByItsName) {
  EXPECT_THAT(ask({"needs", "Racing", "--know", "apparent winds"})["known"], ElementsAre("Apparent Wind"));
}

TEST_F(Answers, OfNeedsCanBeRead) {
  const Outcome run = cairn({"needs", "racing"});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.out, AllOf(HasSubstr("Racing"), HasSubstr("Sail Trim"), HasSubstr("Races are won by trim."),
                             HasSubstr("book:12"), HasSubstr("0.70")));
}

// --- path ---

TEST_F(Answers, OfPathHaveTheirShape) {
  const Json answer = ask({"path", "Racing", "--know", "Boat Speed"});
  EXPECT_THAT(keys(answer), UnorderedElementsAre("goals", "known", "steps", "minutes"));
  EXPECT_THAT(names(answer["goals"]), ElementsAre("Racing"));
  EXPECT_THAT(keys(answer["goals"][0]), UnorderedElementsAre("id", "name"));
  EXPECT_THAT(answer["known"], ElementsAre("Boat Speed"));
  int position = 0;
  int minutes = 0;
  ASSERT_EQ(answer["steps"].size(), 6U);
  for (const auto& step : answer["steps"]) {
    EXPECT_THAT(keys(step), UnorderedElementsAre("position", "id", "name", "minutes", "group", "goal",
                                                 "requires", "evidence"));
    EXPECT_EQ(step["position"], ++position);
    EXPECT_TRUE(step["id"].is_number_integer());
    EXPECT_TRUE(step["minutes"].is_number_integer());
    EXPECT_TRUE(step["group"].is_null() || step["group"].is_number_integer());
    EXPECT_TRUE(step["goal"].is_boolean());
    EXPECT_TRUE(is_list_of_strings(step["requires"]));
    expect_evidence(step["evidence"]);
    minutes += step["minutes"].get<int>();
  }
  EXPECT_EQ(answer["minutes"], minutes);
  EXPECT_GT(minutes, 0);
}

TEST_F(Answers, OfPathAreInAnOrderToStudyIn) {
  const Json answer = ask({"path", "Racing"});
  std::set<std::string> seen;
  for (const auto& step : answer["steps"]) {
    for (const auto& name : step["requires"]) {
      const bool in_one_group =
          !step["group"].is_null() && find(answer["steps"], name)["group"] == step["group"];
      EXPECT_TRUE(seen.contains(name) || in_one_group) << step["name"] << " comes before " << name;
    }
    seen.insert(step["name"]);
    EXPECT_EQ(step["goal"], step["name"] == "Racing");
  }
  EXPECT_EQ(answer["steps"].back()["name"], "Racing");
  const auto order = names(answer["steps"]);
  const auto mast = std::find(order.begin(), order.end(), "Mast");
  const auto rigging = std::find(order.begin(), order.end(), "Rigging");
  EXPECT_EQ(std::abs(mast - rigging), 1) << "the members of a cycle are adjacent";
}

TEST_F(Answers, OfPathToWhatIsKnownAreEmpty) {
  const Json answer = ask({"path", "Racing", "--know", "Racing"});
  EXPECT_THAT(answer["steps"], IsEmpty());
  EXPECT_EQ(answer["minutes"], 0);
  EXPECT_THAT(cairn({"path", "Racing", "--know", "Racing"}).out, HasSubstr("Nothing is left to learn"));
}

TEST_F(Answers, OfPathHoldWhatNeedsFindsAndThenTheGoals) {
  for (const Arguments& asked : std::vector<Arguments>{{"Racing"},
                                                       {"Racing", "Knots"},
                                                       {"Racing", "--know", "Apparent Wind"},
                                                       {"Racing", "--know", "Apparent Wind", "--strictly"},
                                                       {"Racing", "--min-confidence", "0.65"}}) {
    Arguments needs = asked;
    needs.insert(needs.begin(), "needs");
    Arguments path = asked;
    path.insert(path.begin(), "path");
    const Json needed = ask(needs);
    const Json steps = ask(path);
    auto expected = names(needed["prerequisites"]);
    for (const auto& goal : names(needed["goals"])) expected.push_back(goal);
    EXPECT_THAT(names(steps["steps"]), ::testing::UnorderedElementsAreArray(expected));
    EXPECT_EQ(steps["goals"], needed["goals"]);
    EXPECT_EQ(steps["known"], needed["known"]);
  }
}

TEST_F(Answers, OfPathCanBeRead) {
  const Outcome run = cairn({"path", "Racing"});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.out, AllOf(HasSubstr("  1. "), HasSubstr("  7. Racing"), HasSubstr("(goal)")));
}

// --- why ---

TEST_F(Answers, OfWhyHaveTheirShape) {
  const Json answer = ask({"why", "racing", "true wind"});
  EXPECT_THAT(keys(answer), UnorderedElementsAre("from", "to", "chain"));
  EXPECT_EQ(answer["from"], "Racing");
  EXPECT_EQ(answer["to"], "True Wind");
  ASSERT_EQ(answer["chain"].size(), 3U);
  std::string last = "Racing";
  for (const auto& link : answer["chain"]) {
    EXPECT_THAT(keys(link), UnorderedElementsAre("from", "to", "confidence", "evidence"));
    EXPECT_EQ(link["from"], last);
    last = link["to"];
    EXPECT_TRUE(link["confidence"].is_number_float());
    expect_evidence(link["evidence"]);
  }
  EXPECT_EQ(last, "True Wind");
  EXPECT_EQ(answer["chain"][1]["evidence"].size(), 2U);
}

TEST_F(Answers, OfWhyWithoutAWayHaveAnEmptyChain) {
  const Outcome run = cairn({"why", "Racing", "Knots", "--json"});
  EXPECT_THAT(run, EndsWith(1));
  EXPECT_THAT(run.json()["chain"], IsEmpty());
}

TEST_F(Answers, OfWhyWithoutAWayTellTheNearestTruth) {
  EXPECT_THAT(cairn({"why", "True Wind", "Racing"}).err, HasSubstr("Racing requires True Wind"));
  ASSERT_THAT(cairn({"query",
                     "CREATE (:Concept {name: 'Gybe', category: 'turns'}), (:Concept {name: 'Tack', "
                     "category: 'turns'}), (m:Concept {name: 'Manoeuvre'}), "
                     "(:Concept {name: 'Jibing'})-[:IS_A]->(m)<-[:IS_A]-(:Concept {name: 'Heaving to'})"}),
              EndsWith(0));
  EXPECT_THAT(cairn({"why", "Gybe", "Tack"}).err, HasSubstr("both belong to turns"));
  EXPECT_THAT(cairn({"why", "Jibing", "Heaving to"}).err, HasSubstr("over Manoeuvre"));
  EXPECT_THAT(cairn({"why", "Gybe", "Jibing"}).err, Not(HasSubstr(";")));
}

TEST_F(Answers, OfWhyCanBeRead) {
  const Outcome run = cairn({"why", "Racing", "Apparent Wind"});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.out, AllOf(HasSubstr("Racing requires Sail Trim"),
                             HasSubstr("Trim follows the apparent wind."), HasSubstr("book:3")));
}

class Explanations : public ProgramTest {
 protected:
  void SetUp() override {
    ProgramTest::SetUp();
    const auto book = write("boats.md",
                            "# Boats\n\n## Gennaker\n\nA gennaker is a sail that extends the spinnaker.\n\n"
                            "## Spinnaker\n\nA spinnaker is a light sail.\n\n## Halyard\n\nIt hoists.\n");
    ASSERT_THAT(cairn({"import", book.string()}), EndsWith(0));
  }
};

TEST_F(Explanations, OfAnExtractedLinkAddUpToItsConfidence) {
  const Outcome run = cairn({"why", "Gennaker", "Spinnaker", "--explain", "--json"});
  ASSERT_THAT(run, EndsWith(0));
  const Json link = run.json()["chain"].at(0);
  double score = 0;
  double greatest = std::numeric_limits<double>::infinity();
  for (const auto& feature : link["features"]) {
    EXPECT_THAT(keys(feature), UnorderedElementsAre("name", "value", "weight"));
    const double share = feature["value"].get<double>() * feature["weight"].get<double>();
    score += share;
    EXPECT_LE(std::abs(share), greatest) << "what counts most comes first";
    greatest = std::abs(share);
  }
  EXPECT_NEAR(1 / (1 + std::exp(-score)), link["confidence"].get<double>(), 0.001);
  EXPECT_THAT(cairn({"why", "Gennaker", "Spinnaker", "--explain"}).out,
              AllOf(HasSubstr("in definition"), HasSubstr("stands on")));
  EXPECT_THAT(cairn({"why", "Gennaker", "Spinnaker"}).out, Not(HasSubstr("in definition")));
}

TEST_F(Explanations, OfWhatAPersonSaysAreThatAPersonSaysSo) {
  ASSERT_THAT(cairn({"require", "Spinnaker", "Halyard"}), EndsWith(0));
  EXPECT_THAT(cairn({"why", "Spinnaker", "Halyard", "--explain"}).out, HasSubstr("a person"));
  const Outcome run = cairn({"why", "Gennaker", "Halyard", "--explain", "--json"});
  EXPECT_TRUE(run.json()["chain"].at(0)["features"].is_array());
  EXPECT_TRUE(run.json()["chain"].at(1)["features"].is_null());
}

// --- show ---

TEST_F(Answers, OfShowHaveTheirShape) {
  const Json answer = ask({"show", "regatta sailing"});
  EXPECT_THAT(keys(answer),
              UnorderedElementsAre("id", "name", "aliases", "category", "categories", "definition",
                                   "requires", "required_by", "mentions", "sources", "definitions", "is_a",
                                   "kinds", "part_of", "parts", "contrasts_with", "see_also"));
  EXPECT_TRUE(answer["id"].is_number_integer());
  EXPECT_EQ(answer["name"], "Racing");
  EXPECT_THAT(answer["aliases"], ElementsAre("regatta sailing"));
  EXPECT_EQ(answer["category"], "sport");
  EXPECT_THAT(answer["categories"], ElementsAre("sport", "leisure"));
  EXPECT_EQ(answer["definition"], "Sailing to win.");
  ASSERT_EQ(answer["requires"].size(), 1U);
  EXPECT_EQ(answer["requires"][0], Json({{"name", "Sail Trim"}, {"confidence", 0.7}}));
  EXPECT_THAT(answer["required_by"], IsEmpty());
  ASSERT_EQ(answer["mentions"].size(), 1U);
  EXPECT_EQ(answer["mentions"][0], Json({{"name", "True Wind"}, {"count", 3}}));
  EXPECT_THAT(answer["sources"], IsEmpty());
}

TEST_F(Answers, OfShowOfABareConceptHaveTheSameKeys) {
  const Json answer = ask({"show", "Mast"});
  EXPECT_EQ(answer.size(), 17U);
  EXPECT_TRUE(answer["category"].is_null());
  EXPECT_TRUE(answer["definition"].is_null());
  EXPECT_THAT(answer["aliases"], IsEmpty());
  EXPECT_THAT(answer["categories"], IsEmpty());
  EXPECT_THAT(answer["required_by"], ElementsAre("Rigging"));
}

TEST_F(Answers, OfShowCanBeRead) {
  EXPECT_THAT(cairn({"show", "racing"}).out,
              AllOf(::testing::StartsWith("Racing"), HasSubstr("regatta sailing"), HasSubstr("sport"),
                    HasSubstr("Sailing to win."), HasSubstr("Sail Trim"), HasSubstr("True Wind")));
  EXPECT_THAT(cairn({"show", "Sail Trim"}).out, HasSubstr("Racing")) << "which requires it";
}

TEST_F(Answers, OfShowTellOfKindsPartsContrastsAndSeeAlsos) {
  import_text(
      "# Boats\n\n## Jib\n\nA jib is a sail before the mast, unlike a spinnaker.\n\nSee also: Luff\n\n## "
      "Sail\n\nA sail "
      "is cloth that drives a boat. It consists of a luff and a leech.\n\n## Luff\n\nThe luff is the front "
      "edge.\n\n## Leech\n\nThe leech is the back edge.\n\n## Spinnaker\n\nA spinnaker is a light "
      "balloon.\n");
  EXPECT_THAT(
      cairn({"show", "jib"}).out,
      AllOf(HasSubstr("Is a\n  Sail"), HasSubstr("Set against\n  Spinnaker"), HasSubstr("See also\n  Luff")));
  EXPECT_THAT(cairn({"show", "sail"}).out,
              AllOf(HasSubstr("Kinds\n  Jib"), HasSubstr("Parts\n  Leech, Luff")));
}

TEST_F(Answers, OfShowTellTheSources) {
  import_file(glossary("sailing-dump.txt"));
  const Json answer = ask({"show", "Leeway"});
  ASSERT_EQ(answer["sources"].size(), 1U);
  EXPECT_THAT(keys(answer["sources"][0]), UnorderedElementsAre("uri", "line"));
  EXPECT_EQ(answer["sources"][0]["uri"], glossary("sailing-dump.txt").string());
  EXPECT_EQ(answer["sources"][0]["line"], 56);
  EXPECT_THAT(cairn({"show", "Leeway"}).out,
              AllOf(HasSubstr("sideways drift"), HasSubstr("sailing-dump.txt:56")));
}

// --- stats ---

TEST_F(Answers, OfStatsHaveTheirShape) {
  const Json answer = ask({"stats"});
  EXPECT_THAT(keys(answer),
              UnorderedElementsAre("nodes", "relationships", "labels", "types", "size_bytes", "commit"));
}

TEST_F(Answers, OfStatsAreNumbers) {
  const Json answer = ask({"stats"});
  EXPECT_EQ(answer["nodes"], 10);
  EXPECT_EQ(answer["relationships"], 8);
  EXPECT_EQ(answer["labels"], Json({{"Concept", 10}}));
  EXPECT_EQ(answer["types"], Json({{"MENTIONS", 1}, {"REQUIRES", 7}}));
  EXPECT_TRUE(answer["size_bytes"].is_number_integer());
  EXPECT_GT(answer["size_bytes"], 0);
}

TEST_F(Answers, OfStatsCountWhatIsThere) {
  import_file(glossary("sailing-dump.txt"));
  const Json answer = ask({"stats"});
  std::size_t nodes = 0;
  std::size_t relationships = 0;
  std::map<std::string, int> labels;
  for (const auto& line : cairn({"export"}).lines()) {
    const Json object = Json::parse(line);
    (object["type"] == "node" ? nodes : relationships) += 1;
    if (object["type"] == "node") {
      for (const auto& label : object["labels"]) ++labels[label];
    }
  }
  EXPECT_EQ(answer["nodes"], nodes);
  EXPECT_EQ(answer["relationships"], relationships);
  EXPECT_EQ(answer["labels"], Json(labels));
  EXPECT_EQ(answer["labels"]["Entry"], 8);
}

TEST_F(Answers, OfStatsOfAnEmptyDatabaseAreNoughts) {
  const Json answer = run_cairn({"--db", ":memory:", "stats", "--json"}).json();
  EXPECT_EQ(answer["nodes"], 0);
  EXPECT_EQ(answer["relationships"], 0);
  EXPECT_EQ(answer["labels"], Json::object());
  EXPECT_EQ(answer["types"], Json::object());
}

TEST_F(Answers, OfStatsCanBeRead) {
  EXPECT_THAT(cairn({"stats"}).out, AllOf(HasSubstr("10 nodes, 8 relationships"), HasSubstr("Concept  10"),
                                          HasSubstr("REQUIRES  7"), HasSubstr("MENTIONS  1")));
}

}  // namespace
}  // namespace cairn::cli
