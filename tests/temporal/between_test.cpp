// How long it is from one point in time to another.

#include "temporal/between.h"

#include "temporal/shift.h"
#include "temporal/temporal_text.h"
#include "tests/temporal/fixtures.h"

namespace cairn::temporal {
namespace {

std::string time_from(const graph::Temporal& from, const graph::Temporal& to) {
  return to_text(between(from, to));
}
std::string seconds_from(const graph::Temporal& from, const graph::Temporal& to) {
  return to_text(in_seconds(from, to));
}

TEST(BetweenTest, MonthsThenDaysThenSeconds) {
  EXPECT_EQ(time_from(local_date_time("2020-01-31T12:00"), local_date_time("2021-03-02T11:00")),
            "P1Y1M1DT23H");
  EXPECT_EQ(time_from(local_date_time("2021-03-02T11:00"), local_date_time("2020-01-31T12:00")),
            "P-1Y-1M-1DT-23H");
  EXPECT_EQ(time_from(date("2021-03-31"), date("2021-02-28")), "P-1M");
  EXPECT_EQ(time_from(date("2020-02-29"), date("2020-02-29")), "PT0S");
}

TEST(BetweenTest, InOneUnitAlone) {
  const graph::Temporal from = local_date_time("2020-01-15T12:00");
  const graph::Temporal to = local_date_time("2020-03-15T11:59:59.5");
  EXPECT_EQ(to_text(in_months(from, to)), "P1M");
  EXPECT_EQ(to_text(in_days(from, to)), "P59D");
  EXPECT_EQ(to_text(in_seconds(from, to)), "PT1439H59M59.5S");
  EXPECT_EQ(to_text(in_months(to, from)), "P-1M");
  EXPECT_EQ(to_text(in_days(to, from)), "P-59D");
  EXPECT_EQ(to_text(in_seconds(to, from)), "PT-1439H-59M-59.5S");
}

TEST(BetweenTest, WhatOneLacksIsTheOthers) {
  EXPECT_EQ(time_from(date("2020-01-15"), local_date_time("2020-01-16T06:00")), "P1DT6H");
  EXPECT_EQ(time_from(local_time("06:00"), local_date_time("2020-01-16T08:00")), "PT2H");
  EXPECT_EQ(time_from(date("2020-01-15"), local_time("06:00")), "PT6H");
  EXPECT_EQ(time_from(time("06:00+03:00"), local_time("07:00")), "PT1H");
  EXPECT_EQ(time_from(time("06:00+03:00"), time("06:00+01:00")), "PT2H");
  EXPECT_EQ(to_text(in_days(local_time("06:00"), date("2020-01-15"))), "PT0S");
  EXPECT_EQ(to_text(in_months(time("06:00Z"), time("07:00Z"))), "PT0S");
}

TEST(BetweenTest, SecondsPassWhereTheClocksAreChanged) {
  const graph::Temporal midnight = date_time("2021-03-28T00:00[Europe/Berlin]");
  EXPECT_EQ(seconds_from(midnight, date("2021-03-29")), "PT23H");
  EXPECT_EQ(seconds_from(local_time("00:00"), date_time("2021-03-28T06:00[Europe/Berlin]")), "PT5H");
  EXPECT_EQ(time_from(midnight, date_time("2021-03-29T00:00[Europe/Berlin]")), "P1D");
  EXPECT_EQ(
      time_from(date_time("2021-03-27T12:00[Europe/Berlin]"), date_time("2021-03-28T06:00[Europe/Berlin]")),
      "PT17H");
}

TEST(BetweenTest, DaysAreCountedInTheZoneOfTheFirst) {
  EXPECT_EQ(time_from(date_time("2020-01-01T00:00[Asia/Tokyo]"), date_time("2020-01-01T15:00Z")), "P1D");
  EXPECT_EQ(seconds_from(date_time("2020-01-01T00:00+01:00"), date_time("2020-01-01T00:00-01:00")), "PT2H");
}

TEST(BetweenTest, WhatIsBetweenLeadsFromTheOneToTheOther) {
  const std::vector<graph::Temporal> instants = {
      date_time("2020-02-29T23:59:59.999[Europe/Berlin]"), date_time("2021-03-27T02:30[Europe/Berlin]"),
      date_time("2021-10-31T02:30+02:00[Europe/Berlin]"),  date_time("2021-10-31T02:30+01:00[Europe/Berlin]"),
      date_time("1900-01-01T00:00[Europe/Berlin]"),        date_time("+200000-08-01T00:00[Europe/Berlin]")};
  for (const auto& from : instants) {
    for (const auto& to : instants) EXPECT_EQ(to_text(later(from, between(from, to))), to_text(to));
  }
}

TEST(BetweenTest, TheWholeRangeOfYears) {
  const graph::Temporal first = local_date_time("-999999999-01-01");
  const graph::Temporal last = local_date_time("+999999999-12-31T23:59:59.999999999");
  EXPECT_EQ(time_from(first, last), "P1999999998Y11M30DT23H59M59.999999999S");
  EXPECT_EQ(later(first, in_seconds(first, last)), last);
  EXPECT_NE(error_of([&] { between(first, duration("P1D")); }), "");
}

}  // namespace
}  // namespace cairn::temporal
