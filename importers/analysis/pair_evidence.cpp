#include "importers/analysis/pair_evidence.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

#include "importers/analysis/distinct.h"
#include "importers/analysis/evidence_cues.h"
#include "importers/analysis/kindred.h"
#include "importers/analysis/name_form.h"
#include "importers/analysis/name_matcher.h"
#include "importers/analysis/name_pairs.h"
#include "importers/analysis/study_sentences.h"
#include "importers/reading/lines.h"
#include "text/folding.h"
#include "text/inflection.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kWordsBeforeSubject = 3;
// So far a sentence may go on to speak of its subject.
constexpr std::size_t kWordsOfASubject = 20;
constexpr std::size_t kLongestBracket = 300;  // bytes

class PairGatherer {
 public:
  PairGatherer(Corpus& corpus, const Neighbourhoods& neighbourhoods,
               const std::vector<ConceptFacts>& concepts, const std::vector<Occurrence>& occurrences,
               const BlockOwners& owners)
      : corpus_(corpus),
        neighbourhoods_(neighbourhoods),
        concepts_(concepts),
        occurrences_(occurrences),
        owners_(owners),
        cues_(corpus.words),
        study_sentences_(corpus.words),
        is_stated_(occurrences.size()),
        mentioned_by_(concepts.size()) {
    for (const ConceptFacts& fact : concepts) {
      const std::string_view name = without_qualifier(fact.name);
      ConceptWords words{corpus.words.add_all(name), {}, has_proper_form(name)};
      for (const auto& other : fact.names()) words.all_names.push_back(corpus.words.add_all(other));
      gathered_.words.push_back(std::move(words));
    }
  }

  GatheredPairs run() {
    find_proper_names();
    gather_statements();
    gather_occurrences();
    measure_spread();
    gather_subjects();
    gather_brackets();
    gather_name_pairs(corpus_, concepts_, named_in_, gathered_);
    gather_introductions();
    gather_headings();
    gather_originals();
    gather_headers();
    gather_kindred();
    return std::move(gathered_);
  }

 private:
  bool is_definition_sentence(std::size_t owner, const AnalysedEntry& entry, const AnalysedBlock& block,
                              std::size_t sentence) const {
    const std::int64_t line = block.sentence_line(sentence);
    return std::any_of(concepts_[owner].definitions.begin(), concepts_[owner].definitions.end(),
                       [&](const Evidence& definition) {
                         if (definition.line != line || definition.source != entry.source) return false;
                         const std::string_view text = block.sentence_view(sentence);
                         return text.starts_with(std::string_view(definition.text).substr(0, text.size()));
                       });
  }

  static EvidencePlace sentence_of(const Occurrence& occurrence, std::size_t sentence) {
    return EvidencePlace::sentence(occurrence.entry, occurrence.block, sentence);
  }

  /// "Fair Wind": in the middle of sentences all its words are capitalised, always.
  void find_proper_names() {
    std::vector<bool> capitalised(concepts_.size(), false);
    std::vector<bool> small(concepts_.size(), false);
    for (const Occurrence& occurrence : occurrences_) {
      const AnalysedBlock& block = corpus_.entries[occurrence.entry].blocks[occurrence.block];
      const auto first = block.tokens.begin() + static_cast<std::ptrdiff_t>(occurrence.first);
      const bool capitals = std::all_of(
          first, first + static_cast<std::ptrdiff_t>(occurrence.count), [&block](const WordToken& token) {
            const char begin = block.text(token).front();
            return token.capital || token.proper || (begin >= '0' && begin <= '9');
          });
      if (!capitals) small[occurrence.concept_index] = true;
      if (capitals && first->begin >= block.block.label.end && !begins_sentence(block, occurrence.first))
        capitalised[occurrence.concept_index] = true;
    }
    for (std::size_t i = 0; i < concepts_.size(); ++i)
      gathered_.words[i].proper = gathered_.words[i].proper || (capitalised[i] && !small[i]);
  }

  bool stand_together(const Occurrence& a, const Occurrence& b) const {
    const auto sentence = [this](const Occurrence& one) {
      return corpus_.entries[one.entry].blocks[one.block].tokens[one.first].sentence;
    };
    return a.entry == b.entry && a.block == b.block && sentence(a) == sentence(b);
  }

  /// What sentences state outright.
  void gather_statements() {
    std::size_t end = 0;
    for (std::size_t begin = 0; begin < occurrences_.size(); begin = end) {
      end = begin + 1;
      while (end < occurrences_.size() && stand_together(occurrences_[begin], occurrences_[end])) ++end;
      const Occurrence& one = occurrences_[begin];
      const AnalysedBlock& block = corpus_.entries[one.entry].blocks[one.block];
      StudySentences::Range sentence{one.first, one.first};
      const std::uint32_t number = block.tokens[one.first].sentence;
      while (sentence.begin > 0 && block.tokens[sentence.begin - 1].sentence == number) --sentence.begin;
      while (sentence.end < block.tokens.size() && block.tokens[sentence.end].sentence == number)
        ++sentence.end;
      for (const auto& statement : study_sentences_.read(block, sentence))
        add_statement(statement, begin, end);
    }
  }

  /// Of the names in a sentence, which are these occurrences.
  void add_statement(const StudySentences::Statement& statement, std::size_t begin, std::size_t end) {
    const Occurrence& any = occurrences_[begin];
    std::vector<std::size_t> later;
    for (const std::size_t i : named_in(statement.later, begin, end))
      later.push_back(occurrences_[i].concept_index);
    const AnalysedBlock& block = corpus_.entries[any.entry].blocks[any.block];
    const std::size_t owner = owners_.of(any.entry, any.block).front();
    if (later.empty()) {
      if (!statement.of_text && !is_done(owner, block, statement.later)) return;
      later.push_back(owner);
    }
    for (const std::size_t i : named_in(statement.first, begin, end)) {
      const Occurrence& first = occurrences_[i];
      for (const std::size_t one : later) {
        if (one == first.concept_index) continue;
        is_stated_[i] = true;
        PairEvidence& pair = gathered_.pairs[{one, first.concept_index}];
        pair.stated = true;
        pair.add_evidence(kDefinitionSentence, sentence_of(first, block.tokens[first.first].sentence));
      }
    }
  }

  /// "Tacking", of a tack.
  bool is_done(std::size_t concept_index, const AnalysedBlock& block,
               const StudySentences::Range& range) const {
    const auto forms = text::participles(text::fold(concepts_[concept_index].name));
    for (std::size_t at = range.begin; at < range.end; ++at) {
      if (std::find(forms.begin(), forms.end(), text::fold(block.text(block.tokens[at]))) != forms.end())
        return true;
    }
    return false;
  }

  /// Which of the occurrences stand in the range, none inside a longer one.
  std::vector<std::size_t> named_in(const StudySentences::Range& range, std::size_t begin,
                                    std::size_t end) const {
    std::vector<std::size_t> found;
    for (std::size_t i = begin; i < end; ++i) {
      if (range.holds(occurrences_[i].first, occurrences_[i].count)) found.push_back(i);
    }
    // The longer of two that begin together comes first, so that what lies inside it comes behind it.
    std::sort(found.begin(), found.end(), [this](std::size_t a, std::size_t b) {
      const Occurrence& one = occurrences_[a];
      const Occurrence& other = occurrences_[b];
      return one.first != other.first ? one.first < other.first : one.count > other.count;
    });
    const Occurrence* furthest = nullptr;
    std::erase_if(found, [&](std::size_t i) {
      const Occurrence& one = occurrences_[i];
      const std::size_t one_end = one.first + one.count;
      const std::size_t reached = furthest == nullptr ? 0 : furthest->first + furthest->count;
      if (one_end < reached || (one_end == reached && one.count < furthest->count)) return true;
      furthest = &one;
      return false;
    });
    return found;
  }

  void gather_occurrences() {
    for (const Occurrence& occurrence : occurrences_) {
      const AnalysedEntry& entry = corpus_.entries[occurrence.entry];
      const AnalysedBlock& block = entry.blocks[occurrence.block];
      named_in_.emplace_back(occurrence.entry, occurrence.concept_index);
      if (EvidenceCues::is_source_note(block, occurrence)) {
        sources_.insert({owners_.of(occurrence.entry, occurrence.block).front(), occurrence.concept_index});
        continue;
      }
      EvidenceCues::Section section = cues_.section_of(block.block);
      section.see_also = section.see_also || cues_.is_see_also(block, occurrence.first);
      const auto& owners = owners_.of(occurrence.entry, occurrence.block);
      for (std::size_t i = 0; i < owners.size(); ++i) {
        const std::size_t owner = owners[i];
        if (owner == occurrence.concept_index) continue;
        add_occurrence(owner, i == 0, occurrence, entry, block, section);
        // What one reads next stands on what one reads now.
        if (section.see_also && i == 0) add_see_also(occurrence.concept_index, owner, occurrence, block);
      }
      mentioned_by_[occurrence.concept_index].push_back(owners.front());
    }
    make_distinct(named_in_);
  }

  void measure_spread() {
    for (auto& concepts : mentioned_by_) {
      make_distinct(concepts);
      gathered_.spread.push_back(std::log2(1.0 + static_cast<double>(concepts.size())));
    }
  }

  void add_see_also(std::size_t later, std::size_t now, const Occurrence& occurrence,
                    const AnalysedBlock& block) {
    PairEvidence& pair = gathered_.pairs[{later, now}];
    pair.see_also_back = true;
    pair.add_evidence(kSeeAlsoSentence, sentence_of(occurrence, block.tokens[occurrence.first].sentence));
  }

  void add_occurrence(std::size_t owner, bool is_entrys, const Occurrence& occurrence,
                      const AnalysedEntry& entry, const AnalysedBlock& block,
                      const EvidenceCues::Section& section) {
    PairEvidence& pair = gathered_.pairs[{owner, occurrence.concept_index}];
    const std::size_t sentence = block.tokens[occurrence.first].sentence;
    EvidenceRank rank = kOtherSentence;
    pair.score = pair.places == 0 ? occurrence.score : std::max(pair.score, occurrence.score);
    pair.places += 1;
    const bool bracketed = cues_.in_bracket(block, occurrence);
    pair.bracketed += bracketed ? 1 : 0;
    pair.in_table += block.block.kind == BlockKind::kTableRow ? 1 : 0;
    if (is_entrys) {
      const bool first = pair.last_entry != occurrence.entry;
      pair.entries += first ? 1 : 0;
      pair.last_entry = static_cast<std::uint32_t>(occurrence.entry);
      pair.late = pair.late || (first && 2 * occurrence.block > entry.blocks.size());
      pair.early = std::max(pair.early, 1.0 / static_cast<double>(1 + block.sentences_before + sentence));
    }
    const bool in_label = block.tokens[occurrence.first].begin < block.block.label.end;
    if (is_entrys && in_label && !section.talk && !section.member) pair.in_label = true;
    const bool own_block = !is_entrys;
    if (own_block) {
      pair.own_block = true;
      rank = kOwnBlockSentence;
    } else {
      pair.core += section.core ? 1 : 0;
      pair.talk += section.talk ? 1 : 0;
      pair.member += section.member ? 1 : 0;
      pair.see_also += section.see_also ? 1 : 0;
    }
    const bool stated = is_stated_[static_cast<std::size_t>(&occurrence - occurrences_.data())];
    const bool against = !stated && cues_.is_set_against(block, occurrence);
    if (is_entrys && !against && is_definition_sentence(owner, entry, block, sentence)) {
      pair.in_definition = true;
      pair.genus = pair.genus || cues_.before_relative_clause(block, occurrence);
      rank = kDefinitionSentence;
    }
    if (cues_.is_required(block, occurrence)) pair.requires_it = true;
    if (is_entrys && !against && !in_label && cues_.is_stated(block, section)) {
      pair.stated = true;
      rank = kDefinitionSentence;
    }
    const bool serves = !stated && !against &&
                        (cues_.is_served(block, occurrence) || (!in_label && cues_.has_serving_label(block)));
    pair.plain += against || serves || bracketed ? 0 : 1;
    if (against) {
      pair.set_against += 1;
    } else if (serves) {
      pair.serves += 1;
    } else if (cues_.is_stood_on(block, occurrence)) {
      pair.stands_on += 1;
      rank = std::min(rank, kCueSentence);
    }
    pair.add_evidence(rank, sentence_of(occurrence, sentence));
  }

  /// A sentence that begins with a concept's name says something of it, in whatever entry it stands.
  void gather_subjects() {
    for (std::size_t i = 0; i < occurrences_.size(); ++i) {
      const Occurrence& subject = occurrences_[i];
      const AnalysedEntry& entry = corpus_.entries[subject.entry];
      const AnalysedBlock& block = entry.blocks[subject.block];
      const std::uint32_t sentence = block.tokens[subject.first].sentence;
      std::size_t begin = subject.first;
      while (begin > 0 && subject.first - begin <= kWordsBeforeSubject &&
             block.tokens[begin - 1].sentence == sentence)
        --begin;
      if (subject.first - begin > kWordsBeforeSubject || !is_subject(block, i)) continue;
      for (std::size_t k = i + 1; k < occurrences_.size(); ++k) {
        const Occurrence& other = occurrences_[k];
        if (other.entry != subject.entry || other.block != subject.block) break;
        if (block.tokens[other.first].sentence != sentence) break;
        if (other.concept_index == subject.concept_index || other.first < subject.first) continue;
        if (cues_.is_set_against(block, other) || EvidenceCues::is_source_note(block, other)) continue;
        if (other.first - subject.first > kWordsOfASubject) break;
        // "a keel is a prerequisite for racing"
        if (cues_.is_requirer(block, other) && !cues_.is_denied(block, subject, other)) {
          PairEvidence& turned = gathered_.pairs[{other.concept_index, subject.concept_index}];
          turned.requires_it = true;
          turned.stated = turned.stated || cues_.is_stated_requirer(block, other);
          turned.add_evidence(kCueSentence, sentence_of(subject, sentence));
        }
        PairEvidence& pair = gathered_.pairs[{subject.concept_index, other.concept_index}];
        pair.subjects += 1;
        pair.coordinated += is_coordinated(block, i, k) ? 1 : 0;
        if (pair.places == 0) {  // what the sentence says is not known from the concept's own text
          pair.bracketed += cues_.in_bracket(block, other) ? 1 : 0;
          pair.serves += cues_.is_served(block, other) ? 1 : 0;
          pair.stands_on += cues_.is_stood_on(block, other) ? 1 : 0;
          pair.requires_it = pair.requires_it || cues_.is_required(block, other);
        }
        pair.add_evidence(kCueSentence, sentence_of(subject, sentence));
      }
    }
  }

  /// "Tide simulation (SeaSim, NordTide)": what a bracket behind a name lists stands under that name.
  void gather_brackets() {
    for (std::size_t i = 0; i < occurrences_.size(); ++i) {
      const Occurrence& head = occurrences_[i];
      const AnalysedEntry& entry = corpus_.entries[head.entry];
      const AnalysedBlock& block = entry.blocks[head.block];
      const std::string_view text = block.block.text;
      const std::size_t open = block.tokens[head.first + head.count - 1].end + 1;
      if (open >= text.size() || text.substr(open - 1, 2) != " (") continue;
      const std::size_t close = text.find(')', open);
      if (close == std::string_view::npos || close - open > kLongestBracket) continue;
      for (std::size_t k = i + 1; k < occurrences_.size(); ++k) {
        const Occurrence& member = occurrences_[k];
        if (member.entry != head.entry || member.block != head.block ||
            block.tokens[member.first].begin > close)
          break;
        if (member.concept_index == head.concept_index || !is_whole_piece(block, member, open, close))
          continue;
        PairEvidence& pair = gathered_.pairs[{member.concept_index, head.concept_index}];
        pair.under += 1;
        pair.add_evidence(kCueSentence, sentence_of(head, block.tokens[head.first].sentence));
      }
    }
  }

  /// Whether nothing but the name stands between two separators of the bracket.
  static bool is_whole_piece(const AnalysedBlock& block, const Occurrence& occurrence, std::size_t open,
                             std::size_t close) {
    constexpr std::string_view kSeparators = ",;/&+()";
    const std::string_view text = block.block.text;
    const std::size_t begin = block.tokens[occurrence.first].begin;
    const std::size_t end = block.tokens[occurrence.first + occurrence.count - 1].end;
    if (begin <= open || end > close) return false;
    const std::size_t before = text.find_last_of(kSeparators, begin - 1);
    const std::size_t after = text.find_first_of(kSeparators, end);
    if (before == std::string_view::npos || before < open || after == std::string_view::npos) return false;
    std::string_view lead = trim(text.substr(before + 1, begin - before - 1));
    for (const std::string_view word : {"e.g.", "such as", "like", "and", "or", "the"}) {
      if (lead == word) lead = {};
    }
    return lead.empty() && trim(text.substr(end, after - end)).empty();
  }

  /// Not "SeaSail (Nordwind) is", not "SeaSail replaces charts", and no SeaSail in "Racing SeaSail is": who
  /// stands in brackets, inside a longer name, or behind another one that is not coordinated with it, is not
  /// spoken of.
  bool is_subject(const AnalysedBlock& block, std::size_t i) const {
    const Occurrence& subject = occurrences_[i];
    if (cues_.in_bracket(block, subject)) return false;
    for (std::size_t behind = i + 1; behind < occurrences_.size(); ++behind) {
      const Occurrence& other = occurrences_[behind];
      if (other.entry != subject.entry || other.block != subject.block || other.first != subject.first) break;
      if (other.count > subject.count) return false;
    }
    for (std::size_t before = i; before-- > 0;) {
      const Occurrence& other = occurrences_[before];
      if (other.entry != subject.entry || other.block != subject.block ||
          block.tokens[other.first].sentence != block.tokens[subject.first].sentence)
        break;
      const std::size_t end = other.first + other.count;
      if (end >= subject.first + subject.count && other.count > subject.count) return false;
      if (end <= subject.first && !is_coordinated(block, before, i)) return false;
    }
    return true;
  }

  /// "TideLog, WIND and Fair Wind", "SeaVPP (with foils) or SeaSail", "radar (Nordlys)": nothing but
  /// other names stands between the two, apart from what is in brackets.
  bool is_coordinated(const AnalysedBlock& block, std::size_t i, std::size_t k) const {
    const std::size_t begin = block.tokens[occurrences_[i].first + occurrences_[i].count - 1].end;
    const std::size_t end = block.tokens[occurrences_[k].first].begin;
    if (end <= begin) return false;
    const std::string_view gap = std::string_view(block.block.text).substr(begin, end - begin);
    std::size_t at = occurrences_[i].first + occurrences_[i].count;
    std::size_t next = i + 1;  // of the occurrences between
    std::size_t depth = 0;     // of brackets
    std::string outside;
    for (std::size_t byte = 0; byte < gap.size(); ++byte) {
      if (gap[byte] == ')' && depth == 0) return false;
      if (gap[byte] == ')') --depth;
      if (gap[byte] == '(') ++depth;
      if (depth == 0) outside.push_back(gap[byte]);
      if (block.tokens[at].begin != begin + byte) continue;
      while (next < k && occurrences_[next].first + occurrences_[next].count <= at) ++next;
      const bool named = next < k && occurrences_[next].first <= at;
      if (depth == 0 && !named && !cues_.joins_names(block, at)) return false;
      ++at;
    }
    if (depth > 0) return trim(gap) == "(";
    // "Methods: TideLog, WIND": what stands between a colon and a comma is the first of a list
    const std::size_t last = block.tokens[occurrences_[k].first + occurrences_[k].count - 1].end;
    const bool opens_list = outside.find(':') != std::string::npos &&
                            std::string_view(block.block.text).substr(last).starts_with(',');
    return opens_list || outside.find_first_of(",/&|") != std::string::npos ||
           outside.find(" and ") != std::string::npos || outside.find(" or ") != std::string::npos;
  }

  /// What is introduced under a heading that names a concept stands on that concept.
  void gather_headings() {
    struct Named {
      std::size_t concept_index = 0;
      bool lists_members = false;
    };
    std::map<std::pair<std::size_t, std::string>, std::vector<Named>> named;
    for (const Occurrence& occurrence : occurrences_) {
      const AnalysedBlock& block = corpus_.entries[occurrence.entry].blocks[occurrence.block];
      if (block.block.kind != BlockKind::kHeading) continue;
      named[{occurrence.entry, block.block.text}].push_back(
          {occurrence.concept_index, lists_members(block, occurrence)});
    }
    for (std::size_t i = 0; i < concepts_.size(); ++i) {
      for (std::size_t number = 0; number < concepts_[i].introductions.size(); ++number) {
        const auto& introduction = concepts_[i].introductions[number];
        if (!introduction.by_label) continue;
        const Block& block = corpus_.entries[introduction.entry].blocks[introduction.block].block;
        const bool is_heading = block.kind == BlockKind::kHeading && !block.bold_label;
        if (is_heading && block.outer_sections.empty()) continue;
        const auto heading =
            named.find({introduction.entry, is_heading ? block.outer_sections.front() : block.section});
        if (heading == named.end()) continue;
        for (const Named& b : heading->second) {
          if (b.concept_index == i) continue;
          PairEvidence& pair = gathered_.pairs[{i, b.concept_index}];
          pair.section_heading = true;
          pair.section_of_members = pair.section_of_members || b.lists_members;
          pair.add_evidence(kLabelSentence, EvidencePlace::introduction(i, number));
        }
      }
    }
  }

  /// "Keels", "3. Storm sails": the heading is a name in the plural, behind a number perhaps. What stands
  /// under "Building keels" is how that is done.
  static bool lists_members(const AnalysedBlock& heading, const Occurrence& name) {
    const auto first = heading.tokens.begin() + static_cast<std::ptrdiff_t>(name.first);
    const bool whole = name.first + name.count == heading.tokens.size() &&
                       std::all_of(heading.tokens.begin(), first, [&](const WordToken& token) {
                         const char sign = heading.text(token).front();
                         return sign >= '0' && sign <= '9';
                       });
    const bool tells_how = name.count > 1 && heading.text(*first).ends_with("ing");
    return whole && !tells_how && is_plural(heading.text(heading.tokens.back()));
  }

  static bool is_plural(std::string_view word) {
    const std::string folded = text::fold_case(word);
    return text::singular(folded) != folded;
  }

  /// "The original VPP needs 1000 runs. SeaVPP ...": what a section comes to after the original stands on the
  /// original.
  void gather_originals() {
    for (std::size_t i = 0; i < occurrences_.size(); ++i) {
      const Occurrence& original = occurrences_[i];
      const AnalysedEntry& entry = corpus_.entries[original.entry];
      const AnalysedBlock& block = entry.blocks[original.block];
      if (block.block.kind == BlockKind::kTableRow) continue;  // its neighbours come to nothing
      if (!cues_.is_original(block, original.first)) continue;
      const std::uint32_t sentence = block.tokens[original.first].sentence;
      const bool in_label = block.tokens[original.first].begin < block.block.label.end;
      for (std::size_t k = i + 1; k < occurrences_.size(); ++k) {
        const Occurrence& later = occurrences_[k];
        if (later.entry != original.entry) break;
        if (in_label && later.block == original.block) continue;  // what the original is, nothing later
        const AnalysedBlock& its_block = entry.blocks[later.block];
        if (its_block.block.section != block.block.section || its_block.block.kind == BlockKind::kHeading)
          break;
        const bool elsewhere =
            later.block != original.block || its_block.tokens[later.first].sentence != sentence;
        if (!elsewhere || !begins_sentence(its_block, later.first) ||
            later.concept_index == original.concept_index)
          continue;
        PairEvidence& pair = gathered_.pairs[{later.concept_index, original.concept_index}];
        pair.original = true;
        EvidencePlace place = sentence_of(original, sentence);
        place.last = last_sentence(block, sentence, later, original);
        pair.add_evidence(kOriginalSentence, place);
      }
    }
  }

  /// What follows the sentence of the original belongs to the evidence up to that of the later one when it is
  /// near.
  static std::uint32_t last_sentence(const AnalysedBlock& block, std::uint32_t sentence,
                                     const Occurrence& later, const Occurrence& original) {
    constexpr std::size_t kLongest = 400;
    if (later.block != original.block) return sentence;
    const std::uint32_t last = block.tokens[later.first].sentence;
    const bool near = block.sentences[last].end - block.sentences[sentence].begin <= kLongest;
    return near ? last : sentence;
  }

  static bool begins_sentence(const AnalysedBlock& block, std::size_t token) {
    return token == 0 || block.tokens[token - 1].sentence != block.tokens[token].sentence;
  }

  /// Two names in one phrase of a header: the people who made the glossary think of them together.
  void gather_headers() {
    NameMatcher matcher;
    for (std::size_t i = 0; i < concepts_.size(); ++i) {
      for (const auto& name : concepts_[i].names()) matcher.add(corpus_.words.add_all(name), {}, i);
    }
    for (std::size_t e = 0; e < corpus_.entries.size(); ++e) {
      for (const auto& phrase : corpus_.entries[e].phrases) {
        AnalysedBlock title;
        title.block.text = phrase;
        title.tokens = name_tokens(phrase, corpus_.words);
        std::vector<bool> taken(title.tokens.size(), false);
        const auto matches = matcher.find(title, taken);
        for (const auto& first : matches) {
          for (const auto& second : matches) {
            if (first.ids.size() == 1 && second.ids.size() == 1)
              add_header_pair(first.ids[0], second.ids[0], e);
          }
        }
      }
    }
  }

  void add_header_pair(std::size_t a, std::size_t b, std::size_t entry) {
    if (a == b || !gathered_.words[a].proper || gathered_.words[b].proper) return;
    PairEvidence& pair = gathered_.pairs[{a, b}];
    pair.header_pair = true;
    pair.add_evidence(kLabelSentence, EvidencePlace::header(entry));
  }

  void gather_introductions() {
    std::map<ConceptPair, std::vector<std::size_t>> lists;  // entry and section by block run -> labels
    for (std::size_t i = 0; i < concepts_.size(); ++i) {
      for (std::size_t number = 0; number < concepts_[i].introductions.size(); ++number) {
        const auto& introduction = concepts_[i].introductions[number];
        if (!introduction.by_label) continue;
        const Block& block = corpus_.entries[introduction.entry].blocks[introduction.block].block;
        const EvidenceCues::Section& section = cues_.section_of(block);
        const std::size_t host = owners_.of(introduction.entry, introduction.block).front();
        if (host == i) continue;
        if (block.kind != BlockKind::kHeading)
          lists[{introduction.entry, list_of(introduction)}].push_back(i);
        const bool listed = section.member || section.talk;
        PairEvidence& needed = gathered_.pairs[{host, i}];
        (listed ? needed.label_member : needed.label_core) = true;
        needed.label_part = needed.label_part || section.part;
        needed.label_variant = needed.label_variant || section.variant;
        needed.add_evidence(kLabelSentence, EvidencePlace::introduction(i, number));
        PairEvidence& member = gathered_.pairs[{i, host}];
        member.host = true;
        member.host_variant = member.host_variant || section.variant;
        member.host_member = member.host_member || section.member;
        member.host_talk = member.host_talk || section.talk;
        member.add_evidence(kLabelSentence, EvidencePlace::introduction(i, number));
      }
    }
    mark_siblings(lists);
  }

  /// The pairs whose labels stand in one list: looked for among the pairs, because a list may be long.
  void mark_siblings(const std::map<ConceptPair, std::vector<std::size_t>>& lists) {
    std::vector<std::vector<std::size_t>> lists_of(concepts_.size());  // by concept, in order
    std::size_t number = 0;
    for (const auto& [place, labels] : lists) {
      for (const std::size_t label : labels) lists_of[label].push_back(number);
      ++number;
    }
    for (auto& [pair, evidence] : gathered_.pairs.items()) {
      const auto& other = lists_of[pair.second];
      evidence.siblings = std::any_of(
          lists_of[pair.first].begin(), lists_of[pair.first].end(),
          [&other](std::size_t list) { return std::binary_search(other.begin(), other.end(), list); });
    }
  }

  /// The first block of the list or table that a label stands in.
  std::size_t list_of(const ConceptFacts::Introduction& introduction) {
    auto& firsts = first_of_list_[introduction.entry];
    if (firsts.empty()) {
      const auto& blocks = corpus_.entries[introduction.entry].blocks;
      for (std::size_t b = 0; b < blocks.size(); ++b) {
        const bool goes_on = b > 0 && blocks[b].block.kind == blocks[b - 1].block.kind &&
                             blocks[b].block.section == blocks[b - 1].block.section;
        firsts.push_back(goes_on ? firsts.back() : b);
      }
    }
    return firsts[introduction.block];
  }

  void gather_kindred() {
    Kindred kindred(corpus_, concepts_, neighbourhoods_,
                    [this](const Block& block) { return cues_.section_of(block).see_also; });
    for (std::size_t i = 0; i < concepts_.size(); ++i) {
      if (!concepts_[i].has_entry()) continue;
      for (const auto& relative : kindred.of(i)) {
        if (sources_.contains({i, relative.concept_index})) continue;
        PairEvidence& pair = gathered_.pairs[{i, relative.concept_index}];
        const AnalysedEntry& entry = corpus_.entries[relative.entry];
        pair.in_parts = true;
        pair.in_parts_of_definition =
            is_definition_sentence(i, entry, entry.blocks[relative.block], relative.sentence);
        pair.add_evidence(kNameInParts,
                          EvidencePlace::sentence(relative.entry, relative.block, relative.sentence));
      }
    }
    for (auto& [pair, found] : gathered_.pairs.items()) {
      const auto [a, b] = pair;
      if (!concepts_[a].has_entry() || !concepts_[b].has_entry()) continue;
      found.kindred = true;
      found.name_share = kindred.share(a, Kindred::Part::kText, b);
      found.back_share = kindred.share(b, Kindred::Part::kText, a);
      found.see_also_share = kindred.share(a, Kindred::Part::kSeeAlso, b);
      found.see_also_back_share = kindred.share(b, Kindred::Part::kSeeAlso, a);
      found.likeness = kindred.likeness(a, b);
    }
  }

  Corpus& corpus_;
  const Neighbourhoods& neighbourhoods_;
  const std::vector<ConceptFacts>& concepts_;
  const std::vector<Occurrence>& occurrences_;
  const BlockOwners& owners_;
  std::unordered_map<std::size_t, std::vector<std::size_t>> first_of_list_;  ///< by entry, of each block
  EvidenceCues cues_;
  StudySentences study_sentences_;
  std::vector<bool> is_stated_;  ///< by occurrence: a sentence says that it is to be known first
  GatheredPairs gathered_;
  std::vector<std::vector<std::size_t>> mentioned_by_;  ///< by concept
  NamedInEntries named_in_;
  std::set<ConceptPair> sources_;  ///< a concept and where its text was taken from
};

}  // namespace

void PairEvidence::add_evidence(EvidenceRank rank, EvidencePlace place) {
  place.rank = rank;
  const auto same_rank = std::count_if(evidence.begin(), evidence.end(),
                                       [rank](const EvidencePlace& kept) { return kept.rank == rank; });
  if (static_cast<std::size_t>(same_rank) < kEvidenceARequirement &&
      std::find(evidence.begin(), evidence.end(), place) == evidence.end())
    evidence.push_back(place);
}

GatheredPairs gather_pairs(Corpus& corpus, const Neighbourhoods& neighbourhoods,
                           const std::vector<ConceptFacts>& concepts,
                           const std::vector<Occurrence>& occurrences, const BlockOwners& owners) {
  return PairGatherer(corpus, neighbourhoods, concepts, occurrences, owners).run();
}

}  // namespace cairn::importers
