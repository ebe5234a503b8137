#pragma once

#include <cstdint>

namespace cairn::graph {

/// Ids are given in ascending order from 1 and never used again, not after a deletion either.
using NodeId = std::uint64_t;
using RelationshipId = std::uint64_t;

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
