#pragma once

#include <string>
#include <vector>

#include "cli/exit_code.h"

namespace cairn::cli {

/// Runs this program in a process of its own and waits for its end, so that Ctrl-C ends it alone. It shares
/// the standard streams, but that it reads nothing unless `reads_input`, and that what it writes is put
/// behind what the file `output` holds, if one is named. Error{kIo} where it cannot be started.
ExitCode run_in_own_process(const std::vector<std::string>& arguments, bool reads_input,
                            const std::string& output);

}  // namespace cairn::cli
