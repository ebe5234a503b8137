#include "importers/analysis/opening.h"

#include <algorithm>
#include <string_view>

#include "importers/analysis/abbreviation.h"
#include "importers/analysis/cues.h"
#include "importers/reading/grammar_note.h"
#include "importers/reading/lines.h"
#include "text/folding.h"
#include "text/inflection.h"

namespace cairn::importers {

namespace {

std::string without_quotes(std::string_view text) {
  text = trim(text);
  std::size_t size = 0;
  while (size != text.size()) {
    size = text.size();
    for (const std::string_view quote : {"\"", "'", "\u2018", "\u2019", "\u201c", "\u201d"}) {
      if (text.starts_with(quote)) text.remove_prefix(quote.size());
      if (text.ends_with(quote)) text.remove_suffix(quote.size());
    }
  }
  return std::string(text);
}

/// The text without its last full stop and the remarks in brackets behind it: "Value added reseller. (1995)".
std::string_view without_remarks(std::string_view text) {
  while (true) {
    text = trim(text);
    const bool bracketed = text.ends_with(')') || text.ends_with(']');
    const auto open = bracketed ? text.find_last_of(text.ends_with(')') ? '(' : '[') : std::string_view::npos;
    if (open != std::string_view::npos) {
      text.remove_suffix(text.size() - open);
    } else if (text.ends_with('.')) {
      text.remove_suffix(1);
    } else {
      return text;
    }
  }
}

std::string_view without_article(std::string_view text) {
  for (const std::string_view article : {"the ", "a ", "an "}) {
    if (text::begins_with(text, article)) return trim(text.substr(article.size()));
  }
  return text;
}

/// What "See tuple." and "Another name for a tuple" refer to; any other text as it is.
std::string_view without_referring_lead_in(std::string_view text) {
  for (const std::string_view words : {text, without_article(text)}) {
    const auto begins = [words](std::string_view lead_in) { return text::begins_with(words, lead_in); };
    const auto lead_in =
        std::find_if(std::begin(cues::kReferringLeadIns), std::end(cues::kReferringLeadIns), begins);
    if (lead_in != std::end(cues::kReferringLeadIns))
      return without_article(trim(words.substr(lead_in->size())));
  }
  return text;
}

/// What may be the expansion of an abbreviation: the words up to a comma or dash, without a remark in
/// brackets.
std::string first_phrase(std::string_view text) {
  const auto end = std::min({text.find(','), text.find(" - "), text.find(" \u2013 "), text.find(" \u2014 ")});
  return without_quotes(without_remarks(text.substr(0, end)));
}

/// Of "\"jib\", \"foresail\" /for's'l/ or \"headsail\", as sailors say": what is quoted before other words.
std::vector<std::string> quoted_names(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    if (list.front() == '"' || list.front() == '/') {
      const auto close = list.find(list.front(), 1);
      if (close == std::string_view::npos) break;
      if (list.front() == '"') {
        for (const auto name : split_trimmed(list.substr(1, close - 1), ',')) names.emplace_back(name);
      }
      list.remove_prefix(close + 1);
    } else if (list.front() == ' ' || list.front() == ',' || list.front() == ';') {
      list.remove_prefix(1);
    } else {
      const auto end = std::min(list.find_first_of(" ,;"), list.size());
      const std::string_view word = list.substr(0, end);
      if (is_abbreviation_form(word) && (end == list.size() || list[end] != ' ')) {
        names.emplace_back(word);
      } else if (word != "or" && word != "and") {
        break;
      }
      list.remove_prefix(word.size());
    }
  }
  return names;
}

}  // namespace

const AnalysedBlock* lead_of(const AnalysedEntry& entry) {
  const AnalysedBlock* formula = nullptr;
  for (const auto& block : entry.blocks) {
    const BlockKind kind = block.block.kind;
    if (kind == BlockKind::kFormula && formula == nullptr) formula = &block;
    if (kind == BlockKind::kCode || kind == BlockKind::kFormula) continue;
    if (kind == BlockKind::kHeading && formula != nullptr) return formula;  // that is all that defines it
    const bool noted = block.block.kind == BlockKind::kParagraph && is_grammar_note(trim(block.block.text));
    if (!noted || &block == &entry.blocks.back()) return &block;
  }
  return formula;
}

/// Whether nothing but grammar notes stands before the last block.
bool lead_is_all(const AnalysedEntry& entry) {
  return std::all_of(entry.blocks.begin(), entry.blocks.end() - 1, [](const AnalysedBlock& block) {
    return block.block.kind == BlockKind::kParagraph && is_grammar_note(trim(block.block.text));
  });
}

Opening read_opening(const AnalysedEntry& entry) {
  const AnalysedBlock* block = lead_of(entry);
  if (block == nullptr || block->block.kind == BlockKind::kHeading) return {};
  std::string_view text = trim(block->block.text);
  text.remove_prefix(grammar_note_length(text));
  if (text.starts_with("= ")) text = trim(text.substr(2));
  while (text.starts_with('<') && text.find('>') != std::string_view::npos)
    text = trim(text.substr(text.find('>') + 1));
  if (!text.starts_with('(')) {
    const std::string_view whole = without_remarks(text);
    text = without_referring_lead_in(whole);
    Opening opening;
    const auto end = text.find_first_of(".;:");
    if (end != std::string_view::npos) {
      opening.beginning = first_phrase(text.substr(0, end));
      opening.first_clause = without_quotes(text.substr(0, end));
      return opening;
    }
    opening.names.push_back(first_phrase(text));
    // All of the text, but for notes before it.
    if (block == &entry.blocks.back() && lead_is_all(entry)) opening.referral = text;
    opening.refers_outright = text.size() < whole.size();
    return opening;
  }
  std::string_view inside = text.substr(1, std::min(text.find(')'), text.size()) - 1);
  Opening opening;
  opening.in_bracket = true;
  if (inside.starts_with("Or ")) {
    opening.other_names = quoted_names(inside.substr(3));
    if (!opening.other_names.empty()) return opening;
    inside.remove_prefix(3);
  }
  for (const std::string_view part : split_trimmed(inside, ','))
    opening.names.push_back(without_quotes(part));
  return opening;
}

OpeningBrackets::OpeningBrackets(const Corpus& corpus) {
  for (const auto& entry : corpus.entries) {
    const auto opening = read_opening(entry);
    if (!opening.in_bracket) continue;
    for (const std::string& name : opening.names) ++count_[text::fold(name)];
  }
  for (const auto& entry : corpus.entries) {
    const std::string header = text::fold(entry.header);
    if (!count_.contains(header)) continue;
    for (const auto& block : entry.blocks)
      texts_[header] += " " + text::fold_singular(block.block.text) + " ";
  }
}

bool OpeningBrackets::is_own(const std::string& name, const std::string& title) const {
  const std::string folded = text::fold(name);
  const auto text = texts_.find(folded);
  if (text != texts_.end())
    return text->second.find(" " + text::fold_singular(title) + " ") != std::string::npos;
  const auto count = count_.find(folded);
  return count != count_.end() && count->second == 1;
}

}  // namespace cairn::importers
