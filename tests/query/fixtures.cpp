#include "tests/query/fixtures.h"

#include <algorithm>

#include "temporal/temporal_text.h"
#include "text/utf8.h"

namespace cairn::query {

namespace {

std::string show_map(const Map& map) {
  std::string text = "{";
  for (const auto& [key, value] : map) text += (text.size() > 1 ? ", " : "") + key + ": " + show(value);
  return text + "}";
}

std::string show_node(const NodeValue& node) {
  if (!node.content) return "(no content)";
  auto labels = node.content->labels;
  std::sort(labels.begin(), labels.end());
  std::string text = "(";
  for (const auto& label : labels) text += ":" + label;
  if (!node.content->properties->empty())
    text += (text.size() > 1 ? " " : "") + show_map(*node.content->properties);
  return text + ")";
}

std::string show_relationship(const RelationshipValue& relationship) {
  if (!relationship.content) return "[no content]";
  const Map& properties = *relationship.content->properties;
  return "[:" + relationship.content->type + (properties.empty() ? "" : " " + show_map(properties)) + "]";
}

std::string show_path(const Path& path) {
  std::string text = "<";
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    text += show_node(path.nodes[i]);
    if (i >= path.relationships.size()) continue;
    const auto& step = path.relationships[i];
    const bool forward = step.content && step.content->start == path.nodes[i].id;
    text += (forward ? "-" : "<-") + show_relationship(step) + (forward ? "->" : "-");
  }
  return text + ">";
}

}  // namespace

std::string show(const Value& value) {
  if (value.is_null()) return "null";
  if (const bool* boolean = value.boolean()) return *boolean ? "true" : "false";
  if (const auto* integer = value.integer()) return std::to_string(*integer);
  if (const auto* number = value.float64()) return float_text(*number);
  if (const auto* text = value.string()) return "'" + *text + "'";
  if (const auto* map = value.map()) return show_map(*map);
  if (const auto* node = value.node()) return show_node(*node);
  if (const auto* relationship = value.relationship()) return show_relationship(*relationship);
  if (const auto* path = value.path()) return show_path(*path);
  if (const auto* temporal = value.temporal()) return temporal::to_text(*temporal);
  std::string text = "[";
  for (const Value& element : *value.list()) text += (text.size() > 1 ? ", " : "") + show(element);
  return text + "]";
}

std::string underlined(const QueryError& error) {
  // The reason may hold line ends of the query itself; the last two lines are the source and the carets.
  const std::string message = error.what();
  const auto carets_begin = message.rfind('\n');
  if (carets_begin == std::string::npos || carets_begin == 0) return "";
  const auto source_begin = message.rfind('\n', carets_begin - 1);
  if (source_begin == std::string::npos) return "";
  const std::string source = message.substr(source_begin + 1, carets_begin - source_begin - 1);
  const std::string carets = message.substr(carets_begin + 1);
  const auto first = carets.find('^');
  if (first == std::string::npos || carets.find_first_not_of(' ') != first) return "";
  // Carets stand in columns of a terminal, not under bytes.
  std::string_view rest = source;
  std::size_t column = 0;
  const auto take = [&](std::size_t until) {
    std::string taken;
    while (!rest.empty() && column < until) {
      const auto character = text::prefix_utf8(rest, 1);
      column += text::terminal_width(character);
      taken += character;
      rest.remove_prefix(character.size());
    }
    return taken;
  };
  take(first);
  return take(carets.size());
}

QueryTest::QueryTest()
    : database_(Database::open(storage::Store::kInMemory, test::unsynced())),
      connection_(database_->connect()),
      build_(database_->graph()) {}

void QueryTest::reopen() {
  build_.drop();
  database_ = Database::open(storage::Store::kInMemory, test::unsynced());
  connection_ = database_->connect();
  build_ = test::GraphBuilder(database_->graph());
}

Statement QueryTest::prepare(std::string_view text, const Parameters& parameters) {
  build_.commit();
  Statement statement = connection_.prepare(text);
  for (const auto& [name, value] : parameters) statement.bind(name, value);
  return statement;
}

QueryTest::Rows QueryTest::rows_of(Statement& statement) {
  Rows found;
  while (statement.step()) {
    std::string text;
    for (const Value& value : statement.row()) text += (text.empty() ? "" : " | ") + show(value);
    found.push_back(std::move(text));
  }
  return found;
}

QueryTest::Rows QueryTest::rows(std::string_view text, const Parameters& parameters) {
  Statement statement = prepare(text, parameters);
  return rows_of(statement);
}

std::string QueryTest::value(const std::string& expression, const Parameters& parameters) {
  const Rows found = rows("RETURN " + expression + " AS value", parameters);
  return found.size() == 1 ? found.front() : std::to_string(found.size()) + " rows";
}

void QueryTest::expect_values(const std::vector<std::pair<std::string, std::string>>& cases) {
  for (const auto& [expression, expected] : cases) {
    try {
      EXPECT_EQ(value(expression), expected) << expression;
    } catch (const std::exception& thrown) {
      ADD_FAILURE() << expression << " should be " << expected << ", but: " << thrown.what();
    }
  }
}

std::optional<QueryError> QueryTest::error(std::string_view text, const Parameters& parameters) {
  return query_error_of([&] { rows(text, parameters); });
}

std::string QueryTest::error_kind(std::string_view text, const Parameters& parameters) {
  const auto thrown = error(text, parameters);
  if (!thrown) return "";
  return (thrown->phase() == Phase::kCompile ? "compile " : "runtime ") + thrown->type() + " " +
         thrown->detail();
}

}  // namespace cairn::query
