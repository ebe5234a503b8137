#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/adjacency.h"
#include "graph/catalog.h"
#include "graph/name_index.h"
#include "graph/record.h"
#include "storage/store.h"

namespace cairn::graph {

/// Numbers of nodes and relationships, or differences of them.
struct Counts {
  std::int64_t nodes = 0;
  std::int64_t relationships = 0;
  std::map<LabelId, std::int64_t> labels;
  std::map<TypeId, std::int64_t> types;
};

/// Reading a property graph at one commit. Everything comes in batches: a caller that walks the graph asks
/// for the neighbours of a whole frontier, then for the records of all that it found. No iterator stays open
/// between calls.
///
/// Ids that do not exist are no error where many are asked for: they have no record and no neighbours.
class View {
 public:
  virtual ~View() = default;

  const Catalog& catalog() const { return *catalog_; }

  std::optional<Node> node(NodeId id) const;
  /// One result an id, in their order.
  std::vector<std::optional<Node>> nodes(std::span<const NodeId> ids) const;
  std::vector<std::optional<Relationship>> relationships(std::span<const RelationshipId> ids) const;

  /// The neighbours of every node of the frontier. No types: those of all types. A self-loop comes once in
  /// kBoth.
  Neighbours neighbours(std::span<const NodeId> frontier, Direction direction,
                        std::span<const TypeId> types = {}) const;

  /// About how many neighbours each node has, from a short read a list; 0 for all nodes where it would take a
  /// scan, as without types in a graph of many.
  std::vector<std::size_t> degrees(std::span<const NodeId> nodes, Direction direction,
                                   std::span<const TypeId> types = {}) const;

  /// The ids greater than `after`, ascending, at most `limit`: of all nodes, or of those with a label.
  std::vector<NodeId> nodes_after(NodeId after, std::size_t limit) const;
  std::vector<NodeId> nodes_with_label_after(LabelId label, NodeId after, std::size_t limit) const;
  /// All nodes with a label of this name, by ascending id, a batch at a time. What is written meanwhile to
  /// nodes behind the batch may be seen.
  void each_with_label(std::string_view label,
                       const std::function<void(const std::vector<NodeId>& batch)>& visit) const;
  std::vector<Relationship> relationships_after(RelationshipId after, std::size_t limit) const;

  std::uint64_t node_count() const;
  std::uint64_t node_count(LabelId label) const;
  std::uint64_t relationship_count() const;
  std::uint64_t relationship_count(TypeId type) const;

  /// The nodes of an index that is ready, by ascending value and id, at most `limit`: those with an equal
  /// value, or with one in the range (graph/property_index.h). `after` is the place behind which to go on,
  /// and is moved to the last one found; empty at the beginning.
  std::vector<NodeId> nodes_with_value(const PropertyIndex& index, const Value& value, std::string& after,
                                       std::size_t limit) const;
  std::vector<NodeId> nodes_in_range(const PropertyIndex& index, const IndexRange& range, std::string& after,
                                     std::size_t limit) const;

  /// Looks a concept up by name in the tiers of NameTier. `Name (category)` picks the one of that category,
  /// and `Name (#12)` the one with that id, where the whole string is no name itself.
  NameMatch find_concept(std::string_view name) const;
  /// By which exactly this concept is found where others are called the same: with its category, or with its
  /// id where that does not tell them apart.
  std::string qualified_name(const Node& node) const;
  /// The concepts that have exactly this name, by the name index.
  std::vector<NodeId> concepts_named(std::string_view name) const {
    return find_in_tier(NameTier::kExact, name);
  }
  /// The concept of that name, or Error{kNotFound} that lists the candidates or the nearest names.
  NodeId require_concept(std::string_view name) const;
  /// The names of concepts most like `name`, nearest first.
  std::vector<std::string> nearest_names(std::string_view name, std::size_t most) const;
  /// At most so many names and aliases of concepts that begin so, folded; as they are written, in the order
  /// of the folded ones, names first.
  std::vector<std::string> names_beginning(std::string_view beginning, std::size_t most) const;

  // Shorthands for the vocabulary: null, empty or "" where the node has no such property.
  const Value* property(const Node& node, std::string_view key) const;
  const Value* property(const Relationship& relationship, std::string_view key) const;
  std::string text_property(const Node& node, std::string_view key) const;

 protected:
  View() = default;
  void attach(const storage::Reader* reader, const Catalog* catalog) {
    reader_ = reader;
    catalog_ = catalog;
  }
  const storage::Reader& reader() const { return *reader_; }
  /// How far the counts are from those in the store; null: not at all.
  virtual const Counts* count_changes() const { return nullptr; }
  /// Called before relationships or lists of neighbours are read.
  virtual void prepare_reading() const {}
  /// Called before indexes are read.
  virtual void prepare_reading_indexes() const {}
  std::uint64_t stored_counter(const std::string& key) const;

 private:
  std::vector<NodeId> find_in_tier(NameTier tier, std::string_view text) const;
  /// With a qualifier: each tier counts only what that picks.
  NameMatch find_in_tiers(std::string_view name, std::optional<std::string_view> qualifier) const;
  void keep_qualified(std::string_view qualifier, std::vector<NodeId>& ids) const;
  std::vector<TypeId> types_to_read(std::span<const TypeId> wanted) const;
  /// Each node's, in their order: by direction, then type.
  static std::vector<ListPlace> lists_of(std::span<const NodeId> nodes, Direction direction,
                                         std::span<const TypeId> types);
  void collect_neighbours(NodeId node, Direction direction, Neighbours& result) const;

  const storage::Reader* reader_ = nullptr;
  const Catalog* catalog_ = nullptr;
};

/// A View of the last commit. May be used from several threads.
class Snapshot final : public View {
 public:
  Snapshot(std::shared_ptr<const storage::Snapshot> store, std::shared_ptr<const Catalog> catalog);
  std::uint64_t commit_number() const { return store_->commit_number(); }

 private:
  std::shared_ptr<const storage::Snapshot> store_;
  std::shared_ptr<const Catalog> catalog_holder_;
};

}  // namespace cairn::graph
