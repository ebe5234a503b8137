#pragma once

#include <csignal>

#include "query/statement.h"

namespace cairn::cli {

/// While it lives Ctrl-C ends the statement, and a second Ctrl-C the process. One at a time.
class Interruptible {
 public:
  explicit Interruptible(query::Statement& statement);
  ~Interruptible();
  Interruptible(const Interruptible&) = delete;
  Interruptible& operator=(const Interruptible&) = delete;

 private:
  struct sigaction before_ {};
};

}  // namespace cairn::cli
