// The JSON-lines protocol for programs in other languages: a request a line, an answer a line.

#include <chrono>
#include <iostream>
#include <optional>
#include <string>
#include <thread>

#include "cli/command.h"
#include "cli/input_lines.h"
#include "exporters/procedure_table.h"
#include "exporters/result_json.h"
#include "exporters/typed_json.h"
#include "query/query_error.h"

namespace cairn::cli {

namespace {

using exporters::Json;

Json error_json(const std::string& phase, const std::string& type, const std::string& detail,
                const std::string& message) {
  return {{"error", {{"phase", phase}, {"type", type}, {"detail", detail}, {"message", message}}}};
}

const char* error_type(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kNotFound:
      return "EntityNotFound";
    case ErrorKind::kInvalidInput:
    case ErrorKind::kInput:
      return "ArgumentError";
    case ErrorKind::kIo:
      return "InputOutputError";
    case ErrorKind::kLocked:
      return "DatabaseLocked";
    case ErrorKind::kCorruption:
      return "DatabaseCorrupt";
    case ErrorKind::kCancelled:
      return "Cancelled";
    case ErrorKind::kLimit:
      return "LimitExceeded";
  }
  return "Error";
}

class Pipe {
 public:
  Pipe(const Session& session, bool allow_reset, const query::Limits& limits)
      : session_(session), allow_reset_(allow_reset || session.in_memory()), limits_(limits) {}

  void run() {
    database_ = session_.open_for_reading();
    connection_ = connect(*database_);
    InputLines requests;
    for (std::string line; requests.next(line); let_others_write(requests)) {
      std::cout << answer(line) << '\n' << std::flush;
    }
  }

 private:
  using Clock = std::chrono::steady_clock;

  /// Opening takes far longer than most statements, so that the database stays open for writing while
  /// requests follow at once; but not for so long that others, who wait for it, give up.
  void let_others_write(InputLines& requests) {
    constexpr std::chrono::milliseconds kIdle{100};
    constexpr std::chrono::milliseconds kLongest{1000};
    constexpr std::chrono::milliseconds kTurn{20};
    if (!writing_ || writing_->in_transaction()) return;
    const bool long_enough = Clock::now() - opened_ > kLongest;
    if (!long_enough && requests.come_within(kIdle)) return;
    writing_.reset();
    if (long_enough) std::this_thread::sleep_for(kTurn);
  }

  std::string answer(const std::string& line) {
    try {
      return result_of(line);
    } catch (const query::QueryError& error) {
      return exporters::dump(error_json(error.phase() == query::Phase::kCompile ? "compile" : "runtime",
                                        error.type(), error.detail(), error.what()));
    } catch (const Error& error) {
      return exporters::dump(error_json("runtime", error_type(error.kind()), "*", error.what()));
    }
  }

  std::string result_of(const std::string& line) {
    const Json request = Json::parse(line, nullptr, false);
    if (request.is_discarded() || !request.is_object()) {
      return refusal("a request is a JSON object on one line");
    }
    if (request.contains("reset")) {
      if (request.size() > 1 || request["reset"] != true)
        return refusal("a reset is {\"reset\":true} and nothing else");
      return exporters::dump(reset());
    }
    if (request.contains("query") && request["query"].is_string()) return query(request);
    if (request.contains("procedure")) return exporters::dump(procedure(request["procedure"]));
    return refusal("a request has \"query\", \"procedure\" or \"reset\"");
  }

  static std::string refusal(const std::string& reason) {
    return exporters::dump(error_json("compile", "ProtocolError", "InvalidRequest", reason));
  }

  query::Connection connect(query::Database& database) const {
    auto connection = database.connect();
    connection.set_limits(limits_);
    return connection;
  }

  Json reset() {
    if (!allow_reset_) {
      return error_json("runtime", "ProtocolError", "ResetNotAllowed",
                        "reset works only on a database in memory, or with --allow-reset");
    }
    // An open transaction is rolled back. The writer's lock is held no longer than this takes.
    writing_.reset();
    connection_ = connect(*database_);
    const auto database = session_.in_memory() ? database_ : session_.open_for_writing();
    database->graph().store().clear();
    database_->procedures().reset();
    added_.clear();
    return {{"ok", true}};
  }

  Json procedure(const Json& definition) {
    added_.push_back(exporters::procedure_of(definition));
    database_->procedures().add(added_.back());
    if (writing_) writing_->database().procedures().add(added_.back());
    return {{"ok", true}};
  }

  std::string query(const Json& request) {
    const auto text = request["query"].get<std::string>();
    auto statement = (writing_ ? *writing_ : *connection_).prepare(text);
    if (!writing_ && statement.writes() && !session_.in_memory()) {
      const auto database = session_.open_for_writing();
      for (const auto& known : added_) database->procedures().add(known);
      writing_ = connect(*database);
      opened_ = Clock::now();
      statement = writing_->prepare(text);
    }
    return run(statement, request);
  }

  static std::string run(query::Statement& statement, const Json& request) {
    if (const auto parameters = request.find("params"); parameters != request.end()) {
      if (!parameters->is_object()) return refusal("\"params\" is an object of names and values");
      for (const auto& [name, value] : parameters->items())
        statement.bind(name, exporters::from_typed_json(value));
    }
    return exporters::result_json(statement);
  }

  const Session& session_;
  bool allow_reset_;
  query::Limits limits_;
  std::shared_ptr<query::Database> database_;
  std::optional<query::Connection> connection_;
  /// While statements write, one soon after the other, and from BEGIN to COMMIT or ROLLBACK.
  std::optional<query::Connection> writing_;
  Clock::time_point opened_;
  std::vector<query::Procedure> added_;
};

}  // namespace

void add_pipe(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto* command = app.add_subcommand("pipe", "Answer JSON requests, one a line, from the standard input");
  auto allow_reset = std::make_shared<bool>(false);
  command->add_flag("--allow-reset", *allow_reset, "Let a request empty a database on disk, too");
  auto limits = std::make_shared<query::Limits>();
  auto timeout = std::make_shared<double>(0);
  command->add_option("--timeout", *timeout, "Seconds that each query may take; 0: as long as it needs")
      ->check(CLI::Range(0.0, 1e9));
  add_memory_option(*command, *limits);
  command->callback([&session, allow_reset, limits, timeout] {
    limits->timeout = std::chrono::milliseconds(static_cast<std::int64_t>(*timeout * 1000));
    Pipe(session, *allow_reset, *limits).run();
  });
}

}  // namespace cairn::cli
