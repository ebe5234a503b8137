#include "importers/analysis/linking.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "importers/analysis/cue_set.h"
#include "importers/analysis/cues.h"
#include "importers/analysis/name_matcher.h"

namespace cairn::importers {

namespace {

// An ordinary word means the concept in texts that are at least this like the concept's own (cosine).
constexpr double kLeastLikeness = 0.14;
// Of two meanings the better must be this much likelier.
constexpr double kClearlyBetter = 1.25;
constexpr std::size_t kEvidenceAMention = 3;

using Vector = std::unordered_map<WordId, double>;

/// Texts as vectors of their words, rare words weighing more.
class Neighbourhoods {
 public:
  Neighbourhoods(Corpus& corpus, const std::vector<ConceptFacts>& concepts) : corpus_(corpus) {
    const CueWords function_words(cues::kFunctionWords, corpus.words);
    std::unordered_map<WordId, double> documents;
    std::vector<Vector> counts;
    for (const auto& entry : corpus.entries) {
      Vector vector;
      for (const auto& block : entry.blocks) {
        for (const auto& token : block.tokens) {
          if (!token.hidden && !function_words.contains(token.word)) vector[token.word] += 1;
        }
      }
      for (const auto& [word, count] : vector) documents[word] += 1;
      counts.push_back(std::move(vector));
    }
    const auto total = static_cast<double>(corpus.entries.size());
    for (auto& vector : counts) {
      for (auto& [word, weight] : vector)
        weight = (1 + std::log(weight)) * std::log(1 + total / documents[word]);
      entries_.push_back(normalised(std::move(vector)));
    }
    for (const auto& made : concepts) {
      Vector sum;
      for (const std::size_t entry : made.entries) {
        for (const auto& [word, weight] : entries_[entry]) sum[word] += weight;
      }
      if (made.entries.empty()) {
        for (const auto& introduction : made.introductions) {
          for (const auto& [word, weight] : entries_[introduction.entry]) sum[word] += weight;
        }
      }
      concepts_.push_back(normalised(std::move(sum)));
    }
  }

  double likeness(std::size_t entry, std::size_t concept_index) const {
    const Vector& a = entries_[entry];
    const Vector& b = concepts_[concept_index];
    double sum = 0;
    for (const auto& [word, weight] : a) {
      const auto other = b.find(word);
      if (other != b.end()) sum += weight * other->second;
    }
    return sum;
  }

 private:
  static Vector normalised(Vector vector) {
    double square = 0;
    for (const auto& [word, weight] : vector) square += weight * weight;
    if (square > 0) {
      for (auto& [word, weight] : vector) weight /= std::sqrt(square);
    }
    return vector;
  }

  Corpus& corpus_;
  std::vector<Vector> entries_;
  std::vector<Vector> concepts_;
};

class Linker {
 public:
  Linker(Corpus& corpus, const std::vector<ConceptFacts>& concepts)
      : corpus_(corpus),
        concepts_(concepts),
        neighbourhoods_(corpus, concepts),
        function_words_(cues::kFunctionWords, corpus.words) {
    for (std::size_t i = 0; i < concepts.size(); ++i) {
      for (const std::size_t entry : concepts[i].entries) concept_of_entry_[entry] = i;
      for (const auto& introduction : concepts[i].introductions) introduced_in_[i].insert(introduction.entry);
      add_names(i);
    }
  }

  std::vector<Occurrence> run() {
    for (std::size_t e = 0; e < corpus_.entries.size(); ++e) {
      for (std::size_t b = 0; b < corpus_.entries[e].blocks.size(); ++b) link_block(e, b);
    }
    return std::move(occurrences_);
  }

 private:
  void add_names(std::size_t i) {
    const ConceptFacts& made = concepts_[i];
    const bool labelled = std::any_of(made.introductions.begin(), made.introductions.end(),
                                      [](const auto& x) { return x.by_label; });
    std::vector<std::string> names = made.aliases;
    names.push_back(without_qualifier(made.name));
    for (const auto& name : names) {
      const auto words = corpus_.words.add_all(name);
      if (words.empty() || (words.size() == 1 && function_words_.contains(words.front()))) continue;
      const bool proper = has_proper_form(name);
      const bool ordinary = words.size() == 1 && !proper;
      if (ordinary) ordinary_.insert({i, words.front()});
      const bool established =
          made.has_entry() || proper || (words.size() > 1 && (labelled || is_capitalised(name)));
      (established ? established_ : weak_).add(words, name, i);
    }
  }

  /// Every word begins with a capital: written as a name.
  static bool is_capitalised(std::string_view name) {
    bool begins = true;
    for (const char c : name) {
      if (begins && c >= 'a' && c <= 'z') return false;
      begins = c == ' ';
    }
    return true;
  }

  static std::string without_qualifier(const std::string& name) {
    const auto open = name.rfind(" (");
    return open != std::string::npos && name.ends_with(')') ? name.substr(0, open) : name;
  }

  void link_block(std::size_t e, std::size_t b) {
    const AnalysedBlock& block = corpus_.entries[e].blocks[b];
    if (block.block.kind == BlockKind::kCode || block.block.kind == BlockKind::kFormula) return;
    std::vector<bool> taken(block.tokens.size(), false);
    for (const NameMatcher* matcher : {&established_, &weak_}) {
      for (const auto& match : matcher->find(block, taken)) {
        const auto meant = decide(e, block, match);
        if (meant) occurrences_.push_back({*meant, e, b, match.first, match.count});
      }
    }
  }

  /// Which of the concepts that go by a matched name is meant; nothing when that stays open.
  std::optional<std::size_t> decide(std::size_t e, const AnalysedBlock& block,
                                    const NameMatcher::Match& match) const {
    std::vector<std::size_t> possible;
    for (const std::size_t id : match.ids) {
      if (allowed_here(e, block, match, id)) possible.push_back(id);
    }
    if (possible.empty()) return std::nullopt;
    if (possible.size() == 1) return possible.front();
    const auto own = concept_of_entry_.find(e);
    for (const std::size_t id : possible) {
      if (own != concept_of_entry_.end() && own->second == id) return id;
    }
    std::sort(possible.begin(), possible.end(), [&](std::size_t x, std::size_t y) {
      return neighbourhoods_.likeness(e, x) > neighbourhoods_.likeness(e, y);
    });
    const bool clear =
        neighbourhoods_.likeness(e, possible[0]) >= kClearlyBetter * neighbourhoods_.likeness(e, possible[1]);
    return clear ? std::optional(possible[0]) : std::nullopt;
  }

  bool allowed_here(std::size_t e, const AnalysedBlock& block, const NameMatcher::Match& match,
                    std::size_t id) const {
    const bool ordinary = match.count == 1 && ordinary_.contains({id, block.tokens[match.first].word});
    if (!ordinary) return true;
    const auto own = concept_of_entry_.find(e);
    if (own != concept_of_entry_.end() && own->second == id) return true;
    const auto introduced = introduced_in_.find(id);
    if (introduced != introduced_in_.end() && introduced->second.contains(e)) return true;
    return concepts_[id].has_entry() && neighbourhoods_.likeness(e, id) >= kLeastLikeness;
  }

  Corpus& corpus_;
  const std::vector<ConceptFacts>& concepts_;
  Neighbourhoods neighbourhoods_;
  CueWords function_words_;
  NameMatcher established_;
  NameMatcher weak_;
  std::set<std::pair<std::size_t, WordId>> ordinary_;
  std::map<std::size_t, std::size_t> concept_of_entry_;
  std::map<std::size_t, std::set<std::size_t>> introduced_in_;
  std::vector<Occurrence> occurrences_;
};

}  // namespace

std::vector<Occurrence> link(Corpus& corpus, const std::vector<ConceptFacts>& concepts) {
  return Linker(corpus, concepts).run();
}

BlockOwners::BlockOwners(const Corpus& corpus, const std::vector<ConceptFacts>& concepts) {
  for (const auto& entry : corpus.entries) owners_.emplace_back(entry.blocks.size());
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    for (const std::size_t entry : concepts[i].entries) {
      for (auto& block : owners_[entry]) block.insert(block.begin(), i);
    }
  }
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    for (const auto& introduction : concepts[i].introductions) {
      if (!introduction.by_label) continue;
      auto& blocks = owners_[introduction.entry];
      const auto add = [&](std::size_t block) {
        auto& owners = blocks[block];
        if (std::find(owners.begin(), owners.end(), i) == owners.end()) owners.push_back(i);
      };
      add(introduction.block);
      // A heading introduces what the paragraphs and items under it say.
      const auto& texts = corpus.entries[introduction.entry].blocks;
      if (texts[introduction.block].block.kind != BlockKind::kHeading) continue;
      for (std::size_t b = introduction.block + 1;
           b < texts.size() && texts[b].block.kind != BlockKind::kHeading; ++b)
        add(b);
    }
  }
}

std::vector<MentionFacts> collect_mentions(const Corpus& corpus, const std::vector<Occurrence>& occurrences,
                                           const BlockOwners& owners) {
  std::map<std::pair<std::size_t, std::size_t>, MentionFacts> found;
  for (const Occurrence& occurrence : occurrences) {
    const AnalysedEntry& entry = corpus.entries[occurrence.entry];
    const AnalysedBlock& block = entry.blocks[occurrence.block];
    for (const std::size_t owner : owners.of(occurrence.entry, occurrence.block)) {
      if (owner == occurrence.concept_index) continue;
      MentionFacts& mention = found[{owner, occurrence.concept_index}];
      mention.from = owner;
      mention.to = occurrence.concept_index;
      ++mention.count;
      const WordToken& first = block.tokens[occurrence.first];
      const WordToken& last = block.tokens[occurrence.first + occurrence.count - 1];
      const std::string surface = block.block.text.substr(first.begin, last.end - first.begin);
      if (std::find(mention.surfaces.begin(), mention.surfaces.end(), surface) == mention.surfaces.end()) {
        mention.surfaces.push_back(surface);
      }
      Evidence evidence{block.sentence_text(first.sentence), entry.source,
                        block.sentence_line(first.sentence)};
      const bool there =
          std::find(mention.evidence.begin(), mention.evidence.end(), evidence) != mention.evidence.end();
      if (!there && mention.evidence.size() < kEvidenceAMention)
        mention.evidence.push_back(std::move(evidence));
    }
  }
  std::vector<MentionFacts> mentions;
  for (auto& [pair, mention] : found) mentions.push_back(std::move(mention));
  return mentions;
}

}  // namespace cairn::importers
