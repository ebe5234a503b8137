#pragma once

#include <string>
#include <string_view>

namespace cairn::importers {

/// What stands between the tags of HTML, on the same lines and without indents, to be read as Markdown.
/// Comments, scripts and styles are no text; a "<" that begins no tag is.
std::string html_text(std::string_view html);

}  // namespace cairn::importers
