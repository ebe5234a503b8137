#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace cairn::importers {

/// Whether a term became a concept, and what spoke for and against it.
struct TermDecision {
  std::string name;
  std::vector<std::string> other_names;
  std::vector<std::size_t> entries;  ///< in which it stands, ascending; indices into Corpus::entries
  std::vector<double> features;      ///< in the order of kTermWeights
  double score = 0;
};

/// Whether an entry names a concept, and what spoke for and against it.
struct MentionDecision {
  std::size_t entry = 0;          ///< index into Corpus::entries
  std::size_t concept_index = 0;  ///< into Knowledge::concepts
  std::vector<double> features;   ///< in the order of kMentionWeights
  double score = 0;
};

/// Whether one concept requires another, and what spoke for and against it.
struct PairDecision {
  std::size_t from = 0;  ///< indices into Knowledge::concepts
  std::size_t to = 0;
  std::vector<double> features;  ///< in the order of kPairWeights
  double confidence = 0;
};

/// Every decision of one analysis, the negative ones too: what weights are fitted on.
struct Decisions {
  std::vector<TermDecision> terms;
  std::vector<MentionDecision> mentions;
  std::vector<PairDecision> pairs;
};

}  // namespace cairn::importers
