#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "importers/document.h"

namespace cairn::importers {

/// Words are numbered; inflected forms and spellings of one word share a number.
using WordId = std::uint32_t;

class Words {
 public:
  /// The number of a word, given at first sight.
  WordId add(std::string_view folded);
  /// Of a name: the numbers of its words.
  std::vector<WordId> add_all(std::string_view text);
  const std::string& text(WordId word) const { return texts_[word]; }
  std::size_t size() const { return texts_.size(); }

 private:
  /// An inflected form, so that the inflection of each is looked at once.
  struct Form {
    std::string text;
    WordId word = 0;
  };
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t number = 0;  ///< 1 + that of the form; 0: empty
  };
  Slot& slot_of(std::string_view folded, std::uint32_t hash);
  void grow();

  std::vector<std::string> texts_;
  std::unordered_map<std::string, WordId> ids_;
  std::vector<Form> forms_;
  // An open-addressing table, since it is asked at every word of the text: a power of two, at most half of
  // them taken.
  std::vector<Slot> slots_;
};

struct WordToken {
  WordId word = 0;
  std::uint32_t begin = 0;  ///< bytes in the block's text
  std::uint32_t end = 0;
  std::uint32_t sentence = 0;  ///< index into the block's sentences
  bool capital = false;        ///< begins with a capital letter
  bool proper =
      false;  ///< a capital letter or digit beyond the first character: an abbreviation or a coined name
  bool cited = false;  ///< inside a citation of a work
  bool hidden =
      false;  ///< cited, or inside code, a formula, or a sentence that recurs word for word in other texts
  bool joined =
      false;  ///< only a blank or a hyphen stands between it and the token before: one name may go on
  bool slashed = false;  ///< only a slash stands there: a name may go on that is written with one
};

struct AnalysedBlock {
  Block block;
  std::vector<WordToken> tokens;
  std::vector<TextSpan> sentences;
  std::size_t sentences_before = 0;  ///< of the same entry
  bool opens_text = false;           ///< the first of its entry that is neither heading nor formula

  std::string_view text(const WordToken& token) const {
    return std::string_view(block.text).substr(token.begin, token.end - token.begin);
  }
  /// Of a sentence beyond all measure the beginning.
  std::string_view sentence_view(std::size_t sentence) const;
  std::string sentence_text(std::size_t sentence) const { return std::string(sentence_view(sentence)); }
  /// The line of the file on which a sentence begins.
  std::int64_t sentence_line(std::size_t sentence) const;
};

struct AnalysedEntry {
  std::size_t source = 0;  ///< index into Corpus::sources
  std::string header;
  Format format = Format::kDump;
  std::int64_t line = 0;
  std::vector<std::string> phrases;  ///< of the header
  std::vector<AnalysedBlock> blocks;
  Body statements;       ///< what the author says outright; its blocks moved into `blocks`
  std::uint64_t id = 0;  ///< of the Entry in the graph
};

std::size_t words_in(const AnalysedEntry& entry);

/// All entries of all sources, in an order that does not depend on when they were imported.
struct Corpus {
  Words words;
  std::vector<std::string> sources;  ///< uris
  std::vector<AnalysedEntry> entries;
};

/// Splits a body into sentences and words. `line` is the header's.
AnalysedEntry analyse_entry(const std::string& header, Format format, const std::string& text,
                            std::int64_t line, Words& words);

/// Whether each word of a name stands somewhere in another.
bool holds_all(const std::vector<WordId>& whole, const std::vector<WordId>& part);

/// The words of a name, as of a text that holds nothing else.
std::vector<WordToken> name_tokens(const std::string& name, Words& words);

}  // namespace cairn::importers
