#include "storage/head_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <string>

#include "storage/error.h"

namespace cairn::storage {

/// In the byte order of the machine: the file never leaves it apart from tables that do not either.
struct HeadFile::Content {
  std::array<char, 8> magic;
  std::uint64_t commit_number;
};

namespace {

constexpr std::array<char, 8> kMagic = {'C', 'A', 'I', 'R', 'N', ' ', '1', '\n'};

[[noreturn]] void fail(const std::string& doing, const std::filesystem::path& path) {
  throw Error(ErrorKind::kIo, "cannot " + doing + " " + path.string() + ": " + std::strerror(errno));
}

}  // namespace

void HeadFile::make(const std::filesystem::path& path) {
  // Under another name first, so that it is never seen half written.
  const std::filesystem::path unfinished = path.string() + ".new";
  const int descriptor = open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) fail("make", unfinished);
  const Content content{kMagic, 0};
  const bool written =
      write(descriptor, &content, sizeof content) == sizeof content && fsync(descriptor) == 0;
  close(descriptor);
  if (!written) fail("write", unfinished);
  std::filesystem::rename(unfinished, path);
}

HeadFile::HeadFile(const std::filesystem::path& path, Access access) {
  const bool writable = access == Access::kReadWrite;
  const int descriptor = open(path.c_str(), (writable ? O_RDWR : O_RDONLY) | O_CLOEXEC);
  if (descriptor < 0 && errno == ENOENT) throw_corruption("the file " + path.string() + " is missing");
  if (descriptor < 0) fail("open", path);
  struct stat status {};
  const bool sized = fstat(descriptor, &status) == 0 && status.st_size == sizeof(Content);
  void* mapped = MAP_FAILED;
  if (sized) {
    const int protection = writable ? PROT_READ | PROT_WRITE : PROT_READ;
    mapped = mmap(nullptr, sizeof(Content), protection, MAP_SHARED, descriptor, 0);
  }
  close(descriptor);
  if (!sized)
    throw_corruption("the file " + path.string() + " is not " + std::to_string(sizeof(Content)) +
                     " bytes long");
  if (mapped == MAP_FAILED) fail("map", path);
  content_ = static_cast<Content*>(mapped);
  if (content_->magic == kMagic) return;
  munmap(mapped, sizeof(Content));
  throw_corruption("the file " + path.string() + " does not begin as it should");
}

HeadFile::~HeadFile() {
  munmap(content_, sizeof(Content));
}

std::uint64_t HeadFile::commit_number() const {
  return std::atomic_ref(content_->commit_number).load(std::memory_order_acquire);
}

void HeadFile::advance(std::uint64_t commit_number) {
  std::atomic_ref(content_->commit_number).store(commit_number, std::memory_order_release);
}

}  // namespace cairn::storage
