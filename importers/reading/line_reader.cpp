#include "importers/reading/line_reader.h"

#include "text/utf8.h"

namespace cairn::importers {

bool LineReader::next(std::string& line) {
  if (rest_ == std::string::npos) {
    if (!std::getline(in_, read_)) return false;
    if (read_.ends_with('\r')) read_.pop_back();
    rest_ = 0;
  }
  const auto end = read_.find('\r', rest_);
  line = text::repair_utf8(read_.substr(rest_, end - rest_));
  rest_ = end == std::string::npos ? end : end + 1;
  return true;
}

}  // namespace cairn::importers
