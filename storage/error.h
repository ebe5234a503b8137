#pragma once

#include <stdexcept>
#include <string>

namespace cairn {

/// What kind of thing went wrong. The kinds are few because callers act on them: the program turns each into
/// an exit code, a server would turn each into a status.
enum class ErrorKind {
  kNotFound,      ///< no such thing: an unknown or ambiguous name
  kInvalidInput,  ///< the caller's request or query is wrong
  kInput,         ///< a file that was to be read is missing, unreadable or not what it should be
  kIo,            ///< the machine failed: disk full, permission, a database of another format version
  kLocked,        ///< another process or transaction holds the writer's lock
  kCorruption,    ///< the database's own bytes are damaged
  kCancelled,     ///< the caller asked to stop
  kLimit,         ///< more time, memory or rows were needed than the caller allowed
};

/// The one error type of Cairn, thrown by every room. It stands in the lowest room so that all may use it.
/// Library code throws it for what the world does wrong; our own mistakes are asserts.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
  ErrorKind kind() const { return kind_; }

 private:
  ErrorKind kind_;
};

/// Throws `Error{kCorruption}`; for decoders that meet bytes which no version of Cairn writes.
[[noreturn]] void throw_corruption(const std::string& what);

}  // namespace cairn
