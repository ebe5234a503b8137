#pragma once

#include <string>
#include <string_view>

#include "text/folding.h"

namespace cairn::query {

/// The entry of a table of functions with that name, in any case; null when there is none.
template <typename Table>
auto find_in(const Table& table, std::string_view name) -> decltype(table.data()) {
  const std::string wanted = text::fold_case(name);
  for (const auto& function : table) {
    if (text::fold_case(function.name) == wanted) return &function;
  }
  return nullptr;
}

}  // namespace cairn::query
