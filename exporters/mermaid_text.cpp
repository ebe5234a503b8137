#include "exporters/mermaid_text.h"

#include "text/utf8.h"

namespace cairn::exporters {

std::string mermaid_quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text::collapse_space(text::repair_utf8(text))) {
    switch (c) {
      case '"':
        out += "#quot;";
        break;
      case '#':
        out += "#35;";
        break;
      case '<':
        out += "#lt;";
        break;
      case '>':
        out += "#gt;";
        break;
      case '&':
        out += "#amp;";
        break;
      case '`':
        out += "#96;";
        break;
      default:
        out.push_back(static_cast<unsigned char>(c) < 0x20 ? ' ' : c);
    }
  }
  return out + "\"";
}

}  // namespace cairn::exporters
