#include "importers/reading/lines.h"

#include <algorithm>
#include <set>
#include <string>

#include "text/folding.h"
#include "text/inflection.h"
#include "text/utf8.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kLongestHeader = 400;
constexpr std::size_t kWordsAPhrase = 9;
constexpr std::size_t kLeadLength = 240;
// Words that begin with the same letters count as related: "explain" and "explanation".
constexpr std::size_t kStemLength = 5;

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

std::string stem(const std::string& word) {
  const std::string one = text::singular(word);
  return std::string(text::prefix_utf8(one, kStemLength));
}

}  // namespace

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return lines;
}

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::vector<std::string_view> split_trimmed(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(separator);
    const auto part = trim(text.substr(0, end));
    if (!part.empty()) parts.push_back(part);
    if (end == std::string_view::npos) return parts;
    text = text.substr(end + 1);
  }
}

std::size_t item_marker(std::string_view line) {
  for (const std::string_view mark : {"- ", "* ", "+ ", "\u2022 ", "> "}) {
    if (line.starts_with(mark)) return mark.size();
  }
  std::size_t digits = 0;
  const std::size_t open = line.starts_with('(') ? 1 : 0;
  while (open + digits < line.size() && line[open + digits] >= '0' && line[open + digits] <= '9') ++digits;
  const std::size_t after = open + digits;
  if (digits == 0 || digits > 2 || after + 1 >= line.size()) return 0;
  const bool closed = line[after] == ')' || (open == 0 && line[after] == '.');
  return closed && line[after + 1] == ' ' ? after + 2 : 0;
}

bool is_table_rule(std::string_view line) {
  return line.find("--") != std::string_view::npos &&
         line.find_first_not_of("|-: +") == std::string_view::npos;
}

bool looks_like_header(std::string_view line) {
  const std::string_view header = trim(line);
  if (header.empty() || header.size() > kLongestHeader || is_upper(header.front())) return false;
  if (header.find_first_of("*|$\\{}=<>`[]:;!?_^#\t") != std::string_view::npos) return false;
  if (header.ends_with('.') || header.ends_with(',')) return false;
  if (header.front() == '-' || header.front() == '(' || header.front() == '"') return false;
  const auto phrases = split_trimmed(header, ',');
  if (phrases.empty()) return false;
  std::size_t capitalised = 0;
  std::size_t words = 0;
  for (const auto phrase : phrases) {
    const auto tokens = text::tokenize(phrase);
    if (tokens.empty() || tokens.size() > kWordsAPhrase) return false;
    for (const auto& token : tokens) {
      ++words;
      if (is_upper(phrase[token.begin])) ++capitalised;
    }
  }
  return capitalised * 2 <= words;
}

bool shares_words(std::string_view header, std::string_view text) {
  std::set<std::string> wanted;
  const auto phrases = split_trimmed(header, ',');
  for (const auto phrase : phrases) {
    for (const auto& token : text::tokenize(phrase)) wanted.insert(stem(token.folded));
    if (wanted.size() > 3) break;
  }
  for (const auto& token : text::tokenize(text::prefix_utf8(trim(text), kLeadLength))) {
    if (wanted.contains(stem(token.folded))) return true;
  }
  return false;
}

}  // namespace cairn::importers
