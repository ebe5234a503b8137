#include "temporal/parts.h"

#include <string>

#include "temporal/calendar.h"
#include "temporal/failure.h"

namespace cairn::temporal {

namespace {

struct PartsReader {
  Parts operator()(const graph::Date& date) const { return {date.day, {}, {}, {}}; }
  Parts operator()(const graph::LocalTime& time) const { return {{}, time.nanosecond, {}, {}}; }
  Parts operator()(const graph::Time& time) const {
    return {{}, time.nanosecond, Zone::of_value(time), time.offset};
  }
  Parts operator()(const graph::LocalDateTime& time) const {
    return {day_of(time), nanosecond_of_day(time), {}, {}};
  }
  Parts operator()(const graph::DateTime& time) const {
    const graph::LocalDateTime local = local_of(time);
    return {day_of(local), nanosecond_of_day(local), Zone::of_value(time), time.offset};
  }
  Parts operator()(const graph::Duration& /*span*/) const { fail("a duration is no point in time"); }
};

std::int64_t needed(const std::optional<std::int64_t>& part, const char* name, Kind kind) {
  if (!part) fail("a " + std::string(type_name(kind)) + " needs a " + name + ", and none was given");
  return *part;
}

graph::LocalDateTime local_of(const Parts& parts, Kind kind) {
  return local_date_time(needed(parts.day, "date", kind), parts.nanosecond.value_or(0));
}

graph::Date date_of(const Parts& parts) {
  const std::int64_t day = needed(parts.day, "date", Kind::kDate);
  check_day(day);
  return {day};
}

graph::Time time_of(const Parts& parts, const Clock& clock) {
  const std::int64_t nanosecond = needed(parts.nanosecond, "time", Kind::kTime);
  return {nanosecond,
          parts.offset ? *parts.offset : offset_of(parts, parts.zone.value_or(clock.zone), clock)};
}

}  // namespace

Parts parts_of(const graph::Temporal& value) {
  return std::visit(PartsReader{}, value);
}

graph::Temporal assemble(Kind kind, const Parts& parts, const Clock& clock) {
  switch (kind) {
    case Kind::kDate:
      return date_of(parts);
    case Kind::kLocalTime:
      return graph::LocalTime{needed(parts.nanosecond, "time", kind)};
    case Kind::kTime:
      return time_of(parts, clock);
    case Kind::kLocalDateTime:
      return local_of(parts, kind);
    case Kind::kDateTime:
      return parts.zone.value_or(clock.zone).at_local(local_of(parts, kind), parts.offset);
    case Kind::kDuration:
      break;
  }
  fail("a duration is no point in time");
}

std::int32_t offset_of(const Parts& parts, const Zone& zone, const Clock& clock) {
  if (!parts.day) return zone.offset_at(clock.statement.second);
  return zone.at_local(local_date_time(*parts.day, parts.nanosecond.value_or(0)), parts.offset).offset;
}

Parts moved(const Parts& parts, const Zone& zone, const Clock& clock) {
  if (parts.day) {
    const graph::DateTime there = parts.zone->at_local(local_of(parts, Kind::kDateTime), parts.offset);
    return parts_of(zone.at_instant(there.second, there.nanosecond));
  }
  const std::int32_t offset = offset_of(parts, zone, clock);
  const std::int64_t east = offset - time_of(parts, clock).offset;
  const std::int64_t nanosecond = *parts.nanosecond + east * graph::kNanosecondsASecond;
  return {{}, floor_modulo(nanosecond, graph::kNanosecondsADay), zone, offset};
}

}  // namespace cairn::temporal
