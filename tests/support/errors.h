#pragma once

#include <gmock/gmock.h>

#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "storage/error.h"

namespace cairn {

// How GoogleTest shows them.
void PrintTo(ErrorKind kind, std::ostream* out);
void PrintTo(const Error& error, std::ostream* out);

}  // namespace cairn

namespace cairn::test {

/// The Error that the action throws, nullopt when it throws none. An exception of another type passes through
/// and fails the test.
template <typename Action>
std::optional<Error> error_of(Action&& action) {
  try {
    std::forward<Action>(action)();
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

/// For error_of(): an Error of this kind was thrown.
MATCHER_P(IsError, kind, "is an error of kind " + ::testing::PrintToString(kind)) {
  return arg.has_value() && arg->kind() == kind;
}

/// For error_of(): an Error of this kind was thrown, with a message that the other matcher accepts.
MATCHER_P2(IsError, kind, message,
           "is an error of kind " + ::testing::PrintToString(kind) + " with a message that " +
               ::testing::DescribeMatcher<std::string>(message)) {
  return arg.has_value() && arg->kind() == kind &&
         ::testing::ExplainMatchResult(message, std::string(arg->what()), result_listener);
}

}  // namespace cairn::test
