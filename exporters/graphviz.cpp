#include "exporters/graphviz.h"

#include <gvc.h>

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

}  // namespace

std::string draw(const std::string& dot, ImageFormat format) {
  const std::unique_ptr<GVC_t, FreeContext> context(gvContext());
  if (!context) throw Error(ErrorKind::kIo, "Graphviz cannot be started");
  const std::unique_ptr<Agraph_t, CloseGraph> graph(agmemread(dot.c_str()));
  if (!graph) throw Error(ErrorKind::kIo, "Graphviz cannot read the picture");
  if (gvLayout(context.get(), graph.get(), "dot") != 0)
    throw Error(ErrorKind::kIo, "Graphviz cannot lay the picture out");
  char* data = nullptr;
  unsigned int size = 0;
  const int failed = gvRenderData(context.get(), graph.get(), name_of(format), &data, &size);
  const std::unique_ptr<char, FreeData> holder(data);
  const std::string drawn = failed == 0 && data != nullptr ? std::string(data, size) : std::string();
  gvFreeLayout(context.get(), graph.get());
  if (drawn.empty())
    throw Error(ErrorKind::kIo, std::string("Graphviz cannot draw ") + name_of(format) + " on this machine");
  return drawn;
}

}  // namespace cairn::exporters
