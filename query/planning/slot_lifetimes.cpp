#include "query/planning/slot_lifetimes.h"

#include <algorithm>
#include <unordered_map>

namespace cairn::query::planning {

SlotLifetimes::SlotLifetimes(const bound::SingleQuery& query) {
  std::unordered_map<bound::Slot, std::size_t> last;
  std::vector<bound::Slot> slots;
  const auto named_at = [&](std::size_t step) {
    for (const bound::Slot slot : slots) last[slot] = step;
    slots.clear();
  };
  for (std::size_t i = 0; i < query.clauses.size(); ++i) {
    bound::collect_slots(query.clauses[i], slots);
    named_at(2 * i);
    if (const auto* projection = std::get_if<bound::Projection>(&query.clauses[i])) {
      for (const auto& condition : projection->where) bound::collect_slots(condition, slots);
      named_at(2 * i + 1);
    }
  }
  for (const auto& column : query.columns) last.erase(column.slot);
  for (const auto& [slot, step] : last) ends_.push_back({step, slot});
  std::sort(ends_.begin(), ends_.end(), [](const End& a, const End& b) { return a.step < b.step; });
}

std::vector<bound::Slot> SlotLifetimes::ended_before(std::size_t clause) {
  return ended_before_step(2 * clause);
}

std::vector<bound::Slot> SlotLifetimes::ended_before_where_of(std::size_t clause) {
  return ended_before_step(2 * clause + 1);
}

std::vector<bound::Slot> SlotLifetimes::ended_before_step(std::size_t step) {
  std::vector<bound::Slot> ended;
  for (; told_ < ends_.size() && ends_[told_].step < step; ++told_) ended.push_back(ends_[told_].slot);
  return ended;
}

}  // namespace cairn::query::planning
