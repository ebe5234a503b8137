#include "importers/analysis/grammar_note.h"

#include <algorithm>

#include "importers/analysis/cues.h"
#include "text/folding.h"

namespace cairn::importers {

namespace {

/// "n" or "Noun", not "IMP".
bool is_part_of_speech(std::string_view word) {
  const bool capitals = word.size() > 1 && word[1] >= 'A' && word[1] <= 'Z';
  if (capitals) return false;
  return std::find(std::begin(cues::kPartsOfSpeech), std::end(cues::kPartsOfSpeech), text::fold_case(word)) !=
         std::end(cues::kPartsOfSpeech);
}

/// The length of "/.../", "[...]", "(noun)" or "n." at the beginning; 0 where there is none.
std::size_t piece_length(std::string_view text) {
  const char open = text.front();
  if (open == '/' || open == '[' || open == '(') {
    const auto close = text.find(open == '/' ? '/' : open == '[' ? ']' : ')', 1);
    if (close == std::string_view::npos) return 0;
    std::string_view inside = text.substr(1, close - 1);
    if (inside.ends_with('.')) inside.remove_suffix(1);
    return open != '(' || is_part_of_speech(inside) ? close + 1 : 0;
  }
  const auto end = std::min(text.find_first_of(" .,"), text.size());
  if (!is_part_of_speech(text.substr(0, end))) return 0;
  // A word that is not cut short may begin a sentence.
  return end < text.size() && text[end] == '.' ? end + 1 : 0;
}

}  // namespace

std::size_t grammar_note_length(std::string_view text) {
  constexpr std::string_view kBetween = " ,.;";
  std::size_t length = 0;
  while (length < text.size()) {
    const std::size_t piece = piece_length(text.substr(length));
    if (piece == 0) break;
    length = std::min(text.size(), text.find_first_not_of(kBetween, length + piece));
  }
  return length;
}

}  // namespace cairn::importers
