#include "importers/reading/records/yaml.h"

#include <yaml-cpp/yaml.h>

#include "importers/reading/records/record_heads.h"

namespace cairn::importers {

namespace {

using Json = AppendedJson;

/// YAML as JSON. Aliases are written out, but not beyond the size of the text.
class YamlReader {
 public:
  explicit YamlReader(std::size_t most_nodes) : most_(most_nodes) {}

  Json read(const YAML::Node& node, int depth = 0) {
    if (++nodes_ > most_ || depth > kDeepestDocument)
      throw YAML::Exception(node.Mark(), "the aliases never end");
    if (node.IsScalar()) return node.Scalar();
    Json read_out;
    if (node.IsSequence()) {
      read_out = Json::array();
      for (const auto& element : node) read_out.push_back(read(element, depth + 1));
    } else if (node.IsMap()) {
      read_out = Json::object();
      for (const auto& entry : node) {
        if (entry.first.IsScalar()) read_out[entry.first.Scalar()] = read(entry.second, depth + 1);
      }
    }
    return read_out;
  }

 private:
  std::size_t most_;
  std::size_t nodes_ = 0;
};

}  // namespace

Json read_yaml(std::string_view content) {
  try {
    return YamlReader(content.size()).read(YAML::Load(std::string(content)));
  } catch (const YAML::Exception&) {
    return Json(Json::value_t::discarded);  // it was none
  }
}

std::string words_of_key(std::string_view key) {
  std::string words;
  for (const char c : key) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !words.empty() && words.back() >= 'a' && words.back() <= 'z') words.push_back(' ');
    words.push_back(c == '_' || c == '-' ? ' ' : capital ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return words;
}

std::string text_of_value(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number()) return value.dump();
  std::string cell;
  if (value.is_array()) {
    for (const Json& element : value) {
      const std::string one = text_of_value(element);
      if (!one.empty()) cell += (cell.empty() ? "" : "; ") + one;
    }
  } else if (value.is_object()) {
    for (const auto& [key, inner] : value.items()) {
      if (is_head_of_terms(words_of_key(key)) && inner.is_string()) return inner.get<std::string>();
    }
  }
  return cell;
}

}  // namespace cairn::importers
