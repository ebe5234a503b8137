#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "graph/view.h"
#include "graph/write_cache.h"

namespace cairn::graph {

/// A node that has a value which must be unique, in the way of another one.
struct UniqueConflict {
  NodeId node = 0;
  LabelId label = 0;
  KeyId key = 0;
};

/// The one writing transaction of a process, and a View of its own writes. Nothing is seen by others before
/// commit(); destroying it without commit() undoes all. Every index, count and both directions of a
/// relationship are written in the same batch as the record, so that they cannot disagree. One thread at a
/// time.
///
/// Errors: Error{kInvalidInput} for an id that does not exist or a node that still has relationships; the
/// transaction stays usable and unchanged by the failed call.
class Transaction final : public View {
 public:
  /// The cache is that of all transactions of the process on this store.
  Transaction(std::unique_ptr<storage::Transaction> store, std::shared_ptr<WriteCache> cache);

  /// The number of a name, which is added to the catalog at first use.
  LabelId label(std::string_view name);
  TypeId type(std::string_view name);
  KeyId key(std::string_view name);
  /// Properties from names; null values are left out.
  Properties properties(std::vector<std::pair<std::string_view, Value>> named);

  NodeId create_node(std::vector<LabelId> labels, Properties properties);
  /// Takes the id that the node had elsewhere if it is greater than all that were given so far; gives a
  /// fresh one otherwise.
  NodeId create_node(NodeId wished, std::vector<LabelId> labels, Properties properties);
  RelationshipId create_relationship(TypeId type, NodeId start, NodeId end, Properties properties);
  RelationshipId create_relationship(RelationshipId wished, TypeId type, NodeId start, NodeId end,
                                     Properties properties);

  /// Finds out in one read which of these nodes there are, so that relating them is cheap.
  void look_up_nodes(std::span<const NodeId> ids);

  /// What a constraint would refuse the node for, with its labels sorted, if it were written now.
  std::optional<UniqueConflict> unique_conflict(const Node& node) const;

  /// Replaces labels and properties of the node with this id. Returns whether anything changed.
  bool replace(const Node& node);
  /// Replaces the properties of the relationship with this id; its type and ends cannot change.
  bool replace(const Relationship& relationship);

  void delete_relationship(RelationshipId id);
  void delete_node(NodeId id);
  /// Deletes the node together with its relationships.
  void detach_delete_node(NodeId id);

  /// An index of the nodes with the label by the property, see PropertyIndex. Where there are such nodes it
  /// still must be built, by Graph::build_index() or step by step.
  /// Without a name it gets one of the label and the property. Throws Error{kInvalidInput} where there is one
  /// like it, or of that name.
  IndexId create_index(LabelId label, KeyId key, bool unique, std::string name = {});
  /// Adds so many nodes more to an index; returns whether it is complete. Throws Error{kInvalidInput} where
  /// two nodes have the same value in a unique one.
  bool build_index(IndexId id, std::size_t nodes);
  /// Takes away so many entries of an index, and it itself with the last ones; returns whether it is gone.
  /// `from` is where to go on, empty at the beginning.
  bool drop_index(IndexId id, std::size_t entries, std::string& from);

  static constexpr std::size_t kAll = static_cast<std::size_t>(-1);

  // Graph imports know their nodes and relationships again by the id that these have in their source.
  std::optional<NodeId> external_node(std::string_view source, std::string_view id) const;
  std::optional<RelationshipId> external_relationship(std::string_view source, std::string_view id) const;
  /// By their ids in the source, from an id on, at most so many.
  std::map<std::string, NodeId> external_nodes(std::string_view source, std::string_view from = {},
                                               std::size_t most = kAll) const;
  std::map<std::string, RelationshipId> external_relationships(std::string_view source,
                                                               std::string_view from = {},
                                                               std::size_t most = kAll) const;
  /// Of all sources.
  std::set<NodeId> external_nodes() const;
  void set_external_node(std::string_view source, std::string_view id, NodeId node);
  void set_external_relationship(std::string_view source, std::string_view id, RelationshipId relationship);
  void forget_external_node(std::string_view source, std::string_view id);
  void forget_external_relationship(std::string_view source, std::string_view id);
  /// The digest of the source's content at its last import; "" where there was none.
  std::string external_digest(std::string_view source) const;
  void set_external_digest(std::string_view source, std::string_view digest);

  /// Marks the beginning of a statement; rollback() undoes what was written since the innermost mark,
  /// release() keeps it. Marks nest.
  void savepoint();
  void rollback();
  void release();

  bool changed() const { return !touched_.empty() || touched_too_many_ || catalog_changed_; }
  void commit();

 private:
  struct State {
    Catalog catalog;
    NodeId next_node = 1;
    RelationshipId next_relationship = 1;
    IndexId next_index = 0;
    Counts count_changes;
  };
  struct Savepoint {
    State state;
    std::size_t touched = 0;
  };
  /// A relationship that is to be added to a list of neighbours. A list is written once for many of them.
  struct Append {
    ListPlace place;
    AdjacencyChunk::Entry entry;
  };
  using List = std::span<const Append>;
  /// Whether what is written may be read again in this transaction.
  enum class Writing : std::uint8_t { kBefore, kAtCommit };

  std::uint32_t intern(NameTable& table, CatalogKind kind, std::string_view name);
  NodeId insert_node(Node node);
  RelationshipId insert_relationship(const Relationship& relationship);
  Node existing_node(NodeId id) const;
  Relationship existing_relationship(RelationshipId id) const;
  void write_indexes(const Node* before, const Node* after);
  void append_entries(std::set<std::string> entries);
  void count_labels(const Node* node, std::int64_t change);
  void check_unique(const Node& node) const;
  /// Another node that has the value in the index.
  std::optional<NodeId> find_other(const PropertyIndex& index, const std::string& form, NodeId id) const;
  PropertyIndex existing_index(IndexId id) const;
  void put_index(const PropertyIndex& index);
  const Counts* count_changes() const override { return &state_.count_changes; }
  void count_relationship(TypeId type, std::int64_t change);
  void write_counts();
  void touch(NodeId node);
  void touch(const Relationship& relationship);
  bool node_exists(NodeId id);
  void know(NodeId id);
  bool is_new(NodeId id) const;
  void append_neighbours(const Relationship& relationship);
  void prepare_reading() const override { write_appended(Writing::kBefore); }
  void write_appended(Writing when) const;
  void prepare_reading_indexes() const override { write_pending_entries(Writing::kBefore); }
  void write_pending_entries(Writing when) const;
  std::vector<std::optional<std::string>> open_chunks(std::span<const List> lists, bool cached) const;
  std::string write_list(List appended, const std::optional<std::string>& open_bytes, Writing when) const;
  void put(Writing when, storage::Family family, std::string_view key, std::string_view value) const;
  void write_all();
  void remove_neighbour(Direction direction, const Relationship& relationship);
  AdjacencyChunk read_chunk(const ListPlace& place, std::uint32_t number) const;
  std::uint32_t chunk_with(const ListPlace& place, RelationshipId id);
  void drop_empty_chunks(const ListPlace& place);
  void erase_neighbours(Direction direction, NodeId id);
  void forget_node(const Node& node);
  void forget_relationship(const Relationship& relationship);

  std::unique_ptr<storage::Transaction> store_;
  State state_;
  std::vector<NodeId> touched_;    ///< some of them more than once
  bool touched_too_many_ = false;  ///< to list them
  bool catalog_changed_ = false;
  std::vector<Savepoint> savepoints_;
  // Relationships that were created and are written when something is read, or at the commit.
  mutable std::vector<Append> appended_;
  mutable std::vector<std::pair<RelationshipId, std::string>> records_;
  /// Of nodes that were created: entries that are written when an index is read, or at the commit.
  mutable std::vector<std::string> pending_entries_;
  mutable std::size_t pending_bytes_ = 0;   ///< that these take
  std::unordered_set<NodeId> known_nodes_;  ///< that exist, as far as was looked
  std::vector<NodeId> created_nodes_;       ///< ascending, as ids are
  /// Where the last relationship of a long list was found that was deleted: a guess for the next one.
  std::map<ListPlace, std::uint32_t> last_chunks_;
  std::shared_ptr<WriteCache> cache_;
  mutable WriteCache::Lesson lesson_;     ///< for the cache, if this is committed
  bool cache_is_true_ = true;             ///< of what this transaction sees
  mutable bool lists_are_cached_ = true;  ///< what was written to lists will be
  /// Nodes from this one on were created since lists were last written: they have none yet.
  mutable NodeId first_without_lists_ = 0;
};

}  // namespace cairn::graph
