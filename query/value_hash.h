#pragma once

#include <cstddef>

#include "query/value.h"

namespace cairn::query {

/// Equal for values that are equal in Cypher's order (1 and 1.0, NaN and NaN).
struct ValueHash {
  std::size_t operator()(const Value& value) const;
  std::size_t operator()(const List& list) const;
};

/// Equality in Cypher's order, under which null equals null.
struct ValueEqual {
  bool operator()(const Value& a, const Value& b) const { return order(a, b) == 0; }
  bool operator()(const List& a, const List& b) const;
};

}  // namespace cairn::query
