#include "exporters/picture.h"

namespace cairn::exporters {

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
