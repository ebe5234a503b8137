#include "importers/analysis/contrast_sentences.h"

#include <algorithm>

#include "importers/analysis/cues.h"
#include "importers/analysis/evidence_cues.h"

namespace cairn::importers {

ContrastSentences::ContrastSentences(Words& words, const NounPhrases& phrases)
    : phrases_(phrases),
      unlike_(cues::kUnlike, words),
      rather_than_(cues::kRatherThan, words),
      opposite_(cues::kOpposite, words),
      versus_(cues::kVersus, words),
      on_the_other_hand_(cues::kOnTheOtherHand, words),
      mixed_up_(cues::kMixedUp, words),
      whereas_(cues::kWhereas, words),
      referrals_(cues::kReferrals, words),
      pronouns_(cues::kItsPronouns, words),
      instructions_(cues::kInstructions, words),
      of_(words.add("of")) {}

void ContrastSentences::read(const SemanticSentence& sentence) const {
  constexpr std::size_t kWordsBetween = 2;
  const NamedSentence& in = sentence.named;
  const auto& tokens = in.block.tokens;
  const auto& subject = sentence.subject;
  // It may speak of a thing without naming it: "It differs from", "All work done before, as opposed to".
  const WordId first = tokens[in.begin].word;
  const bool of_entry = in.block.block.kind == BlockKind::kParagraph && !subject;
  const bool of_own =
      pronouns_.contains(first) || instructions_.contains(first) || of_entry || (subject && !subject->named);
  read_two_clauses(sentence);
  read_mixed_up(sentence);
  for (std::size_t i = 0; i < in.occurrences.size(); ++i) {
    const Occurrence& other = *in.occurrences[i];
    if (!phrases_.is_whole_phrase(in, other) || EvidenceCues::is_source_note(in.block, other)) continue;
    if (versus_.distance_before(tokens, other.first, 1) == 0) {
      const Occurrence* one = i == 0 ? nullptr : in.occurrences[i - 1];
      const std::size_t cue = tokens[other.first - 1].begin;
      const bool in_bracket = cue > 0 && in.block.block.text[cue - 1] == '(';
      if (one != nullptr && one->first + one->count + 1 == other.first) {
        sentence.add(SemanticCue::kVersus, one->concept_index, other.concept_index);
      } else if (in_bracket) {
        sentence.add(SemanticCue::kVersus, sentence.own, other.concept_index);
      }
      continue;
    }
    if ((i == 0 && is_opposite(in, other)) || refers(in, other)) {
      sentence.add(SemanticCue::kUnlike, sentence.own, other.concept_index);
      continue;
    }
    const bool unlike = unlike_.distance_before(tokens, other.first, kWordsBetween) != CuePhrases::kNone;
    const bool rather = rather_than_.distance_before(tokens, other.first, kWordsBetween) != CuePhrases::kNone;
    if (!unlike && !rather) continue;
    if (unlike_.end_at(tokens, in.begin, in.end) || rather_than_.end_at(tokens, in.begin, in.end)) {
      const Occurrence* one = next_clause(in, i);
      // "Opposite of a zoom lens.", "Unlike raw, it is processed."
      sentence.add(SemanticCue::kUnlike, one == nullptr ? sentence.own : one->concept_index,
                   other.concept_index);
    } else if (subject && subject->named) {
      sentence.add(SemanticCue::kUnlike, subject->concept_index, other.concept_index);
    } else if (of_own && unlike) {
      sentence.add(SemanticCue::kUnlike, sentence.own, other.concept_index);
    }
  }
}

/// "Do not mix up tacking and gybing."
void ContrastSentences::read_mixed_up(const SemanticSentence& sentence) const {
  const NamedSentence& in = sentence.named;
  for (std::size_t at = in.begin; at < in.end; ++at) {
    const auto list = mixed_up_.end_at(in.block.tokens, at, in.end);
    if (!list) continue;
    const auto one = in.first_from(*list);
    if (one == in.occurrences.end() || !phrases_.is_list_gap(in, *list, (*one)->first)) return;
    const std::size_t end = (*one)->first + (*one)->count;
    const auto other = in.first_from(end);
    if (other != in.occurrences.end() && phrases_.is_list_gap(in, end, (*other)->first) &&
        phrases_.is_conjunction(in.block.tokens[end].word))
      sentence.add(SemanticCue::kUnlike, (*one)->concept_index, (*other)->concept_index);
    return;
  }
}

/// "Opposite: dissonance.", "The opposite of a storm jib"; what stands opposite something is only there.
bool ContrastSentences::is_opposite(const NamedSentence& sentence, const Occurrence& other) const {
  constexpr std::size_t kMostBetween = 2;
  const auto& tokens = sentence.block.tokens;
  const std::size_t begin = phrases_.behind_determiners(sentence, sentence.begin);
  const bool of = begin + 1 < sentence.end && tokens[begin + 1].word == of_;
  if (begin > sentence.begin && !of) return false;  // "The opposite side of the keel"
  return opposite_.end_at(tokens, begin, sentence.end) && other.first <= begin + 1 + kMostBetween;
}

/// "Compare tacking.", "Cf. tacking", "; contrast with tacking."
bool ContrastSentences::refers(const NamedSentence& sentence, const Occurrence& other) const {
  constexpr std::size_t kMostBefore = 3;
  const auto& tokens = sentence.block.tokens;
  const std::size_t end = other.first + other.count;
  if (end < sentence.end && tokens[end].joined) return false;  // "Compare sails before racing."
  for (std::size_t at = other.first; at > sentence.begin && other.first - at < kMostBefore;) {
    --at;
    if (!referrals_.contains(tokens[at].word)) continue;
    if (tokens[at].begin < sentence.block.block.label.end) return false;
    const bool opens = at == sentence.begin || NounPhrases::ends_clause(sentence, at - 1);
    return opens && phrases_.only_small(sentence, at + 1, other.first);
  }
  return false;
}

/// "A ..., whereas B ..."; in the text of another "In a B, by contrast, ...".
void ContrastSentences::read_two_clauses(const SemanticSentence& sentence) const {
  const NamedSentence& in = sentence.named;
  const auto& tokens = in.block.tokens;
  for (std::size_t at = in.begin; at < in.end; ++at) {
    const bool whereas = whereas_.contains(tokens[at].word);
    if (!whereas && !on_the_other_hand_.end_at(tokens, at, in.end)) continue;
    const Occurrence* other = whereas ? subject_from(in, at + 1, in.end) : subject_from(in, in.begin, at);
    if (other == nullptr) continue;
    const bool named = whereas && sentence.subject && sentence.subject->named && at > in.begin;
    sentence.add(SemanticCue::kUnlike, named ? sentence.subject->concept_index : sentence.own,
                 other->concept_index);
  }
}

/// The first name behind a place, with nothing but small words before it.
const Occurrence* ContrastSentences::subject_from(const NamedSentence& sentence, std::size_t begin,
                                                  std::size_t end) const {
  const auto first = sentence.first_from(begin);
  if (first == sentence.occurrences.end() || (*first)->first >= end) return nullptr;
  const bool opens = phrases_.only_small(sentence, begin, (*first)->first);
  // "whereas gybing turns the stern"
  const std::size_t name_end = (*first)->first + (*first)->count;
  const std::size_t phrase_end = phrases_.end_of_phrase(sentence, (*first)->first);
  const bool verb_follows =
      phrase_end > name_end && sentence.block.text(sentence.block.tokens[name_end]).ends_with('s');
  return opens && (verb_follows || phrases_.is_whole_phrase(sentence, **first)) ? *first : nullptr;
}

/// What a clause begins with that follows an occurrence behind a comma.
const Occurrence* ContrastSentences::next_clause(const NamedSentence& sentence, std::size_t i) const {
  const auto& tokens = sentence.block.tokens;
  for (std::size_t k = i + 1; k < sentence.occurrences.size(); ++k) {
    const Occurrence& one = *sentence.occurrences[k];
    std::size_t begin = one.first;
    while (begin > 0 && phrases_.is_determiner(tokens[begin - 1].word)) --begin;
    const std::size_t end_before = sentence.occurrences[i]->first + sentence.occurrences[i]->count;
    if (begin == end_before && sentence.block.block.text[tokens[begin - 1].end] == ',') return &one;
  }
  return nullptr;
}

}  // namespace cairn::importers
