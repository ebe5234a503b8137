#include "learning/lint.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "graph/vocabulary.h"
#include "learning/group_requirements.h"
#include "text/folding.h"
#include "text/utf8.h"

namespace cairn::learning {

namespace {

using graph::NodeId;

std::vector<std::string> texts_of(const graph::Value* value) {
  std::vector<std::string> texts;
  if (value == nullptr || value->list() == nullptr) return texts;
  for (const auto& element : *value->list()) {
    if (const auto* text = element.string()) texts.push_back(*text);
  }
  return texts;
}

class Linter {
 public:
  Linter(const graph::View& view, const std::function<void()>& interrupt)
      : view_(view), interrupt_(interrupt) {
    read_concepts();
  }

  std::vector<Finding> run() {
    find_contradictions();
    find_suspicious_aliases();
    find_left_over();
    const RequirementGraph requirements(view_, concepts_, 0.0, interrupt_);
    const auto components = requirements.components();
    find_cycles(requirements, components);
    find_redundant(requirements, components);
    const auto rank = [](const Finding& finding) {
      return std::tie(finding.problem, finding.concepts, finding.detail, finding.relationship);
    };
    std::sort(findings_.begin(), findings_.end(),
              [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return std::move(findings_);
  }

 private:
  /// Also finds what one concept alone tells.
  void read_concepts() {
    view_.each_with_label(graph::label::kConcept, [this](const std::vector<NodeId>& ids) {
      interrupt_();
      for (const auto& node : view_.nodes(ids)) {
        if (node) read(*node);
      }
    });
  }

  void read(const graph::Node& node) {
    concepts_.push_back(node.id);
    if (view_.text_property(node, graph::key::kDefinition).empty())
      findings_.push_back({Problem::kNoDefinition, {node.id}, 0, {}});
    for (const auto& link : texts_of(view_.property(node, graph::key::kDanglingLinks)))
      findings_.push_back({Problem::kDanglingLink, {node.id}, 0, link});
    const std::string origin = view_.text_property(node, graph::key::kOrigin);
    if (origin == graph::origin::kEntry || origin == graph::origin::kIntroduced)
      from_texts_.push_back(node.id);
    const std::string name = text::fold(view_.text_property(node, graph::key::kName));
    if (!name.empty()) named_[name].push_back(node.id);
    for (const auto& alias : texts_of(view_.property(node, graph::key::kAliases))) {
      const std::string folded = text::fold(alias);
      if (folded == name) continue;
      aliases_.push_back({node.id, alias, folded});
      if (text::length_utf8(folded) == 1)
        findings_.push_back({Problem::kSuspiciousAlias, {node.id}, 0, alias});
    }
  }

  void find_left_over() {
    std::vector<graph::TypeId> types;
    for (const std::string_view name : {graph::type::kDefines, graph::type::kIntroduces}) {
      if (const auto type = view_.catalog().types.find(name)) types.push_back(*type);
    }
    if (types.empty()) return;
    interrupt_();
    const auto entries = view_.neighbours(from_texts_, graph::Direction::kIncoming, types);
    for (std::size_t i = 0; i < from_texts_.size(); ++i) {
      if (entries.of(i).empty()) findings_.push_back({Problem::kLeftOver, {from_texts_[i]}, 0, {}});
    }
  }

  void find_cycles(const RequirementGraph& requirements, const RequirementGraph::Components& components) {
    std::map<std::size_t, Finding> cycles;
    std::map<std::size_t, double> weakest;
    for (Vertex vertex = 0; vertex < requirements.size(); ++vertex) {
      if (components.sizes[components.of[vertex]] < 2) continue;
      auto& cycle = cycles[components.of[vertex]];
      cycle.problem = Problem::kCycle;
      cycle.concepts.push_back(requirements.id(vertex));
    }
    const auto& digraph = requirements.digraph();
    for (const auto edge : boost::make_iterator_range(boost::edges(digraph))) {
      const std::size_t component = components.of[boost::source(edge, digraph)];
      if (component != components.of[boost::target(edge, digraph)]) continue;
      const auto [least, fresh] = weakest.emplace(component, digraph[edge].confidence);
      const auto rank = [](double confidence, graph::RelationshipId id) { return std::pair(confidence, id); };
      auto& cycle = cycles[component];
      if (!fresh && rank(least->second, cycle.relationship) <=
                        rank(digraph[edge].confidence, digraph[edge].relationship))
        continue;
      least->second = digraph[edge].confidence;
      cycle.relationship = digraph[edge].relationship;
    }
    for (auto& [component, cycle] : cycles) {
      std::sort(cycle.concepts.begin(), cycle.concepts.end());
      findings_.push_back(std::move(cycle));
    }
  }

  /// What persons said of pairs, by relationship.
  std::map<std::pair<NodeId, NodeId>, graph::RelationshipId> curated(std::string_view type) const {
    std::map<std::pair<NodeId, NodeId>, graph::RelationshipId> pairs;
    const auto id = view_.catalog().types.find(type);
    if (!id) return pairs;
    constexpr std::size_t kBatch = 4096;
    for (std::size_t begin = 0; begin < concepts_.size(); begin += kBatch) {
      interrupt_();
      const auto some = std::span(concepts_).subspan(begin, std::min(kBatch, concepts_.size() - begin));
      const auto steps = view_.neighbours(some, graph::Direction::kOutgoing, std::span(&*id, 1));
      std::vector<graph::RelationshipId> ids;
      for (const auto& step : steps.all()) ids.push_back(step.relationship);
      for (const auto& relationship : view_.relationships(ids)) {
        if (!relationship) continue;
        const auto* origin = view_.property(*relationship, graph::key::kOrigin);
        const bool by_a_person = type == graph::type::kNotRequires ||
                                 (origin != nullptr && *origin == graph::Value(graph::origin::kCurated));
        if (by_a_person) pairs.emplace(std::pair(relationship->start, relationship->end), relationship->id);
      }
    }
    return pairs;
  }

  void find_contradictions() {
    const auto wanted = curated(graph::type::kRequires);
    const auto denied = curated(graph::type::kNotRequires);
    for (const auto& [pair, relationship] : wanted) {
      if (denied.contains(pair))
        findings_.push_back({Problem::kContradiction, {pair.first, pair.second}, relationship, {}});
      if (pair.first < pair.second && wanted.contains({pair.second, pair.first}))
        findings_.push_back({Problem::kContradiction, {pair.first, pair.second}, relationship, {}});
    }
  }

  void find_suspicious_aliases() {
    std::map<std::string, std::set<NodeId>> called;
    for (const auto& alias : aliases_) called[alias.folded].insert(alias.node);
    for (const auto& alias : aliases_) {
      std::set<NodeId> others = called.at(alias.folded);
      if (const auto named = named_.find(alias.folded); named != named_.end())
        others.insert(named->second.begin(), named->second.end());
      others.erase(alias.node);
      if (others.empty()) continue;
      Finding finding{Problem::kSuspiciousAlias, {alias.node}, 0, alias.text};
      finding.concepts.insert(finding.concepts.end(), others.begin(), others.end());
      findings_.push_back(std::move(finding));
    }
  }

  void find_redundant(const RequirementGraph& requirements, const RequirementGraph::Components& components) {
    const GroupRequirements between(requirements, components, std::vector<bool>(requirements.size(), true),
                                    interrupt_);
    const auto& digraph = requirements.digraph();
    for (const auto edge : boost::make_iterator_range(boost::edges(digraph))) {
      const Vertex from = boost::source(edge, digraph);
      const Vertex to = boost::target(edge, digraph);
      const std::size_t needing = components.of[from];
      const std::size_t needed = components.of[to];
      if (needing == needed || !between.follows_from_others(needing, needed)) continue;
      findings_.push_back({Problem::kRedundant,
                           {requirements.id(from), requirements.id(to)},
                           digraph[edge].relationship,
                           {}});
    }
  }

  struct Alias {
    NodeId node = 0;
    std::string text;
    std::string folded;
  };

  const graph::View& view_;
  const std::function<void()>& interrupt_;
  std::vector<NodeId> concepts_;
  std::vector<NodeId> from_texts_;                              ///< of these, those that importers made
  std::unordered_map<std::string, std::vector<NodeId>> named_;  ///< by folded name
  std::vector<Alias> aliases_;
  std::vector<Finding> findings_;
};

}  // namespace

std::string_view name_of(Problem problem) {
  switch (problem) {
    case Problem::kCycle:
      return "cycle";
    case Problem::kContradiction:
      return "contradiction";
    case Problem::kSuspiciousAlias:
      return "suspicious alias";
    case Problem::kDanglingLink:
      return "dangling link";
    case Problem::kNoDefinition:
      return "no definition";
    case Problem::kLeftOver:
      return "left over";
    case Problem::kRedundant:
      break;
  }
  return "redundant";
}

std::vector<Finding> lint(const graph::View& view, const std::function<void()>& interrupt) {
  return Linter(view, interrupt).run();
}

}  // namespace cairn::learning
