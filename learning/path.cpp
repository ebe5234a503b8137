#include "learning/path.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "learning/open_part.h"
#include "learning/study_time.h"

namespace cairn::learning {

namespace {

using Component = std::size_t;

/// The open concepts of a question as an acyclic graph of their groups, and the two passes that order it.
class PathOrder {
 public:
  explicit PathOrder(const OpenPart& part) : part_(part) {
    for (Vertex vertex = 0; vertex < part.requirements.size(); ++vertex) {
      if (!part.open[vertex]) continue;
      members_[component(vertex)].push_back(vertex);
    }
    for (auto& [group, vertices] : members_) {
      std::sort(vertices.begin(), vertices.end(),
                [this](Vertex a, Vertex b) { return rank_in_group(a) < rank_in_group(b); });
    }
  }

  std::vector<Vertex> order() {
    walk_from_goals();
    std::vector<Vertex> vertices;
    for (const Component group : goals_last()) {
      vertices.insert(vertices.end(), members_[group].begin(), members_[group].end());
    }
    return vertices;
  }

 private:
  /// Within a group goals come last, then names decide.
  std::tuple<bool, std::string, graph::NodeId> rank_in_group(Vertex vertex) const {
    return {part_.is_goal[vertex], part_.names[vertex], part_.requirements.id(vertex)};
  }

  Component component(Vertex vertex) const { return part_.components.of[vertex]; }

  /// What a group requires of other open groups: the surest first, then by name.
  std::vector<Component> required_groups(Component group) const {
    std::vector<std::tuple<double, std::string, Component>> found;
    const auto& digraph = part_.requirements.digraph();
    for (const Vertex vertex : members_.at(group)) {
      for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, digraph))) {
        const Vertex target = boost::target(edge, digraph);
        if (!part_.open[target] || component(target) == group) continue;
        found.emplace_back(-digraph[edge].confidence, part_.names[target], component(target));
      }
    }
    std::sort(found.begin(), found.end());
    std::vector<Component> groups;
    std::set<Component> seen;
    for (const auto& [certainty, name, target] : found) {
      if (seen.insert(target).second) groups.push_back(target);
    }
    return groups;
  }

  /// Post-order of a depth-first walk; iterative, because chains of requirements may be long.
  void walk_from_goals() {
    struct Frame {
      Component group;
      std::vector<Component> required;
      std::size_t next = 0;
    };
    std::set<Component> entered;
    std::vector<Frame> stack;
    const auto enter = [&](Component group) {
      if (entered.insert(group).second) stack.push_back({group, required_groups(group), 0});
    };
    // With strictly known concepts in between, not all that is open hangs together: begin at whatever is
    // left.
    std::vector<Vertex> beginnings = part_.goals;
    for (Vertex vertex = 0; vertex < part_.requirements.size(); ++vertex) beginnings.push_back(vertex);
    std::sort(beginnings.begin() + static_cast<std::ptrdiff_t>(part_.goals.size()), beginnings.end(),
              [this](Vertex a, Vertex b) { return rank_in_group(a) < rank_in_group(b); });
    for (const Vertex beginning : beginnings) {
      if (!part_.open[beginning]) continue;
      enter(component(beginning));
      while (!stack.empty()) {
        Frame& top = stack.back();
        if (top.next < top.required.size()) {
          enter(top.required[top.next++]);
          continue;
        }
        post_order_.push_back(top.group);
        stack.pop_back();
      }
    }
  }

  bool holds_goal(Component group) const {
    const auto& vertices = members_.at(group);
    return std::any_of(vertices.begin(), vertices.end(),
                       [this](Vertex vertex) { return part_.is_goal[vertex]; });
  }

  /// Built from the end: of the groups on which no unplaced group stands, a goal is placed before any other,
  /// then what stands on a goal, else the one that came last in the post-order.
  std::vector<Component> goals_last() const {
    std::unordered_map<Component, std::size_t> dependents;
    std::unordered_map<Component, std::size_t> rank;
    for (std::size_t i = 0; i < post_order_.size(); ++i) rank[post_order_[i]] = i;
    for (const Component group : post_order_) {
      for (const Component required : required_groups(group)) ++dependents[required];
    }
    std::unordered_map<Component, int> held_back;  // 2: a goal, 1: stands on one
    for (const Component group : post_order_) {
      const auto required = required_groups(group);
      const bool stands = std::any_of(required.begin(), required.end(),
                                      [&](Component below) { return held_back[below] > 0; });
      held_back[group] = holds_goal(group) ? 2 : (stands ? 1 : 0);
    }
    std::set<std::tuple<int, std::size_t, Component>> ready;
    const auto make_ready = [&](Component group) { ready.emplace(held_back[group], rank[group], group); };
    for (const Component group : post_order_) {
      if (dependents[group] == 0) make_ready(group);
    }
    std::vector<Component> reversed;
    while (!ready.empty()) {
      const auto last = std::prev(ready.end());
      const Component group = std::get<2>(*last);
      ready.erase(last);
      reversed.push_back(group);
      for (const Component required : required_groups(group)) {
        if (--dependents[required] == 0) make_ready(required);
      }
    }
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
  }

  const OpenPart& part_;
  std::unordered_map<Component, std::vector<Vertex>> members_;
  std::vector<Component> post_order_;
};

}  // namespace

std::vector<Step> learning_path(const graph::View& view, const Question& question) {
  const OpenPart part(view, question);
  const std::vector<Vertex> order = PathOrder(part).order();
  std::vector<graph::NodeId> ids;
  for (const Vertex vertex : order) ids.push_back(part.requirements.id(vertex));
  const std::vector<std::int64_t> minutes = study_minutes(view, ids);

  GroupNumbers groups(part.components);
  const auto& digraph = part.requirements.digraph();
  std::vector<Step> steps;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Vertex vertex = order[i];
    Step step;
    step.concept_id = ids[i];
    step.name = part.names[vertex];
    step.minutes = minutes[i];
    step.group = groups.of(vertex);
    step.goal = part.is_goal[vertex];
    for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, digraph))) {
      const Vertex target = boost::target(edge, digraph);
      if (part.open[target]) step.requirements.push_back(part.requirements.id(target));
    }
    if (!step.goal) step.because = part.reason(vertex);
    steps.push_back(std::move(step));
  }
  return steps;
}

std::vector<Step> steps_within(std::vector<Step> path, std::int64_t minutes) {
  auto end = path.begin();
  for (; end != path.end() && end->minutes <= minutes; ++end) minutes -= end->minutes;
  path.erase(end, path.end());
  return path;
}

}  // namespace cairn::learning
