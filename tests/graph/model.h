#pragma once

#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/graph/fixtures.h"

namespace cairn::graph {

struct ModelNode {
  std::set<std::string> labels;
  std::map<std::string, Value> properties;
};

struct ModelRelationship {
  std::string type;
  NodeId start = 0;
  NodeId end = 0;
  std::map<std::string, Value> properties;
};

/// The nodes of each name in each tier: exact, folded, alias, variant.
using NameTiers = std::array<std::map<std::string, std::set<NodeId>>, 4>;

/// What the graph should hold, in plain maps: slow, and too simple to be wrong. It knows names instead of
/// numbers.
struct Model {
  std::map<NodeId, ModelNode> nodes;
  std::map<RelationshipId, ModelRelationship> relationships;

  void detach(NodeId id);
  bool has_relationships(NodeId id) const;
  NameTiers name_tiers() const;
};

/// The names that a comparison asks for.
struct Vocabulary {
  std::vector<std::string> labels;
  std::vector<std::string> types;
  std::vector<std::string> names;
};

/// The first thing in which the view differs from the model; empty when they agree in all that can be asked.
std::string difference(const View& view, const Model& model, const Vocabulary& vocabulary);

}  // namespace cairn::graph
