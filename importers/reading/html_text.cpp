#include "importers/reading/html_text.h"

#include <cctype>
#include <utility>

#include "text/folding.h"

namespace cairn::importers {

namespace {

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

class HtmlReader {
 public:
  explicit HtmlReader(std::string_view html) : html_(html) {}

  std::string read() {
    while (at_ < html_.size()) {
      if (rest().starts_with("<!--")) {
        skip_behind("-->");
      } else if (begins_tag()) {
        skip_tag();
      } else {
        take();
      }
    }
    return std::move(text_);
  }

 private:
  std::string_view rest() const { return html_.substr(at_); }

  /// A tag ends before the next "<".
  bool begins_tag() const {
    if (html_[at_] != '<' || at_ + 1 == html_.size()) return false;
    const char next = html_[at_ + 1];
    if (!is_letter(next) && next != '/' && next != '!' && next != '?') return false;
    const auto end = html_.find_first_of("<>", at_ + 1);
    return end != std::string_view::npos && html_[end] == '>';
  }

  /// With all up to its end where it holds no text.
  void skip_tag() {
    std::size_t end = at_ + 1;
    while (end < html_.size() && is_letter(html_[end])) ++end;
    const std::string name = text::fold(html_.substr(at_ + 1, end - at_ - 1));
    skip_behind(">");
    const bool cell = name == "td" || name == "th";
    if (cell && !text_.empty() && text_.back() != ' ' && text_.back() != '\n') text_.push_back(' ');
    if (name != "script" && name != "style") return;
    while (at_ < html_.size() && text::fold(html_.substr(at_, name.size() + 2)) != "</" + name) skip(at_ + 1);
    skip_behind(">");
  }

  void skip_behind(std::string_view end) {
    const auto found = html_.find(end, at_);
    skip(found == std::string_view::npos ? html_.size() : found + end.size());
  }

  /// Lines keep their numbers.
  void skip(std::size_t to) {
    for (; at_ < to; ++at_) {
      if (html_[at_] == '\n') text_.push_back('\n');
    }
  }

  void take() {
    const char c = html_[at_++];
    if (c == '<') {
      text_ += "&lt;";  // it shall begin no tag for the next reader either
    } else if (c != ' ' || (!text_.empty() && text_.back() != '\n')) {
      text_.push_back(c);
    }
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string text_;
};

}  // namespace

std::string html_text(std::string_view html) {
  return HtmlReader(html).read();
}

}  // namespace cairn::importers
