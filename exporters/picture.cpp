#include "exporters/picture.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <tuple>

#include "text/folding.h"

namespace cairn::exporters {

namespace {

/// "Cross-Entropy" as "cross_entropy"; letters of other scripts as their bytes.
std::string as_id(const std::string& name) {
  constexpr const char* kDigits = "0123456789abcdef";
  constexpr std::size_t kLongest = 60;
  std::string id;
  for (const char c : text::without_accents(text::fold(name))) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) {
      id += {kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    } else {
      id += std::isalnum(byte) != 0 ? c : '_';
    }
  }
  return id.substr(0, kLongest);
}

}  // namespace

std::map<graph::NodeId, std::string> drawing_ids(const std::vector<Picture::Concept>& concepts) {
  std::vector<std::pair<std::string, const Picture::Concept*>> sorted;
  for (const auto& shown : concepts) sorted.emplace_back(as_id(shown.name), &shown);
  const auto order = [](const auto& one) {
    const Picture::Concept& shown = *one.second;
    return std::tie(one.first, shown.category, shown.name, shown.definition, shown.id);
  };
  std::sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
  std::map<graph::NodeId, std::string> ids;
  std::set<std::string> given;
  for (const auto& [name, shown] : sorted) {
    std::string id = "c_" + name;
    for (std::size_t number = 2; !given.insert(id).second; ++number)
      id = "c_" + name + "__" + std::to_string(number);
    ids[shown->id] = std::move(id);
  }
  return ids;
}

const char* name_of(Picture::State state) {
  switch (state) {
    case Picture::State::kKnown:
      return "known";
    case Picture::State::kReady:
      return "ready to learn";
    case Picture::State::kLocked:
      return "not yet in reach";
    case Picture::State::kGoal:
      return "goal";
    case Picture::State::kPlain:
      break;
  }
  return "concept";
}

}  // namespace cairn::exporters
