#include "exporters/graphml.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <ostream>
#include <utility>

#include "exporters/property_types.h"
#include "text/utf8.h"

namespace cairn::exporters {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// XML 1.0 has no characters below U+0020 but tab and line ends, and neither U+FFFE nor U+FFFF.
std::string xml_text(const std::string& text) {
  const std::string valid = text::repair_utf8(text);
  std::string out;
  for (std::size_t i = 0; i < valid.size(); ++i) {
    const char c = valid[i];
    const std::string_view rest = std::string_view(valid).substr(i);
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\r') {
      out += "&#13;";  // else a reader makes a line feed of it
    } else if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n') {
      out += kReplacement;
    } else if (rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF")) {
      out += kReplacement;
      i += 2;
    } else {
      out.push_back(c);
    }
  }
  return out;
}

/// The characters of XML's names (Extensible Markup Language 1.0, fifth edition, production 4a).
bool is_name_character(std::uint32_t c) {
  if (c < 0x80)
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.' || c == ':';
  constexpr std::pair<std::uint32_t, std::uint32_t> kRanges[] = {
      {0xB7, 0xB7},     {0xC0, 0xD6},     {0xD8, 0xF6},      {0xF8, 0x37D},    {0x37F, 0x1FFF},
      {0x200C, 0x200D}, {0x203F, 0x2040}, {0x2070, 0x218F},  {0x2C00, 0x2FEF}, {0x3001, 0xD7FF},
      {0xF900, 0xFDCF}, {0xFDF0, 0xFFFC}, {0x10000, 0xEFFFF}};
  return std::any_of(std::begin(kRanges), std::end(kRanges),
                     [c](const auto& range) { return c >= range.first && c <= range.second; });
}

/// The schema wants a NMTOKEN for the name of a property: all else becomes an underscore.
std::string name_token(const std::string& name) {
  const std::string valid = text::repair_utf8(name);
  std::string token;
  for (std::size_t i = 0; i < valid.size();) {
    const auto lead = static_cast<unsigned char>(valid[i]);
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t c = bytes == 1 ? lead : lead & (0x7FU >> bytes);
    for (std::size_t k = 1; k < bytes; ++k)
      c = (c << 6U) | (static_cast<unsigned char>(valid[i + k]) & 0x3FU);
    token += is_name_character(c) ? valid.substr(i, bytes) : "_";
    i += bytes;
  }
  return token.empty() ? "_" : token;
}

const char* name_of(PropertyType type) {
  switch (type) {
    case PropertyType::kBoolean:
      return "boolean";
    case PropertyType::kInteger:
      return "long";
    case PropertyType::kFloat:
      return "double";
    case PropertyType::kString:
    case PropertyType::kJson:
      break;
  }
  return "string";
}

class GraphmlWriter {
 public:
  GraphmlWriter(const GraphPart& part, std::ostream& out)
      : part_(part), out_(out), types_(find_property_types(part)) {}

  void write() {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
            "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
            "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
            "  <key id=\"labels\" for=\"node\" attr.name=\"labels\" attr.type=\"string\"/>\n"
            "  <key id=\"label\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n";
    write_keys("node", "n-", types_.of_nodes);
    write_keys("edge", "r-", types_.of_relationships);
    out_ << "  <graph id=\"cairn\" edgedefault=\"directed\">\n";
    part_.each_nodes([this](std::span<const graph::Node> nodes) {
      for (const auto& node : nodes) write(node);
    });
    part_.each_relationships([this](std::span<const graph::Relationship> relationships) {
      for (const auto& relationship : relationships) write(relationship);
    });
    out_ << "  </graph>\n</graphml>\n";
  }

 private:
  using Types = std::map<std::string, PropertyType>;

  /// Keys are numbered: a property may be called as no XML id may.
  static std::size_t number(const Types& types, const std::string& name) {
    return static_cast<std::size_t>(std::distance(types.begin(), types.find(name)));
  }

  void write_keys(const char* owner, const char* prefix, const Types& types) {
    for (const auto& [name, type] : types) {
      const std::string token = name_token(name);
      out_ << "  <key id=\"" << prefix << std::to_string(number(types, name)) << "\" for=\"" << owner
           << "\" attr.name=\"" << token << "\" attr.type=\"" << name_of(type) << "\"";
      if (token == name) {
        out_ << "/>\n";
      } else {
        out_ << "><desc>" << xml_text(name) << "</desc></key>\n";
      }
    }
  }

  void write(const graph::Node& node) {
    std::vector<std::string> names;
    for (const auto label : node.labels) names.push_back(part_.view().catalog().labels.name(label));
    std::sort(names.begin(), names.end());
    std::string labels;
    for (const auto& name : names) labels += ":" + name;
    out_ << "    <node id=\"n" << std::to_string(node.id) << "\"><data key=\"labels\">" << xml_text(labels)
         << "</data>";
    write(node.properties, "n-", types_.of_nodes);
    out_ << "</node>\n";
  }

  void write(const graph::Relationship& relationship) {
    out_ << "    <edge id=\"r" << std::to_string(relationship.id) << "\" source=\"n"
         << std::to_string(relationship.start) << "\" target=\"n" << std::to_string(relationship.end)
         << "\"><data key=\"label\">" << xml_text(part_.view().catalog().types.name(relationship.type))
         << "</data>";
    write(relationship.properties, "r-", types_.of_relationships);
    out_ << "</edge>\n";
  }

  void write(const graph::Properties& properties, const char* prefix, const Types& types) {
    for (const auto& [key, value] : properties) {
      const std::string& name = part_.view().catalog().keys.name(key);
      out_ << "<data key=\"" << prefix << std::to_string(number(types, name)) << "\">"
           << xml_text(property_text(value, types.at(name))) << "</data>";
    }
  }

  const GraphPart& part_;
  std::ostream& out_;
  PropertyTypes types_;
};

}  // namespace

void write_graphml(const GraphPart& part, std::ostream& out) {
  GraphmlWriter(part, out).write();
}

}  // namespace cairn::exporters
