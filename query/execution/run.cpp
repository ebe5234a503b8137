#include "query/execution/run.h"

#include "query/planning/planner.h"

namespace cairn::query::execution {

Run::Run(const Setting& setting, const graph::View& view, graph::Transaction* transaction)
    : query_(setting.query),
      context_{view,        setting.parameters, setting.source,  setting.cancelled, setting.query.slot_count,
               transaction, setting.limits,     setting.choices, setting.profile},
      plan_(planning::plan(query_, view, setting.choices, setting.parameters)),
      root_(instantiate(*plan_, context_)),
      held_(context_.memory) {
  for (const auto& column : query_.columns()) slots_.push_back(column.slot);
  root_->restart(Row(query_.slot_count));
}

Run::Run(const Setting& setting, std::shared_ptr<const graph::Snapshot> snapshot)
    : Run(setting, *snapshot, nullptr) {
  snapshot_ = std::move(snapshot);
}

Run::Run(const Setting& setting, std::unique_ptr<graph::Transaction> transaction)
    : Run(setting, *transaction, transaction.get()) {
  run_whole();
  transaction->commit();
}

Run::Run(const Setting& setting, graph::Transaction& transaction) : Run(setting, transaction, &transaction) {
  transaction.savepoint();
  try {
    run_whole();
  } catch (...) {
    root_.reset();
    transaction.rollback();
    throw;
  }
  transaction.release();
}

/// After it nothing of the graph is read any more.
void Run::run_whole() {
  while (fill()) {
  }
  done_ = true;
  root_.reset();
}

std::optional<std::vector<Value>> Run::next() {
  while (next_ >= rows_.size()) {
    rows_.clear();
    next_ = 0;
    if (done_ || !fill()) return std::nullopt;
  }
  return std::move(rows_[next_++]);
}

/// Adds the rows of a batch; what they hold is read for all of them at once.
bool Run::fill() {
  Batch batch = root_->next();
  if (slots_.empty()) return !batch.empty();
  given_ += batch.size();
  const std::size_t most = context_.limits.rows;
  if (most != 0 && given_ > most) {
    throw Error(ErrorKind::kLimit, "the query gives more than the " + std::to_string(most) +
                                       " rows that it may give; add a LIMIT");
  }
  fetch_records(context_, batch, slots_);
  for (const Row& row : batch) {
    for (const bound::Slot slot : slots_) {
      if (row[slot].list() != nullptr || row[slot].map() != nullptr) {
        context_.memory.expect(size_in_memory(row[slot]));  // nobody could write out what is endless
      }
    }
    std::vector<Value> values;
    for (const bound::Slot slot : slots_) values.push_back(context_.records.with_content(row[slot]));
    if (context_.transaction != nullptr) held_.add(values);
    rows_.push_back(std::move(values));
  }
  return !batch.empty();
}

}  // namespace cairn::query::execution
