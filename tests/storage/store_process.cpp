// A process beside the tests that writes to a store until it is told to stop or killed:
//
//   cairn_store_process hold PATH                opens for writing, says "ready", waits for the end of its
//   input cairn_store_process write PATH COUNT FLUSH   makes COUNT commits, says the number of each once it
//   is committed, and
//                                                flushes after every FLUSH of them
//   cairn_store_process open PATH                opens for writing, and says "opened" or the number of the
//   ErrorKind
//
// Each commit of `write` puts its number under "last" in three families, and a row of its own in a fourth; so
// a reader can see whether a commit is whole.

#include <unistd.h>

#include <string>
#include <string_view>

#include "storage/error.h"
#include "storage/store.h"

namespace {

using cairn::storage::Family;
using cairn::storage::Store;

// Past any buffer of this process, so that what was said is known to the reader of the pipe though we be
// killed.
void say(std::string_view line) {
  const std::string bytes = std::string(line) + '\n';
  if (write(STDOUT_FILENO, bytes.data(), bytes.size()) < 0) _exit(1);
}

void wait_for_end_of_input() {
  char byte = 0;
  while (read(STDIN_FILENO, &byte, 1) > 0) continue;
}

void write_commits(Store& store, int count, int commits_a_flush) {
  const auto last = store.snapshot()->get(Family::kNodes, "last");
  int number = last ? std::stoi(*last) : 0;
  for (int i = 0; i < count; ++i) {
    const std::string text = std::to_string(++number);
    auto transaction = store.begin();
    transaction->put(Family::kNodes, "last", text);
    transaction->put(Family::kIndexes, "row" + text, std::string(200, 'x'));
    transaction->put(Family::kAdjacency, "last", text);
    transaction->put(Family::kCatalog, "last", text);
    transaction->commit();
    say(text);
    if (number % commits_a_flush == 0) store.flush();
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string_view command = argv[1];
  try {
    const auto store = Store::open(argv[2]);
    if (command == "open") say("opened");
    if (command == "hold") {
      say("ready");
      wait_for_end_of_input();
    }
    if (command == "write" && argc == 5) write_commits(*store, std::stoi(argv[3]), std::stoi(argv[4]));
  } catch (const cairn::Error& error) {
    say(std::to_string(static_cast<int>(error.kind())));
  }
  return 0;
}
