// Equality, comparison and order.

#include "temporal/comparison.h"

#include <algorithm>

#include "tests/temporal/fixtures.h"

namespace cairn::temporal {
namespace {

/// They stand in strictly rising order.
void expect_rising(const std::vector<graph::Temporal>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = 0; j < values.size(); ++j) {
      EXPECT_EQ(order(values[i], values[j]) < 0, i < j) << i << " " << j;
      EXPECT_EQ(order(values[i], values[j]) > 0, i > j) << i << " " << j;
      EXPECT_EQ(equal(values[i], values[j]), i == j) << i << " " << j;
    }
  }
}

TEST(ComparisonTest, PointsInTimeAreOrderedByTheInstant) {
  expect_rising({date("-0044-03-15"), date("1969-07-20"), date("2020-01-01")});
  expect_rising({local_time("08:00"), local_time("08:00:00.000000001")});
  expect_rising({time("12:00+03:00"), time("10:00Z"), time("08:00-03:00")});
  expect_rising({local_date_time("1969-12-31T23:59:59.9"), local_date_time("1970-01-01")});
  expect_rising({date_time("2020-01-01T12:00+03:00"), date_time("2020-01-01T10:00Z")});
}

TEST(ComparisonTest, TheSameInstantToldElsewhereIsAnotherValue) {
  expect_rising({time("09:00-01:00"), time("10:00Z"), time("11:00+01:00")});
  expect_rising({date_time("2020-01-01T09:00-01:00"), date_time("2020-01-01T10:00Z"),
                 date_time("2020-01-01T11:00+01:00"), date_time("2020-01-01T11:00[Europe/Berlin]"),
                 date_time("2020-01-01T11:00[Europe/Paris]")});
}

TEST(ComparisonTest, KindsAndDurationsAreNotCompared) {
  EXPECT_EQ(compare(date("2020-01-01"), date("2020-01-02")), -1);
  EXPECT_EQ(compare(date("2020-01-02"), date("2020-01-01")), 1);
  EXPECT_EQ(compare(date("2020-01-01"), date("2020-01-01")), 0);
  EXPECT_EQ(compare(date("2020-01-01"), local_date_time("2020-01-01")), std::nullopt);
  EXPECT_EQ(compare(duration("P1D"), duration("P1D")), std::nullopt);
}

TEST(ComparisonTest, DurationsAreEqualPartByPart) {
  EXPECT_TRUE(equal(duration("PT60S"), duration("PT1M")));
  EXPECT_TRUE(equal(duration("P12M"), duration("P1Y")));
  EXPECT_FALSE(equal(duration("P1D"), duration("PT24H")));
  EXPECT_FALSE(equal(duration("P1D"), date("2020-01-01")));
}

TEST(ComparisonTest, DurationsAreOrderedByTheirAverageLength) {
  expect_rising({duration("P-1M"), duration("PT0S"), duration("PT23H59M"), duration("PT24H"), duration("P1D"),
                 duration("P30D"), duration("P30DT10H29M5S"), duration("P30DT10H29M6S"), duration("P1M"),
                 duration("P31D")});
  const graph::Temporal longest = graph::Duration{INT64_MAX, INT64_MAX, INT64_MAX, 0};
  expect_rising({graph::Duration{INT64_MIN, INT64_MIN, INT64_MIN, 0}, longest});
}

TEST(ComparisonTest, KindsComeAfterEachOther) {
  expect_rising({date_time("2020-01-01"), local_date_time("2020-01-01"), date("1900-01-01"), time("01:00"),
                 local_time("01:00"), duration("P1D")});
}

}  // namespace
}  // namespace cairn::temporal
