#include "importers/analysis/noun_phrases.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "importers/analysis/cues.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kLongestName = 8;  // words

/// "two-masted"
bool begins_hyphenated(const NamedSentence& sentence, std::size_t token) {
  return token + 1 < sentence.end && NounPhrases::is_hyphenated(sentence.block, token + 1);
}

}  // namespace

NounPhrases::NounPhrases(Words& words)
    : words_(words),
      function_words_(cues::kFunctionWords, words),
      copulas_(cues::kCopulas, words),
      determiners_(cues::kDeterminers, words),
      conjunctions_(cues::kConjunctions, words),
      prepositions_(cues::kPrepositions, words),
      relative_pronouns_(cues::kRelativePronouns, words),
      behind_genus_(cues::kBehindGenus, words),
      after_heads_(cues::kAfterHeads, words),
      irregular_participles_(cues::kIrregularParticiples, words),
      most_(words.add("most")),
      per_(words.add("per")),
      that_(words.add("that")) {}

std::optional<std::size_t> NounPhrases::verb_behind(const NamedSentence& sentence,
                                                    std::size_t subject_end) const {
  constexpr std::size_t kWordsBetween = 3;  // an abbreviation in brackets
  const std::size_t most = std::min(sentence.end, subject_end + kWordsBetween + 1);
  for (std::size_t at = subject_end; at < most; ++at) {
    if (relative_pronouns_.contains(sentence.block.tokens[at].word)) break;
    if (copulas_.contains(sentence.block.tokens[at].word)) return at;
  }
  return std::nullopt;
}

bool NounPhrases::begins_without_article(const NamedSentence& sentence) const {
  const auto& tokens = sentence.block.tokens;
  const std::size_t end = end_of_phrase(sentence, sentence.begin);
  if (end == sentence.begin || end >= sentence.end || !tokens[end].joined) return false;
  return relative_pronouns_.contains(tokens[end].word) || prepositions_.contains(tokens[end].word) ||
         behind_genus_.contains(tokens[end].word) || after_heads_.contains(tokens[end].word) ||
         is_participle(sentence, end);
}

bool NounPhrases::only_determiners(const NamedSentence& sentence, std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i) {
    if (!determiners_.contains(sentence.block.tokens[i].word)) return false;
  }
  return true;
}

bool NounPhrases::only_small(const NamedSentence& sentence, std::size_t begin, std::size_t end) const {
  for (std::size_t i = begin; i < end; ++i) {
    const WordId word = sentence.block.tokens[i].word;
    if (!determiners_.contains(word) && !prepositions_.contains(word)) return false;
  }
  return true;
}

std::size_t NounPhrases::behind_determiners(const NamedSentence& sentence, std::size_t at) const {
  const auto& tokens = sentence.block.tokens;
  while (at < sentence.end && determiners_.contains(tokens[at].word)) ++at;
  if (at > sentence.begin && at < sentence.end && tokens[at].word == most_) ++at;  // "the most effective"
  return at;
}

std::size_t NounPhrases::end_of_description(const NamedSentence& sentence, std::size_t begin) const {
  const auto& tokens = sentence.block.tokens;
  const auto comma_follows = [&](std::size_t end) {
    return end > begin && end < sentence.end &&
           sentence.block.block.text.compare(tokens[end - 1].end, 2, ", ") == 0;
  };
  const std::size_t first = end_of_phrase(sentence, begin);
  for (std::size_t part = first; comma_follows(part);) {
    const std::size_t next = end_of_phrase(sentence, part);
    if (next == part) break;
    if (is_coordinated(sentence, next)) return begin;
    part = next;
  }
  std::size_t end = first;
  for (std::size_t part = begin; comma_follows(end) && is_adjective(sentence, part, end);) {
    part = end;
    end = end_of_phrase(sentence, part);
  }
  return end == first || !comma_follows(end) ? end : begin;
}

/// One word, or two with a hyphen, that name nothing.
bool NounPhrases::is_adjective(const NamedSentence& sentence, std::size_t begin, std::size_t end) const {
  const bool one = end == begin + 1 || (end == begin + 2 && is_hyphenated(sentence.block, begin + 1));
  return one && std::none_of(sentence.occurrences.begin(), sentence.occurrences.end(),
                             [begin, end](const Occurrence* occurrence) {
                               return occurrence->first < end &&
                                      begin < occurrence->first + occurrence->count;
                             });
}

/// "A sample drawn from": a participle before a preposition.
bool NounPhrases::is_participle(const NamedSentence& sentence, std::size_t token) const {
  const auto& tokens = sentence.block.tokens;
  if (token + 1 >= sentence.end || !tokens[token + 1].joined ||
      !function_words_.contains(tokens[token + 1].word) || is_hyphenated(sentence.block, token))
    return false;
  // What belongs to a name is none: "a river watershed in hills".
  for (auto at = sentence.first_from(token - std::min<std::size_t>(token, kLongestName));
       at != sentence.occurrences.end() && (*at)->first <= token; ++at) {
    if ((*at)->first + (*at)->count > token) return false;
  }
  const std::string& word = words_.text(tokens[token].word);
  // "An aspect telling the driver", not "the building of boats"
  const bool has_object = determiners_.contains(tokens[token + 1].word) || tokens[token + 1].word == that_;
  if (word.size() > 5 && word.ends_with("ing")) return has_object;
  return irregular_participles_.contains(tokens[token].word) ||
         (word.size() > 4 && word.ends_with("ed") && !word.ends_with("eed") &&
          std::find(std::begin(cues::kNounsInEd), std::end(cues::kNounsInEd), word) ==
              std::end(cues::kNounsInEd));
}

std::size_t NounPhrases::end_of_phrase(const NamedSentence& sentence, std::size_t begin) const {
  constexpr std::size_t kLongestPhrase =
      30;  // what is longer is no phrase, and would be read again and again
  const auto& tokens = sentence.block.tokens;
  const std::size_t last = std::min(sentence.end, begin + kLongestPhrase);
  std::size_t end = begin;
  while (end < last && (end == begin || tokens[end].joined) && !tokens[end].hidden &&
         (!function_words_.contains(tokens[end].word) || begins_hyphenated(sentence, end)) &&
         (end == begin || is_hyphenated(sentence.block, end) ||
          (!after_heads_.contains(tokens[end].word) && !is_participle(sentence, end))))
    ++end;
  return end;
}

bool NounPhrases::is_coordinated(const NamedSentence& sentence, std::size_t end) const {
  return end < sentence.end && sentence.block.tokens[end].joined &&
         conjunctions_.contains(sentence.block.tokens[end].word);
}

bool NounPhrases::is_hyphenated(const AnalysedBlock& block, std::size_t token) {
  return token > 0 && block.block.text[block.tokens[token].begin - 1] == '-';
}

// A name may go on over a function word: "balance of payments".
const Occurrence* NounPhrases::head_of(const NamedSentence& sentence, std::size_t begin,
                                       std::size_t end) const {
  // "One nautical mile per hour"
  if (end < sentence.end && sentence.block.tokens[end].word == per_) return nullptr;
  for (auto at = sentence.first_from(begin); at != sentence.occurrences.end() && (*at)->first < end; ++at) {
    const std::size_t last = (*at)->first + (*at)->count;
    const bool over = last > end && sentence.block.tokens[end].joined;
    if (last == end || over) return goes_on(sentence, last) ? nullptr : *at;
  }
  return nullptr;
}

bool NounPhrases::goes_on(const NamedSentence& sentence, std::size_t end) {
  const auto after = std::string_view(sentence.block.block.text).substr(sentence.block.tokens[end - 1].end);
  return after.starts_with('-') || after.starts_with('/') || after.starts_with('\'') ||
         after.starts_with("\u2019");
}

bool NounPhrases::is_whole_phrase(const NamedSentence& sentence, const Occurrence& occurrence) const {
  const std::size_t end = occurrence.first + occurrence.count;
  return end_of_phrase(sentence, occurrence.first) == end && !goes_on(sentence, end);
}

bool NounPhrases::is_list_gap(const NamedSentence& sentence, std::size_t begin, std::size_t end) const {
  constexpr std::size_t kLongest = 3;
  if (end - begin > kLongest) return false;
  return std::all_of(sentence.block.tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                     sentence.block.tokens.begin() + static_cast<std::ptrdiff_t>(end),
                     [this](const WordToken& token) {
                       return conjunctions_.contains(token.word) || determiners_.contains(token.word);
                     });
}

bool NounPhrases::is_set_off(const NamedSentence& sentence, std::size_t token) {
  if (token >= sentence.end || token == 0) return false;
  const auto& tokens = sentence.block.tokens;
  const auto gap = std::string_view(sentence.block.block.text)
                       .substr(tokens[token - 1].end, tokens[token].begin - tokens[token - 1].end);
  return gap.find("\u2014") != std::string_view::npos || gap.find("\u2013") != std::string_view::npos ||
         gap.find(" - ") != std::string_view::npos;
}

bool NounPhrases::ends_clause(const NamedSentence& sentence, std::size_t token) {
  const char behind = sentence.block.block.text[sentence.block.tokens[token].end];
  return behind == ';' || behind == ':';
}

}  // namespace cairn::importers
