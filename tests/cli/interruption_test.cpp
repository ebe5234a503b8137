// Ctrl-C: the program ends with 130, as a shell shows it, and nothing is half done.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::AnyOf;

class Interruption : public ProgramTest {};

/// Ten million rows from the graph about sailing.
constexpr const char* kManyRows = "MATCH (a), (b), (c), (d), (e), (f), (g) RETURN a.name";
constexpr const char* kManyRowsCounted = "MATCH (a), (b), (c), (d), (e), (f), (g), (h), (i) RETURN count(*)";

TEST_F(Interruption, OfAQueryThatWritesRowsEndsWith130) {
  import_text(sailing_graph());
  RunningProgram query(on_database({"query", "--format", "jsonl", kManyRows}));
  query.read_lines(1);
  query.interrupt();
  EXPECT_EQ(query.wait().code, 130);
}

TEST_F(Interruption, OfAQueryThatHasNothingToWriteYetEndsWith130) {
  import_text(sailing_graph());
  RunningProgram query(on_database({"query", kManyRowsCounted}));
  std::this_thread::sleep_for(std::chrono::milliseconds(200));  // whenever it comes, 130 is right
  query.interrupt();
  const Outcome run = query.wait();
  EXPECT_THAT(run, EndsWith(130));
  EXPECT_EQ(run.out, "");
}

TEST_F(Interruption, OfAnIdlePipeEndsWith130) {
  RunOptions options;
  options.input_goes_on = true;
  options.input = "{\"query\":\"RETURN 1\"}\n";
  RunningProgram pipe({"--db", ":memory:", "pipe"}, options);
  pipe.read_lines(1);
  pipe.interrupt();
  EXPECT_THAT(pipe.wait(), EndsWith(130));
}

TEST_F(Interruption, OfAnImportThatWaitsForItsInputEndsWith130AndMakesNoDatabase) {
  RunOptions options;
  options.input_goes_on = true;
  options.input = test::read_file(glossary("sailing-dump.txt"));
  RunningProgram import(on_database({"import", "-"}), options);
  import.interrupt();
  EXPECT_THAT(import.wait(), EndsWith(130));
  EXPECT_FALSE(has_database());
}

TEST_F(Interruption, OfAnImportLeavesItDoneOrNotBegun) {
  const auto nodes = [this] { return cairn({"stats", "--json"}).json()["nodes"].get<int>(); };
  const std::string example = (std::filesystem::path(CAIRN_EXAMPLES) / "machine-learning.md").string();
  import_file(glossary("bicycles.md"));
  const int before = nodes();
  std::vector<int> found;
  for (const int moment : {5, 20, 50, 100, 200, 400}) {  // wherever these are in the import
    RunningProgram import(on_database({"import", example}));
    std::this_thread::sleep_for(std::chrono::milliseconds(moment));
    import.interrupt();
    EXPECT_THAT(import.wait().code, AnyOf(130, 0));
    found.push_back(nodes());
  }
  import_file(example);
  const int after = nodes();
  EXPECT_GT(after, before);
  EXPECT_THAT(found, ::testing::Each(AnyOf(before, after)));
}

}  // namespace
}  // namespace cairn::cli
