#pragma once

#include <string>
#include <unordered_map>

#include "text/regular_expression.h"

namespace cairn::query::execution {

/// The patterns behind =~ that a statement has used last, compiled.
class RegularExpressions {
 public:
  /// Throws FunctionError for a pattern that is wrong, and Error{kLimit} where it takes endless time.
  bool matches(const std::string& text, const std::string& pattern);

 private:
  std::unordered_map<std::string, text::RegularExpression> compiled_;
};

}  // namespace cairn::query::execution
