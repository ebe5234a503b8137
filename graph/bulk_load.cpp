#include "graph/bulk_load.h"

#include <algorithm>

#include "graph/adjacency.h"
#include "graph/index_entries.h"
#include "graph/keys.h"
#include "storage/error.h"

namespace cairn::graph {

namespace {

using storage::Family;

// Of each of the four sorters.
constexpr std::size_t kSortBytes = std::size_t{48} << 20U;

std::uint64_t counter(const storage::Reader& reader, const std::string& key) {
  const auto bytes = reader.get(Family::kMeta, key);
  return bytes ? storage::Decoder(*bytes).u64() : 0;
}

std::string number_value(std::uint64_t number) {
  std::string bytes;
  storage::append_u64(bytes, number);
  return bytes;
}

/// Of the key of an external id.
RepeatedExternalId repeated(std::string_view key) {
  storage::Decoder rest(key.substr(keys::externals('n').size()));
  const std::string source(rest.string());
  return {source, std::string(key.substr(keys::external('n', source).size()))};
}

std::uint32_t intern(NameTable& table, std::string_view name) {
  const auto known = table.find(name);
  return known ? *known : table.add(name);
}

}  // namespace

void BulkLoad::Listed::append_to(std::string& out) const {
  storage::append_varint(out, owner);
  storage::append_varint(out, type);
  storage::append_varint(out, relationship);
  storage::append_varint(out, node);
}

BulkLoad::Listed BulkLoad::Listed::read(storage::Decoder& in) {
  Listed listed;
  listed.owner = in.varint();
  listed.type = static_cast<TypeId>(in.varint());
  listed.relationship = in.varint();
  listed.node = in.varint();
  return listed;
}

void BulkLoad::External::append_to(std::string& out) const {
  storage::append_string(out, key);
  storage::append_varint(out, id);
}

BulkLoad::External BulkLoad::External::read(storage::Decoder& in) {
  External external;
  external.key = in.string();
  external.id = in.varint();
  return external;
}

BulkLoad::BulkLoad(std::unique_ptr<storage::BulkWriter> writer)
    : writer_(std::move(writer)),
      catalog_(Catalog::load(writer_->before())),
      next_node_(std::max<NodeId>(1, counter(writer_->before(), keys::next_node_id()))),
      next_relationship_(
          std::max<RelationshipId>(1, counter(writer_->before(), keys::next_relationship_id()))),
      incoming_(writer_->scratch(), kSortBytes),
      outgoing_(writer_->scratch(), kSortBytes),
      index_entries_(writer_->scratch(), kSortBytes),
      externals_(writer_->scratch(), kSortBytes) {
  if (counter(writer_->before(), keys::node_count()) > 0) {
    throw Error(ErrorKind::kInvalidInput,
                "a bulk load fills an empty database, and this one holds nodes; write to it in transactions");
  }
}

LabelId BulkLoad::label(std::string_view name) {
  return intern(catalog_.labels, name);
}
TypeId BulkLoad::type(std::string_view name) {
  return intern(catalog_.types, name);
}
KeyId BulkLoad::key(std::string_view name) {
  return intern(catalog_.keys, name);
}

NodeId BulkLoad::create_node(std::vector<LabelId> labels, Properties properties) {
  return create_node(next_node_, std::move(labels), std::move(properties));
}

NodeId BulkLoad::create_node(NodeId wished, std::vector<LabelId> labels, Properties properties) {
  const NodeId id = granted_id(wished, next_node_);
  if (given_.empty() || id != next_node_) given_.push_back({id, id});
  given_.back().last = id;
  next_node_ = id + 1;
  ++nodes_;
  const Node node = with_ordered_labels({id, std::move(labels), std::move(properties)});
  writer_->put(Family::kNodes, keys::node(node.id), encode(node));
  for (const auto& entry : index_entries(node, catalog_)) index_entries_.add({entry});
  for (const LabelId label : node.labels) ++label_counts_[label];
  return node.id;
}

void BulkLoad::check_node(NodeId id) const {
  const auto after = std::upper_bound(given_.begin(), given_.end(), id,
                                      [](NodeId wanted, const Given& given) { return wanted < given.first; });
  if (after != given_.begin() && id <= std::prev(after)->last) return;
  throw Error(ErrorKind::kInvalidInput, "there is no node " + std::to_string(id) + " to relate");
}

void BulkLoad::set_external_node(std::string_view source, std::string_view id, NodeId node) {
  externals_.add({keys::external('n', source, id), node});
}

void BulkLoad::set_external_relationship(std::string_view source, std::string_view id,
                                         RelationshipId relationship) {
  externals_.add({keys::external('r', source, id), relationship});
}

void BulkLoad::set_external_digest(std::string_view source, std::string_view digest) {
  digests_.insert_or_assign(keys::external('d', source), digest);
}

std::uint64_t BulkLoad::node_count(LabelId label) const {
  const auto found = label_counts_.find(label);
  return found == label_counts_.end() ? 0 : found->second;
}

std::uint64_t BulkLoad::relationship_count(TypeId type) const {
  const auto found = type_counts_.find(type);
  return found == type_counts_.end() ? 0 : found->second;
}

RelationshipId BulkLoad::create_relationship(TypeId type, NodeId start, NodeId end, Properties properties) {
  return create_relationship(next_relationship_, type, start, end, std::move(properties));
}

RelationshipId BulkLoad::create_relationship(RelationshipId wished, TypeId type, NodeId start, NodeId end,
                                             Properties properties) {
  check_node(start);
  check_node(end);
  const RelationshipId id = granted_id(wished, next_relationship_);
  next_relationship_ = id + 1;
  writer_->put(Family::kRelationships, keys::relationship(id),
               encode(Relationship{id, type, start, end, std::move(properties)}));
  outgoing_.add({start, type, id, end});
  incoming_.add({end, type, id, start});
  ++relationships_;
  ++type_counts_[type];
  return id;
}

void BulkLoad::write_lists(Direction direction, storage::ExternalSorter<Listed>& listed) {
  std::vector<Listed> list;
  listed.take_sorted([&](const Listed& next) {
    const bool same = !list.empty() && list.front().owner == next.owner && list.front().type == next.type;
    if (!same) {
      write_list(direction, list);
      list.clear();
    }
    list.push_back(next);
  });
  write_list(direction, list);
}

/// As many writes by a transaction would leave it: full chunks are closed, the last relationships are open.
void BulkLoad::write_list(Direction direction, const std::vector<Listed>& list) {
  if (list.empty()) return;
  const std::size_t closed = (list.size() - 1) / AdjacencyChunk::kEntriesAChunk;
  const auto put = [&](std::size_t number, std::size_t begin, std::size_t end) {
    AdjacencyChunk chunk;
    if (number == 0) chunk.closed_chunks = static_cast<std::uint32_t>(closed);
    chunk.entries.reserve(end - begin);
    for (std::size_t i = begin; i < end; ++i) chunk.entries.push_back({list[i].relationship, list[i].node});
    writer_->put(
        Family::kAdjacency,
        keys::adjacency(direction, list.front().owner, list.front().type, static_cast<std::uint32_t>(number)),
        chunk.encode());
  };
  put(0, closed * AdjacencyChunk::kEntriesAChunk, list.size());
  for (std::size_t number = 1; number <= closed; ++number) {
    put(number, (number - 1) * AdjacencyChunk::kEntriesAChunk, number * AdjacencyChunk::kEntriesAChunk);
  }
}

void BulkLoad::write_indexes() {
  std::string before;
  index_entries_.take_sorted([&](const IndexEntry& entry) {
    check_unique(before, entry.key);
    writer_->put(Family::kIndexes, entry.key, {});
    before = entry.key;
  });
}

void BulkLoad::check_unique(std::string_view before, std::string_view entry) const {
  for (const PropertyIndex& index : catalog_.indexes) {
    const std::size_t value_end = entry.size() - sizeof(NodeId);
    if (!index.unique || !entry.starts_with(keys::property_entries(index.id)) ||
        before.size() != entry.size() || before.substr(0, value_end) != entry.substr(0, value_end)) {
      continue;
    }
    const auto node = [&](std::string_view key) {
      return std::to_string(storage::Decoder(key.substr(value_end)).u64());
    };
    throw Error(ErrorKind::kInvalidInput, "nodes " + node(before) + " and " + node(entry) + " labelled " +
                                              catalog_.labels.name(index.label) + " have the same " +
                                              catalog_.keys.name(index.key) + ", which must be unique");
  }
}

/// All of them, in the order of their keys; those that were there are written again as they are.
void BulkLoad::write_names() {
  const std::pair<CatalogKind, const NameTable*> tables[] = {{CatalogKind::kKey, &catalog_.keys},
                                                             {CatalogKind::kLabel, &catalog_.labels},
                                                             {CatalogKind::kType, &catalog_.types}};
  for (const auto& [kind, table] : tables) {
    for (std::uint32_t id = 0; id < table->names().size(); ++id) {
      writer_->put(Family::kCatalog, name_key(kind, id), table->names()[id]);
    }
  }
}

std::map<std::string, std::string> BulkLoad::counts() const {
  std::map<std::string, std::string> counts = {
      {keys::next_node_id(), number_value(next_node_)},
      {keys::next_relationship_id(), number_value(next_relationship_)},
      {keys::next_index_id(), number_value(counter(writer_->before(), keys::next_index_id()))}};
  if (nodes_ > 0) counts.emplace(keys::node_count(), number_value(nodes_));
  if (relationships_ > 0) counts.emplace(keys::relationship_count(), number_value(relationships_));
  for (const auto& [label, count] : label_counts_)
    counts.emplace(keys::label_count(label), number_value(count));
  for (const auto& [type, count] : type_counts_) counts.emplace(keys::type_count(type), number_value(count));
  return counts;
}

/// A few keys, and between them the many of the external ids.
void BulkLoad::write_meta() {
  auto few = counts();
  few.merge(digests_);
  auto next = few.begin();
  const auto write_few_until = [&](std::string_view end) {
    for (; next != few.end() && (end.empty() || next->first < end); ++next)
      writer_->put(Family::kMeta, next->first, next->second);
  };
  std::string before;
  externals_.take_sorted([&](const External& external) {
    if (external.key == before) throw repeated(external.key);
    write_few_until(external.key);
    writer_->put(Family::kMeta, external.key, number_value(external.id));
    before = external.key;
  });
  write_few_until({});
}

void BulkLoad::commit() {
  write_lists(Direction::kIncoming, incoming_);
  write_lists(Direction::kOutgoing, outgoing_);
  write_indexes();
  write_names();
  write_meta();
  writer_->commit();
}

}  // namespace cairn::graph
