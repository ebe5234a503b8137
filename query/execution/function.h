#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/function_error.h"
#include "query/static_type.h"
#include "query/value.h"

namespace cairn::query {

class Records;

using Arguments = std::span<const Value>;

/// A function of the language. Called with as many arguments as it takes; throws FunctionError.
struct Function {
  using Code = Value (*)(Arguments arguments, Records& records);
  static constexpr std::size_t kAnyNumber = std::numeric_limits<std::size_t>::max();

  std::string_view name;
  std::size_t least_arguments;
  std::size_t most_arguments;
  Code code;  ///< null for coalesce(), which is an expression of its own: it does not compute all arguments
  std::uint32_t result = StaticType::kAny;
  std::uint32_t first_argument = StaticType::kAny;  ///< what it takes, checked before the query runs
};

/// For the code of functions. Throw FunctionError when the value is of another type than wanted.
[[noreturn]] void wrong_type(const char* function, const char* wanted, const Value& found);
double number_argument(const char* function, const Value& value);
bool any_null(Arguments arguments);

/// By name in any case; null when there is none.
const Function* find_function(std::string_view name);
std::vector<std::string> function_names();

}  // namespace cairn::query
