#include "query/concepts.h"

#include <unordered_set>
#include <utility>

#include "query/function_error.h"

namespace cairn::query {

namespace {

class Concepts {
 public:
  explicit Concepts(const graph::View& view) : view_(view) {}

  void add(const Value& value) {
    if (const auto* name = value.string()) {
      add(view_.require_concept(*name));
    } else if (const auto* node = value.node()) {
      add(node->id);
    } else if (const auto* list = value.list()) {
      for (const Value& element : *list) add(element);
    } else {
      throw FunctionError{"TypeError", "InvalidArgumentType",
                          "a concept is given by a name or a node, not by " + type_name(value)};
    }
  }

  std::vector<graph::NodeId> take() { return std::move(ids_); }

 private:
  void add(graph::NodeId id) {
    if (seen_.insert(id).second) ids_.push_back(id);
  }

  const graph::View& view_;
  std::vector<graph::NodeId> ids_;
  std::unordered_set<graph::NodeId> seen_;
};

}  // namespace

std::vector<graph::NodeId> concepts_of(const graph::View& view, const Value& value) {
  Concepts concepts(view);
  concepts.add(value);
  return concepts.take();
}

}  // namespace cairn::query
