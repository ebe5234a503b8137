#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/catalog.h"
#include "graph/record.h"
#include "storage/external_sorter.h"
#include "storage/store.h"

namespace cairn::graph {

/// The fast way to load a large graph into a database that holds none: the same result as a Transaction's,
/// made in bounded memory from sorted tables. Others see all of it after commit(), or nothing. It stands in
/// the place of the one writing transaction of the process. One thread at a time.
///
/// Errors, as cairn::Error: kInvalidInput where the database holds nodes, for an end of a relationship that
/// was not created before it, and at commit() where two nodes have the same value in a unique index.
class BulkLoad {
 public:
  explicit BulkLoad(std::unique_ptr<storage::BulkWriter> writer);

  // As Transaction's.
  LabelId label(std::string_view name);
  TypeId type(std::string_view name);
  KeyId key(std::string_view name);
  NodeId create_node(std::vector<LabelId> labels, Properties properties);
  RelationshipId create_relationship(TypeId type, NodeId start, NodeId end, Properties properties);
  /// Afterwards it may only be destroyed.
  void commit();

 private:
  /// A relationship as one of its ends lists it.
  struct Listed {
    NodeId owner = 0;
    TypeId type = 0;
    RelationshipId relationship = 0;
    NodeId node = 0;

    friend bool operator<(const Listed& a, const Listed& b) {
      if (a.owner != b.owner) return a.owner < b.owner;
      return a.type != b.type ? a.type < b.type : a.relationship < b.relationship;
    }
    static constexpr std::size_t bytes() { return sizeof(Listed); }
    void append_to(std::string& out) const;
    static Listed read(storage::Decoder& in);
  };
  struct IndexEntry {
    std::string key;

    friend bool operator<(const IndexEntry& a, const IndexEntry& b) { return a.key < b.key; }
    std::size_t bytes() const { return sizeof(IndexEntry) + key.size(); }
    void append_to(std::string& out) const { storage::append_string(out, key); }
    static IndexEntry read(storage::Decoder& in) { return {std::string(in.string())}; }
  };

  void check_node(NodeId id) const;
  void write_lists(Direction direction, storage::ExternalSorter<Listed>& listed);
  void write_list(Direction direction, const std::vector<Listed>& list);
  void write_indexes();
  void check_unique(std::string_view before, std::string_view entry) const;
  void write_names();
  void write_counts();

  std::unique_ptr<storage::BulkWriter> writer_;
  Catalog catalog_;
  NodeId first_node_;
  NodeId next_node_;
  RelationshipId next_relationship_;
  std::uint64_t relationships_ = 0;
  std::map<LabelId, std::uint64_t> label_counts_;
  std::map<TypeId, std::uint64_t> type_counts_;
  storage::ExternalSorter<Listed> incoming_;
  storage::ExternalSorter<Listed> outgoing_;
  storage::ExternalSorter<IndexEntry> index_entries_;
};

}  // namespace cairn::graph
