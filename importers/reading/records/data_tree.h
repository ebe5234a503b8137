#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cairn::importers {

/// The members of an object in the order of the text. Unlike nlohmann's own ordered_map it does not look for
/// the key before it adds one, which would take a time that grows with the square of them; a key that stands
/// there twice is there twice.
template <typename Key, typename Value, typename Compare = std::less<Key>,
          typename Allocator = std::allocator<std::pair<const Key, Value>>>
struct AppendedMap : nlohmann::ordered_map<Key, Value, Compare, Allocator> {
  using Base = nlohmann::ordered_map<Key, Value, Compare, Allocator>;
  using Base::Base;

  template <typename Name>
  std::pair<typename Base::iterator, bool> emplace(Name&& key, Value&& value) {
    Base::Container::emplace_back(std::forward<Name>(key), std::move(value));
    return {std::prev(this->end()), true};
  }
  template <typename Name>
  Value& operator[](Name&& key) {
    return emplace(std::forward<Name>(key), Value{}).first->second;
  }
};

/// What a file in JSON or YAML holds.
using DataTree = nlohmann::basic_json<AppendedMap>;

/// Lists and objects in each other, beyond which a tree holds no terms and is not walked through.
inline constexpr int kDeepestTree = 20;

/// JSON; YAML that holds definitions, or any; discarded for all other text, and for what nests deeper than
/// kDeepestTree. Scalars of YAML are strings.
DataTree read_data_tree(std::string_view content, bool any_yaml);

/// "shortDescription" and "short_description" as "short description".
std::string words_of_key(std::string_view key);

/// A value as text: lists joined by "; ", of objects in them what they are called; "" for other objects.
std::string text_of_value(const DataTree& value);

}  // namespace cairn::importers
