// What a transaction does with indexes: their entries, what a unique one refuses, and how they are made.

#include <algorithm>

#include "graph/index_entries.h"
#include "graph/keys.h"
#include "graph/transaction.h"
#include "storage/encoding.h"
#include "storage/error.h"

namespace cairn::graph {

using storage::Family;

void Transaction::write_indexes(const Node* before, const Node* after) {
  auto new_entries = after != nullptr ? index_entries(*after, state_.catalog) : std::set<std::string>();
  if (before == nullptr) {
    append_entries(std::move(new_entries));
  } else {
    write_pending_entries(Writing::kBefore);  // what goes may be among them
    const auto old_entries = index_entries(*before, state_.catalog);
    for (const auto& entry : old_entries) {
      if (!new_entries.contains(entry)) store_->erase(Family::kIndexes, entry);
    }
    for (const auto& entry : new_entries) {
      if (!old_entries.contains(entry)) store_->put(Family::kIndexes, entry, {});
    }
  }
  count_labels(before, -1);
  count_labels(after, 1);
}

void Transaction::append_entries(std::set<std::string> entries) {
  constexpr std::size_t kMostPendingBytes = std::size_t{16} << 20U;
  while (!entries.empty()) {
    pending_entries_.push_back(std::move(entries.extract(entries.begin()).value()));
    pending_bytes_ += sizeof(std::string) + pending_entries_.back().size();
  }
  if (pending_bytes_ >= kMostPendingBytes) write_pending_entries(Writing::kBefore);
}

/// In the order of the keys, which is the fastest way into the store.
void Transaction::write_pending_entries(Writing when) const {
  std::sort(pending_entries_.begin(), pending_entries_.end());
  for (const std::string& entry : pending_entries_) put(when, Family::kIndexes, entry, {});
  pending_entries_.clear();
  pending_bytes_ = 0;
}

std::optional<UniqueConflict> Transaction::unique_conflict(const Node& node) const {
  for (const PropertyIndex& index : state_.catalog.indexes) {
    const Value* value =
        index.unique && node.has_label(index.label) ? node.properties.get(index.key) : nullptr;
    const auto form = value != nullptr ? index_form(*value) : std::nullopt;
    const auto other = form ? find_other(index, *form, node.id) : std::nullopt;
    if (other) return UniqueConflict{*other, index.label, index.key};
  }
  return std::nullopt;
}

void Transaction::check_unique(const Node& node) const {
  const auto conflict = unique_conflict(node);
  if (!conflict) return;
  throw Error(ErrorKind::kInvalidInput, "node " + std::to_string(conflict->node) + " labelled " +
                                            state_.catalog.labels.name(conflict->label) + " has the same " +
                                            state_.catalog.keys.name(conflict->key) +
                                            ", which must be unique");
}

std::optional<NodeId> Transaction::find_other(const PropertyIndex& index, const std::string& form,
                                              NodeId id) const {
  prepare_reading_indexes();
  const std::string entries = keys::property_entries(index.id, form);
  std::optional<NodeId> found;
  store_->scan_prefix(Family::kIndexes, entries, [&](std::string_view key, std::string_view) {
    const NodeId other = storage::Decoder(key.substr(entries.size())).u64();
    if (other != id) found = other;
    return !found;
  });
  return found;
}

IndexId Transaction::create_index(LabelId label, KeyId key, bool unique, std::string name) {
  if (state_.catalog.find_index(label, key) != nullptr) {
    throw Error(ErrorKind::kInvalidInput, "there is an index of " + state_.catalog.labels.name(label) +
                                              " by " + state_.catalog.keys.name(key) + " already");
  }
  const auto taken = [this](const std::string& wanted) {
    const auto& indexes = state_.catalog.indexes;
    return std::any_of(indexes.begin(), indexes.end(), [&](const auto& one) { return one.name == wanted; });
  };
  if (name.empty()) {
    const std::string base = (unique ? "constraint_" : "index_") + state_.catalog.labels.name(label) + "_" +
                             state_.catalog.keys.name(key);
    name = base;
    for (int number = 2; taken(name); ++number) name = base + "_" + std::to_string(number);
  }
  if (taken(name)) throw Error(ErrorKind::kInvalidInput, "there is an index '" + name + "' already");
  PropertyIndex index;
  index.name = std::move(name);
  index.id = state_.next_index++;
  index.label = label;
  index.key = key;
  index.unique = unique;
  if (node_count(label) > 0) index.built_to = 0;
  put_index(index);
  return index.id;
}

void Transaction::put_index(const PropertyIndex& index) {
  store_->put(Family::kCatalog, index_key(index.id), encode(index));
  auto& indexes = state_.catalog.indexes;
  const auto known =
      std::find_if(indexes.begin(), indexes.end(), [&](const auto& one) { return one.id == index.id; });
  if (known != indexes.end()) {
    *known = index;
  } else {
    indexes.push_back(index);
  }
  catalog_changed_ = true;
}

bool Transaction::build_index(IndexId id, std::size_t nodes) {
  PropertyIndex index = existing_index(id);
  if (index.ready()) return true;
  const auto ids = nodes_with_label_after(index.label, *index.built_to, nodes);
  for (const auto& node : this->nodes(ids)) {
    const Value* value = node ? node->properties.get(index.key) : nullptr;
    const auto form = value != nullptr ? index_form(*value) : std::nullopt;
    if (!form) continue;
    if (const auto other = index.unique ? find_other(index, *form, node->id) : std::nullopt) {
      throw Error(ErrorKind::kInvalidInput, "it cannot be unique: nodes " +
                                                std::to_string(std::min(*other, node->id)) + " and " +
                                                std::to_string(std::max(*other, node->id)) + " labelled " +
                                                state_.catalog.labels.name(index.label) + " have the same " +
                                                state_.catalog.keys.name(index.key));
    }
    store_->put(Family::kIndexes, keys::property_entry(id, *form, node->id), {});
  }
  const bool ready = ids.size() < nodes;
  index.built_to = ready ? std::nullopt : std::optional(ids.back());
  put_index(index);
  return ready;
}

bool Transaction::drop_index(IndexId id, std::size_t entries, std::string& from) {
  const PropertyIndex index = existing_index(id);
  prepare_reading_indexes();
  std::vector<std::string> found;
  store_->scan_prefix(
      Family::kIndexes, keys::property_entries(id),
      [&](std::string_view key, std::string_view) {
        found.emplace_back(key);
        return found.size() < entries;
      },
      from);
  if (!found.empty()) from = found.back() + '\0';
  for (const auto& key : found) store_->erase(Family::kIndexes, key);
  if (found.size() == entries) {  // the rest in another transaction; until then nobody may ask it
    PropertyIndex rest = index;
    rest.built_to = 0;
    put_index(rest);
    return false;
  }
  store_->erase(Family::kCatalog, index_key(id));
  std::erase_if(state_.catalog.indexes, [id](const PropertyIndex& one) { return one.id == id; });
  catalog_changed_ = true;
  return true;
}

PropertyIndex Transaction::existing_index(IndexId id) const {
  for (const PropertyIndex& index : state_.catalog.indexes) {
    if (index.id == id) return index;
  }
  throw Error(ErrorKind::kInvalidInput, "there is no index " + std::to_string(id));
}

}  // namespace cairn::graph
