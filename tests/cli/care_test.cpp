// Care of the database: check, backup, restore, compact, and how durable commits are.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/store.h"
#include "tests/cli/program.h"
#include "tests/support/temporary_folder.h"

namespace cairn::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Care : public ProgramTest {
 protected:
  void SetUp() override { import_file(glossary("sailing-dump.txt")); }
  std::string folder(const char* name) const { return (folder_ / name).string(); }
};

TEST_F(Care, FindsASoundDatabaseSound) {
  const Outcome run = cairn({"check"});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.out, HasSubstr("agree"));
  const Json answer = cairn({"check", "--json"}).json();
  EXPECT_EQ(answer["sound"], true);
  EXPECT_EQ(answer["nodes"], cairn({"stats", "--json"}).json()["nodes"]);
  EXPECT_EQ(answer["differences"], Json::array());
}

TEST_F(Care, BacksUpAndRestores) {
  const std::string before = cairn({"export"}).out;
  const Outcome backup = cairn({"backup", folder("backup")});
  EXPECT_THAT(backup, EndsWith(0));
  EXPECT_THAT(backup.out, HasSubstr("commit " + cairn({"stats", "--json"}).json()["commit"].dump()));
  import_file(glossary("bicycles.md"));
  ASSERT_NE(cairn({"export"}).out, before);
  EXPECT_THAT(cairn({"restore", folder("backup")}), EndsWith(0));
  EXPECT_EQ(cairn({"export"}).out, before);
  EXPECT_THAT(cairn({"check"}), EndsWith(0));
  EXPECT_EQ(run_cairn({"--db", folder("backup"), "export"}).out, before) << "a backup is a database";
}

TEST_F(Care, RestoresWhereThereIsNoDatabase) {
  cairn({"backup", folder("backup")});
  EXPECT_EQ(run_cairn({"--db", folder("new"), "restore", folder("backup"), "--json"}).json()["commit"],
            cairn({"stats", "--json"}).json()["commit"]);
  EXPECT_EQ(run_cairn({"--db", folder("new"), "export"}).out, cairn({"export"}).out);
}

TEST_F(Care, RefusesFoldersThatWillNotDo) {
  EXPECT_THAT(cairn({"backup", folder_.path().string()}), EndsWith(3)) << "it is not empty";
  EXPECT_THAT(cairn({"restore", folder("missing")}), EndsWith(3));
  EXPECT_THAT(cairn({"backup"}), EndsWith(2));
  EXPECT_THAT(cairn({"restore"}), EndsWith(2));
  EXPECT_THAT(run_cairn({"--db", folder("missing"), "backup", folder("backup")}), EndsWith(3));
  EXPECT_THAT(run_cairn({"--db", folder("missing"), "compact"}), EndsWith(3));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "missing"));
}

TEST_F(Care, IsLockedOutByAWriter) {
  cairn({"backup", folder("backup")});
  const auto writer = storage::Store::open(database());
  for (const Arguments& arguments : {Arguments{"restore", folder("backup"), "--lock-timeout", "0"},
                                     Arguments{"compact", "--lock-timeout", "0.05"}}) {
    const Outcome run = cairn(arguments);
    EXPECT_THAT(run, EndsWith(5));
    EXPECT_THAT(run.err, AllOf(HasSubstr("pid " + std::to_string(getpid())), HasSubstr("since")));
  }
  EXPECT_THAT(cairn({"check"}), EndsWith(0)) << "reading is not locked out";
  EXPECT_THAT(cairn({"backup", folder("second")}), EndsWith(0));
}

TEST_F(Care, CompactsWithoutChangingAnything) {
  const std::string before = cairn({"export"}).out;
  const Json answer = cairn({"compact", "--json"}).json();
  EXPECT_GT(answer["size_bytes"], 0);
  EXPECT_EQ(cairn({"export"}).out, before);
}

TEST_F(Care, TakesTheDurabilityOfCommits) {
  EXPECT_THAT(cairn({"--durability", "normal", "import", glossary("bicycles.md").string()}), EndsWith(0));
  EXPECT_THAT(cairn({"needs", "Gear Ratio"}), EndsWith(0));
  EXPECT_THAT(cairn({"--durability", "none", "stats"}), EndsWith(2));
}

}  // namespace
}  // namespace cairn::cli
