#pragma once

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

  /// Whether the pattern matches the whole text; nothing where that takes more steps than a text is worth.
  std::optional<bool> matches(std::string_view text);

 private:
  struct Compiled;
  explicit RegularExpression(std::unique_ptr<Compiled> compiled);

  std::unique_ptr<Compiled> compiled_;
};

}  // namespace cairn::text
