#include "text/similarity.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "text/folding.h"

namespace cairn::text {

namespace {

std::vector<std::int32_t> code_points(std::string_view text) {
  std::vector<std::int32_t> points;
  points.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, at, size, c);
    points.push_back(c);
  }
  return points;
}

constexpr std::size_t kNeverSuggested = 1000;
// A name that holds the wanted words is offered after those that are nearly spelt so.
constexpr std::size_t kContainmentRank = 20;

/// How far a candidate is from what was wanted; kNeverSuggested or more: too far.
std::size_t distance_rank(const std::string& wanted, const std::string& candidate) {
  if (candidate.empty()) return kNeverSuggested;
  const std::size_t allowed = wanted.size() <= 4 ? 1 : std::min<std::size_t>(1 + wanted.size() / 5, 4);
  const std::size_t edits = edit_distance(wanted, candidate, allowed);
  // Of equally near ones that is meant which was not written to its end.
  if (edits <= allowed) return 2 * edits + (candidate.starts_with(wanted) ? 0 : 1);
  if (wanted.size() >= 3 &&
      (candidate.starts_with(wanted) || (" " + candidate).find(" " + wanted) != std::string::npos)) {
    return kContainmentRank + candidate.size() - wanted.size();
  }
  if (candidate.size() >= 3 && (" " + wanted + " ").find(" " + candidate + " ") != std::string::npos) {
    return kContainmentRank + wanted.size() - candidate.size();
  }
  return kNeverSuggested;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const auto left = code_points(a);
  const auto right = code_points(b);
  const std::size_t difference =
      left.size() > right.size() ? left.size() - right.size() : right.size() - left.size();
  if (difference > limit) return limit + 1;
  std::vector<std::size_t> before_last(right.size() + 1);
  std::vector<std::size_t> last(right.size() + 1);
  std::vector<std::size_t> row(right.size() + 1);
  for (std::size_t j = 0; j <= right.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    row[0] = i;
    std::size_t best = row[0];
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t substitution = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, substitution});
      const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
      best = std::min(best, row[j]);
    }
    if (best > limit) return limit + 1;
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return std::min(last[right.size()], limit + 1);
}

std::vector<std::string> nearest(std::string_view wanted, const std::vector<std::string>& candidates,
                                 std::size_t most) {
  const std::string folded = fold(wanted);
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const std::string& candidate : candidates) {
    const std::size_t rank = distance_rank(folded, fold(candidate));
    if (rank < kNeverSuggested) ranked.emplace_back(rank, candidate);
  }
  std::sort(ranked.begin(), ranked.end());
  ranked.erase(std::unique(ranked.begin(), ranked.end()), ranked.end());
  std::vector<std::string> names;
  for (auto& [rank, name] : ranked) {
    if (names.size() == most) break;
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace cairn::text
