#include "tests/query/naive_statement.h"

#include <algorithm>

namespace cairn::query::naive {

namespace {

// More rows or relationships show nothing new.
constexpr std::size_t kMostRows = 300;
constexpr std::size_t kMostWrittenRows = 40;
constexpr std::size_t kMostRelationships = 14;

struct Failed {};

std::string join(const std::vector<std::string>& parts, const std::string& separator) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : separator) + part;
  return text;
}

// --- values ---

bool is_null(const Binding& value) {
  return std::holds_alternative<std::monostate>(value);
}

Binding binding(const std::optional<std::int64_t>& number) {
  return number ? Binding(*number) : Binding();
}

/// Null comes last, in lists, too.
bool less(const std::optional<std::int64_t>& a, const std::optional<std::int64_t>& b) {
  return a && (!b || *a < *b);
}

bool less(const Binding& a, const Binding& b) {
  if (is_null(a) || is_null(b)) return !is_null(a) && is_null(b);
  if (const auto* node = std::get_if<NodeRef>(&a)) return node->number < std::get<NodeRef>(b).number;
  if (const auto* relationship = std::get_if<RelationshipRef>(&a))
    return relationship->number < std::get<RelationshipRef>(b).number;
  if (const auto* list = std::get_if<std::vector<std::size_t>>(&a))
    return *list < std::get<std::vector<std::size_t>>(b);
  if (const auto* boolean = std::get_if<bool>(&a)) return *boolean < std::get<bool>(b);
  if (const auto* value = std::get_if<std::int64_t>(&a)) return *value < std::get<std::int64_t>(b);
  const auto& left = std::get<Numbers>(a);
  const auto& right = std::get<Numbers>(b);
  return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end(),
                                      [](const auto& x, const auto& y) { return less(x, y); });
}

Binding weights(const Binding& list, const Graph& graph) {
  if (is_null(list)) return {};
  Numbers found;
  for (const auto one : std::get<std::vector<std::size_t>>(list)) found.push_back(graph.relationships[one].w);
  return found;
}

std::vector<Row> few_matches(const PathPattern& path, const Row& row, const Graph& graph) {
  auto found = matches({false, {path}, std::nullopt}, row, graph, kMostRows);
  if (found.size() > kMostRows) throw TooMuch();
  return found;
}

/// The engine refuses an overflow, but which rows it comes to see is the planner's choice.
std::int64_t sum(std::int64_t left, std::int64_t right) {
  std::int64_t total = 0;
  if (__builtin_add_overflow(left, right, &total)) throw TooMuch();
  return total;
}

Binding value_of(const Expression& expression, const Row& row, const Graph& graph) {
  const auto left = number(expression.left, row, graph);
  const auto right = number(expression.right, row, graph);
  switch (expression.kind) {
    case Expression::Kind::kVariable:
      return row.at(expression.variable);
    case Expression::Kind::kOperand:
      return binding(left);
    case Expression::Kind::kSum:
      return left && right ? Binding(sum(*left, *right)) : Binding();
    case Expression::Kind::kWeights:
      return weights(row.at(expression.variable), graph);
    case Expression::Kind::kNumbers: {
      Numbers found;
      for (const auto& one : {left, right}) {
        if (one && *one != 1) found.emplace_back(sum(*one, 1));
      }
      return found;
    }
    case Expression::Kind::kPaths:
      return static_cast<std::int64_t>(few_matches(expression.path, row, graph).size());
    case Expression::Kind::kCondition: {
      const auto answer = truth(expression.condition, row, graph);
      return answer ? Binding(*answer) : Binding();
    }
    default:
      return {};
  }
}

Binding aggregate_of(const Expression& expression, const std::vector<Row>& group, const Graph& graph) {
  if (expression.kind == Expression::Kind::kCountRows) return static_cast<std::int64_t>(group.size());
  std::vector<std::int64_t> values;
  for (const auto& row : group) {
    const auto value = number(expression.left, row, graph);
    if (!value) continue;
    const bool known = std::find(values.begin(), values.end(), *value) != values.end();
    if (!expression.distinct || !known) values.push_back(*value);
  }
  if (expression.kind == Expression::Kind::kCount) return static_cast<std::int64_t>(values.size());
  if (expression.kind == Expression::Kind::kTotal) {
    std::int64_t total = 0;
    for (const auto value : values) total = sum(total, value);
    return total;
  }
  if (values.empty()) return {};
  return expression.kind == Expression::Kind::kLeast ? *std::min_element(values.begin(), values.end())
                                                     : *std::max_element(values.begin(), values.end());
}

// --- running ---

class Interpreter {
 public:
  explicit Interpreter(Graph& graph) : graph_(graph) {}

  std::vector<Row> run(const Statement& statement) {
    std::vector<Row> rows = {Row()};
    for (const auto& clause : statement.clauses) {
      rows = std::visit([&](const auto& form) { return run(form, rows); }, clause);
      if (rows.size() > kMostRows) throw TooMuch();
    }
    return statement.result() == nullptr ? std::vector<Row>() : rows;
  }

 private:
  // --- reading ---

  std::vector<Row> run(const Match& match, const std::vector<Row>& rows) {
    const auto alive = std::count_if(graph_.relationships.begin(), graph_.relationships.end(),
                                     [](const auto& relationship) { return !relationship.deleted; });
    if (static_cast<std::size_t>(alive) > kMostRelationships) throw TooMuch();
    std::vector<Row> next;
    for (const auto& row : rows) {
      auto found = matches(match, row, graph_, kMostRows);
      if (found.empty() && match.optional) {
        found.push_back(row);
        for (const auto& name : match.variables()) found.back().emplace(name, std::monostate());
      }
      next.insert(next.end(), found.begin(), found.end());
      if (next.size() > kMostRows) throw TooMuch();
    }
    return next;
  }

  std::vector<Row> run(const Unwind& unwind, const std::vector<Row>& rows) {
    std::vector<Row> next;
    for (const auto& row : rows) {
      for (const auto& element : unwind.list) {
        next.push_back(row);
        next.back().emplace(unwind.variable, binding(element));
      }
    }
    return next;
  }

  std::vector<Row> run(const SortAll& sort, std::vector<Row> rows) {
    std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
      for (const auto& key : sort.keys) {
        if (less(a.at(key.variable), b.at(key.variable))) return true;
        if (less(b.at(key.variable), a.at(key.variable))) return false;
      }
      return false;
    });
    return rows;
  }

  std::vector<Row> run(const Projection& projection, const std::vector<Row>& rows) {
    std::vector<Row> next;
    for (const auto& group : groups(projection, rows)) {
      Row row;
      for (const auto& item : projection.items) {
        row.emplace(item.name, item.value.aggregates() ? aggregate_of(item.value, group, graph_)
                                                       : value_of(item.value, group.front(), graph_));
      }
      if (!projection.distinct || std::find(next.begin(), next.end(), row) == next.end()) next.push_back(row);
    }
    if (!projection.descending.empty()) sort(projection, next);
    if (projection.skip) next.erase(next.begin(), next.begin() + at_most(*projection.skip, next));
    if (projection.limit) next.erase(next.begin() + at_most(*projection.limit, next), next.end());
    if (projection.where) {
      std::erase_if(next, [&](const Row& row) { return truth(*projection.where, row, graph_) != true; });
    }
    return next;
  }

  static std::ptrdiff_t at_most(std::size_t count, const std::vector<Row>& rows) {
    return static_cast<std::ptrdiff_t>(std::min(count, rows.size()));
  }

  /// Without aggregates every row is a group; with them, rows are together whose other columns are the same.
  std::vector<std::vector<Row>> groups(const Projection& projection, const std::vector<Row>& rows) const {
    std::vector<std::vector<Row>> found;
    const auto& items = projection.items;
    const bool aggregates =
        std::any_of(items.begin(), items.end(), [](const auto& item) { return item.value.aggregates(); });
    const bool grouped =
        std::any_of(items.begin(), items.end(), [](const auto& item) { return !item.value.aggregates(); });
    if (aggregates && !grouped) return {rows};
    std::vector<std::vector<Binding>> keys;
    for (const auto& row : rows) {
      std::vector<Binding> key;
      for (const auto& item : items) {
        if (!item.value.aggregates()) key.push_back(value_of(item.value, row, graph_));
      }
      const auto known = aggregates ? std::find(keys.begin(), keys.end(), key) : keys.end();
      if (known == keys.end()) {
        keys.push_back(std::move(key));
        found.push_back({row});
      } else {
        found[static_cast<std::size_t>(known - keys.begin())].push_back(row);
      }
    }
    return found;
  }

  static void sort(const Projection& projection, std::vector<Row>& rows) {
    std::stable_sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
      for (std::size_t i = 0; i < projection.items.size(); ++i) {
        const auto& name = projection.items[i].name;
        const Row& first = projection.descending[i] ? b : a;
        const Row& second = projection.descending[i] ? a : b;
        if (less(first.at(name), second.at(name))) return true;
        if (less(second.at(name), first.at(name))) return false;
      }
      return false;
    });
  }

  // --- writing ---

  static void few(const std::vector<Row>& rows) {
    if (rows.size() > kMostWrittenRows) throw TooMuch();
  }

  std::vector<Row> run(const Create& create, std::vector<Row> rows) {
    few(rows);
    for (auto& row : rows) make(create.path, row);
    return rows;
  }

  std::vector<Row> run(const Merge& merge, const std::vector<Row>& rows) {
    few(rows);
    std::vector<Row> next;
    for (const auto& row : rows) {
      refuse_null(merge.path, row);
      auto found = few_matches(merge.path, row, graph_);
      const bool made = found.empty();
      if (made) {
        found.push_back(row);
        make(merge.path, found.front());
      }
      const auto& change_after = made ? merge.on_create : merge.on_match;
      for (const auto& one : found) {
        if (change_after) change(*change_after, one);
      }
      next.insert(next.end(), found.begin(), found.end());
    }
    return next;
  }

  std::vector<Row> run(const Change& one, std::vector<Row> rows) {
    for (const auto& row : rows) change(one, row);
    return rows;
  }

  std::vector<Row> run(const Delete& clause, std::vector<Row> rows) {
    for (const auto& row : rows) {
      for (const auto& variable : clause.variables) {
        const Binding& value = row.at(variable);
        if (const auto* node = std::get_if<NodeRef>(&value)) graph_.nodes[node->number].deleted = true;
        if (const auto* one = std::get_if<RelationshipRef>(&value))
          graph_.relationships[one->number].deleted = true;
      }
    }
    for (auto& relationship : graph_.relationships) {
      const bool hangs = graph_.nodes[relationship.start].deleted || graph_.nodes[relationship.end].deleted;
      if (relationship.deleted || !hangs) continue;
      if (!clause.detach) throw Failed();
      relationship.deleted = true;
    }
    return rows;
  }

  /// MERGE finds nothing by a null, and nothing can hang on it.
  void refuse_null(const PathPattern& path, const Row& row) const {
    for (const auto& node : path.nodes) {
      if (node.x && !number(*node.x, row, graph_)) throw Failed();
      if (row.contains(node.variable) && is_null(row.at(node.variable))) throw Failed();
    }
    for (const auto& relationship : path.relationships) {
      if (relationship.w && !number(*relationship.w, row, graph_)) throw Failed();
    }
  }

  void make(const PathPattern& path, Row& row) {
    // Properties are read from the row as it came.
    const Row before = row;
    std::vector<std::size_t> ends;
    for (const auto& node : path.nodes) ends.push_back(end(node, row, before));
    for (std::size_t i = 0; i < path.relationships.size(); ++i) {
      const auto& pattern = path.relationships[i];
      const bool to_left = pattern.to_left && !pattern.to_right;
      Graph::Relationship made{pattern.types.front(), ends[to_left ? i + 1 : i], ends[to_left ? i : i + 1],
                               std::nullopt};
      if (pattern.w) made.w = number(*pattern.w, before, graph_);
      graph_.relationships.push_back(made);
      if (!pattern.variable.empty())
        row.emplace(pattern.variable, RelationshipRef{graph_.relationships.size() - 1});
    }
  }

  /// The node that is bound, or a new one.
  std::size_t end(const NodePattern& pattern, Row& row, const Row& before) {
    if (const auto known = row.find(pattern.variable); known != row.end()) {
      if (is_null(known->second)) throw Failed();
      return std::get<NodeRef>(known->second).number;
    }
    Graph::Node made;
    made.labels.insert(pattern.labels.begin(), pattern.labels.end());
    if (pattern.x) made.x = number(*pattern.x, before, graph_);
    made.name = pattern.name;
    graph_.nodes.push_back(made);
    if (!pattern.variable.empty()) row.emplace(pattern.variable, NodeRef{graph_.nodes.size() - 1});
    return graph_.nodes.size() - 1;
  }

  void change(const Change& one, const Row& row) {
    const Binding& subject = row.at(one.variable);
    if (is_null(subject)) return;
    std::optional<std::int64_t> value;
    if (one.value) {
      const Binding bound = value_of(*one.value, row, graph_);
      if (!is_null(bound)) value = std::get<std::int64_t>(bound);
    }
    if (!one.of_node) {
      graph_.relationships[std::get<RelationshipRef>(subject).number].w = value;
      return;
    }
    Graph::Node& node = graph_.nodes[std::get<NodeRef>(subject).number];
    switch (one.kind) {
      case Change::Kind::kNumber:
      case Change::Kind::kRemoveNumber:
        node.x = value;
        break;
      case Change::Kind::kName:
        node.name = one.name;
        break;
      case Change::Kind::kLabel:
        node.labels.insert(*one.name);
        break;
      case Change::Kind::kReplace:
        node.x = value;
        node.name = one.name;
        break;
      case Change::Kind::kAdd:
        node.x = value;
        if (one.name) node.name = one.name;
        break;
      case Change::Kind::kCopy: {
        const Binding& from = row.at(one.other);
        if (is_null(from)) throw TooMuch();
        const Graph::Node other = graph_.nodes[std::get<NodeRef>(from).number];
        node.x = other.x;
        node.name = other.name;
        break;
      }
      case Change::Kind::kRemoveLabel:
        node.labels.erase(*one.name);
        break;
    }
  }

  Graph& graph_;
};

// --- writing them down ---

std::string text_of(const Match& match) {
  return match.text();
}

std::string text_of(const Unwind& unwind) {
  std::vector<std::string> parts;
  for (const auto& element : unwind.list) parts.push_back(element ? std::to_string(*element) : "null");
  return "UNWIND [" + join(parts, ", ") + "] AS " + unwind.variable;
}

std::string text_of(const SortAll& sort) {
  std::vector<std::string> parts;
  for (const auto& key : sort.keys) parts.push_back(key.text);
  return "WITH * ORDER BY " + join(parts, ", ");
}

std::string text_of(const Projection& projection) {
  std::vector<std::string> items;
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < projection.items.size(); ++i) {
    const auto& item = projection.items[i];
    items.push_back(item.value.text() + " AS " + item.name);
    if (!projection.descending.empty()) keys.push_back(item.name + (projection.descending[i] ? " DESC" : ""));
  }
  std::string text = projection.returns ? "RETURN " : "WITH ";
  text += (projection.distinct ? "DISTINCT " : "") + join(items, ", ");
  if (!keys.empty()) text += " ORDER BY " + join(keys, ", ");
  if (projection.skip) text += " SKIP " + std::to_string(*projection.skip);
  if (projection.limit) text += " LIMIT " + std::to_string(*projection.limit);
  if (projection.where) text += " WHERE " + projection.where->text();
  return text;
}

std::string text_of(const Create& create) {
  return "CREATE " + create.path.text();
}

std::string text_of(const Merge& merge) {
  return "MERGE " + merge.path.text() + (merge.on_create ? " ON CREATE " + merge.on_create->text() : "") +
         (merge.on_match ? " ON MATCH " + merge.on_match->text() : "");
}

std::string text_of(const Change& change) {
  return change.text();
}

std::string text_of(const Delete& clause) {
  return (clause.detach ? "DETACH DELETE " : "DELETE ") + join(clause.variables, ", ");
}

}  // namespace

std::string Expression::text() const {
  const std::string argument = (distinct ? "DISTINCT " : "") + left.text();
  switch (kind) {
    case Kind::kVariable:
      return variable;
    case Kind::kOperand:
      return left.text();
    case Kind::kSum:
      return left.text() + " + " + right.text();
    case Kind::kWeights:
      return "[e IN " + variable + " | e.w]";
    case Kind::kNumbers:
      return "[e IN [" + left.text() + ", " + right.text() + ", null] WHERE e <> 1 | e + 1]";
    case Kind::kPaths:
      return "COUNT { " + path.text() + " }";
    case Kind::kCondition:
      return "(" + condition.text() + ")";
    case Kind::kCountRows:
      return "count(*)";
    case Kind::kCount:
      return "count(" + argument + ")";
    case Kind::kTotal:
      return "sum(" + argument + ")";
    case Kind::kLeast:
      return "min(" + argument + ")";
    case Kind::kMost:
      break;
  }
  return "max(" + argument + ")";
}

std::string Change::text() const {
  const std::string number = value ? value->text() : "null";
  const std::string key = variable + (of_node ? ".x" : ".w");
  const std::string quoted = name ? "'" + *name + "'" : "null";
  switch (kind) {
    case Kind::kNumber:
      return "SET " + key + " = " + number;
    case Kind::kName:
      return "SET " + variable + ".name = " + quoted;
    case Kind::kLabel:
      return "SET " + variable + ":" + *name;
    case Kind::kReplace:
      return "SET " + variable + " = {x: " + number + ", name: " + quoted + "}";
    case Kind::kAdd:
      return "SET " + variable + " += {x: " + number + (name ? ", name: " + quoted : "") + "}";
    case Kind::kCopy:
      return "SET " + variable + " = " + other;
    case Kind::kRemoveNumber:
      return "REMOVE " + key;
    case Kind::kRemoveLabel:
      break;
  }
  return "REMOVE " + variable + ":" + *name;
}

std::string Statement::text() const {
  std::vector<std::string> parts;
  for (const auto& clause : clauses)
    parts.push_back(std::visit([](const auto& form) { return text_of(form); }, clause));
  return join(parts, "\n");
}

std::optional<Outcome> run(const Statement& statement, Graph& graph) {
  try {
    return Outcome{false, Interpreter(graph).run(statement)};
  } catch (const Failed&) {
    return Outcome{true, {}};
  } catch (const TooMuch&) {
    return std::nullopt;
  }
}

}  // namespace cairn::query::naive
