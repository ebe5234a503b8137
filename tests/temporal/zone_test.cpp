// Offsets of places, and local times that were skipped or came twice.

#include "temporal/zone.h"

#include "temporal/calendar.h"
#include "temporal/temporal_text.h"
#include "tests/temporal/fixtures.h"

namespace cairn::temporal {
namespace {

std::string told(std::string_view zone, std::string_view local) {
  const auto time = std::get<graph::LocalDateTime>(local_date_time(local));
  return to_text(Zone::from_text(zone).at_local(time));
}

TEST(ZoneTest, AnOffsetIsTheSameAlways) {
  EXPECT_EQ(told("+05:30", "1700-01-01T00:00"), "1700-01-01T00:00+05:30");
  EXPECT_EQ(told("-0930", "2020-01-01T00:00"), "2020-01-01T00:00-09:30");
  EXPECT_EQ(told("+04", "2020-01-01T00:00"), "2020-01-01T00:00+04:00");
  EXPECT_EQ(told("-00:44:30", "2020-01-01T00:00"), "2020-01-01T00:00-00:44:30");
  EXPECT_EQ(told("Z", "2020-01-01T00:00"), "2020-01-01T00:00Z");
}

TEST(ZoneTest, APlaceHasTheOffsetOfTheTime) {
  EXPECT_EQ(told("Europe/Lisbon", "2020-01-15T08:00"), "2020-01-15T08:00Z[Europe/Lisbon]");
  EXPECT_EQ(told("Europe/Lisbon", "2020-07-15T08:00"), "2020-07-15T08:00+01:00[Europe/Lisbon]");
  EXPECT_EQ(told("Asia/Kathmandu", "2020-07-15T08:00"), "2020-07-15T08:00+05:45[Asia/Kathmandu]");
  EXPECT_EQ(told("America/New York", "2020-01-15T08:00"), "2020-01-15T08:00-05:00[America/New_York]");
}

TEST(ZoneTest, OffsetsOfHistoryAreExactToTheSecond) {
  EXPECT_EQ(told("Europe/Berlin", "1848-03-18T12:00"), "1848-03-18T12:00+00:53:28[Europe/Berlin]");
  EXPECT_EQ(told("America/New_York", "1776-07-04T12:00"), "1776-07-04T12:00-04:56:02[America/New_York]");
  EXPECT_EQ(told("Asia/Tokyo", "-000752-01-01"), "-0752-01-01T00:00+09:18:59[Asia/Tokyo]");
}

TEST(ZoneTest, TheLastLawOfAPlaceGoesOnForEver) {
  EXPECT_EQ(told("Europe/Berlin", "2399-07-01T12:00"), "2399-07-01T12:00+02:00[Europe/Berlin]");
  EXPECT_EQ(told("Europe/Berlin", "+999999999-07-01T12:00"), "+999999999-07-01T12:00+02:00[Europe/Berlin]");
  EXPECT_EQ(told("Europe/Berlin", "+999999999-12-01T12:00"), "+999999999-12-01T12:00+01:00[Europe/Berlin]");
  EXPECT_EQ(told("Australia/Sydney", "+123456-12-01T12:00"), "+123456-12-01T12:00+11:00[Australia/Sydney]");
}

TEST(ZoneTest, ASkippedTimeIsLaterByWhatWasSkipped) {
  EXPECT_EQ(told("America/Chicago", "2021-03-14T01:59:59"), "2021-03-14T01:59:59-06:00[America/Chicago]");
  EXPECT_EQ(told("America/Chicago", "2021-03-14T02:15"), "2021-03-14T03:15-05:00[America/Chicago]");
  EXPECT_EQ(told("Australia/Lord_Howe", "2021-10-03T02:10"), "2021-10-03T02:40+11:00[Australia/Lord_Howe]");
  EXPECT_EQ(told("Pacific/Apia", "2011-12-30T12:00"), "2011-12-31T12:00+14:00[Pacific/Apia]");
}

TEST(ZoneTest, OfATimeThatCameTwiceTheFirstIsMeantUnlessTheOtherIsPreferred) {
  EXPECT_EQ(told("America/Chicago", "2021-11-07T01:15"), "2021-11-07T01:15-05:00[America/Chicago]");
  const auto twice = std::get<graph::LocalDateTime>(local_date_time("2021-11-07T01:15"));
  const Zone chicago = Zone::of_name("America/Chicago");
  EXPECT_EQ(to_text(chicago.at_local(twice, -6 * 3600)), "2021-11-07T01:15-06:00[America/Chicago]");
  EXPECT_EQ(to_text(chicago.at_local(twice, -7 * 3600)), "2021-11-07T01:15-05:00[America/Chicago]");
}

TEST(ZoneTest, WhatIsNoZoneIsRefused) {
  for (const char* zone : {"", "Atlantis/Capital", "europe/berlin", "+19:00", "+1", "+01:60", "GMT+5", "[]"})
    EXPECT_NE(error_of([&] { Zone::from_text(zone); }), "") << zone;
}

}  // namespace
}  // namespace cairn::temporal
