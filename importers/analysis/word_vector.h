#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "importers/analysis/corpus.h"

namespace cairn::importers {

/// Words with a number each, in the order of the words, each word once.
template <typename Number>
using WordNumbers = std::vector<std::pair<WordId, Number>>;
using WordVector = WordNumbers<double>;

/// Brings the numbers of each word together: in any order, and several of a word, before.
template <typename Number>
void sum_up(WordNumbers<Number>& numbers) {
  std::stable_sort(numbers.begin(), numbers.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::size_t kept = 0;
  for (const auto& [word, number] : numbers) {
    if (kept > 0 && numbers[kept - 1].first == word) {
      numbers[kept - 1].second += number;
    } else {
      numbers[kept++] = {word, number};
    }
  }
  numbers.resize(kept);
}

/// To the length 1.
inline void normalise(WordVector& vector) {
  double square = 0;
  for (const auto& [word, weight] : vector) square += weight * weight;
  if (square == 0) return;
  for (auto& [word, weight] : vector) weight /= std::sqrt(square);
}

inline double dot(const WordVector& a, const WordVector& b) {
  double sum = 0;
  auto other = b.begin();
  for (const auto& [word, weight] : a) {
    while (other != b.end() && other->first < word) ++other;
    if (other == b.end()) break;
    if (other->first == word) sum += weight * other->second;
  }
  return sum;
}

}  // namespace cairn::importers
