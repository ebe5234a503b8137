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

  /// Whether there was a Ctrl-C since the last one ended. One that came before this began ends it at once.
  static bool interrupted();
  /// For handlers of signals that are in place while there is none.
  static void note_interrupt();
  static void forget_interrupt();

 private:
  struct sigaction before_ {};
};

}  // namespace cairn::cli
