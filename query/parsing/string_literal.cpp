#include "query/parsing/string_literal.h"

#include <charconv>
#include <cstdint>

namespace cairn::query::parsing {

namespace {

bool is_surrogate(std::uint32_t code_point) {
  return code_point >= 0xD800 && code_point <= 0xDFFF;
}

bool is_low_surrogate(std::uint32_t code_point) {
  return code_point >= 0xDC00 && code_point <= 0xDFFF;
}

void append_utf8(std::string& out, std::uint32_t c) {
  const auto put = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6U));
    put(0x80 | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12U));
    put(0x80 | ((c >> 6U) & 0x3FU));
    put(0x80 | (c & 0x3FU));
  } else {
    put(0xF0 | (c >> 18U));
    put(0x80 | ((c >> 12U) & 0x3FU));
    put(0x80 | ((c >> 6U) & 0x3FU));
    put(0x80 | (c & 0x3FU));
  }
}

}  // namespace

std::string read_string_literal(std::string_view quoted, const ErrorSource& source, Span span) {
  const std::string_view text = quoted.substr(1, quoted.size() - 2);
  const auto hexadecimal = [&](std::size_t at, std::size_t digits) {
    std::uint32_t code_point = 0;
    const std::string_view part = text.substr(std::min(at, text.size()), digits);
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), code_point, 16);
    if (part.size() != digits || error != std::errc() || end != part.data() + digits ||
        code_point > 0x10FFFF) {
      source.syntax_error("InvalidUnicodeLiteral",
                          "\\u wants four and \\U eight hexadecimal digits of a character", span);
    }
    return code_point;
  };
  const auto refuse_half_pair = [&] {
    source.syntax_error("InvalidUnicodeLiteral", "half of a surrogate pair is no character", span);
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out.push_back(text[i]);
      continue;
    }
    const char escape = text[++i];
    switch (escape) {
      case 'b':
        out.push_back('\b');
        break;
      case 'f':
        out.push_back('\f');
        break;
      case 'n':
        out.push_back('\n');
        break;
      case 'r':
        out.push_back('\r');
        break;
      case 't':
        out.push_back('\t');
        break;
      case '\\':
      case '\'':
      case '"':
      case '`':
        out.push_back(escape);
        break;
      case 'u':
      case 'U': {
        const std::size_t digits = escape == 'u' ? 4 : 8;
        std::uint32_t code_point = hexadecimal(i + 1, digits);
        i += digits;
        const bool pair_follows = is_surrogate(code_point) && text.substr(i + 1, 2) == "\\u";
        if (pair_follows && code_point < 0xDC00) {
          const std::uint32_t low = hexadecimal(i + 3, 4);
          if (!is_low_surrogate(low)) refuse_half_pair();
          code_point = 0x10000 + ((code_point - 0xD800) << 10U) + (low - 0xDC00);
          i += 6;
        }
        if (is_surrogate(code_point)) refuse_half_pair();
        append_utf8(out, code_point);
        break;
      }
      default:
        source.syntax_error(
            "UnexpectedSyntax",
            std::string("'\\") + escape + "' is no escape sequence; write \\\\ for a backslash", span);
    }
  }
  return out;
}

}  // namespace cairn::query::parsing
