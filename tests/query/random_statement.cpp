// Random statements whose answer is defined: where a write depends on the order of the rows, that order is
// known.

#include <algorithm>

#include "tests/query/naive_statement.h"

namespace cairn::query::naive {

namespace {

const std::vector<std::string> kLabels = {"A", "B", "Concept"};
const std::vector<std::string> kTypes = {"T", "U", "V"};
const std::vector<std::string> kNames = {"p", "q"};

class StatementMaker {
 public:
  explicit StatementMaker(test::Random& random) : random_(random), parts_(random, {true, 1, true, true}) {}

  Statement make() {
    read();
    if (random_.chance(30)) {
      project(false);
      read();
    }
    if (random_.chance(70)) {
      sort();
      write();
      if (random_.chance(40)) {
        project(false);
        ordered_ = false;
        read();
        if (random_.chance(25)) write();
      }
      if (random_.chance(15) && !projected()) return std::move(made_);
    }
    project(true);
    return std::move(made_);
  }

 private:
  bool projected() const {
    if (made_.clauses.empty()) return true;
    return !std::holds_alternative<Create>(made_.clauses.back()) &&
           !std::holds_alternative<Merge>(made_.clauses.back()) &&
           !std::holds_alternative<Change>(made_.clauses.back()) &&
           !std::holds_alternative<Delete>(made_.clauses.back());
  }

  // --- reading ---

  void read() {
    for (std::size_t i = random_.below(3); i > 0; --i) {
      if (random_.chance(15)) {
        unwind();
      } else {
        made_.clauses.emplace_back(parts_.match(!made_.clauses.empty()));
      }
    }
  }

  void unwind() {
    static const std::vector<Numbers> lists = {{0, 1}, {1, 1, 2}, {2, std::nullopt}, {}};
    Unwind unwind{random_.pick(lists), parts_.fresh("u")};
    parts_.numbers.push_back(unwind.variable);
    made_.clauses.emplace_back(std::move(unwind));
  }

  Expression of_variable(const std::string& variable) {
    Expression made;
    made.variable = variable;
    return made;
  }

  Expression number() {
    Expression made;
    made.kind = random_.chance(70) ? Expression::Kind::kOperand : Expression::Kind::kSum;
    made.left = parts_.operand(true);
    made.right = parts_.operand(true);
    return made;
  }

  Expression expression() {
    using Kind = Expression::Kind;
    static const std::vector<Kind> kinds = {Kind::kOperand, Kind::kOperand, Kind::kSum,      Kind::kWeights,
                                            Kind::kNumbers, Kind::kPaths,   Kind::kCondition};
    Expression made = number();
    made.kind = random_.pick(kinds);
    if (made.kind == Kind::kWeights && parts_.lists.empty()) made.kind = Kind::kNumbers;
    if (made.kind == Kind::kWeights) made.variable = random_.pick(parts_.lists);
    if (made.kind == Kind::kPaths) made.path = parts_.closed_path();
    if (made.kind == Kind::kCondition) {
      made.condition = parts_.condition(1);
      // A pattern is a condition, but no value.
      if (!is_value(made.condition)) made.kind = Kind::kOperand;
    }
    return made;
  }

  static bool is_value(const Condition& condition) {
    return condition.kind != Condition::Kind::kPattern &&
           std::all_of(condition.parts.begin(), condition.parts.end(), is_value);
  }

  Expression aggregate() {
    using Kind = Expression::Kind;
    static const std::vector<Kind> kinds = {Kind::kCountRows, Kind::kCount, Kind::kTotal, Kind::kLeast,
                                            Kind::kMost};
    Expression made = number();
    made.kind = random_.pick(kinds);
    made.distinct = (made.kind == Kind::kCount || made.kind == Kind::kTotal) && random_.chance(30);
    return made;
  }

  void project(bool returns) {
    Projection made;
    made.returns = returns;
    made.distinct = random_.chance(20);
    const bool scalars = only_counts_ || random_.chance(40);
    std::vector<std::string> nodes;
    std::vector<std::string> relationships;
    std::vector<std::string> lists;
    std::vector<std::string> numbers;
    const auto keep = [&](const std::vector<std::string>& from, std::vector<std::string>& to) {
      for (const auto& variable : from) {
        if (scalars || random_.chance(25)) continue;
        made.items.push_back({of_variable(variable), variable});
        to.push_back(variable);
      }
    };
    keep(parts_.nodes, nodes);
    keep(parts_.relationships, relationships);
    keep(parts_.lists, lists);
    const bool whole = !made.items.empty();
    const auto add = [&](Expression value) {
      const std::string name = parts_.fresh("v");
      const bool is_list =
          value.kind == Expression::Kind::kWeights || value.kind == Expression::Kind::kNumbers;
      if (!is_list && value.kind != Expression::Kind::kCondition) numbers.push_back(name);
      made.items.push_back({std::move(value), name});
    };
    if (!only_counts_) {
      for (std::size_t i = random_.below(3); i > 0; --i) add(expression());
    }
    if (only_counts_) {
      Expression count;
      count.kind = Expression::Kind::kCountRows;
      add(count);
    } else if (made.items.empty() || random_.chance(30)) {
      add(aggregate());
    }
    if (!whole && random_.chance(50)) {
      for (std::size_t i = 0; i < made.items.size(); ++i) made.descending.push_back(random_.chance(40));
      if (random_.chance(40)) made.skip = random_.below(3);
      if (random_.chance(40)) made.limit = random_.below(4);
    }
    parts_.nodes = nodes;
    parts_.relationships = relationships;
    parts_.lists = lists;
    parts_.numbers = numbers;
    if (!returns && random_.chance(25)) made.where = parts_.condition(1);
    only_counts_ = false;
    made_.clauses.emplace_back(std::move(made));
  }

  // --- writing ---

  void write() {
    for (std::size_t i = 1 + random_.below(3); i > 0 && !only_counts_; --i) {
      switch (random_.below(8)) {
        case 0:
        case 1:
          made_.clauses.emplace_back(Create{made_path(false)});
          enter_made();
          break;
        case 2:
        case 3:
          if (ordered_) merge();
          break;
        case 4:
          remove();
          break;
        default:
          if (!parts_.nodes.empty()) made_.clauses.emplace_back(change(ordered_, ""));
          break;
      }
    }
    const bool can_delete = !parts_.nodes.empty() || !parts_.relationships.empty();
    if (can_delete && random_.chance(30)) delete_some();
    if (projected() && !only_counts_) {
      made_.clauses.emplace_back(Create{made_path(false)});
      enter_made();
    }
  }

  /// Writes depend on the order of the rows.
  void sort() {
    SortAll sort;
    for (const auto& name : parts_.nodes) sort.keys.push_back({name, "id(" + name + ")"});
    for (const auto& name : parts_.relationships) sort.keys.push_back({name, "id(" + name + ")"});
    for (const auto& name : parts_.lists) sort.keys.push_back({name, "[e IN " + name + " | id(e)]"});
    for (const auto& name : parts_.numbers) sort.keys.push_back({name, name});
    ordered_ = true;
    if (!sort.keys.empty()) made_.clauses.emplace_back(std::move(sort));
  }

  PathPattern made_path(bool merges) {
    PathPattern path;
    new_nodes_.clear();
    new_relationships_.clear();
    const std::size_t hops = random_.below(3);
    path.nodes.push_back(made_node(hops == 0));
    for (std::size_t i = 0; i < hops; ++i) {
      RelationshipPattern one;
      one.types.push_back(random_.pick(kTypes));
      const std::size_t direction = random_.below(merges ? 3 : 2);
      one.to_left = direction == 0;
      one.to_right = direction == 1;
      if (random_.chance(30)) one.w = parts_.operand(true);
      if (random_.chance(60)) {
        one.variable = parts_.fresh("r");
        new_relationships_.push_back(one.variable);
      }
      path.relationships.push_back(one);
      path.nodes.push_back(made_node(false));
    }
    return path;
  }

  NodePattern made_node(bool alone) {
    NodePattern made;
    if (!alone && !parts_.nodes.empty() && random_.chance(50)) {
      made.variable = random_.pick(parts_.nodes);
      return made;
    }
    if (!alone && !new_nodes_.empty() && random_.chance(30)) {
      made.variable = random_.pick(new_nodes_);
      return made;
    }
    if (random_.chance(60)) made.labels.push_back(random_.pick(kLabels));
    if (random_.chance(40)) made.x = parts_.operand(true);
    if (random_.chance(30)) made.name = random_.pick(kNames);
    if (random_.chance(70)) {
      made.variable = parts_.fresh("n");
      new_nodes_.push_back(made.variable);
    }
    return made;
  }

  void enter_made() {
    parts_.nodes.insert(parts_.nodes.end(), new_nodes_.begin(), new_nodes_.end());
    parts_.relationships.insert(parts_.relationships.end(), new_relationships_.begin(),
                                new_relationships_.end());
  }

  void merge() {
    Merge merge;
    merge.path = made_path(true);
    const auto old_nodes = parts_.nodes;
    enter_made();
    if (!parts_.nodes.empty() && random_.chance(40)) merge.on_create = change(false, "");
    // Several matches come in any order: each changes only what it has made itself known by.
    if (!new_nodes_.empty() && random_.chance(40)) merge.on_match = change(false, random_.pick(new_nodes_));
    made_.clauses.emplace_back(std::move(merge));
    ordered_ = false;
  }

  /// Of the variable, or of any. Where rows come in any order, it is the same for each.
  Change change(bool ordered, const std::string& variable) {
    using Kind = Change::Kind;
    static const std::vector<Kind> kinds = {Kind::kNumber,  Kind::kNumber, Kind::kName, Kind::kLabel,
                                            Kind::kReplace, Kind::kAdd,    Kind::kCopy};
    Change made;
    made.kind = random_.pick(kinds);
    made.of_node = !variable.empty() || parts_.relationships.empty() || random_.chance(80);
    if (!made.of_node) made.kind = Kind::kNumber;
    if (made.kind == Kind::kCopy && !ordered) made.kind = Kind::kAdd;
    made.variable =
        !variable.empty() ? variable : random_.pick(made.of_node ? parts_.nodes : parts_.relationships);
    made.other = made.of_node && !parts_.nodes.empty() ? random_.pick(parts_.nodes) : "";
    if (made.kind == Kind::kLabel) {
      made.name = random_.pick(kLabels);
    } else if (random_.chance(60)) {
      made.name = random_.pick(kNames);
    }
    if (random_.chance(80)) made.value = value(made, ordered);
    return made;
  }

  Expression value(const Change& change, bool ordered) {
    Expression made;
    if (ordered) return number();
    // A constant, or one more than before.
    made.kind = Expression::Kind::kOperand;
    made.left = {static_cast<std::int64_t>(random_.below(3)), "", ""};
    made.right = {std::nullopt, change.variable, change.of_node ? "x" : "w"};
    if (change.kind == Change::Kind::kNumber && random_.chance(30)) made.kind = Expression::Kind::kSum;
    return made;
  }

  void remove() {
    if (parts_.nodes.empty()) return;
    Change made;
    made.variable = random_.pick(parts_.nodes);
    made.kind = random_.chance(50) ? Change::Kind::kRemoveNumber : Change::Kind::kRemoveLabel;
    if (made.kind == Change::Kind::kRemoveLabel) made.name = random_.pick(kLabels);
    made_.clauses.emplace_back(std::move(made));
  }

  /// Nothing but the number of rows is asked for afterwards.
  void delete_some() {
    Delete made;
    auto all = parts_.nodes;
    all.insert(all.end(), parts_.relationships.begin(), parts_.relationships.end());
    for (std::size_t i = 1 + random_.below(3); i > 0; --i) made.variables.push_back(random_.pick(all));
    made.detach = random_.chance(60);
    made_.clauses.emplace_back(std::move(made));
    only_counts_ = true;
  }

  test::Random& random_;
  PatternMaker parts_;
  Statement made_;
  bool ordered_ = false;      ///< the rows come in an order that is known
  bool only_counts_ = false;  ///< something was deleted
  std::vector<std::string> new_nodes_;
  std::vector<std::string> new_relationships_;
};

}  // namespace

Statement random_statement(test::Random& random) {
  return StatementMaker(random).make();
}

}  // namespace cairn::query::naive
