#include "exporters/dot_text.h"

#include <sstream>

#include "text/utf8.h"

namespace cairn::exporters {

namespace {

std::string without_noncharacters(std::string text) {
  for (std::size_t at = text.find("\xEF\xBF"); at != std::string::npos; at = text.find("\xEF\xBF", at + 3)) {
    if (text[at + 2] == '\xBE' || text[at + 2] == '\xBF') text[at + 2] = '\xBD';  // U+FFFD
  }
  return text;
}

}  // namespace

std::string dot_quoted(const std::string& text) {
  std::string out = "\"";
  // Pictures are XML, which has neither control characters nor the two last ones of the plane.
  for (const char c : without_noncharacters(text::repair_utf8(text))) {
    if (c == '"' || c == '\\') out.push_back('\\');
    if (c == '\n') {
      out += "\\n";
    } else if (c == '&') {
      out += "&amp;";  // Graphviz reads HTML entities in every string
    } else {
      out.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
    }
  }
  return out + "\"";
}

std::string wrapped_label(const std::string& name) {
  constexpr std::size_t kLabelColumns = 20;
  std::istringstream words(text::collapse_space(text::repair_utf8(name)));
  std::string out;
  std::size_t column = 0;
  for (std::string word; words >> word;) {
    const std::size_t width = text::terminal_width(word);
    if (column > 0 && column + 1 + width > kLabelColumns) {
      out += '\n';
      column = 0;
    } else if (column > 0) {
      out += ' ';
      ++column;
    }
    out += word;
    column += width;
  }
  return out;
}

}  // namespace cairn::exporters
