#include "importers/analysis/inverted_title.h"

#include <algorithm>
#include <utility>

#include "importers/analysis/name_form.h"
#include "text/folding.h"

namespace cairn::importers {

namespace {

struct Inverted {
  std::string head;
  std::string modifier;
};

constexpr std::size_t kMostWordsASide = 3;

/// "Breach, anticipatory": one comma, a few words on both sides, and no list ("Rods, cones and bipolar
/// cells").
std::optional<Inverted> take_apart(const std::string& title) {
  const auto comma = title.find(", ");
  if (comma == std::string::npos || title.find_first_of(",()[]/:;", comma + 1) != std::string::npos)
    return std::nullopt;
  Inverted parts{title.substr(0, comma), title.substr(comma + 2)};
  for (const std::string* part : {&parts.head, &parts.modifier}) {
    const auto words = text::tokenize(*part);
    const bool fits =
        !words.empty() && words.size() <= kMostWordsASide &&
        std::none_of(words.begin(), words.end(), [](const auto& word) { return is_small_word(word.folded); });
    if (!fits) return std::nullopt;
  }
  return parts;
}

/// Whether the text has the words one behind the other, with nothing but blanks or hyphens between them.
bool has_phrase(const AnalysedBlock& block, const std::vector<WordId>& phrase) {
  const auto& tokens = block.tokens;
  for (std::size_t first = 0; first + phrase.size() <= tokens.size(); ++first) {
    std::size_t length = 0;
    while (length < phrase.size() && tokens[first + length].word == phrase[length] &&
           (length == 0 || tokens[first + length].joined))
      ++length;
    if (length == phrase.size()) return true;
  }
  return false;
}

bool has_phrase(const AnalysedEntry& entry, const std::vector<WordId>& phrase) {
  return std::any_of(entry.blocks.begin(), entry.blocks.end(),
                     [&](const AnalysedBlock& block) { return has_phrase(block, phrase); });
}

/// "Anticipatory breach": the capital goes to the word that is first now; names keep theirs.
std::string put_in_order(Inverted parts) {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (is_small(parts.modifier.front()) && is_capital(parts.head.front())) {
    parts.modifier.front() = static_cast<char>(parts.modifier.front() - 'a' + 'A');
    const bool is_name = std::any_of(parts.head.begin() + 1, parts.head.end(), is_capital);
    if (!is_name) parts.head.front() = static_cast<char>(parts.head.front() - 'A' + 'a');
  }
  return parts.modifier + " " + parts.head;
}

}  // namespace

InvertedTitles::InvertedTitles(const std::vector<std::string>& titles) {
  for (const std::string& title : titles) {
    titles_.insert(text::fold(title));
    if (const auto parts = take_apart(title)) ++inverted_[text::fold(parts->head)];
  }
}

std::optional<std::string> InvertedTitles::in_order(const std::string& title, const AnalysedEntry& entry,
                                                    Words& words) const {
  const auto parts = take_apart(title);
  if (!parts) return std::nullopt;
  std::string phrase = put_in_order(*parts);
  if (has_phrase(entry, words.add_all(phrase))) return phrase;
  const std::string head = text::fold(parts->head);
  const bool is_thing = titles_.contains(head) || inverted_.at(head) > 1;
  const bool is_name = parts->modifier.front() >= 'A' && parts->modifier.front() <= 'Z';  // "Hello, World"
  const bool qualifies = is_thing && !is_name && !titles_.contains(text::fold(parts->modifier));
  return qualifies ? std::optional(std::move(phrase)) : std::nullopt;
}

}  // namespace cairn::importers
