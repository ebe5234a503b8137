// Points in time and durations as the language makes, takes apart, adds, compares and stores them. What is
// particular to texts, calendars and zones is tested in tests/temporal.

#include "tests/query/fixtures.h"

namespace cairn::query {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class TemporalFunctionsTest : public QueryTest {
 protected:
  void expect_refused(const std::string& kind, const std::vector<std::string>& expressions) {
    for (const auto& expression : expressions)
      EXPECT_EQ(error_kind("RETURN " + expression), kind) << expression;
  }
};

// --- making them ---

TEST_F(TemporalFunctionsTest, PointsInTimeAreMadeOfTexts) {
  expect_values({
      {"date('2015-07-21')", "2015-07-21"},
      {"date('20150721')", "2015-07-21"},
      {"date('2015-07')", "2015-07-01"},
      {"date('2015')", "2015-01-01"},
      {"date('2015-W30-2')", "2015-07-21"},
      {"date('2015-202')", "2015-07-21"},
      {"localtime('21:40:32.142')", "21:40:32.142"},
      {"localtime('2140')", "21:40"},
      {"localtime('21')", "21:00"},
      {"time('21:40:32.142+0100')", "21:40:32.142+01:00"},
      {"time('214032Z')", "21:40:32Z"},
      {"localdatetime('2015-07-21T21:40:32.142')", "2015-07-21T21:40:32.142"},
      {"localdatetime('2015202T21')", "2015-07-21T21:00"},
      {"datetime('2015-07-21T21:40:32.142+0100')", "2015-07-21T21:40:32.142+01:00"},
      {"datetime('2015-07-21T21:40:32Z')", "2015-07-21T21:40:32Z"},
      {"datetime('2015-07-21T21:40:32[Europe/Stockholm]')", "2015-07-21T21:40:32+02:00[Europe/Stockholm]"},
  });
}

TEST_F(TemporalFunctionsTest, PointsInTimeAreMadeOfMaps) {
  expect_values({
      {"date({year: 1984, month: 10, day: 11})", "1984-10-11"},
      {"date({year: 1984, month: 10})", "1984-10-01"},
      {"date({year: 1984})", "1984-01-01"},
      {"date({year: 1984, week: 10, dayOfWeek: 3})", "1984-03-07"},
      {"date({year: 1984, quarter: 3, dayOfQuarter: 45})", "1984-08-14"},
      {"date({year: 1984, ordinalDay: 202})", "1984-07-20"},
      {"localtime({hour: 12, minute: 31, second: 14, nanosecond: 789})", "12:31:14.000000789"},
      {"localtime({hour: 12, minute: 31, second: 14, millisecond: 645})", "12:31:14.645"},
      {"time({hour: 12, timezone: '+01:00'})", "12:00+01:00"},
      {"localdatetime({year: 1984, month: 10, day: 11, hour: 12})", "1984-10-11T12:00"},
      {"datetime({year: 1984, month: 10, day: 11, hour: 12, timezone: '-02:00'})", "1984-10-11T12:00-02:00"},
      {"datetime.fromepoch(416779, 999999999)", "1970-01-05T19:46:19.999999999Z"},
      {"datetime.fromepochmillis(237821673987)", "1977-07-15T13:34:33.987Z"},
  });
}

TEST_F(TemporalFunctionsTest, PointsInTimeAreMadeOfOthers) {
  expect_values({
      {"date(localdatetime('1984-11-11T12:31'))", "1984-11-11"},
      {"date({date: date('1984-11-11'), day: 28})", "1984-11-28"},
      {"localtime(datetime('1984-11-11T12:31:14+01:00'))", "12:31:14"},
      {"localdatetime({date: date('1984-10-11'), hour: 10})", "1984-10-11T10:00"},
      {"localdatetime({date: date('1984-10-11'), time: localtime('12:31:14')})", "1984-10-11T12:31:14"},
      {"datetime({datetime: datetime('1984-10-11T12:00+01:00'), timezone: '+05:00'})",
       "1984-10-11T16:00+05:00"},
      {"datetime({datetime: localdatetime('1984-10-11T12:00'), timezone: '+05:00'})",
       "1984-10-11T12:00+05:00"},
  });
}

TEST_F(TemporalFunctionsTest, DurationsAreMadeOfTextsAndMaps) {
  expect_values({
      {"duration('P14DT16H12M')", "P14DT16H12M"},
      {"duration('P1Y2M')", "P1Y2M"},
      {"duration('P14M')", "P1Y2M"},
      {"duration('P2.5W')", "P17DT12H"},
      {"duration('PT0.75M')", "PT45S"},
      {"duration({days: 14, hours: 16, minutes: 12})", "P14DT16H12M"},
      {"duration({months: 5, days: 1.5})", "P5M1DT12H"},
      {"duration({months: 0.75})", "P22DT19H51M49.5S"},
      {"duration({weeks: 2.5})", "P17DT12H"},
      {"duration({minutes: 1.5, seconds: 1})", "PT1M31S"},
      {"duration({seconds: 2, milliseconds: -1})", "PT1.999S"},
      {"duration({hours: 25})", "PT25H"},
      {"duration({})", "PT0S"},
  });
}

TEST_F(TemporalFunctionsTest, NullMakesNull) {
  for (const char* call :
       {"date(null)", "localtime(null)", "time(null)", "localdatetime(null)", "datetime(null)",
        "duration(null)", "date.truncate('day', null)", "duration.between(null, date('2015-01-01'))",
        "duration.inDays(date('2015-01-01'), null)", "date('2015-01-01') + null", "null + duration('P1D')",
        "duration('P1D') * null", "date(null).year"}) {
    EXPECT_EQ(value(call), "null") << call;
  }
}

TEST_F(TemporalFunctionsTest, NowIsTheSameThroughoutAStatement) {
  expect_values({
      {"date() = date()", "true"},
      {"datetime() = datetime()", "true"},
      {"datetime.statement() = datetime()", "true"},
      {"datetime.transaction() <= datetime.statement()", "true"},
      {"datetime.statement() <= datetime.realtime()", "true"},
      {"date.statement('Pacific/Kiritimati') >= date.statement('Pacific/Pago_Pago')", "true"},
      {"datetime.statement('Europe/Stockholm').timezone", "'Europe/Stockholm'"},
  });
  EXPECT_THAT(rows("UNWIND range(1, 3000) AS i RETURN DISTINCT datetime()"), SizeIs(1));
}

// --- their components ---

TEST_F(TemporalFunctionsTest, DatesHaveComponents) {
  EXPECT_THAT(
      rows("WITH date('1984-10-11') AS d RETURN d.year, d.quarter, d.month, d.week, d.weekYear, d.day, "
           "d.ordinalDay, d.weekDay, d.dayOfQuarter"),
      ElementsAre("1984 | 4 | 10 | 41 | 1984 | 11 | 285 | 4 | 11"));
  EXPECT_THAT(rows("WITH date('1984-01-01') AS d RETURN d.year, d.weekYear, d.week, d.weekDay"),
              ElementsAre("1984 | 1983 | 52 | 7"));
}

TEST_F(TemporalFunctionsTest, TimesHaveComponents) {
  EXPECT_THAT(rows("WITH localtime('12:31:14.645876123') AS t "
                   "RETURN t.hour, t.minute, t.second, t.millisecond, t.microsecond, t.nanosecond"),
              ElementsAre("12 | 31 | 14 | 645 | 645876 | 645876123"));
  EXPECT_THAT(rows("WITH time('12:31:14+01:30') AS t RETURN t.hour, t.timezone, t.offset, t.offsetMinutes, "
                   "t.offsetSeconds"),
              ElementsAre("12 | '+01:30' | '+01:30' | 90 | 5400"));
}

TEST_F(TemporalFunctionsTest, DateTimesHaveComponentsOfBoth) {
  EXPECT_THAT(
      rows("WITH datetime('1984-11-11T12:31:14.645+01:00[Europe/Stockholm]') AS d RETURN d.year, d.hour, "
           "d.timezone, d.offset, d.epochSeconds, d.epochMillis"),
      ElementsAre("1984 | 12 | 'Europe/Stockholm' | '+01:00' | 469020674 | 469020674645"));
}

TEST_F(TemporalFunctionsTest, DurationsHaveComponents) {
  const std::string of =
      "WITH duration({years: 1, months: 4, days: 10, hours: 1, minutes: 1, seconds: 1, "
      "nanoseconds: 111111111}) AS d RETURN ";
  EXPECT_THAT(rows(of + "d.years, d.quarters, d.months, d.weeks, d.days, d.hours, d.minutes, d.seconds"),
              ElementsAre("1 | 5 | 16 | 1 | 10 | 1 | 61 | 3661"));
  EXPECT_THAT(rows(of + "d.milliseconds, d.microseconds, d.nanoseconds"),
              ElementsAre("3661111 | 3661111111 | 3661111111111"));
  EXPECT_THAT(rows(of + "d.quartersOfYear, d.monthsOfQuarter, d.monthsOfYear, d.daysOfWeek, d.minutesOfHour, "
                        "d.secondsOfMinute, d.millisecondsOfSecond, d.nanosecondsOfSecond"),
              ElementsAre("1 | 1 | 4 | 3 | 1 | 1 | 111 | 111111111"));
}

// --- arithmetic ---

TEST_F(TemporalFunctionsTest, DurationsAreAddedToPointsInTime) {
  expect_values({
      {"date('2011-01-31') + duration('P1M')", "2011-02-28"},
      {"date('2012-02-29') + duration('P1Y')", "2013-02-28"},
      {"date('1984-10-11') + duration({years: 12, months: 5, days: 14, hours: 16})", "1997-03-25"},
      {"date('1984-10-11') - duration({years: 12, months: 5, days: 14})", "1972-04-27"},
      {"duration('P1D') + date('2015-12-31')", "2016-01-01"},
      {"localtime('23:30') + duration('PT1H')", "00:30"},
      {"localtime('00:30') - duration('PT1H')", "23:30"},
      {"localdatetime('2015-01-31T12:00') + duration('P1MT12H')", "2015-03-01T00:00"},
      {"datetime('2015-12-31T23:59:59Z') + duration('PT1S')", "2016-01-01T00:00Z"},
  });
}

TEST_F(TemporalFunctionsTest, ADayIsNot24HoursWhereClocksAreChanged) {
  expect_values({
      {"datetime('2017-10-29T00:00+02:00[Europe/Stockholm]') + duration('P1D')",
       "2017-10-30T00:00+01:00[Europe/Stockholm]"},
      {"datetime('2017-10-29T00:00+02:00[Europe/Stockholm]') + duration('PT24H')",
       "2017-10-29T23:00+01:00[Europe/Stockholm]"},
  });
}

TEST_F(TemporalFunctionsTest, DurationsAreAddedAndScaled) {
  expect_values({
      {"duration('P1Y2M3D') + duration('P1DT1H')", "P1Y2M4DT1H"},
      {"duration('P3DT2H') - duration('P1DT1H')", "P2DT1H"},
      {"duration('P1DT2H') * 2", "P2DT4H"},
      {"2 * duration('P1DT2H')", "P2DT4H"},
      {"duration('P1D') * 1.5", "P1DT12H"},
      {"duration('P2DT4H') / 2", "P1DT2H"},
      {"duration('P1M') / 2", "P15DT5H14M33S"},
  });
}

TEST_F(TemporalFunctionsTest, PointsInTimeAreNotAddedToEachOther) {
  for (const char* expression : {"date('2015-01-01') + date('2015-01-01')", "date('2015-01-01') + 1",
                                 "1 - date('2015-01-01')", "duration('P1D') - date('2015-01-01')",
                                 "date('2015-01-01') * 2", "duration('P1D') * duration('P1D')"}) {
    EXPECT_TRUE(error(std::string("RETURN ") + expression)) << expression;
  }
}

TEST_F(TemporalFunctionsTest, BetweenTwoPointsInTimeIsADuration) {
  expect_values({
      {"duration.between(date('1984-10-11'), date('2015-06-24'))", "P30Y8M13D"},
      {"duration.inMonths(date('1984-10-11'), date('2015-06-24'))", "P30Y8M"},
      {"duration.inDays(date('1984-10-11'), date('2015-06-24'))", "P11213D"},
      {"duration.inSeconds(date('1984-10-11'), date('2015-06-24'))", "PT269112H"},
      {"duration.between(date('2015-06-24'), date('1984-10-11'))", "P-30Y-8M-13D"},
      {"duration.between(localtime('12:00'), localtime('13:30'))", "PT1H30M"},
      {"duration.between(date('2015-01-01'), date('2015-01-01'))", "PT0S"},
  });
}

// --- truncation ---

TEST_F(TemporalFunctionsTest, PointsInTimeAreTruncatedToAUnit) {
  expect_values({
      {"date.truncate('millennium', date('2017-11-11'))", "2000-01-01"},
      {"date.truncate('century', date('1984-11-11'))", "1900-01-01"},
      {"date.truncate('decade', date('1984-11-11'))", "1980-01-01"},
      {"date.truncate('year', date('2017-11-11'))", "2017-01-01"},
      {"date.truncate('weekYear', date('2017-11-11'))", "2017-01-02"},
      {"date.truncate('quarter', date('2017-11-11'))", "2017-10-01"},
      {"date.truncate('month', date('2017-11-11'))", "2017-11-01"},
      {"date.truncate('week', date('2017-11-11'))", "2017-11-06"},
      {"date.truncate('day', localdatetime('2017-11-11T12:31'))", "2017-11-11"},
      {"localdatetime.truncate('day', localdatetime('2017-11-11T12:31'))", "2017-11-11T00:00"},
      {"localdatetime.truncate('month', date('2017-11-11'))", "2017-11-01T00:00"},
      {"datetime.truncate('hour', datetime('2017-11-11T12:31:14.645+01:00'))", "2017-11-11T12:00+01:00"},
      {"localtime.truncate('minute', localtime('12:31:14.645'))", "12:31"},
      {"localtime.truncate('millisecond', localtime('12:31:14.645876'))", "12:31:14.645"},
      {"time.truncate('second', time('12:31:14.645+01:00'))", "12:31:14+01:00"},
  });
}

TEST_F(TemporalFunctionsTest, WhatIsTruncatedTakesOtherParts) {
  expect_values({
      {"date.truncate('year', date('2017-11-11'), {day: 2})", "2017-01-02"},
      {"date.truncate('week', date('2017-11-11'), {dayOfWeek: 2})", "2017-11-07"},
      {"localdatetime.truncate('day', localdatetime('2017-11-11T12:31'), {hour: 9})", "2017-11-11T09:00"},
      {"localtime.truncate('hour', localtime('12:31'), {nanosecond: 2})", "12:00:00.000000002"},
  });
}

// --- comparing and sorting ---

TEST_F(TemporalFunctionsTest, PointsInTimeOfOneKindAreCompared) {
  expect_values({
      {"date('2015-01-01') < date('2015-01-02')", "true"},
      {"date('2015-01-01') >= date('2015-01-02')", "false"},
      {"date('2015-01-01') = date('2015-001')", "true"},
      {"date('2015-01-01') <> date('2015-01-02')", "true"},
      {"localtime('10:00') < localtime('09:59:59.999')", "false"},
      {"localdatetime('2015-01-01T00:00') > localdatetime('2014-12-31T23:59')", "true"},
      {"datetime('2015-07-21T12:00+02:00') < datetime('2015-07-21T11:00Z')", "true"},
      {"time('12:00+02:00') < time('11:00Z')", "true"},
      {"date('2015-01-01') IN [date('2014-01-01'), date('2015-01-01')]", "true"},
  });
}

TEST_F(TemporalFunctionsTest, DifferentKindsAreNotEqualAndHaveNoOrder) {
  expect_values({
      {"date('2015-01-01') = localdatetime('2015-01-01T00:00')", "false"},
      {"date('2015-01-01') < localdatetime('2015-01-01T00:00')", "null"},
      {"date('2015-01-01') = '2015-01-01'", "false"},
      {"date('2015-01-01') < '2016-01-01'", "null"},
      {"localtime('10:00') < time('11:00Z')", "null"},
      {"date('2015-01-01') = null", "null"},
  });
}

TEST_F(TemporalFunctionsTest, DurationsAreEqualPartByPart) {
  expect_values({
      {"duration('P1Y') = duration('P12M')", "true"},
      {"duration('PT1H') = duration('PT60M')", "true"},
      {"duration('P1D') = duration('PT24H')", "false"},
      {"duration('P1M') = duration('P30D')", "false"},
      {"duration('P1D') < duration('P2D')", "null"},
  });
}

TEST_F(TemporalFunctionsTest, PointsInTimeAndDurationsAreSorted) {
  EXPECT_THAT(rows("UNWIND [date('2015-02-01'), null, date('2014-12-31'), date('2015-01-01')] AS d "
                   "RETURN d ORDER BY d"),
              ElementsAre("2014-12-31", "2015-01-01", "2015-02-01", "null"));
  EXPECT_THAT(rows("UNWIND [duration('P1M'), duration('PT1H'), duration('P1Y'), duration('P3D')] AS d "
                   "RETURN d ORDER BY d DESC"),
              ElementsAre("P1Y", "P1M", "P3D", "PT1H"));
  EXPECT_THAT(rows("UNWIND [datetime('2015-01-01T12:00+02:00'), datetime('2015-01-01T11:00Z')] AS d "
                   "RETURN d ORDER BY d"),
              ElementsAre("2015-01-01T12:00+02:00", "2015-01-01T11:00Z"));
}

TEST_F(TemporalFunctionsTest, AggregatesTakeThem) {
  EXPECT_THAT(rows("UNWIND [date('2015-02-01'), date('2014-12-31'), null, date('2015-02-01')] AS d "
                   "RETURN min(d), max(d), count(d), count(DISTINCT d)"),
              ElementsAre("2014-12-31 | 2015-02-01 | 3 | 2"));
  EXPECT_THAT(rows("UNWIND [duration('P1Y'), duration('P12M'), duration('P1D')] AS d RETURN d, count(*)"),
              UnorderedElementsAre("P1Y | 2", "P1D | 1"));
}

// --- in the graph ---

TEST_F(TemporalFunctionsTest, PropertiesKeepThem) {
  rows(
      "CREATE ({d: date('2015-07-21'), lt: localtime('12:00'), t: time('12:00+01:00'), "
      "ldt: localdatetime('2015-07-21T12:00'), dt: datetime('2015-07-21T12:00+02:00[Europe/Stockholm]'), "
      "p: duration('P1Y2M3DT4H'), all: [date('2015-01-01'), date('2016-01-01')]})");
  EXPECT_THAT(
      rows("MATCH (n) RETURN n.d, n.lt, n.t, n.ldt, n.dt, n.p, n.all"),
      ElementsAre("2015-07-21 | 12:00 | 12:00+01:00 | 2015-07-21T12:00 | "
                  "2015-07-21T12:00+02:00[Europe/Stockholm] | P1Y2M3DT4H | [2015-01-01, 2016-01-01]"));
}

TEST_F(TemporalFunctionsTest, PatternsAndConditionsFindThem) {
  rows("UNWIND ['2015-07-21', '2015-07-22', '2016-01-01'] AS text CREATE (:Day {date: date(text)})");
  EXPECT_THAT(rows("MATCH (n:Day {date: date('2015-07-22')}) RETURN n.date"), ElementsAre("2015-07-22"));
  EXPECT_THAT(rows("MATCH (n:Day) WHERE n.date < date('2016-01-01') RETURN n.date ORDER BY n.date DESC"),
              ElementsAre("2015-07-22", "2015-07-21"));
  EXPECT_THAT(rows("MATCH (n:Day) RETURN n.date.year AS year, count(*) ORDER BY year"),
              ElementsAre("2015 | 2", "2016 | 1"));
  EXPECT_THAT(rows("MATCH (n:Day {date: localdatetime('2015-07-22T00:00')}) RETURN n"), IsEmpty());
}

TEST_F(TemporalFunctionsTest, TheirTextReadsBack) {
  expect_values({
      {"toString(date('2015-07-21'))", "'2015-07-21'"},
      {"toString(duration('P1Y2M3DT4H5M6.7S'))", "'P1Y2M3DT4H5M6.7S'"},
      {"date(toString(date('2015-07-21'))) = date('2015-07-21')", "true"},
      {"datetime(toString(datetime('2015-07-21T12:00+02:00[Europe/Stockholm]')))",
       "2015-07-21T12:00+02:00[Europe/Stockholm]"},
      {"duration(toString(duration({months: 0.75}))) = duration({months: 0.75})", "true"},
  });
}

// --- what they refuse ---

TEST_F(TemporalFunctionsTest, TextsThatAreNoTimeAreRefusedWhenTheQueryRuns) {
  expect_refused("runtime ArgumentError InvalidArgumentValue",
                 {
                     "date('nonsense')",
                     "date('')",
                     "date('2015-13-01')",
                     "date('2015-02-29')",
                     "localtime('25:00')",
                     "time('12:60Z')",
                     "localdatetime('2015-07-21 12:00')",
                     "datetime('2015-07-21T12:00[Nowhere/Land]')",
                     "duration('1D')",
                     "duration('P1X')",
                 });
}

TEST_F(TemporalFunctionsTest, TheErrorShowsThePlaceOfTheCall) {
  const auto thrown = error("RETURN 1,\n  date('nonsense') AS d");
  ASSERT_TRUE(thrown);
  EXPECT_EQ(thrown->phase(), Phase::kRuntime);
  EXPECT_EQ(thrown->line(), 2U);
  EXPECT_EQ(thrown->column(), 3U);
  EXPECT_EQ(underlined(*thrown), "date('nonsense')");
  EXPECT_THAT(thrown->reason(), ::testing::HasSubstr("nonsense"));
}

TEST_F(TemporalFunctionsTest, TheErrorComesForTheRowThatIsWrongOnly) {
  EXPECT_THAT(rows("UNWIND ['2015-01-01', 'nonsense'] AS t WITH t WHERE t <> 'nonsense' RETURN date(t)"),
              ElementsAre("2015-01-01"));
  EXPECT_EQ(error_kind("UNWIND ['2015-01-01', 'nonsense'] AS t RETURN date(t)"),
            "runtime ArgumentError InvalidArgumentValue");
  EXPECT_EQ(value("CASE WHEN false THEN date('nonsense') ELSE 1 END"), "1");
}

TEST_F(TemporalFunctionsTest, MapsThatAreNoTimeAreRefused) {
  for (const char* expression :
       {"date({year: 2015, month: 13})", "date({year: 2015, month: 2, day: 30})", "date({month: 5})",
        "date({year: 2015, day: 5})", "localtime({hour: 24})", "localtime({minute: 5})",
        "time({hour: 12, timezone: 'Nowhere/Land'})", "date({year: 2015, nonsense: 1})",
        "duration({nonsense: 1})", "date({year: 2015, ordinalDay: 366})", "date({year: 'text'})"}) {
    const auto thrown = error(std::string("RETURN ") + expression);
    ASSERT_TRUE(thrown) << expression;
    EXPECT_EQ(thrown->phase(), Phase::kRuntime) << expression;
    EXPECT_EQ(underlined(*thrown), expression);
  }
}

TEST_F(TemporalFunctionsTest, OtherTypesAndUnitsAreRefused) {
  for (const char* expression :
       {"date(1)", "datetime(true)", "duration(1.5)", "localtime([1])",
        "date.truncate('hour', date('2015-01-01'))", "date.truncate('nonsense', date('2015-01-01'))",
        "localtime.truncate('month', localtime('12:00'))", "date.truncate('day', 1)",
        "duration.between(1, date('2015-01-01'))", "date(localtime('12:00'))",
        "localtime(date('2015-01-01'))"}) {
    EXPECT_TRUE(error(std::string("RETURN ") + expression)) << expression;
  }
}

}  // namespace
}  // namespace cairn::query
