#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::test {

/// A program running beside the test, with pipes to its standard input and output; killed when the object
/// goes.
class ChildProcess {
 public:
  /// `environment` ("NAME=value") comes to that of the test.
  explicit ChildProcess(const std::vector<std::string>& command,
                        const std::vector<std::string>& environment = {});
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// The next line of its output without the line's end; nullopt at the end of the output, or when none came
  /// in time.
  std::optional<std::string> read_line(std::chrono::milliseconds patience = std::chrono::seconds(20));
  /// Puts a line into its standard input; one that has ended does not get it.
  void write_line(std::string_view line);
  /// Ends its standard input.
  void close_input();
  /// SIGKILL: no destructor and no handler of the program runs.
  void kill();
  /// Waits for its end; the exit code, or minus the number of the signal that ended it.
  int wait();

 private:
  pid_t pid_ = -1;
  int input_ = -1;
  int output_ = -1;
  std::string read_ahead_;
};

}  // namespace cairn::test
