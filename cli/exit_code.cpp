#include "cli/exit_code.h"

namespace cairn::cli {

ExitCode exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kNotFound:
      return ExitCode::kNoSuchThing;
    case ErrorKind::kInvalidInput:
      return ExitCode::kWrongUsage;
    case ErrorKind::kInput:
    case ErrorKind::kIo:
    case ErrorKind::kLimit:
      return ExitCode::kFailed;
    case ErrorKind::kCancelled:
      return ExitCode::kInterrupted;
    case ErrorKind::kLocked:
      return ExitCode::kLocked;
    case ErrorKind::kCorruption:
      return ExitCode::kCorrupt;
  }
  return ExitCode::kFailed;
}

}  // namespace cairn::cli
