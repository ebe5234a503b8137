#include "query/value_hash.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "temporal/temporal_text.h"

namespace cairn::query {

namespace {

/// As boost::hash_combine does.
std::size_t combine(std::size_t seed, std::size_t hash) {
  constexpr std::size_t kGoldenRatio = 0x9e3779b97f4a7c15ULL;
  return seed ^ (hash + kGoldenRatio + (seed << 6U) + (seed >> 2U));
}

/// Integers that no float tells apart share one.
std::size_t hash_number(double number) {
  if (std::isnan(number)) return 1;
  return std::hash<double>()(number == 0 ? 0.0 : number);
}

std::size_t hash_map(const Map& map) {
  std::size_t hash = map.size();
  for (const auto& [key, value] : map) {
    hash = combine(combine(hash, std::hash<std::string>()(key)), ValueHash()(value));
  }
  return hash;
}

}  // namespace

std::size_t ValueHash::operator()(const Value& value) const {
  if (const auto* text = value.string()) return std::hash<std::string>()(*text);
  if (const auto* integer = value.integer()) return hash_number(static_cast<double>(*integer));
  if (const auto* number = value.float64()) return hash_number(*number);
  if (const auto* boolean = value.boolean()) return *boolean ? 2 : 3;
  if (const auto* node = value.node()) return combine(4, node->id);
  if (const auto* relationship = value.relationship()) return combine(5, relationship->id);
  if (const auto* list = value.list()) return (*this)(*list);
  if (const auto* map = value.map()) return hash_map(*map);
  if (const auto* temporal = value.temporal()) return std::hash<std::string>()(temporal::to_text(*temporal));
  if (const auto* path = value.path()) {
    std::size_t hash = path->nodes.size();
    for (const auto& node : path->nodes) hash = combine(hash, node.id);
    return hash;
  }
  return 0;
}

std::size_t ValueHash::operator()(const List& list) const {
  std::size_t hash = list.size();
  for (const Value& element : list) hash = combine(hash, (*this)(element));
  return hash;
}

bool ValueEqual::operator()(const List& a, const List& b) const {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), *this);
}

}  // namespace cairn::query
