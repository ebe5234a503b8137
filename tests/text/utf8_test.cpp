#include "text/utf8.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/random.h"

namespace cairn::text {
namespace {

constexpr const char* kFamily = "👩\u200D👧";  // two pictures and a joiner

TEST(RepairUtf8, LeavesValidTextAlone) {
  for (const std::string text :
       {"", "plain", "Größe", "数学", "😀", "\uFFFD", "\U0010FFFF", "\u0800", "\uFFFF"}) {
    EXPECT_EQ(repair_utf8(text), text);
  }
  const std::string with_zero("a\0b", 3);
  EXPECT_EQ(repair_utf8(with_zero), with_zero);
}

TEST(RepairUtf8, DropsAByteOrderMarkAtTheBeginningOnly) {
  EXPECT_EQ(repair_utf8("\xEF\xBB\xBFtext"), "text");
  EXPECT_EQ(repair_utf8("\xEF\xBB\xBF"), "");
  EXPECT_EQ(repair_utf8("a\xEF\xBB\xBF"), "a\uFEFF");
}

TEST(RepairUtf8, PutsAReplacementForEachIllFormedSequence) {
  EXPECT_EQ(repair_utf8("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(repair_utf8("\x80"), "\uFFFD") << "a lone continuation";
  EXPECT_EQ(repair_utf8("a\xC3"), "a\uFFFD") << "cut off after one byte of two";
  EXPECT_EQ(repair_utf8("\xE6\x95"), "\uFFFD") << "cut off after two bytes of three";
  EXPECT_EQ(repair_utf8("\xF0\x9F\x98"), "\uFFFD") << "cut off after three bytes of four";
  EXPECT_EQ(repair_utf8("\xE6\x95z"), "\uFFFDz") << "what follows is kept";
  EXPECT_EQ(repair_utf8("\xC3\xC3\xB6"), "\uFFFDö");
}

TEST(RepairUtf8, AcceptsNoFormsThatAreForbidden) {
  for (const std::string bytes :
       {"\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80"}) {
    const std::string repaired = repair_utf8(bytes);
    EXPECT_NE(repaired, bytes);
    EXPECT_EQ(repaired.find_first_not_of("\xEF\xBF\xBD"), std::string::npos);
  }
}

TEST(RepairUtf8, OfRandomBytesIsValidAndRepairingItAgainChangesNothing) {
  for (const std::uint64_t seed : test::seeds(3)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    for (int round = 0; round < 3000; ++round) {
      std::string bytes = "x";  // so that no byte order mark stands at the beginning
      for (std::size_t i = random.below(20); i > 0; --i) {
        bytes.push_back(static_cast<char>(random.chance(50) ? 0x80 + random.below(0x80) : random.below(256)));
      }
      const std::string repaired = repair_utf8(bytes);
      ASSERT_EQ(repair_utf8(repaired), repaired);
      ASSERT_LE(repaired.size(), bytes.size() * 3);
      ASSERT_EQ(prefix_utf8(repaired, repaired.size()), repaired);
      ASSERT_EQ(prefix_utf8(repaired, length_utf8(repaired)), repaired);
    }
  }
}

TEST(LengthUtf8, CountsCodePoints) {
  EXPECT_EQ(length_utf8(""), 0U);
  EXPECT_EQ(length_utf8("abc"), 3U);
  EXPECT_EQ(length_utf8("Größe"), 5U);
  EXPECT_EQ(length_utf8("数学"), 2U);
  EXPECT_EQ(length_utf8("😀"), 1U);
  EXPECT_EQ(length_utf8("e\u0301"), 2U);
}

TEST(PrefixUtf8, CutsBetweenCodePoints) {
  EXPECT_EQ(prefix_utf8("Größe", 0), "");
  EXPECT_EQ(prefix_utf8("Größe", 3), "Grö");
  EXPECT_EQ(prefix_utf8("Größe", 5), "Größe");
  EXPECT_EQ(prefix_utf8("Größe", 99), "Größe");
  EXPECT_EQ(prefix_utf8("😀😀", 1), "😀");
  EXPECT_EQ(prefix_utf8("", 3), "");
}

TEST(ControlCharacters, AreReplacedAndNothingElse) {
  EXPECT_EQ(without_control_characters("a\x1b[31mb\nc\x7f"), "a\uFFFD[31mb\uFFFDc\uFFFD");
  EXPECT_EQ(without_control_characters("Größe 数学 😀"), "Größe 数学 😀");
  EXPECT_EQ(without_control_characters("a\u009b31m\u00a0"), "a\uFFFD31m\u00a0");
  EXPECT_EQ(without_control_characters(""), "");
}

TEST(TerminalWidth, IsThatOfTheColumns) {
  EXPECT_EQ(terminal_width(""), 0U);
  EXPECT_EQ(terminal_width("GAN"), 3U);
  EXPECT_EQ(terminal_width("Größe"), 5U);
  EXPECT_EQ(terminal_width("Gro\u0308ße"), 5U) << "a combining mark takes none";
  EXPECT_EQ(terminal_width("数学"), 4U);
  EXPECT_EQ(terminal_width("ＧＡＮ"), 6U) << "full-width letters take two";
  EXPECT_EQ(terminal_width("ｶﾅ"), 2U) << "half-width ones take one";
  EXPECT_EQ(terminal_width("😀"), 2U);
  EXPECT_EQ(terminal_width("a\u200Bb"), 2U) << "a zero-width space takes none";
  EXPECT_EQ(terminal_width(kFamily), 4U) << "a joiner takes none";
  EXPECT_EQ(terminal_width("β∇→…"), 4U) << "ambiguous ones are narrow";
}

TEST(TerminalWidth, GivesAnIllFormedByteOneColumn) {
  EXPECT_EQ(terminal_width("a\xFF"), 2U);
}

TEST(CollapseSpace, MakesEachRunOneBlankAndNoneAtTheEnds) {
  EXPECT_EQ(collapse_space("  a \t\r\n b  "), "a b");
  EXPECT_EQ(collapse_space("a b"), "a b");
  EXPECT_EQ(collapse_space(" \n "), "");
  EXPECT_EQ(collapse_space(""), "");
}

TEST(CollapseSpace, KnowsTheWhiteSpaceOfUnicode) {
  EXPECT_EQ(collapse_space("a\u00A0\u2003b\u3000c\u2028d\u202Fe\u0085f"), "a b c d e f");
  EXPECT_EQ(collapse_space("a\u200Bb"), "a\u200Bb") << "a zero-width space is no white space";
}

TEST(CollapseSpace, KeepsBytesThatAreNoText) {
  EXPECT_EQ(collapse_space(" \xFF  \x80 "), "\xFF \x80");
  EXPECT_EQ(collapse_space(std::string("a\0 b", 4)), std::string("a\0 b", 4));
}

TEST(CollapseSpace, DoneTwiceIsDoneOnce) {
  test::Random random(1);
  const std::vector<std::string> pieces = {" ", "\t", "\u00A0", "a", "ö", "\xFF", "\u3000"};
  for (int round = 0; round < 1000; ++round) {
    std::string text;
    for (std::size_t i = random.below(10); i > 0; --i) text += random.pick(pieces);
    const std::string once = collapse_space(text);
    ASSERT_EQ(collapse_space(once), once);
    ASSERT_EQ(once.find("  "), std::string::npos);
  }
}

}  // namespace
}  // namespace cairn::text
