#include "storage/table_tail.h"

#include <boost/crc.hpp>
#include <fstream>
#include <optional>
#include <string>

#include "storage/error.h"

namespace cairn::storage {

namespace {

// RocksDB's format of block-based tables, version 5 (its wiki, "Rocksdb BlockBasedTable Format").
constexpr std::size_t kFooterBytes = 53;
constexpr std::size_t kVersionAt = 41;
constexpr std::size_t kMagicAt = 45;
constexpr std::uint64_t kMagic = 0x88e241b785f4cff7;
constexpr std::uint32_t kVersion = 5;
constexpr char kCrc32c = 1;
constexpr std::size_t kTrailerBytes = 5;  ///< after each block: how it is compressed, its checksum
constexpr std::size_t kMostTailBytes = std::size_t{1} << 20U;

struct Handle {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

std::uint64_t little_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = bytes.size(); i > 0; --i) {
    number = number << 8U | static_cast<unsigned char>(bytes[i - 1]);
  }
  return number;
}

/// Takes a number off the front; nothing where none is complete.
std::optional<std::uint64_t> take_varint(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return number;
  }
  return std::nullopt;
}

std::optional<Handle> take_handle(std::string_view& bytes) {
  const auto offset = take_varint(bytes);
  const auto size = take_varint(bytes);
  return offset && size ? std::optional(Handle{*offset, *size}) : std::nullopt;
}

/// As LevelDB and RocksDB store it: a checksum of data that holds checksums would be weak.
std::uint32_t masked_crc32c(std::string_view bytes) {
  constexpr std::uint32_t kPolynomial = 0x1EDC6F41;
  boost::crc_optimal<32, kPolynomial, 0xFFFFFFFF, 0xFFFFFFFF, true, true> crc;
  crc.process_bytes(bytes.data(), bytes.size());
  const std::uint32_t value = crc.checksum();
  return (value >> 15U | value << 17U) + 0xa282ead8U;
}

class TableTail {
 public:
  explicit TableTail(const std::filesystem::path& path)
      : path_(path),
        file_(path, std::ios::binary | std::ios::ate),
        size_(file_ ? static_cast<std::uint64_t>(file_.tellg()) : 0) {}

  void check() {
    if (size_ < kFooterBytes) return;
    const auto footer = read({size_ - kFooterBytes, kFooterBytes});
    if (!footer) damaged();
    const std::string_view bytes = *footer;
    const bool whole = little_endian(bytes.substr(kMagicAt, 8)) == kMagic &&
                       little_endian(bytes.substr(kVersionAt, 4)) == kVersion && bytes[0] == kCrc32c;
    std::string_view handles = bytes.substr(1);
    const auto index = take_handle(handles);
    if (!whole || !index) return;
    const auto names = checked_block(*index);
    if (!names) damaged();
    if (const auto properties = find_properties(*names)) {
      if (!checked_block(*properties)) damaged();
    }
  }

 private:
  [[noreturn]] void damaged() const {
    throw_corruption("the properties of the table " + path_.filename().string() + " are damaged");
  }

  std::optional<std::string> read(Handle handle) {
    if (handle.size > kMostTailBytes || handle.offset > size_ || handle.size > size_ - handle.offset) {
      return std::nullopt;
    }
    std::string bytes(handle.size, '\0');
    file_.seekg(static_cast<std::streamoff>(handle.offset));
    file_.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file_ ? std::optional(bytes) : std::nullopt;
  }

  /// The block without its trailer; nothing where it is not what was written.
  std::optional<std::string> checked_block(Handle handle) {
    if (handle.size > kMostTailBytes)
      return std::nullopt;  // with its trailer it may not be a number any more
    auto bytes = read({handle.offset, handle.size + kTrailerBytes});
    if (!bytes) return std::nullopt;
    const std::string_view all = *bytes;
    if (masked_crc32c(all.substr(0, handle.size + 1)) != little_endian(all.substr(handle.size + 1))) {
      return std::nullopt;
    }
    bytes->resize(handle.size);
    return bytes;
  }

  /// Entries of the block of names: shared and own length of the key, length of the value, key, value.
  static std::optional<Handle> find_properties(std::string_view names) {
    while (!names.empty()) {
      const auto shared = take_varint(names);
      const auto own = take_varint(names);
      const auto length = take_varint(names);
      if (!shared || !own || !length || *shared != 0 || *own > names.size() ||
          *length > names.size() - *own) {
        return std::nullopt;  // what follows the entries
      }
      const std::string_view key = names.substr(0, *own);
      std::string_view value = names.substr(*own, *length);
      if (key == "rocksdb.properties") return take_handle(value);
      names.remove_prefix(*own + *length);
    }
    return std::nullopt;
  }

  std::filesystem::path path_;
  std::ifstream file_;
  std::uint64_t size_;
};

}  // namespace

void check_table_tail(const std::filesystem::path& table) {
  TableTail(table).check();
}

void check_table_tails(const std::filesystem::path& rocksdb) {
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(rocksdb, none)) {
    if (entry.path().extension() == ".sst") check_table_tail(entry.path());
  }
}

}  // namespace cairn::storage
