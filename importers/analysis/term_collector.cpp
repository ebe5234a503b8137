#include "importers/analysis/term_collector.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "importers/analysis/abbreviation.h"
#include "importers/analysis/cue_set.h"
#include "importers/analysis/cues.h"
#include "importers/analysis/marked_terms.h"
#include "importers/analysis/name_matcher.h"
#include "importers/analysis/naming_clauses.h"
#include "importers/analysis/prose_terms.h"
#include "importers/analysis/symbol.h"
#include "importers/analysis/term_uses.h"
#include "importers/analysis/title_bracket.h"
#include "importers/reading/lines.h"
#include "importers/reading/other_names.h"
#include "text/folding.h"
#include "text/utf8.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kLongestTermWords = 6;
constexpr std::size_t kLongestExpansionWords = 9;  // an abbreviation makes up for its length
constexpr std::size_t kLongestHeaderPhraseWords = 4;

std::string strip_quotes(std::string_view text) {
  std::string out(trim(text));
  for (const std::string_view mark : {"\"", "\u201c", "\u201d", "'", "*", "`"}) {
    while (out.starts_with(mark)) out.erase(0, mark.size());
    while (out.ends_with(mark)) out.erase(out.size() - mark.size());
  }
  while (out.ends_with(':') || out.ends_with('.') || out.ends_with(',')) out.pop_back();
  return std::string(trim(out));
}

/// "Keel's" is the keel.
std::string_view without_possessive(std::string_view text) {
  for (const std::string_view ending : {"'s", "\u2019s"}) {
    if (text.ends_with(ending)) return text.substr(0, text.size() - ending.size());
  }
  return text;
}

/// "The model's prediction": not named after anybody.
bool is_owned_by_a_thing(std::string_view text) {
  for (const std::string_view mark : {"'s ", "\u2019s "}) {
    const auto at = text.find(mark);
    if (at == std::string_view::npos) continue;
    const auto blank = text.rfind(' ', at);
    const char first = text[blank == std::string_view::npos ? 0 : blank + 1];
    return first >= 'a' && first <= 'z';
  }
  return false;
}

/// "1. ", "2.1 ", "Step 3: " in front of a heading.
std::string_view without_number(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && ((text[at] >= '0' && text[at] <= '9') || text[at] == '.' || text[at] == ')'))
    ++at;
  return at > 0 && at < text.size() && text[at] == ' ' ? trim(text.substr(at)) : text;
}

class TermCollector {
 public:
  TermCollector(Corpus& corpus, KnownNames& known, const WordStatistics& statistics)
      : corpus_(corpus),
        known_(known),
        statistics_(statistics),
        function_words_(cues::kFunctionWords, corpus.words),
        naming_columns_(cues::kNamingColumns, corpus.words),
        kind_heads_(cues::kKindHeads, corpus.words),
        roles_(cues::kRoles, corpus.words),
        comparing_(cues::kNeverInside, corpus.words),
        before_numbers_(cues::kBeforeNumbers, corpus.words),
        remarks_(cues::kRemarks, corpus.words),
        numerals_(cues::kNumerals, corpus.words),
        after_heads_(cues::kAfterHeads, corpus.words),
        header_words_(header_words(corpus)),
        marked_terms_(corpus.words),
        naming_clauses_(corpus.words) {}

  Candidates run() {
    collect_expansions();
    for (std::size_t entry = 0; entry < corpus_.entries.size(); ++entry) collect_labels(entry);
    collect_header_phrases();
    find_prose_terms(corpus_, known_, statistics_,
                     [this](const TermKey& key, std::string_view text, const Place& place) {
                       add_words(key, text, place);
                     });
    note_attributions();
    count_uses(corpus_, known_, candidates_);
    shorten_labels();
    return std::move(candidates_);
  }

 private:
  bool is_term_shaped(const TermKey& key, std::string_view surface,
                      std::size_t most_words = kLongestTermWords) const {
    if (key.empty() || key.size() > most_words) return false;
    // "for-and-aft rig", "out-of-date chart": joined by a hyphen even a function word names
    if (function_words_.contains(key.front()) && !has_hyphened_beginning(surface)) return false;
    if (function_words_.contains(key.back()) && !has_hyphened_end(surface)) return false;
    const std::string& first = corpus_.words.text(key.front());
    const bool number_first = first.front() >= '0' && first.front() <= '9' && key.size() == 1;
    const bool compares = comparing_.count_in(key) > 0;
    const auto is_number = [this](WordId word) {
      return std::isdigit(static_cast<unsigned char>(corpus_.words.text(word).front())) != 0;
    };
    if (key.size() > 1 && is_number(key[1]) && (is_number(key[0]) || before_numbers_.contains(key[0])))
      return false;
    if (key.size() == 1 && (remarks_.contains(key[0]) || numerals_.contains(key[0]))) return false;
    const bool one_letter = key.size() == 1 && text::length_utf8(first) < 2;
    return !number_first && !one_letter && !compares;
  }

  static bool has_hyphened_beginning(std::string_view surface) {
    const auto end = surface.find_first_of(" -");
    return end != std::string_view::npos && surface[end] == '-' && end + 1 < surface.size();
  }

  /// "Model-A"
  static bool has_hyphened_end(std::string_view surface) {
    const auto begin = surface.find_last_of(" -");
    return begin != std::string_view::npos && begin > 0 && surface[begin] == '-' && has_proper_form(surface);
  }

  Candidate* add(std::string_view text, const Place& place) {
    const std::string stripped = strip_quotes(text);
    std::string_view surface = stripped;
    for (const std::string_view article : {"the ", "a "}) {
      while (text::begins_with(surface, article)) surface = trim(surface.substr(article.size()));
    }
    const TermKey key = corpus_.words.add_all(surface);
    return add_words(key, surface, place);
  }

  Candidate* add_words(const TermKey& key, std::string_view surface, const Place& place) {
    const std::size_t most_words =
        place.form == Form::kExpansion ? kLongestExpansionWords : kLongestTermWords;
    surface = without_possessive(surface);
    const bool goes_on = after_heads_.contains(key.empty() ? 0 : key.back()) && !is_label(place.form);
    if (!is_term_shaped(key, surface, most_words) || goes_on ||
        (is_prose(place.form) && is_owned_by_a_thing(surface)) ||
        std::any_of(surface.begin(), surface.end(), is_sign_of_no_term) ||
        surface.find("\u2192") != std::string_view::npos)
      return nullptr;
    const auto same = same_as_.find(key);
    Candidate& candidate = candidates_[same != same_as_.end() ? same->second : key];
    const auto written = candidate.surfaces.find(surface);
    if (written == candidate.surfaces.end()) {
      candidate.surfaces.emplace(surface, 1);
    } else {
      ++written->second;
    }
    candidate.places.push_back(place);
    return &candidate;
  }

  static bool is_sign_of_no_term(char c) {
    return c == '=' || c == '?' || c == '!' || c == '<' || c == '>' || c == '{' || c == '}' || c == '\\' ||
           c == '$' || c == '|';
  }

  /// Whether nothing sets it off.
  static bool is_prose(Form form) {
    return !is_label(form) && !is_set_off_inside(form) && form != Form::kLabelPart;
  }

  /// Pairs of abbreviation and expansion. Where one of them names a known concept the other becomes its
  /// alias; else they are one candidate.
  void collect_expansions() {
    std::map<std::string, std::map<TermKey, std::vector<std::pair<Expansion, Place>>>> by_abbreviation;
    for (std::size_t e = 0; e < corpus_.entries.size(); ++e) {
      for (std::size_t b = 0; b < corpus_.entries[e].blocks.size(); ++b) {
        const auto& block = corpus_.entries[e].blocks[b];
        for (auto& pair : find_expansions(block)) {
          const TermKey key = corpus_.words.add_all(pair.expansion);
          by_abbreviation[pair.abbreviation][key].push_back(
              {pair, {e, b, sentence_of(block, pair.begin), Form::kExpansion}});
        }
      }
    }
    for (auto& [abbreviation, expansions] : by_abbreviation) {
      const TermKey prevailing = prevailing_expansion(expansions);
      for (auto& [key, pairs] : expansions) add_expansion(abbreviation, key, pairs, key == prevailing);
    }
  }

  /// The expansion that an abbreviation stands for most often; of equals the one with more words in headers.
  template <typename Expansions>
  TermKey prevailing_expansion(const Expansions& expansions) const {
    std::tuple<std::size_t, std::ptrdiff_t, std::size_t> best;
    TermKey prevailing;
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

  void add_expansion(const std::string& abbreviation, const TermKey& expansion_key,
                     const std::vector<std::pair<Expansion, Place>>& pairs, bool prevailing) {
    const TermKey short_key = corpus_.words.add_all(abbreviation);
    const auto known_long = known_.find(expansion_key);
    const auto known_short = known_.find(short_key);
    if (known_long) {
      if (!known_short) known_.add_alias(*known_long, abbreviation, short_key);
      return;
    }
    if (known_short) {
      if (prevailing) known_.add_alias(*known_short, pairs.front().first.expansion, expansion_key);
      return;
    }
    if (prevailing) {
      same_as_[short_key] = expansion_key;
      if (const auto stem = without_tail(expansion_key, corpus_.words)) same_as_[*stem] = expansion_key;
    }
    for (const auto& [pair, place] : pairs) {
      Candidate* candidate = add(pair.expansion, place);
      if (candidate == nullptr || !prevailing) continue;
      candidate->other_names.insert(abbreviation);
      candidate->other_names.insert(pair.expansion);
    }
  }

  /// What its place says of a label.
  struct LabelTraits {
    bool naming_column = false;
    bool before_formula = false;
  };

  /// A label may name two things ("SeaSail / TideLog"), and may say more in brackets.
  /// Returns the term, where it is one.
  Candidate* add_label(std::string_view label, const Place& place, LabelTraits traits) {
    const std::string whole = strip_quotes(without_role(without_lead_in(without_number(label))));
    std::string text = whole;
    LabelBracket bracket = take_bracket(text, whole, place);
    for (std::string& name : take_names_behind_comma(text)) bracket.names.push_back(std::move(name));
    auto things = things_of(text);
    if (things.size() == 2 && is_variant(things[0], things[1])) {
      if (!known_.contains(corpus_.words.add_all(things[1]))) bracket.names.push_back(things[1]);
      things.pop_back();
    }
    Candidate* term = nullptr;
    for (const auto& thing : things) {
      Candidate* candidate = add(thing, place);
      if (candidate == nullptr) continue;
      candidate->naming_column = candidate->naming_column || traits.naming_column;
      candidate->before_formula = candidate->before_formula || traits.before_formula;
      if (things.size() > 1) continue;
      term = candidate;
      candidate->other_names.insert(bracket.names.begin(), bracket.names.end());
      if (text == whole) continue;
      if (bracket.holds_term) candidate->labels_with_bracket.insert(whole);
      // "Radar String (R-String) buoy"; a bracket at the end says who, when or how much.
      if (!whole.ends_with(')')) candidate->other_names.insert(whole);
    }
    add_label_parts(text, place);
    return term;
  }

  /// What a label says in brackets.
  struct LabelBracket {
    std::vector<std::string> names;  ///< of what the label names
    bool holds_term = false;         ///< that may be what the text speaks of: "Velocity program (VPP)"
  };

  /// Takes the bracket from the label.
  LabelBracket take_bracket(std::string& label, const std::string& whole, Place place) {
    LabelBracket found;
    const auto open = label.find('(');
    if (open == std::string::npos || open == 0) return found;
    const auto close = label.find(')', open);
    const std::string inside = label.substr(open + 1, close == std::string::npos ? close : close - open - 1);
    const std::string before(trim(std::string_view(label).substr(0, open)));
    const bool behind = close != std::string::npos && close + 1 == label.size();
    note_attribution(inside, label.substr(0, open));
    label = before + (close == std::string::npos ? "" : label.substr(close + 1));
    if (!is_abbreviation_form(inside) || !abbreviates(inside, before)) {
      found.names = names_behind_label(before, inside);
      place.form = Form::kLabelPart;
      const bool one = found.names.empty() && inside.find(',') == std::string::npos;
      Candidate* term = one ? add(inside, place) : nullptr;
      found.holds_term = term != nullptr && behind && is_abbreviation_form(inside);
      if (found.holds_term) term->labels_with_bracket.insert(whole);
    }
    if (!behind && shortens(inside, before)) found.names.push_back(inside);
    return found;
  }

  /// The two of "SeaSail / TideLog", else the label itself.
  static std::vector<std::string> things_of(const std::string& label) {
    const bool spaced = label.find(" / ") != std::string::npos;
    const auto slash = label.find('/');
    if (slash == std::string::npos || (!spaced && !both_are_names(label, slash))) return {label};
    const std::string_view text = label;
    return {std::string(trim(text.substr(0, slash))), std::string(trim(text.substr(slash + 1)))};
  }

  /// "Averaged iterates, or Polyak averaging", "Hindsight experience replay, HER": the names behind the
  /// comma, which are taken from the label.
  static std::vector<std::string> take_names_behind_comma(std::string& label) {
    const auto comma = label.find(", ");
    if (comma == std::string::npos || comma == 0) return {};
    const std::string rest = label.substr(comma + 2);
    constexpr std::string_view kOr = "or ";
    std::vector<std::string> names;
    if (is_abbreviation_form(rest) && abbreviates(rest, std::string_view(label).substr(0, comma))) {
      names.push_back(rest);
    } else if (rest.starts_with(kOr) && rest.find(',') == std::string::npos) {
      names.push_back(rest.substr(kOr.size()));
    } else {
      names = other_names(rest);
    }
    if (!names.empty()) label.resize(comma);
    return names;
  }

  /// What the text behind a label says that the thing is called besides.
  void add_other_names(const AnalysedBlock& analysed, Candidate& candidate) const {
    const auto add_all = [&candidate](const std::vector<std::string>& names) {
      candidate.other_names.insert(names.begin(), names.end());
    };
    const std::string_view text = analysed.block.text;
    const std::string_view rest = trim(text.substr(analysed.block.label.end));
    const auto close = rest.find(')');
    if (rest.starts_with('(') && close != std::string_view::npos)
      add_all(names_behind_label(candidate.surface(), rest.substr(1, close - 1)));
    for (std::size_t i = 0; i < analysed.sentences.size(); ++i) {
      const std::string sentence = analysed.sentence_text(i);
      if (i == 0) {
        add_all(other_names_at_end(sentence));
        add_all(other_names_behind_kind(sentence));
        continue;
      }
      const auto names = other_names(sentence);
      add_all(names.empty() ? naming_clauses_.in(analysed, i, candidate.surface(), false).names : names);
    }
  }

  /// "R-String" of "Radar String": the first letters, a hyphen, and the last word.
  static bool shortens(std::string_view short_form, std::string_view phrase) {
    const auto hyphen = short_form.rfind('-');
    const auto blank = phrase.rfind(' ');
    if (hyphen == std::string_view::npos || blank == std::string_view::npos || hyphen == 0) return false;
    return text::fold(short_form.substr(hyphen + 1)) == text::fold(phrase.substr(blank + 1)) &&
           text::fold(short_form.substr(0, hyphen)) == initials(phrase.substr(0, blank));
  }

  /// "Ballast and GPS", "On-Watch vs. Off-Watch", "Mooring — Outer Lines".
  void add_label_parts(std::string_view text, Place place) {
    place.form = Form::kLabelPart;
    for (const std::string_view joint : {" \u2014 ", " \u2013 ", " vs. ", " vs ", " and ", " & ", ": "}) {
      const auto at = text.find(joint);
      if (at == std::string_view::npos) continue;
      const auto left = text.substr(0, at);
      const auto right = text.substr(at + joint.size());
      const bool joins = joint != " \u2014 " && joint != " \u2013 " && joint != ": ";
      // "Model vs. reality gap": half of a phrase
      const bool half = joins && !has_proper_form(left) && text::tokenize(left).size() == 1 &&
                        text::tokenize(right).size() > 1;
      if (!half) add(left, place);
      if (joins) add(right, place);
      return;
    }
  }

  /// "Contrast with dead reckoning", "No broaching": the words before the term.
  std::string_view without_lead_in(std::string_view label) const {
    const auto without = [&label](const auto& lead_ins) {
      for (const std::string_view words : lead_ins) {
        if (label.starts_with(words)) return trim(label.substr(words.size()));
      }
      return label;
    };
    label = without(cues::kLeadIns);
    label = without(cues::kRelatingLeadIns);
    const std::string_view topic = without(cues::kTopicLeadIns);
    return known_.contains(corpus_.words.add_all(topic)) ? topic : label;
  }

  /// "Solution: bulbous bow", "Level 2: coupled hulls": what the term is there for.
  std::string_view without_role(std::string_view label) const {
    constexpr std::string_view kJoint = ": ";
    const auto joint = label.find(kJoint);
    if (joint == std::string_view::npos) return label;
    const auto role = text::tokenize(label.substr(0, joint));
    const bool numbered =
        role.size() == 2 && std::isdigit(static_cast<unsigned char>(role.back().folded.front())) != 0;
    if (role.empty() || (role.size() > 1 && !numbered) ||
        !roles_.contains(corpus_.words.add(role.front().folded)))
      return label;
    return trim(label.substr(joint + kJoint.size()));
  }

  /// "Marconi/Marconi-b"
  static bool is_variant(std::string_view name, std::string_view other) {
    return name.size() > 2 && other.size() > name.size() + 1 && other.starts_with(name) &&
           other[name.size()] == '-' && other.find(' ') == std::string_view::npos;
  }

  static bool both_are_names(const std::string& text, std::size_t slash) {
    const auto left = trim(std::string_view(text).substr(0, slash));
    const auto right = trim(std::string_view(text).substr(slash + 1));
    return is_variant(left, right) ||
           (has_proper_form(left) && has_proper_form(right) && left.size() > 2 && right.size() > 2);
  }

  /// What stands in brackets behind a label and is no abbreviation of it is often who made the thing, or
  /// when.
  void note_attribution(std::string_view bracket, std::string_view label) {
    if (is_abbreviation_form(bracket) && abbreviates(bracket, trim(label))) return;
    for (const auto part : split_trimmed(bracket, ',')) {
      const TermKey key = corpus_.words.add_all(part);
      if (!key.empty() && key.size() <= 3) ++attributions_[key];
    }
  }

  void collect_labels(std::size_t e) {
    const auto& entry = corpus_.entries[e];
    bool naming_column = false;
    std::string kind;  // of which the rows of a table are kinds
    bool first = true;
    for (std::size_t b = 0; b < entry.blocks.size(); ++b) {
      const Block& block = entry.blocks[b].block;
      const Place place{e, b, 0, Form::kBoldLabel};
      const auto placed = [&](Form form) {
        Place at = place;
        at.form = form;
        return at;
      };
      if (block.kind == BlockKind::kCode || block.kind == BlockKind::kFormula) {
        first = false;
        continue;
      }
      if (block.kind == BlockKind::kTableHead) {
        const std::string head =
            block.text.substr(block.cells.front().begin, block.cells.front().end - block.cells.front().begin);
        naming_column = naming_columns_.count_in(corpus_.words.add_all(head)) > 0;
        kind = kind_in_head(head);
        continue;
      }
      if (block.kind == BlockKind::kTableRow) {
        const TextSpan cell = block.cells.front();
        const std::string label = block.text.substr(cell.begin, cell.end - cell.begin);
        add_label(is_local_label(label) && !kind.empty() ? label_of_kind(label, kind) : label,
                  placed(Form::kTableCell), {naming_column, is_formula_in_second_cell(block)});
        continue;
      }
      const bool is_title = first && block.kind != BlockKind::kItem;  // the entry's own name
      first = false;
      if (block.label.end > 0 && !is_title) {
        const std::string_view label =
            std::string_view(block.text).substr(block.label.begin, block.label.end - block.label.begin);
        const bool title = block.kind == BlockKind::kHeading && !block.bold_label;
        const Form form = title ? Form::kHeading : block.bold_label ? Form::kBoldLabel : Form::kPlainLabel;
        Candidate* term = add_label(label, placed(form), {false, leads_formula(entry, b)});
        if (term != nullptr && !title) add_other_names(entry.blocks[b], *term);
      }
      for (const MarkedTerm& term : marked_terms_.in(entry.blocks[b])) {
        Place at = placed(Form::kMarkedInProse);
        at.sentence = term.sentence;
        add(term.text, at);
      }
      if (block.kind == BlockKind::kItem) add(meaning_of_symbol(block), placed(Form::kSymbol));
    }
  }

  /// "**Hughes' model:**" over a formula.
  static bool leads_formula(const AnalysedEntry& entry, std::size_t b) {
    const Block& block = entry.blocks[b].block;
    const bool alone = trim(std::string_view(block.text).substr(block.label.end)).size() <= 1;
    return alone && b + 1 < entry.blocks.size() && entry.blocks[b + 1].block.kind == BlockKind::kFormula;
  }

  /// "| Drag per hull | $R / n$ |"
  static bool is_formula_in_second_cell(const Block& row) {
    if (row.cells.size() < 2) return false;
    const TextSpan cell = row.cells[1];
    return std::any_of(row.hidden.begin(), row.hidden.end(), [&](const TextSpan& hidden) {
      return hidden.begin <= cell.begin + 1 && hidden.end + 1 >= cell.end && row.text[hidden.begin] == '$';
    });
  }

  /// Of a table whose first column is headed "Rigging Level": rigging.
  std::string kind_in_head(const std::string& head) {
    const auto tokens = text::tokenize(head);
    if (tokens.size() < 2 || !kind_heads_.contains(corpus_.words.add(tokens.back().folded))) return {};
    const std::size_t end = tokens[tokens.size() - 2].end;
    return head.compare(end, tokens.back().begin - end, " ") == 0 ? head.substr(0, end) : std::string();
  }

  /// "Loose (Best)": one ordinary word, a name only beside the others of its list.
  static bool is_local_label(std::string_view label) {
    const auto name = trim(label.substr(0, label.find('(')));
    return text::tokenize(name).size() == 1 && text::length_utf8(name) > 1 && !has_proper_form(name) &&
           std::isdigit(static_cast<unsigned char>(name.front())) == 0;
  }

  static std::string label_of_kind(const std::string& label, const std::string& kind) {
    return std::string(trim(std::string_view(label).substr(0, label.find('(')))) + " " + kind;
  }

  /// Phrases of headers that stand in some text as they are: the category phrase is none.
  void collect_header_phrases() {
    std::map<TermKey, std::vector<std::pair<std::string, std::size_t>>> phrases;
    NameMatcher matcher;
    for (std::size_t e = 0; e < corpus_.entries.size(); ++e) {
      for (std::size_t i = 0; i < corpus_.entries[e].phrases.size(); ++i) {
        const std::string& phrase = corpus_.entries[e].phrases[i];
        const TermKey key = corpus_.words.add_all(phrase);
        const auto& categories = known_.categories_of_entry(e);
        if (std::find(categories.begin(), categories.end(), phrase) != categories.end()) continue;
        if (known_.contains(key) || !is_term_shaped(key, phrase) || key.size() > kLongestHeaderPhraseWords)
          continue;
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

  /// A label that is a phrase of some header and one word more, used nowhere else, speaks of that phrase.
  void shorten_labels() {
    std::vector<std::pair<TermKey, TermKey>> moves;
    candidates_.each([&](const Candidate& candidate) {
      const TermKey& key = candidate.key;
      if (key.size() < 3 || !candidate.uses.empty()) return;
      const TermKey shorter(key.begin(), key.end() - 1);
      const Candidate* phrase = candidates_.find(shorter);
      if (phrase == nullptr || !phrase->has_form(Form::kHeaderPhrase)) return;
      const bool labels = std::all_of(candidate.places.begin(), candidate.places.end(),
                                      [](const Place& p) { return is_label(p.form); });
      if (labels) moves.emplace_back(key, shorter);
    });
    std::sort(moves.begin(), moves.end());
    for (const auto& [longer, shorter] : moves) {
      auto& places = candidates_.at(shorter).places;
      const auto& more = candidates_.at(longer).places;
      places.insert(places.end(), more.begin(), more.end());
      candidates_.erase(longer);
    }
  }

  void note_attributions() {
    for (const auto& [key, times] : attributions_) {
      if (Candidate* candidate = candidates_.find(key)) candidate->attributions = times;
    }
  }

  Corpus& corpus_;
  KnownNames& known_;
  const WordStatistics& statistics_;
  CueWords function_words_, naming_columns_, kind_heads_, roles_, comparing_, before_numbers_, remarks_,
      numerals_, after_heads_;
  std::set<WordId> header_words_;
  MarkedTerms marked_terms_;
  NamingClauses naming_clauses_;
  std::unordered_map<TermKey, TermKey, TermHash> same_as_;  ///< an abbreviation's key to its expansion's
  Candidates candidates_;
  std::map<TermKey, std::size_t> attributions_;
};

}  // namespace

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

Candidates collect_terms(Corpus& corpus, KnownNames& known, const WordStatistics& statistics) {
  return TermCollector(corpus, known, statistics).run();
}

}  // namespace cairn::importers
