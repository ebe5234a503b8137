#include "tests/graph/history.h"

#include <iterator>

namespace cairn::graph {

namespace {

constexpr std::size_t kSmall = 20;
constexpr std::size_t kLarge = 1500;

std::vector<LabelId> ids_of(const std::set<std::string>& labels, Transaction& transaction) {
  std::vector<LabelId> ids;
  for (const auto& label : labels) ids.push_back(transaction.label(label));
  return ids;
}

Properties properties_of(const std::map<std::string, Value>& named, Transaction& transaction) {
  Properties properties;
  for (const auto& [key, value] : named) properties.set(transaction.key(key), value);
  return properties;
}

ModelNode random_node(test::Random& random) {
  ModelNode node;
  for (const auto& label : History::vocabulary().labels) {
    if (random.chance(40)) node.labels.insert(label);
  }
  node.properties["name"] = random.pick(History::vocabulary().names);
  if (random.chance(50)) node.properties["text"] = std::string(random.below(400), 'x');
  return node;
}

template <typename Map>
auto random_key(test::Random& random, const Map& map) {
  auto found = map.lower_bound(1 + random.below(map.rbegin()->first));
  return found->first;
}

}  // namespace

const Vocabulary& History::vocabulary() {
  static const Vocabulary vocabulary = {
      {"Concept", "Entry"},
      {"REQUIRES", "MENTIONS"},
      {"GAN", "gan", "GANs", "U-Net", "unet", "C", "C++", "loss", "losses"}};
  return vocabulary;
}

void History::advance(Transaction* transaction) {
  test::Random random(seed_ * 1'000'003 + ++transactions_);
  create_node(random, transaction);  // so that none is empty
  const std::size_t most = random.chance(8) ? kLarge : kSmall;
  for (std::size_t i = random.below(most); i > 0; --i) operate(random, transaction);
}

void History::operate(test::Random& random, Transaction* transaction) {
  const std::size_t dice = random.below(100);
  if (dice < 25 || model_.nodes.empty()) return create_node(random, transaction);
  if (dice < 40) return replace_node(random, transaction);
  if (dice < 80 || model_.relationships.empty()) return create_relationship(random, transaction);
  if (dice < 95) return delete_relationship(random, transaction);
  detach_delete_node(random, transaction);
}

void History::create_node(test::Random& random, Transaction* transaction) {
  const ModelNode node = random_node(random);
  if (transaction != nullptr)
    transaction->create_node(ids_of(node.labels, *transaction), properties_of(node.properties, *transaction));
  model_.nodes[next_node_++] = node;
}

void History::replace_node(test::Random& random, Transaction* transaction) {
  const NodeId id = random_key(random, model_.nodes);
  const ModelNode node = random_node(random);
  if (transaction != nullptr)
    transaction->replace(
        Node{id, ids_of(node.labels, *transaction), properties_of(node.properties, *transaction)});
  model_.nodes[id] = node;
}

void History::create_relationship(test::Random& random, Transaction* transaction) {
  const NodeId start = random_key(random, model_.nodes);
  // Some nodes become hubs, whose lists take several chunks.
  const NodeId end = random.chance(30) ? model_.nodes.begin()->first : random_key(random, model_.nodes);
  const std::string type = random.pick(vocabulary().types);
  const std::map<std::string, Value> properties = {
      {"confidence", static_cast<double>(random.below(100)) / 100}};
  if (transaction != nullptr)
    transaction->create_relationship(transaction->type(type), start, end,
                                     properties_of(properties, *transaction));
  model_.relationships[next_relationship_++] = {type, start, end, properties};
}

void History::delete_relationship(test::Random& random, Transaction* transaction) {
  const RelationshipId id = random_key(random, model_.relationships);
  if (transaction != nullptr) transaction->delete_relationship(id);
  model_.relationships.erase(id);
}

void History::detach_delete_node(test::Random& random, Transaction* transaction) {
  const NodeId id = random_key(random, model_.nodes);
  if (transaction != nullptr) transaction->detach_delete_node(id);
  model_.detach(id);
  model_.nodes.erase(id);
}

}  // namespace cairn::graph
