#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/binding/static_type.h"
#include "query/value.h"

namespace cairn::query {

class Records;

/// What went wrong inside a function; the evaluator adds the place. Types and details are openCypher's.
struct FunctionError {
  std::string type;
  std::string detail;
  std::string reason;
};

/// A function of the language. Called with as many arguments as it takes; throws FunctionError.
struct Function {
  using Code = Value (*)(std::span<const Value> arguments, Records& records);
  static constexpr std::size_t kAnyNumber = std::numeric_limits<std::size_t>::max();

  std::string_view name;
  std::size_t least_arguments;
  std::size_t most_arguments;
  Code code;
  std::uint32_t result = StaticType::kAny;
  std::uint32_t first_argument = StaticType::kAny;  ///< what it takes, checked before the query runs
  bool keeps_type = false;                          ///< the result is of the first argument's type
};

/// By name in any case; null when there is none.
const Function* find_function(std::string_view name);
std::vector<std::string> function_names();

/// Collects the values of one group. Nulls are not given to it.
class Accumulator {
 public:
  virtual ~Accumulator() = default;
  virtual void add(const Value& value) = 0;
  virtual Value result() = 0;
};

struct AggregateFunction {
  std::string_view name;
  /// The parameter is the second argument, null where there is none.
  std::unique_ptr<Accumulator> (*make)(const Value& parameter);
  std::size_t arguments = 1;
  std::uint32_t result = StaticType::kAny;
};

const AggregateFunction* find_aggregate(std::string_view name);

}  // namespace cairn::query
