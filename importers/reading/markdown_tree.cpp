#include "importers/reading/markdown_tree.h"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>

namespace cairn::importers {

Tree parse_markdown(std::string_view text) {
  cmark_gfm_core_extensions_ensure_registered();
  struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
  };
  const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
  if (auto* tables = cmark_find_syntax_extension("table"))
    cmark_parser_attach_syntax_extension(parser.get(), tables);
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return Tree(cmark_parser_finish(parser.get()));
}

std::string without_front_matter(std::string_view content) {
  constexpr std::string_view kMark = "---\n";
  const std::size_t end = content.starts_with(kMark) ? content.find("\n---\n") : std::string_view::npos;
  if (end == std::string_view::npos) return std::string(content);
  const std::string_view inside = content.substr(kMark.size(), end - std::min(end, kMark.size()));
  const auto key =
      inside.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");
  const bool settings = key != std::string_view::npos && key > 0 && inside[key] == ':';
  if (!settings || inside.find("\n\n") != std::string_view::npos) return std::string(content);
  const std::size_t behind = end + 1 + kMark.size();
  const auto lines = std::count(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(behind), '\n');
  return std::string(static_cast<std::size_t>(lines), '\n').append(content.substr(behind));
}

std::string node_type(cmark_node* node) {
  return cmark_node_get_type_string(node);
}

namespace {

std::int64_t count_lines(cmark_node* paragraph) {
  std::int64_t lines = 1;
  for (cmark_node* part = cmark_node_first_child(paragraph); part != nullptr; part = cmark_node_next(part)) {
    const auto type = cmark_node_get_type(part);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) ++lines;
  }
  return lines;
}

}  // namespace

std::int64_t start_line(cmark_node* node) {
  const int line = cmark_node_get_start_line(node);
  if (line == 0) {
    cmark_node* table = cmark_node_next(node);
    return table == nullptr ? 1 : std::max(1, cmark_node_get_start_line(table));
  }
  cmark_node* above =
      node_type(node) == "table_header" ? cmark_node_previous(cmark_node_parent(node)) : nullptr;
  const bool shifted = above != nullptr && cmark_node_get_start_line(above) == 0;
  return shifted ? line + count_lines(above) : line;
}

std::int64_t end_line(cmark_node* node) {
  const int line = cmark_node_get_end_line(node);
  return line > 0 ? line : start_line(node) + count_lines(node) - 1;
}

std::string inline_text(cmark_node* parent) {
  std::string text;
  const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> nodes(cmark_iter_new(parent), cmark_iter_free);
  for (auto event = cmark_iter_next(nodes.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(nodes.get())) {
    if (event != CMARK_EVENT_ENTER) continue;
    cmark_node* node = cmark_iter_get_node(nodes.get());
    const auto type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT) {
      text += cmark_node_get_literal(node);
    } else if (type == CMARK_NODE_CODE) {
      text += "`" + std::string(cmark_node_get_literal(node)) + "`";
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ||
               type == CMARK_NODE_HTML_INLINE) {
      text.push_back(' ');
    }
  }
  return text;
}

}  // namespace cairn::importers
