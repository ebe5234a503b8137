// A body with a line a block: headings in bold, items with lead terms, tables, code fences, formulas.

#include <algorithm>

#include "importers/reading/inline_markup.h"
#include "importers/reading/label.h"
#include "importers/reading/lines.h"
#include "importers/reading/preformatted.h"
#include "importers/reading/reader.h"
#include "importers/reading/section_path.h"

namespace cairn::importers {

namespace {

/// Where the formula or code that begins at `at` ends; `at` where none does. Two prices are no formula.
std::size_t end_of_hidden(std::string_view line, std::size_t at) {
  const char mark = line[at];
  if (mark != '$' && mark != '`') return at;
  const auto close = line.find(mark, at + 1);
  if (close == std::string_view::npos || close == at + 1) return at;
  const bool tight = line[at + 1] != ' ' && line[close - 1] != ' ';
  return mark == '`' || tight ? close : at;
}

/// The cells of a table row; a bar inside a formula or code does not part them.
std::vector<std::string_view> split_cells(std::string_view line) {
  std::vector<std::string_view> cells;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    if (at < line.size() && line[at] != '|') {
      at = end_of_hidden(line, at);
      continue;
    }
    const auto cell = trim(line.substr(begin, at - begin));
    if (!cell.empty()) cells.push_back(cell);
    begin = at + 1;
  }
  return cells;
}

class LineBodyReader {
 public:
  explicit LineBodyReader(std::int64_t first_line) : line_(first_line) {}

  Body read(std::string_view text) {
    const auto lines = split_lines(text);
    for (std::size_t i = 0; i < lines.size(); ++i, ++line_) {
      const auto line = trim(lines[i]);
      in_table_ = in_table_ && !in_code_ && !in_formula_ && line.find('|') != std::string_view::npos;
      if (line == "```" && (in_text_ || begins_text(lines, i))) {
        in_text_ = !in_text_;
      } else if (line.starts_with("```")) {
        in_code_ = !in_code_;
        if (line.size() > 6 && line.ends_with("```")) in_code_ = false;  // opened and closed on one line
        add_hidden(BlockKind::kCode, line);
      } else if (in_code_) {
        add_hidden(BlockKind::kCode, line);
      } else if (line == "$$") {
        in_formula_ = !in_formula_;
      } else if (in_formula_) {
        // An odd mark must not swallow the rest: prose and bold text end a formula that was not closed.
        if (line.find("**") != std::string_view::npos || line.starts_with("- ")) {
          in_formula_ = false;
          add_line(line);
        } else {
          add_hidden(BlockKind::kFormula, line);
        }
      } else if (!line.empty()) {
        const bool rule_follows = i + 1 < lines.size() && is_table_rule(trim(lines[i + 1]));
        const bool is_row =
            line.find('|') != std::string_view::npos && item_marker(line) == 0 && !line.starts_with('#');
        in_table_ = (rule_follows || in_table_) && is_row;
        if (line.starts_with('|') || in_table_) {
          add_row(line, rule_follows);
        } else {
          add_line(line);
        }
      }
    }
    return std::move(body_);
  }

 private:
  /// Whether a fence opens here that holds text.
  bool begins_text(std::span<const std::string_view> lines, std::size_t at) const {
    if (in_code_ || in_formula_) return false;
    const auto rest = lines.subspan(at + 1);
    const auto close =
        std::find_if(rest.begin(), rest.end(), [](std::string_view line) { return trim(line) == "```"; });
    return close != rest.end() &&
           is_preformatted_text(rest.first(static_cast<std::size_t>(close - rest.begin())));
  }

  Block make(BlockKind kind) const {
    Block block;
    block.kind = kind;
    sections_.put_into(block);
    block.line = line_;
    return block;
  }

  void add_hidden(BlockKind kind, std::string_view line) {
    Block block = make(kind);
    block.text = std::string(line);
    block.hidden.push_back({0, block.text.size()});
    body_.blocks.push_back(std::move(block));
  }

  void add_row(std::string_view line, bool is_head) {
    if (is_table_rule(line)) return;
    Block block = make(is_head ? BlockKind::kTableHead : BlockKind::kTableRow);
    for (const auto cell : split_cells(line)) {
      Block inside;
      read_inline(cell, inside);
      if (!block.text.empty()) block.text += " | ";
      const std::size_t begin = block.text.size();
      block.text += inside.text;
      block.cells.push_back({begin, block.text.size()});
      for (const auto& span : inside.bold) block.bold.push_back({span.begin + begin, span.end + begin});
      for (const auto& span : inside.italic) block.italic.push_back({span.begin + begin, span.end + begin});
      for (const auto& span : inside.hidden) block.hidden.push_back({span.begin + begin, span.end + begin});
    }
    if (!block.cells.empty()) body_.blocks.push_back(std::move(block));
  }

  /// Some lines of a dump hold a whole flattened body.
  void add_line(std::string_view line) {
    if (!is_flattened(line)) {
      add_one_line(line);
      return;
    }
    const std::string broken = unflatten(line);
    for (const auto part : split_lines(broken)) {
      if (!trim(part).empty() && !part.starts_with("$$") && !part.starts_with('|')) add_one_line(trim(part));
    }
  }

  static bool is_flattened(std::string_view line) {
    constexpr std::size_t kLabels = 2;
    std::size_t labels = 0;
    for (std::size_t at = line.find(". **"); at != std::string_view::npos; at = line.find(". **", at + 1)) {
      const auto close = line.find("**", at + 4);
      if (close != std::string_view::npos && line.substr(close + 2).starts_with(':')) ++labels;
    }
    return labels >= kLabels;
  }

  void add_one_line(std::string_view line) {
    std::size_t hashes = 0;
    while (hashes < line.size() && line[hashes] == '#') ++hashes;
    if (hashes > 0 && hashes < line.size() && line[hashes] == ' ') {
      constexpr std::size_t kDeepest = 6;
      add_heading(line.substr(hashes + 1), std::min(hashes, kDeepest));
      return;
    }
    const std::size_t marker = item_marker(line);
    Block block = make(marker > 0 ? BlockKind::kItem : BlockKind::kParagraph);
    read_inline(line.substr(marker), block);
    if (block.text.empty()) return;
    find_label(block);
    if (marker == 0 && is_heading(block)) {
      const bool leads_list = block.text.ends_with(':') && block.bold.front().end < block.text.size();
      add_heading(block.text, leads_list ? SectionPath::kListHeading : level_of_bold(block.text));
      return;
    }
    body_.blocks.push_back(std::move(block));
  }

  /// A line that is all bold, but for a colon.
  static bool is_heading(const Block& block) {
    if (block.bold.size() != 1 || block.bold.front().begin != 0) return false;
    const auto rest = std::string_view(block.text).substr(block.bold.front().end);
    return rest.empty() || rest == ":";
  }

  /// "7. Numerical methods" stands over "7.1 Finite differences", and that over what has no number.
  static std::size_t level_of_bold(std::string_view heading) {
    constexpr std::size_t kDeepestNumber = 10;
    const auto number = heading.substr(0, heading.find_first_not_of("0123456789."));
    if (number.empty() || number.find('.') == std::string_view::npos) return SectionPath::kBoldHeading;
    const auto parts = split_trimmed(number, '.').size();
    return SectionPath::kBoldHeading - kDeepestNumber + std::min(parts, kDeepestNumber) - 1;
  }

  /// "**Term**:" before a list leads that list as a term, in the section that it stands in.
  void add_heading(std::string_view text, std::size_t level) {
    sections_.leave(level);
    Block block = make(BlockKind::kHeading);
    read_inline(text, block);
    while (block.text.ends_with(':') || block.text.ends_with(' ')) block.text.pop_back();
    block.label = {0, block.text.size()};
    block.bold_label = level == SectionPath::kListHeading;
    sections_.enter(level, block.text);
    if (!block.bold_label) sections_.put_into(block);
    body_.blocks.push_back(std::move(block));
  }

  Body body_;
  SectionPath sections_;
  std::int64_t line_;
  bool in_code_ = false;
  bool in_text_ = false;  ///< in a fence, though it holds no code
  bool in_formula_ = false;
  bool in_table_ = false;  ///< behind a head, which a rule follows
};

}  // namespace

Body read_line_body(const std::string& text, std::int64_t first_line) {
  return LineBodyReader(first_line).read(text);
}

}  // namespace cairn::importers
