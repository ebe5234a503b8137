#include "learning/time_budget.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <map>
#include <queue>
#include <unordered_map>
#include <utility>

namespace cairn::learning {

namespace {

using Interrupt = std::function<void()>;

/// A path as units of steps that are taken together, in its order: a unit requires only units before it.
class Budget {
 public:
  Budget(const std::vector<Step>& path, std::int64_t minutes, const Interrupt& interrupt)
      : left_(minutes), interrupt_(interrupt) {
    std::unordered_map<graph::NodeId, std::size_t> unit_of;
    std::map<std::int64_t, std::size_t> unit_of_group;
    for (const Step& step : path) {
      const std::size_t fresh = units_.size();
      const std::size_t unit = step.group ? unit_of_group.emplace(*step.group, fresh).first->second : fresh;
      if (unit == fresh) units_.emplace_back();
      unit_of[step.concept_id] = unit;
      units_[unit].minutes += step.minutes;
      units_[unit].goal = units_[unit].goal || step.goal;
      steps_.push_back(unit);
    }
    for (std::size_t i = 0; i < path.size(); ++i) {
      for (const auto id : path[i].requirements) require(steps_[i], unit_of.at(id));
    }
    marked_for_.assign(units_.size(), 0);
    count_dependents();
  }

  /// The goal that still costs least, again and again, as long as it fits.
  void take_goals() {
    std::vector<Units> dependents(units_.size());
    Units goals;
    std::vector<std::int64_t> costs(units_.size());
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      for (const std::size_t below : units_[unit].required) dependents[below].push_back(unit);
      if (!units_[unit].goal) continue;
      interrupt_();
      goals.push_back(unit);
      costs[unit] = minutes_of(missing(unit));
    }
    for (;;) {
      std::erase_if(goals, [this](std::size_t goal) { return units_[goal].taken; });
      const auto cheapest = std::min_element(
          goals.begin(), goals.end(), [&](std::size_t a, std::size_t b) { return costs[a] < costs[b]; });
      if (cheapest == goals.end() || costs[*cheapest] > left_) return;
      // The costs first: what is taken is no way to what stands on it.
      const Units wanted = missing(*cheapest);
      const auto standing_on = [&](std::size_t at) -> const Units& { return dependents[at]; };
      for (const std::size_t unit : wanted) {
        interrupt_();
        for (const std::size_t above : reached(unit, standing_on)) costs[above] -= units_[unit].minutes;
      }
      for (const std::size_t unit : wanted) take(unit);
    }
  }

  /// Of what is within reach the best by the minute. What does not fit now never will.
  void take_what_else_fits() {
    const auto worth = [this](std::size_t unit) {
      return std::pair(static_cast<double>(units_[unit].dependents + 1) /
                           static_cast<double>(std::max<std::int64_t>(units_[unit].minutes, 1)),
                       std::numeric_limits<std::size_t>::max() - unit);
    };
    const auto is_worth_less = [&](std::size_t a, std::size_t b) { return worth(a) < worth(b); };
    std::priority_queue<std::size_t, Units, decltype(is_worth_less)> within_reach(is_worth_less);
    std::vector<Units> dependents(units_.size());
    Units waits_for(units_.size(), 0);
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      if (units_[unit].taken) continue;
      for (const std::size_t below : units_[unit].required) {
        if (units_[below].taken) continue;
        dependents[below].push_back(unit);
        ++waits_for[unit];
      }
      if (waits_for[unit] == 0) within_reach.push(unit);
    }
    while (!within_reach.empty()) {
      const std::size_t best = within_reach.top();
      within_reach.pop();
      if (units_[best].minutes > left_) continue;
      take(best);
      for (const std::size_t unit : dependents[best]) {
        if (--waits_for[unit] == 0) within_reach.push(unit);
      }
    }
  }

  bool holds(std::size_t step) const { return units_[steps_[step]].taken; }

 private:
  using Units = std::vector<std::size_t>;
  struct Unit {
    std::int64_t minutes = 0;
    bool goal = false;
    bool taken = false;
    std::size_t dependents = 0;  ///< that stand on it, directly and behind
    Units required;              ///< each once
  };

  void require(std::size_t unit, std::size_t required) {
    auto& all = units_[unit].required;
    if (unit != required && std::find(all.begin(), all.end(), required) == all.end()) all.push_back(required);
  }

  /// Hands down the marks of 64 units at a time, from each to what it requires.
  void count_dependents() {
    constexpr std::size_t kMarks = 64;
    for (std::size_t first = 0; first < units_.size(); first += kMarks) {
      interrupt_();
      const std::size_t end = std::min(first + kMarks, units_.size());
      std::vector<std::uint64_t> marks(end, 0);
      for (std::size_t unit = end; unit-- > 0;) {
        units_[unit].dependents += static_cast<std::size_t>(std::popcount(marks[unit]));
        if (unit >= first) marks[unit] |= std::uint64_t{1} << (unit - first);
        for (const std::size_t below : units_[unit].required) marks[below] |= marks[unit];
      }
    }
  }

  /// What must be taken to have it, with itself.
  Units missing(std::size_t unit) {
    return reached(unit, [this](std::size_t at) -> const Units& { return units_[at].required; });
  }

  /// The unit and all behind it that is not taken.
  template <typename Next>
  Units reached(std::size_t unit, Next next) {
    ++mark_;
    Units found;
    Units open{unit};
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      if (units_[at].taken || std::exchange(marked_for_[at], mark_) == mark_) continue;
      found.push_back(at);
      const Units& behind = next(at);
      open.insert(open.end(), behind.begin(), behind.end());
    }
    return found;
  }

  std::int64_t minutes_of(const Units& units) const {
    std::int64_t sum = 0;
    for (const std::size_t unit : units) sum += units_[unit].minutes;
    return sum;
  }

  void take(std::size_t unit) {
    units_[unit].taken = true;
    left_ -= units_[unit].minutes;
  }

  std::int64_t left_;
  const Interrupt& interrupt_;
  std::vector<Unit> units_;
  Units steps_;       ///< the unit of each
  Units marked_for_;  ///< which mark a unit has: the marks need no clearing
  std::size_t mark_ = 0;
};

}  // namespace

std::vector<Step> steps_within(std::vector<Step> path, std::int64_t minutes, const Interrupt& interrupt) {
  Budget budget(path, minutes, interrupt);
  budget.take_goals();
  budget.take_what_else_fits();
  std::vector<Step> kept;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (budget.holds(i)) kept.push_back(std::move(path[i]));
  }
  return kept;
}

}  // namespace cairn::learning
