#include "storage/head_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>

#include "storage/digest.h"
#include "storage/error.h"

namespace cairn::storage {

namespace {

constexpr std::string_view kMagic = "CAIRN 1\n";
constexpr std::string_view kMagicOfAnyVersion = "CAIRN ";

struct Content {
  std::array<char, kMagic.size()> magic;
  // little-endian
  std::uint64_t durable_commit;
  std::uint64_t last_commit;
  std::uint64_t manifest_number;
  std::uint64_t manifest_size;
  std::uint64_t manifest_digest;
  std::uint64_t boot;
};

std::uint64_t little_endian(std::uint64_t number) {
  return std::endian::native == std::endian::little ? number : __builtin_bswap64(number);
}

Content content_of(const Head& head) {
  Content content{{},
                  little_endian(head.durable_commit),
                  little_endian(head.last_commit),
                  little_endian(head.manifest.number),
                  little_endian(head.manifest.size),
                  little_endian(head.manifest.digest),
                  little_endian(head.boot)};
  std::copy(kMagic.begin(), kMagic.end(), content.magic.begin());
  return content;
}

[[noreturn]] void fail(const std::string& doing, const std::filesystem::path& path) {
  throw Error(ErrorKind::kIo, "cannot " + doing + " " + path.string() + ": " + std::strerror(errno));
}

int open_head(const std::filesystem::path& path, int flags) {
  const int descriptor = open(path.c_str(), flags | O_CLOEXEC);
  if (descriptor < 0 && errno == ENOENT) throw_corruption("the file " + path.string() + " is missing");
  if (descriptor < 0) fail("open", path);
  return descriptor;
}

using HeadBytes = std::array<char, sizeof(Content) + 1>;

/// Until it reads the same twice: the writer may be in the middle of it.
ssize_t read_settled(const std::filesystem::path& path, HeadBytes& bytes) {
  const int descriptor = open_head(path, O_RDONLY);
  ssize_t size = pread(descriptor, bytes.data(), bytes.size(), 0);
  for (bool settled = false; size >= 0 && !settled;) {
    HeadBytes again{};
    size = pread(descriptor, again.data(), again.size(), 0);
    settled = again == bytes;
    bytes = again;
  }
  close(descriptor);
  if (size < 0) fail("read", path);
  return size;
}

void check_content(const Content& content, ssize_t size, const std::filesystem::path& path) {
  const std::string_view magic(content.magic.data(), content.magic.size());
  if (size == sizeof(Content) && magic == kMagic) return;
  if (size >= static_cast<ssize_t>(magic.size()) && magic != kMagic &&
      magic.starts_with(kMagicOfAnyVersion) && magic.ends_with('\n')) {
    throw Error(ErrorKind::kIo,
                path.string() + " is of another version of Cairn; use the program that wrote it");
  }
  throw_corruption("the file " + path.string() + " is damaged");
}

}  // namespace

std::uint64_t this_boot() {
  std::ifstream file("/proc/sys/kernel/random/boot_id");
  std::string id;
  return std::getline(file, id) ? digest_of(id) : 0;
}

std::uint64_t Head::expected_commit() const {
  return boot != 0 && boot == this_boot() ? std::max(last_commit, durable_commit) : durable_commit;
}

Head read_head(const std::filesystem::path& path) {
  HeadBytes bytes{};
  const ssize_t size = read_settled(path, bytes);
  Content content{};
  std::memcpy(&content, bytes.data(), sizeof content);
  check_content(content, size, path);
  return {little_endian(content.durable_commit),
          little_endian(content.last_commit),
          {little_endian(content.manifest_number), little_endian(content.manifest_size),
           little_endian(content.manifest_digest)},
          little_endian(content.boot)};
}

void make_head(const std::filesystem::path& path, const Head& head) {
  // Under another name first, so that it is never seen half written.
  const std::filesystem::path unfinished = path.string() + ".new";
  const int descriptor = open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) fail("make", unfinished);
  const Content content = content_of(head);
  const bool written =
      write(descriptor, &content, sizeof content) == sizeof content && fsync(descriptor) == 0;
  close(descriptor);
  if (!written) fail("write", unfinished);
  std::filesystem::rename(unfinished, path);
}

HeadFile::HeadFile(const std::filesystem::path& path) : path_(path), descriptor_(-1) {
  read_head(path);
  descriptor_ = open_head(path, O_RDWR);
}

HeadFile::~HeadFile() {
  close(descriptor_);
}

void HeadFile::write(const Head& head) {
  const Content content = content_of(head);
  if (pwrite(descriptor_, &content, sizeof content, 0) != sizeof content) fail("write", path_);
}

void HeadFile::sync() {
  if (fsync(descriptor_) != 0) fail("sync", path_);
}

}  // namespace cairn::storage
