#include "importers/analysis/semantic_relations.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "importers/analysis/contrast_sentences.h"
#include "importers/analysis/cue_set.h"
#include "importers/analysis/cues.h"
#include "importers/analysis/kind_sentences.h"
#include "importers/analysis/name_form.h"
#include "importers/analysis/name_matcher.h"
#include "importers/analysis/noun_phrases.h"
#include "importers/analysis/part_sentences.h"
#include "importers/analysis/semantic_cues.h"

namespace cairn::importers {

namespace {

using Pair = std::pair<std::size_t, std::size_t>;

constexpr std::size_t kEvidenceARelation = 2;

class SemanticFinder {
 public:
  SemanticFinder(Corpus& corpus, const std::vector<ConceptFacts>& concepts,
                 const std::vector<Occurrence>& occurrences, const BlockOwners& owners)
      : corpus_(corpus),
        concepts_(concepts),
        occurrences_(occurrences),
        owners_(owners),
        phrases_(corpus.words),
        kinds_(corpus.words, concepts, phrases_),
        parts_(corpus.words, concepts, phrases_),
        contrasts_(corpus.words, phrases_),
        prepositions_(cues::kPrepositions, corpus.words),
        part_sections_(cues::kPartSections, corpus.words),
        variant_sections_(cues::kVariantSections, corpus.words),
        kind_sections_(cues::kKindSections, corpus.words),
        main_(cues::kMainKinds, corpus.words),
        lead_in_parts_(cues::kPartsFollow, corpus.words),
        it_(corpus.words.add("it")),
        as_(corpus.words.add("as")) {}

  std::vector<SemanticFacts> run() {
    look_at_sentences();
    look_at_labels();
    look_at_names();
    return choose();
  }

 private:
  struct Found {
    std::set<SemanticCue> cues;
    std::vector<Evidence> evidence;
  };

  void add(SemanticCue cue, std::size_t from, std::size_t to, Evidence evidence) {
    if (from == to) return;
    const auto relation = kSemanticWeights[static_cast<std::size_t>(cue)].relation;
    Found& found = found_[{relation, {from, to}}];
    found.cues.insert(cue);
    if (found.evidence.size() < kEvidenceARelation &&
        std::find(found.evidence.begin(), found.evidence.end(), evidence) == found.evidence.end())
      found.evidence.push_back(std::move(evidence));
  }

  void add(SemanticCue cue, std::size_t from, std::size_t to, const NamedSentence& sentence) {
    add(cue, from, to,
        {sentence.block.sentence_text(sentence.number), sentence.entry.source,
         sentence.block.sentence_line(sentence.number)});
  }

  // --- sentences ---

  void look_at_sentences() {
    std::map<std::tuple<std::size_t, std::size_t, std::uint32_t>, std::vector<const Occurrence*>> sentences;
    for (const Occurrence& occurrence : occurrences_) {
      const auto& block = corpus_.entries[occurrence.entry].blocks[occurrence.block];
      sentences[{occurrence.entry, occurrence.block, block.tokens[occurrence.first].sentence}].push_back(
          &occurrence);
    }
    for (auto& [place, occurrences] : sentences) {
      const auto [entry, block, number] = place;
      const AnalysedEntry& of = corpus_.entries[entry];
      NamedSentence sentence{of, of.blocks[block], occurrences.front()->first, 0, number, entry, block};
      const auto& tokens = sentence.block.tokens;
      while (sentence.begin > 0 && tokens[sentence.begin - 1].sentence == number) --sentence.begin;
      sentence.end = occurrences.front()->first;
      while (sentence.end < tokens.size() && tokens[sentence.end].sentence == number) ++sentence.end;
      std::sort(occurrences.begin(), occurrences.end(), [](const Occurrence* a, const Occurrence* b) {
        return std::tuple(a->first, -static_cast<std::int64_t>(a->count), a->concept_index) <
               std::tuple(b->first, -static_cast<std::int64_t>(b->count), b->concept_index);
      });
      sentence.occurrences = std::move(occurrences);
      look_at(sentence);
    }
  }

  void look_at(const NamedSentence& sentence) {
    const auto& owners = owners_.of(sentence.entry_index, sentence.block_index);
    const SemanticSentence seen{
        sentence, subject_of(sentence), owners.back(),
        [&](SemanticCue cue, std::size_t from, std::size_t to) { add(cue, from, to, sentence); }};
    kinds_.read(seen);
    parts_.read(seen);
    contrasts_.read(seen);
  }

  std::optional<SentenceSubject> subject_of(const NamedSentence& sentence) const {
    constexpr std::size_t kWordsBefore = 2;
    for (const Occurrence* occurrence : sentence.occurrences) {
      if (occurrence->first > sentence.begin + kWordsBefore) break;
      if (!phrases_.only_determiners(sentence, sentence.begin, occurrence->first)) continue;
      const SentenceSubject subject{occurrence->concept_index, occurrence->first + occurrence->count, true};
      // "A chord of three notes." says what a triad is, and nothing of chords.
      const auto defined =
          phrases_.verb_behind(sentence, subject.predicate) ? std::nullopt : subject_of_definition(sentence);
      return defined ? defined : subject;
    }
    const auto& owners = owners_.of(sentence.entry_index, sentence.block_index);
    if (speaks_on(sentence)) return SentenceSubject{owners.front(), sentence.begin + 1, true};
    const auto label_end = sentence.block.block.label.end;
    if (owners.size() > 1 && sentence.number == 0) {
      std::size_t at = sentence.begin;
      while (at < sentence.end && sentence.block.tokens[at].begin < label_end) ++at;
      return SentenceSubject{owners.back(), at, false};
    }
    return subject_of_definition(sentence);
  }

  /// "It is a ..." behind the first sentence of an entry.
  bool speaks_on(const NamedSentence& sentence) const {
    const auto& tokens = sentence.block.tokens;
    return sentence.number == 1 && sentence.block.opens_text && sentence.begin + 1 < sentence.end &&
           tokens[sentence.begin].word == it_ && phrases_.is_copula(tokens[sentence.begin + 1].word);
  }

  /// The first sentence of an entry that says at once what it is about: "(CNF) A logical formula ...".
  std::optional<SentenceSubject> subject_of_definition(const NamedSentence& sentence) const {
    const auto& blocks = sentence.entry.blocks;
    const bool first =
        sentence.number == 0 && sentence.block.block.kind == BlockKind::kParagraph &&
        std::none_of(blocks.begin(), blocks.begin() + static_cast<std::ptrdiff_t>(sentence.block_index),
                     [](const AnalysedBlock& block) { return block.block.kind == BlockKind::kParagraph; });
    if (!first) return std::nullopt;
    if (phrases_.begins_without_article(sentence))
      return SentenceSubject{owners_.of(sentence.entry_index, sentence.block_index).front(), sentence.begin,
                             false};
    const auto& text = sentence.block.block.text;
    for (std::size_t at = sentence.begin; at < sentence.end; ++at) {
      const WordToken& token = sentence.block.tokens[at];
      if ((!token.capital && at > sentence.begin) || !phrases_.is_determiner(token.word)) continue;
      const auto before = text.find_last_not_of(' ', token.begin == 0 ? 0 : token.begin - 1);
      if (at == sentence.begin || text[before] == ')' || text[before] == '>')
        return SentenceSubject{owners_.of(sentence.entry_index, sentence.block_index).front(), at, false};
    }
    return std::nullopt;
  }

  // --- labels ---

  void look_at_labels() {
    for (std::size_t i = 0; i < concepts_.size(); ++i) {
      for (const auto& introduction : concepts_[i].introductions) {
        const Block& block = corpus_.entries[introduction.entry].blocks[introduction.block].block;
        if (!introduction.by_label) continue;
        const std::size_t host = owners_.of(introduction.entry, introduction.block).front();
        if (const auto cue = cue_of_sections(block)) add(*cue, i, host, introduction.evidence);
      }
    }
    for (const Occurrence& occurrence : occurrences_) {
      const AnalysedBlock& block = corpus_.entries[occurrence.entry].blocks[occurrence.block];
      if (!concepts_[occurrence.concept_index].has_entry() || !opens_item(block, occurrence)) continue;
      auto cue = cue_of_sections(block.block);
      if (!cue) cue = cue_of_lead_in(occurrence);
      if (!cue) continue;
      const std::size_t sentence = block.tokens[occurrence.first].sentence;
      add(*cue, occurrence.concept_index, owners_.of(occurrence.entry, occurrence.block).front(),
          {block.sentence_text(sentence), corpus_.entries[occurrence.entry].source,
           block.sentence_line(sentence)});
    }
  }

  /// "- **Keel**: ...", "1. The keel, which ...", "- keel": of what has an entry of its own.
  bool opens_item(const AnalysedBlock& block, const Occurrence& occurrence) const {
    if (block.block.kind != BlockKind::kItem) return false;
    for (std::size_t i = 0; i < occurrence.first; ++i) {
      if (!phrases_.is_determiner(block.tokens[i].word)) return false;
    }
    const std::size_t end = occurrence.first + occurrence.count;
    return end >= block.tokens.size() || !block.tokens[end].joined ||
           block.tokens[end - 1].end == block.block.label.end;
  }

  /// "It contains the following:", "There are two kinds:" before the list that the item stands in.
  std::optional<SemanticCue> cue_of_lead_in(const Occurrence& occurrence) {
    const auto& blocks = corpus_.entries[occurrence.entry].blocks;
    auto& known = lead_ins_[occurrence.entry];
    for (std::size_t at = known.size(); at < blocks.size(); ++at) {
      const bool item = at > 0 && blocks[at].block.kind == BlockKind::kItem;
      const bool goes_on = item && blocks[at - 1].block.kind == BlockKind::kItem;
      known.push_back(goes_on ? known[at - 1] : item ? cue_of_lead_in(blocks[at - 1]) : std::nullopt);
    }
    return known[occurrence.block];
  }
  std::optional<SemanticCue> cue_of_lead_in(const AnalysedBlock& before) const {
    if (before.block.kind != BlockKind::kParagraph || !before.block.text.ends_with(':')) return std::nullopt;
    for (std::size_t i = before.tokens.size();
         i-- > 0 && before.tokens[i].sentence == before.tokens.back().sentence;) {
      if (kind_sections_.contains(before.tokens[i].word)) return SemanticCue::kKindSection;
      if (lead_in_parts_.contains(before.tokens[i].word)) return SemanticCue::kPartSection;
    }
    return std::nullopt;
  }

  /// Of what stands under a heading such as "Components" or "Types".
  std::optional<SemanticCue> cue_of_sections(const Block& block) {
    const bool is_heading = block.kind == BlockKind::kHeading;
    if (is_heading && block.outer_sections.empty()) return std::nullopt;
    const std::string& nearest = is_heading ? block.outer_sections.front() : block.section;
    return cue_of_section(corpus_.words.add_all(nearest), block.kind);
  }

  std::optional<SemanticCue> cue_of_section(const std::vector<WordId>& heading, BlockKind kind) const {
    if (variant_sections_.count_in(heading) > 0) return SemanticCue::kVariantSection;
    // "Types", "Main kinds"; "Coverage types" are types of coverage.
    const bool kinds = !heading.empty() && heading.size() <= 2 && kind_sections_.contains(heading.back()) &&
                       (heading.size() == 1 || main_.contains(heading.front()));
    // A list ends where its items do; whether a label still belongs to it nobody tells.
    if (kinds && (kind == BlockKind::kItem || kind == BlockKind::kHeading)) return SemanticCue::kKindSection;
    // The rows of a table are seldom the parts of what the text is about.
    if (kind != BlockKind::kTableRow && part_sections_.count_in(heading) > 0)
      return SemanticCue::kPartSection;
    return std::nullopt;
  }

  // --- names ---

  void look_at_names() {
    NameMatcher matcher;
    for (std::size_t i = 0; i < concepts_.size(); ++i) {
      const std::string_view name = without_qualifier(concepts_[i].name);
      const auto words = corpus_.words.add_all(name);
      const bool names_one_thing = words.size() > 1 || (has_proper_form(name) && concepts_[i].has_entry());
      if (names_one_thing) matcher.add(words, name, i);
    }
    for (std::size_t a = 0; a < concepts_.size(); ++a) {
      if (concepts_[a].definitions.empty()) continue;
      AnalysedBlock name;
      name.block.text = without_qualifier(concepts_[a].name);
      name.tokens = name_tokens(name.block.text, corpus_.words);
      // "Storm sails for yachts" are storm sails.
      std::size_t end = 0;
      while (end < name.tokens.size() && !prepositions_.contains(name.tokens[end].word) &&
             (end == 0 || name.tokens[end].joined))
        ++end;
      if (end < name.tokens.size() && !prepositions_.contains(name.tokens[end].word)) continue;
      if (std::any_of(name.tokens.begin(), name.tokens.begin() + static_cast<std::ptrdiff_t>(end),
                      [this](const WordToken& token) {
                        return phrases_.is_conjunction(token.word) || token.word == as_;
                      }))
        continue;
      for (std::size_t first = 0; first < end; ++first) {
        if (first == 0 && end == name.tokens.size()) continue;  // the name itself
        // "Self-tailing winch" is no tailing winch, but "h-VPP" is VPP.
        if (NounPhrases::is_hyphenated(name, first) && !name.tokens[first].proper) continue;
        const auto match = matcher.find_at(name, first, end);
        if (!match || match->first + match->count != end) continue;
        // "Handling missing values" are no missing values.
        if (first == 1 && match->count > 1 && name.text(name.tokens[0]).ends_with("ing")) continue;
        const auto cue = is_labelled(a) ? SemanticCue::kNameHead : SemanticCue::kPhraseHead;
        for (const std::size_t b : match->ids) add(cue, a, b, concepts_[a].definitions.front());
        break;
      }
    }
  }

  bool is_labelled(std::size_t i) const {
    const auto& introductions = concepts_[i].introductions;
    return concepts_[i].has_entry() ||
           std::any_of(introductions.begin(), introductions.end(), [](const auto& x) { return x.by_label; });
  }

  // --- choosing ---

  using Key = std::pair<SemanticRelation, Pair>;

  static double confidence(const Found& found) {
    double all_err = 1;
    for (const SemanticCue cue : found.cues)
      all_err *= 1 - kSemanticWeights[static_cast<std::size_t>(cue)].share_right;
    constexpr double kMost = 0.97;
    return std::min(kMost, std::round((1 - all_err) * 1000) / 1000);
  }

  /// The surest relation of each pair, whichever way round.
  std::vector<SemanticFacts> choose() {
    std::vector<std::pair<double, Key>> ranked;
    for (const auto& [key, found] : found_) ranked.emplace_back(-confidence(found), key);
    std::sort(ranked.begin(), ranked.end(), [this](const auto& a, const auto& b) {
      const auto rank = [this](const auto& one) {
        const auto& [relation, pair] = one.second;
        return std::tuple(one.first, relation, std::string_view(concepts_[pair.first].name),
                          std::string_view(concepts_[pair.second].name));
      };
      return rank(a) < rank(b);
    });
    std::set<Pair> taken;
    std::vector<SemanticFacts> facts;
    for (const auto& [negative, key] : ranked) {
      const auto [from, to] = key.second;
      if (!taken.insert(std::minmax(from, to)).second) continue;
      facts.push_back({key.first, from, to, -negative, std::move(found_.at(key).evidence)});
    }
    return facts;
  }

  Corpus& corpus_;
  const std::vector<ConceptFacts>& concepts_;
  const std::vector<Occurrence>& occurrences_;
  const BlockOwners& owners_;
  NounPhrases phrases_;
  KindSentences kinds_;
  PartSentences parts_;
  ContrastSentences contrasts_;
  CueWords prepositions_, part_sections_, variant_sections_, kind_sections_, main_, lead_in_parts_;
  WordId it_, as_;
  std::unordered_map<std::size_t, std::vector<std::optional<SemanticCue>>> lead_ins_;  ///< by entry and block
  std::map<Key, Found> found_;
};

}  // namespace

std::vector<SemanticFacts> find_semantic_relations(Corpus& corpus, const std::vector<ConceptFacts>& concepts,
                                                   const std::vector<Occurrence>& occurrences,
                                                   const BlockOwners& owners) {
  return SemanticFinder(corpus, concepts, occurrences, owners).run();
}

}  // namespace cairn::importers
