// Glossaries that are lists, tables or paragraphs of terms, under no headings or under those of letters and
// topics: "- **Keel**: the fin under a hull."

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include "importers/reading/lines.h"
#include "importers/reading/markdown_tree.h"
#include "importers/reading/reader.h"
#include "importers/reading/term_line.h"
#include "text/folding.h"
#include "text/inflection.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kLongestTermWords = 8;
constexpr std::size_t kLongestTitleWords = 8;

/// Words in the titles of glossaries.
constexpr std::array<std::string_view, 15> kGlossaryWords = {
    "glossary",     "term",    "terminology", "definition", "vocabulary", "dictionary", "lexicon", "acronym",
    "abbreviation", "concept", "jargon",      "word",       "glossar",    "glossaire",  "glosario"};
/// Words in the heads of the columns of tables of terms.
constexpr std::array<std::string_view, 12> kTermColumns = {"term",         "word",       "name",    "acronym",
                                                           "abbreviation", "abbr",       "concept", "phrase",
                                                           "keyword",      "expression", "short",   "entry"};
constexpr std::array<std::string_view, 5> kDefinitionColumns = {"definition", "meaning", "description",
                                                                "explanation", "what"};
constexpr std::array<std::string_view, 5> kExpansionColumns = {"expansion", "stands", "full", "long", "form"};
constexpr std::array<std::string_view, 5> kAliasColumns = {"known", "alias", "synonym", "aka", "other"};

/// The second column of many tables that hold no terms.
constexpr std::array<std::string_view, 2> kDescriptionColumns = {"description", "what"};
constexpr std::array<std::string_view, 3> kRemarkColumns = {"note", "remark", "comment"};
/// First words of definitions.
constexpr std::array<std::string_view, 14> kBeginDefinitions = {
    "a", "an", "the", "any", "one", "to", "what", "when", "where", "who", "how", "that", "those", "whatever"};

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

bool is_title_of_glossary(std::string_view text) {
  return holds_one_of(text, kGlossaryWords) && count_words(text) <= kLongestTitleWords &&
         !trim(text).ends_with('.');
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
  /// `content` must outlive the reader. With `only_marked` a term is set off by markup.
  TermListReader(std::string_view content, bool only_marked)
      : lines_(split_lines(content)), only_marked_(only_marked) {
    const Tree tree = parse_markdown(content);
    for (cmark_node* node = cmark_node_first_child(tree.get()); node != nullptr; node = cmark_node_next(node))
      add(node);
    std::erase_if(entries_, [](const RawEntry& entry) { return trim(entry.text).empty(); });
  }

  /// Where most terms are set off the others are sentences with a colon.
  bool are_most_marked() const { return marked_ * 2 >= entries_.size(); }

  std::vector<RawEntry> take_entries() { return std::move(entries_); }

  bool is_term_list() const {
    const std::size_t terms = entries_.size();
    if (terms < 2) return false;
    // "What:", "Of:" under each of many things
    if (names_.size() * 10 < (terms - std::min(terms, rows_)) * 7) return false;
    if (!are_most_marked()) {
      const bool enough = is_titled() ? others_ <= terms : terms >= 3 && others_ * 5 <= terms && explain();
      if (!enough) return false;
    }
    return are_lists_of_terms();
  }

 private:
  struct Section {
    std::string heading;
    int level = 0;
    std::string first_term;
    std::size_t terms = 0;
    std::size_t others = 0;
    bool begins_with_term = false;
  };

  void add(cmark_node* node) {
    const std::string type = node_type(node);
    if (type == "heading") {
      sections_.push_back({inline_text(node), cmark_node_get_heading_level(node), {}, 0, 0, false});
      open_ = false;
    } else if (type == "list") {
      for (cmark_node* item = cmark_node_first_child(node); item != nullptr; item = cmark_node_next(item))
        add_item(item);
    } else if (type == "paragraph") {
      add_paragraph(node);
    } else if (type == "table") {
      add_table(node);
    } else if (type != "thematic_break") {
      note_other();
      append_lines(start_line(node), cmark_node_get_end_line(node));
    }
  }

  std::string_view line(std::int64_t number) const {
    const auto index = static_cast<std::size_t>(number - 1);
    return index < lines_.size() ? lines_[index] : std::string_view();
  }

  std::optional<TermLine> term_of(std::string_view text) const {
    auto term = read_term_line(text);
    if (term && only_marked_ && term->mark.empty()) return std::nullopt;
    return term;
  }

  void begin(std::string term, std::int64_t line, std::string_view text, bool marked) {
    Section& section = sections_.back();
    if (section.terms + section.others == 0) section.begins_with_term = true;
    if (section.terms++ == 0) section.first_term = term;
    entries_.push_back({std::move(term), std::string(text) + "\n", line});
    next_line_ = line + 1;
    marked_ += marked ? 1 : 0;
    open_ = true;
  }

  void begin(const TermLine& term, std::int64_t line) {
    names_.insert(text::fold(term.term));
    begin(term.term, line, term.rest, !term.mark.empty());
  }

  void note_other() {
    ++others_;
    ++sections_.back().others;
  }

  /// To the term before; the text keeps its lines.
  void append(std::int64_t number, std::string_view text) {
    if (!open_) return;
    for (; next_line_ < number; ++next_line_) entries_.back().text.push_back('\n');
    entries_.back().text.append(text).push_back('\n');
    next_line_ = number + 1;
  }

  void append_lines(std::int64_t first, std::int64_t last) {
    for (std::int64_t n = first; n <= last; ++n) append(n, line(n));
  }

  void add_item(cmark_node* item) {
    const std::int64_t first = start_line(item);
    const std::int64_t last = cmark_node_get_end_line(item);
    const std::size_t content = content_of_item(line(first));
    const auto term = term_of(line(first).substr(content));
    if (!term) {
      note_other();
      append_lines(first, last);
      return;
    }
    begin(*term, first);
    for (std::int64_t n = first + 1; n <= last; ++n) {
      const std::string_view raw = line(n);
      append(n, raw.substr(std::min(content, raw.size() - skip_blanks(raw).size())));
    }
  }

  /// A paragraph may hold several terms, a line each, or with ": " before the lines that explain them.
  void add_paragraph(cmark_node* node) {
    std::int64_t first = start_line(node);
    const std::int64_t last = cmark_node_get_end_line(node);
    if (first == last && is_index_heading(without_markup(line(first)))) {  // a letter of an index
      open_ = false;
      return;
    }
    if (entries_.empty() && is_title_of_glossary(line(first)) && !term_of(line(first))) {
      title_line_ = true;
      ++first;
    }
    std::optional<std::string_view> mark;  // of the term that it begins with
    for (std::int64_t n = first; n <= last; ++n) {
      const std::string_view raw = skip_blanks(line(n));
      const std::int64_t definition = line_of_definition(node, n, last);
      if (begins_definition(raw)) {
        append(n, skip_blanks(raw.substr(1)));
      } else if (definition > 0) {
        begin_defined(n, definition);
        n = std::min(definition, last + 1) - 1;
      } else if (const auto term = term_of(raw); term && (n == first || mark == term->mark)) {
        mark = term->mark;
        begin(*term, n);
      } else {
        if (n == first) note_other();
        append(n, line(n));
      }
    }
  }

  static bool begins_definition(std::string_view text) {
    text = skip_blanks(text);
    return text.starts_with(": ") || text.starts_with(":\t");
  }

  /// Behind the terms that begin with a line, the line with ": " that explains them, in the same paragraph or
  /// in the next one; 0 where there is none.
  std::int64_t line_of_definition(cmark_node* paragraph, std::int64_t from, std::int64_t last) const {
    constexpr std::int64_t kMostTerms = 4;
    std::int64_t n = from;
    for (; n <= last && n < from + kMostTerms; ++n) {
      if (n > from && begins_definition(line(n))) return n;
      if (count_words(line(n)) > kLongestTermWords) return 0;
    }
    cmark_node* next = cmark_node_next(paragraph);
    if (n <= last || next == nullptr || node_type(next) != "paragraph") return 0;
    const std::int64_t behind = start_line(next);
    return begins_definition(line(behind)) ? behind : 0;
  }

  /// "Jib / foresail" of two terms that one text defines.
  void begin_defined(std::int64_t first, std::int64_t definition) {
    std::string term;
    for (std::int64_t n = first; n < definition; ++n) {
      if (trim(line(n)).empty()) continue;
      if (!term.empty()) term += " / ";
      term += without_markup(line(n));
    }
    begin({term, {}, ":"}, first);
  }

  // --- tables ---

  void add_table(cmark_node* table) {
    cmark_node* head = cmark_node_first_child(table);
    const auto columns = cells_of(head);
    const auto term = column_of_terms(columns);
    if (!term) {
      note_other();
      append_lines(start_line(table), cmark_node_get_end_line(table));
      return;
    }
    for (cmark_node* row = cmark_node_next(head); row != nullptr; row = cmark_node_next(row)) {
      const auto cells = cells_of(row);
      if (cells.size() < columns.size() || trim(cells[*term]).empty()) continue;
      ++rows_;
      begin(std::string(trim(cells[*term])), start_line(row), row_text(columns, cells, *term), true);
    }
    open_ = false;
  }

  static std::vector<std::string> cells_of(cmark_node* row) {
    std::vector<std::string> cells;
    for (cmark_node* cell = cmark_node_first_child(row); cell != nullptr; cell = cmark_node_next(cell))
      cells.push_back(inline_text(cell));
    return cells;
  }

  std::optional<std::size_t> column_of_terms(const std::vector<std::string>& columns) const {
    if (columns.size() < 2) return std::nullopt;
    for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
      if (holds_one_of(columns[i], kTermColumns)) return i;
    }
    const bool describes = holds_one_of(columns[1], kDescriptionColumns) && !is_titled();
    const bool defines = !describes && (holds_one_of(columns[1], kDefinitionColumns) ||
                                        holds_one_of(columns[1], kExpansionColumns));
    return defines || is_titled() ? std::optional<std::size_t>(0) : std::nullopt;
  }

  /// What defines first; of the other cells each with the head of its column.
  static std::string row_text(const std::vector<std::string>& columns, const std::vector<std::string>& cells,
                              std::size_t term) {
    std::size_t definition = term + 1;
    for (std::size_t i = columns.size(); i-- > term + 1;) {
      if (holds_one_of(columns[i], kDefinitionColumns)) definition = i;
    }
    std::string text(trim(cells[definition]));
    std::string aliases;
    const auto add = [&text](const std::string& more) {
      if (!text.empty() && !text.ends_with('.')) text += ".";
      text += (text.empty() ? "" : " ") + more;
    };
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string cell(trim(cells[i]));
      if (i == definition || i == term || cell.empty()) continue;
      if (holds_one_of(columns[i], kAliasColumns) || holds_one_of(columns[i], kExpansionColumns)) {
        aliases += "\n\nAlso known as: " + cell;
      } else {
        add(holds_one_of(columns[i], kRemarkColumns) ? cell : columns[i] + ": " + cell);
      }
    }
    return text + aliases;
  }

  // --- what kind of text it is ---

  /// Before any heading, under the letters of an index, or under the title of it all.
  bool is_main(const Section& section) const {
    if (section.heading.empty() || is_index_heading(section.heading) || is_title_of_glossary(section.heading))
      return true;
    const auto same_level = [&section](const Section& other) {
      return other.level == section.level && !other.heading.empty();
    };
    return &section == &sections_[std::min<std::size_t>(1, sections_.size() - 1)] &&
           std::count_if(sections_.begin(), sections_.end(), same_level) == 1;
  }

  bool is_titled() const {
    return title_line_ || std::any_of(sections_.begin(), sections_.end(), [](const Section& section) {
             return is_title_of_glossary(section.heading);
           });
  }

  /// Headings may be the letters of an index, titles of glossaries, and topics with lists of terms under
  /// them; headings that texts define are entries themselves.
  bool are_lists_of_terms() const {
    std::size_t in_main = 0;  // terms
    std::size_t topics = 0;   // headings that a term follows at once
    std::size_t in_topics = 0;
    std::size_t repeated = 0;  // ... that say the first of them
    std::size_t mixed = 0;     // ... that a term follows behind something else
    std::size_t notes = 0;     // ... that no term follows
    std::size_t others = 0;    // blocks between terms
    for (const Section& section : sections_) {
      if (section.terms > 0) others += section.others;
      if (is_main(section)) {
        in_main += section.terms;
      } else if (section.begins_with_term) {
        ++topics;
        in_topics += section.terms;
        repeated += text::fold(section.heading) == text::fold(section.first_term) ? 1 : 0;
      } else if (section.terms > 0) {
        ++mixed;
      } else if (section.others > 0) {
        ++notes;
      }
    }
    const std::size_t terms = entries_.size();
    if (others > 2 * terms || repeated * 2 > topics) return false;
    if (topics + mixed + notes == 0) return true;
    if (in_main * 10 >= terms * 6 && mixed == 0) return notes * 2 <= terms + 2;
    if (topics == 0 || in_topics < 2 * topics || mixed * 5 > topics) return false;
    return is_titled() ? notes * 4 <= terms
                       : topics * 5 >= (topics + mixed + notes) * 4 || notes * 8 <= terms;
  }

  /// Whether most texts are longer than the values of a table of settings, and a good part of them begin as
  /// definitions do, not as what people say or do.
  bool explain() const {
    constexpr std::size_t kFewWords = 3;
    const auto few = std::count_if(entries_.begin(), entries_.end(), [](const RawEntry& entry) {
      return count_words(entry.text) <= kFewWords;
    });
    const auto defining = std::count_if(entries_.begin(), entries_.end(), [](const RawEntry& entry) {
      const auto tokens = text::tokenize(entry.text);
      return !tokens.empty() && std::find(kBeginDefinitions.begin(), kBeginDefinitions.end(),
                                          tokens.front().folded) != kBeginDefinitions.end();
    });
    return static_cast<std::size_t>(few) * 4 <= entries_.size() &&
           static_cast<std::size_t>(defining) * 2 >= entries_.size();
  }

  std::vector<std::string_view> lines_;
  bool only_marked_;
  std::vector<RawEntry> entries_;
  std::vector<Section> sections_ = {Section()};  ///< the first one has no heading
  std::set<std::string> names_;                  ///< of what is no row of a table
  std::size_t rows_ = 0;
  std::size_t marked_ = 0;   ///< of the entries
  std::size_t others_ = 0;   ///< blocks that begin with no term
  bool title_line_ = false;  ///< a line says that it is a glossary
  std::int64_t next_line_ = 0;
  bool open_ = false;  ///< what follows explains the last term
};

TermListReader read(std::string_view content) {
  TermListReader reader(content, false);
  return reader.are_most_marked() ? TermListReader(content, true) : std::move(reader);
}

}  // namespace

bool is_index_heading(std::string_view heading) {
  constexpr std::size_t kLongestNumber = 3;
  const auto tokens = text::tokenize(heading);
  const auto is_mark = [](const text::Token& token) {
    const bool digits =
        std::all_of(token.folded.begin(), token.folded.end(), [](char c) { return c >= '0' && c <= '9'; });
    return token.end - token.begin == 1 || (digits && token.folded.size() <= kLongestNumber);
  };
  return heading.size() <= 2 * kLongestNumber + 1 && tokens.size() <= 2 &&
         std::all_of(tokens.begin(), tokens.end(), is_mark);
}

bool is_term_list(std::string_view file) {
  const std::string content = without_front_matter(file);
  return read(content).is_term_list();
}

std::vector<RawEntry> read_term_list_entries(std::string_view file) {
  const std::string content = without_front_matter(file);
  return read(content).take_entries();
}

}  // namespace cairn::importers
