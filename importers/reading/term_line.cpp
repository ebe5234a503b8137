#include "importers/reading/term_line.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "importers/reading/grammar_note.h"
#include "importers/reading/lines.h"
#include "importers/reading/markdown_tree.h"
#include "importers/reading/other_names.h"
#include "importers/reading/statement.h"
#include "text/folding.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kLongestPlainTerm = 60;  // characters
constexpr std::size_t kLongestPlainTermWords = 6;

constexpr std::array<std::string_view, 6> kMarks = {"***", "**", "__", "`", "*", "_"};
/// Between a term that is set off and what explains it.
constexpr std::array<std::string_view, 9> kSeparators = {":",  "\uFF1A", "\u2013", "\u2014", "--",
                                                         "- ", "= ",     "\u2192", "=> "};
/// ... a term that is not.
constexpr std::array<std::string_view, 6> kPlainSeparators = {": ",       "\uFF1A", " \u2013 ",
                                                              " \u2014 ", " - ",    " -- "};

/// Remarks in lines that begin like terms, beside what authors state.
constexpr auto kRemarks = std::to_array<std::string_view>(
    {"note",      "notes",          "example",     "examples",   "warning",      "important", "tip",
     "caution",   "source",         "sources",     "formula",    "usage",        "noun",      "verb",
     "adjective", "in other words", "in practice", "references", "last updated", "updated",   "version",
     "author",    "authors",        "date",        "license",    "copyright",    "contact"});

bool is_statement(std::string_view term) {
  const std::string folded = text::fold(term.substr(0, term.find(": ")));
  return text::is_one_of(kRemarks, folded) || statement_named(folded) != Statement::kNone;
}

/// Where the bracket closes that the text begins with.
std::size_t closing_bracket(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')' && --depth == 0) return i;
  }
  return std::string_view::npos;
}

/// The rest behind a mark that parts a term from what explains it; nothing where there is none.
std::optional<std::string_view> behind_separator(std::string_view rest) {
  rest = skip_blanks(rest);
  if (rest.empty()) return rest;
  for (const std::string_view separator : kSeparators) {
    if (rest.starts_with(separator)) return skip_blanks(rest.substr(separator.size()));
  }
  return std::nullopt;
}

/// A part of a line that is set off.
struct Marked {
  std::string_view inside;  ///< with its marks
  std::string_view rest;
  std::string_view mark;
};

/// "[Keel](keel.md)", "[Keel][keel]"; within the page it is a table of contents.
std::optional<Marked> read_link(std::string_view line) {
  const auto middle = line.find(']');
  if (middle == std::string_view::npos || middle + 1 >= line.size()) return std::nullopt;
  const char opens = line[middle + 1];
  if (opens != '(' && opens != '[') return std::nullopt;
  const std::size_t end =
      opens == '(' ? closing_bracket(line.substr(middle + 1)) : line.find(']', middle + 1);
  if (end == std::string_view::npos) return std::nullopt;
  const std::size_t behind = opens == '(' ? middle + 1 + end + 1 : end + 1;
  return Marked{line.substr(1, middle - 1), line.substr(behind), line.substr(0, 1)};
}

std::optional<Marked> read_marked(std::string_view line) {
  if (line.starts_with('[')) return read_link(line);
  const auto mark = std::find_if(kMarks.begin(), kMarks.end(),
                                 [line](std::string_view one) { return line.starts_with(one); });
  if (mark == kMarks.end()) return std::nullopt;
  std::size_t end = line.find(*mark, mark->size());
  while (end != std::string_view::npos && line[end - 1] == '\\') end = line.find(*mark, end + 1);
  if (end == std::string_view::npos) return std::nullopt;
  const std::size_t behind = end + mark->size();
  return Marked{line.substr(0, behind), line.substr(behind), *mark};
}

/// "Keel" of \u201cKeel\u201d.
std::string without_quotes(std::string term) {
  for (const std::string_view quote : {"\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb", "\""}) {
    if (term.starts_with(quote)) term.erase(0, quote.size());
    if (term.ends_with(quote)) term.resize(term.size() - quote.size());
  }
  return std::string(trim(term));
}

/// "[^1]"
std::string_view without_footnote(std::string_view rest) {
  const bool footnote = rest.starts_with("[^") && rest.find(']') != std::string_view::npos;
  return footnote ? rest.substr(rest.find(']') + 1) : rest;
}

/// "**Headsail** or *jib*: ...", "**Headsail**, also **foresail**: ..." have two names. They are written as
/// "Headsail / jib", which needs a word of some length.
void take_alternatives(TermLine& found, std::string_view& rest) {
  constexpr std::size_t kShortestWord = 4;
  bool is_long = found.term.size() >= kShortestWord;
  std::string term = found.term;
  std::string_view behind = rest;
  while (true) {
    const auto joint = std::find_if(kNameJoints.begin(), kNameJoints.end(),
                                    [behind](std::string_view one) { return behind.starts_with(one); });
    if (joint == kNameJoints.end()) break;
    const auto marked = read_marked(behind.substr(joint->size()));
    if (!marked || marked->mark == "[") return;
    const std::string name = without_markup(marked->inside);
    if (!may_be_term(name) || is_statement(name)) return;
    is_long = is_long || name.size() >= kShortestWord;
    term += " / " + name;
    behind = marked->rest;
  }
  const bool fits = is_long && may_be_term(term) && term.find('(') == std::string::npos;
  if (term == found.term || !fits || !behind_separator(behind)) return;
  found.term = std::move(term);
  rest = behind;
}

/// "Firing pots in a kiln." behind "**Raku** ", not "Keel Boats are" behind "**Fin** ".
bool begins_sentence(std::string_view text) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto blank = text.find(' ');
  return !text.empty() && is_capital(text.front()) && blank != std::string_view::npos && blank > 0 &&
         std::none_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(blank), is_capital) &&
         blank + 1 < text.size() && text[blank + 1] >= 'a' && text[blank + 1] <= 'z';
}

/// Without "*(noun)*", "_n._" or "/kleɪ/" behind a term.
std::string_view without_grammar(std::string_view rest) {
  constexpr std::size_t kLongestSound = 40;  // bytes
  while (true) {
    const std::string_view text = skip_blanks(rest.starts_with(',') ? rest.substr(1) : rest);
    std::size_t length = 0;
    if (text.starts_with('/')) {
      const auto end = text.find('/', 1);
      if (end != std::string_view::npos && end > 1 && end <= kLongestSound) length = end + 1;
    } else if (const auto marked = read_marked(text);
               marked && (marked->mark == "*" || marked->mark == "_")) {
      std::string inside = without_markup(marked->inside);
      if (inside.starts_with('(') && inside.ends_with(')')) inside = inside.substr(1, inside.size() - 2);
      if (is_part_of_speech(inside)) length = marked->inside.size();
    }
    if (length == 0) return rest;
    rest = text.substr(length);
  }
}

std::optional<TermLine> read_marked_term(std::string_view line) {
  const auto marked = read_marked(line);
  if (!marked) return std::nullopt;
  const bool bold = marked->mark.size() > 1;
  TermLine found{without_quotes(without_markup(marked->inside)), {}, marked->mark};
  const bool stop_inside = bold && (found.term.ends_with(':') || found.term.ends_with('.'));
  while (found.term.ends_with(':') || found.term.ends_with(' ') || (bold && found.term.ends_with('.')))
    found.term.pop_back();
  if (!may_be_term(found.term) || is_statement(found.term)) return std::nullopt;
  std::string_view rest = without_footnote(marked->rest);
  take_alternatives(found, rest);
  const std::string_view noted = std::exchange(rest, without_grammar(rest));
  const std::string_view behind = skip_blanks(rest);
  if (behind.starts_with('(')) {  // "**CPU** (central processing unit): ..."
    const auto close = closing_bracket(behind);
    auto after = close == std::string_view::npos ? std::nullopt : behind_separator(behind.substr(close + 1));
    if (bold && close != std::string_view::npos && behind.substr(close + 1).starts_with(". "))
      after = skip_blanks(behind.substr(close + 2));
    if (after) {
      found.term += " " + without_markup(behind.substr(0, close + 1));
      found.rest = *after;
      return found;
    }
  }
  const bool goes_on = noted.size() > rest.size() || (rest.starts_with(' ') && begins_sentence(behind));
  if (const auto after = behind_separator(rest)) {
    if (after->empty() && !bold && marked->mark != "`") return std::nullopt;  // a link or stress by itself
    found.rest = *after;
  } else if (bold && rest.starts_with(". ")) {
    found.rest = skip_blanks(rest.substr(1));
  } else if (stop_inside || (bold && goes_on)) {
    found.rest = behind;
  } else if (bold && (rest.starts_with(' ') || rest.starts_with(','))) {
    found.rest = line;  // a sentence about the term
  } else {
    return std::nullopt;
  }
  return found;
}

/// Where a mark stands that no bracket holds: not in "Gray card (UK: grey card): ...".
std::size_t find_outside(std::string_view line, std::string_view mark) {
  auto at = line.find(mark);
  for (auto open = line.find('('); open < at && at != std::string_view::npos;
       open = line.find('(', open + 1)) {
    const auto close = closing_bracket(line.substr(open));
    if (close == std::string_view::npos) break;
    if (open + close > at) at = line.find(mark, open + close);
    open += close;
  }
  return at;
}

std::optional<TermLine> read_plain_term(std::string_view line) {
  std::size_t end = std::string_view::npos;
  for (const std::string_view separator : kPlainSeparators)
    end = std::min(end, find_outside(line, separator));
  if (end == std::string_view::npos || end == 0) return std::nullopt;
  const std::string_view written = trim(line.substr(0, end));
  for (const std::string_view mark : {". ", "? ", "! ", "; ", "|", "<", ">", "{", "}", "\""}) {
    if (written.find(mark) != std::string_view::npos) return std::nullopt;
  }
  const std::size_t words = text::count_words(written);
  const auto rest = behind_separator(line.substr(end));
  if (words == 0 || words > kLongestPlainTermWords || text::length_utf8(written) > kLongestPlainTerm ||
      written.starts_with('[') || is_statement(written) || !rest)
    return std::nullopt;
  return TermLine{without_quotes(without_markup(written)), *rest, {}};
}

/// Without a bullet or a picture before the words, and without the anchors of HTML.
std::string_view skip_ornaments(std::string_view line) {
  line = skip_blanks(line);
  while (line.starts_with("<a") || line.starts_with("</a")) {
    const auto end = line.find('>');
    if (end == std::string_view::npos) return line;
    line = skip_blanks(line.substr(end + 1));
  }
  if (line.empty() || static_cast<unsigned char>(line.front()) < 0x80) return line;
  text::TokenReader first(line);
  const std::size_t words = first.next() ? first.begin() : line.size();
  return line.substr(std::min(words, line.find_first_of("*_`[")));
}

}  // namespace

bool may_be_term(std::string_view text) {
  constexpr std::size_t kLongestTerm = 80;  // characters
  constexpr std::size_t kLongestTermWords = 8;
  // "Recommended daily allowance (RDA; in Britain the reference nutrient intake)"
  const auto open = text.find(" (");
  const auto bare = open != std::string_view::npos && text.ends_with(')') ? text.substr(0, open) : text;
  return !trim(text).empty() && text::length_utf8(text) <= kLongestTerm &&
         text::count_words(bare) <= kLongestTermWords;
}

std::string_view skip_blanks(std::string_view text) {
  constexpr std::string_view kNoBreak = "\u00A0";
  while (true) {
    text = text.substr(std::min(text.size(), text.find_first_not_of(" \t")));
    if (!text.starts_with(kNoBreak)) return text;
    text = text.substr(kNoBreak.size());
  }
}

std::string without_markup(std::string_view markdown) {
  for (const std::string_view mark : {"**", "__"}) {  // most terms have nothing else
    const bool bold =
        markdown.size() > 2 * mark.size() && markdown.starts_with(mark) && markdown.ends_with(mark);
    if (bold) markdown = markdown.substr(mark.size(), markdown.size() - 2 * mark.size());
  }
  markdown = trim(markdown);
  const bool letter = !markdown.empty() && std::isalpha(static_cast<unsigned char>(markdown.front())) != 0;
  if (letter && markdown.find_first_of("*_`[]<>\\&!\n") == std::string_view::npos)
    return std::string(markdown);
  const Tree tree = parse_markdown(markdown);
  cmark_node* first = cmark_node_first_child(tree.get());
  return first == nullptr ? std::string() : inline_text(first);
}

std::optional<TermLine> read_term_line(std::string_view line) {
  line = skip_ornaments(line);
  if (auto marked = read_marked_term(line)) return marked;
  return read_plain_term(line);
}

}  // namespace cairn::importers
