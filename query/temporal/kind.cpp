#include "query/temporal/kind.h"

#include <array>

namespace cairn::query::temporal {

Kind kind_of(const graph::Temporal& value) {
  return static_cast<Kind>(value.index());
}

std::string_view type_name(Kind kind) {
  static constexpr std::array<std::string_view, 6> kNames = {"Date",          "LocalTime", "Time",
                                                             "LocalDateTime", "DateTime",  "Duration"};
  return kNames[static_cast<std::size_t>(kind)];
}

bool has_date(Kind kind) {
  return kind == Kind::kDate || kind == Kind::kLocalDateTime || kind == Kind::kDateTime;
}

bool has_time(Kind kind) {
  return kind != Kind::kDate && kind != Kind::kDuration;
}

bool has_zone(Kind kind) {
  return kind == Kind::kTime || kind == Kind::kDateTime;
}

}  // namespace cairn::query::temporal
