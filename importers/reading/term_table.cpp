#include "importers/reading/term_table.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "importers/reading/lines.h"
#include "importers/reading/other_names.h"
#include "importers/reading/term_line.h"
#include "text/folding.h"
#include "text/inflection.h"
#include "text/word_list.h"

namespace cairn::importers {

namespace {

/// Words in the heads of tables that people write; the heads of what programs write stand in
/// records/record_heads.cpp.
constexpr std::array<std::string_view, 11> kTermColumns = {"term",       "word",    "acronym", "abbreviation",
                                                           "abbr",       "concept", "phrase",  "keyword",
                                                           "expression", "short",   "entry"};
constexpr std::array<std::string_view, 1> kNameColumns = {"name"};
constexpr std::array<std::string_view, 5> kDefinitionColumns = {"definition", "meaning", "description",
                                                                "explanation", "what"};
constexpr std::array<std::string_view, 5> kExpansionColumns = {"expansion", "stands", "full", "long", "form"};
constexpr std::array<std::string_view, 5> kAliasColumns = {"known", "alias", "synonym", "aka", "called"};
/// ... of tables of short forms, which say what they stand for before they say what it is.
constexpr std::array<std::string_view, 4> kShortColumns = {"acronym", "abbreviation", "abbr", "short"};
constexpr std::array<std::string_view, 1> kMeaningColumns = {"meaning"};
constexpr std::array<std::string_view, 7> kCategoryColumns = {"category", "topic", "domain", "area",
                                                              "theme",    "group", "subject"};
constexpr std::array<std::string_view, 2> kSeeAlsoColumns = {"also", "related"};
/// Whole heads, in the singular.
constexpr auto kPrerequisiteHeads =
    std::to_array<std::string_view>({"prerequisite", "prereq", "require", "depend on", "build on"});
/// ... that say nothing of what the term means; whole heads, "" of signs alone.
constexpr auto kColumnsOfNoMeaning = std::to_array<std::string_view>(
    {"", "no", "nr", "id", "number", "pos", "part of speech", "word class", "word type", "gender",
     "pronunciation", "ipa", "keywords", "tags", "level", "status"});
/// What stands in cells that hold nothing.
constexpr auto kNothing = std::to_array<std::string_view>(
    {"n/a", "N/A", "none", "None", "?", "yes", "Yes", "no", "No", "true", "false"});

/// The second column of many tables that hold no terms.
constexpr std::array<std::string_view, 2> kDescriptionColumns = {"description", "what"};
constexpr std::array<std::string_view, 3> kRemarkColumns = {"note", "remark", "comment"};

template <typename Words>
bool holds_one_of(std::string_view text, const Words& words) {
  for (text::TokenReader token(text); token.next();) {
    if (std::find(words.begin(), words.end(), text::singular(token.folded())) != words.end()) return true;
  }
  return false;
}

const char* stop_behind(std::string_view text) {
  return text.empty() ? "" : text.ends_with('.') ? " " : ". ";
}

/// Names may stand on a line each, or apart by a sign that no name has.
std::vector<std::string> names_in_cell(std::string_view cell) {
  std::string list(trim(cell));
  for (const std::string_view joint : {"\n", " | ", "|", " / "}) {
    for (auto at = list.find(joint); at != std::string::npos; at = list.find(joint, at))
      list.replace(at, joint.size(), "; ");
  }
  return names_in_list(list);
}

/// "Iamb" of "Iamb (https://notes.example/iamb)"; nothing of an address alone.
std::string without_address(std::string_view name) {
  const auto bracket = name.find(" (http");
  if (bracket != std::string_view::npos && name.ends_with(')')) name = name.substr(0, bracket);
  const bool is_address = name.starts_with('/') || name.find("://") != std::string_view::npos;
  return is_address ? std::string() : std::string(trim(name));
}

/// A cell as Markdown of its own: what begins it makes no list and no heading, and nothing is a tag.
std::string as_text(std::string_view cell) {
  std::string text;
  const auto digits = std::min(cell.size(), cell.find_first_not_of("0123456789"));
  const bool number = digits > 0 && digits < cell.size() && (cell[digits] == '.' || cell[digits] == ')');
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const bool opens = i == 0 && std::string_view("#>+-*").find(cell[i]) != std::string_view::npos;
    if (opens || (number && i == digits)) text.push_back('\\');
    text += cell[i] == '<' ? std::string("&lt;") : std::string(1, cell[i]);
  }
  return text;
}

/// What a column holds that is neither that of terms nor that of definitions.
Column beside_definition(const std::string& head) {
  const std::string folded = text::fold(head);
  if (!head.empty() && text::is_one_of(kColumnsOfNoMeaning, folded)) return Column::kNoMeaning;
  if (holds_one_of(head, kDefinitionColumns)) return Column::kOther;  // "Full description"
  if (holds_one_of(head, kAliasColumns) || holds_one_of(head, kExpansionColumns) ||
      holds_one_of(head, kShortColumns))
    return Column::kOtherName;
  if (text::is_one_of(kPrerequisiteHeads, text::fold_singular(head))) return Column::kPrerequisite;
  if (holds_one_of(head, kCategoryColumns)) return Column::kCategory;
  if (holds_one_of(head, kSeeAlsoColumns)) return Column::kSeeAlso;
  return head.empty() || holds_one_of(head, kRemarkColumns) ? Column::kRemark : Column::kOther;
}

std::optional<std::size_t> column_of_terms(const std::vector<std::string>& heads, bool is_titled) {
  const auto defines = [](const std::string& head) {
    return holds_one_of(head, kDefinitionColumns) || holds_one_of(head, kExpansionColumns);
  };
  for (std::size_t i = 0; i + 1 < heads.size(); ++i) {
    if (holds_one_of(heads[i], kSeeAlsoColumns) || holds_one_of(heads[i], kAliasColumns)) continue;
    const bool named = holds_one_of(heads[i], kNameColumns) && (is_titled || defines(heads[i + 1]));
    if (named || holds_one_of(heads[i], kTermColumns)) return i;
  }
  const bool describes = holds_one_of(heads[1], kDescriptionColumns);
  return is_titled || (defines(heads[1]) && !describes) ? std::optional<std::size_t>(0) : std::nullopt;
}

}  // namespace

TermTable::TermTable(std::vector<std::string> heads, std::vector<Column> kinds)
    : heads_(std::move(heads)),
      kinds_(std::move(kinds)),
      term_(static_cast<std::size_t>(std::find(kinds_.begin(), kinds_.end(), Column::kTerm) -
                                     kinds_.begin())) {}

std::optional<TermTable> TermTable::of(std::vector<std::string> heads, bool is_titled) {
  if (heads.size() < 2) return std::nullopt;
  for (std::string& text : heads) {
    if (!may_be_term(text)) text.clear();
  }
  const auto term = column_of_terms(heads, is_titled);
  if (!term) return std::nullopt;
  std::vector<std::size_t> defining;
  for (std::size_t i = *term + 1; i < heads.size(); ++i) {
    if (holds_one_of(heads[i], kDefinitionColumns)) defining.push_back(i);
  }
  const bool stands_for = defining.size() > 1 && holds_one_of(heads[*term], kShortColumns) &&
                          holds_one_of(heads[defining[0]], kMeaningColumns);
  std::size_t definition = *term + 1;
  if (!defining.empty()) {
    definition = defining[stands_for ? 1 : 0];
  } else {
    while (definition + 1 < heads.size() && beside_definition(heads[definition]) != Column::kOther)
      ++definition;
  }
  std::vector<Column> kinds;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    kinds.push_back(i == *term                       ? Column::kTerm
                    : i == definition                ? Column::kDefinition
                    : stands_for && i == defining[0] ? Column::kOtherName
                                                     : beside_definition(heads[i]));
  }
  return TermTable(std::move(heads), std::move(kinds));
}

RawEntry TermTable::entry(const std::vector<std::string>& cells, std::int64_t line) const {
  RawEntry entry{std::string(trim(cells[term_])), text(cells), line};
  entry.also_known_as = names(Column::kOtherName, cells);
  entry.see_also = names(Column::kSeeAlso, cells);
  const auto categories = names(Column::kCategory, cells);
  if (!categories.empty()) entry.category = categories.front();
  return entry;
}

std::string TermTable::text(const std::vector<std::string>& cells) const {
  std::string text;
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    const std::string cell = as_text(trim(cells[i]));
    const Column kind = kinds_[i];
    const bool is_text = kind == Column::kDefinition || kind == Column::kRemark || kind == Column::kOther;
    if (!is_text || cell.empty()) continue;
    if (kind == Column::kDefinition) {
      text.insert(0, cell + (text.empty() ? "" : stop_behind(cell)));
    } else {
      text.append(stop_behind(text));
      if (kind == Column::kOther) text.append(heads_[i]).append(": ");
      text.append(cell);
    }
  }
  std::string needed;
  for (const std::string& name : names(Column::kPrerequisite, cells))
    needed.append(needed.empty() ? "Prerequisites: " : ", ").append(as_text(name));
  return needed.empty() ? text : text.append(stop_behind(text)).append(needed).append(".");
}

std::vector<std::string> TermTable::names(Column kind, const std::vector<std::string>& cells) const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    if (kinds_[i] != kind) continue;
    for (auto& listed : names_in_cell(cells[i])) {
      const std::string name = without_address(listed);
      const bool nothing =
          text::fold(name).empty() || std::find(kNothing.begin(), kNothing.end(), name) != kNothing.end();
      if (!nothing) names.push_back(name);
    }
  }
  return names;
}

}  // namespace cairn::importers
