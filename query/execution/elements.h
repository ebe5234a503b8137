#pragma once

#include <cstdint>
#include <utility>
#include <variant>

#include "query/execution/range.h"

namespace cairn::query::execution {

/// What a list holds, or a range() that nobody needs the list of.
class Elements {
 public:
  /// None.
  Elements() = default;
  explicit Elements(Range range) : of_(range), size_(range.size()) {}
  /// Of a list, which it keeps.
  explicit Elements(Value list) : size_(list.list()->size()) { of_ = std::move(list); }

  std::uint64_t size() const { return size_; }
  Value operator[](std::uint64_t index) const {
    const auto* range = std::get_if<Range>(&of_);
    return range != nullptr ? Value((*range)[index]) : (*list()->list())[index];
  }
  /// The list, or null for a range.
  const Value* list() const { return std::get_if<Value>(&of_); }

 private:
  std::variant<Value, Range> of_;
  std::uint64_t size_ = 0;
};

}  // namespace cairn::query::execution
