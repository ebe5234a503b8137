#pragma once

#include <fstream>

#include "cli/shell/line_source.h"

namespace cairn::cli {

/// The lines of a file. Error{kInput} where it cannot be read, also later.
class FileLines : public LineSource {
 public:
  explicit FileLines(const std::string& path);
  InputLine next(const std::string& prompt) override;
  bool comes_within(std::chrono::milliseconds /*time*/) override { return true; }

 private:
  std::string path_;
  std::ifstream file_;
};

}  // namespace cairn::cli
