#include "exporters/skos.h"

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "exporters/picture.h"
#include "graph/vocabulary.h"
#include "text/utf8.h"

namespace cairn::exporters {

namespace {

using graph::NodeId;

/// A string of Turtle; of no language, since none is known.
std::string literal(const std::string& text) {
  std::string out = "\"";
  for (const char c : text::repair_utf8(text)) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        // What XML cannot hold most readers of RDF refuse.
        if (static_cast<unsigned char>(c) < ' ') {
          out += ' ';
        } else {
          out += c;
        }
    }
  }
  return out + "\"";
}

/// An IRI without the signs that would end it.
std::string iri(const std::string& text) {
  constexpr const char* kDigits = "0123456789ABCDEF";
  std::string out = "<";
  for (const char c : text::repair_utf8(text)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || std::string_view("<>\"{}|^`\\").find(c) != std::string_view::npos) {
      out += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
    } else {
      out += c;
    }
  }
  return out + ">";
}

class SkosWriter {
 public:
  SkosWriter(const GraphPart& part, const std::string& base, std::ostream& out)
      : part_(part), base_(base), out_(out) {}

  void write() {
    name_concepts();
    collect_links();
    out_ << "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
            "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
            "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
            "@prefix cairn: <urn:cairn:terms:> .\n"
            "@prefix : "
         << iri(base_)
         << " .\n\n"
            "cairn:requires rdfs:subPropertyOf dcterms:requires ;\n"
            "  rdfs:comment \"What must be known before the subject can be understood.\" .\n\n"
            ":scheme a skos:ConceptScheme .\n";
    std::vector<std::pair<std::string, NodeId>> order;
    for (const auto& [id, name] : ids_) order.emplace_back(name, id);
    std::sort(order.begin(), order.end());
    for (const auto& [name, id] : order) write_concept(name, id);
    write_collections();
  }

 private:
  using Ids = std::set<std::string>;

  struct Written {
    std::string name;
    std::vector<std::string> aliases;
    std::string definition;
    std::set<std::string> categories;
    Ids broader;
    Ids part_of;
    Ids related;
    Ids required;
    Ids denied;  ///< that a person says are not required
  };

  std::vector<std::string> strings(const graph::Node& node, std::string_view key) const {
    std::vector<std::string> found;
    const graph::Value* value = part_.view().property(node, key);
    if (value == nullptr || value->list() == nullptr) return found;
    for (const auto& element : *value->list()) {
      if (element.string() != nullptr) found.push_back(*element.string());
    }
    return found;
  }

  void name_concepts() {
    const auto& view = part_.view();
    const auto label = view.catalog().labels.find(graph::label::kConcept);
    std::vector<Picture::Concept> named;
    part_.each_nodes([&](std::span<const graph::Node> nodes) {
      for (const auto& node : nodes) {
        if (!label || !node.has_label(*label)) continue;
        Written written;
        written.name = view.text_property(node, graph::key::kName);
        if (written.name.empty()) continue;  // every concept of SKOS is called something
        written.aliases = strings(node, graph::key::kAliases);
        std::erase(written.aliases, written.name);
        written.definition = view.text_property(node, graph::key::kDefinition);
        for (auto& category : strings(node, graph::key::kCategories))
          written.categories.insert(std::move(category));
        if (auto category = view.text_property(node, graph::key::kCategory); !category.empty())
          written.categories.insert(std::move(category));
        named.push_back(
            {node.id, written.name, view.text_property(node, graph::key::kCategory), written.definition});
        concepts_.emplace(node.id, std::move(written));
      }
    });
    ids_ = drawing_ids(named);
  }

  void collect_links() {
    const auto& types = part_.view().catalog().types;
    const std::array<std::pair<std::optional<graph::TypeId>, Ids Written::*>, 5> kinds = {
        {{types.find(graph::type::kRequires), &Written::required},
         {types.find(graph::type::kNotRequires), &Written::denied},
         {types.find(graph::type::kIsA), &Written::broader},
         {types.find(graph::type::kPartOf), &Written::part_of},
         {types.find(graph::type::kRelated), &Written::related}}};
    part_.each_relationships([&](std::span<const graph::Relationship> relationships) {
      for (const auto& one : relationships) {
        if (one.start == one.end || !ids_.contains(one.start) || !ids_.contains(one.end)) continue;
        for (const auto& [type, member] : kinds) {
          if (type && one.type == *type) (concepts_.at(one.start).*member).insert(ids_.at(one.end));
        }
      }
    });
    for (const auto& [id, written] : concepts_) by_name_.emplace(ids_.at(id), &written);
  }

  /// Whether the other concept is above it, over any number of steps.
  bool is_above(const std::string& above, const Written& below) const {
    std::set<std::string> seen;
    std::vector<const Written*> open = {&below};
    while (!open.empty()) {
      const Written* next = open.back();
      open.pop_back();
      for (const auto& name : next->broader) {
        if (name == above) return true;
        if (seen.insert(name).second) open.push_back(by_name_.at(name));
      }
    }
    return false;
  }

  void write_links(const char* property, const Ids& names) {
    for (const auto& name : names) out_ << " ;\n  " << property << " :" << name;
  }

  void write_concept(const std::string& id, NodeId node) {
    const Written& written = concepts_.at(node);
    out_ << "\n:" << id << " a skos:Concept ;\n  skos:inScheme :scheme ;\n  skos:prefLabel "
         << literal(written.name);
    for (const auto& alias : written.aliases) out_ << " ;\n  skos:altLabel " << literal(alias);
    if (!written.definition.empty()) out_ << " ;\n  skos:definition " << literal(written.definition);
    write_links("skos:broader", written.broader);
    write_links("dcterms:isPartOf", written.part_of);
    Ids related = written.related;
    std::erase_if(related, [&](const std::string& other) {
      return is_above(other, written) || is_above(id, *by_name_.at(other));
    });
    write_links("skos:related", related);
    Ids required = written.required;
    for (const auto& name : written.denied) required.erase(name);
    write_links("cairn:requires", required);
    out_ << " .\n";
  }

  void write_collections() {
    std::map<std::string, Ids> members;
    for (const auto& [id, written] : concepts_) {
      for (const auto& category : written.categories) members[category].insert(ids_.at(id));
    }
    std::size_t number = 0;
    for (const auto& [category, names] : members) {
      out_ << "\n:category_" << std::to_string(++number) << " a skos:Collection ;\n  skos:prefLabel "
           << literal(category);
      write_links("skos:member", names);
      out_ << " .\n";
    }
  }

  const GraphPart& part_;
  const std::string& base_;
  std::ostream& out_;
  std::map<NodeId, std::string> ids_;
  std::unordered_map<NodeId, Written> concepts_;
  std::unordered_map<std::string, const Written*> by_name_;
};

}  // namespace

void write_skos(const GraphPart& part, const std::string& base, std::ostream& out) {
  SkosWriter(part, base, out).write();
}

}  // namespace cairn::exporters
