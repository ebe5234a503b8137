#include "storage/database_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string>
#include <system_error>
#include <vector>

#include "storage/error.h"

namespace cairn::storage {

namespace {

bool is_ours(const DatabaseFolder& folder, const std::filesystem::path& entry) {
  const std::array ours = {folder.replacing(),  folder.replaced(),
                           folder.head(),       std::filesystem::path(folder.head().string() + ".new"),
                           folder.lock(),       folder.rocksdb(),
                           folder.unfinished(), folder.scratch()};
  return std::find(ours.begin(), ours.end(), entry) != ours.end();
}

void sync_folder(const std::filesystem::path& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = descriptor >= 0 && fsync(descriptor) == 0;
  if (descriptor >= 0) close(descriptor);
  if (!synced) throw Error(ErrorKind::kIo, "cannot sync the folder " + path.string() + " to the disk");
}

/// With the folders above it. The name of each is on the disk before the folder is used.
void make_folder(const std::filesystem::path& path, std::error_code& error) {
  std::filesystem::path wanted = std::filesystem::absolute(path).lexically_normal();
  if (!wanted.has_filename()) wanted = wanted.parent_path();  // "folder/" names the same folder
  std::vector<std::filesystem::path> missing;
  for (auto folder = wanted; !std::filesystem::exists(folder, error) && folder.has_relative_path();
       folder = folder.parent_path()) {
    missing.push_back(folder);
  }
  error.clear();
  for (auto folder = missing.rbegin(); folder != missing.rend() && !error; ++folder) {
    if (std::filesystem::create_directory(*folder, error)) sync_folder(folder->parent_path());
  }
}

}  // namespace

void DatabaseFolder::make_or_check() const {
  std::error_code none;
  if (std::filesystem::exists(head(), none) || std::filesystem::exists(rocksdb(), none)) return;
  std::error_code error;
  make_folder(path, error);
  if (error) throw Error(ErrorKind::kIo, "cannot make the folder " + path.string() + ": " + error.message());
  std::filesystem::directory_iterator entries(path, error);
  if (error) throw Error(ErrorKind::kIo, "cannot read the folder " + path.string() + ": " + error.message());
  for (const auto& entry : entries) {
    if (is_ours(*this, entry.path())) continue;
    throw Error(ErrorKind::kIo, path.string() + " holds " + entry.path().filename().string() +
                                    " and is no Cairn database; name another folder with --db");
  }
}

void DatabaseFolder::remove() const {
  std::filesystem::remove_all(unfinished());
  std::filesystem::rename(rocksdb(),
                          unfinished());  // what ends here is taken for a database that was never made
  std::filesystem::remove(head());
  std::filesystem::remove_all(scratch());
  std::filesystem::remove_all(unfinished());
  std::filesystem::remove(lock());
  std::error_code not_empty;
  std::filesystem::remove(path, not_empty);
}

void DatabaseFolder::sync() const {
  sync_folder(path);
}

}  // namespace cairn::storage
