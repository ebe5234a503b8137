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
#include "storage/error.h"
#include "storage/external_sorter.h"
#include "storage/store.h"

namespace cairn::graph {

/// What BulkLoad::commit() throws where a source gave an external id twice.
struct RepeatedExternalId : Error {
  RepeatedExternalId(const std::string& in, const std::string& repeated)
      : Error(ErrorKind::kInvalidInput, "the id " + repeated + " of " + in + " comes twice"),
        source(in),
        id(repeated) {}
  std::string source;
  std::string id;
};

/// The fast way to load a large graph into a database that holds none: the same result as a Transaction's,
/// made in bounded memory from sorted tables. Others see all of it after commit(), or nothing. It stands in
/// the place of the one writing transaction of the process. One thread at a time.
///
/// Errors, as cairn::Error: kInvalidInput where the database holds nodes, for an end of a relationship that
/// was not created before it, and at commit() where two nodes have the same value in a unique index or two
/// external ids are equal.
class BulkLoad {
 public:
  explicit BulkLoad(std::unique_ptr<storage::BulkWriter> writer);

  // As Transaction's.
  LabelId label(std::string_view name);
  TypeId type(std::string_view name);
  KeyId key(std::string_view name);
  NodeId create_node(std::vector<LabelId> labels, Properties properties);
  NodeId create_node(NodeId wished, std::vector<LabelId> labels, Properties properties);
  RelationshipId create_relationship(TypeId type, NodeId start, NodeId end, Properties properties);
  RelationshipId create_relationship(RelationshipId wished, TypeId type, NodeId start, NodeId end,
                                     Properties properties);
  void set_external_node(std::string_view source, std::string_view id, NodeId node);
  void set_external_relationship(std::string_view source, std::string_view id, RelationshipId relationship);
  void set_external_digest(std::string_view source, std::string_view digest);
  /// Of what was created so far.
  const Catalog& catalog() const { return catalog_; }
  std::uint64_t node_count(LabelId label) const;
  std::uint64_t relationship_count(TypeId type) const;
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

  /// What a source calls a node or relationship.
  struct External {
    std::string key;
    std::uint64_t id = 0;

    friend bool operator<(const External& a, const External& b) { return a.key < b.key; }
    std::size_t bytes() const { return sizeof(External) + key.size(); }
    void append_to(std::string& out) const;
    static External read(storage::Decoder& in);
  };
  /// Ids that were given without a gap.
  struct Given {
    NodeId first = 0;
    NodeId last = 0;
  };

  void check_node(NodeId id) const;
  void write_lists(Direction direction, storage::ExternalSorter<Listed>& listed);
  void write_list(Direction direction, const std::vector<Listed>& list);
  void write_indexes();
  void check_unique(std::string_view before, std::string_view entry) const;
  void write_names();
  void write_meta();
  std::map<std::string, std::string> counts() const;

  std::unique_ptr<storage::BulkWriter> writer_;
  Catalog catalog_;
  std::vector<Given> given_;  ///< ascending
  std::uint64_t nodes_ = 0;
  NodeId next_node_;
  RelationshipId next_relationship_;
  std::uint64_t relationships_ = 0;
  std::map<LabelId, std::uint64_t> label_counts_;
  std::map<TypeId, std::uint64_t> type_counts_;
  storage::ExternalSorter<Listed> incoming_;
  storage::ExternalSorter<Listed> outgoing_;
  storage::ExternalSorter<IndexEntry> index_entries_;
  storage::ExternalSorter<External> externals_;
  std::map<std::string, std::string> digests_;  ///< by key
};

}  // namespace cairn::graph
