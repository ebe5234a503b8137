#include "cli/ask.h"
#include "cli/terminal.h"

namespace cairn::cli {

using exporters::Json;

Json ask(query::Database& database, const std::string& text, const Parameters& parameters) {
  auto statement = database.connect().prepare(text);
  for (const auto& [name, value] : parameters) statement.bind(name, value);
  return rows_of(std::move(statement));
}

Json rows_of(query::Statement statement) {
  Json rows = Json::array();
  while (statement.step()) {
    Json row = Json::object();
    for (std::size_t i = 0; i < statement.columns().size(); ++i)
      row[statement.columns()[i]] = exporters::to_plain_json(statement.row()[i]);
    rows.push_back(std::move(row));
  }
  return rows;
}

Json column(const Json& rows, const char* member) {
  Json values = Json::array();
  for (const auto& row : rows) values.push_back(row[member]);
  return values;
}

std::string joined(const Json& list, const char* member, std::size_t most) {
  std::string text;
  std::size_t count = 0;
  for (const auto& element : list) {
    if (count == most) return text + " and " + std::to_string(list.size() - most) + " more";
    text += (count++ == 0 ? "" : ", ") + readable(member == nullptr ? element : element[member]);
  }
  return text;
}

}  // namespace cairn::cli
