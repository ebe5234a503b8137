#include "cli/shell/command_words.h"

#include "storage/error.h"

namespace cairn::cli {

std::vector<std::string> command_words(std::string_view line) {
  std::vector<std::string> words;
  bool within_word = false;
  char mark = '\0';
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const bool blank = mark == '\0' && (c == ' ' || c == '\t' || c == '\r');
    if (blank) {
      within_word = false;
      continue;
    }
    if (!within_word) words.emplace_back();
    within_word = true;
    if (mark == '\0' && (c == '\'' || c == '"')) {
      mark = c;
    } else if (c == mark && mark != '\0') {
      mark = '\0';
    } else if (c == '\\' && mark != '\'' && i + 1 < line.size()) {
      words.back() += line[++i];
    } else {
      words.back() += c;
    }
  }
  if (mark != '\0') {
    throw Error(ErrorKind::kInvalidInput,
                std::string("a quotation mark is not closed: ") + mark + " is missing");
  }
  return words;
}

}  // namespace cairn::cli
