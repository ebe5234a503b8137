#pragma once

#include <string>
#include <string_view>

#include "graph/ids.h"

namespace cairn::graph::keys {

// The keys of every column family as pure functions (docs/storage-format.md). They stand on disk: never
// change one.

std::string node(NodeId id);
std::string relationship(RelationshipId id);

/// Packed neighbours: chunk 0 is the open one, 1, 2, ... are full and closed, oldest first.
std::string adjacency(Direction direction, NodeId node, TypeId type, std::uint32_t chunk);
/// All chunks of a node in a direction, of all types.
std::string adjacency_of(Direction direction, NodeId node);

std::string label_entry(LabelId label, NodeId node);
std::string label_entries(LabelId label);

std::string name_entry(std::uint8_t tier, std::string_view text, NodeId node);
std::string name_entries(std::uint8_t tier, std::string_view text);
std::string name_entries(std::uint8_t tier);
/// The text in the key of a name entry.
std::string name_of_entry(std::string_view key);

std::string property_entry(std::uint32_t index, std::string_view form, NodeId node);
/// All entries of an index whose forms begin so.
std::string property_entries(std::uint32_t index, std::string_view form = {});

std::string node_count();
std::string relationship_count();
std::string label_count(LabelId label);
std::string type_count(TypeId type);
std::string next_node_id();
std::string next_relationship_id();
std::string next_index_id();

std::string change(std::uint64_t commit_number);

/// What an import remembers of a source: 'n' nodes and 'r' relationships by their id there, 'd' the content's
/// digest.
std::string externals(char kind);
std::string external(char kind, std::string_view source);
std::string external(char kind, std::string_view source, std::string_view id);

}  // namespace cairn::graph::keys
