#include "exporters/result_table.h"

#include <algorithm>
#include <cctype>
#include <ostream>

#include "temporal/temporal_text.h"
#include "text/utf8.h"

namespace cairn::exporters {

namespace {

using query::Value;

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out + "'";
}

/// A name as the language writes it: in backquotes when it is no identifier.
std::string display_name(const std::string& name) {
  const bool plain = !name.empty() && std::isdigit(static_cast<unsigned char>(name.front())) == 0 &&
                     std::all_of(name.begin(), name.end(), [](char c) {
                       return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
                              static_cast<unsigned char>(c) >= 0x80;
                     });
  if (plain) return name;
  std::string quoted_name = "`";
  for (const char c : name) quoted_name += c == '`' ? "``" : std::string(1, c);
  return quoted_name + "`";
}

std::string display_map(const query::Map& map) {
  std::string out = "{";
  for (const auto& [key, value] : map)
    out += (out.size() > 1 ? ", " : "") + display_name(key) + ": " + display(value);
  return out + "}";
}

/// Of a node its name comes first: a table may have room for no more.
std::string display_properties(const query::Map& map) {
  const auto name = map.find("name");
  if (name == map.end()) return display_map(map);
  query::Map others = map;
  others.erase("name");
  const std::string rest = display_map(others);
  return "{name: " + display(name->second) + (others.empty() ? "" : ", ") + rest.substr(1);
}

std::string display_node(const query::NodeValue& node) {
  std::string out = "(";
  if (node.content) {
    for (const auto& label : node.content->labels) out += ":" + display_name(label);
    if (!node.content->properties->empty())
      out += (out.size() > 1 ? " " : "") + display_properties(*node.content->properties);
  }
  return out + ")";
}

std::string display_relationship(const query::RelationshipValue& relationship) {
  if (!relationship.content) return "[]";
  const auto& properties = *relationship.content->properties;
  return "[:" + display_name(relationship.content->type) +
         (properties.empty() ? "" : " " + display_map(properties)) + "]";
}

std::string display_path(const query::Path& path) {
  std::string out = "<" + display_node(path.nodes.front());
  for (std::size_t i = 0; i < path.relationships.size(); ++i) {
    const auto& relationship = path.relationships[i];
    const bool forward = !relationship.content || relationship.content->start == path.nodes[i].id;
    out += (forward ? "-" : "<-") + display_relationship(relationship) + (forward ? "->" : "-") +
           display_node(path.nodes[i + 1]);
  }
  return out + ">";
}

/// In a cell a string needs no quotes, and everything stands on one line.
std::string cell(const Value& value) {
  if (value.is_null()) return "";
  return text::without_control_characters(
      text::collapse_space(value.string() != nullptr ? *value.string() : display(value)));
}

std::string fitted(const std::string& text, std::size_t width) {
  const auto shown = text::prefix_columns(text, width);
  if (shown.size() == text.size()) return text + std::string(width - text::terminal_width(text), ' ');
  const auto cut = text::prefix_columns(text, width - 1);
  return std::string(cut) + "…" + std::string(width - 1 - text::terminal_width(cut), ' ');
}

/// Widths that fit: the widest columns give way first.
std::vector<std::size_t> column_widths(const std::vector<std::vector<std::string>>& cells,
                                       std::size_t width) {
  std::vector<std::size_t> widths(cells.front().size(), 1);
  for (const auto& row : cells) {
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], text::terminal_width(row[i]));
  }
  constexpr std::size_t kFrame = 3;  // " │ " between cells
  constexpr std::size_t kNarrowest = 1;
  if (width == 0) return widths;
  const auto total = [&] {
    std::size_t sum = 1;
    for (const std::size_t one : widths) sum += one + kFrame;
    return sum;
  };
  while (total() > width) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= kNarrowest) break;
    --*widest;
  }
  return widths;
}

void write_rule(const std::vector<std::size_t>& widths, const char* left, const char* middle,
                const char* right, std::ostream& out) {
  for (std::size_t i = 0; i < widths.size(); ++i) {
    out << (i == 0 ? left : middle);
    for (std::size_t k = 0; k < widths[i] + 2; ++k) out << "─";
  }
  out << right << '\n';
}

void write_row(const std::vector<std::string>& row, const std::vector<std::size_t>& widths,
               std::ostream& out) {
  for (std::size_t i = 0; i < row.size(); ++i) out << "│ " << fitted(row[i], widths[i]) << ' ';
  out << "│\n";
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  return out + "\"";
}

}  // namespace

std::string display(const Value& value) {
  if (value.is_null()) return "null";
  if (const auto* boolean = value.boolean()) return *boolean ? "true" : "false";
  if (const auto* integer = value.integer()) return std::to_string(*integer);
  if (const auto* number = value.float64()) return query::float_text(*number);
  if (const auto* text = value.string()) return quoted(*text);
  if (const auto* map = value.map()) return display_map(*map);
  if (const auto* node = value.node()) return display_node(*node);
  if (const auto* relationship = value.relationship()) return display_relationship(*relationship);
  if (const auto* path = value.path()) return display_path(*path);
  if (const auto* temporal = value.temporal()) return temporal::to_text(*temporal);
  std::string out = "[";
  for (const Value& element : *value.list()) out += (out.size() > 1 ? ", " : "") + display(element);
  return out + "]";
}

void write_table(const std::vector<std::string>& columns, const std::vector<std::vector<Value>>& rows,
                 std::size_t width, std::ostream& out) {
  std::vector<std::vector<std::string>> cells;
  cells.emplace_back();
  for (const auto& column : columns) cells.back().push_back(text::collapse_space(column));
  for (const auto& row : rows) {
    cells.emplace_back();
    for (const Value& value : row) cells.back().push_back(cell(value));
  }
  const auto widths = column_widths(cells, width);
  write_rule(widths, "┌", "┬", "┐", out);
  write_row(cells.front(), widths, out);
  write_rule(widths, "├", "┼", "┤", out);
  for (std::size_t i = 1; i < cells.size(); ++i) write_row(cells[i], widths, out);
  write_rule(widths, "└", "┴", "┘", out);
}

void write_csv_header(const std::vector<std::string>& columns, std::ostream& out) {
  for (std::size_t i = 0; i < columns.size(); ++i) out << (i == 0 ? "" : ",") << csv_field(columns[i]);
  out << "\r\n";
}

void write_csv_row(const std::vector<Value>& row, std::ostream& out) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    out << (i == 0 ? "" : ",");
    if (row[i].is_null()) continue;
    const std::string text = row[i].string() != nullptr ? *row[i].string() : display(row[i]);
    out << (text.empty() ? "\"\"" : csv_field(text));
  }
  out << "\r\n";
}

}  // namespace cairn::exporters
