#include "tests/support/disk_model.h"

#include <algorithm>

#include "tests/support/temporary_folder.h"

namespace cairn::test {

namespace fs = std::filesystem;

namespace {

using Node = DiskModel::Node;
using NodePtr = DiskModel::NodePtr;

NodePtr load(const fs::path& path) {
  auto node = std::make_shared<Node>();
  node->is_folder = fs::is_directory(path);
  if (!node->is_folder) {
    node->synced_bytes = read_file(path);
    node->size = node->synced_bytes.size();
    return node;
  }
  for (const auto& entry : fs::directory_iterator(path)) {
    node->synced_names[entry.path().filename()] = load(entry.path());
  }
  node->names = node->synced_names;
  return node;
}

void apply(const Node::Write& write, std::string& bytes) {
  if (write.bytes.empty()) return bytes.resize(write.at);
  bytes.resize(std::max(bytes.size(), write.at + write.bytes.size()));
  bytes.replace(write.at, write.bytes.size(), write.bytes);
}

void apply(const Node::NameChange& change, Node::Names& names) {
  for (const auto& [name, node] : change) {
    if (node) {
      names[name] = node;
    } else {
      names.erase(name);
    }
  }
}

void change_names(Node& folder, const Node::NameChange& change) {
  apply(change, folder.names);
  folder.name_changes.push_back(change);
}

/// How many of the changes that were not synced got through: often none or all.
std::size_t let_through(Random& random, std::size_t changes) {
  if (random.chance(33)) return 0;
  if (random.chance(50)) return changes;
  return random.below(changes + 1);
}

std::string bytes_left(Random& random, const Node& file) {
  std::string bytes = file.synced_bytes;
  const std::size_t through = let_through(random, file.writes.size());
  for (std::size_t i = 0; i < through; ++i) apply(file.writes[i], bytes);
  // What is appended comes block by block; what is overwritten is less than a sector, and so comes whole.
  if (through < file.writes.size() && file.writes[through].at == bytes.size()) {
    const std::string& torn = file.writes[through].bytes;
    bytes += torn.substr(0, random.below(torn.size() + 1));
  }
  return bytes;
}

void leave_node(Random& random, const Node& node, const fs::path& to) {
  if (!node.is_folder) return write_file(to, bytes_left(random, node));
  fs::create_directory(to);
  Node::Names names = node.synced_names;
  const std::size_t through = let_through(random, node.name_changes.size());
  for (std::size_t i = 0; i < through; ++i) apply(node.name_changes[i], names);
  for (const auto& [name, child] : names) leave_node(random, *child, to / name);
}

}  // namespace

DiskModel::DiskModel(const fs::path& folder) : folder_(folder), root_(load(folder)) {}

NodePtr DiskModel::find(const fs::path& path) const {
  NodePtr node = root_;
  for (const fs::path& part : path.lexically_relative(folder_)) {
    if (part == "." || part.empty()) continue;
    const auto found = node->names.find(part);
    if (found == node->names.end()) return nullptr;
    node = found->second;
  }
  return node;
}

NodePtr DiskModel::folder_of(const fs::path& path) const {
  return find(path.parent_path());
}

void DiskModel::create(const fs::path& path, bool is_folder) {
  auto node = std::make_shared<Node>();
  node->is_folder = is_folder;
  change_names(*folder_of(path), {{path.filename(), node}});
}

void DiskModel::remove(const fs::path& path) {
  change_names(*folder_of(path), {{path.filename(), nullptr}});
}

void DiskModel::rename(const fs::path& from, const fs::path& to) {
  const NodePtr node = find(from);
  if (from.parent_path() == to.parent_path()) {
    return change_names(*folder_of(to), {{from.filename(), nullptr}, {to.filename(), node}});
  }
  change_names(*folder_of(to), {{to.filename(), node}});
  change_names(*folder_of(from), {{from.filename(), nullptr}});
}

void DiskModel::link(const fs::path& from, const fs::path& to) {
  change_names(*folder_of(to), {{to.filename(), find(from)}});
}

void DiskModel::write(Node& file, std::size_t at, std::string_view bytes) {
  if (bytes.empty()) return;
  file.writes.push_back({at, std::string(bytes)});
  file.size = std::max(file.size, at + bytes.size());
}

void DiskModel::resize(Node& file, std::size_t size) {
  if (size == file.size) return;
  file.writes.push_back({size, {}});
  file.size = size;
}

void DiskModel::sync(Node& node) {
  for (const Node::Write& write : node.writes) apply(write, node.synced_bytes);
  node.writes.clear();
  node.synced_names = node.names;
  node.name_changes.clear();
}

void DiskModel::leave(Random& random, const fs::path& to) const {
  leave_node(random, *root_, to);
}

}  // namespace cairn::test
