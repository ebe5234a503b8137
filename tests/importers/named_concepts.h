#pragma once

// Concepts as their names and what is looked up find them.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "graph/vocabulary.h"
#include "tests/importers/fixtures.h"

namespace cairn::importers {

class NamedConcepts : public ImportTest {
 protected:
  /// The concepts that have entries.
  std::vector<std::string> titles() {
    std::vector<std::string> found;
    for (const auto& [name, shown] : picture().concepts) {
      if (shown.origin == graph::origin::kEntry) found.push_back(name);
    }
    return found;
  }
  ShownConcept shown(const std::string& name) {
    const auto all = picture();
    if (!all.has(name)) {
      ADD_FAILURE() << "there is no concept " << name << "; there are "
                    << ::testing::PrintToString(all.names());
      return {};
    }
    return all.concepts.at(name);
  }
  /// The name of what a string means; "" for nothing, "?" for several.
  std::string meaning(const std::string& name) {
    const auto view = graph_.snapshot();
    const auto match = view->find_concept(name);
    if (match.ambiguous()) return "?";
    return match.found() ? view->text_property(*view->node(match.nodes.front()), graph::key::kName) : "";
  }
};

}  // namespace cairn::importers
