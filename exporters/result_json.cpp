#include "exporters/result_json.h"

#include <utility>

#include "exporters/typed_json.h"

namespace cairn::exporters {

std::string result_json(query::Statement& statement) {
  std::string rows;
  while (statement.step()) {
    const std::size_t before = rows.size();
    rows += rows.empty() ? "[" : ",[";
    bool first = true;
    for (const auto& value : statement.row()) {
      if (!std::exchange(first, false)) rows += ',';
      append_typed_json(rows, value);
    }
    rows += ']';
    statement.hold(rows.size() - before);
  }
  return R"({"columns":)" + dump(statement.columns()) + R"(,"rows":[)" + rows + "]}";
}

}  // namespace cairn::exporters
