#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "storage/database_folder.h"

namespace cairn::storage {

/// Makes a database in a folder that does not exist or is empty, from files that `fill` puts into the folder
/// given to it. Whole and durable, or not there. Returns the number of its last commit.
std::uint64_t make_copy(const DatabaseFolder& to,
                        const std::function<void(const std::filesystem::path&)>& fill);

/// Puts the files of a copy in the place of the database's own, or makes a database of them where there is
/// none. The folder must be locked. Whenever the process ends, the old files are there or the new ones, after
/// finish_replacing(). Returns the number of the last commit.
std::uint64_t replace_by_copy(const DatabaseFolder& to, const DatabaseFolder& copy);

/// Ends what a process began that was ended in the middle of replace_by_copy(). The folder must be locked.
void finish_replacing(const DatabaseFolder& folder);

/// Copies every file of a folder, following links, and makes the copies durable.
void copy_files(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace cairn::storage
