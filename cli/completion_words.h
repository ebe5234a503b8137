#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "cli/session.h"

namespace cairn::cli {

/// Of names in a database.
inline constexpr std::size_t kMostCompletions = 200;

/// Those of the words that begin so, in whatever case; sorted.
std::vector<std::string> beginning(std::vector<std::string> words, std::string_view typed);

/// What the last of these words of a command line, which may be "", can be completed to: commands, options,
/// values of options, and names of concepts, learners and sources in the database. Nothing where files are
/// wanted.
std::vector<std::string> completions_of(const CLI::App& app, std::vector<std::string> words, Session session);

}  // namespace cairn::cli
