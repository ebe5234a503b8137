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

  /// The other names that a bracket gives in words that are not the title's: several ("spine, backbone") or
  /// some words ("thigh bone"). None where the title or the bracket stands behind another entry, too, where
  /// it names a field ("computer science"), and where the definition says that the thing is one ("Tree (data
  /// structure)").
  std::vector<std::string> other_names(std::string_view title, std::string_view bracket,
                                       std::string_view definition) const;

 private:
  std::map<std::string, std::size_t> titles_;    ///< without their brackets, folded
  std::map<std::string, std::size_t> brackets_;  ///< folded
};

}  // namespace cairn::importers
