#include "cli/shell/completion.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

#include "cli/result_output.h"
#include "text/folding.h"

namespace cairn::cli {

namespace {

constexpr std::size_t kMostNames = 200;

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Those that begin so, in whatever case.
std::vector<std::string> beginning(const std::vector<std::string>& words, std::string_view typed) {
  const std::string folded = text::lower(typed);
  std::vector<std::string> found;
  for (const auto& word : words) {
    if (text::lower(word).starts_with(folded)) found.push_back(word);
  }
  return found;
}

/// A keyword as it is typed: small where it begins so.
std::string in_case_of(std::string_view typed, const std::string& keyword) {
  const bool small = !typed.empty() && std::islower(static_cast<unsigned char>(typed.front())) != 0;
  return small ? text::lower(keyword) : keyword;
}

/// The place behind the quotation mark that is open at the end of the line; npos where none is.
std::size_t open_quote(std::string_view line) {
  char mark = '\0';
  std::size_t begin = std::string_view::npos;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (mark != '\0' && line[i] == '\\') {
      ++i;
    } else if (mark != '\0' && line[i] == mark) {
      mark = '\0';
    } else if (mark == '\0' && (line[i] == '\'' || line[i] == '"')) {
      mark = line[i];
      begin = i + 1;
    }
  }
  return mark == '\0' ? std::string_view::npos : begin;
}

/// Names of concepts that can stand within these quotation marks as they are.
std::vector<std::string> names_within(query::Database& database, std::string_view typed, char mark) {
  auto names = database.graph().snapshot()->names_beginning(typed, kMostNames);
  std::erase_if(names, [mark](const std::string& name) {
    return name.find(mark) != std::string::npos || name.find('\\') != std::string::npos;
  });
  return names;
}

/// The same as a word of a command.
std::vector<std::string> names_as_words(query::Database& database, std::string_view typed) {
  auto names = names_within(database, typed, '"');
  for (auto& name : names) {
    if (!std::all_of(name.begin(), name.end(), is_word)) name.insert(0, 1, '"').push_back('"');
  }
  return names;
}

std::vector<std::string> files(const std::string& typed) {
  namespace fs = std::filesystem;
  const auto slash = typed.rfind('/');
  const std::string folder = slash == std::string::npos ? "" : typed.substr(0, slash + 1);
  const std::string begun = typed.substr(folder.size());
  std::vector<std::string> found;
  std::error_code error;
  for (fs::directory_iterator file(folder.empty() ? "." : folder, error), end; !error && file != end;
       file.increment(error)) {
    const std::string name = file->path().filename().string();
    if (!name.starts_with(begun) || (begun.empty() && name.starts_with('.'))) continue;
    if (name.find(' ') != std::string::npos) continue;  // would have to be quoted
    std::error_code ignored;
    found.push_back(folder + name + (file->is_directory(ignored) ? "/" : ""));
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

Completion::Completion(std::vector<std::string> commands)
    : commands_(std::move(commands)), words_(query::words_of_language()) {
  std::sort(commands_.begin(), commands_.end());
}

Completions Completion::of(std::string_view line, bool within_statement, query::Database* database) const {
  if (!within_statement && line.starts_with('.')) return of_command(line, database);
  return of_statement(line, database);
}

Completions Completion::of_command(std::string_view line, query::Database* database) const {
  constexpr std::array<std::string_view, 7> kOfFiles = {".import", ".read",    ".output", ".open",
                                                        ".backup", ".restore", ".remove"};
  const auto blank = line.find(' ');
  if (blank == std::string_view::npos) return {0, beginning(commands_, line)};
  if (line.substr(0, blank) == ".help") {
    const std::size_t begin = line.rfind(' ') + 1;
    Completions found{begin, beginning(commands_, "." + std::string(line.substr(begin)))};
    for (auto& command : found.texts) command.erase(0, 1);
    return found;
  }
  const std::size_t begin = line.rfind(' ') + 1;
  if (line.substr(0, blank) == ".mode") return {begin, beginning(result_formats(), line.substr(begin))};
  if (line.substr(begin).starts_with('-')) return {};
  if (std::find(kOfFiles.begin(), kOfFiles.end(), line.substr(0, blank)) != kOfFiles.end()) {
    Completions found{begin, files(std::string(line.substr(begin)))};
    if (!found.texts.empty() && found.texts.front().ends_with('/')) found.end.clear();
    return found;
  }
  if (database == nullptr) return {};
  if (const auto quoted = open_quote(line); quoted != std::string_view::npos)
    return {quoted, names_within(*database, line.substr(quoted), line[quoted - 1]), {line[quoted - 1]}};
  return {begin, names_as_words(*database, line.substr(begin))};
}

Completions Completion::of_statement(std::string_view line, query::Database* database) const {
  if (const auto begin = open_quote(line); begin != std::string_view::npos) {
    if (database == nullptr) return {};
    return {begin, names_within(*database, line.substr(begin), line[begin - 1]), {line[begin - 1]}};
  }
  std::size_t begin = line.size();
  while (begin > 0 && is_word(line[begin - 1])) --begin;
  const std::string_view typed = line.substr(begin);
  const char before = begin > 0 ? line[begin - 1] : '\0';
  if (database != nullptr && before == '.') {
    // "CALL db.labels"
    std::size_t name = begin;
    while (name > 0 && (is_word(line[name - 1]) || line[name - 1] == '.')) --name;
    auto found = beginning(database->procedures().names(), line.substr(name));
    if (!found.empty()) return {name, std::move(found)};
  }
  if (before == ':' || before == '.') {
    if (database == nullptr) return {};
    const auto& catalog = database->graph().snapshot()->catalog();
    if (before == '.') return {begin, beginning(catalog.keys.names(), typed)};
    auto found = beginning(catalog.labels.names(), typed);
    for (auto& type : beginning(catalog.types.names(), typed)) found.push_back(std::move(type));
    return {begin, std::move(found), ""};
  }
  if (typed.empty() && begin > 0) return {};
  std::vector<std::string> found;
  for (const auto& keyword : beginning(words_.keywords, typed)) found.push_back(in_case_of(typed, keyword));
  const bool keyword = !found.empty();
  for (const auto& function : beginning(words_.functions, typed)) found.push_back(function + "(");
  return {begin, std::move(found), keyword ? " " : ""};
}

}  // namespace cairn::cli
