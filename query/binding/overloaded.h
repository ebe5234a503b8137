#pragma once

namespace cairn::query::binding {

/// One visitor of a variant made of a lambda a form.
template <typename... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};
template <typename... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

}  // namespace cairn::query::binding
