#include "importers/reading/markup/html_document.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "importers/reading/lines.h"
#include "text/folding.h"

namespace cairn::importers {

namespace {

class HtmlReader {
 public:
  explicit HtmlReader(std::string_view html) : html_(html) {}

  std::string read() {
    while (at_ < html_.size()) {
      if (html_.substr(at_).starts_with("<!--")) {
        skip_to("-->");
      } else if (html_[at_] == '<' && at_ + 1 < html_.size() &&
                 (std::isalpha(static_cast<unsigned char>(html_[at_ + 1])) != 0 || html_[at_ + 1] == '/' ||
                  html_[at_ + 1] == '!')) {
        read_tag();
      } else {
        put(html_[at_++]);
      }
    }
    return std::move(out_);
  }

 private:
  bool at_line_begin() const { return out_.empty() || out_.back() == '\n'; }

  void put(char c) {
    if (c == '\n') {
      while (out_.ends_with(' ')) out_.pop_back();
      out_.push_back('\n');
    } else if (c != ' ' && c != '\t') {
      if (at_line_begin() && in_definition_) out_ += "  ";
      out_.push_back(c);
    } else if (!at_line_begin() && out_.back() != ' ') {
      out_.push_back(' ');
    }
  }

  /// Behind the next place of the words, with the ends of the lines before it.
  void skip_to(std::string_view words) {
    const auto found = html_.find(words, at_);
    const std::size_t end = found == std::string_view::npos ? html_.size() : found + words.size();
    for (; at_ < end; ++at_) {
      if (html_[at_] == '\n') out_.push_back('\n');
    }
  }

  void read_tag() {
    const auto close = html_.find('>', at_);
    if (close == std::string_view::npos) {
      at_ = html_.size();
      return;
    }
    std::string_view tag = html_.substr(at_ + 1, close - at_ - 1);
    const bool ends = tag.starts_with('/');
    if (ends) tag.remove_prefix(1);
    const std::string name = text::fold_case(tag.substr(0, tag.find_first_of(" \t\n/")));
    for (; at_ <= close; ++at_) {
      if (html_[at_] == '\n') out_.push_back('\n');
    }
    if (!ends && (name == "script" || name == "style" || name == "head" || name == "nav")) {
      skip_to("</" + name + ">");
    } else if (name == "dt") {
      ends ? end_term() : begin_term();
    } else if (name == "dd") {
      if (!ends) end_term();
      undefined_ = 0;
      in_definition_ = !ends;
    } else if ((name == "p" || name == "div" || name == "li") && !in_definition_ && !in_term_) {
      if (!ends) begin_line(name == "li" ? "- " : "");
    } else if (name == "br") {
      put(' ');
    } else if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
      in_definition_ = false;
      if (!ends) begin_line(std::string(static_cast<std::size_t>(name[1] - '0'), '#') + " ");
    } else if (!in_term_ && (name == "b" || name == "strong")) {
      out_ += "**";
    } else if (!in_term_ && (name == "code" || name == "tt" || name == "kbd")) {
      put('`');
    }
  }

  void begin_line(const std::string& mark) {
    if (!at_line_begin()) out_.push_back('\n');
    out_.append(std::exchange(owed_lines_, 0), '\n');
    out_ += mark;
  }
  void begin_term() {
    end_term();
    in_definition_ = false;
    const std::size_t end = std::exchange(undefined_, 0);
    if (end > 0 && out_.find_first_not_of(" \n", end + kTermEnd.size()) == std::string::npos) {
      join_terms(end);
    } else {
      begin_line("- **");
    }
    in_term_ = true;
  }
  /// Two terms in a row, which one definition follows, are two names.
  void join_terms(std::size_t end_of_term) {
    owed_lines_ += static_cast<std::size_t>(
        std::count(out_.begin() + static_cast<std::ptrdiff_t>(end_of_term), out_.end(), '\n'));
    out_.erase(end_of_term);
    out_ += " / ";
  }
  void end_term() {
    if (!in_term_) return;
    while (out_.ends_with(' ') || out_.ends_with('\n')) {
      owed_lines_ += out_.back() == '\n' ? 1 : 0;
      out_.pop_back();
    }
    undefined_ = out_.size();
    out_.append(kTermEnd).push_back(' ');
    in_term_ = false;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string out_;
  bool in_term_ = false;
  bool in_definition_ = false;
  static constexpr std::string_view kTermEnd = "**:";
  std::size_t undefined_ = 0;   ///< where the term ends that nothing stands behind yet; 0: there is none
  std::size_t owed_lines_ = 0;  ///< that were joined, until lines are counted again
};

bool is_html(std::string_view content) {
  const auto begin = std::min(content.size(), content.find_first_not_of(" \n\t"));
  return text::begins_with(content.substr(begin), "<!doctype html") ||
         text::begins_with(content.substr(begin), "<html");
}

/// A line begins with one, outside the code of a text about HTML.
bool has_definition_list(const MarkupLines& lines) {
  bool code = false;
  for (const std::string_view line : lines) {
    const std::string_view text = trim(line);
    if (text.starts_with("```") || text.starts_with("~~~")) code = !code;
    if (!code && (text.starts_with("<dl") || text.starts_with("<dt"))) return true;
  }
  return false;
}

}  // namespace

std::optional<std::string> markdown_of_html(std::string_view content, const MarkupLines& lines) {
  const bool is_such = is_html(content) || has_definition_list(lines);
  return is_such ? std::optional(HtmlReader(content).read()) : std::nullopt;
}

}  // namespace cairn::importers
