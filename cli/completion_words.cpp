#include "cli/completion_words.h"

#include <algorithm>
#include <array>

#include "cli/ask.h"
#include "text/folding.h"
#include "text/word_list.h"

namespace cairn::cli {

namespace {

constexpr auto kCommandsOfFiles =
    std::to_array<std::string_view>({"backup", "import", "pipe", "query", "restore", "shell"});
constexpr auto kOptionsOfFiles = std::to_array<std::string_view>({"--db", "--file", "--output", "-f", "-o"});
constexpr auto kOptionsOfConcepts = std::to_array<std::string_view>({"--goal", "--know"});

/// The option that wants the next word for its value; null where none does.
const CLI::Option* option_before(const CLI::App& command, const std::string& word) {
  if (!word.starts_with('-') || word.find('=') != std::string::npos) return nullptr;
  const CLI::Option* option = command.get_option_no_throw(word);
  return option != nullptr && option->get_items_expected_max() > 0 ? option : nullptr;
}

/// Those that help tells as "TEXT:{dot,svg}".
std::vector<std::string> values_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const auto begin = type.find('{');
  const auto end = type.rfind('}');
  if (begin == std::string::npos || end == std::string::npos || end < begin) return {};
  return CLI::detail::split(type.substr(begin + 1, end - begin - 1), ',');
}

std::vector<std::string> values_of_arguments(const CLI::App& command) {
  for (const CLI::Option* option :
       command.get_options([](const CLI::Option* one) { return one->get_positional(); })) {
    if (auto values = values_of(*option); !values.empty()) return values;
  }
  return {};
}

std::vector<std::string> options_of(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

/// A command line up to its last word.
struct Asked {
  const CLI::App* command;  ///< that was named, or the program
  const CLI::Option* option = nullptr;
  Session session;
};

Asked look_at(const CLI::App& app, const std::vector<std::string>& words, Session session) {
  Asked asked{&app, nullptr, std::move(session)};
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (asked.option != nullptr) {
      if (asked.option->check_lname("db")) asked.session.database_path = words[i];
      asked.option = nullptr;
    } else if (words[i].starts_with('-')) {
      asked.option = option_before(*asked.command, words[i]);
    } else if (asked.command == &app) {
      const auto named =
          app.get_subcommands([&](const CLI::App* command) { return command->get_name() == words[i]; });
      if (!named.empty()) asked.command = named.front();
    }
  }
  return asked;
}

std::vector<std::string> column_of(query::Database& database, const std::string& query) {
  std::vector<std::string> found;
  for (const auto& row : ask(database, query)) {
    if (row["name"].is_string()) found.push_back(row["name"].get<std::string>());
  }
  return found;
}

std::vector<std::string> names_in_database(const Asked& asked, const std::string& typed) {
  const auto database = asked.session.open_for_reading();
  const std::string command = asked.command->get_name();
  if (asked.option != nullptr && !text::is_one_of(kOptionsOfConcepts, asked.option->get_name())) {
    if (!asked.option->check_lname("learner")) return {};
    return beginning(column_of(*database, "MATCH (l:Learner) RETURN l.name AS name"), typed);
  }
  if (command == "remove")
    return beginning(column_of(*database, "MATCH (s:Source) RETURN s.uri AS name"), typed);
  const auto positional =
      asked.command->get_options([](const CLI::Option* option) { return option->get_positional(); });
  if (asked.option == nullptr && positional.empty()) return {};
  return database->graph().snapshot()->names_beginning(typed, kMostCompletions);
}

}  // namespace

std::vector<std::string> beginning(std::vector<std::string> words, std::string_view typed) {
  const std::string small = text::lower(typed);
  std::erase_if(words, [&](const std::string& word) { return !text::lower(word).starts_with(small); });
  std::sort(words.begin(), words.end());
  return words;
}

std::vector<std::string> completions_of(const CLI::App& app, std::vector<std::string> words,
                                        Session session) {
  if (words.empty()) words.emplace_back();
  const std::string& typed = words.back();
  const Asked asked = look_at(app, words, std::move(session));
  if (asked.option != nullptr) {
    if (auto values = values_of(*asked.option); !values.empty()) return beginning(std::move(values), typed);
    if (text::is_one_of(kOptionsOfFiles, asked.option->get_name())) return {};
  } else if (typed.starts_with('-')) {
    return beginning(options_of(*asked.command), typed);
  } else if (asked.command == &app) {
    std::vector<std::string> names;
    for (const CLI::App* command :
         app.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); }))
      names.push_back(command->get_name());
    return beginning(std::move(names), typed);
  } else if (auto values = values_of_arguments(*asked.command); !values.empty()) {
    return beginning(std::move(values), typed);
  } else if (text::is_one_of(kCommandsOfFiles, asked.command->get_name())) {
    return {};
  }
  if (!asked.session.in_memory() && !storage::Store::exists(asked.session.database_path)) return {};
  return names_in_database(asked, typed);
}

}  // namespace cairn::cli
