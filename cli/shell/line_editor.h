#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "cli/shell/history_file.h"
#include "cli/shell/line_source.h"

namespace cairn::cli {

/// What may stand at the end of a line.
struct Completions {
  std::size_t begin = 0;           ///< in the line, of what they take the place of
  std::vector<std::string> texts;  ///< whole
  std::string end = " ";           ///< behind the only one
};

/// Lines from a terminal, with editing, history and completion: the only code that knows libedit. Ctrl-C
/// gives a line that was interrupted. One at a time in a process, since signals reach it.
class LineEditor : public LineSource {
 public:
  using Complete = std::function<Completions(const std::string& line)>;

  /// `history` is the file that keeps what was typed; "" for none.
  LineEditor(std::filesystem::path history, Complete complete);
  ~LineEditor() override;

  InputLine next(const std::string& prompt) override;
  bool comes_within(std::chrono::milliseconds /*time*/) override { return false; }
  void remember(const std::string& text) override;
  /// Shows a message where the lines are typed, wherever results go.
  void show(const std::string& message);

 private:
  struct Terminal;
  std::unique_ptr<Terminal> terminal_;
  HistoryFile history_;
};

}  // namespace cairn::cli
