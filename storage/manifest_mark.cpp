#include "storage/manifest_mark.h"

#include <fcntl.h>
#include <unistd.h>

#include <charconv>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "storage/digest.h"
#include "storage/error.h"

namespace cairn::storage {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "MANIFEST-";

/// The number in the name that CURRENT holds; 0 where it holds none.
std::uint64_t number_in_use(const fs::path& rocksdb, std::string& name) {
  std::ifstream current(rocksdb / "CURRENT");
  std::getline(current, name);
  std::uint64_t number = 0;
  if (name.starts_with(kPrefix)) {
    std::from_chars(name.data() + kPrefix.size(), name.data() + name.size(), number);
  }
  return number;
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool make_durable(const fs::path& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool synced = fdatasync(descriptor) == 0;
  close(descriptor);
  return synced;
}

}  // namespace

ManifestMark mark_manifest(const fs::path& rocksdb) {
  std::string name;
  const std::uint64_t number = number_in_use(rocksdb, name);
  if (number == 0) return {};
  // Read first: what is read is then on the disk before anybody relies on it.
  const std::string bytes = read_file(rocksdb / name);
  if (bytes.empty() || !make_durable(rocksdb / name)) return {};
  return {number, bytes.size(), digest_of(bytes)};
}

void check_manifest(const fs::path& rocksdb, const ManifestMark& mark) {
  std::string name;
  if (mark.number == 0 || number_in_use(rocksdb, name) != mark.number) return;
  const std::string bytes = read_file(rocksdb / name);
  if (bytes.empty() && !fs::exists(rocksdb / name)) return;  // replaced just now, or RocksDB misses it
  if (bytes.size() >= mark.size && digest_of(std::string_view(bytes).substr(0, mark.size)) == mark.digest)
    return;
  throw_corruption("the file " + (rocksdb / name).string() + " is damaged or lost its end");
}

}  // namespace cairn::storage
