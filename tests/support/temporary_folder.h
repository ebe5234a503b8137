#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::test {

/// A fresh empty folder, removed with all that is in it when the object goes.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// The files of a folder whose names end so, sorted by name.
std::vector<std::filesystem::path> files_ending(const std::filesystem::path& folder, std::string_view ending);

std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// Turns over the bits of `mask` in one byte of a file.
void flip_byte(const std::filesystem::path& path, std::size_t at, unsigned char mask = 0xFF);

/// A copy of a database as it stands in the file system: taken while a writer is at work, it is what a crash
/// leaves.
void copy_folder(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace cairn::test
