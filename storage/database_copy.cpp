#include "storage/database_copy.h"

#include <fcntl.h>
#include <unistd.h>

#include <fstream>

#include "storage/error.h"
#include "storage/head_file.h"
#include "storage/rocks_database.h"

namespace cairn::storage {

namespace fs = std::filesystem;

namespace {

void sync_path(const fs::path& path, int flags) {
  const int descriptor = open(path.c_str(), flags | O_CLOEXEC);
  const bool synced = descriptor >= 0 && fsync(descriptor) == 0;
  if (descriptor >= 0) close(descriptor);
  if (!synced) throw Error(ErrorKind::kIo, "cannot sync " + path.string() + " to the disk");
}

}  // namespace

void copy_files(const fs::path& from, const fs::path& to) {
  fs::create_directories(to);
  for (const auto& file : fs::directory_iterator(from)) {
    if (file.path().filename() == "LOCK") continue;
    const fs::path copy = to / file.path().filename();
    fs::copy_file(file.path(), copy);
    sync_path(copy, O_RDONLY);
  }
  sync_path(to, O_RDONLY | O_DIRECTORY);
}

std::uint64_t make_copy(const DatabaseFolder& to, const std::function<void(const fs::path&)>& fill) {
  to.make_or_check();
  if (fs::exists(to.head()) || fs::exists(to.rocksdb())) {
    throw Error(ErrorKind::kIo, to.path.string() + " holds a database already; name another folder");
  }
  fs::remove_all(to.unfinished());
  fill(to.unfinished());
  const std::uint64_t commit = commit_number_of(to.unfinished());
  fs::rename(to.unfinished(), to.rocksdb());
  make_head(to.head(), {commit, commit, {}, 0});
  to.sync();
  return commit;
}

std::uint64_t replace_by_copy(const DatabaseFolder& to, const DatabaseFolder& copy) {
  if (!fs::exists(copy.head())) {
    throw Error(ErrorKind::kInput, copy.path.string() + " holds no backup");
  }
  fs::remove_all(to.unfinished());
  copy_files(copy.rocksdb(), to.unfinished());
  const std::uint64_t commit = commit_number_of(to.unfinished());
  if (commit < read_head(copy.head()).durable_commit) {
    throw Error(ErrorKind::kInput, "the backup " + copy.path.string() + " has lost its last commits");
  }
  std::ofstream(to.replacing()).flush();
  to.sync();
  if (fs::exists(to.rocksdb())) {
    fs::rename(to.rocksdb(), to.replaced());
  } else {
    fs::create_directory(to.replaced());  // stands for a database that has lost its files, or never had any
  }
  fs::rename(to.unfinished(), to.rocksdb());
  to.sync();
  finish_replacing(to);
  return commit;
}

void finish_replacing(const DatabaseFolder& folder) {
  if (!fs::exists(folder.replacing())) return;
  if (fs::exists(folder.rocksdb())) {
    if (fs::exists(folder.replaced())) {
      const std::uint64_t commit = commit_number_of(folder.rocksdb());
      make_head(folder.head(), {commit, commit, {}, 0});  // whatever the old one said
      folder.sync();
      fs::remove_all(folder.replaced());
    }
  } else if (fs::exists(folder.replaced()) && !fs::is_empty(folder.replaced())) {
    fs::rename(folder.replaced(), folder.rocksdb());
  } else {
    fs::remove(folder.replaced());
  }
  folder.sync();
  fs::remove(folder.replacing());
  folder.sync();
}

}  // namespace cairn::storage
