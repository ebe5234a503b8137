#include "query/planning/stored_count.h"

#include <algorithm>

namespace cairn::query::planning {

namespace {

/// The node of any or of one label; nothing where the pattern asks more of it.
std::optional<plan::StoredCount> count_of_node(const bound::NodePattern& node) {
  if (node.labels.size() > 1 || !node.predicates.empty()) return std::nullopt;
  plan::StoredCount count;
  if (!node.labels.empty()) count.label = node.labels.front();
  return count;
}

/// Between any two nodes. Of an arrow that points nowhere most would be found twice.
std::optional<plan::StoredCount> count_of_relationship(const bound::PathPattern& pattern) {
  const auto& relationship = pattern.relationships.front();
  const bool plain = !relationship.already_bound && !relationship.length && !relationship.properties &&
                     relationship.arrow != syntax::Arrow::kEither &&
                     pattern.shortest == syntax::Shortest::kNo;
  const bool any_ends = std::all_of(pattern.nodes.begin(), pattern.nodes.end(), [](const auto& node) {
    return node.labels.empty() && node.predicates.empty();
  });
  const bool loop = pattern.nodes.front().slot == pattern.nodes.back().slot;
  if (!plain || !any_ends || loop) return std::nullopt;
  plan::StoredCount count;
  count.of_relationships = true;
  count.types = relationship.types;
  std::sort(count.types.begin(), count.types.end());
  count.types.erase(std::unique(count.types.begin(), count.types.end()), count.types.end());
  return count;
}

/// Whether it counts the rows, each of which has another value in `counted`.
bool counts_rows(const bound::Aggregate& aggregate, bound::Slot counted) {
  if (aggregate.function != find_aggregate("count")) return false;
  if (!aggregate.argument) return true;
  return aggregate.argument->kind == bound::Expression::Kind::kSlot && aggregate.argument->slot == counted;
}

}  // namespace

std::optional<plan::StoredCount> stored_count(const bound::Match& match,
                                              const bound::Projection& projection) {
  if (match.optional || match.patterns.size() != 1 || !match.where.empty()) return std::nullopt;
  if (!projection.aggregating || !projection.keys.empty()) return std::nullopt;
  const auto& pattern = match.patterns.front();
  if (pattern.relationships.size() > 1) return std::nullopt;
  const bool of_nodes = pattern.relationships.empty();
  auto count = of_nodes ? count_of_node(pattern.nodes.front()) : count_of_relationship(pattern);
  if (!count) return std::nullopt;
  const bound::Slot counted = of_nodes ? pattern.nodes.front().slot : pattern.relationships.front().slot;
  for (const auto& aggregate : projection.aggregates) {
    if (!counts_rows(aggregate, counted)) return std::nullopt;
    count->slots.push_back(aggregate.slot);
  }
  return count;
}

}  // namespace cairn::query::planning
