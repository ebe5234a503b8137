#include "query/statement.h"

#include <atomic>
#include <optional>

#include "query/binding/binder.h"
#include "query/database.h"
#include "query/execution/operator.h"
#include "query/parsing/parser.h"
#include "query/planning/planner.h"

namespace cairn::query {

namespace {

/// One run of a statement over the graph of one commit, or in a transaction.
class Run {
 public:
  Run(const bound::Query& query, std::shared_ptr<const graph::Snapshot> snapshot,
      const Parameters& parameters, const ErrorSource& source, const std::atomic<bool>& cancelled)
      : snapshot_(std::move(snapshot)),
        query_(query),
        context_{*snapshot_, parameters, source, cancelled, query.slot_count} {
    begin();
  }
  Run(const bound::Query& query, std::unique_ptr<graph::Transaction> transaction,
      const Parameters& parameters, const ErrorSource& source, const std::atomic<bool>& cancelled)
      : transaction_(std::move(transaction)), query_(query), context_{*transaction_,    parameters,
                                                                      source,           cancelled,
                                                                      query.slot_count, transaction_.get()} {
    begin();
    while (fill()) {
    }
    root_.reset();
    plan_.reset();
    transaction_->commit();
    transaction_.reset();
    done_ = true;
  }

  /// The next row, with the content of its nodes and relationships; nothing at the end.
  std::optional<std::vector<Value>> next() {
    while (next_ >= rows_.size()) {
      rows_.clear();
      next_ = 0;
      if (done_ || !fill()) return std::nullopt;
    }
    return std::move(rows_[next_++]);
  }

 private:
  void begin() {
    plan_ = planning::plan(query_, context_.view);
    root_ = execution::instantiate(*plan_, context_);
    root_->restart(execution::Row(query_.slot_count));
  }

  /// Adds the rows of a batch; what they hold is read for all of them at once.
  bool fill() {
    execution::Batch batch = root_->next();
    std::vector<bound::Slot> slots;
    for (const auto& column : query_.columns()) slots.push_back(column.slot);
    execution::fetch_records(context_, batch, slots);
    for (const execution::Row& row : batch) {
      std::vector<Value> values;
      for (const bound::Slot slot : slots) values.push_back(context_.records.with_content(row[slot]));
      if (!slots.empty()) rows_.push_back(std::move(values));
    }
    return !batch.empty();
  }

  std::shared_ptr<const graph::Snapshot> snapshot_;
  std::unique_ptr<graph::Transaction> transaction_;
  const bound::Query& query_;
  execution::Context context_;
  plan::OperatorPtr plan_;
  std::unique_ptr<execution::Operator> root_;
  std::vector<std::vector<Value>> rows_;
  std::size_t next_ = 0;
  bool done_ = false;
};

}  // namespace

/// The life of a query: parse, bind (here, once), plan, execute (in each run).
struct Statement::State {
  State(std::shared_ptr<Database> opened, std::string text)
      : database(std::move(opened)),
        source(std::move(text)),
        query(binding::bind(parsing::parse(source), source, database->procedures())) {
    for (const auto& column : query.columns()) columns.push_back(column.name);
  }

  void start() {
    for (const auto& [name, span] : query.parameters) {
      if (parameters.find(name) != parameters.end()) continue;
      source.compile_error("ParameterMissing", "MissingParameter",
                           "the parameter $" + name + " was not given", span);
    }
    if (query.writes) {
      run = std::make_unique<Run>(query, database->graph().begin("a query"), parameters, source, cancelled);
    } else {
      run = std::make_unique<Run>(query, database->graph().snapshot(), parameters, source, cancelled);
    }
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

bool Statement::writes() const {
  return state_->query.writes;
}

bool Statement::step() {
  State& state = *state_;
  if (state.ended) return false;
  if (state.cancelled) throw Error(ErrorKind::kCancelled, "the query was cancelled");
  if (!state.run) state.start();
  auto row = state.run->next();
  state.ended = !row;
  if (row) state.row = std::move(*row);
  return !state.ended;
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
