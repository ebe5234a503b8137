#include "importers/analysis/corpus.h"

#include <algorithm>
#include <array>

#include "importers/analysis/citation.h"
#include "importers/reading/lines.h"
#include "importers/reading/reader.h"
#include "text/folding.h"
#include "text/inflection.h"
#include "text/utf8.h"

namespace cairn::importers {

namespace {

constexpr auto kNeverEndsASentence = std::to_array<std::string_view>(
    {"e.g.", "i.e.", "vs.",  "etc.",  "al.",   "cf.",   "fig.",  "eq.",     "no.",  "approx.",
     "dr.",  "mr.",  "ms.",  "st.",   "resp.", "incl.", "abbr.", "abbrev.", "syn.", "a.k.a.",
     "p.",   "pp.",  "vol.", "vols.", "ch.",   "sec.",  "ed.",   "eds.",    "nos."});
/// What begins a sentence behind "the U.S.", where a name may go on.
constexpr auto kOpeners = std::to_array<std::string_view>(
    {"It", "The", "This", "These", "They", "A", "An", "In", "See", "Also", "Compare", "There", "When", "If"});

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "U.S."
bool is_dotted(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i % 2 == 0 ? !is_upper(word[i]) : word[i] != '.') return false;
  }
  return word.size() >= 4 && word.size() % 2 == 0;
}

bool opens_sentence(std::string_view text) {
  const auto begin = std::min(text.size(), text.find_first_not_of(" \")'"));
  text.remove_prefix(begin);
  return text.empty() ||
         std::find(kOpeners.begin(), kOpeners.end(), text.substr(0, text.find(' '))) != kOpeners.end();
}

bool is_abbreviation(std::string_view text, std::size_t point) {
  const auto blank = text.find_last_of(" (", point);
  const auto word = text.substr(blank == std::string_view::npos ? 0 : blank + 1,
                                point - (blank == std::string_view::npos ? 0 : blank + 1) + 1);
  const std::string folded = text::fold_case(word);
  const bool known =
      std::find(kNeverEndsASentence.begin(), kNeverEndsASentence.end(), folded) != kNeverEndsASentence.end();
  const bool initial = word.size() == 2 && is_upper(word.front());
  return known || initial || (is_dotted(word) && !opens_sentence(text.substr(point + 1)));
}

/// Spans that are asked for places from left to right.
class SpansInOrder {
 public:
  explicit SpansInOrder(std::vector<TextSpan> spans) : spans_(std::move(spans)) {
    std::sort(spans_.begin(), spans_.end(),
              [](const TextSpan& a, const TextSpan& b) { return a.begin < b.begin; });
  }
  bool holds(std::size_t at) {
    for (; next_ < spans_.size() && spans_[next_].begin <= at; ++next_)
      end_ = std::max(end_, spans_[next_].end);
    return at < end_;
  }

 private:
  std::vector<TextSpan> spans_;
  std::size_t next_ = 0;
  std::size_t end_ = 0;  ///< of those that have begun
};

/// "eBGP", "p-type": written small where other names are capitalised, so that a sentence may begin with it.
bool begins_with_small_sign(std::string_view text) {
  return text.size() > 2 && text[0] >= 'a' && text[0] <= 'z' &&
         (is_upper(text[1]) || (text[1] == '-' && text[2] != ' '));
}

/// Sentences end at . ! ? before a capital, a digit or the end; and at " - It" and the like, where a saved
/// glossary joins a sentence to its definition.
std::vector<TextSpan> split_sentences(const Block& block) {
  const std::string_view text = block.text;
  SpansInOrder hidden(block.hidden);
  std::vector<TextSpan> sentences;
  std::size_t begin = 0;
  const auto end_at = [&](std::size_t end) {
    const auto part = trim(text.substr(begin, end - begin));
    if (!part.empty()) {
      const auto from = static_cast<std::size_t>(part.data() - text.data());
      sentences.push_back({from, from + part.size()});
    }
    begin = end;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '-' && i > 0 && text[i - 1] == ' ' && i + 3 < text.size() && text[i + 1] == ' ') {
      const auto next = text.substr(i + 2);
      const bool pronoun = next.starts_with("It ") || next.starts_with("They ") || next.starts_with("This ");
      if (pronoun) {
        end_at(i);
        begin = i + 2;
      }
    }
    if ((c != '.' && c != '!' && c != '?') || hidden.holds(i)) continue;
    std::size_t next = i + 1;
    while (next < text.size() && (text[next] == '"' || text[next] == ')' || text[next] == '\'')) ++next;
    if (next < text.size() && text[next] != ' ') continue;
    while (next < text.size() && text[next] == ' ') ++next;
    const bool opens = next >= text.size() || is_upper(text[next]) || is_digit(text[next]) ||
                       std::string_view("\"($`").find(text[next]) != std::string_view::npos ||
                       static_cast<unsigned char>(text[next]) >= 0x80 ||
                       begins_with_small_sign(text.substr(next));
    if (!opens || (c == '.' && is_abbreviation(text, i))) continue;
    end_at(std::min(next, text.size()));
  }
  end_at(text.size());
  return sentences;
}

/// Whether a name may run over what stands between two words.
bool joins(std::string_view gap) {
  if (gap.empty()) return true;
  for (std::size_t i = 0; i < gap.size();) {
    if (gap[i] == ' ' || gap[i] == '-' || (gap[i] == '&' && gap.size() == 1)) {
      ++i;
    } else if (gap.substr(i, 3) == "\u2010" || gap.substr(i, 3) == "\u2011" || gap.substr(i, 3) == "\u2013") {
      i += 3;
    } else {
      return false;
    }
  }
  // " - " is a dash, not a hyphen
  return gap.find(" -") == std::string_view::npos && gap.find("- ") == std::string_view::npos &&
         gap.find(" \u2013") == std::string_view::npos;
}

/// "Hughes' law": not "the 'keels' of", where a quote opens before the word.
bool is_plural_possessive(std::string_view text, std::size_t begin, std::size_t end, std::string_view gap) {
  if ((gap != "' " && gap != "\u2019 ") || text[end - 1] != 's') return false;
  const std::string_view before = text.substr(0, begin);
  return !before.ends_with('\'') && !before.ends_with("\u2018");
}

void add_tokens(AnalysedBlock& analysed, const std::vector<TextSpan>& citations, Words& words) {
  const std::string_view text = analysed.block.text;
  std::size_t sentence = 0;
  std::size_t last_begin = 0;
  std::size_t last_end = 0;
  std::size_t cell = 0;
  SpansInOrder cited(citations);
  SpansInOrder hidden(analysed.block.hidden);
  for (text::TokenReader token(text); token.next();) {
    const std::size_t begin = token.begin();
    while (sentence + 1 < analysed.sentences.size() && begin >= analysed.sentences[sentence + 1].begin)
      ++sentence;
    WordToken word;
    word.word = words.add(token.folded());
    word.begin = static_cast<std::uint32_t>(begin);
    word.end = static_cast<std::uint32_t>(token.end());
    word.sentence = static_cast<std::uint32_t>(sentence);
    const auto surface = text.substr(begin, token.end() - begin);
    word.capital = is_upper(surface.front());
    word.proper =
        std::any_of(surface.begin() + 1, surface.end(), [](char c) { return is_upper(c) || is_digit(c); });
    word.cited = cited.holds(begin);
    word.hidden = word.cited || hidden.holds(begin);
    const auto gap = text.substr(last_end, begin - last_end);
    const bool goes_on = !analysed.tokens.empty() && analysed.tokens.back().sentence == word.sentence;
    word.joined = goes_on && (joins(gap) || is_plural_possessive(text, last_begin, last_end, gap));
    word.slashed = goes_on && gap == "/";
    // A label and its explanation, or two cells, are no one name.
    if (analysed.block.label.end > 0 && last_end <= analysed.block.label.end &&
        begin >= analysed.block.label.end) {
      word.joined = false;
    }
    while (cell < analysed.block.cells.size() && begin >= analysed.block.cells[cell].end) {
      ++cell;
      word.joined = false;
    }
    analysed.tokens.push_back(word);
    last_begin = begin;
    last_end = token.end();
  }
}

}  // namespace

WordId Words::add(std::string_view folded) {
  if (2 * (forms_.size() + 1) > slots_.size()) grow();
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>()(folded));
  Slot& slot = slot_of(folded, hash);
  if (slot.number != 0) return forms_[slot.number - 1].word;
  const auto [found, fresh] =
      ids_.emplace(text::american_spelling(text::singular(folded)), static_cast<WordId>(texts_.size()));
  if (fresh) texts_.push_back(found->first);
  forms_.push_back({std::string(folded), found->second});
  slot = {hash, static_cast<std::uint32_t>(forms_.size())};
  return found->second;
}

Words::Slot& Words::slot_of(std::string_view folded, std::uint32_t hash) {
  for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    Slot& slot = slots_[at];
    if (slot.number == 0 || (slot.hash == hash && forms_[slot.number - 1].text == folded)) return slot;
  }
}

void Words::grow() {
  constexpr std::size_t kFewest = 1024;
  std::vector<Slot> before(std::max(kFewest, 2 * slots_.size()));
  before.swap(slots_);
  for (const Slot& slot : before) {
    if (slot.number != 0) slot_of(forms_[slot.number - 1].text, slot.hash) = slot;
  }
}

std::vector<WordId> Words::add_all(std::string_view text) {
  std::vector<WordId> ids;
  for (text::TokenReader token(text); token.next();) ids.push_back(add(token.folded()));
  return ids;
}

std::string_view AnalysedBlock::sentence_view(std::size_t sentence) const {
  constexpr std::size_t kLongestText = 4000;  // what is longer is no sentence, and is copied for each word
  const TextSpan span = sentences[sentence];
  const std::string_view whole = std::string_view(block.text).substr(span.begin, span.end - span.begin);
  return text::prefix_utf8(whole, kLongestText);
}

std::int64_t AnalysedBlock::sentence_line(std::size_t sentence) const {
  const std::size_t begin = sentences[sentence].begin;
  const auto passed = std::upper_bound(block.line_breaks.begin(), block.line_breaks.end(), begin);
  return block.line + (passed - block.line_breaks.begin());
}

AnalysedEntry analyse_entry(const std::string& header, Format format, const std::string& text,
                            std::int64_t line, Words& words) {
  AnalysedEntry entry;
  entry.header = header;
  entry.format = format;
  entry.line = line;
  if (!has_titles(format)) {
    for (const auto phrase : split_trimmed(header, ',')) entry.phrases.emplace_back(phrase);
  } else {
    entry.phrases.push_back(header);
  }
  entry.statements = read_body(format, text, line_of_text(format, line));
  std::size_t sentences = 0;
  bool text_began = false;
  for (Block& block : entry.statements.blocks) {
    for (auto* spans : {&block.bold, &block.italic})  // bold text inside bold text ends first
      std::sort(spans->begin(), spans->end(),
                [](const TextSpan& a, const TextSpan& b) { return a.begin < b.begin; });
    AnalysedBlock analysed{std::move(block), {}, {}, sentences};
    analysed.opens_text = !text_began && analysed.block.kind != BlockKind::kHeading &&
                          analysed.block.kind != BlockKind::kFormula;
    text_began = text_began || analysed.opens_text;
    analysed.sentences = split_sentences(analysed.block);
    sentences += analysed.sentences.size();
    add_tokens(analysed, find_citations(analysed.block.text), words);
    entry.blocks.push_back(std::move(analysed));
  }
  entry.statements.blocks.clear();
  return entry;
}

std::size_t words_in(const AnalysedEntry& entry) {
  std::size_t words = 0;
  for (const auto& block : entry.blocks) words += block.tokens.size();
  return words;
}

bool holds_all(const std::vector<WordId>& whole, const std::vector<WordId>& part) {
  return std::all_of(part.begin(), part.end(),
                     [&](WordId word) { return std::find(whole.begin(), whole.end(), word) != whole.end(); });
}

std::vector<WordToken> name_tokens(const std::string& name, Words& words) {
  AnalysedEntry entry = analyse_entry({}, Format::kDump, name + "\n", 0, words);
  return entry.blocks.empty() ? std::vector<WordToken>() : std::move(entry.blocks.front().tokens);
}

}  // namespace cairn::importers
