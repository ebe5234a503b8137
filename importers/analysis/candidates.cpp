#include "importers/analysis/candidates.h"

#include <stdexcept>
#include <utility>

namespace cairn::importers {

Candidate& Candidates::operator[](std::span<const WordId> key) {
  std::uint32_t node = 0;
  for (const WordId word : key) {
    std::uint32_t next = edges_.find(node, word);
    if (next == TrieEdges::kNone) {
      next = static_cast<std::uint32_t>(candidate_at_.size());
      edges_.add(node, word, next);
      candidate_at_.push_back(nullptr);
    }
    node = next;
  }
  Candidate*& candidate = candidate_at_[node];
  if (candidate == nullptr) {
    candidate = &all_.emplace_back();
    candidate->key.assign(key.begin(), key.end());
  }
  return *candidate;
}

Candidate* Candidates::candidate_of(std::span<const WordId> key) const {
  const std::uint32_t node = node_of(key);
  return node == TrieEdges::kNone ? nullptr : candidate_at_[node];
}

Candidate& Candidates::at(std::span<const WordId> key) {
  Candidate* candidate = candidate_of(key);
  if (candidate == nullptr) throw std::out_of_range("no term has these words");
  return *candidate;
}

void Candidates::erase(std::span<const WordId> key) {
  const std::uint32_t node = node_of(key);
  if (node == TrieEdges::kNone || candidate_at_[node] == nullptr) return;
  std::exchange(candidate_at_[node], nullptr)->key.clear();
}

void Candidates::set_uses(const std::vector<NumberedUse>& uses) {
  std::vector<std::size_t> end;  // by candidate: of its uses
  for (const auto& [number, use] : uses) {
    if (number >= end.size()) end.resize(number + 1);
    ++end[number];
  }
  std::size_t begin = 0;
  for (std::size_t& count : end) count = std::exchange(begin, begin + count);
  uses_.resize(uses.size());
  for (const auto& [number, use] : uses) uses_[end[number]++] = use;
  std::size_t number = 0;
  begin = 0;
  each([&](Candidate& candidate) {
    if (number == end.size()) return;
    candidate.uses = std::span(uses_).subspan(begin, end[number] - begin);
    begin = end[number++];
  });
}

std::uint32_t Candidates::node_of(std::span<const WordId> key) const {
  std::uint32_t node = 0;
  for (const WordId word : key) {
    node = edges_.find(node, word);
    if (node == TrieEdges::kNone) break;
  }
  return node;
}

}  // namespace cairn::importers
