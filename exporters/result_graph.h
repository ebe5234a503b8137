#pragma once

#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "query/value.h"

namespace cairn::exporters {

/// The nodes and relationships that a result holds, also inside lists, maps and paths, each once; to be drawn
/// as they are stored: an arrow leads from a relationship's start to its end.
class ResultGraph {
 public:
  void add(const query::Value& value);
  bool empty() const { return nodes_.empty(); }

  /// Sorted by id: equal results give equal bytes.
  void write_dot(std::ostream& out) const;
  /// Mermaid draws at most kMostRelationships: what is left out is told in a comment.
  void write_mermaid(std::ostream& out) const;

  static constexpr std::size_t kMostRelationships = 500;

 private:
  struct Drawn {
    std::string label;
    std::vector<std::string> labels;
  };
  struct Arrow {
    graph::NodeId start = 0;
    graph::NodeId end = 0;
    std::string type;
  };
  void add(const query::NodeValue& node);
  void add(const query::RelationshipValue& relationship);

  std::map<graph::NodeId, Drawn> nodes_;
  std::map<graph::RelationshipId, Arrow> relationships_;
};

}  // namespace cairn::exporters
