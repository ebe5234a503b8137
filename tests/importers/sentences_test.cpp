// Sentences and words of an entry: what is one sentence is one piece of evidence, and no name runs over its
// end.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "importers/analysis/corpus.h"

namespace cairn::importers {
namespace {

using ::testing::ElementsAre;

AnalysedEntry analyse_text(const std::string& text, Words& words, Format format = Format::kDump) {
  return analyse_entry("leeway, hull", format, text, 10, words);
}

std::vector<std::string> sentences(const std::string& text) {
  Words words;
  std::vector<std::string> found;
  for (const auto& block : analyse_text(text, words).blocks) {
    for (std::size_t i = 0; i < block.sentences.size(); ++i) found.push_back(block.sentence_text(i));
  }
  return found;
}

TEST(Sentences, EndAtTheirMarks) {
  EXPECT_THAT(sentences("Wind blows. Does it? It does! Sails fill."),
              ElementsAre("Wind blows.", "Does it?", "It does!", "Sails fill."));
  EXPECT_THAT(sentences("He said \"ready.\" Then they tacked (twice.) And so on"),
              ElementsAre("He said \"ready.\"", "Then they tacked (twice.)", "And so on"));
  EXPECT_THAT(sentences("The depth is 3. 4 boats lie there."),
              ElementsAre("The depth is 3.", "4 boats lie there."));
  EXPECT_THAT(sentences("Ein Boot. Öl im Wasser."), ElementsAre("Ein Boot.", "Öl im Wasser."));
}

TEST(Sentences, DoNotEndInsideNumbersAndAbbreviations) {
  for (const char* text :
       {"A draught of 1.8 metres is deep.", "Knots, e.g. Bowlines, hold.", "Fins, i.e. Keels, carry lead.",
        "Tacking vs. Gybing is a choice.", "The J. Smith cutter sails.", "See fig. 3 for more.",
        "The wind dropped. and then it came back.", "A debt of the U.S. Treasury.",
        "See [1, p. 12] and vol. 3."}) {
    EXPECT_THAT(sentences(text), ElementsAre(text));
  }
}

TEST(Sentences, MayEndWithInitials) {
  EXPECT_THAT(sentences("It sails in the U.S. It is fast. So in the U.K."),
              ElementsAre("It sails in the U.S.", "It is fast.", "So in the U.K."));
}

TEST(Sentences, BeginWithCodeAndWithSignsThatAreWrittenSmall) {
  EXPECT_THAT(sentences("A keel. eKeel is new. p-type hulls. `keel` is code. But approx. keel length."),
              ElementsAre("A keel.", "eKeel is new.", "p-type hulls.", "`keel` is code.",
                          "But approx. keel length."));
}

TEST(Sentences, DoNotEndInsideCodeAndFormulas) {
  EXPECT_THAT(sentences("The value `boat. Speed` is kept. And $v. V$ too."),
              ElementsAre("The value `boat. Speed` is kept.", "And $v. V$ too."));
}

TEST(Sentences, EndWhereAPronounFollowsADash) {
  EXPECT_THAT(sentences("Leeway is drift - It is small."), ElementsAre("Leeway is drift", "It is small."));
  EXPECT_THAT(sentences("Leeway is drift - a small one."), ElementsAre("Leeway is drift - a small one."));
}

TEST(Sentences, OfEachBlockAreItsOwn) {
  EXPECT_THAT(sentences("Leeway is drift\n- **Keel**: a fin. It is deep.\n"),
              ElementsAre("Leeway is drift", "Keel: a fin.", "It is deep."));
}

TEST(Sentences, OfEmptyTextAreNone) {
  EXPECT_THAT(sentences(""), ElementsAre());
  EXPECT_THAT(sentences(" \n\n "), ElementsAre());
}

TEST(WordsOfABlock, ShareANumberOverInflectionAndCase) {
  Words words;
  EXPECT_EQ(words.add("keel"), words.add("keels"));
  EXPECT_EQ(words.add_all("Fin Keels"), words.add_all("fin-keel"));
  EXPECT_NE(words.add("keel"), words.add("keelson"));
  EXPECT_EQ(words.add("colours"), words.add("color"));
  EXPECT_EQ(words.add("normalisation"), words.add("normalization"));
  EXPECT_NE(words.add("https"), words.add("http"));
  EXPECT_NE(words.add_all("OvenBot"), words.add_all("OvenBotv2"));
}

TEST(WordsOfABlock, KnowWhetherANameMayRunOverThem) {
  Words words;
  const auto entry = analyse_text("true wind-vane, apparent wind. Wind shift", words);
  ASSERT_EQ(entry.blocks.size(), 1U);
  std::vector<bool> joined;
  for (const auto& token : entry.blocks[0].tokens) joined.push_back(token.joined);
  //                                true  wind  vane  apparent wind  Wind  shift
  EXPECT_EQ(joined, (std::vector<bool>{false, true, true, false, true, false, true}));
}

TEST(WordsOfABlock, OfWhoOwnsAThingRunIntoTheThing) {
  Words words;
  const auto entry = analyse_text("by Stokes' law the 'keels' drift", words);
  ASSERT_EQ(entry.blocks.size(), 1U);
  std::vector<bool> joined;
  for (const auto& token : entry.blocks[0].tokens) joined.push_back(token.joined);
  //                                by    Stokes law   the   keels  drift
  EXPECT_EQ(joined, (std::vector<bool>{false, true, true, true, false, false}));
}

TEST(WordsOfABlock, AreHiddenInsideCodeAndFormulas) {
  Words words;
  const auto entry = analyse_text("wind `sails wind` and $wind$ and $$wind$$ wind", words);
  ASSERT_EQ(entry.blocks.size(), 1U);
  std::size_t seen = 0;
  for (const auto& token : entry.blocks[0].tokens) {
    if (entry.blocks[0].text(token) == "wind" && !token.hidden) ++seen;
  }
  EXPECT_EQ(seen, 2U);
}

TEST(WordsOfABlock, OfALabelDoNotRunIntoItsExplanation) {
  Words words;
  const auto entry = analyse_text("x\n- **Fin** keel: deep\n- **Fin**: keel\n", words);
  ASSERT_EQ(entry.blocks.size(), 3U);
  EXPECT_FALSE(entry.blocks[2].tokens.at(1).joined);
}

TEST(AnalysedEntry, HasThePhrasesOfItsHeader) {
  Words words;
  EXPECT_THAT(analyse_entry("leeway,side drift ,  hull", Format::kDump, "x", 1, words).phrases,
              ElementsAre("leeway", "side drift", "hull"));
  EXPECT_THAT(analyse_entry("Set, Drift", Format::kMarkdown, "x", 1, words).phrases,
              ElementsAre("Set, Drift"))
      << "the heading of a Markdown entry is one name";
}

TEST(AnalysedEntry, BeginsOnTheLineAfterItsHeader) {
  Words words;
  const auto entry = analyse_text("Leeway is drift.\n- **Keel**: a fin.\n", words);
  ASSERT_EQ(entry.blocks.size(), 2U);
  EXPECT_EQ(entry.blocks[0].block.line, 11);
  EXPECT_EQ(entry.blocks[1].block.line, 12);
}

}  // namespace
}  // namespace cairn::importers
