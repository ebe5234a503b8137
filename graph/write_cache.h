#pragma once

#include <bitset>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/adjacency.h"

namespace cairn::graph {

/// What transactions leave to the next ones of their process, so that these need not read it again: nodes
/// that exist, and open chunks of lists of neighbours, as of one commit. Thread-safe.
class WriteCache {
 public:
  /// What a transaction knows at its commit.
  struct Lesson {
    std::vector<NodeId> existing;                                ///< nodes
    std::vector<NodeId> created;                                 ///< nodes that had no lists before
    std::vector<std::pair<ListPlace, std::string>> open_chunks;  ///< all that it wrote
  };

  /// Forgets everything unless it is as of this commit.
  void use_at(std::uint64_t commit_number);
  /// Adds a lesson; everything is as of this commit then.
  void learn(Lesson&& lesson, std::uint64_t commit_number);
  void clear();

  bool knows_node(NodeId id) const;
  /// Those that are not known to exist.
  std::vector<NodeId> unknown_nodes(std::span<const NodeId> ids) const;
  /// In the order of the places: "" where the list is known to be empty, nothing where it must be read.
  std::vector<std::optional<std::string>> open_chunks(std::span<const ListPlace> places) const;

 private:
  static constexpr std::size_t kNodesABlock = std::size_t{1} << 16U;
  struct Block {
    std::bitset<kNodesABlock> existing;
    /// Of these all lists were learned, as nothing is forgotten singly.
    std::bitset<kNodesABlock> created;
  };
  struct Hash {
    std::size_t operator()(const ListPlace& place) const;
  };

  void forget_all();
  bool knows(NodeId id) const;
  bool knows_lists_of(NodeId id) const;
  Block& block_of(NodeId id);
  void set_open_chunk(const ListPlace& place, std::string bytes);

  mutable std::mutex mutex_;
  std::uint64_t commit_number_ = 0;
  std::unordered_map<NodeId, Block> nodes_;  ///< by the id's high bits
  std::unordered_map<ListPlace, std::string, Hash> open_chunks_;
  std::size_t bytes_ = 0;
};

}  // namespace cairn::graph
