#include "temporal/construct.h"

#include "temporal/calendar.h"
#include "temporal/duration.h"
#include "temporal/failure.h"
#include "temporal/parts.h"

namespace cairn::temporal {

namespace {

void check_selection(Kind kind, const Fields& fields) {
  if (has_date(kind) && has_time(kind)) {
    check_keys(kind, fields, {"date", "time", "datetime"});
  } else if (has_date(kind)) {
    check_keys(kind, fields, {"date", "datetime"});
  } else {
    check_keys(kind, fields, {"time", "datetime"});
  }
  if (has(fields, "datetime") && has_any(fields, {"date", "time"}))
    fail("datetime is selected whole, not beside date or time");
}

/// The date of a selected value. Its time is another selection.
std::optional<std::int64_t> selected_day(const Fields& fields) {
  const graph::Temporal* date = temporal_field(fields, has(fields, "datetime") ? "datetime" : "date");
  if (date == nullptr) return std::nullopt;
  const Parts parts = parts_of(*date);
  if (!parts.day) fail("a " + std::string(type_name(kind_of(*date))) + " has no date that could be selected");
  return parts.day;
}

/// The time of a selected value, with its zone.
Parts selected_time(const Fields& fields) {
  const graph::Temporal* time = temporal_field(fields, has(fields, "datetime") ? "datetime" : "time");
  if (time == nullptr) return {};
  Parts parts = parts_of(*time);
  if (!parts.nanosecond)
    fail("a " + std::string(type_name(kind_of(*time))) + " has no time that could be selected");
  parts.day.reset();
  return parts;
}

Parts parts_told(Kind kind, const Fields& fields) {
  Parts parts = selected_time(fields);
  const bool tells_time = parts.nanosecond.has_value() || has_time_fields(fields);
  if (has_date(kind)) {
    const auto base = selected_day(fields);
    parts.day = day_with(fields, base);
    if (has_time(kind) && tells_time && !base && !has_day_field(fields))
      fail("a time is given without the day");
  }
  if (!has_date(kind) && !parts.nanosecond && !has(fields, "hour"))
    fail("a time needs an hour, and none was given");
  if (has_time(kind)) parts.nanosecond = time_with(fields, parts.nanosecond);
  return parts;
}

/// Puts the parts into the zone that was asked for.
Parts in_zone(const Parts& parts, const Zone& zone, const Clock& clock) {
  if (parts.zone) return moved(parts, zone, clock);
  Parts told = parts;
  told.zone = zone;
  return told;
}

graph::Temporal from_epoch(Kind kind, const Fields& fields, const Clock& clock) {
  if (kind != Kind::kDateTime) fail("only a DateTime is made from seconds of the epoch");
  for (const auto& [key, value] : fields) {
    if (key != "epochSeconds" && key != "epochMillis" && key != "nanosecond" && key != "timezone")
      fail("'" + key + "' cannot stand beside seconds of the epoch");
  }
  const std::int64_t nanosecond = nanosecond_of_fields(fields);
  const Zone zone = zone_field(fields).value_or(clock.zone);
  const auto seconds = integer_field(fields, "epochSeconds");
  const auto milliseconds = integer_field(fields, "epochMillis");
  if (seconds && milliseconds) fail("either epochSeconds or epochMillis is given, not both");
  if (seconds) return zone.at_instant(*seconds, static_cast<std::int32_t>(nanosecond));
  const std::int64_t rest = floor_modulo(*milliseconds, 1000) * 1'000'000;
  return zone.at_instant(floor_divide(*milliseconds, 1000), static_cast<std::int32_t>(rest + nanosecond));
}

}  // namespace

graph::Temporal construct(Kind kind, const Fields& fields, const Clock& clock) {
  if (kind == Kind::kDuration) return make_duration(fields);
  const auto zone = zone_field(fields);
  if (zone && fields.size() == 1) return tell(kind, clock.statement, *zone);
  if (has_any(fields, {"epochSeconds", "epochMillis"})) return from_epoch(kind, fields, clock);
  check_selection(kind, fields);
  const Parts parts = parts_told(kind, fields);
  return assemble(kind, zone ? in_zone(parts, *zone, clock) : parts, clock);
}

graph::Temporal construct(Kind kind, const graph::Temporal& value, const Clock& clock) {
  if (kind_of(value) == kind) return value;
  return assemble(kind, parts_of(value), clock);
}

}  // namespace cairn::temporal
