#include "cli/ask.h"
#include "cli/terminal.h"

namespace cairn::cli {

using exporters::Json;

std::pair<std::string, query::Value> parameter_of(const std::string& text) {
  const auto sign = text.find('=');
  if (sign == std::string::npos || sign == 0) {
    throw Error(ErrorKind::kInvalidInput, "a parameter is given as name=value, not as '" + text + "'");
  }
  const std::string value = text.substr(sign + 1);
  const Json json = Json::parse(value, nullptr, false);
  return {text.substr(0, sign), json.is_discarded() ? query::Value(value) : exporters::from_plain_json(json)};
}

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
