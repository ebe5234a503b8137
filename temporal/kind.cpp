#include "temporal/kind.h"

#include <algorithm>
#include <array>

namespace cairn::temporal {

Kind kind_of(const graph::Temporal& value) {
  return static_cast<Kind>(value.index());
}

std::string_view type_name(Kind kind) {
  static constexpr std::array<std::string_view, 6> kNames = {"Date",          "LocalTime", "Time",
                                                             "LocalDateTime", "DateTime",  "Duration"};
  return kNames[static_cast<std::size_t>(kind)];
}

namespace {

constexpr std::array<std::string_view, 6> kJsonTags = {"$date",          "$localtime", "$time",
                                                       "$localdatetime", "$datetime",  "$duration"};

}  // namespace

std::string_view json_tag(Kind kind) {
  return kJsonTags[static_cast<std::size_t>(kind)];
}

std::optional<Kind> kind_of_json_tag(std::string_view tag) {
  const auto found = std::find(kJsonTags.begin(), kJsonTags.end(), tag);
  if (found == kJsonTags.end()) return std::nullopt;
  return static_cast<Kind>(found - kJsonTags.begin());
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

}  // namespace cairn::temporal
