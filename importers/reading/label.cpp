#include "importers/reading/label.h"

#include <algorithm>
#include <string_view>

namespace cairn::importers {

namespace {

constexpr std::size_t kLongestPlainLabel = 60;
constexpr std::ptrdiff_t kWordsAPlainLabel = 6;

std::string_view after_blanks(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

bool separates(std::string_view rest) {
  return rest.empty() || rest.starts_with(':') || rest.starts_with("— ") || rest.starts_with("– ") ||
         rest.starts_with("- ") || rest.starts_with('(') || rest.starts_with("→") || rest.starts_with("= ");
}

}  // namespace

void find_label(Block& block) {
  const std::string_view text = block.text;
  if (!block.bold.empty() && block.bold.front().begin == 0) {
    TextSpan lead = block.bold.front();
    const bool colon_inside = text[lead.end - 1] == ':';
    while (lead.end > 0 && (text[lead.end - 1] == ':' || text[lead.end - 1] == ' ')) --lead.end;
    const bool is_item = block.kind == BlockKind::kItem;
    if (colon_inside || separates(after_blanks(text.substr(block.bold.front().end))) || is_item) {
      block.label = lead;
      block.bold_label = true;
    }
    return;
  }
  if (block.kind != BlockKind::kItem) return;
  const auto colon = text.find(": ");
  if (colon == std::string_view::npos || colon == 0 || colon > kLongestPlainLabel) return;
  const auto words = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), ' ') + 1;
  const bool capital = text.front() >= 'A' && text.front() <= 'Z';
  if (words <= kWordsAPlainLabel && capital) block.label = {0, colon};
}

}  // namespace cairn::importers
