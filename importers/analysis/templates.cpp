#include "importers/analysis/templates.h"

#include <algorithm>
#include <array>
#include <boost/functional/hash.hpp>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

#include "importers/analysis/prose.h"

namespace cairn::importers {

namespace {

// Shorter ones may say the same of several things.
constexpr std::size_t kShortestTemplate = 6;  // words
constexpr std::ptrdiff_t kLeastConcepts = 3;

/// The first concepts whose texts have a sentence.
class Users {
 public:
  void add(std::size_t concept_index) {
    if (is_template() ||
        std::find(first_.begin(), first_.begin() + count_, concept_index) != first_.begin() + count_)
      return;
    first_[static_cast<std::size_t>(count_++)] = concept_index;
  }
  bool is_template() const { return count_ == kLeastConcepts; }

 private:
  std::array<std::size_t, kLeastConcepts> first_{};
  std::ptrdiff_t count_ = 0;
};

/// Calls `visit(hash, begin, end)` for the tokens of each sentence that is long enough.
template <typename Visit>
void each_sentence(const AnalysedBlock& block, Visit visit) {
  const auto& tokens = block.tokens;
  for (std::size_t begin = 0; begin < tokens.size();) {
    std::size_t end = begin;
    std::size_t hash = 0;
    for (; end < tokens.size() && tokens[end].sentence == tokens[begin].sentence; ++end)
      boost::hash_combine(hash, tokens[end].word);
    if (end - begin >= kShortestTemplate) visit(hash, begin, end);
    begin = end;
  }
}

/// Calls `visit(hash, begin)` for every kShortestTemplate words that follow one another in a sentence, from
/// one of the block's sentences on.
template <typename Visit>
void each_run(const AnalysedBlock& block, std::size_t first_sentence, Visit visit) {
  const auto& tokens = block.tokens;
  for (std::size_t begin = 0; begin + kShortestTemplate <= tokens.size(); ++begin) {
    const std::size_t sentence = tokens[begin].sentence;
    if (sentence < first_sentence || sentence != tokens[begin + kShortestTemplate - 1].sentence) continue;
    std::size_t hash = 0;
    for (std::size_t i = begin; i < begin + kShortestTemplate; ++i) boost::hash_combine(hash, tokens[i].word);
    visit(hash, begin);
  }
}

/// The pieces of sentences that are filled in: "Track X, Y and the usual figures through the same reviews".
/// Not those that say what a thing is: many a thing "is a type of" another.
class FilledIn {
 public:
  FilledIn(const Corpus& corpus, const std::vector<std::size_t>& concept_of)
      : least_(std::max(kLeastConceptsOfAPiece,
                        static_cast<std::size_t>(kLeastShare * static_cast<double>(corpus.entries.size())))),
        counts_(kCounters) {
    // Most runs of words stand once: only those that may be frequent are looked at one by one.
    each_prose_block(corpus, [&](std::size_t, std::size_t, const AnalysedBlock& block) {
      each_run(block, first_sentence(block), [&](std::size_t hash, std::size_t) {
        auto& count = counts_[hash % kCounters];
        if (count < least_) ++count;
      });
    });
    each_prose_block(corpus, [&](std::size_t e, std::size_t, const AnalysedBlock& block) {
      each_run(block, first_sentence(block), [&](std::size_t hash, std::size_t) {
        if (counts_[hash % kCounters] >= least_) users_[hash].insert(concept_of[e]);
      });
    });
  }

  void hide_in(AnalysedBlock& block) const {
    each_run(block, first_sentence(block), [&](std::size_t hash, std::size_t begin) {
      if (counts_[hash % kCounters] < least_) return;
      const auto users = users_.find(hash);
      if (users == users_.end() || users->second.size() < least_) return;
      for (std::size_t i = begin; i < begin + kShortestTemplate; ++i) block.tokens[i].hidden = true;
    });
  }

 private:
  static constexpr std::size_t kCounters = (std::size_t{1} << 20U) - 3;  // a prime
  static constexpr std::size_t kLeastConceptsOfAPiece = 5;
  // In a large glossary a few words recur by chance.
  static constexpr double kLeastShare = 0.03;

  /// That may be filled in: the one that opens an entry's text is not.
  static std::size_t first_sentence(const AnalysedBlock& block) { return block.opens_text ? 1 : 0; }

  std::size_t least_;
  std::vector<std::uint32_t> counts_;
  std::unordered_map<std::size_t, std::unordered_set<std::size_t>> users_;  ///< concepts, by hash
};

}  // namespace

void hide_templates(Corpus& corpus, const std::vector<ConceptFacts>& concepts) {
  std::vector<std::size_t> concept_of(corpus.entries.size(), concepts.size());
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    for (const std::size_t entry : concepts[i].entries) concept_of[entry] = i;
  }
  std::unordered_map<std::size_t, Users> sentences;  // by hash
  each_prose_block(corpus, [&](std::size_t e, std::size_t, const AnalysedBlock& block) {
    each_sentence(block,
                  [&](std::size_t hash, std::size_t, std::size_t) { sentences[hash].add(concept_of[e]); });
  });
  const FilledIn filled_in(corpus, concept_of);
  for (AnalysedEntry& entry : corpus.entries) {
    for (AnalysedBlock& block : entry.blocks) {
      filled_in.hide_in(block);
      each_sentence(block, [&](std::size_t hash, std::size_t begin, std::size_t end) {
        const auto users = sentences.find(hash);
        if (users == sentences.end() || !users->second.is_template()) return;
        for (std::size_t i = begin; i < end; ++i) block.tokens[i].hidden = true;
      });
    }
  }
}

}  // namespace cairn::importers
