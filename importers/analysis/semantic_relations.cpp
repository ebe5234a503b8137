#include "importers/analysis/semantic_relations.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "importers/analysis/cue_set.h"
#include "importers/analysis/cues.h"
#include "importers/analysis/evidence_cues.h"
#include "importers/analysis/name_form.h"
#include "importers/analysis/name_matcher.h"
#include "importers/analysis/noun_phrases.h"
#include "importers/analysis/semantic_cues.h"

namespace cairn::importers {

namespace {

using Pair = std::pair<std::size_t, std::size_t>;

constexpr std::size_t kEvidenceARelation = 2;
constexpr std::size_t kLongestListOfParts = 30;  // words

class SemanticFinder {
 public:
  SemanticFinder(Corpus& corpus, const std::vector<ConceptFacts>& concepts,
                 const std::vector<Occurrence>& occurrences, const BlockOwners& owners)
      : corpus_(corpus),
        concepts_(concepts),
        occurrences_(occurrences),
        owners_(owners),
        phrases_(corpus.words),
        quantities_(cues::kQuantities, corpus.words),
        operators_(cues::kOperators, corpus.words),
        kind_nouns_(cues::kKindNouns, corpus.words),
        part_nouns_(cues::kPartNouns, corpus.words),
        prepositions_(cues::kPrepositions, corpus.words),
        part_sections_(cues::kPartSections, corpus.words),
        variant_sections_(cues::kVariantSections, corpus.words),
        kinds_(cues::kKindsOpenAList, corpus.words),
        lists_kinds_(cues::kListsKinds, corpus.words),
        like_it_(cues::kNotItsKinds, corpus.words),
        unlike_(cues::kUnlike, corpus.words),
        opposite_(cues::kOpposite, corpus.words),
        versus_(cues::kVersus, corpus.words),
        example_(cues::kExampleIntroductions, corpus.words),
        consists_(cues::kConsistsOf, corpus.words),
        consisting_(cues::kConsisting, corpus.words),
        example_noun_(corpus.words.add("example")),
        is_(corpus.words.add("is")),
        are_(corpus.words.add("are")),
        all_(corpus.words.add("all")),
        both_(corpus.words.add("both")),
        it_(corpus.words.add("it")),
        the_(corpus.words.add("the")),
        of_(corpus.words.add("of")),
        one_(corpus.words.add("one")),
        other_(corpus.words.add("other")),
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
    const auto subject = subject_of(sentence);
    if (subject) look_at_predicate(sentence, *subject);
    look_at_examples(sentence, subject);
    look_at_kinds(sentence);
    look_at_members(sentence);
    if (subject) look_at_apposition(sentence, *subject);
    look_at_contrasts(sentence, subject);
  }

  /// What a sentence speaks of, and where what it says of it begins.
  struct Subject {
    std::size_t concept_index = 0;
    std::size_t predicate = 0;  ///< token
    bool named = false;         ///< in the sentence: a verb follows
  };

  std::optional<Subject> subject_of(const NamedSentence& sentence) const {
    constexpr std::size_t kWordsBefore = 2;
    for (const Occurrence* occurrence : sentence.occurrences) {
      if (occurrence->first > sentence.begin + kWordsBefore) break;
      if (!phrases_.only_determiners(sentence, sentence.begin, occurrence->first)) continue;
      const Subject subject{occurrence->concept_index, occurrence->first + occurrence->count, true};
      // "A chord of three notes." says what a triad is, and nothing of chords.
      const auto defined =
          phrases_.verb_behind(sentence, subject.predicate) ? std::nullopt : subject_of_definition(sentence);
      return defined ? defined : subject;
    }
    const auto& owners = owners_.of(sentence.entry_index, sentence.block_index);
    if (speaks_on(sentence)) return Subject{owners.front(), sentence.begin + 1, true};
    const auto label_end = sentence.block.block.label.end;
    if (owners.size() > 1 && sentence.number == 0) {
      std::size_t at = sentence.begin;
      while (at < sentence.end && sentence.block.tokens[at].begin < label_end) ++at;
      return Subject{owners.back(), at, false};
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
  std::optional<Subject> subject_of_definition(const NamedSentence& sentence) const {
    const auto& blocks = sentence.entry.blocks;
    const bool first =
        sentence.number == 0 && sentence.block.block.kind == BlockKind::kParagraph &&
        std::none_of(blocks.begin(), blocks.begin() + static_cast<std::ptrdiff_t>(sentence.block_index),
                     [](const AnalysedBlock& block) { return block.block.kind == BlockKind::kParagraph; });
    if (!first) return std::nullopt;
    if (phrases_.begins_without_article(sentence))
      return Subject{owners_.of(sentence.entry_index, sentence.block_index).front(), sentence.begin, false};
    const auto& text = sentence.block.block.text;
    for (std::size_t at = sentence.begin; at < sentence.end; ++at) {
      const WordToken& token = sentence.block.tokens[at];
      if ((!token.capital && at > sentence.begin) || !phrases_.is_determiner(token.word)) continue;
      const auto before = text.find_last_not_of(' ', token.begin == 0 ? 0 : token.begin - 1);
      if (at == sentence.begin || text[before] == ')' || text[before] == '>')
        return Subject{owners_.of(sentence.entry_index, sentence.block_index).front(), at, false};
    }
    return std::nullopt;
  }

  /// "... is a [adjectives] B", "... is a kind of B", "... is a part of B".
  void look_at_predicate(const NamedSentence& sentence, const Subject& subject) {
    const auto& tokens = sentence.block.tokens;
    std::size_t at = subject.predicate;
    if (subject.named) {
      const auto verb = phrases_.verb_behind(sentence, at);
      if (!verb) return;
      at = *verb + 1;
    }
    const bool bare = !subject.named && at == sentence.begin && phrases_.begins_without_article(sentence);
    if (at < sentence.end && !phrases_.is_determiner(tokens[at].word) && !bare) return;
    const bool definite = at < sentence.end && tokens[at].word == the_;
    at = phrases_.behind_determiners(sentence, at);
    const bool one_of =
        at > sentence.begin && at < sentence.end && tokens[at].word == of_ && tokens[at - 1].word == one_;
    if (one_of) at = phrases_.behind_determiners(sentence, at + 1);
    const std::size_t head_end = phrases_.end_of_description(sentence, at);
    if (head_end == at || phrases_.is_coordinated(sentence, head_end)) return;
    // "One of the two halyards", not "one of the groups promoting sail"
    if (one_of && !sentence.block.text(tokens[head_end - 1]).ends_with('s')) return;
    const WordId last = tokens[head_end - 1].word;
    const bool of = head_end < sentence.end && tokens[head_end].word == of_;
    if (of && (kind_nouns_.contains(last) || part_nouns_.contains(last))) {
      const std::size_t next = phrases_.behind_determiners(sentence, head_end + 1);
      const auto cue = kind_nouns_.contains(last) ? SemanticCue::kKindOf : SemanticCue::kPartOf;
      if (const auto* head = phrases_.head_of(sentence, next, phrases_.end_of_phrase(sentence, next)))
        add(cue, subject.concept_index, head->concept_index, sentence);
      return;
    }
    if (is_computed(sentence, at)) return;
    // "The mean of the squares" is a quantity of its own, and "the magnitude a star would have" another one.
    if (definite &&
        ((of && quantities_.contains(last)) || (head_end < sentence.end && tokens[head_end].joined &&
                                                phrases_.is_determiner(tokens[head_end].word))))
      return;
    if (const auto* head = phrases_.head_of(sentence, at, head_end))
      add(SemanticCue::kGenus, subject.concept_index, head->concept_index, sentence);
  }

  /// "Revenue minus costs", "the internal energy of a system plus ..."
  bool is_computed(const NamedSentence& sentence, std::size_t begin) const {
    constexpr std::size_t kWords = 12;
    const auto& tokens = sentence.block.tokens;
    const std::size_t last = begin + std::min(sentence.end - begin, kWords);
    for (std::size_t at = begin + 1; at < last; ++at) {
      // not "a plus sign"
      if (operators_.contains(tokens[at].word) && !phrases_.is_determiner(tokens[at - 1].word)) return true;
    }
    return false;
  }

  /// "B such as A1, A2 and A3", "B consists of A1 and A2", "A1, A2 and other B".
  void look_at_examples(const NamedSentence& sentence, const std::optional<Subject>& subject) {
    if (sentence.block.opens_text && sentence.block.tokens[sentence.begin].word == it_) {
      if (const auto list = consists_.end_at(sentence.block.tokens, sentence.begin + 1, sentence.end))
        add_parts(sentence, *list, owners_.of(sentence.entry_index, sentence.block_index).front());
    }
    for (const Occurrence* b : sentence.occurrences) {
      const std::size_t end = b->first + b->count;
      if (NounPhrases::is_set_off(sentence, end) || NounPhrases::goes_on(sentence, end)) continue;
      const auto& tokens = sentence.block.tokens;
      if (const auto list = consists_.end_at(tokens, end, sentence.end))
        add_parts(sentence, *list, b->concept_index);
      const auto list = example_.end_at(tokens, end, sentence.end);
      if (!list) continue;
      // "Any sail set before the mast, such as a jib": behind a comma, and one thing, of what is defined
      const bool apart = sentence.block.block.text[tokens[end - 1].end] == ',' && b->first > sentence.begin &&
                         phrases_.is_determiner(tokens[b->first - 1].word);
      const bool defined = apart && subject && !subject->named;
      add_list(SemanticCue::kExample, sentence, *list, defined ? subject->concept_index : b->concept_index);
    }
    for (const Occurrence* a : sentence.occurrences) {
      const std::size_t end = a->first + a->count;  // "and other"
      const auto& tokens = sentence.block.tokens;
      if (end + 2 >= sentence.end || tokens[end + 1].word != other_ ||
          !phrases_.is_list_gap(sentence, end, end + 1))
        continue;
      if (const auto* b = phrases_.head_of(sentence, end + 2, phrases_.end_of_phrase(sentence, end + 2)))
        add(SemanticCue::kOther, a->concept_index, b->concept_index, sentence);
    }
  }

  /// "The main types are the ketch and the yawl." says of both that they are kinds of what the text is about.
  void look_at_kinds(const NamedSentence& sentence) {
    constexpr std::size_t kMostWordsBefore = 3;  // "the most common kinds"
    const auto& tokens = sentence.block.tokens;
    if (sentence.block.block.kind != BlockKind::kParagraph) return;
    const std::size_t last = std::min(sentence.end, sentence.begin + kMostWordsBefore + 1);
    for (std::size_t at = sentence.begin; at + 1 < last; ++at) {
      if (like_it_.contains(tokens[at].word)) return;
      if (!kinds_.contains(tokens[at].word)) continue;
      // "An example is the yawl", not "This type is a boat"
      const bool lists = lists_kinds_.contains(tokens[at + 1].word) ||
                         (tokens[at].word == example_noun_ && tokens[at + 1].word == is_);
      if (lists && tokens[at + 1].joined)
        add_list(SemanticCue::kExample, sentence, at + 2,
                 owners_.of(sentence.entry_index, sentence.block_index).front());
      return;
    }
  }

  /// "Ketches, yawls and sloops are all sailing boats."
  void look_at_members(const NamedSentence& sentence) {
    const auto& tokens = sentence.block.tokens;
    std::vector<const Occurrence*> members;
    std::size_t at = sentence.begin;
    for (const Occurrence* one : sentence.occurrences) {
      if (one->first < at) continue;
      if (!phrases_.is_list_gap(sentence, at, one->first)) break;
      members.push_back(one);
      at = one->first + one->count;
    }
    if (members.size() < 2 || at >= sentence.end || tokens[at].word != are_) return;
    at = phrases_.behind_determiners(sentence, at + 1);
    while (at < sentence.end && (tokens[at].word == all_ || tokens[at].word == both_)) ++at;
    const std::size_t end = phrases_.end_of_description(sentence, at);
    const Occurrence* kind =
        end == at || phrases_.is_coordinated(sentence, end) ? nullptr : phrases_.head_of(sentence, at, end);
    if (kind == nullptr || !sentence.block.text(tokens[end - 1]).ends_with('s')) return;
    for (const Occurrence* member : members)
      add(SemanticCue::kGenus, member->concept_index, kind->concept_index, sentence);
  }

  /// The names of a list that begins at a token.
  void add_list(SemanticCue cue, const NamedSentence& sentence, std::size_t begin, std::size_t of) {
    std::size_t at = begin;
    for (auto a = sentence.first_from(begin); a != sentence.occurrences.end(); ++a) {
      if ((*a)->first < at) continue;
      if (!phrases_.is_list_gap(sentence, at, (*a)->first) || !phrases_.is_whole_phrase(sentence, **a)) break;
      add(cue, (*a)->concept_index, of, sentence);
      at = (*a)->first + (*a)->count;
    }
  }

  /// "A hive consists of a floor, a brood box and a super": also behind parts that are no concepts, up to the
  /// end of the clause.
  void add_parts(const NamedSentence& sentence, std::size_t begin, std::size_t of) {
    const auto& tokens = sentence.block.tokens;
    std::size_t end = begin;
    while (end < sentence.end && end - begin < kLongestListOfParts && !phrases_.is_copula(tokens[end].word) &&
           (end == begin || !NounPhrases::ends_clause(sentence, end - 1)))
      ++end;
    for (auto at = sentence.first_from(begin); at != sentence.occurrences.end() && (*at)->first < end; ++at) {
      const Occurrence& a = **at;
      std::size_t phrase = a.first;
      while (phrase > begin && phrases_.is_determiner(tokens[phrase - 1].word)) --phrase;
      const bool listed = phrase == begin || phrases_.is_conjunction(tokens[phrase - 1].word) ||
                          sentence.block.block.text[tokens[phrase - 1].end] == ',';
      if (listed && phrases_.is_whole_phrase(sentence, a))
        add(SemanticCue::kConsistsOf, a.concept_index, of, sentence);
    }
  }

  /// "A layer of stones, part of the trackbed.", "The ropes of a ship, consisting of shrouds and stays."
  void look_at_apposition(const NamedSentence& sentence, const Subject& subject) {
    const auto& tokens = sentence.block.tokens;
    for (std::size_t at = subject.predicate; at < sentence.end && !subject.named; ++at) {
      if (const auto list = consisting_.end_at(tokens, at, sentence.end))
        add_parts(sentence, *list, subject.concept_index);
    }
    for (const Occurrence* whole : sentence.occurrences) {
      std::size_t at = whole->first;
      while (at > sentence.begin && phrases_.is_determiner(tokens[at - 1].word)) --at;
      if (at < sentence.begin + 3 || tokens[at - 1].word != of_ || !part_nouns_.contains(tokens[at - 2].word))
        continue;
      std::size_t part = at - 2;
      while (part > sentence.begin && phrases_.is_determiner(tokens[part - 1].word)) --part;
      const bool apart = part > sentence.begin && sentence.block.block.text[tokens[part - 1].end] == ',';
      if (apart && !subject.named && phrases_.is_whole_phrase(sentence, *whole))
        add(SemanticCue::kPartOf, subject.concept_index, whole->concept_index, sentence);
    }
  }

  /// "A vs B", "A ... unlike B", "unlike B, A ...".
  void look_at_contrasts(const NamedSentence& sentence, const std::optional<Subject>& subject) {
    constexpr std::size_t kWordsBetween = 2;
    const auto& tokens = sentence.block.tokens;
    for (std::size_t i = 0; i < sentence.occurrences.size(); ++i) {
      const Occurrence& b = *sentence.occurrences[i];
      if (!phrases_.is_whole_phrase(sentence, b) || EvidenceCues::is_source_note(sentence.block, b)) continue;
      if (versus_.distance_before(tokens, b.first, 1) == 0) {
        const Occurrence* a = i == 0 ? nullptr : sentence.occurrences[i - 1];
        if (a != nullptr && a->first + a->count + 1 == b.first)
          add(SemanticCue::kVersus, a->concept_index, b.concept_index, sentence);
        continue;
      }
      // "Opposite: dissonance."; what stands opposite something is only there.
      if (i == 0 && opposite_.end_at(tokens, sentence.begin, sentence.end) &&
          b.first <= sentence.begin + 1 + kWordsBetween) {
        add(SemanticCue::kUnlike, owners_.of(sentence.entry_index, sentence.block_index).back(),
            b.concept_index, sentence);
        continue;
      }
      if (unlike_.distance_before(tokens, b.first, kWordsBetween) == CuePhrases::kNone) continue;
      if (unlike_.end_at(tokens, sentence.begin, sentence.end)) {
        const Occurrence* a = next_clause(sentence, i);
        // "Opposite of a zoom lens.", "Unlike raw, it is processed."
        const std::size_t own = owners_.of(sentence.entry_index, sentence.block_index).back();
        add(SemanticCue::kUnlike, a == nullptr ? own : a->concept_index, b.concept_index, sentence);
      } else if (subject && subject->named) {
        add(SemanticCue::kUnlike, subject->concept_index, b.concept_index, sentence);
      }
    }
  }

  /// What a clause begins with that follows an occurrence behind a comma.
  const Occurrence* next_clause(const NamedSentence& sentence, std::size_t i) const {
    const auto& tokens = sentence.block.tokens;
    for (std::size_t k = i + 1; k < sentence.occurrences.size(); ++k) {
      const Occurrence& a = *sentence.occurrences[k];
      std::size_t begin = a.first;
      while (begin > 0 && phrases_.is_determiner(tokens[begin - 1].word)) --begin;
      const std::size_t end_before = sentence.occurrences[i]->first + sentence.occurrences[i]->count;
      if (begin == end_before && sentence.block.block.text[tokens[begin - 1].end] == ',') return &a;
    }
    return nullptr;
  }

  // --- labels ---

  void look_at_labels() {
    for (std::size_t i = 0; i < concepts_.size(); ++i) {
      for (const auto& introduction : concepts_[i].introductions) {
        const Block& block = corpus_.entries[introduction.entry].blocks[introduction.block].block;
        if (!introduction.by_label || block.kind == BlockKind::kHeading) continue;
        const auto cue = cue_of_section(corpus_.words.add_all(block.section), block.kind);
        const std::size_t host = owners_.of(introduction.entry, introduction.block).front();
        if (cue) add(*cue, i, host, introduction.evidence);
      }
    }
  }

  std::optional<SemanticCue> cue_of_section(const std::vector<WordId>& heading, BlockKind kind) const {
    if (variant_sections_.count_in(heading) > 0) return SemanticCue::kVariantSection;
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
  CueWords quantities_, operators_, kind_nouns_, part_nouns_, prepositions_, part_sections_,
      variant_sections_, kinds_, lists_kinds_, like_it_;
  CuePhrases unlike_, opposite_, versus_, example_, consists_, consisting_;
  WordId example_noun_, is_, are_, all_, both_, it_, the_, of_, one_, other_, as_;
  std::map<Key, Found> found_;
};

}  // namespace

std::vector<SemanticFacts> find_semantic_relations(Corpus& corpus, const std::vector<ConceptFacts>& concepts,
                                                   const std::vector<Occurrence>& occurrences,
                                                   const BlockOwners& owners) {
  return SemanticFinder(corpus, concepts, occurrences, owners).run();
}

}  // namespace cairn::importers
