#include "query/connection.h"

#include <algorithm>

#include "query/connection_state.h"
#include "query/parsing/parser.h"

namespace cairn::query {

Connection::Connection(std::shared_ptr<Database> database)
    : state_(std::make_shared<ConnectionState>(ConnectionState{std::move(database), {}, {}, nullptr})) {}

Statement Connection::prepare(std::string_view text) {
  return {state_, std::string(text)};
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

std::vector<std::string> split_statements(std::string_view text) {
  const ErrorSource source(text);
  const std::string& whole = source.text();
  std::vector<std::string> statements;
  for (const Span span : parsing::statement_spans(source)) {
    std::string before = whole.substr(0, span.begin);
    // A blank for each character, so that columns stay what they are.
    std::erase_if(before, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; });
    std::replace_if(
        before.begin(), before.end(), [](char c) { return c != '\n'; }, ' ');
    statements.push_back(before + whole.substr(span.begin, span.end - span.begin));
  }
  return statements;
}

bool needs_writing(std::string_view statement) {
  return syntax::writes(parsing::parse(ErrorSource(statement)));
}

}  // namespace cairn::query
