#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace cairn::cli {

using Json = nlohmann::json;
using Arguments = std::vector<std::string>;

/// How a run of the program ended.
struct Outcome {
  int code = 0;  ///< exit code; 128 and the number of the signal that ended it, as a shell shows it
  std::string out;
  std::string err;
  bool timed_out = false;

  /// The only line of its output as JSON.
  Json json() const;
  std::vector<std::string> lines() const;
};

/// How GoogleTest shows it.
void PrintTo(const Outcome& run, std::ostream* out);

/// The run ended with this code; shows what was written when it did not.
MATCHER_P(EndsWith, code, "ends with exit code " + ::testing::PrintToString(code)) {
  return arg.code == code && !arg.timed_out;
}

/// Whether this machine gives terminals to programs; a bare chroot does not.
bool has_terminals();

/// Where the standard output goes.
enum class Output { kFile, kTerminal, kClosedPipe, kFullDisk };

struct RunOptions {
  std::string input = {};
  bool input_goes_on = false;  ///< the input stays open after `input` until the program has ended
  std::map<std::string, std::string> environment = {};  ///< beside PATH, HOME and TMPDIR, which are kept
  std::filesystem::path folder = {};                    ///< to run in; a fresh one without it
  Output output = Output::kFile;
  bool errors_to_terminal = false;
  bool typed = false;  ///< the input comes from the terminal, too
};

/// `cairn` with these arguments, running beside the test; killed when the object goes. `Outcome::out` has
/// what it writes to a file or a terminal.
class RunningProgram {
 public:
  explicit RunningProgram(const Arguments& arguments, const RunOptions& options = {});
  ~RunningProgram();
  RunningProgram(const RunningProgram&) = delete;
  RunningProgram& operator=(const RunningProgram&) = delete;

  /// Writes to its input, which must be one that goes on, or is typed.
  void send(std::string_view text) const;
  /// Waits until this is shown on the terminal, for as long as the test is patient, and gives what was shown
  /// since the last time.
  std::string read_until(std::string_view text);
  /// Waits until it has written so many whole lines, for as long as the test is patient, and gives them.
  std::vector<std::string> read_lines(std::size_t count);
  /// Ctrl-C.
  void interrupt() const;
  /// The same for what it has started, too.
  void interrupt_all() const;
  Outcome wait();

 private:
  bool ended();

  test::TemporaryFolder folder_;
  pid_t pid_ = -1;
  int input_ = -1;     ///< the end to write to
  int terminal_ = -1;  ///< the end that shows what was written
  bool shows_output_;
  bool shows_errors_;
  std::string shown_;     ///< on the terminal
  std::size_t read_ = 0;  ///< of that
  int status_ = 0;
};

/// Runs `cairn` with these arguments to its end.
Outcome run_cairn(const Arguments& arguments, const RunOptions& options = {});

/// A database in a folder of its own.
class ProgramTest : public ::testing::Test {
 protected:
  std::string database() const { return (folder_ / "db").string(); }
  bool has_database() const { return std::filesystem::exists(database()); }
  std::filesystem::path write(std::string_view name, std::string_view bytes) const {
    test::write_file(folder_ / name, bytes);
    return folder_ / name;
  }
  /// --db DATABASE ARGUMENTS...
  Arguments on_database(Arguments arguments) const {
    arguments.insert(arguments.begin(), {"--db", database()});
    return arguments;
  }
  Outcome cairn(const Arguments& arguments, const RunOptions& options = {}) const {
    return run_cairn(on_database(arguments), options);
  }
  void import_file(const std::filesystem::path& path) const {
    ASSERT_THAT(cairn({"import", path.string()}), EndsWith(0));
  }
  void import_text(std::string_view text, std::string_view name = "source") const {
    import_file(write(name, text));
  }
  /// The whole database as text; nothing when there is none.
  std::string exported() const { return has_database() ? cairn({"export"}).out : std::string(); }

  test::TemporaryFolder folder_;
};

/// A graph about sailing: "Racing" needs "Sail Trim", that "Apparent Wind" and "Rigging", and "Apparent Wind"
/// needs "True Wind" and "Boat Speed"; "Rigging" and "Mast" need each other; "Knots" stands alone, and
/// "Proof" has two meanings. "regatta sailing" is another name of "Racing".
std::string sailing_graph();

/// The same with other names in place of these.
std::string sailing_graph_with(const std::map<std::string, std::string>& other_names);

/// A file of tests/data/glossaries.
std::filesystem::path glossary(std::string_view name);

}  // namespace cairn::cli
