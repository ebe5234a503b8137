#include "importers/reading/markup/term_columns.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/folding.h"
#include "text/word_list.h"

namespace cairn::importers {

namespace {

/// The cells of a line, which may stand in quotes with quotes doubled in them.
std::vector<std::string> cells_of(std::string_view line, char separator) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
      cells.back().push_back(line[i++]);
    } else if (line[i] == '"' && (quoted || cells.back().empty())) {
      quoted = !quoted;
    } else if (line[i] == separator && !quoted) {
      cells.emplace_back();
    } else {
      cells.back().push_back(line[i]);
    }
  }
  return cells;
}

/// Of a table whose head says that it holds terms and what they mean, and nothing else.
std::optional<char> separator_of_columns(const MarkupLines& lines) {
  constexpr auto kTerms =
      std::to_array<std::string_view>({"term", "word", "name", "concept", "acronym", "abbreviation"});
  constexpr auto kMeanings =
      std::to_array<std::string_view>({"definition", "meaning", "description", "explanation"});
  const auto is_one_of = [](const auto& words, const std::string& head) {
    return std::find(words.begin(), words.end(), text::fold(head)) != words.end();
  };
  for (const char separator : {'\t', ',', ';'}) {
    if (lines.empty()) break;
    const auto heads = cells_of(lines.front(), separator);
    const bool suits = heads.size() == 2 && is_one_of(kTerms, heads[0]) && is_one_of(kMeanings, heads[1]);
    const auto has_two = [separator](std::string_view line) {
      return is_blank(line) || cells_of(line, separator).size() == 2;
    };
    if (suits && std::all_of(lines.begin(), lines.end(), has_two)) return separator;
  }
  return std::nullopt;
}

std::string from_columns(const MarkupLines& lines, char separator) {
  std::vector<std::string> out(1);
  for (auto line = lines.begin() + 1; line != lines.end(); ++line) {
    const auto cells = cells_of(*line, separator);
    out.push_back(cells.size() == 2 ? term_item(cells[0], cells[1]) : std::string());
  }
  return joined_lines(out);
}

}  // namespace

std::optional<std::string> markdown_of_columns(const MarkupLines& lines) {
  const auto separator = separator_of_columns(lines);
  return separator ? std::optional(from_columns(lines, *separator)) : std::nullopt;
}

}  // namespace cairn::importers
