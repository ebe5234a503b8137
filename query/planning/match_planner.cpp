#include "query/planning/match_planner.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "graph/vocabulary.h"
#include "query/planning/index_estimate.h"
#include "query/planning/seek_conditions.h"

namespace cairn::query::planning {

namespace {

using bound::Slot;
using graph::Direction;

Direction direction_of(syntax::Arrow arrow) {
  switch (arrow) {
    case syntax::Arrow::kRight:
      return Direction::kOutgoing;
    case syntax::Arrow::kLeft:
      return Direction::kIncoming;
    case syntax::Arrow::kEither:
      break;
  }
  return Direction::kBoth;
}

// Shares of the nodes of a label that a condition is guessed to leave.
constexpr double kEqualShare = 0.05;
constexpr double kConditionShare = 0.25;
/// Ids in a list, as a guess.
constexpr double kListedIds = 10;

class MatchPlanner {
 public:
  MatchPlanner(const bound::Match& match, plan::OperatorPtr input, const std::set<Slot>& bound,
               const Grounds& grounds)
      : match_(match),
        top_(std::move(input)),
        bound_(bound),
        grounds_(grounds),
        view_(grounds.view),
        choices_(grounds.choices),
        checked_(match.where.size(), false) {}

  plan::OperatorPtr plan() {
    std::vector<const bound::PathPattern*> open;
    for (const auto& pattern : match_.patterns) open.push_back(&pattern);
    check_bound_parts();
    check_conditions();
    while (!open.empty()) {
      const auto next = choose(open);
      const bound::PathPattern& pattern = **next;
      open.erase(next);
      if (!add_joined(pattern)) add_pattern(pattern);
    }
    return std::move(top_);
  }

 private:
  /// A way through a pattern: where it begins, the rows that it is guessed to give for each row, and all
  /// those on the way.
  struct Way {
    std::size_t entry = 0;
    double rows = std::numeric_limits<double>::infinity();
    double cost = std::numeric_limits<double>::infinity();
  };
  struct Seek {
    plan::IndexSeek form;
    double rows = std::numeric_limits<double>::infinity();
  };

  /// On top of all, with as many times the rows from below.
  template <typename Form>
  void push(Form form, double factor = 1) {
    top_ = plan::on_top_of(std::move(top_), std::move(form), factor);
  }

  // --- what there is to choose from ---

  std::vector<const bound::PathPattern*>::iterator choose(
      std::vector<const bound::PathPattern*>& open) const {
    if (!choices_.order) return open.begin();
    auto best = open.begin();
    double least = std::numeric_limits<double>::infinity();
    for (auto at = open.begin(); at != open.end(); ++at) {
      const double cost = can_begin(**at) ? best_way(**at).cost : std::numeric_limits<double>::infinity();
      if (cost < least) {
        least = cost;
        best = at;
      }
    }
    return best;
  }

  /// The slots that the conditions on single relationships of variable-length patterns read.
  static std::vector<Slot> slots_of_steps(const bound::PathPattern& pattern) {
    std::vector<Slot> slots;
    for (const auto& relationship : pattern.relationships) {
      for (const auto& condition : relationship.each) bound::collect_slots(condition, slots);
      std::erase(slots, relationship.step_slot);
    }
    return slots;
  }

  static std::set<Slot> slots_of(const bound::PathPattern& pattern) {
    std::set<Slot> slots;
    for (const auto& node : pattern.nodes) slots.insert(node.slot);
    for (const auto& relationship : pattern.relationships) slots.insert(relationship.slot);
    return slots;
  }

  /// What its steps read must be bound before, or stand in the pattern itself.
  bool can_begin(const bound::PathPattern& pattern) const {
    const auto own = slots_of(pattern);
    const auto read = slots_of_steps(pattern);
    return std::all_of(read.begin(), read.end(),
                       [&](Slot slot) { return bound_.contains(slot) || own.contains(slot); });
  }

  bool is_bound(const bound::Expression& expression) const { return is_within(expression, bound_); }
  static bool is_within(const bound::Expression& expression, const std::set<Slot>& slots) {
    std::vector<Slot> read;
    bound::collect_slots(expression, read);
    return std::all_of(read.begin(), read.end(), [&](Slot slot) { return slots.contains(slot); });
  }

  /// What the name of a concept must equal; null where nothing says so.
  const bound::Expression* name_of(const bound::NodePattern& node) const {
    const bool is_concept =
        std::find(node.labels.begin(), node.labels.end(), graph::label::kConcept) != node.labels.end();
    if (!choices_.indexes || !is_concept) return nullptr;
    for (const auto* conditions : {&node.predicates, &match_.where}) {
      for (const auto& one : *conditions) {
        const auto found = condition_on(one, node.slot);
        const bool is_name = found && found->key == graph::key::kName && !found->one_of &&
                             found->comparison == syntax::Comparison::kEqual;
        if (is_name && is_bound(*found->value)) return found->value;
      }
    }
    return nullptr;
  }

  /// By the condition that leaves fewest, unless a name or an index leaves fewer.
  std::optional<plan::IdSeek> id_seek(const bound::NodePattern& node) const {
    if (!choices_.indexes) return std::nullopt;
    std::optional<plan::IdSeek> best;
    for (const auto& condition : match_.where) {
      const auto seek = id_condition(condition, node.slot);
      const bool can = seek && is_bound(seek->equal != nullptr ? *seek->equal : *seek->one_of);
      if (can && (!best || rows_of(*seek) < rows_of(*best))) best = seek;
    }
    if (!best || rows_of(*best) <= 1) return best;
    const auto other = best_seek(node);
    const double rows = name_of(node) != nullptr ? 1 : other ? other->rows : rows_of(*best);
    return rows < rows_of(*best) ? std::nullopt : best;
  }

  double rows_of(const plan::IdSeek& seek) const {
    if (seek.equal != nullptr) return 1;
    if (seek.one_of->kind == bound::Expression::Kind::kList)
      return static_cast<double>(seek.one_of->operands.size());
    if (seek.one_of->kind != bound::Expression::Kind::kParameter) return kListedIds;
    const auto given = grounds_.parameters.find(seek.one_of->names.front());
    const List* ids = given == grounds_.parameters.end() ? nullptr : given->second.list();
    return ids != nullptr ? static_cast<double>(ids->size()) : kListedIds;
  }

  double label_count(const std::string& label) const {
    const auto id = view_.catalog().labels.find(label);
    return id ? static_cast<double>(view_.node_count(*id)) : 0;
  }
  double node_count() const { return static_cast<double>(view_.node_count()); }

  std::string smallest_label(const bound::NodePattern& node) const {
    if (!choices_.order) return node.labels.front();
    return *std::min_element(node.labels.begin(), node.labels.end(), [this](const auto& a, const auto& b) {
      return label_count(a) < label_count(b);
    });
  }

  /// The best index for a node that is not bound yet.
  std::optional<Seek> best_seek(const bound::NodePattern& node) const {
    if (!choices_.indexes) return std::nullopt;
    std::vector<PropertyCondition> conditions;
    const auto consider = [&](const bound::Expression& condition) {
      auto found = condition_on(condition, node.slot);
      if (!found) found = as_list_condition(condition, node.slot);
      if (found && is_bound(*found->value)) conditions.push_back(std::move(*found));
    };
    for (const auto& predicate : node.predicates) consider(predicate);
    for (const auto& condition : match_.where) consider(condition);
    std::optional<Seek> best;
    for (const auto& label : node.labels) {
      for (const auto& condition : conditions) {
        auto seek = seek_by(node, label, condition, conditions);
        if (seek && (!best || seek->rows < best->rows)) best = std::move(seek);
      }
    }
    return best;
  }

  std::optional<PropertyCondition> as_list_condition(const bound::Expression& condition, Slot slot) const {
    auto [known, fresh] = choices_on_.try_emplace({&condition, slot});
    if (fresh) {
      if (auto choice = choice_on(condition, slot)) {
        known->second = {std::move(choice->first),
                         std::make_shared<const bound::Expression>(std::move(choice->second))};
      }
    }
    const auto& [key, values] = known->second;
    if (values == nullptr) return std::nullopt;
    return PropertyCondition{key, syntax::Comparison::kEqual, true, values.get()};
  }

  std::optional<Seek> seek_by(const bound::NodePattern& node, const std::string& label,
                              const PropertyCondition& condition,
                              const std::vector<PropertyCondition>& all) const {
    const auto label_id = view_.catalog().labels.find(label);
    const auto key_id = view_.catalog().keys.find(condition.key);
    const auto* index = label_id && key_id ? view_.catalog().find_index(*label_id, *key_id) : nullptr;
    if (index == nullptr || !index->ready()) return std::nullopt;
    Seek seek;
    seek.form.slot = node.slot;
    seek.form.label = label;
    seek.form.key = condition.key;
    const IndexEstimate estimate(grounds_, *index, label_count(label));
    const auto [known, fresh] = seek_rows_.try_emplace({index->id, condition.value}, 0);
    if (condition.one_of) {
      seek.form.one_of = condition.value;
      seek.form.own = list_of(condition.value);
      if (fresh) known->second = estimate.one_of(*condition.value);
    } else if (condition.comparison == syntax::Comparison::kEqual) {
      seek.form.equal = condition.value;
      if (fresh) known->second = estimate.equal(*condition.value);
    } else {
      add_bounds(seek.form, all);
      if (fresh) {
        known->second =
            estimate.range(seek.form.from, seek.form.from_inclusive, seek.form.to, seek.form.to_inclusive);
      }
    }
    seek.rows = std::max(known->second, 1.0);
    return seek;
  }

  /// The list that was made of a choice, which the plan must keep; null for one of the query's own.
  std::shared_ptr<const bound::Expression> list_of(const bound::Expression* value) const {
    for (const auto& [place, choice] : choices_on_) {
      if (choice.second.get() == value) return choice.second;
    }
    return nullptr;
  }

  /// A lower and an upper bound, where there are such conditions.
  static void add_bounds(plan::IndexSeek& seek, const std::vector<PropertyCondition>& conditions) {
    using syntax::Comparison;
    for (const auto& condition : conditions) {
      if (condition.key != seek.key || condition.one_of) continue;
      const auto comparison = condition.comparison;
      if (comparison == Comparison::kGreater || comparison == Comparison::kGreaterOrEqual) {
        seek.from = condition.value;
        seek.from_inclusive = comparison == Comparison::kGreaterOrEqual;
      } else if (comparison == Comparison::kLess || comparison == Comparison::kLessOrEqual) {
        seek.to = condition.value;
        seek.to_inclusive = comparison == Comparison::kLessOrEqual;
      }
    }
  }

  // --- guesses ---

  double guess_rows(const bound::NodePattern& node) const {
    if (bound_.contains(node.slot)) return 1;
    if (const auto seek = id_seek(node)) return rows_of(*seek);
    if (name_of(node) != nullptr) return 1;
    if (const auto seek = best_seek(node)) return seek->rows;
    return node.labels.empty() ? 2 + node_count() : 1 + label_count(smallest_label(node));
  }

  /// The share of all nodes that the pattern of a node leaves.
  double selectivity(const bound::NodePattern& node) const {
    const double all = std::max(node_count(), 1.0);
    if (bound_.contains(node.slot) || name_of(node) != nullptr) return 1 / all;
    if (const auto seek = id_seek(node)) return rows_of(*seek) / all;
    double share = node.labels.empty() ? 1 : label_count(smallest_label(node)) / all;
    for (std::size_t i = 0; i < node.predicates.size(); ++i) share *= kEqualShare;
    return share;
  }

  /// The relationships of one step from a node, in the mean; of all lengths where that is variable.
  double fan_out(const bound::RelationshipPattern& relationship) const {
    double count = 0;
    for (const auto& type : relationship.types) {
      const auto id = view_.catalog().types.find(type);
      if (id) count += static_cast<double>(view_.relationship_count(*id));
    }
    if (relationship.types.empty()) count = static_cast<double>(view_.relationship_count());
    const double ways = relationship.arrow == syntax::Arrow::kEither ? 2 : 1;
    const double step = ways * count / std::max(node_count(), 1.0);
    if (!relationship.length) return step;
    constexpr std::int64_t kLongest = 5;  // beyond it a guess is worth nothing
    double rows = 0;
    double level = 1;
    const std::int64_t most = std::min(relationship.length->to.value_or(kLongest), kLongest);
    for (std::int64_t length = 0; length <= most; ++length, level *= step) {
      if (length >= relationship.length->from.value_or(1)) rows += level;
    }
    return rows;
  }

  Way best_way(const bound::PathPattern& pattern) const {
    Way best;
    // Steps that look at other parts of the pattern need these before them, as they are written.
    const bool as_written = !choices_.order || !slots_of_steps(pattern).empty();
    const std::size_t entries = as_written ? 1 : pattern.nodes.size();
    std::vector<double> fan_outs;
    std::vector<double> shares;
    for (const auto& relationship : pattern.relationships) fan_outs.push_back(fan_out(relationship));
    for (const auto& node : pattern.nodes) shares.push_back(selectivity(node));
    const auto walk = [&](Way& way, std::size_t relationship, std::size_t to) {
      way.rows *= fan_outs[relationship];
      way.cost += way.rows;
      way.rows *= shares[to];
    };
    for (std::size_t entry = 0; entry < entries; ++entry) {
      Way way{entry, guess_rows(pattern.nodes[entry]), 0};
      way.cost = way.rows;
      for (std::size_t i = entry; i < fan_outs.size(); ++i) walk(way, i, i + 1);
      for (std::size_t i = entry; i > 0; --i) walk(way, i - 1, i - 1);
      if (way.cost < best.cost) best = way;
    }
    return best;
  }

  // --- joins ---

  /// Joins a pattern that hangs together with the rest by equal values alone, where that is cheaper than to
  /// look through it for each row.
  bool add_joined(const bound::PathPattern& pattern) {
    const auto own = slots_of(pattern);
    const auto known = [this](Slot slot) { return bound_.contains(slot); };
    if (!choices_.joins || std::any_of(own.begin(), own.end(), known) || !slots_of_steps(pattern).empty() ||
        pattern.shortest != syntax::Shortest::kNo || !has_own_types(pattern)) {
      return false;
    }
    plan::HashJoin join = join_keys(pattern, own);
    if (join.outer_keys.empty()) return false;
    const double nested = top_->rows * best_way(pattern).cost;
    const std::set<Slot> outer_bound = std::exchange(bound_, {});
    const Way alone = best_way(pattern);
    if (alone.cost + top_->rows >= nested) {
      bound_ = outer_bound;
      return false;
    }
    plan::OperatorPtr outer = std::move(top_);
    top_ = plan::one_row();
    add_pattern(pattern);
    join.inner = std::move(top_);
    join.introduced.assign(bound_.begin(), bound_.end());
    top_ = std::move(outer);
    bound_.insert(outer_bound.begin(), outer_bound.end());
    push(std::move(join), std::max(alone.rows * kEqualShare, 1.0));
    check_conditions();
    return true;
  }

  /// Whether none of its relationships can be one that was walked before, which its plan would not see.
  bool has_own_types(const bound::PathPattern& pattern) const {
    if (pattern.relationships.empty() || walked_.empty()) return true;
    std::set<std::string> before;
    for (const auto* relationship : walked_patterns_) {
      if (relationship->types.empty()) return false;
      before.insert(relationship->types.begin(), relationship->types.end());
    }
    return std::none_of(pattern.relationships.begin(), pattern.relationships.end(), [&](const auto& one) {
      return one.types.empty() || std::any_of(one.types.begin(), one.types.end(),
                                              [&](const auto& type) { return before.contains(type); });
    });
  }

  /// The two sides of every condition that equates something known with something of the pattern.
  plan::HashJoin join_keys(const bound::PathPattern& pattern, const std::set<Slot>& own) const {
    plan::HashJoin join;
    const auto reads = [](const bound::Expression& expression, const std::set<Slot>& slots) {
      std::vector<Slot> read;
      bound::collect_slots(expression, read);
      return !read.empty() && is_within(expression, slots);
    };
    const auto consider = [&](const bound::Expression& condition) {
      if (condition.kind != bound::Expression::Kind::kComparison || condition.comparisons.size() != 1 ||
          condition.comparisons.front() != syntax::Comparison::kEqual) {
        return;
      }
      for (const std::size_t side : {0U, 1U}) {
        const auto& inner = condition.operands[side];
        const auto& outer = condition.operands[1 - side];
        if (!reads(inner, own) || !reads(outer, bound_)) continue;
        join.inner_keys.push_back(&inner);
        join.outer_keys.push_back(&outer);
        return;
      }
    };
    for (const auto& condition : match_.where) consider(condition);
    for (const auto& node : pattern.nodes) {
      for (const auto& predicate : node.predicates) consider(predicate);
    }
    return join;
  }

  /// What comes from earlier clauses may be null, and then matches nothing, or no part of a graph at all.
  void check_bound_parts() {
    using Kind = bound::Expression::Kind;
    for (const auto& pattern : match_.patterns) {
      for (const auto& node : pattern.nodes) {
        if (bound_.contains(node.slot)) check_kind(Kind::kIsNode, node.slot, node.span);
      }
      for (const auto& relationship : pattern.relationships) {
        if (relationship.already_bound && !relationship.length) {
          check_kind(Kind::kIsRelationship, relationship.slot, relationship.span);
        }
      }
    }
  }

  void check_kind(bound::Expression::Kind kind, Slot slot, Span span) {
    bound::Expression condition;
    condition.kind = kind;
    condition.span = span;
    condition.operands = {bound::slot_reference(slot)};
    add_own_filter(std::move(condition));
  }

  void add_pattern(const bound::PathPattern& pattern) {
    if (pattern.shortest != syntax::Shortest::kNo) {
      add_shortest(pattern);
    } else {
      const std::size_t entry = best_way(pattern).entry;
      enter(pattern.nodes[entry]);
      for (std::size_t i = entry; i < pattern.relationships.size(); ++i) {
        expand(pattern.relationships[i], pattern.nodes[i], pattern.nodes[i + 1], false);
      }
      for (std::size_t i = entry; i > 0; --i) {
        expand(pattern.relationships[i - 1], pattern.nodes[i], pattern.nodes[i - 1], true);
      }
    }
    if (pattern.path) add_path(pattern);
  }

  void enter(const bound::NodePattern& node) {
    std::string assured;  // a label that all nodes found have
    if (!bound_.contains(node.slot)) {
      const double rows = guess_rows(node);
      if (auto ids = id_seek(node)) {
        push(*ids, rows);
      } else if (const auto* name = name_of(node)) {
        push(plan::NameSeek{node.slot, name}, rows);
        assured = graph::label::kConcept;
      } else if (auto seek = best_seek(node)) {
        assured = seek->form.label;
        push(std::move(seek->form), rows);
      } else if (node.labels.empty()) {
        push(plan::NodeScan{node.slot, std::nullopt}, rows);
      } else {
        assured = smallest_label(node);
        push(plan::NodeScan{node.slot, assured}, rows);
      }
      bound_.insert(node.slot);
    }
    check_node(node, assured);
  }

  plan::Expand step_of(const bound::RelationshipPattern& relationship, const bound::NodePattern& from,
                       const bound::NodePattern& to, bool backwards) {
    plan::Expand step;
    step.from = from.slot;
    step.relationship = relationship.slot;
    step.to = to.slot;
    step.direction = direction_of(relationship.arrow);
    if (backwards) step.direction = graph::opposite(step.direction);
    step.types = relationship.types;
    step.into = bound_.contains(to.slot);
    step.relationship_bound = relationship.already_bound;
    step.distinct_from = walked_;
    walked_.push_back(relationship.slot);
    walked_patterns_.push_back(&relationship);
    return step;
  }

  plan::ExpandVariable walk_of(const bound::RelationshipPattern& relationship, plan::Expand step) const {
    plan::ExpandVariable walk;
    walk.step = std::move(step);
    const auto length = relationship.length.value_or(syntax::LengthRange{1, 1});
    walk.least = static_cast<std::size_t>(length.from.value_or(1));
    walk.most = length.to ? static_cast<std::size_t>(*length.to) : std::numeric_limits<std::size_t>::max();
    const bool known = relationship.properties && is_bound(*relationship.properties);
    walk.properties = known ? &*relationship.properties : nullptr;
    walk.each = relationship.each.empty() ? nullptr : &relationship;
    return walk;
  }

  void expand(const bound::RelationshipPattern& relationship, const bound::NodePattern& from,
              const bound::NodePattern& to, bool backwards) {
    plan::Expand step = step_of(relationship, from, to, backwards);
    const double rows = fan_out(relationship) * (step.into ? selectivity(to) : 1);
    if (relationship.length) {
      plan::ExpandVariable walk = walk_of(relationship, std::move(step));
      walk.reversed = backwards;
      push(std::move(walk), rows);
    } else {
      push(std::move(step), rows);
    }
    bound_.insert(relationship.slot);
    bound_.insert(to.slot);
    if (relationship.properties) check_properties(relationship.slot, *relationship.properties);
    check_node(to);
  }

  /// Both ends come first, the one with fewer nodes before the other.
  void add_shortest(const bound::PathPattern& pattern) {
    const bool turned_round = choices_.order && slots_of_steps(pattern).empty() &&
                              guess_rows(pattern.nodes[1]) < guess_rows(pattern.nodes[0]);
    enter(pattern.nodes[turned_round ? 1 : 0]);
    enter(pattern.nodes[turned_round ? 0 : 1]);
    const bound::RelationshipPattern& relationship = pattern.relationships.front();
    plan::ShortestPath shortest;
    shortest.walk = walk_of(relationship, step_of(relationship, pattern.nodes[0], pattern.nodes[1], false));
    shortest.all = pattern.shortest == syntax::Shortest::kAll;
    shortest.single = !relationship.length;
    push(std::move(shortest));
    bound_.insert(relationship.slot);
    if (relationship.properties) check_properties(relationship.slot, *relationship.properties);
    check_conditions();
  }

  void check_properties(Slot slot, const bound::Expression& properties) {
    bound::Expression condition;
    condition.kind = bound::Expression::Kind::kMatchesMap;
    condition.span = properties.span;
    condition.operands = {bound::slot_reference(slot), properties};
    check_when_bound(std::move(condition));
  }

  /// Some conditions use what another part of the pattern binds later.
  void check_when_bound(bound::Expression condition) {
    if (is_bound(condition)) {
      add_own_filter(std::move(condition), kConditionShare);
    } else {
      postponed_.push_back(std::move(condition));
    }
  }

  void add_own_filter(bound::Expression condition, double share = 1) {
    plan::Filter filter;
    filter.own.push_back(std::make_unique<bound::Expression>(std::move(condition)));
    filter.conditions.push_back(filter.own.back().get());
    push(std::move(filter), share);
  }

  /// The labels and properties that the pattern asks of a node that was just bound, and all conditions of
  /// WHERE that can be decided now.
  void check_node(const bound::NodePattern& node, const std::string& assured = {}) {
    std::vector<std::string> wanted = node.labels;
    std::erase(wanted, assured);
    if (!wanted.empty()) {
      bound::Expression labels;
      labels.kind = bound::Expression::Kind::kHasLabels;
      labels.names = std::move(wanted);
      labels.operands = {bound::slot_reference(node.slot)};
      add_own_filter(std::move(labels));
    }
    for (const auto& predicate : node.predicates) check_when_bound(predicate);
    check_conditions();
  }

  void check_conditions() {
    plan::Filter filter;
    for (std::size_t i = 0; i < match_.where.size(); ++i) {
      if (checked_[i] || !is_bound(match_.where[i])) continue;
      checked_[i] = true;
      filter.conditions.push_back(&match_.where[i]);
    }
    if (!filter.conditions.empty()) push(std::move(filter), kConditionShare);
    std::vector<bound::Expression> waiting = std::move(postponed_);
    postponed_.clear();
    for (auto& condition : waiting) check_when_bound(std::move(condition));
  }

  void add_path(const bound::PathPattern& pattern) {
    bound::Expression path;
    path.kind = bound::Expression::Kind::kPath;
    for (std::size_t i = 0; i < pattern.nodes.size(); ++i) {
      path.operands.push_back(bound::slot_reference(pattern.nodes[i].slot));
      if (i < pattern.relationships.size()) {
        path.operands.push_back(bound::slot_reference(pattern.relationships[i].slot));
      }
    }
    plan::Compute compute;
    compute.own.push_back(
        std::make_unique<bound::Assignment>(bound::Assignment{std::move(path), *pattern.path}));
    compute.assignments.push_back(compute.own.back().get());
    push(std::move(compute));
    bound_.insert(*pattern.path);
    check_conditions();
  }

  const bound::Match& match_;
  plan::OperatorPtr top_;
  std::set<Slot> bound_;
  const Grounds& grounds_;
  const graph::View& view_;
  const Choices& choices_;
  /// Lists that were made of choices, by condition and slot; null where it is none.
  using Choice = std::pair<std::string, std::shared_ptr<const bound::Expression>>;
  mutable std::map<std::pair<const bound::Expression*, Slot>, Choice> choices_on_;
  /// What was guessed already, by index and value.
  mutable std::map<std::pair<graph::IndexId, const bound::Expression*>, double> seek_rows_;
  std::vector<bool> checked_;
  std::vector<bound::Expression> postponed_;
  std::vector<Slot> walked_;  ///< relationships, each of which is matched once
  std::vector<const bound::RelationshipPattern*> walked_patterns_;
};

}  // namespace

plan::OperatorPtr plan_match(const bound::Match& match, plan::OperatorPtr input, const std::set<Slot>& bound,
                             const Grounds& grounds) {
  return MatchPlanner(match, std::move(input), bound, grounds).plan();
}

}  // namespace cairn::query::planning
