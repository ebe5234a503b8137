#include <iostream>

#include "cli/command.h"
#include "exporters/typed_json.h"

namespace cairn::cli {

namespace {

void report(const Session& session, const char* what, std::uint64_t commit) {
  if (session.json) {
    std::cout << exporters::dump({{"commit", commit}}) << '\n';
  } else {
    std::cout << what << " commit " << commit << ".\n";
  }
}

}  // namespace

void add_backup(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto folder = std::make_shared<std::string>();
  auto* command =
      app.add_subcommand("backup", "Copy the database into a folder, also while others write to it");
  command->add_option("folder", *folder, "A folder that does not exist or is empty")->required();
  add_json_option(*command, session);
  command->callback([&session, folder] {
    report(session, "Backed up", session.open_for_reading()->graph().store().backup(*folder));
  });
}

void add_restore(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto folder = std::make_shared<std::string>();
  auto* command = app.add_subcommand("restore", "Put a backup in the place of the database");
  command->add_option("folder", *folder, "The backup")->required();
  add_json_option(*command, session);
  command->callback([&session, folder] {
    if (session.in_memory()) throw Error(ErrorKind::kInvalidInput, "a database in memory cannot be restored");
    report(session, "Restored",
           storage::Store::restore(*folder, session.database_path, session.lock_patience()));
  });
}

}  // namespace cairn::cli
