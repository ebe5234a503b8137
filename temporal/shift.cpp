#include "temporal/shift.h"

#include "temporal/calendar.h"
#include "temporal/duration.h"
#include "temporal/failure.h"
#include "temporal/zone.h"

namespace cairn::temporal {

namespace {

std::int64_t later_day(std::int64_t day, const graph::Duration& span) {
  const std::int64_t later = checked_add(add_months(day, span.months), span.days);
  check_day(later);
  return later;
}

/// Rounded towards zero, so that subtracting is adding the opposite.
std::int64_t whole_days(const graph::Duration& span) {
  const bool rounded_down = span.seconds < 0 && span.nanosecond > 0;
  return (rounded_down ? span.seconds + 1 : span.seconds) / graph::kSecondsADay;
}

std::int64_t later_in_day(std::int64_t nanosecond_of_day, const graph::Duration& span) {
  const std::int64_t seconds = floor_modulo(span.seconds, graph::kSecondsADay);
  return (nanosecond_of_day + seconds * graph::kNanosecondsASecond + span.nanosecond) %
         graph::kNanosecondsADay;
}

/// By seconds alone. Nothing else differs between local times and instants there.
graph::LocalDateTime later_seconds(std::int64_t second, std::int32_t nanosecond,
                                   const graph::Duration& span) {
  const graph::Duration later =
      add(duration_of_seconds(second, nanosecond), duration_of_seconds(span.seconds, span.nanosecond));
  return {later.seconds, later.nanosecond};
}

struct Shift {
  const graph::Duration& span;

  graph::Temporal operator()(const graph::Date& date) const {
    const std::int64_t day = checked_add(later_day(date.day, span), whole_days(span));
    check_day(day);
    return graph::Date{day};
  }
  graph::Temporal operator()(const graph::LocalTime& time) const {
    return graph::LocalTime{later_in_day(time.nanosecond, span)};
  }
  graph::Temporal operator()(const graph::Time& time) const {
    return graph::Time{later_in_day(time.nanosecond, span), time.offset};
  }
  graph::Temporal operator()(const graph::LocalDateTime& time) const { return moved(time); }
  graph::Temporal operator()(const graph::DateTime& time) const {
    const Zone zone = Zone::of_value(time);
    const graph::DateTime day_later = zone.at_local(days_moved(local_of(time)), time.offset);
    const graph::LocalDateTime later = later_seconds(day_later.second, day_later.nanosecond, span);
    return zone.at_instant(later.second, later.nanosecond);
  }
  graph::Temporal operator()(const graph::Duration& /*value*/) const {
    fail("a duration is no point in time");
  }

  graph::LocalDateTime days_moved(const graph::LocalDateTime& time) const {
    return local_date_time(later_day(day_of(time), span), nanosecond_of_day(time));
  }
  graph::LocalDateTime moved(const graph::LocalDateTime& time) const {
    const graph::LocalDateTime day_later = days_moved(time);
    const graph::LocalDateTime later = later_seconds(day_later.second, day_later.nanosecond, span);
    check_day(day_of(later));
    return later;
  }
};

}  // namespace

graph::Temporal later(const graph::Temporal& value, const graph::Duration& span) {
  return std::visit(Shift{span}, value);
}

graph::Temporal earlier(const graph::Temporal& value, const graph::Duration& span) {
  return later(value, negate(span));
}

}  // namespace cairn::temporal
