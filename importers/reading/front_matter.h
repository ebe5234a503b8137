#pragma once

#include <string>
#include <string_view>

namespace cairn::importers {

/// The YAML between two lines of "---", or the TOML between two of "+++", with which a file may begin, a part
/// of the content; empty where it begins otherwise.
std::string_view front_matter(std::string_view content);

/// The content with empty lines for it.
std::string without_front_matter(std::string_view content);

}  // namespace cairn::importers
