// Glossaries that are lists, tables or paragraphs of terms, under no headings or under those of letters and
// topics: "- **Keel**: the fin under a hull."

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "importers/reading/front_matter.h"
#include "importers/reading/index_heading.h"
#include "importers/reading/lines.h"
#include "importers/reading/markdown_tree.h"
#include "importers/reading/other_names.h"
#include "importers/reading/reader.h"
#include "importers/reading/term_line.h"
#include "importers/reading/term_table.h"
#include "text/folding.h"
#include "text/inflection.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace cairn::importers {

namespace {

/// First words of definitions.
constexpr std::array<std::string_view, 14> kBeginDefinitions = {
    "a", "an", "the", "any", "one", "to", "what", "when", "where", "who", "how", "that", "those", "whatever"};

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
    find_main_sections();
    std::erase_if(found_, [](const Found& one) { return trim(one.entry.text).empty(); });
    for (const Found& one : found_) {
      marked_ += one.marked ? 1 : 0;
      rows_ += one.is_row ? 1 : 0;
      Section& section = sections_[one.section];
      if (section.terms++ == 0) section.first_term = one.entry.header;
      if (!one.is_row) names_.insert(text::fold(one.entry.header));
    }
  }

  /// Where most terms are set off the others are sentences with a colon.
  bool are_most_marked() const { return marked_ * 2 >= found_.size(); }

  std::vector<RawEntry> take_entries() {
    std::vector<RawEntry> entries;
    for (Found& one : found_) {
      const Section& section = sections_[one.section];
      if (!section.is_main && one.entry.category.empty()) one.entry.category = section.heading;
      entries.push_back(std::move(one.entry));
    }
    return entries;
  }

  bool is_term_list() const {
    const std::size_t terms = found_.size();
    if (terms < 2) return false;
    // "What:", "Of:" under each of many things
    if (names_.size() * 10 < (terms - std::min(terms, rows_)) * 7) return false;
    if (!are_most_marked()) {
      const bool enough = is_titled_ ? others_ <= terms : terms >= 3 && others_ * 5 <= terms && explain();
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
    std::size_t others = 0;  ///< blocks that begin with no term
    std::size_t blocks = 0;
    bool begins_with_term = false;
    bool is_main =
        false;  ///< before any heading, under the letters of an index, or under the title of it all
  };

  struct Found {
    RawEntry entry;
    std::size_t section = 0;
    bool marked = false;
    bool is_row = false;
  };

  void add(cmark_node* node) {
    const std::string type = node_type(node);
    if (type == "heading") {
      sections_.push_back({inline_text(node), cmark_node_get_heading_level(node), {}, 0, 0, 0, false, false});
      is_titled_ = is_titled_ || is_title_of_glossary(sections_.back().heading);
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
      append_lines(start_line(node), end_line(node));
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

  void begin(std::string term, std::int64_t line, std::string_view text, bool marked, bool is_row = false) {
    Section& section = sections_.back();
    if (section.blocks++ == 0) section.begins_with_term = true;
    found_.push_back(
        {{std::move(term), std::string(text) + "\n", line}, sections_.size() - 1, marked, is_row});
    next_line_ = line + 1;
    open_ = true;
  }

  void begin(const TermLine& term, std::int64_t line) {
    begin(term.term, line, term.rest, !term.mark.empty());
  }

  void note_other() {
    ++others_;
    ++sections_.back().others;
    ++sections_.back().blocks;
  }

  /// To the term before; the text keeps its lines.
  void append(std::int64_t number, std::string_view text) {
    if (!open_) return;
    for (; next_line_ < number; ++next_line_) found_.back().entry.text.push_back('\n');
    found_.back().entry.text.append(text).push_back('\n');
    next_line_ = number + 1;
  }

  void append_lines(std::int64_t first, std::int64_t last) {
    for (std::int64_t n = first; n <= last; ++n) append(n, line(n));
  }

  void add_item(cmark_node* item) {
    const std::int64_t first = start_line(item);
    const std::int64_t last = end_line(item);
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
    const std::int64_t last = end_line(node);
    if (first == last && is_letter(without_markup(line(first)))) {  // of an index
      open_ = false;
      return;
    }
    if (found_.empty() && is_title_of_glossary(line(first)) && !term_of(line(first))) {
      is_titled_ = true;
      ++first;
    }
    std::optional<std::string_view> mark;  // of the term that it begins with
    bool is_defining = false;              // behind a line with ": "
    for (std::int64_t n = first; n <= last; ++n) {
      const std::string_view raw = skip_blanks(line(n));
      if (begins_definition(raw)) {
        append(n, skip_blanks(raw.substr(1)));
        is_defining = true;
        continue;
      }
      const std::int64_t definition =
          !is_defining || begins_term(raw) ? line_of_definition(node, n, last) : 0;
      if (definition > 0) {
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

  static bool is_letter(std::string_view text) {
    return text::length_utf8(trim(text)) == 1 && text::count_words(text) == 1;
  }

  /// Not the second line of a definition, which goes on with a small letter.
  static bool begins_term(std::string_view text) {
    return !text.empty() && std::islower(static_cast<unsigned char>(text.front())) == 0;
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
      if (!may_be_term(line(n))) return 0;
    }
    cmark_node* next = cmark_node_next(paragraph);
    if (n <= last || next == nullptr || node_type(next) != "paragraph") return 0;
    const std::int64_t behind = start_line(next);
    return begins_definition(line(behind)) ? behind : 0;
  }

  /// The terms before a definition, "Jib / foresail" of two.
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
    const auto terms = TermTable::of(cells_of(head), is_titled_);
    if (!terms) {
      note_other();
      append_lines(start_line(head), end_line(table));
      return;
    }
    for (cmark_node* row = cmark_node_next(head); row != nullptr; row = cmark_node_next(row))
      add_row(*terms, cells_of(row), start_line(row));
    open_ = false;
  }

  void add_row(const TermTable& table, const std::vector<std::string>& cells, std::int64_t line) {
    if (cells.size() < table.columns()) return;
    RawEntry entry = table.entry(cells, line);
    if (entry.header.empty()) {
      append(line, entry.text);  // of the row before
    } else if (may_be_term(entry.header)) {
      begin(entry.header, line, entry.text, true, true);
      entry.text = std::move(found_.back().entry.text);
      found_.back().entry = std::move(entry);
    } else {
      note_other();
      open_ = false;
    }
  }

  static std::vector<std::string> cells_of(cmark_node* row) {
    std::vector<std::string> cells;
    for (cmark_node* cell = cmark_node_first_child(row); cell != nullptr; cell = cmark_node_next(cell))
      cells.push_back(inline_text(cell));
    return cells;
  }

  // --- what kind of text it is ---

  void find_main_sections() {
    for (Section& section : sections_) {
      section.is_main = section.heading.empty() || is_index_heading(section.heading) ||
                        is_title_of_glossary(section.heading);
    }
    if (sections_.size() < 2) return;
    Section& first = sections_[1];
    const auto same_level =
        std::count_if(sections_.begin() + 1, sections_.end(),
                      [&first](const Section& other) { return other.level == first.level; });
    first.is_main = first.is_main || same_level == 1;
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
      if (section.is_main) {
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
    const std::size_t terms = found_.size();
    if (others > 2 * terms || repeated * 2 > topics || begin_alike()) return false;
    if (topics + mixed + notes == 0) return true;
    if (in_main * 10 >= terms * 6 && mixed == 0) return notes * 2 <= terms + 2;
    if (topics == 0 || in_topics < 2 * topics || mixed * 5 > topics) return false;
    return is_titled_ ? notes * 4 <= terms : topics * 5 >= (topics + mixed + notes) * 4 || notes * 8 <= terms;
  }

  /// "What it is: ..." first under most headings: these are the terms.
  bool begin_alike() const {
    std::map<std::string, std::size_t> times;
    std::size_t topics = 0;
    std::size_t most = 0;
    for (const Section& section : sections_) {
      if (section.is_main || !section.begins_with_term) continue;
      ++topics;
      most = std::max(most, ++times[text::fold(section.first_term)]);
    }
    return most >= 2 && most * 2 >= topics;
  }

  /// Whether most texts are longer than the values of a table of settings, and a good part of them begin as
  /// definitions do, not as what people say or do; or the terms stand as in an index.
  bool explain() const {
    constexpr std::size_t kFewWords = 3;
    const auto few = std::count_if(found_.begin(), found_.end(), [](const Found& one) {
      return text::count_words(one.entry.text) <= kFewWords;
    });
    const auto defining = std::count_if(found_.begin(), found_.end(), [](const Found& one) {
      text::TokenReader first(one.entry.text);
      return first.next() && std::find(kBeginDefinitions.begin(), kBeginDefinitions.end(), first.folded()) !=
                                 kBeginDefinitions.end();
    });
    return static_cast<std::size_t>(few) * 4 <= found_.size() &&
           (static_cast<std::size_t>(defining) * 2 >= found_.size() || are_indexed());
  }

  /// Some terms, all different, in the order of the alphabet; of many some more may stand elsewhere.
  bool are_indexed() const {
    constexpr std::size_t kSome = 5;
    constexpr std::size_t kMany = 12;
    const std::size_t terms = found_.size();
    if (terms < kSome || names_.size() != terms) return false;
    const auto in_order = [](const Found& a, const Found& b) {
      return text::fold(a.entry.header) <= text::fold(b.entry.header);
    };
    std::size_t ordered = 1;
    for (std::size_t i = 1; i < terms; ++i) ordered += in_order(found_[i - 1], found_[i]) ? 1 : 0;
    return ordered * 10 >= terms * (terms >= kMany ? 8 : 9);
  }

  std::vector<std::string_view> lines_;
  bool only_marked_;
  std::vector<Found> found_;
  std::vector<Section> sections_ = {Section()};  ///< the first one has no heading
  std::set<std::string> names_;                  ///< of what is no row of a table
  std::size_t rows_ = 0;
  std::size_t marked_ = 0;  ///< of what is found
  std::size_t others_ = 0;  ///< blocks that begin with no term
  bool is_titled_ = false;  ///< a heading or the first line says that it is a glossary
  std::int64_t next_line_ = 0;
  bool open_ = false;  ///< what follows explains the last term
};

TermListReader read(std::string_view content) {
  TermListReader reader(content, false);
  return reader.are_most_marked() ? TermListReader(content, true) : std::move(reader);
}

}  // namespace

bool is_term_list(std::string_view file) {
  const std::string content = without_front_matter(file);
  return read(content).is_term_list();
}

std::vector<RawEntry> read_term_list_entries(std::string_view file) {
  const std::string content = without_front_matter(file);
  return read(content).take_entries();
}

}  // namespace cairn::importers
