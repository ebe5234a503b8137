#include "query/syntax/syntax_tree.h"

#include <algorithm>

namespace cairn::query::syntax {

std::vector<std::string> texts(const std::vector<Name>& names) {
  std::vector<std::string> found;
  for (const auto& name : names) found.push_back(name.text);
  return found;
}

bool writes(const Clause& clause) {
  return std::holds_alternative<Create>(clause.form) || std::holds_alternative<Merge>(clause.form) ||
         std::holds_alternative<Set>(clause.form) || std::holds_alternative<Remove>(clause.form) ||
         std::holds_alternative<Delete>(clause.form);
}

bool writes(const Statement& statement) {
  if (statement.mode == Mode::kExplain || std::holds_alternative<ShowIndexes>(statement.form)) return false;
  const auto* query = std::get_if<Query>(&statement.form);
  if (query == nullptr) return true;
  return std::any_of(query->parts.begin(), query->parts.end(), [](const SingleQuery& part) {
    return std::any_of(part.clauses.begin(), part.clauses.end(),
                       [](const Clause& clause) { return writes(clause); });
  });
}

}  // namespace cairn::query::syntax
