#pragma once

// Inside loading/ only: what stands in the record of a graph file.

#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/record.h"
#include "importers/loading/graph_records.h"
#include "temporal/failure.h"
#include "temporal/temporal_parser.h"

namespace cairn::importers {

/// Takes records apart for a Writer, a graph::Transaction or graph::BulkLoad, which numbers the names in
/// them. What is wrong with a record throws Error{kInput} with its line.
template <typename Writer>
class RecordFields {
 public:
  using json = nlohmann::json;

  RecordFields(Writer& writer, const GraphRecords& records) : writer_(writer), records_(records) {}

  [[noreturn]] void fail(const std::string& reason) const { records_.fail(reason); }

  std::string text(const json& object, const char* key) const {
    const auto found = object.find(key);
    if (found == object.end()) fail("\"" + std::string(key) + "\" is missing");
    if (found->is_string()) return found->get<std::string>();
    if (found->is_number_integer()) return found->dump();
    fail("\"" + std::string(key) + "\" is no string");
  }

  graph::Properties properties(const json& object) {
    graph::Properties properties;
    const auto found = object.find("properties");
    if (found == object.end() || found->is_null()) return properties;
    if (!found->is_object()) fail("\"properties\" is no object");
    for (const auto& [key, from] : found->items()) properties.set(writer_.key(key), value(from));
    return properties;
  }

  std::vector<graph::LabelId> labels(const json& object) {
    std::vector<graph::LabelId> labels;
    const auto found = object.find("labels");
    if (found == object.end()) return labels;
    if (!found->is_array()) fail("\"labels\" is no list");
    for (const auto& label : *found) {
      if (!label.is_string()) fail("a label is no string");
      labels.push_back(writer_.label(label.get<std::string>()));
    }
    return labels;
  }

  /// The id of an end of a relationship: "start" or "end".
  std::string end_id(const json& object, const char* which) const {
    const auto found = object.find(which);
    if (found == object.end() || !found->is_object())
      fail("\"" + std::string(which) + "\" is no object with an id");
    return text(*found, "id");
  }

 private:
  /// What JSON itself has no form for.
  std::optional<graph::Value> tagged_value(const std::string& tag, const std::string& text) const {
    if (const auto kind = temporal::kind_of_json_tag(tag)) {
      try {
        return temporal::parse(*kind, text, clock_);
      } catch (const temporal::Failure& failure) {
        fail(failure.reason);
      }
    }
    if (tag != "$float") return std::nullopt;
    if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
    if (text == "Infinity") return std::numeric_limits<double>::infinity();
    if (text == "-Infinity") return -std::numeric_limits<double>::infinity();
    return std::nullopt;
  }

  graph::Value value(const json& from) const {
    if (from.is_null()) return {};
    if (from.is_boolean()) return from.get<bool>();
    if (from.is_number_unsigned() &&
        from.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
      fail("the integer " + from.dump() + " does not fit in 64 bits");
    }
    if (from.is_number_integer()) return from.get<std::int64_t>();
    if (from.is_number_float()) return from.get<double>();
    if (from.is_string()) return from.get<std::string>();
    if (from.is_array()) {
      graph::List list;
      for (const auto& element : from) list.push_back(value(element));
      return list;
    }
    if (from.size() == 1 && from.begin().value().is_string()) {
      const std::string text = from.begin().value().get<std::string>();
      if (const auto tagged = tagged_value(from.begin().key(), text)) return *tagged;
    }
    fail("a property cannot be " + from.dump());
  }

  Writer& writer_;
  const GraphRecords& records_;
  const temporal::Clock clock_ = temporal::Clock::now();
};

}  // namespace cairn::importers
