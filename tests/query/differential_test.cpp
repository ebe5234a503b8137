// The engine against an interpreter that tries everything (naive.h, naive_statement.h), on random small
// graphs.

#include <algorithm>
#include <cstdlib>

#include "tests/query/fixtures.h"
#include "tests/query/naive.h"
#include "tests/query/naive_statement.h"

namespace cairn::query {
namespace {

/// What an environment variable says, or else the number given.
std::size_t wished(const char* name, std::size_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : static_cast<std::size_t>(std::strtoull(text, nullptr, 10));
}

/// A graph in the engine and the same as a plain one; nodes are called n0, n1, ..., relationships r0, r1, ...
class NaiveComparison : public QueryTest {
 protected:
  /// What the planner may choose, by a number from 0 to 7; the result must not depend on it.
  void choose(std::size_t choices) {
    connection_.set_choices(
        {(choices & 1U) == 0, (choices & 2U) == 0, (choices & 4U) == 0, (choices & 8U) == 0});
  }

  void make_indexes() {
    rows("CREATE INDEX FOR (n:A) ON (n.x)");
    rows("CREATE INDEX FOR (n:B) ON (n.x)");
    rows("CREATE INDEX FOR (n:A) ON (n.name)");
  }

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
    original_nodes_ = graph.nodes.size();
    original_relationships_ = graph.relationships.size();
  }

  /// What a statement made has no number in common with the plain graph; it is told by what it holds.
  std::string text_of(const Value& value) const {
    if (const auto* node = value.node()) {
      const auto known = nodes_.find(node->id);
      return known == nodes_.end() ? show(value) : "n" + std::to_string(known->second);
    }
    if (const auto* relationship = value.relationship()) {
      const auto known = relationships_.find(relationship->id);
      return known == relationships_.end() ? show(value) : "r" + std::to_string(known->second);
    }
    if (value.is_null()) return "null";
    if (value.list() == nullptr) return show(value);
    std::string text = "[";
    for (const Value& element : *value.list()) text += text_of(element) + " ";
    return text + "]";
  }

  std::string text_of(const naive::Binding& binding, const naive::Graph& graph) const {
    if (const auto* node = std::get_if<naive::NodeRef>(&binding)) return node_text(node->number, graph);
    if (const auto* relationship = std::get_if<naive::RelationshipRef>(&binding))
      return relationship_text(relationship->number, graph);
    if (const auto* boolean = std::get_if<bool>(&binding)) return *boolean ? "true" : "false";
    if (const auto* number = std::get_if<std::int64_t>(&binding)) return std::to_string(*number);
    std::string text = "[";
    if (const auto* list = std::get_if<std::vector<std::size_t>>(&binding)) {
      for (const auto number : *list) text += relationship_text(number, graph) + " ";
      return text + "]";
    }
    if (const auto* numbers = std::get_if<naive::Numbers>(&binding)) {
      for (const auto& one : *numbers) text += (one ? std::to_string(*one) : "null") + " ";
      return text + "]";
    }
    return "null";
  }

  std::string node_text(std::size_t number, const naive::Graph& graph) const {
    if (number < original_nodes_) return "n" + std::to_string(number);
    return content(graph.nodes[number]);
  }
  std::string relationship_text(std::size_t number, const naive::Graph& graph) const {
    if (number < original_relationships_) return "r" + std::to_string(number);
    return content(graph.relationships[number]);
  }

  // As show() writes them.
  static std::string content(const naive::Graph::Node& node) {
    std::string text = "(";
    for (const auto& label : node.labels) text += ":" + label;
    std::string properties;
    if (node.name) properties += "name: '" + *node.name + "'";
    if (node.x) properties += (properties.empty() ? "x: " : ", x: ") + std::to_string(*node.x);
    if (!properties.empty()) text += (text.size() > 1 ? " {" : "{") + properties + "}";
    return text + ")";
  }
  static std::string content(const naive::Graph::Relationship& relationship) {
    return "[:" + relationship.type +
           (relationship.w ? " {w: " + std::to_string(*relationship.w) + "}" : "") + "]";
  }

  std::map<graph::NodeId, std::size_t> nodes_;
  std::map<graph::RelationshipId, std::size_t> relationships_;
  // Those with higher numbers were made by a statement.
  std::size_t original_nodes_ = 0;
  std::size_t original_relationships_ = 0;
};

class DifferentialTest : public NaiveComparison {
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
      if (seed % 2 == 0) make_indexes();
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
  void compare(const naive::Query& query, const naive::Graph& graph) {
    const auto names = query.variables();
    Rows expected;
    const auto answer = naive::answer(query, graph, kMostRows);
    if (!answer) return;
    for (const auto& row : *answer) {
      std::string text = names.empty() ? "1 " : "";
      for (const auto& name : names) text += text_of(row.at(name), graph) + " ";
      expected.push_back(std::move(text));
    }
    std::sort(expected.begin(), expected.end());
    for (const std::size_t choices : {0U, 15U}) {
      choose(choices);
      EXPECT_EQ(found_by(query), expected) << (choices == 0 ? "with" : "without") << " the planner's choices";
    }
  }

  Rows found_by(const naive::Query& query) {
    Rows found;
    Statement statement = prepare(query.text());
    while (statement.step()) {
      std::string text;
      for (const Value& value : statement.row()) text += text_of(value) + " ";
      found.push_back(std::move(text));
    }
    std::sort(found.begin(), found.end());
    return found;
  }
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

// --- statements ---

class StatementDifferentialTest : public NaiveComparison {
 protected:
  static constexpr std::size_t kRounds = 10000;
  static constexpr std::size_t kGraphsADatabase = 100;
  static constexpr std::size_t kMostWrong = 5;  ///< more are not shown

  /// Every round is a graph and a statement of its own, both made of its seed. A wished seed alone
  /// is one round; with a number of rounds it is the first of them, so a long run can go in parts.
  void compare_rounds() {
    const auto seed_wished = wished("CAIRN_QUERY_DIFFERENTIAL_SEED", 0);
    const auto first = std::max<std::size_t>(seed_wished, 1);
    const auto rounds = wished("CAIRN_QUERY_DIFFERENTIAL_ROUNDS", seed_wished == 0 ? kRounds : 1);
    std::size_t wrong = 0;
    for (std::size_t done = 0; done < rounds && wrong < kMostWrong; ++done) {
      if (done % kGraphsADatabase == 0) begin_anew(first + done);  // what was deleted slows scans down
      if (!round(first + done)) ++wrong;
    }
    if (rounds < kGraphsADatabase) return;
    EXPECT_GT(compared_ * 10, rounds * 9) << "few are left out";
  }

 private:
  /// Every other database has indexes.
  void begin_anew(std::size_t seed) {
    reopen();
    nodes_.clear();
    relationships_.clear();
    if (seed / kGraphsADatabase % 2 == 0) make_indexes();
  }

  /// Whether the two agree.
  bool round(std::uint64_t seed) {
    test::Random random(seed);
    const auto before = naive::Graph::random(random);
    const auto statement = naive::random_statement(random);
    SCOPED_TRACE("repeat with CAIRN_QUERY_DIFFERENTIAL_SEED=" + std::to_string(seed) + "\n" +
                 before.describe() + "\n" + statement.text());
    auto after = before;
    const auto expected = naive::run(statement, after);
    if (!expected) return true;
    ++compared_;
    store(before);
    choose(seed % 8);
    const auto [fails, found] = answer(statement);
    const auto expected_rows = rows_of(*expected, statement, after);
    const auto expected_lines = lines(expected->fails ? before : after);
    const auto found_lines = lines(read_back());
    EXPECT_EQ(fails.empty(), !expected->fails) << fails;
    EXPECT_EQ(found, expected_rows);
    EXPECT_EQ(found_lines, expected_lines);
    return fails.empty() == !expected->fails && found == expected_rows && found_lines == expected_lines;
  }

  /// The reason why it fails, or its rows.
  std::pair<std::string, Rows> answer(const naive::Statement& statement) {
    Rows found;
    const auto thrown = query_error_of([&] {
      query::Statement prepared = prepare(statement.text());
      while (prepared.step()) {
        std::string text;
        for (const Value& value : prepared.row()) text += text_of(value) + " ";
        found.push_back(std::move(text));
      }
    });
    // Every statement is well formed; what fails fails when it runs.
    if (thrown && thrown->phase() == Phase::kCompile) return {thrown->what(), {"refused"}};
    if (thrown) return {thrown->what(), Rows()};
    if (!in_order(statement)) std::sort(found.begin(), found.end());
    return {"", found};
  }

  Rows rows_of(const naive::Outcome& outcome, const naive::Statement& statement,
               const naive::Graph& graph) const {
    Rows texts;
    for (const auto& row : outcome.rows) {
      std::string text;
      for (const auto& item : statement.result()->items) text += text_of(row.at(item.name), graph) + " ";
      texts.push_back(std::move(text));
    }
    if (!in_order(statement)) std::sort(texts.begin(), texts.end());
    return texts;
  }

  /// The graph as the engine holds it; what was there before keeps its number.
  naive::Graph read_back() {
    naive::Graph graph;
    graph.nodes.resize(original_nodes_);
    graph.relationships.resize(original_relationships_);
    for (auto& one : graph.nodes) one.deleted = true;
    for (auto& one : graph.relationships) one.deleted = true;
    std::map<graph::NodeId, std::size_t> alive;
    query::Statement nodes = prepare("MATCH (n) RETURN n");
    while (nodes.step()) {
      const NodeValue& found = *nodes.row().at(0).node();
      const std::size_t number = place(nodes_, found.id, graph.nodes);
      graph.nodes[number] = node_of(*found.content);
      alive.emplace(found.id, number);
    }
    query::Statement relationships = prepare("MATCH ()-[r]->() RETURN r");
    while (relationships.step()) {
      const RelationshipValue& found = *relationships.row().at(0).relationship();
      const std::size_t number = place(relationships_, found.id, graph.relationships);
      graph.relationships[number] = {found.content->type, alive.at(found.content->start),
                                     alive.at(found.content->end),
                                     number_in(*found.content->properties, "w")};
    }
    nodes_ = std::move(alive);
    return graph;
  }

  template <typename Id, typename Thing>
  static std::size_t place(const std::map<Id, std::size_t>& known, Id id, std::vector<Thing>& things) {
    if (const auto found = known.find(id); found != known.end()) return found->second;
    things.emplace_back();
    return things.size() - 1;
  }

  static std::optional<std::int64_t> number_in(const Map& properties, const std::string& key) {
    const auto found = properties.find(key);
    if (found == properties.end()) return std::nullopt;
    return *found->second.integer();
  }

  static naive::Graph::Node node_of(const NodeValue::Content& content) {
    naive::Graph::Node node;
    node.labels.insert(content.labels.begin(), content.labels.end());
    node.x = number_in(*content.properties, "x");
    const auto name = content.properties->find("name");
    if (name != content.properties->end()) node.name = *name->second.string();
    return node;
  }

  /// A line for each node and relationship. Those that were made are told by what they hold and by what is
  /// around them, a few steps far.
  Rows lines(const naive::Graph& graph) const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) names.push_back(node_text(i, graph));
    for (int steps = 0; steps < 4; ++steps) names = surrounded(names, graph);
    Rows found;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
      if (!graph.nodes[i].deleted) found.push_back(names[i] + " is " + content(graph.nodes[i]));
    }
    for (std::size_t i = 0; i < graph.relationships.size(); ++i) {
      const auto& one = graph.relationships[i];
      if (one.deleted) continue;
      found.push_back(relationship_text(i, graph) + " is " + names[one.start] + "-" + content(one) + "->" +
                      names[one.end]);
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  /// The names of new nodes made longer by a digest of what they are connected with.
  std::vector<std::string> surrounded(const std::vector<std::string>& names,
                                      const naive::Graph& graph) const {
    std::vector<Rows> around(names.size());
    for (std::size_t i = 0; i < graph.relationships.size(); ++i) {
      const auto& one = graph.relationships[i];
      if (one.deleted) continue;
      const std::string text = relationship_text(i, graph) + content(one);
      around[one.start].push_back(text + ">" + names[one.end]);
      around[one.end].push_back(text + "<" + names[one.start]);
    }
    std::vector<std::string> longer = names;
    for (std::size_t i = original_nodes_; i < names.size(); ++i) {
      std::sort(around[i].begin(), around[i].end());
      std::string all = names[i];
      for (const auto& text : around[i]) all += text;
      longer[i] = content(graph.nodes[i]) + "#" + std::to_string(std::hash<std::string>()(all) % 1000000);
    }
    return longer;
  }

  static bool in_order(const naive::Statement& statement) {
    return statement.result() != nullptr && !statement.result()->descending.empty();
  }

  std::size_t compared_ = 0;
};

TEST_F(StatementDifferentialTest, StatementsGiveAndLeaveWhatTheirDefinitionSays) {
  compare_rounds();
}

}  // namespace
}  // namespace cairn::query
