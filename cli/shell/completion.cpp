#include "cli/shell/completion.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

#include "cli/completion_words.h"
#include "cli/result_output.h"
#include "cli/shell/command_words.h"
#include "text/folding.h"

namespace cairn::cli {

namespace {

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
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
  auto names = database.graph().snapshot()->names_beginning(typed, kMostCompletions);
  std::erase_if(names, [mark](const std::string& name) {
    return name.find(mark) != std::string::npos || name.find('\\') != std::string::npos;
  });
  return names;
}

/// As words of a command.
std::vector<std::string> as_words(std::vector<std::string> names) {
  std::erase_if(names,
                [](const std::string& name) { return name.find_first_of("\"\\") != std::string::npos; });
  for (auto& name : names) {
    const bool plain =
        std::all_of(name.begin(), name.end(), [](char c) { return is_word(c) || c == '-' || c == '.'; });
    if (!plain) name.insert(0, 1, '"').push_back('"');
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

Completion::Completion(std::vector<std::string> commands, OfProgram of_program)
    : commands_(std::move(commands)), of_program_(std::move(of_program)), words_(query::words_of_language()) {
  std::sort(commands_.begin(), commands_.end());
}

Completions Completion::of(std::string_view line, bool within_statement, query::Database* database) const {
  if (!within_statement && line.starts_with('.')) return of_command(line);
  return of_statement(line, database);
}

Completions Completion::of_command(std::string_view line) const {
  const auto blank = line.find(' ');
  const auto quoted = open_quote(line);
  if (blank == std::string_view::npos) return {0, beginning(commands_, line)};
  const bool in_quotes = quoted != std::string_view::npos;
  const std::size_t begin = in_quotes ? quoted : line.rfind(' ') + 1;
  const std::string typed(line.substr(begin));
  const std::string_view command = line.substr(0, blank);
  if (command == ".help") {
    Completions found{begin, beginning(commands_, "." + typed)};
    for (auto& name : found.texts) name.erase(0, 1);
    return found;
  }
  if (command == ".mode") return {begin, beginning(result_formats(), typed)};
  std::vector<std::string> words = command_words(line.substr(0, in_quotes ? begin - 1 : begin));
  words.front().erase(0, 1);
  words.push_back(typed);
  auto found = of_program_(words);
  if (!found.empty() && in_quotes) {
    const char mark = line[begin - 1];
    std::erase_if(found, [mark](const std::string& name) { return name.find(mark) != std::string::npos; });
    return {begin, std::move(found), {mark}};
  }
  if (!found.empty()) return {begin, as_words(std::move(found))};
  Completions paths{begin, files(typed)};
  if (!paths.texts.empty() && paths.texts.front().ends_with('/')) paths.end.clear();
  return paths;
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
