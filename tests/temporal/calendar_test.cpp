// Days and what they are called.

#include "temporal/calendar.h"

#include <array>

#include "tests/temporal/fixtures.h"

namespace cairn::temporal {
namespace {

using Numbers = std::array<std::int64_t, 3>;

Numbers numbers(const CalendarDate& date) {
  return {date.year, date.month, date.day};
}
Numbers numbers(const WeekDate& date) {
  return {date.year, date.week, date.day};
}

TEST(CalendarTest, DaysAreCountedFrom1970) {
  EXPECT_EQ(day_number(CalendarDate{1970, 1, 1}), 0);
  EXPECT_EQ(day_number(CalendarDate{1969, 12, 31}), -1);
  EXPECT_EQ(day_number(CalendarDate{2000, 2, 29}), 11'016);
  EXPECT_EQ(day_number(CalendarDate{0, 3, 1}), -719'468);
}

TEST(CalendarTest, EveryDayOfFourCenturiesIsNamedInOrder) {
  CalendarDate expected{1599, 12, 31};
  for (std::int64_t day = day_number(expected); expected.year < 2001; ++day) {
    const CalendarDate date = calendar_date(day);
    ASSERT_EQ(numbers(date), numbers(expected));
    ASSERT_EQ(day_number(date), day);
    ASSERT_EQ(day_number(week_date(day)), day);
    ASSERT_EQ(day_number(quarter_date(day)), day);
    ASSERT_EQ(day_number(ordinal_date(day)), day);
    if (++expected.day > days_in_month(expected.year, expected.month)) {
      expected.day = 1;
      if (++expected.month > 12) expected = {expected.year + 1, 1, 1};
    }
  }
}

TEST(CalendarTest, WeeksBelongToTheYearOfTheirThursday) {
  EXPECT_EQ(numbers(week_date(day_number(CalendarDate{2020, 1, 1}))), (Numbers{2020, 1, 3}));
  EXPECT_EQ(numbers(week_date(day_number(CalendarDate{2021, 1, 3}))), (Numbers{2020, 53, 7}));
  EXPECT_EQ(weeks_in_year(2020), 53);
  EXPECT_EQ(weeks_in_year(2021), 52);
}

TEST(CalendarTest, WhatIsNoDateIsRefused) {
  EXPECT_NE(error_of([] { day_number(CalendarDate{2019, 2, 29}); }), "");
  EXPECT_NE(error_of([] { day_number(CalendarDate{1900, 2, 29}); }), "");
  EXPECT_NE(error_of([] { day_number(CalendarDate{2019, 0, 1}); }), "");
  EXPECT_NE(error_of([] { day_number(WeekDate{2021, 53, 1}); }), "");
  EXPECT_NE(error_of([] { day_number(QuarterDate{2021, 1, 91}); }), "");
  EXPECT_NE(error_of([] { day_number(OrdinalDate{2021, 366}); }), "");
  EXPECT_NE(error_of([] { day_number(CalendarDate{1'000'000'000, 1, 1}); }), "");
  EXPECT_NE(error_of([] { calendar_date(INT64_MAX); }), "");
  EXPECT_NE(error_of([] { week_date(INT64_MIN); }), "");
}

TEST(CalendarTest, MonthsEndOnTheirLastDay) {
  const std::int64_t day = day_number(CalendarDate{2019, 10, 31});
  EXPECT_EQ(add_months(day, 4), day_number(CalendarDate{2020, 2, 29}));
  EXPECT_EQ(add_months(day, -8), day_number(CalendarDate{2019, 2, 28}));
  EXPECT_NE(error_of([&] { add_months(day, INT64_MAX); }), "");
}

}  // namespace
}  // namespace cairn::temporal
