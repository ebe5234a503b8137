// A process beside the tests that opens small databases (small_database.h) which may be damaged, and says of
// each what it found. It may crash over them without taking the tests with it.
//
//   cairn_judge_process
//
// reads lines "r OLDEST PATH" (opened for reading) or "w OLDEST PATH" (for writing), and answers each with a
// line: "refused" as damaged; "harmless" where it shows the content of a commit that is not before OLDEST; or
// what else came of it.

#include <unistd.h>

#include <iostream>
#include <string>

#include "storage/error.h"
#include "storage/store.h"
#include "tests/storage/small_database.h"
#include "tests/support/unsynced.h"

namespace {

using cairn::Error;
using cairn::ErrorKind;
using cairn::storage::Access;
using cairn::storage::Store;

bool is_of_another_version(const Error& error) {
  return error.kind() == ErrorKind::kIo && std::string(error.what()).find("version") != std::string::npos;
}

std::string judge(const std::string& path, Access access, std::uint64_t oldest) {
  try {
    const auto store = Store::open(path, cairn::test::unsynced(access));
    const auto snapshot = store->snapshot();
    const std::uint64_t commit = snapshot->commit_number();
    if (commit < oldest || commit > cairn::storage::kCommits) return "shows commit " + std::to_string(commit);
    if (!shows(*snapshot, commit)) return "shows what was never there";
    return "harmless";
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::kCorruption || is_of_another_version(error)) return "refused";
    return "is refused as something else: " + std::string(error.what());
  } catch (const std::exception& error) {
    return "throws a foreign exception: " + std::string(error.what());
  }
}

}  // namespace

int main() {
  char access = 0;
  std::uint64_t oldest = 0;
  std::string path;
  while (std::cin >> access >> oldest && std::getline(std::cin >> std::ws, path)) {
    std::cout << judge(path, access == 'w' ? Access::kReadWrite : Access::kRead, oldest) << std::endl;
  }
  return 0;
}
