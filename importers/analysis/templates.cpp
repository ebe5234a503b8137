#include "importers/analysis/templates.h"

#include <algorithm>
#include <array>
#include <boost/functional/hash.hpp>
#include <cstddef>
#include <unordered_map>

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
  for (AnalysedEntry& entry : corpus.entries) {
    for (AnalysedBlock& block : entry.blocks) {
      each_sentence(block, [&](std::size_t hash, std::size_t begin, std::size_t end) {
        const auto users = sentences.find(hash);
        if (users == sentences.end() || !users->second.is_template()) return;
        for (std::size_t i = begin; i < end; ++i) block.tokens[i].hidden = true;
      });
    }
  }
}

}  // namespace cairn::importers
