#include "importers/analysis/naming.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "importers/analysis/abbreviation.h"
#include "importers/analysis/cue_set.h"
#include "importers/analysis/cues.h"
#include "importers/analysis/word_vector.h"
#include "importers/reading/lines.h"
#include "text/folding.h"
#include "text/inflection.h"
#include "text/utf8.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kLongestTitleWords = 6;
constexpr std::size_t kLongestDefinition = 600;
constexpr std::size_t kShortestDefinitionWords = 5;
// Two entries of one name speak of different things when their texts share less than this (cosine of word
// counts).
constexpr double kLeastSharedForOneName = 0.08;
constexpr double kLeastSharedForOnePhrase = 0.30;
// A concept has no more other names than these that are entries of nothing but its name.
constexpr std::size_t kMostReferrals = 3;

struct EntryName {
  std::string title;
  std::vector<std::string> aliases;
  std::optional<std::string> category;
  Evidence definition;
  std::vector<WordId> key;  ///< the title's words
  std::string referral;     ///< all of the text, where it may be nothing but another entry's name
  bool refers = false;      ///< it is
};

bool is_small_word(std::string_view word) {
  static const std::set<std::string_view> kSmall = {"a",  "an", "and", "as", "at",  "by", "for",  "from",
                                                    "in", "of", "on",  "or", "the", "to", "with", "vs"};
  return kSmall.contains(word);
}

/// A phrase of a header as a name: words begin with a capital where they have none of their own.
std::string title_case(std::string_view phrase) {
  std::string out(phrase);
  bool first = true;
  for (const auto& token : text::tokenize(phrase)) {
    const std::string_view word = phrase.substr(token.begin, token.end - token.begin);
    const bool keep = std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!keep && (first || !is_small_word(word)) && word.front() >= 'a' && word.front() <= 'z') {
      out[token.begin] = static_cast<char>(word.front() - 'a' + 'A');
    }
    first = false;
  }
  return out;
}

std::size_t count_words(std::string_view text) {
  return text::tokenize(text).size();
}

std::size_t content_words(std::string_view text) {
  const auto tokens = text::tokenize(text);
  return static_cast<std::size_t>(std::count_if(
      tokens.begin(), tokens.end(), [](const text::Token& token) { return !is_small_word(token.folded); }));
}

void add_unique(std::vector<std::string>& names, std::string name) {
  if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
    names.push_back(std::move(name));
}

const AnalysedBlock* lead_of(const AnalysedEntry& entry) {
  for (const auto& block : entry.blocks) {
    if (block.block.kind != BlockKind::kCode && block.block.kind != BlockKind::kFormula) return &block;
  }
  return nullptr;
}

std::string without_quotes(std::string_view text) {
  text = trim(text);
  while (!text.empty() && (text.front() == '"' || text.front() == '\'')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '"' || text.back() == '\'')) text.remove_suffix(1);
  return std::string(text);
}

/// What the very beginning of a text may say of its entry's names.
struct Opening {
  std::vector<std::string> names;        ///< names, if they fit
  std::vector<std::string> other_names;  ///< names that the author gives as such: (Or "...")
  bool in_bracket = false;
  std::string referral;  ///< all of the text, where it is nothing but a phrase
};

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

/// A bracket that only labels stand before: "<storage> (RRDS) One of the ..."; or all of a text without
/// marks.
Opening read_opening(const AnalysedEntry& entry) {
  const AnalysedBlock* block = lead_of(entry);
  if (block == nullptr || block->block.kind == BlockKind::kHeading) return {};
  std::string_view text = trim(block->block.text);
  while (text.starts_with('<') && text.find('>') != std::string_view::npos)
    text = trim(text.substr(text.find('>') + 1));
  if (!text.starts_with('(')) {
    text = without_remarks(text);
    if (text.find_first_of(".;:") != std::string_view::npos) return {};
    return {{without_quotes(text.substr(0, text.find(',')))},
            {},
            false,
            entry.blocks.size() == 1 ? std::string(text) : ""};
  }
  std::string_view inside = text.substr(1, std::min(text.find(')'), text.size()) - 1);
  Opening opening{{}, {}, true, {}};
  const bool given = inside.starts_with("Or ");
  if (given) inside.remove_prefix(3);
  for (const std::string_view part : split_trimmed(inside, ',')) {
    if (part.empty()) continue;
    (given && part.starts_with('"') ? opening.other_names : opening.names).push_back(without_quotes(part));
  }
  return opening;
}

/// Whether the text has the form of a coined short name: an abbreviation, or a capital with digits ("G3").
bool is_coined(std::string_view text) {
  if (is_abbreviation_form(text)) return true;
  const bool digits = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && text.size() >= 2 && text.front() >= 'A' && text.front() <= 'Z' &&
         text.find(' ') == std::string_view::npos;
}

/// In the brackets that open texts a coined name belongs to its entry, unless it is somebody else's too:
/// "(IBM)" says who speaks so.
class OpeningBrackets {
 public:
  explicit OpeningBrackets(const Corpus& corpus) {
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

  /// Whether the entry of that name speaks of the title; where there is none, whether no other text begins
  /// so.
  bool is_own(const std::string& name, const std::string& title) const {
    const std::string folded = text::fold(name);
    const auto text = texts_.find(folded);
    if (text != texts_.end())
      return text->second.find(" " + text::fold_singular(title) + " ") != std::string::npos;
    const auto count = count_.find(folded);
    return count != count_.end() && count->second == 1;
  }

 private:
  std::unordered_map<std::string, std::size_t> count_;  ///< of texts that begin with such a bracket
  std::unordered_map<std::string, std::string> texts_;  ///< of the entries of such names
};

/// Names one entry from its header and the beginning of its body.
class EntryNamer {
 public:
  EntryNamer(const AnalysedEntry& entry, const OpeningBrackets& openings, Corpus& corpus)
      : entry_(entry), openings_(openings), corpus_(corpus) {}

  EntryName name() {
    if (entry_.format == Format::kMarkdown) {
      split_title(entry_.header);
      keep_bracket();
      for (const auto& alias : entry_.statements.also_known_as) add_unique(named_.aliases, alias);
      if (!entry_.statements.categories.empty()) named_.category = entry_.statements.categories.front();
    } else {
      find_title();
    }
    named_.key = corpus_.words.add_all(named_.title);
    find_definition();
    expand_title();
    shorten_title();
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
  }

  /// A bracket that its author put into the heading and that is no alias tells homonyms apart: "Dish
  /// (wheels)".
  void keep_bracket() {
    if (!named_.aliases.empty() || named_.title == text::collapse_space(entry_.header)) return;
    add_unique(named_.aliases, named_.title);
    named_.title = text::collapse_space(entry_.header);
  }

  void add_bracket(const std::string& bracket) {
    if (bracket.empty() || bracket.find('/') != std::string::npos) return;
    const bool short_form = is_abbreviation_form(bracket) && abbreviates(bracket, named_.title);
    const bool long_form = is_abbreviation_form(named_.title) && abbreviates(named_.title, bracket);
    if (short_form || long_form || (is_abbreviation_form(bracket) && count_words(named_.title) >= 2) ||
        (count_words(bracket) >= 2 && is_abbreviation_form(named_.title))) {
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
      if (!heading) add_bracket_after(*block);
      if (heading) refine_by_sentence();
      if (content_words(named_.title) > kLongestTitleWords) {
        if (count_words(named_.title) <= 2 * kLongestTitleWords) add_unique(named_.aliases, named_.title);
        named_.title = title_case(phrase);
      }
    } else {
      named_.title = subject(*block, phrase);
    }
    drop_second_half(phrase);
  }

  /// "**DINO** (Self-distillation with no labels) is": the bracket behind the bold title.
  void add_bracket_after(const AnalysedBlock& block) {
    const std::string_view rest = std::string_view(block.block.text).substr(block.block.bold.front().end);
    if (!trim(rest).starts_with('(')) return;
    const auto open = rest.find('(');
    const auto close = rest.find(')', open);
    if (close != std::string_view::npos)
      add_bracket(std::string(trim(rest.substr(open + 1, close - open - 1))));
  }

  /// A bold title followed by a whole sentence: when the sentence begins with the title and goes on to a
  /// longer name that a header of the corpus knows, that is the name ("Diffusion" / "Diffusion models
  /// generate").
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
    const AnalysedBlock* best = nullptr;
    std::size_t sentence = 0;
    for (const auto& block : entry_.blocks) {
      if (block.block.kind != BlockKind::kParagraph) continue;
      for (std::size_t i = 0; i < block.sentences.size() && best == nullptr; ++i) {
        const auto words =
            std::count_if(block.tokens.begin(), block.tokens.end(),
                          [i](const WordToken& token) { return token.sentence == i && !token.hidden; });
        if (static_cast<std::size_t>(words) >= kShortestDefinitionWords) {
          best = &block;
          sentence = i;
        }
      }
      if (best != nullptr) break;
    }
    if (best == nullptr) best = lead();
    if (best == nullptr || best->sentences.empty()) return;
    const std::string text = best->sentence_text(sentence);
    named_.definition = {std::string(text::prefix_utf8(text, kLongestDefinition)), entry_.source,
                         best->sentence_line(sentence)};
  }

  /// "CPFR is collaborative planning, forecasting, and replenishment ...": the words right after the copula
  /// whose initials spell the title. Of "CP decomposition is a canonical polyadic factorization ..." those
  /// that spell its first word, and one more.
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
    while (first < tokens.size() && tokens[first].folded != "is" && tokens[first].folded != "are") ++first;
    ++first;
    if (first < tokens.size() && is_small_word(tokens[first].folded)) ++first;
    std::string spelt;
    for (std::size_t i = first; i + more < tokens.size() && spelt.size() < letters.size(); ++i) {
      if (is_small_word(tokens[i].folded)) continue;
      spelt.push_back(tokens[i].folded.front());
      if (spelt == letters)
        add_unique(named_.aliases,
                   text.substr(tokens[first].begin, tokens[i + more].end - tokens[first].begin));
    }
  }

  /// The text of "Semiconductor manufacturing process cost modeling" goes on with "Semiconductor cost
  /// modeling quantifies": a sentence that begins with a shorter form of a long title.
  void shorten_title() {
    constexpr std::size_t kLongTitleWords = 4;
    if (named_.key.size() < kLongTitleWords) return;
    for (const AnalysedBlock& block : entry_.blocks) {
      for (std::size_t first = 0; first < block.tokens.size(); ++first) {
        const bool opens = first == 0 || block.tokens[first - 1].sentence != block.tokens[first].sentence;
        if (!opens || block.tokens[first].word != named_.key.front()) continue;
        std::vector<WordId> phrase = {named_.key.front()};
        std::size_t at = 1;  // in the title
        std::size_t end = first + 1;
        for (; end < block.tokens.size() && block.tokens[end].joined; ++end) {
          const auto next = std::find(named_.key.begin() + static_cast<std::ptrdiff_t>(at), named_.key.end(),
                                      block.tokens[end].word);
          if (next == named_.key.end()) break;
          at = static_cast<std::size_t>(next - named_.key.begin()) + 1;
          phrase.push_back(*next);
        }
        if (phrase.size() >= kLongTitleWords - 1 && phrase.size() < named_.key.size() &&
            phrase.back() == named_.key.back())
          add_unique(named_.aliases,
                     block.block.text.substr(block.tokens[first].begin,
                                             block.tokens[end - 1].end - block.tokens[first].begin));
      }
    }
  }

  /// "<storage> (RRDS, WSBPEL) One of the ...", or a text that is nothing but the expansion.
  void expand_in_lead() {
    const auto opening = read_opening(entry_);
    for (const std::string& name : opening.names) {
      const bool fits = is_abbreviation_of(named_.title, name) || is_abbreviation_of(name, named_.title);
      const bool coined = opening.in_bracket && is_coined(name) && openings_.is_own(name, named_.title);
      if (fits || coined) add_unique(named_.aliases, name);
    }
    for (const std::string& name : opening.other_names) add_unique(named_.aliases, name);
    named_.referral = opening.referral;
  }

  /// The text of "Diffusion models for graphs" also says "graph diffusion models": words of both sides of the
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
    const auto is_in = [](const std::vector<WordId>& words, WordId word) {
      return std::find(words.begin(), words.end(), word) != words.end();
    };
    std::size_t first = last;
    while (first > 0 && last + 1 - first < thing.size() + setting.size() && block.tokens[first].joined &&
           !block.tokens[first - 1].hidden &&
           (is_in(thing, block.tokens[first - 1].word) || is_in(setting, block.tokens[first - 1].word)))
      --first;
    // "fab" before "digital twin", and all of that: a part of the thing may be another one.
    const std::size_t own = last + 1 - first;
    if (own <= thing.size() || !is_in(setting, block.tokens[first].word)) return;
    for (std::size_t i = 0; i < thing.size(); ++i) {
      if (block.tokens[last + 1 - thing.size() + i].word != thing[i]) return;
    }
    add_unique(named_.aliases, block.block.text.substr(block.tokens[first].begin,
                                                       block.tokens[last].end - block.tokens[first].begin));
  }

  static bool is_abbreviation_of(const std::string& abbreviation, const std::string& expansion) {
    if (!is_coined(abbreviation) || count_words(abbreviation) > 2) return false;
    return abbreviates(abbreviation, expansion) || spells_initials(abbreviation, expansion);
  }

  /// The letters are initials of words, in order; the others may be small words.
  static bool spells_initials(std::string_view abbreviation, std::string_view expansion) {
    std::string beginnings;
    for (const auto& token : text::tokenize(expansion)) {
      if (!is_small_word(token.folded)) beginnings += token.folded.substr(0, 1);
    }
    std::string letters = text::fold(abbreviation);
    std::erase(letters, ' ');
    return letters == beginnings;
  }

  const AnalysedEntry& entry_;
  const OpeningBrackets& openings_;
  Corpus& corpus_;
  EntryName named_;
};

/// How alike two texts are: the cosine of their counts of content words. Their names and headings do not
/// count: homonyms share the one, and the template of a glossary the other.
class TextSimilarity {
 public:
  TextSimilarity(Corpus& corpus, const std::vector<EntryName>& names) {
    const CueWords function_words(cues::kFunctionWords, corpus.words);
    for (std::size_t i = 0; i < corpus.entries.size(); ++i) {
      WordVector vector;
      for (const auto& block : corpus.entries[i].blocks) {
        if (block.block.kind == BlockKind::kHeading) continue;
        for (const auto& token : block.tokens) {
          const auto& own = names[i].key;
          const bool counts = !token.hidden && !function_words.contains(token.word) &&
                              std::find(own.begin(), own.end(), token.word) == own.end();
          if (counts) vector.emplace_back(token.word, 1);
        }
      }
      sum_up(vector);
      for (auto& [word, count] : vector) count = 1 + std::log(count);
      normalise(vector);
      vectors_.push_back(std::move(vector));
    }
  }

  double operator()(std::size_t a, std::size_t b) const { return dot(vectors_[a], vectors_[b]); }

 private:
  std::vector<WordVector> vectors_;
};

class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0); }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void merge(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

class EntryMerger {
 public:
  EntryMerger(Corpus& corpus, std::vector<EntryName> names)
      : corpus_(corpus), names_(std::move(names)), alike_(corpus, names_), groups_(corpus.entries.size()) {}

  std::vector<ConceptFacts> run() {
    find_categories();
    merge();
    find_categories_of_homonyms();
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < names_.size(); ++i) members[groups_.find(i)].push_back(i);
    std::vector<ConceptFacts> concepts;
    for (const auto& [first, entries] : members) concepts.push_back(make_concept(entries));
    qualify_homonyms(concepts);
    return concepts;
  }

 private:
  /// The last phrase of a header is a category when entries of other names end with it too, or when it stands
  /// alone after the name.
  void find_categories() {
    std::map<std::string, std::set<std::vector<WordId>>> last_of;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto& phrases = corpus_.entries[i].phrases;
      if (phrases.size() >= 2) last_of[text::fold(phrases.back())].insert(names_[i].key);
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto& phrases = corpus_.entries[i].phrases;
      if (names_[i].category || phrases.size() < 2) continue;
      const bool recurs = last_of[text::fold(phrases.back())].size() >= 2;
      std::set<std::string> before;
      for (std::size_t k = 0; k + 1 < phrases.size(); ++k) before.insert(text::fold_singular(phrases[k]));
      const bool alone = before.size() == 1;
      if (recurs || alone) names_[i].category = phrases.back();
    }
  }

  /// Of entries with one name that speak of different things each is told by the last phrase of its header,
  /// though no other entry ends with it.
  void find_categories_of_homonyms() {
    std::map<std::vector<WordId>, std::set<std::size_t>> groups_of;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (!names_[i].key.empty()) groups_of[names_[i].key].insert(groups_.find(i));
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto& phrases = corpus_.entries[i].phrases;
      if (!names_[i].category && phrases.size() >= 2 && groups_of[names_[i].key].size() >= 2)
        names_[i].category = phrases.back();
    }
  }

  std::vector<WordId> first_phrase(std::size_t i) const {
    const auto& phrases = corpus_.entries[i].phrases;
    return phrases.empty() ? std::vector<WordId>() : corpus_.words.add_all(phrases.front());
  }

  using Titles = std::map<std::vector<WordId>, std::vector<std::size_t>>;

  void merge() {
    Titles by_title;
    Titles by_phrase;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      // ">>>" and "..." have no words to be alike in.
      if (!names_[i].key.empty()) by_title[names_[i].key].push_back(i);
      const auto phrase = first_phrase(i);
      if (!phrase.empty()) by_phrase[phrase].push_back(i);
    }
    for (const auto& [key, entries] : by_title) merge_alike(entries, kLeastSharedForOneName);
    for (const auto& [phrase, entries] : by_phrase) {
      for (std::size_t a = 0; a < entries.size(); ++a) {
        for (std::size_t b = a + 1; b < entries.size(); ++b) merge_by_phrase(entries[a], entries[b]);
      }
    }
    for (std::size_t i = 0; i < names_.size(); ++i) merge_self_tail(i, by_title);
    follow_referrals(by_title);
  }

  /// "CCD: Charge-coupled device." is no concept of its own where there is an entry of that name.
  void follow_referrals(const Titles& by_title) {
    std::map<std::size_t, std::size_t> targets;
    std::map<std::size_t, std::size_t> referring;  // by target: without abbreviating it
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const std::string referral = std::exchange(names_[i].referral, {});
      const auto words = corpus_.words.add_all(referral);
      const auto target = by_title.find(words);
      const bool refers = !words.empty() && target != by_title.end() && target->first != names_[i].key &&
                          !names_[i].key.empty() && by_title.at(names_[i].key).size() == 1 &&
                          speak_of_one(target->second);
      if (!refers) continue;
      targets.emplace(i, target->second.front());
      if (!is_abbreviated(names_[i].title, referral)) ++referring[target->second.front()];
    }
    for (const auto& [entry, target] : targets) {
      const bool goes_on = targets.contains(target);  // it refers to another one itself
      // "Dog: Animal.", "Cat: Animal." name the kind.
      const bool is_kind =
          !is_abbreviated(names_[entry].title, names_[target].title) && referring[target] > kMostReferrals;
      if (goes_on || is_kind) continue;
      groups_.merge(entry, target);
      names_[entry].refers = true;
    }
  }

  static bool is_abbreviated(const std::string& abbreviation, const std::string& phrase) {
    return is_abbreviation_form(abbreviation) && abbreviates(abbreviation, phrase);
  }

  bool speak_of_one(const std::vector<std::size_t>& entries) {
    return std::all_of(entries.begin(), entries.end(), [&](std::size_t entry) {
      return groups_.find(entry) == groups_.find(entries.front());
    });
  }

  void merge_alike(const std::vector<std::size_t>& entries, double least) {
    for (std::size_t a = 0; a < entries.size(); ++a) {
      for (std::size_t b = a + 1; b < entries.size(); ++b) {
        if (alike_(entries[a], entries[b]) >= least) groups_.merge(entries[a], entries[b]);
      }
    }
  }

  /// One first phrase and one title that contains the other, or much the same text.
  void merge_by_phrase(std::size_t a, std::size_t b) {
    const bool nested = holds_all(names_[a].key, names_[b].key) || holds_all(names_[b].key, names_[a].key);
    const double alike = alike_(a, b);
    if ((nested && alike >= kLeastSharedForOneName) || alike >= kLeastSharedForOnePhrase) groups_.merge(a, b);
  }

  /// "X pre-training" whose header lists X as a phrase of its own speaks of X.
  void merge_self_tail(std::size_t i, const Titles& by_title) {
    const std::string folded = text::fold(names_[i].title);
    for (const std::string_view tail : cues::kSelfTails) {
      if (!folded.ends_with(" " + std::string(tail))) continue;
      const auto bare =
          corpus_.words.add_all(std::string_view(folded).substr(0, folded.size() - tail.size() - 1));
      const auto& phrases = corpus_.entries[i].phrases;
      const bool listed = std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
        return corpus_.words.add_all(phrase) == bare;
      });
      const auto other = by_title.find(bare);
      if (listed && other != by_title.end()) groups_.merge(i, other->second.front());
    }
  }

  /// A phrase is an alias when it says the name again: its words are the name's, an abbreviation of it or
  /// both; or when it is the name with words that the definition puts beside it.
  bool is_alias(const std::string& phrase, std::size_t entry, const ConceptFacts& made) const {
    auto words = corpus_.words.add_all(phrase);
    if (words.empty() || words == names_[entry].key) return false;
    if (words.size() == 2 && is_droppable(words.back())) {  // "DiT architecture" of what is also called DiT
      const std::vector<WordId> stem(words.begin(), words.end() - 1);
      for (const auto& alias : made.aliases) {
        if (corpus_.words.add_all(alias) == stem) return true;
      }
    }
    if (qualifies_name(phrase, entry)) return true;
    std::vector<WordId> own = names_[entry].key;
    bool abbreviated = false;
    for (const auto& alias : made.aliases) {
      const auto more = corpus_.words.add_all(alias);
      if (more == words) return false;
      if (is_abbreviation_form(alias) && more.size() == 1) {
        own.push_back(more.front());
        abbreviated = true;
      }
    }
    for (const auto small : {"for", "of", "and", "in", "a", "the"}) own.push_back(corpus_.words.add(small));
    if (holds_all(own, words)) {
      // all of the name, or its abbreviation: part of a name alone may be another concept
      const bool whole = holds_all(words, names_[entry].key);
      const bool by_abbreviation = abbreviated && std::any_of(words.begin(), words.end(), [&](WordId word) {
                                     return std::find(names_[entry].key.begin(), names_[entry].key.end(),
                                                      word) == names_[entry].key.end();
                                   });
      const bool first =
          !corpus_.entries[entry].phrases.empty() && corpus_.entries[entry].phrases.front() == phrase;
      if (whole || by_abbreviation || first) return true;
    }
    if (words.size() == 1 && initials(names_[entry].title) == phrase && phrase.size() >= 2) return true;
    if (shortens(words, names_[entry].key)) return true;
    return says_definition(words, entry);
  }

  /// "dilated attention in vision", which heads the entry, of "Dilated attention".
  bool qualifies_name(const std::string& phrase, std::size_t entry) const {
    if (corpus_.entries[entry].phrases.front() != phrase) return false;
    const auto words = corpus_.words.add_all(phrase);
    const auto& name = names_[entry].key;
    return words.size() > name.size() + 1 && std::equal(name.begin(), name.end(), words.begin()) &&
           is_small_word(corpus_.words.text(words[name.size()]));
  }

  /// "Semiconductor cost modeling" of "Semiconductor manufacturing process cost modeling": words of the name
  /// in their order, from its first to its last.
  static bool shortens(const std::vector<WordId>& phrase, const std::vector<WordId>& name) {
    if (phrase.size() < 2 || phrase.size() >= name.size()) return false;
    if (phrase.front() != name.front() || phrase.back() != name.back()) return false;
    std::size_t at = 0;
    for (const WordId word : name) {
      if (at < phrase.size() && phrase[at] == word) ++at;
    }
    return at == phrase.size();
  }

  bool is_droppable(WordId word) const {
    const std::string& text = corpus_.words.text(word);
    return std::find(std::begin(cues::kDroppableTails), std::end(cues::kDroppableTails), text) !=
           std::end(cues::kDroppableTails);
  }

  /// The whole name with a modifier that stands in the first words of the definition ("thermal diffusion").
  bool says_definition(const std::vector<WordId>& phrase, std::size_t entry) const {
    if (names_[entry].key.size() != 1 || phrase.size() < 2 || !holds_all(phrase, names_[entry].key))
      return false;
    constexpr std::size_t kFirstWords = 14;
    auto words = corpus_.words.add_all(names_[entry].definition.text);
    if (words.size() > kFirstWords) words.resize(kFirstWords);
    return holds_all(words, phrase);
  }

  ConceptFacts make_concept(const std::vector<std::size_t>& entries) {
    ConceptFacts made;
    made.entries = entries;
    made.name = best_title(entries);
    for (const std::size_t i : entries) {
      const EntryName& named = names_[i];
      if (text::fold(named.title) != text::fold(made.name)) add_unique(made.aliases, named.title);
      for (const auto& alias : named.aliases) {
        if (text::fold(alias) != text::fold(made.name)) add_unique(made.aliases, alias);
      }
      if (named.category) add_unique(made.categories, *named.category);
      for (const auto& category : corpus_.entries[i].statements.categories)
        add_unique(made.categories, category);
      if (!named.definition.text.empty() && !named.refers) made.definitions.push_back(named.definition);
    }
    for (const std::size_t i : entries) {
      for (const auto& phrase : corpus_.entries[i].phrases) {
        if (names_[i].category == phrase && phrase != corpus_.entries[i].phrases.front()) continue;
        if (is_alias(phrase, i, made) && text::fold(phrase) != text::fold(made.name))
          add_unique(made.aliases, phrase);
      }
    }
    return made;
  }

  /// The title that most entries have; of inflected forms the shortest.
  std::string best_title(const std::vector<std::size_t>& entries) const {
    std::map<std::vector<WordId>, std::size_t> counts;
    for (const std::size_t i : entries) ++counts[names_[i].key];
    std::string best;
    std::size_t most = 0;
    for (const std::size_t i : entries) {
      if (names_[i].refers) continue;
      const std::size_t count = counts[names_[i].key];
      const bool shorter = count == most && names_[i].title.size() < best.size();
      if (count > most || shorter) {
        most = count;
        best = names_[i].title;
      }
    }
    const bool lower = std::none_of(best.begin(), best.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return lower ? title_case(best) : best;
  }

  static void qualify_homonyms(std::vector<ConceptFacts>& concepts) {
    std::map<std::string, std::vector<std::size_t>> by_name;
    for (std::size_t i = 0; i < concepts.size(); ++i) {
      const std::string words = text::fold_singular(concepts[i].name);
      by_name[words.empty() ? concepts[i].name : words].push_back(i);
    }
    for (const auto& [name, same] : by_name) {
      if (same.size() < 2) continue;
      std::size_t number = 0;
      for (const std::size_t i : same) {
        ++number;
        add_unique(concepts[i].aliases, concepts[i].name);
        concepts[i].name +=
            " (" +
            (concepts[i].categories.empty() ? std::to_string(number) : concepts[i].categories.front()) + ")";
      }
    }
  }

  Corpus& corpus_;
  std::vector<EntryName> names_;
  TextSimilarity alike_;
  Groups groups_;
};

}  // namespace

std::vector<ConceptFacts> name_entries(Corpus& corpus) {
  const OpeningBrackets openings(corpus);
  std::vector<EntryName> names;
  for (const auto& entry : corpus.entries) names.push_back(EntryNamer(entry, openings, corpus).name());
  return EntryMerger(corpus, std::move(names)).run();
}

}  // namespace cairn::importers
