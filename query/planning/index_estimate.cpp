#include "query/planning/index_estimate.h"

#include <algorithm>
#include <set>

#include "graph/property_index.h"

namespace cairn::query::planning {

namespace {

// Entries that are counted, and nodes that are looked at, for a guess.
constexpr std::size_t kMostCounted = 256;
constexpr std::size_t kSample = 64;
/// Shares of the nodes of a label, where more have a value than are counted.
constexpr double kEqualShare = 0.05;
constexpr double kRangeShare = 0.3;
/// Values in a list that is not known.
constexpr double kListed = 10;

double at_least_counted(double guess) {
  return std::max(guess, static_cast<double>(kMostCounted));
}

}  // namespace

/// Null where it depends on the row, or on a parameter that is not given yet.
const Value* IndexEstimate::known(const bound::Expression& expression) const {
  if (expression.kind == bound::Expression::Kind::kLiteral) return &expression.literal;
  if (expression.kind != bound::Expression::Kind::kParameter) return nullptr;
  const auto found = grounds_.parameters.find(expression.names.front());
  return found == grounds_.parameters.end() ? nullptr : &found->second;
}

double IndexEstimate::having(const Value& value) const {
  const auto property = value.is_null() ? std::nullopt : to_property(value);
  if (!property) return 0;
  std::string after;
  const auto found = grounds_.view.nodes_with_value(index_, *property, after, kMostCounted).size();
  return found < kMostCounted ? static_cast<double>(found) : at_least_counted(nodes_ * kEqualShare);
}

/// The mean over the values of the first nodes in the index.
double IndexEstimate::having_any_value() const {
  if (index_.unique) return 1;
  const auto everything = graph::IndexRange{};
  std::string after;
  const auto ids = grounds_.view.nodes_in_range(index_, everything, after, kSample);
  std::set<std::string> values;
  for (const auto& node : grounds_.view.nodes(ids)) {
    const auto* value = node ? node->properties.get(index_.key) : nullptr;
    const auto form = value != nullptr ? graph::index_form(*value) : std::nullopt;
    if (form) values.insert(*form);
  }
  if (values.empty()) return 0;
  const bool all_alike = values.size() == 1 && ids.size() == kSample;
  return all_alike ? std::max(nodes_ * kEqualShare, static_cast<double>(kSample))
                   : static_cast<double>(ids.size()) / static_cast<double>(values.size());
}

double IndexEstimate::equal(const bound::Expression& value) const {
  const Value* constant = known(value);
  return constant != nullptr ? having(*constant) : having_any_value();
}

double IndexEstimate::one_of(const bound::Expression& list) const {
  constexpr std::size_t kMostLookedUp = 8;
  const auto sum = [&](std::size_t size, const auto& of_one) {
    const std::size_t looked_up = std::min(size, kMostLookedUp);
    double found = 0;
    for (std::size_t i = 0; i < looked_up; ++i) found += of_one(i);
    return looked_up == 0 ? 0.0 : found * static_cast<double>(size) / static_cast<double>(looked_up);
  };
  if (list.kind == bound::Expression::Kind::kList)
    return sum(list.operands.size(), [&](std::size_t i) { return equal(list.operands[i]); });
  const Value* constant = known(list);
  const List* values = constant != nullptr ? constant->list() : nullptr;
  return values == nullptr ? kListed * having_any_value()
                           : sum(values->size(), [&](std::size_t i) { return having((*values)[i]); });
}

double IndexEstimate::range(const bound::Expression* from, bool from_inclusive, const bound::Expression* to,
                            bool to_inclusive) const {
  const double guess = nodes_ * kRangeShare;
  const auto bound_of = [this](const bound::Expression* expression) {
    const Value* value = expression != nullptr ? known(*expression) : nullptr;
    return value != nullptr && value->list() == nullptr && !value->is_null() ? to_property(*value)
                                                                             : std::nullopt;
  };
  const auto least = bound_of(from);
  const auto greatest = bound_of(to);
  if ((from != nullptr && !least) || (to != nullptr && !greatest)) return guess;
  const auto range = graph::index_range(least ? &*least : nullptr, from_inclusive,
                                        greatest ? &*greatest : nullptr, to_inclusive);
  if (!range) return guess;
  std::string after;
  const auto found = grounds_.view.nodes_in_range(index_, *range, after, kMostCounted).size();
  return found < kMostCounted ? static_cast<double>(found) : at_least_counted(guess);
}

}  // namespace cairn::query::planning
