#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/random.h"

namespace cairn::learning {

/// A small graph of requirements and a question, and the answers by their definitions: nothing clever, all by
/// closures of matrices. Concepts are numbered from 0.
struct Model {
  struct Edge {
    std::size_t from = 0;
    std::size_t to = 0;
    std::optional<double> confidence;
    bool curated = false;
  };
  struct Strength {
    bool curated = false;
    double confidence = 0;
    friend auto operator<=>(const Strength&, const Strength&) = default;
  };
  using Set = std::set<std::size_t>;

  std::size_t size = 0;
  std::vector<Edge> edges;
  std::set<std::pair<std::size_t, std::size_t>> denied;
  std::vector<std::size_t> goals;
  std::vector<std::size_t> known;
  bool strictly = false;
  double min_confidence = 0;

  static Model random(test::Random& random);
  /// As text that can be read in a failure.
  std::string describe() const;

  /// The requirements that count, each with the strength of its strongest relationship.
  std::map<std::pair<std::size_t, std::size_t>, Strength> requirements() const;
  bool requires_directly(std::size_t from, std::size_t to) const {
    return requirements().contains({from, to});
  }

  /// Everything that the answers rest on, computed once.
  struct Closure {
    explicit Closure(const Model& model);
    Set behind(const std::vector<std::size_t>& concepts) const;  ///< with the concepts themselves
    bool same_group(std::size_t a, std::size_t b) const { return a == b || (reach[a][b] && reach[b][a]); }
    bool on_cycle(std::size_t concept_number) const;

    std::map<std::pair<std::size_t, std::size_t>, Strength> edges;
    std::vector<std::vector<bool>> reach;         ///< over at least one requirement
    std::vector<std::vector<std::size_t>> steps;  ///< of the shortest way; 0 to itself
    std::vector<std::vector<double>> width;  ///< of the strongest way; 1 to itself, 0 where there is none
    Set open;  ///< what is to be learnt: the goals and all behind them, without the known and what it implies
  };
};

}  // namespace cairn::learning
