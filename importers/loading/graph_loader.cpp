#include "importers/loading/graph_loader.h"

#include <bitset>
#include <charconv>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>

#include "importers/loading/record_fields.h"
#include "storage/error.h"

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

/// Hands each record to where it belongs. What a constraint refuses is told with the line.
template <typename Fields, typename AddNode, typename AddRelationship>
void read_all(GraphRecords& records, const Fields& fields, AddNode add_node,
              AddRelationship add_relationship) {
  for (json object; records.next(object);) {
    const std::string type = fields.text(object, "type");
    try {
      if (type == "node") {
        add_node(object);
      } else if (type == "relationship") {
        add_relationship(object);
      } else {
        fields.fail("\"type\" is neither \"node\" nor \"relationship\"");
      }
    } catch (const Error& refused) {
      if (refused.kind() == ErrorKind::kInvalidInput) fields.fail(refused.what());
      throw;
    }
  }
}

template <typename Fields>
[[noreturn]] void fail_at_unknown_end(const Fields& fields, const char* which, const std::string& id) {
  fields.fail("the " + std::string(which) + " node " + id + " does not stand above");
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
    if (node == nodes_.end()) fail_at_unknown_end(fields, which, id);
    return node->second;
  }

 private:
  std::unordered_map<std::string, graph::NodeId> nodes_;
};

constexpr const char* kSecondTime = " stands here for the second time";

/// Numbers of which many follow each other: a bit each, in blocks.
class NumberSet {
 public:
  bool contains(std::uint64_t number) const {
    const auto block = blocks_.find(number / kBlock);
    return block != blocks_.end() && block->second[number % kBlock];
  }
  void insert(std::uint64_t number) { blocks_[number / kBlock].set(number % kBlock); }

 private:
  static constexpr std::size_t kBlock = 1024;
  std::unordered_map<std::uint64_t, std::bitset<kBlock>> blocks_;
};

/// Knows what stood in the file by a bit each; the ids of the file are looked up in the transaction, so that
/// the memory does not grow with them.
class GraphLoader {
 public:
  GraphLoader(graph::Transaction& transaction, const std::string& uri, GraphRecords& records)
      : transaction_(transaction), uri_(uri), records_(records), fields_(transaction, records) {}

  GraphImport load() {
    read_all(
        records_, fields_, [this](const json& object) { add_node(object); },
        [this](const json& object) { add_relationship(object); });
    remove_relationships_that_are_gone();
    remove_nodes_that_are_gone();
    return counts_;
  }

 private:
  void add_node(const json& object) {
    const std::string id = fields_.text(object, "id");
    const auto known = transaction_.external_node(uri_, id);
    if (known && nodes_.contains(*known)) fields_.fail("the node " + id + kSecondTime);
    const bool there = known && transaction_.node(*known);
    graph::Node node =
        graph::with_ordered_labels({there ? *known : 0, fields_.labels(object), fields_.properties(object)});
    clear_the_way(node);
    ++counts_.nodes;
    if (there) {
      nodes_.insert(node.id);
      transaction_.replace(node);
      return;
    }
    const auto made =
        transaction_.create_node(wished_id(id), std::move(node.labels), std::move(node.properties));
    nodes_.insert(made);
    transaction_.set_external_node(uri_, id, made);
  }

  /// A value that must be unique may have moved in the file, from a node that stands further below or does
  /// not any more: until its turn comes, that one is without it.
  void clear_the_way(const graph::Node& node) {
    for (auto conflict = transaction_.unique_conflict(node); conflict;
         conflict = transaction_.unique_conflict(node)) {
      if (nodes_.contains(conflict->node) || !is_of_this_file(conflict->node)) return;
      graph::Node other = *transaction_.node(conflict->node);
      other.properties.set(conflict->key, {});
      transaction_.replace(other);
      // Should that node turn out to stay though the file has it no more, its value was not to be taken.
      gave_up_.emplace(
          conflict->node,
          records_.refusal("node " + std::to_string(conflict->node) + " has the same " +
                           transaction_.catalog().keys.name(conflict->key) +
                           ", which must be unique; the file has that node no more, but something "
                           "else is related to it"));
    }
  }

  bool is_of_this_file(graph::NodeId node) {
    if (!before_) {
      before_.emplace();
      std::string from;
      for (auto ids = transaction_.external_nodes(uri_, from, kBatch); !ids.empty();
           ids = transaction_.external_nodes(uri_, from, kBatch)) {
        for (const auto& [id, each] : ids) before_->insert(each);
        from = behind(ids.rbegin()->first);
      }
    }
    return before_->contains(node);
  }

  void add_relationship(const json& object) {
    const std::string id = fields_.text(object, "id");
    const auto known = transaction_.external_relationship(uri_, id);
    if (known && relationships_.contains(*known)) fields_.fail("the relationship " + id + kSecondTime);
    const graph::NodeId start = end(object, "start");
    const graph::NodeId finish = end(object, "end");
    const auto type = transaction_.type(fields_.text(object, "label"));
    ++counts_.relationships;
    auto record = known ? transaction_.relationships(std::span(&*known, 1)).front() : std::nullopt;
    if (record && record->type == type && record->start == start && record->end == finish) {
      relationships_.insert(*known);
      record->properties = fields_.properties(object);
      transaction_.replace(*record);
      return;
    }
    if (record) transaction_.delete_relationship(*known);
    const auto made =
        transaction_.create_relationship(wished_id(id), type, start, finish, fields_.properties(object));
    relationships_.insert(made);
    transaction_.set_external_relationship(uri_, id, made);
  }

  /// The node at an end of a relationship.
  graph::NodeId end(const json& relationship, const char* which) {
    const std::string id = fields_.end_id(relationship, which);
    const auto remembered = ends_.find(id);
    if (remembered != ends_.end()) return remembered->second;
    const auto node = transaction_.external_node(uri_, id);
    if (!node || !nodes_.contains(*node)) fail_at_unknown_end(fields_, which, id);
    if (ends_.size() == kMostEnds) ends_.clear();
    return ends_.emplace(id, *node).first->second;
  }

  void remove_relationships_that_are_gone() {
    std::string from;
    for (auto ids = transaction_.external_relationships(uri_, from, kBatch); !ids.empty();
         ids = transaction_.external_relationships(uri_, from, kBatch)) {
      for (const auto& [id, relationship] : ids) {
        if (relationships_.contains(relationship)) continue;
        if (transaction_.relationships(std::span(&relationship, 1)).front())
          transaction_.delete_relationship(relationship);
        transaction_.forget_external_relationship(uri_, id);
      }
      from = behind(ids.rbegin()->first);
    }
  }

  /// But for those on which something hangs that is not the file's: what a person said or knows outlives the
  /// import, and should the file name the node again, it is this one.
  void remove_nodes_that_are_gone() {
    std::string from;
    for (auto ids = transaction_.external_nodes(uri_, from, kBatch); !ids.empty();
         ids = transaction_.external_nodes(uri_, from, kBatch)) {
      for (const auto& [id, node] : ids) {
        if (nodes_.contains(node)) continue;
        if (transaction_.node(node)) {  // others may have deleted it
          if (!transaction_.neighbours(std::span(&node, 1), graph::Direction::kBoth).empty()) {
            if (const auto refusal = gave_up_.find(node); refusal != gave_up_.end()) throw refusal->second;
            continue;
          }
          transaction_.delete_node(node);
        }
        transaction_.forget_external_node(uri_, id);
      }
      from = behind(ids.rbegin()->first);
    }
  }

  static std::string behind(const std::string& id) { return id + '\0'; }

  static constexpr std::size_t kMostEnds = 200'000;
  static constexpr std::size_t kBatch = 10'000;

  graph::Transaction& transaction_;
  const std::string& uri_;
  GraphRecords& records_;
  RecordFields<graph::Transaction> fields_;
  NumberSet nodes_;
  NumberSet relationships_;
  std::unordered_map<graph::NodeId, Error> gave_up_;  ///< a value, and why it could be refused
  std::optional<NumberSet> before_;  ///< nodes that are the file's, those of its last import among them
  std::unordered_map<std::string, graph::NodeId> ends_;  ///< some that were looked up
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
