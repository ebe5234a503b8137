#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/ids.h"

namespace cairn::graph {

/// One step from a node: over which relationship, of which type, to which node.
struct Neighbour {
  RelationshipId relationship = 0;
  NodeId node = 0;
  TypeId type = 0;
  bool outgoing = true;  ///< whether the relationship starts at the node that was asked for
};

/// The neighbours of a frontier: those of its i-th node are of(i), ordered by direction, type and
/// relationship id. The spans live as long as the object, so that none is given out by a temporary one.
class Neighbours {
 public:
  std::span<const Neighbour> of(std::size_t frontier_index) const& {
    return std::span(entries_).subspan(offsets_[frontier_index],
                                       offsets_[frontier_index + 1] - offsets_[frontier_index]);
  }
  std::span<const Neighbour> of(std::size_t frontier_index) && = delete;
  std::span<const Neighbour> all() const& { return entries_; }
  std::span<const Neighbour> all() && = delete;
  bool empty() const { return entries_.empty(); }

 private:
  friend class View;
  std::vector<std::size_t> offsets_{0};
  std::vector<Neighbour> entries_;
};

/// A list of neighbours, by what stands before the number of a chunk in its key.
struct ListPlace {
  Direction direction = Direction::kOutgoing;
  NodeId owner = 0;
  TypeId type = 0;
  friend auto operator<=>(const ListPlace&, const ListPlace&) = default;  // NOLINT(modernize-use-nullptr)
};

/// A packed list of (relationship, neighbour), ascending by relationship: the value of one adjacency key.
/// The open chunk also says how many closed chunks there are. Invariants: a closed chunk holds at most
/// kEntriesAChunk entries, all older than those of later chunks and of the open one.
struct AdjacencyChunk {
  struct Entry {
    RelationshipId relationship = 0;
    NodeId node = 0;
  };
  /// Large enough that few chunks are read, small enough that an insert at a hub rewrites only a few KB.
  static constexpr std::size_t kEntriesAChunk = 256;

  std::uint32_t closed_chunks = 0;  ///< only in the open chunk
  std::vector<Entry> entries;

  static AdjacencyChunk decode(std::string_view bytes);
  /// About how many entries the list has whose open chunk this is.
  static std::size_t length_of_list(std::string_view open_chunk);
  std::string encode() const;
};

}  // namespace cairn::graph
