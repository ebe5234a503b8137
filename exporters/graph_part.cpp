#include "exporters/graph_part.h"

#include <algorithm>

namespace cairn::exporters {

namespace {

constexpr std::size_t kRecordsABatch = 1000;

std::vector<graph::Node> records(const graph::View& view, std::span<const graph::NodeId> ids) {
  std::vector<graph::Node> found;
  for (auto& node : view.nodes(ids)) {
    if (node) found.push_back(std::move(*node));
  }
  return found;
}

}  // namespace

GraphPart::GraphPart(const graph::View& view, std::vector<graph::NodeId> ids) : view_(&view) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  ids_ = std::move(ids);
}

void GraphPart::each_nodes(const std::function<void(std::span<const graph::Node>)>& visit) const {
  if (ids_) {
    for (std::size_t begin = 0; begin < ids_->size(); begin += kRecordsABatch) {
      const std::size_t count = std::min(kRecordsABatch, ids_->size() - begin);
      visit(records(*view_, std::span(*ids_).subspan(begin, count)));
    }
    return;
  }
  graph::NodeId last = 0;
  for (auto ids = view_->nodes_after(last, kRecordsABatch); !ids.empty();
       ids = view_->nodes_after(last, kRecordsABatch)) {
    visit(records(*view_, ids));
    last = ids.back();
  }
}

void GraphPart::each_relationships(
    const std::function<void(std::span<const graph::Relationship>)>& visit) const {
  if (!ids_) {
    graph::RelationshipId last = 0;
    for (auto batch = view_->relationships_after(last, kRecordsABatch); !batch.empty();
         batch = view_->relationships_after(last, kRecordsABatch)) {
      visit(batch);
      last = batch.back().id;
    }
    return;
  }
  const auto steps = view_->neighbours(*ids_, graph::Direction::kOutgoing);
  std::vector<graph::RelationshipId> between;
  for (const auto& step : steps.all()) {
    if (std::binary_search(ids_->begin(), ids_->end(), step.node)) between.push_back(step.relationship);
  }
  std::sort(between.begin(), between.end());
  std::vector<graph::Relationship> found;
  for (auto& record : view_->relationships(between)) {
    if (record) found.push_back(std::move(*record));
  }
  visit(found);
}

}  // namespace cairn::exporters
