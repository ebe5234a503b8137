#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/static_type.h"
#include "query/value.h"

namespace cairn::query {

/// Collects the values of one group. Nulls are not given to it. Throws FunctionError.
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
  bool keeps_values = false;  ///< until the end, so that they count against the statement's memory
};

const AggregateFunction* find_aggregate(std::string_view name);
std::vector<std::string> aggregate_names();

}  // namespace cairn::query
