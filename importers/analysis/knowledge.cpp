#include "importers/analysis/knowledge.h"

#include <algorithm>
#include <map>
#include <set>

#include "importers/analysis/introduction.h"
#include "importers/analysis/linking.h"
#include "importers/analysis/name_form.h"
#include "importers/analysis/naming.h"
#include "importers/analysis/neighbourhoods.h"
#include "importers/analysis/relating.h"
#include "importers/analysis/semantic_relations.h"
#include "importers/analysis/templates.h"
#include "importers/analysis/word_statistics.h"

namespace cairn::importers {

std::vector<std::string> ConceptFacts::names() const {
  std::vector<std::string> all = aliases;
  all.emplace_back(without_qualifier(name));
  return all;
}

namespace {

/// The see-alsos that authors wrote, where both ends are known; the others are noted at their concepts.
std::vector<RelatedFacts> collect_related(Corpus& corpus, std::vector<ConceptFacts>& concepts) {
  std::map<std::vector<WordId>, std::size_t> by_name;
  const auto note = [&](const std::string& name, std::size_t i) {
    const auto words = corpus.words.add_all(name);
    if (!words.empty()) by_name.emplace(words, i);
  };
  for (std::size_t i = 0; i < concepts.size(); ++i) note(concepts[i].name, i);
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    for (const auto& alias : concepts[i].aliases) note(alias, i);
  }
  std::map<std::pair<std::size_t, std::size_t>, RelatedFacts> found;
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    std::set<std::string> dangling;
    for (const std::size_t entry : concepts[i].entries) {
      for (const auto& see : corpus.entries[entry].statements.see_also) {
        const auto target = by_name.find(corpus.words.add_all(see.name));
        if (target == by_name.end()) dangling.insert(see.name);
        if (target == by_name.end() || target->second == i) continue;
        found.emplace(std::pair(i, target->second),
                      RelatedFacts{i, target->second, {see.text, corpus.entries[entry].source, see.line}});
      }
    }
    concepts[i].dangling_links.assign(dangling.begin(), dangling.end());
  }
  std::vector<RelatedFacts> related;
  for (auto& [pair, fact] : found) related.push_back(std::move(fact));
  return related;
}

}  // namespace

Knowledge analyse(Corpus& corpus, Decisions* decisions) {
  Knowledge knowledge;
  knowledge.concepts = name_entries(corpus);
  hide_templates(corpus, knowledge.concepts);
  const WordStatistics statistics(corpus);
  introduce_concepts(corpus, statistics, knowledge.concepts, decisions);
  const Neighbourhoods neighbourhoods(corpus, knowledge.concepts);
  const auto occurrences = link(corpus, statistics, neighbourhoods, knowledge.concepts, decisions);
  const BlockOwners owners(corpus, knowledge.concepts);
  knowledge.mentions = collect_mentions(corpus, knowledge.concepts, occurrences, owners);
  knowledge.semantic = find_semantic_relations(corpus, knowledge.concepts, occurrences, owners);
  knowledge.requirements =
      relate(corpus, neighbourhoods, knowledge.concepts, occurrences, owners, knowledge.semantic, decisions);
  knowledge.related = collect_related(corpus, knowledge.concepts);
  return knowledge;
}

}  // namespace cairn::importers
