#include "query/execution/operators/shortest_path.h"

#include <algorithm>

namespace cairn::query::execution {

void ShortestPathOperator::work(Row& row, Batch& out) {
  types_ = StepTypes(plan_.walk.step.types, context().view.catalog());
  search(row, out);
  held_.clear();
}

void ShortestPathOperator::search(Row& row, Batch& out) {
  const NodeValue* from = row[plan_.walk.step.from].node();
  const NodeValue* to = row[plan_.walk.step.to].node();
  if (from == nullptr || to == nullptr) return;
  if (from->id == to->id) {
    if (plan_.walk.least == 0) emit(row, {}, out);
    return;
  }
  if (types_.impossible) return;
  filter_.begin(row);
  Side left{plan_.walk.step.direction, {{from->id, {}}}, {from->id}};
  Side right{graph::opposite(plan_.walk.step.direction), {{to->id, {}}}, {to->id}};
  std::vector<graph::NodeId> meeting;
  for (std::size_t length = 0; meeting.empty(); ++length) {
    if (length == plan_.walk.most || left.frontier.empty() || right.frontier.empty()) return;
    const bool from_left = left.frontier.size() <= right.frontier.size();
    meeting = from_left ? grow(left, right, row) : grow(right, left, row);
  }
  std::sort(meeting.begin(), meeting.end());
  for (const graph::NodeId node : meeting) {
    for (const Way& before : ways_to(left, node)) {
      for (Way after : ways_to(right, node)) {
        std::reverse(after.begin(), after.end());
        Way way = before;
        way.insert(way.end(), after.begin(), after.end());
        emit(row, std::move(way), out);
        if (!plan_.all) return;
      }
    }
  }
}

std::vector<graph::NodeId> ShortestPathOperator::grow(Side& side, const Side& other, Row& row) {
  context().check_cancelled();
  const auto steps = context().view.neighbours(side.frontier, side.direction, types_.ids);
  filter_.fetch(steps.all());
  std::unordered_map<graph::NodeId, std::vector<Parent>> fresh;
  for (std::size_t i = 0; i < side.frontier.size(); ++i) {
    for (const graph::Neighbour& step : steps.of(i)) {
      if (side.reached.contains(step.node)) continue;
      const auto known = fresh.find(step.node);
      if (known != fresh.end() && !plan_.all) continue;
      if (filter_.allows(row, step.relationship)) {
        fresh[step.node].push_back({step.relationship, side.frontier[i]});
      }
    }
  }
  side.frontier.clear();
  std::vector<graph::NodeId> meeting;
  for (auto& [node, parents] : fresh) {
    held_.add(sizeof(graph::NodeId) * 8 + parents.size() * sizeof(Parent));
    side.frontier.push_back(node);
    if (other.reached.contains(node)) meeting.push_back(node);
    side.reached.emplace(node, std::move(parents));
  }
  std::sort(side.frontier.begin(), side.frontier.end());
  return meeting;
}

std::vector<ShortestPathOperator::Way> ShortestPathOperator::ways_to(const Side& side, graph::NodeId node) {
  struct Choice {
    const std::vector<Parent>* parents;
    std::size_t next;
  };
  std::vector<Way> ways;
  Way back;  // from the node to the side's end, as far as it was walked
  std::vector<Choice> choices = {{&side.reached.at(node), 0}};
  while (!choices.empty()) {
    Choice& choice = choices.back();
    const bool arrived = choice.parents->empty();
    if (arrived) {
      ways.emplace_back(back.rbegin(), back.rend());
      held_.add(sizeof(Way) + back.size() * sizeof(graph::RelationshipId));
      if (!plan_.all) return ways;
    }
    if (arrived || choice.next == choice.parents->size()) {
      choices.pop_back();
      if (!back.empty()) back.pop_back();
      continue;
    }
    const Parent& parent = (*choice.parents)[choice.next++];
    back.push_back(parent.relationship);
    choices.push_back({&side.reached.at(parent.node), 0});
  }
  return ways;
}

void ShortestPathOperator::emit(const Row& row, Way way, Batch& out) {
  const Value& bound = row[plan_.walk.step.relationship];
  out.push_back(row);
  Value& place = out.back()[plan_.walk.step.relationship];
  if (plan_.single) {
    place = RelationshipValue{way.front(), nullptr};
  } else {
    List relationships;
    for (const graph::RelationshipId id : way) relationships.push_back(RelationshipValue{id, nullptr});
    place = std::move(relationships);
  }
  held_.add(out.back());
  if (plan_.walk.step.relationship_bound && order(place, bound) != 0) out.pop_back();
}

}  // namespace cairn::query::execution
