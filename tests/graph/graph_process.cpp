// A process beside the tests, to be killed or to run on a disk that fails: writes the transactions of a
// History to a graph, and says the number of each once it is committed.
//
//   cairn_graph_process PATH SEED [COMMITS [WRITERS [unsynced]]]
//
// COMMITS of them, without end where none is given, by so many threads. When one fails it says "error" and
// the message, and goes on with what the graph shows, as a program would that asks its user to try again;
// after some errors, or where the graph cannot be opened, it ends with 1. Last it says "sees" and the number
// of the last commit that the graph shows.

#include <unistd.h>

#include <atomic>
#include <limits>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "graph/graph.h"
#include "storage/error.h"
#include "tests/graph/history.h"

namespace {

using cairn::graph::Graph;
using cairn::graph::History;

constexpr int kMostErrors = 3;

// Past any buffer of this process, so that what was said is known though it be killed.
void say(const std::string& text) {
  const std::string line = text + '\n';
  if (write(STDOUT_FILENO, line.data(), line.size()) < 0) _exit(1);
}

struct Plan {
  std::uint64_t seed = 0;
  std::uint64_t commits = std::numeric_limits<std::uint64_t>::max();
  int writers = 1;
};

/// Several threads take turns with one history: whoever has the graph's transaction has the history, too.
class Writing {
 public:
  Writing(Graph& graph, const Plan& plan) : graph_(graph), history_(plan.seed) {
    const std::uint64_t before = graph.snapshot()->commit_number();
    while (history_.transactions() < before) history_.advance();
    last_ = plan.commits > std::numeric_limits<std::uint64_t>::max() - before ? plan.commits
                                                                              : before + plan.commits;
  }

  /// Returns whether all went well.
  bool run(int writers) {
    std::vector<std::thread> others;
    for (int i = 1; i < writers; ++i) others.emplace_back([&] { write(); });
    write();
    for (auto& other : others) other.join();
    return !failed_;
  }

 private:
  void write() {
    while (!failed_) {
      try {
        const auto transaction = graph_.begin();
        if (failed_ || history_.transactions() == last_) return;
        write_one(*transaction);
      } catch (const cairn::Error& error) {
        failed_ = true;
        say("error " + std::string(error.what()));
      }
    }
  }

  /// The next one must not begin where this one fails: it would not be the next of the history.
  void write_one(cairn::graph::Transaction& transaction) {
    try {
      history_.advance(&transaction);
      const std::uint64_t number = history_.transactions();
      transaction.commit();
      say(std::to_string(number));
    } catch (const cairn::Error&) {
      failed_ = true;
      throw;
    }
  }

  Graph& graph_;
  History history_;
  std::uint64_t last_ = 0;
  std::atomic<bool> failed_ = false;
};

bool write_history(Graph& graph, const Plan& plan) {
  for (int errors = 0; errors < kMostErrors; ++errors) {
    if (Writing(graph, plan).run(plan.writers)) return true;
  }
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  cairn::storage::Options options;
  options.write_buffer_bytes = std::size_t{256} << 10U;  // many flushes and compactions
  options.synced_commits = argc < 6 || std::string_view(argv[5]) != "unsynced";
  Plan plan{.seed = std::stoull(argv[2])};
  if (argc > 3) plan.commits = std::stoull(argv[3]);
  if (argc > 4) plan.writers = std::stoi(argv[4]);
  try {
    Graph graph(cairn::storage::Store::open(argv[1], options));
    const bool written = write_history(graph, plan);
    say("sees " + std::to_string(graph.snapshot()->commit_number()));
    return written ? 0 : 1;
  } catch (const cairn::Error& error) {
    say("error " + std::string(error.what()));
    return 1;
  }
}
