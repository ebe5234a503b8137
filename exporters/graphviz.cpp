#include "exporters/graphviz.h"

#include <gvc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

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
struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// Numbers the objects of a graph as they come. Graphviz itself takes the addresses of their names, and draws
/// clusters in the order of these: one graph would give another picture from call to call.
///
/// The types of an Agiddisc_t are not the same in all versions of Graphviz, so they are deduced.
class ObjectNumbers {
 public:
  static Agiddisc_t discipline() {
    Agiddisc_t functions = AgIdDisc;
    functions.open = &open;
    functions.map = &map;
    functions.alloc = &refuse;
    functions.free = &forget;
    functions.print = &name;
    functions.close = &close;
    return functions;
  }

 private:
  template <typename... Graph>
  static void* open(Graph... /*graph*/) {
    return new ObjectNumbers;
  }
  static void close(void* numbers) { delete static_cast<ObjectNumbers*>(numbers); }

  /// Even numbers for what has a name and odd ones for what has none; false where nothing is to be created.
  template <typename Found, typename Text>
  static Found map(void* numbers, int /*type*/, Text* text, IDTYPE* number, int create) {
    return static_cast<Found>(static_cast<ObjectNumbers*>(numbers)->number_of(text, *number, create != 0));
  }
  bool number_of(const char* text, IDTYPE& number, bool create) {
    if (text == nullptr) {
      if (create) number = 2 * nameless_++ + 1;
      return create;
    }
    const auto found = numbers_.find(text);
    if (found != numbers_.end()) {
      number = found->second;
      return true;
    }
    if (!create) return false;
    number = 2 * names_.size();
    names_.emplace_back(text);
    numbers_.emplace(names_.back(), number);
    return true;
  }

  /// Nobody asks for a number of their own choice.
  template <typename Given>
  static Given refuse(void* /*numbers*/, int /*type*/, IDTYPE /*number*/) {
    return Given();
  }
  static void forget(void* /*numbers*/, int /*type*/, IDTYPE /*number*/) {}

  static char* name(void* numbers, int /*type*/, IDTYPE number) {
    if (number % 2 != 0) return nullptr;
    return static_cast<ObjectNumbers*>(numbers)->names_[number / 2].data();
  }

  std::deque<std::string> names_;  // the addresses of what it holds stay
  std::unordered_map<std::string_view, IDTYPE> numbers_;
  IDTYPE nameless_ = 0;
};

std::unique_ptr<Agraph_t, CloseGraph> read_graph(const std::string& dot) {
  std::string text = dot;
  const std::unique_ptr<std::FILE, CloseFile> file(fmemopen(text.data(), text.size(), "r"));
  if (!file) return nullptr;
  static Agiddisc_t numbers = ObjectNumbers::discipline();
  Agdisc_t disciplines{};
  disciplines.id = &numbers;
  disciplines.io = &AgIoDisc;
  return std::unique_ptr<Agraph_t, CloseGraph>(agread(file.get(), &disciplines));
}

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
  // One for all pictures: the plugin that measures texts remembers a font of the last picture by its address,
  // which an end of the context would free.
  static const std::unique_ptr<GVC_t, FreeContext> context(gvContext());
  if (!context) fail("be started");
  const std::unique_ptr<Agraph_t, CloseGraph> graph = read_graph(dot);
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
