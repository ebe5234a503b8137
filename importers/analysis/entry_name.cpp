#include "importers/analysis/entry_name.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "importers/analysis/abbreviation.h"
#include "importers/analysis/cues.h"
#include "importers/analysis/heading_brackets.h"
#include "importers/analysis/inverted_title.h"
#include "importers/analysis/name_form.h"
#include "importers/analysis/naming_clauses.h"
#include "importers/analysis/opening.h"
#include "importers/analysis/shouted_titles.h"
#include "importers/analysis/title_bracket.h"
#include "importers/reading/grammar_note.h"
#include "importers/reading/lines.h"
#include "importers/reading/other_names.h"
#include "importers/reading/statement.h"
#include "text/folding.h"
#include "text/inflection.h"
#include "text/utf8.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kLongestName = 200;  // characters; a longer heading is no name
constexpr std::size_t kLongestTitleWords = 6;
constexpr std::size_t kShortestLongTitle = 3;  // words that are not small
constexpr std::size_t kLongestDefinition = 600;
constexpr std::size_t kShortestDefinitionWords = 5;

std::size_t content_words(std::string_view text) {
  const auto tokens = text::tokenize(text);
  return static_cast<std::size_t>(std::count_if(
      tokens.begin(), tokens.end(), [](const text::Token& token) { return !is_small_word(token.folded); }));
}

/// Names one entry from its header and the beginning of its body.
class EntryNamer {
 public:
  EntryNamer(const AnalysedEntry& entry, const OpeningBrackets& openings, const HeadingBrackets& brackets,
             const NamingClauses& clauses, const ShoutedTitles& shouted, Corpus& corpus)
      : entry_(entry),
        openings_(openings),
        brackets_(brackets),
        clauses_(clauses),
        shouted_(shouted),
        corpus_(corpus) {}

  EntryName name() {
    if (has_titles(entry_.format)) {
      std::string header =
          shouted_.spoken(entry_, std::string(text::prefix_utf8(entry_.header, kLongestName)), corpus_.words);
      named_.is_code = (header.find_first_not_of("` ") != std::string::npos && std::erase(header, '`') > 0) ||
                       header.find('_') != std::string::npos;
      split_title(header);
      keep_bracket(header);
      split_alternatives();
      for (const auto& alias : entry_.statements.also_known_as) add_unique(named_.aliases, alias);
      find_other_names();
      if (!entry_.statements.categories.empty()) named_.category = entry_.statements.categories.front();
    } else {
      find_title();
      find_other_names();
    }
    named_.key = corpus_.words.add_all(named_.title);
    find_definition();
    expand_title();
    expand_by_subject();
    shorten_title();
    abbreviate_title();
    expand_in_lead();
    find_turned_title();
    return std::move(named_);
  }

 private:
  const AnalysedBlock* lead() const { return lead_of(entry_); }

  /// The title without its bracket; what the bracket says is an alias when one abbreviates the other.
  void split_title(std::string_view title) {
    std::string bracket;
    const auto open = title.find('(');
    if (open != std::string_view::npos && open > 0) {
      const auto close = title.find(')', open);
      bracket = trim(title.substr(open + 1, close == std::string_view::npos ? close : close - open - 1));
      std::string rest(trim(title.substr(0, open)));
      if (close != std::string_view::npos && close + 1 < title.size())
        rest += " " + std::string(trim(title.substr(close + 1)));
      named_.title = text::collapse_space(rest);
    } else {
      named_.title = text::collapse_space(title);
    }
    add_bracket(bracket);
    // "Storm sails for yachts (Trysail/SeaJib)": names of several things are none of this one, but the
    // title is
    if (!has_titles(entry_.format) && lists_names(bracket))
      add_unique(named_.aliases, text::collapse_space(title));
  }

  static bool lists_names(std::string_view bracket) {
    const auto parts = split_trimmed(bracket, '/');
    return parts.size() > 1 &&
           std::all_of(parts.begin(), parts.end(), [](auto part) { return is_coined(part); });
  }

  /// A bracket that its author put into the heading and that is no alias tells homonyms apart: "Dish
  /// (wheels)".
  void keep_bracket(const std::string& header) {
    if (named_.title == text::collapse_space(header)) return;
    if (named_.aliases.empty() && !bracket_is_grammar_) add_other_names_in_bracket(header);
    if (!named_.aliases.empty() || bracket_is_grammar_) {
      add_unique(named_.aliases, text::collapse_space(header));  // as it stands it is looked up, too
      return;
    }
    add_unique(named_.aliases, named_.title);
    named_.title = text::collapse_space(header);
  }

  /// "Neuron (nerve cell)"
  void add_other_names_in_bracket(std::string_view header) {
    const auto open = header.find(" (");
    if (open == std::string_view::npos || !header.ends_with(')')) return;
    const AnalysedBlock* block = lead();
    const std::string definition =
        block == nullptr || block->sentences.empty() ? std::string() : block->sentence_text(0);
    const std::string_view bracket = header.substr(open + 2, header.size() - open - 3);
    for (auto& name : brackets_.other_names(header.substr(0, open), bracket, definition))
      add_unique(named_.aliases, std::move(name));
  }

  /// "A sail before the mast. Also known as jib.", "A sail before the mast; also called a jib."
  void find_other_names() {
    const AnalysedBlock* block = lead();
    const auto* const end_of_blocks = entry_.blocks.data() + entry_.blocks.size();
    if (block != nullptr && heads_definition(block->block)) ++block;
    if (block == nullptr || block == end_of_blocks || !tells(block->block)) return;
    if (has_titles(entry_.format)) {
      const std::size_t end = end_of_title(block->block);
      if (end > 0) add_bracket_behind(std::string_view(block->block.text).substr(end));
      if (end > 0) add_alternatives_behind(block->block, end);
    }
    for (const auto* next = block; next != end_of_blocks && tells(next->block); ++next)
      find_other_names_in(*next, next == block);
  }

  static bool heads_definition(const Block& block) {
    return block.kind == BlockKind::kHeading && statement_named(block.text) == Statement::kDefinition;
  }
  /// Paragraphs, and items that are about no thing of their own.
  bool tells(const Block& block) const {
    return block.kind == BlockKind::kParagraph ||
           (block.kind == BlockKind::kItem && block.label.end == 0 && has_titles(entry_.format));
  }

  void find_other_names_in(const AnalysedBlock& block, bool defines) {
    for (std::size_t i = 0; i < block.sentences.size(); ++i) {
      add_marked_other_name(block.block, block.sentences[i]);
      const std::string sentence = block.sentence_text(i);
      auto names = other_names(sentence);
      if (names.empty()) {
        for (auto& name : told_in(block, i, defines).names) add_unique(named_.short_forms, std::move(name));
      }
      for (auto& name : names) add_unique(named_.aliases, std::move(name));
      if (i > 0 || !defines) continue;
      for (auto& name : other_names_at_end(sentence)) add_unique(named_.aliases, std::move(name));
      for (auto& name : other_names_behind_kind(sentence)) add_unique(named_.aliases, std::move(name));
    }
  }

  ToldNames told_in(const AnalysedBlock& block, std::size_t sentence, bool defines) const {
    return clauses_.in(block, sentence, without_qualifier(named_.title), defines && sentence == 0);
  }

  /// Where the title ends that a text opens with, in bold letters or not; 0 where it does not.
  std::size_t end_of_title(const Block& block) const {
    const std::string title = text::fold_singular(without_qualifier(named_.title));
    const bool bold = !block.bold.empty() && block.bold.front().begin == 0;
    const std::size_t end =
        bold ? block.bold.front().end : std::min(block.text.find(" ("), block.text.find(", or "));
    if (end == std::string::npos) return 0;
    std::string_view opening = std::string_view(block.text).substr(0, end);
    for (const std::string_view article : {"a ", "an ", "the "}) {
      if (text::begins_with(opening, article)) opening.remove_prefix(article.size());
    }
    return text::fold_singular(opening) == title ? end : 0;
  }

  /// "Also *jib*.": all of a sentence.
  void add_marked_other_name(const Block& block, const TextSpan& sentence) {
    constexpr std::string_view kAlso = "Also ";
    if (block.text.compare(sentence.begin, kAlso.size(), kAlso) != 0) return;
    const auto span = span_at(block, sentence.begin + kAlso.size());
    const bool all = span && (span->end == sentence.end ||
                              (span->end + 1 == sentence.end && block.text[span->end] == '.'));
    if (all) add_unique(named_.aliases, block.text.substr(span->begin, span->end - span->begin));
  }

  /// "Jib / foresail": names of one thing; not "TCP / IP", and not what stands in brackets.
  void split_alternatives() {
    constexpr std::string_view kJoint = " / ";
    constexpr std::size_t kShortestWord = 4;
    std::vector<std::string> names;
    std::string_view rest = named_.title;
    if (rest.find('(') != std::string_view::npos) return;
    for (auto at = rest.find(kJoint); at != std::string_view::npos; at = rest.find(kJoint)) {
      names.emplace_back(trim(rest.substr(0, at)));
      rest = rest.substr(at + kJoint.size());
    }
    names.emplace_back(trim(rest));
    const bool words = std::any_of(names.begin(), names.end(),
                                   [](const std::string& name) { return name.size() >= kShortestWord; });
    if (names.size() < 2 || !words || names.front().empty()) return;
    add_unique(named_.aliases, named_.title);
    named_.title = names.front();
    for (std::size_t i = 1; i < names.size(); ++i) add_unique(named_.aliases, names[i]);
  }

  /// What a bracket behind the title says: "(VMG)", "(AF, AFib)", "(A/R)".
  void add_bracket(const std::string& bracket) {
    const TitleBracket read = read_title_bracket(named_.title, bracket);
    for (const std::string& name : read.names) add_unique(named_.aliases, name);
    bracket_is_grammar_ = read.is_grammar;
    if (!read.names.empty() || read.is_grammar) return;
    const auto parts = split_trimmed(bracket, bracket.find(';') != std::string::npos ? ';' : ',');
    const bool apart =
        parts.size() > 1 &&
        std::any_of(parts.begin(), parts.end(), [this](std::string_view part) { return says_title(part); });
    if (!apart) {
      add_name_in_bracket(bracket, says_title(bracket));
      return;
    }
    for (const auto part : parts) add_name_in_bracket(std::string(part), says_title(part));
  }

  bool says_title(std::string_view name) const {
    return abbreviates(named_.title, name) || abbreviates(name, named_.title);
  }

  void add_name_in_bracket(const std::string& bracket, bool is_whole) {
    if (bracket.empty() || (!is_whole && bracket.find('/') != std::string::npos)) return;
    const bool short_form = is_abbreviation_form(bracket) && abbreviates(bracket, named_.title);
    const bool long_form = is_abbreviation_form(named_.title) && abbreviates(named_.title, bracket);
    if (short_form || long_form || (is_abbreviation_form(bracket) && text::count_words(named_.title) >= 2) ||
        (text::count_words(bracket) >= 2 && is_abbreviation_form(named_.title))) {
      add_unique(named_.aliases, bracket);
    }
  }

  void find_title() {
    const AnalysedBlock* block = lead();
    const std::string phrase = entry_.phrases.empty() ? entry_.header : entry_.phrases.front();
    if (block == nullptr) {
      named_.title = title_case(phrase);
      return;
    }
    const bool heading = block->block.kind == BlockKind::kHeading;
    const bool bold = !block->block.bold.empty() && block->block.bold.front().begin == 0;
    if (heading || bold) {
      const std::string title =
          heading ? block->block.text : block->block.text.substr(0, block->block.bold.front().end);
      const auto separator = std::min({title.find(':'), title.find(" — "), title.find(" – ")});
      const std::string before = title.substr(0, separator);
      split_title(text::collapse_space(before));
      if (!heading) {
        add_bracket_behind(std::string_view(block->block.text).substr(block->block.bold.front().end));
        add_alternatives_behind(block->block, block->block.bold.front().end);
      }
      if (heading) refine_by_sentence();
      if (content_words(named_.title) > kLongestTitleWords) {
        if (text::count_words(named_.title) <= 2 * kLongestTitleWords)
          add_unique(named_.aliases, named_.title);
        named_.title = title_case(phrase);
      }
    } else {
      named_.title = subject(*block, phrase);
    }
    drop_second_half(phrase);
  }

  /// "**SWL** (Safe working load of ropes) is": the bracket behind the title.
  void add_bracket_behind(std::string_view rest) {
    if (!trim(rest).starts_with('(')) return;
    const auto open = rest.find('(');
    const auto close = rest.find(')', open);
    if (close == std::string_view::npos) return;
    add_bracket(std::string(trim(rest.substr(open + 1, close - open - 1))));
  }

  /// "**Photomask**, or **reticle**, is", "**Lexer**, also *scanner* or *tokeniser*, is": set off, too; not
  /// "**Keel**, or at least most of it, is". An abbreviation needs no marks: "Body mass index, or BMI, is".
  void add_alternatives_behind(const Block& block, std::size_t at) {
    while (true) {
      const auto rest = std::string_view(block.text).substr(at);
      const auto joint = std::find_if(kNameJoints.begin(), kNameJoints.end(),
                                      [rest](std::string_view one) { return rest.starts_with(one); });
      if (joint == kNameJoints.end()) return;
      const auto span = span_at(block, at + joint->size());
      if (!span) {
        const std::string_view behind = rest.substr(joint->size());
        const std::string_view word = behind.substr(0, behind.find_first_of(" ,"));
        if (is_abbreviation_form(word) && behind.substr(word.size()).starts_with(','))
          add_unique(named_.aliases, std::string(word));
        return;
      }
      add_unique(named_.aliases, block.text.substr(span->begin, span->end - span->begin));
      at = span->end;
    }
  }

  /// What is bold or italic from a place on.
  static std::optional<TextSpan> span_at(const Block& block, std::size_t begin) {
    for (const auto* spans : {&block.bold, &block.italic}) {
      const auto span = std::partition_point(spans->begin(), spans->end(),
                                             [begin](const TextSpan& one) { return one.begin < begin; });
      if (span != spans->end() && span->begin == begin) return *span;
    }
    return std::nullopt;
  }

  /// A bold title followed by a whole sentence: when the sentence begins with the title and goes on to a
  /// longer name that a header of the corpus knows, that is the name ("Storm" / "Storm sails
  /// drive").
  void refine_by_sentence() {
    for (const auto& block : entry_.blocks) {
      if (block.block.kind != BlockKind::kParagraph || block.tokens.size() < kShortestDefinitionWords)
        continue;
      const auto title = corpus_.words.add_all(named_.title);
      if (block.tokens.size() <= title.size()) return;
      for (std::size_t i = 0; i < title.size(); ++i) {
        if (block.tokens[i].word != title[i]) return;
      }
      std::vector<WordId> longer = title;
      longer.push_back(block.tokens[title.size()].word);
      if (!block.tokens[title.size()].joined || !is_phrase_beginning(longer)) return;
      named_.title = block.block.text.substr(0, block.tokens[title.size()].end);
      return;
    }
  }

  bool is_phrase_beginning(const std::vector<WordId>& words) const {
    return std::any_of(corpus_.entries.begin(), corpus_.entries.end(), [&](const AnalysedEntry& other) {
      if (other.phrases.empty()) return false;
      const auto phrase = corpus_.words.add_all(other.phrases.front());
      return phrase.size() >= words.size() && std::equal(words.begin(), words.end(), phrase.begin());
    });
  }

  /// The subject of the first sentence where there is no bold title: its words up to the last one that the
  /// first header phrase has too, without an article.
  std::string subject(const AnalysedBlock& block, const std::string& phrase) const {
    const auto wanted = corpus_.words.add_all(phrase);
    std::size_t begin = 0;
    if (!block.tokens.empty() && is_small_word(corpus_.words.text(block.tokens[0].word))) begin = 1;
    constexpr std::size_t kLongestSubject = 6;
    std::size_t end = begin;
    bool matched = false;
    for (std::size_t i = begin; i < std::min(block.tokens.size(), begin + kLongestSubject); ++i) {
      if (i > begin && !block.tokens[i].joined) break;
      const bool known = std::find(wanted.begin(), wanted.end(), block.tokens[i].word) != wanted.end();
      if (known) {
        end = i + 1;
        matched = true;
      } else if (matched || i > begin) {
        break;
      }
    }
    if (!matched) return title_case(phrase);
    return title_case(block.block.text.substr(block.tokens[begin].begin,
                                              block.tokens[end - 1].end - block.tokens[begin].begin));
  }

  /// "X and Y" where the header's first phrase is X: the entry is about X.
  void drop_second_half(const std::string& phrase) {
    const auto joint = named_.title.find(" and ");
    if (joint == std::string::npos) return;
    const std::string first = named_.title.substr(0, joint);
    if (text::fold_singular(first) != text::fold_singular(phrase)) return;
    add_unique(named_.aliases, named_.title);
    named_.title = first;
  }

  /// The first sentence long enough to say something, from the lead on; headings and items do not define.
  void find_definition() {
    // Behind a title of its own a phrase may define: "Fin under hull."
    const std::size_t shortest = has_titles(entry_.format) ? 2 : kShortestDefinitionWords;
    const AnalysedBlock* best = nullptr;
    std::size_t sentence = 0;
    // Several senses may stand in a list.
    for (const BlockKind kind : {BlockKind::kParagraph, BlockKind::kItem}) {
      for (const auto& block : entry_.blocks) {
        if (best != nullptr || block.block.kind != kind) continue;
        const auto found = defining_sentence(block, shortest);
        if (!found) continue;
        best = &block;
        sentence = *found;
      }
    }
    if (best == nullptr) best = lead();
    if (best == nullptr || best->sentences.empty()) return;
    std::string text = best->sentence_text(sentence);
    for (const std::string_view label : {"definition: ", "meaning: "}) {
      if (text::begins_with(text, label)) text.erase(0, label.size());
    }
    named_.definition = {std::string(text::prefix_utf8(text, kLongestDefinition)), entry_.source,
                         best->sentence_line(sentence)};
  }

  /// The first sentence that says something; nothing where none does.
  std::optional<std::size_t> defining_sentence(const AnalysedBlock& block, std::size_t least_words) const {
    std::size_t token = 0;
    for (std::size_t i = 0; i < block.sentences.size(); ++i) {
      std::size_t words = 0;
      for (; token < block.tokens.size() && block.tokens[token].sentence <= i; ++token)
        words += block.tokens[token].hidden ? 0 : 1;
      const std::string text = block.sentence_text(i);
      if (words >= least_words && !is_written_out(text) && !is_grammar_note(text) && !is_origin_note(text) &&
          other_names(text).empty() && !told_in(block, i, true).says_only_names)
        return i;
    }
    return std::nullopt;
  }

  /// "Emergency beacon." of EB
  bool is_written_out(std::string sentence) const {
    while (sentence.ends_with('.')) sentence.pop_back();
    return has_titles(entry_.format) && writes_out(sentence);
  }

  /// "RSVP is regular sailing, varnishing, and painting ...", "RSVP stands for ...": the words right after
  /// the verb whose initials spell the title. Of "FK yacht is a fin keel cruiser ..." those that spell its
  /// first word, and one more.
  void expand_title() {
    const auto title = text::tokenize(named_.title);
    if (title.empty()) return;
    const std::string_view abbreviation = std::string_view(named_.title).substr(0, title.front().end);
    if (!is_abbreviation_form(abbreviation)) return;
    const std::size_t more = title.size() == 1 ? 0 : 1;
    const std::string& letters = title.front().folded;
    const std::string& text = named_.definition.text;
    const auto tokens = text::tokenize(text);
    std::size_t first = 0;
    const auto stands_for = [&tokens](std::size_t at) {
      return at > 0 && tokens[at].folded == "for" && tokens[at - 1].folded.starts_with("stand");
    };
    while (first < tokens.size() && tokens[first].folded != "is" && tokens[first].folded != "are" &&
           !stands_for(first))
      ++first;
    ++first;
    if (first < tokens.size() && is_small_word(tokens[first].folded)) ++first;
    std::string spelt;
    for (std::size_t i = first; i + more < tokens.size() && spelt.size() < letters.size(); ++i) {
      if (is_small_word(tokens[i].folded)) continue;
      spelt.push_back(tokens[i].folded.front());
      if (spelt != letters) continue;
      add_unique(named_.aliases,
                 text.substr(tokens[first].begin, tokens[i + more].end - tokens[first].begin));
      // "FK yacht, fk, ...": the header may list what is spelt
      for (const std::string& phrase : entry_.phrases) {
        if (text::fold(phrase) == letters) add_unique(named_.short_forms, phrase);
      }
    }
  }

  /// The text of "Hull wave resistance drag modeling" goes on with "Hull drag
  /// modeling measures": a sentence that begins with words of a long title, from its first word to the
  /// thing that it names. "Winch drum" alone is not "Winch drum and ratchet care".
  void shorten_title() {
    const Title title = take_title_apart();
    if (title.words.size() < kShortestLongTitle || title.words.size() > 2 * kLongestTitleWords) return;
    for (const AnalysedBlock& block : entry_.blocks) {
      for (std::size_t first = 0; first < block.tokens.size(); ++first) {
        const bool opens = first == 0 || block.tokens[first - 1].sentence != block.tokens[first].sentence;
        if (!opens || block.tokens[first].word != title.words.front()) continue;
        std::size_t end = first + 1;
        while (end < block.tokens.size() && block.tokens[end].joined &&
               contains(title.words, block.tokens[end].word))
          ++end;
        while (end > first && !contains(title.heads, block.tokens[end - 1].word)) --end;
        bool whole = title.second_half.empty();
        for (std::size_t i = first; i < end; ++i)
          whole = whole || contains(title.second_half, block.tokens[i].word);
        if (!whole || end - first < 2 || end - first >= title.words.size()) continue;
        add_short_form(block, first, end);
        if (end < block.tokens.size() && block.tokens[end].joined && says_thing_again(block.tokens[end].word))
          add_short_form(block, first, end + 1);
      }
    }
  }

  /// "VMG tells how fast ...": the text of "Velocity made good" begins with what spells it.
  void abbreviate_title() {
    const AnalysedBlock* block = lead();
    if (block == nullptr || block->tokens.size() < 2 || block->block.kind != BlockKind::kParagraph) return;
    const std::string_view first = block->text(block->tokens[0]);
    if (is_abbreviation_form(first) && text::count_words(named_.title) > 1 &&
        text::fold_case(first) == initials(named_.title))
      add_short_form(*block, 0, 1);
  }

  void add_short_form(const AnalysedBlock& block, std::size_t first, std::size_t end) {
    const auto begin = block.tokens[first].begin;
    add_unique(named_.short_forms, block.block.text.substr(begin, block.tokens[end - 1].end - begin));
  }

  /// "... technology"
  bool says_thing_again(WordId word) const {
    const auto& tails = cues::kSameThingTails;
    return std::find(std::begin(tails), std::end(tails), corpus_.words.text(word)) != std::end(tails);
  }

  struct Title {
    std::vector<WordId> words;  ///< without small ones
    std::vector<WordId> heads;  ///< that name the thing: the last one before "for" or "in", and before "and"
    std::vector<WordId>
        second_half;  ///< behind "and", or behind another preposition, which may not be left out
  };

  Title take_title_apart() const {
    Title title;
    bool thing = true;
    bool second = false;
    for (const auto& token : text::tokenize(named_.title)) {
      if (!is_small_word(token.folded)) {
        title.words.push_back(corpus_.words.add(token.folded));
        if (second) title.second_half.push_back(title.words.back());
      } else if (thing && !title.words.empty()) {
        title.heads.push_back(title.words.back());
        thing = token.folded == "and";
        second = token.folded != "for" && token.folded != "in";
      }
    }
    if (thing && !title.words.empty()) title.heads.push_back(title.words.back());
    return title;
  }

  static bool contains(const std::vector<WordId>& words, WordId word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  }

  /// "<storage> (RRDS, WSBPEL) One of the ...", or a text that is nothing but the expansion.
  void expand_in_lead() {
    const auto opening = read_opening(entry_);
    for (const std::string& name : opening.names) {
      const bool fits = (is_abbreviation_of(named_.title, name) || is_abbreviation_of(name, named_.title)) &&
                        (opening.in_bracket || may_be_written_out(name));
      const bool coined = opening.in_bracket && is_coined(name) && openings_.is_own(name, named_.title);
      if (fits || coined) add_unique(named_.aliases, name);
    }
    if (writes_out(opening.beginning)) {
      add_unique(named_.short_forms, opening.beginning);
    } else if (is_abbreviation_form(named_.title) && spells_initials(named_.title, opening.first_clause)) {
      add_unique(named_.short_forms, opening.first_clause);  // "Earnings before interest, taxes, ..."
    }
    for (const std::string& name : opening.other_names) add_unique(named_.aliases, name);
    named_.referral = opening.referral;
    named_.refers_outright = opening.refers_outright;
    // "Cloth: short for book cloth." was read as a statement, and nothing is left.
    if (entry_.blocks.empty() && entry_.statements.also_known_as.size() == 1) {
      named_.referral = entry_.statements.also_known_as.front();
      named_.refers_outright = true;
    }
  }

  /// Of EB "emergency beacon", not "every boat needs one": the words begin with letters of the title, in
  /// order.
  bool may_be_written_out(const std::string& phrase) const {
    const std::string letters = text::fold(named_.title);
    std::size_t at = 0;
    for (const auto& token : text::tokenize(phrase)) {
      if (std::find(std::begin(cues::kCopulas), std::end(cues::kCopulas), token.folded) !=
          std::end(cues::kCopulas))
        return false;
      if (is_small_word(token.folded)) continue;
      at = letters.find(token.folded.front(), at);
      if (at++ == std::string::npos) return false;
    }
    return true;
  }

  /// "Emergency beacon. It calls for help." of EB: words with the title's letters, and no sentence.
  bool writes_out(const std::string& phrase) const {
    if (!is_abbreviation_of(named_.title, phrase) || phrase.starts_with(named_.title)) return false;
    if (spells_initials(named_.title, phrase)) return true;
    const auto tokens = text::tokenize(phrase);
    constexpr std::size_t kSafeLetters = 3;
    if (named_.title.size() >= kSafeLetters && tokens.size() > 1 && may_be_written_out(phrase)) return true;
    const auto capitals = std::count_if(tokens.begin(), tokens.end(), [&phrase](const text::Token& token) {
      return phrase[token.begin] >= 'A' && phrase[token.begin] <= 'Z';
    });
    return !is_small_word(tokens.front().folded) && static_cast<std::size_t>(capitals) * 2 > tokens.size() &&
           phrase.find_first_of("/'()[]") == std::string::npos;
  }

  /// "Network Address Translation maps ..." of NAT: the first words of the definition spell the title; of
  /// "P/E ratio" those before its last word.
  void expand_by_subject() {
    const std::string_view title = named_.title;
    const std::string_view abbreviation = title.substr(0, title.find(' '));
    if (!is_abbreviation_form(abbreviation)) return;
    const auto tail = text::tokenize(title.substr(abbreviation.size()));
    constexpr std::size_t kSafeLetters = 3;  // two letters are spelt by chance
    std::string letters = text::fold_case(abbreviation);
    std::erase_if(letters, [](char c) { return c == '/' || c == '-' || c == '.'; });
    std::string_view text = named_.definition.text;
    text.remove_prefix(grammar_note_length(text));
    const auto tokens = text::tokenize(text);
    const std::size_t first = !tokens.empty() && is_small_word(tokens[0].folded) ? 1 : 0;
    std::string spelt;
    std::size_t capitals = 0;
    for (std::size_t i = first; i < tokens.size() && spelt.size() < letters.size(); ++i) {
      const bool small = is_small_word(tokens[i].folded);
      if (i > first && text.find_first_of(".,;:(", tokens[i - 1].end) < tokens[i].begin) return;
      const char initial = initial_of(text, tokens[i]);
      if (!small || letters[spelt.size()] == initial) spelt.push_back(initial);
      capitals += !small && text[tokens[i].begin] >= 'A' && text[tokens[i].begin] <= 'Z' ? 1 : 0;
      if (!letters.starts_with(spelt)) return;
      const bool sure = letters.size() >= kSafeLetters || capitals >= letters.size() || !tail.empty();
      const bool function = std::find(std::begin(cues::kFunctionWords), std::end(cues::kFunctionWords),
                                      tokens[i].folded) != std::end(cues::kFunctionWords);
      const bool compound = tokens[i].end < text.size() && text[tokens[i].end] == '-';  // "just-in-time"
      if (function && !small && !compound) return;  // "Ports are translated ..."
      const std::size_t last = i + tail.size();
      if (spelt == letters && sure && !small && i > first && last + 1 < tokens.size() &&
          std::equal(tail.begin(), tail.end(), tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                     [](const text::Token& a, const text::Token& b) { return a.folded == b.folded; }))
        add_unique(named_.short_forms,
                   std::string(text.substr(tokens[first].begin, tokens[last].end - tokens[first].begin)));
    }
  }

  /// The text of "Storm sails for yachts" also says "yacht storm sails": words of both sides of the
  /// title, with the head of the first side at the end.
  void find_turned_title() {
    std::vector<WordId> thing;
    std::vector<WordId> setting;
    std::size_t prepositions = 0;
    for (const auto& token : text::tokenize(named_.title)) {
      if (token.folded == "for" || token.folded == "of" || token.folded == "in") {
        ++prepositions;
      } else if (!is_small_word(token.folded)) {
        (prepositions == 0 ? thing : setting).push_back(corpus_.words.add(token.folded));
      } else if (token.folded != "a" && token.folded != "the") {
        return;
      }
    }
    if (prepositions != 1 || thing.empty() || setting.empty()) return;
    for (const AnalysedBlock& block : entry_.blocks) {
      for (std::size_t last = 0; last < block.tokens.size(); ++last) {
        if (block.tokens[last].word == thing.back()) add_turned_title(block, last, thing, setting);
      }
    }
  }

  /// The longest phrase of such words that ends with a token.
  void add_turned_title(const AnalysedBlock& block, std::size_t last, const std::vector<WordId>& thing,
                        const std::vector<WordId>& setting) {
    std::size_t first = last;
    while (first > 0 && last + 1 - first < thing.size() + setting.size() && block.tokens[first].joined &&
           !block.tokens[first - 1].hidden &&
           (contains(thing, block.tokens[first - 1].word) || contains(setting, block.tokens[first - 1].word)))
      --first;
    // "harbour" before "tide model", and all of that: a part of the thing may be another one.
    const std::size_t own = last + 1 - first;
    if (own <= thing.size() || !contains(setting, block.tokens[first].word)) return;
    for (std::size_t i = 0; i < thing.size(); ++i) {
      if (block.tokens[last + 1 - thing.size() + i].word != thing[i]) return;
    }
    add_unique(named_.aliases, block.block.text.substr(block.tokens[first].begin,
                                                       block.tokens[last].end - block.tokens[first].begin));
  }

  const AnalysedEntry& entry_;
  const OpeningBrackets& openings_;
  const HeadingBrackets& brackets_;
  const NamingClauses& clauses_;
  const ShoutedTitles& shouted_;
  Corpus& corpus_;
  EntryName named_;
  bool bracket_is_grammar_ = false;  ///< the bracket behind the title
};

}  // namespace

std::vector<EntryName> name_each_entry(Corpus& corpus) {
  const OpeningBrackets openings(corpus);
  const HeadingBrackets brackets(corpus);
  const NamingClauses clauses(corpus.words);
  const ShoutedTitles shouted(corpus);
  std::vector<EntryName> names;
  for (const auto& entry : corpus.entries)
    names.push_back(EntryNamer(entry, openings, brackets, clauses, shouted, corpus).name());
  std::vector<std::string> titles;
  for (const EntryName& named : names) titles.push_back(named.title);
  const InvertedTitles inverted(titles);
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto in_order = inverted.in_order(names[i].title, corpus.entries[i], corpus.words);
    if (!in_order) continue;
    add_unique(names[i].aliases, std::exchange(names[i].title, std::move(*in_order)));
    names[i].key = corpus.words.add_all(names[i].title);
  }
  return names;
}

}  // namespace cairn::importers
