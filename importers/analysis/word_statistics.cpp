#include "importers/analysis/word_statistics.h"

#include <algorithm>
#include <cmath>

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
  uses_.resize(corpus.words.size());
  entries_with_.resize(corpus.words.size());
  std::vector<std::size_t> last_entry(corpus.words.size());  // that a word was seen in, from 1 on
  for (std::size_t e = 0; e < corpus.entries.size(); ++e) {
    for (const auto& block : corpus.entries[e].blocks) {
      for (const auto& token : block.tokens) {
        if (last_entry[token.word] != e + 1) ++entries_with_[token.word];
        last_entry[token.word] = e + 1;
      }
    }
  }
  in_entries_.resize(corpus.entries.size());
  each_prose_block(corpus, [&](std::size_t e, std::size_t, const AnalysedBlock& block) {
    const auto& tokens = block.tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].hidden) continue;
      Use& use = uses_[tokens[i].word];
      ++use.all;
      if (!in_label(block, tokens[i])) {
        ++use.outside_labels;
        in_entries_[e].emplace_back(tokens[i].word, 1);
      }
      const bool last =
          i + 1 == tokens.size() || !tokens[i + 1].joined || function_words.contains(tokens[i + 1].word);
      use.closing += last ? 1 : 0;
      use.before_determiner += i + 1 < tokens.size() && tokens[i + 1].joined && !tokens[i + 1].capital &&
                                       determiners.contains(tokens[i + 1].word)
                                   ? 1
                                   : 0;
      const bool sentence_goes_on = i > 0 && tokens[i - 1].sentence == tokens[i].sentence;
      // "that Hughes' law": a name is no verb
      use.verbal +=
          sentence_goes_on && !tokens[i].capital && before_verbs.contains(tokens[i - 1].word) ? 1 : 0;
      use.lower_case += !tokens[i].capital && !tokens[i].proper ? 1 : 0;
    }
  });
  for (auto& words : in_entries_) sum_up(words);
}

const WordStatistics::Use& WordStatistics::use(WordId word) const {
  static const Use kNever;
  return word < uses_.size() ? uses_[word] : kNever;
}

double WordStatistics::share(std::size_t some, std::size_t all) {
  return all == 0 ? 0 : static_cast<double>(some) / static_cast<double>(all);
}

double WordStatistics::association(const TermKey& key, std::size_t uses) const {
  std::size_t rarest = use(key.front()).all;
  for (const WordId word : key) rarest = std::min(rarest, use(word).all);
  return share(uses, rarest);
}

bool WordStatistics::is_verb(WordId word) const {
  constexpr std::size_t kVerbalShare = 5;
  const std::string& text = words_.text(word);
  constexpr std::size_t kShortestAdjective = 7;  // "reveal" and "deal" are verbs
  const bool adjective = text.size() >= kShortestAdjective && text.ends_with("al");
  if (adjective || has_suffix(text, cues::kTermSuffixes)) return false;
  return use(word).verbal * kVerbalShare >= use(word).all && use(word).verbal > 0;
}

bool WordStatistics::is_noun(WordId word) const {
  return use(word).closing * 2 >= use(word).all && !words_.text(word).ends_with("ed");
}

double WordStatistics::closing_share(WordId word) const {
  return share(use(word).closing, use(word).all);
}

double WordStatistics::before_determiner(WordId word) const {
  return share(use(word).before_determiner, use(word).all);
}

std::size_t WordStatistics::uses(WordId word) const {
  return use(word).outside_labels;
}

bool WordStatistics::is_written_small(WordId word) const {
  return use(word).lower_case > 0;
}

double WordStatistics::small_share(WordId word) const {
  return share(use(word).lower_case, use(word).all);
}

double WordStatistics::verbal_share(WordId word) const {
  return share(use(word).verbal, use(word).all);
}

double WordStatistics::rarity(WordId word) const {
  const std::size_t with = word < entries_with_.size() ? entries_with_[word] : 0;
  if (with == 0) return 1;
  const std::size_t entries = std::max(in_entries_.size(), kLeastEntries);
  return 1 - std::log(static_cast<double>(with)) / std::log(static_cast<double>(entries));
}

std::size_t WordStatistics::uses_in_entry(std::size_t entry, WordId word) const {
  const auto& words = in_entries_[entry];
  const auto found = std::lower_bound(words.begin(), words.end(), std::pair(word, std::size_t{0}));
  return found != words.end() && found->first == word ? found->second : 0;
}

}  // namespace cairn::importers
