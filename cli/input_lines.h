#pragma once

#include <chrono>
#include <string>

namespace cairn::cli {

/// The lines of the standard input, as they come.
class InputLines {
 public:
  /// Waits for the next line; false at the end.
  bool next(std::string& line);
  /// Whether a whole line, or the end, is there by then.
  bool come_within(std::chrono::milliseconds time);

 private:
  bool read_more();

  std::string waiting_;     ///< read, and not given out
  std::size_t looked_ = 0;  ///< at so many bytes of it, which hold no end of a line
  bool ended_ = false;
};

}  // namespace cairn::cli
