// Points in time, later and earlier by a duration.

#include "temporal/shift.h"

#include "temporal/temporal_text.h"
#include "tests/temporal/fixtures.h"

namespace cairn::temporal {
namespace {

std::string sum(const graph::Temporal& value, std::string_view text) {
  return to_text(later(value, span(text)));
}
std::string difference(const graph::Temporal& value, std::string_view text) {
  return to_text(earlier(value, span(text)));
}

TEST(ShiftTest, MonthsComeBeforeDays) {
  EXPECT_EQ(sum(date("2021-01-31"), "P1M1D"), "2021-03-01");
  EXPECT_EQ(difference(date("2021-03-31"), "P1M1D"), "2021-02-27");
  EXPECT_EQ(sum(date("2020-02-29"), "P1Y"), "2021-02-28");
}

TEST(ShiftTest, DatesOnlyKnowWholeDays) {
  EXPECT_EQ(sum(date("2021-01-31"), "PT23H59M59.9S"), "2021-01-31");
  EXPECT_EQ(sum(date("2021-01-31"), "PT48H"), "2021-02-02");
  EXPECT_EQ(difference(date("2021-01-31"), "PT23H59M59.9S"), "2021-01-31");
  EXPECT_EQ(difference(date("2021-01-31"), "PT24H0.5S"), "2021-01-30");
}

TEST(ShiftTest, TimesGoRoundTheDay) {
  EXPECT_EQ(sum(local_time("23:30"), "P5M3DT1H"), "00:30");
  EXPECT_EQ(difference(time("00:30:00.25+02:00"), "PT25H0.5S"), "23:29:59.75+02:00");
}

TEST(ShiftTest, LocalDateTimesCountAllParts) {
  EXPECT_EQ(sum(local_date_time("2020-12-31T23:59:59.5"), "P2MT0.5S"), "2021-03-01T00:00");
  EXPECT_EQ(difference(local_date_time("2021-01-01T00:00"), "PT0.000000001S"),
            "2020-12-31T23:59:59.999999999");
}

TEST(ShiftTest, DaysKeepTheLocalTimeAndHoursPass) {
  const graph::Temporal evening = date_time("2021-03-27T20:00[Europe/Berlin]");
  EXPECT_EQ(sum(evening, "P1D"), "2021-03-28T20:00+02:00[Europe/Berlin]");
  EXPECT_EQ(sum(evening, "PT24H"), "2021-03-28T21:00+02:00[Europe/Berlin]");
  EXPECT_EQ(sum(date_time("2021-03-27T02:30[Europe/Berlin]"), "P1D"),
            "2021-03-28T03:30+02:00[Europe/Berlin]");
  EXPECT_EQ(sum(date_time("2021-10-31T02:30+01:00[Europe/Berlin]"), "PT0S"),
            "2021-10-31T02:30+01:00[Europe/Berlin]");
}

TEST(ShiftTest, WhatIsOutOfRangeIsRefused) {
  EXPECT_NE(error_of([] { sum(date("+999999999-12-31"), "P1D"); }), "");
  EXPECT_NE(error_of([] { sum(date("2021-01-01"), "P9223372036854775807M"); }), "");
  EXPECT_NE(error_of([] { sum(date("2021-01-01"), "P9223372036854775807D"); }), "");
  EXPECT_NE(error_of([] { sum(local_date_time("2021-01-01"), "PT9223372036854775807S"); }), "");
  EXPECT_NE(error_of([] { sum(date_time("+999999999-12-31T23:00"), "PT1H"); }), "");
  EXPECT_NE(error_of([] { sum(duration("P1D"), "P1D"); }), "");
}

}  // namespace
}  // namespace cairn::temporal
