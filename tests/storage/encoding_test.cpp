#include "storage/encoding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "tests/support/errors.h"
#include "tests/support/random.h"

namespace cairn::storage {
namespace {

using test::error_of;
using test::IsError;

constexpr auto kMaxU32 = std::numeric_limits<std::uint32_t>::max();
constexpr auto kMaxU64 = std::numeric_limits<std::uint64_t>::max();
constexpr auto kMaxI64 = std::numeric_limits<std::int64_t>::max();
constexpr auto kMinI64 = std::numeric_limits<std::int64_t>::min();

/// Numbers around every power of two, where encodings change their length.
std::vector<std::uint64_t> telling_numbers() {
  std::vector<std::uint64_t> numbers = {0, kMaxU64};
  for (int bit = 0; bit < 64; ++bit) {
    const std::uint64_t power = std::uint64_t{1} << bit;
    numbers.insert(numbers.end(), {power - 1, power, power + 1});
  }
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

std::string varint(std::uint64_t value) {
  std::string bytes;
  append_varint(bytes, value);
  return bytes;
}

TEST(Encoding, FixedWidthIntegersComeBackAsTheyWere) {
  for (const std::uint64_t number : telling_numbers()) {
    std::string bytes;
    append_u64(bytes, number);
    append_u32(bytes, static_cast<std::uint32_t>(number));
    append_u8(bytes, static_cast<std::uint8_t>(number));
    Decoder in(bytes);
    EXPECT_EQ(in.u64(), number);
    EXPECT_EQ(in.u32(), static_cast<std::uint32_t>(number));
    EXPECT_EQ(in.u8(), static_cast<std::uint8_t>(number));
    EXPECT_TRUE(in.empty());
  }
}

TEST(Encoding, FixedWidthIntegersAreBigEndian) {
  std::string bytes;
  append_u32(bytes, 0x01020304);
  append_u64(bytes, 0x05060708090A0B0C);
  EXPECT_EQ(bytes, std::string("\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0A\x0B\x0C"));
}

TEST(Encoding, TheOrderOfTheBytesIsTheOrderOfTheNumbers) {
  const auto numbers = telling_numbers();
  for (std::size_t i = 1; i < numbers.size(); ++i) {
    std::string smaller;
    std::string larger;
    append_u64(smaller, numbers[i - 1]);
    append_u64(larger, numbers[i]);
    EXPECT_LT(smaller, larger) << numbers[i - 1] << " and " << numbers[i];
    if (numbers[i] > kMaxU32) continue;
    std::string smaller32;
    std::string larger32;
    append_u32(smaller32, static_cast<std::uint32_t>(numbers[i - 1]));
    append_u32(larger32, static_cast<std::uint32_t>(numbers[i]));
    EXPECT_LT(smaller32, larger32) << numbers[i - 1] << " and " << numbers[i];
  }
}

TEST(Encoding, VarintsComeBackAsTheyWere) {
  for (const std::uint64_t number : telling_numbers()) {
    const std::string bytes = varint(number);
    Decoder in(bytes);
    EXPECT_EQ(in.varint(), number);
    EXPECT_TRUE(in.empty());
  }
}

TEST(Encoding, SmallVarintsAreShort) {
  EXPECT_EQ(varint(0).size(), 1U);
  EXPECT_EQ(varint(127).size(), 1U);
  EXPECT_EQ(varint(128).size(), 2U);
  EXPECT_EQ(varint(300), "\xAC\x02");
  EXPECT_EQ(varint(kMaxU64).size(), 10U);
}

TEST(Encoding, SignedVarintsComeBackAsTheyWere) {
  std::vector<std::int64_t> numbers = {0, 1, -1, kMaxI64, kMinI64, kMinI64 + 1};
  for (const std::uint64_t number : telling_numbers()) {
    numbers.push_back(static_cast<std::int64_t>(number));
    numbers.push_back(static_cast<std::int64_t>(~number + 1));
  }
  for (const std::int64_t number : numbers) {
    std::string bytes;
    append_signed_varint(bytes, number);
    Decoder in(bytes);
    EXPECT_EQ(in.signed_varint(), number);
    EXPECT_TRUE(in.empty());
  }
}

TEST(Encoding, SmallNegativeNumbersAreAsShortAsSmallPositiveOnes) {
  for (const std::int64_t number : {-1, 1, -64, 63}) {
    std::string bytes;
    append_signed_varint(bytes, number);
    EXPECT_EQ(bytes.size(), 1U) << number;
  }
}

TEST(Encoding, DoublesComeBackBitByBit) {
  using Limits = std::numeric_limits<double>;
  for (const double number :
       {0.0, -0.0, 1.0, -1.5, 0.1, Limits::max(), Limits::lowest(), Limits::min(), Limits::denorm_min(),
        Limits::infinity(), -Limits::infinity(), Limits::quiet_NaN(), -Limits::quiet_NaN()}) {
    std::string bytes;
    append_double(bytes, number);
    Decoder in(bytes);
    EXPECT_EQ(std::bit_cast<std::uint64_t>(in.float64()), std::bit_cast<std::uint64_t>(number)) << number;
    EXPECT_TRUE(in.empty());
  }
}

TEST(Encoding, StringsComeBackAsTheyWere) {
  const std::vector<std::string> strings = {"",
                                            "a",
                                            std::string("\0a\0", 3),
                                            "\xFF\xFE",
                                            "Schr\u00F6dinger",
                                            std::string(127, 'x'),
                                            std::string(128, 'y'),
                                            std::string(100000, 'z')};
  std::string bytes;
  for (const std::string& string : strings) append_string(bytes, string);
  Decoder in(bytes);
  for (const std::string& string : strings) EXPECT_EQ(in.string(), string);
  EXPECT_TRUE(in.empty());
}

TEST(Encoding, BytesOnDiskAreWhatTheyWereInVersionOne) {
  // Data written by yesterday's program is read by today's: this text may only grow.
  std::string bytes;
  append_u8(bytes, 7);
  append_u32(bytes, 258);
  append_varint(bytes, 1000);
  append_signed_varint(bytes, -3);
  append_double(bytes, 1.0);
  append_string(bytes, "ab");
  EXPECT_EQ(bytes, std::string("\x07\x00\x00\x01\x02\xE8\x07\x05\x3F\xF0\x00\x00\x00\x00\x00\x00\x02"
                               "ab",
                               19));
}

TEST(Decoder, TellsWhatRemains) {
  Decoder in("abc");
  EXPECT_EQ(in.remaining(), 3U);
  EXPECT_FALSE(in.empty());
  EXPECT_EQ(in.bytes(2), "ab");
  EXPECT_EQ(in.remaining(), 1U);
  EXPECT_EQ(in.bytes(0), "");
  EXPECT_EQ(in.bytes(1), "c");
  EXPECT_TRUE(in.empty());
}

TEST(Decoder, EveryReadOfNothingIsCorruption) {
  EXPECT_THAT(error_of([] { Decoder("").u8(); }), IsError(ErrorKind::kCorruption));
  EXPECT_THAT(error_of([] { Decoder("").u32(); }), IsError(ErrorKind::kCorruption));
  EXPECT_THAT(error_of([] { Decoder("").u64(); }), IsError(ErrorKind::kCorruption));
  EXPECT_THAT(error_of([] { Decoder("").varint(); }), IsError(ErrorKind::kCorruption));
  EXPECT_THAT(error_of([] { Decoder("").signed_varint(); }), IsError(ErrorKind::kCorruption));
  EXPECT_THAT(error_of([] { Decoder("").float64(); }), IsError(ErrorKind::kCorruption));
  EXPECT_THAT(error_of([] { Decoder("").string(); }), IsError(ErrorKind::kCorruption));
  EXPECT_THAT(error_of([] { Decoder("").bytes(1); }), IsError(ErrorKind::kCorruption));
}

TEST(Decoder, EveryPrefixOfARecordIsCorruption) {
  std::string record;
  append_u8(record, 1);
  append_u32(record, 2);
  append_u64(record, 3);
  append_varint(record, kMaxU64);
  append_signed_varint(record, kMinI64);
  append_double(record, 0.5);
  append_string(record, "evidence");
  const auto read = [](std::string_view bytes) {
    Decoder in(bytes);
    in.u8();
    in.u32();
    in.u64();
    in.varint();
    in.signed_varint();
    in.float64();
    in.string();
  };
  EXPECT_EQ(error_of([&] { read(record); }), std::nullopt);
  for (std::size_t length = 0; length < record.size(); ++length) {
    EXPECT_THAT(error_of([&] { read(std::string_view(record).substr(0, length)); }),
                IsError(ErrorKind::kCorruption))
        << "cut to " << length << " bytes";
  }
}

TEST(Decoder, AStringLongerThanItsRecordIsCorruption) {
  for (const std::uint64_t length : {std::uint64_t{3}, std::uint64_t{1} << 40U, kMaxU64}) {
    const std::string bytes = varint(length) + "ab";
    EXPECT_THAT(error_of([&] { Decoder(bytes).string(); }), IsError(ErrorKind::kCorruption)) << length;
  }
}

TEST(Decoder, AVarintThatDoesNotEndIsCorruption) {
  const std::string bytes(11, '\x80');
  EXPECT_THAT(error_of([&] { Decoder(bytes).varint(); }), IsError(ErrorKind::kCorruption));
}

TEST(Decoder, AVarintOfMoreThan64BitsIsCorruption) {
  // Nine bytes carry 63 bits, so that of the tenth only one bit has room.
  const std::string nine_full_bytes(9, '\xFF');
  EXPECT_EQ(Decoder(nine_full_bytes + '\x01').varint(), kMaxU64);
  for (const char tenth : {'\x02', '\x03', '\x40', '\x7F'}) {
    const std::string bytes = nine_full_bytes + tenth;
    EXPECT_THAT(error_of([&] { Decoder(bytes).varint(); }), IsError(ErrorKind::kCorruption));
  }
}

TEST(Decoder, RandomBytesAreReadOrRefusedButNeverHarm) {
  for (const std::uint64_t seed : test::seeds(3)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    for (int round = 0; round < 2000; ++round) {
      std::string bytes;
      for (std::size_t i = random.below(40); i > 0; --i)
        bytes.push_back(static_cast<char>(random.below(256)));
      const auto error = error_of([&] {
        Decoder in(bytes);
        while (!in.empty()) {
          const std::size_t before = in.remaining();
          switch (random.below(7)) {
            case 0:
              in.u8();
              break;
            case 1:
              in.u32();
              break;
            case 2:
              in.u64();
              break;
            case 3:
              in.varint();
              break;
            case 4:
              in.signed_varint();
              break;
            case 5:
              in.float64();
              break;
            default:
              in.string();
              break;
          }
          ASSERT_LT(in.remaining(), before);
        }
      });
      if (error) {
        ASSERT_EQ(error->kind(), ErrorKind::kCorruption);
      }
    }
  }
}

}  // namespace
}  // namespace cairn::storage
