#pragma once

#include <string>
#include <utility>
#include <vector>

#include "query/binding/scope.h"
#include "query/procedure.h"
#include "query/query_error.h"

namespace cairn::query::binding {

/// Gives out the slots of a query.
class SlotAllocator {
 public:
  bound::Slot next(std::string name = {}) {
    names_.push_back(std::move(name));
    return static_cast<bound::Slot>(names_.size() - 1);
  }
  bound::Slot count() const { return static_cast<bound::Slot>(names_.size()); }
  std::vector<std::string> take_names() { return std::move(names_); }

 private:
  std::vector<std::string> names_;
};

/// What all binders of a query share.
struct Environment {
  const ErrorSource& source;
  const Procedures& procedures;
  SlotAllocator slots;
  std::vector<std::pair<std::string, Span>> parameters;  ///< that the query uses
};

}  // namespace cairn::query::binding
