#pragma once

#include <chrono>
#include <string>

namespace cairn::cli {

struct InputLine {
  enum class Kind : std::uint8_t { kText, kInterrupted, kEnd };
  Kind kind = Kind::kEnd;
  std::string text;  ///< without its end
};

/// Where the lines of a shell come from.
class LineSource {
 public:
  LineSource() = default;
  virtual ~LineSource() = default;
  LineSource(const LineSource&) = delete;
  LineSource& operator=(const LineSource&) = delete;

  /// Waits for the next line. The prompt is shown where somebody types it.
  virtual InputLine next(const std::string& prompt) = 0;
  /// Whether there is a line, or the end, by then.
  virtual bool comes_within(std::chrono::milliseconds time) = 0;
  /// Keeps what was typed for those who want it again.
  virtual void remember(const std::string& /*text*/) {}
};

}  // namespace cairn::cli
