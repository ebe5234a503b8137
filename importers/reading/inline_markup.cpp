#include "importers/reading/inline_markup.h"

#include <cctype>
#include <optional>

namespace cairn::importers {

namespace {

// A lone $ is a price or a damaged formula: what follows is taken as a formula only up to this length.
constexpr std::size_t kLongestFormula = 300;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool is_letter_or_digit(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

class InlineReader {
 public:
  InlineReader(std::string_view source, Block& block) : source_(source), block_(block) {}

  void read() {
    while (at_ < source_.size()) {
      if (rest().starts_with("**") || rest().starts_with("__")) {
        toggle_bold();
      } else if (rest().starts_with('`')) {
        enclosed("`", "`");
      } else if (rest().starts_with("$$")) {
        formula("$$");
      } else if (rest().starts_with('$')) {
        formula("$");
      } else if (rest().starts_with("\\(")) {
        enclosed("\\(", "\\)");
      } else if (rest().starts_with("\\[")) {
        enclosed("\\[", "\\]");
      } else if (rest().starts_with('*') && (closes_italic() || opens_italic() || is_emphasis())) {
        toggle_italic();
      } else if (rest().starts_with('[')) {
        link();
      } else {
        put(source_[at_++]);
      }
    }
    if (bold_) close_bold();
    while (!block_.text.empty() && is_blank(block_.text.back())) block_.text.pop_back();
  }

 private:
  std::string_view rest() const { return source_.substr(at_); }

  void put(char c) {
    if (is_blank(c)) {
      if (!block_.text.empty() && block_.text.back() != ' ') block_.text.push_back(' ');
    } else {
      block_.text.push_back(c);
    }
  }
  void put(std::string_view text) {
    for (const char c : text) put(c);
  }

  void toggle_bold() {
    at_ += 2;
    if (bold_) {
      close_bold();
    } else {
      bold_begin_ = block_.text.size();
    }
    bold_ = !bold_;
  }
  void close_bold() {
    std::size_t end = block_.text.size();
    while (end > bold_begin_ && block_.text[end - 1] == ' ') --end;
    if (end > bold_begin_) block_.bold.push_back({bold_begin_, end});
  }

  /// A star before a word, where another one follows behind a word, with no other star between.
  bool opens_italic() const {
    constexpr std::size_t kLongestItalic = 200;              // bytes
    const bool open = italic_begin_ && at_ < italic_close_;  // otherwise its end stood in code or a link
    if (open || (at_ > 0 && is_letter_or_digit(source_[at_ - 1]))) return false;
    const auto end = source_.find('*', at_ + 1);
    return end != std::string_view::npos && end - at_ <= kLongestItalic && end > at_ + 1 &&
           !is_blank(source_[at_ + 1]) && !is_blank(source_[end - 1]) &&
           (end + 1 == source_.size() || (source_[end + 1] != '*' && !is_letter_or_digit(source_[end + 1])));
  }
  bool closes_italic() const { return italic_begin_ && at_ == italic_close_; }

  void toggle_italic() {
    if (closes_italic()) {
      if (block_.text.size() > *italic_begin_) block_.italic.push_back({*italic_begin_, block_.text.size()});
      italic_begin_.reset();
    } else if (opens_italic()) {
      italic_begin_ = block_.text.size();
      italic_close_ = source_.find('*', at_ + 1);
    }
    ++at_;
  }

  /// A star that opens or closes emphasis stands at a word, not between blanks like a multiplication sign.
  bool is_emphasis() const {
    const bool blank_before = at_ == 0 || is_blank(source_[at_ - 1]);
    const bool blank_after = at_ + 1 >= source_.size() || is_blank(source_[at_ + 1]);
    return blank_before != blank_after;
  }

  void hide(std::string_view text) {
    const std::size_t begin = block_.text.size();
    put(text);
    block_.hidden.push_back({begin, block_.text.size()});
  }

  void enclosed(std::string_view open, std::string_view close) {
    const auto end = source_.find(close, at_ + open.size());
    if (end == std::string_view::npos) {
      put(source_[at_++]);
      return;
    }
    hide(source_.substr(at_, end + close.size() - at_));
    at_ = end + close.size();
  }

  /// A formula holds no bold text and is no long stretch of prose between two prices.
  void formula(std::string_view mark) {
    const auto end = source_.find(mark, at_ + mark.size());
    const std::string_view inside = end == std::string_view::npos
                                        ? std::string_view()
                                        : source_.substr(at_ + mark.size(), end - at_ - mark.size());
    const bool price =
        mark.size() == 1 && !inside.empty() &&
        ((inside.front() >= '0' && inside.front() <= '9' && inside.find('\\') == std::string_view::npos &&
          inside.find(' ') != std::string_view::npos) ||
         is_blank(inside.front()));
    if (inside.empty() || inside.size() > kLongestFormula || inside.find("**") != std::string_view::npos ||
        price) {
      put(source_[at_++]);
      return;
    }
    hide(source_.substr(at_, end + mark.size() - at_));
    at_ = end + mark.size();
  }

  void link() {
    const auto close = source_.find("](", at_);
    const auto end = close == std::string_view::npos ? close : source_.find(')', close);
    const std::string_view label =
        end == std::string_view::npos ? std::string_view() : source_.substr(at_ + 1, close - at_ - 1);
    if (label.empty() || label.find('[') != std::string_view::npos ||
        label.find('\n') != std::string_view::npos) {
      put(source_[at_++]);
      return;
    }
    put(label);
    at_ = end + 1;
  }

  std::string_view source_;
  Block& block_;
  std::size_t at_ = 0;
  std::optional<std::size_t> italic_begin_;  ///< in the block's text
  std::size_t italic_close_ = 0;             ///< in the source: its last star
  bool bold_ = false;
  std::size_t bold_begin_ = 0;
};

}  // namespace

void read_inline(std::string_view source, Block& block) {
  InlineReader(source, block).read();
}

}  // namespace cairn::importers
