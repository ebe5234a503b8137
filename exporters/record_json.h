#pragma once

#include "exporters/typed_json.h"
#include "graph/catalog.h"
#include "graph/record.h"

namespace cairn::exporters {

/// The names of a node's labels, sorted.
Json labels_json(const graph::Node& node, const graph::Catalog& catalog);

/// Properties by name, sorted; values as to_plain_json() writes them.
Json properties_json(const graph::Properties& properties, const graph::Catalog& catalog);

}  // namespace cairn::exporters
