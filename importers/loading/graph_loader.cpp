#include "importers/loading/graph_loader.h"

#include <charconv>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <unordered_set>

#include "importers/loading/record_fields.h"

namespace cairn::importers {

namespace {

using nlohmann::json;

std::uint64_t wished_id(const std::string& id) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
  return error == std::errc() && end == id.data() + id.size() &&
                 number < std::numeric_limits<std::int64_t>::max()
             ? number
             : 0;
}

/// Hands each record to where it belongs.
template <typename Fields, typename AddNode, typename AddRelationship>
void read_all(GraphRecords& records, const Fields& fields, AddNode add_node,
              AddRelationship add_relationship) {
  for (json object; records.next(object);) {
    const std::string type = fields.text(object, "type");
    if (type == "node") {
      add_node(object);
    } else if (type == "relationship") {
      add_relationship(object);
    } else {
      fields.fail("\"type\" is neither \"node\" nor \"relationship\"");
    }
  }
}

/// The nodes of the file by their id there.
class NodesOfFile {
 public:
  bool contains(const std::string& id) const { return nodes_.contains(id); }
  void add(const std::string& id, graph::NodeId node) { nodes_.emplace(id, node); }

  template <typename Fields>
  graph::NodeId end(const Fields& fields, const json& relationship, const char* which) const {
    const std::string id = fields.end_id(relationship, which);
    const auto node = nodes_.find(id);
    if (node == nodes_.end())
      fields.fail("the " + std::string(which) + " node " + id + " does not stand above");
    return node->second;
  }

 private:
  std::unordered_map<std::string, graph::NodeId> nodes_;
};

constexpr const char* kSecondTime = " stands here for the second time";

class GraphLoader {
 public:
  GraphLoader(graph::Transaction& transaction, const std::string& uri, GraphRecords& records)
      : transaction_(transaction), uri_(uri), records_(records), fields_(transaction, records) {}

  GraphImport load() {
    old_nodes_ = transaction_.external_nodes(uri_);
    old_relationships_ = transaction_.external_relationships(uri_);
    read_all(
        records_, fields_, [this](const json& object) { add_node(object); },
        [this](const json& object) { add_relationship(object); });
    for (const auto& [id, relationship] : old_relationships_) remove_relationship(id, relationship);
    for (const auto& [id, node] : old_nodes_) {
      if (transaction_.node(node)) transaction_.detach_delete_node(node);  // others may have deleted it
      transaction_.forget_external_node(uri_, id);
    }
    return counts_;
  }

 private:
  void add_node(const json& object) {
    const std::string id = fields_.text(object, "id");
    if (nodes_.contains(id)) fields_.fail("the node " + id + kSecondTime);
    auto labels = fields_.labels(object);
    ++counts_.nodes;
    const auto known = old_nodes_.extract(id);
    if (!known.empty() && transaction_.node(known.mapped())) {
      nodes_.add(id, known.mapped());
      transaction_.replace(graph::Node{known.mapped(), std::move(labels), fields_.properties(object)});
      return;
    }
    const auto node = transaction_.create_node(wished_id(id), std::move(labels), fields_.properties(object));
    nodes_.add(id, node);
    transaction_.set_external_node(uri_, id, node);
  }

  void add_relationship(const json& object) {
    const std::string id = fields_.text(object, "id");
    if (!relationships_.insert(id).second) fields_.fail("the relationship " + id + kSecondTime);
    const graph::NodeId start = nodes_.end(fields_, object, "start");
    const graph::NodeId finish = nodes_.end(fields_, object, "end");
    const auto type = transaction_.type(fields_.text(object, "label"));
    ++counts_.relationships;
    const auto known = old_relationships_.find(id);
    if (known != old_relationships_.end()) {
      const graph::RelationshipId old = known->second;
      const auto record = transaction_.relationships(std::span(&old, 1)).front();
      const bool same = record && record->type == type && record->start == start && record->end == finish;
      if (same) {
        graph::Relationship relationship = *record;
        relationship.properties = fields_.properties(object);
        transaction_.replace(relationship);
        old_relationships_.erase(known);
        return;
      }
      remove_relationship(id, old);
      old_relationships_.erase(known);
    }
    const auto made =
        transaction_.create_relationship(wished_id(id), type, start, finish, fields_.properties(object));
    transaction_.set_external_relationship(uri_, id, made);
  }

  void remove_relationship(const std::string& id, graph::RelationshipId relationship) {
    if (transaction_.relationships(std::span(&relationship, 1)).front())
      transaction_.delete_relationship(relationship);
    transaction_.forget_external_relationship(uri_, id);
  }

  graph::Transaction& transaction_;
  const std::string& uri_;
  GraphRecords& records_;
  RecordFields<graph::Transaction> fields_;
  NodesOfFile nodes_;
  std::unordered_set<std::string> relationships_;
  std::map<std::string, graph::NodeId> old_nodes_;
  std::map<std::string, graph::RelationshipId> old_relationships_;
  GraphImport counts_;
};

}  // namespace

GraphImport load_graph(graph::Transaction& transaction, const std::string& uri, const std::string& sha256,
                       GraphRecords& records) {
  const auto before = transaction.external_digest(uri);
  if (before == sha256) return {ImportReport::Outcome::kUnchanged, 0, 0};
  GraphImport imported = GraphLoader(transaction, uri, records).load();
  imported.outcome = before.empty() ? ImportReport::Outcome::kImported : ImportReport::Outcome::kUpdated;
  transaction.set_external_digest(uri, sha256);
  return imported;
}

GraphImport load_graph(graph::BulkLoad& load, const std::string& uri, const std::string& sha256,
                       GraphRecords& records) {
  GraphImport counts;
  NodesOfFile nodes;
  RecordFields fields(load, records);
  const auto add_node = [&](const json& object) {
    const std::string id = fields.text(object, "id");
    if (nodes.contains(id)) fields.fail("the node " + id + kSecondTime);
    auto labels = fields.labels(object);
    const auto node = load.create_node(wished_id(id), std::move(labels), fields.properties(object));
    nodes.add(id, node);
    load.set_external_node(uri, id, node);
    ++counts.nodes;
  };
  const auto add_relationship = [&](const json& object) {
    const std::string id = fields.text(object, "id");
    const auto start = nodes.end(fields, object, "start");
    const auto end = nodes.end(fields, object, "end");
    const auto type = load.type(fields.text(object, "label"));
    load.set_external_relationship(
        uri, id, load.create_relationship(wished_id(id), type, start, end, fields.properties(object)));
    ++counts.relationships;
  };
  read_all(records, fields, add_node, add_relationship);
  load.set_external_digest(uri, sha256);
  return counts;
}

void fail_at_repeated_relationship(const std::string& id, GraphRecords& records) {
  std::size_t times = 0;
  for (json object; records.next(object);) {
    const auto found = object.find("id");
    if (object["type"] != "relationship" || found == object.end()) continue;
    times += (found->is_string() ? found->get<std::string>() : found->dump()) == id ? 1U : 0U;
    if (times == 2) records.fail("the relationship " + id + kSecondTime);
  }
}

}  // namespace cairn::importers
