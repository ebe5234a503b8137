#include "storage/error.h"

namespace cairn {

void throw_corruption(const std::string& what) {
  throw Error(ErrorKind::kCorruption,
              "the database is corrupt: " + what +
                  "; restore a backup, or import the sources again into a new database");
}

}  // namespace cairn
