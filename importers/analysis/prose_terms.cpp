#include "importers/analysis/prose_terms.h"

#include <algorithm>
#include <array>
#include <boost/functional/hash.hpp>
#include <cctype>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>

#include "importers/analysis/cue_set.h"
#include "importers/analysis/cues.h"
#include "importers/analysis/name_matcher.h"
#include "importers/analysis/prose.h"
#include "text/utf8.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kLongestPhraseWords = 4;
constexpr std::size_t kLongestChunk = 6;
constexpr std::size_t kLeastPhraseUses = 2;
constexpr std::size_t kLongestCollocation = 3;
// The share of a collocation in the uses of its rarest word.
constexpr double kLeastAssociation = 0.05;

/// Places of phrases of a few words, brought together by their words.
class PhraseUses {
 public:
  /// A few words without room of their own on the heap: millions of them are looked at.
  struct Phrase {
    std::array<WordId, kLongestPhraseWords> words{};
    std::uint32_t count = 0;  ///< of the words
    friend bool operator==(const Phrase&, const Phrase&) = default;
    friend bool operator<(const Phrase& a, const Phrase& b) {
      return std::tie(a.words, a.count) < std::tie(b.words, b.count);
    }
    Phrase without_first() const {
      Phrase rest;
      std::copy(words.begin() + 1, words.begin() + count, rest.words.begin());
      rest.count = count - 1;
      return rest;
    }
  };
  struct Use {
    Phrase phrase;
    std::uint32_t entry = 0;
    std::uint32_t block = 0;
    std::uint32_t first = 0;  ///< token
  };

  void add(std::size_t entry, std::size_t block, const AnalysedBlock& analysed, std::size_t begin,
           std::size_t end) {
    Use use{{{}, static_cast<std::uint32_t>(end - begin)},
            static_cast<std::uint32_t>(entry),
            static_cast<std::uint32_t>(block),
            static_cast<std::uint32_t>(begin)};
    for (std::size_t i = begin; i < end; ++i) use.phrase.words[i - begin] = analysed.tokens[i].word;
    uses_.push_back(use);
  }

  /// Calls visit(key, uses, whether it is part of a longer phrase) for each phrase, in the order of the keys
  /// and the texts. A phrase that nearly always stands inside one that has a word more before it is no term
  /// of its own (the idea of C-value, Frantzi and Ananiadou 1996).
  template <typename Visit>
  void each(Visit visit) {
    std::sort(uses_.begin(), uses_.end(), [](const Use& a, const Use& b) {
      return std::tie(a.phrase, a.entry, a.block, a.first) < std::tie(b.phrase, b.entry, b.block, b.first);
    });
    const auto longer = most_uses_of_longer();
    each_group([&](std::span<const Use> uses) {
      const Phrase& phrase = uses.front().phrase;
      const auto most = phrase.count < kLongestPhraseWords ? longer.find(phrase) : longer.end();
      visit(TermKey(phrase.words.begin(), phrase.words.begin() + phrase.count), uses,
            most != longer.end() && most->second * 4 >= uses.size() * 3);
    });
  }

 private:
  struct Hash {
    std::size_t operator()(const Phrase& phrase) const {
      return boost::hash_range(phrase.words.begin(), phrase.words.end());
    }
  };
  using Counts = std::unordered_map<Phrase, std::size_t, Hash>;

  template <typename Visit>
  void each_group(Visit visit) const {
    for (std::size_t begin = 0; begin < uses_.size();) {
      std::size_t end = begin + 1;
      while (end < uses_.size() && uses_[end].phrase == uses_[begin].phrase) ++end;
      visit(std::span(uses_).subspan(begin, end - begin));
      begin = end;
    }
  }

  /// Of each phrase: the uses of the most frequent one that has one word more before it.
  Counts most_uses_of_longer() const {
    Counts longer;
    each_group([&longer](std::span<const Use> uses) {
      auto& most = longer[uses.front().phrase.without_first()];
      most = std::max(most, uses.size());
    });
    return longer;
  }

  std::vector<Use> uses_;
};

class ProseTerms {
 public:
  ProseTerms(Corpus& corpus, const KnownNames& known, const WordStatistics& statistics,
             const FoundTerm& found)
      : corpus_(corpus),
        known_(known),
        statistics_(statistics),
        found_(found),
        function_words_(cues::kFunctionWords, corpus.words),
        articles_(cues::kArticles, corpus.words),
        verbs_(cues::kVerbs, corpus.words),
        after_heads_(cues::kAfterHeads, corpus.words),
        sending_(cues::kSending, corpus.words),
        never_first_(cues::kNeverFirst, corpus.words),
        generic_heads_(cues::kGenericHeads, corpus.words),
        term_heads_(cues::kTermHeads, corpus.words),
        owned_heads_(cues::kOwnedHeads, corpus.words),
        conjunctions_(cues::kConjunctions, corpus.words),
        bodies_(cues::kBodies, corpus.words),
        done_by_people_(cues::kDoneByPeople, corpus.words),
        objects_(cues::kBeginObjects, corpus.words),
        made_by_(cues::kMadeBy, corpus.words),
        naming_(cues::kNaming, corpus.words),
        naming_besides_(cues::kNamingBesides, corpus.words) {}

  void run() {
    collect_proper_runs();
    collect_eponyms();
    collect_owned_eponyms();
    collect_phrases();
    collect_chunks();
    collect_single_names();
    collect_collocations();
    collect_named();
  }

 private:
  static TermKey key_of(const AnalysedBlock& block, std::size_t begin, std::size_t end) {
    TermKey key;
    key.reserve(end - begin);
    for (std::size_t i = begin; i < end; ++i) key.push_back(block.tokens[i].word);
    return key;
  }

  static std::string_view text_of(const AnalysedBlock& block, std::size_t begin, std::size_t end) {
    const std::size_t from = block.tokens[begin].begin;
    return std::string_view(block.block.text).substr(from, block.tokens[end - 1].end - from);
  }

  /// "Is called the commit point", "the so-called split brain", "known as a keel".
  void collect_named() {
    each_prose_block(corpus_, [this](std::size_t e, std::size_t b, const AnalysedBlock& block) {
      const auto& tokens = block.tokens;
      for (std::size_t i = 1; i < tokens.size(); ++i) {
        if (!ends_naming(block, i - 1) || tokens[i].sentence != tokens[i - 1].sentence) continue;
        std::size_t begin = articles_.contains(tokens[i].word) ? i + 1 : i;
        std::size_t end = begin;
        while (end < tokens.size() && end - begin < kLongestPhraseWords && !tokens[end].hidden &&
               tokens[end].sentence == tokens[i].sentence && (end == begin || tokens[end].joined) &&
               !function_words_.contains(tokens[end].word))
          ++end;
        if (begin == end || is_adverb(block, begin, end)) continue;
        const std::string_view text = text_of(block, begin, end);
        found_(key_of(block, begin, end), text, {e, b, tokens[begin].sentence, Form::kNamed});
      }
    });
  }

  /// Whether "called", "so-called" or "known as" ends with a token. What is also called so has another name
  /// that is known.
  bool ends_naming(const AnalysedBlock& block, std::size_t token) const {
    const auto ends = [&](const CuePhrases& cues) {
      return token + 1 < block.tokens.size() && cues.distance_before(block.tokens, token + 1, 1) == 0;
    };
    return !block.tokens[token].hidden && ends(naming_) && !ends(naming_besides_);
  }

  /// "is called recursively"
  static bool is_adverb(const AnalysedBlock& block, std::size_t begin, std::size_t end) {
    return end == begin + 1 && block.text(block.tokens[begin]).ends_with("ly");
  }

  /// Names written with capitals in the middle of prose.
  void collect_proper_runs() {
    each_prose_block(corpus_, [this](std::size_t e, std::size_t b, const AnalysedBlock& block) {
      const auto& tokens = block.tokens;
      std::size_t maker_end = tokens.size();  // of the last name of a maker
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
        const auto owned = [&](std::size_t at) { return tokens[at - 1].proper && owns_next(block, at - 1); };
        while (end < tokens.size() && tokens[end].joined && named(end) && !owned(end))
          ++end;  // "V8's TurboFan"
        if (is_version(block, i, end)) ++end;
        const bool joined = i > 0 && i == maker_end + 1 && conjunctions_.contains(tokens[i - 1].word);
        if (joined || made_by_.distance_before(tokens, i, 1) == 0 || is_person(block, i, end)) {
          maker_end = end;  // "proved by Seth Gilbert and Nancy Lynch"
        } else if (end == i + 1 || !bodies_.contains(tokens[end - 1].word)) {
          add_names(e, b, block, i, end);
        }
        i = end;
      }
    });
  }

  /// "Henrietta Leavitt found the relation."
  bool is_person(const AnalysedBlock& block, std::size_t begin, std::size_t end) const {
    constexpr std::size_t kMostNames = 3;
    const auto& tokens = block.tokens;
    return end > begin + 1 && end <= begin + kMostNames && end < tokens.size() && tokens[end].joined &&
           std::none_of(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                        tokens.begin() + static_cast<std::ptrdiff_t>(end),
                        [](const WordToken& token) { return token.proper; }) &&
           done_by_people_.contains(tokens[end].word) && end + 1 < tokens.size() && tokens[end + 1].joined &&
           objects_.contains(tokens[end + 1].word);
  }

  /// "Gen-3", "Fair Wind 3": whether a word is a number that belongs to the name before it, which
  /// begins not before `begin`. Behind one word and a blank a number is one of a series: "Figure 3".
  static bool is_version(const AnalysedBlock& block, std::size_t begin, std::size_t at) {
    const auto& tokens = block.tokens;
    if (at >= tokens.size() || at <= begin || !tokens[at].joined || tokens[at].hidden) return false;
    const std::string_view text = block.text(tokens[at]);
    const bool number = std::all_of(text.begin(), text.end(),
                                    [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; });
    constexpr std::size_t kDigitsOfAYear = 4;
    if (text.size() >= kDigitsOfAYear) return false;
    const bool names = at >= begin + 2 && tokens[at - 1].capital && tokens[at - 2].capital;
    return number && (is_hyphened(block, at - 1) || names);
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

  /// "Robert W. Floyd", "TIFF Rev. 6": a point that ends no sentence follows.
  static bool is_cut_off(const AnalysedBlock& block, std::size_t end) {
    const auto& tokens = block.tokens;
    const auto behind = std::string_view(block.block.text).substr(tokens[end - 1].end);
    return behind.starts_with(". ") && end < tokens.size() &&
           tokens[end].sentence == tokens[end - 1].sentence;
  }

  /// "[XYZ-97]", and the "dip" of "L_dip".
  static bool is_part_of_sign(const AnalysedBlock& block, std::size_t begin, std::size_t end) {
    const std::string_view text = block.block.text;
    const std::string_view before = text.substr(0, block.tokens[begin].begin);
    const std::string_view behind = text.substr(block.tokens[end - 1].end);
    return (before.ends_with('[') && behind.starts_with(']')) || before.ends_with('_') ||
           behind.starts_with('_');
  }

  /// A run is one name, but for coined words, each of which is one: "SeaChart WindRouter".
  void add_names(std::size_t e, std::size_t b, const AnalysedBlock& block, std::size_t begin,
                 std::size_t end) {
    const auto first = block.tokens.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = block.tokens.begin() + static_cast<std::ptrdiff_t>(end);
    const bool coined = std::all_of(
        first, last, [&block](const WordToken& token) { return is_camel_case(block.text(token)); });
    const std::size_t words = coined && !is_hyphened(block, begin) ? 1 : end - begin;
    for (std::size_t i = begin; i < end; i += words) add_run(e, b, block, i, i + words);
  }

  /// "PyTorch": a capital at the beginning, small letters, and another capital.
  static bool is_camel_case(std::string_view word) {
    const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto small = std::find_if(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return !word.empty() && is_upper(word.front()) && std::any_of(small, word.end(), is_upper);
  }

  void add_run(std::size_t e, std::size_t b, const AnalysedBlock& block, std::size_t begin, std::size_t end) {
    const auto& tokens = block.tokens;
    const bool opens = is_opening(block, begin);
    if (opens && !tokens[begin].proper) {
      const bool hyphened = begin + 1 < end && tokens[begin].end + 1 == tokens[begin + 1].begin;
      if (!hyphened) ++begin;  // the first word of a sentence is capitalised anyway
    }
    if (begin < end && sending_.contains(tokens[begin].word)) ++begin;  // "See MS-DOS"
    while (begin < end && function_words_.contains(tokens[begin].word)) ++begin;
    while (end > begin && function_words_.contains(tokens[end - 1].word) &&
           !(end - 1 > begin && is_hyphened(block, end - 2)))
      --end;
    if (begin >= end || end - begin > kLongestPhraseWords || is_cut_off(block, end) ||
        is_part_of_sign(block, begin, end))
      return;
    const std::string_view text = text_of(block, begin, end);
    const bool letter_first = std::isalpha(static_cast<unsigned char>(text.front())) != 0;
    const auto capitals =
        std::count_if(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool digits = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool coined = has_proper_form(text) && (capitals >= 2 || (digits && capitals >= 1));
    const bool hyphened = end - begin >= 2 && text.find('-') != std::string_view::npos && capitals >= 2;
    const bool several = end - begin >= 2 && capitals >= 2;
    if (!letter_first || text.size() < 2 || (!coined && !hyphened && !several)) return;
    found_(key_of(block, begin, end), text, {e, b, tokens[begin].sentence, Form::kProperRun});
  }

  /// "Froude scaling", "Hughes's function": a word that is always capitalised and the noun that it qualifies.
  void collect_eponyms() {
    each_prose_block(corpus_, [this](std::size_t e, std::size_t b, const AnalysedBlock& block) {
      const auto& tokens = block.tokens;
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool named = !tokens[i].hidden && tokens[i].capital && !in_label(block, tokens[i]) &&
                           !statistics_.is_written_small(tokens[i].word) &&
                           !function_words_.contains(tokens[i].word);
        if (!named) continue;
        std::size_t end = i + 1;
        const auto goes_on = [&](std::size_t at) {
          return at < tokens.size() && tokens[at].joined && !tokens[at].hidden &&
                 !function_words_.contains(tokens[at].word);
        };
        while (goes_on(end) && tokens[end].capital) ++end;
        const std::size_t names = end - i;
        while (goes_on(end) && !tokens[end].capital && end - i < kLongestPhraseWords) ++end;
        if (end - i > names && statistics_.is_noun(tokens[end - 1].word) && end - i <= kLongestPhraseWords) {
          const auto text = text_of(block, i, end);
          found_(key_of(block, i, end), text, {e, b, tokens[i].sentence, Form::kEponym});
        }
        i = end - 1;
      }
    });
  }

  /// "Hallin's Law", "Hughes' law": also in labels and headings, with more around them.
  void collect_owned_eponyms() {
    for (std::size_t e = 0; e < corpus_.entries.size(); ++e) {
      for (std::size_t b = 0; b < corpus_.entries[e].blocks.size(); ++b) {
        const AnalysedBlock& block = corpus_.entries[e].blocks[b];
        if (block.block.kind == BlockKind::kCode || block.block.kind == BlockKind::kFormula) continue;
        for (std::size_t i = 0; i + 1 < block.tokens.size(); ++i) {
          if (is_owned_eponym(block, i)) {
            found_(key_of(block, i, i + 2), text_of(block, i, i + 2),
                   {e, b, block.tokens[i].sentence, Form::kEponym});
          }
        }
      }
    }
  }

  bool is_owned_eponym(const AnalysedBlock& block, std::size_t name) const {
    const WordToken& owner = block.tokens[name];
    const WordToken& head = block.tokens[name + 1];
    const std::string_view gap = std::string_view(block.block.text).substr(owner.end, head.begin - owner.end);
    const bool plural =
        block.text(owner).ends_with('s') && (gap.starts_with("'") || gap.starts_with("\u2019"));
    const bool owns = owns_next(block, name) || plural;
    const bool fresh = head.capital || in_label(block, owner);  // else see collect_eponyms
    const bool goes_on = name + 2 < block.tokens.size() && block.tokens[name + 2].joined &&
                         block.tokens[name + 2].capital;  // "Python's Law Module"
    return fresh && owns && !goes_on && owner.capital && !owner.hidden && !head.hidden && head.joined &&
           owned_heads_.contains(head.word) && !statistics_.is_written_small(owner.word) &&
           !function_words_.contains(owner.word);
  }

  /// Whole noun phrases: what stands between function words, verbs and marks, without the qualities that
  /// lead it.
  void collect_chunks() {
    each_prose_block(corpus_, [this](std::size_t e, std::size_t b, const AnalysedBlock& block) {
      const auto& tokens = block.tokens;
      const auto usable = [&](std::size_t at) {
        const bool holds_together =
            function_words_.contains(tokens[at].word) || verbs_.contains(tokens[at].word);
        return !tokens[at].hidden && !in_label(block, tokens[at]) &&
               (!holds_together || ((is_hyphened(block, at) || (at > 0 && is_hyphened(block, at - 1))) &&
                                    !articles_.contains(tokens[at].word)));
      };
      for (std::size_t i = 0; i < tokens.size();) {
        if (!usable(i)) {
          ++i;
          continue;
        }
        std::size_t end = i + 1;
        while (end < tokens.size() && tokens[end].joined && usable(end) && !owns_next(block, end - 1)) ++end;
        add_chunk(e, b, block, i, end);
        i = end;
      }
    });
  }

  /// "Keel's": what follows is another phrase.
  static bool owns_next(const AnalysedBlock& block, std::size_t at) {
    const auto word = block.text(block.tokens[at]);
    return word.ends_with("'s") || word.ends_with("\u2019s");
  }

  /// Whether a hyphen joins the word to the next one.
  static bool is_hyphened(const AnalysedBlock& block, std::size_t at) {
    const auto& tokens = block.tokens;
    return at + 1 < tokens.size() && tokens[at].end + 1 == tokens[at + 1].begin &&
           block.block.text[tokens[at].end] == '-';
  }

  /// A chunk, and where a word inside it may be a verb in the third person or the plural before a verb, what
  /// stands on either side.
  void add_chunk(std::size_t e, std::size_t b, const AnalysedBlock& block, std::size_t begin,
                 std::size_t end) {
    for (std::size_t at = begin; at + 1 < end; ++at) {
      if (!may_be_verb(block, at)) continue;
      add_noun_phrase(e, b, block, begin, at + 1);
      if (at > begin) add_noun_phrase(e, b, block, begin, at);
      begin = at + 1;
    }
    add_noun_phrase(e, b, block, begin, end);
  }

  bool may_be_verb(const AnalysedBlock& block, std::size_t at) const {
    const auto surface = block.text(block.tokens[at]);
    if (is_hyphened(block, at) || block.tokens[at].proper || surface.size() < 4 || !surface.ends_with('s'))
      return false;
    return !corpus_.words.text(block.tokens[at].word).ends_with('s');
  }

  void add_noun_phrase(std::size_t e, std::size_t b, const AnalysedBlock& block, std::size_t begin,
                       std::size_t end) {
    const auto& tokens = block.tokens;
    // "state-of-the-art image": what a hyphen binds to the words before begins no phrase
    while (begin < end && begin > 0 && is_hyphened(block, begin - 1)) ++begin;
    const auto leads_in = [&](std::size_t at) {
      if (is_hyphened(block, at)) return false;
      return never_first_.contains(tokens[at].word) || corpus_.words.text(tokens[at].word).ends_with("ly");
    };
    const auto trails = [&](std::size_t from, std::size_t at) {
      const std::string& word = corpus_.words.text(tokens[at].word);
      const bool digit = std::isdigit(static_cast<unsigned char>(word.front())) != 0;
      return word.ends_with("ly") || after_heads_.contains(tokens[at].word) ||
             (digit && !is_version(block, from, at));
    };
    while (end > begin && trails(begin, end - 1)) --end;
    std::size_t first = begin;
    while (first + 1 < end && leads_in(first)) ++first;
    if (first >= end) return;
    if (end - first <= kLongestPhraseWords) add_span(e, b, block, first, end, Form::kChunk);
    // What a quality leads may be the term: "characteristic waterline length".
    for (const std::size_t words : {std::size_t{2}, std::size_t{3}}) {
      if (words >= end - first || end - first > kLongestChunk) continue;
      for (std::size_t at = first; at + words <= end; ++at) {
        if (!leads_in(at) && !trails(at, at + words - 1))
          add_span(e, b, block, at, at + words, Form::kChunkPart);
      }
    }
  }

  void add_span(std::size_t e, std::size_t b, const AnalysedBlock& block, std::size_t begin, std::size_t end,
                Form form) {
    const auto& tokens = block.tokens;
    const bool one = end - begin == 1;
    if (one && (generic_heads_.contains(tokens[begin].word) || never_first_.contains(tokens[begin].word) ||
                tokens[begin].proper))
      return;
    if (end - begin > kLongestPhraseWords || is_part_of_sign(block, begin, end) ||
        ends_known(block, begin, end))
      return;
    const auto text = text_of(block, begin, end);
    found_(key_of(block, begin, end), text, {e, b, tokens[begin].sentence, form});
  }

  /// The "direction finding" of radio direction finding, which is known.
  bool ends_known(const AnalysedBlock& block, std::size_t begin, std::size_t end) const {
    constexpr std::size_t kMostBefore = 2;
    if (end - begin < 2) return false;
    for (std::size_t before = 1; before <= std::min(begin, kMostBefore); ++before) {
      if (!block.tokens[begin - before + 1].joined) return false;
      if (never_first_.contains(block.tokens[begin - before].word) &&
          known_.contains(key_of(block, begin - before, end)))
        return true;
    }
    return false;
  }

  bool is_term_head(WordId word) const {
    if (term_heads_.contains(word)) return true;
    return has_suffix(corpus_.words.text(word), cues::kTermSuffixes) && !generic_heads_.contains(word);
  }

  /// Phrases of two to four words that end in a noun of method.
  void collect_phrases() {
    PhraseUses phrases;
    each_prose_block(corpus_, [&](std::size_t e, std::size_t b, const AnalysedBlock& block) {
      const auto& tokens = block.tokens;
      for (std::size_t last = 1; last < tokens.size(); ++last) {
        if (!tokens[last].joined) continue;
        const bool goes_on = last + 1 < tokens.size() && tokens[last + 1].joined &&
                             !function_words_.contains(tokens[last + 1].word);
        const bool head = !tokens[last].hidden && !goes_on && is_term_head(tokens[last].word);
        if (!head || in_label(block, tokens[last])) continue;
        for (std::size_t words = 2; words <= kLongestPhraseWords && words <= last + 1; ++words) {
          const std::size_t first = last + 1 - words;
          const WordToken& token = tokens[first];
          if (token.hidden || !tokens[first + 1].joined || function_words_.contains(token.word) ||
              in_label(block, token))
            break;
          if (never_first_.contains(token.word) || corpus_.words.text(token.word).ends_with("ly")) break;
          if (text::length_utf8(corpus_.words.text(token.word)) < 2 &&
              tokens[first + 1].begin != token.end + 1)
            break;
          phrases.add(e, b, block, first, last + 1);
        }
      }
    });
    phrases.each([&](const TermKey& key, std::span<const PhraseUses::Use> uses, bool part_of_longer) {
      if (known_.contains(key) || part_of_longer) return;
      for (const auto& use : uses) found_use(key, use, Form::kPhrase);
    });
  }

  void found_use(const TermKey& key, const PhraseUses::Use& use, Form form) const {
    const AnalysedBlock& block = corpus_.entries[use.entry].blocks[use.block];
    if (ends_known(block, use.first, use.first + key.size())) return;
    const WordToken& first = block.tokens[use.first];
    const WordToken& last = block.tokens[use.first + key.size() - 1];
    const auto text = std::string_view(block.block.text).substr(first.begin, last.end - first.begin);
    found_(key, text, {use.entry, use.block, first.sentence, form});
  }

  /// Two or three words that stand together for a good part of their uses, the last of them a noun by what
  /// follows it.
  void collect_collocations() {
    PhraseUses phrases;
    each_prose_block(corpus_, [&](std::size_t e, std::size_t b, const AnalysedBlock& block) {
      const auto& tokens = block.tokens;
      for (std::size_t first = 0; first < tokens.size(); ++first) {
        const std::size_t most = std::min(tokens.size(), first + kLongestCollocation);
        for (std::size_t i = first; i < most; ++i) {
          const WordToken& token = tokens[i];
          const std::string& word = corpus_.words.text(token.word);
          const bool bound = i == first && i > 0 && is_hyphened(block, i - 1);
          const bool usable = !bound && !token.hidden && !function_words_.contains(token.word) &&
                              (i == first || token.joined) && !in_label(block, token) &&
                              text::length_utf8(word) > 1 &&
                              !std::isdigit(static_cast<unsigned char>(word.front()));
          if (!usable || (i == first && (never_first_.contains(token.word) || word.ends_with("ly")))) break;
          if (i > first && !is_hyphened(block, i) && !is_version(block, first, i + 1))
            phrases.add(e, b, block, first, i + 1);
        }
      }
    });
    phrases.each([&](const TermKey& key, std::span<const PhraseUses::Use> uses, bool part_of_longer) {
      if (uses.size() < kLeastPhraseUses || part_of_longer || known_.contains(key)) return;
      if (statistics_.association(key, uses.size()) < kLeastAssociation || !statistics_.is_noun(key.back()))
        return;
      for (const auto& use : uses) found_use(key, use, Form::kCollocation);
    });
  }

  /// One capitalised word in the middle of a sentence that is nowhere written small: a product, a system, a
  /// person.
  void collect_single_names() {
    each_prose_block(corpus_, [this](std::size_t e, std::size_t b, const AnalysedBlock& block) {
      const auto& tokens = block.tokens;
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        const WordToken& token = tokens[i];
        if (token.hidden || !token.capital || token.proper || in_label(block, token) || is_opening(block, i))
          continue;
        const bool alone = !(i > 0 && token.joined && tokens[i - 1].capital) &&
                           !(i + 1 < tokens.size() && tokens[i + 1].joined && tokens[i + 1].capital);
        if (!alone || token.end - token.begin < 3 || statistics_.is_written_small(token.word) ||
            function_words_.contains(token.word))
          continue;
        found_({token.word}, block.text(token), {e, b, token.sentence, Form::kSingleName});
      }
    });
  }

  Corpus& corpus_;
  const KnownNames& known_;
  const WordStatistics& statistics_;
  const FoundTerm& found_;
  CueWords function_words_, articles_, verbs_, after_heads_, sending_, never_first_, generic_heads_,
      term_heads_, owned_heads_, conjunctions_, bodies_, done_by_people_, objects_;
  CuePhrases made_by_, naming_, naming_besides_;
};

}  // namespace

void find_prose_terms(Corpus& corpus, const KnownNames& known, const WordStatistics& statistics,
                      const FoundTerm& found) {
  ProseTerms(corpus, known, statistics, found).run();
}

}  // namespace cairn::importers
