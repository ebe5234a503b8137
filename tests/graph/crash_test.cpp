// A writer is killed at any moment: what it acknowledged is there, whole, and nothing else.
//
// CAIRN_CRASH_ROUNDS in the environment makes more rounds than the suite has time for.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <thread>

#include "graph/check.h"
#include "tests/graph/fixtures.h"
#include "tests/graph/history.h"
#include "tests/support/child_process.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"

namespace cairn::graph {
namespace {

using test::ChildProcess;
using test::TemporaryFolder;

constexpr int kRoundsADatabase = 20;

int rounds() {
  const char* wanted = std::getenv("CAIRN_CRASH_ROUNDS");
  return wanted == nullptr ? 200 : std::stoi(wanted);
}

class CrashTest : public ::testing::Test {
 protected:
  /// Lets the writer commit for a while and kills it; returns the last commit that it acknowledged.
  std::uint64_t kill_a_writer(const std::filesystem::path& path, std::uint64_t seed, test::Random& random) {
    ChildProcess writer({CAIRN_GRAPH_PROCESS, path.string(), std::to_string(seed)});
    std::uint64_t acknowledged = 0;
    for (std::size_t commits = random.below(25); commits > 0; --commits) {
      const auto line = writer.read_line();
      if (!line) {
        ADD_FAILURE() << "the writer ended by itself";
        return acknowledged;
      }
      acknowledged = std::stoull(*line);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(random.below(5000)));
    writer.kill();
    writer.wait();
    while (const auto line = writer.read_line()) acknowledged = std::stoull(*line);
    return acknowledged;
  }

  void compare(const Snapshot& view, History& history, std::uint64_t acknowledged) {
    const std::uint64_t found = view.commit_number();
    EXPECT_GE(found, acknowledged) << "an acknowledged commit was lost";
    EXPECT_LE(found, std::max(acknowledged, history.transactions()) + 1) << "a commit was made up";
    while (history.transactions() < found) history.advance();
    EXPECT_EQ(difference(view, history.model(), History::vocabulary()), "");
  }
};

TEST_F(CrashTest, LosesInventsAndHalvesNoCommit) {
  test::Random random(test::seeds(1).front());
  SCOPED_TRACE(random.trace());
  for (int done = 0; done < rounds() && !HasFailure(); done += kRoundsADatabase) {
    const TemporaryFolder folder;
    const std::uint64_t seed = random.below(1'000'000);
    History history(seed);
    std::uint64_t acknowledged = 0;
    for (int round = 0; round < kRoundsADatabase && !HasFailure(); ++round) {
      SCOPED_TRACE("round " + std::to_string(done + round));
      acknowledged = std::max(acknowledged, kill_a_writer(folder / "db", seed, random));
      if (!storage::Store::exists(folder / "db")) continue;  // killed before the database was made
      const auto access = random.chance(50) ? storage::Access::kRead : storage::Access::kReadWrite;
      const auto graph = open_graph(folder / "db", access);
      compare(*graph->snapshot(), history, acknowledged);
      if (round + 1 == kRoundsADatabase) {
        EXPECT_THAT(check(*graph->store().snapshot()).differences, ::testing::IsEmpty());
      }
    }
  }
}

}  // namespace
}  // namespace cairn::graph
