#pragma once

#include <filesystem>
#include <fstream>

namespace cairn::test {

/// Lets a database believe that the machine was started again since it was written to: then commits that were
/// not synced may be gone.
inline void restart_machine(const std::filesystem::path& database) {
  constexpr std::streamoff kBootInHead = 48;  // docs/storage-format.md
  if (!std::filesystem::exists(database / "HEAD")) return;
  std::fstream head(database / "HEAD", std::ios::in | std::ios::out | std::ios::binary);
  head.seekp(kBootInHead);
  head.write("\0\0\0\0\0\0\0\0", 8);
}

}  // namespace cairn::test
