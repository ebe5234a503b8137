#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "graph/graph.h"
#include "query/query_error.h"
#include "query/syntax/syntax_tree.h"
#include "query/value.h"

namespace cairn::query {

// CREATE INDEX, CREATE CONSTRAINT, DROP and SHOW INDEXES. Each is a transaction of its own, and an index is
// built in several, between which others may write. Throw QueryError.

void create_index(graph::Graph& graph, const syntax::CreateIndex& wanted, const ErrorSource& source,
                  const std::atomic<bool>& cancelled);
void drop_index(graph::Graph& graph, const syntax::DropIndex& unwanted, const ErrorSource& source);

const std::vector<std::string>& index_columns();
std::vector<std::vector<Value>> list_indexes(const graph::View& view, const syntax::ShowIndexes& wanted);

}  // namespace cairn::query
