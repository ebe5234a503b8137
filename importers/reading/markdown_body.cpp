// The blocks of an entry's text in Markdown: headings, items, tables, and what the author states outright.

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "importers/reading/html_text.h"
#include "importers/reading/label.h"
#include "importers/reading/lines.h"
#include "importers/reading/markdown_tree.h"
#include "importers/reading/other_names.h"
#include "importers/reading/preformatted.h"
#include "importers/reading/reader.h"
#include "importers/reading/section_path.h"
#include "importers/reading/statement.h"
#include "text/folding.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kDeepestNesting = 100;  // below it only the words count

/// Adds the text of the inline nodes under `parent`, with bold, code and formula spans.
class InlineText {
 public:
  explicit InlineText(Block& block) : block_(block) {}

  void add(cmark_node* parent) {
    if (++depth_ < kDeepestNesting) {
      for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node))
        add_one(node);
    } else {
      block_.text += inline_text(parent);
    }
    --depth_;
  }

 private:
  void add_one(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        block_.text.push_back(' ');
        block_.line_breaks.push_back(block_.text.size());
        break;
      case CMARK_NODE_CODE:
        hide("`" + std::string(cmark_node_get_literal(node)) + "`");
        break;
      case CMARK_NODE_STRONG: {
        const std::size_t begin = block_.text.size();
        add(node);
        if (block_.text.size() > begin) block_.bold.push_back({begin, block_.text.size()});
        break;
      }
      case CMARK_NODE_EMPH: {
        const std::size_t begin = block_.text.size();
        add(node);
        if (block_.text.size() > begin) block_.italic.push_back({begin, block_.text.size()});
        break;
      }
      case CMARK_NODE_TEXT:
        block_.text += without_link_marks(cmark_node_get_literal(node));
        break;
      case CMARK_NODE_IMAGE:  // what it shows is said for those who do not see it
        break;
      default:
        add(node);
    }
  }
  void hide(const std::string& text) {
    block_.hidden.push_back({block_.text.size(), block_.text.size() + text.size()});
    block_.text += text;
  }
  Block& block_;
  std::size_t depth_ = 0;
};

/// Of "$$ ... $$" inside a sentence: one sign, or more with what formulas are written with; not prices.
bool looks_like_formula(std::string_view text) {
  text = trim(text);
  return !text.empty() && (text.find(' ') == std::string_view::npos ||
                           text.find_first_of("\\=^_{}<>+") != std::string_view::npos);
}

/// Formulas in one dollar or in two, outside code; Markdown itself does not know them.
void hide_formulas(Block& block) {
  constexpr std::string_view kDisplay = "$$";
  const std::string_view text = block.text;
  const std::vector<TextSpan> code = block.hidden;  // in the order of the text
  auto next_code = code.begin();
  for (std::size_t begin = text.find('$'); begin != std::string::npos;) {
    while (next_code != code.end() && next_code->end <= begin) ++next_code;
    if (next_code != code.end() && next_code->begin <= begin) {
      begin = text.find('$', next_code->end);
      continue;
    }
    const bool display = text.substr(begin).starts_with(kDisplay);
    const std::size_t mark = display ? kDisplay.size() : 1;
    const std::size_t end = text.find(display ? kDisplay : "$", begin + mark);
    if (end == std::string::npos) {
      begin = display ? text.find('$', begin + mark) : end;  // an odd mark
      continue;
    }
    const std::string_view inside = text.substr(begin + mark, end - begin - mark);
    const bool tight = !inside.empty() && inside.front() != ' ' && inside.back() != ' ';  // not "$5 or $6"
    const bool formula = display ? looks_like_formula(inside) : tight;
    if (formula) block.hidden.push_back({begin, end + mark});
    begin = formula ? text.find('$', end + mark) : display ? text.find('$', begin + mark) : end;
  }
}

/// Whether one formula is all that it holds.
bool is_formula(const Block& block) {
  return block.kind == BlockKind::kParagraph && block.hidden.size() == 1 && block.hidden[0].begin == 0 &&
         block.hidden[0].end == block.text.size() && block.text.starts_with("$$");
}

/// What authors state outright: "Category: rigging".
struct Stated {
  Statement statement = Statement::kNone;
  std::string_view rest;
};

Stated read_statement(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || text.starts_with('[') || text.starts_with('(')) return {};
  return {statement_named(text.substr(0, colon)), trim(text.substr(colon + 1))};
}

/// Whether there is nothing but names in a list: no sentence, and where the words before it may be a term, no
/// definition either.
bool are_names(const std::vector<std::string>& names, Statement statement) {
  const std::size_t longest = statement == Statement::kOtherName ? 8 : 5;  // words
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    const bool defines = statement == Statement::kShortForm &&
                         (name.starts_with("a ") || name.starts_with("an ") || name.starts_with("the "));
    return text::count_words(name) <= longest && name.find(". ") == std::string::npos && !defines;
  });
}

/// Whether what is stated is taken out of the text.
bool states(Statement statement) {
  return statement == Statement::kOtherName || statement == Statement::kShortForm ||
         statement == Statement::kCategory || statement == Statement::kSeeAlso;
}

class MarkdownBodyReader {
 public:
  explicit MarkdownBodyReader(std::int64_t first_line) : first_line_(first_line) {}

  Body read(std::string_view text) {
    const Tree tree = parse_markdown(text);
    add_children(tree.get());
    return std::move(body_);
  }

 private:
  void add_children(cmark_node* parent) {
    for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
      if (const auto title = title_of_list(node)) {
        node = cmark_node_next(node);
        add_list_under(*title, node);
      } else {
        add(node);
      }
    }
  }

  /// "Goals:" in a line of its own before a list heads the list.
  static std::optional<std::string> title_of_list(cmark_node* node) {
    constexpr std::size_t kLongestTitle = 3;  // words
    cmark_node* next = cmark_node_next(node);
    if (node_type(node) != "paragraph" || next == nullptr || node_type(next) != "list") return std::nullopt;
    Block block;
    InlineText(block).add(node);
    const bool bold =
        block.bold.size() == 1 && block.bold[0].begin == 0 && block.bold[0].end == block.text.size();
    const bool states = bold && statement_named(block.text) != Statement::kNone;  // "**Synonyms**"
    if (!block.text.ends_with(':') && !states) return std::nullopt;
    if (text::count_words(block.text) > kLongestTitle) return std::nullopt;
    if (block.text.ends_with(':')) block.text.pop_back();
    return block.text;
  }

  /// What heads a list heads nothing behind it.
  void add_list_under(std::string heading, cmark_node* list) {
    const std::size_t level = SectionPath::kListHeading + lists_++;
    sections_.enter(level, std::move(heading));
    add(list);
    sections_.leave(level);
    --lists_;
  }

  Block make(BlockKind kind, cmark_node* node) const {
    Block block;
    block.kind = kind;
    sections_.put_into(block);
    block.line = first_line_ + start_line(node) - 1;
    return block;
  }

  void add(cmark_node* node) {
    const std::string type = node_type(node);
    if (type == "heading") {
      Block block = make(BlockKind::kHeading, node);
      InlineText(block).add(node);
      block.label = {0, block.text.size()};
      sections_.enter(static_cast<std::size_t>(cmark_node_get_heading_level(node)), block.text);
      sections_.put_into(block);
      body_.blocks.push_back(std::move(block));
    } else if (type == "paragraph") {
      add_paragraph(node, BlockKind::kParagraph);
    } else if (type == "item") {
      add_item(node);
    } else if (type == "code_block" && holds_text(node)) {
      add_inner(cmark_node_get_literal(node), first_line_ + start_line(node));
    } else if (type == "code_block") {
      Block block = make(BlockKind::kCode, node);
      block.text = cmark_node_get_literal(node);
      block.hidden.push_back({0, block.text.size()});
      body_.blocks.push_back(std::move(block));
    } else if (type == "html_block") {
      add_inner(html_text(cmark_node_get_literal(node)), first_line_ + start_line(node) - 1);
    } else if (type == "table_row" || type == "table_header") {
      add_row(node, type == "table_header");
    } else if (++depth_ < kDeepestNesting) {
      add_children(node);
      --depth_;
    } else {
      Block block = make(BlockKind::kParagraph, node);
      block.text = inline_text(node);
      if (!block.text.empty()) body_.blocks.push_back(std::move(block));
      --depth_;
    }
  }

  /// A fence that says no language, for a list or a table.
  static bool holds_text(cmark_node* node) {
    int length = 0;
    int offset = 0;
    char mark = 0;
    return cmark_node_get_fenced(node, &length, &offset, &mark) != 0 &&
           *cmark_node_get_fence_info(node) == '\0' &&
           is_preformatted_text(split_lines(cmark_node_get_literal(node)));
  }

  /// Text that is Markdown of its own.
  void add_inner(const std::string& text, std::int64_t first_line) {
    MarkdownBodyReader reader(first_line);
    reader.sections_ = sections_;
    reader.lists_ = lists_;
    Body inner = reader.read(text);
    const auto append = [](auto& to, auto& from) {
      to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    append(body_.blocks, inner.blocks);
    append(body_.also_known_as, inner.also_known_as);
    append(body_.categories, inner.categories);
    append(body_.see_also, inner.see_also);
  }

  void add_item(cmark_node* item) {
    for (cmark_node* node = cmark_node_first_child(item); node != nullptr; node = cmark_node_next(node)) {
      if (node_type(node) != "paragraph") {
        add(node);
        continue;
      }
      const std::size_t before = body_.blocks.size();
      add_paragraph(node, BlockKind::kItem);
      cmark_node* next = cmark_node_next(node);
      const bool before_list = next != nullptr && node_type(next) == "list";
      if (before_list && body_.blocks.size() == before + 1 && heads_list(body_.blocks.back())) {
        node = next;
        add_list_under(heading_of(body_.blocks.back()), node);
      }
    }
  }

  /// "Types", "**Types:**" or "Types of keel:" as an item over a list of its own.
  static bool heads_list(const Block& item) {
    constexpr std::size_t kLongestHeading = 5;  // words
    return text::count_words(item.text) <= kLongestHeading && !item.text.ends_with('.');
  }
  static std::string heading_of(const Block& item) {
    std::string_view text = item.text;
    while (text.ends_with(':') || text.ends_with(' ')) text.remove_suffix(1);
    return std::string(text);
  }

  void add_row(cmark_node* row, bool is_head) {
    Block block = make(is_head ? BlockKind::kTableHead : BlockKind::kTableRow, row);
    for (cmark_node* cell = cmark_node_first_child(row); cell != nullptr; cell = cmark_node_next(cell)) {
      if (!block.text.empty()) block.text += " | ";
      const std::size_t begin = block.text.size();
      InlineText(block).add(cell);
      block.cells.push_back({begin, block.text.size()});
    }
    hide_formulas(block);
    body_.blocks.push_back(std::move(block));
  }

  /// What the author states in a line of its own is no prose. A paragraph may hold several such lines.
  bool take_statements(cmark_node* paragraph) {
    bool all = true;
    std::vector<Block> lines;
    lines.push_back(make(BlockKind::kParagraph, paragraph));
    for (cmark_node* node = cmark_node_first_child(paragraph); node != nullptr;
         node = cmark_node_next(node)) {
      const auto type = cmark_node_get_type(node);
      if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
        // A line that does not begin a new statement continues the one before.
        Block next = make(BlockKind::kParagraph, paragraph);
        next.line = lines.back().line + 1;
        lines.push_back(std::move(next));
        continue;
      }
      Block piece;
      InlineText collector(piece);
      if (type == CMARK_NODE_TEXT) {
        piece.text = without_link_marks(cmark_node_get_literal(node));
      } else if (type != CMARK_NODE_IMAGE) {
        collector.add(node);
      }
      lines.back().text += piece.text;
    }
    std::vector<Block> statements;
    for (auto& line : lines) {
      const Statement stated = read_statement(line.text).statement;
      const bool begins = states(stated) || !other_names(line.text).empty();
      if (begins || statements.empty()) {
        statements.push_back(std::move(line));
      } else {
        statements.back().text += " " + line.text;
      }
    }
    for (const auto& line : statements) all = take_statement(line) && all;
    return all;
  }

  bool take_statement(const Block& line) {
    if (auto names = other_names(line.text); !names.empty()) {
      for (auto& name : names) body_.also_known_as.push_back(std::move(name));
      return true;
    }
    constexpr std::size_t kLongestList = 2000;  // bytes: each name keeps the line that gives it
    const auto [statement, rest] = read_statement(line.text);
    if (!states(statement) || line.text.size() > kLongestList) return false;
    auto names = names_in_list(rest);
    if (statement == Statement::kOtherName || statement == Statement::kShortForm) {
      if (!are_names(names, statement)) return false;
      std::move(names.begin(), names.end(), std::back_inserter(body_.also_known_as));
    } else if (statement == Statement::kCategory) {
      std::move(names.begin(), names.end(), std::back_inserter(body_.categories));
    } else {
      for (auto& name : names) body_.see_also.push_back({std::move(name), line.text, line.line});
    }
    return true;
  }

  void add_paragraph(cmark_node* node, BlockKind kind) {
    if (take_statements(node)) return;
    Block block = make(kind, node);
    InlineText(block).add(node);
    hide_formulas(block);
    if (is_formula(block)) {
      block.kind = BlockKind::kFormula;
      body_.blocks.push_back(std::move(block));
      return;
    }
    take_definition_label(block);
    cmark_node* next = cmark_node_next(node);
    if (kind == BlockKind::kParagraph) take_facts(block, next != nullptr && node_type(next) == "paragraph");
    if (next != nullptr && is_aside(block)) block.kind = BlockKind::kItem;
    find_label(block);
    const std::string_view label =
        std::string_view(block.text).substr(block.label.begin, block.label.end - block.label.begin);
    const Statement named = statement_named(label);
    if (named == Statement::kKeywords) return;
    if (named == Statement::kRemark) block.kind = BlockKind::kItem;  // it defines nothing
    if (take_names(block)) return;
    take_see_also(block);
    if (!block.text.empty()) body_.blocks.push_back(std::move(block));
  }

  /// "Definition: an oven" only defines.
  static void take_definition_label(Block& block) {
    const auto [statement, rest] = read_statement(block.text);
    if (statement != Statement::kDefinition || rest.empty()) return;
    block = part_of(block, static_cast<std::size_t>(rest.data() - block.text.data()), block.text.size(), 0);
  }

  /// "Symbol: H" and the like in the first lines of a paragraph, each in a line of its own, are items; what
  /// follows them remains, here or (`goes_on`) in the next paragraph.
  void take_facts(Block& block, bool goes_on) {
    std::vector<std::size_t> ends = block.line_breaks;  // of the lines
    ends.push_back(block.text.size());
    std::size_t facts = 0;
    for (std::size_t begin = 0; facts < ends.size(); begin = ends[facts++]) {
      if (!is_fact(trim(std::string_view(block.text).substr(begin, ends[facts] - begin)))) break;
    }
    const bool is_remark = facts == 1 && is_remark_line(std::string_view(block.text).substr(0, ends[0]));
    const bool all = facts == ends.size();
    if ((facts < 2 && !is_remark && !(all && goes_on)) || (all && !goes_on && !is_remark)) return;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < facts; begin = ends[i++]) {
      Block fact = part_of(block, begin, ends[i], static_cast<std::int64_t>(i));
      fact.kind = BlockKind::kItem;
      find_label(fact);
      if (read_statement(fact.text).statement != Statement::kKeywords)
        body_.blocks.push_back(std::move(fact));
    }
    block = part_of(block, begin, block.text.size(), static_cast<std::int64_t>(facts));
  }

  /// "*Domain: craft | Level: beginner*", "*Added in May*": a few words in italics that are no sentence,
  /// before the text.
  static bool is_aside(const Block& block) {
    constexpr std::size_t kLongest = 8;  // words
    return block.kind == BlockKind::kParagraph && block.italic.size() == 1 && block.italic[0].begin == 0 &&
           block.italic[0].end == block.text.size() && !block.text.ends_with('.') &&
           text::count_words(block.text) <= kLongest;
  }

  /// A few words that begin with a capital, a colon, and a few more, which are no sentence.
  static bool is_fact(std::string_view line) {
    constexpr std::size_t kLongestName = 3;   // words
    constexpr std::size_t kLongestValue = 6;  // words
    const auto colon = line.find(": ");
    if (is_remark_line(line)) return true;
    if (colon == std::string_view::npos || line.ends_with('.') || line.front() < 'A' || line.front() > 'Z')
      return false;
    return text::count_words(line.substr(0, colon)) <= kLongestName &&
           text::count_words(line.substr(colon)) <= kLongestValue;
  }

  /// "Keywords: keel, ballast"
  static bool is_remark_line(std::string_view line) {
    const auto colon = line.find(": ");
    if (colon == std::string_view::npos) return false;
    const Statement named = statement_named(line.substr(0, colon));
    return named == Statement::kRemark || named == Statement::kKeywords;
  }

  /// Bytes of a block as one of their own, without blanks around.
  static Block part_of(const Block& block, std::size_t begin, std::size_t end, std::int64_t line) {
    const std::string_view text = trim(std::string_view(block.text).substr(begin, end - begin));
    if (text.empty()) return {};
    begin = static_cast<std::size_t>(text.data() - block.text.data());
    end = begin + text.size();
    Block part;
    part.kind = block.kind;
    part.section = block.section;
    part.outer_sections = block.outer_sections;
    part.line = block.line + line;
    part.text = text;
    const auto add_within = [begin, end](const std::vector<TextSpan>& spans, std::vector<TextSpan>& within) {
      for (const TextSpan& span : spans) {
        if (span.begin >= begin && span.end <= end) within.push_back({span.begin - begin, span.end - begin});
      }
    };
    add_within(block.bold, part.bold);
    add_within(block.italic, part.italic);
    add_within(block.hidden, part.hidden);
    for (const std::size_t at : block.line_breaks) {
      if (at > begin && at < end) part.line_breaks.push_back(at - begin);
    }
    return part;
  }

  /// What a section "Synonyms" lists.
  bool take_names(const Block& block) {
    const Statement statement = statement_named(block.section);
    if (statement != Statement::kOtherName && statement != Statement::kShortForm) return false;
    auto names = names_in_list(block.text);
    if (!are_names(names, statement)) return false;
    std::move(names.begin(), names.end(), std::back_inserter(body_.also_known_as));
    return true;
  }

  /// The names that a section "See also" lists. Its text stays: what it names is named.
  void take_see_also(const Block& block) {
    constexpr std::size_t kLongestNameWords = 6;
    constexpr std::size_t kLongestList = 2000;  // bytes: each name keeps the text that gives it
    if (block.text.size() > kLongestList || !is_see_also_title(block.section)) return;
    const std::string_view text = block.text;
    const auto label = trim(text.substr(block.label.begin, block.label.end - block.label.begin));
    for (auto& name : names_in_list(label.empty() ? text : label)) {
      const std::string folded = text::fold(name);
      const std::size_t words = text::count_words(name);
      const bool says_none = folded == "none" || folded.starts_with("no ");
      if (words > 0 && words <= kLongestNameWords && !says_none)
        body_.see_also.push_back({std::move(name), block.text, block.line});
    }
  }

  std::int64_t first_line_;
  std::size_t depth_ = 0;
  std::size_t lists_ = 0;  ///< that have a heading of their own, around the place
  SectionPath sections_;
  Body body_;
};

}  // namespace

Body read_markdown_body(const std::string& text, std::int64_t first_line) {
  return MarkdownBodyReader(first_line).read(text);
}

}  // namespace cairn::importers
