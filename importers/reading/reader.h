#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "importers/document.h"

namespace cairn::importers {

/// Which format the content has; nothing when it is none that Cairn reads. The name of its file tells only a
/// note on one term from other texts.
std::optional<Format> recognise(std::string_view content, std::string_view uri = {});

/// Whether a line that is not blank is the first of a graph in JSON Lines.
bool begins_json_lines(std::string_view line);
/// Whether the first line of a file is that of a graph in the CSV that `export` writes.
bool begins_csv_graph(std::string_view first_line);

/// Takes a glossary apart. The content is repaired UTF-8 with \n line ends. Throws Error{kInput} when it has
/// no entries.
Document read_glossary(const std::string& uri, Format format, const std::string& content);

/// The blocks of an entry's text, the first line of which stands in the file at `first_line`.
Body read_body(Format format, const std::string& text, std::int64_t first_line);

// One reader a format; each returns no entries when the content is not of its form.
std::vector<RawEntry> read_page_entries(std::string_view content);
struct Page {
  std::vector<RawEntry> entries;
  std::size_t lines_between = 0;  ///< with text, that belong to no entry
};
Page read_page(std::string_view content);
std::vector<RawEntry> read_dump_entries(std::string_view content);
std::vector<RawEntry> read_markdown_entries(std::string_view content);
/// All that begins like a term and is explained; where most terms are set off by markup, only these.
std::vector<RawEntry> read_term_list_entries(std::string_view content);

/// Whether terms head what the content holds, rather than headings.
bool is_term_list(std::string_view content);

Body read_flattened_body(const std::string& text, std::int64_t first_line);
Body read_line_body(const std::string& text, std::int64_t first_line);
/// Puts the line breaks back into a body, or a part of one, that was flattened to one line.
std::string unflatten(std::string_view text);
Body read_markdown_body(const std::string& text, std::int64_t first_line);

}  // namespace cairn::importers
