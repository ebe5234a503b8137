#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "importers/analysis/knowledge.h"
#include "importers/analysis/term_candidate.h"

namespace cairn::importers {

/// Which names are taken, by which concept; grows while concepts are introduced.
class KnownNames {
 public:
  KnownNames(Corpus& corpus, std::vector<ConceptFacts>& concepts);

  std::optional<std::size_t> find(const TermKey& key) const;
  bool contains(const TermKey& key) const { return names_.contains(key); }
  void add(const TermKey& key, std::size_t concept_index) { names_.emplace(key, concept_index); }
  /// Gives a concept another name, unless it goes by it already.
  void add_alias(std::size_t owner, const std::string& alias, const TermKey& key);

  std::size_t size() const { return concepts_.size(); }
  const std::string& name(std::size_t owner) const { return concepts_[owner].name; }

  /// The concept that an entry is about.
  std::size_t concept_of_entry(std::size_t entry) const { return concept_of_entry_.at(entry); }
  const std::vector<std::string>& categories_of_entry(std::size_t entry) const {
    return concepts_[concept_of_entry(entry)].categories;
  }

 private:
  std::vector<ConceptFacts>& concepts_;
  std::unordered_map<TermKey, std::size_t, TermHash> names_;
  std::unordered_map<std::size_t, std::size_t> concept_of_entry_;
};

/// The key without a last word that a name may leave out, such as "loss"; nothing when it has none.
std::optional<TermKey> without_tail(const TermKey& key, const Words& words);

}  // namespace cairn::importers
