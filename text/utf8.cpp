#include "text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

namespace cairn::text {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Calls visit(code point or negative for an ill-formed sequence, begin, end) for each code point.
template <typename Visit>
void each_code_point(std::string_view text, Visit visit) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  std::int64_t at = 0;
  while (at < size) {
    const std::int64_t begin = at;
    UChar32 code_point = bytes[at];
    if (code_point < 0x80) {
      ++at;
    } else {
      U8_NEXT(bytes, at, size, code_point);
    }
    if (!visit(code_point, static_cast<std::size_t>(begin), static_cast<std::size_t>(at))) return;
  }
}

/// How many columns a terminal gives a character; one for an ill-formed byte.
std::size_t columns_of(UChar32 code_point) {
  if (code_point < 0) return 1;
  const auto kind = u_charType(code_point);
  if (kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR) return 0;
  const auto wide = static_cast<UEastAsianWidth>(u_getIntPropertyValue(code_point, UCHAR_EAST_ASIAN_WIDTH));
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

bool begins_utf16(std::string_view bytes) {
  constexpr std::string_view kLittleUtf32("\xFF\xFE\0\0", 4);
  return (bytes.starts_with("\xFF\xFE") && !bytes.starts_with(kLittleUtf32)) || bytes.starts_with("\xFE\xFF");
}

std::string utf8_of_utf16(std::string_view bytes) {
  const bool little = bytes.starts_with('\xFF');
  std::u16string units;
  for (std::size_t i = 2; i + 1 < bytes.size(); i += 2) {
    const auto first = static_cast<unsigned char>(bytes[i]);
    const auto second = static_cast<unsigned char>(bytes[i + 1]);
    units.push_back(static_cast<char16_t>(little ? first | (second << 8U) : (first << 8U) | second));
  }
  std::string text;
  icu::UnicodeString(units.data(), static_cast<int32_t>(units.size())).toUTF8String(text);
  return text;
}

std::string repair_utf8(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  std::string repaired;
  repaired.reserve(bytes.size());
  std::size_t kept = 0;  // what is well-formed is copied piece by piece
  each_code_point(bytes, [&](UChar32 code_point, std::size_t begin, std::size_t end) {
    if (code_point >= 0) return true;
    repaired.append(bytes.substr(kept, begin - kept)).append(kReplacement);
    kept = end;
    return true;
  });
  repaired.append(bytes.substr(kept));
  return repaired;
}

std::size_t length_utf8(std::string_view text) {
  std::size_t length = 0;
  for (const char byte : text) length += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
  return length;
}

std::string_view prefix_utf8(std::string_view text, std::size_t code_points) {
  if (text.size() <= code_points) return text;
  std::size_t count = 0;
  std::size_t kept = 0;
  each_code_point(text, [&](UChar32 /*code_point*/, std::size_t /*begin*/, std::size_t end) {
    if (count == code_points) return false;
    ++count;
    kept = end;
    return true;
  });
  return text.substr(0, kept);
}

std::size_t terminal_width(std::string_view text) {
  std::size_t width = 0;
  each_code_point(text, [&](UChar32 code_point, std::size_t /*begin*/, std::size_t /*end*/) {
    width += columns_of(code_point);
    return true;
  });
  return width;
}

std::string without_control_characters(std::string_view text) {
  std::string shown;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // U+0080 to U+009F are C2 80 to C2 9F.
    const bool second_set =
        byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (byte < 0x20 || byte == 0x7F || second_set) {
      shown += "\uFFFD";
      i += second_set ? 1 : 0;
    } else {
      shown.push_back(text[i]);
    }
  }
  return shown;
}

std::string_view prefix_columns(std::string_view text, std::size_t columns) {
  std::size_t width = 0;
  std::size_t kept = 0;
  each_code_point(text, [&](UChar32 code_point, std::size_t /*begin*/, std::size_t end) {
    width += columns_of(code_point);
    if (width > columns) return false;
    kept = end;
    return true;
  });
  return text.substr(0, kept);
}

std::string_view without_leading_space(std::string_view text) {
  std::size_t first = text.size();
  each_code_point(text, [&](UChar32 code_point, std::size_t begin, std::size_t /*end*/) {
    if (code_point >= 0 && u_isUWhiteSpace(code_point)) return true;
    first = begin;
    return false;
  });
  return text.substr(first);
}

std::string_view without_trailing_space(std::string_view text) {
  std::size_t length = 0;
  each_code_point(text, [&](UChar32 code_point, std::size_t /*begin*/, std::size_t end) {
    if (code_point < 0 || !u_isUWhiteSpace(code_point)) length = end;
    return true;
  });
  return text.substr(0, length);
}

std::string collapse_space(std::string_view text) {
  std::string collapsed;
  collapsed.reserve(text.size());
  bool pending = false;
  each_code_point(text, [&](UChar32 code_point, std::size_t begin, std::size_t end) {
    if (code_point >= 0 && u_isUWhiteSpace(code_point)) {
      pending = !collapsed.empty();
      return true;
    }
    if (pending) collapsed.push_back(' ');
    pending = false;
    collapsed += text.substr(begin, end - begin);
    return true;
  });
  return collapsed;
}

}  // namespace cairn::text
