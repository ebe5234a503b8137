#include "graph/graph.h"

#include <string>

#include "graph/keys.h"
#include "storage/error.h"

namespace cairn::graph {

std::shared_ptr<const Snapshot> Graph::snapshot() const {
  auto view = store_->snapshot();
  const std::scoped_lock lock(mutex_);
  const std::pair<std::uint64_t, std::uint64_t> of(view->incarnation(), view->commit_number());
  if (!catalog_ || catalog_of_ != of) {
    catalog_ = std::make_shared<const Catalog>(Catalog::load(*view));
    catalog_of_ = of;
  }
  return std::make_shared<const Snapshot>(std::move(view), catalog_);
}

bool Graph::is_untouched() const {
  return !store_->snapshot()->get(storage::Family::kMeta, keys::next_node_id());
}

namespace {

constexpr std::size_t kNodesAStep = 10'000;

}  // namespace

void Graph::build_index(IndexId id, const std::function<bool()>& goes_on) {
  for (bool ready = false; !ready && goes_on();) {
    try {
      const auto transaction = begin("the building of an index");
      ready = transaction->build_index(id, kNodesAStep);
      transaction->commit();
    } catch (const Error& error) {
      drop_what_was_built(id, error);
      throw;
    }
  }
}

/// An index that is never completed would refuse writes and serve nobody.
void Graph::drop_what_was_built(IndexId id, const Error& failure) {
  try {
    drop_index(id);
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::kInvalidInput) return;  // somebody else has dropped it
    throw Error(failure.kind(),
                std::string(failure.what()) +
                    "; nor could what was built of the index be dropped: DROP it by its name, "
                    "or open the database again");
  }
}

void Graph::drop_index(IndexId id) {
  std::string after;
  for (bool gone = false; !gone;) {
    const auto transaction = begin("the dropping of an index");
    gone = transaction->drop_index(id, kNodesAStep, after);
    transaction->commit();
  }
}

void Graph::drop_unfinished_indexes() {
  const auto view = snapshot();
  for (const auto& index : view->catalog().indexes) {
    if (!index.ready()) drop_index(index.id);
  }
}

}  // namespace cairn::graph
