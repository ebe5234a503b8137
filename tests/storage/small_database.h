#pragma once

#include <cstdint>
#include <filesystem>

#include "storage/store.h"

namespace cairn::storage {

/// A database of a few KB with rows in every family, of which it is known what it holds after each commit.
inline constexpr std::uint64_t kCommits = 8;
inline constexpr std::uint64_t kCompactedCommits = 3;
inline constexpr std::uint64_t kFlushedCommits = 5;

/// Makes one as a crash leaves it: some commits in old tables, some in new ones, the others in the log.
void make_small_database(const std::filesystem::path& path, const Options& options);

/// Whether every way of reading gives what stood there after so many commits, and nothing for a key that
/// never was there.
bool shows(const Reader& reader, std::uint64_t commits);

}  // namespace cairn::storage
