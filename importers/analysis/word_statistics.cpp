#include "importers/analysis/word_statistics.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "importers/analysis/cue_set.h"
#include "importers/analysis/cues.h"
#include "importers/analysis/prose.h"

namespace cairn::importers {

namespace {
// In a small glossary every word stands in a good part of the entries; that says nothing of it.
constexpr std::size_t kLeastEntries = 100;
}  // namespace

WordStatistics::WordStatistics(Corpus& corpus) : words_(corpus.words) {
  const CueWords function_words(cues::kFunctionWords, corpus.words);
  const CueWords before_verbs(cues::kBeforeVerbs, corpus.words);
  const CueWords determiners(cues::kDeterminers, corpus.words);
  entries_ = corpus.entries.size();
  for (const auto& entry : corpus.entries) {
    std::set<WordId> seen;
    for (const auto& block : entry.blocks) {
      for (const auto& token : block.tokens) seen.insert(token.word);
    }
    for (const WordId word : seen) ++entries_with_[word];
  }
  each_prose_block(corpus, [&](std::size_t e, std::size_t, const AnalysedBlock& block) {
    const auto& tokens = block.tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].hidden) continue;
      Use& use = uses_[tokens[i].word];
      ++use.all;
      if (!in_label(block, tokens[i])) ++in_entries_[{e, tokens[i].word}];
      const bool last =
          i + 1 == tokens.size() || !tokens[i + 1].joined || function_words.contains(tokens[i + 1].word);
      use.closing += last ? 1 : 0;
      use.before_determiner += i + 1 < tokens.size() && tokens[i + 1].joined && !tokens[i + 1].capital &&
                                       determiners.contains(tokens[i + 1].word)
                                   ? 1
                                   : 0;
      const bool sentence_goes_on = i > 0 && tokens[i - 1].sentence == tokens[i].sentence;
      use.verbal += sentence_goes_on && before_verbs.contains(tokens[i - 1].word) ? 1 : 0;
      use.lower_case += !tokens[i].capital && !tokens[i].proper ? 1 : 0;
    }
  });
}

double WordStatistics::association(const TermKey& key, std::size_t uses) const {
  std::size_t rarest = uses_.at(key.front()).all;
  for (const WordId word : key) rarest = std::min(rarest, uses_.at(word).all);
  return static_cast<double>(uses) / static_cast<double>(rarest);
}

bool WordStatistics::is_verb(WordId word) const {
  const auto use = uses_.find(word);
  constexpr std::size_t kVerbalShare = 5;
  return use != uses_.end() && use->second.verbal * kVerbalShare >= use->second.all && use->second.verbal > 0;
}

bool WordStatistics::is_noun(WordId word) const {
  const Use& use = uses_.at(word);
  return use.closing * 2 >= use.all && !words_.text(word).ends_with("ed");
}

double WordStatistics::before_determiner(WordId word) const {
  const auto use = uses_.find(word);
  return use == uses_.end()
             ? 0
             : static_cast<double>(use->second.before_determiner) / static_cast<double>(use->second.all);
}

bool WordStatistics::is_written_small(WordId word) const {
  const auto use = uses_.find(word);
  return use != uses_.end() && use->second.lower_case > 0;
}

double WordStatistics::small_share(WordId word) const {
  const auto use = uses_.find(word);
  return use == uses_.end()
             ? 0
             : static_cast<double>(use->second.lower_case) / static_cast<double>(use->second.all);
}

double WordStatistics::verbal_share(WordId word) const {
  const auto use = uses_.find(word);
  return use == uses_.end() ? 0
                            : static_cast<double>(use->second.verbal) / static_cast<double>(use->second.all);
}

double WordStatistics::rarity(WordId word) const {
  const auto found = entries_with_.find(word);
  if (found == entries_with_.end()) return 1;
  const std::size_t entries = std::max(entries_, kLeastEntries);
  return 1 - std::log(static_cast<double>(found->second)) / std::log(static_cast<double>(entries));
}

std::size_t WordStatistics::uses_in_entry(std::size_t entry, WordId word) const {
  const auto found = in_entries_.find({entry, word});
  return found == in_entries_.end() ? 0 : found->second;
}

}  // namespace cairn::importers
