#include "query/statement.h"

#include <atomic>
#include <cmath>
#include <optional>

#include "query/binding/binder.h"
#include "query/connection_state.h"
#include "query/execution/run.h"
#include "query/parsing/parser.h"
#include "query/planning/plan_description.h"
#include "query/planning/planner.h"
#include "query/schema.h"

namespace cairn::query {

namespace {

using Rows = std::vector<std::vector<Value>>;

template <typename Form>
bool is(const syntax::Statement& statement) {
  return std::holds_alternative<Form>(statement.form);
}

}  // namespace

/// The life of a statement: parse, bind (here, once), plan, execute (in each run).
struct Statement::State {
  State(std::shared_ptr<ConnectionState> opened, ErrorSource text)
      : connection(std::move(opened)), source(std::move(text)), parsed(parsing::parse(source)) {
    if (const auto* written = std::get_if<syntax::Query>(&parsed.form)) {
      query = binding::bind(*written, source, connection->database->procedures());
      for (const auto& column : query.columns()) columns.push_back(column.name);
    }
    if (is<syntax::ShowIndexes>(parsed)) columns = index_columns();
    if (parsed.mode != syntax::Mode::kRun) columns = {"operator", "details", "estimated rows"};
    if (parsed.mode == syntax::Mode::kProfile) columns.insert(columns.end(), {"rows", "ms"});
  }

  // --- one run ---

  void start() {
    started = true;
    fixed.clear();
    next_fixed = 0;
    if (is<syntax::Query>(parsed)) {
      start_query();
    } else if (const auto* command = std::get_if<syntax::TransactionCommand>(&parsed.form)) {
      obey(*command);
    } else {
      change_schema();
    }
  }

  void start_query() {
    for (const auto& [name, span] : query.parameters) {
      if (parameters.find(name) != parameters.end() || parsed.mode == syntax::Mode::kExplain) continue;
      source.compile_error("ParameterMissing", "MissingParameter",
                           "the parameter $" + name + " was not given", span);
    }
    if (parsed.mode == syntax::Mode::kExplain) {
      explain();
      return;
    }
    profile.clear();
    const execution::Setting setting{query,
                                     parameters,
                                     source,
                                     cancelled,
                                     connection->limits,
                                     connection->choices,
                                     parsed.mode == syntax::Mode::kProfile ? &profile : nullptr};
    graph::Graph& graph = connection->database->graph();
    if (connection->transaction) {
      run = std::make_unique<execution::Run>(setting, *connection->transaction);
    } else if (query.writes) {
      run = std::make_unique<execution::Run>(setting, graph.begin("a query"));
    } else {
      run = std::make_unique<execution::Run>(setting, graph.snapshot());
    }
    if (parsed.mode == syntax::Mode::kProfile) tell_profile();
  }

  void explain() {
    std::shared_ptr<const graph::Snapshot> snapshot;
    if (!connection->transaction) snapshot = connection->database->graph().snapshot();
    const graph::View& view =
        snapshot ? static_cast<const graph::View&>(*snapshot) : *connection->transaction;
    const auto plan = planning::plan(query, view, connection->choices, parameters);
    for (auto& line : planning::describe(*plan, query, source)) fixed.push_back(row_of(line));
  }

  void tell_profile() {
    while (run->next()) {
    }
    for (auto& line : planning::describe(run->plan(), query, source)) {
      auto told = row_of(line);
      const OperatorProfile& measured = profile[line.at];
      constexpr double kNanosecondsAMillisecond = 1e6;
      told.emplace_back(static_cast<std::int64_t>(measured.rows));
      told.emplace_back(static_cast<double>(measured.time.count()) / kNanosecondsAMillisecond);
      fixed.push_back(std::move(told));
    }
    run.reset();
  }

  static std::vector<Value> row_of(planning::PlanLine& line) {
    return {std::move(line.name), std::move(line.details),
            static_cast<std::int64_t>(std::ceil(std::min(line.at->rows, 1e18)))};
  }

  void obey(syntax::TransactionCommand command) {
    auto& transaction = connection->transaction;
    if (command == syntax::TransactionCommand::kBegin) {
      if (transaction) {
        source.runtime_error("TransactionError", "TransactionAlreadyOpen",
                             "there is a transaction already; end it with COMMIT or ROLLBACK", parsed.span);
      }
      transaction = connection->database->graph().begin("a transaction");
      return;
    }
    if (!transaction) {
      source.runtime_error("TransactionError", "NoTransaction",
                           "there is no transaction; begin one with BEGIN", parsed.span);
    }
    const auto finished = std::move(transaction);
    if (command == syntax::TransactionCommand::kCommit) finished->commit();
  }

  void change_schema() {
    graph::Graph& graph = connection->database->graph();
    if (const auto* show = std::get_if<syntax::ShowIndexes>(&parsed.form)) {
      fixed = connection->transaction ? list_indexes(*connection->transaction, *show)
                                      : list_indexes(*graph.snapshot(), *show);
      return;
    }
    if (connection->transaction) {
      source.runtime_error("TransactionError", "SchemaChangeInTransaction",
                           "indexes are made and dropped outside of transactions; COMMIT first", parsed.span);
    }
    if (const auto* wanted = std::get_if<syntax::CreateIndex>(&parsed.form)) {
      create_index(graph, *wanted, source, cancelled);
    } else {
      drop_index(graph, std::get<syntax::DropIndex>(parsed.form), source);
    }
  }

  std::optional<std::vector<Value>> next() {
    if (run) return run->next();
    if (next_fixed == fixed.size()) return std::nullopt;
    return std::move(fixed[next_fixed++]);
  }

  std::shared_ptr<ConnectionState> connection;
  ErrorSource source;
  syntax::Statement parsed;
  bound::Query query;
  std::vector<std::string> columns;
  Parameters parameters;
  std::atomic<bool> cancelled = false;
  Profile profile;
  std::unique_ptr<execution::Run> run;
  Rows fixed;  ///< of what is no query
  std::size_t next_fixed = 0;
  bool started = false;
  bool ended = false;
  std::vector<Value> row;
};

Statement::Statement(std::shared_ptr<ConnectionState> connection, ErrorSource source)
    : state_(std::make_unique<State>(std::move(connection), std::move(source))) {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

void Statement::bind(std::string name, Value value) {
  if (state_->started)
    throw Error(ErrorKind::kInvalidInput, "a running statement takes no parameters; reset it first");
  state_->parameters.insert_or_assign(std::move(name), std::move(value));
}

const std::vector<std::string>& Statement::columns() const {
  return state_->columns;
}

bool Statement::writes() const {
  return syntax::writes(state_->parsed);
}

bool Statement::step() {
  State& state = *state_;
  if (state.ended) return false;
  if (state.cancelled) throw Error(ErrorKind::kCancelled, "the query was cancelled");
  if (!state.started) state.start();
  auto row = state.next();
  state.ended = !row;
  if (row) state.row = std::move(*row);
  return !state.ended;
}

const std::vector<Value>& Statement::row() const {
  return state_->row;
}

void Statement::hold(std::size_t bytes) {
  if (state_->run) state_->run->hold(bytes);
}

void Statement::hold_row() {
  hold(execution::size_in_memory(state_->row));
}

void Statement::reset() {
  state_->run.reset();
  state_->started = false;
  state_->ended = false;
  state_->cancelled = false;
}

void Statement::cancel() {
  state_->cancelled = true;
}

}  // namespace cairn::query
