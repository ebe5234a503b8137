#include "graph/write_cache.h"

#include <functional>

namespace cairn::graph {

namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20U;
// What a chunk takes in the map beside its bytes.
constexpr std::size_t kBytesAChunk = 100;

}  // namespace

std::size_t WriteCache::Hash::operator()(const ListPlace& place) const {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;  // 2^64 divided by the golden ratio: spreads near ids
  const std::uint64_t list =
      (std::uint64_t{place.type} << 1U) | static_cast<std::uint64_t>(place.direction == Direction::kIncoming);
  return static_cast<std::size_t>((place.owner * kOdd) ^ (list * kOdd >> 7U));
}

void WriteCache::forget_all() {
  nodes_.clear();
  open_chunks_.clear();
  bytes_ = 0;
}

void WriteCache::use_at(std::uint64_t commit_number) {
  const std::scoped_lock lock(mutex_);
  if (commit_number_ != commit_number) forget_all();
  commit_number_ = commit_number;
}

void WriteCache::advance_to(std::uint64_t commit_number) {
  const std::scoped_lock lock(mutex_);
  commit_number_ = commit_number;
}

void WriteCache::clear() {
  const std::scoped_lock lock(mutex_);
  forget_all();
}

bool WriteCache::knows_node(NodeId id) const {
  const std::scoped_lock lock(mutex_);
  const auto block = nodes_.find(id / kNodesABlock);
  return block != nodes_.end() && block->second[id % kNodesABlock];
}

void WriteCache::add_node(NodeId id) {
  const std::scoped_lock lock(mutex_);
  const auto [block, is_new] = nodes_.try_emplace(id / kNodesABlock);
  block->second.set(id % kNodesABlock);
  if (is_new) bytes_ += sizeof(block->second);
  if (bytes_ > kMostBytes) forget_all();
}

std::optional<std::string> WriteCache::open_chunk(const ListPlace& place) const {
  const std::scoped_lock lock(mutex_);
  const auto found = open_chunks_.find(place);
  if (found == open_chunks_.end()) return std::nullopt;
  return found->second;
}

void WriteCache::set_open_chunk(const ListPlace& place, std::string_view bytes) {
  const std::scoped_lock lock(mutex_);
  const auto [chunk, is_new] = open_chunks_.try_emplace(place);
  if (is_new) bytes_ += kBytesAChunk;
  bytes_ += bytes.size() - chunk->second.size();
  chunk->second = bytes;
  if (bytes_ > kMostBytes) forget_all();
}

}  // namespace cairn::graph
