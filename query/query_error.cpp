#include "query/query_error.h"

#include <algorithm>

namespace cairn::query {

namespace {

/// On one line and without what would move the cursor; as many characters as before.
std::string printable(std::string_view text) {
  std::string shown(text);
  if (shown.ends_with('\r')) shown.pop_back();
  std::replace_if(
      shown.begin(), shown.end(), [](char c) { return (c >= 0 && c < ' ') || c == 0x7F; }, ' ');
  return shown;
}

/// A reason that quotes a very long word, without the middle of it.
std::string shortened(const std::string& reason) {
  constexpr std::size_t kLongest = 400;
  constexpr std::size_t kKept = 180;
  const std::size_t length = text::length_utf8(reason);
  if (length <= kLongest) return reason;
  const std::size_t tail = text::prefix_utf8(reason, length - kKept).size();
  return std::string(text::prefix_utf8(reason, kKept)).append("...").append(reason, tail);
}

struct Place {
  std::size_t line = 1;
  std::size_t column = 1;
  std::string source_line;
  std::size_t width = 1;  ///< of what is underlined, in terminal columns
};

Place locate(Span span, const std::string& source, std::size_t first_line) {
  const std::size_t at = std::min(span.begin, source.size());
  const std::size_t line_begin = at == 0 ? 0 : source.rfind('\n', at - 1) + 1;  // npos + 1 is 0
  const std::size_t line_end = std::min(source.find('\n', at), source.size());
  Place place;
  place.line = static_cast<std::size_t>(
                   std::count(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(at), '\n')) +
               first_line;
  place.column = text::length_utf8(std::string_view(source).substr(line_begin, at - line_begin)) + 1;
  place.source_line = printable(std::string_view(source).substr(line_begin, line_end - line_begin));
  const std::size_t end = std::clamp(span.end, at, line_end);
  place.width = std::max<std::size_t>(
      1, text::terminal_width(printable(std::string_view(source).substr(at, end - at))));
  return place;
}

/// The source line cut to what is around the place, and the carets under it.
std::string underline(const Place& place) {
  constexpr std::size_t kShownBefore = 60;
  constexpr std::size_t kShown = 100;
  std::string_view line = place.source_line;
  std::size_t column = place.column - 1;
  std::string shown = "  ";
  if (column > kShownBefore) {
    const auto skipped = text::prefix_utf8(line, column - kShownBefore).size();
    line.remove_prefix(skipped);
    column = kShownBefore;
    shown += "...";
  }
  const auto visible = text::prefix_utf8(line, kShown);
  const std::size_t before = shown.size() + text::terminal_width(text::prefix_utf8(line, column));
  shown += visible;
  const std::size_t carets = std::min(place.width, kShown);
  return shown + "\n" + std::string(before, ' ') + std::string(carets, '^');
}

std::string message(const std::string& reason, const Place& place) {
  return "line " + std::to_string(place.line) + ", column " + std::to_string(place.column) + ": " + reason +
         "\n" + underline(place);
}

}  // namespace

QueryError::QueryError(Phase phase, std::string type, std::string detail, const std::string& reason,
                       Span span, const std::string& source, std::size_t first_line)
    : Error(ErrorKind::kInvalidInput, message(shortened(reason), locate(span, source, first_line))),
      phase_(phase),
      type_(std::move(type)),
      detail_(std::move(detail)),
      reason_(shortened(reason)),
      line_(locate(span, source, first_line).line),
      column_(locate(span, source, first_line).column) {}

}  // namespace cairn::query
