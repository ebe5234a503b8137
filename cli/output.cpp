#include "cli/output.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "storage/error.h"

namespace cairn::cli {

void write_output(const std::string& path, const std::function<void(std::ostream&)>& write) {
  if (path == "-") {
    write(std::cout);
    return;
  }
  namespace fs = std::filesystem;
  // A device or a pipe is written as it is, and a link is followed.
  std::error_code ignored;
  const bool plain = !fs::exists(path, ignored) || fs::is_regular_file(path, ignored);
  const std::string final_path =
      fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored).string() : path;
  const std::string target = plain ? final_path + ".part-" + std::to_string(getpid()) : path;
  {
    std::ofstream file(target, std::ios::binary);
    if (!file) throw Error(ErrorKind::kIo, "cannot write " + path);
    write(file);
    file.flush();
    if (!file) throw Error(ErrorKind::kIo, "cannot write " + path + " to its end");
  }
  if (!plain) return;
  std::error_code failed;
  fs::rename(target, final_path, failed);
  if (failed) throw Error(ErrorKind::kIo, "cannot write " + path + ": " + failed.message());
}

}  // namespace cairn::cli
