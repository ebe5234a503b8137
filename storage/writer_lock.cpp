#include "storage/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
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

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& path)
    : descriptor_(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) {
    throw Error(ErrorKind::kIo, "cannot write to " + path.string() + ": " + std::strerror(errno));
  }
  if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    const std::string by = holder(descriptor_);
    close(descriptor_);
    throw Error(ErrorKind::kLocked, "the database is locked: another process" + by +
                                        " is writing to it; wait until it has finished, or end it");
  }
  const std::string self = "pid " + std::to_string(getpid()) + ", since " + now();
  if (ftruncate(descriptor_, 0) != 0 || pwrite(descriptor_, self.data(), self.size(), 0) < 0) {
    // Only people miss the text; the lock holds without it.
  }
}

WriterLock::~WriterLock() {
  close(descriptor_);
}

}  // namespace cairn::storage
