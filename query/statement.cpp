#include "query/statement.h"

#include <atomic>

#include "query/binding/binder.h"
#include "query/database.h"
#include "query/execution/operator.h"
#include "query/parsing/parser.h"
#include "query/planning/planner.h"

namespace cairn::query {

namespace {

/// One run of a statement over the graph of one commit.
struct Run {
  Run(const bound::Query& query, std::shared_ptr<const graph::Snapshot> view, const Parameters& parameters,
      const ErrorSource& source, const std::atomic<bool>& cancelled)
      : snapshot(std::move(view)),
        context{*snapshot, parameters, source, cancelled},
        plan(planning::plan(query, *snapshot)),
        root(execution::instantiate(*plan, context)) {
    root->restart(execution::Row(query.slot_count));
  }

  std::shared_ptr<const graph::Snapshot> snapshot;
  execution::Context context;
  plan::OperatorPtr plan;
  std::unique_ptr<execution::Operator> root;
  execution::Batch batch;
  std::size_t next = 0;
};

}  // namespace

/// The life of a query: parse, bind (here, once), plan, execute (in each run).
struct Statement::State {
  State(std::shared_ptr<Database> opened, std::string text)
      : database(std::move(opened)),
        source(std::move(text)),
        query(binding::bind(parsing::parse(source), source)) {
    for (const auto& column : query.columns) columns.push_back(column.name);
  }

  /// The batch whose rows are given out, with the content of what they hold read for all of them at once.
  bool fill() {
    run->batch = run->root->next();
    run->next = 0;
    std::vector<bound::Slot> slots;
    for (const auto& column : query.columns) slots.push_back(column.slot);
    execution::fetch_records(run->context, run->batch, slots);
    return !run->batch.empty();
  }

  std::shared_ptr<Database> database;
  ErrorSource source;
  bound::Query query;
  std::vector<std::string> columns;
  Parameters parameters;
  std::atomic<bool> cancelled = false;
  std::unique_ptr<Run> run;
  bool ended = false;
  std::vector<Value> row;
};

Statement::Statement(std::shared_ptr<Database> database, std::string text)
    : state_(std::make_unique<State>(std::move(database), std::move(text))) {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

void Statement::bind(std::string name, Value value) {
  if (state_->run)
    throw Error(ErrorKind::kInvalidInput, "a running statement takes no parameters; reset it first");
  state_->parameters.insert_or_assign(std::move(name), std::move(value));
}

const std::vector<std::string>& Statement::columns() const {
  return state_->columns;
}

bool Statement::step() {
  State& state = *state_;
  if (state.ended) return false;
  if (state.cancelled) throw Error(ErrorKind::kCancelled, "the query was cancelled");
  if (!state.run) {
    state.run = std::make_unique<Run>(state.query, state.database->graph().snapshot(), state.parameters,
                                      state.source, state.cancelled);
  }
  if (state.run->next >= state.run->batch.size() && !state.fill()) {
    state.ended = true;
    return false;
  }
  const execution::Row& row = state.run->batch[state.run->next++];
  state.row.clear();
  for (const auto& column : state.query.columns) {
    state.row.push_back(state.run->context.records.with_content(row[column.slot]));
  }
  return true;
}

const std::vector<Value>& Statement::row() const {
  return state_->row;
}

void Statement::reset() {
  state_->run.reset();
  state_->ended = false;
  state_->cancelled = false;
}

void Statement::cancel() {
  state_->cancelled = true;
}

}  // namespace cairn::query
