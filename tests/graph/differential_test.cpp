// The graph against a model of plain maps: the same random operations on both, and then everything compared.
//
// CAIRN_DIFFERENTIAL_OPERATIONS in the environment makes more of them for a seed, and
// CAIRN_DIFFERENTIAL_SEEDS takes more seeds, than the suite has time for.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <memory>
#include <optional>
#include <set>

#include "storage/error.h"
#include "tests/graph/fixtures.h"
#include "tests/graph/model.h"
#include "tests/support/errors.h"
#include "tests/support/random.h"
#include "tests/support/temporary_folder.h"

namespace cairn::graph {
namespace {

using test::error_of;
using test::IsError;

int from_environment(const char* name, int of_the_suite) {
  const char* wanted = std::getenv(name);
  return wanted == nullptr ? of_the_suite : std::stoi(wanted);
}

constexpr int kOperationsBetweenComparisons = 200;

const Vocabulary kVocabulary = {
    {"Concept", "Entry", "Source", "Größe"},
    {"REQUIRES", "MENTIONS", "RELATED"},
    {"GAN",        "gan",      "GANs",   "G.A.N.", "U-Net",    "unet",   "U Nets",
     "C",          "C++",      "colour", "color",  "Colours",  "matrix", "matrices",
     "Fick's law", "fick law", "loss",   "losses", "機械学習", "",       "unknown"}};
const std::vector<std::string> kKeys = {"name", "aliases", "confidence", "text", ""};

class Differential {
 public:
  Differential(std::uint64_t seed, bool on_disk) : random_(seed), on_disk_(on_disk) { open(); }

  void run() {
    for (operation_ = 0; operation_ < operations_ && !::testing::Test::HasFailure(); ++operation_) {
      SCOPED_TRACE(random_.trace() + ", operation " + std::to_string(operation_));
      if (!tx_) begin();
      operate();
      if (operation_ % kOperationsBetweenComparisons == 0 && tx_) {
        ASSERT_EQ(difference(*tx_, current_, kVocabulary), "") << "in the transaction";
      }
    }
    if (::testing::Test::HasFailure()) return;
    end(/*commit=*/true);
    ASSERT_EQ(difference(*graph_->snapshot(), committed_, kVocabulary), "") << "at the end";
    if (on_disk_) reopen();
    ASSERT_EQ(difference(*graph_->snapshot(), committed_, kVocabulary), "") << "after reopening";
  }

 private:
  struct OldSnapshot {
    std::shared_ptr<const Snapshot> view;
    Model model;
  };

  void open() {
    graph_ = open_graph(on_disk_ ? folder_ / "db" : std::filesystem::path(storage::Store::kInMemory));
  }
  void reopen() {
    old_snapshots_.clear();
    graph_.reset();
    open();
  }
  void begin() {
    tx_ = graph_->begin();
    current_ = committed_;
    given_nodes_ = ever_nodes_;
    given_relationships_ = ever_relationships_;
  }

  void operate() {
    // At first the graph grows, later it shrinks; so hubs fill several chunks and lose them again.
    const bool growing = operation_ < operations_ * 2 / 3;
    const std::size_t choice = random_.below(1000);
    if (choice < 60) return create_node();
    if (choice < 200) return replace_node();
    if (choice < 230) return replace_relationship();
    if (choice < 240) return delete_node();
    if (choice < 245) return detach_delete_node();
    if (choice < 270) return fail();
    if (choice < 285) return savepoint();
    if (choice < 340) return end_savepoint();
    if (choice < 352) return end(/*commit=*/true);
    if (choice < 356) return end(/*commit=*/false);
    if (choice < 360) return compare_old_snapshot();
    if (choice < (growing ? 900U : 450U)) return create_relationship();
    delete_relationship();
  }

  void create_node() {
    const auto labels = random_labels();
    const auto properties = random_properties();
    const bool wish = random_.chance(10);
    const NodeId wished = random_.below(2 * current_.nodes.size() + 50);
    const NodeId id = wish ? tx_->create_node(wished, label_ids(labels), named(properties))
                           : tx_->create_node(label_ids(labels), named(properties));
    ASSERT_NE(id, 0U);
    ASSERT_TRUE(given_nodes_.insert(id).second) << "node id " << id << " was used before";
    if (wish && wished == *given_nodes_.rbegin()) {
      ASSERT_EQ(id, wished);
    }
    current_.nodes[id] = {labels, properties};
  }

  void replace_node() {
    const auto id = random_node();
    if (!id) return;
    ModelNode& node = current_.nodes[*id];
    const bool same = random_.chance(10);
    if (!same) node = {random_labels(), random_properties()};
    Node changed{*id, label_ids(node.labels), named(node.properties)};
    std::sort(changed.labels.begin(), changed.labels.end());
    if (tx_->replace(changed)) {
      ASSERT_FALSE(same) << "replacing a node by itself changed it";
    }
  }

  void replace_relationship() {
    const auto id = random_relationship();
    if (!id) return;
    current_.relationships[*id].properties = random_properties();
    tx_->replace(Relationship{*id, 0, 0, 0, named(current_.relationships[*id].properties)});
  }

  void create_relationship() {
    // The first node is a hub: half of all relationships begin or end there, some do both.
    const auto start = random_.chance(30) ? hub() : random_node();
    const auto end = random_.chance(30) ? hub() : random_node();
    if (!start || !end) return;
    const std::string type = random_.chance(90) ? kVocabulary.types.front() : random_.pick(kVocabulary.types);
    const auto properties = random_.chance(20) ? random_properties() : std::map<std::string, Value>();
    const RelationshipId id = tx_->create_relationship(tx_->type(type), *start, *end, named(properties));
    ASSERT_NE(id, 0U);
    ASSERT_TRUE(given_relationships_.insert(id).second) << "relationship id " << id << " was used before";
    current_.relationships[id] = {type, *start, *end, properties};
  }

  void delete_relationship() {
    const auto id = random_relationship();
    if (!id) return;
    tx_->delete_relationship(*id);
    current_.relationships.erase(*id);
    const NodeId none = *id;
    ASSERT_FALSE(tx_->relationships(std::span(&none, 1)).front());
  }

  void delete_node() {
    const auto id = random_node();
    if (!id) return;
    const auto error = error_of([&] { tx_->delete_node(*id); });
    if (current_.has_relationships(*id)) {
      ASSERT_THAT(error, IsError(ErrorKind::kInvalidInput));
    } else {
      ASSERT_EQ(error, std::nullopt);
      current_.nodes.erase(*id);
    }
  }

  void detach_delete_node() {
    const auto id = random_node();
    if (!id) return;
    tx_->detach_delete_node(*id);
    current_.detach(*id);
    current_.nodes.erase(*id);
  }

  /// A call that must fail and change nothing.
  void fail() {
    const NodeId missing = given_nodes_.empty() ? 1 : *given_nodes_.rbegin() + 1 + random_.below(3);
    const auto node = random_node().value_or(missing);
    const TypeId type = tx_->type("REQUIRES");
    const auto call = random_.below(6);
    const auto error = error_of([&] {
      switch (call) {
        case 0:
          tx_->delete_node(missing);
          break;
        case 1:
          tx_->detach_delete_node(missing);
          break;
        case 2:
          tx_->create_relationship(type, node, missing, {});
          break;
        case 3:
          tx_->create_relationship(type, missing, node, {});
          break;
        case 4:
          tx_->delete_relationship(std::numeric_limits<RelationshipId>::max());
          break;
        default:
          tx_->replace(Node{missing, {}, {}});
          break;
      }
    });
    ASSERT_THAT(error, IsError(ErrorKind::kInvalidInput)) << "call " << call;
  }

  void savepoint() {
    tx_->savepoint();
    savepoints_.push_back({current_, given_nodes_, given_relationships_});
  }

  void end_savepoint() {
    if (savepoints_.empty()) return;
    if (random_.chance(50)) {
      tx_->rollback();
      current_ = savepoints_.back().model;
      given_nodes_ = savepoints_.back().nodes;
      given_relationships_ = savepoints_.back().relationships;
    } else {
      tx_->release();
    }
    savepoints_.pop_back();
  }

  void end(bool commit) {
    if (!tx_) return;
    if (commit) {
      tx_->commit();
      committed_ = current_;
      ever_nodes_ = given_nodes_;
      ever_relationships_ = given_relationships_;
    }
    tx_.reset();
    savepoints_.clear();
    auto view = graph_->snapshot();
    ASSERT_EQ(difference(*view, committed_, kVocabulary), "")
        << (commit ? "after a commit" : "after a rollback");
    if (old_snapshots_.size() < 3) old_snapshots_.push_back({view, committed_});
    view.reset();  // a snapshot keeps the database open
    if (random_.chance(30)) graph_->store().flush();
    if (on_disk_ && random_.chance(15)) reopen();
  }

  void compare_old_snapshot() {
    if (old_snapshots_.empty()) return;
    ASSERT_EQ(difference(*old_snapshots_.front().view, old_snapshots_.front().model, kVocabulary), "")
        << "in an old snapshot";
    old_snapshots_.erase(old_snapshots_.begin());
  }

  std::optional<NodeId> hub() const {
    if (current_.nodes.empty()) return std::nullopt;
    return current_.nodes.begin()->first;
  }

  std::optional<NodeId> random_node() {
    if (current_.nodes.empty()) return std::nullopt;
    const std::size_t place = random_.below(current_.nodes.size());
    return std::next(current_.nodes.begin(), static_cast<std::ptrdiff_t>(place))->first;
  }

  std::optional<RelationshipId> random_relationship() {
    if (current_.relationships.empty()) return std::nullopt;
    const std::size_t place = random_.below(current_.relationships.size());
    return std::next(current_.relationships.begin(), static_cast<std::ptrdiff_t>(place))->first;
  }

  std::set<std::string> random_labels() {
    std::set<std::string> labels;
    if (random_.chance(60)) labels.insert("Concept");
    for (std::size_t i = random_.below(3); i > 0; --i) labels.insert(random_.pick(kVocabulary.labels));
    return labels;
  }

  Value random_value(int depth = 0) {
    switch (random_.below(depth > 2 ? 5 : 6)) {
      case 0:
        return random_.chance(50);
      case 1:
        return static_cast<std::int64_t>(random_.bits());
      case 2:
        return random_.chance(10) ? std::numeric_limits<double>::quiet_NaN() : 0.25 * random_.below(9);
      case 3:
        return random_.pick(kVocabulary.names);
      case 4:
        return std::string(random_.below(300), 'x');
      default: {
        List list;
        for (std::size_t i = random_.below(4); i > 0; --i) list.push_back(random_value(depth + 1));
        return list;
      }
    }
  }

  std::map<std::string, Value> random_properties() {
    std::map<std::string, Value> properties;
    if (random_.chance(70)) properties["name"] = random_.pick(kVocabulary.names);
    if (random_.chance(30)) properties["aliases"] = List{random_.pick(kVocabulary.names), random_value()};
    for (std::size_t i = random_.below(3); i > 0; --i) properties[random_.pick(kKeys)] = random_value();
    return properties;
  }

  std::vector<LabelId> label_ids(const std::set<std::string>& labels) {
    std::vector<LabelId> ids;
    for (const std::string& label : labels) ids.push_back(tx_->label(label));
    return ids;
  }

  Properties named(const std::map<std::string, Value>& properties) {
    std::vector<std::pair<std::string_view, Value>> pairs(properties.begin(), properties.end());
    return tx_->properties(std::move(pairs));
  }

  struct Savepoint {
    Model model;
    std::set<NodeId> nodes;
    std::set<RelationshipId> relationships;
  };

  test::Random random_;
  bool on_disk_;
  test::TemporaryFolder folder_;
  std::unique_ptr<Graph> graph_;
  std::unique_ptr<Transaction> tx_;
  const int operations_ = from_environment("CAIRN_DIFFERENTIAL_OPERATIONS", 5000);
  int operation_ = 0;
  Model committed_;
  Model current_;
  std::vector<Savepoint> savepoints_;
  std::vector<OldSnapshot> old_snapshots_;
  // Every id that a commit, and every id that a commit or this transaction, gave away.
  std::set<NodeId> ever_nodes_;
  std::set<NodeId> given_nodes_;
  std::set<RelationshipId> ever_relationships_;
  std::set<RelationshipId> given_relationships_;
};

class GraphDifferentialTest : public ::testing::TestWithParam<std::uint64_t> {};

INSTANTIATE_TEST_SUITE_P(Seeds, GraphDifferentialTest,
                         ::testing::ValuesIn(test::seeds(
                             static_cast<std::size_t>(from_environment("CAIRN_DIFFERENTIAL_SEEDS", 4)))));

TEST_P(GraphDifferentialTest, RandomOperationsAgreeWithAModel) {
  Differential(GetParam(), /*on_disk=*/GetParam() % 2 == 0).run();
}

}  // namespace
}  // namespace cairn::graph
