#pragma once

namespace cairn::query::planning {

/// What the planner may choose. All off: patterns are walked as they are written, from scans. The result is
/// the same whatever is chosen, but for the order of rows that the query leaves open.
struct Choices {
  bool order = true;    ///< of patterns, and where each is entered
  bool indexes = true;  ///< by name and by property
  bool joins = true;    ///< by hashing, where two parts of a pattern are joined by equal values alone
  bool counts = true;   ///< that the graph keeps, in place of counting all of a label or type
};

}  // namespace cairn::query::planning
