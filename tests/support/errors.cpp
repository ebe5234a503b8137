#include "tests/support/errors.h"

namespace cairn {

void PrintTo(ErrorKind kind, std::ostream* out) {
  switch (kind) {
    case ErrorKind::kNotFound:
      *out << "kNotFound";
      return;
    case ErrorKind::kInvalidInput:
      *out << "kInvalidInput";
      return;
    case ErrorKind::kInput:
      *out << "kInput";
      return;
    case ErrorKind::kIo:
      *out << "kIo";
      return;
    case ErrorKind::kLocked:
      *out << "kLocked";
      return;
    case ErrorKind::kCorruption:
      *out << "kCorruption";
      return;
    case ErrorKind::kCancelled:
      *out << "kCancelled";
      return;
    case ErrorKind::kLimit:
      *out << "kLimit";
      return;
  }
  *out << "ErrorKind(" << static_cast<int>(kind) << ")";
}

void PrintTo(const Error& error, std::ostream* out) {
  PrintTo(error.kind(), out);
  *out << ": " << error.what();
}

}  // namespace cairn
