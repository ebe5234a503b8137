#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/binding/bound_query.h"
#include "query/static_type.h"

namespace cairn::query::binding {

struct VariableInfo {
  std::string name;
  bound::Slot slot = 0;
  StaticType type;
};

/// The variables that can be seen at a place of the query, in the order of their introduction.
class Scope {
 public:
  const VariableInfo* find(const std::string& name) const {
    for (const auto& variable : variables_) {
      if (variable.name == name) return &variable;
    }
    return nullptr;
  }
  void add(VariableInfo variable) { variables_.push_back(std::move(variable)); }
  /// Hides a variable of the same name.
  void replace(VariableInfo variable) {
    std::erase_if(variables_, [&](const VariableInfo& known) { return known.name == variable.name; });
    add(std::move(variable));
  }
  const std::vector<VariableInfo>& variables() const { return variables_; }
  bool empty() const { return variables_.empty(); }

 private:
  std::vector<VariableInfo> variables_;
};

}  // namespace cairn::query::binding
