#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cairn::temporal {

/// Reads a text from left to right. The text must outlive it.
class TextReader {
 public:
  explicit TextReader(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }
  /// How many digits come next.
  std::size_t digits_ahead() const;
  /// Whether the sign comes next, in upper or in lower case.
  bool sees(char sign) const;

  /// Passes over a sign if it comes next.
  bool accept(char sign);
  /// Passes over `count` characters, of which there must be so many.
  std::string_view take(std::size_t count);
  /// A number of so many digits, at most 18; nothing, and stays, when there are fewer.
  std::optional<std::int64_t> number(std::size_t digits);

 private:
  std::string_view rest_;
};

// What several kinds of texts are made of. Nothing when the text does not go on with it.

/// Z, +02:00, -0200, +02, +02:00:10 or +020010, in seconds.
std::optional<std::int64_t> read_offset(TextReader& reader);
/// 21:40:32.142, 214032.142, 21:40, 2140 or 21, in nanoseconds of the day.
std::optional<std::int64_t> read_time_of_day(TextReader& reader);

}  // namespace cairn::temporal
