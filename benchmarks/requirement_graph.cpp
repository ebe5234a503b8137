// Writes a database of concepts and REQUIRES to measure the learner's commands on:
//
//   cairn_requirement_graph DATABASE [CONCEPTS [REQUIREMENTS_A_CONCEPT [CONCEPTS_A_FIELD]]]
//
// Each concept requires others of its field that came before it, so that the last ones of a field stand on
// nearly all of it: with 1,000,000 concepts, 10 requirements and 5,000 a field, closures are of thousands.

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <random>
#include <string>

#include "graph/bulk_load.h"
#include "graph/graph.h"
#include "graph/vocabulary.h"

namespace {

using namespace cairn;

struct Size {
  std::uint64_t concepts = 1'000'000;
  std::uint64_t requirements = 10;
  std::uint64_t field = 5'000;
};

void write(const std::string& path, const Size& size) {
  graph::Graph graph(storage::Store::open(path));
  const auto load = graph.begin_bulk_load();
  const auto label = load->label(graph::label::kConcept);
  const auto type = load->type(graph::type::kRequires);
  const auto name = load->key(graph::key::kName);
  const auto category = load->key(graph::key::kCategory);
  const auto confidence = load->key(graph::key::kConfidence);
  std::uint64_t first = 0;
  for (std::uint64_t i = 0; i < size.concepts; ++i) {
    graph::Properties properties;
    properties.set(name, "concept " + std::to_string(i));
    properties.set(category, "field " + std::to_string(i / size.field));
    const auto id = load->create_node({label}, std::move(properties));
    if (i == 0) first = id;
  }
  std::mt19937_64 random(42);
  for (std::uint64_t i = 0; i < size.concepts; ++i) {
    const std::uint64_t before = i % size.field;
    for (std::uint64_t k = 0; k < std::min(before, size.requirements); ++k) {
      graph::Properties properties;
      properties.set(confidence, 0.5 + static_cast<double>(random() % 50) / 100);
      load->create_relationship(type, first + i, first + i - before + random() % before,
                                std::move(properties));
    }
  }
  load->commit();
  graph.store().flush();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr
        << "usage: cairn_requirement_graph DATABASE [CONCEPTS [REQUIREMENTS_A_CONCEPT [CONCEPTS_A_FIELD]]]\n";
    return 2;
  }
  try {
    Size size;
    if (argc > 2) size.concepts = std::stoull(argv[2]);
    if (argc > 3) size.requirements = std::stoull(argv[3]);
    if (argc > 4) size.field = std::stoull(argv[4]);
    write(argv[1], size);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "cairn_requirement_graph: " << error.what() << '\n';
    return 3;
  }
}
