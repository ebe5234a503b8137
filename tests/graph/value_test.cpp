#include "graph/value.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "storage/error.h"
#include "tests/support/errors.h"
#include "tests/support/random.h"

namespace cairn::graph {
namespace {

using test::error_of;
using test::IsError;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Limits = std::numeric_limits<double>;

std::string encoded(const Value& value) {
  std::string bytes;
  append_value(bytes, value);
  return bytes;
}

Value decoded(std::string_view bytes) {
  storage::Decoder in(bytes);
  Value value = read_value(in);
  EXPECT_TRUE(in.empty()) << "not all was read";
  return value;
}

Value nested(int depth) {
  Value value = "innermost";
  for (int i = 0; i < depth; ++i) value = List{value};
  return value;
}

std::vector<Value> telling_values() {
  return {{},
          true,
          false,
          std::int64_t{0},
          std::int64_t{-1},
          std::numeric_limits<std::int64_t>::max(),
          std::numeric_limits<std::int64_t>::min(),
          0.0,
          1.0,
          -1.5,
          Limits::max(),
          Limits::denorm_min(),
          Limits::infinity(),
          -Limits::infinity(),
          Limits::quiet_NaN(),
          "",
          "text",
          "1",
          std::string("zero \0 byte", 11),
          std::string("\xFF\xFE"),
          std::string(100000, 'x'),
          List{},
          List{Value()},
          List{List{}},
          List{true, std::int64_t{1}, 1.0, "1", Value(), List{"a", List{"b"}}},
          List(1000, std::int64_t{7}),
          Date{-719529},
          Date{0},
          LocalTime{kNanosecondsADay - 1},
          LocalTime{0},
          Time{0, kGreatestOffset},
          Time{0, -kGreatestOffset},
          LocalDateTime{-1, 999'999'999},
          DateTime{-1, 0, 3600, ""},
          DateTime{-1, 0, 3600, "Europe/Stockholm"},
          Duration{},
          Duration{-14, 3, -5, 1},
          List{Date{1}, Duration{1, 0, 0, 0}},
          nested(50)};
}

TEST(Value, ComesBackAsItWas) {
  for (const Value& value : telling_values()) {
    const Value back = decoded(encoded(value));
    EXPECT_EQ(back, value);
    EXPECT_EQ(back.index(), value.index()) << "its type changed";
  }
}

TEST(Value, PointsInTimeOutOfRangeAreCorruption) {
  const auto damaged = [](std::uint8_t tag, std::vector<std::int64_t> numbers) {
    std::string bytes(1, static_cast<char>(tag));
    for (const std::int64_t number : numbers) storage::append_signed_varint(bytes, number);
    return error_of([&] { decoded(bytes); });
  };
  EXPECT_THAT(damaged(8, {kNanosecondsADay}), IsError(ErrorKind::kCorruption));
  EXPECT_THAT(damaged(9, {-1, 0}), IsError(ErrorKind::kCorruption));
  EXPECT_THAT(damaged(9, {0, kGreatestOffset + 1}), IsError(ErrorKind::kCorruption));
  EXPECT_THAT(damaged(10, {0, kNanosecondsASecond}), IsError(ErrorKind::kCorruption));
  EXPECT_THAT(damaged(12, {0, 0, 0, -1}), IsError(ErrorKind::kCorruption));
}

TEST(Value, FloatsComeBackBitByBit) {
  const double minus_zero = *decoded(encoded(-0.0)).float64();
  EXPECT_TRUE(std::signbit(minus_zero));
  EXPECT_TRUE(std::isnan(*decoded(encoded(Limits::quiet_NaN())).float64()));
  EXPECT_EQ(*decoded(encoded(0.1)).float64(), 0.1);
}

TEST(Value, EqualityIsStructuralAndTyped) {
  const auto values = telling_values();
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = 0; j < values.size(); ++j)
      EXPECT_EQ(values[i] == values[j], i == j) << i << " and " << j;
  }
}

TEST(Value, OneAndOnePointZeroDiffer) {
  EXPECT_FALSE(Value(std::int64_t{1}) == Value(1.0));
  EXPECT_FALSE(Value(List{std::int64_t{1}}) == Value(List{1.0}));
  EXPECT_FALSE(Value(true) == Value(std::int64_t{1}));
  EXPECT_FALSE(Value() == Value(false));
}

TEST(Value, NaNEqualsItselfAlsoInLists) {
  EXPECT_TRUE(Value(Limits::quiet_NaN()) == Value(Limits::quiet_NaN()));
  EXPECT_TRUE(Value(List{Limits::quiet_NaN()}) == Value(List{Limits::quiet_NaN()}));
  EXPECT_FALSE(Value(Limits::quiet_NaN()) == Value(0.0));
}

TEST(Value, IsOfExactlyOneType) {
  EXPECT_TRUE(Value().is_null());
  EXPECT_FALSE(Value(false).is_null());
  EXPECT_EQ(*Value("text").string(), "text");
  EXPECT_EQ(Value("text").integer(), nullptr);
  EXPECT_EQ(*Value(7).integer(), 7);
  EXPECT_EQ(Value(7).float64(), nullptr);
  EXPECT_EQ(*Value(0.5).float64(), 0.5);
  EXPECT_EQ(*Value(true).boolean(), true);
  EXPECT_EQ(Value(true).integer(), nullptr);
  EXPECT_EQ(Value(List{}).string(), nullptr);
  EXPECT_THAT(*Value(List{"a"}).list(), ElementsAre(Value("a")));
}

TEST(Value, EveryPrefixOfAnEncodedOneIsCorruption) {
  const std::string bytes = encoded(List{true, std::int64_t{-1000}, 0.5, "text", Value(), List{"a", List{}}});
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    storage::Decoder in(std::string_view(bytes).substr(0, length));
    EXPECT_THAT(error_of([&] { read_value(in); }), IsError(ErrorKind::kCorruption)) << "cut to " << length;
  }
}

TEST(Value, OfAnUnknownTypeIsCorruption) {
  for (int tag = 13; tag < 256; ++tag) {
    const std::string bytes = std::string(1, static_cast<char>(tag)) + "rest";
    storage::Decoder in(bytes);
    EXPECT_THAT(error_of([&] { read_value(in); }), IsError(ErrorKind::kCorruption)) << "tag " << tag;
  }
}

TEST(Value, AListLongerThanItsRecordIsCorruption) {
  for (const std::uint64_t size : {std::uint64_t{4}, std::uint64_t{1} << 40U, std::uint64_t{1} << 63U}) {
    std::string bytes = "\x06";
    storage::append_varint(bytes, size);
    bytes += std::string(3, '\0');
    storage::Decoder in(bytes);
    EXPECT_THAT(error_of([&] { read_value(in); }), IsError(ErrorKind::kCorruption)) << size;
  }
}

TEST(ValueDeathTest, ADamagedListOfListsIsCorruptionAndNoOverflowOfTheStack) {
  // A list of one list of one list ...; the test runs in a process of its own because it may take that down.
  const auto read = [] {
    std::string bytes;
    for (int i = 0; i < 2000000; ++i) bytes += "\x06\x01";
    storage::Decoder in(bytes);
    const auto error = error_of([&] { read_value(in); });
    std::_Exit(error && error->kind() == ErrorKind::kCorruption ? 0 : 1);
  };
  EXPECT_EXIT(read(), ::testing::ExitedWithCode(0), "");
}

TEST(Value, RandomBytesAreReadOrRefusedButNeverHarm) {
  for (const std::uint64_t seed : test::seeds(3)) {
    test::Random random(seed);
    SCOPED_TRACE(random.trace());
    for (int round = 0; round < 3000; ++round) {
      std::string bytes;
      for (std::size_t i = random.below(30); i > 0; --i) bytes.push_back(static_cast<char>(random.below(9)));
      const auto error = error_of([&] {
        storage::Decoder in(bytes);
        const Value value = read_value(in);
        ASSERT_EQ(decoded(encoded(value)), value);
      });
      if (error) {
        ASSERT_EQ(error->kind(), ErrorKind::kCorruption);
      }
    }
  }
}

TEST(Value, BytesOnDiskAreWhatTheyWereInVersionOne) {
  // Data written by yesterday's program is read by today's: this text may only grow.
  EXPECT_EQ(encoded({}), std::string("\0", 1));
  EXPECT_EQ(encoded(false), "\x01");
  EXPECT_EQ(encoded(true), "\x02");
  EXPECT_EQ(encoded(std::int64_t{-3}), "\x03\x05");
  EXPECT_EQ(encoded(1.0), std::string("\x04\x3F\xF0\0\0\0\0\0\0", 9));
  EXPECT_EQ(encoded("ab"),
            "\x05\x02"
            "ab");
  EXPECT_EQ(encoded(List{"", false}), std::string("\x06\x02\x05\0\x01", 5));
}

TEST(Strings, GiveTheTextsOfAListAndPassOverTheRest) {
  const Value list = List{"a", std::int64_t{1}, "b", Value(), List{"c"}};
  EXPECT_THAT(strings(&list), ElementsAre("a", "b"));
  const Value text = "no list";
  EXPECT_THAT(strings(&text), IsEmpty());
  EXPECT_THAT(strings(nullptr), IsEmpty());
  const Value there_and_back = string_list({"x", "", "y"});
  EXPECT_THAT(strings(&there_and_back), ElementsAre("x", "", "y"));
}

}  // namespace
}  // namespace cairn::graph
