#include "cli/output.h"

#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "storage/error.h"

namespace cairn::cli {

namespace {

namespace fs = std::filesystem;

void write_file(const std::string& target, const std::string& path,
                const std::function<void(std::ostream&)>& write) {
  std::ofstream file(target, std::ios::binary);
  if (!file) throw Error(ErrorKind::kIo, "cannot write " + path);
  write(file);
  file.flush();
  if (!file) throw Error(ErrorKind::kIo, "cannot write " + path + " to its end");
}

void rename_file(const std::string& from, const std::string& to) {
  std::error_code failed;
  fs::rename(from, to, failed);
  if (failed) throw Error(ErrorKind::kIo, "cannot write " + to + ": " + failed.message());
}

}  // namespace

void write_output(const std::string& path, const std::function<void(std::ostream&)>& write) {
  if (path == "-") {
    write(std::cout);
    return;
  }
  // A device or a pipe is written as it is, and a link is followed.
  std::error_code ignored;
  const bool plain = !fs::exists(path, ignored) || fs::is_regular_file(path, ignored);
  const std::string final_path =
      fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored).string() : path;
  const std::string target = plain ? final_path + ".part-" + std::to_string(getpid()) : path;
  try {
    write_file(target, path, write);
    if (plain) rename_file(target, final_path);
  } catch (...) {
    if (plain) fs::remove(target, ignored);
    throw;
  }
}

RedirectedOutput::RedirectedOutput(const std::string& path) : path_(path), before_(std::cout.rdbuf()) {
  file_.open(path, std::ios::binary);  // which empties it
  file_.close();
  file_.open(path, std::ios::binary | std::ios::app);  // so that others may write behind what is written here
  if (!file_) throw Error(ErrorKind::kIo, "cannot write " + path);
  std::cout << std::flush;
  std::cout.rdbuf(file_.rdbuf());
}

RedirectedOutput::~RedirectedOutput() {
  std::cout.rdbuf(before_);
}

void RedirectedOutput::flush() {
  std::cout << std::flush;
  if (std::cout) return;
  std::cout.clear();
  throw Error(ErrorKind::kIo, "cannot write " + path_ + " to its end");
}

}  // namespace cairn::cli
