#include "query/execution/regular_expressions.h"

#include "query/function_error.h"
#include "storage/error.h"

namespace cairn::query::execution {

bool RegularExpressions::matches(const std::string& text, const std::string& pattern) {
  constexpr std::size_t kMostKept = 64;
  auto found = compiled_.find(pattern);
  if (found == compiled_.end()) {
    std::string wrong;
    auto compiled = text::RegularExpression::of(pattern, wrong);
    if (!compiled) {
      throw FunctionError{"ArgumentError", "InvalidArgumentValue",
                          "'" + pattern + "' is no regular expression: " + wrong};
    }
    if (compiled_.size() >= kMostKept) compiled_.clear();
    found = compiled_.emplace(pattern, std::move(*compiled)).first;
  }
  using Match = text::RegularExpression::Match;
  const Match match = found->second.matches(text);
  if (match == Match::kYes || match == Match::kNo) return match == Match::kYes;
  throw Error(
      ErrorKind::kLimit,
      "the regular expression '" + pattern +
          (match == Match::kTooLong ? "' takes too long" : "' takes too much memory for so long a text"));
}

}  // namespace cairn::query::execution
