// The parts of values by their names.

#include "temporal/component.h"

#include <map>

#include "tests/temporal/fixtures.h"

namespace cairn::temporal {
namespace {

void expect_components(const graph::Temporal& value, const std::map<std::string, Component>& expected) {
  for (const auto& [name, part] : expected) EXPECT_EQ(component(value, name), part) << name;
}

void expect_none(const graph::Temporal& value, const std::vector<std::string>& names) {
  for (const auto& name : names) EXPECT_EQ(component(value, name), std::nullopt) << name;
}

TEST(ComponentTest, OfDates) {
  expect_components(date("2021-01-02"), {{"year", 2021},
                                         {"quarter", 1},
                                         {"month", 1},
                                         {"week", 53},
                                         {"weekYear", 2020},
                                         {"dayOfQuarter", 2},
                                         {"day", 2},
                                         {"ordinalDay", 2},
                                         {"dayOfWeek", 6},
                                         {"weekDay", 6}});
  expect_none(date("2021-01-02"), {"hour", "timezone", "days", "", "Year"});
}

TEST(ComponentTest, OfTimes) {
  expect_components(time("08:09:10.123456789-03:30"), {{"hour", 8},
                                                       {"minute", 9},
                                                       {"second", 10},
                                                       {"millisecond", 123},
                                                       {"microsecond", 123'456},
                                                       {"nanosecond", 123'456'789},
                                                       {"timezone", "-03:30"},
                                                       {"offset", "-03:30"},
                                                       {"offsetMinutes", -210},
                                                       {"offsetSeconds", -12'600}});
  expect_none(local_time("08:09"), {"offset", "timezone", "year"});
  expect_none(time("08:09Z"), {"epochSeconds", "day"});
}

TEST(ComponentTest, OfDateTimes) {
  expect_components(date_time("1969-12-31T23:59:59.25Z"), {{"year", 1969},
                                                           {"hour", 23},
                                                           {"timezone", "Z"},
                                                           {"offset", "Z"},
                                                           {"epochSeconds", -1},
                                                           {"epochMillis", -750}});
  expect_components(date_time("2020-07-01T00:30[Asia/Tokyo]"), {{"day", 1},
                                                                {"hour", 0},
                                                                {"timezone", "Asia/Tokyo"},
                                                                {"offset", "+09:00"},
                                                                {"epochSeconds", 1'593'531'000}});
  expect_none(local_date_time("2020-07-01T00:30"), {"offset", "epochSeconds", "seconds"});
}

TEST(ComponentTest, OfDurations) {
  expect_components(duration("P2Y7M17DT26H3M4.005006007S"), {{"years", 2},
                                                             {"quarters", 10},
                                                             {"quartersOfYear", 2},
                                                             {"months", 31},
                                                             {"monthsOfYear", 7},
                                                             {"monthsOfQuarter", 1},
                                                             {"weeks", 2},
                                                             {"days", 17},
                                                             {"daysOfWeek", 3},
                                                             {"hours", 26},
                                                             {"minutes", 1563},
                                                             {"minutesOfHour", 3},
                                                             {"seconds", 93'784},
                                                             {"secondsOfMinute", 4},
                                                             {"milliseconds", 93'784'005},
                                                             {"millisecondsOfSecond", 5},
                                                             {"microseconds", 93'784'005'006},
                                                             {"microsecondsOfSecond", 5006},
                                                             {"nanoseconds", 93'784'005'006'007},
                                                             {"nanosecondsOfSecond", 5'006'007}});
  expect_none(duration("P1D"), {"day", "year", "nanosecond", "timezone"});
}

TEST(ComponentTest, OfNegativeDurationsFollowTheStoredSeconds) {
  expect_components(duration("PT-0.25S"),
                    {{"seconds", -1}, {"nanosecondsOfSecond", 750'000'000}, {"milliseconds", -250}});
  expect_components(duration("P-14M"), {{"years", -1}, {"monthsOfYear", -2}});
}

TEST(ComponentTest, NumbersThatAreTooLargeAreRefused) {
  EXPECT_NE(error_of([] { component(duration("PT9223372036854775807S"), "nanoseconds"); }), "");
  EXPECT_NE(error_of([] { component(date_time("+999999999-01-01"), "epochMillis"); }), "");
}

}  // namespace
}  // namespace cairn::temporal
