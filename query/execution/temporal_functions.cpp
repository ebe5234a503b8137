#include "query/execution/temporal_functions.h"

#include <algorithm>
#include <array>

#include "query/execution/records.h"
#include "temporal/between.h"
#include "temporal/construct.h"
#include "temporal/temporal_parser.h"
#include "temporal/truncate.h"

namespace cairn::query {

namespace {

using temporal::Kind;

[[noreturn]] void refuse(Kind kind, const Value& value) {
  throw FunctionError{"TypeError", "InvalidArgumentType",
                      "no " + std::string(temporal::type_name(kind)) + " is made of " + type_name(value)};
}

temporal::Fields fields_of(Kind kind, const Map& map) {
  temporal::Fields fields;
  for (const auto& [key, value] : map) {
    if (value.is_null()) continue;
    if (const auto* number = value.integer()) {
      fields[key] = *number;
    } else if (const auto* fraction = value.float64()) {
      fields[key] = *fraction;
    } else if (const auto* text = value.string()) {
      fields[key] = *text;
    } else if (const auto* part = value.temporal()) {
      fields[key] = *part;
    } else {
      refuse(kind, value);
    }
  }
  return fields;
}

bool has_null(const Map& map) {
  return std::any_of(map.begin(), map.end(), [](const auto& entry) { return entry.second.is_null(); });
}

/// date(...): now, or of a text, a map, or another value.
template <Kind kKind>
Value make(Arguments arguments, Records& records) {
  const temporal::Clock& clock = records.clock();
  if (arguments.empty()) return temporal::tell(kKind, clock.statement, clock.zone);
  const Value& of = arguments[0];
  if (of.is_null()) return {};
  if (const auto* text = of.string()) return temporal::parse(kKind, *text, clock);
  if (const auto* other = of.temporal()) return temporal::construct(kKind, *other, clock);
  if (of.map() == nullptr) refuse(kKind, of);
  if (has_null(*of.map())) return {};
  return temporal::construct(kKind, fields_of(kKind, *of.map()), clock);
}

enum class Moment : std::uint8_t { kTransaction, kStatement, kRealtime };

/// date.statement(zone): the moment, told in the zone.
template <Kind kKind, Moment kMoment>
Value tell(Arguments arguments, Records& records) {
  const temporal::Clock& clock = records.clock();
  temporal::Zone zone = clock.zone;
  if (!arguments.empty()) {
    if (arguments[0].is_null()) return {};
    if (arguments[0].string() == nullptr) refuse(kKind, arguments[0]);
    zone = temporal::Zone::from_text(*arguments[0].string());
  }
  const temporal::Instant instant = kMoment == Moment::kTransaction ? clock.transaction
                                    : kMoment == Moment::kStatement ? clock.statement
                                                                    : temporal::Clock::realtime();
  return temporal::tell(kKind, instant, zone);
}

template <Kind kKind>
Value truncate(Arguments arguments, Records& records) {
  if (any_null(arguments)) return {};
  if (arguments[0].string() == nullptr) refuse(kKind, arguments[0]);
  if (arguments.size() > 1 && arguments[1].temporal() == nullptr) refuse(kKind, arguments[1]);
  if (arguments.size() > 2 && arguments[2].map() == nullptr) refuse(kKind, arguments[2]);
  const temporal::Clock& clock = records.clock();
  const graph::Temporal value =
      arguments.size() > 1 ? *arguments[1].temporal() : temporal::tell(kKind, clock.statement, clock.zone);
  const temporal::Fields overrides =
      arguments.size() > 2 ? fields_of(kKind, *arguments[2].map()) : temporal::Fields();
  return temporal::truncate(kKind, *arguments[0].string(), value, overrides, clock);
}

template <graph::Duration (*kCount)(const graph::Temporal&, const graph::Temporal&)>
Value between(Arguments arguments, Records& /*records*/) {
  if (any_null(arguments)) return {};
  for (const Value& end : arguments) {
    if (end.temporal() == nullptr) refuse(Kind::kDuration, end);
  }
  return graph::Temporal(kCount(*arguments[0].temporal(), *arguments[1].temporal()));
}

Value from_epoch(Arguments arguments, Records& records, std::initializer_list<const char*> names) {
  if (any_null(arguments)) return {};
  temporal::Fields fields;
  auto name = names.begin();
  for (const Value& number : arguments) {
    if (number.integer() == nullptr) refuse(Kind::kDateTime, number);
    fields[*name++] = *number.integer();
  }
  return temporal::construct(Kind::kDateTime, fields, records.clock());
}
Value from_epoch_seconds(Arguments arguments, Records& records) {
  return from_epoch(arguments, records, {"epochSeconds", "nanosecond"});
}
Value from_epoch_milliseconds(Arguments arguments, Records& records) {
  return from_epoch(arguments, records, {"epochMillis"});
}

/// In milliseconds since 1970, as it stands still during a statement.
Value timestamp(Arguments /*arguments*/, Records& records) {
  constexpr std::int64_t kMilliseconds = 1000;
  constexpr std::int32_t kNanoseconds = 1'000'000;
  const temporal::Instant now = records.clock().statement;
  return now.second * kMilliseconds + now.nanosecond / kNanoseconds;
}

constexpr std::uint32_t kPoint = StaticType::kTemporal | StaticType::kNull;
constexpr std::uint32_t kSpan = StaticType::kDuration | StaticType::kNull;

constexpr std::array kFunctions = {
    Function{"timestamp", 0, 0, timestamp, StaticType::kInteger},
    Function{"date", 0, 1, make<Kind::kDate>, kPoint},
    Function{"localtime", 0, 1, make<Kind::kLocalTime>, kPoint},
    Function{"time", 0, 1, make<Kind::kTime>, kPoint},
    Function{"localdatetime", 0, 1, make<Kind::kLocalDateTime>, kPoint},
    Function{"datetime", 0, 1, make<Kind::kDateTime>, kPoint},
    Function{"duration", 1, 1, make<Kind::kDuration>, kSpan},
    Function{"date.transaction", 0, 1, tell<Kind::kDate, Moment::kTransaction>, kPoint},
    Function{"date.statement", 0, 1, tell<Kind::kDate, Moment::kStatement>, kPoint},
    Function{"date.realtime", 0, 1, tell<Kind::kDate, Moment::kRealtime>, kPoint},
    Function{"localtime.transaction", 0, 1, tell<Kind::kLocalTime, Moment::kTransaction>, kPoint},
    Function{"localtime.statement", 0, 1, tell<Kind::kLocalTime, Moment::kStatement>, kPoint},
    Function{"localtime.realtime", 0, 1, tell<Kind::kLocalTime, Moment::kRealtime>, kPoint},
    Function{"time.transaction", 0, 1, tell<Kind::kTime, Moment::kTransaction>, kPoint},
    Function{"time.statement", 0, 1, tell<Kind::kTime, Moment::kStatement>, kPoint},
    Function{"time.realtime", 0, 1, tell<Kind::kTime, Moment::kRealtime>, kPoint},
    Function{"localdatetime.transaction", 0, 1, tell<Kind::kLocalDateTime, Moment::kTransaction>, kPoint},
    Function{"localdatetime.statement", 0, 1, tell<Kind::kLocalDateTime, Moment::kStatement>, kPoint},
    Function{"localdatetime.realtime", 0, 1, tell<Kind::kLocalDateTime, Moment::kRealtime>, kPoint},
    Function{"datetime.transaction", 0, 1, tell<Kind::kDateTime, Moment::kTransaction>, kPoint},
    Function{"datetime.statement", 0, 1, tell<Kind::kDateTime, Moment::kStatement>, kPoint},
    Function{"datetime.realtime", 0, 1, tell<Kind::kDateTime, Moment::kRealtime>, kPoint},
    Function{"datetime.fromepoch", 2, 2, from_epoch_seconds, kPoint},
    Function{"datetime.fromepochmillis", 1, 1, from_epoch_milliseconds, kPoint},
    Function{"date.truncate", 1, 3, truncate<Kind::kDate>, kPoint},
    Function{"localtime.truncate", 1, 3, truncate<Kind::kLocalTime>, kPoint},
    Function{"time.truncate", 1, 3, truncate<Kind::kTime>, kPoint},
    Function{"localdatetime.truncate", 1, 3, truncate<Kind::kLocalDateTime>, kPoint},
    Function{"datetime.truncate", 1, 3, truncate<Kind::kDateTime>, kPoint},
    Function{"duration.between", 2, 2, between<temporal::between>, kSpan},
    Function{"duration.inMonths", 2, 2, between<temporal::in_months>, kSpan},
    Function{"duration.inDays", 2, 2, between<temporal::in_days>, kSpan},
    Function{"duration.inSeconds", 2, 2, between<temporal::in_seconds>, kSpan},
};

}  // namespace

std::span<const Function> temporal_functions() {
  return kFunctions;
}

}  // namespace cairn::query
