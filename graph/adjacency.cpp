#include "graph/adjacency.h"

#include "storage/encoding.h"
#include "storage/error.h"

namespace cairn::graph {

AdjacencyChunk AdjacencyChunk::decode(std::string_view bytes) {
  storage::Decoder in(bytes);
  AdjacencyChunk chunk;
  chunk.closed_chunks = static_cast<std::uint32_t>(in.varint());
  const std::uint64_t count = in.varint();
  if (count > in.remaining()) throw_corruption("a list of neighbours is longer than its record");
  chunk.entries.reserve(count);
  RelationshipId last = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    last += in.varint();
    chunk.entries.push_back({last, in.varint()});
  }
  return chunk;
}

std::size_t AdjacencyChunk::length_of_list(std::string_view open_chunk) {
  storage::Decoder in(open_chunk);
  const std::size_t closed = in.varint();
  return closed * kEntriesAChunk + in.varint();
}

std::string AdjacencyChunk::encode() const {
  std::string out;
  storage::append_varint(out, closed_chunks);
  storage::append_varint(out, entries.size());
  RelationshipId last = 0;
  for (const Entry& entry : entries) {
    storage::append_varint(out, entry.relationship - last);
    storage::append_varint(out, entry.node);
    last = entry.relationship;
  }
  return out;
}

}  // namespace cairn::graph
