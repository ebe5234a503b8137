#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cairn::cli {

/// The words of a line as a shell reads them: apart by blanks, but for what stands in '...' or "..." or
/// behind a backslash. Error{kInvalidInput} for a quotation mark that is not closed.
std::vector<std::string> command_words(std::string_view line);

}  // namespace cairn::cli
