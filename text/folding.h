#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cairn::text {

/// A word of a text with its place in it.
struct Token {
  /// NFKC, case folded: letters, digits and the signs that are part of names (+ # and inner . and '). Has
  /// blanks where one character stands for several words: "½" is "1 2".
  std::string folded;
  std::size_t begin = 0;  ///< byte offset of its first character in the text
  std::size_t end = 0;    ///< one past its last byte
};

/// Splits a text into words. Letters and digits make words, together with `+` and `#` after a word ("C++",
/// "C#"), a point between digits ("GPT-3.5") and an apostrophe between letters (dropped with a following s:
/// "Fick's" is "fick"). Soft hyphens and other invisible characters inside a word do not part it. Everything
/// else, hyphens included, separates words.
std::vector<Token> tokenize(std::string_view text);

/// The same words one after the other, for those who look at each once: it keeps one word, not a list of
/// strings. The text must outlive it.
class TokenReader {
 public:
  explicit TokenReader(std::string_view text) : text_(text) {}

  /// Moves to the next word; false behind the last one.
  bool next();
  /// Of the word: as in Token. Holds until the next call.
  std::string_view folded() const { return folded_; }
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return end_; }

 private:
  bool read_plain_word();

  std::string_view text_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::string folded_;
};

std::size_t count_words(std::string_view text);

/// The form in which names are compared: the folded words joined by single blanks. "Self-Supervised Learning"
/// and "self supervised learning" fold alike; "C" and "C++" do not.
std::string fold(std::string_view text);

/// NFKC and case folding alone, of a whole text.
std::string fold_case(std::string_view text);

/// The letters without their accents: "béchamel" as "bechamel". Other scripts' marks go, too.
std::string without_accents(std::string_view text);

/// Whether a text begins with these small ASCII letters, signs and blanks, in whatever case.
bool begins_with(std::string_view text, std::string_view small);

/// Unicode's full case mappings, of no language in particular.
std::string lower(std::string_view text);
std::string upper(std::string_view text);

}  // namespace cairn::text
