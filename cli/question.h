#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/session.h"
#include "exporters/typed_json.h"

namespace cairn::cli {

/// Of the environment: whose knowledge counts where --learner says nothing.
inline constexpr const char* kLearnerVariable = "CAIRN_LEARNER";

/// What the learner's commands are asked: goals, what is known, and how far to go.
struct Question {
  std::vector<std::string> goals;
  std::vector<std::string> known;
  std::string learner;  ///< whose knowledge counts too; "" for nobody's
  bool strictly = false;
  std::optional<std::int64_t> depth;
  std::optional<double> min_confidence;
};

/// --know and --learner, and --strictly where the answer is about what is not known.
void add_known_options(CLI::App& command, Question& question, bool with_strictly = true);
void add_min_confidence_option(CLI::App& command, Question& question);

/// How a question is put in the query language.
struct Wording {
  std::string clause;  ///< "PREREQUISITES OF $goals": what stands before KNOWING
  std::string middle;  ///< what stands between KNOWING and MIN CONFIDENCE, besides DEPTH
  std::string rest;    ///< YIELD and what follows
};
/// The question as a statement whose parameters are bound.
query::Statement prepare(query::Database& database, const Question& question, const Wording& wording);

/// The statement "CALL ... REST"; `call` has the goals as $goals and what is known as learnt, as in
/// "learning.unlocks($goals, learnt)".
query::Statement prepare_call(query::Database& database, const Question& question, const std::string& call,
                              const std::string& rest);

/// The names of what is known, of the learner too.
std::vector<std::string> known_names(query::Database& database, const Question& question);

/// {"goals": [{"id", "name"}], "known": [names]}, to which the answer is added.
exporters::Json answer_json(query::Database& database, const Question& question);
/// The names of the goals, for people.
std::string goal_names(query::Database& database, const Question& question);

/// The learner's node; Error{kNotFound} with the nearest names where there is none.
graph::NodeId require_learner(query::Database& database, const std::string& name);

}  // namespace cairn::cli
