#pragma once

#include "storage/store.h"

namespace cairn::test {

/// Options for tests that need not survive the machine's crash: many times faster.
inline storage::Options unsynced(storage::Access access = storage::Access::kReadWrite) {
  storage::Options options;
  options.access = access;
  options.synced_commits = false;
  return options;
}

}  // namespace cairn::test
