#pragma once

#include <string>
#include <utility>
#include <vector>

#include "importers/document.h"

namespace cairn::importers {

/// The headings that a place in a body stands under, the outermost first.
class SectionPath {
 public:
  // Levels of headings that markup gives none. Markdown's own go from 1 to 6.
  static constexpr std::size_t kBoldHeading = 50;
  static constexpr std::size_t kListHeading = 100;  ///< and deeper lists behind it

  /// A heading ends the sections of its level and deeper ones.
  void enter(std::size_t level, std::string heading) {
    leave(level);
    headings_.emplace_back(level, std::move(heading));
  }
  void leave(std::size_t level) {
    while (!headings_.empty() && headings_.back().first >= level) headings_.pop_back();
  }
  void put_into(Block& block) const {
    block.section.clear();
    block.outer_sections.clear();
    for (auto heading = headings_.rbegin(); heading != headings_.rend(); ++heading) {
      if (heading == headings_.rbegin()) {
        block.section = heading->second;
      } else {
        block.outer_sections.push_back(heading->second);
      }
    }
  }

 private:
  std::vector<std::pair<std::size_t, std::string>> headings_;
};

}  // namespace cairn::importers
