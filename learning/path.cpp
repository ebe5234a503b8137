#include "learning/path.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "learning/field.h"
#include "learning/open_part.h"
#include "learning/stages.h"
#include "learning/study_order.h"

namespace cairn::learning {

namespace {

/// The concepts that a path shows, by vertex, with their fields.
using Fields = std::map<Vertex, std::string>;

Fields shown_concepts(const graph::View& view, const OpenPart& part, bool with_known) {
  std::vector<Vertex> shown;
  std::vector<graph::NodeId> ids;
  for (Vertex vertex = 0; vertex < part.requirements.size(); ++vertex) {
    if (!part.open[vertex] && !(with_known && part.reached(vertex))) continue;
    shown.push_back(vertex);
    ids.push_back(part.requirements.id(vertex));
  }
  auto found = fields(view, ids);
  Fields field_of;
  for (std::size_t i = 0; i < shown.size(); ++i) field_of.emplace(shown[i], std::move(found[i]));
  return field_of;
}

/// The concepts that a path shows, by group: what is put into order.
class Plan {
 public:
  /// Of the concepts that are given, with their fields.
  Plan(const OpenPart& part, const Fields& field_of) : part_(part), item_of_(part.requirements.size(), 0) {
    std::map<std::size_t, std::vector<Vertex>> groups;
    for (const auto& [vertex, field] : field_of) groups[part.components.of[vertex]].push_back(vertex);
    const auto by_rank = [this](Vertex a, Vertex b) { return rank(a) < rank(b); };
    for (auto& [component, vertices] : groups) {
      std::sort(vertices.begin(), vertices.end(), by_rank);
      members_.push_back(std::move(vertices));
    }
    sort_members();
    make_items(field_of);
  }

  /// The concepts in order, and the stage of each.
  std::pair<std::vector<Vertex>, std::vector<std::size_t>> order(
      const std::function<void()>& interrupt) const {
    std::vector<std::size_t> sizes;
    for (const auto& vertices : members_) sizes.push_back(vertices.size());
    const auto item_order = study_order(items_, interrupt);
    const auto item_stages = stages(items_, item_order, sizes);
    std::vector<Vertex> vertices;
    std::vector<std::size_t> vertex_stages;
    for (std::size_t place = 0; place < item_order.size(); ++place) {
      for (const Vertex vertex : members_[item_order[place]]) {
        vertices.push_back(vertex);
        vertex_stages.push_back(item_stages[place]);
      }
    }
    return {std::move(vertices), std::move(vertex_stages)};
  }

 private:
  /// Within a group goals come last, then names decide.
  std::tuple<bool, std::string_view, graph::NodeId> rank(Vertex vertex) const {
    return {part_.is_goal[vertex], part_.names[vertex], part_.requirements.id(vertex)};
  }

  /// What is required most surely comes first where nothing else decides. Not by component: those are
  /// numbered by what else is in the graph.
  void sort_members() {
    using Key = std::tuple<double, std::tuple<bool, std::string_view, graph::NodeId>>;
    std::vector<std::pair<Key, std::vector<Vertex>>> keyed;
    for (auto& vertices : members_) {
      double certainty = 0;
      for (const Vertex vertex : vertices) certainty = std::max(certainty, certainty_of(vertex));
      const Key key(-certainty, rank(vertices.front()));
      keyed.emplace_back(key, std::move(vertices));
    }
    std::sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < keyed.size(); ++i) members_[i] = std::move(keyed[i].second);
  }

  /// How surely something outside its group that is to be learnt requires it.
  double certainty_of(Vertex vertex) const {
    double certainty = 0;
    const auto& digraph = part_.requirements.digraph();
    for (const auto edge : boost::make_iterator_range(boost::in_edges(vertex, digraph))) {
      const Vertex source = boost::source(edge, digraph);
      if (part_.open[source] && part_.components.of[source] != part_.components.of[vertex])
        certainty = std::max(certainty, digraph[edge].confidence);
    }
    return certainty;
  }

  void make_items(const Fields& field_of) {
    for (std::size_t item = 0; item < members_.size(); ++item) {
      for (const Vertex vertex : members_[item]) item_of_[vertex] = item;
    }
    const auto& digraph = part_.requirements.digraph();
    for (std::size_t item = 0; item < members_.size(); ++item) {
      StudyItem made;
      made.field = field_of.at(members_[item].front());
      std::set<std::size_t> required;
      for (const Vertex vertex : members_[item]) {
        made.goal = made.goal || part_.is_goal[vertex];
        for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, digraph))) {
          const Vertex target = boost::target(edge, digraph);
          if (field_of.contains(target) && item_of_[target] != item) required.insert(item_of_[target]);
        }
      }
      made.required.assign(required.begin(), required.end());
      items_.push_back(std::move(made));
    }
  }

  const OpenPart& part_;
  std::vector<std::vector<Vertex>> members_;
  std::vector<std::size_t> item_of_;
  std::vector<StudyItem> items_;
};

}  // namespace

std::vector<Step> learning_path(const graph::View& view, const Question& question, const PathForm& form) {
  const OpenPart part(view, question);
  const Fields shown = shown_concepts(view, part, form.with_known);
  const auto [order, stage] = Plan(part, shown).order(question.interrupt);
  std::vector<graph::NodeId> ids;
  for (const Vertex vertex : order) ids.push_back(part.requirements.id(vertex));
  const auto minutes = study_minutes(view, ids, form.words_a_minute);
  GroupNumbers groups(part.components);
  const auto& digraph = part.requirements.digraph();
  std::vector<Step> steps;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Vertex vertex = order[i];
    Step step;
    step.concept_id = part.requirements.id(vertex);
    step.name = part.names[vertex];
    step.group = groups.of(vertex);
    step.goal = part.is_goal[vertex];
    step.known = !part.open[vertex];
    step.minutes = step.known ? 0 : minutes[i];
    step.field = shown.at(vertex);
    step.stage = static_cast<std::int64_t>(stage[i]);
    for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, digraph))) {
      const Vertex target = boost::target(edge, digraph);
      if (shown.contains(target)) step.requirements.push_back(part.requirements.id(target));
    }
    if (!step.goal) step.because = part.reason(vertex);
    steps.push_back(std::move(step));
  }
  return steps;
}

}  // namespace cairn::learning
