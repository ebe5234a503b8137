#pragma once

#include <cstdint>
#include <string>

namespace cairn::temporal {

/// What every function of this room throws: why there is no such value, for people.
struct Failure {
  enum class Kind : std::uint8_t { kInvalid, kTooLarge, kDivisionByZero };
  Kind kind = Kind::kInvalid;
  std::string reason;
};

/// Throws the Failure of all text and all parts that are no point in time and no duration.
[[noreturn]] void fail(std::string reason);

/// Throws the Failure of results beyond what a value holds.
[[noreturn]] void fail_too_large();

/// Throw it.
std::int64_t checked_add(std::int64_t a, std::int64_t b);
std::int64_t checked_subtract(std::int64_t a, std::int64_t b);
std::int64_t checked_multiply(std::int64_t a, std::int64_t b);

}  // namespace cairn::temporal
