#include "importers/analysis/kind_sentences.h"

#include <algorithm>

#include "importers/analysis/cues.h"

namespace cairn::importers {

KindSentences::KindSentences(Words& words, const std::vector<ConceptFacts>& concepts,
                             const NounPhrases& phrases)
    : concepts_(concepts),
      phrases_(phrases),
      quantities_(cues::kQuantities, words),
      operators_(cues::kOperators, words),
      kind_nouns_(cues::kKindNouns, words),
      part_nouns_(cues::kPartNouns, words),
      numbers_(cues::kNumbersOfKinds, words),
      kinds_(cues::kKindsOpenAList, words),
      lists_kinds_(cues::kListsKinds, words),
      like_it_(cues::kNotItsKinds, words),
      example_(cues::kExampleIntroductions, words),
      belongs_(cues::kBelongs, words),
      example_noun_(words.add("example")),
      is_(words.add("is")),
      are_(words.add("are")),
      all_(words.add("all")),
      both_(words.add("both")),
      the_(words.add("the")),
      of_(words.add("of")),
      one_(words.add("one")),
      other_(words.add("other")),
      there_(words.add("there")) {}

void KindSentences::read(const SemanticSentence& sentence) const {
  if (sentence.subject) read_predicate(sentence);
  read_examples(sentence);
  read_lists_of_kinds(sentence);
  read_counted_kinds(sentence);
  read_members(sentence);
  read_membership(sentence);
}

/// "... is a [adjectives] B", "... is a kind of B".
void KindSentences::read_predicate(const SemanticSentence& sentence) const {
  const NamedSentence& in = sentence.named;
  const SentenceSubject& subject = *sentence.subject;
  const auto& tokens = in.block.tokens;
  std::size_t at = subject.predicate;
  if (subject.named) {
    const auto verb = phrases_.verb_behind(in, at);
    if (!verb) return;
    at = *verb + 1;
  }
  const bool bare = !subject.named && at == in.begin && phrases_.begins_without_article(in);
  if (at < in.end && !phrases_.is_determiner(tokens[at].word) && !bare) return;
  const bool definite = at < in.end && tokens[at].word == the_;
  at = phrases_.behind_determiners(in, at);
  const bool one_of = at > in.begin && at < in.end && tokens[at].word == of_ && tokens[at - 1].word == one_;
  if (one_of) at = phrases_.behind_determiners(in, at + 1);
  const std::size_t head_end = phrases_.end_of_description(in, at);
  if (head_end == at || phrases_.is_coordinated(in, head_end)) return;
  // "One of the two halyards", not "one of the groups promoting sail"
  if (one_of && !in.block.text(tokens[head_end - 1]).ends_with('s')) return;
  const WordId last = tokens[head_end - 1].word;
  const bool of = head_end < in.end && tokens[head_end].word == of_;
  if (of && part_nouns_.contains(last)) return;
  if (of && kind_nouns_.contains(last)) {
    const std::size_t next = phrases_.behind_determiners(in, head_end + 1);
    if (const auto* head = phrases_.head_of(in, next, phrases_.end_of_phrase(in, next)))
      sentence.add(SemanticCue::kKindOf, subject.concept_index, head->concept_index);
    return;
  }
  if (is_computed(in, at)) return;
  // "The mean of the squares" is a quantity of its own, and "the magnitude a star would have" another one.
  if (definite && ((of && quantities_.contains(last)) || (head_end < in.end && tokens[head_end].joined &&
                                                          phrases_.is_determiner(tokens[head_end].word))))
    return;
  add_genus(sentence, at, head_end);
}

/// Of "a sheet-like intrusion" both that and what has an entry and ends it.
void KindSentences::add_genus(const SemanticSentence& sentence, std::size_t begin,
                              std::size_t head_end) const {
  const auto* head = phrases_.head_of(sentence.named, begin, head_end);
  if (head == nullptr) return;
  const std::size_t kind = sentence.subject->concept_index;
  sentence.add(SemanticCue::kGenus, kind, head->concept_index);
  if (concepts_[head->concept_index].has_entry()) return;
  for (const Occurrence* shorter : sentence.named.occurrences) {
    const bool ends_it = shorter->first > head->first && shorter->first + shorter->count == head_end;
    if (ends_it && concepts_[shorter->concept_index].has_entry()) {
      sentence.add(SemanticCue::kGenus, kind, shorter->concept_index);
      return;
    }
  }
}

/// "Revenue minus costs", "the internal energy of a system plus ..."
bool KindSentences::is_computed(const NamedSentence& sentence, std::size_t begin) const {
  constexpr std::size_t kWords = 12;
  const auto& tokens = sentence.block.tokens;
  const std::size_t last = begin + std::min(sentence.end - begin, kWords);
  for (std::size_t at = begin + 1; at < last; ++at) {
    // not "a plus sign"
    if (operators_.contains(tokens[at].word) && !phrases_.is_determiner(tokens[at - 1].word)) return true;
  }
  return false;
}

/// "B such as A1, A2 and A3", "A1, A2 and other B".
void KindSentences::read_examples(const SemanticSentence& sentence) const {
  const NamedSentence& in = sentence.named;
  const auto& tokens = in.block.tokens;
  for (const Occurrence* b : in.occurrences) {
    const std::size_t end = b->first + b->count;
    if (NounPhrases::is_set_off(in, end) || NounPhrases::goes_on(in, end)) continue;
    const auto list = example_.end_at(tokens, end, in.end);
    if (!list) continue;
    // "Any sail set before the mast, such as a jib": behind a comma, and one thing, of what is defined
    const bool apart = in.block.block.text[tokens[end - 1].end] == ',' && b->first > in.begin &&
                       phrases_.is_determiner(tokens[b->first - 1].word);
    const bool defined = apart && sentence.subject && !sentence.subject->named;
    add_list(SemanticCue::kExample, sentence, *list,
             defined ? sentence.subject->concept_index : b->concept_index);
  }
  for (const Occurrence* a : in.occurrences) {
    const std::size_t end = a->first + a->count;  // "and other"
    if (end + 2 >= in.end || tokens[end + 1].word != other_ || !phrases_.is_list_gap(in, end, end + 1))
      continue;
    if (const auto* b = phrases_.head_of(in, end + 2, phrases_.end_of_phrase(in, end + 2)))
      sentence.add(SemanticCue::kOther, a->concept_index, b->concept_index);
  }
}

/// "The main types are the ketch and the yawl." says of both that they are kinds of what the text is about.
void KindSentences::read_lists_of_kinds(const SemanticSentence& sentence) const {
  constexpr std::size_t kMostWordsBefore = 3;  // "the most common kinds"
  const NamedSentence& in = sentence.named;
  const auto& tokens = in.block.tokens;
  if (in.block.block.kind != BlockKind::kParagraph) return;
  const std::size_t last = std::min(in.end, in.begin + kMostWordsBefore + 1);
  for (std::size_t at = in.begin; at + 1 < last; ++at) {
    if (like_it_.contains(tokens[at].word)) return;
    if (!kinds_.contains(tokens[at].word)) continue;
    // "An example is the yawl", not "This type is a boat"
    const bool lists = lists_kinds_.contains(tokens[at + 1].word) ||
                       (tokens[at].word == example_noun_ && tokens[at + 1].word == is_);
    if (lists && tokens[at + 1].joined) add_list(SemanticCue::kExample, sentence, at + 2, sentence.own);
    return;
  }
}

/// "There are two kinds: the ketch and the yawl", "two basic forms of boat are the ketch, which ..., and the
/// yawl", "Boats come in two varieties, the ketch and the yawl", "There are three boats: ...".
void KindSentences::read_counted_kinds(const SemanticSentence& sentence) const {
  const NamedSentence& in = sentence.named;
  const auto counted = counted_noun(sentence);
  if (!counted) return;
  std::size_t of = sentence.own;
  std::size_t end = *counted + 1;
  const bool kinds = kinds_.contains(in.block.tokens[*counted].word);
  if (kinds && end < in.end && in.block.tokens[end].word == of_) {
    const std::size_t phrase = phrases_.behind_determiners(in, end + 1);
    end = phrases_.end_of_phrase(in, phrase);
    const auto* whole = phrases_.head_of(in, phrase, end);
    if (whole == nullptr) return;
    of = whole->concept_index;
  }
  if (const auto list = begin_of_list(in, end)) add_counted(sentence, *list, of);
}

/// The "kinds" behind a number with which a sentence begins, or behind "there are two" what its text is
/// about.
std::optional<std::size_t> KindSentences::counted_noun(const SemanticSentence& sentence) const {
  constexpr std::size_t kMostBefore = 4;  // "There are", "Boats come in"
  constexpr std::size_t kMostAdjectives = 2;
  const NamedSentence& in = sentence.named;
  const auto& tokens = in.block.tokens;
  const std::size_t last = std::min(in.end, in.begin + kMostBefore + 1);
  for (std::size_t at = in.begin; at + 1 < last; ++at) {
    if (!numbers_.contains(tokens[at].word)) continue;
    for (std::size_t noun = at + 1; noun < in.end && noun <= at + 1 + kMostAdjectives; ++noun) {
      const bool own = tokens[in.begin].word == there_ && names(in, noun, sentence.own);
      if (own || kinds_.contains(tokens[noun].word)) return noun;
    }
  }
  return std::nullopt;
}

bool KindSentences::names(const NamedSentence& sentence, std::size_t token, std::size_t concept_index) {
  const auto from = sentence.first_from(token);
  return std::any_of(from, sentence.occurrences.end(), [&](const Occurrence* one) {
    return one->first == token && one->concept_index == concept_index;
  });
}

/// Behind the colon, the comma or the "are" that follows what is counted.
std::optional<std::size_t> KindSentences::begin_of_list(const NamedSentence& sentence,
                                                        std::size_t end) const {
  constexpr std::size_t kMostBehind = 3;  // "are recognised"
  const auto& tokens = sentence.block.tokens;
  const bool are = end + 1 < sentence.end && tokens[end].word == are_;
  if (are && phrases_.is_determiner(tokens[end + 1].word)) return end + 1;
  for (std::size_t at = end; at < sentence.end && at <= end + kMostBehind; ++at) {
    const char sign = sentence.block.block.text[tokens[at - 1].end];
    if (sign == ':' || sign == ',') return at;
  }
  if (are) return end + 1;
  // "Two sorts that never see a race are the ketch and the yawl."
  constexpr std::size_t kLongestClause = 8;
  for (std::size_t at = end; at + 1 < sentence.end && at <= end + kLongestClause; ++at) {
    if (tokens[at].word == are_) return at + 1;
  }
  return std::nullopt;
}

/// The names of such a list, with what is said of each: up to the end of the sentence.
void KindSentences::add_counted(const SemanticSentence& sentence, std::size_t begin, std::size_t of) const {
  const NamedSentence& in = sentence.named;
  const auto& tokens = in.block.tokens;
  bool begins = in.block.block.text[tokens[begin - 1].end] == ':';  // else with a name
  for (auto at = in.first_from(begin); at != in.occurrences.end(); ++at) {
    const Occurrence& a = **at;
    std::size_t phrase = a.first;
    while (phrase > begin && phrases_.is_determiner(tokens[phrase - 1].word)) --phrase;
    const char sign = in.block.block.text[tokens[phrase - 1].end];
    const bool listed =
        phrase == begin || phrases_.is_conjunction(tokens[phrase - 1].word) || sign == ',' || sign == ';';
    if (!begins && phrase > begin) return;
    begins = true;
    if (listed && phrases_.is_whole_phrase(in, a)) sentence.add(SemanticCue::kExample, a.concept_index, of);
  }
}

/// "Ketches, yawls and sloops are all sailing boats", "the ketch and the yawl are the usual forms of boat".
void KindSentences::read_members(const SemanticSentence& sentence) const {
  const NamedSentence& in = sentence.named;
  const auto& tokens = in.block.tokens;
  std::vector<const Occurrence*> members;
  std::size_t at = in.begin;
  for (const Occurrence* one : in.occurrences) {
    if (one->first < at) continue;
    if (!phrases_.is_list_gap(in, at, one->first)) break;
    members.push_back(one);
    at = one->first + one->count;
  }
  if (members.size() < 2 || at >= in.end || tokens[at].word != are_) return;
  at = phrases_.behind_determiners(in, at + 1);
  while (at < in.end && (tokens[at].word == all_ || tokens[at].word == both_)) ++at;
  std::size_t end = phrases_.end_of_description(in, at);
  if (end == at || phrases_.is_coordinated(in, end)) return;
  if (end < in.end && tokens[end].word == of_ && kind_nouns_.contains(tokens[end - 1].word)) {
    at = phrases_.behind_determiners(in, end + 1);
    end = phrases_.end_of_phrase(in, at);
  } else if (!in.block.text(tokens[end - 1]).ends_with('s')) {
    return;
  }
  const Occurrence* kind = phrases_.head_of(in, at, end);
  if (kind == nullptr) return;
  for (const Occurrence* member : members)
    sentence.add(SemanticCue::kGenus, member->concept_index, kind->concept_index);
}

/// "It belongs to the sailing boats", "It is classed among the sailing boats".
void KindSentences::read_membership(const SemanticSentence& sentence) const {
  constexpr std::size_t kMostBefore = 2;
  const NamedSentence& in = sentence.named;
  const auto& tokens = in.block.tokens;
  if (in.block.block.kind != BlockKind::kParagraph) return;
  const std::size_t begin =
      sentence.subject && sentence.subject->named ? sentence.subject->predicate : in.begin;
  for (std::size_t at = begin; at < in.end && at <= begin + kMostBefore; ++at) {
    const auto behind = belongs_.end_at(tokens, at, in.end);
    if (!behind) continue;
    const std::size_t phrase = phrases_.behind_determiners(in, *behind);
    const std::size_t end = phrases_.end_of_phrase(in, phrase);
    const auto* kind = phrases_.head_of(in, phrase, end);
    if (kind != nullptr && in.block.text(tokens[end - 1]).ends_with('s'))
      sentence.add(
          SemanticCue::kGenus,
          sentence.subject && sentence.subject->named ? sentence.subject->concept_index : sentence.own,
          kind->concept_index);
    return;
  }
}

/// The names of a list that begins at a token.
void KindSentences::add_list(SemanticCue cue, const SemanticSentence& sentence, std::size_t begin,
                             std::size_t of) const {
  const NamedSentence& in = sentence.named;
  std::size_t at = begin;
  for (auto a = in.first_from(begin); a != in.occurrences.end(); ++a) {
    if ((*a)->first < at) continue;
    if (!phrases_.is_list_gap(in, at, (*a)->first) || !phrases_.is_whole_phrase(in, **a)) break;
    sentence.add(cue, (*a)->concept_index, of);
    at = (*a)->first + (*a)->count;
  }
}

}  // namespace cairn::importers
