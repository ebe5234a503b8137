#include "importers/reading/markdown_tree.h"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>

#include "importers/reading/lines.h"

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

namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// "CO<sub>2</sub>" is one word.
bool is_inside_word(std::string_view tag) {
  tag.remove_prefix(std::min(tag.size(), tag.find_first_not_of("</")));
  return tag.starts_with("sub>") || tag.starts_with("sup>");
}

/// What a link at the beginning of a text is, of which Markdown made none.
struct Link {
  std::size_t length = 0;  ///< 0: it is none
  std::string_view shown;
};

/// "[[clay]]", "[[clay|wet clay]]", "[[clay#use]]": wikis and note takers.
Link wiki_link(std::string_view text) {
  const auto end = text.find("]]");
  if (!text.starts_with("[[") || end == std::string_view::npos) return {};
  std::string_view inside = text.substr(2, end - 2);
  if (inside.empty() || inside.find_first_of("[\n") != std::string_view::npos) return {};
  const auto bar = inside.rfind('|');
  inside = bar != std::string_view::npos ? inside.substr(bar + 1) : inside.substr(0, inside.find('#'));
  return {end + 2, inside};
}

/// "[clay][]", "[clay][materials]" with a reference that stands nowhere; not "a[i][j]".
Link reference_link(std::string_view text) {
  const auto middle = text.find("][");
  if (!text.starts_with('[') || text.size() < 3 || !is_letter(text[1]) || middle == std::string_view::npos)
    return {};
  const auto end = text.find(']', middle + 2);
  const std::string_view inside = text.substr(1, middle - 1);
  if (end == std::string_view::npos || inside.find_first_of("[]") != std::string_view::npos) return {};
  return {end + 1, inside};
}

/// "[^1]"
Link note_mark(std::string_view text) {
  const auto end = text.find(']');
  const bool mark = text.starts_with("[^") && end != std::string_view::npos && end > 2 &&
                    text.substr(2, end - 2).find_first_of(" [") == std::string_view::npos;
  return mark ? Link{end + 1, {}} : Link{};
}

}  // namespace

std::string without_link_marks(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    Link link;
    if (text[at] == '[') {
      constexpr std::size_t kLongestLink = 300;  // bytes: a text of brackets alone is read once, not squared
      const std::string_view rest = text.substr(at, kLongestLink);
      const bool apart = at == 0 || !is_letter(text[at - 1]);
      link = wiki_link(rest);
      if (link.length == 0 && apart) link = reference_link(rest);
      if (link.length == 0 && at > 0) link = note_mark(rest);
    }
    if (link.length == 0) {
      plain.push_back(text[at++]);
    } else {
      plain.append(link.shown);
      at += link.length;
    }
  }
  return plain;
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
      text += without_link_marks(cmark_node_get_literal(node));
    } else if (type == CMARK_NODE_CODE) {
      text += "`" + std::string(cmark_node_get_literal(node)) + "`";
    } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ||
               (type == CMARK_NODE_HTML_INLINE && !is_inside_word(cmark_node_get_literal(node)))) {
      text.push_back(' ');
    } else if (type == CMARK_NODE_IMAGE) {
      cmark_iter_reset(nodes.get(), node, CMARK_EVENT_EXIT);
    }
  }
  return text;
}

}  // namespace cairn::importers
