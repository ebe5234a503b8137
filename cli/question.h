#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "exporters/typed_json.h"

namespace cairn::cli {

/// What `needs`, `path` and `export` are asked: goals, what is known, and how far to go.
struct Question {
  std::vector<std::string> goals;
  std::vector<std::string> known;
  bool strictly = false;
  std::optional<std::int64_t> depth;
  std::optional<double> min_confidence;
};

void add_known_options(CLI::App& command, Question& question);
void add_min_confidence_option(CLI::App& command, Question& question);

/// The statement "CLAUSE $goals [KNOWING ...] [DEPTH ...] [MIN CONFIDENCE ...] REST" with its parameters
/// bound.
query::Statement prepare(query::Database& database, const Question& question, const std::string& clause,
                         const std::string& rest);

/// {"goals": [{"id", "name"}], "known": [names]}, to which the answer is added.
exporters::Json answer_json(query::Database& database, const Question& question);

/// The columns of a row as an object of plain JSON.
exporters::Json row_json(const Rows& rows, std::initializer_list<const char*> columns);

}  // namespace cairn::cli
