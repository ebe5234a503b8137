// A plain dump: for each entry a header line of lower-case phrases, then its body, a line a block. A
// blank line may stand between the two, and any in the body.

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

/// Several phrases and a bold lead: behind a blank line a title and its first sentence are alike otherwise.
bool is_sure_header(std::string_view line, std::string_view body) {
  return line.find(',') != std::string_view::npos && trim(body).starts_with("**");
}

}  // namespace

std::vector<RawEntry> read_dump_entries(std::string_view content) {
  const auto lines = split_lines(content);
  std::vector<RawEntry> entries;
  bool in_code = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (trim(lines[i]).starts_with("```")) in_code = !in_code;
    std::size_t body = i + 1;
    if (body + 1 < lines.size() && trim(lines[body]).empty() && is_sure_header(lines[i], lines[body + 1]))
      ++body;
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
