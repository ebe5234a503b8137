#include "query/words.h"

#include <algorithm>

#include "query/execution/aggregate_function.h"
#include "query/execution/function.h"
#include "query/parsing/parser.h"

namespace cairn::query {

Words words_of_language() {
  Words words{parsing::keywords(), function_names()};
  for (std::string& name : aggregate_names()) words.functions.push_back(std::move(name));
  std::sort(words.keywords.begin(), words.keywords.end());
  std::sort(words.functions.begin(), words.functions.end());
  return words;
}

}  // namespace cairn::query
