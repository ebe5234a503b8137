#include "importers/reading/other_names.h"

#include <algorithm>

#include "importers/reading/lines.h"
#include "text/folding.h"

namespace cairn::importers {

std::vector<std::string> names_in_list(std::string_view text) {
  while (text.ends_with('.')) text.remove_suffix(1);
  std::vector<std::string> names;
  for (const auto name : split_trimmed(text, text.find(';') != std::string_view::npos ? ';' : ','))
    names.emplace_back(name);
  return names;
}

std::vector<std::string> other_names(std::string_view text) {
  constexpr std::size_t kLongestNameWords = 5;
  while (text.ends_with('.')) text.remove_suffix(1);
  for (const std::string_view words :
       {"also known as ", "also called ", "sometimes called ", "a.k.a. ", "aka ", "previously known as ",
        "formerly known as ", "formerly called "}) {
    if (text::fold_case(text.substr(0, words.size())) != words) continue;
    std::string rest(text.substr(words.size()));
    for (const std::string_view joint : {", or ", " or ", ", and "}) {
      for (auto at = rest.find(joint); at != std::string::npos; at = rest.find(joint))
        rest.replace(at, joint.size(), ",");
    }
    auto names = names_in_list(rest);
    const bool only_names = std::all_of(names.begin(), names.end(), [](const std::string& name) {
      const std::size_t count = text::tokenize(name).size();
      return count > 0 && count <= kLongestNameWords && name.find(". ") == std::string::npos;
    });
    return only_names ? names : std::vector<std::string>();
  }
  return {};
}

}  // namespace cairn::importers
