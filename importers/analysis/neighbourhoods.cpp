#include "importers/analysis/neighbourhoods.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "importers/analysis/cue_set.h"
#include "importers/analysis/cues.h"

namespace cairn::importers {

namespace {

/// Its entries, or those that introduce it.
std::vector<std::size_t> texts_about(const ConceptFacts& made) {
  std::vector<std::size_t> entries = made.entries;
  if (!entries.empty()) return entries;
  for (const auto& introduction : made.introductions) entries.push_back(introduction.entry);
  return entries;
}

}  // namespace

Neighbourhoods::Neighbourhoods(Corpus& corpus, const std::vector<ConceptFacts>& concepts) {
  const CueWords function_words(cues::kFunctionWords, corpus.words);
  std::vector<double> with(corpus.words.size());  // by word: entries that have it
  std::vector<WordVector> entries;
  for (const auto& entry : corpus.entries) {
    WordVector counts;
    for (const auto& block : entry.blocks) {
      for (const auto& token : block.tokens) {
        if (!token.hidden && !function_words.contains(token.word)) counts.emplace_back(token.word, 1);
      }
    }
    sum_up(counts);
    for (const auto& [word, count] : counts) with[word] += 1;
    entries.push_back(std::move(counts));
  }
  const auto total = static_cast<double>(corpus.entries.size());
  of_one_entry_ = std::log(1 + total);
  for (const double having : with) weights_.push_back(std::log(1 + total / std::max(1.0, having)));
  for (auto& vector : entries) {
    for (auto& [word, count] : vector) count = (1 + std::log(count)) * weight(word);
    normalise(vector);
    entries_.push_back(std::make_shared<const WordVector>(std::move(vector)));
  }
  std::map<std::vector<std::size_t>, Text> texts;  // by entries
  for (const auto& made : concepts) {
    auto& text = texts[texts_about(made)];
    if (text == nullptr) text = text_of(texts_about(made));
    concepts_.push_back(text);
  }
  measure_lengths(corpus, concepts);
}

void Neighbourhoods::measure_lengths(const Corpus& corpus, const std::vector<ConceptFacts>& concepts) {
  std::vector<double> words;
  double mean = 0;
  for (const auto& entry : corpus.entries) {
    words.push_back(static_cast<double>(words_in(entry)));
    mean += words.back() / static_cast<double>(corpus.entries.size());
  }
  for (const auto& made : concepts) {
    double all = 0;
    for (const std::size_t entry : made.entries) all += words[entry];
    lengths_.push_back(made.has_entry() ? std::log2((1 + all) / (1 + mean)) : 0);
  }
}

Neighbourhoods::Text Neighbourhoods::text_of(const std::vector<std::size_t>& entries) const {
  if (entries.size() == 1) return entries_[entries.front()];
  WordVector sum;
  for (const std::size_t entry : entries)
    sum.insert(sum.end(), entries_[entry]->begin(), entries_[entry]->end());
  sum_up(sum);
  normalise(sum);
  return std::make_shared<const WordVector>(std::move(sum));
}

}  // namespace cairn::importers
