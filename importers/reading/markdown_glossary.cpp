// A glossary in Markdown: the headings of one level head its entries.

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <set>
#include <utility>

#include "importers/reading/front_matter.h"
#include "importers/reading/index_heading.h"
#include "importers/reading/lines.h"
#include "importers/reading/markdown_tree.h"
#include "importers/reading/reader.h"
#include "text/folding.h"
#include "text/word_list.h"

namespace cairn::importers {

namespace {

/// Whether a text begins with a picture rather than a sign: by the first bytes of their blocks in UTF-8.
bool begins_with_picture(std::string_view text) {
  for (const std::string_view block : {"\xF0\x9F", "\xE2\x98", "\xE2\x99", "\xE2\x9A", "\xE2\x9B", "\xE2\x9C",
                                       "\xE2\x9D", "\xE2\xAC", "\xE2\xAD"}) {
    if (text.starts_with(block)) return true;
  }
  return false;
}

/// Without the picture before a heading's words.
std::string_view without_picture(std::string_view heading) {
  const auto blank = heading.find(' ');
  return begins_with_picture(heading) && blank != std::string_view::npos ? trim(heading.substr(blank))
                                                                         : heading;
}

bool is_word_sign(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

/// Without the mark of a note: "Keel[^1]", not "[^abc]".
std::string_view without_note(std::string_view heading) {
  const auto note = heading.rfind("[^");
  const bool marks = note != std::string_view::npos && note > 0 && heading.ends_with(']') &&
                     note + 3 < heading.size() && is_word_sign(heading[note - 1]);
  return marks ? heading.substr(0, note) : heading;
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
  if (heading.size() > 1 && heading.ends_with(':') &&
      (is_word_sign(heading[heading.size() - 2]) || heading.ends_with("):")))
    heading.remove_suffix(1);
  heading = without_note(heading);
  return std::string(trim(heading));
}

struct Heading {
  int level = 0;
  std::int64_t first_line = 0;
  std::int64_t last_line = 0;  ///< of one that is underlined the line under it
  std::string text;
  bool has_text = false;  ///< text follows before the next heading, but for templates under it
  bool is_template = false;
  std::string
      part;  ///< the heading of the part of the glossary that it stands in; empty where that is all of it
};

/// The level of headings that head entries: the one with the most headings that text follows; the deeper of
/// equals loses. "See also" under each entry heads none.
int entry_level(const std::vector<Heading>& headings) {
  std::map<int, std::size_t> counts;
  for (const Heading& heading : headings) {
    if (heading.has_text && !heading.is_template) ++counts[heading.level];
  }
  int best = 0;
  for (const auto& [level, count] : counts) {
    if (best == 0 || count > counts[best]) best = level;
  }
  return best;
}

/// Marks the headings that stand under a good part of those above them, as "Definition" does under each term:
/// under three at least, since homonyms stand under two topics, too.
void find_templates(std::vector<Heading>& headings) {
  constexpr std::size_t kLeastParents = 3;
  std::map<std::pair<int, std::string>, std::set<std::size_t>> parents_of;  // by level and title
  std::map<int, std::set<std::size_t>> parents;                             // by level
  std::vector<std::size_t> above;  // the last heading of each higher level
  for (std::size_t i = 0; i < headings.size(); ++i) {
    while (!above.empty() && headings[above.back()].level >= headings[i].level) above.pop_back();
    if (!above.empty()) {
      parents_of[{headings[i].level, text::fold(headings[i].text)}].insert(above.back());
      parents[headings[i].level].insert(above.back());
    }
    above.push_back(i);
  }
  for (Heading& heading : headings) {
    const auto found = parents_of.find({heading.level, text::fold(heading.text)});
    if (found == parents_of.end()) continue;
    const std::size_t times = found->second.size();
    heading.is_template = times >= kLeastParents && times * 2 >= parents[heading.level].size();
  }
}

/// Headings of the glossary itself, beside others of its file; folded.
constexpr auto kTheGlossary =
    std::to_array<std::string_view>({"glossary", "glossary of terms", "terms", "key terms",
                                     "terms and definitions", "definitions", "vocabulary", "contents"});

/// What the nearest higher heading says before each, unless it is the only one of its level, a letter, or the
/// title of the glossary.
void find_parts(std::vector<Heading>& headings) {
  constexpr std::size_t kLevels = 7;  // and none of level 0
  std::array<std::size_t, kLevels> count{};
  for (const Heading& heading : headings) ++count[static_cast<std::size_t>(heading.level)];
  std::array<const Heading*, kLevels> last{};  // by level, since the last higher one
  for (Heading& heading : headings) {
    const auto level = static_cast<std::size_t>(heading.level);
    std::size_t above = level;
    while (above > 0 && last[above - 1] == nullptr) --above;
    if (above > 0 && count[above - 1] > 1 && !is_index_heading(last[above - 1]->text) &&
        !text::is_one_of(kTheGlossary, text::fold(last[above - 1]->text)))
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
                          false,
                          {}});
    }
  }
  find_templates(headings);
  for (std::size_t i = headings.size(); i-- > 0;) {
    const bool last = i + 1 == headings.size();
    const auto end = last ? lines.size() : static_cast<std::size_t>(headings[i + 1].first_line - 1);
    headings[i].has_text = !last && headings[i + 1].has_text && headings[i + 1].is_template &&
                           !headings[i].is_template && headings[i + 1].level > headings[i].level;
    for (auto line = static_cast<std::size_t>(headings[i].last_line); line < end && !headings[i].has_text;
         ++line)
      headings[i].has_text = !trim(lines[line]).empty();
  }
  find_parts(headings);
  return headings;
}

/// Headings of what stands before and behind the entries; folded.
constexpr auto kMatter = std::to_array<std::string_view>(
    {"about",           "about the author", "about the authors", "related resources",   "acknowledgements",
     "acknowledgments", "changelog",        "contributing",      "contributors",        "disclaimer",
     "external links",  "feedback",         "further reading",   "how to contribute",   "how to read",
     "how to use",      "introduction",     "overview",          "recommended reading", "references",
     "resources",       "see also",         "table of contents"});
/// ... that may as well be terms, of the making of books.
constexpr auto kMatterOrTerm = std::to_array<std::string_view>(
    {"attribution", "bibliography", "contents", "copyright", "credits", "foreword", "legend", "licence",
     "license", "links", "literature", "notes", "preface", "purpose", "scope", "sources"});

/// "How to use this glossary", "About the glossary".
bool is_about_the_glossary(std::string_view folded) {
  constexpr auto kItself = std::to_array<std::string_view>(
      {"this glossary", "this dictionary", "this document", "this list", "this page"});
  constexpr auto kBeginnings = std::to_array<std::string_view>({"about", "using", "how to"});
  const auto holds = [folded](std::string_view words) {
    return folded.find(words) != std::string_view::npos;
  };
  const auto begins = [folded](std::string_view words) { return folded.starts_with(words); };
  return std::any_of(kItself.begin(), kItself.end(), holds) ||
         (folded.ends_with(" the glossary") && std::any_of(kBeginnings.begin(), kBeginnings.end(), begins));
}

/// Leaves out what is no entry though it is headed like one: what speaks of the glossary, and at either end
/// an introduction, a licence or the like; a preface that stands in the order of the alphabet is a term.
void leave_out_matter(std::vector<RawEntry>& entries) {
  std::vector<std::string> folded;
  for (const RawEntry& entry : entries) folded.push_back(text::fold(entry.header));
  const auto is_matter = [](const std::string& header) {
    return is_about_the_glossary(header) || text::is_one_of(kMatter, header) ||
           text::is_one_of(kMatterOrTerm, header);
  };
  std::size_t first = 0;
  std::size_t end = entries.size();
  while (first < end && is_matter(folded[first])) ++first;
  while (end > first && is_matter(folded[end - 1])) --end;
  if (first == end) return;  // a text that is about nothing else
  const auto in_order = [&folded](std::size_t from, std::size_t to) {
    const auto at = [&folded](std::size_t i) { return folded.begin() + static_cast<std::ptrdiff_t>(i); };
    constexpr std::size_t kFewest = 3;
    return to - from > kFewest && std::is_sorted(at(from), at(to));
  };
  while (first > 0 && text::is_one_of(kMatterOrTerm, folded[first - 1]) && in_order(first - 1, end)) --first;
  while (end < entries.size() && text::is_one_of(kMatterOrTerm, folded[end]) && in_order(first, end + 1))
    ++end;
  std::size_t at = 0;
  std::erase_if(entries, [&](const RawEntry&) {
    const std::size_t here = at++;
    return here < first || here >= end || is_about_the_glossary(folded[here]);
  });
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
  leave_out_matter(entries);
  return entries;
}

}  // namespace cairn::importers
