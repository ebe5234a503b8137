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

/// What is gathered about one ordered pair; requirement_weights.h says what each means. There are hundreds of
/// thousands, so the members stand by their size.
struct PairEvidence {
  /// Up to kEvidenceARequirement of each rank; most pairs have one.
  std::vector<EvidencePlace> evidence;

  double score = 0;                ///< of the surest mention; 0 where there is none
  double early = 0;                ///< 1 / sentences of an entry of a's up to the first place
  double name_share = 0;           ///< of b's name in a's text
  double back_share = 0;           ///< of a's name in b's text
  double likeness = 0;             ///< of their texts
  double see_also_share = 0;       ///< of b's name in what a's text says to read next
  double see_also_back_share = 0;  ///< of a's name in what b's text says to read next

  std::uint32_t places = 0;
  std::uint32_t core = 0;
  std::uint32_t talk = 0;
  std::uint32_t member = 0;
  std::uint32_t stands_on = 0;
  std::uint32_t set_against = 0;
  std::uint32_t serves = 0;
  std::uint32_t plain = 0;      ///< places that are neither of these: no example, no user, not in brackets
  std::uint32_t bracketed = 0;  ///< places in brackets, and subjects that speak of it so
  std::uint32_t in_table = 0;   ///< places in rows of tables
  std::uint32_t subjects = 0;
  std::uint32_t coordinated = 0;  ///< of these: only commas and "and" stand between the two
  std::uint32_t under = 0;        ///< places in which a bracket right behind b lists a
  std::uint32_t see_also = 0;
  std::uint32_t entries = 0;                                             ///< of a's that name b
  std::uint32_t last_entry = std::numeric_limits<std::uint32_t>::max();  ///< of these

  bool in_definition = false;
  bool genus = false;
  bool requires_it = false;
  bool stated = false;  ///< in a list of prerequisites
  bool late = false;    ///< an entry of a's names b only in its second half
  bool own_block = false;
  bool title_head = false;
  bool title_begin = false;
  bool version = false;  ///< a's name is b's and a number
  bool section_heading = false;
  bool section_of_members = false;  ///< ... that is b's name in the plural
  bool name_within = false;
  bool same_head = false;
  bool original = false;
  bool in_label = false;
  bool header_pair = false;
  bool see_also_back = false;
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
  bool kindred = false;                 ///< both have entries: shares and likeness are known, see kindred.h

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
