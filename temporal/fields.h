#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "graph/temporal.h"
#include "temporal/kind.h"
#include "temporal/zone.h"

namespace cairn::temporal {

/// The map that a temporal value is made from.
using Field = std::variant<std::int64_t, double, std::string, graph::Temporal>;
using Fields = std::map<std::string, Field, std::less<>>;

bool has(const Fields& fields, std::string_view key);
bool has_any(const Fields& fields, std::initializer_list<std::string_view> keys);

/// Null when there is no such field. Throw Failure when it is of another type.
std::optional<std::int64_t> integer_field(const Fields& fields, std::string_view key);
const graph::Temporal* temporal_field(const Fields& fields, std::string_view key);
/// The field `timezone`.
std::optional<Zone> zone_field(const Fields& fields);

/// The day that the fields tell: year, month and day, or week and dayOfWeek, quarter and dayOfQuarter,
/// ordinalDay. Without a base the greater parts must be there, and the lesser ones are their first. With a
/// base what is missing is the base's: a month has its last day when it is shorter. Throws Failure.
std::int64_t day_with(const Fields& fields, std::optional<std::int64_t> base);

/// The nanosecond of the day that the fields tell, likewise: hour, minute, second, and millisecond,
/// microsecond and nanosecond, which count within each other when several are given.
std::int64_t time_with(const Fields& fields, std::optional<std::int64_t> base);

/// Of the second.
std::int64_t nanosecond_of_fields(const Fields& fields);

bool has_date_fields(const Fields& fields);
bool has_time_fields(const Fields& fields);
/// Whether they go down to the day, as they must before a time can follow.
bool has_day_field(const Fields& fields);

/// Throws Failure when a field is neither a part of the kind nor among the others.
void check_keys(Kind kind, const Fields& fields, std::initializer_list<std::string_view> others);

}  // namespace cairn::temporal
