#pragma once

// Inside learning/ only: in which of the valid orders to study.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace cairn::learning {

/// What is learnt at once: a concept, or a cycle of them.
struct StudyItem {
  std::vector<std::size_t> required;  ///< items, each once
  std::string field;                  ///< see field.h; "" for none
  bool goal = false;
};

/// An order in which each item follows all that it requires, and in which goals, and what stands on them,
/// come as late as that allows. Of these orders one that keeps related items together and does not make what
/// was learnt wait for its use; docs/learning.md, "The order of a path", says how. The items must not require
/// each other in a circle. Equal items give equal orders; where nothing else decides, the first item goes
/// first. `interrupt` is called between the steps; what it throws ends the work.
std::vector<std::size_t> study_order(
    const std::vector<StudyItem>& items, const std::function<void()>& interrupt = [] {});

/// How good an order is: the less of both the better.
struct OrderMeasure {
  /// Steps that neither require the step before them nor are of its field.
  std::size_t jumps = 0;
  /// Steps that lie between an item and the first that requires it, summed over all items.
  std::size_t waits = 0;
};
OrderMeasure measure(const std::vector<StudyItem>& items, const std::vector<std::size_t>& order);

}  // namespace cairn::learning
