#include "importers/analysis/heading_brackets.h"

#include <algorithm>
#include <iterator>

#include "importers/analysis/cue_set.h"
#include "importers/analysis/cues.h"
#include "importers/reading/lines.h"
#include "text/folding.h"
#include "text/inflection.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kMostWords = 3;

struct Heading {
  std::string title;
  std::string bracket;
};

/// Folded.
Heading take_apart(std::string_view header) {
  const auto open = header.find(" (");
  if (open == std::string_view::npos) return {text::fold_singular(header), {}};
  const auto close = std::min(header.find(')', open), header.size());
  return {text::fold_singular(header.substr(0, open)),
          text::fold_singular(header.substr(open + 2, close - open - 2))};
}

bool is_field(std::string_view word) {
  return std::find(std::begin(cues::kFields), std::end(cues::kFields), word) != std::end(cues::kFields) ||
         has_suffix(word, cues::kFieldSuffixes);
}

/// Some words of prose, none of them a function word, and no field.
bool may_be_name(std::string_view part) {
  const auto words = text::tokenize(part);
  const auto holds = [](const text::Token& word) {
    return std::find(std::begin(cues::kFunctionWords), std::end(cues::kFunctionWords), word.folded) !=
               std::end(cues::kFunctionWords) ||
           (word.folded.front() >= '0' && word.folded.front() <= '9');
  };
  if (part.find_first_of("/=+*^%<>") != std::string_view::npos) return false;  // "m / s"
  return !words.empty() && words.size() <= kMostWords && std::none_of(words.begin(), words.end(), holds) &&
         !is_field(words.back().folded);
}

/// Whether the definition has the phrase otherwise than as its subject: "Tree (data structure): a data
/// structure of nodes".
bool is_inside(std::string_view part, std::string_view said) {
  const std::string phrase = " " + text::fold_singular(part) + " ";
  const auto at = said.find(phrase);
  const bool is_subject = at == 0 || (at != std::string_view::npos && said.substr(0, at) == " the");
  return at != std::string_view::npos && !is_subject;
}

/// Some words, of which title or definition have one: "Femur (thigh bone): the bone of ...".
bool tells_again(std::string_view bracket, std::string_view title, std::string_view said) {
  const std::string all = " " + text::fold_singular(title) + std::string(said);
  const auto words = text::tokenize(bracket);
  return words.size() > 1 && std::any_of(words.begin(), words.end(), [&all](const text::Token& word) {
           return all.find(" " + text::singular(word.folded) + " ") != std::string::npos;
         });
}

}  // namespace

HeadingBrackets::HeadingBrackets(const Corpus& corpus) {
  for (const AnalysedEntry& entry : corpus.entries) {
    if (!has_titles(entry.format)) continue;
    const Heading heading = take_apart(entry.header);
    ++titles_[heading.title];
    if (!heading.bracket.empty()) ++brackets_[heading.bracket];
  }
}

std::vector<std::string> HeadingBrackets::other_names(std::string_view title, std::string_view bracket,
                                                      std::string_view definition) const {
  const auto is_once = [](const std::map<std::string, std::size_t>& counts, std::string_view one) {
    const auto found = counts.find(text::fold_singular(one));
    return found != counts.end() && found->second == 1;
  };
  if (!is_once(titles_, title) || !is_once(brackets_, bracket)) return {};
  const auto parts = split_trimmed(bracket, ',');
  const std::string said = " " + text::fold_singular(definition) + " ";
  if (parts.size() == 1 && !tells_again(bracket, title, said)) return {};
  std::vector<std::string> names;
  for (const std::string_view part : parts) {
    if (!may_be_name(part) || titles_.contains(text::fold_singular(part)) || is_inside(part, said)) return {};
    names.emplace_back(part);
  }
  return names;
}

}  // namespace cairn::importers
