#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/view.h"

namespace cairn::learning {

/// What may be wrong with a knowledge graph.
enum class Problem : std::uint8_t {
  kCycle,            ///< concepts that require each other; the relationship is the weakest between them
  kContradiction,    ///< persons say that one requires the other, and that it does not, or that each requires
                     ///< the other
  kSuspiciousAlias,  ///< an alias that is another concept's name or alias too, or a single letter
  kDanglingLink,     ///< the text refers to something that no concept is called
  kNoDefinition,     ///< nothing says what the concept is
  kLeftOver,         ///< texts spoke of the concept and do no more; what persons said of it keeps it
  kRedundant,        ///< a requirement that follows from others; the relationship is that requirement
};
std::string_view name_of(Problem problem);

struct Finding {
  Problem problem{};
  std::vector<graph::NodeId> concepts;     ///< a cycle's members; the two ends of a requirement; one concept
  graph::RelationshipId relationship = 0;  ///< 0 where it is about none
  std::string detail;                      ///< the alias, or what the link says; "" elsewhere
};

/// All findings, by problem in the order above, then by concept. Looks at the whole graph: the time for
/// redundant requirements grows with the number of concepts times what each requires, directly and behind.
/// `interrupt` is called between the steps.
std::vector<Finding> lint(
    const graph::View& view, const std::function<void()>& interrupt = [] {});

}  // namespace cairn::learning
