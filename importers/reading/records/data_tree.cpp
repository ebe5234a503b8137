#include "importers/reading/records/data_tree.h"

#include <algorithm>

#include "importers/reading/lines.h"
#include "importers/reading/records/record_heads.h"
#include "importers/reading/records/yaml.h"

namespace cairn::importers {

namespace {

std::string_view key_of_line(std::string_view line) {
  line = trim(line);
  if (line.starts_with("- ")) line = trim(line.substr(2));
  const auto colon = line.find(':');
  return colon == std::string_view::npos ? std::string_view() : line.substr(0, colon);
}

/// Parsing any text as YAML would take long, and find much that nobody meant.
bool may_be_yaml(std::string_view content) {
  const auto lines = split_lines(content);
  const auto defining = std::count_if(lines.begin(), lines.end(), [](std::string_view line) {
    return is_head_of_definitions(key_of_line(line));
  });
  return static_cast<std::size_t>(defining) >= kFewestRecords;
}

/// By the brackets of JSON outside its strings.
bool nests_too_deep(std::string_view json) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size() && depth <= kDeepestTree; ++i) {
    const char c = json[i];
    if (quoted && c == '\\') {
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '{' || c == '[')) {
      ++depth;
    } else if (!quoted && (c == '}' || c == ']')) {
      --depth;
    }
  }
  return depth > kDeepestTree;
}

}  // namespace

DataTree read_data_tree(std::string_view content, bool any_yaml) {
  const auto begin = content.find_first_not_of(" \t\n");
  const bool opens = begin != std::string_view::npos && (content[begin] == '{' || content[begin] == '[');
  DataTree tree(DataTree::value_t::discarded);
  if (opens && !nests_too_deep(content)) tree = DataTree::parse(content, nullptr, false);
  if (tree.is_discarded() && (any_yaml || may_be_yaml(content))) tree = read_yaml(content);
  return tree;
}

std::string words_of_key(std::string_view key) {
  std::string words;
  for (const char c : key) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !words.empty() && words.back() >= 'a' && words.back() <= 'z') words.push_back(' ');
    words.push_back(c == '_' || c == '-' ? ' ' : capital ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return words;
}

std::string text_of_value(const DataTree& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return value.dump();
  std::string cell;
  if (value.is_array()) {
    for (const DataTree& element : value) {
      const std::string one = text_of_value(element);
      if (!one.empty()) cell += (cell.empty() ? "" : "; ") + one;
    }
  } else if (value.is_object()) {
    for (const auto& [key, inner] : value.items()) {
      if (is_head_of_terms(words_of_key(key)) && inner.is_string()) return inner.get<std::string>();
    }
  }
  return cell;
}

}  // namespace cairn::importers
