#include "learning/field.h"

#include <map>
#include <set>
#include <string_view>

#include "graph/vocabulary.h"

namespace cairn::learning {

namespace {

using graph::NodeId;

/// For each node the other ends of its relationships of a type.
std::vector<std::vector<NodeId>> other_ends(const graph::View& view, std::span<const NodeId> nodes,
                                            std::string_view type, graph::Direction direction) {
  std::vector<std::vector<NodeId>> ends(nodes.size());
  const auto id = view.catalog().types.find(type);
  if (!id) return ends;
  const auto steps = view.neighbours(nodes, direction, std::span(&*id, 1));
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    for (const auto& step : steps.of(i)) ends[i].push_back(step.node);
  }
  return ends;
}

std::vector<NodeId> distinct(const std::vector<std::vector<NodeId>>& lists) {
  std::set<NodeId> all;
  for (const auto& list : lists) all.insert(list.begin(), list.end());
  return {all.begin(), all.end()};
}

/// The categories and names of the concepts in whose entries each concept is introduced.
class Homes {
 public:
  Homes(const graph::View& view, std::span<const NodeId> concepts)
      : entries_(other_ends(view, concepts, graph::type::kIntroduces, graph::Direction::kIncoming)) {
    const auto entries = distinct(entries_);
    const auto defined = other_ends(view, entries, graph::type::kDefines, graph::Direction::kOutgoing);
    for (std::size_t i = 0; i < entries.size(); ++i) defined_[entries[i]] = defined[i];
    const auto homes = distinct(defined);
    const auto records = view.nodes(homes);
    for (std::size_t i = 0; i < homes.size(); ++i) {
      if (!records[i]) continue;
      names_[homes[i]] = view.text_property(*records[i], graph::key::kName);
      categories_[homes[i]] = view.text_property(*records[i], graph::key::kCategory);
    }
  }

  std::string field_of(std::size_t i) const {
    std::map<std::string, std::size_t> categories;
    std::set<std::string> names;
    for (const NodeId entry : entries_[i]) {
      for (const NodeId home : defined_.at(entry)) {
        if (!names_.contains(home)) continue;
        names.insert(names_.at(home));
        if (!categories_.at(home).empty()) ++categories[categories_.at(home)];
      }
    }
    std::string most;
    for (const auto& [category, count] : categories) {
      if (most.empty() || count > categories.at(most)) most = category;
    }
    if (!most.empty() || names.empty()) return most;
    return *names.begin();
  }

 private:
  std::vector<std::vector<NodeId>> entries_;
  std::map<NodeId, std::vector<NodeId>> defined_;
  std::map<NodeId, std::string> names_;
  std::map<NodeId, std::string> categories_;
};

}  // namespace

std::vector<std::string> fields(const graph::View& view, std::span<const NodeId> concepts) {
  std::vector<std::string> found(concepts.size());
  std::vector<NodeId> without;
  std::vector<std::size_t> places;
  const auto records = view.nodes(concepts);
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    if (!records[i]) continue;
    found[i] = view.text_property(*records[i], graph::key::kCategory);
    if (!found[i].empty()) continue;
    without.push_back(concepts[i]);
    places.push_back(i);
  }
  const Homes homes(view, without);
  for (std::size_t i = 0; i < without.size(); ++i) {
    found[places[i]] = homes.field_of(i);
    // A concept without a category is the home of what its entry introduces, and so of itself.
    if (found[places[i]].empty())
      found[places[i]] = view.text_property(*records[places[i]], graph::key::kName);
  }
  std::map<std::string_view, std::size_t> members;
  for (const std::string& field : found) ++members[field];
  std::vector<bool> alone(concepts.size(), false);
  for (const std::size_t place : places) alone[place] = members[found[place]] == 1;
  for (const std::size_t place : places) {
    if (alone[place]) found[place].clear();
  }
  return found;
}

}  // namespace cairn::learning
