#include "importers/analysis/part_sentences.h"

#include <algorithm>

#include "importers/analysis/cues.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kLongestListOfParts = 30;  // words

}  // namespace

PartSentences::PartSentences(Words& words, const std::vector<ConceptFacts>& concepts,
                             const NounPhrases& phrases)
    : concepts_(concepts),
      phrases_(phrases),
      part_nouns_(cues::kPartNouns, words),
      definite_parts_(cues::kDefiniteParts, words),
      forms_(cues::kForms, words),
      counts_(cues::kCounts, words),
      numbers_(cues::kNumbers, words),
      pronouns_(cues::kWholePronouns, words),
      whole_determiners_(cues::kWholeDeterminers, words),
      counted_parts_(cues::kCountedParts, words),
      has_(cues::kHas, words),
      consists_(cues::kConsistsOf, words),
      consisting_(cues::kConsisting, words),
      of_(words.add("of")),
      or_(words.add("or")),
      its_(words.add("its")),
      the_(words.add("the")) {}

void PartSentences::read(const SemanticSentence& sentence) const {
  read_part_of(sentence);
  read_wholes(sentence);
}

/// "A ramp is part of a dock", "a layer of stones, part of the trackbed", "the free half of an endpaper".
void PartSentences::read_part_of(const SemanticSentence& sentence) const {
  const NamedSentence& in = sentence.named;
  const auto& tokens = in.block.tokens;
  for (std::size_t at = in.begin; at + 2 < in.end; ++at) {
    const bool layer = definite_parts_.contains(tokens[at].word);
    if (tokens[at + 1].word != of_ || (!layer && !part_nouns_.contains(tokens[at].word))) continue;
    std::size_t phrase = at + 2;
    const bool definite = tokens[phrase].word == the_ || whole_determiners_.contains(tokens[phrase].word);
    while (phrase < in.end && whole_determiners_.contains(tokens[phrase].word)) ++phrase;
    phrase = phrases_.behind_determiners(in, phrase);
    const auto* whole = phrases_.head_of(in, phrase, phrases_.end_of_phrase(in, phrase));
    if (whole == nullptr || (layer && !definite && !phrases_.is_determiner(tokens[at + 2].word))) continue;
    if (const auto part = part_before(sentence, at))
      sentence.add(SemanticCue::kPartOf, *part, whole->concept_index);
  }
}

/// What is said to be the part: the words before stand right behind its verb, a comma or nothing.
std::optional<std::size_t> PartSentences::part_before(const SemanticSentence& sentence,
                                                      std::size_t noun) const {
  constexpr std::size_t kMostAdjectives = 3;
  const NamedSentence& in = sentence.named;
  const auto& tokens = in.block.tokens;
  const auto& subject = sentence.subject;
  std::size_t at = noun;
  const auto ends = [&](std::size_t token) {
    return phrases_.is_copula(tokens[token].word) || forms_.contains(tokens[token].word) ||
           !tokens[token + 1].joined;
  };
  while (at > in.begin && noun - at <= kMostAdjectives && !ends(at - 1)) --at;
  const std::size_t begin = subject && !subject->named ? subject->predicate : in.begin;
  if (at <= begin) return subject && !subject->named ? std::optional(subject->concept_index) : std::nullopt;
  const std::size_t before = at - 1;
  if (!tokens[at].joined) {
    const bool apart = in.block.block.text[tokens[before].end] == ',' && at > in.begin + 1;
    return apart && subject && !subject->named ? std::optional(subject->concept_index) : std::nullopt;
  }
  if (!phrases_.is_copula(tokens[before].word) && !forms_.contains(tokens[before].word)) return std::nullopt;
  if (pronouns_.contains(tokens[in.begin].word) && before == in.begin + 1) return sentence.own;
  const bool its_verb =
      subject && subject->named && before >= subject->predicate && before <= subject->predicate + 2;
  return its_verb ? std::optional(subject->concept_index) : std::nullopt;
}

/// "A hive consists of a floor and a roof", "it has two parts: ...", "its interior comprises three layers:
/// ...".
void PartSentences::read_wholes(const SemanticSentence& sentence) const {
  const NamedSentence& in = sentence.named;
  const auto& tokens = in.block.tokens;
  const auto& subject = sentence.subject;
  const bool of_entry = in.block.block.kind == BlockKind::kParagraph;
  if (of_entry && pronouns_.contains(tokens[in.begin].word)) read_whole(sentence, in.begin + 1, sentence.own);
  constexpr std::size_t kMostWords = 3;  // "Its upper part comprises"
  for (std::size_t at = in.begin + 2;
       of_entry && tokens[in.begin].word == its_ && at <= in.begin + kMostWords; ++at)
    read_whole(sentence, at, sentence.own);
  for (const Occurrence* whole : in.occurrences) {
    const std::size_t end = whole->first + whole->count;
    if (NounPhrases::is_set_off(in, end) || NounPhrases::goes_on(in, end)) continue;
    std::size_t begin = whole->first;
    while (begin > in.begin && (phrases_.is_determiner(tokens[begin - 1].word) ||
                                whole_determiners_.contains(tokens[begin - 1].word)))
      --begin;
    if (begin == in.begin) {
      read_whole(sentence, end, whole->concept_index);
    } else if (const auto list = consists_.end_at(tokens, end, in.end)) {
      add_parts(sentence, list_behind(in, *list).begin, whole->concept_index, false);
    }
  }
  for (std::size_t at = subject ? subject->predicate : in.end; at < in.end && !subject->named; ++at) {
    if (const auto list = consisting_.end_at(tokens, at, in.end))
      add_parts(sentence, *list, subject->concept_index, false);
  }
}

/// A verb that tells parts stands at a token.
void PartSentences::read_whole(const SemanticSentence& sentence, std::size_t at, std::size_t whole) const {
  const NamedSentence& in = sentence.named;
  if (at >= in.end) return;
  if (const auto list = consists_.end_at(in.block.tokens, at, in.end)) {
    add_parts(sentence, list_behind(in, *list).begin, whole, false);
  } else if (has_.contains(in.block.tokens[at].word)) {
    const List parts = list_behind(in, at + 1);
    add_parts(sentence, parts.begin, whole, !parts.is_counted);
  }
}

/// Behind "two parts:", where that stands before the list.
PartSentences::List PartSentences::list_behind(const NamedSentence& sentence, std::size_t at) const {
  constexpr std::size_t kMostBefore = 4;
  const auto& tokens = sentence.block.tokens;
  for (std::size_t noun = at; noun + 1 < sentence.end && noun < at + kMostBefore; ++noun) {
    const char sign = sentence.block.block.text[tokens[noun].end];
    if (sign != ':' && sign != ',') continue;
    const bool counted = counted_parts_.contains(tokens[noun].word) && numbers_.contains(tokens[at].word);
    return {counted || sign == ':' ? noun + 1 : at, counted};
  }
  return {at, false};
}

bool PartSentences::is_measured(const NamedSentence& sentence, const Occurrence& part) const {
  const std::size_t end = part.first + part.count;
  return end < sentence.end && sentence.block.tokens[end].word == of_;
}

/// "... a floor, a brood box and one or more supers": also behind parts that are no concepts, up to the end
/// of the clause.
void PartSentences::add_parts(const SemanticSentence& sentence, std::size_t begin, std::size_t of,
                              bool only_entries) const {
  const NamedSentence& in = sentence.named;
  const auto& tokens = in.block.tokens;
  std::size_t end = begin;
  while (end < in.end && end - begin < kLongestListOfParts && !phrases_.is_copula(tokens[end].word) &&
         (end == begin || !NounPhrases::ends_clause(in, end - 1)))
    ++end;
  bool begins = false;  // the list, with a name
  for (auto at = in.first_from(begin); at != in.occurrences.end() && (*at)->first < end; ++at) {
    const Occurrence& a = **at;
    std::size_t phrase = a.first;
    while (phrase > begin &&
           (phrases_.is_determiner(tokens[phrase - 1].word) || counts_.contains(tokens[phrase - 1].word) ||
            (tokens[phrase - 1].word == or_ && phrase > begin + 1 &&
             numbers_.contains(tokens[phrase - 2].word))))
      --phrase;
    const bool listed = phrase == begin || phrases_.is_conjunction(tokens[phrase - 1].word) ||
                        in.block.block.text[tokens[phrase - 1].end] == ',';
    // "It has lazy evaluation", not "it has been ported to", "it has a length of".
    if (only_entries && (!(begins || phrase == begin) || is_measured(in, a))) return;
    begins = true;
    const bool believed =
        !only_entries || (concepts_[a.concept_index].has_entry() && concepts_[of].has_entry());
    if (listed && believed && phrases_.is_whole_phrase(in, a))
      sentence.add(SemanticCue::kConsistsOf, a.concept_index, of);
    // "It has a keel that a winch lifts": one thing, and what is said of it.
    if (only_entries && !phrases_.is_whole_phrase(in, a)) return;
  }
}

}  // namespace cairn::importers
