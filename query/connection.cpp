#include "query/connection.h"

#include "query/connection_state.h"
#include "query/parsing/parser.h"

namespace cairn::query {

Connection::Connection(std::shared_ptr<Database> database)
    : state_(std::make_shared<ConnectionState>(ConnectionState{std::move(database), {}, {}, nullptr})) {}

Statement Connection::prepare(std::string_view text) {
  return {state_, ErrorSource(text)};
}

Statement Connection::prepare(const ScriptStatement& statement) {
  return {state_, ErrorSource(statement)};
}

Database& Connection::database() const {
  return *state_->database;
}

void Connection::set_limits(const Limits& limits) {
  state_->limits = limits;
}

void Connection::set_choices(const planning::Choices& choices) {
  state_->choices = choices;
}

bool Connection::in_transaction() const {
  return state_->transaction != nullptr;
}

std::vector<ScriptStatement> split_statements(std::string_view text) {
  const ErrorSource source(text);
  const auto script = std::make_shared<const std::string>(source.text());
  std::vector<ScriptStatement> statements;
  for (const Span span : parsing::statement_spans(source)) statements.push_back({script, span});
  return statements;
}

bool needs_writing(const ScriptStatement& statement) {
  return syntax::writes(parsing::parse(ErrorSource(statement)));
}

}  // namespace cairn::query
