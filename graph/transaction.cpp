#include "graph/transaction.h"

#include <algorithm>
#include <iterator>

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

void make_unique(std::vector<NodeId>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

/// Nodes that a transaction remembers to exist.
constexpr std::size_t kMostKnown = std::size_t{1} << 20U;

constexpr std::size_t kMostLastChunks = 1000;

/// Who has not looked for so many commits takes everything for changed.
constexpr std::uint64_t kChangesKept = 100'000;

std::string key_of(const ListPlace& place, std::uint32_t chunk) {
  return keys::adjacency(place.direction, place.owner, place.type, chunk);
}

std::string encode_changes(std::vector<NodeId> touched) {
  make_unique(touched);
  std::string bytes;
  storage::append_varint(bytes, touched.size());
  NodeId last = 0;
  for (const NodeId id : touched) {
    storage::append_varint(bytes, id - last);
    last = id;
  }
  return bytes;
}

}  // namespace

Transaction::Transaction(std::unique_ptr<storage::Transaction> store, std::shared_ptr<WriteCache> cache)
    : store_(std::move(store)), cache_(std::move(cache)) {
  cache_->use_at(store_->commit_number() - 1);
  attach(store_.get(), &state_.catalog);
  state_.catalog = Catalog::load(*store_);
  state_.next_node = std::max<NodeId>(1, stored_counter(keys::next_node_id()));
  first_without_lists_ = state_.next_node;
  state_.next_relationship = std::max<RelationshipId>(1, stored_counter(keys::next_relationship_id()));
  state_.next_index = static_cast<IndexId>(stored_counter(keys::next_index_id()));
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

// The values are moved out, which the check does not see.
// NOLINTNEXTLINE(performance-unnecessary-value-param)
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
  return insert_node({granted_id(wished, state_.next_node), std::move(labels), std::move(properties)});
}

NodeId Transaction::insert_node(Node node) {
  node = with_ordered_labels(std::move(node));
  check_unique(node);
  store_->put(Family::kNodes, keys::node(node.id), encode(node));
  write_indexes(nullptr, &node);
  ++state_.count_changes.nodes;
  touch(node.id);
  know(node.id);
  if (created_nodes_.size() < kMostKnown) created_nodes_.push_back(node.id);
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
      {granted_id(wished, state_.next_relationship), type, start, end, std::move(properties)});
}

RelationshipId Transaction::insert_relationship(const Relationship& relationship) {
  for (const NodeId end : {relationship.start, relationship.end}) {
    if (!node_exists(end)) {
      throw Error(ErrorKind::kInvalidInput, "there is no node " + std::to_string(end) + " to relate");
    }
  }
  append_neighbours(relationship);
  count_relationship(relationship.type, 1);
  touch(relationship);
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
  check_unique(node);
  store_->put(Family::kNodes, keys::node(node.id), encode(node));
  write_indexes(&before, &node);
  touch(node.id);
  return true;
}

bool Transaction::replace(const Relationship& relationship) {
  Relationship changed = existing_relationship(relationship.id);
  if (changed.properties == relationship.properties) return false;
  changed.properties = relationship.properties;
  store_->put(Family::kRelationships, keys::relationship(changed.id), encode(changed));
  touch(changed);
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
  count_relationship(relationship.type, -1);
  touch(relationship);
}

void Transaction::delete_node(NodeId id) {
  const Node node = existing_node(id);
  if (!neighbours(std::span(&id, 1), Direction::kBoth).empty()) {
    throw Error(ErrorKind::kInvalidInput, "node " + std::to_string(id) + " still has relationships");
  }
  forget_node(node);
}

void Transaction::forget_node(const Node& node) {
  store_->erase(Family::kNodes, keys::node(node.id));
  write_indexes(&node, nullptr);
  --state_.count_changes.nodes;
  touch(node.id);
  known_nodes_.erase(node.id);
  cache_is_true_ = false;
}

void Transaction::detach_delete_node(NodeId id) {
  const Node node = existing_node(id);
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
  forget_node(node);
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

void Transaction::count_labels(const Node* node, std::int64_t change) {
  if (node == nullptr) return;
  for (const LabelId label : node->labels) state_.count_changes.labels[label] += change;
}

void Transaction::count_relationship(TypeId type, std::int64_t change) {
  state_.count_changes.relationships += change;
  state_.count_changes.types[type] += change;
}

void Transaction::touch(NodeId node) {
  constexpr std::size_t kMostTouched = std::size_t{1} << 20U;
  if (touched_too_many_) return;
  touched_.push_back(node);
  // A savepoint knows how many there were.
  if (touched_.size() < 2 * kMostTouched || !savepoints_.empty()) return;
  make_unique(touched_);
  touched_too_many_ = touched_.size() > kMostTouched;
  if (touched_too_many_) touched_ = {};
}

void Transaction::touch(const Relationship& relationship) {
  touch(relationship.start);
  touch(relationship.end);
}

/// Whether the node was created by this transaction, as far as it remembers.
bool Transaction::is_new(NodeId id) const {
  return std::binary_search(created_nodes_.begin(), created_nodes_.end(), id);
}

void Transaction::know(NodeId id) {
  if (known_nodes_.size() >= kMostKnown) known_nodes_.clear();
  known_nodes_.insert(id);
}

bool Transaction::node_exists(NodeId id) {
  if (known_nodes_.contains(id) || (cache_is_true_ && cache_->knows_node(id))) return true;
  if (!store_->get(Family::kNodes, keys::node(id))) return false;
  know(id);
  return true;
}

void Transaction::look_up_nodes(std::span<const NodeId> ids) {
  std::vector<NodeId> unknown =
      cache_is_true_ ? cache_->unknown_nodes(ids) : std::vector<NodeId>(ids.begin(), ids.end());
  std::erase_if(unknown, [this](NodeId id) { return known_nodes_.contains(id); });
  std::sort(unknown.begin(), unknown.end());
  unknown.erase(std::unique(unknown.begin(), unknown.end()), unknown.end());
  std::vector<std::string> wanted;
  wanted.reserve(unknown.size());
  for (const NodeId id : unknown) wanted.push_back(keys::node(id));
  const auto found = store_->multi_get(Family::kNodes, wanted);
  for (std::size_t i = 0; i < unknown.size(); ++i) {
    if (found[i]) know(unknown[i]);
  }
}

void Transaction::append_neighbours(const Relationship& relationship) {
  constexpr std::size_t kMostAppended = std::size_t{1} << 20U;
  records_.emplace_back(relationship.id, encode(relationship));
  appended_.push_back(
      {{Direction::kOutgoing, relationship.start, relationship.type}, {relationship.id, relationship.end}});
  appended_.push_back(
      {{Direction::kIncoming, relationship.end, relationship.type}, {relationship.id, relationship.start}});
  if (appended_.size() >= kMostAppended) write_appended(Writing::kBefore);
}

void Transaction::put(Writing when, Family family, std::string_view key, std::string_view value) const {
  if (when == Writing::kAtCommit) {
    store_->put_unread(family, key, value);
  } else {
    store_->put(family, key, value);
  }
}

/// Adds what was appended to its lists: one read for all of them, and one write a list.
void Transaction::write_appended(Writing when) const {
  if (appended_.empty()) return;
  for (const auto& [id, bytes] : records_) put(when, Family::kRelationships, keys::relationship(id), bytes);
  records_.clear();
  std::stable_sort(appended_.begin(), appended_.end(),
                   [](const Append& a, const Append& b) { return a.place < b.place; });
  std::vector<List> lists;
  for (auto begin = appended_.cbegin(); begin != appended_.cend();) {
    const auto end = std::find_if(begin, appended_.cend(),
                                  [&](const Append& append) { return append.place != begin->place; });
    lists.emplace_back(begin, end);
    begin = end;
  }
  if (when == Writing::kBefore) lists_are_cached_ = false;
  const bool cached = cache_is_true_ && lists_are_cached_;
  const auto open = open_chunks(lists, cached);
  for (std::size_t i = 0; i < lists.size(); ++i) {
    std::string bytes = write_list(lists[i], open[i], when);
    if (cached) lesson_.open_chunks.emplace_back(lists[i].front().place, std::move(bytes));
  }
  appended_.clear();
  first_without_lists_ = state_.next_node;
}

std::vector<std::optional<std::string>> Transaction::open_chunks(std::span<const List> lists,
                                                                 bool cached) const {
  std::vector<ListPlace> places;
  places.reserve(lists.size());
  for (const List& list : lists) places.push_back(list.front().place);
  auto chunks = cached ? cache_->open_chunks(places) : std::vector<std::optional<std::string>>(places.size());
  std::vector<std::size_t> unknown;
  std::vector<std::string> wanted;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (chunks[i] || places[i].owner >= first_without_lists_ || (cached && is_new(places[i].owner))) continue;
    unknown.push_back(i);
    wanted.push_back(key_of(places[i], 0));
  }
  auto read = store_->multi_get(Family::kAdjacency, wanted);
  for (std::size_t i = 0; i < unknown.size(); ++i) chunks[unknown[i]] = std::move(read[i]);
  return chunks;
}

/// Returns the list's new open chunk.
std::string Transaction::write_list(List appended, const std::optional<std::string>& open_bytes,
                                    Writing when) const {
  const ListPlace& place = appended.front().place;
  AdjacencyChunk open =
      open_bytes && !open_bytes->empty() ? AdjacencyChunk::decode(*open_bytes) : AdjacencyChunk();
  for (const Append& append : appended) {
    if (open.entries.size() >= AdjacencyChunk::kEntriesAChunk) {
      // The full chunk is closed under the next number; only a small open one is ever rewritten.
      const std::uint32_t number = open.closed_chunks + 1;
      open.closed_chunks = 0;
      put(when, Family::kAdjacency, key_of(place, number), open.encode());
      open = {number, {}};
    }
    open.entries.push_back(append.entry);
  }
  std::string bytes = open.encode();
  put(when, Family::kAdjacency, key_of(place, 0), bytes);
  return bytes;
}

void Transaction::remove_neighbour(Direction direction, const Relationship& relationship) {
  write_appended(Writing::kBefore);
  cache_is_true_ = false;
  const NodeId owner = direction == Direction::kOutgoing ? relationship.start : relationship.end;
  const ListPlace place{direction, owner, relationship.type};
  const std::uint32_t number = chunk_with(place, relationship.id);
  AdjacencyChunk chunk = read_chunk(place, number);
  const auto entry = std::find_if(chunk.entries.begin(), chunk.entries.end(),
                                  [&](const auto& e) { return e.relationship == relationship.id; });
  if (entry == chunk.entries.end())
    throw_corruption("a relationship is missing from its node's list of neighbours");
  chunk.entries.erase(entry);
  store_->put(Family::kAdjacency, key_of(place, number), chunk.encode());
  if (chunk.entries.empty()) drop_empty_chunks(place);
}

AdjacencyChunk Transaction::read_chunk(const ListPlace& place, std::uint32_t number) const {
  const auto bytes = store_->get(Family::kAdjacency, key_of(place, number));
  if (!bytes) throw_corruption("a list of neighbours lacks a chunk");
  return AdjacencyChunk::decode(*bytes);
}

/// The number of the chunk that holds the relationship, or of any chunk where none does. Relationships ascend
/// over the closed chunks, of which some may be empty, and then in the open one.
std::uint32_t Transaction::chunk_with(const ListPlace& place, RelationshipId id) {
  const auto holds = [id](const AdjacencyChunk& chunk) {
    return !chunk.entries.empty() && chunk.entries.front().relationship <= id &&
           id <= chunk.entries.back().relationship;
  };
  const AdjacencyChunk open = read_chunk(place, 0);
  std::uint32_t first = 1;
  std::uint32_t last = open.closed_chunks;
  if (holds(open) || last == 0) return 0;
  // Relationships are often deleted in their order, which leaves many empty chunks to search among.
  const auto before = last_chunks_.find(place);
  if (before != last_chunks_.end() && before->second <= last && holds(read_chunk(place, before->second)))
    return before->second;
  while (first <= last) {
    const std::uint32_t middle = first + (last - first) / 2;
    std::uint32_t filled = middle;
    AdjacencyChunk chunk = read_chunk(place, filled);
    while (chunk.entries.empty() && filled < last) chunk = read_chunk(place, ++filled);
    if (holds(chunk)) {
      if (last_chunks_.size() >= kMostLastChunks) last_chunks_.clear();
      last_chunks_[place] = filled;
      return filled;
    }
    if (chunk.entries.empty() || chunk.entries.front().relationship > id) {
      last = middle - 1;
    } else {
      first = filled + 1;
    }
  }
  return 0;
}

/// The last closed chunks, as long as they are empty, and the open one when nothing is left at all.
void Transaction::drop_empty_chunks(const ListPlace& place) {
  AdjacencyChunk open = read_chunk(place, 0);
  const std::uint32_t before = open.closed_chunks;
  while (open.closed_chunks > 0 && read_chunk(place, open.closed_chunks).entries.empty()) {
    store_->erase(Family::kAdjacency, key_of(place, open.closed_chunks--));
  }
  if (open.closed_chunks == 0 && open.entries.empty()) {
    store_->erase(Family::kAdjacency, key_of(place, 0));
  } else if (open.closed_chunks != before) {
    store_->put(Family::kAdjacency, key_of(place, 0), open.encode());
  }
}

namespace {

std::optional<std::uint64_t> read_external(const storage::Reader& reader, const std::string& key) {
  const auto bytes = reader.get(Family::kMeta, key);
  return bytes ? std::optional(storage::Decoder(*bytes).u64()) : std::nullopt;
}

std::map<std::string, std::uint64_t> read_external(const storage::Reader& reader, const std::string& prefix,
                                                   std::string_view from, std::size_t most) {
  std::map<std::string, std::uint64_t> ids;
  if (most == 0) return ids;
  reader.scan_prefix(
      Family::kMeta, prefix,
      [&](std::string_view key, std::string_view value) {
        ids.emplace_hint(ids.end(), key.substr(prefix.size()), storage::Decoder(value).u64());
        return ids.size() < most;
      },
      prefix + std::string(from));
  return ids;
}

}  // namespace

std::optional<NodeId> Transaction::external_node(std::string_view source, std::string_view id) const {
  return read_external(*store_, keys::external('n', source, id));
}
std::optional<RelationshipId> Transaction::external_relationship(std::string_view source,
                                                                 std::string_view id) const {
  return read_external(*store_, keys::external('r', source, id));
}
std::map<std::string, NodeId> Transaction::external_nodes(std::string_view source, std::string_view from,
                                                          std::size_t most) const {
  return read_external(*store_, keys::external('n', source), from, most);
}
std::set<NodeId> Transaction::external_nodes() const {
  std::set<NodeId> nodes;
  store_->scan_prefix(Family::kMeta, keys::externals('n'), [&](std::string_view, std::string_view value) {
    nodes.insert(storage::Decoder(value).u64());
    return true;
  });
  return nodes;
}
std::map<std::string, RelationshipId> Transaction::external_relationships(std::string_view source,
                                                                          std::string_view from,
                                                                          std::size_t most) const {
  return read_external(*store_, keys::external('r', source), from, most);
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

void Transaction::savepoint() {
  write_appended(Writing::kBefore);
  write_pending_entries(Writing::kBefore);
  savepoints_.push_back({state_, touched_.size()});
  store_->set_savepoint();
}

void Transaction::rollback() {
  appended_.clear();
  records_.clear();
  pending_entries_.clear();
  pending_bytes_ = 0;
  known_nodes_.clear();
  cache_is_true_ = false;
  store_->rollback_to_savepoint();
  state_ = std::move(savepoints_.back().state);
  touched_.resize(std::min(touched_.size(), savepoints_.back().touched));
  savepoints_.pop_back();
}

void Transaction::release() {
  store_->release_savepoint();
  savepoints_.pop_back();
}

void Transaction::write_counts() {
  const auto put_count = [this](const std::string& key, std::int64_t change) {
    if (change == 0) return;
    store_->put(Family::kMeta, key, number_value(stored_counter(key) + static_cast<std::uint64_t>(change)));
  };
  const Counts& changes = state_.count_changes;
  put_count(keys::node_count(), changes.nodes);
  put_count(keys::relationship_count(), changes.relationships);
  for (const auto& [label, change] : changes.labels) put_count(keys::label_count(label), change);
  for (const auto& [type, change] : changes.types) put_count(keys::type_count(type), change);
}

void Transaction::write_all() {
  write_appended(Writing::kAtCommit);
  write_pending_entries(Writing::kAtCommit);
  if (!changed()) return;
  write_counts();
  store_->put(Family::kMeta, keys::next_node_id(), number_value(state_.next_node));
  store_->put(Family::kMeta, keys::next_relationship_id(), number_value(state_.next_relationship));
  store_->put(Family::kMeta, keys::next_index_id(), number_value(state_.next_index));
  const std::uint64_t number = store_->commit_number();
  if (!touched_too_many_)
    store_->put(Family::kChanges, keys::change(number), encode_changes(std::move(touched_)));
  if (number > kChangesKept) store_->erase(Family::kChanges, keys::change(number - kChangesKept));
}

void Transaction::commit() {
  const std::uint64_t number = changed() ? store_->commit_number() : store_->commit_number() - 1;
  try {
    write_all();
    // Before the commit, as the next transaction may begin in its midst.
    if (cache_is_true_ && lists_are_cached_) {
      lesson_.existing.assign(known_nodes_.begin(), known_nodes_.end());
      lesson_.created = std::move(created_nodes_);
      cache_->learn(std::move(lesson_), number);
    } else {
      cache_->clear();
    }
    store_->commit();
  } catch (...) {
    cache_->clear();
    throw;
  }
}

}  // namespace cairn::graph
