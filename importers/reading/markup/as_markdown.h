#pragma once

#include <string>
#include <string_view>

namespace cairn::importers {

/// A glossary in another markup as Markdown: the `glossary` directive of reStructuredText and terms with
/// their definitions indented under them, the definition lists of AsciiDoc, Org, MediaWiki and HTML, and
/// terms that stand in HTML tags or quotes. Every line stays where it is, but for HTML that has several terms
/// on one line. Any other text comes back as it is.
std::string as_markdown(std::string_view content);

}  // namespace cairn::importers
