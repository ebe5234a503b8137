#include "query/schema.h"

#include <algorithm>

#include "storage/error.h"
#include "text/similarity.h"

namespace cairn::query {

namespace {

const graph::PropertyIndex* find_named(const graph::Catalog& catalog, const std::string& name) {
  const auto found = std::find_if(catalog.indexes.begin(), catalog.indexes.end(),
                                  [&](const auto& index) { return index.name == name; });
  return found == catalog.indexes.end() ? nullptr : &*found;
}

std::string kind_of(const graph::PropertyIndex& index) {
  return index.unique ? "constraint" : "index";
}

/// Where an index of that name, or by that property, is there already.
const graph::PropertyIndex* find_like(const graph::Catalog& catalog, const syntax::CreateIndex& wanted) {
  const auto label = catalog.labels.find(wanted.label.text);
  const auto key = catalog.keys.find(wanted.key.text);
  const auto* same = label && key ? catalog.find_index(*label, *key) : nullptr;
  return same == nullptr && wanted.name ? find_named(catalog, wanted.name->text) : same;
}

}  // namespace

void create_index(graph::Graph& graph, const syntax::CreateIndex& wanted, const ErrorSource& source,
                  const std::atomic<bool>& cancelled) {
  auto transaction = graph.begin(wanted.unique ? "CREATE CONSTRAINT" : "CREATE INDEX");
  if (const auto* there = find_like(transaction->catalog(), wanted)) {
    const bool serves = there->unique || !wanted.unique;  // an index refuses nothing
    if (wanted.if_not_exists && serves) return;
    source.runtime_error(
        "SchemaError", "IndexAlreadyExists",
        "there is the " + kind_of(*there) + " '" + there->name + "' already; drop it first",
        wanted.name && there->name == wanted.name->text ? wanted.name->span : wanted.key.span);
  }
  const auto label = transaction->label(wanted.label.text);
  const auto key = transaction->key(wanted.key.text);
  const auto id =
      transaction->create_index(label, key, wanted.unique, wanted.name ? wanted.name->text : std::string());
  transaction->commit();
  transaction.reset();
  try {
    graph.build_index(id, [&cancelled] { return !cancelled; });
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kInvalidInput) throw;
    source.runtime_error("SchemaError", "ConstraintCreationFailed", error.what(), wanted.key.span);
  }
  if (!cancelled) return;
  graph.drop_index(id);
  throw Error(ErrorKind::kCancelled, "the query was cancelled; there is no index");
}

void drop_index(graph::Graph& graph, const syntax::DropIndex& unwanted, const ErrorSource& source) {
  const auto snapshot = graph.snapshot();
  const auto* there = find_named(snapshot->catalog(), unwanted.name.text);
  if (there != nullptr && there->unique == unwanted.unique) {
    graph.drop_index(there->id);
  } else if (there != nullptr && there->unique) {  // also with IF EXISTS: it does exist
    source.runtime_error("SchemaError", "IndexBelongsToConstraint",
                         "'" + there->name + "' is a constraint; DROP CONSTRAINT drops it",
                         unwanted.name.span);
  } else if (!unwanted.if_exists) {
    const std::string kind = unwanted.unique ? "constraint" : "index";
    std::vector<std::string> names;
    for (const auto& index : snapshot->catalog().indexes) {
      if (index.unique == unwanted.unique) names.push_back(index.name);
    }
    const auto near = text::nearest(unwanted.name.text, names, 1);
    source.runtime_error("SchemaError", unwanted.unique ? "ConstraintNotFound" : "IndexNotFound",
                         "there is no " + kind + " '" + unwanted.name.text + "'" +
                             (there != nullptr ? "; it is an index, which DROP INDEX drops"
                              : near.empty()   ? ""
                                               : "; did you mean '" + near.front() + "'?"),
                         unwanted.name.span);
  }
}

const std::vector<std::string>& index_columns() {
  static const std::vector<std::string> columns = {"name", "label", "property", "unique", "state"};
  return columns;
}

std::vector<std::vector<Value>> list_indexes(const graph::View& view, const syntax::ShowIndexes& wanted) {
  std::vector<std::vector<Value>> rows;
  for (const auto& index : view.catalog().indexes) {
    if (wanted.unique && !index.unique) continue;
    rows.push_back({index.name, view.catalog().labels.name(index.label), view.catalog().keys.name(index.key),
                    index.unique, index.ready() ? "online" : "being built"});
  }
  std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return order(a[0], b[0]) < 0; });
  return rows;
}

}  // namespace cairn::query
