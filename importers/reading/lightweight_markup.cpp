#include "importers/reading/lightweight_markup.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <optional>
#include <vector>

#include "importers/reading/lines.h"
#include "text/folding.h"

namespace cairn::importers {

namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kFewest = 3;         // terms, before a text is taken for a glossary in another markup
constexpr std::size_t kLongestTerm = 8;    // words
constexpr std::size_t kLongestMark = 300;  // bytes: so far the end of a link or role is looked for

std::size_t indent_of(std::string_view line) {
  return std::min(line.size(), line.find_first_not_of(" \t"));
}

bool is_blank(std::string_view line) {
  return indent_of(line) == line.size();
}

/// One sign again and again: the line under a heading.
bool is_rule(std::string_view line) {
  constexpr std::size_t kShortest = 3;
  line = trim(line);
  return line.size() >= kShortest && std::ispunct(static_cast<unsigned char>(line.front())) != 0 &&
         line.find_first_not_of(line.front()) == std::string_view::npos;
}

std::string item(std::string_view term, std::string_view definition) {
  std::string line = "- **" + std::string(trim(term)) + "**:";
  if (!is_blank(definition)) line.append(" ").append(trim(definition));
  return line;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text.append(line).push_back('\n');
  return text;
}

/// Whether enough lines are such, and a good part of all.
template <typename IsSuch>
bool has_many(const Lines& lines, IsSuch is_such) {
  constexpr std::size_t kOfSoMany = 6;
  const auto such = static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), is_such));
  const auto blank = static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), is_blank));
  return such >= kFewest && such * kOfSoMany >= lines.size() - blank;
}

/// A line of so many signs and a blank as a heading of Markdown; nothing where it is none.
std::optional<std::string> heading(std::string_view line, char sign) {
  constexpr std::size_t kDeepest = 6;
  const std::size_t level = std::min(line.size(), line.find_first_not_of(sign));
  if (level == 0 || level > kDeepest || level >= line.size() || line[level] != ' ') return std::nullopt;
  std::string_view title = trim(line.substr(level));
  while (title.ends_with(sign)) title.remove_suffix(1);
  return std::string(level, '#') + " " + std::string(trim(title));
}

// --- Org: "- term :: definition" ---

struct Term {
  std::string_view term;
  std::string_view definition;
};

std::optional<Term> org_term(std::string_view line) {
  const std::string_view text = trim(line);
  if (!text.starts_with("- ") && !text.starts_with("+ ")) return std::nullopt;
  const auto mark = text.find(" ::");
  if (mark == std::string_view::npos || (mark + 3 < text.size() && text[mark + 3] != ' '))
    return std::nullopt;
  return Term{text.substr(2, mark - 2), text.substr(mark + 3)};
}

std::string from_org(const Lines& lines) {
  constexpr std::string_view kTitle = "#+title:";
  std::vector<std::string> out;
  for (const std::string_view line : lines) {
    if (const auto term = org_term(line)) {
      out.push_back(item(term->term, term->definition));
    } else if (text::begins_with(line, kTitle)) {
      out.push_back("# " + std::string(trim(line.substr(kTitle.size()))));
    } else if (line.starts_with("#+")) {
      out.emplace_back();
    } else if (const auto title = heading(line, '*')) {
      out.push_back(*title);
    } else {
      out.emplace_back(line);
    }
  }
  return joined(out);
}

// --- AsciiDoc: "term:: definition" ---

std::optional<Term> asciidoc_term(std::string_view line) {
  const auto mark = line.find("::");
  if (mark == std::string_view::npos || mark == 0 || line.front() == ' ' || line.starts_with("..") ||
      line.starts_with("- ") || line.starts_with("* ") || line.starts_with(':'))
    return std::nullopt;
  const std::string_view behind = line.substr(mark + 2);
  if (!behind.empty() && behind.front() != ' ') return std::nullopt;
  const std::string_view term = line.substr(0, mark);
  if (term.back() == ' ' || term.back() == ':' || text::count_words(term) > kLongestTerm) return std::nullopt;
  return Term{term, behind};
}

/// "[[malt]]malt" and "<<malt,the malt>>" as they are shown.
std::string without_anchors(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const bool anchor = line.substr(at).starts_with("[[");
    const bool reference = line.substr(at).starts_with("<<");
    const auto length = anchor || reference ? line.substr(at, kLongestMark).find(anchor ? "]]" : ">>")
                                            : std::string_view::npos;
    const auto end = at + length;
    if (length == std::string_view::npos) {
      out.push_back(line[at++]);
      continue;
    }
    if (reference) {
      const std::string_view inside = line.substr(at + 2, end - at - 2);
      out.append(trim(inside.substr(inside.find(',') == std::string_view::npos ? 0 : inside.find(',') + 1)));
    }
    at = end + 2;
  }
  return out;
}

std::string from_asciidoc(const Lines& lines) {
  std::vector<std::string> out;
  for (const std::string_view written : lines) {
    const std::string plain = without_anchors(written);
    const std::string_view line = plain;
    const bool sign = line == "+" || line.starts_with("//") ||
                      (line.starts_with('[') && line.ends_with(']')) ||
                      (line.starts_with(':') && line.find(": ") != std::string_view::npos);
    if (const auto term = asciidoc_term(line)) {
      out.push_back(item(term->term, term->definition));
    } else if (const auto title = heading(line, '=')) {
      out.push_back(*title);
    } else {
      out.emplace_back(sign ? std::string_view() : line);
    }
  }
  return joined(out);
}

// --- MediaWiki: "; term : definition" ---

bool is_wiki_term(std::string_view line) {
  return line.starts_with("'''") || line.starts_with("* '''") || line.starts_with("; ") ||
         (line.starts_with(';') && line.size() > 1 && line[1] != ';');
}

/// "'''bold'''" and "''italic''" as Markdown has them.
std::string with_stars(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const bool bold = line.substr(at).starts_with("'''");
    const bool italic = !bold && line.substr(at).starts_with("''");
    if (bold || italic) {
      out += bold ? "**" : "*";
      at += bold ? 3 : 2;
    } else {
      out.push_back(line[at++]);
    }
  }
  return out;
}

std::string from_mediawiki(const Lines& lines) {
  std::vector<std::string> out;
  bool in_term = false;
  for (const std::string_view line : lines) {
    if (is_wiki_term(line) && line.starts_with(';')) {
      const auto colon = line.find(" : ");
      out.push_back(item(line.substr(1, colon == std::string_view::npos ? colon : colon - 1),
                         colon == std::string_view::npos ? std::string_view() : line.substr(colon + 3)));
      in_term = true;
    } else if (line.starts_with(':') && in_term) {
      out.push_back("  " + std::string(trim(line.substr(1))));
    } else if (const auto title = heading(line, '=')) {
      out.push_back(*title);
      in_term = false;
    } else {
      out.emplace_back(line);
    }
    out.back() = with_stars(out.back());
  }
  return joined(out);
}

// --- terms with their definitions indented under them ---

/// "See :term:`the keel <keel>`." without the roles.
std::string without_roles(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const auto role_length =
        line[at] == ':' ? line.substr(at, kLongestMark).find(":`", 1) : std::string_view::npos;
    const auto role_end = role_length == std::string_view::npos ? role_length : at + role_length;
    const bool role =
        role_end != std::string_view::npos &&
        std::all_of(line.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                    line.begin() + static_cast<std::ptrdiff_t>(role_end), [](char c) {
                      return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == ':' || c == '-';
                    });
    const auto length = role ? line.substr(role_end + 2, kLongestMark).find('`') : std::string_view::npos;
    const auto close = length == std::string_view::npos ? length : role_end + 2 + length;
    if (close == std::string_view::npos) {
      out.push_back(line[at++]);
      continue;
    }
    std::string_view shown = line.substr(role_end + 2, close - role_end - 2);
    const auto target = shown.find(" <");
    if (target != std::string_view::npos && shown.ends_with('>')) shown = shown.substr(0, target);
    if (shown.starts_with('~') || shown.starts_with('!')) shown.remove_prefix(1);
    out.append(shown);
    at = close + 1;
  }
  return out;
}

bool is_directive(std::string_view line) {
  return trim(line).starts_with(".. ");
}
bool is_glossary_directive(std::string_view line) {
  return trim(line) == ".. glossary::";
}

/// A short line, not the item of a list, a heading or the like.
bool may_be_indented_term(std::string_view line) {
  const std::string_view text = trim(line);
  constexpr std::string_view kMarksOfOthers = "-*+#>|=~.:;<[({";
  return !text.empty() && kMarksOfOthers.find(text.front()) == std::string_view::npos &&
         !text.ends_with('.') && !text.ends_with(':') && text::count_words(text) <= kLongestTerm &&
         std::isdigit(static_cast<unsigned char>(text.front())) == 0;
}

/// Reads the terms from a line on, all as far to the right as the first one; returns the line behind them.
std::size_t read_indented_terms(const Lines& lines, std::size_t from, std::size_t indent,
                                std::vector<std::string>& out) {
  std::size_t at = from;
  for (; at < lines.size(); ++at) {
    const std::string_view line = lines[at];
    const bool ends = !is_blank(line) && indent_of(line) < indent;
    if (ends) break;
    if (is_blank(line)) {
      out.emplace_back();
    } else if (indent_of(line) > indent) {
      out.push_back("  " + without_roles(trim(line)));
    } else {
      const auto classifier = line.find(" : ");
      out.push_back(item(without_roles(line.substr(0, classifier)), {}));
    }
  }
  return at;
}

std::string from_restructured_text(const Lines& lines) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < lines.size();) {
    if (!is_glossary_directive(lines[i])) {
      const bool overline = is_rule(lines[i]) && i + 2 < lines.size() && !is_blank(lines[i + 1]) &&
                            is_rule(lines[i + 2]) && trim(lines[i]).front() == trim(lines[i + 2]).front();
      out.push_back(overline || is_directive(lines[i]) ? std::string() : without_roles(lines[i]));
      ++i;
      continue;
    }
    out.emplace_back();
    const std::size_t outer = indent_of(lines[i++]);
    while (i < lines.size() && (is_blank(lines[i]) || trim(lines[i]).starts_with(':'))) {
      out.emplace_back();
      ++i;
    }
    if (i < lines.size() && indent_of(lines[i]) > outer)
      i = read_indented_terms(lines, i, indent_of(lines[i]), out);
  }
  return joined(out);
}

bool begins_indented_term(const Lines& lines, std::size_t i) {
  return i + 1 < lines.size() && indent_of(lines[i]) == 0 && may_be_indented_term(lines[i]) &&
         (i == 0 || is_blank(lines[i - 1])) && !is_blank(lines[i + 1]) && indent_of(lines[i + 1]) >= 2;
}

/// Whether most lines at the margin are terms with something indented right under them.
bool has_indented_terms(const Lines& lines) {
  std::size_t terms = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (begins_indented_term(lines, i)) {
      ++terms;
    } else if (!is_blank(lines[i]) && indent_of(lines[i]) == 0 && !is_rule(lines[i])) {
      ++others;
    }
  }
  return terms >= kFewest && others <= terms;
}

std::string from_indented_terms(const Lines& lines) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (begins_indented_term(lines, i)) {
      out.push_back(item(without_roles(lines[i]), {}));
    } else if (!is_blank(lines[i]) && indent_of(lines[i]) > 0) {
      out.push_back("  " + without_roles(trim(lines[i])));
    } else {
      out.emplace_back(lines[i]);
    }
  }
  return joined(out);
}

/// Whether a text has some headings of such signs, and none of Markdown. "= 3" is a result.
bool has_headings(const Lines& lines, char sign) {
  const auto is_heading = [sign](std::string_view line) {
    return heading(line, sign).has_value() && (sign != '=' || line.starts_with("=="));
  };
  const auto is_markdown = [](std::string_view line) { return line.starts_with("# "); };
  const auto headings = static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), is_heading));
  return headings >= kFewest && std::none_of(lines.begin(), lines.end(), is_markdown);
}

// --- two columns: "term,definition" ---

/// The cells of a line, which may stand in quotes with quotes doubled in them.
std::vector<std::string> cells_of(std::string_view line, char separator) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
      cells.back().push_back(line[i++]);
    } else if (line[i] == '"' && (quoted || cells.back().empty())) {
      quoted = !quoted;
    } else if (line[i] == separator && !quoted) {
      cells.emplace_back();
    } else {
      cells.back().push_back(line[i]);
    }
  }
  return cells;
}

/// Of a table whose head says that it holds terms and what they mean, and nothing else.
std::optional<char> separator_of_columns(const Lines& lines) {
  constexpr auto kTerms =
      std::to_array<std::string_view>({"term", "word", "name", "concept", "acronym", "abbreviation"});
  constexpr auto kMeanings =
      std::to_array<std::string_view>({"definition", "meaning", "description", "explanation"});
  const auto is_one_of = [](const auto& words, const std::string& head) {
    return std::find(words.begin(), words.end(), text::fold(head)) != words.end();
  };
  for (const char separator : {'\t', ',', ';'}) {
    if (lines.empty()) break;
    const auto heads = cells_of(lines.front(), separator);
    const bool suits = heads.size() == 2 && is_one_of(kTerms, heads[0]) && is_one_of(kMeanings, heads[1]);
    const auto has_two = [separator](std::string_view line) {
      return is_blank(line) || cells_of(line, separator).size() == 2;
    };
    if (suits && std::all_of(lines.begin(), lines.end(), has_two)) return separator;
  }
  return std::nullopt;
}

std::string from_columns(const Lines& lines, char separator) {
  std::vector<std::string> out(1);
  for (auto line = lines.begin() + 1; line != lines.end(); ++line) {
    const auto cells = cells_of(*line, separator);
    out.push_back(cells.size() == 2 ? item(cells[0], cells[1]) : std::string());
  }
  return joined(out);
}

// --- HTML: <dt>term</dt><dd>definition</dd> ---

class DefinitionListReader {
 public:
  explicit DefinitionListReader(std::string_view html) : html_(html) {}

  std::string read() {
    while (at_ < html_.size()) {
      if (html_.substr(at_).starts_with("<!--")) {
        skip_to("-->");
      } else if (html_[at_] == '<' && at_ + 1 < html_.size() &&
                 (std::isalpha(static_cast<unsigned char>(html_[at_ + 1])) != 0 || html_[at_ + 1] == '/' ||
                  html_[at_ + 1] == '!')) {
        read_tag();
      } else {
        put(html_[at_++]);
      }
    }
    return std::move(out_);
  }

 private:
  bool at_line_begin() const { return out_.empty() || out_.back() == '\n'; }

  void put(char c) {
    if (c == '\n') {
      while (out_.ends_with(' ')) out_.pop_back();
      out_.push_back('\n');
    } else if (c != ' ' && c != '\t') {
      if (at_line_begin() && in_definition_) out_ += "  ";
      out_.push_back(c);
    } else if (!at_line_begin() && out_.back() != ' ') {
      out_.push_back(' ');
    }
  }

  /// Behind the next place of the words, with the ends of the lines before it.
  void skip_to(std::string_view words) {
    const auto found = html_.find(words, at_);
    const std::size_t end = found == std::string_view::npos ? html_.size() : found + words.size();
    for (; at_ < end; ++at_) {
      if (html_[at_] == '\n') out_.push_back('\n');
    }
  }

  void read_tag() {
    const auto close = html_.find('>', at_);
    if (close == std::string_view::npos) {
      at_ = html_.size();
      return;
    }
    std::string_view tag = html_.substr(at_ + 1, close - at_ - 1);
    const bool ends = tag.starts_with('/');
    if (ends) tag.remove_prefix(1);
    const std::string name = text::fold_case(tag.substr(0, tag.find_first_of(" \t\n/")));
    for (; at_ <= close; ++at_) {
      if (html_[at_] == '\n') out_.push_back('\n');
    }
    if (!ends && (name == "script" || name == "style" || name == "head" || name == "nav")) {
      skip_to("</" + name + ">");
    } else if (name == "dt") {
      ends ? end_term() : begin_term();
    } else if (name == "dd") {
      if (!ends) end_term();
      in_definition_ = !ends;
    } else if ((name == "p" || name == "div" || name == "li") && !in_definition_ && !in_term_) {
      if (!ends) begin_line(name == "li" ? "- " : "");
    } else if (name == "br") {
      put(' ');
    } else if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
      in_definition_ = false;
      if (!ends) begin_line(std::string(static_cast<std::size_t>(name[1] - '0'), '#') + " ");
    } else if (!in_term_ && (name == "b" || name == "strong")) {
      out_ += "**";
    } else if (!in_term_ && (name == "code" || name == "tt" || name == "kbd")) {
      put('`');
    }
  }

  void begin_line(const std::string& mark) {
    if (!at_line_begin()) out_.push_back('\n');
    out_ += mark;
  }
  void begin_term() {
    end_term();
    in_definition_ = false;
    begin_line("- **");
    in_term_ = true;
  }
  void end_term() {
    if (!in_term_) return;
    while (out_.ends_with(' ') || out_.ends_with('\n')) out_.pop_back();
    out_ += "**: ";
    in_term_ = false;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string out_;
  bool in_term_ = false;
  bool in_definition_ = false;
};

bool is_html(std::string_view content) {
  const auto begin = std::min(content.size(), content.find_first_not_of(" \n\t"));
  return text::begins_with(content.substr(begin), "<!doctype html") ||
         text::begins_with(content.substr(begin), "<html");
}

/// A line begins with one, outside the code of a text about HTML.
bool has_definition_list(const Lines& lines) {
  bool code = false;
  for (const std::string_view line : lines) {
    const std::string_view text = trim(line);
    if (text.starts_with("```") || text.starts_with("~~~")) code = !code;
    if (!code && (text.starts_with("<dl") || text.starts_with("<dt"))) return true;
  }
  return false;
}

// --- terms of Markdown in tags and quotes ---

/// "<b>Clay</b>: earth" and "**Clay**<br>earth" as "**Clay**: earth"; "> **Clay**: earth" without its mark.
std::string with_plain_terms(const Lines& lines) {
  std::vector<std::string> out;
  for (const std::string_view line : lines) {
    std::string text(line);
    if (text.starts_with("> **")) text.erase(0, 2);
    for (const std::string_view tag : {"b", "strong"}) {
      const std::string open = "<" + std::string(tag) + ">";
      const std::string close = "</" + std::string(tag) + ">";
      const auto end = text.starts_with(open) ? text.find(close) : std::string::npos;
      if (end == std::string::npos) continue;
      text.replace(end, close.size(), "**").replace(0, open.size(), "**");
    }
    const auto end = text.starts_with("**") ? text.find("**", 2) : std::string::npos;
    for (const std::string_view line_break : {"<br>", "<br/>", "<br />"}) {
      if (end == std::string::npos || text.compare(end + 2, line_break.size(), line_break) != 0) continue;
      const bool stopped = text[end - 1] == ':' || text[end - 1] == '.';
      text.replace(end + 2, line_break.size(), stopped ? " " : ": ");
    }
    out.push_back(std::move(text));
  }
  return joined(out);
}

bool has_term_in_tags(std::string_view line) {
  if (line.starts_with("<b>") || line.starts_with("<strong>") || line.starts_with("> **")) return true;
  const auto end = line.starts_with("**") ? line.find("**", 2) : std::string_view::npos;
  return end != std::string_view::npos && line.substr(end + 2).starts_with("<br");
}

}  // namespace

std::string as_markdown(std::string_view content) {
  const Lines lines = split_lines(content);
  if (is_html(content) || has_definition_list(lines)) return DefinitionListReader(content).read();
  if (std::any_of(lines.begin(), lines.end(), is_glossary_directive)) return from_restructured_text(lines);
  if (has_many(lines, [](std::string_view line) { return org_term(line).has_value(); }))
    return from_org(lines);
  if (has_many(lines, [](std::string_view line) { return asciidoc_term(line).has_value(); }))
    return from_asciidoc(lines);
  if (has_headings(lines, '=')) return from_asciidoc(lines);
  if (text::begins_with(content, "#+title:") && has_headings(lines, '*')) return from_org(lines);
  if (const auto separator = separator_of_columns(lines)) return from_columns(lines, *separator);
  if (has_many(lines, is_wiki_term)) return from_mediawiki(lines);
  if (has_indented_terms(lines)) return from_indented_terms(lines);
  if (has_many(lines, has_term_in_tags)) return with_plain_terms(lines);
  return std::string(content);
}

}  // namespace cairn::importers
