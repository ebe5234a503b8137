#include "importers/reading/preformatted.h"

#include <algorithm>

#include "importers/reading/lines.h"

namespace cairn::importers {

namespace {

/// Signs of code and formulas, and the first bytes of arrows, operators and the lines of boxes.
bool has_sign(std::string_view line) {
  return line.find_first_of("={}<>;\\_$^@#`") != std::string_view::npos ||
         line.find("()") != std::string_view::npos || line.find("\u00F7") != std::string_view::npos ||
         line.find("\u00D7") != std::string_view::npos ||
         std::any_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) == 0xE2; });
}

}  // namespace

bool is_preformatted_text(std::span<const std::string_view> lines) {
  bool has_items = false;
  bool has_table = false;
  for (const std::string_view whole : lines) {
    const std::string_view line = trim(whole);
    if (has_sign(line)) return false;
    has_items = has_items || item_marker(line) > 0;
    has_table = has_table || (is_table_rule(line) && line.find('|') != std::string_view::npos);
  }
  return has_items || has_table;
}

}  // namespace cairn::importers
