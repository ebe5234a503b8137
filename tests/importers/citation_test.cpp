#include "importers/analysis/citation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/importers/fixtures.h"

namespace cairn::importers {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> citations(std::string_view text) {
  std::vector<std::string> found;
  for (const TextSpan& span : find_citations(text))
    found.emplace_back(text.substr(span.begin, span.end - span.begin));
  return found;
}

TEST(Citation, IsATitleOrAYearInSquareBrackets) {
  EXPECT_THAT(
      citations("A keel. [\"The Fin Keel\", A. Hallin, Boat Notes 3:12-14] [Hallin 1968, p. 4] It is."),
      ElementsAre("[\"The Fin Keel\", A. Hallin, Boat Notes 3:12-14]", "[Hallin 1968, p. 4]"));
}

TEST(Citation, IsSeveralAuthorsInAnyBrackets) {
  EXPECT_THAT(citations("Found by many (Hallin et al., 1968) [Hallin et al]."),
              ElementsAre("(Hallin et al., 1968)", "[Hallin et al]"));
}

TEST(Citation, IsNoOtherBracket) {
  for (const char* text : {"[1]", "[1968]", "an interval [0, 1]", "a list [(\"jib\", 3)]", "[Is this so?]",
                           "built (1968)", "a keel (Hallin, 1968)", "[12345 mm wide]", "(set all floors)",
                           "(met alone)", "[1024, 2048]", "open [\"The Fin Keel\", A.", "[]", "[", "(", "]["})
    EXPECT_THAT(citations(text), IsEmpty()) << text;
}

class Citations : public ImportTest {};

TEST_F(Citations, NameNoConcepts) {
  const std::string text =
      "# Boats\n\n## Keel\n\nA keel is a fin. [\"Bulb Keel Design\", Hull Press 1968]\n\n## Rudder\n\nA "
      "rudder "
      "turns a boat. [\"The Keel and Bulb Keel Design\", Hull Press 1970]\n";
  import_text(text);
  EXPECT_FALSE(picture().has("Hull Press"));
  EXPECT_FALSE(picture().has("Bulb Keel Design"));
  EXPECT_FALSE(picture().has(graph::type::kMentions, "Rudder", "Keel"));
}

}  // namespace
}  // namespace cairn::importers
