#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "cli/shell/line_source.h"

namespace cairn::cli {

/// What may stand at the end of a line.
struct Completions {
  std::size_t begin = 0;           ///< in the line, of what they take the place of
  std::vector<std::string> texts;  ///< whole
  std::string end = " ";           ///< behind the only one
};

/// Lines from a terminal, with editing, history and completion: the only code that knows libedit. Ctrl-C
/// gives a line that was interrupted.
class LineEditor : public LineSource {
 public:
  using Complete = std::function<Completions(const std::string& line)>;

  /// `history` is the file that keeps what was typed; "" for none. It is made, with its folder, when there is
  /// something to keep; what cannot be written is not kept.
  LineEditor(std::filesystem::path history, Complete complete);
  ~LineEditor() override;

  InputLine next(const std::string& prompt) override;
  bool comes_within(std::chrono::milliseconds /*time*/) override { return false; }
  void remember(const std::string& text) override;

 private:
  struct Terminal;
  std::unique_ptr<Terminal> terminal_;
  std::filesystem::path history_;
};

}  // namespace cairn::cli
