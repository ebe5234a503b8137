// `cairn related`, `connect` and `search`: what is near a concept, how two hang together, and where words
// are found.

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

class Neighbourhood : public LearnerTest {};

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

}  // namespace
}  // namespace cairn::cli
