#include "query/learning_procedures.h"

#include <limits>

#include "learning/connections.h"
#include "learning/dependents.h"
#include "learning/lint.h"
#include "learning/review.h"
#include "learning/search.h"
#include "query/concepts.h"

namespace cairn::query {

namespace {

using graph::NodeId;
using Interrupt = std::function<void()>;
using Rows = Procedure::Rows;

constexpr std::uint32_t kConcepts = StaticType::kString | StaticType::kNode | StaticType::kList;
constexpr std::uint32_t kConcept = StaticType::kString | StaticType::kNode;

Value node(NodeId id) {
  return NodeValue{id, nullptr};
}

Value nodes(const std::vector<NodeId>& ids) {
  List list;
  for (const NodeId id : ids) list.push_back(node(id));
  return list;
}

Rows review(std::span<const Value> arguments, const graph::View& view, const Interrupt& interrupt) {
  learning::Question question;
  question.known = concepts_of(view, arguments[0]);
  question.interrupt = interrupt;
  Rows rows;
  for (const auto& step : learning::review_steps(view, question)) {
    rows.push_back({node(step.concept_id), step.group ? Value(*step.group) : Value(), nodes(step.rests_on)});
  }
  return rows;
}

Rows unlocks(std::span<const Value> arguments, const graph::View& view, const Interrupt& interrupt) {
  learning::Question question;
  question.goals = concepts_of(view, arguments[0]);
  question.known = concepts_of(view, arguments[1]);
  question.interrupt = interrupt;
  Rows rows;
  for (const auto& found : learning::dependents(view, question)) {
    rows.push_back({node(found.concept_id), found.ready, static_cast<std::int64_t>(found.depth),
                    found.confidence, nodes(found.over), RelationshipValue{found.because, nullptr}});
  }
  return rows;
}

Rows connect(std::span<const Value> arguments, const graph::View& view, const Interrupt& interrupt) {
  constexpr std::size_t kMost = 3;
  Rows rows;
  for (const auto& connection :
       learning::connections(view, concepts_of(view, arguments[0]).front(),
                             concepts_of(view, arguments[1]).front(), kMost, interrupt)) {
    Path path;
    for (const NodeId id : connection.concepts) path.nodes.push_back({id, nullptr});
    for (const auto id : connection.relationships) path.relationships.push_back({id, nullptr});
    rows.push_back({Value(std::move(path))});
  }
  return rows;
}

Rows search(std::span<const Value> arguments, const graph::View& view, const Interrupt& interrupt) {
  Rows rows;
  for (const auto& result :
       learning::search(view, *arguments[0].string(), std::numeric_limits<std::size_t>::max(), interrupt)) {
    rows.push_back({node(result.concept_id), result.score});
  }
  return rows;
}

Rows lint(std::span<const Value> /*arguments*/, const graph::View& view, const Interrupt& interrupt) {
  Rows rows;
  for (const auto& finding : learning::lint(view, interrupt)) {
    rows.push_back(
        {std::string(learning::name_of(finding.problem)), nodes(finding.concepts),
         finding.relationship == 0 ? Value() : Value(RelationshipValue{finding.relationship, nullptr}),
         finding.detail});
  }
  return rows;
}

}  // namespace

std::vector<Procedure> learning_procedures() {
  const StaticType concept_list = StaticType::list_of(StaticType::kNode);
  return {
      {"learning.review",
       {{"known", kConcepts}},
       {{"concept", StaticType::kNode},
        {"group", StaticType::kInteger | StaticType::kNull},
        {"rests_on", concept_list}},
       review},
      {"learning.unlocks",
       {{"concepts", kConcepts}, {"known", kConcepts}},
       {{"concept", StaticType::kNode},
        {"ready", StaticType::kBoolean},
        {"depth", StaticType::kInteger},
        {"confidence", StaticType::kFloat},
        {"over", concept_list},
        {"because", StaticType::kRelationship}},
       unlocks},
      {"learning.connect", {{"from", kConcept}, {"to", kConcept}}, {{"path", StaticType::kPath}}, connect},
      {"learning.search",
       {{"words", StaticType::kString}},
       {{"concept", StaticType::kNode}, {"score", StaticType::kFloat}},
       search},
      {"learning.lint",
       {},
       {{"problem", StaticType::kString},
        {"concepts", concept_list},
        {"relationship", StaticType::kRelationship | StaticType::kNull},
        {"detail", StaticType::kString}},
       lint},
  };
}

}  // namespace cairn::query
