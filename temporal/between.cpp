#include "temporal/between.h"

#include "temporal/calendar.h"
#include "temporal/duration.h"
#include "temporal/failure.h"
#include "temporal/parts.h"

namespace cairn::temporal {

namespace {

/// Two points in time, told in one zone.
struct Ends {
  graph::DateTime from;
  graph::DateTime to;
  bool dated;  ///< both told a date
};

template <typename Part>
void complete(std::optional<Part>& a, std::optional<Part>& b, const Part& otherwise) {
  if (!a) a = b.value_or(otherwise);
  if (!b) b = a;
}

graph::DateTime as_date_time(const Parts& parts) {
  return parts.zone->at_local(local_date_time(*parts.day, parts.nanosecond.value_or(0)), parts.offset);
}

Ends ends_of(const graph::Temporal& from, const graph::Temporal& to) {
  Parts a = parts_of(from);
  Parts b = parts_of(to);
  const bool dated = a.day && b.day;
  complete<std::int64_t>(a.day, b.day, 0);
  complete<Zone>(a.zone, b.zone, Zone());
  const graph::DateTime end = as_date_time(b);
  return {as_date_time(a), a.zone->at_instant(end.second, end.nanosecond), dated};
}

/// Those that have passed when the time of the day is reached again.
std::int64_t whole_days(const graph::LocalDateTime& from, const graph::LocalDateTime& to) {
  const std::int64_t days = day_of(to) - day_of(from);
  const std::int64_t time = nanosecond_of_day(to) - nanosecond_of_day(from);
  if (days > 0 && time < 0) return days - 1;
  return days < 0 && time > 0 ? days + 1 : days;
}

std::int64_t whole_months(const graph::LocalDateTime& from, const graph::LocalDateTime& to) {
  const CalendarDate start = calendar_date(day_of(from));
  const CalendarDate end = calendar_date(day_of(from) + whole_days(from, to));
  const std::int64_t months = (end.year - start.year) * 12 + end.month - start.month;
  if (months > 0 && end.day < start.day) return months - 1;
  return months < 0 && end.day > start.day ? months + 1 : months;
}

graph::Duration seconds_between(const graph::DateTime& from, const graph::DateTime& to) {
  return duration_of_seconds(checked_subtract(to.second, from.second),
                             std::int64_t{to.nanosecond} - from.nanosecond);
}

}  // namespace

graph::Duration between(const graph::Temporal& from, const graph::Temporal& to) {
  const Ends ends = ends_of(from, to);
  if (!ends.dated) return seconds_between(ends.from, ends.to);
  const graph::LocalDateTime start = local_of(ends.from);
  const graph::LocalDateTime end = local_of(ends.to);
  const std::int64_t months = whole_months(start, end);
  const graph::LocalDateTime month_later =
      local_date_time(add_months(day_of(start), months), nanosecond_of_day(start));
  const std::int64_t days = whole_days(month_later, end);
  const graph::LocalDateTime day_later =
      local_date_time(day_of(month_later) + days, nanosecond_of_day(start));
  const graph::DateTime rest = Zone::of_value(ends.from).at_local(day_later, ends.from.offset);
  graph::Duration span = seconds_between(rest, ends.to);
  span.months = months;
  span.days = days;
  return span;
}

graph::Duration in_months(const graph::Temporal& from, const graph::Temporal& to) {
  const Ends ends = ends_of(from, to);
  if (!ends.dated) return {};
  return {whole_months(local_of(ends.from), local_of(ends.to)), 0, 0, 0};
}

graph::Duration in_days(const graph::Temporal& from, const graph::Temporal& to) {
  const Ends ends = ends_of(from, to);
  if (!ends.dated) return {};
  return {0, whole_days(local_of(ends.from), local_of(ends.to)), 0, 0};
}

graph::Duration in_seconds(const graph::Temporal& from, const graph::Temporal& to) {
  const Ends ends = ends_of(from, to);
  return seconds_between(ends.from, ends.to);
}

}  // namespace cairn::temporal
