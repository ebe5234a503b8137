#include "importers/reading/records/note.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <vector>

#include "importers/reading/front_matter.h"
#include "importers/reading/index_heading.h"
#include "importers/reading/lines.h"
#include "importers/reading/records/record_heads.h"
#include "importers/reading/records/yaml.h"
#include "importers/reading/term_line.h"
#include "importers/reading/term_table.h"
#include "text/folding.h"
#include "text/word_list.h"

namespace cairn::importers {

namespace {

/// Keys that name what a file is about, the surest first.
constexpr auto kNames = std::to_array<std::string_view>({"term", "title", "name"});
constexpr auto kDefinitions =
    std::to_array<std::string_view>({"definition", "short definition", "short description", "hover text"});
template <typename Keys>
const DataTree* value_of(const DataTree& front, const Keys& keys) {
  for (const std::string_view wanted : keys) {
    for (const auto& [key, value] : front.items()) {
      if (words_of_key(key) == wanted) return &value;
    }
  }
  return nullptr;
}

/// Whether a key is there that only what explains one term has.
bool says_one_term(const DataTree& front) {
  return std::any_of(front.items().begin(), front.items().end(), [](const auto& item) {
    const std::string key = words_of_key(item.key());
    return key == "term" || text::is_one_of(kDefinitions, key) || kind_of_head(key) == Column::kOtherName;
  });
}

/// As a title and the name of its file are both written: "Potter's Wheel", "potter-s-wheel".
std::string letters_of(std::string_view text) {
  std::string letters = text::fold_case(text);
  std::erase_if(letters,
                [](char c) { return std::string_view(" -_'.,()").find(c) != std::string_view::npos; });
  return letters;
}

/// What simple TOML says, in YAML: "title = 'Keel'" as "title: 'Keel'".
std::string yaml_of_toml(std::string_view toml) {
  std::string yaml;
  for (const std::string_view line : split_lines(toml)) {
    const auto sign = line.find('=');
    if (sign == std::string_view::npos || line.starts_with('[')) continue;
    yaml.append(trim(line.substr(0, sign))).append(": ").append(trim(line.substr(sign + 1))).push_back('\n');
  }
  return yaml;
}

/// Behind the YAML comes text, before any heading.
bool begins_with_text(std::string_view body) {
  const std::string_view text = trim(body);
  return !text.empty() && text.front() != '#';
}

/// Takes a heading at the top away, and what pages that are programs import; gives the heading.
std::string take_heading(std::string& body) {
  std::string heading;
  for (std::size_t at = 0; at < body.size();) {
    const std::size_t end = std::min(body.size(), body.find('\n', at));
    const std::string_view line = trim(std::string_view(body).substr(at, end - at));
    const bool imports = line.starts_with("import ") && (line.ends_with(';') || line.ends_with('\''));
    const bool heads = line.starts_with("# ") && heading.empty();
    if (!line.empty() && !imports && !heads) break;
    if (heads) heading = trim(line.substr(2));
    body.erase(at, end - at);
    ++at;
  }
  return heading;
}

/// "keel-boat.md" as "keel boat".
std::string name_of_file(std::string_view uri) {
  std::string name = std::filesystem::path(uri).stem().string();
  if (name.find(' ') == std::string::npos)
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  return name;
}

/// Whether a line has words outside its links.
bool says_something(std::string_view line) {
  std::string outside;
  for (std::size_t depth = 0; const char c : line) {
    if (c == '[') ++depth;
    if (depth == 0) outside.push_back(c);
    if (c == ']' && depth > 0) --depth;
  }
  return !line.starts_with('#') && text::count_words(outside) >= 2;
}

/// "index", "2024-05-01": what leads to other notes, or is about a day.
bool names_no_term(std::string_view name) {
  constexpr auto kIndexes = std::to_array<std::string_view>(
      {"index", "readme", "home", "moc", "inbox", "todo", "contents", "start"});
  return text::is_one_of(kIndexes, text::fold(name)) || std::none_of(name.begin(), name.end(), [](char c) {
           return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
         });
}

}  // namespace

std::vector<std::string> linked_notes(std::string_view content) {
  constexpr std::size_t kLongestLink = 200;
  std::vector<std::string> notes;
  for (auto open = content.find("[["); open != std::string_view::npos; open = content.find("[[", open + 2)) {
    std::string_view link = content.substr(open + 2, kLongestLink);
    link = link.substr(0, std::min(link.size(), link.find('\n')));
    const auto close = link.find("]]");
    // "[[ -f file ]]" is a test of a shell.
    const bool names = close != std::string_view::npos && close > 0 && link[0] != ' ' && link[0] != '-';
    if (!names) continue;
    link = link.substr(0, close);
    notes.emplace_back(trim(link.substr(0, link.find_first_of("|#"))));
  }
  return notes;
}

std::string link_to_note(std::string_view uri_or_name) {
  const auto folder = uri_or_name.rfind('/');
  if (folder != std::string_view::npos) uri_or_name.remove_prefix(folder + 1);
  if (uri_or_name.ends_with(".md")) uri_or_name.remove_suffix(3);
  return text::fold_case(uri_or_name);
}

std::optional<RawEntry> read_plain_note(std::string_view uri, std::string_view content) {
  const std::string name = name_of_file(uri);
  if (!uri.ends_with(".md") || !may_be_term(name) || is_title_of_glossary(name) || names_no_term(name))
    return std::nullopt;
  const std::string body = without_front_matter(content);
  const auto lines = split_lines(body);
  if (std::none_of(lines.begin(), lines.end(),
                   [](std::string_view line) { return says_something(trim(line)); }))
    return std::nullopt;
  // Its first line is that of the text, too: none heads it.
  return RawEntry{name, body, 0};
}

std::optional<RawEntry> read_note(std::string_view uri, std::string_view content) {
  const std::string_view settings = front_matter(content);
  if (settings.empty()) return std::nullopt;
  const DataTree front = content.starts_with('+') ? read_yaml(yaml_of_toml(settings)) : read_yaml(settings);
  if (!front.is_object()) return std::nullopt;
  const DataTree* name = value_of(front, kNames);
  std::string body = without_front_matter(content);
  const bool text_first = begins_with_text(body);
  const std::string heading = take_heading(body);
  const std::string title = name != nullptr   ? text_of_value(*name)
                            : heading.empty() ? name_of_file(uri)
                                              : heading;
  if (!may_be_term(title) || is_title_of_glossary(title)) return std::nullopt;
  const bool is_called_so = name != nullptr && text_first &&
                            letters_of(title) == letters_of(std::filesystem::path(uri).stem().string());
  if (!says_one_term(front) && !is_called_so) return std::nullopt;
  const DataTree* defined = value_of(front, kDefinitions);
  std::string definition = defined != nullptr ? text_of_value(*defined) : std::string();
  if (trim(body).starts_with(trim(definition))) definition.clear();  // it is said again
  std::vector<Column> kinds = {Column::kTerm, Column::kDefinition};
  std::vector<std::string> cells = {title, definition};
  for (const auto& [key, value] : front.items()) {
    const Column kind = kind_of_head(words_of_key(key));
    if (kind != Column::kOtherName && kind != Column::kCategory && kind != Column::kSeeAlso &&
        kind != Column::kPrerequisite)
      continue;
    kinds.push_back(kind);
    cells.push_back(text_of_value(value));
  }
  RawEntry entry = TermTable(std::vector<std::string>(kinds.size()), kinds).entry(cells, 1);
  // The text begins on the second line, which is one of the YAML's.
  entry.text.append(body.substr(std::min<std::size_t>(1, body.size())));
  if (trim(entry.text).empty()) return std::nullopt;
  return entry;
}

}  // namespace cairn::importers
