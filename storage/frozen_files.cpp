#include "storage/frozen_files.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fstream>
#include <string>
#include <thread>

#include "storage/error.h"

namespace cairn::storage {

namespace {

namespace fs = std::filesystem;

/// The MANIFEST that is in use, and its size.
struct Version {
  std::string manifest;
  std::uintmax_t size = 0;

  explicit Version(const fs::path& rocksdb) {
    std::ifstream current(rocksdb / "CURRENT");
    std::getline(current, manifest);
    std::error_code none;
    size = fs::file_size(rocksdb / manifest, none);
    if (none) size = 0;
  }
  std::string marks() const { return manifest + " " + std::to_string(size); }
};

void copy_prefix(const fs::path& from, std::uintmax_t size, const fs::path& to) {
  std::string bytes(size, '\0');
  std::ifstream in(from, std::ios::binary);
  in.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  fs::remove(to);  // of an attempt before
  std::ofstream out(to, std::ios::binary);
  out << bytes;
  if (!out.flush()) throw Error(ErrorKind::kIo, "cannot write " + to.string() + ": " + std::strerror(errno));
}

}  // namespace

FrozenFiles::FrozenFiles(const fs::path& rocksdb) : rocksdb_(rocksdb) {
  std::string pattern = (fs::temp_directory_path() / "cairn-reader-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) {
    throw Error(ErrorKind::kIo, "cannot make a folder " + pattern + ": " + std::strerror(errno));
  }
  folder_ = pattern;
  constexpr std::chrono::seconds kPatience(10);
  constexpr std::chrono::milliseconds kPause(1);
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  try {
    while (!hold_all()) {
      if (std::chrono::steady_clock::now() > deadline) {
        throw Error(ErrorKind::kIo,
                    "the writer changes the files of " + rocksdb.string() + " without a pause; try again");
      }
      std::this_thread::sleep_for(kPause);
    }
  } catch (...) {
    release();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
    throw;
  }
}

/// False when the set of files changed meanwhile: RocksDB notes in the MANIFEST that a file is not needed any
/// more before it removes it.
bool FrozenFiles::hold_all() {
  const Version version(rocksdb_);
  marks_ = version.marks();
  std::error_code error;
  const fs::directory_iterator files(rocksdb_, error);
  if (error == std::errc::no_such_file_or_directory)
    throw_corruption("the folder " + rocksdb_.string() + " is missing");
  if (error)
    throw Error(ErrorKind::kIo, "cannot read the folder " + rocksdb_.string() + ": " + error.message());
  for (const auto& file : files) {
    const std::string name = file.path().filename().string();
    if (name != "LOCK" && !name.starts_with("MANIFEST-")) hold(file.path());
  }
  if (fs::exists(rocksdb_ / version.manifest) && !version.manifest.empty()) {
    copy_prefix(rocksdb_ / version.manifest, version.size, folder_ / version.manifest);
  }
  return are_the_last();
}

/// Tables and logs keep their names, so that a further attempt has only the new ones to hold: a writer that
/// commits all the time is overtaken.
void FrozenFiles::hold(const fs::path& file) {
  const fs::path link = folder_ / file.filename();
  const bool keeps_name = file.extension() == ".sst" || file.extension() == ".log";
  std::error_code none;
  if (fs::is_symlink(fs::symlink_status(link, none))) {
    if (keeps_name) return;
    const int before = std::stoi(fs::read_symlink(link).filename().string());
    std::erase(descriptors_, before);
    close(before);
    fs::remove(link);
  }
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0 && errno == ENOENT) return;
  if (descriptor < 0) {
    throw Error(ErrorKind::kIo, "cannot read " + file.string() + ": " + std::strerror(errno));
  }
  descriptors_.push_back(descriptor);
  fs::create_symlink("/proc/self/fd/" + std::to_string(descriptor), link);
}

bool FrozenFiles::are_the_last() const {
  return Version(rocksdb_).marks() == marks_;
}

void FrozenFiles::release() {
  std::error_code ignored;
  for (const auto& file : fs::directory_iterator(folder_, ignored)) fs::remove(file.path(), ignored);
  for (const int descriptor : descriptors_) close(descriptor);
  descriptors_.clear();
}

FrozenFiles::~FrozenFiles() {
  release();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

}  // namespace cairn::storage
