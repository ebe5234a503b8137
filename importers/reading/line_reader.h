#pragma once

#include <istream>
#include <string>

namespace cairn::importers {

/// The lines of a stream one by one, as valid UTF-8 and without their ends (\n, \r\n or \r). Holds one line.
class LineReader {
 public:
  explicit LineReader(std::istream& in) : in_(in) {}

  /// False at the end.
  bool next(std::string& line);

 private:
  std::istream& in_;
  std::string read_;                      ///< by getline()
  std::size_t rest_ = std::string::npos;  ///< where what stands behind a lone \r begins in it; npos: nowhere
};

}  // namespace cairn::importers
