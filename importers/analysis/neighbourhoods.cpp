#include "importers/analysis/neighbourhoods.h"

#include <algorithm>
#include <cmath>

#include "importers/analysis/cue_set.h"
#include "importers/analysis/cues.h"

namespace cairn::importers {

void sum_up(WordVector& vector) {
  std::stable_sort(vector.begin(), vector.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::size_t kept = 0;
  for (const auto& [word, weight] : vector) {
    if (kept > 0 && vector[kept - 1].first == word) {
      vector[kept - 1].second += weight;
    } else {
      vector[kept++] = {word, weight};
    }
  }
  vector.resize(kept);
}

void normalise(WordVector& vector) {
  double square = 0;
  for (const auto& [word, weight] : vector) square += weight * weight;
  if (square == 0) return;
  for (auto& [word, weight] : vector) weight /= std::sqrt(square);
}

double dot(const WordVector& a, const WordVector& b) {
  double sum = 0;
  auto other = b.begin();
  for (const auto& [word, weight] : a) {
    while (other != b.end() && other->first < word) ++other;
    if (other == b.end()) break;
    if (other->first == word) sum += weight * other->second;
  }
  return sum;
}

Neighbourhoods::Neighbourhoods(Corpus& corpus, const std::vector<ConceptFacts>& concepts) {
  const CueWords function_words(cues::kFunctionWords, corpus.words);
  documents_.resize(corpus.words.size());
  for (const auto& entry : corpus.entries) {
    WordVector counts;
    for (const auto& block : entry.blocks) {
      for (const auto& token : block.tokens) {
        if (!token.hidden && !function_words.contains(token.word)) counts.emplace_back(token.word, 1);
      }
    }
    sum_up(counts);
    for (const auto& [word, count] : counts) documents_[word] += 1;
    entries_.push_back(std::move(counts));
  }
  for (auto& vector : entries_) {
    for (auto& [word, count] : vector) count = (1 + std::log(count)) * weight(word);
    normalise(vector);
  }
  for (const auto& made : concepts) concepts_.push_back(text_of(made));
}

double Neighbourhoods::weight(WordId word) const {
  const double with = word < documents_.size() ? documents_[word] : 0;
  return std::log(1 + static_cast<double>(entries_.size()) / std::max(1.0, with));
}

WordVector Neighbourhoods::text_of(const ConceptFacts& made) const {
  WordVector sum;
  const auto add = [&](std::size_t entry) {
    sum.insert(sum.end(), entries_[entry].begin(), entries_[entry].end());
  };
  for (const std::size_t entry : made.entries) add(entry);
  if (made.entries.empty()) {
    for (const auto& introduction : made.introductions) add(introduction.entry);
  }
  sum_up(sum);
  normalise(sum);
  return sum;
}

}  // namespace cairn::importers
