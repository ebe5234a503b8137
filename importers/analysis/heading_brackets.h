#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "importers/analysis/corpus.h"

namespace cairn::importers {

/// What brackets behind the titles of a glossary are for, told by all of them: "Neuron (nerve cell)" gives
/// another name, "Dish (wheels)" tells homonyms apart.
class HeadingBrackets {
 public:
  explicit HeadingBrackets(const Corpus& corpus);

  /// The other names that a bracket gives: several ("spine, backbone"), or one of some words of which title
  /// or definition have one ("thigh bone"). None where title or bracket stand at another entry, too, where a
  /// name heads one or names a field ("computer science"), and where the definition has it otherwise than as
  /// its subject ("Tree (data structure)").
  std::vector<std::string> other_names(std::string_view title, std::string_view bracket,
                                       std::string_view definition) const;

 private:
  std::map<std::string, std::size_t> titles_;    ///< without their brackets, folded
  std::map<std::string, std::size_t> brackets_;  ///< folded, in the singular
};

}  // namespace cairn::importers
