#include "storage/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <string>

#include "storage/error.h"

namespace cairn::storage {

namespace {

std::string now() {
  const std::time_t seconds = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S UTC", &parts);
  return {text.data(), length};
}

/// What the holder wrote about itself; it may not have come to it yet.
std::string holder(int descriptor) {
  std::array<char, 128> text{};
  const ssize_t length = pread(descriptor, text.data(), text.size(), 0);
  if (length <= 0) return {};
  return " (" + std::string(text.data(), static_cast<std::size_t>(length)) + ")";
}

/// Whether the path still leads to the file that is open.
bool is_at(int descriptor, const std::filesystem::path& path) {
  struct stat opened {};
  struct stat found {};
  return fstat(descriptor, &opened) == 0 && stat(path.c_str(), &found) == 0 &&
         opened.st_ino == found.st_ino && opened.st_dev == found.st_dev;
}

int open_and_lock(const std::filesystem::path& path) {
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0)
    throw Error(ErrorKind::kIo, "cannot write to " + path.string() + ": " + std::strerror(errno));
  int failed = flock(descriptor, LOCK_EX | LOCK_NB);
  while (failed != 0 && errno == EINTR) failed = flock(descriptor, LOCK_EX | LOCK_NB);
  if (failed == 0) return descriptor;
  const int reason = errno;
  const std::string by = holder(descriptor);
  close(descriptor);
  if (reason != EWOULDBLOCK)
    throw Error(ErrorKind::kIo, "cannot lock " + path.string() + ": " + std::strerror(reason));
  throw Error(ErrorKind::kLocked, "the database is locked: another process" + by +
                                      " is writing to it; wait until it has finished, or end it");
}

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& path) : descriptor_(open_and_lock(path)) {
  while (!is_at(descriptor_, path)) {  // a process that took the database away removed the file meanwhile
    close(descriptor_);
    descriptor_ = -1;
    descriptor_ = open_and_lock(path);
  }
  const std::string self = "pid " + std::to_string(getpid()) + ", since " + now();
  if (ftruncate(descriptor_, 0) != 0 || pwrite(descriptor_, self.data(), self.size(), 0) < 0) {
    // Only people miss the text; the lock holds without it.
  }
}

WriterLock::~WriterLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace cairn::storage
