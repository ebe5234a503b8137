// The engine against an interpreter that tries everything (naive.h), on random small graphs.

#include <algorithm>

#include "tests/query/fixtures.h"
#include "tests/query/naive.h"

namespace cairn::query {
namespace {

class DifferentialTest : public QueryTest {
 protected:
  static constexpr std::size_t kSeeds = 10;
  static constexpr int kGraphsASeed = 30;
  static constexpr int kQueriesAGraph = 3;
  static constexpr std::size_t kMostRows = 1500;

  void compare(const naive::Variety& variety) {
    for (const std::uint64_t seed : test::seeds(kSeeds)) {
      test::Random random(seed);
      reopen();  // what was deleted slows scans down
      nodes_.clear();
      for (int i = 0; i < kGraphsASeed && !HasFailure(); ++i) {
        const auto graph = naive::Graph::random(random);
        store(graph);
        for (int k = 0; k < kQueriesAGraph && !HasFailure(); ++k) {
          const auto query = naive::random_query(random, variety);
          SCOPED_TRACE(random.trace() + ", graph " + std::to_string(i) + ", query " + std::to_string(k) +
                       "\n" + graph.describe() + "\n" + query.text());
          compare(query, graph);
        }
      }
    }
  }

 private:
  /// Takes the place of the graph before.
  void store(const naive::Graph& graph) {
    for (const auto& [id, number] : nodes_) build_.open().detach_delete_node(id);
    nodes_.clear();
    relationships_.clear();
    std::vector<graph::NodeId> ids;
    for (const auto& one : graph.nodes) {
      Properties properties;
      if (one.x) properties.emplace_back("x", *one.x);
      if (one.name) properties.emplace_back("name", *one.name);
      ids.push_back(node({one.labels.begin(), one.labels.end()}, std::move(properties)));
      nodes_.emplace(ids.back(), ids.size() - 1);
    }
    for (const auto& one : graph.relationships) {
      Properties properties;
      if (one.w) properties.emplace_back("w", *one.w);
      relationships_.emplace(relate(ids[one.start], one.type, ids[one.end], std::move(properties)),
                             relationships_.size());
    }
    build_.commit();
  }

  std::string text_of(const Value& value) const {
    if (const auto* node = value.node()) return "n" + std::to_string(nodes_.at(node->id));
    if (const auto* relationship = value.relationship())
      return "r" + std::to_string(relationships_.at(relationship->id));
    if (value.is_null()) return "null";
    if (value.list() == nullptr) return show(value);
    std::string text = "[";
    for (const Value& element : *value.list()) text += text_of(element) + " ";
    return text + "]";
  }

  static std::string text_of(const naive::Binding& binding) {
    if (const auto* node = std::get_if<naive::NodeRef>(&binding)) return "n" + std::to_string(node->number);
    if (const auto* relationship = std::get_if<naive::RelationshipRef>(&binding))
      return "r" + std::to_string(relationship->number);
    const auto* list = std::get_if<std::vector<std::size_t>>(&binding);
    if (list == nullptr) return "null";
    std::string text = "[";
    for (const auto number : *list) text += "r" + std::to_string(number) + " ";
    return text + "]";
  }

  void compare(const naive::Query& query, const naive::Graph& graph) {
    const auto names = query.variables();
    Rows expected;
    const auto answer = naive::answer(query, graph, kMostRows);
    if (!answer) return;
    for (const auto& row : *answer) {
      std::string text = names.empty() ? "1 " : "";
      for (const auto& name : names) text += text_of(row.at(name)) + " ";
      expected.push_back(std::move(text));
    }
    Rows found;
    Statement statement = prepare(query.text());
    while (statement.step()) {
      std::string text;
      for (const Value& value : statement.row()) text += text_of(value) + " ";
      found.push_back(std::move(text));
    }
    std::sort(expected.begin(), expected.end());
    std::sort(found.begin(), found.end());
    EXPECT_EQ(found, expected);
  }

  std::map<graph::NodeId, std::size_t> nodes_;
  std::map<graph::RelationshipId, std::size_t> relationships_;
};

TEST_F(DifferentialTest, AMatchFindsWhatTryingEverythingFinds) {
  compare({});
}

TEST_F(DifferentialTest, AMatchWhosePropertyMapsReadVariablesFindsWhatTryingEverythingFinds) {
  naive::Variety variety;
  variety.references = true;
  compare(variety);
}

TEST_F(DifferentialTest, SeveralMatchesFindWhatTryingEverythingFinds) {
  naive::Variety variety;
  variety.most_clauses = 3;
  compare(variety);
}

}  // namespace
}  // namespace cairn::query
