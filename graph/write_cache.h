#pragma once

#include <bitset>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "graph/adjacency.h"

namespace cairn::graph {

/// What transactions leave to the next ones of their process, so that these need not read it again: nodes
/// that exist, and open chunks of lists of neighbours, as of one commit. Thread-safe.
class WriteCache {
 public:
  /// Forgets everything unless it is as of this commit.
  void use_at(std::uint64_t commit_number);
  /// What was learned since is as of this commit.
  void advance_to(std::uint64_t commit_number);
  void clear();

  bool knows_node(NodeId id) const;
  void add_node(NodeId id);
  std::optional<std::string> open_chunk(const ListPlace& place) const;
  void set_open_chunk(const ListPlace& place, std::string_view bytes);

 private:
  static constexpr std::size_t kNodesABlock = std::size_t{1} << 16U;
  struct Hash {
    std::size_t operator()(const ListPlace& place) const;
  };

  void forget_all();

  mutable std::mutex mutex_;
  std::uint64_t commit_number_ = 0;
  std::unordered_map<NodeId, std::bitset<kNodesABlock>> nodes_;  ///< by the id's high bits
  std::unordered_map<ListPlace, std::string, Hash> open_chunks_;
  std::size_t bytes_ = 0;
};

}  // namespace cairn::graph
