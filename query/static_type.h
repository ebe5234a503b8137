#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "query/value.h"

namespace cairn::query {

/// The types that an expression can have, as far as that is known before the query runs; of lists also the
/// types of their elements.
class StaticType {
 public:
  enum Type : std::uint32_t {
    kNull = 1U << 0U,
    kBoolean = 1U << 1U,
    kInteger = 1U << 2U,
    kFloat = 1U << 3U,
    kString = 1U << 4U,
    kList = 1U << 5U,
    kMap = 1U << 6U,
    kNode = 1U << 7U,
    kRelationship = 1U << 8U,
    kPath = 1U << 9U,
    kTemporal = 1U << 10U,  ///< a point in time
    kDuration = 1U << 11U,
    kNumber = kInteger | kFloat,
    kAny = (1U << 12U) - 1
  };

  StaticType(std::uint32_t types = kAny) : types_(types) {}  // NOLINT(google-explicit-constructor)
  static StaticType list_of(StaticType element) {
    StaticType list(kList);
    list.element_ = std::make_shared<const StaticType>(std::move(element));
    return list;
  }
  static StaticType of(const Value& value);

  std::uint32_t types() const { return types_; }
  bool can_be(std::uint32_t types) const { return (types_ & types) != 0; }
  /// Whether it is one of these, or null, in some run.
  bool suits(std::uint32_t wanted) const { return can_be(wanted | kNull); }
  bool is_only(std::uint32_t types) const { return (types_ & ~types) == 0; }
  /// For people: "a string or a list".
  std::string names() const;
  /// Of the elements, where it is a list.
  StaticType element() const { return element_ ? *element_ : StaticType(); }

  friend StaticType operator|(const StaticType& a, const StaticType& b) {
    StaticType both(a.types_ | b.types_);
    const bool lists = a.can_be(kList) && b.can_be(kList);
    if (lists && a.element_ && b.element_)
      both.element_ = std::make_shared<const StaticType>(*a.element_ | *b.element_);
    if (!lists) both.element_ = a.can_be(kList) ? a.element_ : b.element_;
    return both;
  }

 private:
  std::uint32_t types_;
  std::shared_ptr<const StaticType> element_;  ///< null: anything
};

}  // namespace cairn::query
