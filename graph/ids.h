#pragma once

#include <cstdint>

namespace cairn::graph {

/// Ids are given in ascending order from 1 and never used again, not after a deletion either.
using NodeId = std::uint64_t;
using RelationshipId = std::uint64_t;

/// The id that a node or relationship is given which wishes for one: that, where it is greater than all that
/// were given so far, else the next. Ids stay far from the end of the numbers.
inline std::uint64_t granted_id(std::uint64_t wished, std::uint64_t next) {
  constexpr std::uint64_t kGreatestWish = std::uint64_t{1} << 62U;
  return wished > next && wished <= kGreatestWish ? wished : next;
}

/// Numbers of the catalog: labels, relationship types and property keys are each counted from 0.
using LabelId = std::uint32_t;
using TypeId = std::uint32_t;
using KeyId = std::uint32_t;

/// Which way relationships are followed, seen from a node.
enum class Direction : std::uint8_t { kOutgoing, kIncoming, kBoth };

/// Of the same relationships, seen from their other ends.
inline Direction opposite(Direction direction) {
  if (direction == Direction::kBoth) return direction;
  return direction == Direction::kOutgoing ? Direction::kIncoming : Direction::kOutgoing;
}

}  // namespace cairn::graph
