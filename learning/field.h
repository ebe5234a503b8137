#pragma once

#include <span>
#include <string>
#include <vector>

#include "graph/view.h"

namespace cairn::learning {

/// The field that each concept belongs to: its category; without one, that of most of the concepts whose
/// entries introduce it, or else the first of their names, or else its own name; of such a name "" where no
/// other of the concepts shares it.
std::vector<std::string> fields(const graph::View& view, std::span<const graph::NodeId> concepts);

}  // namespace cairn::learning
