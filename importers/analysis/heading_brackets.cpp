#include "importers/analysis/heading_brackets.h"

#include <algorithm>
#include <iterator>

#include "importers/analysis/cue_set.h"
#include "importers/analysis/cues.h"
#include "importers/reading/lines.h"
#include "text/folding.h"

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
  if (open == std::string_view::npos) return {text::fold(header), {}};
  const auto close = std::min(header.find(')', open), header.size());
  return {text::fold(header.substr(0, open)), text::fold(header.substr(open + 2, close - open - 2))};
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
    const auto found = counts.find(text::fold(one));
    return found != counts.end() && found->second == 1;
  };
  if (!is_once(titles_, title) || !is_once(brackets_, bracket)) return {};
  const auto parts = split_trimmed(bracket, ',');
  if (parts.size() == 1 && text::count_words(bracket) < 2) return {};
  const std::string said = " " + text::fold(definition) + " ";
  std::vector<std::string> names;
  for (const std::string_view part : parts) {
    if (!may_be_name(part) || said.find(" " + text::fold(part) + " ") != std::string::npos) return {};
    names.emplace_back(part);
  }
  return names;
}

}  // namespace cairn::importers
