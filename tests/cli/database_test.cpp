// Databases that are missing, locked, damaged or none at all.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "storage/store.h"
#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::AllOf;
using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class Database : public ProgramTest {
 protected:
  static std::vector<Arguments> questions() {
    return {{"needs", "Leeway"}, {"path", "Leeway"}, {"show", "Leeway"},   {"why", "Leeway", "Keel"},
            {"stats"},           {"export"},         {"query", "RETURN 1"}};
  }
};

// --- where it is ---

TEST_F(Database, IsThatOfTheOptionElseOfTheEnvironmentElseOfThisFolder) {
  RunOptions here;
  here.folder = folder_.path();
  const auto source = write("source", sailing_graph()).string();
  EXPECT_THAT(run_cairn({"import", source}, here), EndsWith(0));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "cairn.db" / "HEAD"));
  here.environment["CAIRN_DB"] = (folder_ / "other").string();
  EXPECT_THAT(run_cairn({"import", source}, here), EndsWith(0));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "other" / "HEAD"));
  EXPECT_THAT(run_cairn({"--db", "third", "import", source}, here), EndsWith(0));
  EXPECT_TRUE(std::filesystem::exists(folder_ / "third" / "HEAD"));

  std::filesystem::remove_all(folder_ / "other");
  EXPECT_THAT(run_cairn({"needs", "Racing"}, here), EndsWith(3)) << "the one of the environment is gone";
  EXPECT_THAT(run_cairn({"--db", "third", "needs", "Racing"}, here), EndsWith(0));
  here.environment["CAIRN_DB"] = "";
  EXPECT_THAT(run_cairn({"needs", "Racing"}, here), EndsWith(0)) << "an empty variable names no database";
}

TEST_F(Database, MayBeNamedBehindTheCommandToo) {
  const std::string path = (folder_ / "named").string();
  EXPECT_THAT(run_cairn({"import", write("source", sailing_graph()).string(), "--db", path}), EndsWith(0));
  EXPECT_THAT(run_cairn({"needs", "Racing", "--db", path}), EndsWith(0));
  EXPECT_THAT(run_cairn({"learners", "export", "Ada", "--db", path}), EndsWith(1))
      << "there is no such learner";
}

TEST_F(Database, InMemoryIsEmptyAndForgotten) {
  RunOptions here;
  here.folder = folder_ / "here";
  std::filesystem::create_directory(here.folder);
  EXPECT_THAT(run_cairn({"--db", ":memory:", "import", glossary("sailing-dump.txt").string()}, here),
              EndsWith(0));
  EXPECT_EQ(run_cairn({"--db", ":memory:", "stats", "--json"}, here).json()["nodes"], 0);
  EXPECT_THAT(run_cairn({"--db", ":memory:", "show", "Leeway"}, here), EndsWith(1));
  here.environment["CAIRN_DB"] = ":memory:";
  EXPECT_EQ(run_cairn({"export"}, here).out, "");
  EXPECT_TRUE(std::filesystem::is_empty(here.folder)) << "nothing is left on disk";
}

TEST_F(Database, ThatIsMissingEndsReadersWithThreeAndIsNotMade) {
  for (const auto& question : questions()) {
    const Outcome run = cairn(question);
    SCOPED_TRACE(::testing::PrintToString(question));
    EXPECT_THAT(run, EndsWith(3));
    EXPECT_THAT(run.err, AllOf(StartsWith("cairn: "), HasSubstr(database()), HasSubstr("cairn import")))
        << "where it was looked for, and what to do";
    EXPECT_EQ(run.out, "");
    EXPECT_FALSE(has_database());
  }
}

TEST_F(Database, ThatIsAFolderOfOtherThingsEndsWithThreeAndIsLeftAlone) {
  std::filesystem::create_directory(database());
  write("db/letter.txt", "Dear Ann");
  EXPECT_THAT(cairn({"stats"}), EndsWith(3));
  const Outcome import = cairn({"import", glossary("sailing-dump.txt").string()});
  EXPECT_THAT(import, EndsWith(3));
  EXPECT_THAT(import.err, HasSubstr(database()));
  EXPECT_EQ(test::files_ending(database(), "").size(), 1U);
  EXPECT_EQ(test::read_file(folder_ / "db" / "letter.txt"), "Dear Ann");
}

TEST_F(Database, ThatIsAFileEndsWithThreeAndIsLeftAlone) {
  write("db", "Dear Ann");
  EXPECT_THAT(cairn({"stats"}), EndsWith(3));
  EXPECT_THAT(cairn({"import", glossary("sailing-dump.txt").string()}), EndsWith(3));
  EXPECT_EQ(test::read_file(folder_ / "db"), "Dear Ann");
}

TEST_F(Database, ThatCannotBeMadeEndsWithThree) {
  write("file", "");
  const std::string path = (folder_ / "file" / "db").string();
  const Outcome run = run_cairn({"--db", path, "import", glossary("sailing-dump.txt").string()});
  EXPECT_THAT(run, EndsWith(3));
  EXPECT_THAT(run.err, AllOf(StartsWith("cairn: "), HasSubstr(path)));
}

// --- other processes: the tests' own process is one ---

TEST_F(Database, ThatIsLockedEndsWritersWithFiveAndDoesNotChange) {
  import_text(sailing_graph());
  const std::string before = exported();
  {
    const auto writer = storage::Store::open(database());
    const Outcome run = cairn({"import", glossary("sailing-dump.txt").string(), "--lock-timeout", "0.1"});
    EXPECT_THAT(run, EndsWith(5));
    EXPECT_THAT(run.err, AllOf(StartsWith("cairn: "), HasSubstr("locked"), HasSubstr("another process"),
                               HasSubstr("waited 100 ms"), AnyOf(HasSubstr("wait"), HasSubstr("again"))));
    EXPECT_EQ(run.out, "");
  }
  EXPECT_EQ(exported(), before);
  EXPECT_THAT(cairn({"import", glossary("sailing-dump.txt").string()}), EndsWith(0)) << "once it is free";
}

TEST_F(Database, ThatIsLockedIsWrittenToWhenItIsFree) {
  import_text(sailing_graph());
  auto writer = storage::Store::open(database());
  RunningProgram waiting(on_database({"query", "CREATE (:Late)"}));
  std::this_thread::sleep_for(std::chrono::milliseconds(200));
  writer.reset();
  EXPECT_THAT(waiting.wait(), EndsWith(0));
}

TEST_F(Database, ThatIsLockedAnswersReaders) {
  import_file(glossary("sailing-dump.txt"));
  const auto writer = storage::Store::open(database());
  for (const auto& question : questions()) {
    const Outcome run = cairn(question);
    EXPECT_THAT(run.code, AnyOf(0, 1)) << ::testing::PrintToString(question) << ::testing::PrintToString(run);
  }
}

TEST_F(Database, IsNotLockedByAPipeThatIsIdle) {
  import_text(sailing_graph());
  RunOptions options;
  options.input_goes_on = true;
  RunningProgram pipe(on_database({"pipe"}), options);
  pipe.send("{\"query\":\"RETURN 1\"}\n");
  pipe.read_lines(1);
  EXPECT_THAT(cairn({"import", glossary("sailing-dump.txt").string()}), EndsWith(0));
  pipe.send("{\"query\":\"RETURN 2\"}\n");
  EXPECT_EQ(Json::parse(pipe.read_lines(2)[1])["rows"], Json::parse("[[2]]"));
}

// --- damage ---

class DamagedDatabase : public Database {
 protected:
  void SetUp() override { import_file(glossary("sailing-dump.txt")); }
  std::filesystem::path rocksdb() const { return std::filesystem::path(database()) / "rocksdb"; }
  std::vector<std::filesystem::path> tables() const { return test::files_ending(rocksdb(), ".sst"); }
  void expect_corrupt(const Arguments& arguments) {
    const Outcome run = cairn(arguments);
    SCOPED_TRACE(::testing::PrintToString(arguments));
    EXPECT_THAT(run, EndsWith(6));
    EXPECT_THAT(run.err, AllOf(StartsWith("cairn: "), AnyOf(HasSubstr("corrupt"), HasSubstr("damaged"))));
    EXPECT_THAT(run.err, AnyOf(HasSubstr("import"), HasSubstr("backup"), HasSubstr("restore")))
        << "it says what to do";
  }
  void expect_corrupt_for_all() {
    expect_corrupt({"export"});
    expect_corrupt({"needs", "Leeway"});
    expect_corrupt({"import", glossary("bicycles.md").string()});
  }
};

TEST_F(DamagedDatabase, WithChangedBytesInItsTablesEndsWithSix) {
  ASSERT_FALSE(tables().empty());
  for (const auto& table : tables()) {
    std::string bytes = test::read_file(table);
    for (std::size_t at = 10; at < bytes.size(); at += 97) bytes[at] = static_cast<char>(~bytes[at]);
    test::write_file(table, bytes);
  }
  expect_corrupt_for_all();
}

TEST_F(DamagedDatabase, WithoutItsTablesEndsWithSix) {
  ASSERT_FALSE(tables().empty());
  for (const auto& table : tables()) std::filesystem::remove(table);
  expect_corrupt_for_all();
}

TEST_F(DamagedDatabase, WithoutItsCurrentFileEndsWithSixAndIsLeftAlone) {
  std::filesystem::remove(rocksdb() / "CURRENT");
  const auto files = test::files_ending(rocksdb(), ".sst");
  expect_corrupt_for_all();
  EXPECT_EQ(test::files_ending(rocksdb(), ".sst"), files);
}

}  // namespace
}  // namespace cairn::cli
