#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/binding/bound_query.h"

namespace cairn::query::binding {

/// What is known of a variable before the query runs.
enum class VariableKind : std::uint8_t { kValue, kNode, kRelationship, kRelationshipList, kPath };

struct VariableInfo {
  std::string name;
  bound::Slot slot = 0;
  VariableKind kind = VariableKind::kValue;
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
  const std::vector<VariableInfo>& variables() const { return variables_; }
  bool empty() const { return variables_.empty(); }

 private:
  std::vector<VariableInfo> variables_;
};

}  // namespace cairn::query::binding
