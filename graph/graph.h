#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include "graph/bulk_load.h"
#include "graph/transaction.h"
#include "graph/view.h"
#include "storage/error.h"
#include "storage/store.h"

namespace cairn::graph {

/// A property graph in a Store. Thread-safe; snapshots and transactions may outlive it.
class Graph {
 public:
  explicit Graph(std::unique_ptr<storage::Store> store) : store_(std::move(store)) {}

  /// A view of the last commit.
  std::shared_ptr<const Snapshot> snapshot() const;
  /// Begins the writing transaction; waits for others of this process, see storage::Options and Store::begin.
  std::unique_ptr<Transaction> begin(std::string_view purpose = "a transaction") {
    return std::make_unique<Transaction>(store_->begin(purpose), write_cache_);
  }

  /// Whether no node was ever created, so that a bulk load leaves what a transaction would.
  bool is_untouched() const;
  /// Begins to fill a database that holds no nodes; waits as begin() does.
  std::unique_ptr<BulkLoad> begin_bulk_load(std::string_view purpose = "a bulk load") {
    return std::make_unique<BulkLoad>(store_->begin_bulk(purpose));
  }

  /// Completes an index in transactions of bounded size, between which others may write. The next call goes
  /// on where one ended early. When a step fails, what was built is dropped; where a unique index cannot be,
  /// Error{kInvalidInput} names the nodes. `goes_on` is asked between the steps; false leaves the rest for
  /// later.
  void build_index(
      IndexId id, const std::function<bool()>& goes_on = [] { return true; });
  /// Drops it in the same manner.
  void drop_index(IndexId id);
  /// Drops what a process that ended meanwhile was building or dropping: it had not told anybody that the
  /// index is there. For a graph that nobody builds an index of now.
  void drop_unfinished_indexes();

  storage::Store& store() const { return *store_; }

 private:
  void drop_what_was_built(IndexId id, const Error& failure);

  std::unique_ptr<storage::Store> store_;
  std::shared_ptr<WriteCache> write_cache_ = std::make_shared<WriteCache>();
  // The catalog is loaded once a commit and shared by that commit's snapshots.
  mutable std::mutex mutex_;
  mutable std::shared_ptr<const Catalog> catalog_;
  mutable std::pair<std::uint64_t, std::uint64_t> catalog_of_;  ///< incarnation and commit
};

}  // namespace cairn::graph
