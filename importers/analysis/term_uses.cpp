#include "importers/analysis/term_uses.h"

#include <algorithm>
#include <string>

#include "importers/analysis/cue_set.h"
#include "importers/analysis/cues.h"
#include "importers/analysis/name_matcher.h"
#include "importers/analysis/prose.h"
#include "importers/reading/lines.h"

namespace cairn::importers {

namespace {

class UseCounter {
 public:
  UseCounter(Corpus& corpus, const KnownNames& known, Candidates& candidates)
      : corpus_(corpus),
        known_(known),
        candidates_(candidates),
        conjunctions_(cues::kConjunctions, corpus.words),
        means_(cues::kBeforeMeans, corpus.words) {}

  void run() {
    std::vector<Candidate*> all;
    NameMatcher matcher;
    candidates_.each([&](Candidate& candidate) {
      matcher.add(candidate.key, candidate.surface(), all.size());
      for (const auto& other : candidate.other_names)
        matcher.add(corpus_.words.add_all(other), other, all.size());
      all.push_back(&candidate);
    });
    std::vector<Candidates::NumberedUse> uses;
    std::vector<std::size_t> longest;
    each_prose_block(corpus_, [&](std::size_t e, std::size_t b, const AnalysedBlock& block) {
      std::size_t free = 0;  // behind the last name that is not inside another
      for (std::size_t first = 0; first < block.tokens.size(); ++first) {
        if (in_label(block, block.tokens[first])) continue;
        std::size_t end = first;
        matcher.each_at(block, first, block.tokens.size(), [&](std::size_t count, std::size_t id) {
          if (first + count > end) longest.clear();
          end = first + count;
          longest.push_back(id);
          const Candidate::Use use{static_cast<std::uint32_t>(e), static_cast<std::uint32_t>(b),
                                   static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end)};
          uses.push_back({id, use});
          note_surroundings(block, use, all[id]->surroundings);
        });
        if (end == first || first < free) continue;
        for (const std::size_t id : longest) ++all[id]->own_uses;
        free = end;
      }
    });
    candidates_.set_uses(uses);
    for (Candidate* candidate : all) candidate->concepts_with_use = concepts_with(candidate->uses);
  }

 private:
  std::size_t concepts_with(std::span<const Candidate::Use> uses) {
    concepts_.clear();
    for (const Candidate::Use& use : uses) {
      const std::size_t owner = known_.concept_of_entry(use.entry);
      if (concepts_.empty() || concepts_.back() != owner) concepts_.push_back(owner);
    }
    std::sort(concepts_.begin(), concepts_.end());
    return static_cast<std::size_t>(std::unique(concepts_.begin(), concepts_.end()) - concepts_.begin());
  }

  void note_surroundings(const AnalysedBlock& block, const Candidate::Use& use,
                         Candidate::Surroundings& surroundings) const {
    const auto& tokens = block.tokens;
    const std::string_view text = block.block.text;
    const std::size_t begin_byte = use.first == 0 ? 0 : tokens[use.first - 1].end;
    const std::size_t end_byte = use.end == tokens.size() ? text.size() : tokens[use.end].begin;
    const auto before = text.substr(begin_byte, tokens[use.first].begin - begin_byte);
    const auto behind = text.substr(tokens[use.end - 1].end, end_byte - tokens[use.end - 1].end);
    const bool has_before = use.first > 0 && tokens[use.first].sentence == tokens[use.first - 1].sentence;
    const WordId word = has_before ? tokens[use.first - 1].word : 0;
    surroundings.after_list_mark +=
        before.starts_with(',') || (has_before && conjunctions_.contains(word)) ? 1 : 0;
    surroundings.before_comma += behind.starts_with(',') ? 1 : 0;
    surroundings.as_means += has_before && means_.contains(word) ? 1 : 0;
    surroundings.at_bracket +=
        before.ends_with('(') || trim(behind).starts_with('(') || behind.starts_with(')') ? 1 : 0;
  }

  Corpus& corpus_;
  const KnownNames& known_;
  Candidates& candidates_;
  CueWords conjunctions_, means_;
  std::vector<std::size_t> concepts_;  ///< with the uses that are counted
};

}  // namespace

void count_uses(Corpus& corpus, const KnownNames& known, Candidates& candidates) {
  UseCounter(corpus, known, candidates).run();
}

}  // namespace cairn::importers
