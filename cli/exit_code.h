#pragma once

#include "storage/error.h"

namespace cairn::cli {

/// What the program's exit code says, for scripts.
enum class ExitCode : int {
  kDone = 0,
  kNoSuchThing = 1,
  kWrongUsage = 2,
  kFailed = 3,
  kLocked = 5,
  kCorrupt = 6,
  kInterrupted = 130,  ///< what a shell makes of Ctrl-C
};

ExitCode exit_code(ErrorKind kind);

}  // namespace cairn::cli
