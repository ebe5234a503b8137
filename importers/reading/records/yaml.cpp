#include "importers/reading/records/yaml.h"

#include <yaml-cpp/yaml.h>

namespace cairn::importers {

namespace {

/// YAML as JSON. Aliases are written out, but not beyond the size of the text.
class YamlReader {
 public:
  explicit YamlReader(std::size_t most_nodes) : most_(most_nodes) {}

  DataTree read(const YAML::Node& node, int depth = 0) {
    if (++nodes_ > most_ || depth > kDeepestTree) throw YAML::Exception(node.Mark(), "the aliases never end");
    if (node.IsScalar()) return node.Scalar();
    DataTree tree;
    if (node.IsSequence()) {
      tree = DataTree::array();
      for (const auto& element : node) tree.push_back(read(element, depth + 1));
    } else if (node.IsMap()) {
      tree = DataTree::object();
      for (const auto& entry : node) {
        if (entry.first.IsScalar()) tree[entry.first.Scalar()] = read(entry.second, depth + 1);
      }
    }
    return tree;
  }

 private:
  std::size_t most_;
  std::size_t nodes_ = 0;
};

}  // namespace

DataTree read_yaml(std::string_view content) {
  try {
    return YamlReader(content.size()).read(YAML::Load(std::string(content)));
  } catch (const YAML::Exception&) {
    return DataTree(DataTree::value_t::discarded);  // it was none
  }
}

}  // namespace cairn::importers
