#pragma once

#include <fstream>
#include <functional>
#include <string>

namespace cairn::cli {

/// Writes to a file, or to the standard output for "-". A file is complete or not there: it gets its name
/// when all is written. Error{kIo} where that fails.
void write_output(const std::string& path, const std::function<void(std::ostream&)>& write);

/// While it lives, what is written to the standard output goes to a file in its place, which is emptied
/// first. Error{kIo} where that cannot be written.
class RedirectedOutput {
 public:
  explicit RedirectedOutput(const std::string& path);
  ~RedirectedOutput();
  RedirectedOutput(const RedirectedOutput&) = delete;
  RedirectedOutput& operator=(const RedirectedOutput&) = delete;

  /// Makes sure that all is in the file.
  void flush();
  /// For others to write behind it.
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::ofstream file_;
  std::streambuf* before_;
};

}  // namespace cairn::cli
