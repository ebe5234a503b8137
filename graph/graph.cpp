#include "graph/graph.h"

namespace cairn::graph {

std::shared_ptr<const Snapshot> Graph::snapshot() const {
  auto view = store_->snapshot();
  const std::scoped_lock lock(mutex_);
  if (!catalog_ || catalog_commit_ != view->commit_number()) {
    catalog_ = std::make_shared<const Catalog>(Catalog::load(*view));
    catalog_commit_ = view->commit_number();
  }
  return std::make_shared<const Snapshot>(std::move(view), catalog_);
}

}  // namespace cairn::graph
