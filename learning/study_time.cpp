#include "learning/study_time.h"

#include <algorithm>
#include <string_view>

#include "graph/vocabulary.h"

namespace cairn::learning {

namespace {

std::int64_t count_words(std::string_view text) {
  std::int64_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space && !inside) ++words;
    inside = !space;
  }
  return words;
}

/// The longest entry text of each concept, in words; 0 where there is none.
std::vector<std::int64_t> entry_words(const graph::View& view, std::span<const graph::NodeId> concepts) {
  std::vector<std::int64_t> words(concepts.size(), 0);
  const auto defines = view.catalog().types.find(graph::type::kDefines);
  if (!defines) return words;
  const auto steps = view.neighbours(concepts, graph::Direction::kIncoming, std::span(&*defines, 1));
  std::vector<graph::NodeId> entries;
  for (const auto& step : steps.all()) entries.push_back(step.node);
  const auto records = view.nodes(entries);
  std::size_t at = 0;
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    for (std::size_t k = 0; k < steps.of(i).size(); ++k, ++at) {
      if (records[at]) {
        words[i] = std::max(words[i], count_words(view.text_property(*records[at], graph::key::kText)));
      }
    }
  }
  return words;
}

}  // namespace

std::vector<std::int64_t> study_minutes(const graph::View& view, std::span<const graph::NodeId> concepts) {
  std::vector<std::int64_t> words = entry_words(view, concepts);
  const auto records = view.nodes(concepts);
  std::vector<std::int64_t> minutes;
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    if (words[i] == 0 && records[i]) {
      words[i] = count_words(view.text_property(*records[i], graph::key::kDefinition));
    }
    minutes.push_back(std::max(kLeastMinutes, (words[i] + kWordsAMinute - 1) / kWordsAMinute));
  }
  return minutes;
}

}  // namespace cairn::learning
