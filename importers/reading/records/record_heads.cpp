#include "importers/reading/records/record_heads.h"

#include <algorithm>
#include <array>

#include "text/folding.h"
#include "text/inflection.h"
#include "text/word_list.h"

namespace cairn::importers {

namespace {

// Whole heads, folded, in the singular.
constexpr auto kTerms =
    std::to_array<std::string_view>({"term", "word", "concept", "acronym", "abbreviation", "headword",
                                     "vocabulary", "entry", "phrase", "expression", "pref label"});
/// ... that name any thing, and terms where no other head does.
constexpr auto kNames = std::to_array<std::string_view>({"name", "title", "label", "front"});
constexpr auto kDefinitions = std::to_array<std::string_view>(
    {"definition", "meaning", "description", "explanation", "def", "gloss", "back", "text"});
constexpr auto kOtherNames = std::to_array<std::string_view>(
    {"alia", "alias", "aliases", "synonym", "aka", "also known as", "also called", "alt label",
     "alternative name", "alternative term", "other name", "alt name"});
constexpr auto kSeeAlso = std::to_array<std::string_view>(
    {"see", "see also", "related", "related term", "related concept", "related entry", "broader", "narrower",
     "cross reference", "cross ref", "xref", "seealso"});
constexpr auto kCategories =
    std::to_array<std::string_view>({"category", "topic", "domain", "area", "theme", "group", "subject",
                                     "section", "chapter", "unit", "field"});
/// Last words of heads of two or three.
constexpr auto kLastOfTerms =
    std::to_array<std::string_view>({"term", "word", "concept", "acronym", "abbreviation"});
constexpr auto kLastOfDefinitions =
    std::to_array<std::string_view>({"definition", "meaning", "description", "explanation"});
constexpr auto kAdministration = std::to_array<std::string_view>(
    {"id",       "no",      "nr",       "number",         "date",       "created",    "updated",
     "modified", "author",  "url",      "link",           "image",      "slug",       "status",
     "approved", "version", "language", "lang",           "level",      "difficulty", "tag",
     "type",     "pos",     "source",   "part of speech", "word class", "gender",     "pronunciation",
     "ipa",      "keyword"});
constexpr auto kLastOfAdministration =
    std::to_array<std::string_view>({"id", "at", "by", "date", "url", "added", "link"});

/// "Definition (EN)" and "definitions 2" as "definition".
std::string plain_head(std::string_view head) {
  head = head.substr(0, head.find('('));
  std::string plain = text::fold_singular(head);
  while (!plain.empty() && ((plain.back() >= '0' && plain.back() <= '9') || plain.back() == ' '))
    plain.pop_back();
  return plain;
}

std::string_view last_word(std::string_view plain) {
  const auto blank = plain.rfind(' ');
  return blank == std::string_view::npos ? std::string_view() : plain.substr(blank + 1);
}

bool is_of_names(std::string_view plain) {
  return text::is_one_of(kOtherNames, plain) || text::is_one_of(kSeeAlso, plain);
}

template <typename Words, typename LastWords>
bool says(std::string_view plain, const Words& words, const LastWords& last_words) {
  constexpr std::size_t kMostWords = 3;
  return text::is_one_of(words, plain) ||
         (text::count_words(plain) <= kMostWords && text::is_one_of(last_words, last_word(plain)));
}

bool names_terms(std::string_view plain) {
  return !is_of_names(plain) && says(plain, kTerms, kLastOfTerms);
}

/// Remarks and examples have words; what tells rows apart has few.
bool holds_text(const RecordTable& table, std::size_t column) {
  constexpr std::size_t kFewestWords = 3;
  std::size_t words = 0;
  std::size_t cells = 0;
  for (const auto& row : table.rows) {
    if (row.cells[column].empty()) continue;
    ++cells;
    words += text::count_words(row.cells[column]);
  }
  return words >= kFewestWords * cells && cells > 0;
}

std::string known_head(const RecordTable& table, std::size_t column, bool is_defined) {
  const std::string& head = table.heads[column];
  const std::string plain = plain_head(head);
  if (text::is_one_of(kOtherNames, plain)) return "also known as";
  if (text::is_one_of(kSeeAlso, plain)) return "see also";
  if (text::is_one_of(kCategories, plain)) return "category";
  if (says(plain, kDefinitions, kLastOfDefinitions)) return is_defined ? "note" : "definition";
  const bool administers = says(plain, kAdministration, kLastOfAdministration);
  constexpr auto kExpansions =
      std::to_array<std::string_view>({"expansion", "stand for", "full form", "long form", "full name"});
  if (text::is_one_of(kExpansions, plain)) return "expansion";
  return administers || !holds_text(table, column) ? "id" : head;
}

std::size_t column_of_terms(const RecordTable& table) {
  const auto find = [&table](auto is_such) {
    return static_cast<std::size_t>(std::find_if(table.heads.begin(), table.heads.end(), is_such) -
                                    table.heads.begin());
  };
  const std::size_t sure = find([](const std::string& head) { return names_terms(plain_head(head)); });
  return sure < table.heads.size() ? sure
                                   : find([](const std::string& head) { return is_head_of_terms(head); });
}

}  // namespace

bool is_head_of_terms(std::string_view head) {
  const std::string plain = plain_head(head);
  return names_terms(plain) || text::is_one_of(kNames, plain);
}

bool is_head_of_definitions(std::string_view head) {
  return says(plain_head(head), kDefinitions, kLastOfDefinitions);
}

void name_columns(RecordTable& table) {
  const auto place = static_cast<std::ptrdiff_t>(column_of_terms(table));
  const auto to_front = [place](std::vector<std::string>& cells) {
    std::rotate(cells.begin(), cells.begin() + place, cells.begin() + place + 1);
  };
  to_front(table.heads);
  for (auto& row : table.rows) to_front(row.cells);
  bool is_defined = false;
  for (std::size_t i = 1; i < table.heads.size(); ++i) {
    table.heads[i] = known_head(table, i, is_defined);
    is_defined = is_defined || table.heads[i] == "definition";
  }
  table.heads.front() = "term";
}

}  // namespace cairn::importers
