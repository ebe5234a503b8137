#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <ostream>
#include <sstream>

#include "text/utf8.h"

namespace cairn::cli {

namespace {

constexpr std::size_t kDefaultWidth = 100;
constexpr std::size_t kLongestQuote = 320;

std::string styled(std::string_view text, const char* code) {
  if (!use_colour()) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

std::string text_of(const query::Map& map, const char* key) {
  const auto found = map.find(key);
  if (found == map.end()) return {};
  if (const auto* text = found->second.string()) return *text;
  if (const auto* number = found->second.integer()) return std::to_string(*number);
  return {};
}

}  // namespace

std::size_t terminal_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  return kDefaultWidth;
}

bool use_colour() {
  static const bool answer = [] {
    const char* no_colour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
    return isatty(STDOUT_FILENO) != 0 && (no_colour == nullptr || *no_colour == '\0') && !dumb;
  }();
  return answer;
}

bool stderr_is_terminal() {
  return isatty(STDERR_FILENO) != 0;
}

std::string bold(std::string_view text) {
  return styled(text, "1");
}
std::string faint(std::string_view text) {
  return styled(text, "2");
}

std::string wrap(std::string_view text, std::size_t indent, std::size_t width) {
  std::istringstream words{std::string(text)};
  const std::string margin(indent, ' ');
  std::string out;
  std::size_t column = 0;
  for (std::string word; words >> word;) {
    const std::size_t size = text::terminal_width(word);
    if (column > indent && column + 1 + size > width) {
      out += '\n';
      column = 0;
    }
    if (column == 0) {
      out += margin;
      column = indent;
    } else {
      out += ' ';
      ++column;
    }
    out += word;
    column += size;
  }
  return out;
}

std::string short_source(const std::string& uri) {
  const auto slash = uri.rfind('/');
  return slash == std::string::npos ? uri : uri.substr(slash + 1);
}

void write_evidence(const query::Value& evidence, std::size_t indent, std::size_t most, std::ostream& out) {
  if (evidence.list() == nullptr) return;
  std::size_t written = 0;
  for (const auto& piece : *evidence.list()) {
    if (piece.map() == nullptr || written++ == most) return;
    std::string text = text_of(*piece.map(), "text");
    const auto cut = text::prefix_utf8(text, kLongestQuote);
    if (cut.size() < text.size()) text = std::string(cut) + "…";
    const std::string place =
        "(" + short_source(text_of(*piece.map(), "source")) + ":" + text_of(*piece.map(), "line") + ")";
    out << faint(wrap("\u201c" + text + "\u201d " + place, indent, terminal_width())) << '\n';
  }
}

}  // namespace cairn::cli
