#include "importers/analysis/shouted_titles.h"

#include <algorithm>
#include <cstddef>

#include "text/folding.h"

namespace cairn::importers {

namespace {

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}

/// Two capitals and nothing small.
bool is_shouted(std::string_view text) {
  return std::count_if(text.begin(), text.end(), is_capital) > 1 &&
         std::none_of(text.begin(), text.end(), is_small);
}

/// What the titles of a source look like.
struct Titles {
  std::size_t all = 0;
  std::size_t shouted = 0;
  std::size_t words = 0;    ///< of those
  std::size_t letters = 0;  ///< of their words
};

}  // namespace

ShoutedTitles::ShoutedTitles(const Corpus& corpus)
    : shouts_(corpus.sources.size()), written_small_(corpus.words.size()) {
  std::vector<Titles> titles(corpus.sources.size());
  for (const AnalysedEntry& entry : corpus.entries) {
    if (!has_titles(entry.format)) continue;
    Titles& source = titles[entry.source];
    ++source.all;
    if (is_shouted(entry.header)) {
      ++source.shouted;
      for (text::TokenReader word(entry.header); word.next(); ++source.words)
        source.letters += word.folded().size();
    }
    for (const AnalysedBlock& block : entry.blocks) {
      for (const WordToken& token : block.tokens) {
        if (!token.capital && !token.proper && !token.hidden) written_small_[token.word] = true;
      }
    }
  }
  constexpr std::size_t kFewest = 3;
  constexpr double kLettersAWord = 4.5;  // more than acronyms have
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const Titles& source = titles[i];
    shouts_[i] = source.shouted >= kFewest && source.shouted * 10 >= source.all * 6 &&
                 static_cast<double>(source.letters) >= kLettersAWord * static_cast<double>(source.words);
  }
}

std::string ShoutedTitles::spoken(const AnalysedEntry& entry, const std::string& title, Words& words) const {
  if (!shouts_[entry.source] || !is_shouted(title)) return title;
  constexpr std::size_t kLongestAbbreviation = 4;
  std::string spoken = title;
  bool begins = true;
  for (text::TokenReader token(title); token.next(); begins = false) {
    const std::size_t length = token.end() - token.begin();
    const WordId word = words.add(token.folded());
    const bool known = word < written_small_.size() && written_small_[word];
    if (!known && length <= kLongestAbbreviation) continue;
    for (std::size_t i = token.begin() + (begins ? 1 : 0); i < token.end(); ++i) {
      if (is_capital(spoken[i])) spoken[i] = static_cast<char>(spoken[i] - 'A' + 'a');
    }
  }
  return spoken;
}

}  // namespace cairn::importers
