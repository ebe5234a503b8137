#include "text/folding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>

#include "tests/support/random.h"
#include "text/utf8.h"

namespace cairn::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> folded;
  for (const Token& token : tokenize(text)) folded.push_back(token.folded);
  return folded;
}

/// The places of the tokens, cut out of the text.
std::vector<std::string> places(const std::string& text) {
  std::vector<std::string> cut;
  for (const Token& token : tokenize(text)) cut.push_back(text.substr(token.begin, token.end - token.begin));
  return cut;
}

struct Folded {
  const char* text;
  const char* folded;
};

void PrintTo(const Folded& row, std::ostream* out) {
  *out << row.text;
}

class FoldTest : public ::testing::TestWithParam<Folded> {};

TEST_P(FoldTest, GivesTheFormInWhichNamesAreCompared) {
  EXPECT_EQ(fold(GetParam().text), GetParam().folded);
}

INSTANTIATE_TEST_SUITE_P(Ascii, FoldTest,
                         ::testing::Values(Folded{"", ""}, Folded{"   ", ""}, Folded{"---", ""},
                                           Folded{"GAN", "gan"},
                                           Folded{"Self-Supervised  Learning", "self supervised learning"},
                                           Folded{"self supervised learning", "self supervised learning"},
                                           Folded{"\tvariational\nautoencoder ", "variational autoencoder"},
                                           Folded{"k-means", "k means"}, Folded{"U-Net", "u net"},
                                           Folded{"A/B test", "a b test"}, Folded{"TF-IDF", "tf idf"},
                                           Folded{"snake_case", "snake case"}, Folded{"(VAE)", "vae"},
                                           Folded{"e.g. this", "e g this"}, Folded{"word2vec", "word2vec"},
                                           Folded{"naïve", "naïve"}, Folded{"L2", "l2"}));

INSTANTIATE_TEST_SUITE_P(Signs, FoldTest,
                         ::testing::Values(Folded{"C", "c"}, Folded{"C++", "c++"}, Folded{"C#", "c#"},
                                           Folded{"F# code", "f# code"}, Folded{"C++20", "c++ 20"},
                                           Folded{"++", ""}, Folded{"# heading", "heading"},
                                           Folded{"GPT-3.5", "gpt 3.5"},
                                           Folded{"version 1.2.3.", "version 1.2.3"}, Folded{".5", "5"},
                                           Folded{"3.", "3"}, Folded{"a.b", "a b"}, Folded{"1.x", "1 x"},
                                           Folded{"Adam (2.0)", "adam 2.0"}));

INSTANTIATE_TEST_SUITE_P(
    Apostrophes, FoldTest,
    ::testing::Values(Folded{"Fick's law", "fick law"}, Folded{"Fick\u2019s law", "fick law"},
                      Folded{"FICK'S LAW", "fick law"}, Folded{"Stokes' theorem", "stokes theorem"},
                      Folded{"'quoted'", "quoted"}, Folded{"Bayes's rule", "bayes rule"},
                      Folded{"don't", "don't"}, Folded{"L'Hôpital's rule", "l'hôpital rule"},
                      Folded{"it's", "it"}, Folded{"GAN's", "gan"}, Folded{"'s", "s"},
                      Folded{"rock'n'roll", "rock'n'roll"}, Folded{"x 's", "x s"},
                      Folded{"o'sullivan", "o'sullivan"}));

INSTANTIATE_TEST_SUITE_P(
    Unicode, FoldTest,
    ::testing::Values(Folded{"Schrödinger", "schrödinger"}, Folded{"SCHRÖDINGER", "schrödinger"},
                      Folded{"Schro\u0308dinger", "schrödinger"}, Folded{"caf\u00E9", "caf\u00E9"},
                      Folded{"cafe\u0301", "caf\u00E9"}, Folded{"CAFE\u0301", "caf\u00E9"},
                      Folded{"Straße", "strasse"}, Folded{"ΣΊΣΥΦΟΣ", "σίσυφοσ"}, Folded{"Σίσυφος", "σίσυφοσ"},
                      Folded{"β-VAE", "β vae"}, Folded{"ПЕРЦЕПТРОН", "перцептрон"}, Folded{"数学", "数学"},
                      Folded{"機械学習、深層学習", "機械学習 深層学習"}, Folded{"ＧＡＮ", "gan"},
                      Folded{"Ｕ－Ｎｅｔ", "u net"}, Folded{"ﬁne-tuning", "fine tuning"},
                      Folded{"H₂O", "h2o"}, Folded{"self‐supervised", "self supervised"},
                      Folded{"Kullback–Leibler", "kullback leibler"},
                      Folded{"Kullback—Leibler", "kullback leibler"},
                      Folded{"non\u00A0breaking\u3000blank", "non breaking blank"},
                      Folded{"“quoted”", "quoted"}, Folded{"हिन्दी", "हिन्दी"}));

TEST(Fold, NamesThatDifferOnlyInTheApostropheAreTheSame) {
  EXPECT_EQ(fold("L\u2019H\u00F4pital\u2019s rule"), fold("L'H\u00F4pital's rule"));
  EXPECT_EQ(fold("don\u2019t care"), fold("don't care"));
}

TEST(Fold, NamesInFullWidthSignsAreTheSame) {
  EXPECT_EQ(fold("Ｃ＋＋"), fold("C++"));
  EXPECT_EQ(fold("Ｃ＃"), fold("C#"));
  EXPECT_EQ(fold("ＧＰＴ－３．５"), fold("GPT-3.5"));
}

TEST(Fold, SeparatesWordsByExactlyOneBlank) {
  // A sign with a variation selector, as phones write them, is no more a word than the sign alone.
  EXPECT_EQ(fold("snow \u2603\uFE0F man"), "snow man");
  EXPECT_EQ(fold("snow \u2603 man"), "snow man");
  EXPECT_THAT(words("a \u2764\uFE0F b"), ElementsAre("a", "b"));
}

TEST(Fold, AWordIsOneThoughItMayBeBrokenAtTheEndOfALine) {
  // Web pages are full of soft hyphens and zero-width joiners; nobody types them when asking.
  EXPECT_EQ(fold("auto\u00ADencoder"), "autoencoder");
  EXPECT_EQ(fold("auto\u200Dencoder"), "autoencoder");
}

TEST(Fold, FoldingAFoldedTextChangesNothing) {
  for (const char* text : {"Fick's law", "GPT-3.5", "C++ and C#", "Straße", "ΣΊΣΥΦΟΣ", "H₂O", "½ life",
                           "x² ⑴", "ŀ", "L\u2019H\u00F4pital", "İstanbul", "ﬃ", "ǅ", "㎏", "Ⅳ", "ﷺ"}) {
    EXPECT_EQ(fold(fold(text)), fold(text)) << text;
  }
}

TEST(Fold, FoldsEachLetterToSomethingThatIsOneWordAgain) {
  int wrong = 0;
  std::string examples;
  for (int c = 0x80; c < 0x3000; ++c) {
    std::string letter;
    if (c < 0x800) {
      letter = {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
    } else {
      letter = {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
                static_cast<char>(0x80 | (c & 0x3F))};
    }
    const std::string once = fold(letter);
    if (fold(once) == once) continue;
    ++wrong;
    if (examples.size() < 100) examples += " " + letter;
  }
  EXPECT_EQ(wrong, 0) << "among them" << examples;
}

TEST(Tokenize, FindsNoWordsWhereThereAreNone) {
  EXPECT_THAT(tokenize(""), IsEmpty());
  EXPECT_THAT(tokenize(" \n\t"), IsEmpty());
  EXPECT_THAT(tokenize("-- ... (!) ++ → ∇"), IsEmpty());
}

TEST(Tokenize, TellsWhereEachWordStands) {
  const auto tokens = tokenize("A GAN, or two");
  ASSERT_EQ(tokens.size(), 4U);
  EXPECT_EQ(tokens[1].folded, "gan");
  EXPECT_EQ(tokens[1].begin, 2U);
  EXPECT_EQ(tokens[1].end, 5U);
  EXPECT_EQ(tokens[3].begin, 10U);
  EXPECT_EQ(tokens[3].end, 13U);
}

TEST(Tokenize, PlacesAreThoseOfTheTextAsItIsWritten) {
  EXPECT_THAT(places("Fick's C++, GPT-3.5."), ElementsAre("Fick's", "C++", "GPT", "3.5"));
  EXPECT_THAT(places("Fick\u2019s law"), ElementsAre("Fick\u2019s", "law"));
  EXPECT_THAT(places("ein Straßenbahn-Netz"), ElementsAre("ein", "Straßenbahn", "Netz"));
  EXPECT_THAT(places("(Schro\u0308dinger)"), ElementsAre("Schro\u0308dinger"));
  EXPECT_THAT(places("ＧＡＮ、VAE"), ElementsAre("ＧＡＮ", "VAE"));
}

TEST(Tokenize, OfBrokenUtf8KeepsTheWordsAround) {
  EXPECT_THAT(words("good\xFF"
                    "word \xC3"),
              ElementsAre("good", "word"));
  EXPECT_THAT(words("\x80\x80 x"), ElementsAre("x"));
}

TEST(Tokenize, OfRandomBytesGivesPlacesInOrderWithinTheText) {
  const std::vector<std::string> pieces = {
      "a", "Z",    "é",    "e\u0301", "'",  "\u2019", "s", ".",      "3",      "+", "#", " ",
      "-", "\xFF", "\xC3", "中",      "\0", "\u00AD", "½", "\uFE0F", "\u200D", "ﬁ", "İ", "\xF0\x9F"};
  for (const std::uint64_t seed : test::seeds(3)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    for (int round = 0; round < 2000; ++round) {
      std::string text;
      for (std::size_t i = random.below(12); i > 0; --i) text += random.pick(pieces);
      SCOPED_TRACE(::testing::PrintToString(text));
      std::size_t last_end = 0;
      for (const Token& token : tokenize(text)) {
        ASSERT_LE(last_end, token.begin);
        ASSERT_LT(token.begin, token.end);
        ASSERT_LE(token.end, text.size());
        ASSERT_NE(token.folded, "") << "a word without letters";
        ASSERT_EQ(repair_utf8(token.folded), token.folded) << "a word that is no valid UTF-8";
        last_end = token.end;
      }
    }
  }
}

/// What looks wide is another character that folds to the same one.
std::string widened(std::string_view ascii) {
  std::string wide;
  for (const char c : ascii) {
    const bool letter_or_digit = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (letter_or_digit && c != 's' && c != 'S') {  // a possessive s is never wide
      const auto code = static_cast<unsigned>(c) + 0xFEE0U;
      wide.push_back(static_cast<char>(0xE0U | (code >> 12U)));
      wide.push_back(static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)));
      wide.push_back(static_cast<char>(0x80U | (code & 0x3FU)));
    } else {
      wide.push_back(c);
    }
  }
  return wide;
}

TEST(Tokenize, FindsTheSameWordsHoweverWideTheyAreWritten) {
  const std::vector<std::string> pieces = {
      "a", "Z", "s", "3", "'", ".", "+", "#", " ", "-", "keel", std::string(31, 'k'), std::string(40, 'l')};
  for (const std::uint64_t seed : test::seeds(3)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    for (int round = 0; round < 5000; ++round) {
      std::string text;
      for (std::size_t i = random.below(12); i > 0; --i) text += random.pick(pieces);
      ASSERT_EQ(words(text), words(widened(text))) << text;
    }
  }
}

TEST(FoldCase, FoldsAWholeTextAndKeepsItsSigns) {
  EXPECT_EQ(fold_case("A-B, C!"), "a-b, c!");
  EXPECT_EQ(fold_case("ÄÖ ß ＡＢ"), "äö ss ab");
  EXPECT_EQ(fold_case(""), "");
  EXPECT_EQ(fold_case(std::string("A\0B", 3)), std::string("a\0b", 3));
}

TEST(FoldCase, AsciiIsFoldedAsUnicodeIs) {
  std::string ascii;
  for (char c = 1; c > 0; ++c) ascii.push_back(c);
  // The letter at the end makes it go the longer way.
  EXPECT_EQ(fold_case(ascii) + "ä", fold_case(ascii + "Ä"));
}

TEST(LowerAndUpper, MapTheCaseOfAllLetters) {
  EXPECT_EQ(lower("GAN, U-Net; ÄÖÜ ПЕРЦЕПТРОН"), "gan, u-net; äöü перцептрон");
  EXPECT_EQ(upper("gan, u-net; äöü перцептрон"), "GAN, U-NET; ÄÖÜ ПЕРЦЕПТРОН");
  EXPECT_EQ(lower(""), "");
  EXPECT_EQ(upper(""), "");
  EXPECT_EQ(upper("数学 123 \u2207"), "数学 123 \u2207") << "what has no case stays";
}

TEST(LowerAndUpper, AreTheFullMappingsOfUnicode) {
  EXPECT_EQ(upper("straße ﬁne"), "STRASSE FINE");
  EXPECT_EQ(lower("ΣΊΣΥΦΟΣ"), "σίσυφος") << "a sigma at the end of a word";
  EXPECT_EQ(lower("TITLE"), "title") << "whatever the language of the machine";
  EXPECT_EQ(upper("i"), "I");
}

TEST(LowerAndUpper, KeepZeroBytes) {
  EXPECT_EQ(lower(std::string("A\0B", 3)), std::string("a\0b", 3));
  EXPECT_EQ(upper(std::string("a\0b", 3)), std::string("A\0B", 3));
}

}  // namespace
}  // namespace cairn::text
