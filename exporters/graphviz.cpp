#include "exporters/graphviz.h"

#include <gvc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "storage/error.h"

namespace cairn::exporters {

namespace {

const char* name_of(ImageFormat format) {
  switch (format) {
    case ImageFormat::kPng:
      return "png";
    case ImageFormat::kPdf:
      return "pdf";
    case ImageFormat::kSvg:
      break;
  }
  return "svg";
}

struct FreeContext {
  void operator()(GVC_t* context) const { gvFreeContext(context); }
};
struct CloseGraph {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};
struct FreeData {
  void operator()(char* data) const { gvFreeRenderData(data); }
};

/// Holds back what is written to standard error while it lives. Graphviz's libraries for fonts write there
/// directly, a line for each text where their cache cannot be written.
class HeldStandardError {
 public:
  HeldStandardError() : held_(memfd_create("graphviz", MFD_CLOEXEC)) {
    std::fflush(stderr);
    if (held_ < 0) return;
    saved_ = dup(STDERR_FILENO);
    if (saved_ >= 0) dup2(held_, STDERR_FILENO);
  }
  HeldStandardError(const HeldStandardError&) = delete;
  HeldStandardError& operator=(const HeldStandardError&) = delete;
  ~HeldStandardError() {
    std::fflush(stderr);
    if (saved_ >= 0) {
      dup2(saved_, STDERR_FILENO);
      close(saved_);
    }
    if (held_ >= 0) close(held_);
  }

  /// The first line of what was written, after ": "; nothing when nothing was.
  std::string reason() const {
    std::fflush(stderr);
    std::string text(200, '\0');
    const ssize_t size = held_ < 0 ? 0 : pread(held_, text.data(), text.size(), 0);
    text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    text.resize(std::min(text.size(), text.find('\n')));
    return text.empty() ? text : ": " + text;
  }

 private:
  int held_;
  int saved_ = -1;
};

}  // namespace

std::string draw(const std::string& dot, ImageFormat format) {
  const HeldStandardError held;
  const auto fail = [&held](const std::string& what) {
    throw Error(ErrorKind::kIo, "Graphviz cannot " + what + held.reason());
  };
  const std::unique_ptr<GVC_t, FreeContext> context(gvContext());
  if (!context) fail("be started");
  const std::unique_ptr<Agraph_t, CloseGraph> graph(agmemread(dot.c_str()));
  if (!graph) fail("read the picture");
  if (gvLayout(context.get(), graph.get(), "dot") != 0) fail("lay the picture out");
  char* data = nullptr;
  unsigned int size = 0;
  const int failed = gvRenderData(context.get(), graph.get(), name_of(format), &data, &size);
  const std::unique_ptr<char, FreeData> holder(data);
  const std::string drawn = failed == 0 && data != nullptr ? std::string(data, size) : std::string();
  gvFreeLayout(context.get(), graph.get());
  if (drawn.empty()) fail(std::string("draw ") + name_of(format) + " on this machine");
  return drawn;
}

}  // namespace cairn::exporters
