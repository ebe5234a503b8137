#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace cairn::text {

/// A regular expression in ICU's syntax, which is about Java's, over UTF-8. One thread at a time.
class RegularExpression {
 public:
  /// Nothing for a pattern that is wrong; `error` says what and where then.
  static std::optional<RegularExpression> of(std::string_view pattern, std::string& error);

  RegularExpression(RegularExpression&&) noexcept;
  RegularExpression& operator=(RegularExpression&&) noexcept;
  ~RegularExpression();

  enum class Match : std::uint8_t { kNo, kYes, kTooLong, kTooLarge };
  /// Whether the pattern matches the whole text, unless that takes too many steps or too much memory.
  Match matches(std::string_view text);

 private:
  struct Compiled;
  explicit RegularExpression(std::unique_ptr<Compiled> compiled);

  std::unique_ptr<Compiled> compiled_;
};

}  // namespace cairn::text
