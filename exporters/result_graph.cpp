#include "exporters/result_graph.h"

#include <ostream>

#include "exporters/dot_text.h"
#include "exporters/mermaid_text.h"

namespace cairn::exporters {

namespace {

/// What a node is called: its name or title, or else its labels and number.
std::string label_of(const query::NodeValue& node) {
  const auto& properties = *node.content->properties;
  for (const char* key : {"name", "title"}) {
    const auto found = properties.find(key);
    if (found != properties.end() && found->second.string() != nullptr) return *found->second.string();
  }
  std::string label;
  for (const auto& one : node.content->labels) label += ":" + one;
  return label + " " + std::to_string(node.id);
}

}  // namespace

void ResultGraph::add(const query::Value& value) {
  if (const auto* node = value.node()) {
    add(*node);
  } else if (const auto* relationship = value.relationship()) {
    add(*relationship);
  } else if (const auto* path = value.path()) {
    for (const auto& part : path->nodes) add(part);
    for (const auto& part : path->relationships) add(part);
  } else if (const auto* list = value.list()) {
    for (const auto& element : *list) add(element);
  } else if (const auto* map = value.map()) {
    for (const auto& [key, element] : *map) add(element);
  }
}

void ResultGraph::add(const query::NodeValue& node) {
  if (node.content) nodes_.insert_or_assign(node.id, Drawn{label_of(node), node.content->labels});
}

void ResultGraph::add(const query::RelationshipValue& relationship) {
  if (!relationship.content) return;
  const auto& content = *relationship.content;
  relationships_.insert_or_assign(relationship.id, Arrow{content.start, content.end, content.type});
  // An end that the result does not hold is drawn by its number.
  for (const auto id : {content.start, content.end})
    nodes_.try_emplace(id, Drawn{"#" + std::to_string(id), {}});
}

void ResultGraph::write_dot(std::ostream& out) const {
  out << "digraph result {\n"
         "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#f4f4f4\", fontname=\"Helvetica\"];\n"
         "  edge [fontname=\"Helvetica\", fontsize=10, color=\"#666666\"];\n";
  for (const auto& [id, node] : nodes_) {
    std::string labels;
    for (const auto& label : node.labels) labels += ":" + label;
    out << "  n" << id << " [label=" << dot_quoted(wrapped_label(node.label))
        << ", tooltip=" << dot_quoted(node.label + (labels.empty() ? "" : " " + labels)) << "];\n";
  }
  for (const auto& [id, arrow] : relationships_) {
    out << "  n" << arrow.start << " -> n" << arrow.end << " [label=" << dot_quoted(arrow.type) << "];\n";
  }
  out << "}\n";
}

void ResultGraph::write_mermaid(std::ostream& out) const {
  out << "flowchart TD\n";
  for (const auto& [id, node] : nodes_) out << "  n" << id << "[" << mermaid_quoted(node.label) << "]\n";
  std::size_t drawn = 0;
  for (const auto& [id, arrow] : relationships_) {
    if (drawn++ == kMostRelationships) break;
    out << "  n" << arrow.start << " -->|" << mermaid_quoted(arrow.type) << "| n" << arrow.end << "\n";
  }
  if (relationships_.size() > kMostRelationships) {
    out << "%% " << relationships_.size() - kMostRelationships << " of " << relationships_.size()
        << " relationships are left out: Mermaid draws at most " << kMostRelationships << "\n";
  }
}

}  // namespace cairn::exporters
