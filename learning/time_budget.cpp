#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "learning/path.h"

namespace cairn::learning {

namespace {

/// A path as groups of steps that are taken together, in its order.
class Budget {
 public:
  Budget(const std::vector<Step>& path, std::int64_t minutes) : left_(minutes) {
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
      for (const auto id : path[i].requirements) {
        if (unit_of.at(id) != steps_[i]) units_[steps_[i]].required.insert(unit_of.at(id));
      }
    }
    count_dependents();
  }

  void take_goals() {
    for (;;) {
      std::set<std::size_t> cheapest;
      std::int64_t least = left_ + 1;
      for (std::size_t unit = 0; unit < units_.size(); ++unit) {
        if (!units_[unit].goal || units_[unit].taken) continue;
        const auto needed = missing(unit);
        const auto costs = minutes_of(needed);
        if (costs < least) {
          least = costs;
          cheapest = needed;
        }
      }
      if (cheapest.empty()) return;
      for (const std::size_t unit : cheapest) take(unit);
    }
  }

  void take_what_else_fits() {
    const auto by_the_minute = [this](std::size_t unit) {
      return static_cast<double>(units_[unit].dependents + 1) /
             static_cast<double>(std::max<std::int64_t>(units_[unit].minutes, 1));
    };
    for (;;) {
      std::size_t best = units_.size();
      for (std::size_t unit = 0; unit < units_.size(); ++unit) {
        if (units_[unit].taken || units_[unit].minutes > left_ || !is_within_reach(unit)) continue;
        if (best == units_.size() || by_the_minute(unit) > by_the_minute(best)) best = unit;
      }
      if (best == units_.size()) return;
      take(best);
    }
  }

  bool holds(std::size_t step) const { return units_[steps_[step]].taken; }

 private:
  struct Unit {
    std::int64_t minutes = 0;
    bool goal = false;
    bool taken = false;
    std::size_t dependents = 0;  ///< that stand on it, directly and behind
    std::set<std::size_t> required;
  };

  void count_dependents() {
    for (std::size_t unit = 0; unit < units_.size(); ++unit) {
      for (const std::size_t below : missing(unit)) {
        if (below != unit) ++units_[below].dependents;
      }
    }
  }

  /// What must be taken to have it, with itself.
  std::set<std::size_t> missing(std::size_t unit) const {
    std::set<std::size_t> found;
    std::vector<std::size_t> open{unit};
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      if (units_[at].taken || !found.insert(at).second) continue;
      open.insert(open.end(), units_[at].required.begin(), units_[at].required.end());
    }
    return found;
  }

  std::int64_t minutes_of(const std::set<std::size_t>& units) const {
    std::int64_t sum = 0;
    for (const std::size_t unit : units) sum += units_[unit].minutes;
    return sum;
  }

  bool is_within_reach(std::size_t unit) const {
    const auto& required = units_[unit].required;
    return std::all_of(required.begin(), required.end(),
                       [this](std::size_t below) { return units_[below].taken; });
  }

  void take(std::size_t unit) {
    units_[unit].taken = true;
    left_ -= units_[unit].minutes;
  }

  std::int64_t left_;
  std::vector<Unit> units_;
  std::vector<std::size_t> steps_;  ///< the unit of each
};

}  // namespace

std::vector<Step> steps_within(std::vector<Step> path, std::int64_t minutes) {
  Budget budget(path, minutes);
  budget.take_goals();
  budget.take_what_else_fits();
  std::vector<Step> kept;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (budget.holds(i)) kept.push_back(std::move(path[i]));
  }
  return kept;
}

}  // namespace cairn::learning
