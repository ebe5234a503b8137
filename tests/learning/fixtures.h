#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "learning/path.h"
#include "learning/prerequisites.h"
#include "learning/reduction.h"
#include "learning/why.h"
#include "tests/support/graph_builder.h"

namespace cairn::learning {

/// Concepts by name, made at their first mention, and questions about them. Answers come back as text, easy
/// to compare.
class LearningTest : public ::testing::Test {
 protected:
  using Names = std::vector<std::string>;
  using Properties = test::GraphBuilder::Properties;

  LearningTest()
      : graph_(storage::Store::open(storage::Store::kInMemory, test::unsynced())), build_(graph_) {}

  graph::NodeId id(const std::string& name) {
    auto found = ids_.find(name);
    if (found == ids_.end()) found = ids_.emplace(name, build_.concept_named(name)).first;
    return found->second;
  }
  std::vector<graph::NodeId> ids(const Names& names) {
    std::vector<graph::NodeId> found;
    for (const auto& name : names) found.push_back(id(name));
    return found;
  }
  std::string name(graph::NodeId wanted) const {
    for (const auto& [name, id] : ids_) {
      if (id == wanted) return name;
    }
    return "no concept of the test";
  }

  /// `from` requires `to`; without a confidence where none is given.
  graph::RelationshipId needs(const std::string& from, const std::string& to,
                              std::optional<double> confidence = std::nullopt, std::string_view origin = {}) {
    Properties properties;
    if (confidence) properties.emplace_back(graph::key::kConfidence, *confidence);
    if (!origin.empty()) properties.emplace_back(graph::key::kOrigin, origin);
    return build_.relate(id(from), graph::type::kRequires, id(to), std::move(properties));
  }
  void denies(const std::string& from, const std::string& to) {
    build_.relate(id(from), graph::type::kNotRequires, id(to),
                  {{graph::key::kOrigin, graph::origin::kCurated}});
  }
  graph::RelationshipId relate(const std::string& from, std::string_view type, const std::string& to,
                               Properties properties = {}) {
    return build_.relate(id(from), type, id(to), std::move(properties));
  }
  const graph::View& view() { return build_.open(); }

  Question about(const Names& goals, const Names& known = {}) {
    Question question;
    question.goals = ids(goals);
    question.known = ids(known);
    return question;
  }
  std::vector<Prerequisite> prerequisites_of(const Question& question) {
    return prerequisites(view(), question);
  }
  std::vector<Step> path_to(const Question& question) { return learning_path(view(), question); }

  /// The names in the order of the answer.
  template <typename Part>
  static Names names(const std::vector<Part>& answer) {
    Names found;
    for (const auto& part : answer) found.push_back(part.name);
    return found;
  }
  Names needed(const Question& question) { return names(prerequisites_of(question)); }
  Names needed(const Names& goals, const Names& known = {}) { return needed(about(goals, known)); }
  Names steps(const Question& question) { return names(path_to(question)); }
  Names steps(const Names& goals, const Names& known = {}) { return steps(about(goals, known)); }

  Prerequisite prerequisite(const Question& question, const std::string& wanted) {
    for (auto& found : prerequisites_of(question)) {
      if (found.name == wanted) return found;
    }
    ADD_FAILURE() << wanted << " is no prerequisite";
    return {};
  }
  Step step(const Question& question, const std::string& wanted) {
    for (auto& found : path_to(question)) {
      if (found.name == wanted) return found;
    }
    ADD_FAILURE() << wanted << " is no step";
    return {};
  }
  /// A chain as "a b c"; empty for none.
  std::string chain(const std::string& from, const std::string& to) {
    std::string text;
    for (const auto& link : why(view(), id(from), id(to))) {
      if (text.empty()) text = name(link.from);
      text += " " + name(link.to);
    }
    return text;
  }

  graph::Graph graph_;
  test::GraphBuilder build_;
  std::map<std::string, graph::NodeId> ids_;
};

}  // namespace cairn::learning
