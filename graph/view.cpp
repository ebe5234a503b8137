#include "graph/view.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>
#include <unordered_set>

#include "graph/keys.h"
#include "graph/vocabulary.h"
#include "storage/encoding.h"
#include "storage/error.h"
#include "text/folding.h"
#include "text/inflection.h"
#include "text/similarity.h"

namespace cairn::graph {

namespace {

using storage::Family;

constexpr std::size_t kSuggestions = 5;
constexpr std::uint64_t kLastId = std::numeric_limits<std::uint64_t>::max();

NodeId last_id(std::string_view key) {
  if (key.size() < sizeof(NodeId)) throw_corruption("an index key is too short");
  return storage::Decoder(key.substr(key.size() - sizeof(NodeId))).u64();
}

template <typename Record, typename Decode>
std::vector<std::optional<Record>> records(const storage::Reader& reader, Family family,
                                           std::span<const std::uint64_t> ids, Decode decode) {
  std::vector<std::string> wanted;
  wanted.reserve(ids.size());
  for (const std::uint64_t id : ids) wanted.push_back(keys::node(id));
  const auto found = reader.multi_get(family, wanted);
  std::vector<std::optional<Record>> decoded(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (found[i]) decoded[i] = decode(ids[i], *found[i]);
  }
  return decoded;
}

/// `Name (qualifier)` in its two parts.
struct Qualified {
  std::string_view name;
  std::string_view qualifier;
};

/// The ways to part the text so, the shortest qualifier first: names and qualifiers may have brackets, too.
std::vector<Qualified> split_qualifier(std::string_view text) {
  constexpr std::size_t kMostWays = 16;  // each of them is looked up
  std::vector<Qualified> ways;
  if (!text.ends_with(')')) return ways;
  for (auto open = text.rfind(" ("); open != std::string_view::npos && open > 0 && ways.size() < kMostWays;
       open = text.rfind(" (", open - 1)) {
    ways.push_back({text.substr(0, open), text.substr(open + 2, text.size() - open - 3)});
  }
  return ways;
}

/// Of the qualifier "#12".
std::optional<NodeId> id_in(std::string_view qualifier) {
  NodeId id = 0;
  if (!qualifier.starts_with('#')) return std::nullopt;
  const char* const end = qualifier.data() + qualifier.size();
  const auto [behind, error] = std::from_chars(qualifier.data() + 1, end, id);
  return error == std::errc() && behind == end ? std::optional(id) : std::nullopt;
}

std::string quoted_list(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "'" : ", '") + name + "'";
  return text;
}

}  // namespace

std::optional<Node> View::node(NodeId id) const {
  const auto bytes = reader_->get(Family::kNodes, keys::node(id));
  if (!bytes) return std::nullopt;
  return decode_node(id, *bytes);
}

std::vector<std::optional<Node>> View::nodes(std::span<const NodeId> ids) const {
  return records<Node>(*reader_, Family::kNodes, ids, decode_node);
}

std::vector<std::optional<Relationship>> View::relationships(std::span<const RelationshipId> ids) const {
  prepare_reading();
  return records<Relationship>(*reader_, Family::kRelationships, ids, decode_relationship);
}

void View::collect_neighbours(NodeId node, Direction direction, Neighbours& result) const {
  // Without types the chunks of all types are found by one scan; the open chunk of a type comes before its
  // closed ones.
  std::vector<Neighbour> open_entries;
  const bool outgoing = direction == Direction::kOutgoing;
  const auto flush_open = [&] {
    result.entries_.insert(result.entries_.end(), open_entries.begin(), open_entries.end());
    open_entries.clear();
  };
  const std::string prefix = keys::adjacency_of(direction, node);
  reader_->scan_prefix(Family::kAdjacency, prefix, [&](std::string_view key, std::string_view value) {
    storage::Decoder suffix(key.substr(prefix.size()));
    const TypeId type = suffix.u32();
    const bool is_open = suffix.u32() == 0;
    if (is_open) flush_open();
    auto& target = is_open ? open_entries : result.entries_;
    for (const auto& entry : AdjacencyChunk::decode(value).entries) {
      target.push_back({entry.relationship, entry.node, type, outgoing});
    }
    return true;
  });
  flush_open();
}

namespace {

std::vector<Direction> single_directions(Direction direction) {
  std::vector<Direction> directions;
  if (direction != Direction::kIncoming) directions.push_back(Direction::kOutgoing);
  if (direction != Direction::kOutgoing) directions.push_back(Direction::kIncoming);
  return directions;
}

/// Lists of neighbours that are read together: the open chunks by one multi-get, the closed ones by a second.
class Lists {
 public:
  Lists(const storage::Reader& reader, std::vector<ListPlace> places) : places_(std::move(places)) {
    std::vector<std::string> open_keys;
    open_keys.reserve(places_.size());
    for (const ListPlace& place : places_) open_keys.push_back(key_of(place, 0));
    const auto open = reader.multi_get(Family::kAdjacency, open_keys);
    open_.resize(places_.size());
    std::vector<std::string> closed_keys;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (open[i]) open_[i] = AdjacencyChunk::decode(*open[i]);
      for (std::uint32_t chunk = 1; chunk <= open_[i].closed_chunks; ++chunk) {
        closed_keys.push_back(key_of(places_[i], chunk));
      }
    }
    if (!closed_keys.empty()) closed_ = reader.multi_get(Family::kAdjacency, closed_keys);
  }

  /// Appends the next list's entries, oldest first.
  void take_next(std::vector<Neighbour>& out) {
    const ListPlace& place = places_[next_];
    const AdjacencyChunk& open = open_[next_++];
    for (std::uint32_t chunk = 0; chunk < open.closed_chunks; ++chunk) {
      const auto& bytes = closed_[next_closed_++];
      if (!bytes) throw_corruption("a list of neighbours lacks a chunk");
      append(place, AdjacencyChunk::decode(*bytes), out);
    }
    append(place, open, out);
  }

 private:
  static std::string key_of(const ListPlace& place, std::uint32_t chunk) {
    return keys::adjacency(place.direction, place.owner, place.type, chunk);
  }
  static void append(const ListPlace& place, const AdjacencyChunk& chunk, std::vector<Neighbour>& out) {
    const bool outgoing = place.direction == Direction::kOutgoing;
    for (const auto& entry : chunk.entries)
      out.push_back({entry.relationship, entry.node, place.type, outgoing});
  }

  std::vector<ListPlace> places_;
  std::vector<AdjacencyChunk> open_;
  std::vector<std::optional<std::string>> closed_;
  std::size_t next_ = 0;
  std::size_t next_closed_ = 0;
};

}  // namespace

std::vector<TypeId> View::types_to_read(std::span<const TypeId> wanted) const {
  // Asking for each of a few types is cheaper than a scan: the filters know which of them a node lacks.
  constexpr std::size_t kFewTypes = 8;
  std::vector<TypeId> types(wanted.begin(), wanted.end());
  const std::size_t all = catalog_->types.names().size();
  if (types.empty() && all <= kFewTypes) {
    types.resize(all);
    std::iota(types.begin(), types.end(), TypeId{0});
  }
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
  return types;
}

std::vector<ListPlace> View::lists_of(std::span<const NodeId> nodes, Direction direction,
                                      std::span<const TypeId> types) {
  std::vector<ListPlace> places;
  for (const NodeId node : nodes) {
    for (const Direction way : single_directions(direction)) {
      for (const TypeId type : types) places.push_back({way, node, type});
    }
  }
  return places;
}

std::vector<std::size_t> View::degrees(std::span<const NodeId> nodes, Direction direction,
                                       std::span<const TypeId> wanted_types) const {
  prepare_reading();
  const std::vector<TypeId> types = types_to_read(wanted_types);
  const auto places = lists_of(nodes, direction, types);
  std::vector<std::string> keys;
  keys.reserve(places.size());
  for (const ListPlace& place : places)
    keys.push_back(keys::adjacency(place.direction, place.owner, place.type, 0));
  const auto open = reader_->multi_get(Family::kAdjacency, keys);
  std::vector<std::size_t> degrees(nodes.size());
  const std::size_t lists_a_node = nodes.empty() ? 0 : places.size() / nodes.size();
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (open[i]) degrees[i / lists_a_node] += AdjacencyChunk::length_of_list(*open[i]);
  }
  return degrees;
}

Neighbours View::neighbours(std::span<const NodeId> frontier, Direction direction,
                            std::span<const TypeId> wanted_types) const {
  prepare_reading();
  const std::vector<Direction> directions = single_directions(direction);
  const std::vector<TypeId> types = types_to_read(wanted_types);
  const std::size_t lists_a_node = directions.size() * types.size();
  Lists lists(*reader_, lists_of(frontier, direction, types));

  Neighbours result;
  result.offsets_.reserve(frontier.size() + 1);
  for (const NodeId node : frontier) {
    const auto begin = static_cast<std::ptrdiff_t>(result.entries_.size());
    if (types.empty()) {
      for (const Direction way : directions) collect_neighbours(node, way, result);
    }
    for (std::size_t i = 0; i < lists_a_node; ++i) lists.take_next(result.entries_);
    if (directions.size() == 2) {  // a self-loop stands in both directions; keep the outgoing one
      const auto loop = [node](const Neighbour& step) { return !step.outgoing && step.node == node; };
      result.entries_.erase(std::remove_if(result.entries_.begin() + begin, result.entries_.end(), loop),
                            result.entries_.end());
    }
    result.offsets_.push_back(result.entries_.size());
  }
  return result;
}

std::vector<NodeId> View::nodes_after(NodeId after, std::size_t limit) const {
  std::vector<NodeId> ids;
  if (limit == 0 || after == kLastId) return ids;
  reader_->scan_range(Family::kNodes, keys::node(after + 1), {}, [&](std::string_view key, std::string_view) {
    ids.push_back(last_id(key));
    return ids.size() < limit;
  });
  return ids;
}

std::vector<NodeId> View::nodes_with_label_after(LabelId label, NodeId after, std::size_t limit) const {
  prepare_reading_indexes();
  std::vector<NodeId> ids;
  if (limit == 0 || after == kLastId) return ids;
  const auto visit = [&](std::string_view key, std::string_view) {
    ids.push_back(last_id(key));
    return ids.size() < limit;
  };
  reader_->scan_prefix(Family::kIndexes, keys::label_entries(label), visit,
                       keys::label_entry(label, after + 1));
  return ids;
}

std::vector<NodeId> View::nodes_with_value(const PropertyIndex& index, const Value& value, std::string& after,
                                           std::size_t limit) const {
  const auto range = index_range(&value, true, &value, true);
  return range ? nodes_in_range(index, *range, after, limit) : std::vector<NodeId>();
}

std::vector<NodeId> View::nodes_in_range(const PropertyIndex& index, const IndexRange& range,
                                         std::string& after, std::size_t limit) const {
  prepare_reading_indexes();
  std::vector<NodeId> ids;
  if (limit == 0) return ids;
  // The key behind `after` in order is that key and a zero byte.
  const std::string from = after.empty() ? keys::property_entries(index.id, range.from) : after + '\0';
  const std::string to =
      range.to.empty() ? keys::property_entries(index.id + 1) : keys::property_entries(index.id, range.to);
  reader_->scan_range(Family::kIndexes, from, to, [&](std::string_view key, std::string_view) {
    ids.push_back(last_id(key));
    after = key;
    return ids.size() < limit;
  });
  return ids;
}

void View::each_with_label(std::string_view label,
                           const std::function<void(const std::vector<NodeId>& batch)>& visit) const {
  constexpr std::size_t kBatch = 4096;
  const auto id = catalog_->labels.find(label);
  if (!id) return;
  for (auto ids = nodes_with_label_after(*id, 0, kBatch); !ids.empty();
       ids = nodes_with_label_after(*id, ids.back(), kBatch))
    visit(ids);
}

std::vector<Relationship> View::relationships_after(RelationshipId after, std::size_t limit) const {
  prepare_reading();
  std::vector<Relationship> found;
  if (limit == 0 || after == kLastId) return found;
  const auto visit = [&](std::string_view key, std::string_view value) {
    found.push_back(decode_relationship(last_id(key), value));
    return found.size() < limit;
  };
  reader_->scan_range(Family::kRelationships, keys::relationship(after + 1), {}, visit);
  return found;
}

std::uint64_t View::stored_counter(const std::string& key) const {
  const auto bytes = reader_->get(Family::kMeta, key);
  return bytes ? storage::Decoder(*bytes).u64() : 0;
}

namespace {

std::int64_t change_of(const std::map<std::uint32_t, std::int64_t>& changes, std::uint32_t id) {
  const auto found = changes.find(id);
  return found == changes.end() ? 0 : found->second;
}

std::uint64_t sum(std::uint64_t stored, std::int64_t change) {
  return stored + static_cast<std::uint64_t>(change);
}

}  // namespace

std::uint64_t View::node_count() const {
  const Counts* changes = count_changes();
  return sum(stored_counter(keys::node_count()), changes == nullptr ? 0 : changes->nodes);
}
std::uint64_t View::node_count(LabelId label) const {
  const Counts* changes = count_changes();
  return sum(stored_counter(keys::label_count(label)),
             changes == nullptr ? 0 : change_of(changes->labels, label));
}
std::uint64_t View::relationship_count() const {
  const Counts* changes = count_changes();
  return sum(stored_counter(keys::relationship_count()), changes == nullptr ? 0 : changes->relationships);
}
std::uint64_t View::relationship_count(TypeId type) const {
  const Counts* changes = count_changes();
  return sum(stored_counter(keys::type_count(type)),
             changes == nullptr ? 0 : change_of(changes->types, type));
}

std::vector<NodeId> View::find_in_tier(NameTier tier, std::string_view text) const {
  prepare_reading_indexes();
  std::vector<NodeId> ids;
  reader_->scan_prefix(Family::kIndexes, keys::name_entries(static_cast<std::uint8_t>(tier), text),
                       [&](std::string_view key, std::string_view) {
                         ids.push_back(last_id(key));
                         return true;
                       });
  return ids;
}

NameMatch View::find_in_tiers(std::string_view name, std::optional<std::string_view> qualifier) const {
  if (name.empty()) return {};
  const std::string folded = text::fold(name);
  const std::string alias = alias_key(name);
  const std::string variant = text::variant_key(name);
  const std::pair<NameTier, std::string_view> tiers[] = {{NameTier::kExact, name},
                                                         {NameTier::kFolded, folded},
                                                         {NameTier::kAlias, alias},
                                                         {NameTier::kVariant, variant}};
  for (const auto& [tier, text] : tiers) {
    NameMatch match{find_in_tier(tier, text), tier};
    if (qualifier) keep_qualified(*qualifier, match.nodes);
    if (!match.nodes.empty()) return match;
  }
  return {};
}

void View::keep_qualified(std::string_view qualifier, std::vector<NodeId>& ids) const {
  if (const auto id = id_in(qualifier); id && std::find(ids.begin(), ids.end(), *id) != ids.end()) {
    ids = {*id};
    return;
  }
  const std::string wanted = text::fold(qualifier);
  std::erase_if(ids, [&](NodeId id) {
    const auto found = node(id);
    if (!found) return true;
    auto categories = strings(property(*found, key::kCategories));
    categories.push_back(text_property(*found, key::kCategory));
    return std::none_of(categories.begin(), categories.end(),
                        [&](const std::string& one) { return text::fold(one) == wanted; });
  });
}

NameMatch View::find_concept(std::string_view name) const {
  NameMatch match = find_in_tiers(name, std::nullopt);
  for (const Qualified& way : split_qualifier(name)) {
    if (!match.nodes.empty()) break;
    match = find_in_tiers(way.name, way.qualifier);
  }
  return match;
}

std::string View::qualified_name(const Node& node) const {
  std::string name = text_property(node, key::kName);
  const std::string category = text_property(node, key::kCategory);
  if (name.ends_with(" (" + category + ")") && find_concept(name).found()) return name;
  if (!category.empty()) {
    std::string with_category = name + " (" + category + ")";
    if (find_concept(with_category).found()) return with_category;
  }
  return name + " (#" + std::to_string(node.id) + ")";
}

NodeId View::require_concept(std::string_view name) const {
  const NameMatch match = find_concept(name);
  if (match.found()) return match.nodes.front();
  std::string message = "'" + std::string(name) + "'";
  if (match.ambiguous()) {
    std::vector<std::string> candidates;
    for (const auto& found : nodes(match.nodes)) {
      if (found) candidates.push_back(qualified_name(*found));
    }
    throw Error(ErrorKind::kNotFound, message + " can mean " + quoted_list(candidates) + "; say which one");
  }
  message = "there is no concept " + message;
  const auto near = nearest_names(name, kSuggestions);
  if (!near.empty()) message += "; did you mean " + quoted_list(near) + "?";
  throw Error(ErrorKind::kNotFound, message);
}

std::vector<std::string> View::nearest_names(std::string_view name, std::size_t most) const {
  prepare_reading_indexes();
  std::vector<std::string> candidates;
  for (const NameTier tier : {NameTier::kExact, NameTier::kAlias}) {
    const std::string prefix = keys::name_entries(static_cast<std::uint8_t>(tier));
    reader_->scan_prefix(Family::kIndexes, prefix, [&](std::string_view key, std::string_view) {
      std::string candidate = keys::name_of_entry(key);
      if (!candidate.empty()) candidates.push_back(std::move(candidate));
      return true;
    });
  }
  return text::nearest(name, candidates, most);
}

std::vector<std::string> View::names_beginning(std::string_view beginning, std::size_t most) const {
  prepare_reading_indexes();
  const std::string folded = text::fold(beginning);
  std::vector<std::string> names;
  std::unordered_set<std::string> seen;
  for (const NameTier tier : {NameTier::kFolded, NameTier::kAlias}) {
    std::vector<NodeId> ids;
    std::vector<std::string> keys;
    if (names.size() < most) {
      reader_->scan_prefix(Family::kIndexes, keys::name_entries(static_cast<std::uint8_t>(tier)) + folded,
                           [&](std::string_view key, std::string_view) {
                             ids.push_back(last_id(key));
                             keys.push_back(keys::name_of_entry(key));
                             return ids.size() < most;
                           });
    }
    const auto found = nodes(ids);
    for (std::size_t i = 0; i < ids.size() && names.size() < most; ++i) {
      if (!found[i]) continue;
      std::vector<std::string> written = {text_property(*found[i], key::kName)};
      if (tier == NameTier::kAlias) written = strings(property(*found[i], key::kAliases));
      const auto name = std::find_if(written.begin(), written.end(),
                                     [&](const std::string& one) { return text::fold(one) == keys[i]; });
      if (name != written.end() && seen.insert(*name).second) names.push_back(*name);
    }
  }
  return names;
}

const Value* View::property(const Node& node, std::string_view key) const {
  const auto id = catalog_->keys.find(key);
  return id ? node.properties.get(*id) : nullptr;
}

const Value* View::property(const Relationship& relationship, std::string_view key) const {
  const auto id = catalog_->keys.find(key);
  return id ? relationship.properties.get(*id) : nullptr;
}

std::string View::text_property(const Node& node, std::string_view key) const {
  const Value* value = property(node, key);
  return value != nullptr && value->string() != nullptr ? *value->string() : std::string();
}

Snapshot::Snapshot(std::shared_ptr<const storage::Snapshot> store, std::shared_ptr<const Catalog> catalog)
    : store_(std::move(store)), catalog_holder_(std::move(catalog)) {
  attach(store_.get(), catalog_holder_.get());
}

}  // namespace cairn::graph
