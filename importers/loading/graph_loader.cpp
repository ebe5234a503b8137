#include "importers/loading/graph_loader.h"

#include <charconv>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "storage/error.h"
#include "temporal/failure.h"
#include "temporal/temporal_parser.h"

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

class GraphLoader {
 public:
  GraphLoader(graph::Transaction& transaction, const std::string& uri, GraphRecords& records)
      : transaction_(transaction), uri_(uri), records_(records) {}

  GraphImport load() {
    old_nodes_ = transaction_.external_nodes(uri_);
    old_relationships_ = transaction_.external_relationships(uri_);
    for (json object; records_.next(object);) {
      const std::string type = text(object, "type");
      if (type == "node") {
        add_node(object);
      } else if (type == "relationship") {
        add_relationship(object);
      } else {
        fail("\"type\" is neither \"node\" nor \"relationship\"");
      }
    }
    for (const auto& [id, relationship] : old_relationships_) remove_relationship(id, relationship);
    for (const auto& [id, node] : old_nodes_) {
      if (transaction_.node(node)) transaction_.detach_delete_node(node);  // others may have deleted it
      transaction_.forget_external_node(uri_, id);
    }
    return counts_;
  }

 private:
  [[noreturn]] void fail(const std::string& reason) const { records_.fail(reason); }

  std::string text(const json& object, const char* key) const {
    const auto found = object.find(key);
    if (found == object.end()) fail("\"" + std::string(key) + "\" is missing");
    if (found->is_string()) return found->get<std::string>();
    if (found->is_number_integer()) return found->dump();
    fail("\"" + std::string(key) + "\" is no string");
  }

  /// What JSON itself has no form for.
  std::optional<graph::Value> tagged_value(const std::string& tag, const std::string& text) const {
    if (const auto kind = temporal::kind_of_json_tag(tag)) {
      try {
        return temporal::parse(*kind, text, clock_);
      } catch (const temporal::Failure& failure) {
        fail(failure.reason);
      }
    }
    if (tag != "$float") return std::nullopt;
    if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
    if (text == "Infinity") return std::numeric_limits<double>::infinity();
    if (text == "-Infinity") return -std::numeric_limits<double>::infinity();
    return std::nullopt;
  }

  graph::Value value(const json& from) const {
    if (from.is_null()) return {};
    if (from.is_boolean()) return from.get<bool>();
    if (from.is_number_unsigned() &&
        from.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
      fail("the integer " + from.dump() + " does not fit in 64 bits");
    }
    if (from.is_number_integer()) return from.get<std::int64_t>();
    if (from.is_number_float()) return from.get<double>();
    if (from.is_string()) return from.get<std::string>();
    if (from.is_array()) {
      graph::List list;
      for (const auto& element : from) list.push_back(value(element));
      return list;
    }
    if (from.size() == 1 && from.begin().value().is_string()) {
      const std::string text = from.begin().value().get<std::string>();
      if (const auto tagged = tagged_value(from.begin().key(), text)) return *tagged;
    }
    fail("a property cannot be " + from.dump());
  }

  graph::Properties properties(const json& object) {
    graph::Properties properties;
    const auto found = object.find("properties");
    if (found == object.end() || found->is_null()) return properties;
    if (!found->is_object()) fail("\"properties\" is no object");
    for (const auto& [key, from] : found->items()) properties.set(transaction_.key(key), value(from));
    return properties;
  }

  void add_node(const json& object) {
    const std::string id = text(object, "id");
    if (nodes_.contains(id)) fail("the node " + id + " stands here for the second time");
    std::vector<graph::LabelId> labels;
    if (const auto found = object.find("labels"); found != object.end()) {
      if (!found->is_array()) fail("\"labels\" is no list");
      for (const auto& label : *found) {
        if (!label.is_string()) fail("a label is no string");
        labels.push_back(transaction_.label(label.get<std::string>()));
      }
    }
    ++counts_.nodes;
    const auto known = old_nodes_.extract(id);
    if (!known.empty() && transaction_.node(known.mapped())) {
      nodes_[id] = known.mapped();
      transaction_.replace(graph::Node{known.mapped(), std::move(labels), properties(object)});
      return;
    }
    nodes_[id] = transaction_.create_node(wished_id(id), std::move(labels), properties(object));
    transaction_.set_external_node(uri_, id, nodes_[id]);
  }

  graph::NodeId end(const json& object, const char* which) const {
    const auto found = object.find(which);
    if (found == object.end() || !found->is_object())
      fail("\"" + std::string(which) + "\" is no object with an id");
    const std::string id = text(*found, "id");
    const auto node = nodes_.find(id);
    if (node == nodes_.end()) fail("the " + std::string(which) + " node " + id + " does not stand above");
    return node->second;
  }

  void add_relationship(const json& object) {
    const std::string id = text(object, "id");
    if (!relationships_.insert(id).second)
      fail("the relationship " + id + " stands here for the second time");
    const graph::NodeId start = end(object, "start");
    const graph::NodeId finish = end(object, "end");
    const auto type = transaction_.type(text(object, "label"));
    ++counts_.relationships;
    const auto known = old_relationships_.find(id);
    if (known != old_relationships_.end()) {
      const graph::RelationshipId old = known->second;
      const auto record = transaction_.relationships(std::span(&old, 1)).front();
      const bool same = record && record->type == type && record->start == start && record->end == finish;
      if (same) {
        graph::Relationship relationship = *record;
        relationship.properties = properties(object);
        transaction_.replace(relationship);
        old_relationships_.erase(known);
        return;
      }
      remove_relationship(id, old);
      old_relationships_.erase(known);
    }
    const auto made =
        transaction_.create_relationship(wished_id(id), type, start, finish, properties(object));
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
  const temporal::Clock clock_ = temporal::Clock::now();
  std::unordered_map<std::string, graph::NodeId> nodes_;
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

}  // namespace cairn::importers
