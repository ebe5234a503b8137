#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace cairn::cli {

/// What was typed, a line each, oldest first; several shells may add to it side by side. It is for its owner
/// alone, and what cannot be written is not kept.
class HistoryFile {
 public:
  /// "" for none.
  explicit HistoryFile(std::filesystem::path path) : path_(std::move(path)) {}

  /// The last ones, at most so many. A file that has far more is cut to these.
  std::vector<std::string> read(std::size_t most) const;
  /// One line.
  void add(const std::string& text) const;

 private:
  std::filesystem::path path_;
};

}  // namespace cairn::cli
