#include "importers/analysis/relating.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "importers/analysis/cue_set.h"
#include "importers/analysis/cues.h"
#include "importers/analysis/pair_evidence.h"
#include "importers/analysis/requirement_weights.h"

namespace cairn::importers {

namespace {

using Features = std::array<double, kPairFeatures>;

double logistic(double score) {
  return 1 / (1 + std::exp(-score));
}

class Relater {
 public:
  Relater(Corpus& corpus, const Neighbourhoods& neighbourhoods, const std::vector<ConceptFacts>& concepts,
          GatheredPairs gathered, const std::vector<SemanticFacts>& semantic, Decisions* decisions)
      : corpus_(corpus),
        neighbourhoods_(neighbourhoods),
        concepts_(concepts),
        gathered_(std::move(gathered)),
        decisions_(decisions),
        confidences_(gathered_.pairs.items().size()) {
    const CueWords droppable(cues::kDroppableTails, corpus.words);
    for (const ConceptWords& words : gathered_.words) {
      stems_.push_back(words.name);
      if (words.name.size() > 1 && droppable.contains(words.name.back())) stems_.back().pop_back();
    }
    for (Search* search : {&forward_, &backward_}) {
      search->edges.resize(concepts.size());
      search->seen.resize(concepts.size());
    }
    for (const ConceptFacts& fact : concepts) has_plain_text_.push_back(has_plain_text(fact));
    for (const SemanticFacts& fact : semantic) {
      const ConceptPair pair(fact.from, fact.to);
      if (semantic_.find(pair) == nullptr) semantic_[pair] = fact.relation;
      if (fact.relation != SemanticRelation::kContrastsWith) add_edge(fact.from, fact.to);
    }
  }

  std::vector<RequirementFacts> run() { return choose(score_all()); }

 private:
  // --- scoring ---

  const PairEvidence* reverse(const ConceptPair& pair) const {
    return gathered_.pairs.find({pair.second, pair.first});
  }

  static bool is_whole(double share) {
    constexpr double kRounding = 1e-6;
    return share > 1 - kRounding;
  }

  Features features(const ConceptPair& pair, const PairEvidence& found) const {
    Features values{};
    const PairEvidence* const back = reverse(pair);
    const auto set = [&values](PairFeature feature, double value) {
      values[static_cast<std::size_t>(feature)] = value;
    };
    const double places = std::max(1.0, static_cast<double>(found.places));
    set(PairFeature::kInDefinition, found.in_definition ? 1 : 0);
    set(PairFeature::kGenus, found.genus ? 1 : 0);
    set(PairFeature::kTitleHead, found.title_head ? 1 : 0);
    set(PairFeature::kTitleBegin, found.title_begin ? 1 : 0);
    set(PairFeature::kVersion, found.version ? 1 : 0);
    set(PairFeature::kStandsOnCue, found.stands_on > 0 ? 1 : 0);
    set(PairFeature::kRequiresCue, found.requires_it ? 1 : 0);
    set(PairFeature::kStated, found.stated ? 1 : 0);
    set(PairFeature::kSetAgainstCue, std::min(1.0, found.set_against / places));
    set(PairFeature::kServesCue, std::min(1.0, found.serves / places));
    const double entries = std::max<double>(1.0, static_cast<double>(concepts_[pair.first].entries.size()));
    set(PairFeature::kMentions, std::log2(1.0 + found.places));
    set(PairFeature::kOriginal, found.original ? 1 : 0);
    set(PairFeature::kHeaderPair, found.header_pair ? 1 : 0);
    set(PairFeature::kInLabel, found.in_label ? 1 : 0);
    if (entries > 1) set(PairFeature::kCoverage, static_cast<double>(found.entries) / entries);
    set(PairFeature::kCoreSection, found.core / places);
    set(PairFeature::kTalkSection, found.talk / places);
    set(PairFeature::kMemberSection, found.member / places);
    set(PairFeature::kSeeAlso, found.see_also / places);
    set(PairFeature::kSeeAlsoBack, found.see_also_back ? 1 : 0);
    set(PairFeature::kLabelCore, found.label_core ? 1 : 0);
    set(PairFeature::kLabelMember, found.label_member && !found.label_core ? 1 : 0);
    set(PairFeature::kLabelPart, found.label_part ? 1 : 0);
    set(PairFeature::kLabelVariant, found.label_variant ? 1 : 0);
    set(PairFeature::kHost, found.host ? 1 : 0);
    set(PairFeature::kHostMember, found.host_member ? 1 : 0);
    set(PairFeature::kHostVariant, found.host_variant ? 1 : 0);
    set(PairFeature::kHostTalk, found.host_talk ? 1 : 0);
    // What b's text says in passing says nothing against a requirement.
    const bool back_counts = back == nullptr || !is_aside({pair.second, pair.first}, *back);
    if (back != nullptr) {
      set(PairFeature::kOver, is_under(*back, pair.first) ? 1 : 0);
      set(PairFeature::kReverseDefinition, back->in_definition ? 1 : 0);
      set(PairFeature::kBackScore, back->score);
      if (concepts_[pair.second].has_entry() && back_counts)
        set(PairFeature::kReverseMentions, std::log2(1.0 + back->places));
    }
    set(PairFeature::kReverseTitle, is_named_after(pair.second, pair.first) ? 1 : 0);
    set(PairFeature::kGenerality, gathered_.spread[pair.second] - gathered_.spread[pair.first]);
    set(PairFeature::kHasEntry, concepts_[pair.second].has_entry() ? 1 : 0);
    set(PairFeature::kProperToGeneral,
        gathered_.words[pair.second].proper && !gathered_.words[pair.first].proper ? 1 : 0);
    set(PairFeature::kSiblings, found.siblings ? 1 : 0);
    set(PairFeature::kOwnBlock, found.own_block ? 1 : 0);
    set(PairFeature::kSubject, found.subjects > 0 ? 1 : 0);
    set(PairFeature::kOnlySubject, found.subjects > 0 && found.places == 0 && !are_tied(found) ? 1 : 0);
    set(PairFeature::kCoordinated, found.coordinated / std::max(1.0, static_cast<double>(found.subjects)));
    set(PairFeature::kSectionHeading, found.section_heading ? 1 : 0);
    set(PairFeature::kNameWithin, found.name_within ? 1 : 0);
    set(PairFeature::kSameHead, found.same_head ? 1 : 0);
    if (concepts_[pair.first].has_entry()) {
      set(PairFeature::kEntry, 1);
      set(PairFeature::kEntryMentions, std::log2(1.0 + found.places));
    }
    set(PairFeature::kMentionScore, found.score);
    set(PairFeature::kBracketed, std::min(1.0, found.bracketed / places));
    set(PairFeature::kEarly, found.early);
    set(PairFeature::kLate, found.late ? 1 : 0);
    set(PairFeature::kUnder, is_under(found, pair.second) ? 1 : 0);
    set(PairFeature::kInTable, found.in_table / places);
    set(PairFeature::kListedName,
        found.label_member && !found.label_core && gathered_.words[pair.second].proper ? 1 : 0);
    if (found.kindred) {
      set(PairFeature::kNameShare, found.name_share);
      set(PairFeature::kWholeName, is_whole(found.name_share) ? 1 : 0);
      set(PairFeature::kBackWholeName, is_whole(found.back_share) && back_counts ? 1 : 0);
      set(PairFeature::kSeeAlsoShare, found.see_also_share);
      set(PairFeature::kSeeAlsoBackShare, found.see_also_back_share);
      set(PairFeature::kLikeness, found.likeness);
    }
    const ConceptWords& target = gathered_.words[pair.second];
    set(PairFeature::kOrdinaryWord, target.name.size() == 1 && !target.proper ? 1 : 0);
    set(PairFeature::kTargetLength, neighbourhoods_.length(pair.second));
    add_semantic(pair, {PairFeature::kIsA, PairFeature::kPartOf, PairFeature::kContrast}, values);
    add_semantic({pair.second, pair.first},
                 {PairFeature::kHasKind, PairFeature::kHasPart, PairFeature::kContrast}, values);
    if (has_plain_text_[pair.first])
      set(PairFeature::kKindInPlainText, values[static_cast<std::size_t>(PairFeature::kIsA)]);
    set(PairFeature::kAsideInPlainText, is_aside(pair, found) ? 1 : 0);
    set(PairFeature::kBias, 1);
    return values;
  }

  /// Whether a plain text names it, without a cue, only behind its definition.
  bool is_aside(const ConceptPair& pair, const PairEvidence& found) const {
    return has_plain_text_[pair.first] && (found.places > 0 || found.in_parts) &&
           !found.in_parts_of_definition && !are_tied(found);
  }

  /// Whether it is defined in sentences without headings, lists and tables, as in most glossaries: the first
  /// one says what it is, and the others what comes of it.
  bool has_plain_text(const ConceptFacts& fact) const {
    return fact.has_entry() &&
           std::all_of(fact.entries.begin(), fact.entries.end(), [this](std::size_t entry) {
             const auto& blocks = corpus_.entries[entry].blocks;
             return std::all_of(blocks.begin(), blocks.end(), [](const AnalysedBlock& block) {
               return block.block.kind == BlockKind::kParagraph || block.block.kind == BlockKind::kFormula;
             });
           });
  }

  /// Who made a thing stands in brackets behind its name: what is listed there counts only behind other
  /// names.
  bool is_under(const PairEvidence& found, std::size_t head) const {
    return found.under > 0 && !gathered_.words[head].proper;
  }

  static bool has_cue(const PairEvidence& found) {
    return found.stands_on > 0 || found.requires_it || found.stated || found.original;
  }

  /// Something beyond the sentences that name both ties the two.
  static bool are_tied(const PairEvidence& found) {
    return found.host || found.title_head || found.title_begin || found.version || found.name_within ||
           found.same_head || found.section_heading || found.see_also_back || found.in_definition ||
           has_cue(found);
  }

  /// What the first of a pair is to the second, by SemanticRelation.
  void add_semantic(const ConceptPair& pair, const std::array<PairFeature, 3>& by_relation,
                    Features& values) const {
    const SemanticRelation* const relation = semantic_.find(pair);
    if (relation == nullptr) return;
    const auto feature = by_relation[static_cast<std::size_t>(*relation)];
    values[static_cast<std::size_t>(feature)] = 1;
  }

  /// Whether a name of `a` holds all of b's, but for a tail such as "model".
  bool is_named_after(std::size_t a, std::size_t b) const {
    const std::vector<WordId>& stem = stems_[b];
    if (stem.empty()) return false;  // ">>>"
    return std::any_of(
        gathered_.words[a].all_names.begin(), gathered_.words[a].all_names.end(),
        [&](const std::vector<WordId>& name) { return name.size() > stem.size() && holds_all(name, stem); });
  }

  Tie tie(const ConceptPair& pair) const {
    if (concepts_[pair.first].has_entry())
      return concepts_[pair.second].has_entry() ? Tie::kEntries : Tie::kEntry;
    const PairEvidence& found = *gathered_.pairs.find(pair);
    if (found.version) return Tie::kName;
    if (found.host) return Tie::kHost;
    if (found.title_head || found.title_begin || found.name_within) return Tie::kName;
    if (is_under(found, pair.second)) return Tie::kBracket;
    if (found.section_of_members) return Tie::kMembers;
    if (found.section_heading) return Tie::kHeading;
    if (has_cue(found)) return Tie::kCue;
    return found.own_block && found.subjects > 0 ? Tie::kSubject : Tie::kSentence;
  }

  const TieLevels& levels(const ConceptPair& pair) const {
    return kTieLevels[static_cast<std::size_t>(tie(pair))];
  }

  double least(const ConceptPair& pair) const {
    if (has_plain_text_[pair.first] && !has_cue(*gathered_.pairs.find(pair))) return kFewThresholdOfPlainText;
    return concepts_[pair.first].has_entry() ? kFewThreshold : levels(pair).threshold;
  }

  std::size_t most(std::size_t from) const {
    return concepts_[from].has_entry() ? kMostOfAnEntry : kMostWithoutEntry;
  }

  struct Scored {
    ConceptPair pair;
    double confidence = 0;
    double told = 0;  ///< how often such a pair is right
  };

  /// The surer one, of equals the one whose names come first.
  bool comes_first(const Scored& a, const Scored& b) const {
    if (a.confidence != b.confidence) return a.confidence > b.confidence;
    const int from = concepts_[a.pair.first].name.compare(concepts_[b.pair.first].name);
    return from != 0 ? from < 0 : concepts_[a.pair.second].name < concepts_[b.pair.second].name;
  }

  std::vector<Scored> score_all() {
    std::vector<Scored> scored;
    const auto& items = gathered_.pairs.items();
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto& [pair, found] = items[i];
      if (found.evidence.empty()) continue;
      const Features values = features(pair, found);
      double score = 0;
      for (const PairWeight& weight : kPairWeights)
        score += weight.weight * values[static_cast<std::size_t>(weight.feature)];
      confidences_[i] = logistic(score);
      if (decisions_ != nullptr)
        decisions_->pairs.push_back(
            {pair.first, pair.second, {values.begin(), values.end()}, confidences_[i]});
      if (confidences_[i] >= least(pair)) scored.push_back({pair, confidences_[i], 0});
    }
    for (Scored& one : scored) one.told = told(one);
    std::sort(scored.begin(), scored.end(), [this](const Scored& a, const Scored& b) {
      return a.told != b.told ? a.told > b.told : comes_first(a, b);
    });
    return scored;
  }

  /// Of two directions the surer one is the better one, whether it is sure enough or not. That a heading's
  /// text names its members says nothing.
  bool is_better(const Scored& one) const {
    const ConceptPair back(one.pair.second, one.pair.first);
    const std::size_t index = gathered_.pairs.index_of(back);
    if (index == gathered_.pairs.kNone) return true;
    const bool only_lists = tie(one.pair) == Tie::kMembers && !are_tied(gathered_.pairs.items()[index].value);
    return only_lists || comes_first(one, {back, confidences_[index], 0});
  }

  // --- choosing ---

  std::vector<RequirementFacts> choose(const std::vector<Scored>& scored) {
    std::vector<RequirementFacts> chosen;
    std::vector<std::size_t> degree(concepts_.size());
    for (const Scored& one : scored) {
      const auto [from, to] = one.pair;
      if (!is_better(one)) continue;
      const bool aside = is_only_aside(one.pair);
      const bool sure = one.confidence >= levels(one.pair).threshold && !(aside && has_plain_text_[from]);
      const bool strong = sure || (degree[from] < kFew && !aside);
      if (!strong || degree[from] >= most(from) || reaches(to, from)) continue;
      ++degree[from];
      add_edge(from, to);
      RequirementFacts fact{from, to, std::round(one.told * 1000) / 1000, {}};
      auto places = gathered_.pairs.find(one.pair)->evidence;
      std::stable_sort(places.begin(), places.end(),
                       [](const EvidencePlace& a, const EvidencePlace& b) { return a.rank < b.rank; });
      for (const EvidencePlace& place : places) {
        if (fact.evidence.size() == kEvidenceARequirement) break;
        Evidence piece = place.evidence(corpus_, concepts_);
        if (std::find(fact.evidence.begin(), fact.evidence.end(), piece) == fact.evidence.end())
          fact.evidence.push_back(std::move(piece));
      }
      chosen.push_back(std::move(fact));
    }
    return chosen;
  }

  /// Whether all that texts say is that it is set against it, an example, a user or a thing in brackets, or
  /// may be read next.
  bool is_only_aside(const ConceptPair& pair) const {
    const PairEvidence& found = *gathered_.pairs.find(pair);
    const bool only_listed =
        std::all_of(found.evidence.begin(), found.evidence.end(), [](const EvidencePlace& place) {
          return place.rank == kSeeAlsoSentence;  // as what to read next
        });
    return only_listed || (found.places > 0 && found.plain == 0);
  }

  /// The confidence as others see it, see kTieLevels; below the threshold it is the score.
  double told(const Scored& one) const {
    const TieLevels& level = levels(one.pair);
    const auto line = [&one](double from, double told_from, double to, double told_to) {
      return told_from + (told_to - told_from) * (one.confidence - from) / (to - from);
    };
    if (one.confidence < level.threshold) return std::min(one.confidence, level.told_at_threshold);
    if (one.confidence < level.between)
      return line(level.threshold, level.told_at_threshold, level.between, level.told_between);
    return line(level.between, level.told_between, 1, 1);
  }

  /// Searched from both ends, a concept from each in turn: most have few above or below them.
  bool reaches(std::size_t from, std::size_t to) {
    if (from == to) return true;
    ++search_;
    for (Search* search : {&forward_, &backward_}) search->open.clear();
    enter(forward_, from);
    enter(backward_, to);
    while (!forward_.open.empty() && !backward_.open.empty()) {
      if (step(forward_, backward_) || step(backward_, forward_)) return true;
    }
    return false;
  }

  /// Along some edges; what was seen bears the number of the search.
  struct Search {
    std::vector<std::vector<std::size_t>> edges;  ///< by concept
    std::vector<std::size_t> seen;                ///< by concept
    std::vector<std::size_t> open;
  };

  void enter(Search& search, std::size_t concept_index) const {
    search.seen[concept_index] = search_;
    search.open.push_back(concept_index);
  }

  /// Goes on from one concept; whether the other search has been there.
  bool step(Search& search, const Search& other) const {
    if (search.open.empty()) return false;
    const std::size_t here = search.open.back();
    search.open.pop_back();
    for (const std::size_t next : search.edges[here]) {
      if (other.seen[next] == search_) return true;
      if (search.seen[next] != search_) enter(search, next);
    }
    return false;
  }

  void add_edge(std::size_t from, std::size_t to) {
    forward_.edges[from].push_back(to);
    backward_.edges[to].push_back(from);
  }

  const Corpus& corpus_;
  const Neighbourhoods& neighbourhoods_;
  const std::vector<ConceptFacts>& concepts_;
  GatheredPairs gathered_;
  Decisions* decisions_;
  std::vector<double> confidences_;         ///< by pair; 0 where nothing shows it
  std::vector<std::vector<WordId>> stems_;  ///< by concept: its name without a tail such as "model"
  std::vector<bool> has_plain_text_;        ///< by concept
  PairTable<SemanticRelation> semantic_;
  Search forward_, backward_;  ///< over what was chosen, and from kinds and parts to what they are of
  std::size_t search_ = 0;
};

}  // namespace

std::vector<RequirementFacts> relate(Corpus& corpus, const Neighbourhoods& neighbourhoods,
                                     const std::vector<ConceptFacts>& concepts,
                                     const std::vector<Occurrence>& occurrences, const BlockOwners& owners,
                                     const std::vector<SemanticFacts>& semantic, Decisions* decisions) {
  auto gathered = gather_pairs(corpus, neighbourhoods, concepts, occurrences, owners);
  return Relater(corpus, neighbourhoods, concepts, std::move(gathered), semantic, decisions).run();
}

}  // namespace cairn::importers
