#include "importers/reading/records/latex.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <utility>

#include "importers/reading/lines.h"
#include "text/utf8.h"

namespace cairn::importers {

namespace {

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

/// Walks over LaTeX: blanks, comments, commands and groups in braces or brackets.
class LatexCursor {
 public:
  explicit LatexCursor(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ >= text_.size(); }
  std::size_t at() const { return at_; }
  char peek() const { return text_[at_]; }
  char take() { return text_[at_++]; }

  void skip_blanks() {
    while (!at_end() && (std::isspace(static_cast<unsigned char>(peek())) != 0 || peek() == '%'))
      peek() == '%' ? skip_comment() : void(++at_);
  }
  void skip_comment() { at_ = std::min(text_.size(), text_.find('\n', at_)); }

  /// Behind the backslash: letters, or one sign.
  std::string_view command() {
    std::size_t end = at_;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    if (end == at_ && end < text_.size()) ++end;
    const auto name = text_.substr(at_, end - at_);
    at_ = end;
    return name;
  }

  /// Behind its first sign, to its last one, both with it.
  std::string formula() {
    const auto sign = text_.find('$', at_);
    const auto end = sign == std::string_view::npos ? text_.size() : sign + 1;
    std::string formula = "$" + std::string(text_.substr(at_, end - at_));
    at_ = end;
    return formula;
  }

  /// What stands in the next group, if one comes next and ends.
  std::optional<std::string_view> group(char open = '{', char close = '}') {
    constexpr std::size_t kLongest = std::size_t{1} << 16U;
    skip_blanks();
    if (at_end() || peek() != open) return std::nullopt;
    const std::size_t begin = at_ + 1;
    std::size_t depth = 0;
    for (std::size_t i = at_; i < std::min(text_.size(), at_ + kLongest); ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == open) {
        ++depth;
      } else if (text_[i] == close && --depth == 0) {
        at_ = i + 1;
        return text_.substr(begin, i - begin);
      }
    }
    return std::nullopt;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

using Fields = std::map<std::string, std::string_view, std::less<>>;

/// "" where it is not given.
std::string_view field(const Fields& fields, std::string_view key) {
  const auto found = fields.find(key);
  return found == fields.end() ? std::string_view() : found->second;
}

/// "name=keel, description={The fin, which ...}" by keys.
Fields fields_of(std::string_view list) {
  Fields fields;
  std::size_t begin = 0;
  std::size_t depth = 0;
  for (std::size_t i = 0; i <= list.size(); ++i) {
    const char c = i < list.size() ? list[i] : ',';
    if (c == '\\') {
      ++i;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}') {
      depth -= depth > 0 ? 1 : 0;
    } else if (c == ',' && (depth == 0 || i == list.size())) {
      const std::string_view field = list.substr(begin, std::min(i, list.size()) - begin);
      const auto sign = field.find('=');
      if (sign != std::string_view::npos) {
        std::string_view value = trim(field.substr(sign + 1));
        if (value.starts_with('{') && value.ends_with('}')) value = value.substr(1, value.size() - 2);
        fields.emplace(trim(field.substr(0, sign)), value);
      }
      begin = i + 1;
    }
  }
  return fields;
}

using Names = std::map<std::string, std::string, std::less<>>;  ///< of entries, by their keys

/// Commands whose argument is no text.
constexpr auto kNoText = std::to_array<std::string_view>(
    {"cite", "citep", "citet", "footnote", "glsadd", "index", "label", "pageref", "ref", "vspace", "hspace"});

std::string plain_text(std::string_view latex, const Names& names, std::size_t levels = 20);

/// What a command stands for, with its arguments.
std::string text_of_command(LatexCursor& cursor, const Names& names, std::size_t levels) {
  const std::string_view name = cursor.command();
  if (name.empty()) return {};
  if (!is_letter(name.front())) return name == "\\" || name == "," ? " " : std::string(name);
  while (cursor.group('[', ']')) continue;
  const auto argument = cursor.group();
  if (!argument || std::find(kNoText.begin(), kNoText.end(), name) != kNoText.end())
    return argument ? "" : " ";
  if (name == "glslink" || name == "glsdisp" || name == "href")
    return plain_text(cursor.group().value_or(""), names, levels);
  const bool names_entry = name.starts_with("gls") || name.starts_with("Gls") || name.starts_with("acr");
  if (names_entry) {
    const auto known = names.find(*argument);
    return known != names.end() ? known->second : std::string(*argument);
  }
  const std::string inside = plain_text(*argument, names, levels);
  if (name == "textbf") return "**" + inside + "**";
  if (name == "emph" || name == "textit") return "*" + inside + "*";
  return name == "texttt" ? "`" + inside + "`" : inside;
}

/// On one line, as Markdown; formulas stay as they are.
std::string plain_text(std::string_view latex, const Names& names, std::size_t levels) {
  std::string text;
  if (levels == 0) return text;
  LatexCursor cursor(latex);
  while (!cursor.at_end()) {
    const char c = cursor.take();
    if (c == '\\') {
      text += text_of_command(cursor, names, levels - 1);
    } else if (c == '%') {
      cursor.skip_comment();
    } else if (c == '$') {
      text += cursor.formula();
    } else if (c == '~') {
      text.push_back(' ');
    } else if (c != '{' && c != '}') {
      text.push_back(c);
    }
  }
  for (const std::string_view quotes : {"``", "''"}) {
    for (auto at = text.find(quotes); at != std::string::npos; at = text.find(quotes, at))
      text.replace(at, 2, "\"");
  }
  return text::collapse_space(text);
}

struct Definition {
  std::string key;
  std::string_view name;
  std::string_view expansion;
  std::string_view text;
  std::string_view see;
  std::int64_t line = 0;
};

/// With its lines, without what stands behind "%" in them.
std::string without_comments(std::string_view latex) {
  std::string text;
  for (std::size_t i = 0; i < latex.size(); ++i) {
    if (latex[i] == '\\' && i + 1 < latex.size()) {
      text.append(latex.substr(i++, 2));
    } else if (latex[i] == '%') {
      i = std::min(latex.size(), latex.find('\n', i)) - 1;
    } else {
      text.push_back(latex[i]);
    }
  }
  return text;
}

class LatexReader {
 public:
  explicit LatexReader(std::string_view content) : text_(without_comments(content)) {}

  RecordTable read() {
    LatexCursor cursor(content_);
    while (!cursor.at_end()) {
      const std::size_t begin = cursor.at();
      const char c = cursor.take();
      if (c == '%') cursor.skip_comment();
      if (c == '\\') read_command(cursor, begin);
    }
    Names names;
    for (const Definition& one : found_) {
      if (!one.key.empty()) names.emplace(one.key, plain_text(one.name, {}));
    }
    RecordTable table;
    table.heads = {"term", "expansion", "definition", "see also"};
    for (const Definition& one : found_) {
      std::string see = plain_text(one.see, names);
      if (const auto known = names.find(one.see); known != names.end()) see = known->second;
      table.rows.push_back({{plain_text(one.name, names), plain_text(one.expansion, names),
                             plain_text(one.text, names), std::move(see)},
                            one.line});
    }
    return table;
  }

 private:
  void read_command(LatexCursor& cursor, std::size_t begin) {
    const std::string_view name = cursor.command();
    Definition found;
    if (name == "newglossaryentry" || name == "longnewglossaryentry") {
      const auto key = cursor.group();
      const auto fields = fields_of(cursor.group().value_or(""));
      found = {std::string(key.value_or("")), field(fields, "name"), field(fields, "long"),
               field(fields, "description"),  field(fields, "see"),  0};
      if (found.name.empty()) found.name = field(fields, "short");
      if (name == "longnewglossaryentry") found.text = cursor.group().value_or("");
    } else if (name == "newacronym" || name == "newabbreviation") {
      const auto options = fields_of(cursor.group('[', ']').value_or(""));
      const auto key = cursor.group();
      const auto abbreviation = cursor.group();
      found = {
          std::string(key.value_or("")), abbreviation.value_or(""), cursor.group().value_or(""), {}, {}, 0};
      found.text = field(options, "description");
    } else if (name == "acro" || name == "acrodef") {  // \acro{vmg}[VMG]{velocity made good}
      const auto key = cursor.group();
      const auto abbreviation = cursor.group('[', ']');
      found = {std::string(key.value_or("")),
               abbreviation.value_or(key.value_or("")),
               cursor.group().value_or(""),
               {},
               {},
               0};
    } else if (name == "DeclareAcronym") {
      const auto key = cursor.group();
      const auto fields = fields_of(cursor.group().value_or(""));
      found = {std::string(key.value_or("")),
               field(fields, "short"),
               field(fields, "long"),
               field(fields, "extra"),
               {},
               0};
    } else if (name == "item") {
      const auto term = cursor.group('[', ']');
      if (!term) return;
      const std::string_view rest = content_.substr(
          cursor.at(), std::min(content_.size(), content_.find("\\item", cursor.at())) - cursor.at());
      const std::string_view text = rest.substr(0, rest.find("\\end{description}"));
      found = {{}, *term, {}, trim(text), {}, 0};
      if (trim(found.name).ends_with(':'))
        found.name = trim(found.name).substr(0, trim(found.name).size() - 1);
    }
    if (found.name.empty()) return;
    line_ += std::count(content_.begin() + static_cast<std::ptrdiff_t>(counted_),
                        content_.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
    counted_ = begin;
    found.line = line_;
    found_.push_back(std::move(found));
  }

  const std::string text_;
  const std::string_view content_ = text_;
  std::vector<Definition> found_;
  std::int64_t line_ = 1;
  std::size_t counted_ = 0;  ///< lines, up to here
};

}  // namespace

std::optional<RecordTable> read_latex(std::string_view content) {
  constexpr auto kSigns = std::to_array<std::string_view>(
      {"\\newglossaryentry", "\\longnewglossaryentry", "\\newacronym", "\\newabbreviation", "\\acro{",
       "\\acrodef", "\\DeclareAcronym", "\\begin{description}"});
  const bool may_hold = std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
    return content.find(sign) != std::string_view::npos;
  });
  return may_hold ? std::optional(LatexReader(content).read()) : std::nullopt;
}

}  // namespace cairn::importers
