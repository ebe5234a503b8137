#include "importers/reading/records/term_records.h"

#include <algorithm>

#include "importers/reading/lines.h"
#include "importers/reading/records/columns.h"
#include "importers/reading/records/data_records.h"
#include "importers/reading/records/html_cell.h"
#include "importers/reading/records/html_table.h"
#include "importers/reading/records/latex.h"
#include "importers/reading/records/record_heads.h"
#include "importers/reading/term_line.h"
#include "importers/reading/term_table.h"

namespace cairn::importers {

namespace {

/// What exporters put into cells: HTML as text. Its tags end words.
std::string as_plain_text(const std::string& cell) {
  const bool is_html = cell.find("</") != std::string::npos || cell.find("<br") != std::string::npos;
  return is_html ? text_of_html(cell) : cell;
}

std::vector<RawEntry> entries_of(RecordTable table) {
  for (auto& row : table.rows) {
    for (std::string& cell : row.cells) cell = as_plain_text(cell);
  }
  const TermTable terms = term_table_of(table);
  std::vector<RawEntry> entries;
  for (const auto& [cells, line] : table.rows) {
    RawEntry entry = terms.entry(cells, line);
    entry.header = without_markup(entry.header);
    const bool says_nothing =
        trim(entry.text).empty() && entry.also_known_as.empty() && entry.see_also.empty();
    if (says_nothing || entry.header.empty() || !may_be_term(entry.header)) continue;
    entry.text.push_back('\n');
    entries.push_back(std::move(entry));
  }
  return entries;
}

bool is_yaml(std::string_view uri) {
  return uri.ends_with(".yaml") || uri.ends_with(".yml");
}

}  // namespace

std::vector<RawEntry> read_term_records(std::string_view content, std::string_view uri) {
  auto table = read_columns(content);
  if (!table) table = read_html_tables(content);
  if (!table) table = read_latex(content);
  if (!table) table = records_of(read_data_tree(content, is_yaml(uri)), content);
  if (!table || table->rows.size() < kFewestRecords) return {};
  return entries_of(std::move(*table));
}

}  // namespace cairn::importers
