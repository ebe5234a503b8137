#include "tests/query/naive.h"

#include <algorithm>
#include <functional>

namespace cairn::query::naive {

namespace {

using Truth = std::optional<bool>;

const std::vector<std::string> kLabels = {"A", "B", "Concept"};
const std::vector<std::string> kTypes = {"T", "U", "V"};
const std::vector<std::string> kNames = {"p", "q"};

std::string join(const std::vector<std::string>& parts, const std::string& separator) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : separator) + part;
  return text;
}

// --- answering ---

class Matcher {
 public:
  Matcher(const Graph& graph, const Match& match, Row row, std::size_t most)
      : graph_(graph), match_(match), row_(std::move(row)), most_(most) {}

  std::vector<Row> rows() {
    path(0);
    return std::move(found_);
  }

 private:
  using Then = std::function<void()>;

  void path(std::size_t index) {
    if (found_.size() > most_) return;
    if (index == match_.paths.size()) {
      if (!match_.where || truth(*match_.where, row_, graph_) == true) found_.push_back(row_);
      return;
    }
    const PathPattern& pattern = match_.paths[index];
    for (std::size_t start = 0; start < graph_.nodes.size(); ++start) {
      at_node(pattern.nodes[0], start, [&] { steps(index, 0, start); });
    }
  }

  /// From the node of the pattern that was found, over the next relationship.
  void steps(std::size_t index, std::size_t step, std::size_t here) {
    const PathPattern& pattern = match_.paths[index];
    if (step == pattern.relationships.size()) {
      path(index + 1);
      return;
    }
    const RelationshipPattern& relationship = pattern.relationships[step];
    const auto arrive = [&](std::size_t end, Binding value) {
      with(relationship.variable, std::move(value),
           [&] { at_node(pattern.nodes[step + 1], end, [&] { steps(index, step + 1, end); }); });
    };
    if (!relationship.variable_length) {
      each_step(relationship, here,
                [&](std::size_t number, std::size_t end) { arrive(end, RelationshipRef{number}); });
      return;
    }
    std::vector<std::size_t> trail;
    const std::function<void(std::size_t)> walk = [&](std::size_t end) {
      if (trail.size() >= relationship.least.value_or(1) &&
          (!relationship.most || trail.size() <= *relationship.most)) {
        arrive(end, trail);
      }
      if (relationship.most && trail.size() >= *relationship.most) return;
      each_step(relationship, end, [&](std::size_t number, std::size_t next) {
        trail.push_back(number);
        walk(next);
        trail.pop_back();
      });
    };
    walk(here);
  }

  /// Every unused relationship that fits the pattern and touches the node on the right side; marked as used
  /// meanwhile.
  void each_step(const RelationshipPattern& pattern, std::size_t here,
                 const std::function<void(std::size_t, std::size_t)>& then) {
    if (++looked_ > kMostLooks) throw TooMuch();  // the trails of a dense graph never end
    const bool either = pattern.to_left == pattern.to_right;
    for (std::size_t number = 0; number < graph_.relationships.size(); ++number) {
      const auto& relationship = graph_.relationships[number];
      if (relationship.deleted || used_.contains(number)) continue;
      const bool of_type = pattern.types.empty() || std::find(pattern.types.begin(), pattern.types.end(),
                                                              relationship.type) != pattern.types.end();
      if (!of_type || !equal(relationship.w, pattern.w)) continue;
      const bool forward = relationship.start == here && (either || pattern.to_right);
      const bool backward =
          relationship.end == here && (either || pattern.to_left) && relationship.start != relationship.end;
      const bool loop_backward = !forward && relationship.start == here && relationship.end == here;
      used_.insert(number);
      if (forward) then(number, relationship.end);
      if (backward || loop_backward) then(number, relationship.start);
      used_.erase(number);
    }
  }

  void at_node(const NodePattern& pattern, std::size_t number, const Then& then) {
    const auto& node = graph_.nodes[number];
    if (node.deleted) return;
    for (const auto& label : pattern.labels) {
      if (!node.labels.contains(label)) return;
    }
    if (!equal(node.x, pattern.x)) return;
    if (pattern.name && node.name != pattern.name) return;
    with(pattern.variable, NodeRef{number}, then);
  }

  /// Goes on with the variable bound; not at all where it is bound to something else, or to null.
  void with(const std::string& variable, Binding value, const Then& then) {
    if (variable.empty()) return then();
    const auto known = row_.find(variable);
    if (known != row_.end()) {
      if (known->second == value) then();
      return;
    }
    row_.emplace(variable, std::move(value));
    then();
    row_.erase(variable);
  }

  bool equal(const std::optional<std::int64_t>& value, const std::optional<Operand>& wanted) const {
    if (!wanted) return true;
    const auto other = number(*wanted, row_, graph_);
    return value && other && *value == *other;
  }

  static constexpr std::size_t kMostLooks = 1'000'000;

  std::size_t looked_ = 0;
  const Graph& graph_;
  const Match& match_;
  Row row_;
  std::size_t most_;
  std::set<std::size_t> used_;
  std::vector<Row> found_;
};

// --- values ---

const NodeRef* node(const std::string& variable, const Row& row) {
  return std::get_if<NodeRef>(&row.at(variable));
}

Truth compare(const Condition& condition, const Row& row, const Graph& graph) {
  const auto a = number(condition.left, row, graph);
  const auto b = number(condition.right, row, graph);
  if (!a || !b) return std::nullopt;
  if (condition.sign == "=") return *a == *b;
  if (condition.sign == "<>") return *a != *b;
  if (condition.sign == "<") return *a < *b;
  if (condition.sign == "<=") return *a <= *b;
  if (condition.sign == ">") return *a > *b;
  return *a >= *b;
}

Truth both_or_either(const Condition& condition, const Row& row, const Graph& graph) {
  const bool deciding = condition.kind == Condition::Kind::kOr;
  const Truth a = truth(condition.parts[0], row, graph);
  const Truth b = truth(condition.parts[1], row, graph);
  if (a == deciding || b == deciding) return deciding;
  return a && b ? Truth(!deciding) : std::nullopt;
}

// --- writing ---

std::string text_of(const NodePattern& node) {
  std::string text = "(" + node.variable;
  for (const auto& label : node.labels) text += ":" + label;
  std::vector<std::string> properties;
  if (node.x) properties.push_back("x: " + node.x->text());
  if (node.name) properties.push_back("name: '" + *node.name + "'");
  if (!properties.empty()) text += " {" + join(properties, ", ") + "}";
  return text + ")";
}

std::string text_of(const RelationshipPattern& relationship) {
  std::string text = relationship.to_left ? "<-[" : "-[";
  text += relationship.variable;
  if (!relationship.types.empty()) text += ":" + join(relationship.types, "|");
  if (relationship.variable_length) {
    text += "*";
    if (relationship.least) text += std::to_string(*relationship.least);
    // "*2" alone would mean exactly 2.
    if (relationship.least || relationship.most) text += "..";
    if (relationship.most) text += std::to_string(*relationship.most);
  }
  if (relationship.w) text += " {w: " + relationship.w->text() + "}";
  return text + (relationship.to_right ? "]->" : "]-");
}

}  // namespace

// --- making graphs and queries ---

Match PatternMaker::match(bool later) {
  Match made;
  made.optional = later && random_.chance(50);
  here_.clear();
  later_ = later;
  for (std::size_t i = random_.chance(70) ? 1 : 2; i > 0; --i) made.paths.push_back(path());
  if (random_.chance(variety_.loose ? 25 : 50)) made.where = condition(2);
  return made;
}

PathPattern PatternMaker::path() {
  PathPattern made;
  made.nodes.push_back(node());
  for (std::size_t hops = random_.below(variety_.loose ? 3 : 4); hops > 0; --hops) {
    made.relationships.push_back(relationship());
    made.nodes.push_back(node());
  }
  return made;
}

NodePattern PatternMaker::node() {
  NodePattern made;
  if (!nodes.empty() && random_.chance(later_ ? 60 : (variety_.loose ? 12 : 25))) {
    made.variable = random_.pick(nodes);
  } else if (random_.chance(80)) {
    made.variable = fresh("n");
  }
  // Of the conditions that are usual a third are left where the pattern is loose.
  const auto asks = [&](unsigned percent) { return random_.chance(variety_.loose ? percent / 3 : percent); };
  if (asks(40)) made.labels.push_back(random_.pick(kLabels));
  if (asks(10)) made.labels.push_back(random_.pick(kLabels));
  if (asks(variety_.references ? 35 : 20)) made.x = operand(variety_.references);
  if (asks(15)) made.name = random_.pick(kNames);
  const bool is_new =
      !made.variable.empty() && std::find(nodes.begin(), nodes.end(), made.variable) == nodes.end();
  if (is_new) nodes.push_back(made.variable);
  return made;
}

RelationshipPattern PatternMaker::relationship() {
  RelationshipPattern made;
  for (std::size_t i = random_.below(variety_.loose ? 2 : 3); i > 0; --i)
    made.types.push_back(random_.chance(5) ? "Unknown" : random_.pick(kTypes));
  made.to_left = random_.chance(40);
  made.to_right = random_.chance(60);
  made.variable_length = random_.chance(30);
  if (made.variable_length && random_.chance(60)) made.least = random_.below(3);
  if (made.variable_length && random_.chance(70)) made.most = random_.below(4);
  if (random_.chance(variety_.loose ? 10 : (variety_.references ? 40 : 15)))
    made.w = operand(variety_.references);
  // Variables of earlier clauses may come again; those of the same MATCH may not.
  auto& earlier = made.variable_length ? lists : relationships;
  const auto reused = earlier.empty() ? std::string() : random_.pick(earlier);
  if (!reused.empty() && !here_.contains(reused) && random_.chance(20)) {
    made.variable = reused;
  } else if (random_.chance(80)) {
    made.variable = fresh(made.variable_length ? "l" : "r");
    earlier.push_back(made.variable);
  }
  here_.insert(made.variable);
  return made;
}

Operand PatternMaker::operand(bool reference) {
  if (reference && !nodes.empty() && random_.chance(60)) return {std::nullopt, random_.pick(nodes), "x"};
  if (reference && !relationships.empty() && random_.chance(30))
    return {std::nullopt, random_.pick(relationships), "w"};
  if (!numbers.empty() && random_.chance(30)) return {std::nullopt, random_.pick(numbers), ""};
  return {static_cast<std::int64_t>(random_.below(3)), "", ""};
}

Condition PatternMaker::condition(int depth) {
  Condition made;
  if (depth > 0 && random_.chance(40)) {
    made.kind = random_.chance(20) ? Condition::Kind::kNot
                                   : (random_.chance(50) ? Condition::Kind::kAnd : Condition::Kind::kOr);
    made.parts.push_back(condition(depth - 1));
    if (made.kind != Condition::Kind::kNot) made.parts.push_back(condition(depth - 1));
    return made;
  }
  if (variety_.patterns && random_.chance(15)) {
    made.kind = nodes.empty() || random_.chance(50) ? Condition::Kind::kExists : Condition::Kind::kPattern;
    made.path = closed_path();
    return made;
  }
  static const std::vector<std::string> signs = {"=", "<>", "<", "<=", ">", ">="};
  made.sign = random_.pick(signs);
  made.left = operand(true);
  made.right = operand(true);
  if (nodes.empty()) return made;
  made.variable = random_.pick(nodes);
  switch (random_.below(5)) {
    case 0:
      made.kind = Condition::Kind::kHasLabel;
      made.other = random_.pick(kLabels);
      break;
    case 1:
      made.kind = Condition::Kind::kIsNull;
      break;
    case 2:
      made.kind = Condition::Kind::kSame;
      made.sign = random_.chance(50) ? "=" : "<>";
      made.other = random_.pick(nodes);
      break;
    default:
      break;
  }
  return made;
}

PathPattern PatternMaker::closed_path() {
  PathPattern made;
  const auto end = [&](bool first) {
    NodePattern one;
    if (!nodes.empty() && (first || random_.chance(30))) one.variable = random_.pick(nodes);
    if (random_.chance(40)) one.labels.push_back(random_.pick(kLabels));
    return one;
  };
  made.nodes.push_back(end(true));
  for (std::size_t hops = random_.chance(75) ? 1 : 2; hops > 0; --hops) {
    RelationshipPattern one;
    if (random_.chance(50)) one.types.push_back(random_.pick(kTypes));
    one.to_left = random_.chance(40);
    one.to_right = random_.chance(60);
    made.relationships.push_back(one);
    made.nodes.push_back(end(false));
  }
  return made;
}

Graph Graph::random(test::Random& random) {
  Graph graph;
  graph.nodes.resize(random.below(7));
  for (auto& node : graph.nodes) {
    // Labels of different frequency, so that a planner has something to choose.
    if (random.chance(70)) node.labels.insert("A");
    if (random.chance(30)) node.labels.insert("B");
    if (random.chance(20)) node.labels.insert("Concept");
    if (random.chance(70)) node.x = static_cast<std::int64_t>(random.below(3));
    if (random.chance(70)) node.name = random.pick(kNames);
  }
  if (graph.nodes.empty()) return graph;
  for (std::size_t i = random.below(9); i > 0; --i) {
    Relationship relationship{random.pick(kTypes), random.below(graph.nodes.size()),
                              random.below(graph.nodes.size()), std::nullopt};
    if (random.chance(70)) relationship.w = static_cast<std::int64_t>(random.below(3));
    graph.relationships.push_back(relationship);
  }
  return graph;
}

std::string Graph::describe() const {
  std::string text = "graph:";
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    text += " (" + std::to_string(i);
    for (const auto& label : nodes[i].labels) text += ":" + label;
    if (nodes[i].x) text += " x" + std::to_string(*nodes[i].x);
    if (nodes[i].name) text += " " + *nodes[i].name;
    text += ")";
  }
  for (const auto& relationship : relationships) {
    text += " " + std::to_string(relationship.start) + "-" + relationship.type +
            (relationship.w ? std::to_string(*relationship.w) : "") + ">" + std::to_string(relationship.end);
  }
  return text;
}

std::string Operand::text() const {
  return number ? std::to_string(*number) : variable + (key.empty() ? "" : "." + key);
}

std::string Condition::text() const {
  switch (kind) {
    case Kind::kCompare:
      return left.text() + " " + sign + " " + right.text();
    case Kind::kHasLabel:
      return variable + ":" + other;
    case Kind::kIsNull:
      return variable + ".x IS NULL";
    case Kind::kSame:
      return variable + " " + sign + " " + other;
    case Kind::kPattern:
      return path.text();
    case Kind::kExists:
      return "EXISTS { " + path.text() + " }";
    case Kind::kNot:
      return "NOT (" + parts[0].text() + ")";
    case Kind::kAnd:
      return "(" + parts[0].text() + " AND " + parts[1].text() + ")";
    case Kind::kOr:
      break;
  }
  return "(" + parts[0].text() + " OR " + parts[1].text() + ")";
}

std::optional<std::int64_t> number(const Operand& operand, const Row& row, const Graph& graph) {
  if (operand.number) return operand.number;
  const auto found = row.find(operand.variable);
  if (found == row.end()) return std::nullopt;
  if (const auto* value = std::get_if<std::int64_t>(&found->second)) return *value;
  if (const auto* node = std::get_if<NodeRef>(&found->second)) return graph.nodes[node->number].x;
  if (const auto* edge = std::get_if<RelationshipRef>(&found->second))
    return graph.relationships[edge->number].w;
  return std::nullopt;
}

std::optional<bool> truth(const Condition& condition, const Row& row, const Graph& graph) {
  switch (condition.kind) {
    case Condition::Kind::kCompare:
      return compare(condition, row, graph);
    case Condition::Kind::kHasLabel: {
      const auto* subject = node(condition.variable, row);
      if (subject == nullptr) return std::nullopt;
      return graph.nodes[subject->number].labels.contains(condition.other);
    }
    case Condition::Kind::kIsNull: {
      const auto* subject = node(condition.variable, row);
      return subject == nullptr || !graph.nodes[subject->number].x;
    }
    case Condition::Kind::kSame: {
      const auto* a = node(condition.variable, row);
      const auto* b = node(condition.other, row);
      if (a == nullptr || b == nullptr) return std::nullopt;
      return (a->number == b->number) == (condition.sign == "=");
    }
    case Condition::Kind::kPattern:
    case Condition::Kind::kExists:
      return !matches({false, {condition.path}, std::nullopt}, row, graph, 0).empty();
    case Condition::Kind::kNot: {
      const Truth part = truth(condition.parts[0], row, graph);
      return part ? Truth(!*part) : std::nullopt;
    }
    case Condition::Kind::kAnd:
    case Condition::Kind::kOr:
      break;
  }
  return both_or_either(condition, row, graph);
}

std::vector<Row> matches(const Match& match, const Row& row, const Graph& graph, std::size_t most) {
  return Matcher(graph, match, row, most).rows();
}

std::vector<std::string> Match::variables() const {
  std::vector<std::string> names;
  const auto add = [&](const std::string& name) {
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  };
  for (const auto& path : paths) {
    for (const auto& node : path.nodes) add(node.variable);
    for (const auto& relationship : path.relationships) add(relationship.variable);
  }
  return names;
}

std::string PathPattern::text() const {
  std::string text = text_of(nodes[0]);
  for (std::size_t i = 0; i < relationships.size(); ++i)
    text += text_of(relationships[i]) + text_of(nodes[i + 1]);
  return text;
}

std::string Match::text() const {
  std::vector<std::string> written;
  for (const auto& path : paths) written.push_back(path.text());
  return (optional ? "OPTIONAL MATCH " : "MATCH ") + join(written, ", ") +
         (where ? " WHERE " + where->text() : "");
}

std::vector<std::string> Query::variables() const {
  std::vector<std::string> names;
  for (const auto& match : matches) {
    for (const auto& name : match.variables()) {
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  }
  return names;
}

std::string Query::text() const {
  std::string text;
  for (const auto& match : matches) text += match.text() + " ";
  const auto names = variables();
  return text + "RETURN " + (names.empty() ? "1 AS one" : join(names, ", "));
}

Query random_query(test::Random& random, const Variety& variety) {
  PatternMaker maker(random, variety);
  Query query;
  for (std::size_t i = 1 + random.below(variety.most_clauses); i > 0; --i)
    query.matches.push_back(maker.match(!query.matches.empty()));
  return query;
}

std::optional<std::vector<Row>> answer(const Query& query, const Graph& graph, std::size_t most) try {
  std::vector<Row> rows = {Row()};
  for (const auto& match : query.matches) {
    std::vector<Row> next;
    for (const auto& row : rows) {
      auto found = Matcher(graph, match, row, most).rows();
      if (found.empty() && match.optional) {
        Row padded = row;
        for (const auto& name : match.variables()) padded.emplace(name, std::monostate());
        found.push_back(std::move(padded));
      }
      next.insert(next.end(), found.begin(), found.end());
      if (next.size() > most) return std::nullopt;
    }
    rows = std::move(next);
  }
  return rows;
} catch (const TooMuch&) {
  return std::nullopt;
}

}  // namespace cairn::query::naive
