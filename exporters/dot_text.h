#pragma once

#include <string>

namespace cairn::exporters {

/// A DOT string: quoted, with quotes and backslashes escaped so that they are drawn as they are.
std::string dot_quoted(const std::string& text);

/// A label, broken at blanks into lines of about twenty columns.
std::string wrapped_label(const std::string& name);

}  // namespace cairn::exporters
