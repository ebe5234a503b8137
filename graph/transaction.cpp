#include "graph/transaction.h"

#include <algorithm>

#include "graph/keys.h"
#include "storage/encoding.h"
#include "storage/error.h"

namespace cairn::graph {

namespace {

using storage::Family;

std::string number_value(std::uint64_t number) {
  std::string bytes;
  storage::append_u64(bytes, number);
  return bytes;
}

std::string encode_changes(const std::set<NodeId>& touched) {
  std::string bytes;
  storage::append_varint(bytes, touched.size());
  NodeId last = 0;
  for (const NodeId id : touched) {
    storage::append_varint(bytes, id - last);
    last = id;
  }
  return bytes;
}

/// The wished id when it was never given, else the next one. Ids stay far from the end of the numbers.
std::uint64_t granted(std::uint64_t wished, std::uint64_t next) {
  constexpr std::uint64_t kGreatestWish = std::uint64_t{1} << 62U;
  return wished > next && wished <= kGreatestWish ? wished : next;
}

Node with_ordered_labels(Node node) {
  std::sort(node.labels.begin(), node.labels.end());
  node.labels.erase(std::unique(node.labels.begin(), node.labels.end()), node.labels.end());
  return node;
}

}  // namespace

Transaction::Transaction(std::unique_ptr<storage::Transaction> store) : store_(std::move(store)) {
  attach(store_.get(), &state_.catalog);
  state_.catalog = Catalog::load(*store_);
  state_.next_node = std::max<NodeId>(1, counter(keys::next_node_id()));
  state_.next_relationship = std::max<RelationshipId>(1, counter(keys::next_relationship_id()));
}

std::uint32_t Transaction::intern(NameTable& table, CatalogKind kind, std::string_view name) {
  if (const auto known = table.find(name)) return *known;
  const std::uint32_t id = table.add(name);
  store_name(*store_, kind, id, name);
  return id;
}

LabelId Transaction::label(std::string_view name) {
  return intern(state_.catalog.labels, CatalogKind::kLabel, name);
}
TypeId Transaction::type(std::string_view name) {
  return intern(state_.catalog.types, CatalogKind::kType, name);
}
KeyId Transaction::key(std::string_view name) {
  return intern(state_.catalog.keys, CatalogKind::kKey, name);
}

Properties Transaction::properties(std::vector<std::pair<std::string_view, Value>> named) {
  Properties properties;
  for (auto& [name, value] : named) {
    if (!value.is_null()) properties.set(key(name), std::move(value));
  }
  return properties;
}

NodeId Transaction::create_node(std::vector<LabelId> labels, Properties properties) {
  return insert_node({state_.next_node, std::move(labels), std::move(properties)});
}

NodeId Transaction::create_node(NodeId wished, std::vector<LabelId> labels, Properties properties) {
  return insert_node({granted(wished, state_.next_node), std::move(labels), std::move(properties)});
}

NodeId Transaction::insert_node(Node node) {
  node = with_ordered_labels(std::move(node));
  store_->put(Family::kNodes, keys::node(node.id), encode(node));
  write_indexes(nullptr, &node);
  count(keys::node_count(), 1);
  state_.touched.insert(node.id);
  state_.next_node = node.id + 1;
  return node.id;
}

RelationshipId Transaction::create_relationship(TypeId type, NodeId start, NodeId end,
                                                Properties properties) {
  return insert_relationship({state_.next_relationship, type, start, end, std::move(properties)});
}

RelationshipId Transaction::create_relationship(RelationshipId wished, TypeId type, NodeId start, NodeId end,
                                                Properties properties) {
  return insert_relationship(
      {granted(wished, state_.next_relationship), type, start, end, std::move(properties)});
}

RelationshipId Transaction::insert_relationship(Relationship relationship) {
  for (const NodeId end : {relationship.start, relationship.end}) {
    if (!store_->get(Family::kNodes, keys::node(end))) {
      throw Error(ErrorKind::kInvalidInput, "there is no node " + std::to_string(end) + " to relate");
    }
  }
  store_->put(Family::kRelationships, keys::relationship(relationship.id), encode(relationship));
  append_neighbour(Direction::kOutgoing, relationship);
  append_neighbour(Direction::kIncoming, relationship);
  count(keys::relationship_count(), 1);
  count(keys::type_count(relationship.type), 1);
  state_.touched.insert({relationship.start, relationship.end});
  state_.next_relationship = relationship.id + 1;
  return relationship.id;
}

Node Transaction::existing_node(NodeId id) const {
  auto found = node(id);
  if (!found) throw Error(ErrorKind::kInvalidInput, "there is no node " + std::to_string(id));
  return std::move(*found);
}

Relationship Transaction::existing_relationship(RelationshipId id) const {
  auto found = relationships(std::span(&id, 1)).front();
  if (!found) throw Error(ErrorKind::kInvalidInput, "there is no relationship " + std::to_string(id));
  return std::move(*found);
}

bool Transaction::replace(const Node& wanted) {
  const Node node = with_ordered_labels(wanted);
  const Node before = existing_node(node.id);
  if (before.labels == node.labels && before.properties == node.properties) return false;
  store_->put(Family::kNodes, keys::node(node.id), encode(node));
  write_indexes(&before, &node);
  state_.touched.insert(node.id);
  return true;
}

bool Transaction::replace(const Relationship& relationship) {
  Relationship changed = existing_relationship(relationship.id);
  if (changed.properties == relationship.properties) return false;
  changed.properties = relationship.properties;
  store_->put(Family::kRelationships, keys::relationship(changed.id), encode(changed));
  state_.touched.insert({changed.start, changed.end});
  return true;
}

void Transaction::delete_relationship(RelationshipId id) {
  const Relationship relationship = existing_relationship(id);
  remove_neighbour(Direction::kOutgoing, relationship);
  remove_neighbour(Direction::kIncoming, relationship);
  forget_relationship(relationship);
}

void Transaction::forget_relationship(const Relationship& relationship) {
  store_->erase(Family::kRelationships, keys::relationship(relationship.id));
  count(keys::relationship_count(), -1);
  count(keys::type_count(relationship.type), -1);
  state_.touched.insert({relationship.start, relationship.end});
}

void Transaction::delete_node(NodeId id) {
  const Node node = existing_node(id);
  if (!neighbours(std::span(&id, 1), Direction::kBoth).empty()) {
    throw Error(ErrorKind::kInvalidInput, "node " + std::to_string(id) + " still has relationships");
  }
  store_->erase(Family::kNodes, keys::node(id));
  write_indexes(&node, nullptr);
  count(keys::node_count(), -1);
  state_.touched.insert(id);
}

void Transaction::detach_delete_node(NodeId id) {
  const Neighbours around = neighbours(std::span(&id, 1), Direction::kBoth);
  for (const Neighbour& step : around.all()) {
    const Relationship relationship = existing_relationship(step.relationship);
    const bool loop = relationship.start == relationship.end;
    if (!loop) remove_neighbour(step.outgoing ? Direction::kIncoming : Direction::kOutgoing, relationship);
    forget_relationship(relationship);
  }
  // The node's own lists go as a whole, so that a hub is deleted in time linear in its relationships.
  for (const Direction direction : {Direction::kOutgoing, Direction::kIncoming})
    erase_neighbours(direction, id);
  delete_node(id);
}

void Transaction::erase_neighbours(Direction direction, NodeId id) {
  std::vector<std::string> lists;
  store_->scan_prefix(Family::kAdjacency, keys::adjacency_of(direction, id),
                      [&](std::string_view key, std::string_view) {
                        lists.emplace_back(key);
                        return true;
                      });
  for (const std::string& key : lists) store_->erase(Family::kAdjacency, key);
}

void Transaction::write_indexes(const Node* before, const Node* after) {
  const std::vector<LabelId> none;
  const auto& old_labels = before != nullptr ? before->labels : none;
  const auto& new_labels = after != nullptr ? after->labels : none;
  for (const LabelId label : old_labels) {
    if (std::binary_search(new_labels.begin(), new_labels.end(), label)) continue;
    store_->erase(Family::kIndexes, keys::label_entry(label, before->id));
    count(keys::label_count(label), -1);
  }
  for (const LabelId label : new_labels) {
    if (std::binary_search(old_labels.begin(), old_labels.end(), label)) continue;
    store_->put(Family::kIndexes, keys::label_entry(label, after->id), {});
    count(keys::label_count(label), 1);
  }
  const auto old_names = before != nullptr ? name_entries(*before, state_.catalog) : std::set<NameEntry>();
  const auto new_names = after != nullptr ? name_entries(*after, state_.catalog) : std::set<NameEntry>();
  for (const auto& entry : old_names) {
    if (new_names.contains(entry)) continue;
    store_->erase(Family::kIndexes,
                  keys::name_entry(static_cast<std::uint8_t>(entry.first), entry.second, before->id));
  }
  for (const auto& entry : new_names) {
    if (old_names.contains(entry)) continue;
    store_->put(Family::kIndexes,
                keys::name_entry(static_cast<std::uint8_t>(entry.first), entry.second, after->id), {});
  }
}

void Transaction::append_neighbour(Direction direction, const Relationship& relationship) {
  const bool outgoing = direction == Direction::kOutgoing;
  const NodeId owner = outgoing ? relationship.start : relationship.end;
  const NodeId other = outgoing ? relationship.end : relationship.start;
  const std::string open_key = keys::adjacency(direction, owner, relationship.type, 0);
  const auto bytes = store_->get(Family::kAdjacency, open_key);
  AdjacencyChunk open = bytes ? AdjacencyChunk::decode(*bytes) : AdjacencyChunk();
  if (open.entries.size() >= AdjacencyChunk::kEntriesAChunk) {
    // The full chunk is closed under the next number; only a small open one is ever rewritten.
    const std::uint32_t number = open.closed_chunks + 1;
    store_->put(Family::kAdjacency, keys::adjacency(direction, owner, relationship.type, number), *bytes);
    open = {number, {}};
  }
  open.entries.push_back({relationship.id, other});
  store_->put(Family::kAdjacency, open_key, open.encode());
}

void Transaction::remove_neighbour(Direction direction, const Relationship& relationship) {
  const NodeId owner = direction == Direction::kOutgoing ? relationship.start : relationship.end;
  const std::string open_key = keys::adjacency(direction, owner, relationship.type, 0);
  std::uint32_t closed_chunks = 0;
  for (std::uint32_t number = 0; number <= closed_chunks; ++number) {
    const std::string key = keys::adjacency(direction, owner, relationship.type, number);
    const auto bytes = store_->get(Family::kAdjacency, key);
    if (!bytes) throw_corruption("a list of neighbours lacks a chunk");
    AdjacencyChunk chunk = AdjacencyChunk::decode(*bytes);
    if (number == 0) closed_chunks = chunk.closed_chunks;
    const auto entry = std::find_if(chunk.entries.begin(), chunk.entries.end(),
                                    [&](const auto& e) { return e.relationship == relationship.id; });
    if (entry == chunk.entries.end()) continue;
    chunk.entries.erase(entry);
    store_->put(Family::kAdjacency, key, chunk.encode());
    if (chunk.entries.empty()) drop_empty_chunks(direction, owner, relationship.type);
    return;
  }
  throw_corruption("a relationship is missing from its node's list of neighbours");
}

/// The last closed chunks, as long as they are empty, and the open one when nothing is left at all.
void Transaction::drop_empty_chunks(Direction direction, NodeId owner, TypeId type) {
  const auto key_of = [&](std::uint32_t number) { return keys::adjacency(direction, owner, type, number); };
  const auto read = [&](std::uint32_t number) {
    const auto bytes = store_->get(Family::kAdjacency, key_of(number));
    if (!bytes) throw_corruption("a list of neighbours lacks a chunk");
    return AdjacencyChunk::decode(*bytes);
  };
  AdjacencyChunk open = read(0);
  const std::uint32_t before = open.closed_chunks;
  while (open.closed_chunks > 0 && read(open.closed_chunks).entries.empty()) {
    store_->erase(Family::kAdjacency, key_of(open.closed_chunks--));
  }
  if (open.closed_chunks == 0 && open.entries.empty()) {
    store_->erase(Family::kAdjacency, key_of(0));
  } else if (open.closed_chunks != before) {
    store_->put(Family::kAdjacency, key_of(0), open.encode());
  }
}

namespace {

std::map<std::string, std::uint64_t> read_external(const storage::Reader& reader, const std::string& prefix) {
  std::map<std::string, std::uint64_t> ids;
  reader.scan_prefix(Family::kMeta, prefix, [&](std::string_view key, std::string_view value) {
    ids.emplace(key.substr(prefix.size()), storage::Decoder(value).u64());
    return true;
  });
  return ids;
}

}  // namespace

std::map<std::string, NodeId> Transaction::external_nodes(std::string_view source) const {
  return read_external(*store_, keys::external('n', source));
}
std::set<NodeId> Transaction::external_nodes() const {
  std::set<NodeId> nodes;
  store_->scan_prefix(Family::kMeta, keys::externals('n'), [&](std::string_view, std::string_view value) {
    nodes.insert(storage::Decoder(value).u64());
    return true;
  });
  return nodes;
}
std::map<std::string, RelationshipId> Transaction::external_relationships(std::string_view source) const {
  return read_external(*store_, keys::external('r', source));
}
void Transaction::set_external_node(std::string_view source, std::string_view id, NodeId node) {
  store_->put(Family::kMeta, keys::external('n', source, id), number_value(node));
}
void Transaction::set_external_relationship(std::string_view source, std::string_view id,
                                            RelationshipId relationship) {
  store_->put(Family::kMeta, keys::external('r', source, id), number_value(relationship));
}
void Transaction::forget_external_node(std::string_view source, std::string_view id) {
  store_->erase(Family::kMeta, keys::external('n', source, id));
}
void Transaction::forget_external_relationship(std::string_view source, std::string_view id) {
  store_->erase(Family::kMeta, keys::external('r', source, id));
}
std::string Transaction::external_digest(std::string_view source) const {
  return store_->get(Family::kMeta, keys::external('d', source)).value_or("");
}
void Transaction::set_external_digest(std::string_view source, std::string_view digest) {
  store_->put(Family::kMeta, keys::external('d', source), digest);
}

std::uint64_t Transaction::counter(const std::string& key) const {
  const auto change = state_.count_changes.find(key);
  const std::int64_t own = change == state_.count_changes.end() ? 0 : change->second;
  return static_cast<std::uint64_t>(static_cast<std::int64_t>(View::counter(key)) + own);
}

void Transaction::savepoint() {
  savepoints_.push_back(state_);
  store_->set_savepoint();
}

void Transaction::rollback() {
  store_->rollback_to_savepoint();
  state_ = std::move(savepoints_.back());
  savepoints_.pop_back();
}

void Transaction::release() {
  store_->release_savepoint();
  savepoints_.pop_back();
}

void Transaction::commit() {
  if (changed()) {
    for (const auto& [key, change] : state_.count_changes) {
      if (change == 0) continue;
      store_->put(Family::kMeta, key, number_value(counter(key)));
    }
    store_->put(Family::kMeta, keys::next_node_id(), number_value(state_.next_node));
    store_->put(Family::kMeta, keys::next_relationship_id(), number_value(state_.next_relationship));
    store_->put(Family::kChanges, keys::change(store_->commit_number()), encode_changes(state_.touched));
  }
  store_->commit();
}

}  // namespace cairn::graph
