#include "importers/reading/front_matter.h"

#include <algorithm>

#include "importers/reading/lines.h"

namespace cairn::importers {

namespace {

/// "title: Keel", "- fin" and what is indented under them, comments; of TOML "title = 'Keel'".
bool is_setting(std::string_view line) {
  if (trim(line).empty() || line.front() == ' ' || line.front() == '\t' || line.front() == '#' ||
      line.front() == '[' || line.front() == ']' || line.starts_with("- ") || line == "-")
    return true;
  const auto key =
      line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");
  const auto sign = key == std::string_view::npos || key == 0 ? key : line.find_first_not_of(' ', key);
  return sign != std::string_view::npos && sign > 0 && (line[sign] == ':' || line[sign] == '=');
}

}  // namespace

std::string_view front_matter(std::string_view content) {
  const std::string_view mark = content.substr(0, 4);
  if (mark != "---\n" && mark != "+++\n") return {};
  const std::string end_mark = "\n" + std::string(mark);
  const std::size_t end = content.find(end_mark);
  if (end == std::string_view::npos || end < mark.size()) return {};
  const std::string_view inside = content.substr(mark.size(), end + 1 - mark.size());
  const auto lines = split_lines(inside);
  const bool settings =
      std::all_of(lines.begin(), lines.end(), is_setting) && inside.find_first_of(":=") < inside.find('\n');
  return settings ? inside : std::string_view();
}

std::string without_front_matter(std::string_view content) {
  const std::string_view front = front_matter(content);
  if (front.empty()) return std::string(content);
  constexpr std::size_t kMark = 4;  // "---" and the end of its line
  const std::size_t behind = kMark + front.size() + kMark;
  const auto lines = std::count(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(behind), '\n');
  return std::string(static_cast<std::size_t>(lines), '\n').append(content.substr(behind));
}

}  // namespace cairn::importers
