#include "query/planning/match_planner.h"

#include <algorithm>
#include <limits>

#include "graph/vocabulary.h"

namespace cairn::query::planning {

namespace {

using bound::Slot;
using graph::Direction;

/// An entry into a pattern and the rows it is guessed to give.
struct Entry {
  std::size_t node = 0;
  double rows = std::numeric_limits<double>::infinity();
};

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

Direction turned(Direction direction) {
  if (direction == Direction::kBoth) return direction;
  return direction == Direction::kOutgoing ? Direction::kIncoming : Direction::kOutgoing;
}

bound::Expression slot_reference(Slot slot) {
  bound::Expression reference;
  reference.kind = bound::Expression::Kind::kSlot;
  reference.slot = slot;
  return reference;
}

class MatchPlanner {
 public:
  MatchPlanner(const bound::Match& match, plan::OperatorPtr input, const std::set<Slot>& bound,
               const graph::View& view)
      : match_(match),
        top_(std::move(input)),
        bound_(bound),
        view_(view),
        checked_(match.where.size(), false) {}

  plan::OperatorPtr plan() {
    std::vector<const bound::PathPattern*> open;
    for (const auto& pattern : match_.patterns) open.push_back(&pattern);
    check_bound_parts();
    check_conditions();
    while (!open.empty()) {
      const auto next = std::min_element(open.begin(), open.end(), [this](const auto* a, const auto* b) {
        return best_entry(*a).rows < best_entry(*b).rows;
      });
      add_pattern(**next);
      open.erase(next);
    }
    return std::move(top_);
  }

 private:
  template <typename Form>
  void push(Form form) {
    top_ = std::make_unique<plan::Operator>(plan::Operator{std::move(form), std::move(top_)});
  }

  bool is_bound(const bound::Expression& expression) const {
    std::vector<Slot> slots;
    bound::collect_slots(expression, slots);
    return std::all_of(slots.begin(), slots.end(), [this](Slot slot) { return bound_.contains(slot); });
  }

  bool can_seek(const bound::NodePattern& node) const {
    const bool is_concept =
        std::find(node.labels.begin(), node.labels.end(), graph::label::kConcept) != node.labels.end();
    return is_concept && node.name && is_bound(*node.name);
  }

  double guess_rows(const bound::NodePattern& node) const {
    if (bound_.contains(node.slot)) return 0;
    if (can_seek(node)) return 1;
    return node.labels.empty() ? 2 + static_cast<double>(view_.node_count())
                               : 1 + smallest_label(node).second;
  }

  std::pair<std::string, double> smallest_label(const bound::NodePattern& node) const {
    std::pair<std::string, double> best{node.labels.front(), std::numeric_limits<double>::infinity()};
    for (const auto& label : node.labels) {
      const auto id = view_.catalog().labels.find(label);
      const double count = id ? static_cast<double>(view_.node_count(*id)) : 0;
      if (count < best.second) best = {label, count};
    }
    return best;
  }

  Entry best_entry(const bound::PathPattern& pattern) const {
    Entry best;
    for (std::size_t i = 0; i < pattern.nodes.size(); ++i) {
      const double rows = guess_rows(pattern.nodes[i]);
      if (rows < best.rows) best = {i, rows};
    }
    return best;
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
    condition.operands = {slot_reference(slot)};
    add_own_filter(std::move(condition));
  }

  void add_pattern(const bound::PathPattern& pattern) {
    const Entry entry = best_entry(pattern);
    enter(pattern.nodes[entry.node]);
    for (std::size_t i = entry.node; i < pattern.relationships.size(); ++i) {
      expand(pattern, i, pattern.nodes[i], pattern.nodes[i + 1], false);
    }
    for (std::size_t i = entry.node; i > 0; --i) {
      expand(pattern, i - 1, pattern.nodes[i], pattern.nodes[i - 1], true);
    }
    if (pattern.path) add_path(pattern);
  }

  void enter(const bound::NodePattern& node) {
    if (!bound_.contains(node.slot)) {
      if (can_seek(node)) {
        push(plan::NameSeek{node.slot, &*node.name});
      } else if (node.labels.empty()) {
        push(plan::NodeScan{node.slot, std::nullopt});
      } else {
        push(plan::NodeScan{node.slot, smallest_label(node).first});
      }
      bound_.insert(node.slot);
    }
    check_node(node);
  }

  void expand(const bound::PathPattern& pattern, std::size_t index, const bound::NodePattern& from,
              const bound::NodePattern& to, bool backwards) {
    const bound::RelationshipPattern& relationship = pattern.relationships[index];
    plan::Expand step;
    step.from = from.slot;
    step.relationship = relationship.slot;
    step.to = to.slot;
    step.direction = direction_of(relationship.arrow);
    if (backwards) step.direction = turned(step.direction);
    step.types = relationship.types;
    step.into = bound_.contains(to.slot);
    step.relationship_bound = relationship.already_bound;
    step.distinct_from = walked_;
    walked_.push_back(relationship.slot);
    if (relationship.length) {
      plan::ExpandVariable variable;
      variable.step = std::move(step);
      variable.least = static_cast<std::size_t>(relationship.length->from.value_or(1));
      variable.most = relationship.length->to ? static_cast<std::size_t>(*relationship.length->to)
                                              : std::numeric_limits<std::size_t>::max();
      const bool known = relationship.properties && is_bound(*relationship.properties);
      variable.properties = known ? &*relationship.properties : nullptr;
      variable.reversed = backwards;
      push(std::move(variable));
    } else {
      push(std::move(step));
    }
    bound_.insert(relationship.slot);
    bound_.insert(to.slot);
    if (relationship.properties) check_properties(relationship.slot, *relationship.properties);
    check_node(to);
  }

  void check_properties(Slot slot, const bound::Expression& properties) {
    bound::Expression condition;
    condition.kind = bound::Expression::Kind::kMatchesMap;
    condition.span = properties.span;
    condition.operands = {slot_reference(slot), properties};
    check_when_bound(std::move(condition));
  }

  /// Some conditions use what another part of the pattern binds later.
  void check_when_bound(bound::Expression condition) {
    if (is_bound(condition)) {
      add_own_filter(std::move(condition));
    } else {
      postponed_.push_back(std::move(condition));
    }
  }

  void add_own_filter(bound::Expression condition) {
    plan::Filter filter;
    filter.own.push_back(std::make_unique<bound::Expression>(std::move(condition)));
    filter.conditions.push_back(filter.own.back().get());
    push(std::move(filter));
  }

  /// The labels and properties that the pattern asks of a node that was just bound, and all conditions of
  /// WHERE that can be decided now.
  void check_node(const bound::NodePattern& node) {
    if (!node.labels.empty()) {
      bound::Expression labels;
      labels.kind = bound::Expression::Kind::kHasLabels;
      labels.names = node.labels;
      labels.operands = {slot_reference(node.slot)};
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
    if (!filter.conditions.empty()) push(std::move(filter));
    std::vector<bound::Expression> waiting = std::move(postponed_);
    postponed_.clear();
    for (auto& condition : waiting) check_when_bound(std::move(condition));
  }

  void add_path(const bound::PathPattern& pattern) {
    bound::Expression path;
    path.kind = bound::Expression::Kind::kPath;
    for (std::size_t i = 0; i < pattern.nodes.size(); ++i) {
      path.operands.push_back(slot_reference(pattern.nodes[i].slot));
      if (i < pattern.relationships.size()) {
        path.operands.push_back(slot_reference(pattern.relationships[i].slot));
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
  const graph::View& view_;
  std::vector<bool> checked_;
  std::vector<bound::Expression> postponed_;
  std::vector<Slot> walked_;
};

}  // namespace

plan::OperatorPtr plan_match(const bound::Match& match, plan::OperatorPtr input, const std::set<Slot>& bound,
                             const graph::View& view) {
  return MatchPlanner(match, std::move(input), bound, view).plan();
}

}  // namespace cairn::query::planning
