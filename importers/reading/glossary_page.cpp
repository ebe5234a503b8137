// A saved web page: furniture (navigation, counts, letters), then for each entry a header line, a blank line,
// and the whole body flattened to one long line.

#include "importers/reading/lines.h"
#include "importers/reading/reader.h"

namespace cairn::importers {

namespace {

// A body is a text, not a caption or a button.
constexpr std::size_t kShortestBody = 80;

}  // namespace

std::vector<RawEntry> read_page_entries(std::string_view content) {
  return read_page(content).entries;
}

Page read_page(std::string_view content) {
  const auto lines = split_lines(content);
  Page page;
  std::size_t passed = 0;  // lines since the last entry
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool body_follows =
        i + 2 < lines.size() && trim(lines[i + 1]).empty() && trim(lines[i + 2]).size() >= kShortestBody;
    if (!body_follows || !looks_like_header(lines[i]) || !shares_words(lines[i], lines[i + 2])) {
      passed += trim(lines[i]).empty() ? 0 : 1;
      continue;
    }
    if (!page.entries.empty()) page.lines_between += passed;
    passed = 0;
    page.entries.push_back({std::string(trim(lines[i])), "\n" + std::string(trim(lines[i + 2])),
                            static_cast<std::int64_t>(i + 1)});
    i += 2;
  }
  return page;
}

}  // namespace cairn::importers
