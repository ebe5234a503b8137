#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/graph.h"
#include "graph/vocabulary.h"
#include "storage/store.h"
#include "tests/support/unsynced.h"

namespace cairn::test {

/// Builds small graphs in a transaction that begins with the first call. Null properties are left out.
class GraphBuilder {
 public:
  using Properties = std::vector<std::pair<std::string_view, graph::Value>>;

  explicit GraphBuilder(graph::Graph& graph) : graph_(&graph) {}

  graph::NodeId node(const std::vector<std::string_view>& labels = {}, Properties properties = {}) {
    std::vector<graph::LabelId> ids;
    for (const auto label : labels) ids.push_back(open().label(label));
    return open().create_node(std::move(ids), open().properties(std::move(properties)));
  }
  graph::NodeId concept_named(std::string_view name, Properties properties = {}) {
    properties.emplace_back(graph::key::kName, name);
    return node({graph::label::kConcept}, std::move(properties));
  }
  graph::RelationshipId relate(graph::NodeId start, std::string_view type, graph::NodeId end,
                               Properties properties = {}) {
    return open().create_relationship(open().type(type), start, end,
                                      open().properties(std::move(properties)));
  }
  /// What was written so far, and all that was committed before.
  graph::Transaction& open() {
    if (!transaction_) transaction_ = graph_->begin();
    return *transaction_;
  }
  void commit() {
    if (transaction_) transaction_->commit();
    transaction_.reset();
  }
  /// Forgets what was written since the last commit.
  void drop() { transaction_.reset(); }

 private:
  graph::Graph* graph_;
  std::unique_ptr<graph::Transaction> transaction_;
};

}  // namespace cairn::test
