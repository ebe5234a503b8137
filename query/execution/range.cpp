#include "query/execution/range.h"

#include "query/execution/memory.h"
#include "query/execution/records.h"

namespace cairn::query {

Range::Range(Arguments arguments) {
  for (const Value& argument : arguments) {
    if (argument.integer() != nullptr) continue;
    throw FunctionError{"ArgumentError", "InvalidArgumentType",
                        "range() wants integers, not " + type_name(argument)};
  }
  const std::int64_t from = *arguments[0].integer();
  const std::int64_t to = *arguments[1].integer();
  const std::int64_t step = arguments.size() > 2 ? *arguments[2].integer() : 1;
  if (step == 0) throw FunctionError{"ArgumentError", "NumberOutOfRange", "the step of range() cannot be 0"};
  if (step > 0 ? to < from : to > from) return;
  first_ = static_cast<std::uint64_t>(from);
  step_ = static_cast<std::uint64_t>(step);
  ascends_ = step > 0;
  const auto last = static_cast<std::uint64_t>(to);
  const std::uint64_t steps = step > 0 ? (last - first_) / step_ : (first_ - last) / (0 - step_);
  size_ = steps + (steps == UINT64_MAX ? 0 : 1);  // nobody gets to the last of 2^64
}

bool Range::contains(std::int64_t number) const {
  const auto first = static_cast<std::int64_t>(first_);
  if (size_ == 0 || (ascends_ ? number < first : number > first)) return false;
  const auto wanted = static_cast<std::uint64_t>(number);
  const std::uint64_t distance = ascends_ ? wanted - first_ : first_ - wanted;
  const std::uint64_t stride = ascends_ ? step_ : 0 - step_;
  return distance % stride == 0 && distance / stride < size_;
}

Value range(Arguments arguments, Records& records) {
  if (any_null(arguments)) return {};
  constexpr std::uint64_t kMostElements = 100'000'000;
  const Range numbers(arguments);
  if (numbers.size() > kMostElements) {
    throw FunctionError{"ArgumentError", "NumberOutOfRange", "range() makes at most 100 million elements"};
  }
  records.memory().expect(numbers.size() * sizeof(Value));
  List list;
  list.reserve(numbers.size());
  for (std::uint64_t i = 0; i < numbers.size(); ++i) list.emplace_back(numbers[i]);
  return list;
}

}  // namespace cairn::query
