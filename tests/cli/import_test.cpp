// `cairn import`.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::StartsWith;

class Import : public ProgramTest {
 protected:
  std::string sailing_ = glossary("sailing-dump.txt").string();
  std::string bicycles_ = glossary("bicycles.md").string();
};

TEST_F(Import, SaysWhatItReadAndWhatTheGraphHoldsNow) {
  EXPECT_THAT(
      cairn({"import", sailing_, bicycles_}).lines(),
      ElementsAre(
          "imported  sailing-dump.txt  glossary-dump, 8 entries",
          MatchesRegex("imported  bicycles.md  markdown, [0-9]+ entries"),
          MatchesRegex("The graph holds [0-9]+ concepts, [0-9]+ requirements and [0-9]+ mentions\\.")));
}

TEST_F(Import, SaysWhatIsNewChangedAndUnchanged) {
  const auto path = write("sailing", test::read_file(sailing_)).string();
  EXPECT_THAT(cairn({"import", path}).out, StartsWith("imported"));
  EXPECT_THAT(cairn({"import", path}).out, StartsWith("unchanged"));
  write("sailing", test::read_file(sailing_) + "keel, hull\n**Keel** is **the fin under the hull**.\n");
  EXPECT_THAT(cairn({"import", path}).out, StartsWith("updated"));
}

TEST_F(Import, AgainIsNoChange) {
  import_file(sailing_);
  const std::string before = exported();
  import_file(sailing_);
  EXPECT_EQ(exported(), before);
}

TEST_F(Import, SaysItInJson) {
  const Json report = cairn({"import", "--json", sailing_}).json();
  ASSERT_EQ(report["files"].size(), 1U);
  EXPECT_EQ(report["files"][0]["outcome"], "imported");
  EXPECT_EQ(report["files"][0]["uri"], sailing_);
  EXPECT_EQ(report["files"][0]["format"], "glossary-dump");
  EXPECT_EQ(report["files"][0]["entries"], 8);
  EXPECT_GT(report["concepts"], 8);
  EXPECT_GT(report["requirements"], 0);
  EXPECT_GT(report["mentions"], 0);
}

TEST_F(Import, ReadsTheStandardInput) {
  RunOptions options;
  options.input = test::read_file(sailing_);
  EXPECT_THAT(cairn({"import", "-"}, options), EndsWith(0));
  EXPECT_THAT(cairn({"show", "Leeway"}), EndsWith(0));
  options.input = "Dear Ann,\n\ncome soon.\n";
  EXPECT_THAT(cairn({"import", "-"}, options), EndsWith(3));
  options.input = "";
  EXPECT_THAT(cairn({"import", "-"}, options), EndsWith(3)) << "nothing came";
}

TEST_F(Import, TellsWhatInAFolderItCannotRead) {
  std::filesystem::create_directory(folder_ / "texts");
  std::filesystem::copy(sailing_, folder_ / "texts");
  std::ofstream(folder_ / "texts" / "letter.txt") << "Dear all, the boat leaves at nine.\n";
  std::ofstream(folder_ / "texts" / "empty.md");
  const Outcome run = cairn({"import", (folder_ / "texts").string()});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_THAT(run.err, AllOf(HasSubstr("2 files"), HasSubstr("letter.txt"), HasSubstr("empty.md")));
  const Json report = cairn({"import", (folder_ / "texts").string(), "--json"}).json();
  ASSERT_EQ(report["passed_over"].size(), 2U);
  EXPECT_THAT(report["passed_over"][1].get<std::string>(), ::testing::EndsWith("letter.txt"));
}

TEST_F(Import, ReadsWhatAShellPipesUnderAName) {
  const std::string command = "bash -c '" + std::string(CAIRN_PROGRAM) + " --db " +
                              (folder_ / "piped").string() + " import <(cat " + sailing_ + ")' > /dev/null";
  EXPECT_EQ(std::system(command.c_str()), 0);
}

TEST_F(Import, ReadsAFolder) {
  const Outcome run = cairn({"import", glossary("bicycles.md").parent_path().string()});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_EQ(run.lines().size(), 5U) << "four files and a summary";
}

TEST_F(Import, TakesAFormat) {
  EXPECT_THAT(cairn({"import", "--format", "glossary-dump", sailing_}), EndsWith(0));
  EXPECT_THAT(cairn({"import", "--format", "jsonl", sailing_}), EndsWith(3));
  EXPECT_THAT(cairn({"import", "--format", "markdown", sailing_}), EndsWith(3));
  const std::string words = (folder_ / "words.txt").string();
  test::write_file(words, "Hull: the body of a boat.\n\nI like boats.\n");
  EXPECT_THAT(cairn({"import", words}), EndsWith(3)) << "by itself it might be anything";
  EXPECT_THAT(cairn({"import", "--format", "term-list", words}), EndsWith(0));
}

TEST_F(Import, ListsItsSourcesAndTakesThemAwayAgain) {
  import_file(sailing_);
  const Arguments names = {"query", "MATCH (c:Concept) RETURN c.name AS n ORDER BY n"};
  const std::string alone = cairn(names).out;
  import_file(bicycles_);
  EXPECT_THAT(cairn({"sources"}).lines(),
              ElementsAre(AllOf(HasSubstr("bicycles.md"), HasSubstr("markdown")),
                          AllOf(HasSubstr("sailing-dump.txt"), HasSubstr("8 entries"))));
  EXPECT_THAT(cairn({"remove", "-n", "bicycles.md"}).out, HasSubstr("would remove  bicycles.md"));
  EXPECT_EQ(cairn({"sources", "--json"}).json()["sources"].size(), 2U);
  const Outcome unknown = cairn({"remove", "bicycle.md"});
  EXPECT_THAT(unknown, EndsWith(1));
  EXPECT_THAT(unknown.err, HasSubstr("did you mean"));
  EXPECT_THAT(cairn({"remove", "bicycles.md"}).out, StartsWith("removed  bicycles.md"));
  EXPECT_EQ(cairn(names).out, alone);
}

TEST_F(Import, FromTheStandardInputHasTheNameThatItIsGiven) {
  RunOptions boats;
  boats.input = "# Boats\n\n## Keel\n\nA fin.\n\n## Mast\n\nA pole.\n";
  RunOptions winds;
  winds.input = "# Winds\n\n## Gale\n\nA storm.\n\n## Breeze\n\nA wind.\n";
  EXPECT_THAT(cairn({"import", "-", "--name", "boats.md"}, boats).out, StartsWith("imported  boats.md"));
  EXPECT_THAT(cairn({"import", "-", "--name", "winds.md"}, winds).out, StartsWith("imported  winds.md"));
  EXPECT_EQ(cairn({"sources", "--json"}).json()["sources"].size(), 2U);
  EXPECT_THAT(cairn({"show", "Keel"}), EndsWith(0));
}

TEST_F(Import, InADryRunReportsAndMakesNoDatabase) {
  const Outcome dry = cairn({"import", "--dry-run", sailing_});
  EXPECT_THAT(dry, EndsWith(0));
  EXPECT_THAT(dry.out, AllOf(HasSubstr("would import"), HasSubstr("8 entries"), HasSubstr("would hold")));
  EXPECT_FALSE(has_database());
}

TEST_F(Import, InADryRunChangesNothing) {
  import_file(bicycles_);
  const std::string before = exported();
  EXPECT_THAT(cairn({"import", "--dry-run", sailing_}), EndsWith(0));
  EXPECT_EQ(exported(), before);
}

TEST_F(Import, NamesSourcesByTheirWholePath) {
  RunOptions options;
  options.folder = folder_.path();
  write("sailing", test::read_file(sailing_));
  EXPECT_THAT(cairn({"import", "sailing"}, options), EndsWith(0));
  EXPECT_THAT(cairn({"import", "./sailing"}, options).out, HasSubstr("unchanged")) << "however it is written";
  EXPECT_EQ(cairn({"show", "--json", "Leeway"}).json()["sources"][0]["uri"], (folder_ / "sailing").string());
}

// --- input that fails ---

/// Fails with a reason, alone and beside good files, and leaves the database as it was: missing or filled.
class FailedImport : public Import, public ::testing::WithParamInterface<bool> {
 protected:
  void SetUp() override {
    if (GetParam()) import_text(sailing_graph());
  }
  void expect_failure(const std::string& path, const std::string& reason) {
    const std::string before = exported();
    for (const auto& arguments : std::vector<Arguments>{{"import", path},
                                                        {"import", sailing_, path},
                                                        {"import", path, bicycles_},
                                                        {"import", "--dry-run", path}}) {
      const Outcome run = cairn(arguments);
      SCOPED_TRACE(::testing::PrintToString(arguments));
      EXPECT_THAT(run, EndsWith(3));
      EXPECT_EQ(run.out, "");
      EXPECT_THAT(run.err, AllOf(StartsWith("cairn: "), HasSubstr(path), HasSubstr(reason)));
      EXPECT_EQ(has_database(), GetParam());
      EXPECT_EQ(exported(), before);
    }
  }
};

TEST_P(FailedImport, OfAMissingFileIsThree) {
  expect_failure((folder_ / "missing.md").string(), "no file");
}

TEST_P(FailedImport, OfABinaryFileIsThree) {
  expect_failure(write("binary.md", std::string("PK\3\4\0\0\0\1", 8)).string(), "binary");
  expect_failure("/dev/zero", "binary");
}

TEST_P(FailedImport, OfAnEmptyFileIsThree) {
  expect_failure(write("empty.md", "").string(), "empty");
}

TEST_P(FailedImport, OfALetterIsThree) {
  expect_failure(write("letter.md", "Dear Ann,\n\ncome soon.\n").string(), "--format");
}

TEST_P(FailedImport, OfAFolderWithoutGlossariesIsThree) {
  std::filesystem::create_directory(folder_ / "letters");
  write("letters/ann.txt", "Dear Ann,\n\ncome soon.\n");
  expect_failure((folder_ / "letters").string(), "no glossaries");
}

TEST_P(FailedImport, OfAWrongGraphIsThreeAndNamesTheLine) {
  expect_failure(write("graph.jsonl", sailing_graph() + "{\"type\":\"nothing\"}\n").string(), "line 19");
}

TEST_P(FailedImport, OfAFileThatMayNotBeReadIsThree) {
  const auto path = write("secret.md", "# A\n\nB\n");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  if (std::ifstream(path)) GTEST_SKIP() << "this user may read everything";
  expect_failure(path.string(), "cannot read");
}

INSTANTIATE_TEST_SUITE_P(Into, FailedImport, ::testing::Bool(),
                         [](const auto& test_info) { return test_info.param ? "ADatabase" : "NoDatabase"; });

}  // namespace
}  // namespace cairn::cli
