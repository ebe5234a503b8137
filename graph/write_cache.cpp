#include "graph/write_cache.h"

#include <algorithm>
#include <iterator>

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

void WriteCache::clear() {
  const std::scoped_lock lock(mutex_);
  forget_all();
}

bool WriteCache::knows(NodeId id) const {
  const auto block = nodes_.find(id / kNodesABlock);
  return block != nodes_.end() && block->second.existing[id % kNodesABlock];
}

bool WriteCache::knows_lists_of(NodeId id) const {
  const auto block = nodes_.find(id / kNodesABlock);
  return block != nodes_.end() && block->second.created[id % kNodesABlock];
}

bool WriteCache::knows_node(NodeId id) const {
  const std::scoped_lock lock(mutex_);
  return knows(id);
}

std::vector<NodeId> WriteCache::unknown_nodes(std::span<const NodeId> ids) const {
  const std::scoped_lock lock(mutex_);
  std::vector<NodeId> unknown;
  std::copy_if(ids.begin(), ids.end(), std::back_inserter(unknown), [this](NodeId id) { return !knows(id); });
  return unknown;
}

std::vector<std::optional<std::string>> WriteCache::open_chunks(std::span<const ListPlace> places) const {
  const std::scoped_lock lock(mutex_);
  std::vector<std::optional<std::string>> chunks;
  chunks.reserve(places.size());
  for (const ListPlace& place : places) {
    auto& chunk = chunks.emplace_back();
    const auto found = open_chunks_.find(place);
    if (found != open_chunks_.end()) {
      chunk = found->second;
    } else if (knows_lists_of(place.owner)) {
      chunk.emplace();
    }
  }
  return chunks;
}

WriteCache::Block& WriteCache::block_of(NodeId id) {
  const auto [block, is_new] = nodes_.try_emplace(id / kNodesABlock);
  if (is_new) bytes_ += sizeof(Block);
  return block->second;
}

void WriteCache::set_open_chunk(const ListPlace& place, std::string bytes) {
  const auto [chunk, is_new] = open_chunks_.try_emplace(place);
  if (is_new) bytes_ += kBytesAChunk;
  bytes_ += bytes.size() - chunk->second.size();
  chunk->second = std::move(bytes);
}

void WriteCache::learn(Lesson&& lesson, std::uint64_t commit_number) {
  const std::scoped_lock lock(mutex_);
  commit_number_ = commit_number;
  for (const NodeId id : lesson.existing) block_of(id).existing.set(id % kNodesABlock);
  for (const NodeId id : lesson.created) block_of(id).created.set(id % kNodesABlock);
  for (auto& [place, bytes] : lesson.open_chunks) set_open_chunk(place, std::move(bytes));
  if (bytes_ > kMostBytes) forget_all();
}

}  // namespace cairn::graph
