#include "importers/loading/graph_records.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "importers/reading/line_reader.h"
#include "importers/reading/lines.h"
#include "importers/reading/strict_json.h"
#include "storage/error.h"

namespace cairn::importers {

namespace {

using nlohmann::json;

class JsonLinesRecords final : public GraphRecords {
 public:
  JsonLinesRecords(const std::string& uri, std::istream& content) : GraphRecords(uri), lines_(content) {}

  bool next(json& record) override {
    for (std::string line; lines_.next(line);) {
      ++line_;
      if (trim(line).empty()) continue;
      std::string reason;
      record = parse_strictly(line, reason);
      if (!reason.empty()) fail(reason);
      if (!record.is_object()) fail("a line must be a JSON object");
      return true;
    }
    return false;
  }

 private:
  LineReader lines_;
};

/// A field of a CSV row; not quoted and empty: no value.
struct Field {
  std::string text;
  bool quoted = false;
  bool is_null() const { return text.empty() && !quoted; }
};

/// The table that `export --format csv` writes (exporters/csv.h).
class CsvRecords final : public GraphRecords {
 public:
  CsvRecords(const std::string& uri, std::istream& content) : GraphRecords(uri), lines_(content) {
    std::vector<Field> row;
    if (!read_row(row) || row.size() < kOwnColumns) fail("the first line does not name the columns");
    for (std::size_t i = kOwnColumns; i < row.size(); ++i) {
      columns_.push_back(column(row[i].text));
      for (std::size_t k = 0; k + 1 < columns_.size(); ++k) {
        if (columns_[k].name == columns_.back().name)
          fail("the column '" + columns_.back().name + "' stands here twice");
      }
    }
  }

  bool next(json& record) override {
    std::vector<Field> row;
    do {
      if (!read_row(row)) return false;
    } while (row.size() == 1 && row.front().is_null());
    if (row.size() != kOwnColumns + columns_.size()) {
      fail("there are " + std::to_string(row.size()) + " fields where the first line has " +
           std::to_string(kOwnColumns + columns_.size()));
    }
    if (row[0].text.empty()) fail("the _id is missing");
    const bool is_node = row[kType].is_null();
    if (is_node && !(row[kStart].is_null() && row[kEnd].is_null())) fail("a relationship has no _type");
    record = json{
        {"type", is_node ? "node" : "relationship"}, {"id", row[0].text}, {"properties", properties(row)}};
    if (is_node) {
      record["labels"] = labels(row[kLabels].text);
    } else {
      record["label"] = row[kType].text;
      record["start"] = {{"id", row[kStart].text}};
      record["end"] = {{"id", row[kEnd].text}};
    }
    return true;
  }

 private:
  enum OwnColumn : std::size_t { kLabels = 1, kStart, kEnd, kType, kOwnColumns };
  struct Column {
    std::string name;
    std::string type;
  };

  Column column(const std::string& header) const {
    const auto sign = header.rfind(':');
    const std::string type = sign == std::string::npos ? "string" : header.substr(sign + 1);
    for (const char* known : {"string", "int", "float", "boolean", "json"}) {
      if (type == known) return {header.substr(0, sign), type};
    }
    fail("the column '" + header + "' has no known type: string, int, float, boolean or json");
  }

  json labels(const std::string& text) const {
    if (text.starts_with('[')) return parsed(text, "_labels");
    json list = json::array();
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(';', begin), text.size());
      list.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    return list;
  }

  json properties(const std::vector<Field>& row) const {
    json object = json::object();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Field& field = row[kOwnColumns + i];
      if (field.is_null()) continue;
      const auto& [name, type] = columns_[i];
      json value = type == "string" ? json(field.text) : parsed(field.text, name);
      const bool suits = type == "string" || type == "json" || (type == "int" && value.is_number_integer()) ||
                         (type == "float" && value.is_number()) || (type == "boolean" && value.is_boolean());
      if (!suits) fail_at_type(field.text, name, type);
      if (type == "float") value = value.get<double>();
      object[name] = std::move(value);
    }
    return object;
  }

  [[noreturn]] void fail_at_type(const std::string& text, const std::string& column,
                                 const std::string& type) const {
    fail("'" + text + "' in the column '" + column + "' is no " + type);
  }

  json parsed(const std::string& text, const std::string& column) const {
    std::string reason;
    json value = parse_strictly(text, reason);
    if (!reason.empty()) fail("'" + text + "' in the column '" + column + "': " + reason);
    return value;
  }

  /// A row, which goes on over line ends inside quotes.
  bool read_row(std::vector<Field>& row) {
    row.clear();
    std::string line;
    if (!lines_.next(line)) return false;
    ++line_;
    Field field;
    bool inside = false;
    for (std::size_t i = 0;; ++i) {
      if (i == line.size()) {
        if (!inside) break;
        if (!lines_.next(line)) fail("a quotation is not closed");
        ++line_;
        field.text.push_back('\n');
        i = static_cast<std::size_t>(-1);
        continue;
      }
      const char c = line[i];
      if (inside && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
        field.text.push_back('"');
        ++i;
      } else if (c == '"' && (inside || field.is_null())) {
        inside = !inside;
        field.quoted = true;
      } else if (c == ',' && !inside) {
        row.push_back(std::move(field));
        field = {};
      } else if (field.quoted && !inside) {
        fail("a text goes on behind its closing quote");
      } else {
        field.text.push_back(c);
      }
    }
    row.push_back(std::move(field));
    return true;
  }

  LineReader lines_;
  std::vector<Column> columns_;
};

}  // namespace

Error GraphRecords::refusal(const std::string& reason) const {
  return {ErrorKind::kInput, uri_ + ", line " + std::to_string(line_) + ": " + reason};
}

std::unique_ptr<GraphRecords> read_graph_records(Format format, const std::string& uri,
                                                 std::istream& content) {
  if (format == Format::kCsv) return std::make_unique<CsvRecords>(uri, content);
  return std::make_unique<JsonLinesRecords>(uri, content);
}

}  // namespace cairn::importers
