// The JSON-lines protocol for programs in other languages: a request a line, an answer a line.

#include <iostream>
#include <string>

#include "cli/command.h"
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
  }
  return "Error";
}

class Pipe {
 public:
  explicit Pipe(const Session& session) : session_(session) {}

  void run() {
    database_ = session_.open_for_reading();
    for (std::string line; std::getline(std::cin, line);) {
      std::cout << exporters::dump(answer(line)) << '\n' << std::flush;
    }
  }

 private:
  Json answer(const std::string& line) {
    try {
      const Json request = Json::parse(line, nullptr, false);
      if (request.is_discarded() || !request.is_object())
        return error_json("compile", "ProtocolError", "InvalidRequest",
                          "a request is a JSON object on one line");
      if (request.contains("reset")) return reset();
      if (request.contains("query") && request["query"].is_string()) return query(request);
      return error_json("compile", "ProtocolError", "InvalidRequest", "a request has \"query\" or \"reset\"");
    } catch (const query::QueryError& error) {
      return error_json(error.phase() == query::Phase::kCompile ? "compile" : "runtime", error.type(),
                        error.detail(), error.what());
    } catch (const Error& error) {
      return error_json("runtime", error_type(error.kind()), "*", error.what());
    }
  }

  Json reset() {
    if (session_.database_path != storage::Store::kInMemory) {
      return error_json("runtime", "ProtocolError", "ResetNotAllowed",
                        "reset works only on a database in memory");
    }
    database_.reset();
    database_ = session_.open_for_reading();
    return {{"ok", true}};
  }

  Json query(const Json& request) {
    auto statement = database_->connect().prepare(request["query"].get<std::string>());
    if (const auto parameters = request.find("params"); parameters != request.end()) {
      for (const auto& [name, value] : parameters->items())
        statement.bind(name, exporters::from_typed_json(value));
    }
    Json rows = Json::array();
    while (statement.step()) {
      Json row = Json::array();
      for (const auto& value : statement.row()) row.push_back(exporters::to_typed_json(value));
      rows.push_back(std::move(row));
    }
    return {{"columns", statement.columns()}, {"rows", std::move(rows)}};
  }

  const Session& session_;
  std::shared_ptr<query::Database> database_;
};

}  // namespace

void add_pipe(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto* command = app.add_subcommand("pipe", "Answer JSON requests, one a line, from the standard input");
  command->callback([&session] { Pipe(session).run(); });
}

}  // namespace cairn::cli
