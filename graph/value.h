#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/temporal.h"
#include "storage/encoding.h"

namespace cairn::graph {

struct Value;
using List = std::vector<Value>;

/// A property value: null, boolean, integer, float, string, a point in time or a duration, or a list of
/// these. Equality is structural and typed: 1 and 1.0 differ, NaN equals itself.
struct Value : std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Temporal> {
  using variant::variant;
  Value(const char* text) : variant(std::string(text)) {}       // NOLINT(google-explicit-constructor)
  Value(std::string_view text) : variant(std::string(text)) {}  // NOLINT(google-explicit-constructor)

  bool is_null() const { return std::holds_alternative<std::monostate>(*this); }
  /// Null when the value is of another type.
  const std::string* string() const { return std::get_if<std::string>(this); }
  const std::int64_t* integer() const { return std::get_if<std::int64_t>(this); }
  const double* float64() const { return std::get_if<double>(this); }
  const bool* boolean() const { return std::get_if<bool>(this); }
  const List* list() const { return std::get_if<List>(this); }
  const Temporal* temporal() const { return std::get_if<Temporal>(this); }
};

bool operator==(const Value& a, const Value& b);

/// A list of strings as a value, and back; what is not a string in the list is passed over.
Value string_list(const std::vector<std::string>& texts);
std::vector<std::string> strings(const Value* value);

/// Throws Error{kInvalidInput} for lists that are nested deeper than any that read_value() reads.
void append_value(std::string& out, const Value& value);
Value read_value(storage::Decoder& in);

}  // namespace cairn::graph
