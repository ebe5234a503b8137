#include "learning/study_order.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>
#include <tuple>

namespace cairn::learning {

namespace {

using Item = std::size_t;
using Order = std::vector<Item>;

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

std::vector<Order> dependents_of(const std::vector<StudyItem>& items) {
  std::vector<Order> dependents(items.size());
  for (Item item = 0; item < items.size(); ++item) {
    for (const Item required : items[item].required) dependents[required].push_back(item);
  }
  return dependents;
}

bool follows_on(const StudyItem& item, Item before, const StudyItem& what_is_before) {
  if (!item.field.empty() && item.field == what_is_before.field) return true;
  return std::find(item.required.begin(), item.required.end(), before) != item.required.end();
}

/// A jump costs as much as an item that waits for so many steps.
constexpr double kJump = 2.0;

double cost(const OrderMeasure& measured) {
  return kJump * static_cast<double>(measured.jumps) + static_cast<double>(measured.waits);
}

/// Whether items are goals, stand on goals, or neither: what is higher comes last.
std::vector<int> tiers(const std::vector<StudyItem>& items, const std::vector<Order>& dependents) {
  std::vector<int> tier(items.size(), 0);
  Order beyond;
  for (Item item = 0; item < items.size(); ++item) {
    if (items[item].goal) beyond.push_back(item);
  }
  while (!beyond.empty()) {
    const Item item = beyond.back();
    beyond.pop_back();
    if (tier[item] != 0) continue;
    tier[item] = 1;
    beyond.insert(beyond.end(), dependents[item].begin(), dependents[item].end());
  }
  for (Item item = 0; item < items.size(); ++item) {
    if (items[item].goal) tier[item] = 2;
  }
  return tier;
}

/// Builds an order from its end: an item can be placed when all that require it are. What was freed last is
/// used soonest; what frees little itself keeps few things waiting.
class BackwardOrder {
 public:
  BackwardOrder(const std::vector<StudyItem>& items, const std::vector<Order>& dependents,
                const std::vector<int>& tier, std::size_t patience)
      : items_(items), tier_(tier), patience_(patience), waiting_for_(items.size()), freed_(items.size(), 0) {
    for (Item item = 0; item < items.size(); ++item) {
      waiting_for_[item] = dependents[item].size();
      if (waiting_for_[item] == 0) free(item);
    }
  }

  Order build(const std::function<void()>& interrupt) {
    Order order;
    while (!free_.empty()) {
      interrupt();
      const Item item = choose(order.empty() ? kNone : order.back());
      free_.erase(rank(item));
      in_field_[items_[item].field].erase(rank(item));
      order.push_back(item);
      ++placed_;
      for (const Item required : items_[item].required) {
        if (--waiting_for_[required] == 0) free(required);
      }
    }
    std::reverse(order.begin(), order.end());
    return order;
  }

 private:
  /// The first is the one to place: of the highest tier, freed last, and requiring least.
  using Rank = std::tuple<int, std::size_t, std::size_t, std::size_t>;
  Rank rank(Item item) const {
    return {-tier_[item], kNone - freed_[item], items_[item].required.size(), kNone - item};
  }
  static Item item_of(const Rank& rank) { return kNone - std::get<3>(rank); }

  void free(Item item) {
    freed_[item] = placed_;
    free_.insert(rank(item));
    in_field_[items_[item].field].insert(rank(item));
  }

  /// Stays in the field of the last item unless something else was freed much later.
  Item choose(Item last) const {
    const Item soonest = item_of(*free_.begin());
    if (last == kNone || items_[last].field.empty()) return soonest;
    const auto same = in_field_.find(items_[last].field);
    if (same == in_field_.end() || same->second.empty()) return soonest;
    const Item related = item_of(*same->second.begin());
    const bool waits_too_long =
        tier_[related] < tier_[soonest] ||
        (freed_[soonest] > freed_[related] && freed_[soonest] - freed_[related] > patience_);
    return waits_too_long ? soonest : related;
  }

  const std::vector<StudyItem>& items_;
  const std::vector<int>& tier_;
  std::size_t patience_;
  std::vector<std::size_t> waiting_for_;
  std::vector<std::size_t> freed_;
  std::size_t placed_ = 0;
  std::set<Rank> free_;
  std::map<std::string, std::set<Rank>> in_field_;
};

/// Moves single items to where they cost least, as long as that helps.
class Improvement {
 public:
  Improvement(const std::vector<StudyItem>& items, const std::vector<Order>& dependents,
              const std::vector<int>& tier, Order order)
      : items_(items), dependents_(dependents), tier_(tier), order_(std::move(order)), place_(items.size()) {
    for (std::size_t place = 0; place < order_.size(); ++place) place_[order_[place]] = place;
  }

  Order run(const std::function<void()>& interrupt) {
    constexpr int kMostRounds = 4;
    bool better = true;
    for (int round = 0; better && round < kMostRounds; ++round) {
      better = false;
      for (Item item = 0; item < items_.size(); ++item) {
        interrupt();
        better = move(item) || better;
      }
    }
    return std::move(order_);
  }

 private:
  /// Tries all places that the item may have: down as far as it goes, then up, then back to the best.
  bool move(Item item) {
    const std::size_t from = place_[item];
    double costs = 0;
    double least = 0;
    std::size_t best = from;
    const auto look = [&] {
      if (costs >= least) return;
      least = costs;
      best = place_[item];
    };
    while (place_[item] > 0 && may_swap(place_[item] - 1)) {
      costs += swap(place_[item] - 1);
      look();
    }
    while (place_[item] + 1 < order_.size() && may_swap(place_[item])) {
      costs += swap(place_[item]);
      look();
    }
    while (place_[item] > best) swap(place_[item] - 1);
    return best != from;
  }

  /// Whether an item and the next one may change places.
  bool may_swap(std::size_t place) const {
    const Item before = order_[place];
    const Item after = order_[place + 1];
    const auto& required = items_[after].required;
    return tier_[before] == tier_[after] &&
           std::find(required.begin(), required.end(), before) == required.end();
  }

  /// What that costs more.
  double swap(std::size_t place) {
    const double before = cost_around(place);
    std::swap(order_[place], order_[place + 1]);
    place_[order_[place]] = place;
    place_[order_[place + 1]] = place + 1;
    return cost_around(place) - before;
  }

  /// What is changed by a swap: the waits of both and of all that they require, and the steps to and from
  /// them.
  double cost_around(std::size_t place) const {
    OrderMeasure part;
    const auto& required = items_[order_[place]].required;
    for (const Item item : {order_[place], order_[place + 1]}) part.waits += wait(item);
    for (const Item item : required) part.waits += wait(item);
    for (const Item item : items_[order_[place + 1]].required) {
      if (std::find(required.begin(), required.end(), item) == required.end()) part.waits += wait(item);
    }
    for (std::size_t at = std::max<std::size_t>(place, 1); at < std::min(place + 3, order_.size()); ++at) {
      if (!follows_on(items_[order_[at]], order_[at - 1], items_[order_[at - 1]])) ++part.jumps;
    }
    return cost(part);
  }

  std::size_t wait(Item item) const {
    std::size_t first_use = kNone;
    for (const Item dependent : dependents_[item]) first_use = std::min(first_use, place_[dependent]);
    return first_use == kNone ? 0 : first_use - place_[item] - 1;
  }

  const std::vector<StudyItem>& items_;
  const std::vector<Order>& dependents_;
  const std::vector<int>& tier_;
  Order order_;
  std::vector<std::size_t> place_;
};

}  // namespace

OrderMeasure measure(const std::vector<StudyItem>& items, const std::vector<std::size_t>& order) {
  std::vector<std::size_t> first_use(items.size(), kNone);
  OrderMeasure measured;
  for (std::size_t place = order.size(); place-- > 0;) {
    const Item item = order[place];
    if (first_use[item] != kNone) measured.waits += first_use[item] - place - 1;
    for (const Item required : items[item].required) first_use[required] = place;
    if (place > 0 && !follows_on(items[item], order[place - 1], items[order[place - 1]])) ++measured.jumps;
  }
  return measured;
}

std::vector<std::size_t> study_order(const std::vector<StudyItem>& items,
                                     const std::function<void()>& interrupt) {
  // Longer orders are only built, not improved: that takes a time that grows with the square of their length.
  constexpr std::size_t kMostImproved = 150;
  const auto dependents = dependents_of(items);
  const auto tier = tiers(items, dependents);
  Order best;
  double least = std::numeric_limits<double>::infinity();
  for (const std::size_t patience : {std::size_t{0}, std::size_t{2}, std::size_t{8}, kNone}) {
    Order order = BackwardOrder(items, dependents, tier, patience).build(interrupt);
    if (items.size() <= kMostImproved)
      order = Improvement(items, dependents, tier, std::move(order)).run(interrupt);
    const double costs = cost(measure(items, order));
    if (costs < least) {
      least = costs;
      best = std::move(order);
    }
  }
  return best;
}

}  // namespace cairn::learning
