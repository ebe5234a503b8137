// A writer on a disk that loses its power, or fails: what the writer acknowledged is there, whole, and
// nothing else. See tests/support/faulty_disk.cpp for what the disk does.
//
// CAIRN_CRASH_ROUNDS in the environment makes more rounds than the suite has time for.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>

#include "graph/check.h"
#include "tests/graph/fixtures.h"
#include "tests/graph/history.h"
#include "tests/support/child_process.h"
#include "tests/support/machine.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"

#ifndef CAIRN_FAULTY_DISK
#define CAIRN_FAULTY_DISK ""
#endif

namespace cairn::graph {
namespace {

using test::ChildProcess;
using test::TemporaryFolder;

namespace fs = std::filesystem;

constexpr int kRoundsADatabase = 10;
constexpr std::size_t kCommitsARound = 25;
constexpr int kExitOfPowerLoss = 77;

int rounds(int of_the_suite) {
  const char* wanted = std::getenv("CAIRN_CRASH_ROUNDS");
  return wanted == nullptr ? of_the_suite : std::stoi(wanted);
}

/// What a writer said, and how it ended.
struct Outcome {
  std::uint64_t acknowledged = 0;
  std::uint64_t errors = 0;
  std::optional<std::uint64_t> seen;  ///< the last commit that it saw at its end
  std::string last_error;
  std::string command;  ///< how to repeat it
  int end = 0;
};

Outcome run(const std::vector<std::string>& command, std::vector<std::string> environment) {
  environment.push_back(std::string("LD_PRELOAD=") + CAIRN_FAULTY_DISK);
  std::string told;
  for (const std::string& variable : environment) told += variable + " ";
  for (const std::string& part : command) told += part + " ";
  ChildProcess writer(command, environment);
  Outcome result;
  result.command = told;
  while (const auto line = writer.read_line()) {
    constexpr std::string_view kSees = "sees ";
    if (line->starts_with(kSees)) {
      result.seen = std::stoull(line->substr(kSees.size()));
    } else if (line->starts_with("error")) {
      ++result.errors;
      result.last_error = *line;
    } else {
      result.acknowledged = std::max<std::uint64_t>(result.acknowledged, std::stoull(*line));
    }
  }
  writer.kill();  // where it hangs; otherwise it has ended
  result.end = writer.wait();
  return result;
}

/// A call of the disk: most of them lie in commits, but some in the making and opening before them.
std::size_t any_call(test::Random& random) {
  return 1 + random.below(std::size_t{1} << (6 + random.below(5)));
}
struct Writers {
  int number = 1;
  bool synced = true;
  std::uint64_t commits = kCommitsARound;
  std::size_t logs = 0;  ///< that must have been made before calls of the disk are counted
};

class PowerLossTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (std::string(CAIRN_FAULTY_DISK).empty())
      GTEST_SKIP() << "LD_PRELOAD does not go together with sanitizers";
  }

  /// Databases for so many rounds, each used for some of them.
  template <typename Round>
  void on_databases(int many, Round round) {
    for (const std::uint64_t seed : test::seeds(1)) {
      test::Random random(seed);
      SCOPED_TRACE(random.trace());
      for (int done = 0; done < many && !HasFailure(); done += kRoundsADatabase) {
        folder_ = std::make_unique<TemporaryFolder>();
        fs::create_directories(database());
        seed_ = random.below(1'000'000);
        certain_ = 0;
        for (int i = 0; i < kRoundsADatabase && !HasFailure(); ++i) {
          SCOPED_TRACE("round " + std::to_string(done + i));
          round(random);
        }
      }
    }
    std::cout << acknowledged_ << " commits acknowledged, " << power_losses_
              << " losses of power before the end, " << errors_ << " errors reported\n";
  }

  fs::path disk() const { return *folder_ / "disk"; }
  fs::path database() const { return disk() / "db"; }

  std::vector<std::string> command(const Writers& writers) const {
    return {CAIRN_GRAPH_PROCESS,
            database().string(),
            std::to_string(seed_),
            std::to_string(writers.commits),
            std::to_string(writers.number),
            writers.synced ? "synced" : "unsynced"};
  }

  /// Runs a writer until the power is lost, and leaves on the disk what is left then.
  Outcome lose_power(test::Random& random, const fs::path& watched, std::size_t call,
                     const Writers& writers = {}) {
    const fs::path left = *folder_ / "left";
    Outcome result =
        run(command(writers), {"CAIRN_DISK_FOLDER=" + watched.string(), "CAIRN_DISK_LEFT=" + left.string(),
                               "CAIRN_DISK_SEED=" + std::to_string(random.bits()),
                               "CAIRN_DISK_LOGS=" + std::to_string(writers.logs),
                               "CAIRN_DISK_POWER_LOSS=" + std::to_string(call)});
    EXPECT_EQ(result.end, kExitOfPowerLoss) << result.last_error;
    EXPECT_EQ(result.errors, 0U) << result.last_error;
    if (!fs::exists(left)) return result;
    fs::remove_all(watched);
    fs::rename(left, watched);
    acknowledged_ += result.acknowledged > certain_ ? result.acknowledged - certain_ : 0;
    if (result.acknowledged < certain_ + writers.commits) ++power_losses_;
    return result;
  }

  Outcome fail(test::Random& random, int writers) {
    const int error = random.chance(50) ? EIO : ENOSPC;
    Outcome result = run(command({.number = writers}),
                         {"CAIRN_DISK_FOLDER=" + disk().string(), "CAIRN_DISK_ERROR=" + std::to_string(error),
                          "CAIRN_DISK_SEED=" + std::to_string(random.bits()),
                          "CAIRN_DISK_FAILURE=" + std::to_string(any_call(random)),
                          random.chance(50) ? "CAIRN_DISK_FAILS_ON=1" : "CAIRN_DISK_FAILS_ON=0"});
    EXPECT_GE(result.end, 0) << "ended by a signal: " << result.command;
    EXPECT_TRUE(result.end == 0 || result.errors > 0) << "said no error: " << result.command;
    acknowledged_ += result.acknowledged > certain_ ? result.acknowledged - certain_ : 0;
    errors_ += result.errors;
    return result;
  }

  /// The graph holds the first commits of the history: all that were acknowledged, and no more than those
  /// that were under way.
  void compare(test::Random& random, std::uint64_t acknowledged, std::uint64_t under_way) {
    certain_ = std::max(certain_, acknowledged);
    if (!storage::Store::exists(database())) {
      EXPECT_EQ(certain_, 0U) << "a database with acknowledged commits is gone";
      return;
    }
    const auto access = random.chance(50) ? storage::Access::kRead : storage::Access::kReadWrite;
    test::restart_machine(database());
    const auto graph = open_graph(database(), access);
    const auto view = graph->snapshot();
    EXPECT_GE(view->commit_number(), certain_) << "an acknowledged commit was lost";
    EXPECT_LE(view->commit_number(), certain_ + under_way) << "a commit was made up";
    certain_ = view->commit_number();
    History history(seed_);
    while (history.transactions() < certain_) history.advance();
    EXPECT_EQ(difference(*view, history.model(), History::vocabulary()), "");
    EXPECT_THAT(check(*graph->store().snapshot()).differences, ::testing::IsEmpty());
  }

  std::unique_ptr<TemporaryFolder> folder_;
  std::uint64_t seed_ = 0;
  std::uint64_t certain_ = 0;  ///< the last commit that must be there
  std::uint64_t acknowledged_ = 0;
  int power_losses_ = 0;
  std::uint64_t errors_ = 0;
};

TEST_F(PowerLossTest, LosesInventsAndHalvesNoSyncedCommit) {
  on_databases(rounds(20), [&](test::Random& random) {
    const Outcome result = lose_power(random, database(), any_call(random));
    compare(random, result.acknowledged, /*under_way=*/1);
  });
}

TEST_F(PowerLossTest, LosesInventsAndHalvesNoneOfSeveralThatShareASync) {
  constexpr int kWriters = 4;
  on_databases(rounds(20), [&](test::Random& random) {
    const Outcome result = lose_power(random, database(), any_call(random), {.number = kWriters});
    compare(random, result.acknowledged, kWriters);
  });
}

TEST_F(PowerLossTest, MayLoseCommitsThatWereNotSyncedButOnlyTheLastOnesAndWhole) {
  constexpr std::uint64_t kCommits = 150;
  on_databases(rounds(40), [&](test::Random& random) {
    // What was not synced is in danger when the next log is begun.
    const std::size_t call = 1 + random.below(20);
    lose_power(random, database(), call, {.synced = false, .commits = kCommits, .logs = 3 + random.below(4)});
    compare(random, /*acknowledged=*/0, kCommits);
  });
}

TEST_F(PowerLossTest, DoesNotTakeAwayTheFolderOfADatabaseThatWasJustMade) {
  on_databases(rounds(20), [&](test::Random& random) {
    fs::remove_all(database());
    certain_ = 0;
    const Outcome result = lose_power(random, disk(), any_call(random));
    compare(random, result.acknowledged, /*under_way=*/1);
  });
}

TEST_F(PowerLossTest, AFailureOfTheDiskIsReportedAndLosesInventsAndHalvesNothing) {
  on_databases(rounds(10), [&](test::Random& random) {
    const Outcome result = fail(random, random.chance(50) ? 1 : 4);
    // A commit that was written and not synced is reported, and may be there.
    compare(random, result.acknowledged, 2 * (result.errors + 1));
    if (result.seen) {
      EXPECT_EQ(certain_, *result.seen) << "what the writer saw behind a failure is not there";
    }
  });
}

}  // namespace
}  // namespace cairn::graph
