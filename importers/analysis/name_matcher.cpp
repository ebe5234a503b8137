#include "importers/analysis/name_matcher.h"

#include <algorithm>

namespace cairn::importers {

bool has_proper_form(std::string_view surface) {
  for (std::size_t i = 1; i < surface.size(); ++i) {
    const bool inside_word = surface[i - 1] != ' ' && surface[i - 1] != '-' && surface[i - 1] != '/';
    if (inside_word && ((surface[i] >= 'A' && surface[i] <= 'Z') || (surface[i] >= '0' && surface[i] <= '9')))
      return true;
  }
  return false;
}

void NameMatcher::add(const std::vector<WordId>& name, std::string_view surface, std::size_t id) {
  if (name.empty()) return;
  std::uint32_t node = 0;
  for (const WordId word : name) {
    std::uint32_t next = edges_.find(node, word);
    if (next == TrieEdges::kNone) {
      next = static_cast<std::uint32_t>(first_ending_.size());
      edges_.add(node, word, next);
      first_ending_.push_back(TrieEdges::kNone);
    }
    node = next;
  }
  const bool cased = name.size() == 1 && has_proper_form(surface);
  const bool slashed = surface.find('/') != std::string_view::npos;
  std::uint32_t* at = &first_ending_[node];
  for (; *at != TrieEdges::kNone; at = &endings_[*at].next) {
    Ending& ending = endings_[*at];
    if (ending.id == id) {
      ending.cased = ending.cased && cased;
      ending.slashed = ending.slashed || slashed;
      return;
    }
  }
  *at = static_cast<std::uint32_t>(endings_.size());
  endings_.push_back({id, cased, slashed});
}

std::vector<NameMatcher::Match> NameMatcher::find(const AnalysedBlock& block,
                                                  std::vector<bool>& taken) const {
  std::vector<Match> matches;
  std::size_t end = 0;  // the next token that is taken
  for (std::size_t first = 0; first < block.tokens.size(); ++first) {
    if (taken[first]) continue;
    end = std::max(end, first);
    while (end < taken.size() && !taken[end]) ++end;
    auto match = find_at(block, first, end);
    if (!match) continue;
    for (std::size_t i = first; i < first + match->count; ++i) taken[i] = true;
    first += match->count - 1;
    matches.push_back(std::move(*match));
  }
  return matches;
}

std::optional<NameMatcher::Match> NameMatcher::find_at(const AnalysedBlock& block, std::size_t first,
                                                       std::size_t end) const {
  Match longest{first, 0, {}};
  each_at(block, first, end, [&longest](std::size_t count, std::size_t id) {
    if (count > longest.count) longest.ids.clear();
    longest.count = count;
    longest.ids.push_back(id);
  });
  return longest.count == 0 ? std::nullopt : std::optional(std::move(longest));
}

}  // namespace cairn::importers
