// The answers on random graphs against their definitions. The seed of a failure is printed; so is the graph.

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "learning/connections.h"
#include "learning/dependents.h"
#include "learning/next_steps.h"
#include "learning/review.h"
#include "learning/time_budget.h"
#include "tests/learning/fixtures.h"
#include "tests/learning/model.h"

namespace cairn::learning {
namespace {

constexpr int kGraphsASeed = 100;

/// 2,000 graphs; as many as CAIRN_LEARNING_SEEDS wants times 100.
std::size_t number_of_seeds() {
  const char* wished = std::getenv("CAIRN_LEARNING_SEEDS");
  return wished == nullptr ? 20 : static_cast<std::size_t>(std::strtoull(wished, nullptr, 10));
}

/// A model as a stored graph, in a transaction that is dropped with it.
class StoredModel {
 public:
  StoredModel(graph::Graph& graph, const Model& model) : build_(graph) {
    for (std::size_t i = 0; i < model.size; ++i) ids_.push_back(build_.concept_named(std::to_string(i)));
    for (const auto& edge : model.edges) {
      test::GraphBuilder::Properties properties;
      // Whole numbers are stored as integers, as a person would write them.
      if (edge.confidence == 0.0 || edge.confidence == 1.0) {
        properties.emplace_back(graph::key::kConfidence, static_cast<std::int64_t>(*edge.confidence));
      } else if (edge.confidence) {
        properties.emplace_back(graph::key::kConfidence, *edge.confidence);
      }
      if (edge.curated) properties.emplace_back(graph::key::kOrigin, graph::origin::kCurated);
      build_.relate(ids_[edge.from], graph::type::kRequires, ids_[edge.to], std::move(properties));
    }
    for (const auto& [from, to] : model.denied)
      build_.relate(ids_[from], graph::type::kNotRequires, ids_[to]);
    for (const auto goal : model.goals) question_.goals.push_back(ids_[goal]);
    for (const auto known : model.known) question_.known.push_back(ids_[known]);
    question_.strictly = model.strictly;
    question_.min_confidence = model.min_confidence;
  }

  const graph::View& view() { return build_.open(); }
  Question& question() { return question_; }
  const std::vector<graph::NodeId>& ids() const { return ids_; }
  std::size_t number(graph::NodeId id) const {
    return static_cast<std::size_t>(std::find(ids_.begin(), ids_.end(), id) - ids_.begin());
  }
  Model::Set numbers(const std::vector<graph::NodeId>& ids) const {
    Model::Set found;
    for (const auto id : ids) found.insert(number(id));
    return found;
  }
  /// The ends of a relationship, as numbers.
  std::pair<std::size_t, std::size_t> ends(graph::RelationshipId id) {
    const auto found = view().relationships(std::span(&id, 1)).front();
    return {number(found->start), number(found->end)};
  }

 private:
  test::GraphBuilder build_;
  std::vector<graph::NodeId> ids_;
  Question question_;
};

class LearningProperties : public ::testing::Test {
 protected:
  LearningProperties()
      : graph_(storage::Store::open(storage::Store::kInMemory, test::unsynced())),
        other_graph_(storage::Store::open(storage::Store::kInMemory, test::unsynced())) {}

  template <typename Check>
  void on_random_graphs(int graphs_a_seed, Check check) {
    for (const std::uint64_t seed : test::seeds(number_of_seeds())) {
      test::Random random(seed);
      for (int i = 0; i < graphs_a_seed && !HasFailure(); ++i) {
        const Model model = Model::random(random);
        SCOPED_TRACE(random.trace() + ", graph " + std::to_string(i) + ": " + model.describe());
        StoredModel stored(graph_, model);
        check(model, Model::Closure(model), stored, random);
      }
    }
  }

  graph::Graph graph_;
  graph::Graph other_graph_;  ///< each has one transaction at a time
};

Model::Set without(Model::Set set, const std::vector<std::size_t>& removed) {
  for (const auto one : removed) set.erase(one);
  return set;
}

void check_prerequisites(const Model& model, const Model::Closure& closure, StoredModel& stored) {
  const auto answer = prerequisites(stored.view(), stored.question());
  Model::Set found;
  for (const auto& one : answer)
    EXPECT_TRUE(found.insert(stored.number(one.concept_id)).second) << one.name << " comes twice";
  ASSERT_EQ(found, without(closure.open, model.goals));

  for (const auto& one : answer) {
    SCOPED_TRACE("prerequisite " + one.name);
    const std::size_t number = stored.number(one.concept_id);
    EXPECT_EQ(one.name, std::to_string(number));
    std::size_t depth = std::numeric_limits<std::size_t>::max();
    double confidence = 0;
    for (const auto goal : model.goals) {
      depth = std::min(depth, closure.steps[goal][number]);
      confidence = std::max(confidence, closure.width[goal][number]);
    }
    EXPECT_EQ(one.depth, depth);
    EXPECT_DOUBLE_EQ(one.confidence, confidence);
    EXPECT_EQ(one.group.has_value(), closure.on_cycle(number));

    Model::Set dependents;
    for (const auto other : closure.open) {
      if (closure.edges.contains({other, number})) dependents.insert(other);
    }
    EXPECT_EQ(stored.numbers(one.required_by), dependents);
    ASSERT_EQ(one.because != 0, !dependents.empty());
    if (one.because == 0) continue;
    const auto [from, to] = stored.ends(one.because);
    EXPECT_EQ(to, number);
    EXPECT_TRUE(dependents.contains(from));
  }
  EXPECT_TRUE(std::is_sorted(answer.begin(), answer.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.depth, -a.confidence, a.name) < std::tuple(b.depth, -b.confidence, b.name);
  }));
}

void check_groups(const Model::Closure& closure, StoredModel& stored, const std::vector<Step>& steps) {
  std::int64_t last = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (!steps[i].group) continue;
    const bool same_as_before = i > 0 && steps[i - 1].group == steps[i].group;
    if (!same_as_before) {
      EXPECT_EQ(*steps[i].group, last + 1) << "groups are numbered in order, and their members are adjacent";
    }
    last = *steps[i].group;
  }
  for (const auto& a : steps) {
    EXPECT_EQ(a.group.has_value(), closure.on_cycle(stored.number(a.concept_id))) << a.name;
    for (const auto& b : steps) {
      if (!a.group || !b.group) continue;
      EXPECT_EQ(a.group == b.group,
                closure.same_group(stored.number(a.concept_id), stored.number(b.concept_id)))
          << a.name << " and " << b.name;
    }
  }
}

void check_path(const Model& model, const Model::Closure& closure, StoredModel& stored) {
  const auto steps = learning_path(stored.view(), stored.question());
  std::vector<std::size_t> order;
  for (const auto& step : steps) order.push_back(stored.number(step.concept_id));
  ASSERT_EQ(Model::Set(order.begin(), order.end()), closure.open);
  ASSERT_EQ(order.size(), closure.open.size()) << "a concept is one step";
  check_groups(closure, stored, steps);

  for (std::size_t i = 0; i < steps.size(); ++i) {
    SCOPED_TRACE("step " + steps[i].name);
    const bool goal = std::count(model.goals.begin(), model.goals.end(), order[i]) > 0;
    EXPECT_EQ(steps[i].goal, goal);
    if (goal) {
      EXPECT_EQ(steps[i].because, 0U);
    }
    Model::Set expected;
    for (std::size_t k = 0; k < steps.size(); ++k) {
      if (!closure.edges.contains({order[i], order[k]})) continue;
      expected.insert(order[k]);
      EXPECT_TRUE(k < i || closure.same_group(order[i], order[k]))
          << "comes before what it requires: " << order[k];
    }
    EXPECT_EQ(stored.numbers(steps[i].requirements), expected);
    EXPECT_EQ(steps[i].requirements.size(), expected.size());
  }
}

TEST_F(LearningProperties, PrerequisitesAndPathAreWhatTheirDefinitionsSay) {
  on_random_graphs(kGraphsASeed,
                   [](const Model& model, const Model::Closure& closure, StoredModel& stored, test::Random&) {
                     check_prerequisites(model, closure, stored);
                     check_path(model, closure, stored);
                   });
}

TEST_F(LearningProperties, ADepthLimitKeepsWhatIsNear) {
  on_random_graphs(kGraphsASeed / 5,
                   [](const Model&, const Model::Closure&, StoredModel& stored, test::Random& random) {
                     const auto all = prerequisites(stored.view(), stored.question());
                     stored.question().depth = random.below(4);
                     std::vector<graph::NodeId> expected;
                     for (const auto& one : all) {
                       if (one.depth <= stored.question().depth) expected.push_back(one.concept_id);
                     }
                     std::vector<graph::NodeId> found;
                     for (const auto& one : prerequisites(stored.view(), stored.question()))
                       found.push_back(one.concept_id);
                     EXPECT_EQ(found, expected);
                   });
}

TEST_F(LearningProperties, WhatNoGoalIsNeededForComesBeforeTheGoals) {
  on_random_graphs(kGraphsASeed / 2, [](const Model& model, const Model::Closure& closure,
                                        StoredModel& stored, test::Random&) {
    // A goal comes as late as the order allows: after a goal stand only goals, and what some goal is needed
    // for. With strictly known concepts in between it is not said what stands on what.
    if (model.strictly) return;
    bool after_goal = false;
    for (const auto& step : learning_path(stored.view(), stored.question())) {
      const std::size_t number = stored.number(step.concept_id);
      const bool held_back = std::any_of(model.goals.begin(), model.goals.end(), [&](std::size_t goal) {
        return closure.open.contains(goal) && (goal == number || closure.reach[number][goal]);
      });
      EXPECT_FALSE(after_goal && !held_back) << step.name << " could come before the goals";
      after_goal = after_goal || held_back;
    }
  });
}

TEST_F(LearningProperties, WhyIsAChainOfTheStrongestAndAmongThoseOfTheFewest) {
  on_random_graphs(kGraphsASeed / 5, [](const Model& model, const Model::Closure&, StoredModel& stored,
                                        test::Random& random) {
    if (model.size == 0) return;
    Model all = model;
    all.min_confidence = 0;
    const Model::Closure closure(all);
    const std::size_t from = random.below(model.size);
    const std::size_t to = random.below(model.size);
    const auto chain = why(stored.view(), stored.ids()[from], stored.ids()[to]);
    ASSERT_EQ(chain.empty(), from == to || !closure.reach[from][to]) << "from " << from << " to " << to;
    if (chain.empty()) return;
    double weakest = 1;
    graph::NodeId at = stored.ids()[from];
    for (const auto& link : chain) {
      EXPECT_EQ(link.from, at);
      EXPECT_EQ(stored.ends(link.relationship), std::pair(stored.number(link.from), stored.number(link.to)));
      weakest = std::min(weakest, link.confidence);
      at = link.to;
    }
    EXPECT_EQ(at, stored.ids()[to]);
    EXPECT_DOUBLE_EQ(weakest, closure.width[from][to]);
    // The shortest of the strongest: the shortest way over the requirements that are strong enough. A
    // person's weak one stands for the pair, also where a text has a stronger one.
    all.edges.clear();
    all.denied.clear();
    for (const auto& [ends, strength] : closure.edges) {
      if (strength.confidence >= weakest)
        all.edges.push_back({ends.first, ends.second, strength.confidence, false});
    }
    EXPECT_EQ(chain.size(), Model::Closure(all).steps[from][to]);
  });
}

/// What is reached from each shown concept over the given requirements.
std::vector<std::vector<bool>> reachability(std::size_t size,
                                            const std::set<std::pair<std::size_t, std::size_t>>& edges) {
  std::vector<std::vector<bool>> reach(size, std::vector<bool>(size, false));
  for (const auto& [from, to] : edges) reach[from][to] = true;
  for (std::size_t over = 0; over < size; ++over) {
    for (std::size_t from = 0; from < size; ++from) {
      for (std::size_t to = 0; to < size; ++to) {
        if (reach[from][over] && reach[over][to]) reach[from][to] = true;
      }
    }
  }
  return reach;
}

void check_reduction(const Model& model, StoredModel& stored, const Model::Set& shown) {
  Model all = model;
  all.min_confidence = 0;
  std::set<std::pair<std::size_t, std::size_t>> before;
  for (const auto& [ends, strength] : all.requirements()) {
    if (shown.contains(ends.first) && shown.contains(ends.second)) before.insert(ends);
  }
  std::vector<graph::NodeId> ids;
  for (const auto number : shown) ids.push_back(stored.ids()[number]);
  std::set<std::pair<std::size_t, std::size_t>> after;
  for (const auto& link : reduced_requirements(stored.view(), ids)) {
    const std::pair ends(stored.number(link.from), stored.number(link.to));
    EXPECT_TRUE(before.contains(ends)) << ends.first << '>' << ends.second;
    EXPECT_TRUE(after.insert(ends).second) << ends.first << '>' << ends.second << " comes twice";
  }
  const auto reach = reachability(model.size, before);
  ASSERT_EQ(reachability(model.size, after), reach);
  for (const auto& [from, to] : before) {
    const bool inside_a_cycle = reach[from][to] && reach[to][from];
    bool follows = false;  // over a group that is neither that of `from` nor that of `to`
    for (const auto over : shown) {
      const bool with_from = over == from || reach[over][from];
      const bool with_to = over == to || reach[to][over];
      follows = follows || (!with_from && !with_to && reach[from][over] && reach[over][to]);
    }
    EXPECT_EQ(after.contains({from, to}), inside_a_cycle || !follows) << from << '>' << to;
  }
}

TEST_F(LearningProperties, TheReductionReachesTheSameWithoutRedundantRequirements) {
  on_random_graphs(kGraphsASeed / 2,
                   [](const Model& model, const Model::Closure&, StoredModel& stored, test::Random&) {
                     Model::Set all;
                     for (std::size_t i = 0; i < model.size; ++i) all.insert(i);
                     check_reduction(model, stored, all);
                   });
}

TEST_F(LearningProperties, TheReductionOfAPartReachesTheSameInThatPart) {
  on_random_graphs(kGraphsASeed / 2,
                   [](const Model& model, const Model::Closure&, StoredModel& stored, test::Random& random) {
                     Model::Set part;
                     for (std::size_t i = 0; i < model.size; ++i) {
                       if (random.chance(60)) part.insert(i);
                     }
                     check_reduction(model, stored, part);
                   });
}

// --- what is within reach ---

/// All that is known, with what it implies.
Model::Set learnt(const Model& model, const Model::Closure& closure) {
  return model.strictly ? Model::Set(model.known.begin(), model.known.end()) : closure.behind(model.known);
}

template <typename Answer>
Model::Set concepts_of(StoredModel& stored, const Answer& answer) {
  Model::Set found;
  for (const auto& one : answer)
    EXPECT_TRUE(found.insert(stored.number(one.concept_id)).second) << one.name << " comes twice";
  return found;
}

/// Ready: to be learnt, and all that it requires outside its own cycle is learnt, or not to be learnt for
/// want of a way from a goal.
Model::Set outer_fringe(const Model& model, const Model::Closure& closure) {
  Model::Set wanted = closure.open;
  if (model.goals.empty()) {
    for (std::size_t i = 0; i < model.size; ++i) wanted.insert(i);
    for (const auto one : learnt(model, closure)) wanted.erase(one);
  }
  Model::Set ready;
  for (const auto one : wanted) {
    bool misses = false;
    for (const auto member : wanted) {
      if (!closure.same_group(one, member)) continue;
      for (const auto other : wanted) {
        misses = misses || (closure.edges.contains({member, other}) && !closure.same_group(one, other));
      }
    }
    if (!misses) ready.insert(one);
  }
  return ready;
}

TEST_F(LearningProperties, NextIsTheOuterFringe) {
  on_random_graphs(kGraphsASeed,
                   [](const Model& model, const Model::Closure& closure, StoredModel& stored, test::Random&) {
                     const auto answer = next_steps(stored.view(), stored.question());
                     ASSERT_EQ(concepts_of(stored, answer), outer_fringe(model, closure));
                     for (const auto& step : answer) {
                       EXPECT_EQ(step.group.has_value(), closure.on_cycle(stored.number(step.concept_id)));
                     }
                   });
}

TEST_F(LearningProperties, LearningWhatIsNextUnlocksWhatIsSaid) {
  on_random_graphs(kGraphsASeed / 5,
                   [](const Model& model, const Model::Closure& closure, StoredModel& stored, test::Random&) {
                     if (model.strictly)
                       return;  // then a concept that is learnt does not imply the others of its cycle
                     const auto before = outer_fringe(model, closure);
                     for (const auto& step : next_steps(stored.view(), stored.question())) {
                       Model more = model;
                       more.known.push_back(stored.number(step.concept_id));
                       const Model::Closure later(more);
                       Model::Set unlocked = outer_fringe(more, later);
                       for (const auto one : before) unlocked.erase(one);
                       EXPECT_EQ(stored.numbers(step.unlocks), unlocked) << step.name;
                     }
                   });
}

TEST_F(LearningProperties, ReviewIsTheInnerFringe) {
  on_random_graphs(kGraphsASeed,
                   [](const Model& model, const Model::Closure& closure, StoredModel& stored, test::Random&) {
                     if (model.strictly) return;
                     const auto known = learnt(model, closure);
                     Model::Set fringe;
                     for (const auto one : known) {
                       const bool carries = std::any_of(known.begin(), known.end(), [&](std::size_t other) {
                         return closure.reach[other][one] && !closure.same_group(one, other);
                       });
                       if (!carries) fringe.insert(one);
                     }
                     ASSERT_EQ(concepts_of(stored, review_steps(stored.view(), stored.question())), fringe);
                   });
}

TEST_F(LearningProperties, DependentsAreAllThatStandsOnTheGoals) {
  on_random_graphs(kGraphsASeed, [](const Model& model, const Model::Closure& closure, StoredModel& stored,
                                    test::Random&) {
    const auto known = learnt(model, closure);
    Model with_goals = model;
    with_goals.known.insert(with_goals.known.end(), model.goals.begin(), model.goals.end());
    const auto later = learnt(with_goals, closure);
    Model::Set expected;
    for (std::size_t one = 0; one < model.size; ++one) {
      const bool asked = std::count(model.goals.begin(), model.goals.end(), one) > 0;
      const bool stands = std::any_of(model.goals.begin(), model.goals.end(),
                                      [&](std::size_t goal) { return closure.reach[one][goal]; });
      if (stands && !asked && !known.contains(one)) expected.insert(one);
    }
    const auto answer = dependents(stored.view(), stored.question());
    ASSERT_EQ(concepts_of(stored, answer), expected);
    for (const auto& found : answer) {
      const std::size_t number = stored.number(found.concept_id);
      std::size_t depth = std::numeric_limits<std::size_t>::max();
      double confidence = 0;
      for (const auto goal : model.goals) {
        depth = std::min(depth, closure.steps[number][goal]);
        confidence = std::max(confidence, closure.width[number][goal]);
      }
      EXPECT_EQ(found.depth, depth) << found.name;
      EXPECT_DOUBLE_EQ(found.confidence, confidence) << found.name;
      bool ready = true;
      for (std::size_t other = 0; other < model.size; ++other) {
        ready = ready && (!closure.edges.contains({number, other}) || later.contains(other));
      }
      EXPECT_EQ(found.ready, ready) << found.name;
      EXPECT_EQ(stored.ends(found.because).first, number);
    }
  });
}

TEST_F(LearningProperties, TheFirstConnectionIsAShortestAndNoTwoShareAConcept) {
  on_random_graphs(kGraphsASeed / 2, [](const Model& model, const Model::Closure&, StoredModel& stored,
                                        test::Random& random) {
    if (model.size < 2) return;
    const std::size_t from = random.below(model.size);
    const std::size_t to = random.below(model.size);
    // Shortest ways in the graph without directions, by Floyd and Warshall.
    constexpr std::size_t kFar = 1'000'000;
    std::vector<std::vector<std::size_t>> steps(model.size, std::vector<std::size_t>(model.size, kFar));
    for (const auto& edge : model.edges) steps[edge.from][edge.to] = steps[edge.to][edge.from] = 1;
    for (std::size_t over = 0; over < model.size; ++over) {
      for (std::size_t a = 0; a < model.size; ++a) {
        for (std::size_t b = 0; b < model.size; ++b)
          steps[a][b] = std::min(steps[a][b], steps[a][over] + steps[over][b]);
      }
    }
    const auto answer = connections(stored.view(), stored.ids()[from], stored.ids()[to], 4);
    ASSERT_EQ(answer.empty(), from == to || steps[from][to] >= kFar) << from << " to " << to;
    if (answer.empty()) return;
    EXPECT_EQ(answer.front().relationships.size(), steps[from][to]);
    Model::Set between;
    for (const auto& connection : answer) {
      ASSERT_EQ(connection.concepts.size(), connection.relationships.size() + 1);
      EXPECT_EQ(connection.concepts.front(), stored.ids()[from]);
      EXPECT_EQ(connection.concepts.back(), stored.ids()[to]);
      EXPECT_GE(connection.relationships.size(), answer.front().relationships.size());
      for (std::size_t i = 0; i < connection.relationships.size(); ++i) {
        const auto [a, b] = stored.ends(connection.relationships[i]);
        const std::pair ends(stored.number(connection.concepts[i]),
                             stored.number(connection.concepts[i + 1]));
        EXPECT_TRUE(ends == std::pair(a, b) || ends == std::pair(b, a));
      }
      for (std::size_t i = 1; i + 1 < connection.concepts.size(); ++i)
        EXPECT_TRUE(between.insert(stored.number(connection.concepts[i])).second) << "is used twice";
    }
  });
}

// --- paths ---

TEST_F(LearningProperties, APartOfAPathThatFitsStandsOnItself) {
  on_random_graphs(
      kGraphsASeed / 2, [](const Model&, const Model::Closure&, StoredModel& stored, test::Random& random) {
        const auto path = learning_path(stored.view(), stored.question());
        std::int64_t all = 0;
        for (const auto& step : path) all += step.minutes;
        const auto limit = static_cast<std::int64_t>(random.below(static_cast<std::size_t>(all) + 2));
        const auto part = steps_within(path, limit);
        std::int64_t taken = 0;
        std::set<graph::NodeId> ids;
        std::set<std::int64_t> groups;
        for (const auto& step : part) {
          taken += step.minutes;
          ids.insert(step.concept_id);
          if (step.group) groups.insert(*step.group);
        }
        EXPECT_LE(taken, limit);
        EXPECT_EQ(part.size() == path.size(), limit >= all);
        for (const auto& step : part) {
          for (const auto id : step.requirements)
            EXPECT_TRUE(ids.contains(id)) << step.name << " is out of reach";
        }
        for (const auto& step : path) {
          const bool in_part = step.group && groups.contains(*step.group);
          EXPECT_TRUE(!in_part || ids.contains(step.concept_id)) << "a group is whole";
        }
      });
}

TEST_F(LearningProperties, APathIsNotChangedByWhatItDoesNotStandOn) {
  on_random_graphs(kGraphsASeed / 5, [this](const Model& model, const Model::Closure& closure,
                                            StoredModel& stored, test::Random& random) {
    std::vector<std::string> before;
    for (const auto& step : learning_path(stored.view(), stored.question())) before.push_back(step.name);
    // Requirements of concepts that no goal stands on, and concepts that are new.
    Model more = model;
    const auto needed = closure.behind(model.goals);
    const auto known = closure.behind(model.known);
    for (int i = 0; i < 5; ++i) {
      const std::size_t from = more.size++;
      more.edges.push_back({from, random.below(more.size), 0.9, false});
    }
    for (std::size_t one = 0; one < model.size; ++one) {
      if (!needed.contains(one) && !known.contains(one) && random.chance(50))
        more.edges.push_back({one, random.below(model.size), 0.5, false});
    }
    StoredModel changed(other_graph_, more);
    std::vector<std::string> after;
    for (const auto& step : learning_path(changed.view(), changed.question())) after.push_back(step.name);
    EXPECT_EQ(after, before);
  });
}

}  // namespace
}  // namespace cairn::learning
