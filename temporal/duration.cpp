#include "temporal/duration.h"

#include <algorithm>
#include <string>

#include "temporal/calendar.h"
#include "temporal/failure.h"

namespace cairn::temporal {

namespace {

struct Unit {
  std::string_view name;
  Wide DurationParts::*part;
  std::int64_t factor;
  std::int64_t divisor;
};

constexpr std::array<Unit, 11> kUnits = {{{"years", &DurationParts::months, 12, 1},
                                          {"quarters", &DurationParts::months, 3, 1},
                                          {"months", &DurationParts::months, 1, 1},
                                          {"weeks", &DurationParts::days, 7, 1},
                                          {"days", &DurationParts::days, 1, 1},
                                          {"hours", &DurationParts::seconds, 3600, 1},
                                          {"minutes", &DurationParts::seconds, 60, 1},
                                          {"seconds", &DurationParts::seconds, 1, 1},
                                          {"milliseconds", &DurationParts::seconds, 1, 1'000},
                                          {"microseconds", &DurationParts::seconds, 1, 1'000'000},
                                          {"nanoseconds", &DurationParts::seconds, 1, 1'000'000'000}}};

/// The parts of a duration as fractions with one denominator.
struct Fractions {
  Wide months;
  Wide days;
  Wide seconds;
  Wide nanoseconds;
  Wide denominator;
};

struct DaysAndSeconds {
  Wide days;
  Wide seconds;  // a fraction, less than a day
};

/// Days with what is left of the months. Where they pull in opposite directions, a day becomes seconds.
DaysAndSeconds carry_to_seconds(const Fractions& parts) {
  const Wide one = parts.denominator;
  const Wide one_day = graph::kSecondsADay * one;
  const Wide rest = parts.months % one * kSecondsAMonth + parts.days % one * graph::kSecondsADay;
  DaysAndSeconds carried{parts.days / one + rest / one_day, rest % one_day};
  if (carried.days > 0 && carried.seconds < 0) return {carried.days - 1, carried.seconds + one_day};
  if (carried.days < 0 && carried.seconds > 0) return {carried.days + 1, carried.seconds - one_day};
  return carried;
}

graph::Duration carry(const Fractions& parts) {
  const Wide one = parts.denominator;
  const DaysAndSeconds carried = carry_to_seconds(parts);
  const Wide seconds = add_wide(parts.seconds, carried.seconds);
  const Wide nanoseconds = seconds % one * graph::kNanosecondsASecond + parts.nanoseconds;
  graph::Duration span = duration_of_seconds(narrow(seconds / one), narrow(nanoseconds / one));
  span.months = narrow(parts.months / one);
  span.days = narrow(carried.days);
  return span;
}

graph::Duration scale(const graph::Duration& span, const Ratio& factor) {
  const auto scaled = [&](std::int64_t part) { return multiply_wide(part, factor.numerator); };
  return carry({scaled(span.months), scaled(span.days), scaled(span.seconds), scaled(span.nanosecond),
                factor.denominator});
}

Ratio inverse(const Ratio& ratio) {
  if (ratio.numerator == 0) throw Failure{Failure::Kind::kDivisionByZero, "division of a duration by zero"};
  if (ratio.numerator < 0) return {-ratio.denominator, -ratio.numerator};
  return {ratio.denominator, ratio.numerator};
}

Wide decimal_field(std::string_view name, const Field& field) {
  if (const auto* integer = std::get_if<std::int64_t>(&field)) return Wide{*integer} * kDecimalOne;
  if (const auto* number = std::get_if<double>(&field)) return decimal_of(*number);
  fail(std::string(name) + " is a number");
}

}  // namespace

bool DurationParts::add(std::string_view unit, Wide count) {
  const auto* const found =
      std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& known) { return known.name == unit; });
  if (found == kUnits.end()) return false;
  Wide& part = this->*(found->part);
  part = add_wide(part, multiply_wide(count, found->factor) / found->divisor);
  return true;
}

graph::Duration carried_down(const DurationParts& parts) {
  return carry({parts.months, parts.days, parts.seconds, 0, kDecimalOne});
}

graph::Duration make_duration(const Fields& fields) {
  DurationParts parts;
  for (const auto& [name, field] : fields) {
    if (!parts.add(name, decimal_field(name, field))) fail("a Duration is not made from '" + name + "'");
  }
  return carried_down(parts);
}

graph::Duration add(const graph::Duration& a, const graph::Duration& b) {
  graph::Duration sum =
      duration_of_seconds(checked_add(a.seconds, b.seconds), std::int64_t{a.nanosecond} + b.nanosecond);
  sum.months = checked_add(a.months, b.months);
  sum.days = checked_add(a.days, b.days);
  return sum;
}

graph::Duration subtract(const graph::Duration& a, const graph::Duration& b) {
  graph::Duration difference =
      duration_of_seconds(checked_subtract(a.seconds, b.seconds), std::int64_t{a.nanosecond} - b.nanosecond);
  difference.months = checked_subtract(a.months, b.months);
  difference.days = checked_subtract(a.days, b.days);
  return difference;
}

graph::Duration negate(const graph::Duration& span) {
  return subtract({}, span);
}

graph::Duration multiply(const graph::Duration& span, std::int64_t factor) {
  return scale(span, {factor, 1});
}

graph::Duration multiply(const graph::Duration& span, double factor) {
  return scale(span, ratio_of(factor));
}

graph::Duration divide(const graph::Duration& span, std::int64_t divisor) {
  return scale(span, inverse({divisor, 1}));
}

graph::Duration divide(const graph::Duration& span, double divisor) {
  return scale(span, inverse(ratio_of(divisor)));
}

graph::Duration duration_of_seconds(std::int64_t seconds, std::int64_t nanoseconds) {
  const std::int64_t carried = floor_divide(nanoseconds, graph::kNanosecondsASecond);
  const std::int64_t rest = floor_modulo(nanoseconds, graph::kNanosecondsASecond);
  return {0, 0, checked_add(seconds, carried), static_cast<std::int32_t>(rest)};
}

}  // namespace cairn::temporal
