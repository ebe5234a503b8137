#include "importers/reading/records/columns.h"

#include <algorithm>
#include <utility>

#include "importers/reading/lines.h"

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
    bool quoted = false;
    for (; at_ < content_.size(); ++at_) {
      const char c = content_[at_];
      if (c == '\n') ++line_;
      if (c == '"' && quoted && at_ + 1 < content_.size() && content_[at_ + 1] == '"') {
        cells.back().push_back(content_[at_++]);
      } else if (c == '"' && (quoted || cells.back().empty())) {
        quoted = !quoted;
      } else if (c == separator_ && !quoted) {
        cells.emplace_back();
      } else if (c == '\n' && !quoted) {
        ++at_;
        return;
      } else {
        cells.back().push_back(c);
      }
    }
  }

  std::string_view content_;
  char separator_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
};

bool are_of_terms(const std::vector<std::string>& heads) {
  return heads.size() >= 2 && std::any_of(heads.begin(), heads.end(), is_head_of_terms) &&
         std::any_of(heads.begin(), heads.end(), is_head_of_definitions);
}

/// A definition at the end of its line may hold separators that nobody quoted.
void join_rest(std::vector<std::string>& cells, std::size_t wanted, char separator) {
  while (cells.size() > wanted) {
    cells[cells.size() - 2].append(1, separator).append(cells.back());
    cells.pop_back();
  }
}

}  // namespace

std::optional<RecordTable> read_columns(std::string_view content) {
  for (const char separator : {'\t', ',', ';'}) {
    if (content.substr(0, content.find('\n')).find(separator) == std::string_view::npos) continue;
    ColumnReader reader(content, separator);
    RecordTable::Row row;
    if (!reader.next(row) || !are_of_terms(row.cells)) continue;
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
  return std::nullopt;
}

}  // namespace cairn::importers
