#pragma once

#include <chrono>
#include <string>

namespace cairn::cli {

/// The lines of the standard input, as they come.
class InputLines {
 public:
  /// Waits for the next line; false at the end.
  bool next(std::string& line);
  /// Whether next() would go on with what is there by then: a line, a part of one, or the end.
  bool come_within(std::chrono::milliseconds time) const;

 private:
  bool read_more();

  std::string waiting_;     ///< read, and not given out
  std::size_t looked_ = 0;  ///< at so many bytes of it, which hold no end of a line
  bool ended_ = false;
};

}  // namespace cairn::cli
