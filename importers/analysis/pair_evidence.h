#pragma once

// Inside analysis/ only: what the texts say of pairs of concepts, before it is weighed.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "importers/analysis/evidence_place.h"
#include "importers/analysis/linking.h"
#include "importers/analysis/pair_table.h"

namespace cairn::importers {

inline constexpr std::size_t kEvidenceARequirement = 2;

/// Which sentence explains a requirement best.
enum EvidenceRank : std::uint8_t {
  kOriginalSentence,
  kDefinitionSentence,
  kCueSentence,
  kTitle,
  kOwnBlockSentence,
  kLabelSentence,
  kSeeAlsoSentence,
  kOtherSentence,
  kNameInParts  // ... that has only a part of the name
};

/// What is gathered about one ordered pair; requirement_weights.h says what each means.
struct PairEvidence {
  double places = 0;
  double score = 0;  ///< of the surest mention; 0 where there is none
  double core = 0;
  double talk = 0;
  double member = 0;
  bool in_definition = false;
  bool genus = false;
  double stands_on = 0;
  bool requires_it = false;
  bool stated = false;  ///< in a list of prerequisites
  double set_against = 0;
  double serves = 0;
  double plain = 0;      ///< places that are neither of these: no example, no user, not in brackets
  double bracketed = 0;  ///< places in brackets, and subjects that speak of it so
  double early = 0;      ///< 1 / sentences of an entry of a's up to the first place
  bool late = false;     ///< an entry of a's names b only in its second half
  double in_table = 0;   ///< places in rows of tables
  bool own_block = false;
  bool title_head = false;
  bool title_begin = false;
  bool version = false;  ///< a's name is b's and a number
  double subjects = 0;
  double coordinated = 0;  ///< of these: only commas and "and" stand between the two
  double under = 0;        ///< places in which a bracket right behind b lists a
  bool section_heading = false;
  bool section_of_members = false;  ///< ... that is b's name in the plural
  bool name_within = false;
  bool same_head = false;
  bool original = false;
  bool in_label = false;
  bool header_pair = false;
  double see_also = 0;
  bool see_also_back = false;
  std::size_t entries = 0;                                           ///< of a's that name b
  std::size_t last_entry = std::numeric_limits<std::size_t>::max();  ///< of these
  bool label_core = false;
  bool label_member = false;
  bool label_part = false;     ///< ... under a heading of parts or steps
  bool label_variant = false;  ///< ... of variants
  bool host = false;
  bool host_variant = false;  ///< as a variant
  bool host_member = false;
  bool host_talk = false;
  bool siblings = false;
  bool in_parts = false;                ///< a sentence of a's has a good part of b's name, see kindred.h
  bool in_parts_of_definition = false;  ///< ... the one that defines a has most
  bool kindred = false;                 ///< both have entries: the figures below are known, see kindred.h
  double name_share = 0;                ///< of b's name in a's text
  double back_share = 0;                ///< of a's name in b's text
  double likeness = 0;                  ///< of their texts
  double see_also_share = 0;            ///< of b's name in what a's text says to read next
  double see_also_back_share = 0;       ///< of a's name in what b's text says to read next
  std::vector<EvidencePlace> evidence;  ///< up to kEvidenceARequirement of each rank

  void add_evidence(EvidenceRank rank, EvidencePlace place);
};

/// The names of a concept as words.
struct ConceptWords {
  std::vector<WordId> name;
  std::vector<std::vector<WordId>> all_names;  ///< with its aliases
  bool proper = false;  ///< the name is a coined one, see has_proper_form(), or is never written small
};

struct GatheredPairs {
  PairTable<PairEvidence> pairs;
  std::vector<ConceptWords> words;  ///< by concept
  std::vector<double> spread;       ///< by concept: log2(1 + concepts whose texts name it)
};

/// All pairs that a text brings together.
GatheredPairs gather_pairs(Corpus& corpus, const Neighbourhoods& neighbourhoods,
                           const std::vector<ConceptFacts>& concepts,
                           const std::vector<Occurrence>& occurrences, const BlockOwners& owners);

}  // namespace cairn::importers
