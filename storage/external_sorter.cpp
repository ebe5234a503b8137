#include "storage/external_sorter.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace cairn::storage {

namespace {

constexpr std::size_t kLengthBytes = 4;

[[noreturn]] void throw_io(const std::string& doing) {
  throw Error(ErrorKind::kIo, "cannot " + doing + " a file for sorting: " + std::strerror(errno));
}

}  // namespace

SpillFile::SpillFile(const std::filesystem::path& folder) {
  std::string name = (folder / "sort-XXXXXX").string();
  const int descriptor = mkstemp(name.data());
  if (descriptor < 0) throw_io("make");
  unlink(name.c_str());  // gone with its last descriptor, however the process ends
  file_.reset(fdopen(descriptor, "w+b"));
  if (!file_) throw_io("open");
}

std::uint64_t SpillFile::append(std::string_view block) {
  const std::uint64_t begin = size_;
  std::string length;
  append_u32(length, static_cast<std::uint32_t>(block.size()));
  if (std::fwrite(length.data(), 1, kLengthBytes, file_.get()) != kLengthBytes ||
      std::fwrite(block.data(), 1, block.size(), file_.get()) != block.size()) {
    throw_io("write");
  }
  size_ += kLengthBytes + block.size();
  return begin;
}

std::string SpillFile::read(std::uint64_t& at) const {
  std::string length(kLengthBytes, '\0');
  if (std::fseek(file_.get(), static_cast<long>(at), SEEK_SET) != 0 ||
      std::fread(length.data(), 1, kLengthBytes, file_.get()) != kLengthBytes) {
    throw_io("read");
  }
  std::string block(Decoder(length).u32(), '\0');
  if (std::fread(block.data(), 1, block.size(), file_.get()) != block.size()) throw_io("read");
  at += kLengthBytes + block.size();
  return block;
}

}  // namespace cairn::storage
