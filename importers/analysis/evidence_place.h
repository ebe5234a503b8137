#pragma once

// Inside analysis/ only.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "importers/analysis/corpus.h"
#include "importers/analysis/knowledge.h"

namespace cairn::importers {

/// Where the words of an evidence stand: of hundreds of thousands few are told, and only these are copied.
struct EvidencePlace {
  enum class Kind : std::uint8_t {
    kSentences,     ///< of the entry `of` in its block, from the first to the last one
    kDefinition,    ///< the first one of the concept `of`
    kIntroduction,  ///< number `block` of the concept `of`
    kHeader         ///< of the entry `of`
  };
  Kind kind = Kind::kSentences;
  std::uint8_t rank = 0;  ///< what explains best is 0
  std::uint32_t of = 0;
  std::uint32_t block = 0;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  friend bool operator==(const EvidencePlace&, const EvidencePlace&) = default;

  static EvidencePlace sentence(std::size_t entry, std::size_t block, std::size_t sentence);
  static EvidencePlace definition(std::size_t concept_index);
  static EvidencePlace introduction(std::size_t concept_index, std::size_t number);
  static EvidencePlace header(std::size_t entry);

  Evidence evidence(const Corpus& corpus, const std::vector<ConceptFacts>& concepts) const;
};

}  // namespace cairn::importers
