#include "importers/reading/records/record_heads.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/folding.h"
#include "text/inflection.h"
#include "text/word_list.h"

namespace cairn::importers {

namespace {

// Whole heads, folded, in the singular: of what programs and forms write. The words in the heads of tables
// that people write stand in term_table.cpp.
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
constexpr auto kPrerequisites =
    std::to_array<std::string_view>({"prerequisite", "prereq", "require", "depend on", "build on",
                                     "prior knowledge", "required knowledge", "know first", "learn first"});
constexpr auto kCategories = std::to_array<std::string_view>(
    {"category", "topic", "domain", "area", "theme", "group", "subject", "section", "chapter", "field"});
constexpr auto kExpansions =
    std::to_array<std::string_view>({"expansion", "stand for", "full form", "long form", "full name"});
constexpr auto kRemarks = std::to_array<std::string_view>({"note", "remark", "comment"});
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

template <typename Words, typename LastWords>
bool says(std::string_view plain, const Words& words, const LastWords& last_words) {
  constexpr std::size_t kMostWords = 3;
  return text::is_one_of(words, plain) ||
         (text::count_words(plain) <= kMostWords && text::is_one_of(last_words, last_word(plain)));
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

/// Of short forms, which may say what they stand for before they say what it is.
bool is_short_form(std::string_view plain) {
  return plain == "acronym" || plain == "abbreviation" || plain == "abbr";
}

std::size_t column_of_terms(const std::vector<std::string>& heads) {
  const auto find = [&heads](auto is_such) {
    return static_cast<std::size_t>(std::find_if(heads.begin(), heads.end(), is_such) - heads.begin());
  };
  const std::size_t sure = find([](const std::string& head) {
    return is_head_of_terms(head) && !text::is_one_of(kNames, plain_head(head));
  });
  return sure < heads.size() ? sure : find(is_head_of_terms);
}

/// What a column holds beside that of terms.
Column kind_beside_terms(const RecordTable& records, std::size_t column) {
  const std::string plain = plain_head(records.heads[column]);
  const Column kind = kind_of_head(plain);
  if (kind == Column::kTerm && !text::is_one_of(kNames, plain)) return Column::kOtherName;
  if (kind != Column::kTerm && kind != Column::kOther) return kind;
  return holds_text(records, column) ? Column::kOther : Column::kNoMeaning;
}

}  // namespace

Column kind_of_head(std::string_view head) {
  const std::string plain = plain_head(head);
  if (text::is_one_of(kOtherNames, plain) || text::is_one_of(kExpansions, plain)) return Column::kOtherName;
  if (text::is_one_of(kSeeAlso, plain)) return Column::kSeeAlso;
  if (text::is_one_of(kPrerequisites, plain)) return Column::kPrerequisite;
  if (text::is_one_of(kCategories, plain)) return Column::kCategory;
  if (text::is_one_of(kRemarks, plain)) return Column::kRemark;
  if (text::is_one_of(kNames, plain) || says(plain, kTerms, kLastOfTerms)) return Column::kTerm;
  if (says(plain, kDefinitions, kLastOfDefinitions)) return Column::kDefinition;
  return says(plain, kAdministration, kLastOfAdministration) ? Column::kNoMeaning : Column::kOther;
}

bool is_head_of_terms(std::string_view head) {
  return kind_of_head(head) == Column::kTerm;
}

bool is_head_of_definitions(std::string_view head) {
  return kind_of_head(head) == Column::kDefinition;
}

bool are_heads_of_terms(const std::vector<std::string>& heads) {
  return std::any_of(heads.begin(), heads.end(), is_head_of_terms) &&
         std::any_of(heads.begin(), heads.end(), is_head_of_definitions);
}

TermTable term_table_of(const RecordTable& records) {
  const auto& heads = records.heads;
  const std::size_t term = column_of_terms(heads);
  std::vector<Column> kinds;
  for (std::size_t i = 0; i < heads.size(); ++i)
    kinds.push_back(i == term ? Column::kTerm : kind_beside_terms(records, i));
  const auto defines = [](Column kind) { return kind == Column::kDefinition; };
  auto definition = std::find_if(kinds.begin(), kinds.end(), defines);
  if (definition != kinds.end() && std::find_if(definition + 1, kinds.end(), defines) != kinds.end() &&
      is_short_form(plain_head(heads[term])) &&
      plain_head(heads[static_cast<std::size_t>(definition - kinds.begin())]) == "meaning") {
    *definition = Column::kOtherName;  // "Acronym, Meaning, Description"
    definition = std::find_if(definition, kinds.end(), defines);
  }
  if (definition != kinds.end()) std::replace_if(definition + 1, kinds.end(), defines, Column::kRemark);
  return {heads, std::move(kinds)};
}

}  // namespace cairn::importers
