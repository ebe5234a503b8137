#include "temporal/component.h"

#include "temporal/calendar.h"
#include "temporal/failure.h"
#include "temporal/zone.h"

namespace cairn::temporal {

namespace {

using Number = std::optional<std::int64_t>;

Number of_date(std::int64_t day, std::string_view name) {
  if (name == "year") return calendar_date(day).year;
  if (name == "month") return calendar_date(day).month;
  if (name == "day") return calendar_date(day).day;
  if (name == "weekYear") return week_date(day).year;
  if (name == "week") return week_date(day).week;
  if (name == "dayOfWeek" || name == "weekDay") return week_date(day).day;
  if (name == "quarter") return quarter_date(day).quarter;
  if (name == "dayOfQuarter" || name == "quarterDay") return quarter_date(day).day;
  if (name == "ordinalDay") return ordinal_date(day).day;
  return std::nullopt;
}

Number of_time(std::int64_t nanosecond_of_day, std::string_view name) {
  const std::int64_t second = nanosecond_of_day / graph::kNanosecondsASecond;
  const std::int64_t nanosecond = nanosecond_of_day % graph::kNanosecondsASecond;
  if (name == "hour") return second / 3600;
  if (name == "minute") return second / 60 % 60;
  if (name == "second") return second % 60;
  if (name == "millisecond") return nanosecond / 1'000'000;
  if (name == "microsecond") return nanosecond / 1'000;
  if (name == "nanosecond") return nanosecond;
  return std::nullopt;
}

Number of_local(const graph::LocalDateTime& time, std::string_view name) {
  const Number number = of_date(day_of(time), name);
  return number ? number : of_time(nanosecond_of_day(time), name);
}

Number of_epoch(const graph::DateTime& time, std::string_view name) {
  if (name == "epochSeconds") return time.second;
  if (name == "epochMillis")
    return checked_add(checked_multiply(time.second, 1000), time.nanosecond / 1'000'000);
  return std::nullopt;
}

/// The same in smaller units.
std::int64_t total(const graph::Duration& span, std::int64_t units_a_second) {
  return checked_add(checked_multiply(span.seconds, units_a_second),
                     span.nanosecond / (graph::kNanosecondsASecond / units_a_second));
}

Number of_months_and_days(const graph::Duration& span, std::string_view name) {
  if (name == "years") return span.months / 12;
  if (name == "quarters") return span.months / 3;
  if (name == "quartersOfYear") return span.months / 3 % 4;
  if (name == "months") return span.months;
  if (name == "monthsOfYear") return span.months % 12;
  if (name == "monthsOfQuarter") return span.months % 3;
  if (name == "weeks") return span.days / 7;
  if (name == "days") return span.days;
  if (name == "daysOfWeek") return span.days % 7;
  return std::nullopt;
}

Number of_seconds(const graph::Duration& span, std::string_view name) {
  if (name == "hours") return span.seconds / 3600;
  if (name == "minutes") return span.seconds / 60;
  if (name == "minutesOfHour") return span.seconds / 60 % 60;
  if (name == "seconds") return span.seconds;
  if (name == "secondsOfMinute") return span.seconds % 60;
  if (name == "milliseconds") return total(span, 1'000);
  if (name == "microseconds") return total(span, 1'000'000);
  if (name == "nanoseconds") return total(span, graph::kNanosecondsASecond);
  if (name == "millisecondsOfSecond") return span.nanosecond / 1'000'000;
  if (name == "microsecondsOfSecond") return span.nanosecond / 1'000;
  if (name == "nanosecondsOfSecond") return span.nanosecond;
  return std::nullopt;
}

std::optional<Component> as_component(const Number& number) {
  if (!number) return std::nullopt;
  return Component(*number);
}

std::optional<Component> of_offset(std::int32_t offset, std::string_view name) {
  if (name == "offset") return Component(offset_text(offset));
  if (name == "offsetMinutes") return Component(std::int64_t{offset / 60});
  if (name == "offsetSeconds") return Component(std::int64_t{offset});
  return std::nullopt;
}

struct ComponentReader {
  std::string_view name;

  std::optional<Component> operator()(const graph::Date& date) const {
    return as_component(of_date(date.day, name));
  }
  std::optional<Component> operator()(const graph::LocalTime& time) const {
    return as_component(of_time(time.nanosecond, name));
  }
  std::optional<Component> operator()(const graph::Time& time) const {
    if (name == "timezone") return Component(offset_text(time.offset));
    const Number number = of_time(time.nanosecond, name);
    return number ? as_component(number) : of_offset(time.offset, name);
  }
  std::optional<Component> operator()(const graph::LocalDateTime& time) const {
    return as_component(of_local(time, name));
  }
  std::optional<Component> operator()(const graph::DateTime& time) const {
    if (name == "timezone") return Component(time.zone.empty() ? offset_text(time.offset) : time.zone);
    if (const Number number = of_epoch(time, name)) return as_component(number);
    const Number number = of_local(local_of(time), name);
    return number ? as_component(number) : of_offset(time.offset, name);
  }
  std::optional<Component> operator()(const graph::Duration& span) const {
    const Number number = of_months_and_days(span, name);
    return as_component(number ? number : of_seconds(span, name));
  }
};

}  // namespace

std::optional<Component> component(const graph::Temporal& value, std::string_view name) {
  return std::visit(ComponentReader{name}, value);
}

}  // namespace cairn::temporal
