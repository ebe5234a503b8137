// Every decision that extraction makes on some glossaries, with the features behind it, as JSON Lines: what
// fit_extraction.py fits the weights on.
//
//   cairn_extraction_decisions FILE...

#include <iostream>
#include <nlohmann/json.hpp>

#include "graph/graph.h"
#include "importers/analysis/decisions.h"
#include "importers/analysis/introduction_weights.h"
#include "importers/analysis/knowledge.h"
#include "importers/analysis/mention_weights.h"
#include "importers/analysis/requirement_weights.h"
#include "importers/importer.h"
#include "importers/loading/source_facts.h"

namespace {

using nlohmann::json;
using namespace cairn;

template <typename Weights>
json named(const Weights& weights, const std::vector<double>& features) {
  json values = json::object();
  for (std::size_t i = 0; i < weights.size(); ++i) values[std::string(weights[i].name)] = features[i];
  return values;
}

json names_of(const importers::ConceptFacts& fact) {
  json names = fact.aliases;
  names.insert(names.begin(), fact.name);
  return names;
}

void print(const importers::Corpus& corpus, const importers::Knowledge& knowledge,
           const importers::Decisions& decisions) {
  std::vector<json> entries(corpus.entries.size());
  for (const auto& fact : knowledge.concepts) {
    for (const std::size_t entry : fact.entries) entries[entry] = names_of(fact);
  }
  for (const auto& term : decisions.terms) {
    json names = term.other_names;
    names.insert(names.begin(), term.name);
    json in = json::array();
    for (const std::size_t entry : term.entries) in.push_back(entries[entry]);
    std::cout << json{{"kind", "term"},
                      {"names", names},
                      {"entries", in},
                      {"features", named(importers::kTermWeights, term.features)},
                      {"score", term.score}}
                     .dump()
              << '\n';
  }
  for (const auto& mention : decisions.mentions) {
    std::cout << json{{"kind", "mention"},
                      {"from", entries[mention.entry]},
                      {"to", names_of(knowledge.concepts[mention.concept_index])},
                      {"features", named(importers::kMentionWeights, mention.features)},
                      {"score", mention.score}}
                     .dump()
              << '\n';
  }
  for (const auto& pair : decisions.pairs) {
    std::cout << json{{"kind", "pair"},
                      {"from", names_of(knowledge.concepts[pair.from])},
                      {"to", names_of(knowledge.concepts[pair.to])},
                      {"features", named(importers::kPairWeights, pair.features)},
                      {"confidence", pair.confidence}}
                     .dump()
              << '\n';
  }
}

void decide(const std::vector<std::filesystem::path>& files) {
  graph::Graph graph(storage::Store::open(storage::Store::kInMemory));
  importers::import_files(graph, files, {});
  auto corpus = importers::read_corpus(*graph.snapshot());
  importers::Decisions decisions;
  const auto knowledge = importers::analyse(corpus, &decisions);
  print(corpus, knowledge, decisions);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    decide({argv + 1, argv + argc});
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "cairn_extraction_decisions: " << error.what() << '\n';
    return 3;
  }
}
