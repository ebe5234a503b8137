#include "text/similarity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/support/random.h"

namespace cairn::text {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr std::size_t kNoLimit = 1000;

/// The definition of optimal string alignment, word for word, in exponential time.
std::size_t naive_distance(std::string_view a, std::string_view b) {
  if (a.empty()) return b.size();
  if (b.empty()) return a.size();
  const auto shorter = [](std::string_view text, std::size_t by) { return text.substr(0, text.size() - by); };
  const std::size_t substitution = a.back() == b.back() ? 0 : 1;
  std::size_t best = std::min({naive_distance(shorter(a, 1), b) + 1, naive_distance(a, shorter(b, 1)) + 1,
                               naive_distance(shorter(a, 1), shorter(b, 1)) + substitution});
  if (a.size() > 1 && b.size() > 1 && a.back() == b[b.size() - 2] && a[a.size() - 2] == b.back()) {
    best = std::min(best, naive_distance(shorter(a, 2), shorter(b, 2)) + 1);
  }
  return best;
}

TEST(EditDistance, CountsEachKindOfEditAsOne) {
  EXPECT_EQ(edit_distance("", "", kNoLimit), 0U);
  EXPECT_EQ(edit_distance("gan", "gan", kNoLimit), 0U);
  EXPECT_EQ(edit_distance("gan", "gain", kNoLimit), 1U) << "an insertion";
  EXPECT_EQ(edit_distance("gain", "gan", kNoLimit), 1U) << "a deletion";
  EXPECT_EQ(edit_distance("gan", "gun", kNoLimit), 1U) << "a substitution";
  EXPECT_EQ(edit_distance("gan", "gna", kNoLimit), 1U) << "a swap of neighbours";
  EXPECT_EQ(edit_distance("kitten", "sitting", kNoLimit), 3U);
  EXPECT_EQ(edit_distance("ca", "abc", kNoLimit), 3U)
      << "no letter is edited twice in optimal string alignment";
  EXPECT_EQ(edit_distance("", "vae", kNoLimit), 3U);
}

TEST(EditDistance, CountsCodePointsAndNotBytes) {
  EXPECT_EQ(edit_distance("schrödinger", "schrodinger", kNoLimit), 1U);
  EXPECT_EQ(edit_distance("数学", "学数", kNoLimit), 1U);
  EXPECT_EQ(edit_distance("😀", "", kNoLimit), 1U);
  EXPECT_EQ(edit_distance("é", "è", kNoLimit), 1U) << "they share a byte";
}

TEST(EditDistance, BeyondTheLimitIsTheLimitAndOne) {
  EXPECT_EQ(edit_distance("kitten", "sitting", 3), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting", 2), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting", 1), 2U);
  EXPECT_EQ(edit_distance("kitten", "sitting", 0), 1U);
  EXPECT_EQ(edit_distance("same", "same", 0), 0U);
  EXPECT_EQ(edit_distance("a", "much longer", 4), 5U);
}

TEST(EditDistance, AgreesWithItsDefinitionOnRandomStrings) {
  for (const std::uint64_t seed : test::seeds(3)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    const auto random_string = [&] {
      std::string text;
      for (std::size_t i = random.below(7); i > 0; --i) text.push_back("abc"[random.below(3)]);
      return text;
    };
    for (int round = 0; round < 400; ++round) {
      const std::string a = random_string();
      const std::string b = random_string();
      const std::size_t expected = naive_distance(a, b);
      ASSERT_EQ(edit_distance(a, b, kNoLimit), expected) << a << " and " << b;
      ASSERT_EQ(edit_distance(b, a, kNoLimit), expected) << a << " and " << b;
      for (const std::size_t limit : {0U, 1U, 2U, 3U, 5U}) {
        ASSERT_EQ(edit_distance(a, b, limit), std::min<std::size_t>(expected, limit + 1))
            << a << " and " << b << " with limit " << limit;
      }
    }
  }
}

const std::vector<std::string> kNames = {"autoencoder",
                                         "variational autoencoder",
                                         "diffusion model",
                                         "Markov chain",
                                         "GAN",
                                         "generative adversarial network",
                                         "transformer",
                                         "Bayes' theorem",
                                         "C++",
                                         "score matching"};

TEST(Nearest, FindsMisspeltNames) {
  EXPECT_THAT(nearest("autoencodr", kNames, 1), ElementsAre("autoencoder"));
  EXPECT_THAT(nearest("transfomer", kNames, 3), ElementsAre("transformer"));
  EXPECT_THAT(nearest("markow chian", kNames, 3), ElementsAre("Markov chain"));
  EXPECT_THAT(nearest("gna", kNames, 3), ElementsAre("GAN"));
}

TEST(Nearest, ComparesFoldedFormsAndGivesNamesAsTheyAre) {
  EXPECT_THAT(nearest("DIFFUSION-MODELL", kNames, 3), ElementsAre("diffusion model"));
  EXPECT_THAT(nearest("bayes theorm", kNames, 3), ElementsAre("Bayes' theorem"));
}

TEST(Nearest, FindsNamesThatHoldTheWantedWords) {
  EXPECT_THAT(nearest("diffusion", kNames, 3), ElementsAre("diffusion model"));
  EXPECT_THAT(nearest("adversarial", kNames, 3), ElementsAre("generative adversarial network"));
  EXPECT_THAT(nearest("the transformer architecture", kNames, 3), ElementsAre("transformer"));
}

TEST(Nearest, PutsTheNearestFirst) {
  EXPECT_THAT(nearest("autoencoders", kNames, 5), ElementsAre("autoencoder"));
  EXPECT_THAT(nearest("autoencoder", kNames, 5), ElementsAre("autoencoder", "variational autoencoder"));
  EXPECT_THAT(nearest("matx", {"matrix", "math", "mat", "max"}, 4).front(), "mat");
}

TEST(Nearest, GivesNoMoreThanAskedForAndEachOnce) {
  const std::vector<std::string> names = {"loss a", "loss b", "loss c", "loss a"};
  EXPECT_THAT(nearest("loss", names, 2), SizeIs(2));
  EXPECT_THAT(nearest("loss", names, 10), ElementsAre("loss a", "loss b", "loss c"));
  EXPECT_THAT(nearest("loss", names, 0), IsEmpty());
}

TEST(Nearest, SuggestsNothingWhenNothingIsNear) {
  EXPECT_THAT(nearest("photosynthesis", kNames, 5), IsEmpty());
  EXPECT_THAT(nearest("anything", {}, 5), IsEmpty());
  EXPECT_THAT(nearest("", kNames, 5), IsEmpty());
  EXPECT_THAT(nearest("∇", kNames, 5), IsEmpty());
}

TEST(Nearest, DoesNotTakePartsOfWordsForWords) {
  EXPECT_THAT(nearest("form", kNames, 5), Not(Contains("transformer")));
  EXPECT_THAT(nearest("slogan", kNames, 5), Not(Contains("GAN")));
}

TEST(Nearest, NeverSuggestsNamesWithoutWords) {
  EXPECT_THAT(nearest("x", {"", "∇", "+"}, 5), IsEmpty());
}

}  // namespace
}  // namespace cairn::text
