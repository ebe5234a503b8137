#include "importers/analysis/evidence_place.h"

namespace cairn::importers {

EvidencePlace EvidencePlace::sentence(std::size_t entry, std::size_t block, std::size_t sentence) {
  EvidencePlace place;
  place.of = static_cast<std::uint32_t>(entry);
  place.block = static_cast<std::uint32_t>(block);
  place.first = place.last = static_cast<std::uint32_t>(sentence);
  return place;
}

EvidencePlace EvidencePlace::definition(std::size_t concept_index) {
  EvidencePlace place;
  place.kind = Kind::kDefinition;
  place.of = static_cast<std::uint32_t>(concept_index);
  return place;
}

EvidencePlace EvidencePlace::introduction(std::size_t concept_index, std::size_t number) {
  EvidencePlace place;
  place.kind = Kind::kIntroduction;
  place.of = static_cast<std::uint32_t>(concept_index);
  place.block = static_cast<std::uint32_t>(number);
  return place;
}

EvidencePlace EvidencePlace::header(std::size_t entry) {
  EvidencePlace place;
  place.kind = Kind::kHeader;
  place.of = static_cast<std::uint32_t>(entry);
  return place;
}

Evidence EvidencePlace::evidence(const Corpus& corpus, const std::vector<ConceptFacts>& concepts) const {
  switch (kind) {
    case Kind::kDefinition:
      return concepts[of].definitions.front();
    case Kind::kIntroduction:
      return concepts[of].introductions[block].evidence;
    case Kind::kHeader: {
      const AnalysedEntry& entry = corpus.entries[of];
      return {entry.header, entry.source, entry.line};
    }
    case Kind::kSentences:
      break;
  }
  const AnalysedEntry& entry = corpus.entries[of];
  const AnalysedBlock& text = entry.blocks[block];
  if (first == last) return {text.sentence_text(first), entry.source, text.sentence_line(first)};
  const std::size_t begin = text.sentences[first].begin;
  return {text.block.text.substr(begin, text.sentences[last].end - begin), entry.source,
          text.sentence_line(first)};
}

}  // namespace cairn::importers
