// The JSON-lines protocol for programs in other languages: a request a line, an answer a line.

#include <chrono>
#include <iostream>
#include <string>

#include "cli/command.h"
#include "cli/input_lines.h"
#include "cli/live_connection.h"
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
      : allow_reset_(allow_reset || session.in_memory()), connection_(session, limits) {}

  void run() {
    InputLines requests;
    for (std::string line; requests.next(line);) {
      std::cout << answer(line) << '\n' << std::flush;
      connection_.let_others_write([&](auto time) { return requests.come_within(time); });
    }
  }

 private:
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

  Json reset() {
    if (!allow_reset_) {
      return error_json("runtime", "ProtocolError", "ResetNotAllowed",
                        "reset works only on a database in memory, or with --allow-reset");
    }
    connection_.reset();
    return {{"ok", true}};
  }

  Json procedure(const Json& definition) {
    connection_.add(exporters::procedure_of(definition));
    return {{"ok", true}};
  }

  std::string query(const Json& request) {
    auto statement = connection_.prepare(request["query"].get<std::string>());
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

  bool allow_reset_;
  LiveConnection connection_;
};

}  // namespace

void add_pipe(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto* command = app.add_subcommand("pipe", "Answer JSON requests, one a line, from the standard input");
  auto allow_reset = std::make_shared<bool>(false);
  command->add_flag("--allow-reset", *allow_reset, "Let a request empty a database on disk, too");
  auto limits = std::make_shared<query::Limits>();
  add_limit_options(*command, *limits);
  command->callback([&session, allow_reset, limits] { Pipe(session, *allow_reset, *limits).run(); });
}

}  // namespace cairn::cli
