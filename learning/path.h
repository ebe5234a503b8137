#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "learning/prerequisites.h"
#include "learning/study_time.h"

namespace cairn::learning {

/// One concept of a learning path.
struct Step {
  graph::NodeId concept_id = 0;
  std::string name;
  std::int64_t minutes = 0;           ///< to study its text, see study_time.h; 0 for what is known
  std::optional<std::int64_t> group;  ///< as in Prerequisite; the members of a group are adjacent
  bool goal = false;
  bool known = false;
  std::int64_t stage = 1;                   ///< long paths come in stages, counted from 1
  std::string field;                        ///< see field.h
  std::vector<graph::NodeId> requirements;  ///< the steps of this path that it requires directly
  graph::RelationshipId because =
      0;  ///< the REQUIRES relationship that brought it into the path; 0 for a goal
};

/// How a path is wished.
struct PathForm {
  std::int64_t words_a_minute = kWordsAMinute;  ///< the pace of study; at least 1
  bool with_known = false;                      ///< the known steps stay in the path, marked as such
};

/// The goals and all that they require and that is not known, in an order to study in. Outside a group every
/// step follows all that it requires; a goal comes as late as that allows. Of the orders that remain, one
/// with few changes of field (field.h) in which little waits long for its use (docs/learning.md). It depends
/// on nothing but the steps and their requirements. Question::depth is not used.
std::vector<Step> learning_path(const graph::View& view, const Question& question, const PathForm& form = {});

}  // namespace cairn::learning
