#include "importers/reading/reader.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "importers/reading/index_heading.h"
#include "importers/reading/lines.h"
#include "importers/reading/markup/as_markdown.h"
#include "importers/reading/records/note.h"
#include "importers/reading/records/skos.h"
#include "importers/reading/records/term_records.h"
#include "storage/error.h"
#include "text/folding.h"
#include "text/word_list.h"

namespace cairn::importers {

namespace {

bool is_json_lines(std::string_view content) {
  const auto begin = std::min(content.find_first_not_of(" \t\n"), content.size());
  return begins_json_lines(content.substr(begin, content.find('\n', begin) - begin));
}

constexpr std::size_t kBytesOfABeginning = 4000;
// A form shows in this much of a text: all of a large one would be read four times.
constexpr std::size_t kBytesThatShowTheForm = std::size_t{1} << 19U;

/// Whole lines.
std::string_view beginning_of(std::string_view content) {
  if (content.size() <= kBytesThatShowTheForm) return content;
  const auto end = content.rfind('\n', kBytesThatShowTheForm);
  return content.substr(0, end == std::string_view::npos ? kBytesThatShowTheForm : end + 1);
}

bool has_markdown_headings(std::string_view content) {
  std::size_t headings = 0;
  std::size_t lines = 0;
  bool behind_words = false;
  for (const auto line : split_lines(content)) {
    const auto text = trim(line);
    const bool underlined = behind_words && text.size() >= 3 &&
                            (text.find_first_not_of('=') == std::string_view::npos ||
                             text.find_first_not_of('-') == std::string_view::npos);
    if (underlined) ++headings;
    behind_words = !text.empty() && std::isalnum(static_cast<unsigned char>(text.front())) != 0;
    if (text.empty()) continue;
    ++lines;
    const auto hashes = text.find_first_not_of('#');
    if (hashes != std::string_view::npos && hashes > 0 && hashes <= 6 && text[hashes] == ' ') ++headings;
  }
  constexpr std::size_t kLinesAHeading = 60;
  return headings > 0 && headings * kLinesAHeading >= lines;
}

/// "keel, fin keel, boat parts" and a bold lead: headings that follow are those of its text.
bool begins_with_dump_entry(std::string_view content) {
  std::vector<std::string_view> first;
  for (const auto line : split_lines(content.substr(0, kBytesOfABeginning))) {
    if (!trim(line).empty()) first.push_back(trim(line));
    if (first.size() == 2) break;
  }
  return first.size() == 2 && looks_like_header(first[0]) && first[0].find(',') != std::string_view::npos &&
         first[1].starts_with("**") && shares_words(first[0], first[1]);
}

/// "Glossary" as the only entry, of many lines: its terms stand in a form that is not known.
bool is_unread_glossary(const RawEntry& entry) {
  constexpr std::ptrdiff_t kLines = 6;
  const auto lines = split_lines(entry.text);
  return is_title_of_glossary(entry.header) &&
         std::count_if(lines.begin(), lines.end(),
                       [](std::string_view line) { return !trim(line).empty(); }) >= kLines;
}

/// "- [[Keel]]" and nothing else, again and again: it only leads to other notes.
bool lists_notes(const RawEntry& entry) {
  constexpr std::size_t kFewestLinks = 2;
  const auto lines = split_lines(entry.text);
  return linked_notes(entry.text).size() >= kFewestLinks &&
         std::all_of(lines.begin(), lines.end(), [](std::string_view line) {
           line = trim(line);
           const auto link = line.find("[[");
           return line.empty() || (link <= 2 && line.ends_with("]]") && linked_notes(line).size() == 1);
         });
}

/// Settings and sources: their comments look like headings.
bool is_of_a_program(std::string_view uri) {
  constexpr auto kExtensions = std::to_array<std::string_view>(
      {"bat", "c",  "cfg", "conf", "cpp", "css", "go", "h",   "ini",  "java", "js",   "json", "lock",
       "php", "pl", "py",  "r",    "rb",  "rs",  "sh", "sql", "toml", "ts",   "yaml", "yml"});
  constexpr auto kNames =
      std::to_array<std::string_view>({"dockerfile", "gemfile", "makefile", "requirements.txt"});
  const std::filesystem::path path(uri);
  const std::string name = text::fold_case(path.filename().string());
  const auto dot = name.rfind('.');
  return text::is_one_of(kNames, name) ||
         (dot != std::string::npos && text::is_one_of(kExtensions, std::string_view(name).substr(dot + 1)));
}

std::optional<Format> recognise_all(std::string_view content, std::string_view uri) {
  if (is_json_lines(content)) return Format::kJsonLines;
  if (begins_csv_graph(content.substr(0, content.find('\n')))) return Format::kCsv;
  if (is_skos(content) || !read_term_records(content, uri).empty()) return Format::kTermList;
  if (is_of_a_program(uri)) return std::nullopt;
  if (read_note(uri, content)) return Format::kMarkdown;
  const Page saved = read_page(content);
  // What a page would leave out is the text of a dump with blank lines.
  const std::size_t page = saved.lines_between > saved.entries.size() ? 0 : saved.entries.size();
  const std::string markdown = as_markdown(content);
  const std::size_t dump = markdown == content ? read_dump_entries(content).size() : 0;
  const std::size_t marked = has_markdown_headings(markdown) ? read_markdown_entries(markdown).size() : 0;
  if (page == 0 && dump > 0 && begins_with_dump_entry(content)) return Format::kDump;
  if (page < std::max<std::size_t>(marked, 1) && (dump == 0 || marked > 0)) {
    if (is_term_list(markdown)) return Format::kTermList;
    if (marked == 1) {
      const RawEntry only = read_markdown_entries(markdown).front();
      if (is_unread_glossary(only) || lists_notes(only)) return std::nullopt;
    }
    if (marked > 0) return Format::kMarkdown;
  }
  if (page == 0 && dump == 0)
    return !linked_notes(content).empty() && read_plain_note(uri, content) ? std::optional(Format::kMarkdown)
                                                                           : std::nullopt;
  return page >= dump ? Format::kPage : Format::kDump;
}

}  // namespace

const char* format_name(Format format) {
  switch (format) {
    case Format::kPage:
      return "glossary-page";
    case Format::kDump:
      return "glossary-dump";
    case Format::kMarkdown:
      return "markdown";
    case Format::kTermList:
      return "term-list";
    case Format::kJsonLines:
      return "jsonl";
    case Format::kCsv:
      return "csv";
  }
  return "";
}

std::optional<Format> format_named(std::string_view name) {
  for (const Format format : {Format::kPage, Format::kDump, Format::kMarkdown, Format::kTermList,
                              Format::kJsonLines, Format::kCsv}) {
    if (name == format_name(format)) return format;
  }
  return std::nullopt;
}

bool begins_csv_graph(std::string_view first_line) {
  constexpr std::string_view kColumns = "_id,_labels,_start,_end,_type";
  first_line = trim(first_line);
  return first_line.starts_with(kColumns) &&
         (first_line.size() == kColumns.size() || first_line[kColumns.size()] == ',');
}

bool begins_json_lines(std::string_view line) {
  if (!trim(line).starts_with('{')) return false;
  const auto json = nlohmann::json::parse(line, nullptr, false);
  return json.is_object() && json.contains("type");
}

std::optional<Format> recognise(std::string_view content, std::string_view uri) {
  const std::string_view beginning = beginning_of(content);
  const auto format = recognise_all(beginning, uri);
  return format || beginning.size() == content.size() ? format : recognise_all(content, uri);
}

Document read_glossary(const std::string& uri, Format format, const std::string& content) {
  Document document{uri, format, {}, {}};
  switch (format) {
    case Format::kPage:
      document.entries = read_page_entries(content);
      break;
    case Format::kDump:
      document.entries = read_dump_entries(content);
      break;
    case Format::kMarkdown:
      if (auto note = read_note(uri, content)) {
        document.entries = {*std::move(note)};
      } else {
        document.entries = read_markdown_entries(as_markdown(content));
        if (document.entries.empty()) note = read_plain_note(uri, content);
        if (document.entries.empty() && note) document.entries = {*std::move(note)};
      }
      break;
    case Format::kTermList:
      document.entries = is_skos(content) ? read_skos(content, uri) : read_term_records(content, uri);
      if (document.entries.empty()) document.entries = read_term_list_entries(as_markdown(content));
      break;
    case Format::kJsonLines:
    case Format::kCsv:
      break;
  }
  if (document.entries.empty()) {
    throw Error(ErrorKind::kInput, uri + ": no glossary entries found, read as " + format_name(format));
  }
  return document;
}

Body read_body(Format format, const std::string& text, std::int64_t first_line) {
  switch (format) {
    case Format::kPage:
      return read_flattened_body(text, first_line);
    case Format::kMarkdown:
    case Format::kTermList:
      return read_markdown_body(text, first_line);
    case Format::kDump:
    case Format::kJsonLines:
    case Format::kCsv:
      break;
  }
  return read_line_body(text, first_line);
}

}  // namespace cairn::importers
