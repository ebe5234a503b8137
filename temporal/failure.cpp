#include "temporal/failure.h"

#include <utility>

namespace cairn::temporal {

void fail(std::string reason) {
  throw Failure{Failure::Kind::kInvalid, std::move(reason)};
}

void fail_too_large() {
  throw Failure{Failure::Kind::kTooLarge, "the result is beyond the range of its type"};
}

std::int64_t checked_add(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  if (__builtin_add_overflow(a, b, &result)) fail_too_large();
  return result;
}

std::int64_t checked_subtract(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  if (__builtin_sub_overflow(a, b, &result)) fail_too_large();
  return result;
}

std::int64_t checked_multiply(std::int64_t a, std::int64_t b) {
  std::int64_t result = 0;
  if (__builtin_mul_overflow(a, b, &result)) fail_too_large();
  return result;
}

}  // namespace cairn::temporal
