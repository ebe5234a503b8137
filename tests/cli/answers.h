#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace cairn::cli {

// Parts of an answer in JSON.

/// The keys of an object.
inline std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> found;
  for (const auto& [key, value] : object.items()) found.push_back(key);
  return found;
}

/// The names in a list of objects, or what else they have under this key.
inline std::vector<std::string> names(const Json& list, const char* key = "name") {
  std::vector<std::string> found;
  for (const auto& element : list) found.push_back(element.at(key));
  return found;
}

/// The object with this name in a list; the test fails where there is none.
inline Json find(const Json& list, const std::string& name) {
  for (const auto& element : list) {
    if (element.at("name") == name) return element;
  }
  ADD_FAILURE() << name << " is not in " << list;
  return Json::object();
}

}  // namespace cairn::cli
