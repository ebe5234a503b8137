#pragma once

#include <csignal>

#include "query/statement.h"

namespace cairn::cli {

/// While it lives Ctrl-C ends the statement. One at a time.
class Interruptible {
 public:
  /// What a second Ctrl-C does.
  enum class Second : std::uint8_t { kEndsProcess, kNothingMore };

  Interruptible(query::Statement& statement, Second second);
  ~Interruptible();
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;

  /// Whether there was a Ctrl-C since the last one was made.
  static bool interrupted();

 private:
  struct sigaction before_ {};
};

}  // namespace cairn::cli
