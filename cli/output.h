#pragma once

#include <functional>
#include <ostream>
#include <string>

namespace cairn::cli {

/// Writes to a file, or to the standard output for "-". A file is complete or not there: it gets its name
/// when all is written. Error{kIo} where that fails.
void write_output(const std::string& path, const std::function<void(std::ostream&)>& write);

}  // namespace cairn::cli
