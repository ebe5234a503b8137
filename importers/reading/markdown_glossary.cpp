// A glossary in Markdown: the headings of one level head its entries.

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "importers/reading/index_heading.h"
#include "importers/reading/lines.h"
#include "importers/reading/markdown_tree.h"
#include "importers/reading/reader.h"
#include "text/folding.h"

namespace cairn::importers {

namespace {

/// Without the picture before a heading's words.
std::string_view without_picture(std::string_view heading) {
  const auto tokens = text::tokenize(heading);
  if (tokens.empty() || heading.empty() || static_cast<unsigned char>(heading.front()) < 0x80) return heading;
  const auto blank = heading.find(' ');
  return blank < tokens.front().begin ? trim(heading.substr(blank)) : heading;
}

/// Without the number before it and the anchor or the mark of a note behind it: "1. Keel {#keel}",
/// "Keel[^1]:".
std::string heading_text(std::string_view heading) {
  const auto digits = std::min(heading.size(), heading.find_first_not_of("0123456789."));
  if (digits > 1 && digits < heading.size() && (heading[digits - 1] == '.' || heading[digits] == ')') &&
      heading.find(' ', digits) <= digits + 1)
    heading.remove_prefix(std::min(heading.size(), heading.find_first_not_of(" )", digits)));
  const auto anchor = heading.rfind(" {#");
  if (anchor != std::string_view::npos && heading.ends_with('}')) heading = heading.substr(0, anchor);
  heading = without_picture(trim(heading));
  while (heading.ends_with(':') && heading.size() > 1) heading.remove_suffix(1);
  const auto note = heading.rfind("[^");
  if (note != std::string_view::npos && note > 0 && heading.ends_with(']')) heading = heading.substr(0, note);
  return std::string(trim(heading));
}

struct Heading {
  int level = 0;
  std::int64_t first_line = 0;
  std::int64_t last_line = 0;  ///< of one that is underlined the line under it
  std::string text;
  bool has_text = false;  ///< text follows before the next heading, but for those that recur under it
  std::string
      part;  ///< the heading of the part of the glossary that it stands in; empty where that is all of it
};

/// The level of headings that head entries: the one with the most headings that text follows; the deeper of
/// equals loses. "See also" under each entry is one of them, however often it stands there.
int entry_level(const std::vector<Heading>& headings) {
  std::map<int, std::set<std::string>> titles;
  for (const Heading& heading : headings) {
    if (heading.has_text) titles[heading.level].insert(text::fold(heading.text));
  }
  int best = 0;
  for (const auto& [level, names] : titles) {
    if (best == 0 || names.size() > titles[best].size()) best = level;
  }
  return best;
}

/// Whether a heading stands under several others of higher levels, as "Definition" does under each term.
std::vector<bool> find_recurring(const std::vector<Heading>& headings) {
  std::map<std::pair<int, std::string>, std::size_t> times;
  for (const Heading& heading : headings) ++times[{heading.level, text::fold(heading.text)}];
  std::vector<bool> recurring;
  for (const Heading& heading : headings)
    recurring.push_back(times[{heading.level, text::fold(heading.text)}] > 1);
  return recurring;
}

/// What the nearest higher heading says before each, unless it is the only one of its level, or a letter.
void find_parts(std::vector<Heading>& headings) {
  constexpr std::size_t kLevels = 7;  // and none of level 0
  std::array<std::size_t, kLevels> count{};
  for (const Heading& heading : headings) ++count[static_cast<std::size_t>(heading.level)];
  std::array<const Heading*, kLevels> last{};  // by level, since the last higher one
  for (Heading& heading : headings) {
    const auto level = static_cast<std::size_t>(heading.level);
    std::size_t above = level;
    while (above > 0 && last[above - 1] == nullptr) --above;
    if (above > 0 && count[above - 1] > 1 && !is_index_heading(last[above - 1]->text))
      heading.part = last[above - 1]->text;
    last[level] = &heading;
    std::fill(last.begin() + static_cast<std::ptrdiff_t>(level) + 1, last.end(), nullptr);
  }
}

std::vector<Heading> read_headings(cmark_node* tree, const std::vector<std::string_view>& lines) {
  std::vector<Heading> headings;
  for (cmark_node* node = cmark_node_first_child(tree); node != nullptr; node = cmark_node_next(node)) {
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING) {
      headings.push_back({cmark_node_get_heading_level(node),
                          start_line(node),
                          cmark_node_get_end_line(node),
                          heading_text(inline_text(node)),
                          false,
                          {}});
    }
  }
  const auto recurring = find_recurring(headings);
  for (std::size_t i = headings.size(); i-- > 0;) {
    const bool last = i + 1 == headings.size();
    const auto end = last ? lines.size() : static_cast<std::size_t>(headings[i + 1].first_line - 1);
    headings[i].has_text = !last && headings[i + 1].has_text && recurring[i + 1] && !recurring[i] &&
                           headings[i + 1].level > headings[i].level;
    for (auto line = static_cast<std::size_t>(headings[i].last_line); line < end && !headings[i].has_text;
         ++line)
      headings[i].has_text = !trim(lines[line]).empty();
  }
  find_parts(headings);
  return headings;
}

}  // namespace

std::vector<RawEntry> read_markdown_entries(std::string_view file) {
  const std::string content = without_front_matter(file);
  const Tree tree = parse_markdown(content);
  const auto lines = split_lines(content);
  const auto headings = read_headings(tree.get(), lines);
  const int level = entry_level(headings);
  std::vector<RawEntry> entries;
  for (std::size_t i = 0; i < headings.size(); ++i) {
    if (headings[i].level != level) continue;
    RawEntry entry{headings[i].text, "", headings[i].first_line};
    std::size_t end = lines.size();
    for (std::size_t next = i + 1; next < headings.size(); ++next) {
      if (headings[next].level <= level) {
        end = static_cast<std::size_t>(headings[next].first_line - 1);
        break;
      }
    }
    for (auto line = static_cast<std::size_t>(entry.line); line < end; ++line) {
      if (line >= static_cast<std::size_t>(headings[i].last_line)) entry.text.append(lines[line]);
      entry.text.push_back('\n');
    }
    if (trim(entry.text).empty() || entry.header.empty()) continue;
    entry.category = headings[i].part;
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace cairn::importers
