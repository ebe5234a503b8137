#include "importers/reading/records/html_cell.h"

#include <array>
#include <utility>

#include "importers/reading/html_text.h"
#include "text/folding.h"
#include "text/utf8.h"

namespace cairn::importers {

namespace {

std::string without_entities(std::string text) {
  constexpr auto kEntities = std::to_array<std::pair<std::string_view, std::string_view>>({{"&lt;", "<"},
                                                                                           {"&gt;", ">"},
                                                                                           {"&quot;", "\""},
                                                                                           {"&#39;", "'"},
                                                                                           {"&apos;", "'"},
                                                                                           {"&nbsp;", " "},
                                                                                           {"&amp;", "&"}});
  for (const auto& [entity, sign] : kEntities) {
    for (auto at = text.find(entity); at != std::string::npos; at = text.find(entity, at + sign.size()))
      text.replace(at, entity.size(), sign);
  }
  return text;
}

/// With a blank before each tag that parts words.
std::string with_parted_words(std::string_view html) {
  constexpr auto kParting = std::to_array<std::string_view>(
      {"br", "p", "li", "div", "ul", "ol", "tr", "td", "th", "h1", "h2", "h3", "h4", "dd", "dt"});
  std::string parted;
  for (std::size_t i = 0; i < html.size(); ++i) {
    if (html[i] == '<') {
      const auto name = html.substr(i + 1, html.find_first_of(" />", i + 1) - i - 1);
      const std::string folded = text::fold_case(name.substr(0, 3));
      for (const std::string_view tag : kParting) {
        if (folded == tag) parted.push_back(' ');
      }
    }
    parted.push_back(html[i]);
  }
  return parted;
}

}  // namespace

std::string text_of_html(std::string_view html) {
  return text::collapse_space(without_entities(html_text(with_parted_words(html))));
}

}  // namespace cairn::importers
