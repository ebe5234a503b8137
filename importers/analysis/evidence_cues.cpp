#include "importers/analysis/evidence_cues.h"

#include <algorithm>
#include <string_view>

#include "importers/analysis/cues.h"
#include "importers/reading/lines.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kCueWindow = 4;
constexpr std::size_t kListWindow = 12;
constexpr std::size_t kLongestBracket = 300;  // bytes

bool is_listed_behind(const CuePhrases& cues, const AnalysedBlock& block, const Occurrence& occurrence) {
  return cues.distance_before(block.tokens, occurrence.first, kListWindow) != CuePhrases::kNone;
}

bool is_near(const CuePhrases& cues, const AnalysedBlock& block, const Occurrence& occurrence) {
  return cues.distance_before(block.tokens, occurrence.first, kCueWindow) != CuePhrases::kNone;
}

}  // namespace

EvidenceCues::EvidenceCues(Words& words)
    : words_(words),
      talk_(cues::kTalkSections, words),
      member_(cues::kMemberSections, words),
      part_(cues::kPartSections, words),
      variant_(cues::kVariantSections, words),
      core_(cues::kCoreSections, words),
      see_also_(cues::kSeeAlsoSections, words),
      prerequisites_(cues::kPrerequisiteLabels, words),
      negations_(cues::kNegations, words),
      originals_(cues::kOriginals, words),
      stands_on_(cues::kStandsOn, words),
      requires_(cues::kRequires, words),
      set_against_(cues::kSetAgainst, words),
      serves_(cues::kServes, words),
      examples_(cues::kExampleIntroductions, words),
      naming_(cues::kNaming, words),
      required_by_(cues::kRequiredBy, words),
      prerequisite_of_(cues::kPrerequisiteOf, words),
      serving_labels_(cues::kServingLabels, words),
      conjunctions_(cues::kConjunctions, words),
      determiners_(cues::kDeterminers, words),
      function_words_(cues::kFunctionWords, words),
      relative_({words.add("that"), words.add("which"), words.add("where"), words.add("by")}),
      see_(words.add("see")),
      also_(words.add("also")) {}

const EvidenceCues::Section& EvidenceCues::section_of(const Block& block) {
  const Section* section = &section_under(block.section);
  for (const std::string& heading : block.outer_sections) {
    const Section& outer = section_under(heading);
    if (section->says_nothing() || outer.see_also || outer.prerequisites) section = &outer;
  }
  return *section;
}

const EvidenceCues::Section& EvidenceCues::section_under(const std::string& heading) {
  const auto [known, fresh] = sections_.try_emplace(heading);
  Section& section = known->second;
  if (!fresh) return section;
  const auto words = words_.add_all(heading);
  section = {core_.count_in(words) > 0, talk_.count_in(words) > 0,    member_.count_in(words) > 0,
             part_.count_in(words) > 0, variant_.count_in(words) > 0, see_also_.count_in(words) > 0,
             lists_prerequisites(words)};
  if (section.talk) section.core = false;
  return section;
}

bool EvidenceCues::is_see_also(const AnalysedBlock& block, std::size_t token) const {
  const auto begin = std::partition_point(
      block.tokens.begin(), block.tokens.end(),
      [&](const WordToken& other) { return other.sentence < block.tokens[token].sentence; });
  const auto first = static_cast<std::size_t>(begin - block.tokens.begin());
  constexpr std::size_t kLongestReferral = 8;  // words
  const bool see = first < token && block.tokens[first].word == see_;
  const bool only = first + kLongestReferral >= block.tokens.size() ||
                    block.tokens[first + kLongestReferral].sentence != block.tokens[token].sentence;
  if (see) return (only && block.tokens[first].capital) || block.tokens[first + 1].word == also_;
  const auto verb = block.text(block.tokens[first]);
  const bool compares = first < token && (verb == "Compare" || verb == "Cf");
  return compares && !conjunctions_.contains(block.tokens[first + 1].word);  // not "Compare and swap"
}

bool EvidenceCues::is_stated(const AnalysedBlock& block, const Section& section) const {
  std::vector<WordId> label;
  std::size_t at = 0;
  for (; at < block.tokens.size() && block.tokens[at].begin < block.block.label.end; ++at)
    label.push_back(block.tokens[at].word);
  if (!section.prerequisites && !lists_prerequisites(label)) return false;
  return at == block.tokens.size() || !negations_.contains(block.tokens[at].word);
}

bool EvidenceCues::is_listed_prerequisite(const AnalysedBlock& block, const Occurrence& occurrence) {
  const auto& tokens = block.tokens;
  const std::size_t next = occurrence.first + occurrence.count;
  const bool begins = occurrence.first == 0 || !tokens[occurrence.first].joined ||
                      conjunctions_.contains(tokens[occurrence.first - 1].word);
  const bool ends =
      next == tokens.size() || !tokens[next].joined || conjunctions_.contains(tokens[next].word);
  if (!begins || !ends) return false;
  return opens_with_prerequisites(block, occurrence.first) || is_stated(block, section_of(block.block));
}

bool EvidenceCues::opens_with_prerequisites(const AnalysedBlock& block, std::size_t token) const {
  const auto& tokens = block.tokens;
  const auto opens = std::partition_point(tokens.begin(), tokens.end(), [&](const WordToken& other) {
    return other.sentence < tokens[token].sentence;
  });
  if (!prerequisites_.contains(opens->word) || block.block.text.compare(opens->end, 1, ":") != 0)
    return false;
  const auto first = static_cast<std::size_t>(opens - tokens.begin()) + 1;
  return first <= token && !negations_.contains(tokens[first].word);
}

/// "Mathematical prerequisites", not "No prerequisites" and "Prerequisite for".
bool EvidenceCues::lists_prerequisites(const std::vector<WordId>& words) const {
  return !words.empty() && prerequisites_.contains(words.back()) && negations_.count_in(words) == 0;
}

bool EvidenceCues::is_required(const AnalysedBlock& block, const Occurrence& occurrence) const {
  return is_listed_behind(requires_, block, occurrence) &&
         !is_listed_behind(set_against_, block, occurrence) && !is_near(serves_, block, occurrence);
}

bool EvidenceCues::is_set_against(const AnalysedBlock& block, const Occurrence& occurrence) const {
  return is_near(set_against_, block, occurrence) || (is_listed_behind(requires_, block, occurrence) &&
                                                      is_listed_behind(set_against_, block, occurrence));
}

bool EvidenceCues::is_stood_on(const AnalysedBlock& block, const Occurrence& occurrence) const {
  return is_near(stands_on_, block, occurrence);
}

bool EvidenceCues::is_served(const AnalysedBlock& block, const Occurrence& occurrence) const {
  return is_near(serves_, block, occurrence) || is_named(block, occurrence) || is_example(block, occurrence);
}

bool EvidenceCues::is_named(const AnalysedBlock& block, const Occurrence& occurrence) const {
  std::size_t at = occurrence.first;
  while (at > 0 && determiners_.contains(block.tokens[at - 1].word)) --at;
  return naming_.distance_before(block.tokens, at, 1) == 0;
}

bool EvidenceCues::is_example(const AnalysedBlock& block, const Occurrence& occurrence) const {
  constexpr std::size_t kMostWordsOfAnItem = 4;
  const auto& tokens = block.tokens;
  std::size_t words = 0;  // of the item that the walk back stands in
  for (std::size_t at = occurrence.first; at > 0 && occurrence.first - at < kListWindow; --at) {
    if (tokens[at - 1].sentence != tokens[occurrence.first].sentence) return false;
    if (examples_.distance_before(tokens, at, 1) == 0) return true;
    const auto gap =
        std::string_view(block.block.text).substr(tokens[at - 1].end, tokens[at].begin - tokens[at - 1].end);
    if (gap.find_first_of(";:(") != std::string_view::npos) return false;
    const WordId word = tokens[at - 1].word;
    if (conjunctions_.contains(word) || gap.find(',') != std::string_view::npos) words = 0;
    if (conjunctions_.contains(word) || determiners_.contains(word)) continue;
    if (function_words_.contains(word) || ++words > kMostWordsOfAnItem) return false;
  }
  return false;
}

bool EvidenceCues::has_serving_label(const AnalysedBlock& block) const {
  for (const WordToken& token : block.tokens) {
    if (token.begin >= block.block.label.end) break;
    if (serving_labels_.contains(token.word)) return true;
  }
  return false;
}

bool EvidenceCues::is_requirer(const AnalysedBlock& block, const Occurrence& occurrence) const {
  return is_near(required_by_, block, occurrence);
}

bool EvidenceCues::is_stated_requirer(const AnalysedBlock& block, const Occurrence& occurrence) const {
  return is_near(prerequisite_of_, block, occurrence);
}

bool EvidenceCues::is_denied(const AnalysedBlock& block, const Occurrence& subject,
                             const Occurrence& other) const {
  const auto first = block.tokens.begin() + static_cast<std::ptrdiff_t>(subject.first + subject.count);
  const auto last = block.tokens.begin() + static_cast<std::ptrdiff_t>(other.first);
  return first < last &&
         std::any_of(first, last, [this](const WordToken& token) { return negations_.contains(token.word); });
}

bool EvidenceCues::is_original(const AnalysedBlock& block, std::size_t token) const {
  return token > 0 && originals_.contains(block.tokens[token - 1].word);
}

bool EvidenceCues::joins_names(const AnalysedBlock& block, std::size_t token) const {
  const char first = block.text(block.tokens[token]).front();
  return conjunctions_.contains(block.tokens[token].word) || (first >= '0' && first <= '9');
}

bool EvidenceCues::before_relative_clause(const AnalysedBlock& block, const Occurrence& occurrence) const {
  const std::size_t sentence = block.tokens[occurrence.first].sentence;
  for (std::size_t i = 0; i < occurrence.first; ++i) {
    if (block.tokens[i].sentence == sentence && relative_.contains(block.tokens[i].word)) return false;
  }
  const auto begin = block.sentences[sentence].begin;
  const auto before =
      std::string_view(block.block.text).substr(begin, block.tokens[occurrence.first].begin - begin);
  return before.find(" \u2014 ") == std::string_view::npos && before.find(" - ") == std::string_view::npos;
}

bool EvidenceCues::in_bracket(const AnalysedBlock& block, const Occurrence& occurrence) {
  const WordToken& first = block.tokens[occurrence.first];
  const std::size_t sentence = std::min<std::size_t>(block.sentences[first.sentence].begin, first.begin);
  const std::size_t begin =
      std::max(sentence, first.begin - std::min<std::size_t>(first.begin, kLongestBracket));
  const auto before = std::string_view(block.block.text).substr(begin, first.begin - begin);
  const auto opens = [before](char open, char close) {
    return std::count(before.begin(), before.end(), open) > std::count(before.begin(), before.end(), close);
  };
  return opens('(', ')') || opens('[', ']');
}

bool EvidenceCues::is_source_note(const AnalysedBlock& block, const Occurrence& occurrence) {
  const std::string_view text = block.block.text;
  std::string_view before = text.substr(0, block.tokens[occurrence.first].begin);
  const std::size_t end = block.tokens[occurrence.first + occurrence.count - 1].end;
  if (!before.ends_with('[') || text.substr(end, 1) != "]") return false;
  before.remove_suffix(1);
  before = trim(before);
  return !before.empty() && std::string_view(".!?\")]").find(before.back()) != std::string_view::npos;
}

}  // namespace cairn::importers
