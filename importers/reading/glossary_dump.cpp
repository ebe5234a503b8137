// A plain dump: for each entry a header line of lower-case phrases, then its body, a line a block; blank
// lines may stand between them.

#include "importers/reading/lines.h"
#include "importers/reading/reader.h"

namespace cairn::importers {

namespace {

/// Whether a body can begin with this line: prose or a bold lead, not an item, a row, code or a formula.
bool can_begin_body(std::string_view line) {
  const auto text = trim(line);
  if (text.empty()) return false;
  if (text.starts_with("- ") || text.starts_with("* ") || text.starts_with('|') || text.starts_with("```"))
    return false;
  if (text.starts_with('$') || text.starts_with('\\') || text.starts_with('#')) return false;
  const bool capital = text.front() >= 'A' && text.front() <= 'Z';
  return capital || text.starts_with("**") || static_cast<unsigned char>(text.front()) >= 0x80;
}

}  // namespace

std::vector<RawEntry> read_dump_entries(std::string_view content) {
  const auto lines = split_lines(content);
  std::vector<RawEntry> entries;
  bool in_code = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (trim(lines[i]).starts_with("```")) in_code = !in_code;
    const std::size_t body = i + 1 < lines.size() && trim(lines[i + 1]).empty() ? i + 2 : i + 1;
    const bool header = !in_code && body < lines.size() && looks_like_header(lines[i]) &&
                        can_begin_body(lines[body]) && shares_words(lines[i], lines[body]);
    if (header) {
      entries.push_back({std::string(trim(lines[i])), "", static_cast<std::int64_t>(i + 1)});
    } else if (!entries.empty()) {
      entries.back().text.append(lines[i]).push_back('\n');
    }
  }
  return entries;
}

}  // namespace cairn::importers
