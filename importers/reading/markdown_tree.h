#pragma once

#include <cmark-gfm.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace cairn::importers {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
/// A Markdown text as cmark-gfm reads it, with tables.
using Tree = std::unique_ptr<cmark_node, FreeNode>;

Tree parse_markdown(std::string_view text);

/// "heading", "paragraph", "list", "item", "table", "table_header", "table_row", ...
std::string node_type(cmark_node* node);

/// The line on which a node begins, from 1. For text right above a table cmark-gfm gives none, and its line
/// to the table and its head.
std::int64_t start_line(cmark_node* node);

/// The line on which a node ends.
std::int64_t end_line(cmark_node* node);

/// A text without the marks of links that Markdown does not know, or whose target stands nowhere: "[[clay]]",
/// "[[clay|wet clay]]" and "[clay][]" are read as they are shown, "[^1]" is nothing.
std::string without_link_marks(std::string_view text);

/// What is read under a node without its markup and its pictures, in one line; code stays between backticks.
std::string inline_text(cmark_node* parent);

}  // namespace cairn::importers
