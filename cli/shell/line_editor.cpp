#include "cli/shell/line_editor.h"

#include <histedit.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstring>
#include <iostream>

#include "cli/terminal.h"
#include "text/utf8.h"

namespace cairn::cli {

namespace {

constexpr int kKept = 2000;  // lines of history

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

void list_below(const std::vector<std::string>& texts) {
  constexpr std::size_t kShown = 60;
  constexpr std::size_t kGap = 2;
  std::size_t widest = 0;
  for (const auto& text : texts) widest = std::max(widest, text::terminal_width(text));
  const std::size_t columns = std::max<std::size_t>(1, terminal_width() / (widest + kGap));
  std::cout << '\n';
  for (std::size_t i = 0; i < std::min(kShown, texts.size()); ++i) {
    const bool last = (i + 1) % columns == 0;
    const std::string name = text::without_control_characters(texts[i]);
    std::cout << name
              << (last ? "\n"
                       : std::string(widest + kGap - std::min(widest, text::terminal_width(name)), ' '));
  }
  if (std::min(kShown, texts.size()) % columns != 0) std::cout << '\n';
  if (texts.size() > kShown) std::cout << "and " << texts.size() - kShown << " more\n";
  std::cout << std::flush;
}

}  // namespace

struct LineEditor::Terminal {
  EditLine* editor = nullptr;
  History* history = nullptr;
  HistEvent event{};
  std::string prompt;
  Complete complete;
  struct sigaction interrupts_before {};

  static Terminal& of(EditLine* editor) {
    void* data = nullptr;
    el_get(editor, EL_CLIENTDATA, &data);
    return *static_cast<Terminal*>(data);
  }
  unsigned char complete_line() const;
};

unsigned char LineEditor::Terminal::complete_line() const {
  const LineInfo* info = el_line(editor);
  const std::string line(info->buffer, info->cursor);
  const Completions found = complete(line);
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
  list_below(found.texts);
  return CC_REDISPLAY;
}

LineEditor::LineEditor(std::filesystem::path history, Complete complete)
    : terminal_(std::make_unique<Terminal>()), history_(std::move(history)) {
  read_as_utf8();
  terminal_->complete = std::move(complete);
  terminal_->history = history_init();
  ::history(terminal_->history, &terminal_->event, H_SETSIZE, kKept);
  ::history(terminal_->history, &terminal_->event, H_SETUNIQUE, 1);
  if (!history_.empty()) ::history(terminal_->history, &terminal_->event, H_LOAD, history_.c_str());

  EditLine* editor = el_init("cairn", stdin, isatty(STDOUT_FILENO) != 0 ? stdout : stderr, stderr);
  terminal_->editor = editor;
  el_set(editor, EL_CLIENTDATA, terminal_.get());
  el_set(
      editor, EL_PROMPT, +[](EditLine* asking) { return Terminal::of(asking).prompt.data(); });
  el_set(editor, EL_EDITOR, "emacs");
  el_set(editor, EL_HIST, ::history, terminal_->history);
  el_set(
      editor, EL_ADDFN, "complete", "Completes a word",
      +[](EditLine* asking, int) { return Terminal::of(asking).complete_line(); });
  el_set(editor, EL_BIND, "\t", "complete", nullptr);
  el_source(editor, nullptr);  // the user's own ~/.editrc

  struct sigaction action {};
  action.sa_handler = [](int) {};  // reading a line ends with EINTR
  sigaction(SIGINT, &action, &terminal_->interrupts_before);
}

LineEditor::~LineEditor() {
  sigaction(SIGINT, &terminal_->interrupts_before, nullptr);
  el_end(terminal_->editor);
  history_end(terminal_->history);
}

InputLine LineEditor::next(const std::string& prompt) {
  std::cout << std::flush;
  terminal_->prompt = prompt;
  int count = 0;
  errno = 0;
  const char* line = el_gets(terminal_->editor, &count);
  if (line == nullptr || count <= 0) {
    const bool interrupted = count < 0 && errno == EINTR;
    std::cout << (interrupted ? "^C\n" : "\n") << std::flush;
    if (!interrupted) return {};
    el_set(terminal_->editor, EL_UNBUFFERED, 0);
    el_reset(terminal_->editor);
    return {InputLine::Kind::kInterrupted, {}};
  }
  std::string text(line, static_cast<std::size_t>(count));
  while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
  return {InputLine::Kind::kText, std::move(text)};
}

void LineEditor::remember(const std::string& text) {
  ::history(terminal_->history, &terminal_->event, H_ENTER, text.c_str());
  if (history_.empty()) return;
  std::error_code ignored;
  std::filesystem::create_directories(history_.parent_path(), ignored);
  ::history(terminal_->history, &terminal_->event, H_SAVE, history_.c_str());
}

}  // namespace cairn::cli
