#include "importers/reading/records/columns.h"

#include <algorithm>
#include <utility>

#include "importers/reading/lines.h"
#include "importers/reading/records/record_heads.h"
#include "text/folding.h"

namespace cairn::importers {

namespace {

/// Reads row by row; a cell in quotes may hold separators, line ends, and quotes doubled.
class ColumnReader {
 public:
  ColumnReader(std::string_view content, char separator) : content_(content), separator_(separator) {}

  /// False at the end. Lines without a word are passed over.
  bool next(RecordTable::Row& row) {
    do {
      if (at_ >= content_.size()) return false;
      row = {{""}, line_};
      read(row.cells);
    } while (row.cells.size() == 1 && trim(row.cells.front()).empty());
    return true;
  }

 private:
  void read(std::vector<std::string>& cells) {
    const std::size_t begin = at_;
    const std::int64_t line = line_;
    if (read_row(cells, true)) return;
    at_ = begin;
    line_ = line;
    cells = {""};
    read_row(cells, false);
  }

  /// Whether all quotes that open cells are closed; those that are not are signs like others.
  bool read_row(std::vector<std::string>& cells, bool with_quotes) {
    bool quoted = false;
    for (; at_ < content_.size(); ++at_) {
      const char c = content_[at_];
      if (c == '\n') ++line_;
      if (c == '"' && quoted && at_ + 1 < content_.size() && content_[at_ + 1] == '"') {
        cells.back().push_back(content_[at_++]);
      } else if (c == '"' && with_quotes && (quoted || cells.back().empty())) {
        quoted = !quoted;
      } else if (c == separator_ && !quoted) {
        cells.emplace_back();
      } else if (c == '\n' && !quoted) {
        ++at_;
        return true;
      } else {
        cells.back().push_back(c);
      }
      if (quoted && cells.back().size() > kLongestCell) return false;
    }
    return !quoted;
  }

  static constexpr std::size_t kLongestCell = 100'000;
  std::string_view content_;
  char separator_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
};

constexpr std::size_t kBytesOfHeads = 2000;

/// A definition at the end of its line may hold separators that nobody quoted.
void join_rest(std::vector<std::string>& cells, std::size_t wanted, char separator) {
  for (std::size_t i = wanted; i < cells.size(); ++i) cells[wanted - 1].append(1, separator).append(cells[i]);
  if (cells.size() > wanted) cells.resize(wanted);
}

/// Under heads of terms, which may stand under a title.
std::optional<RecordTable> read_headed(std::string_view content, char separator) {
  constexpr int kMostRowsOfTitles = 4;
  ColumnReader reader(content, separator);
  RecordTable::Row row;
  for (int i = 0; i < kMostRowsOfTitles && reader.next(row) && !are_heads_of_terms(row.cells); ++i) continue;
  if (!are_heads_of_terms(row.cells)) return std::nullopt;
  RecordTable table;
  table.heads = std::move(row.cells);
  const std::size_t wanted = table.heads.size();
  const bool ends_with_definition = is_head_of_definitions(table.heads.back());
  while (reader.next(row)) {
    if (row.cells.size() > wanted && !ends_with_definition) return std::nullopt;
    join_rest(row.cells, wanted, separator);
    row.cells.resize(wanted);
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// Two columns without heads, or with a third one for tags, as flashcards are exported: "Keel", a tab, "The
/// fin under a hull." Lines with "#" before them all say how.
std::optional<RecordTable> read_cards(std::string_view content) {
  constexpr std::size_t kFewestCards = 3;
  constexpr std::size_t kMostTermWords = 6;
  constexpr std::size_t kFewestWords = 3;  // of what explains, on average
  std::int64_t line = 1;
  for (; content.starts_with('#'); ++line) {
    const auto end = content.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    content.remove_prefix(end + 1);
  }
  ColumnReader reader(content, '\t');
  RecordTable table;
  table.heads = {"term", "definition"};
  std::size_t words = 0;
  for (RecordTable::Row row; reader.next(row);) {
    if (row.cells.size() < 2 || row.cells.size() > 3 || text::count_words(row.cells[0]) > kMostTermWords ||
        text::count_words(row.cells[0]) == 0)
      return std::nullopt;
    words += text::count_words(row.cells[1]);
    row.cells.resize(2);
    row.line += line - 1;
    table.rows.push_back(std::move(row));
  }
  const bool explain = table.rows.size() >= kFewestCards && words >= kFewestWords * table.rows.size();
  return explain ? std::optional(std::move(table)) : std::nullopt;
}

}  // namespace

std::optional<RecordTable> read_columns(std::string_view content) {
  const std::string_view first = content.substr(0, content.find('\n'));
  if (first.size() == 5 && first.starts_with("sep=")) {  // of spreadsheets
    auto table = read_headed(content.substr(std::min(content.size(), first.size() + 1)), first.back());
    if (table) {
      for (auto& row : table->rows) ++row.line;
    }
    return table;
  }
  for (const char separator : {'\t', ',', ';'}) {
    if (content.substr(0, kBytesOfHeads).find(separator) == std::string_view::npos) continue;
    if (auto table = read_headed(content, separator)) return table;
  }
  return content.substr(0, kBytesOfHeads).find('\t') == std::string_view::npos ? std::nullopt
                                                                               : read_cards(content);
}

}  // namespace cairn::importers
