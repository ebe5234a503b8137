#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::importers {

/// The forms of glossaries and graphs that can be read. Their names stand in the graph as Source.format.
enum class Format : std::uint8_t { kPage, kDump, kMarkdown, kTermList, kJsonLines, kCsv };

/// Whether the form holds a graph rather than a glossary.
inline bool holds_graph(Format format) {
  return format == Format::kJsonLines || format == Format::kCsv;
}

/// Whether what heads an entry is its name as the author gives it, not phrases to look it up by.
inline bool has_titles(Format format) {
  return format == Format::kMarkdown || format == Format::kTermList;
}

const char* format_name(Format format);
/// The format of that name, as format_name() gives it; nothing for another.
std::optional<Format> format_named(std::string_view name);

/// One entry as the source gives it.
struct RawEntry {
  std::string header;     ///< the line that heads it
  std::string text;       ///< all that follows up to the next entry, as it stands, see line_of_text()
  std::int64_t line = 0;  ///< of the header in the file, from 1
  // What the source says of it beside the text.
  std::vector<std::string> also_known_as = {};  ///< in a column of its own
  std::vector<std::string> see_also = {};       ///< in a column of its own, too
  std::string category = {};                    ///< there, or by the heading of the part that it stands in
};

/// The line of the file on which the text of an entry begins: a list of terms has both on one line.
inline std::int64_t line_of_text(Format format, std::int64_t line_of_header) {
  return format == Format::kTermList ? line_of_header : line_of_header + 1;
}

/// A glossary file taken apart into its entries; nothing is concluded yet.
struct Document {
  std::string uri;
  Format format = Format::kDump;
  std::string sha256;
  std::vector<RawEntry> entries;
};

/// A stretch of a block's text, in bytes.
struct TextSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
};

enum class BlockKind : std::uint8_t { kParagraph, kHeading, kItem, kTableHead, kTableRow, kCode, kFormula };

/// A piece of an entry's text without its markup.
struct Block {
  BlockKind kind = BlockKind::kParagraph;
  std::string text;
  std::vector<TextSpan> bold;
  std::vector<TextSpan> italic;
  std::vector<TextSpan> hidden;  ///< code and formulas inside the text: no names are looked for there
  TextSpan label;  ///< the lead term of an item or paragraph, or the heading; empty where there is none
  bool bold_label =
      false;  ///< the label was set off by markup, not only by a colon; of a heading: it leads a list
  std::vector<TextSpan> cells;  ///< of a table row
  std::string section;          ///< the heading that it stands under, or the item whose list it stands in
  std::vector<std::string> outer_sections;  ///< what that one stands under, from the inside out
  std::int64_t line = 0;                    ///< in the file, where it begins
  std::vector<std::size_t> line_breaks;  ///< where in the text the further lines of the file begin, in order
};

/// The body of an entry.
struct Body {
  std::vector<Block> blocks;
  // What the author says outright.
  std::vector<std::string> also_known_as;
  std::vector<std::string> categories;
  struct SeeAlso {
    std::string name;
    std::string text;  ///< the line that says so
    std::int64_t line = 0;
  };
  std::vector<SeeAlso> see_also;
};

}  // namespace cairn::importers
