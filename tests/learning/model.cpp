#include "tests/learning/model.h"

#include <algorithm>
#include <limits>
#include <sstream>

namespace cairn::learning {

Model Model::random(test::Random& random) {
  constexpr std::size_t kMostConcepts = 60;
  Model model;
  // Degenerate graphs are where mistakes hide: a third of all have 0 to 2 concepts.
  model.size = random.chance(33) ? random.below(3) : random.below(kMostConcepts + 1);
  if (model.size == 0) return model;
  const bool acyclic = random.chance(30);
  const std::size_t most_edges = random.chance(20) ? model.size * 4 : model.size * 3 / 2 + 2;
  for (std::size_t i = random.below(most_edges); i > 0; --i) {
    Edge edge{random.below(model.size), random.below(model.size), std::nullopt, random.chance(10)};
    if (acyclic && edge.from >= edge.to) continue;
    if (random.chance(80)) edge.confidence = static_cast<double>(random.below(11)) / 10;
    model.edges.push_back(edge);
  }
  for (std::size_t i = random.below(3); i > 0; --i) {
    model.denied.emplace(random.below(model.size), random.below(model.size));
  }
  for (std::size_t i = random.below(4); i > 0; --i) model.goals.push_back(random.below(model.size));
  if (random.chance(50)) {
    for (std::size_t i = random.below(4); i > 0; --i) model.known.push_back(random.below(model.size));
  }
  model.strictly = random.chance(30);
  if (random.chance(30)) model.min_confidence = static_cast<double>(random.below(11)) / 10;
  return model;
}

std::string Model::describe() const {
  std::ostringstream out;
  out << size << " concepts; requirements:";
  for (const auto& edge : edges) {
    out << ' ' << edge.from << '>' << edge.to;
    if (edge.confidence) out << ':' << *edge.confidence;
    if (edge.curated) out << '!';
  }
  out << "; denied:";
  for (const auto& [from, to] : denied) out << ' ' << from << '>' << to;
  out << "; goals:";
  for (const auto goal : goals) out << ' ' << goal;
  out << "; known" << (strictly ? " strictly:" : ":");
  for (const auto one : known) out << ' ' << one;
  out << "; at least " << min_confidence;
  return out.str();
}

std::map<std::pair<std::size_t, std::size_t>, Model::Strength> Model::requirements() const {
  std::map<std::pair<std::size_t, std::size_t>, Strength> found;
  for (const auto& edge : edges) {
    const std::pair ends(edge.from, edge.to);
    const Strength strength{edge.curated, edge.confidence.value_or(1.0)};
    if (edge.from == edge.to || strength.confidence < min_confidence) continue;
    if (denied.contains(ends) && !edge.curated) continue;
    const auto [entry, fresh] = found.emplace(ends, strength);
    if (!fresh) entry->second = std::max(entry->second, strength);
  }
  return found;
}

Model::Closure::Closure(const Model& model)
    : edges(model.requirements()),
      reach(model.size, std::vector<bool>(model.size, false)),
      steps(model.size, std::vector<std::size_t>(model.size, std::numeric_limits<std::size_t>::max() / 4)),
      width(model.size, std::vector<double>(model.size, 0.0)) {
  for (std::size_t i = 0; i < model.size; ++i) {
    steps[i][i] = 0;
    width[i][i] = 1;
  }
  for (const auto& [ends, strength] : edges) {
    const auto& [from, to] = ends;
    reach[from][to] = true;
    steps[from][to] = 1;
    width[from][to] = strength.confidence;
  }
  for (std::size_t over = 0; over < model.size; ++over) {
    for (std::size_t from = 0; from < model.size; ++from) {
      for (std::size_t to = 0; to < model.size; ++to) {
        if (reach[from][over] && reach[over][to]) reach[from][to] = true;
        steps[from][to] = std::min(steps[from][to], steps[from][over] + steps[over][to]);
        width[from][to] = std::max(width[from][to], std::min(width[from][over], width[over][to]));
      }
    }
  }
  open = behind(model.goals);
  const Set learnt = model.strictly ? Set(model.known.begin(), model.known.end()) : behind(model.known);
  for (const auto one : learnt) open.erase(one);
}

Model::Set Model::Closure::behind(const std::vector<std::size_t>& concepts) const {
  Set found(concepts.begin(), concepts.end());
  for (const auto one : concepts) {
    for (std::size_t to = 0; to < reach.size(); ++to) {
      if (reach[one][to]) found.insert(to);
    }
  }
  return found;
}

bool Model::Closure::on_cycle(std::size_t concept_number) const {
  // Requirements of oneself do not count, so that a way back to oneself leads over another concept.
  return reach[concept_number][concept_number];
}

}  // namespace cairn::learning
