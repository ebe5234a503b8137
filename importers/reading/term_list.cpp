// Glossaries that are lists, tables or paragraphs of terms, under no headings or under those of letters and
// topics: "- **Keel**: the fin under a hull."

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "importers/reading/lines.h"
#include "importers/reading/markdown_tree.h"
#include "importers/reading/reader.h"
#include "text/folding.h"
#include "text/inflection.h"

namespace cairn::importers {

namespace {

/// What an author states of a term, or remarks, in lines that begin like terms.
constexpr std::array<std::string_view, 16> kStatements = {
    "also known as", "aka", "aliases",  "alias",   "synonyms", "synonym", "category", "categories",
    "tags",          "see", "see also", "related", "note",     "notes",   "example",  "examples"};

constexpr std::size_t kLongestTerm = 80;       // bytes
constexpr std::size_t kLongestPlainTerm = 60;  // bytes
constexpr std::size_t kLongestTermWords = 8;
constexpr std::size_t kLongestPlainTermWords = 6;

constexpr std::array<std::string_view, 5> kMarks = {"**", "__", "`", "*", "_"};
constexpr std::array<std::string_view, 6> kSeparators = {":", "\u2013", "\u2014", "- ", "= ", "\u2192"};

/// Words in the headings of glossaries, and of the columns of a table of terms.
constexpr std::array<std::string_view, 12> kGlossaryWords = {
    "glossary", "term",    "terminology",  "definition", "vocabulary", "dictionary",
    "lexicon",  "acronym", "abbreviation", "concept",    "jargon",     "nomenclature"};
constexpr std::array<std::string_view, 9> kTermColumns = {
    "term", "word", "name", "acronym", "abbreviation", "concept", "phrase", "keyword", "expression"};
constexpr std::array<std::string_view, 7> kDefinitionColumns = {
    "definition", "meaning", "description", "explanation", "expansion", "stands", "what"};

std::size_t count_words(std::string_view text) {
  return text::tokenize(text).size();
}

template <typename Words>
bool holds_one_of(std::string_view text, const Words& words) {
  const auto tokens = text::tokenize(text);
  return std::any_of(tokens.begin(), tokens.end(), [&words](const text::Token& token) {
    return std::find(words.begin(), words.end(), text::singular(token.folded)) != words.end();
  });
}

/// What is read without its markup.
std::string plain(std::string_view markdown) {
  const Tree tree = parse_markdown(markdown);
  cmark_node* first = cmark_node_first_child(tree.get());
  return first == nullptr ? std::string() : inline_text(first);
}

std::string_view skip_blanks(std::string_view text) {
  return text.substr(std::min(text.size(), text.find_first_not_of(" \t")));
}

/// A line that begins with a term.
struct TermLine {
  std::string term;
  std::string_view rest;  ///< of the line: what explains it
  std::string_view mark;  ///< what sets it off: "**", "`", "[", ...; empty where nothing does
};

/// The rest behind a mark that parts a term from what explains it; nothing where there is none.
std::optional<std::string_view> behind_separator(std::string_view rest) {
  rest = skip_blanks(rest);
  if (rest.empty()) return rest;
  for (const std::string_view separator : kSeparators) {
    if (rest.starts_with(separator)) return skip_blanks(rest.substr(separator.size()));
  }
  return std::nullopt;
}

/// "**Keel**: ...", "`n_jobs` - ...", "[Keel](keel.md): ...", "**Keel** is ...".
std::optional<TermLine> read_marked_term(std::string_view line) {
  std::string_view inside;
  std::string_view rest;
  std::string_view mark;
  if (line.starts_with('[')) {
    const auto middle = line.find("](");
    const auto end = middle == std::string_view::npos ? middle : line.find(')', middle);
    if (end == std::string_view::npos) return std::nullopt;
    inside = line.substr(1, middle - 1);
    rest = line.substr(end + 1);
    mark = line.substr(0, 1);
  } else {
    const auto found = std::find_if(kMarks.begin(), kMarks.end(),
                                    [line](std::string_view one) { return line.starts_with(one); });
    if (found == kMarks.end()) return std::nullopt;
    mark = *found;
    const auto end = line.find(mark, mark.size());
    if (end == std::string_view::npos) return std::nullopt;
    inside = line.substr(0, end + mark.size());
    rest = line.substr(inside.size());
  }
  TermLine found{plain(inside), {}, mark};
  const bool colon_inside = found.term.ends_with(':');
  while (found.term.ends_with(':') || found.term.ends_with(' ')) found.term.pop_back();
  if (found.term.empty() || found.term.size() > kLongestTerm || count_words(found.term) > kLongestTermWords)
    return std::nullopt;
  const std::string_view behind = skip_blanks(rest);
  if (behind.starts_with('(')) {  // "**CPU** (central processing unit): ..."
    const auto close = behind.find(')');
    const auto after =
        close == std::string_view::npos ? std::nullopt : behind_separator(behind.substr(close + 1));
    if (after) {
      found.term += " " + plain(behind.substr(0, close + 1));
      found.rest = *after;
      return found;
    }
  }
  if (const auto after = behind_separator(rest)) {
    found.rest = *after;
  } else if (colon_inside) {
    found.rest = behind;
  } else if (mark.size() == 2 && rest.starts_with(". ")) {
    found.rest = skip_blanks(rest.substr(1));
  } else if (mark.size() == 2 && rest.starts_with(' ')) {
    found.rest = line;  // a sentence about the term
  } else {
    return std::nullopt;
  }
  return found;
}

/// "Keel: ...", "Keel - ...".
std::optional<TermLine> read_plain_term(std::string_view line) {
  std::size_t end = std::string_view::npos;
  for (const std::string_view separator : {": ", " \u2013 ", " \u2014 ", " - "})
    end = std::min(end, line.find(separator));
  if (end == std::string_view::npos || end == 0 || end > kLongestPlainTerm) return std::nullopt;
  const std::string_view term = trim(line.substr(0, end));
  const std::size_t words = count_words(term);
  const auto rest = behind_separator(line.substr(end));
  if (words == 0 || words > kLongestPlainTermWords ||
      term.find_first_of(".?!;|<>{}\"") != std::string_view::npos || !rest)
    return std::nullopt;
  return TermLine{std::string(term), *rest, {}};
}

std::optional<TermLine> read_term(std::string_view line) {
  line = skip_blanks(line);
  while (line.starts_with("<a") || line.starts_with("</a")) {
    const auto end = line.find('>');
    if (end == std::string_view::npos) return std::nullopt;
    line = skip_blanks(line.substr(end + 1));
  }
  auto term = read_marked_term(line);
  if (!term) term = read_plain_term(line);
  if (term &&
      (term->term.find(": ") != std::string::npos ||
       std::find(kStatements.begin(), kStatements.end(), text::fold(term->term)) != kStatements.end()))
    return std::nullopt;
  return term;
}

/// Where in the line of an item its content begins, behind the mark of the list.
std::size_t content_of_item(std::string_view line) {
  std::size_t at = std::min(line.size(), line.find_first_not_of(" \t"));
  while (at < line.size() && line[at] != ' ' && line[at] != '\t') ++at;
  return std::min(line.size(), line.find_first_not_of(" \t", at));
}

/// Reads every block as a term and what explains it, and counts what is none.
class TermListReader {
 public:
  explicit TermListReader(std::string_view content) : lines_(split_lines(content)) {
    const Tree tree = parse_markdown(content);
    for (cmark_node* node = cmark_node_first_child(tree.get()); node != nullptr; node = cmark_node_next(node))
      add(node);
  }

  /// None where it is another kind of text.
  std::vector<RawEntry> entries() {
    if (!is_term_list()) return {};
    return std::move(entries_);
  }

 private:
  void add(cmark_node* node) {
    const std::string type = node_type(node);
    if (type == "heading") {
      sections_.push_back({inline_text(node), {}, 0});
      open_ = false;
    } else if (type == "list") {
      for (cmark_node* item = cmark_node_first_child(node); item != nullptr; item = cmark_node_next(item))
        add_item(item);
    } else if (type == "paragraph") {
      add_paragraph(node);
    } else if (type == "table") {
      add_table(node);
    } else if (type != "thematic_break") {
      add_other(node);
    }
  }

  std::string_view line(std::int64_t number) const {
    const auto index = static_cast<std::size_t>(number - 1);
    return index < lines_.size() ? lines_[index] : std::string_view();
  }

  void begin(std::string term, std::int64_t line, std::string_view text, bool marked) {
    note_block(true);
    if (!sections_.empty() && sections_.back().first_term.empty()) sections_.back().first_term = term;
    entries_.push_back({std::move(term), std::string(text) + "\n", line});
    next_line_ = line + 1;
    marked_ += marked ? 1 : 0;
    open_ = true;
  }

  /// To the term before; the text keeps its lines.
  void append(std::int64_t number, std::string_view text) {
    if (!open_) return;
    for (; next_line_ < number; ++next_line_) entries_.back().text.push_back('\n');
    entries_.back().text.append(text).push_back('\n');
    next_line_ = number + 1;
  }

  void append_node(cmark_node* node) {
    for (std::int64_t n = start_line(node); n <= cmark_node_get_end_line(node); ++n) append(n, line(n));
  }

  void add_other(cmark_node* node) {
    note_block(false);
    append_node(node);
  }

  void note_block(bool is_term) {
    if (!is_term) ++others_;
    if (sections_.empty()) return;
    Section& section = sections_.back();
    if (section.blocks == 0) section.begins_with_term = is_term;
    ++section.blocks;
  }

  void add_item(cmark_node* item) {
    const std::int64_t first = start_line(item);
    const std::size_t content = content_of_item(line(first));
    const auto term = read_term(line(first).substr(content));
    if (!term) {
      add_other(item);
      return;
    }
    begin(term->term, first, term->rest, !term->mark.empty());
    for (std::int64_t n = first + 1; n <= cmark_node_get_end_line(item); ++n) {
      const std::string_view raw = line(n);
      append(n, raw.substr(std::min(content, raw.size() - skip_blanks(raw).size())));
    }
  }

  /// A paragraph may hold several terms, a line each or with ": " before the line that explains.
  void add_paragraph(cmark_node* node) {
    const std::int64_t first = start_line(node);
    const std::int64_t last = cmark_node_get_end_line(node);
    std::optional<std::string_view> mark;  // of the term that it begins with
    for (std::int64_t n = first; n <= last; ++n) {
      const std::string_view raw = skip_blanks(line(n));
      if (n < last && begins_definition(line(n + 1)) && count_words(raw) <= kLongestTermWords) {
        begin(plain(raw), n, {}, true);
      } else if (n > first && begins_definition(raw)) {
        append(n, skip_blanks(skip_blanks(raw).substr(1)));
      } else if (const auto term = read_term(raw); term && (n == first || mark == term->mark)) {
        mark = term->mark;
        begin(term->term, n, term->rest, !term->mark.empty());
      } else {
        if (n == first) note_block(false);
        append(n, line(n));
      }
    }
  }

  static bool begins_definition(std::string_view text) {
    text = skip_blanks(text);
    return text.starts_with(": ") || text.starts_with(":\t");
  }

  void add_table(cmark_node* table) {
    cmark_node* head = cmark_node_first_child(table);
    const auto columns = cells_of(head);
    const bool of_terms = columns.size() > 1 && (holds_one_of(columns[0], kTermColumns) ||
                                                 holds_one_of(columns[1], kDefinitionColumns));
    if (!of_terms) {
      add_other(table);
      return;
    }
    for (cmark_node* row = cmark_node_next(head); row != nullptr; row = cmark_node_next(row)) {
      const auto cells = cells_of(row);
      if (cells.size() < 2 || trim(cells[0]).empty()) continue;
      begin(std::string(trim(cells[0])), start_line(row), row_text(columns, cells), true);
    }
    open_ = false;
  }

  static std::vector<std::string> cells_of(cmark_node* row) {
    std::vector<std::string> cells;
    for (cmark_node* cell = cmark_node_first_child(row); cell != nullptr; cell = cmark_node_next(cell))
      cells.push_back(inline_text(cell));
    return cells;
  }

  /// What defines first; of the other cells each with the head of its column.
  static std::string row_text(const std::vector<std::string>& columns,
                              const std::vector<std::string>& cells) {
    std::size_t definition = 1;
    for (std::size_t i = cells.size(); i-- > 1;) {
      if (i < columns.size() && holds_one_of(columns[i], kDefinitionColumns)) definition = i;
    }
    std::string text(trim(cells[definition]));
    for (std::size_t i = 1; i < cells.size(); ++i) {
      if (i == definition || trim(cells[i]).empty()) continue;
      if (!text.empty() && !text.ends_with('.')) text += ".";
      text += " " + (i < columns.size() ? columns[i] + ": " : "") + std::string(trim(cells[i]));
    }
    return text;
  }

  // --- what kind of text it is ---

  struct Section {
    std::string heading;
    std::string first_term;
    std::size_t blocks = 0;
    bool begins_with_term = false;
  };

  bool is_term_list() const {
    const std::size_t terms = entries_.size();
    if (terms < 2 || others_ > 2 * terms) return false;
    std::set<std::string> names;
    for (const RawEntry& entry : entries_) names.insert(text::fold(entry.header));
    if (names.size() * 10 < terms * 7) return false;  // "Example:", "Note:" under each of many things
    if (marked_ * 2 < terms && (terms < 3 || others_ * 5 > terms || !explain())) return false;
    return are_lists_of_terms();
  }

  /// Headings may be the letters of an index, titles of glossaries, and topics with lists of terms under
  /// them; headings that texts define are entries themselves.
  bool are_lists_of_terms() const {
    std::size_t topics = 0;
    std::size_t begun = 0;     // of these: a term follows at once
    std::size_t mixed = 0;     // ... behind something else
    std::size_t repeated = 0;  // ... and is the heading again
    bool is_titled = false;
    for (const Section& section : sections_) {
      const bool titles = holds_one_of(section.heading, kGlossaryWords);
      is_titled = is_titled || titles;
      if (section.blocks == 0 || is_index_heading(section.heading) || titles ||
          (&section == sections_.data() && section.first_term.empty()))
        continue;
      ++topics;
      begun += section.begins_with_term ? 1 : 0;
      mixed += !section.begins_with_term && !section.first_term.empty() ? 1 : 0;
      repeated += text::fold(section.heading) == text::fold(section.first_term) ? 1 : 0;
    }
    const std::size_t terms = entries_.size();
    if (topics == 0) return true;
    if (others_ > terms || repeated * 2 >= topics || mixed * 5 > topics) return false;
    if (is_titled) return (topics - begun) * 4 <= terms && begun <= terms;
    return begun * 5 >= topics * 4 && begun * 2 <= terms;
  }

  /// Whether most texts are longer than the values of a table of settings.
  bool explain() const {
    constexpr std::size_t kFewWords = 3;
    const auto few = std::count_if(entries_.begin(), entries_.end(), [](const RawEntry& entry) {
      return count_words(entry.text) <= kFewWords;
    });
    return static_cast<std::size_t>(few) * 4 <= entries_.size();
  }

  std::vector<std::string_view> lines_;
  std::vector<RawEntry> entries_;
  std::vector<Section> sections_;
  std::size_t marked_ = 0;  ///< of the entries
  std::size_t others_ = 0;  ///< blocks that begin with no term
  std::int64_t next_line_ = 0;
  bool open_ = false;  ///< what follows explains the last term
};

}  // namespace

bool is_index_heading(std::string_view heading) {
  constexpr std::size_t kLongestIndexWord = 3;
  const auto tokens = text::tokenize(heading);
  return heading.size() <= 2 * kLongestIndexWord + 1 &&
         (tokens.empty() ||
          (tokens.size() <= 2 && std::all_of(tokens.begin(), tokens.end(), [](const auto& token) {
             const bool digits = std::all_of(token.folded.begin(), token.folded.end(),
                                             [](char c) { return c >= '0' && c <= '9'; });
             return token.end - token.begin == 1 || (digits && token.folded.size() <= kLongestIndexWord);
           })));
}

std::vector<RawEntry> read_term_list_entries(std::string_view file) {
  const std::string content = without_front_matter(file);
  return TermListReader(content).entries();
}

}  // namespace cairn::importers
