#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cairn::importers {

/// What a bracket behind a title says: "Electrocardiogram (ECG, EKG)", "Leading tone (or leading note)",
/// "Reef (v.)", "Dish (wheels)".
struct TitleBracket {
  std::vector<std::string> names;  ///< of the same thing
  bool is_grammar = false;         ///< tells the part of speech or how it is spoken
};

TitleBracket read_title_bracket(std::string_view title, std::string_view bracket);

/// Of a bracket behind the label of an item, which may also name a maker or an example, what it calls a name
/// outright, or is small words with one of the label's: "Lamport clock (scalar clock)".
std::vector<std::string> names_behind_label(std::string_view label, std::string_view bracket);

}  // namespace cairn::importers
