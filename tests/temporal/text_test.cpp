// Texts and what they are read as.

#include "temporal/temporal_text.h"

#include "tests/temporal/fixtures.h"

namespace cairn::temporal {
namespace {

TEST(TemporalTextTest, DatesInAllForms) {
  expect_parsed(Kind::kDate, {
                                 {"1969-07-20", "1969-07-20"},
                                 {"19690720", "1969-07-20"},
                                 {"1969-07", "1969-07-01"},
                                 {"196907", "1969-07-01"},
                                 {"1969", "1969-01-01"},
                                 {"1969-W29-7", "1969-07-20"},
                                 {"1969W297", "1969-07-20"},
                                 {"1969-W29", "1969-07-14"},
                                 {"1969w29", "1969-07-14"},
                                 {"1969-201", "1969-07-20"},
                                 {"1969201", "1969-07-20"},
                                 {"1969-Q3-20", "1969-07-20"},
                                 {"1969Q320", "1969-07-20"},
                                 {"1969-Q3", "1969-07-01"},
                                 {"+1969-07-20", "1969-07-20"},
                                 {"-0044-03-15", "-0044-03-15"},
                                 {"+12000-01-01", "+12000-01-01"},
                                 {"-999999999-01-01", "-999999999-01-01"},
                                 {"+999999999-12-31", "+999999999-12-31"},
                             });
}

TEST(TemporalTextTest, WhatIsNoDateIsRefused) {
  expect_refused(Kind::kDate, {"",
                               "1969-7-20",
                               "69-07-20",
                               "1969-07-32",
                               "1969-13-01",
                               "1969-00-01",
                               "1969-W00",
                               "1969-W53-1",
                               "1969-366",
                               "1969-000",
                               "1969-Q5",
                               "1969-Q0",
                               "1969-07-20T20:17",
                               "1969-07-20 ",
                               " 1969-07-20",
                               "+1000000000-01-01",
                               "12000-01-01",
                               "1969-",
                               "1969-07-",
                               "1969-W",
                               "1969-W2-1",
                               "-",
                               "the moon"});
}

TEST(TemporalTextTest, TimesInAllForms) {
  expect_parsed(Kind::kLocalTime, {
                                      {"20:17:40.25", "20:17:40.25"},
                                      {"20:17:40,25", "20:17:40.25"},
                                      {"201740.000000001", "20:17:40.000000001"},
                                      {"201740", "20:17:40"},
                                      {"20:17", "20:17"},
                                      {"20:17:00", "20:17"},
                                      {"20:17:00.5", "20:17:00.5"},
                                      {"2017", "20:17"},
                                      {"20", "20:00"},
                                  });
  expect_parsed(Kind::kTime, {
                                 {"20:17", "20:17Z"},
                                 {"20:17z", "20:17Z"},
                                 {"20:17+00:00", "20:17Z"},
                                 {"2017-0330", "20:17-03:30"},
                                 {"20+05", "20:00+05:00"},
                                 {"20:17:40.5+01:12:12", "20:17:40.5+01:12:12"},
                             });
}

TEST(TemporalTextTest, WhatIsNoTimeIsRefused) {
  expect_refused(Kind::kLocalTime,
                 {"", "2", "24:00", "20:60", "20:17:60", "20:17:4", "20:1740", "2017:40", "20:17.5",
                  "20:17:40.", "20:17:40.1234567890", "20:17Z", "20:17+01:00", "T20:17"});
  expect_refused(Kind::kTime, {"20:17+1", "20:17+19:00", "20:17+01:00:", "20:17[Europe/Paris]", "20:17+"});
}

TEST(TemporalTextTest, DatesAndTimes) {
  expect_parsed(Kind::kLocalDateTime, {
                                          {"1969-07-20T20:17:40", "1969-07-20T20:17:40"},
                                          {"1969W297T2017", "1969-07-20T20:17"},
                                          {"1969-201t20", "1969-07-20T20:00"},
                                          {"1969T20", "1969-01-01T20:00"},
                                          {"1969-07-20", "1969-07-20T00:00"},
                                      });
  expect_parsed(Kind::kDateTime,
                {
                    {"1969-07-20T20:17:40", "1969-07-20T20:17:40Z"},
                    {"1969-07-20T20:17-04:00", "1969-07-20T20:17-04:00"},
                    {"1989-11-09T18:53+01:00[Europe/Berlin]", "1989-11-09T18:53+01:00[Europe/Berlin]"},
                    {"1989-11-09T18:53[Europe/Berlin]", "1989-11-09T18:53+01:00[Europe/Berlin]"},
                    {"19891109T1853[+01:00]", "1989-11-09T18:53+01:00"},
                    {"1989-11-09[Europe/Berlin]", "1989-11-09T00:00+01:00[Europe/Berlin]"},
                    {"2021-11-07T01:15-06:00[America/Chicago]", "2021-11-07T01:15-06:00[America/Chicago]"},
                    {"2021-11-07T01:15-05:00[America/Chicago]", "2021-11-07T01:15-05:00[America/Chicago]"},
                });
}

TEST(TemporalTextTest, WhatIsNoDateAndTimeIsRefused) {
  expect_refused(Kind::kLocalDateTime, {"1969-07-20T", "1969-07-20T20:17Z", "1969-07-20 20:17", "T20:17"});
  expect_refused(Kind::kDateTime,
                 {"1969-07-20T20:17[]", "1969-07-20T20:17[Moon/Tranquility]", "1969-07-20T[UTC]",
                  "1969-07-20T20:17[UTC", "1969-07-20T20:17+01:00[UTC]x"});
}

TEST(TemporalTextTest, AnOffsetThatThePlaceDoesNotHaveThenIsRefused) {
  expect_refused(Kind::kDateTime,
                 {"1989-11-09T18:53+02:00[Europe/Berlin]", "2021-03-14T02:15-06:00[America/Chicago]"});
}

TEST(TemporalTextTest, DurationsInAllForms) {
  expect_parsed(Kind::kDuration, {
                                     {"P1Y2M3W4DT5H6M7.8S", "P1Y2M25DT5H6M7.8S"},
                                     {"p18m", "P1Y6M"},
                                     {"PT90M", "PT1H30M"},
                                     {"PT36H", "PT36H"},
                                     {"P0D", "PT0S"},
                                     {"P1.5Y", "P1Y6M"},
                                     {"P0.5W", "P3DT12H"},
                                     {"P0,25D", "PT6H"},
                                     {"P0.5M", "P15DT5H14M33S"},
                                     {"PT0.000000001S", "PT0.000000001S"},
                                     {"PT0.0000000019S", "PT0.000000001S"},
                                     {"-P1DT2H", "P-1DT-2H"},
                                     {"-P-1D", "P1D"},
                                     {"P-1Y3M", "P-9M"},
                                     {"P1D", "P1D"},
                                     {"P1DT-1S", "P1DT-1S"},
                                     {"P0003-06-04T12:30:05", "P3Y6M4DT12H30M5S"},
                                     {"P00030604T12", "P3Y6M4DT12H"},
                                     {"P9223372036854775807D", "P9223372036854775807D"},
                                 });
}

TEST(TemporalTextTest, WhatIsNoDurationIsRefused) {
  expect_refused(Kind::kDuration,
                 {"", "P", "PT", "1D", "P1", "P1DT", "PD", "P1S", "PT1D", "P1M1Y", "P1D1D", "P1.D", "P--1D",
                  "P1D ", "P1e3D", "P0003-13-04", "P0003-06", "P1YT1.5.5S"});
  for (const char* text : {"P9223372036854775808D", "P99999999999999999999999Y", "PT9223372036854775807H"})
    EXPECT_THAT(error_of([&] { duration(text); }), ::testing::StartsWith("TooLarge: ")) << text;
}

TEST(TemporalTextTest, SecondsOfDurationsAndTheirFractionHaveOneSign) {
  const auto text = [](std::int64_t seconds, std::int32_t nanosecond) {
    return to_text(graph::Duration{0, 0, seconds, nanosecond});
  };
  EXPECT_EQ(text(0, 500'000'000), "PT0.5S");
  EXPECT_EQ(text(-1, 500'000'000), "PT-0.5S");
  EXPECT_EQ(text(-2, 500'000'000), "PT-1.5S");
  EXPECT_EQ(text(-60, 0), "PT-1M");
  EXPECT_EQ(text(-61, 999'000'000), "PT-1M-0.001S");
  EXPECT_EQ(text(-3600, 1), "PT-59M-59.999999999S");
  EXPECT_EQ(text(INT64_MIN, 0), "PT-2562047788015215H-30M-8S");
  EXPECT_EQ(to_text(graph::Duration{-14, 3, -1, 0}), "P-1Y-2M3DT-1S");
}

}  // namespace
}  // namespace cairn::temporal
