#include "importers/reading/records/html_table.h"

#include <algorithm>
#include <utility>

#include "importers/reading/records/html_cell.h"
#include "importers/reading/records/record_heads.h"
#include "text/folding.h"

namespace cairn::importers {

namespace {

/// Walks from tag to tag.
class TableReader {
 public:
  explicit TableReader(std::string_view html) : html_(html) {}

  std::optional<RecordTable> read() {
    while (next_tag()) {
      const bool ends_cell = is_tag({"td", "th", "tr", "/td", "/th", "/tr", "table", "/table"});
      if (ends_cell) end_cell();
      if (is_tag({"tr", "/tr", "table", "/table"})) end_row();
      if (is_tag({"table", "/table"})) is_head_ = true;
      if (is_tag({"tr"})) row_.line = line_;
      if (is_tag({"td", "th"})) cell_ = behind_;
    }
    return table_.rows.empty() ? std::nullopt : std::optional(std::move(table_));
  }

 private:
  bool is_tag(std::initializer_list<std::string_view> names) const {
    return std::find(names.begin(), names.end(), tag_) != names.end();
  }

  bool next_tag() {
    constexpr std::size_t kLongestTag = 10'000;
    begin_ = html_.find('<', behind_);
    if (begin_ == std::string_view::npos) return false;
    const auto length = html_.substr(begin_, kLongestTag).find('>');
    const auto end = length == std::string_view::npos ? begin_ : begin_ + length;
    line_ += std::count(html_.begin() + static_cast<std::ptrdiff_t>(behind_),
                        html_.begin() + static_cast<std::ptrdiff_t>(begin_), '\n');
    constexpr std::size_t kLongestName = 7;  // "/table" and a blank
    const std::string_view inside =
        html_.substr(begin_ + 1, end == begin_ ? 0 : std::min(end - begin_ - 1, kLongestName));
    tag_ = text::fold_case(inside.substr(0, inside.find_first_of(" \t\n/>", 1)));
    behind_ = begin_ + 1;
    if (is_tag({"td", "th", "tr", "table"})) {
      line_ += std::count(html_.begin() + static_cast<std::ptrdiff_t>(behind_),
                          html_.begin() + static_cast<std::ptrdiff_t>(end), '\n');
      behind_ = end + 1;
    }
    return true;
  }

  void end_cell() {
    if (!cell_) return;
    row_.cells.push_back(text_of_html(html_.substr(*cell_, begin_ - *cell_)));
    cell_.reset();
  }

  void end_row() {
    if (row_.cells.empty()) return;
    RecordTable::Row row = std::exchange(row_, {});
    if (std::exchange(is_head_, false)) {
      is_read_ = are_heads_of_terms(row.cells) && (table_.heads.empty() || table_.heads == row.cells);
      if (is_read_) table_.heads = std::move(row.cells);
    } else if (is_read_) {
      row.cells.resize(table_.heads.size());
      table_.rows.push_back(std::move(row));
    }
  }

  std::string_view html_;
  std::size_t begin_ = 0;   ///< of the tag
  std::size_t behind_ = 0;  ///< it, or its sign
  std::string tag_;         ///< its name, "/" before that of an end
  std::int64_t line_ = 1;   ///< of `behind_`
  std::optional<std::size_t> cell_;
  RecordTable::Row row_;
  bool is_head_ = false;  ///< the next row of the table
  bool is_read_ = false;  ///< the table
  RecordTable table_;
};

std::size_t count_of(std::string_view text, std::string_view words) {
  std::size_t count = 0;
  for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + words.size()))
    ++count;
  return count;
}

}  // namespace

std::optional<RecordTable> read_html_tables(std::string_view content) {
  const auto begin = content.find_first_not_of(" \t\n");
  const bool is_html = begin != std::string_view::npos && content[begin] == '<';
  const bool may_hold =
      content.find("<table") != std::string_view::npos || content.find("<TABLE") != std::string_view::npos;
  if (!is_html || !may_hold) return std::nullopt;
  auto table = TableReader(content).read();
  // A table beside a definition list, or under many headings, is one of something else.
  if (table && count_of(content, "<dt") + count_of(content, "<h3") > table->rows.size()) table.reset();
  return table;
}

}  // namespace cairn::importers
