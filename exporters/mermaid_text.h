#pragma once

#include <string>

namespace cairn::exporters {

/// A quoted text of Mermaid, on one line. Mermaid reads HTML entities, written with # in place of &.
std::string mermaid_quoted(const std::string& text);

}  // namespace cairn::exporters
