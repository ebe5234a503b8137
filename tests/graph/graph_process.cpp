// A process beside the tests, to be killed: writes the transactions of a History to a graph without end, and
// says the number of each once it is committed.
//
//   cairn_graph_process PATH SEED

#include <unistd.h>

#include <string>

#include "graph/graph.h"
#include "tests/graph/history.h"

namespace {

// Past any buffer of this process, so that what was said is known though it be killed.
void say(std::uint64_t number) {
  const std::string line = std::to_string(number) + '\n';
  if (write(STDOUT_FILENO, line.data(), line.size()) < 0) _exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  cairn::storage::Options options;
  options.write_buffer_bytes = std::size_t{256} << 10U;  // many flushes and compactions
  cairn::graph::Graph graph(cairn::storage::Store::open(argv[1], options));
  cairn::graph::History history(std::stoull(argv[2]));
  const std::uint64_t before = graph.snapshot()->commit_number();
  while (history.transactions() < before) history.advance();
  for (;;) {
    const auto transaction = graph.begin();
    history.advance(transaction.get());
    transaction->commit();
    say(history.transactions());
  }
}
