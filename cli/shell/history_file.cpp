#include "cli/shell/history_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>

namespace cairn::cli {

namespace {

namespace fs = std::filesystem;

bool write_all(int file, const std::string& text) {
  return ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

}  // namespace

std::vector<std::string> HistoryFile::read(std::size_t most) const {
  std::vector<std::string> lines;
  std::ifstream in(path_, std::ios::binary);
  for (std::string line; std::getline(in, line);) lines.push_back(std::move(line));
  const bool far_more = lines.size() > 2 * most;
  if (lines.size() > most) lines.erase(lines.begin(), lines.end() - static_cast<std::ptrdiff_t>(most));
  if (!far_more) return lines;
  const std::string part = path_.string() + ".part-" + std::to_string(getpid());
  const int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return lines;
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  const bool written = write_all(file, text);
  ::close(file);
  std::error_code ignored;
  if (written) fs::rename(part, path_, ignored);
  if (!written || ignored) fs::remove(part, ignored);
  return lines;
}

void HistoryFile::add(const std::string& text) const {
  if (path_.empty()) return;
  std::error_code ignored;
  fs::create_directories(path_.parent_path(), ignored);
  const int file = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (file < 0) return;
  write_all(file, text + "\n");
  ::close(file);
}

}  // namespace cairn::cli
