// Values from maps and from other values.

#include "temporal/construct.h"

#include "tests/temporal/fixtures.h"

namespace cairn::temporal {
namespace {

using namespace std::string_literals;

void expect_maps_refused(Kind kind, const std::vector<Fields>& maps) {
  for (std::size_t i = 0; i < maps.size(); ++i)
    EXPECT_NE(error_of([&] { made(kind, maps[i]); }), "") << "map " << i;
}

TEST(ConstructTest, DatesByMonthWeekQuarterAndDayOfTheYear) {
  EXPECT_EQ(made(Kind::kDate, {{"year", 1969}, {"month", 7}, {"day", 20}}), "1969-07-20");
  EXPECT_EQ(made(Kind::kDate, {{"year", 1969}, {"month", 7}}), "1969-07-01");
  EXPECT_EQ(made(Kind::kDate, {{"year", 1969}}), "1969-01-01");
  EXPECT_EQ(made(Kind::kDate, {{"year", 2020}, {"week", 53}, {"dayOfWeek", 7}}), "2021-01-03");
  EXPECT_EQ(made(Kind::kDate, {{"year", 2020}, {"week", 1}}), "2019-12-30");
  EXPECT_EQ(made(Kind::kDate, {{"year", 2020}, {"quarter", 2}, {"dayOfQuarter", 91}}), "2020-06-30");
  EXPECT_EQ(made(Kind::kDate, {{"year", 2020}, {"quarter", 4}}), "2020-10-01");
  EXPECT_EQ(made(Kind::kDate, {{"year", 2020}, {"ordinalDay", 366}}), "2020-12-31");
  EXPECT_EQ(made(Kind::kDate, {{"year", -44}, {"month", 3}, {"day", 15}}), "-0044-03-15");
}

TEST(ConstructTest, PartsWithoutTheGreaterOneAreRefused) {
  expect_maps_refused(Kind::kDate, {{},
                                    {{"month", 3}},
                                    {{"year", 2020}, {"day", 3}},
                                    {{"year", 2020}, {"dayOfWeek", 3}},
                                    {{"year", 2020}, {"dayOfQuarter", 3}},
                                    {{"year", 2020}, {"month", 3}, {"week", 3}}});
  expect_maps_refused(
      Kind::kLocalTime,
      {{}, {{"minute", 3}}, {{"hour", 3}, {"second", 3}}, {{"hour", 3}, {"minute", 3}, {"nanosecond", 3}}});
  expect_maps_refused(Kind::kLocalDateTime, {{{"year", 2020}, {"hour", 3}}, {{"hour", 3}}});
}

TEST(ConstructTest, PartsOutOfRangeAndOfAnotherTypeAreRefused) {
  expect_maps_refused(Kind::kDate, {{{"year", 2021}, {"month", 2}, {"day", 29}},
                                    {{"year", 2021}, {"month", 13}},
                                    {{"year", 2021}, {"week", 53}},
                                    {{"year", INT64_MAX}},
                                    {{"year", INT64_MAX}, {"week", 3}},
                                    {{"year", 2021.0}},
                                    {{"year", "2021"s}},
                                    {{"year", 2021}, {"hour", 3}},
                                    {{"year", 2021}, {"moon", 3}}});
  expect_maps_refused(Kind::kLocalTime,
                      {{{"hour", 24}}, {{"hour", -1}}, {{"hour", 1}, {"timezone", "+01:00"s}}});
  expect_maps_refused(Kind::kTime, {{{"hour", 12}, {"timezone", "Atlantis/Capital"s}}, {{"timezone", 1}}});
}

TEST(ConstructTest, PartsOfASecondCountWithinEachOther) {
  Fields fields{{"hour", 1}, {"minute", 2}, {"second", 3}, {"millisecond", 4}};
  EXPECT_EQ(made(Kind::kLocalTime, fields), "01:02:03.004");
  fields["microsecond"] = 5;
  fields["nanosecond"] = 6;
  EXPECT_EQ(made(Kind::kLocalTime, fields), "01:02:03.004005006");
  fields["nanosecond"] = 1000;
  EXPECT_NE(error_of([&] { made(Kind::kLocalTime, fields); }), "");
  fields.erase("millisecond");
  fields.erase("microsecond");
  EXPECT_EQ(made(Kind::kLocalTime, fields), "01:02:03.000001");
}

TEST(ConstructTest, ATimeIsToldInItsZoneOrTheClocks) {
  EXPECT_EQ(made(Kind::kTime, {{"hour", 8}}), "08:00Z");
  EXPECT_EQ(made(Kind::kTime, {{"hour", 8}, {"timezone", "-03:30"s}}), "08:00-03:30");
  EXPECT_EQ(made(Kind::kTime, {{"hour", 8}, {"timezone", "Europe/Berlin"s}}), "08:00+02:00")
      << "as it is at the statement";
  EXPECT_EQ(made(Kind::kDateTime, {{"year", 2020}, {"timezone", "Europe/Berlin"s}}),
            "2020-01-01T00:00+01:00[Europe/Berlin]");
}

TEST(ConstructTest, TheZoneAloneTellsTheStatementThere) {
  const Fields fields{{"timezone", "Asia/Tokyo"s}};
  EXPECT_EQ(made(Kind::kDateTime, fields), "2020-06-20T21:00+09:00[Asia/Tokyo]");
  EXPECT_EQ(made(Kind::kLocalDateTime, fields), "2020-06-20T21:00");
  EXPECT_EQ(made(Kind::kDate, fields), "2020-06-20");
  EXPECT_EQ(made(Kind::kTime, fields), "21:00+09:00");
  EXPECT_EQ(made(Kind::kLocalTime, fields), "21:00");
}

TEST(ConstructTest, PartsReplaceThoseOfASelectedDate) {
  const auto base = [](const char* key, std::int64_t value) {
    return made(Kind::kDate, {{"date", date("2020-12-31")}, {key, value}});
  };
  EXPECT_EQ(made(Kind::kDate, {{"date", date_time("2020-12-31T23:00[Asia/Tokyo]")}}), "2020-12-31");
  EXPECT_EQ(base("year", 2021), "2021-12-31");
  EXPECT_EQ(base("month", 2), "2020-02-29") << "what is inherited fits itself in";
  EXPECT_EQ(base("day", 1), "2020-12-01");
  EXPECT_EQ(base("week", 1), "2020-01-02") << "the same day of the week";
  EXPECT_EQ(base("dayOfWeek", 1), "2020-12-28");
  EXPECT_EQ(base("quarter", 2), "2020-06-30");
  EXPECT_EQ(base("dayOfQuarter", 1), "2020-10-01");
  EXPECT_EQ(base("ordinalDay", 60), "2020-02-29");
  EXPECT_NE(error_of([&] { base("day", 32); }), "");
  EXPECT_NE(error_of([&] { base("quarter", 5); }), "");
  EXPECT_NE(error_of([] { made(Kind::kDate, {{"date", 5}}); }), "");
}

TEST(ConstructTest, PartsReplaceThoseOfASelectedTime) {
  EXPECT_EQ(made(Kind::kLocalTime, {{"time", time("08:09:10.5+01:00")}}), "08:09:10.5");
  EXPECT_EQ(made(Kind::kLocalTime, {{"time", local_time("08:09:10.5")}, {"minute", 0}}), "08:00:10.5");
  EXPECT_EQ(made(Kind::kLocalTime, {{"time", local_time("08:09:10.5")}, {"microsecond", 7}}),
            "08:09:10.000007");
  EXPECT_NE(error_of([] { made(Kind::kLocalTime, {{"time", date("2020-01-01")}}); }), "");
}

TEST(ConstructTest, AnotherZoneMovesATimeThatTellsItsOwn) {
  EXPECT_EQ(made(Kind::kTime, {{"time", time("08:00+01:00")}, {"timezone", "-02:00"s}}), "05:00-02:00");
  EXPECT_EQ(made(Kind::kTime, {{"time", time("01:00+01:00")}, {"timezone", "-02:00"s}}), "22:00-02:00");
  EXPECT_EQ(made(Kind::kTime, {{"time", local_time("08:00")}, {"timezone", "-02:00"s}}), "08:00-02:00");
  EXPECT_EQ(made(Kind::kDateTime, {{"datetime", date_time("2020-01-01T08:00[Europe/Berlin]")},
                                   {"timezone", "America/Chicago"s}}),
            "2020-01-01T01:00-06:00[America/Chicago]");
  EXPECT_EQ(made(Kind::kDateTime,
                 {{"datetime", local_date_time("2020-01-01T08:00")}, {"timezone", "America/Chicago"s}}),
            "2020-01-01T08:00-06:00[America/Chicago]");
}

TEST(ConstructTest, PartsAreReplacedBeforeTheZone) {
  EXPECT_EQ(made(Kind::kDateTime,
                 {{"datetime", date_time("2020-01-01T23:00+00:00")}, {"day", 31}, {"timezone", "+02:00"s}}),
            "2020-02-01T01:00+02:00");
}

TEST(ConstructTest, ADateAndATimeMakeADateTime) {
  const Fields fields{{"date", date_time("2020-07-01T12:00[Asia/Tokyo]")},
                      {"time", date_time("1999-01-01T08:00[Europe/Berlin]")}};
  EXPECT_EQ(made(Kind::kDateTime, fields), "2020-07-01T08:00+02:00[Europe/Berlin]");
  EXPECT_EQ(made(Kind::kLocalDateTime, fields), "2020-07-01T08:00");
  EXPECT_EQ(made(Kind::kDateTime, {{"date", date("2020-07-01")}, {"hour", 7}}), "2020-07-01T07:00Z");
  expect_maps_refused(Kind::kDateTime, {{{"datetime", date_time("2020-01-01")}, {"date", date("2020-01-01")}},
                                        {{"datetime", date("2020-01-01")}},
                                        {{"time", time("12:00")}}});
}

TEST(ConstructTest, DateTimesFromTheEpoch) {
  EXPECT_EQ(made(Kind::kDateTime, {{"epochSeconds", -1}, {"nanosecond", 5}}),
            "1969-12-31T23:59:59.000000005Z");
  EXPECT_EQ(made(Kind::kDateTime, {{"epochMillis", -1}, {"nanosecond", 5}, {"timezone", "+01:00"s}}),
            "1970-01-01T00:59:59.999000005+01:00");
  expect_maps_refused(Kind::kDateTime, {{{"epochMillis", 1}, {"nanosecond", 1'000'000}},
                                        {{"epochMillis", 1}, {"epochSeconds", 1}},
                                        {{"epochSeconds", 1}, {"year", 1970}},
                                        {{"epochSeconds", INT64_MAX}}});
  expect_maps_refused(Kind::kDate, {{{"epochSeconds", 1}}});
}

TEST(ConstructTest, ValuesBecomeOtherKinds) {
  const graph::Temporal evening = date_time("2020-07-01T20:00[Europe/Berlin]");
  EXPECT_EQ(converted(Kind::kDate, evening), "2020-07-01");
  EXPECT_EQ(converted(Kind::kLocalTime, evening), "20:00");
  EXPECT_EQ(converted(Kind::kTime, evening), "20:00+02:00");
  EXPECT_EQ(converted(Kind::kLocalDateTime, evening), "2020-07-01T20:00");
  EXPECT_EQ(converted(Kind::kDateTime, evening), "2020-07-01T20:00+02:00[Europe/Berlin]");
  EXPECT_EQ(converted(Kind::kDateTime, date("2020-07-01")), "2020-07-01T00:00Z");
  EXPECT_EQ(converted(Kind::kTime, local_time("20:00")), "20:00Z");
  for (const Kind kind : {Kind::kDate, Kind::kDateTime, Kind::kDuration})
    EXPECT_NE(error_of([&] { converted(kind, time("20:00")); }), "") << type_name(kind);
  EXPECT_NE(error_of([] { converted(Kind::kTime, date("2020-07-01")); }), "");
  EXPECT_NE(error_of([] { converted(Kind::kDate, duration("P1D")); }), "");
}

}  // namespace
}  // namespace cairn::temporal
