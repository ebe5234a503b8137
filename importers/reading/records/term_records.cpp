#include "importers/reading/records/term_records.h"

#include <algorithm>
#include <array>

#include "importers/reading/lines.h"
#include "importers/reading/records/columns.h"
#include "importers/reading/records/documents.h"
#include "importers/reading/records/html_table.h"
#include "importers/reading/records/latex.h"
#include "importers/reading/term_line.h"
#include "importers/reading/term_table.h"
#include "text/folding.h"
#include "text/word_list.h"

namespace cairn::importers {

namespace {

constexpr auto kTermHeads = std::to_array<std::string_view>(
    {"term", "terms", "word", "name", "concept", "acronym", "abbreviation", "title", "entry", "headword"});
constexpr auto kDefinitionHeads =
    std::to_array<std::string_view>({"definition", "definitions", "meaning", "description", "explanation",
                                     "def", "short definition", "short description", "long description"});

/// Terms first, and called so that a table knows them.
void put_terms_first(RecordTable& table) {
  const auto place =
      std::find_if(table.heads.begin(), table.heads.end(), is_head_of_terms) - table.heads.begin();
  const auto to_front = [place](std::vector<std::string>& cells) {
    std::rotate(cells.begin(), cells.begin() + place, cells.begin() + place + 1);
  };
  to_front(table.heads);
  for (auto& row : table.rows) to_front(row.cells);
  if (!TermTable::holds_terms(table.heads.front())) table.heads.front() = "term";
  for (std::string& head : table.heads) {
    if (text::fold(head) == "def") head = "definition";
  }
}

std::vector<RawEntry> entries_of(RecordTable table) {
  put_terms_first(table);
  const auto terms = TermTable::of(table.heads, false);
  std::vector<RawEntry> entries;
  if (!terms) return entries;
  for (const auto& [cells, line] : table.rows) {
    RawEntry entry = terms->entry(cells, line);
    const bool says_nothing =
        trim(entry.text).empty() && entry.also_known_as.empty() && entry.see_also.empty();
    if (says_nothing || entry.header.empty() || !may_be_term(entry.header)) continue;
    entry.text.push_back('\n');
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace

bool is_head_of_terms(std::string_view head) {
  return text::is_one_of(kTermHeads, text::fold(head));
}

bool is_head_of_definitions(std::string_view head) {
  return text::is_one_of(kDefinitionHeads, text::fold(head));
}

std::vector<RawEntry> read_term_records(std::string_view content) {
  auto table = read_columns(content);
  if (!table) table = read_html_tables(content);
  if (!table) table = read_latex(content);
  if (!table) table = records_of(read_document(content), content);
  if (!table || table->rows.size() < kFewestRecords) return {};
  return entries_of(std::move(*table));
}

}  // namespace cairn::importers
