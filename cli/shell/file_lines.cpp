#include "cli/shell/file_lines.h"

#include <filesystem>

#include "storage/error.h"

namespace cairn::cli {

FileLines::FileLines(const std::string& path) : path_(path), file_(path, std::ios::binary) {
  std::error_code error;
  if (!file_ || std::filesystem::is_directory(path, error))
    throw Error(ErrorKind::kInput, "cannot read " + path);
}

InputLine FileLines::next(const std::string& /*prompt*/) {
  std::string line;
  if (!std::getline(file_, line)) {
    if (file_.bad()) throw Error(ErrorKind::kInput, "cannot read " + path_ + " to its end");
    return {};
  }
  return {InputLine::Kind::kText, std::move(line)};
}

}  // namespace cairn::cli
