#include "importers/analysis/symbol.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "importers/reading/lines.h"
#include "text/folding.h"
#include "text/utf8.h"

namespace cairn::importers {

namespace {

std::string_view formula_at_beginning(const Block& item) {
  const auto formula = std::find_if(item.hidden.begin(), item.hidden.end(),
                                    [](const TextSpan& span) { return span.begin == 0; });
  if (formula == item.hidden.end()) return {};
  const auto symbol = std::string_view(item.text).substr(0, formula->end);
  return symbol.starts_with('$') && symbol.find('=') == std::string_view::npos ? symbol : std::string_view();
}

bool is_greek(std::string_view letter) {
  return letter.size() == 2 && (letter[0] == '\xCE' || letter[0] == '\xCF');
}

/// Of "z_i": the underscore behind one letter, and an index of one or two.
bool is_indexed(std::string_view sign) {
  constexpr std::size_t kLongest = 4;
  const auto letter = text::prefix_utf8(sign, 1);
  return text::length_utf8(sign) <= kLongest && sign.substr(letter.size()).starts_with('_') &&
         sign.size() > letter.size() + 1;
}

/// What stands behind the joint between the symbol and its meaning; empty where no joint does.
std::string_view behind_joint(const Block& item) {
  const std::string_view text = item.text;
  const auto behind = [](std::string_view rest, auto joints) {
    for (const std::string_view joint : joints) {
      if (rest.starts_with(joint)) return rest.substr(joint.size());
    }
    return std::string_view();
  };
  const std::string_view formula = formula_at_beginning(item);
  if (!formula.empty()) {
    return behind(trim(text.substr(formula.size())),
                  std::array<std::string_view, 5>{"= ", ": ", "denotes ", "is the ", "are the "});
  }
  const auto sign = text.substr(0, text.find_first_of(" :="));
  const std::string_view rest = trim(text.substr(sign.size()));
  if (is_greek(sign) || is_indexed(sign)) return behind(rest, std::array<std::string_view, 2>{"= ", ": "});
  const bool letter = sign.size() == 1 && std::isalpha(static_cast<unsigned char>(sign.front())) != 0;
  return letter ? behind(rest, std::array<std::string_view, 1>{"= "}) : std::string_view();
}

}  // namespace

std::string_view meaning_of_symbol(const Block& item) {
  const std::string_view rest = behind_joint(item);
  const auto end = rest.find_first_of("(,;.$<>");
  // "least (simulated) drag": the bracket does not end it.
  if (end != std::string_view::npos && rest[end] == '(' && rest.find(") ", end) != std::string_view::npos)
    return {};
  const std::string_view meaning = trim(rest.substr(0, end));
  return text::count_words(meaning) > 1 ? meaning : std::string_view();
}

}  // namespace cairn::importers
