#include "exporters/mermaid.h"

#include <algorithm>
#include <ostream>
#include <set>
#include <tuple>

#include "exporters/mermaid_text.h"
#include "text/utf8.h"

namespace cairn::exporters {

namespace {

using State = Picture::State;

constexpr const char* kClasses =
    "  classDef known fill:#ffffff,stroke:#999999,stroke-dasharray:4,color:#666666\n"
    "  classDef ready fill:#ffffff,stroke:#009e73,stroke-width:3px\n"
    "  classDef locked fill:#f4f4f4,stroke:#999999\n"
    "  classDef goal fill:#0072b2,stroke:#0072b2,color:#ffffff\n";

/// The brackets that give a concept its shape, and its class.
struct Look {
  const char* open;
  const char* close;
  const char* style;
};
Look look(State state) {
  switch (state) {
    case State::kKnown:
      return {"([", "])", ":::known"};
    case State::kReady:
      return {"[", "]", ":::ready"};
    case State::kLocked:
      return {"(", ")", ":::locked"};
    case State::kGoal:
      return {"{{", "}}", ":::goal"};
    case State::kPlain:
      break;
  }
  return {"(", ")", ""};
}

std::string concept_line(const Picture::Concept& shown, const std::string& id) {
  constexpr std::size_t kLongestName = 200;  // so that one name cannot use the room of all
  const Look drawn = look(shown.state);
  const std::string repaired = text::repair_utf8(shown.name);
  const std::string_view name = text::prefix_utf8(repaired, kLongestName);
  return "  " + id + drawn.open + mermaid_quoted(std::string(name)) + drawn.close + drawn.style + "\n";
}

}  // namespace

void write_mermaid(const Picture& picture, std::ostream& out) {
  const auto ids = drawing_ids(picture.concepts);
  auto concepts = picture.concepts;
  std::sort(concepts.begin(), concepts.end(),
            [&](const auto& a, const auto& b) { return ids.at(a.id) < ids.at(b.id); });
  auto requirements = picture.requirements;
  const auto ends = [&](const Picture::Requirement& requirement) {
    return std::tie(ids.at(requirement.dependent), ids.at(requirement.prerequisite));
  };
  std::sort(requirements.begin(), requirements.end(),
            [&](const auto& a, const auto& b) { return ends(a) < ends(b); });
  const std::string beginning = std::string("flowchart TD\n") + kClasses;
  constexpr std::size_t kRoomForRemarks = 200;
  std::size_t room = kMostMermaidCharacters - kRoomForRemarks - beginning.size();
  const std::size_t room_for_arrows = requirements.empty() ? 0 : room / 3;
  std::string lines;
  const auto fits = [&](const std::string& line) {
    if (line.size() > room) return false;
    room -= line.size();
    lines += line;
    return true;
  };
  std::set<graph::NodeId> drawn;
  for (const auto& shown : concepts) {
    const std::string line = concept_line(shown, ids.at(shown.id));
    if (line.size() + room_for_arrows > room || !fits(line)) break;
    drawn.insert(shown.id);
  }
  std::size_t arrows = 0;
  for (const auto& requirement : requirements) {
    if (arrows == kMostMermaidArrows) break;
    if (!drawn.contains(requirement.prerequisite) || !drawn.contains(requirement.dependent)) continue;
    const auto& [dependent, prerequisite] = ends(requirement);
    if (!fits(std::string("  ").append(prerequisite).append(" --> ").append(dependent).append("\n"))) break;
    ++arrows;
  }
  const std::size_t concepts_left_out = concepts.size() - drawn.size() + picture.left_out;
  out << beginning << "%% An arrow leads from what to know first to what builds on it.\n";
  if (concepts_left_out > 0) out << "%% " << std::to_string(concepts_left_out) << " concepts are left out.\n";
  if (arrows < requirements.size()) {
    out << "%% " << std::to_string(requirements.size() - arrows)
        << " arrows are left out: Mermaid draws 500 arrows, and 50,000 characters.\n";
  }
  out << lines;
}

}  // namespace cairn::exporters
