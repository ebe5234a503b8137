#pragma once

#include <cstdint>

#include "query/execution/function.h"

namespace cairn::query {

/// The integers that range() gives, without the list of them.
class Range {
 public:
  /// Of range()'s arguments, none of which is null. Throws FunctionError for what is no integer, and for a
  /// step of 0.
  explicit Range(Arguments arguments);

  std::uint64_t size() const { return size_; }
  bool contains(std::int64_t number) const;
  std::int64_t operator[](std::uint64_t index) const {
    return static_cast<std::int64_t>(first_ + index * step_);
  }

 private:
  // Unsigned, since the distance of two integers need not fit in one.
  std::uint64_t first_ = 0;
  std::uint64_t step_ = 0;
  std::uint64_t size_ = 0;
  bool ascends_ = true;
};

/// The code of the function.
Value range(Arguments arguments, Records& records);

}  // namespace cairn::query
