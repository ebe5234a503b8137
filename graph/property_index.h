#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/ids.h"
#include "graph/value.h"
#include "storage/store.h"

namespace cairn::graph {

using IndexId = std::uint32_t;

/// An index of the nodes with a label by the value of a property. Finds equal values and ranges; a unique one
/// refuses a second node with the same value.
struct PropertyIndex {
  IndexId id = 0;
  LabelId label = 0;
  KeyId key = 0;
  bool unique = false;
  std::string name;  ///< for people; no two have the same
  /// While it is being built it holds the nodes up to this id, and those that were written since; it may not
  /// be asked yet. None: it is complete.
  std::optional<NodeId> built_to;

  bool ready() const { return !built_to; }
};

// As it stands in the family `catalog`.
std::string index_key(IndexId id);
std::string encode(const PropertyIndex& index);
PropertyIndex decode_index(IndexId id, std::string_view bytes);

/// The bytes under which an index keeps a value: they sort as values do, types apart, and are equal for equal
/// values; 1 and 1.0 are equal. Nothing for null and NaN, which equal nothing, and for lists that hold one.
std::optional<std::string> index_form(const Value& value);

/// The bounds of the index forms that a range between two values of one type has.
struct IndexRange {
  std::string from;  ///< inclusive
  std::string to;    ///< exclusive; empty: to the end
};
/// The least or greatest forms of a value's type stand in for a bound that is not given. Nothing where the
/// two are not of one type, or cannot be bounds.
std::optional<IndexRange> index_range(const Value* from, bool from_inclusive, const Value* to,
                                      bool to_inclusive);

}  // namespace cairn::graph
