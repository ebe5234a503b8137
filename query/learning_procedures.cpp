#include "query/learning_procedures.h"

#include <algorithm>
#include <limits>

#include "graph/vocabulary.h"
#include "learning/connections.h"
#include "learning/dependents.h"
#include "learning/lint.h"
#include "learning/review.h"
#include "learning/search.h"
#include "storage/error.h"

namespace cairn::query {

namespace {

using graph::NodeId;
using Interrupt = std::function<void()>;
using Rows = Procedure::Rows;

constexpr std::uint32_t kConcepts = StaticType::kString | StaticType::kNode | StaticType::kList;
constexpr std::uint32_t kConcept = StaticType::kString | StaticType::kNode;

void add_concepts(const graph::View& view, const Value& value, std::vector<NodeId>& ids) {
  if (const auto* name = value.string()) {
    ids.push_back(view.require_concept(*name));
  } else if (const auto* node = value.node()) {
    ids.push_back(node->id);
  } else if (const auto* list = value.list()) {
    for (const Value& element : *list) add_concepts(view, element, ids);
  } else {
    throw Error(ErrorKind::kInvalidInput,
                "a concept is given by a name or a node, not by " + type_name(value));
  }
}

std::vector<NodeId> concepts(const graph::View& view, const Value& value) {
  std::vector<NodeId> ids;
  add_concepts(view, value, ids);
  std::vector<NodeId> unique;
  for (const NodeId id : ids) {
    if (std::find(unique.begin(), unique.end(), id) == unique.end()) unique.push_back(id);
  }
  return unique;
}

NodeId one_concept(const graph::View& view, const Value& value) {
  return concepts(view, value).front();
}

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
  question.known = concepts(view, arguments[0]);
  question.interrupt = interrupt;
  Rows rows;
  for (const auto& step : learning::review_steps(view, question)) {
    rows.push_back({node(step.concept_id), step.group ? Value(*step.group) : Value(), nodes(step.rests_on)});
  }
  return rows;
}

Rows unlocks(std::span<const Value> arguments, const graph::View& view, const Interrupt& interrupt) {
  learning::Question question;
  question.goals = concepts(view, arguments[0]);
  question.known = concepts(view, arguments[1]);
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
  for (const auto& connection : learning::connections(view, one_concept(view, arguments[0]),
                                                      one_concept(view, arguments[1]), kMost, interrupt)) {
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
