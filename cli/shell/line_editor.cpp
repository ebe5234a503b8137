#include "cli/shell/line_editor.h"

#include <histedit.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstring>
#include <cwchar>
#include <exception>

#include "cli/interruptible.h"
#include "cli/terminal.h"
#include "text/utf8.h"

namespace cairn::cli {

namespace {

constexpr std::size_t kKept = 2000;  // lines of history

// What signals came while a line was typed.
volatile std::sig_atomic_t interrupted = 0;
volatile std::sig_atomic_t resized = 0;
volatile std::sig_atomic_t continued = 0;

void take_down(int signal) {
  if (signal == SIGINT) {
    interrupted = 1;
    Interruptible::note_interrupt();
  }
  if (signal == SIGWINCH) resized = 1;
  if (signal == SIGCONT) continued = 1;
}

/// So that letters beyond ASCII are one character each, whatever the environment says.
void read_as_utf8() {
  const char* set = std::setlocale(LC_CTYPE, "");
  if (set == nullptr || std::strcmp(set, "C") == 0 || std::strcmp(set, "POSIX") == 0)
    std::setlocale(LC_CTYPE, "C.UTF-8");
}

/// What all of them begin with, in the case of the first one.
std::string common_beginning(const std::vector<std::string>& texts) {
  std::string common = texts.front();
  const auto alike = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  };
  for (const auto& text : texts) {
    const auto differs = std::mismatch(common.begin(), common.end(), text.begin(), text.end(), alike).first;
    common.erase(differs, common.end());
  }
  while (!common.empty() && text::repair_utf8(common) != common) common.pop_back();
  return common;
}

/// In columns, as many as fit.
std::string in_columns(const std::vector<std::string>& texts) {
  constexpr std::size_t kShown = 60;
  constexpr std::size_t kGap = 2;
  std::size_t widest = 0;
  for (const auto& text : texts) widest = std::max(widest, text::terminal_width(text));
  const std::size_t columns = std::max<std::size_t>(1, terminal_width() / (widest + kGap));
  const std::size_t shown = std::min(kShown, texts.size());
  std::string out = "\n";
  for (std::size_t i = 0; i < shown; ++i) {
    const std::string name = text::without_control_characters(texts[i]);
    out += name;
    const bool last = (i + 1) % columns == 0 || i + 1 == shown;
    out += last ? "\n" : std::string(widest + kGap - std::min(widest, text::terminal_width(name)), ' ');
  }
  if (shown < texts.size()) out += "and " + std::to_string(texts.size() - shown) + " more\n";
  return out;
}

}  // namespace

struct LineEditor::Terminal {
  EditLine* editor = nullptr;
  std::FILE* screen = nullptr;
  History* history = nullptr;
  HistEvent event{};
  std::string prompt;
  Complete complete;
  struct sigaction interrupts_before {};
  struct sigaction resizing_before {};
  struct sigaction continuing_before {};

  static Terminal& of(EditLine* editor) {
    void* data = nullptr;
    el_get(editor, EL_CLIENTDATA, &data);
    return *static_cast<Terminal*>(data);
  }
  void show(const std::string& text) const {
    std::fwrite(text.data(), 1, text.size(), screen);
    std::fflush(screen);
  }
  int read_character(wchar_t* character) const;
  unsigned char complete_line() const;
};

/// In place of libedit's own, which knows signals only when it may send them to the whole group of processes.
int LineEditor::Terminal::read_character(wchar_t* character) const {
  std::mbstate_t state{};
  for (;;) {
    if (resized != 0) {
      resized = 0;
      el_resize(editor);
      el_set(editor, EL_REFRESH);
    }
    if (continued != 0) {
      continued = 0;
      el_set(editor, EL_PREP_TERM, 1);
      el_set(editor, EL_REFRESH);
    }
    if (interrupted != 0) return -1;
    char byte = 0;
    const ssize_t count = ::read(STDIN_FILENO, &byte, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return static_cast<int>(count);
    const std::size_t used = std::mbrtowc(character, &byte, 1, &state);
    if (used == static_cast<std::size_t>(-2)) continue;  // the beginning of a character
    if (used == static_cast<std::size_t>(-1)) {
      *character = L'\uFFFD';
      return 1;
    }
    if (used == 0) *character = L'\0';
    return 1;
  }
}

unsigned char LineEditor::Terminal::complete_line() const {
  const LineInfo* info = el_line(editor);
  const std::string line(info->buffer, info->cursor);
  if (line.find_first_not_of(' ') == std::string::npos) {
    // A line of pasted text begins so.
    return el_insertstr(editor, "  ") == -1 ? CC_ERROR : CC_REFRESH;
  }
  Completions found;
  try {
    found = complete(line);
  } catch (const std::exception&) {  // a statement will tell what is wrong with the database
    return CC_ERROR;
  }
  if (found.texts.empty()) return CC_ERROR;
  const std::string typed = line.substr(found.begin);
  std::string longest = common_beginning(found.texts);
  if (longest.size() < typed.size()) longest = typed;
  if (found.texts.size() == 1) longest += found.end;
  if (longest != typed) {
    el_deletestr(editor, static_cast<int>(text::length_utf8(typed)));
    if (el_insertstr(editor, longest.c_str()) == -1) return CC_ERROR;
    return CC_REFRESH;
  }
  show(in_columns(found.texts));
  return CC_REDISPLAY;
}

LineEditor::LineEditor(std::filesystem::path history, Complete complete)
    : terminal_(std::make_unique<Terminal>()), history_(std::move(history)) {
  read_as_utf8();
  terminal_->complete = std::move(complete);
  terminal_->screen = isatty(STDOUT_FILENO) != 0 ? stdout : stderr;
  terminal_->history = history_init();
  ::history(terminal_->history, &terminal_->event, H_SETSIZE, static_cast<int>(kKept));
  ::history(terminal_->history, &terminal_->event, H_SETUNIQUE, 1);
  for (const auto& line : history_.read(kKept))
    ::history(terminal_->history, &terminal_->event, H_ENTER, line.c_str());

  EditLine* editor = el_init("cairn", stdin, terminal_->screen, stderr);
  terminal_->editor = editor;
  el_set(editor, EL_CLIENTDATA, terminal_.get());
  el_set(
      editor, EL_PROMPT, +[](EditLine* asking) { return Terminal::of(asking).prompt.data(); });
  el_set(editor, EL_EDITOR, "emacs");
  el_set(editor, EL_HIST, ::history, terminal_->history);
  el_set(
      editor, EL_GETCFN,
      +[](EditLine* asking, wchar_t* character) { return Terminal::of(asking).read_character(character); });
  el_set(
      editor, EL_ADDFN, "complete", "Completes a word",
      +[](EditLine* asking, int) { return Terminal::of(asking).complete_line(); });
  el_source(editor, nullptr);  // the user's own ~/.editrc
  el_set(editor, EL_BIND, "\t", "complete", nullptr);

  struct sigaction action {};
  action.sa_handler = take_down;  // without SA_RESTART: reading a character ends with EINTR
  sigaction(SIGINT, &action, &terminal_->interrupts_before);
  sigaction(SIGWINCH, &action, &terminal_->resizing_before);
  sigaction(SIGCONT, &action, &terminal_->continuing_before);
}

LineEditor::~LineEditor() {
  sigaction(SIGINT, &terminal_->interrupts_before, nullptr);
  sigaction(SIGWINCH, &terminal_->resizing_before, nullptr);
  sigaction(SIGCONT, &terminal_->continuing_before, nullptr);
  el_end(terminal_->editor);
  history_end(terminal_->history);
}

InputLine LineEditor::next(const std::string& prompt) {
  std::fflush(stdout);
  terminal_->prompt = prompt;
  interrupted = 0;
  Interruptible::forget_interrupt();
  continued = 0;
  el_set(terminal_->editor, EL_PREP_TERM, 1);  // before the prompt invites to type
  int count = 0;
  const char* line = el_gets(terminal_->editor, &count);
  if (interrupted != 0) {
    show("^C\n");
    el_reset(terminal_->editor);
    return {InputLine::Kind::kInterrupted, {}};
  }
  if (line == nullptr || count <= 0) {
    show("\n");
    return {};
  }
  std::string text(line, static_cast<std::size_t>(count));
  while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
  return {InputLine::Kind::kText, std::move(text)};
}

void LineEditor::remember(const std::string& text) {
  ::history(terminal_->history, &terminal_->event, H_ENTER, text.c_str());
  history_.add(text);
}

void LineEditor::show(const std::string& message) {
  terminal_->show(message);
}

}  // namespace cairn::cli
