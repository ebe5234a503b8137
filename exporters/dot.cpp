#include "exporters/dot.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <ostream>
#include <set>
#include <tuple>

#include "exporters/dot_text.h"

namespace cairn::exporters {

namespace {

using Concept = Picture::Concept;
using State = Picture::State;

// Tints of Okabe and Ito's palette (2008), which keeps its differences under the common colour vision
// deficiencies.
constexpr std::array kTints = {"#d7ecfa", "#fbe6c9", "#d2efe5", "#f7dfec", "#fbf7d0", "#dbe3f4", "#f6d9cc"};

/// What a state looks like: colour and shape, never colour alone.
const char* look(State state) {
  switch (state) {
    case State::kKnown:
      return "shape=ellipse, style=\"filled,dashed\", fillcolor=\"#ffffff\", fontcolor=\"#666666\"";
    case State::kReady:
      return "shape=box, style=filled, penwidth=2.5, color=\"#009e73\"";
    case State::kLocked:
      return "color=\"#999999\"";
    case State::kGoal:
      return "shape=octagon, style=filled, fillcolor=\"#0072b2\", fontcolor=white";
    case State::kPlain:
      break;
  }
  return "";
}

/// Whether the state leaves the fill to the category.
bool shows_tint(State state) {
  return state != State::kKnown && state != State::kGoal;
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

class DotWriter {
 public:
  DotWriter(const Picture& picture, std::ostream& out) : picture_(picture), out_(out) {
    concepts_ = picture.concepts;
    ids_ = drawing_ids(concepts_);
    std::sort(concepts_.begin(), concepts_.end(),
              [this](const auto& a, const auto& b) { return ids_.at(a.id) < ids_.at(b.id); });
    for (const auto& shown : concepts_) by_category_[shown.category].push_back(&shown);
    give_tints();
  }

  void write() {
    out_ << "digraph cairn {\n  graph ["
         << (is_large() ? "rankdir=LR, nodesep=0.12" : "rankdir=TB, nodesep=0.25")
         << ", newrank=true, fontname=\"Helvetica\", ranksep=0.45";
    if (picture_.left_out > 0) {
      out_ << ", labelloc=b, fontsize=11, label=\"" << std::to_string(picture_.left_out)
           << " more concepts are left out\"";
    }
    out_ << "];\n"
            "  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontsize=12, "
            "color=\"#555555\", fillcolor=\"#f4f4f4\"];\n"
            "  edge [color=\"#555555\", arrowsize=0.7];\n";
    write_concepts();
    write_requirements();
    write_legend();
    out_ << "}\n";
  }

 private:
  /// The largest categories have one; of equally large ones the first by name.
  void give_tints() {
    std::vector<std::pair<std::size_t, std::string>> largest;
    for (const auto& [category, members] : by_category_) {
      if (!category.empty()) largest.emplace_back(members.size(), category);
    }
    std::sort(largest.begin(), largest.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    for (std::size_t i = 0; i < std::min(largest.size(), kTints.size()); ++i)
      tints_[largest[i].second] = kTints[i];
  }

  /// Names are wider than high: many of them one above the other fill a page, side by side a ribbon.
  bool is_large() const {
    constexpr std::size_t kMostFromTheTop = 100;
    return concepts_.size() > kMostFromTheTop;
  }

  /// Boxes help where they hold something together: some categories, each of several concepts. In a large
  /// picture they force everything apart.
  bool is_boxed(const std::string& category) const {
    constexpr std::size_t kFewest = 3;
    if (is_large()) return false;
    return !category.empty() && by_category_.at(category).size() >= kFewest && by_category_.size() > 1;
  }

  void write_concepts() {
    std::size_t number = 0;
    for (const auto& [category, members] : by_category_) {
      const bool boxed = is_boxed(category);
      if (boxed) {
        const auto tint = tints_.find(category);
        out_ << "  subgraph cluster_" << std::to_string(number++) << " {\n    label=" << dot_quoted(category)
             << "; fontsize=11; style=\"rounded,filled\"; color=\""
             << (tint == tints_.end() ? "#f4f4f4" : tint->second) << "\";\n";
      }
      for (const Concept* shown : members) write_concept(*shown, boxed);
      if (boxed) out_ << "  }\n";
    }
  }

  void write_concept(const Concept& shown, bool boxed) {
    const std::string& id = ids_.at(shown.id);
    out_ << (boxed ? "    " : "  ") << id << " [id=\"" << id
         << "\", label=" << dot_quoted(wrapped_label(shown.name))
         << ", tooltip=" << dot_quoted(shown.definition.empty() ? shown.name : shown.definition);
    if (!shown.url.empty()) out_ << ", URL=" << dot_quoted(shown.url);
    if (const std::string_view style = look(shown.state); !style.empty()) out_ << ", " << style;
    if (boxed && shows_tint(shown.state)) {
      out_ << ", fillcolor=\"#ffffff\"";
    } else if (const auto tint = tints_.find(shown.category);
               tint != tints_.end() && shows_tint(shown.state)) {
      out_ << ", fillcolor=\"" << tint->second << "\"";
    }
    out_ << "];\n";
  }

  void write_requirements() {
    constexpr double kThinnest = 0.5;
    constexpr double kThickest = 2.5;
    auto requirements = picture_.requirements;
    const auto ends = [this](const Picture::Requirement& requirement) {
      return std::tie(ids_.at(requirement.prerequisite), ids_.at(requirement.dependent));
    };
    std::sort(requirements.begin(), requirements.end(),
              [&](const auto& a, const auto& b) { return ends(a) < ends(b); });
    for (const auto& requirement : requirements) {
      const double width = kThinnest + (kThickest - kThinnest) * requirement.confidence;
      const auto& [from, to] = ends(requirement);
      out_ << "  " << from << " -> " << to << " [id=\"before_" << from << "-" << to
           << "\", penwidth=" << decimal(width) << ", tooltip=\"confidence "
           << decimal(requirement.confidence) << "\"];\n";
    }
  }

  void write_legend() {
    out_ << "  subgraph cluster_legend {\n"
            "    label=\"An arrow leads from what to know first\\nto what builds on it; thick ones are "
            "sure\"; "
            "fontsize=10; color=\"#bbbbbb\";\n";
    std::set<State> states;
    for (const auto& shown : concepts_) states.insert(shown.state);
    states.erase(State::kPlain);
    for (const State state : states) {
      out_ << "    legend_state_" << std::to_string(static_cast<int>(state)) << " [label=\"" << name_of(state)
           << "\", fontsize=10, " << look(state) << "];\n";
    }
    std::size_t number = 0;
    for (const auto& [category, tint] : tints_) {
      if (is_boxed(category)) continue;
      out_ << "    legend_" << std::to_string(number++) << " [label=" << dot_quoted(wrapped_label(category))
           << ", fontsize=10, fillcolor=\"" << tint << "\"];\n";
    }
    if (states.empty() && number == 0) out_ << "    legend_concept [label=\"concept\", fontsize=10];\n";
    out_ << "  }\n";
  }

  const Picture& picture_;
  std::ostream& out_;
  std::vector<Concept> concepts_;  ///< by their ids in the drawing
  std::map<graph::NodeId, std::string> ids_;
  std::map<std::string, std::vector<const Concept*>> by_category_;
  std::map<std::string, std::string> tints_;
};

}  // namespace

void write_dot(const Picture& picture, std::ostream& out) {
  DotWriter(picture, out).write();
}

}  // namespace cairn::exporters
