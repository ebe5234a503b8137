#include "exporters/dot.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <ostream>
#include <sstream>

#include "exporters/dot_text.h"
#include "text/utf8.h"

namespace cairn::exporters {

namespace {

// Tints of Okabe and Ito's palette (2008), which keeps its differences under the common colour vision
// deficiencies.
constexpr std::array kCategoryFills = {"#d7ecfa", "#fbe6c9", "#d2efe5", "#f7dfec",
                                       "#fbf7d0", "#dbe3f4", "#f6d9cc"};
constexpr const char* kPlainFill = "#f4f4f4";
constexpr const char* kGoalFill = "#0072b2";

std::map<std::string, std::string> category_fills(const Picture& picture) {
  std::map<std::string, std::size_t> sizes;
  for (const auto& shown : picture.concepts) {
    if (!shown.category.empty()) ++sizes[shown.category];
  }
  std::vector<std::pair<std::size_t, std::string>> largest;
  for (const auto& [category, size] : sizes) largest.emplace_back(size, category);
  std::sort(largest.begin(), largest.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::map<std::string, std::string> fills;
  for (std::size_t i = 0; i < std::min(largest.size(), kCategoryFills.size()); ++i) {
    fills[largest[i].second] = kCategoryFills[i];
  }
  return fills;
}

void write_concept(const Picture::Concept& shown, const std::map<std::string, std::string>& fills,
                   std::ostream& out) {
  const auto fill = fills.find(shown.category);
  const std::string tooltip = shown.definition.empty() ? shown.name : shown.definition;
  out << "  n" << std::to_string(shown.id) << " [label=" << dot_quoted(wrapped_label(shown.name))
      << ", tooltip=" << dot_quoted(tooltip);
  if (shown.goal) {
    out << ", shape=octagon, fontcolor=white, fillcolor=\"" << kGoalFill << "\"";
  } else if (fill != fills.end()) {
    out << ", fillcolor=\"" << fill->second << "\"";
  }
  out << "];\n";
}

/// With two decimals, however the stream formats numbers.
std::string decimal(double number) {
  constexpr int kDecimals = 2;
  std::array<char, 32> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed, kDecimals)
          .ptr;
  return {digits.data(), end};
}

void write_requirement(const Picture::Requirement& requirement, std::ostream& out) {
  constexpr double kThinnest = 0.5;
  constexpr double kThickest = 2.5;
  const double width = kThinnest + (kThickest - kThinnest) * requirement.confidence;
  out << "  n" << std::to_string(requirement.prerequisite) << " -> n" << std::to_string(requirement.dependent)
      << " [penwidth=" << decimal(width) << ", tooltip=\"confidence " << decimal(requirement.confidence)
      << "\"];\n";
}

void write_legend(const std::map<std::string, std::string>& fills, std::ostream& out) {
  out << "  subgraph cluster_legend {\n"
         "    label=\"An arrow leads from what to know first\\nto what builds on it; thick ones are sure\"; "
         "fontsize=10; "
         "color=\"#bbbbbb\";\n"
      << "    legend_goal [label=\"goal\", shape=octagon, fontsize=10, fontcolor=white, fillcolor=\""
      << kGoalFill << "\"];\n";
  std::size_t number = 0;
  for (const auto& [category, fill] : fills) {
    out << "    legend_" << std::to_string(number++) << " [label=" << dot_quoted(wrapped_label(category))
        << ", fontsize=10, fillcolor=\"" << fill << "\"];\n";
  }
  out << "  }\n";
}

}  // namespace

void write_dot(const Picture& picture, std::ostream& out) {
  auto concepts = picture.concepts;
  std::sort(concepts.begin(), concepts.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  auto requirements = picture.requirements;
  std::sort(requirements.begin(), requirements.end(), [](const auto& a, const auto& b) {
    return a.prerequisite != b.prerequisite ? a.prerequisite < b.prerequisite : a.dependent < b.dependent;
  });
  const auto fills = category_fills(picture);
  out << "digraph cairn {\n"
         "  graph [rankdir=TB, fontname=\"Helvetica\", nodesep=0.25, ranksep=0.45];\n"
      << "  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontsize=12, "
         "color=\"#555555\", "
         "fillcolor=\""
      << kPlainFill << "\"];\n"
      << "  edge [color=\"#555555\", arrowsize=0.7];\n";
  for (const auto& shown : concepts) write_concept(shown, fills, out);
  for (const auto& requirement : requirements) write_requirement(requirement, out);
  write_legend(fills, out);
  out << "}\n";
}

}  // namespace cairn::exporters
