#pragma once

#include "tests/graph/model.h"
#include "tests/support/random.h"

namespace cairn::graph {

/// A random history of transactions: the n-th one is a function of the seed and of those before it. So two
/// processes can know what a graph must hold after n commits, without telling each other.
class History {
 public:
  explicit History(std::uint64_t seed) : seed_(seed) {}

  /// Makes the next transaction in the model, and in the transaction of a graph where one is given.
  void advance(Transaction* transaction = nullptr);
  std::uint64_t transactions() const { return transactions_; }
  const Model& model() const { return model_; }
  static const Vocabulary& vocabulary();

 private:
  void operate(test::Random& random, Transaction* transaction);
  void create_node(test::Random& random, Transaction* transaction);
  void replace_node(test::Random& random, Transaction* transaction);
  void create_relationship(test::Random& random, Transaction* transaction);
  void delete_relationship(test::Random& random, Transaction* transaction);
  void detach_delete_node(test::Random& random, Transaction* transaction);

  std::uint64_t seed_;
  std::uint64_t transactions_ = 0;
  Model model_;
  NodeId next_node_ = 1;
  RelationshipId next_relationship_ = 1;
};

}  // namespace cairn::graph
