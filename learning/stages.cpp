#include "learning/stages.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cairn::learning {

namespace {

constexpr std::size_t kShortOrder = 10;
constexpr std::size_t kMostInStage = 12;
constexpr double kIdealStage = 7;

/// For each place but the first: what a cut before it costs.
std::vector<double> cut_costs(const std::vector<StudyItem>& items, const std::vector<std::size_t>& order) {
  constexpr double kWithinField = 2;
  std::vector<std::size_t> last_use(items.size(), 0);
  for (std::size_t place = 0; place < order.size(); ++place) {
    for (const std::size_t required : items[order[place]].required) last_use[required] = place;
  }
  // An item waits at every place after its own up to its last use.
  std::vector<double> costs(order.size() + 1, 0);
  for (std::size_t place = 0; place < order.size(); ++place) {
    const std::size_t last = last_use[order[place]];
    if (last <= place) continue;
    costs[place + 1] += 1;
    costs[last + 1] -= 1;
  }
  for (std::size_t place = 1; place < costs.size(); ++place) costs[place] += costs[place - 1];
  for (std::size_t place = 1; place < order.size(); ++place) {
    const auto& field = items[order[place]].field;
    if (!field.empty() && field == items[order[place - 1]].field) costs[place] += kWithinField;
  }
  return costs;
}

double size_cost(std::size_t concepts) {
  constexpr double kWeight = 0.15;
  const double difference = static_cast<double>(concepts) - kIdealStage;
  return kWeight * difference * difference;
}

}  // namespace

std::vector<std::size_t> stages(const std::vector<StudyItem>& items, const std::vector<std::size_t>& order,
                                const std::vector<std::size_t>& sizes) {
  std::vector<std::size_t> before{0};  // concepts before each place
  for (const std::size_t item : order) before.push_back(before.back() + sizes[item]);
  if (before.back() <= kShortOrder) return std::vector<std::size_t>(order.size(), 1);

  const auto cuts = cut_costs(items, order);
  std::vector<double> least(order.size() + 1, std::numeric_limits<double>::infinity());
  std::vector<std::size_t> begin(order.size() + 1, 0);
  least[0] = 0;
  for (std::size_t end = 1; end <= order.size(); ++end) {
    // A stage holds at least one item, however large.
    for (std::size_t start = end; start-- > 0;) {
      const std::size_t concepts = before[end] - before[start];
      if (concepts > kMostInStage && start + 1 < end) break;
      const double costs = least[start] + (start == 0 ? 0 : cuts[start]) + size_cost(concepts);
      if (costs >= least[end]) continue;
      least[end] = costs;
      begin[end] = start;
    }
  }
  std::vector<std::size_t> numbers(order.size());
  std::size_t from_the_end = 0;
  for (std::size_t end = order.size(); end > 0; end = begin[end], ++from_the_end) {
    for (std::size_t place = begin[end]; place < end; ++place) numbers[place] = from_the_end;
  }
  for (auto& number : numbers) number = from_the_end - number;
  return numbers;
}

}  // namespace cairn::learning
