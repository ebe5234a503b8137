#include "storage/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <fstream>
#include <optional>
#include <string>
#include <thread>

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
std::string holder(const std::filesystem::path& path) {
  std::string text;
  std::getline(std::ifstream(path), text);
  return text.empty() ? text : " (" + text + ")";
}

/// Whether the path still leads to the file that is open.
bool is_at(int descriptor, const std::filesystem::path& path) {
  struct stat opened {};
  struct stat found {};
  return fstat(descriptor, &opened) == 0 && stat(path.c_str(), &found) == 0 &&
         opened.st_ino == found.st_ino && opened.st_dev == found.st_dev;
}

/// The file's descriptor; nothing where another process has it.
std::optional<int> try_to_lock(const std::filesystem::path& path) {
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0)
    throw Error(ErrorKind::kIo, "cannot write to " + path.string() + ": " + std::strerror(errno));
  while (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    const int reason = errno;
    if (reason == EINTR) continue;
    close(descriptor);
    if (reason == EWOULDBLOCK) return std::nullopt;
    throw Error(ErrorKind::kIo, "cannot lock " + path.string() + ": " + std::strerror(reason));
  }
  if (is_at(descriptor, path)) return descriptor;
  close(descriptor);  // a process that took the database away removed the file meanwhile
  return try_to_lock(path);
}

int lock_within(std::chrono::milliseconds timeout, const std::filesystem::path& path) {
  using Clock = std::chrono::steady_clock;
  // Asked for again and again: who waits inside flock() cannot give up in time.
  constexpr std::chrono::milliseconds kBetweenTries{5};
  for (const auto give_up = Clock::now() + timeout;; std::this_thread::sleep_for(kBetweenTries)) {
    if (const auto locked = try_to_lock(path)) return *locked;
    if (Clock::now() < give_up) continue;
    throw Error(ErrorKind::kLocked,
                "the database is locked: another process" + holder(path) + " is writing to it" +
                    (timeout.count() > 0 ? " (waited " + std::to_string(timeout.count()) + " ms)" : "") +
                    "; wait until it has finished, or end it");
  }
}

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& path, std::chrono::milliseconds timeout)
    : descriptor_(lock_within(timeout, path)) {
  const std::string self = "pid " + std::to_string(getpid()) + ", since " + now();
  if (ftruncate(descriptor_, 0) != 0 || pwrite(descriptor_, self.data(), self.size(), 0) < 0) {
    // Only people miss the text; the lock holds without it.
  }
}

WriterLock::~WriterLock() {
  close(descriptor_);
}

}  // namespace cairn::storage
