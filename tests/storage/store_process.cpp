// A process beside the tests that writes to a store, or reads it, until it is told to stop or killed:
//
//   cairn_store_process hold PATH      opens for writing, says "ready", waits for the end of its input
//   cairn_store_process open PATH      opens for writing, and says "opened" or the number of the ErrorKind
//   cairn_store_process write PATH COUNT FLUSH
//                                      makes COUNT commits, says the number of each once it is committed, and
//                                      flushes after every FLUSH of them
//   cairn_store_process repeat PATH    makes commits without end that put their number into many rows, says
//                                      "begun" after the first, and flushes all the time
//   cairn_store_process reopen PATH    makes the same commits, each with a database that it opens and closes
//   cairn_store_process reread PATH COUNT
//                                      reads COUNT times beside one of these; says how many of the reads
//                                      failed, how many were torn, how many rows were missing, and how many
//                                      different commits it saw
//
// Each commit of `write` puts its number under "last" in three families, and a row of its own in a fourth; so
// a reader can see whether a commit is whole.

#include <unistd.h>

#include <iostream>
#include <memory>
#include <set>
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

constexpr std::uint64_t kCopies = 20;
constexpr std::uint64_t kPlaces = 100;
constexpr int kCommitsAFlush = 3;
constexpr std::uint64_t kReadsAnOpening = 5;

std::string copy_key(std::uint64_t copy) {
  return "copy" + std::to_string(copy);
}
std::string place_key(std::uint64_t number) {
  return "place" + std::to_string(number % kPlaces);
}

/// Every row is a function of the number of the last commit: the copies are that number, and every place
/// holds the last number that came to it.
std::uint64_t make_commit(Store& store) {
  auto transaction = store.begin();
  const std::uint64_t number = transaction->commit_number();
  const std::string text = std::to_string(number);
  for (std::uint64_t copy = 0; copy < kCopies; ++copy) {
    transaction->put(Family::kNodes, copy_key(copy), text);
    transaction->put(Family::kAdjacency, copy_key(copy), text);
  }
  transaction->put(Family::kIndexes, place_key(number), text);
  transaction->commit();
  if (number == 1) say("begun");
  return number;
}

void repeat_commits(Store& store) {
  for (;;) {
    if (make_commit(store) % kCommitsAFlush == 0) store.flush();
  }
}

void reopen(const std::string& path) {
  for (;;) make_commit(*Store::open(path));
}

struct Reads {
  std::uint64_t failed = 0;
  std::uint64_t torn = 0;
  std::uint64_t missing = 0;
  std::set<std::uint64_t> commits;

  void look(const cairn::storage::Snapshot& snapshot) {
    const std::uint64_t number = snapshot.commit_number();
    const bool back = !commits.empty() && number < *commits.rbegin();
    commits.insert(number);
    const std::string text = std::to_string(number);
    bool whole = true;
    for (std::uint64_t copy = 0; copy < kCopies; ++copy) {
      whole = whole && snapshot.get(Family::kNodes, copy_key(copy)) == text &&
              snapshot.get(Family::kAdjacency, copy_key(copy)) == text;
    }
    if (!whole || back) ++torn;
    for (std::uint64_t past = number; past > 0 && past + kPlaces > number; --past) {
      if (snapshot.get(Family::kIndexes, place_key(past)) != std::to_string(past)) ++missing;
    }
  }
};

void reread(const std::string& path, std::uint64_t count) {
  const cairn::storage::Options options{.access = cairn::storage::Access::kRead};
  Reads reads;
  std::unique_ptr<Store> store;
  for (std::uint64_t i = 0; i < count; ++i) {
    try {
      if (i % kReadsAnOpening == 0) store = Store::open(path, options);
      reads.look(*store->snapshot());
    } catch (const cairn::Error& error) {
      ++reads.failed;
      std::cerr << error.what() << std::endl;
    }
  }
  say(std::to_string(reads.failed) + " failed, " + std::to_string(reads.torn) + " torn, " +
      std::to_string(reads.missing) + " missing");
  say(std::to_string(reads.commits.size()));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string_view command = argv[1];
  try {
    if (command == "reread" && argc == 4) {
      reread(argv[2], std::stoull(argv[3]));
      return 0;
    }
    if (command == "reopen") reopen(argv[2]);
    const auto store = Store::open(argv[2]);
    if (command == "open") say("opened");
    if (command == "hold") {
      say("ready");
      wait_for_end_of_input();
    }
    if (command == "repeat") repeat_commits(*store);
    if (command == "write" && argc == 5) write_commits(*store, std::stoi(argv[3]), std::stoi(argv[4]));
  } catch (const cairn::Error& error) {
    say(std::to_string(static_cast<int>(error.kind())));
  }
  return 0;
}
