#include "cli/interruptible.h"

namespace cairn::cli {

namespace {

// A signal handler cannot be given it in another way.
query::Statement* running = nullptr;

}  // namespace

Interruptible::Interruptible(query::Statement& statement) {
  running = &statement;
  struct sigaction action {};
  action.sa_handler = [](int) {
    if (running != nullptr) running->cancel();
  };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, &before_);
}

Interruptible::~Interruptible() {
  sigaction(SIGINT, &before_, nullptr);
  running = nullptr;
}

}  // namespace cairn::cli
