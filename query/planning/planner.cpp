#include "query/planning/planner.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "query/planning/match_planner.h"
#include "query/planning/slot_lifetimes.h"
#include "query/planning/stored_count.h"

namespace cairn::query::planning {

namespace {

using bound::Slot;

/// Puts operators on top of each other.
class Planner {
 public:
  Planner(const bound::SingleQuery& query, const Grounds& grounds, const std::vector<Slot>& given)
      : query_(query),
        grounds_(grounds),
        outer_(given),
        lifetimes_(query),
        bound_(given.begin(), given.end()) {}

  plan::OperatorPtr plan() {
    top_ = plan::one_row();
    for (; clause_ < query_.clauses.size(); ++clause_) {
      std::visit([this](const auto& form) { add(form); }, query_.clauses[clause_]);
    }
    return std::move(top_);
  }

 private:
  /// On top of all, with as many times the rows from below.
  template <typename Form>
  void push(Form form, double factor = 1) {
    top_ = plan::on_top_of(std::move(top_), std::move(form), factor);
  }

  void filter(const std::vector<bound::Expression>& conditions) {
    if (conditions.empty()) return;
    plan::Filter form;
    for (const auto& condition : conditions) form.conditions.push_back(&condition);
    push(std::move(form), kSelectivity);
  }

  void add(const bound::Match& match) {
    if (!match.optional) {
      top_ = plan_match(match, std::move(top_), bound_, grounds_);
    } else {
      auto inner = plan_match(match, plan::one_row(), bound_, grounds_);
      const double rows = std::max(inner->rows, 1.0);
      push(plan::Optional{std::move(inner), match.introduced}, rows);
    }
    bound_.insert(match.introduced.begin(), match.introduced.end());
  }

  void add(const bound::Unwind& unwind) {
    push(plan::Unwind{&unwind}, kListElements);
    bound_.insert(unwind.slot);
  }

  void add(const bound::Projection& projection) {
    if (auto count = known_count(projection)) {
      top_ = plan::one_row();
      push(std::move(*count));
    } else if (projection.aggregating) {
      push(plan::Aggregate{&projection});
      top_->rows = projection.keys.empty() ? 1 : std::sqrt(top_->rows);
    }
    plan::Compute compute;
    for (const auto& item : projection.items) compute.assignments.push_back(&item);
    if (!compute.assignments.empty()) push(std::move(compute));
    if (projection.distinct) push(plan::Distinct{projection.outputs});
    const auto pointer = [](const std::optional<bound::Expression>& count) {
      return count ? &*count : nullptr;
    };
    if (!projection.sort.empty()) {
      push(plan::Sort{&projection.sort, lifetimes_.ended_before_where_of(clause_), pointer(projection.skip),
                      pointer(projection.limit)});
    }
    if (projection.skip) push(plan::Skip{&*projection.skip});
    if (projection.limit) {
      push(plan::Limit{&*projection.limit, writes_});
      const auto* count = projection.limit->literal.integer();
      if (count != nullptr) top_->rows = std::min(top_->rows, static_cast<double>(*count));
    }
    filter(projection.where);
    bound_.insert(projection.outputs.begin(), projection.outputs.end());
  }

  /// What the graph knows without a look at what was matched.
  std::optional<plan::StoredCount> known_count(const bound::Projection& projection) const {
    const bool second = clause_ == 1 && outer_.empty() && grounds_.choices.counts;
    const auto* match = second ? std::get_if<bound::Match>(&query_.clauses.front()) : nullptr;
    return match != nullptr ? stored_count(*match, projection) : std::nullopt;
  }

  void add(const bound::Create& create) {
    auto* before = std::get_if<plan::Create>(&top_->form);
    if (before != nullptr && !reads_graph(create)) {
      before->clauses.push_back(&create);  // thousands of them are one operator, not a tower of thousands
    } else {
      push(plan::Create{{&create}, lifetimes_.ended_before(clause_)});
    }
    writes_ = true;
    for (const auto& path : create.paths) bind(path);
  }

  static bool reads_graph(const bound::Create& create) {
    const auto any_reads = [](const auto& parts) {
      return std::any_of(parts.begin(), parts.end(), [](const auto& part) {
        return part.properties && bound::has_subquery(*part.properties);
      });
    };
    return std::any_of(create.paths.begin(), create.paths.end(), [&](const bound::CreatePath& path) {
      return any_reads(path.nodes) || any_reads(path.relationships);
    });
  }

  void bind(const bound::CreatePath& path) {
    for (const auto& node : path.nodes) bound_.insert(node.slot);
    for (const auto& relationship : path.relationships) bound_.insert(relationship.slot);
    if (path.path) bound_.insert(*path.path);
  }

  void add(const bound::Merge& merge) {
    push(plan::Merge{&merge, plan_match(merge.match, plan::one_row(), bound_, grounds_),
                     lifetimes_.ended_before(clause_)});
    writes_ = true;
    bind(merge.create);
  }

  void add(const bound::Set& set) {
    push(plan::Change{&set.items, lifetimes_.ended_before(clause_)});
    writes_ = true;
  }
  void add(const bound::Remove& remove) {
    push(plan::Change{&remove.items, lifetimes_.ended_before(clause_)});
    writes_ = true;
  }
  void add(const bound::Delete& remove) {
    push(plan::Delete{&remove, lifetimes_.ended_before(clause_)});
    writes_ = true;
  }

  void add(const bound::Call& call) {
    push(plan::Call{&call});
    filter(call.where);
    for (const auto& [column, slot] : call.outputs) bound_.insert(slot);
  }

  void add(const bound::Learning& learning) {
    push(plan::Learning{&learning});
    filter(learning.where);
    for (const auto& [column, slot] : learning.outputs) bound_.insert(slot);
  }

  /// Guesses: the share of rows that a condition leaves, and the length of a list.
  static constexpr double kSelectivity = 0.25;
  static constexpr double kListElements = 10;

  const bound::SingleQuery& query_;
  const Grounds& grounds_;
  const std::vector<Slot>& outer_;  ///< of the row that it begins with
  SlotLifetimes lifetimes_;
  std::size_t clause_ = 0;  ///< that is being planned
  plan::OperatorPtr top_;
  std::set<Slot> bound_;
  bool writes_ = false;
};

std::vector<Slot> slots_of(const std::vector<bound::Column>& columns) {
  std::vector<Slot> slots;
  for (const auto& column : columns) slots.push_back(column.slot);
  return slots;
}

}  // namespace

plan::OperatorPtr plan(const bound::Query& query, const graph::View& view, const Choices& choices,
                       const Parameters& parameters, const std::vector<bound::Slot>& given) {
  const Grounds grounds{view, choices, parameters};
  if (query.parts.size() == 1) return Planner(query.parts.front(), grounds, given).plan();
  plan::Union all;
  double rows = 0;
  for (const auto& part : query.parts) {
    all.parts.push_back(Planner(part, grounds, given).plan());
    all.columns.push_back(slots_of(part.columns));
    rows += all.parts.back()->rows;
  }
  const auto outputs = all.columns.front();
  auto top = std::make_unique<plan::Operator>(plan::Operator{std::move(all), nullptr, rows});
  if (!query.distinct) return top;
  return std::make_unique<plan::Operator>(plan::Operator{plan::Distinct{outputs}, std::move(top), rows});
}

}  // namespace cairn::query::planning
