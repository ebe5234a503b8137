// Every example of docs/pipe.md: each request gets the answer that stands below it.

#include <gtest/gtest.h>

#include <fstream>

#include "tests/cli/program.h"

namespace cairn::cli {
namespace {

class PipeDocument : public ProgramTest {};

TEST_F(PipeDocument, EveryRequestGetsTheAnswerThatItSays) {
  std::ifstream file(std::filesystem::path(CAIRN_SOURCE_DIR) / "docs" / "pipe.md");
  std::string requests;
  std::vector<std::string> answers;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("> ")) requests += line.substr(2) + "\n";
    if (line.starts_with("< ")) answers.push_back(line.substr(2));
  }
  ASSERT_GT(answers.size(), 8U);
  EXPECT_EQ(run_cairn({"--db", ":memory:", "pipe"}, {.input = requests}).lines(), answers);
}

}  // namespace
}  // namespace cairn::cli
