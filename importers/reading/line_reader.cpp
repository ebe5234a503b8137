#include "importers/reading/line_reader.h"

#include "text/utf8.h"

namespace cairn::importers {

bool LineReader::next(std::string& line) {
  if (!has_rest_) {
    if (!std::getline(in_, rest_)) return false;
    if (rest_.ends_with('\r')) rest_.pop_back();
  }
  const auto end = rest_.find('\r');
  has_rest_ = end != std::string::npos;
  line = text::repair_utf8(rest_.substr(0, end));
  if (has_rest_) rest_.erase(0, end + 1);
  return true;
}

}  // namespace cairn::importers
