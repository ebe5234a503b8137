#include "importers/analysis/known_names.h"

#include <algorithm>

#include "importers/analysis/cues.h"
#include "text/folding.h"

namespace cairn::importers {

KnownNames::KnownNames(Corpus& corpus, std::vector<ConceptFacts>& concepts) : concepts_(concepts) {
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    for (const std::size_t entry : concepts[i].entries) concept_of_entry_[entry] = i;
    add(corpus.words.add_all(concepts[i].name), i);
  }
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    for (const auto& alias : concepts[i].aliases) add(corpus.words.add_all(alias), i);
  }
}

std::optional<std::size_t> KnownNames::find(const TermKey& key) const {
  const auto found = names_.find(key);
  if (found == names_.end()) return std::nullopt;
  return found->second;
}

void KnownNames::add_alias(std::size_t owner, const std::string& alias, const TermKey& key) {
  auto& aliases = concepts_[owner].aliases;
  const std::string folded = text::fold(alias);
  const bool there = text::fold(concepts_[owner].name) == folded ||
                     std::any_of(aliases.begin(), aliases.end(),
                                 [&](const auto& known) { return text::fold(known) == folded; });
  if (!there) aliases.push_back(alias);
  add(key, owner);
}

std::optional<TermKey> without_tail(const TermKey& key, const Words& words) {
  if (key.size() < 2) return std::nullopt;
  const std::string& tail = words.text(key.back());
  if (std::find(std::begin(cues::kDroppableTails), std::end(cues::kDroppableTails), tail) ==
      std::end(cues::kDroppableTails)) {
    return std::nullopt;
  }
  return TermKey(key.begin(), key.end() - 1);
}

}  // namespace cairn::importers
