#pragma once

#include <string>
#include <vector>

namespace cairn::query {

/// The words that the language itself knows, for those who complete what is typed: keywords, in capitals, and
/// functions, each sorted.
struct Words {
  std::vector<std::string> keywords;
  std::vector<std::string> functions;
};

Words words_of_language();

}  // namespace cairn::query
