// How far names stand in the texts of other concepts, and which concepts are therefore near.

#include "importers/analysis/kindred.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "importers/analysis/naming.h"

namespace cairn::importers {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

class KindredTest : public ::testing::Test {
 protected:
  KindredTest() {
    add("Spinnaker hoist", "The spinnaker is hoisted from a bag behind the jib. See it done on a reach.");
    add("Trimming drill", "On a reach the sheet is eased. A hoist of the spinnaker comes before.");
    add("Anchor watch", "Somebody stays awake in the night. The bearings are taken every hour.");
    add("Bilge pump", "It lifts water out of the hull by a lever.");
    corpus_.sources = {"boats.md"};
    concepts_ = name_entries(corpus_);
  }

  void add(const std::string& header, const std::string& text) {
    corpus_.entries.push_back(analyse_entry(header, Format::kMarkdown, text + "\n", 1, corpus_.words));
  }

  Kindred kindred() {
    return {corpus_, concepts_, neighbourhoods(), [](const Block&) { return false; }};
  }
  const Neighbourhoods& neighbourhoods() {
    if (!made_) made_.emplace(corpus_, concepts_);
    return *made_;
  }

  Corpus corpus_;
  std::vector<ConceptFacts> concepts_;
  std::optional<Neighbourhoods> made_;
};

TEST_F(KindredTest, OfATextAreThoseWhoseNamesStandInOneSentenceInParts) {
  const auto found = kindred().of(1);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(concepts_[found.front().concept_index].name, "Spinnaker hoist");
  const auto& best = found.front();
  EXPECT_THAT(corpus_.entries[best.entry].blocks[best.block].sentence_text(best.sentence),
              HasSubstr("A hoist of the spinnaker"))
      << "the sentence that has most";
}

TEST_F(KindredTest, OfATextThatSpeaksOfNothingElseAreNone) {
  EXPECT_THAT(kindred().of(2), IsEmpty());
  EXPECT_THAT(kindred().of(3), IsEmpty());
}

TEST_F(KindredTest, NamesStandInATextWholeInPartOrNotAtAll) {
  const Kindred all = kindred();
  EXPECT_NEAR(all.share(1, Kindred::Part::kText, 0), 1, 1e-6);
  EXPECT_EQ(all.share(1, Kindred::Part::kText, 3), 0);
  EXPECT_EQ(all.share(1, Kindred::Part::kSeeAlso, 0), 0) << "there is no such list";
}

TEST_F(KindredTest, TextsAreAlikeByTheWordsThatTheyShare) {
  const Kindred all = kindred();
  EXPECT_GT(all.likeness(0, 1), all.likeness(0, 3));
  EXPECT_NEAR(all.likeness(0, 0), 1, 1e-9);
  EXPECT_NEAR(all.likeness(0, 1), all.likeness(1, 0), 1e-12);
}

}  // namespace
}  // namespace cairn::importers
