// The beginnings of units.

#include "temporal/truncate.h"

#include "temporal/temporal_text.h"
#include "tests/temporal/fixtures.h"

namespace cairn::temporal {
namespace {

using namespace std::string_literals;

std::string truncated(Kind kind, std::string_view unit, const graph::Temporal& value,
                      const Fields& overrides = {}) {
  return to_text(truncate(kind, unit, value, overrides, midsummer()));
}

TEST(TruncateTest, DatesToTheBeginningOfTheUnit) {
  for (const auto& [unit, expected] : std::vector<TextCase>{{"millennium", "2000-01-01"},
                                                            {"century", "2000-01-01"},
                                                            {"decade", "2020-01-01"},
                                                            {"year", "2021-01-01"},
                                                            {"weekYear", "2019-12-30"},
                                                            {"quarter", "2021-01-01"},
                                                            {"month", "2021-01-01"},
                                                            {"week", "2020-12-28"},
                                                            {"day", "2021-01-02"}})
    EXPECT_EQ(truncated(Kind::kDate, unit, date("2021-01-02")), expected) << unit;
  EXPECT_EQ(truncated(Kind::kDate, "century", date("-0044-03-15")), "-0100-01-01");
}

TEST(TruncateTest, TimesToTheBeginningOfTheUnit) {
  for (const auto& [unit, expected] : std::vector<TextCase>{{"day", "00:00"},
                                                            {"hour", "08:00"},
                                                            {"minute", "08:09"},
                                                            {"second", "08:09:10"},
                                                            {"millisecond", "08:09:10.123"},
                                                            {"microsecond", "08:09:10.123456"}})
    EXPECT_EQ(truncated(Kind::kLocalTime, unit, local_time("08:09:10.123456789")), expected) << unit;
}

TEST(TruncateTest, AUnitOfTheDateBeginsAtMidnight) {
  EXPECT_EQ(truncated(Kind::kLocalDateTime, "month", date_time("2020-07-15T08:09+01:00")),
            "2020-07-01T00:00");
  EXPECT_EQ(truncated(Kind::kDateTime, "month", date_time("2020-04-15T08:09[Europe/Berlin]")),
            "2020-04-01T00:00+02:00[Europe/Berlin]");
  EXPECT_EQ(truncated(Kind::kDateTime, "year", date_time("2020-04-15T08:09[Europe/Berlin]")),
            "2020-01-01T00:00+01:00[Europe/Berlin]");
}

TEST(TruncateTest, FieldsReplacePartsOfTheResult) {
  EXPECT_EQ(truncated(Kind::kDate, "month", date("2020-07-15"), {{"day", 9}}), "2020-07-09");
  EXPECT_EQ(truncated(Kind::kDate, "week", date("2020-07-15"), {{"dayOfWeek", 7}}), "2020-07-19");
  EXPECT_EQ(truncated(Kind::kLocalDateTime, "day", date("2020-07-15"), {{"hour", 9}}), "2020-07-15T09:00");
  EXPECT_EQ(truncated(Kind::kLocalTime, "second", local_time("08:09:10.123456789"), {{"nanosecond", 7}}),
            "08:09:10.000000007");
}

TEST(TruncateTest, PartsOfASecondCountWithinTheUnit) {
  const graph::Temporal time = local_time("08:09:10.123456789");
  EXPECT_EQ(truncated(Kind::kLocalTime, "millisecond", time, {{"nanosecond", 7}}), "08:09:10.123000007");
  EXPECT_EQ(truncated(Kind::kLocalTime, "millisecond", time, {{"microsecond", 7}}), "08:09:10.123007");
  EXPECT_EQ(truncated(Kind::kLocalTime, "microsecond", time, {{"nanosecond", 7}}), "08:09:10.123456007");
  EXPECT_NE(error_of([&] { truncated(Kind::kLocalTime, "microsecond", time, {{"nanosecond", 1000}}); }), "");
}

TEST(TruncateTest, AZoneSaysWhereTheLocalTimeIsTold) {
  EXPECT_EQ(truncated(Kind::kDateTime, "hour", date_time("2020-07-15T08:09+05:00"),
                      {{"timezone", "Europe/Berlin"s}}),
            "2020-07-15T08:00+02:00[Europe/Berlin]");
  EXPECT_EQ(truncated(Kind::kTime, "hour", local_time("08:09")), "08:00Z");
}

TEST(TruncateTest, UnitsThatAreNotThereAreRefused) {
  EXPECT_NE(error_of([] { truncated(Kind::kDate, "fortnight", date("2020-07-15")); }), "");
  EXPECT_NE(error_of([] { truncated(Kind::kDate, "hour", date_time("2020-07-15")); }), "");
  EXPECT_NE(error_of([] { truncated(Kind::kLocalDateTime, "hour", date("2020-07-15")); }), "");
  EXPECT_NE(error_of([] { truncated(Kind::kLocalTime, "month", local_time("08:09")); }), "");
  EXPECT_NE(error_of([] { truncated(Kind::kLocalTime, "day", date("2020-07-15")); }), "");
  EXPECT_NE(error_of([] { truncated(Kind::kDate, "month", local_time("08:09")); }), "");
  EXPECT_NE(error_of([] { truncated(Kind::kDuration, "day", duration("P1D")); }), "");
  EXPECT_NE(error_of([] { truncated(Kind::kDate, "day", duration("P1D")); }), "");
  EXPECT_NE(error_of([] { truncated(Kind::kDate, "day", date("2020-07-15"), {{"hour", 3}}); }), "");
  EXPECT_NE(error_of([] { truncated(Kind::kDate, "century", date("-999999999-01-01")); }), "");
}

}  // namespace
}  // namespace cairn::temporal
