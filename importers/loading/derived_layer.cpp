#include "importers/loading/derived_layer.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/vocabulary.h"
#include "importers/analysis/knowledge.h"
#include "importers/loading/source_facts.h"
#include "text/inflection.h"

namespace cairn::importers {

namespace {

namespace key = graph::key;
namespace label = graph::label;
namespace origin = graph::origin;
namespace type = graph::type;

using Named = std::vector<std::pair<std::string_view, graph::Value>>;

/// The properties of concepts and categories that come from texts.
constexpr std::string_view kConcludedKeys[] = {key::kName,        key::kAliases,      key::kDefinition,
                                               key::kDefinitions, key::kCategory,     key::kCategories,
                                               key::kOrigin,      key::kDanglingLinks};

template <typename Visit>
void each_node(const graph::View& view, std::string_view name, Visit visit) {
  view.each_with_label(name, [&](const std::vector<graph::NodeId>& ids) {
    for (const auto& node : view.nodes(ids)) {
      if (node) visit(*node);
    }
  });
}

/// Makes the graph's derived layer equal to a Knowledge.
class DerivedLayer {
 public:
  DerivedLayer(graph::Transaction& transaction, const Corpus& corpus, const Knowledge& knowledge,
               DerivedNodes before)
      : transaction_(transaction), corpus_(corpus), knowledge_(knowledge), before_(std::move(before)) {}

  void write() {
    write_concepts();
    write_categories();
    want_relationships();
    write_relationships();
    hand_over_leftovers();
    remove_leftovers();
  }

 private:
  // --- nodes ---

  using NodesByName = std::multimap<std::string, graph::Node>;

  NodesByName by_name(const std::set<graph::NodeId>& ids) const {
    NodesByName found;
    const std::vector<graph::NodeId> wanted(ids.begin(), ids.end());
    for (auto& node : transaction_.nodes(wanted)) {
      if (node) found.emplace(transaction_.text_property(*node, key::kName), std::move(*node));
    }
    return found;
  }

  graph::NodeId put(NodesByName& existing, std::string_view node_label, const std::string& name,
                    Named properties) {
    const auto found = existing.find(name);
    if (found == existing.end()) {
      return transaction_.create_node({transaction_.label(node_label)},
                                      transaction_.properties(std::move(properties)));
    }
    graph::Node node = std::move(found->second);
    existing.erase(found);
    // What persons have set besides stays.
    for (const std::string_view own : kConcludedKeys) {
      if (const auto id = transaction_.catalog().keys.find(own)) node.properties.set(*id, {});
    }
    for (const auto& [name_of_key, value] : properties)
      node.properties.set(transaction_.key(name_of_key), value);
    transaction_.replace(node);
    return node.id;
  }

  static std::vector<std::string> texts(const std::vector<Evidence>& evidence) {
    std::vector<std::string> found;
    for (const Evidence& piece : evidence) found.push_back(piece.text);
    return found;
  }

  void write_concepts() {
    leftover_concepts_ = by_name(before_.concepts);
    for (const ConceptFacts& fact : knowledge_.concepts) {
      const auto definitions = texts(fact.definitions);
      Named properties = {
          {key::kName, fact.name},
          {key::kAliases, graph::string_list(fact.aliases)},
          {key::kDefinition, definitions.empty() ? graph::Value() : graph::Value(definitions.front())},
          {key::kDefinitions, graph::string_list(definitions)},
          {key::kCategory, fact.categories.empty() ? graph::Value() : graph::Value(fact.categories.front())},
          {key::kCategories, graph::string_list(fact.categories)},
          {key::kOrigin, fact.has_entry() ? origin::kEntry : origin::kIntroduced}};
      if (!fact.dangling_links.empty())
        properties.emplace_back(key::kDanglingLinks, graph::string_list(fact.dangling_links));
      concepts_.push_back(put(leftover_concepts_, label::kConcept, fact.name, std::move(properties)));
    }
  }

  void write_categories() {
    leftover_categories_ = by_name(before_.categories);
    std::set<std::string> names;
    for (const ConceptFacts& fact : knowledge_.concepts)
      names.insert(fact.categories.begin(), fact.categories.end());
    for (const auto& name : names) {
      categories_[name] = put(leftover_categories_, label::kCategory, name, {{key::kName, name}});
    }
  }

  // --- relationships ---

  using Place = std::tuple<std::string_view, graph::NodeId, graph::NodeId>;

  void want(std::string_view relationship, graph::NodeId from, graph::NodeId to, Named properties) {
    wanted_.emplace(Place(relationship, from, to), std::move(properties));
  }

  Named with_evidence(Named properties, const std::vector<Evidence>& evidence) const {
    std::vector<std::string> sources;
    graph::List lines;
    for (const Evidence& piece : evidence) {
      sources.push_back(corpus_.sources[piece.source]);
      lines.emplace_back(piece.line);
    }
    properties.emplace_back(key::kEvidence, graph::string_list(texts(evidence)));
    properties.emplace_back(key::kEvidenceSources, graph::string_list(sources));
    properties.emplace_back(key::kEvidenceLines, graph::Value(std::move(lines)));
    return properties;
  }

  void want_relationships() {
    for (std::size_t i = 0; i < knowledge_.concepts.size(); ++i) {
      const ConceptFacts& fact = knowledge_.concepts[i];
      for (const std::size_t entry : fact.entries)
        want(type::kDefines, corpus_.entries[entry].id, concepts_[i], {});
      for (const auto& introduction : fact.introductions) {
        want(type::kIntroduces, corpus_.entries[introduction.entry].id, concepts_[i], {});
      }
      for (const auto& category : fact.categories)
        want(type::kInCategory, concepts_[i], categories_.at(category), {});
    }
    for (const MentionFacts& mention : knowledge_.mentions) {
      want(type::kMentions, concepts_[mention.from], concepts_[mention.to],
           with_evidence(
               {{key::kCount, mention.count}, {key::kSurfaces, graph::string_list(mention.surfaces)}},
               mention.evidence));
    }
    for (const RequirementFacts& requirement : knowledge_.requirements) {
      want(type::kRequires, concepts_[requirement.from], concepts_[requirement.to],
           with_evidence({{key::kConfidence, requirement.confidence}, {key::kOrigin, origin::kExtracted}},
                         requirement.evidence));
    }
    for (const SemanticFacts& fact : knowledge_.semantic) {
      want(type_of(fact.relation), concepts_[fact.from], concepts_[fact.to],
           with_evidence({{key::kConfidence, fact.confidence}, {key::kOrigin, origin::kExtracted}},
                         fact.evidence));
    }
    for (const RelatedFacts& related : knowledge_.related) {
      want(type::kRelated, concepts_[related.from], concepts_[related.to],
           with_evidence({}, {related.evidence}));
    }
  }

  static std::string_view type_of(SemanticRelation relation) {
    if (relation == SemanticRelation::kIsA) return type::kIsA;
    return relation == SemanticRelation::kPartOf ? type::kPartOf : type::kContrastsWith;
  }

  bool is_derived(const graph::Relationship& relationship) const {
    static const std::set<std::string_view> kAlsoByPersons = {type::kRequires, type::kIsA, type::kPartOf,
                                                              type::kContrastsWith};
    if (!kAlsoByPersons.contains(transaction_.catalog().types.name(relationship.type))) return true;
    const auto* from = transaction_.property(relationship, key::kOrigin);
    return from != nullptr && *from == graph::Value(origin::kExtracted);
  }

  /// Relationships of derived types that leave the nodes of the derived layer or the entries.
  std::vector<graph::Relationship> existing_relationships() const {
    std::vector<graph::TypeId> types;
    for (const auto name :
         {type::kDefines, type::kIntroduces, type::kInCategory, type::kMentions, type::kRequires, type::kIsA,
          type::kPartOf, type::kContrastsWith, type::kRelated}) {
      if (const auto id = transaction_.catalog().types.find(name)) types.push_back(*id);
    }
    if (types.empty()) return {};
    std::vector<graph::NodeId> from = concepts_;
    for (const auto& [name, node] : leftover_concepts_) from.push_back(node.id);
    for (const auto& entry : corpus_.entries) from.push_back(entry.id);
    std::vector<graph::RelationshipId> ids;
    const auto steps = transaction_.neighbours(from, graph::Direction::kOutgoing, types);
    for (const auto& step : steps.all()) ids.push_back(step.relationship);
    std::vector<graph::Relationship> found;
    for (auto& relationship : transaction_.relationships(ids)) {
      if (relationship && is_derived(*relationship)) found.push_back(std::move(*relationship));
    }
    return found;
  }

  void write_relationships() {
    for (graph::Relationship& relationship : existing_relationships()) {
      const Place place(transaction_.catalog().types.name(relationship.type), relationship.start,
                        relationship.end);
      const auto wanted = wanted_.find(place);
      if (wanted == wanted_.end()) {
        transaction_.delete_relationship(relationship.id);
        continue;
      }
      relationship.properties = transaction_.properties(std::move(wanted->second));
      transaction_.replace(relationship);
      wanted_.erase(wanted);
    }
    for (auto& [place, properties] : wanted_) {
      const auto& [name, from, to] = place;
      transaction_.create_relationship(transaction_.type(name), from, to,
                                       transaction_.properties(std::move(properties)));
    }
  }

  // --- concepts that are called otherwise now ---

  /// The concepts by how they may be called: 0 where several may.
  std::map<std::string, graph::NodeId> by_variant(bool by_aliases) const {
    std::map<std::string, graph::NodeId> found;
    for (std::size_t i = 0; i < knowledge_.concepts.size(); ++i) {
      const ConceptFacts& fact = knowledge_.concepts[i];
      const auto names = by_aliases ? fact.aliases : std::vector<std::string>{fact.name};
      for (const auto& name : names) {
        const auto [known, fresh] = found.emplace(text::variant_key(name), concepts_[i]);
        if (!fresh && known->second != concepts_[i]) known->second = 0;
      }
    }
    return found;
  }

  /// What persons said and know of a concept goes over to the one that is called alike now: a header that
  /// changes its case or number, or becomes an alias, is no other concept.
  void hand_over_leftovers() {
    if (leftover_concepts_.empty()) return;
    const auto names = by_variant(false);
    const auto aliases = by_variant(true);
    for (const auto& [name, node] : leftover_concepts_) {
      const std::string key = text::variant_key(name);
      for (const auto* called : {&names, &aliases}) {
        const auto heir = called->find(key);
        if (heir == called->end()) continue;
        if (heir->second != 0) hand_over(node.id, heir->second);
        break;
      }
    }
  }

  void hand_over(graph::NodeId from, graph::NodeId to) {
    const auto steps = transaction_.neighbours(std::span(&from, 1), graph::Direction::kBoth);
    std::vector<graph::RelationshipId> ids;
    for (const auto& step : steps.all()) ids.push_back(step.relationship);
    for (const auto& relationship : transaction_.relationships(ids)) {
      if (!relationship) continue;
      const graph::NodeId start = relationship->start == from ? to : relationship->start;
      const graph::NodeId end = relationship->end == from ? to : relationship->end;
      transaction_.delete_relationship(relationship->id);
      if (start == end || is_said(*relationship, start, end)) continue;
      transaction_.create_relationship(relationship->type, start, end, relationship->properties);
    }
  }

  /// Whether the same is said of these two already.
  bool is_said(const graph::Relationship& wanted, graph::NodeId start, graph::NodeId end) const {
    const auto steps = transaction_.neighbours(std::span(&start, 1), graph::Direction::kOutgoing,
                                               std::span(&wanted.type, 1));
    std::vector<graph::RelationshipId> ids;
    for (const auto& step : steps.all()) {
      if (step.node == end) ids.push_back(step.relationship);
    }
    const auto* origin = transaction_.property(wanted, key::kOrigin);
    for (const auto& relationship : transaction_.relationships(ids)) {
      if (!relationship) continue;
      const auto* other = transaction_.property(*relationship, key::kOrigin);
      if ((origin == nullptr) == (other == nullptr) && (origin == nullptr || *origin == *other)) return true;
    }
    return false;
  }

  /// What is no longer concluded goes, unless something that was not derived still hangs on it.
  void remove_leftovers() {
    for (const auto* leftovers : {&leftover_concepts_, &leftover_categories_}) {
      for (const auto& [name, node] : *leftovers) {
        const graph::NodeId id = node.id;
        if (transaction_.neighbours(std::span(&id, 1), graph::Direction::kBoth).empty())
          transaction_.delete_node(id);
      }
    }
  }

  graph::Transaction& transaction_;
  const Corpus& corpus_;
  const Knowledge& knowledge_;
  DerivedNodes before_;
  std::vector<graph::NodeId> concepts_;  ///< by index in the knowledge
  std::map<std::string, graph::NodeId> categories_;
  NodesByName leftover_concepts_;
  NodesByName leftover_categories_;
  std::map<Place, Named> wanted_;
};

}  // namespace

namespace {

bool is_concluded(const graph::View& view, const graph::Node& node) {
  const std::string from = view.text_property(node, key::kOrigin);
  return from == origin::kEntry || from == origin::kIntroduced;
}

void add_still_derived(const graph::Transaction& transaction, const DerivedNodes& before,
                       DerivedNodes& derived) {
  const std::vector<graph::NodeId> concepts(before.concepts.begin(), before.concepts.end());
  for (const auto& node : transaction.nodes(concepts)) {
    if (node && is_concluded(transaction, *node)) derived.concepts.insert(node->id);
  }
  derived.categories.insert(before.categories.begin(), before.categories.end());
}

}  // namespace

DerivedNodes find_derived(const graph::Transaction& transaction) {
  DerivedNodes derived;
  const std::set<graph::NodeId> imported = transaction.external_nodes();
  const auto has_incoming = [&](graph::NodeId id, std::initializer_list<std::string_view> names,
                                const auto& counts) {
    std::vector<graph::TypeId> types;
    for (const auto name : names) {
      if (const auto found = transaction.catalog().types.find(name)) types.push_back(*found);
    }
    if (types.empty()) return false;
    const auto steps = transaction.neighbours(std::span(&id, 1), graph::Direction::kIncoming, types);
    return std::any_of(steps.all().begin(), steps.all().end(),
                       [&](const graph::Neighbour& step) { return counts(step.node); });
  };
  each_node(transaction, label::kConcept, [&](const graph::Node& node) {
    if (!is_concluded(transaction, node)) return;
    const auto any = [](graph::NodeId) { return true; };
    if (!imported.contains(node.id) || has_incoming(node.id, {type::kDefines, type::kIntroduces}, any))
      derived.concepts.insert(node.id);
  });
  each_node(transaction, label::kCategory, [&](const graph::Node& node) {
    const auto is_derived = [&](graph::NodeId id) { return derived.concepts.contains(id); };
    if (!imported.contains(node.id) || has_incoming(node.id, {type::kInCategory}, is_derived))
      derived.categories.insert(node.id);
  });
  return derived;
}

void derive(graph::Transaction& transaction, const DerivedNodes& before) {
  // A graph that was imported since may have brought conclusions, or have made others its own.
  DerivedNodes derived = find_derived(transaction);
  add_still_derived(transaction, before, derived);
  Corpus corpus = read_corpus(transaction);
  const Knowledge knowledge = analyse(corpus);
  DerivedLayer(transaction, corpus, knowledge, std::move(derived)).write();
}

}  // namespace cairn::importers
