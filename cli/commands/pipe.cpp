// The JSON-lines protocol for programs in other languages: a request a line, an answer a line.

#include <iostream>
#include <string>

#include "cli/command.h"
#include "exporters/procedure_table.h"
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
  Pipe(const Session& session, bool allow_reset)
      : session_(session), allow_reset_(allow_reset || session.in_memory()) {}

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
      if (request.contains("procedure")) return procedure(request["procedure"]);
      return error_json("compile", "ProtocolError", "InvalidRequest",
                        "a request has \"query\", \"procedure\" or \"reset\"");
    } catch (const query::QueryError& error) {
      return error_json(error.phase() == query::Phase::kCompile ? "compile" : "runtime", error.type(),
                        error.detail(), error.what());
    } catch (const Error& error) {
      return error_json("runtime", error_type(error.kind()), "*", error.what());
    }
  }

  Json reset() {
    if (!allow_reset_) {
      return error_json("runtime", "ProtocolError", "ResetNotAllowed",
                        "reset works only on a database in memory, or with --allow-reset");
    }
    // The writer's lock is held no longer than this takes.
    const auto database = session_.in_memory() ? database_ : session_.open_for_writing();
    database->graph().store().clear();
    database_->procedures().reset();
    added_.clear();
    return {{"ok", true}};
  }

  Json procedure(const Json& definition) {
    added_.push_back(exporters::procedure_of(definition));
    database_->procedures().add(added_.back());
    return {{"ok", true}};
  }

  Json query(const Json& request) {
    const auto text = request["query"].get<std::string>();
    auto statement = database_->connect().prepare(text);
    if (statement.writes() && !session_.in_memory()) {
      // The writer's lock is held no longer than the statement runs.
      const auto writing = session_.open_for_writing();
      for (const auto& known : added_) writing->procedures().add(known);
      statement = writing->connect().prepare(text);
    }
    if (const auto parameters = request.find("params"); parameters != request.end()) {
      if (!parameters->is_object()) {
        return error_json("compile", "ProtocolError", "InvalidRequest",
                          "\"params\" is an object of names and values");
      }
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
  bool allow_reset_;
  std::shared_ptr<query::Database> database_;
  std::vector<query::Procedure> added_;
};

}  // namespace

void add_pipe(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto* command = app.add_subcommand("pipe", "Answer JSON requests, one a line, from the standard input");
  auto allow_reset = std::make_shared<bool>(false);
  command->add_flag("--allow-reset", *allow_reset, "Let a request empty a database on disk, too");
  command->callback([&session, allow_reset] { Pipe(session, *allow_reset).run(); });
}

}  // namespace cairn::cli
