#include "tests/graph/model.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>

#include "text/folding.h"
#include "text/inflection.h"

namespace cairn::graph {

namespace {

std::map<std::string, Value> named(const View& view, const Properties& properties) {
  std::map<std::string, Value> result;
  for (const auto& [key, value] : properties) result.emplace(view.catalog().keys.name(key), value);
  return result;
}

std::string difference_of_nodes(const View& view, const Model& model) {
  std::vector<NodeId> expected;
  for (const auto& [id, node] : model.nodes) expected.push_back(id);
  if (view.nodes_after(0, kAll) != expected) return "the ids of all nodes";
  const auto found = view.nodes(expected);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const std::string where = "node " + std::to_string(expected[i]);
    const ModelNode& node = model.nodes.at(expected[i]);
    if (!found[i] || found[i]->id != expected[i]) return where + " is missing";
    const auto labels = label_names(view, *found[i]);
    if (labels.size() != node.labels.size() || std::set(labels.begin(), labels.end()) != node.labels) {
      return "the labels of " + where;
    }
    if (named(view, found[i]->properties) != node.properties) return "the properties of " + where;
  }
  return {};
}

std::string difference_of_relationships(const View& view, const Model& model) {
  const auto found = view.relationships_after(0, kAll);
  if (found.size() != model.relationships.size()) return "the number of relationship records";
  auto expected = model.relationships.begin();
  for (const Relationship& relationship : found) {
    const std::string where = "relationship " + std::to_string(relationship.id);
    if (relationship.id != expected->first) return "the id of " + where;
    if (relationship.start != expected->second.start || relationship.end != expected->second.end) {
      return "the ends of " + where;
    }
    if (view.catalog().types.name(relationship.type) != expected->second.type) return "the type of " + where;
    if (named(view, relationship.properties) != expected->second.properties)
      return "the properties of " + where;
    ++expected;
  }
  return {};
}

/// A step as the graph orders them: by direction, type and relationship.
using OrderedStep = std::tuple<int, TypeId, RelationshipId, NodeId>;
using Surroundings = std::map<NodeId, std::vector<OrderedStep>>;

Surroundings expected_neighbours(const View& view, const Model& model, Direction direction) {
  Surroundings expected;
  for (const auto& [id, relationship] : model.relationships) {
    const TypeId type = view.catalog().types.find(relationship.type).value();
    const bool out = direction != Direction::kIncoming;
    const bool seen_already = out && relationship.start == relationship.end;  // a self-loop comes once
    if (out) expected[relationship.start].emplace_back(0, type, id, relationship.end);
    if (direction != Direction::kOutgoing && !seen_already) {
      expected[relationship.end].emplace_back(1, type, id, relationship.start);
    }
  }
  for (auto& [id, steps] : expected) std::sort(steps.begin(), steps.end());
  return expected;
}

std::string difference_of_neighbours(const View& view, const Surroundings& expected, const Model& model,
                                     Direction direction, std::optional<TypeId> only_type) {
  const std::vector<TypeId> types = only_type ? std::vector{*only_type} : std::vector<TypeId>();
  std::vector<NodeId> frontier = {0};  // which no node ever has
  for (const auto& [id, node] : model.nodes) frontier.push_back(id);
  const Neighbours found = view.neighbours(frontier, direction, types);
  for (std::size_t i = 0; i < frontier.size(); ++i) {
    std::vector<OrderedStep> wanted;
    if (const auto steps = expected.find(frontier[i]); steps != expected.end()) {
      std::copy_if(steps->second.begin(), steps->second.end(), std::back_inserter(wanted),
                   [&](const OrderedStep& step) { return !only_type || std::get<1>(step) == *only_type; });
    }
    const auto of_node = found.of(i);
    const bool same = std::equal(of_node.begin(), of_node.end(), wanted.begin(), wanted.end(),
                                 [](const Neighbour& step, const OrderedStep& other) {
                                   return OrderedStep(step.outgoing ? 0 : 1, step.type, step.relationship,
                                                      step.node) == other;
                                 });
    if (!same) {
      return "the neighbours of node " + std::to_string(frontier[i]) + " in direction " +
             std::to_string(static_cast<int>(direction)) + " of type " +
             (only_type ? view.catalog().types.name(*only_type) : "(any)");
    }
  }
  return {};
}

std::string difference_of_all_neighbours(const View& view, const Model& model,
                                         const std::vector<std::string>& types) {
  for (const Direction direction : {Direction::kOutgoing, Direction::kIncoming, Direction::kBoth}) {
    const Surroundings expected = expected_neighbours(view, model, direction);
    std::string found = difference_of_neighbours(view, expected, model, direction, std::nullopt);
    for (const std::string& type : types) {
      const auto number = view.catalog().types.find(type);
      if (found.empty() && number) found = difference_of_neighbours(view, expected, model, direction, number);
    }
    if (!found.empty()) return found;
  }
  return {};
}

std::string difference_of_labels(const View& view, const Model& model,
                                 const std::vector<std::string>& labels) {
  for (const std::string& label : labels) {
    std::vector<NodeId> expected;
    for (const auto& [id, node] : model.nodes) {
      if (node.labels.contains(label)) expected.push_back(id);
    }
    const auto number = view.catalog().labels.find(label);
    if (!number && !expected.empty()) return "the catalog lacks the label " + label;
    if (!number) continue;
    if (view.nodes_with_label_after(*number, 0, kAll) != expected) return "the index of label " + label;
    if (view.node_count(*number) != expected.size()) return "the count of label " + label;
  }
  return {};
}

std::string difference_of_counts(const View& view, const Model& model,
                                 const std::vector<std::string>& types) {
  if (view.node_count() != model.nodes.size()) return "the count of nodes";
  if (view.relationship_count() != model.relationships.size()) return "the count of relationships";
  for (const std::string& type : types) {
    const auto number = view.catalog().types.find(type);
    const auto expected = std::count_if(model.relationships.begin(), model.relationships.end(),
                                        [&](const auto& entry) { return entry.second.type == type; });
    if (number && view.relationship_count(*number) != static_cast<std::uint64_t>(expected)) {
      return "the count of type " + type;
    }
  }
  return {};
}

struct Forms {
  std::string folded;
  std::string variant;
};

/// Remembers what it was asked for: the same few names come again and again.
const Forms& forms_of(const std::string& name) {
  static std::map<std::string, Forms> known;
  const auto found = known.find(name);
  if (found != known.end()) return found->second;
  return known.emplace(name, Forms{text::fold(name), text::variant_key(name)}).first->second;
}

std::string difference_of_names(const View& view, const Model& model, const std::vector<std::string>& names) {
  const NameTiers tiers = model.name_tiers();
  for (const std::string& name : names) {
    const std::string forms[] = {name, forms_of(name).folded, forms_of(name).folded, forms_of(name).variant};
    std::set<NodeId> expected;
    for (std::size_t tier = 0; tier < tiers.size() && expected.empty(); ++tier) {
      const auto answer = tiers[tier].find(forms[tier]);
      if (answer != tiers[tier].end()) expected = answer->second;
    }
    if (view.find_concept(name).nodes != std::vector(expected.begin(), expected.end())) {
      return "what the name '" + name + "' means";
    }
  }
  return {};
}

}  // namespace

void Model::detach(NodeId id) {
  std::erase_if(relationships,
                [id](const auto& entry) { return entry.second.start == id || entry.second.end == id; });
}

bool Model::has_relationships(NodeId id) const {
  return std::any_of(relationships.begin(), relationships.end(),
                     [id](const auto& entry) { return entry.second.start == id || entry.second.end == id; });
}

NameTiers Model::name_tiers() const {
  NameTiers tiers;
  const auto add = [&](std::size_t tier, const std::string& form, NodeId id) {
    if (!form.empty()) tiers[tier][form].insert(id);
  };
  for (const auto& [id, node] : nodes) {
    const auto name = node.properties.find("name");
    if (!node.labels.contains("Concept") || name == node.properties.end() || !name->second.string()) continue;
    add(0, *name->second.string(), id);
    add(1, forms_of(*name->second.string()).folded, id);
    add(3, forms_of(*name->second.string()).variant, id);
    const auto aliases = node.properties.find("aliases");
    if (aliases == node.properties.end()) continue;
    for (const std::string& alias : strings(&aliases->second)) {
      add(2, forms_of(alias).folded, id);
      add(3, forms_of(alias).variant, id);
    }
  }
  return tiers;
}

std::string difference(const View& view, const Model& model, const Vocabulary& vocabulary) {
  std::string found = difference_of_nodes(view, model);
  if (found.empty()) found = difference_of_relationships(view, model);
  if (found.empty()) found = difference_of_all_neighbours(view, model, vocabulary.types);
  if (found.empty()) found = difference_of_labels(view, model, vocabulary.labels);
  if (found.empty()) found = difference_of_counts(view, model, vocabulary.types);
  if (found.empty()) found = difference_of_names(view, model, vocabulary.names);
  return found;
}

}  // namespace cairn::graph
