#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/cli/answers.h"
#include "tests/cli/program.h"

namespace cairn::cli {

/// A database of the sailing graph; what learners do with it and ask of it.
class LearnerTest : public ProgramTest {
 protected:
  void SetUp() override { import_text(sailing_graph()); }
  /// The JSON of a question that is answered; an empty object where it fails.
  Json ask(Arguments arguments) const {
    arguments.emplace_back("--json");
    const Outcome run = cairn(arguments);
    EXPECT_THAT(run, EndsWith(0)) << ::testing::PrintToString(arguments);
    EXPECT_EQ(run.err, "");
    if (run.code != 0) return Json::object();
    return run.json();
  }
  /// A list in the answer to a question; empty where there is none.
  Json list(const Arguments& arguments, const char* key) const {
    return ask(arguments).value(key, Json::array());
  }
  std::vector<std::string> needed(const Arguments& arguments) const {
    Arguments question = arguments;
    question.insert(question.begin(), "needs");
    return names(list(question, "prerequisites"));
  }
  void done(const Arguments& arguments) const {
    EXPECT_THAT(cairn(arguments), EndsWith(0)) << ::testing::PrintToString(arguments);
  }
  /// It fails so, says why on the standard error alone, and changes nothing.
  void refused(const Arguments& arguments, int code, const std::string& why = "") const {
    SCOPED_TRACE(::testing::PrintToString(arguments));
    const std::string before = exported();
    const Outcome run = cairn(arguments);
    EXPECT_THAT(run, EndsWith(code));
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, ::testing::HasSubstr(why));
    EXPECT_NE(run.err, "");
    EXPECT_EQ(exported(), before);
  }
};

}  // namespace cairn::cli
