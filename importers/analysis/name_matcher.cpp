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
  longest_ = std::max(longest_, name.size());
  std::uint32_t node = 0;
  for (const WordId word : name) {
    const auto [found, fresh] = edges_.emplace(edge(node, word), static_cast<std::uint32_t>(endings_.size()));
    if (fresh) endings_.emplace_back();
    node = found->second;
  }
  const bool cased = name.size() == 1 && has_proper_form(surface);
  const bool slashed = surface.find('/') != std::string_view::npos;
  auto& endings = endings_[node];
  for (Ending& ending : endings) {
    if (ending.id == id) {
      ending.cased = ending.cased && cased;
      ending.slashed = ending.slashed || slashed;
      return;
    }
  }
  endings.push_back({id, cased, slashed});
}

std::vector<NameMatcher::Match> NameMatcher::find(const AnalysedBlock& block,
                                                  std::vector<bool>& taken) const {
  std::vector<Match> matches;
  for (std::size_t first = 0; first < block.tokens.size(); ++first) {
    if (taken[first]) continue;
    std::size_t end = first;
    while (end < taken.size() && end - first < longest_ && !taken[end]) ++end;
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
  std::optional<Match> longest;
  walk(block, first, end, [&longest](Match match) { longest = std::move(match); });
  return longest;
}

std::vector<NameMatcher::Match> NameMatcher::find_all_at(const AnalysedBlock& block,
                                                         std::size_t first) const {
  std::vector<Match> matches;
  walk(block, first, block.tokens.size(), [&matches](Match match) { matches.push_back(std::move(match)); });
  return matches;
}

template <typename Visit>
void NameMatcher::walk(const AnalysedBlock& block, std::size_t first, std::size_t end, Visit visit) const {
  const auto& tokens = block.tokens;
  std::uint32_t node = 0;
  bool over_slash = false;
  for (std::size_t i = first; i < end; ++i) {
    if (tokens[i].hidden || (i > first && !tokens[i].joined && !tokens[i].slashed)) break;
    over_slash = over_slash || (i > first && tokens[i].slashed);
    const auto next = edges_.find(edge(node, tokens[i].word));
    if (next == edges_.end()) break;
    node = next->second;
    std::vector<std::size_t> ids;
    for (const Ending& ending : endings_[node]) {
      const bool fits = (!ending.cased || tokens[i].proper) && (!over_slash || ending.slashed);
      if (fits) ids.push_back(ending.id);
    }
    if (!ids.empty()) visit(Match{first, i - first + 1, std::move(ids)});
  }
}

}  // namespace cairn::importers
