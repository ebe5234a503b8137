#include <sys/resource.h>

#include <cstdlib>
#include <iostream>

#include "cli/program.h"
#include "cli/terminal.h"
#include "storage/error.h"

namespace cairn::cli {
namespace {

/// A reader of a large database has each of its tables open; what the system lets a process open by default
/// may be less than it allows.
void raise_limit_of_open_files() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

ExitCode run(const std::vector<std::string>& arguments) {
  raise_limit_of_open_files();
  Session session;
  if (const char* path = std::getenv("CAIRN_DB"); path != nullptr && *path != '\0')
    session.database_path = path;
  return run_program(arguments, session);
}

}  // namespace
}  // namespace cairn::cli

int main(int argc, char** argv) {
  try {
    return static_cast<int>(cairn::cli::run({argv + 1, argv + argc}));
  } catch (const cairn::Error& error) {
    std::cout.flush();
    std::cerr << "cairn: " << cairn::cli::readable_lines(error.what()) << '\n';
    return static_cast<int>(cairn::cli::exit_code(error.kind()));
  } catch (const std::bad_alloc&) {
    std::cerr << "cairn: there is not enough memory\n";
    return static_cast<int>(cairn::cli::ExitCode::kFailed);
  } catch (const std::exception& error) {
    std::cerr << "cairn: " << cairn::cli::readable_lines(error.what()) << '\n';
    return static_cast<int>(cairn::cli::ExitCode::kFailed);
  }
}
