#include "importers/analysis/introduction.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "importers/analysis/abbreviation.h"
#include "importers/analysis/cue_set.h"
#include "importers/analysis/cues.h"
#include "importers/analysis/introduction_weights.h"
#include "importers/analysis/name_matcher.h"
#include "importers/reading/lines.h"
#include "text/folding.h"
#include "text/utf8.h"

namespace cairn::importers {

namespace {

using Key = std::vector<WordId>;

constexpr std::size_t kLongestTermWords = 6;
constexpr std::size_t kLongestPhraseWords = 4;
constexpr std::size_t kLeastPhraseUses = 2;
constexpr std::size_t kLongestCollocation = 3;
// The share of a collocation in the uses of its rarest word.
constexpr double kLeastAssociation = 0.2;
constexpr std::size_t kLongestDefinition = 600;

/// How a term stands in a text.
enum class Form : std::uint8_t {
  kBoldLabel,
  kPlainLabel,
  kHeading,
  kTableCell,
  kExpansion,
  kBoldInProse,
  kHeaderPhrase,
  kProperRun,
  kSingleName,
  kPhrase,
  kCollocation
};

struct Place {
  std::size_t entry = 0;
  std::size_t block = 0;
  std::size_t sentence = 0;
  Form form{};
};

struct Candidate {
  Key key;
  std::map<std::string, std::size_t> surfaces;
  std::vector<Place> places;
  bool naming_column = false;
  std::set<std::string> other_names;  ///< its abbreviation or expansion
  // Counted over all texts once the candidates are known.
  std::size_t prose_uses = 0;
  std::set<std::size_t> concepts_with_use;
  std::size_t attributions = 0;

  std::string surface() const {
    std::string best;
    std::size_t most = 0;
    for (const auto& [text, count] : surfaces) {
      if (count > most) {
        most = count;
        best = text;
      }
    }
    return best;
  }
};

bool is_label(Form form) {
  return form == Form::kBoldLabel || form == Form::kPlainLabel || form == Form::kHeading ||
         form == Form::kTableCell;
}

std::string strip_quotes(std::string_view text) {
  std::string out(trim(text));
  for (const std::string_view mark : {"\"", "\u201c", "\u201d", "'", "*", "`"}) {
    while (out.starts_with(mark)) out.erase(0, mark.size());
    while (out.ends_with(mark)) out.erase(out.size() - mark.size());
  }
  while (out.ends_with(':') || out.ends_with('.') || out.ends_with(',')) out.pop_back();
  return std::string(trim(out));
}

/// "1. ", "2.1 ", "Step 3: " in front of a heading.
std::string_view without_number(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && ((text[at] >= '0' && text[at] <= '9') || text[at] == '.' || text[at] == ')'))
    ++at;
  return at > 0 && at < text.size() && text[at] == ' ' ? trim(text.substr(at)) : text;
}

/// The words of the headers: what the people who made the glossary look things up by.
std::set<WordId> header_words(Corpus& corpus) {
  std::set<WordId> words;
  for (const auto& entry : corpus.entries) {
    for (const auto& phrase : entry.phrases) {
      for (const WordId word : corpus.words.add_all(phrase)) words.insert(word);
    }
  }
  return words;
}

class Introducer {
 public:
  Introducer(Corpus& corpus, std::vector<ConceptFacts>& concepts)
      : corpus_(corpus),
        concepts_(concepts),
        function_words_(cues::kFunctionWords, corpus.words),
        before_verbs_(cues::kBeforeVerbs, corpus.words),
        never_first_(cues::kNeverFirst, corpus.words),
        generic_heads_(cues::kGenericHeads, corpus.words),
        term_heads_(cues::kTermHeads, corpus.words),
        talk_sections_(cues::kTalkSections, corpus.words),
        member_sections_(cues::kMemberSections, corpus.words),
        naming_columns_(cues::kNamingColumns, corpus.words),
        header_words_(header_words(corpus)) {
    for (std::size_t i = 0; i < concepts.size(); ++i) {
      for (const std::size_t entry : concepts[i].entries) concept_of_entry_[entry] = i;
      known_.emplace(corpus.words.add_all(concepts[i].name), i);
    }
    for (std::size_t i = 0; i < concepts.size(); ++i) {
      for (const auto& alias : concepts[i].aliases) known_.emplace(corpus.words.add_all(alias), i);
    }
  }

  void run() {
    collect_expansions();
    for (std::size_t entry = 0; entry < corpus_.entries.size(); ++entry) collect_labels(entry);
    collect_header_phrases();
    collect_proper_runs();
    collect_phrases();
    collect_collocations();
    count_uses();
    shorten_labels();
    pair_abbreviations();
    for (auto& [key, candidate] : candidates_) {
      if (score(candidate) >= kTermThreshold) accept(candidate);
    }
  }

 private:
  const AnalysedBlock& block_at(const Place& place) const {
    return corpus_.entries[place.entry].blocks[place.block];
  }

  // --- collecting ---

  bool is_term_shaped(const Key& key) const {
    if (key.empty() || key.size() > kLongestTermWords) return false;
    if (function_words_.contains(key.front()) || function_words_.contains(key.back())) return false;
    const std::string& first = corpus_.words.text(key.front());
    const bool number_first = first.front() >= '0' && first.front() <= '9' && key.size() == 1;
    const bool compares = std::any_of(key.begin(), key.end(), [this](WordId word) {
      const std::string& text = corpus_.words.text(word);
      return text == "vs" || text == "versus" || text == "et" || text == "al";
    });
    const auto is_number = [this](WordId word) {
      return std::isdigit(static_cast<unsigned char>(corpus_.words.text(word).front())) != 0;
    };
    if (key.size() > 1 && is_number(key[0]) && is_number(key[1])) return false;
    const bool one_letter = key.size() == 1 && text::length_utf8(first) < 2;
    return !number_first && !one_letter && !compares;
  }

  Candidate* add(std::string_view text, const Place& place) {
    const std::string surface = strip_quotes(text);
    Key key = corpus_.words.add_all(surface);
    while (!key.empty() &&
           (corpus_.words.text(key.front()) == "the" || corpus_.words.text(key.front()) == "a")) {
      return add(
          surface.substr(surface.find(' ') == std::string::npos ? surface.size() : surface.find(' ') + 1),
          place);
    }
    if (!is_term_shaped(key) || surface.find_first_of("=?!<>{}\\$|\u2192") != std::string::npos)
      return nullptr;
    const auto same = same_as_.find(key);
    if (same != same_as_.end()) key = same->second;
    Candidate& candidate = candidates_[key];
    candidate.key = key;
    ++candidate.surfaces[surface];
    candidate.places.push_back(place);
    return &candidate;
  }

  /// Pairs of abbreviation and expansion. Where one of them names a known concept the other becomes its
  /// alias; else they are one candidate.
  void collect_expansions() {
    std::map<std::string, std::map<Key, std::vector<std::pair<Expansion, Place>>>> by_abbreviation;
    for (std::size_t e = 0; e < corpus_.entries.size(); ++e) {
      for (std::size_t b = 0; b < corpus_.entries[e].blocks.size(); ++b) {
        const auto& block = corpus_.entries[e].blocks[b];
        for (auto& pair : find_expansions(block)) {
          const Key key = corpus_.words.add_all(pair.expansion);
          by_abbreviation[pair.abbreviation][key].push_back(
              {pair, {e, b, sentence_of(block, pair.begin), Form::kExpansion}});
        }
      }
    }
    for (auto& [abbreviation, expansions] : by_abbreviation) {
      const Key prevailing = prevailing_expansion(expansions);
      for (auto& [key, pairs] : expansions) add_expansion(abbreviation, key, pairs, key == prevailing);
    }
  }

  /// The expansion that an abbreviation stands for most often; of equals the one with more words in headers.
  template <typename Expansions>
  Key prevailing_expansion(const Expansions& expansions) const {
    std::tuple<std::size_t, std::ptrdiff_t, std::size_t> best;
    Key prevailing;
    for (const auto& [key, pairs] : expansions) {
      const auto domain =
          std::count_if(key.begin(), key.end(), [this](WordId word) { return header_words_.contains(word); });
      const std::tuple rank(pairs.size(), domain, key.size());
      if (prevailing.empty() || rank > best) {
        best = rank;
        prevailing = key;
      }
    }
    return prevailing;
  }

  static std::size_t sentence_of(const AnalysedBlock& block, std::size_t at) {
    for (std::size_t i = block.sentences.size(); i-- > 0;) {
      if (block.sentences[i].begin <= at) return i;
    }
    return 0;
  }

  void add_expansion(const std::string& abbreviation, const Key& expansion_key,
                     const std::vector<std::pair<Expansion, Place>>& pairs, bool prevailing) {
    const Key short_key = corpus_.words.add_all(abbreviation);
    const auto known_long = known_.find(expansion_key);
    const auto known_short = known_.find(short_key);
    if (known_long != known_.end()) {
      if (known_short == known_.end()) add_alias(known_long->second, abbreviation, short_key);
      return;
    }
    if (known_short != known_.end()) {
      if (prevailing) add_alias(known_short->second, pairs.front().first.expansion, expansion_key);
      return;
    }
    if (prevailing) {
      same_as_[short_key] = expansion_key;
      if (const auto stem = without_tail(expansion_key)) same_as_[*stem] = expansion_key;
    }
    for (const auto& [pair, place] : pairs) {
      Candidate* candidate = add(pair.expansion, place);
      if (candidate == nullptr || !prevailing) continue;
      candidate->other_names.insert(abbreviation);
      candidate->other_names.insert(pair.expansion);
    }
  }

  void add_alias(std::size_t owner, const std::string& alias, const Key& key) {
    auto& aliases = concepts_[owner].aliases;
    const std::string folded = text::fold(alias);
    const bool there =
        text::fold(concepts_[owner].name) == folded ||
        std::any_of(aliases.begin(), aliases.end(), [&](const auto& a) { return text::fold(a) == folded; });
    if (!there) aliases.push_back(alias);
    known_.emplace(key, owner);
  }

  /// A label may name two things ("BYOL / DINO"), and may say more in brackets.
  void add_label(std::string_view label, const Place& place, bool naming_column) {
    std::string text = strip_quotes(without_number(label));
    const auto open = text.find('(');
    if (open != std::string::npos && open > 0) {
      const auto close = text.find(')', open);
      note_attribution(
          std::string_view(text).substr(open + 1, close == std::string::npos ? close : close - open - 1),
          text.substr(0, open));
      std::string rest = text.substr(0, open);
      if (close != std::string::npos) rest += text.substr(close + 1);
      text = std::string(trim(rest));
    }
    std::vector<std::string> parts;
    const bool spaced = text.find(" / ") != std::string::npos;
    const auto slash = text.find('/');
    if (slash != std::string::npos && (spaced || both_are_names(text, slash))) {
      parts.push_back(text.substr(0, slash));
      parts.push_back(text.substr(slash + 1));
    } else {
      parts.push_back(text);
    }
    for (const auto& part : parts) {
      Candidate* candidate = add(part, place);
      if (candidate != nullptr && naming_column) candidate->naming_column = true;
    }
  }

  static bool both_are_names(const std::string& text, std::size_t slash) {
    const auto left = trim(std::string_view(text).substr(0, slash));
    const auto right = trim(std::string_view(text).substr(slash + 1));
    return has_proper_form(left) && has_proper_form(right) && left.size() > 2 && right.size() > 2;
  }

  /// What stands in brackets behind a label and is no abbreviation of it is often who made the thing, or
  /// when.
  void note_attribution(std::string_view bracket, std::string_view label) {
    if (is_abbreviation_form(bracket) && abbreviates(bracket, trim(label))) return;
    for (const auto part : split_trimmed(bracket, ',')) {
      const Key key = corpus_.words.add_all(part);
      if (!key.empty() && key.size() <= 3) ++attributions_[key];
    }
  }

  void collect_labels(std::size_t e) {
    const auto& entry = corpus_.entries[e];
    bool naming_column = false;
    bool first = true;
    for (std::size_t b = 0; b < entry.blocks.size(); ++b) {
      const Block& block = entry.blocks[b].block;
      const Place place{e, b, 0, Form::kBoldLabel};
      const auto placed = [&](Form form) {
        Place at = place;
        at.form = form;
        return at;
      };
      if (block.kind == BlockKind::kCode || block.kind == BlockKind::kFormula) continue;
      if (block.kind == BlockKind::kTableHead) {
        const std::string head =
            block.text.substr(block.cells.front().begin, block.cells.front().end - block.cells.front().begin);
        naming_column = naming_columns_.count_in(corpus_.words.add_all(head)) > 0;
        continue;
      }
      if (block.kind == BlockKind::kTableRow) {
        const TextSpan cell = block.cells.front();
        add_label(std::string_view(block.text).substr(cell.begin, cell.end - cell.begin),
                  placed(Form::kTableCell), naming_column);
        continue;
      }
      const bool is_title = first && block.kind != BlockKind::kItem;  // the entry's own name
      first = false;
      if (block.label.end > 0 && !is_title) {
        const std::string_view label =
            std::string_view(block.text).substr(block.label.begin, block.label.end - block.label.begin);
        const bool title = block.kind == BlockKind::kHeading && !block.bold_label;
        const Form form = title ? Form::kHeading : block.bold_label ? Form::kBoldLabel : Form::kPlainLabel;
        add_label(label, placed(form), false);
      }
      collect_bold(entry.blocks[b], placed(Form::kBoldInProse), is_title);
    }
  }

  void collect_bold(const AnalysedBlock& analysed, Place place, bool is_title) {
    const Block& block = analysed.block;
    for (const TextSpan& span : block.bold) {
      const bool leads = span.begin == 0 && (is_title || block.label.end > 0);
      if (leads || block.kind == BlockKind::kHeading) continue;
      place.sentence = sentence_of(analysed, span.begin);
      const std::string_view text = std::string_view(block.text).substr(span.begin, span.end - span.begin);
      constexpr std::size_t kLongestBoldTerm = 4;
      if (text::tokenize(text).size() <= kLongestBoldTerm) add(text, place);
    }
  }

  /// Phrases of headers that stand in some text as they are: the category phrase is none.
  void collect_header_phrases() {
    std::map<Key, std::vector<std::pair<std::string, std::size_t>>> phrases;
    NameMatcher matcher;
    for (std::size_t e = 0; e < corpus_.entries.size(); ++e) {
      for (std::size_t i = 0; i < corpus_.entries[e].phrases.size(); ++i) {
        const std::string& phrase = corpus_.entries[e].phrases[i];
        const Key key = corpus_.words.add_all(phrase);
        const auto& categories = concepts_[concept_of_entry_.at(e)].categories;
        if (std::find(categories.begin(), categories.end(), phrase) != categories.end()) continue;
        if (known_.contains(key) || !is_term_shaped(key) || key.size() > kLongestPhraseWords) continue;
        if (phrases[key].empty()) matcher.add(key, {}, 0);
        phrases[key].emplace_back(phrase, e);
      }
    }
    for (std::size_t e = 0; e < corpus_.entries.size(); ++e) {
      for (std::size_t b = 0; b < corpus_.entries[e].blocks.size(); ++b) {
        const auto& block = corpus_.entries[e].blocks[b];
        std::vector<bool> taken(block.tokens.size(), false);
        for (const auto& match : matcher.find(block, taken)) {
          add(match_text(block, match), {e, b, block.tokens[match.first].sentence, Form::kHeaderPhrase});
        }
      }
    }
  }

  static std::string_view match_text(const AnalysedBlock& block, const NameMatcher::Match& match) {
    const auto begin = block.tokens[match.first].begin;
    const auto end = block.tokens[match.first + match.count - 1].end;
    return std::string_view(block.block.text).substr(begin, end - begin);
  }

  template <typename Visit>
  void each_prose_block(Visit visit) {
    for (std::size_t e = 0; e < corpus_.entries.size(); ++e) {
      for (std::size_t b = 0; b < corpus_.entries[e].blocks.size(); ++b) {
        const auto& block = corpus_.entries[e].blocks[b];
        const BlockKind kind = block.block.kind;
        if (kind == BlockKind::kParagraph || kind == BlockKind::kItem || kind == BlockKind::kTableRow)
          visit(e, b, block);
      }
    }
  }

  bool in_label(const AnalysedBlock& block, const WordToken& token) const {
    return token.begin < block.block.label.end;
  }

  /// Names written with capitals in the middle of prose.
  void collect_proper_runs() {
    each_prose_block([this](std::size_t e, std::size_t b, const AnalysedBlock& block) {
      const auto& tokens = block.tokens;
      for (std::size_t i = 0; i < tokens.size();) {
        const auto named = [&](std::size_t at) {
          return !tokens[at].hidden && (tokens[at].capital || tokens[at].proper) &&
                 !in_label(block, tokens[at]);
        };
        if (!named(i)) {
          ++i;
          continue;
        }
        std::size_t end = i + 1;
        while (end < tokens.size() && tokens[end].joined && named(end)) ++end;
        add_run(e, b, block, i, end);
        i = end;
      }
    });
  }

  /// Whether a word is capitalised by its place: at the beginning of a sentence, of a cell, or after a colon
  /// or a dash.
  bool is_opening(const AnalysedBlock& block, std::size_t token) const {
    const auto& tokens = block.tokens;
    if (token == 0 || tokens[token - 1].sentence != tokens[token].sentence ||
        in_label(block, tokens[token - 1]))
      return true;
    if (tokens[token].joined) return false;
    const std::string_view gap =
        std::string_view(block.block.text)
            .substr(tokens[token - 1].end, tokens[token].begin - tokens[token - 1].end);
    for (const std::string_view mark : {":", "\u2014", "\u2013", "\u2192", "|", " - ", ";", "\""}) {
      if (gap.find(mark) != std::string_view::npos) return true;
    }
    return false;
  }

  void add_run(std::size_t e, std::size_t b, const AnalysedBlock& block, std::size_t begin, std::size_t end) {
    const auto& tokens = block.tokens;
    const bool opens = is_opening(block, begin);
    if (opens && !tokens[begin].proper) {
      const bool hyphened = begin + 1 < end && tokens[begin].end + 1 == tokens[begin + 1].begin;
      if (!hyphened) ++begin;  // the first word of a sentence is capitalised anyway
    }
    while (begin < end && function_words_.contains(tokens[begin].word)) ++begin;
    while (end > begin && function_words_.contains(tokens[end - 1].word)) --end;
    if (begin >= end || end - begin > kLongestPhraseWords) return;
    const std::string_view text = std::string_view(block.block.text)
                                      .substr(tokens[begin].begin, tokens[end - 1].end - tokens[begin].begin);
    const bool letter_first = std::isalpha(static_cast<unsigned char>(text.front())) != 0;
    const auto capitals =
        std::count_if(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool digits = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool coined = has_proper_form(text) && (capitals >= 2 || (digits && capitals >= 1));
    const bool hyphened = end - begin >= 2 && text.find('-') != std::string_view::npos && capitals >= 2;
    const bool several = end - begin >= 2 && capitals >= 2;
    if (!letter_first || text.size() < 2 || (!coined && !hyphened && !several)) return;
    add(text, {e, b, tokens[begin].sentence, Form::kProperRun});
  }

  /// Phrases of two to four words that end in a noun of method and recur.
  void collect_phrases() {
    std::map<Key, std::vector<std::pair<std::string, Place>>> found;
    each_prose_block([&](std::size_t e, std::size_t b, const AnalysedBlock& block) {
      const auto& tokens = block.tokens;
      for (std::size_t last = 0; last < tokens.size(); ++last) {
        const bool head = !tokens[last].hidden && term_heads_.contains(tokens[last].word);
        if (!head || in_label(block, tokens[last])) continue;
        Key key = {tokens[last].word};
        for (std::size_t words = 2; words <= kLongestPhraseWords && words <= last + 1; ++words) {
          const std::size_t first = last + 1 - words;
          const WordToken& token = tokens[first];
          if (token.hidden || !tokens[first + 1].joined || function_words_.contains(token.word) ||
              in_label(block, token))
            break;
          key.insert(key.begin(), token.word);
          if (never_first_.contains(token.word) || corpus_.words.text(token.word).ends_with("ly")) break;
          if (text::length_utf8(corpus_.words.text(token.word)) < 2 &&
              tokens[first + 1].begin != token.end + 1)
            break;
          const auto text =
              std::string_view(block.block.text).substr(token.begin, tokens[last].end - token.begin);
          found[key].emplace_back(std::string(text), Place{e, b, token.sentence, Form::kPhrase});
        }
      }
    });
    for (const auto& [key, uses] : found) {
      if (uses.size() < kLeastPhraseUses || known_.contains(key) ||
          is_part_of_longer(key, uses.size(), found))
        continue;
      for (const auto& [text, place] : uses) add(text, place);
    }
  }

  /// A phrase that nearly always stands inside one longer phrase is no term of its own (the idea of C-value,
  /// Frantzi and Ananiadou 1996).
  template <typename Found>
  bool is_part_of_longer(const Key& key, std::size_t uses, const Found& found) const {
    if (key.size() >= kLongestPhraseWords) return false;
    return std::any_of(found.begin(), found.end(), [&](const auto& other) {
      const Key& longer = other.first;
      return longer.size() == key.size() + 1 && std::equal(key.begin(), key.end(), longer.begin() + 1) &&
             other.second.size() >= kLeastPhraseUses && other.second.size() * 4 >= uses * 3;
    });
  }

  /// How often words stand in the prose, alone and before what shows a noun to end: punctuation or a function
  /// word.
  struct WordUse {
    std::size_t all = 0;
    std::size_t closing = 0;
    std::size_t verbal = 0;  ///< after "to", "can", "that", ...
    bool lower_case = false;
  };

  void count_words() {
    each_prose_block([this](std::size_t e, std::size_t, const AnalysedBlock& block) {
      const auto& tokens = block.tokens;
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].hidden) continue;
        WordUse& use = word_uses_[tokens[i].word];
        ++use.all;
        if (!in_label(block, tokens[i])) ++uses_in_entry_[{e, tokens[i].word}];
        const bool last =
            i + 1 == tokens.size() || !tokens[i + 1].joined || function_words_.contains(tokens[i + 1].word);
        use.closing += last ? 1 : 0;
        const bool sentence_goes_on = i > 0 && tokens[i - 1].sentence == tokens[i].sentence;
        use.verbal += sentence_goes_on && before_verbs_.contains(tokens[i - 1].word) ? 1 : 0;
        use.lower_case = use.lower_case || (!tokens[i].capital && !tokens[i].proper);
      }
    });
  }

  /// Two or three words that stand together for a good part of their uses, the last of them a noun by what
  /// follows it.
  void collect_collocations() {
    count_words();
    collect_single_names();
    std::map<Key, std::vector<std::pair<std::string, Place>>> found;
    each_prose_block([&](std::size_t e, std::size_t b, const AnalysedBlock& block) {
      const auto& tokens = block.tokens;
      for (std::size_t first = 0; first < tokens.size(); ++first) {
        Key key;
        for (std::size_t i = first; i < tokens.size() && key.size() < kLongestCollocation; ++i) {
          const WordToken& token = tokens[i];
          const std::string& word = corpus_.words.text(token.word);
          const bool usable = !token.hidden && !function_words_.contains(token.word) &&
                              (i == first || token.joined) && !in_label(block, token) &&
                              text::length_utf8(word) > 1 &&
                              !std::isdigit(static_cast<unsigned char>(word.front()));
          if (!usable || (i == first && (never_first_.contains(token.word) || word.ends_with("ly")))) break;
          key.push_back(token.word);
          if (key.size() < 2 || generic_heads_.contains(token.word)) continue;
          const auto text =
              std::string_view(block.block.text).substr(tokens[first].begin, token.end - tokens[first].begin);
          found[key].emplace_back(std::string(text), Place{e, b, token.sentence, Form::kCollocation});
        }
      }
    });
    for (const auto& [key, uses] : found) {
      if (uses.size() < kLeastPhraseUses || known_.contains(key) ||
          is_part_of_longer(key, uses.size(), found))
        continue;
      if (association(key, uses.size()) < kLeastAssociation || !is_noun(key.back())) continue;
      for (const auto& [text, place] : uses) add(text, place);
    }
  }

  double association(const Key& key, std::size_t uses) const {
    std::size_t rarest = word_uses_.at(key.front()).all;
    for (const WordId word : key) rarest = std::min(rarest, word_uses_.at(word).all);
    return static_cast<double>(uses) / static_cast<double>(rarest);
  }

  bool is_verb(WordId word) const {
    const auto use = word_uses_.find(word);
    constexpr std::size_t kVerbalShare = 5;
    return use != word_uses_.end() && use->second.verbal * kVerbalShare >= use->second.all &&
           use->second.verbal > 0;
  }

  bool is_noun(WordId word) const {
    const WordUse& use = word_uses_.at(word);
    return use.closing * 2 >= use.all && !corpus_.words.text(word).ends_with("ed");
  }

  /// One capitalised word in the middle of a sentence that is nowhere written small: a product, a system, a
  /// person.
  void collect_single_names() {
    each_prose_block([this](std::size_t e, std::size_t b, const AnalysedBlock& block) {
      const auto& tokens = block.tokens;
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        const WordToken& token = tokens[i];
        if (token.hidden || !token.capital || token.proper || in_label(block, token) || is_opening(block, i))
          continue;
        const bool alone = !(i > 0 && token.joined && tokens[i - 1].capital) &&
                           !(i + 1 < tokens.size() && tokens[i + 1].joined && tokens[i + 1].capital);
        if (!alone || token.end - token.begin < 3 || word_uses_.at(token.word).lower_case ||
            function_words_.contains(token.word))
          continue;
        add(block.text(token), {e, b, token.sentence, Form::kSingleName});
      }
    });
  }

  /// A label that is a phrase of some header and one word more, used nowhere else, speaks of that phrase.
  void shorten_labels() {
    std::vector<std::pair<Key, Key>> moves;
    for (const auto& [key, candidate] : candidates_) {
      if (key.size() < 3 || candidate.prose_uses > 0) continue;
      const Key shorter(key.begin(), key.end() - 1);
      const auto phrase = candidates_.find(shorter);
      if (phrase == candidates_.end() || !has_form(phrase->second, Form::kHeaderPhrase)) continue;
      const bool labels = std::all_of(candidate.places.begin(), candidate.places.end(),
                                      [](const Place& p) { return is_label(p.form); });
      if (labels) moves.emplace_back(key, shorter);
    }
    for (const auto& [longer, shorter] : moves) {
      auto& places = candidates_.at(shorter).places;
      const auto& more = candidates_.at(longer).places;
      places.insert(places.end(), more.begin(), more.end());
      candidates_.erase(longer);
    }
  }

  static bool has_form(const Candidate& candidate, Form form) {
    return std::any_of(candidate.places.begin(), candidate.places.end(),
                       [form](const Place& p) { return p.form == form; });
  }

  /// An abbreviation that no bracket explains stands for a longer candidate or concept of the same entry
  /// whose initials it has, when there is only one.
  void pair_abbreviations() {
    std::map<std::size_t, std::set<Key>> by_entry;
    for (const auto& [key, candidate] : candidates_) {
      if (key.size() < 2) continue;
      for (const Place& place : candidate.places) by_entry[place.entry].insert(key);
    }
    std::vector<std::pair<Key, Key>> pairs;
    for (const auto& [key, candidate] : candidates_) {
      const std::string surface = candidate.surface();
      if (key.size() != 1 || surface.size() < 3 || !candidate.other_names.empty() ||
          !is_abbreviation_form(surface))
        continue;
      std::set<Key> fitting;
      for (const Place& place : candidate.places) {
        for (const Key& longer : by_entry[place.entry]) {
          if (spells(surface, candidates_.at(longer).surface())) fitting.insert(longer);
        }
      }
      if (fitting.size() == 1) pairs.emplace_back(key, *fitting.begin());
    }
    for (const auto& [shorter, longer] : pairs) {
      Candidate& target = candidates_.at(longer);
      const Candidate& source = candidates_.at(shorter);
      target.other_names.insert(source.surface());
      target.prose_uses += source.prose_uses;
      target.concepts_with_use.insert(source.concepts_with_use.begin(), source.concepts_with_use.end());
      candidates_.erase(shorter);
    }
  }

  /// The letters of the abbreviation are the initials of the words, one each.
  static bool spells(std::string_view abbreviation, std::string_view phrase) {
    std::string letters = text::fold(abbreviation);
    if (abbreviation.back() == 's' && letters.size() > 2) letters.pop_back();
    std::string initials;
    for (const auto& token : text::tokenize(phrase)) initials.push_back(token.folded.front());
    return initials == letters;
  }

  void count_uses() {
    std::vector<Candidate*> all;
    NameMatcher matcher;
    for (auto& [key, candidate] : candidates_) {
      matcher.add(key, candidate.surface(), all.size());
      for (const auto& other : candidate.other_names)
        matcher.add(corpus_.words.add_all(other), other, all.size());
      all.push_back(&candidate);
      const auto attributed = attributions_.find(key);
      if (attributed != attributions_.end()) candidate.attributions = attributed->second;
    }
    each_prose_block([&](std::size_t e, std::size_t /*b*/, const AnalysedBlock& block) {
      std::vector<bool> taken(block.tokens.size(), false);
      for (const auto& match : matcher.find(block, taken)) {
        if (in_label(block, block.tokens[match.first])) continue;
        for (const std::size_t id : match.ids) {
          ++all[id]->prose_uses;
          all[id]->concepts_with_use.insert(concept_of_entry_.at(e));
        }
      }
    });
  }

  // --- deciding ---

  bool section_has(const Place& place, const CueWords& cues) {
    return cues.count_in(corpus_.words.add_all(block_at(place).block.section)) > 0;
  }

  std::array<double, kTermFeatures> features(const Candidate& candidate) {
    std::array<double, kTermFeatures> values{};
    const auto set = [&values](TermFeature feature, double value) {
      values[static_cast<std::size_t>(feature)] = value;
    };
    const auto has = [&candidate](Form form) { return has_form(candidate, form) ? 1.0 : 0.0; };
    set(TermFeature::kBoldLabel, has(Form::kBoldLabel));
    set(TermFeature::kPlainLabel, has(Form::kPlainLabel));
    set(TermFeature::kHeading, has(Form::kHeading));
    const bool only_heading = std::all_of(candidate.places.begin(), candidate.places.end(),
                                          [](const Place& p) { return p.form == Form::kHeading; });
    set(TermFeature::kOnlyHeading, only_heading && candidate.prose_uses == 0 ? 1 : 0);
    set(TermFeature::kTableCell, has(Form::kTableCell));
    set(TermFeature::kNamingColumn, candidate.naming_column ? 1 : 0);
    set(TermFeature::kExpansion, has(Form::kExpansion));
    set(TermFeature::kBoldInProse, has(Form::kBoldInProse));
    set(TermFeature::kHeaderPhrase, has(Form::kHeaderPhrase));
    set(TermFeature::kProperRun, has(Form::kProperRun));
    set(TermFeature::kPhrase, has(Form::kPhrase));
    set(TermFeature::kSingleName, has(Form::kSingleName));
    set(TermFeature::kCollocation, has(Form::kCollocation));

    const Key& key = candidate.key;
    const bool proper = has_proper_form(candidate.surface());
    set(TermFeature::kProperForm, proper_share(candidate.surface()));
    // A bold phrase of prose is no use of itself.
    const auto bold =
        static_cast<std::size_t>(std::count_if(candidate.places.begin(), candidate.places.end(),
                                               [](const Place& p) { return p.form == Form::kBoldInProse; }));
    const std::size_t prose_uses = candidate.prose_uses - std::min(candidate.prose_uses, bold);
    set(TermFeature::kProseUse, std::log2(1.0 + static_cast<double>(prose_uses)));
    set(TermFeature::kSpread, std::log2(1.0 + static_cast<double>(candidate.concepts_with_use.size())));

    double labels = 0;
    double talk = 0;
    double member = 0;
    std::set<std::size_t> labelled;
    for (const Place& place : candidate.places) {
      if (!is_label(place.form)) continue;
      ++labels;
      talk += section_has(place, talk_sections_) ? 1 : 0;
      member += section_has(place, member_sections_) ? 1 : 0;
      labelled.insert(concept_of_entry_.at(place.entry));
    }
    if (labels > 0) {
      set(TermFeature::kTalkSection, talk / labels);
      set(TermFeature::kMemberSection, member / labels);
    }
    const bool ordinary = key.size() == 1 && !proper;
    const bool generic_head = generic_heads_.contains(key.back());
    if (!proper)
      set(TermFeature::kTemplate, labelled.size() >= 3                                 ? 2
                                  : labelled.size() == 2 && (ordinary || generic_head) ? 1
                                                                                       : 0);
    set(TermFeature::kOrdinaryWord, ordinary ? 1 : 0);
    if (ordinary)
      set(TermFeature::kOrdinarySpread,
          std::log2(1.0 + static_cast<double>(candidate.concepts_with_use.size())));
    set(TermFeature::kGenericHead, generic_head ? 1 : 0);
    set(TermFeature::kGenericFirst, never_first_.contains(key.front()) ? 1 : 0);
    const auto generic = static_cast<std::size_t>(std::count_if(key.begin(), key.end(), [this](WordId word) {
      return generic_heads_.contains(word) || never_first_.contains(word) || function_words_.contains(word);
    }));
    set(TermFeature::kGenericAll, generic == key.size() ? 1 : 0);
    set(TermFeature::kFunctionInside, function_words_.count_in(key) > 0 ? 1 : 0);
    set(TermFeature::kTermHead, key.size() > 1 && term_heads_.contains(key.back()) ? 1 : 0);
    const auto domain =
        std::count_if(key.begin(), key.end(), [this](WordId word) { return header_words_.contains(word); });
    set(TermFeature::kDomainWords, static_cast<double>(domain) / static_cast<double>(key.size()));
    const auto [kind, salience] = standing_in_entries(candidate);
    set(TermFeature::kKindOfEntry, kind ? 1 : 0);
    set(TermFeature::kSalience, salience);
    set(TermFeature::kLong, key.size() > 4 ? static_cast<double>(key.size() - 4) : 0);
    const double uses = static_cast<double>(candidate.prose_uses) + labels;
    set(TermFeature::kAttribution,
        candidate.attributions == 0
            ? 0
            : std::min(1.0, static_cast<double>(candidate.attributions) / std::max(1.0, uses)));
    const std::string& last = corpus_.words.text(key.back());
    const bool number =
        std::all_of(last.begin(), last.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    set(TermFeature::kNumbered, key.size() > 1 && number && !proper ? 1 : 0);
    const std::string& first = corpus_.words.text(key.front());
    set(TermFeature::kFirstVerb, key.size() > 1 && (first.ends_with("ize") || is_verb(key.front())) ? 1 : 0);
    set(TermFeature::kUnusedInProse, prose_uses == 0 ? 1 : 0);
    set(TermFeature::kBias, 1);
    return values;
  }

  /// Whether the term ends with a word of its entry's name, and how much its words are used there besides.
  std::pair<bool, double> standing_in_entries(const Candidate& candidate) {
    bool kind = false;
    double best = 0;
    for (const Place& place : candidate.places) {
      if (!is_label(place.form)) continue;
      const auto name = corpus_.words.add_all(concepts_[concept_of_entry_.at(place.entry)].name);
      kind = kind || std::find(name.begin(), name.end(), candidate.key.back()) != name.end();
      double rarest = 100;
      for (const WordId word : candidate.key) {
        const auto uses = uses_in_entry_.find({place.entry, word});
        const double others = uses == uses_in_entry_.end() ? 0 : static_cast<double>(uses->second);
        rarest = std::min(rarest, std::log2(1.0 + others));
      }
      best = std::max(best, rarest);
    }
    return {kind, best};
  }

  static double proper_share(std::string_view surface) {
    double proper = 0;
    double words = 0;
    for (const auto& token : text::tokenize(surface)) {
      ++words;
      proper += has_proper_form(surface.substr(token.begin, token.end - token.begin)) ? 1 : 0;
    }
    return words == 0 ? 0 : proper / words;
  }

  double score(const Candidate& candidate) {
    const auto values = features(candidate);
    double sum = 0;
    for (const TermWeight& weight : kTermWeights)
      sum += weight.weight * values[static_cast<std::size_t>(weight.feature)];
    return sum;
  }

  /// A new concept, or a known one under another name.
  void accept(const Candidate& candidate) {
    const auto known = known_.find(candidate.key);
    if (known != known_.end()) return;
    const auto droppable = without_tail(candidate.key);
    if (droppable && candidates_.contains(*droppable) &&
        has_proper_form(candidates_.at(*droppable).surface())) {
      // "InfoNCE loss" beside "InfoNCE": one concept under the longer name
      concept_for(candidate).aliases.push_back(candidates_.at(*droppable).surface());
      known_.emplace(*droppable, concepts_.size() - 1);
      return;
    }
    concept_for(candidate);
  }

  std::optional<Key> without_tail(const Key& key) const {
    if (key.size() < 2) return std::nullopt;
    const std::string& tail = corpus_.words.text(key.back());
    if (std::find(std::begin(cues::kDroppableTails), std::end(cues::kDroppableTails), tail) ==
        std::end(cues::kDroppableTails))
      return std::nullopt;
    return Key(key.begin(), key.end() - 1);
  }

  ConceptFacts& concept_for(const Candidate& candidate) {
    ConceptFacts made;
    made.name = capitalised(candidate.surface());
    for (const auto& other : candidate.other_names) {
      if (text::fold(other) != text::fold(made.name)) made.aliases.push_back(other);
    }
    std::set<std::size_t> introduced_in;
    std::optional<Place> best;
    for (const Place& place : candidate.places) {
      const bool term_here =
          is_label(place.form) || place.form == Form::kExpansion || place.form == Form::kBoldInProse;
      if (!best || rank(place) < rank(*best)) best = place;
      if (!term_here || !introduced_in.insert(place.entry).second) continue;
      made.introductions.push_back({place.entry, place.block, is_label(place.form), evidence(place)});
    }
    if (introduced_in.empty())
      made.introductions.push_back({best->entry, best->block, false, evidence(*best)});
    made.definitions.push_back(evidence(*best));
    known_.emplace(candidate.key, concepts_.size());
    for (const auto& other : candidate.other_names)
      known_.emplace(corpus_.words.add_all(other), concepts_.size());
    concepts_.push_back(std::move(made));
    return concepts_.back();
  }

  /// Which place defines best: a label says what it leads, a bracket stands in a sentence, a heading says
  /// nothing itself.
  static int rank(const Place& place) {
    switch (place.form) {
      case Form::kBoldLabel:
        return 0;
      case Form::kPlainLabel:
        return 1;
      case Form::kTableCell:
        return 2;
      case Form::kExpansion:
        return 3;
      case Form::kBoldInProse:
        return 4;
      case Form::kProperRun:
      case Form::kSingleName:
      case Form::kCollocation:
      case Form::kPhrase:
      case Form::kHeaderPhrase:
        return 5;
      case Form::kHeading:
        break;
    }
    return 6;
  }

  Evidence evidence(const Place& place) const {
    const AnalysedBlock* block = &block_at(place);
    const auto& blocks = corpus_.entries[place.entry].blocks;
    // What a heading introduces is defined by the text under it.
    if (block->block.kind == BlockKind::kHeading && place.block + 1 < blocks.size() &&
        blocks[place.block + 1].block.kind == BlockKind::kParagraph) {
      block = &blocks[place.block + 1];
    }
    const std::size_t sentence = is_label(place.form) ? 0 : place.sentence;
    std::string text = block->sentences.empty()
                           ? block->block.text
                           : block->sentence_text(std::min(sentence, block->sentences.size() - 1));
    if (is_label(place.form) && block->block.kind != BlockKind::kParagraph) text = block->block.text;
    return {std::string(text::prefix_utf8(text, kLongestDefinition)), corpus_.entries[place.entry].source,
            block->block.line};
  }

  static std::string capitalised(std::string name) {
    if (!name.empty() && name.front() >= 'a' && name.front() <= 'z' && !has_proper_form(name)) {
      name.front() = static_cast<char>(name.front() - 'a' + 'A');
    }
    return name;
  }

  Corpus& corpus_;
  std::vector<ConceptFacts>& concepts_;
  CueWords function_words_, before_verbs_, never_first_, generic_heads_, term_heads_, talk_sections_,
      member_sections_, naming_columns_;
  std::set<WordId> header_words_;
  std::map<std::size_t, std::size_t> concept_of_entry_;
  std::map<Key, std::size_t> known_;  ///< names that are taken
  std::map<Key, Key> same_as_;        ///< an abbreviation's key to its expansion's
  std::map<Key, Candidate> candidates_;
  std::map<Key, std::size_t> attributions_;
  std::map<WordId, WordUse> word_uses_;
  std::map<std::pair<std::size_t, WordId>, std::size_t> uses_in_entry_;  ///< in prose outside labels
};

}  // namespace

void introduce_concepts(Corpus& corpus, std::vector<ConceptFacts>& concepts) {
  Introducer(corpus, concepts).run();
}

}  // namespace cairn::importers
