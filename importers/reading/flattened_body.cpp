// A body whose line breaks were lost when the page was saved. The breaks are found again from what markup is
// left, and the result is read like any body with a line a block.

#include <algorithm>
#include <array>
#include <string>

#include "importers/reading/lines.h"
#include "importers/reading/reader.h"

namespace cairn::importers {

namespace {

// Words after which bold text is a phrase of the sentence, never the beginning of a new block.
constexpr std::array<std::string_view, 30> kNeverBeforeABreak = {
    "is",    "are",    "was",   "were", "a",    "an",   "the", "of",  "to",    "in",
    "on",    "by",     "for",   "with", "and",  "or",   "as",  "at",  "from",  "that",
    "which", "called", "using", "via",  "into", "than", "be",  "its", "their", "this"};

constexpr std::size_t kLongestFormula = 600;

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/// Puts line breaks back into a flattened body.
class Unflattener {
 public:
  explicit Unflattener(std::string_view source) : source_(source) {}

  std::string run() {
    while (at_ < source_.size()) {
      if (rest().starts_with("```")) {
        code();
      } else if (rest().starts_with("$$")) {
        formula();
      } else if (is_table_begin()) {
        table();
      } else if (rest().starts_with("**")) {
        bold();
      } else if (is_item_begin()) {
        new_line();
        out_.append(source_.substr(at_, 2));
        at_ += 2;
      } else {
        out_.push_back(source_[at_++]);
      }
    }
    return std::move(out_);
  }

 private:
  std::string_view rest() const { return source_.substr(at_); }

  void new_line() {
    while (!out_.empty() && is_blank(out_.back())) out_.pop_back();
    if (!out_.empty() && out_.back() != '\n') out_.push_back('\n');
  }

  /// Where the last line of what is written begins. Looked for in what was written since, so that a long line
  /// costs no more than its length.
  std::size_t line_begin() {
    looked_at_ = std::min(looked_at_, out_.size());  // blanks at the end may have gone
    for (; looked_at_ < out_.size(); ++looked_at_) {
      if (out_[looked_at_] == '\n') line_begin_ = looked_at_ + 1;
    }
    return line_begin_;
  }

  bool at_line_begin() {
    const auto last = out_.find_last_not_of(" \t");
    if (last == std::string::npos || out_[last] == '\n') return true;
    // after an item's marker
    const auto line = std::string_view(out_).substr(line_begin());
    return trim(line) == "-" || trim(line) == "•" || (trim(line).size() <= 3 && trim(line).ends_with('.'));
  }

  void code() {
    const auto end = source_.find("```", at_ + 3);
    const auto stop = end == std::string_view::npos ? source_.size() : end + 3;
    new_line();
    out_.append(source_.substr(at_, stop - at_));
    out_.push_back('\n');
    at_ = stop;
  }

  void formula() {
    const auto end = source_.find("$$", at_ + 2);
    const auto inside =
        end == std::string_view::npos ? std::string_view() : source_.substr(at_ + 2, end - at_ - 2);
    if (inside.empty() || inside.size() > kLongestFormula || inside.find("**") != std::string_view::npos) {
      at_ += 2;  // an odd mark: it alone is dropped
      return;
    }
    new_line();
    out_.append("$$\n").append(trim(inside)).append("\n$$\n");
    at_ = end + 2;
  }

  // --- items ---

  static bool begins_item(std::string_view text) {
    if (text.starts_with("• ")) return true;
    if (!text.starts_with("- ")) return false;
    const auto next = trim(text.substr(2));
    if (next.starts_with("**")) return true;
    if (next.empty() ||
        !(is_upper(next.front()) || next.front() == '$' || next.front() == '`' || is_digit(next.front()))) {
      return false;
    }
    // "- It improves" after the defining sentence continues the paragraph.
    return !next.starts_with("It ") && !next.starts_with("They ") && !next.starts_with("This ");
  }

  bool is_item_begin() const {
    if (!begins_item(rest()) || (at_ > 0 && !is_blank(source_[at_ - 1]))) return false;
    if (rest().starts_with("• ") || trim(rest().substr(2)).starts_with("**")) return true;
    const auto before = trim(source_.substr(0, at_));
    return before.empty() || before.ends_with("**") || before.ends_with('.') || before.ends_with(':') ||
           before.ends_with(')') || before.ends_with('$') || before.ends_with("```") || in_plain_list_;
  }

  // --- bold text ---

  std::string_view last_word() const {
    const auto text = trim(out_);
    const auto blank = text.find_last_of(" \n");
    return blank == std::string_view::npos ? text : text.substr(blank + 1);
  }

  /// "4. Results", "5.3 Coupled systems"; not "92.5 points", "3.5 GB".
  static bool is_numbered(std::string_view inside) {
    const auto end = inside.find_first_not_of("0123456789.");
    if (end == std::string_view::npos || !is_digit(inside.front()) || inside[end] != ' ') return false;
    const std::string_view word = trim(inside.substr(end));
    const bool begins_words = word.size() > 1 && is_upper(word[0]) && word[1] >= 'a' && word[1] <= 'z';
    return begins_words && inside.substr(0, end).find('.') != std::string_view::npos;
  }

  /// Whether bold text that ends there heads what follows, behind an item without a point: a formula, a list
  /// or more bold text.
  bool heads_what_follows(std::size_t end) {
    if (!std::string_view(out_).substr(line_begin()).starts_with("- ") &&
        !std::string_view(out_).substr(line_begin()).starts_with("\u2022 "))
      return false;
    const auto next = trim(source_.substr(end));
    return next.starts_with("$$") || next.starts_with("**") || begins_item(next);
  }

  /// `end` is behind the bold text.
  bool may_break_before_bold(std::string_view inside, std::size_t end) {
    if (inside.empty() || !(is_upper(inside.front()) || is_digit(inside.front()) ||
                            static_cast<unsigned char>(inside.front()) >= 0x80)) {
      return false;
    }
    const auto word = last_word();
    if (std::find(kNeverBeforeABreak.begin(), kNeverBeforeABreak.end(), word) != kNeverBeforeABreak.end())
      return false;
    if (is_numbered(inside) || heads_what_follows(end)) return true;
    const char last = word.empty() ? '\n' : word.back();
    return last == '.' || last == '!' || last == '?' || last == ':' || last == ')' || last == '*' ||
           last == '|' || last == '$' || last == '`' || is_digit(last) || last == '"' || last == ';';
  }

  void bold() {
    const auto end = source_.find("**", at_ + 2);
    if (end == std::string_view::npos) {
      at_ += 2;
      return;
    }
    const auto inside = trim(source_.substr(at_ + 2, end - at_ - 2));
    const bool begins_line = at_line_begin();
    if (!begins_line && may_break_before_bold(inside, end + 2)) new_line();
    const bool leads = at_line_begin();
    const bool in_item = leads && !out_.empty() && out_.find_last_not_of(" \t") != std::string::npos &&
                         out_[out_.find_last_not_of(" \t")] != '\n';
    out_.append("**").append(inside).append("**");
    at_ = end + 2;
    in_plain_list_ = false;
    if (leads && !in_item && ends_heading(inside)) {
      out_.push_back('\n');
      in_plain_list_ = true;
    }
  }

  /// Bold text at the beginning of a line is a heading when an item, other bold text or a new sentence
  /// follows it.
  bool ends_heading(std::string_view inside) const {
    const auto next = trim(rest().substr(0, 8));
    if (next.empty() || next.starts_with("- ") || next.starts_with("• ") || next.starts_with("**") ||
        next.starts_with('|') || next.starts_with("```") || next.starts_with("$$") ||
        next.starts_with("> ")) {
      return true;
    }
    if (inside.ends_with(':')) return next.starts_with("**") || next.starts_with("- ");
    return !rest().empty() && is_blank(rest().front()) && (is_upper(next.front()) || is_digit(next.front()));
  }

  // --- tables ---

  bool is_table_begin() const {
    if (!rest().starts_with("| ")) return false;
    const auto rule = source_.find("|-", at_);
    const auto rule_blank = source_.find("| -", at_);
    const auto rule_colon = source_.find("|:-", at_);
    const auto first = std::min({rule, rule_blank, rule_colon});
    if (first == std::string_view::npos) return false;
    constexpr std::size_t kLongestHead = 600;
    return first - at_ < kLongestHead;
  }

  /// The cells of the row or rows that follow, up to `most`; a bar inside a formula does not part cells.
  std::vector<std::string> cells(std::size_t& at, std::size_t most) const {
    std::vector<std::string> found;
    while (found.size() < most && at < source_.size()) {
      std::size_t end = at;
      bool in_formula = false;
      while (end < source_.size() && (source_[end] != '|' || in_formula)) {
        if (source_[end] == '$') in_formula = !in_formula;
        ++end;
      }
      if (end >= source_.size()) return found;  // no bar: the text after the table
      found.emplace_back(trim(source_.substr(at, end - at)));
      at = end + 1;
    }
    return found;
  }

  static bool is_rule(std::string_view cell) {
    return cell.find('-') != std::string_view::npos &&
           cell.find_first_not_of("-: ") == std::string_view::npos;
  }

  void write_row(const std::vector<std::string>& row) {
    new_line();
    out_.push_back('|');
    for (const auto& cell : row) out_.append(" ").append(cell).append(" |");
    out_.push_back('\n');
  }

  void table() {
    // A flattened row is "| a | b |"; rows are parted by a blank alone, so the count of columns comes from
    // the rule.
    std::size_t at = at_ + 1;
    std::vector<std::string> head;
    std::size_t columns = 0;
    for (;;) {
      const std::size_t before = at;
      const auto cell = cells(at, 1);
      if (cell.empty()) break;
      if (is_rule(cell.front())) {
        ++columns;
        // the rest of the rule
        while (at < source_.size()) {
          std::size_t next = at;
          const auto more = cells(next, 1);
          if (more.empty() || !is_rule(more.front())) break;
          at = next;
          ++columns;
        }
        break;
      }
      if (cell.front().empty() && before != at_ + 1) continue;  // the gap between two rows
      head.push_back(cell.front());
    }
    if (columns == 0 || head.size() < columns) {
      out_.push_back(source_[at_++]);
      return;
    }
    head.erase(head.begin(), head.end() - static_cast<std::ptrdiff_t>(columns));
    write_row(head);
    out_.append("|---|\n");
    for (;;) {
      std::size_t begin = at;
      while (begin < source_.size() && is_blank(source_[begin])) ++begin;
      if (begin >= source_.size() || source_[begin] != '|') break;
      std::size_t next = begin + 1;
      const auto row = cells(next, columns);
      if (row.size() < columns) break;
      write_row(row);
      at = next;
    }
    at_ = at;
    new_line();
  }

  std::string_view source_;
  std::string out_;
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;
  std::size_t looked_at_ = 0;  ///< of what is written
  bool in_plain_list_ = false;
};

}  // namespace

std::string unflatten(std::string_view text) {
  return Unflattener(text).run();
}

Body read_flattened_body(const std::string& text, std::int64_t first_line) {
  // The body is one line: whatever line it is broken into again, it stands where the flattened line stands.
  const auto begin = std::min(text.find_first_not_of('\n'), text.size());
  const std::int64_t line = first_line + static_cast<std::int64_t>(begin);
  Body body = read_line_body(Unflattener(std::string_view(text).substr(begin)).run(), line);
  for (Block& block : body.blocks) block.line = line;
  return body;
}

}  // namespace cairn::importers
