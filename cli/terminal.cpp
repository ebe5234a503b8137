#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <sstream>

#include "text/utf8.h"

namespace cairn::cli {

namespace {

const std::streambuf* const standard_output = std::cout.rdbuf();

/// And what is written goes there, not to a file in its place.
bool stdout_is_terminal() {
  return isatty(STDOUT_FILENO) != 0 && std::cout.rdbuf() == standard_output;
}

constexpr std::size_t kDefaultWidth = 100;
constexpr std::size_t kLongestQuote = 320;

std::string styled(std::string_view text, const char* code) {
  if (!use_colour()) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

/// Where a sentence stands; a person's reason has no line.
std::string place_of(const exporters::Json& piece) {
  const std::string source = piece["source"].is_string() ? short_source(readable(piece["source"])) : "";
  return piece["line"].is_number() ? source + ":" + piece["line"].dump() : source;
}

}  // namespace

std::size_t terminal_width() {
  winsize size{};
  if (stdout_is_terminal() && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    return size.ws_col;
  const char* columns = std::getenv("COLUMNS");
  const long wished = columns == nullptr ? 0 : std::strtol(columns, nullptr, 10);
  constexpr long kWidest = 10'000;
  return wished > 0 && wished <= kWidest ? static_cast<std::size_t>(wished) : kDefaultWidth;
}

bool use_colour() {
  static const bool wanted = [] {
    const char* no_colour = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
    return (no_colour == nullptr || *no_colour == '\0') && !dumb;
  }();
  return wanted && stdout_is_terminal();
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
std::string struck(std::string_view text) {
  return use_colour() ? styled(text, "9;2") : "~" + std::string(text) + "~";
}

std::string readable(const exporters::Json& value) {
  if (value.is_null()) return "(no name)";
  return text::without_control_characters(
      text::collapse_space(value.is_string() ? value.get<std::string>() : value.dump()));
}

std::string readable_lines(std::string_view text) {
  std::string out;
  for (;;) {
    const auto end = text.find('\n');
    out += text::without_control_characters(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many.empty() ? one + "s" : many);
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

void write_evidence(const exporters::Json& evidence, std::size_t indent, std::size_t most,
                    std::ostream& out) {
  std::size_t written = 0;
  for (const auto& piece : evidence) {
    if (written++ == most) return;
    auto text = piece["text"].is_string() ? readable(piece["text"]) : std::string();
    const auto cut = text::prefix_utf8(text, kLongestQuote);
    if (cut.size() < text.size()) {
      text.resize(cut.size());
      text += "…";
    }
    text.insert(0, "\u201c");
    text += "\u201d";
    if (const std::string place = place_of(piece); !place.empty()) text += " (" + place + ")";
    out << faint(wrap(text, indent, terminal_width())) << '\n';
  }
}

}  // namespace cairn::cli
