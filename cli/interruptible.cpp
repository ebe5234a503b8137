#include "cli/interruptible.h"

namespace cairn::cli {

namespace {

// A signal handler cannot be given it in another way.
query::Statement* running = nullptr;
volatile std::sig_atomic_t was_interrupted = 0;

}  // namespace

bool Interruptible::interrupted() {
  return was_interrupted != 0;
}

void Interruptible::note_interrupt() {
  was_interrupted = 1;
}

void Interruptible::forget_interrupt() {
  was_interrupted = 0;
}

Interruptible::Interruptible(query::Statement& statement, Second second) {
  running = &statement;
  if (interrupted()) statement.cancel();
  struct sigaction action {};
  action.sa_handler = [](int) {
    was_interrupted = 1;
    if (running != nullptr) running->cancel();
  };
  if (second == Second::kEndsProcess) action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, &before_);
}

Interruptible::~Interruptible() {
  sigaction(SIGINT, &before_, nullptr);
  running = nullptr;
  was_interrupted = 0;
}

}  // namespace cairn::cli
