#include <iostream>

#include "cli/command.h"
#include "exporters/typed_json.h"

namespace cairn::cli {

namespace {

void run(const Session& session) {
  if (!session.in_memory() && !storage::Store::exists(session.database_path))
    session.open_for_reading();  // says so
  const auto database = session.open_for_writing();
  auto& store = database->graph().store();
  store.flush();
  const std::uint64_t before = store.size_bytes();
  store.compact();
  const std::uint64_t after = store.size_bytes();
  if (session.json) {
    std::cout << exporters::dump({{"size_bytes_before", before}, {"size_bytes", after}}) << '\n';
  } else {
    std::cout << before << " bytes before, " << after << " bytes now.\n";
  }
}

}  // namespace

void add_compact(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto* command = app.add_subcommand("compact", "Rewrite the database into as few bytes as it takes");
  add_json_option(*command, session);
  command->callback([&session] { run(session); });
}

}  // namespace cairn::cli
