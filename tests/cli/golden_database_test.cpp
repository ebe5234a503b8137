// The golden database of every format version that there was: what was stored then can be read, checked,
// written to and exported now. They are made by scripts/make-golden-database.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;

class GoldenDatabase : public ProgramTest, public ::testing::WithParamInterface<std::string> {
 protected:
  void SetUp() override { fs::copy(golden() / "database", folder_ / "golden", fs::copy_options::recursive); }
  static fs::path golden() { return fs::path(CAIRN_TEST_DATA) / "databases" / GetParam(); }
  Outcome on_golden(Arguments arguments) {
    arguments.insert(arguments.begin(), {"--db", (folder_ / "golden").string()});
    return run_cairn(arguments);
  }
};

TEST_P(GoldenDatabase, GivesTheExportThatItGaveWhenItWasMade) {
  std::ifstream file(golden() / "export.jsonl", std::ios::binary);
  const std::string expected{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  ASSERT_FALSE(expected.empty());
  const Outcome run = on_golden({"export"});
  EXPECT_THAT(run, EndsWith(0));
  EXPECT_TRUE(run.out == expected) << "the exports differ";
}

TEST_P(GoldenDatabase, IsSound) {
  EXPECT_THAT(on_golden({"check"}), EndsWith(0));
}

TEST_P(GoldenDatabase, IsWrittenToAndKeepsItsIndexes) {
  EXPECT_THAT(on_golden({"query", "CREATE (:Number {name: 'n7'})"}), EndsWith(2)) << "the name is taken";
  EXPECT_THAT(on_golden({"query", "CREATE (:Number {name: 'new', value: 3})"}), EndsWith(0));
  EXPECT_THAT(on_golden({"query", "EXPLAIN MATCH (n:Number) WHERE n.value > 50 RETURN n"}).out,
              HasSubstr("IndexSeek"));
  const Outcome found = on_golden({"query", "MATCH (n:Number) WHERE n.value > 50 RETURN n.name", "--json"});
  EXPECT_THAT(found.out, HasSubstr(R"([["n7"]])"));
  EXPECT_THAT(on_golden({"check"}), EndsWith(0));
}

std::vector<std::string> versions() {
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(fs::path(CAIRN_TEST_DATA) / "databases")) {
    found.push_back(entry.path().filename().string());
  }
  return found;
}

INSTANTIATE_TEST_SUITE_P(Of, GoldenDatabase, ::testing::ValuesIn(versions()), [](const auto& tested) {
  std::string name = tested.param;
  std::erase(name, '-');
  return name;
});

}  // namespace
}  // namespace cairn::cli
