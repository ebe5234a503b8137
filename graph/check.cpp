#include "graph/check.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/adjacency.h"
#include "graph/catalog.h"
#include "graph/index_entries.h"
#include "graph/keys.h"
#include "graph/record.h"
#include "storage/encoding.h"
#include "storage/error.h"

namespace cairn::graph {

namespace {

using storage::Decoder;
using storage::Family;

constexpr std::size_t kBatch = 2000;
// Relationships and steps that are looked at together when the lists of neighbours differ: some 400 MB.
constexpr std::uint64_t kStepsAPass = 6'000'000;

std::uint64_t mixed(std::uint64_t x) {  // splitmix64, Steele et al. 2014
  x += 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

/// A sum over a set of relationships that does not depend on their order: two sets with one sum are the same
/// but for a chance of 2^-64.
class SetSum {
 public:
  void add(RelationshipId id, TypeId type, NodeId start, NodeId end) {
    sum_ += mixed(mixed(mixed(mixed(id) + type) + start) + end);
    ++count_;
  }
  friend bool operator==(const SetSum&, const SetSum&) = default;

 private:
  std::uint64_t sum_ = 0;
  std::uint64_t count_ = 0;
};

std::string relationship_text(RelationshipId id) {
  return "relationship " + std::to_string(id);
}
std::string node_text(NodeId id) {
  return "node " + std::to_string(id);
}

class Checker {
 public:
  explicit Checker(const storage::Reader& reader) : reader_(reader), catalog_(Catalog::load(reader)) {}

  CheckReport run() {
    check_nodes();
    check_indexes();
    check_relationships();
    check_neighbours();
    check_counters();
    return std::move(report_);
  }

 private:
  void differ(const std::string& what) {
    if (report_.differences.size() < CheckReport::kMostNamed) report_.differences.push_back(what);
    ++report_.differences_in_all;
  }

  /// A record that cannot be decoded is a difference.
  template <typename Look>
  void look(const std::string& what, Look at) {
    try {
      at();
    } catch (const Error& error) {
      differ(what + " cannot be read: " + error.what());
    }
  }

  void check_properties(const Properties& properties, const std::string& of) {
    for (const auto& [key, value] : properties) {
      if (key >= catalog_.keys.names().size())
        differ(of + " has the unknown property key " + std::to_string(key));
    }
  }

  // --- nodes and what is derived from them ---

  void check_nodes() {
    std::vector<std::string> expected;  // keys of index entries
    std::vector<NodeId> owners;
    const auto look_up = [&] {
      const auto found = reader_.multi_get(Family::kIndexes, expected);
      for (std::size_t i = 0; i < expected.size(); ++i) {
        if (!found[i]) differ(node_text(owners[i]) + " is missing from " + index_text(expected[i]));
      }
      expected.clear();
      owners.clear();
    };
    reader_.scan_range(Family::kNodes, {}, {}, [&](std::string_view key, std::string_view value) {
      const NodeId id = Decoder(key).u64();
      look(node_text(id), [&] {
        const Node node = decode_node(id, value);
        ++report_.nodes;
        last_node_ = id;
        check_properties(node.properties, node_text(id));
        count_labels(node);
        for (const std::string& entry : index_entries(node, catalog_)) {
          if (is_unfinished(entry, id)) continue;
          ++expected_entries_;
          expected.push_back(entry);
          owners.push_back(id);
        }
      });
      if (expected.size() >= kBatch) look_up();
      return true;
    });
    look_up();
  }

  void count_labels(const Node& node) {
    for (const LabelId label : node.labels) {
      ++labels_[label];
      if (label >= catalog_.labels.names().size())
        differ(node_text(node.id) + " has the unknown label " + std::to_string(label));
    }
  }

  static std::string index_text(const std::string& entry) {
    if (entry.starts_with('P')) return "an index of properties";
    return entry.starts_with('L') ? "the index of labels" : "the index of names";
  }

  /// Of an index that is being built the nodes that were not reached yet may be there or not.
  bool is_unfinished(std::string_view entry, NodeId id) const {
    if (!entry.starts_with('P')) return false;
    const IndexId number = Decoder(entry.substr(1)).u32();
    return std::any_of(catalog_.indexes.begin(), catalog_.indexes.end(), [&](const PropertyIndex& index) {
      return index.id == number && index.built_to && id > *index.built_to;
    });
  }

  /// Every entry that was expected is there; so those that are too many show in their number alone, and are
  /// looked for only then.
  void check_indexes() {
    std::uint64_t entries = 0;
    reader_.scan_range(Family::kIndexes, {}, {}, [&](std::string_view key, std::string_view) {
      if (!is_unfinished(key, Decoder(key.substr(key.size() - std::min(key.size(), sizeof(NodeId)))).u64()))
        ++entries;
      return true;
    });
    if (entries == expected_entries_ && report_.sound()) return;
    reader_.scan_range(Family::kIndexes, {}, {}, [&](std::string_view key, std::string_view) {
      look("an index entry", [&] { check_entry(key); });
      return true;
    });
  }

  void check_entry(std::string_view key) {
    const NodeId id = Decoder(key.substr(key.size() - std::min(key.size(), sizeof(NodeId)))).u64();
    const auto bytes = reader_.get(Family::kNodes, keys::node(id));
    const auto entries = bytes ? index_entries(decode_node(id, *bytes), catalog_) : std::set<std::string>();
    if (!entries.contains(std::string(key)))
      differ(index_text(std::string(key)) + " has an entry for " + node_text(id) +
             " that does not belong to it");
  }

  // --- relationships ---

  void check_relationships() {
    std::vector<Relationship> batch;
    reader_.scan_range(Family::kRelationships, {}, {}, [&](std::string_view key, std::string_view value) {
      const RelationshipId id = Decoder(key).u64();
      look(relationship_text(id), [&] { batch.push_back(decode_relationship(id, value)); });
      if (batch.size() >= kBatch) check_batch(batch);
      return true;
    });
    check_batch(batch);
  }

  void check_batch(std::vector<Relationship>& batch) {
    std::vector<std::string> ends;
    for (const Relationship& relationship : batch) {
      ends.push_back(keys::node(relationship.start));
      ends.push_back(keys::node(relationship.end));
    }
    const auto found = reader_.multi_get(Family::kNodes, ends);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const Relationship& one = batch[i];
      ++report_.relationships;
      ++types_[one.type];
      last_relationship_ = one.id;
      stored_.add(one.id, one.type, one.start, one.end);
      if (one.type >= catalog_.types.names().size())
        differ(relationship_text(one.id) + " has the unknown type " + std::to_string(one.type));
      if (!found[2 * i])
        differ(relationship_text(one.id) + " starts at no node: " + std::to_string(one.start));
      if (!found[2 * i + 1])
        differ(relationship_text(one.id) + " ends at no node: " + std::to_string(one.end));
      check_properties(one.properties, relationship_text(one.id));
    }
    batch.clear();
  }

  // --- lists of neighbours ---

  struct Step {
    Direction direction;
    NodeId owner;
    TypeId type;
    AdjacencyChunk::Entry entry;
  };

  template <typename Visit>
  void each_step(Visit visit) {
    reader_.scan_range(Family::kAdjacency, {}, {}, [&](std::string_view key, std::string_view value) {
      look("a list of neighbours", [&] {
        Decoder in(key);
        const Direction direction = in.u8() == 'O' ? Direction::kOutgoing : Direction::kIncoming;
        const NodeId owner = in.u64();
        const TypeId type = in.u32();
        in.u32();
        for (const auto& entry : AdjacencyChunk::decode(value).entries)
          visit(Step{direction, owner, type, entry});
      });
      return true;
    });
  }

  static void add(SetSum& sum, const Step& step) {
    const bool outgoing = step.direction == Direction::kOutgoing;
    sum.add(step.entry.relationship, step.type, outgoing ? step.owner : step.entry.node,
            outgoing ? step.entry.node : step.owner);
  }

  void check_neighbours() {
    check_chunks();
    SetSum outgoing;
    SetSum incoming;
    std::uint64_t steps = 0;
    each_step([&](const Step& step) {
      add(step.direction == Direction::kOutgoing ? outgoing : incoming, step);
      ++steps;
    });
    if (outgoing == stored_ && incoming == stored_) return;
    const std::uint64_t passes = 1 + (report_.relationships + steps) / kStepsAPass;
    for (std::uint64_t pass = 0; pass < passes; ++pass) find_steps_that_differ(pass, passes);
  }

  /// Closed chunks are numbered without a gap, and all lists ascend.
  void check_chunks() {
    std::string list;  // the key without the number of the chunk
    std::uint32_t closed = 0;
    std::uint32_t seen = 0;
    const auto end_list = [&] {
      if (seen != closed)
        differ("a list of neighbours has " + std::to_string(seen) + " closed chunks instead of " +
               std::to_string(closed));
    };
    reader_.scan_range(Family::kAdjacency, {}, {}, [&](std::string_view key, std::string_view value) {
      look("a list of neighbours", [&] {
        const auto prefix = key.substr(0, key.size() - sizeof(std::uint32_t));
        const std::uint32_t number = Decoder(key.substr(prefix.size())).u32();
        const AdjacencyChunk chunk = AdjacencyChunk::decode(value);
        if (prefix != list) {
          end_list();
          list = prefix;
          closed = chunk.closed_chunks;
          seen = 0;
          if (number != 0) differ("a list of neighbours lacks its open chunk");
        } else {
          ++seen;
        }
        const bool ascends =
            std::is_sorted(chunk.entries.begin(), chunk.entries.end(),
                           [](const auto& a, const auto& b) { return a.relationship < b.relationship; });
        if (!ascends) differ("a list of neighbours does not ascend");
      });
      return true;
    });
    end_list();
  }

  /// Among the relationships of one of so many passes. Ids may be any numbers: they are dealt out by their
  /// rest.
  void find_steps_that_differ(std::uint64_t pass, std::uint64_t passes) {
    using Place = std::tuple<TypeId, NodeId, NodeId>;
    std::map<std::pair<RelationshipId, Place>, unsigned> seen;  // bit 0: stored, 1: outgoing, 2: incoming
    reader_.scan_range(Family::kRelationships, {}, {}, [&](std::string_view key, std::string_view value) {
      look("a relationship", [&] {
        const RelationshipId id = Decoder(key).u64();
        if (id % passes != pass) return;
        const auto one = decode_relationship(id, value);
        seen[{one.id, {one.type, one.start, one.end}}] |= 1U;
      });
      return true;
    });
    each_step([&](const Step& step) {
      const RelationshipId id = step.entry.relationship;
      if (id % passes != pass) return;
      const bool outgoing = step.direction == Direction::kOutgoing;
      const Place place = outgoing ? Place(step.type, step.owner, step.entry.node)
                                   : Place(step.type, step.entry.node, step.owner);
      const unsigned bit = outgoing ? 2U : 4U;
      unsigned& bits = seen[{id, place}];
      if ((bits & bit) != 0)
        differ(relationship_text(id) + " stands twice among the neighbours of " + node_text(step.owner));
      bits |= bit;
    });
    for (const auto& [step, bits] : seen) {
      const auto& [type, start, end] = step.second;
      if ((bits & 1U) == 0) {
        differ("a list of neighbours has " + relationship_text(step.first) + ", which is not stored so");
        continue;
      }
      if ((bits & 2U) == 0)
        differ(relationship_text(step.first) + " is missing from the outgoing neighbours of " +
               node_text(start));
      if ((bits & 4U) == 0)
        differ(relationship_text(step.first) + " is missing from the incoming neighbours of " +
               node_text(end));
    }
  }

  // --- counts ---

  void check_counter(const std::string& key, std::uint64_t right, const std::string& of) {
    const auto bytes = reader_.get(Family::kMeta, key);
    const std::uint64_t kept = bytes ? Decoder(*bytes).u64() : 0;
    if (kept != right)
      differ("the count of " + of + " says " + std::to_string(kept) + ", and there are " +
             std::to_string(right));
  }

  void check_next(const std::string& key, std::uint64_t last, const std::string& of) {
    const auto bytes = reader_.get(Family::kMeta, key);
    if (last != 0 && (!bytes || Decoder(*bytes).u64() <= last))
      differ("the next id of " + of + " was given already");
  }

  void check_counters() {
    check_counter(keys::node_count(), report_.nodes, "nodes");
    check_counter(keys::relationship_count(), report_.relationships, "relationships");
    for (LabelId label = 0; label < catalog_.labels.names().size(); ++label)
      check_counter(keys::label_count(label), labels_[label],
                    "nodes labelled " + catalog_.labels.name(label));
    for (TypeId type = 0; type < catalog_.types.names().size(); ++type)
      check_counter(keys::type_count(type), types_[type],
                    "relationships of type " + catalog_.types.name(type));
    check_next(keys::next_node_id(), last_node_, "nodes");
    check_next(keys::next_relationship_id(), last_relationship_, "relationships");
  }

  const storage::Reader& reader_;
  Catalog catalog_;
  CheckReport report_;
  std::map<LabelId, std::uint64_t> labels_;
  std::map<TypeId, std::uint64_t> types_;
  std::uint64_t expected_entries_ = 0;
  NodeId last_node_ = 0;
  RelationshipId last_relationship_ = 0;
  SetSum stored_;
};

}  // namespace

CheckReport check(const storage::Reader& reader) {
  return Checker(reader).run();
}

}  // namespace cairn::graph
