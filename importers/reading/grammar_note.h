#pragma once

#include <cstddef>
#include <string_view>

namespace cairn::importers {

/// "n.", "Noun": what dictionaries put before a definition.
bool is_part_of_speech(std::string_view word);

/// How much of the beginning of a text says how a word is spoken, what part of speech it is and where it is
/// from, as dictionaries put it before a definition: "/reg'eksp/, n. [from the Latin]". In bytes.
std::size_t grammar_note_length(std::string_view text);

/// Whether a text says nothing else.
inline bool is_grammar_note(std::string_view text) {
  return !text.empty() && grammar_note_length(text) == text.size();
}

/// Whether a sentence only says where a word comes from or how it is spoken: "From French, 'half glaze'.",
/// "Latin for broth.", "Pronounced roo."
bool is_origin_note(std::string_view sentence);

}  // namespace cairn::importers
