#include "importers/analysis/prose_terms.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <string>

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
        never_first_(cues::kNeverFirst, corpus.words),
        generic_heads_(cues::kGenericHeads, corpus.words),
        term_heads_(cues::kTermHeads, corpus.words) {}

  void run() {
    collect_proper_runs();
    collect_eponyms();
    collect_phrases();
    collect_chunks();
    collect_single_names();
    collect_collocations();
  }

 private:
  static TermKey key_of(const AnalysedBlock& block, std::size_t begin, std::size_t end) {
    TermKey key;
    key.reserve(end - begin);
    for (std::size_t i = begin; i < end; ++i) key.push_back(block.tokens[i].word);
    return key;
  }

  /// Names written with capitals in the middle of prose.
  void collect_proper_runs() {
    each_prose_block(corpus_, [this](std::size_t e, std::size_t b, const AnalysedBlock& block) {
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
    while (end > begin && function_words_.contains(tokens[end - 1].word) &&
           !(end - 1 > begin && is_hyphened(block, end - 2)))
      --end;
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
    found_(key_of(block, begin, end), text, {e, b, tokens[begin].sentence, Form::kProperRun});
  }

  /// "Gibbs sampling", "Green's function": a word that is always capitalised and the noun that it qualifies.
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
          const auto text = std::string_view(block.block.text)
                                .substr(tokens[i].begin, tokens[end - 1].end - tokens[i].begin);
          found_(key_of(block, i, end), text, {e, b, tokens[i].sentence, Form::kEponym});
        }
        i = end - 1;
      }
    });
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
               (!holds_together || (is_hyphened(block, at) && !articles_.contains(tokens[at].word)));
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
    const auto leads_in = [&](std::size_t at) {
      if (is_hyphened(block, at)) return false;
      return never_first_.contains(tokens[at].word) || corpus_.words.text(tokens[at].word).ends_with("ly");
    };
    const auto trails = [&](std::size_t at) {
      const std::string& word = corpus_.words.text(tokens[at].word);
      return word.ends_with("ly") || std::isdigit(static_cast<unsigned char>(word.front())) != 0;
    };
    while (end > begin && trails(end - 1)) --end;
    std::size_t first = begin;
    while (first + 1 < end && leads_in(first)) ++first;
    if (first >= end) return;
    if (end - first <= kLongestPhraseWords) add_span(e, b, block, first, end, Form::kChunk);
    // What a quality leads may be the term: "characteristic diffusion length".
    for (const std::size_t words : {std::size_t{2}, std::size_t{3}}) {
      if (words >= end - first || end - first > kLongestChunk) continue;
      for (std::size_t at = first; at + words <= end; ++at) {
        if (!leads_in(at) && !trails(at + words - 1)) add_span(e, b, block, at, at + words, Form::kChunkPart);
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
    if (end - begin > kLongestPhraseWords) return;
    const auto text = std::string_view(block.block.text)
                          .substr(tokens[begin].begin, tokens[end - 1].end - tokens[begin].begin);
    found_(key_of(block, begin, end), text, {e, b, tokens[begin].sentence, form});
  }

  bool is_term_head(WordId word) const {
    if (term_heads_.contains(word)) return true;
    return has_suffix(corpus_.words.text(word), cues::kTermSuffixes) && !generic_heads_.contains(word);
  }

  /// Phrases of two to four words that end in a noun of method.
  void collect_phrases() {
    std::map<TermKey, std::vector<std::pair<std::string_view, Place>>> found;
    each_prose_block(corpus_, [&](std::size_t e, std::size_t b, const AnalysedBlock& block) {
      const auto& tokens = block.tokens;
      for (std::size_t last = 0; last < tokens.size(); ++last) {
        const bool head = !tokens[last].hidden && is_term_head(tokens[last].word) &&
                          !(last + 1 < tokens.size() && tokens[last + 1].joined &&
                            !function_words_.contains(tokens[last + 1].word));
        if (!head || in_label(block, tokens[last])) continue;
        TermKey key = {tokens[last].word};
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
          found[key].emplace_back(text, Place{e, b, token.sentence, Form::kPhrase});
        }
      }
    });
    const auto longer = uses_of_longer(found);
    for (const auto& [key, uses] : found) {
      if (known_.contains(key) || is_part_of_longer(key, uses.size(), longer)) continue;
      for (const auto& [text, place] : uses) found_(key, text, place);
    }
  }

  /// Of each phrase: the uses of the most frequent one that has one word more before it.
  template <typename Found>
  static std::map<TermKey, std::size_t> uses_of_longer(const Found& found) {
    std::map<TermKey, std::size_t> longer;
    for (const auto& [key, uses] : found) {
      if (key.size() < 2) continue;
      auto& most = longer[TermKey(key.begin() + 1, key.end())];
      most = std::max(most, uses.size());
    }
    return longer;
  }

  /// A phrase that nearly always stands inside one longer phrase is no term of its own (the idea of C-value,
  /// Frantzi and Ananiadou 1996).
  static bool is_part_of_longer(const TermKey& key, std::size_t uses,
                                const std::map<TermKey, std::size_t>& longer) {
    const auto most = longer.find(key);
    return key.size() < kLongestPhraseWords && most != longer.end() && most->second * 4 >= uses * 3;
  }

  /// Two or three words that stand together for a good part of their uses, the last of them a noun by what
  /// follows it.
  void collect_collocations() {
    std::map<TermKey, std::vector<std::pair<std::string_view, Place>>> found;
    each_prose_block(corpus_, [&](std::size_t e, std::size_t b, const AnalysedBlock& block) {
      const auto& tokens = block.tokens;
      for (std::size_t first = 0; first < tokens.size(); ++first) {
        TermKey key;
        for (std::size_t i = first; i < tokens.size() && key.size() < kLongestCollocation; ++i) {
          const WordToken& token = tokens[i];
          const std::string& word = corpus_.words.text(token.word);
          const bool usable = !token.hidden && !function_words_.contains(token.word) &&
                              (i == first || token.joined) && !in_label(block, token) &&
                              text::length_utf8(word) > 1 &&
                              !std::isdigit(static_cast<unsigned char>(word.front()));
          if (!usable || (i == first && (never_first_.contains(token.word) || word.ends_with("ly")))) break;
          key.push_back(token.word);
          if (key.size() < 2) continue;
          const auto text =
              std::string_view(block.block.text).substr(tokens[first].begin, token.end - tokens[first].begin);
          found[key].emplace_back(text, Place{e, b, token.sentence, Form::kCollocation});
        }
      }
    });
    const auto longer = uses_of_longer(found);
    for (const auto& [key, uses] : found) {
      if (uses.size() < kLeastPhraseUses || known_.contains(key) ||
          is_part_of_longer(key, uses.size(), longer))
        continue;
      if (statistics_.association(key, uses.size()) < kLeastAssociation || !statistics_.is_noun(key.back()))
        continue;
      for (const auto& [text, place] : uses) found_(key, text, place);
    }
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
  CueWords function_words_, articles_, verbs_, never_first_, generic_heads_, term_heads_;
};

}  // namespace

void find_prose_terms(Corpus& corpus, const KnownNames& known, const WordStatistics& statistics,
                      const FoundTerm& found) {
  ProseTerms(corpus, known, statistics, found).run();
}

}  // namespace cairn::importers
