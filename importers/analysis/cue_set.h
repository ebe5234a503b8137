#pragma once

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importers/analysis/corpus.h"

namespace cairn::importers {

/// A table of single cue words as numbers of a corpus.
class CueWords {
 public:
  template <typename Table>
  CueWords(const Table& table, Words& words) {
    for (const std::string_view cue : table) {
      const WordId word = words.add(cue);
      if (word >= is_cue_.size()) is_cue_.resize(word + 1);
      is_cue_[word] = true;
    }
  }
  bool contains(WordId word) const { return word < is_cue_.size() && is_cue_[word]; }
  /// How many words of the text are in the table.
  std::size_t count_in(const std::vector<WordId>& text) const {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [this](WordId w) { return contains(w); }));
  }

 private:
  std::vector<bool> is_cue_;  ///< by number: they are asked at every word
};

/// Whether a word of some length ends like one of the table.
template <typename Table>
bool has_suffix(std::string_view word, const Table& table) {
  return std::any_of(std::begin(table), std::end(table), [word](std::string_view suffix) {
    return word.size() > suffix.size() + 2 && word.ends_with(suffix);
  });
}

/// A table of cue phrases.
class CuePhrases {
 public:
  template <typename Table>
  CuePhrases(const Table& table, Words& words) {
    for (const std::string_view cue : table) {
      phrases_.push_back(words.add_all(cue));
      const WordId last = phrases_.back().back();
      if (last >= ends_phrase_.size()) ends_phrase_.resize(last + 1);
      ends_phrase_[last] = true;
    }
  }
  /// How many words before `at` the nearest cue ends that stands among the `window` words before; nothing
  /// otherwise.
  std::size_t distance_before(const std::vector<WordToken>& tokens, std::size_t at,
                              std::size_t window) const {
    for (std::size_t back = 1; back <= window && back <= at; ++back) {
      const std::size_t end = at - back + 1;  // the cue ends before this token
      if (tokens[at - back].sentence != tokens[at].sentence) break;
      const WordId word = tokens[at - back].word;
      if (word >= ends_phrase_.size() || !ends_phrase_[word]) continue;
      for (const auto& phrase : phrases_) {
        if (phrase.size() <= end && stands_at(tokens, end - phrase.size(), phrase)) return back - 1;
      }
    }
    return kNone;
  }
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  /// Where the cue ends that begins at a token; nothing where none does.
  std::optional<std::size_t> end_at(const std::vector<WordToken>& tokens, std::size_t begin,
                                    std::size_t end) const {
    for (const auto& phrase : phrases_) {
      if (begin + phrase.size() <= end && stands_at(tokens, begin, phrase)) return begin + phrase.size();
    }
    return std::nullopt;
  }

 private:
  static bool stands_at(const std::vector<WordToken>& tokens, std::size_t begin,
                        const std::vector<WordId>& phrase) {
    return std::equal(phrase.begin(), phrase.end(), tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                      [](WordId word, const WordToken& token) { return word == token.word; });
  }

  std::vector<std::vector<WordId>> phrases_;
  std::vector<bool> ends_phrase_;  ///< by word: they are asked at every one
};

}  // namespace cairn::importers
