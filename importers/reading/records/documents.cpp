#include "importers/reading/records/documents.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "importers/reading/lines.h"
#include "importers/reading/records/yaml.h"
#include "text/folding.h"
#include "text/word_list.h"

namespace cairn::importers {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kDeepest = 20;

std::string_view key_of_line(std::string_view line) {
  line = trim(line);
  if (line.starts_with("- ")) line = trim(line.substr(2));
  const auto colon = line.find(':');
  return colon == std::string_view::npos ? std::string_view() : line.substr(0, colon);
}

/// Parsing any text as YAML would take long, and find much that nobody meant.
bool may_be_yaml(std::string_view content) {
  const auto lines = split_lines(content);
  const auto defining = std::count_if(lines.begin(), lines.end(), [](std::string_view line) {
    return is_head_of_definitions(key_of_line(line));
  });
  return static_cast<std::size_t>(defining) >= kFewestRecords;
}

bool has_key(const Json& object, bool (*is_such)(std::string_view)) {
  return std::any_of(object.items().begin(), object.items().end(),
                     [&](const auto& item) { return is_such(words_of_key(item.key())); });
}

/// Follows the strings of a document through its text, in which they stand in the same order.
class LineFinder {
 public:
  explicit LineFinder(std::string_view content) : content_(content) {}

  /// Where the string begins, if it stands there as it is; else where the last one did.
  std::int64_t line_of(const std::string& text) {
    const auto found = text.empty() ? std::string_view::npos : content_.find(text, at_);
    if (found != std::string_view::npos) {
      count_lines(found);
      const std::int64_t line = line_;
      count_lines(found + text.size());
      return line;
    }
    return line_;
  }
  void pass(const Json& value) {
    if (value.is_string()) line_of(value.get<std::string>());
    if (value.is_structured()) {
      for (const Json& inner : value) pass(inner);
    }
  }

 private:
  void count_lines(std::size_t to) {
    const auto place = [this](std::size_t at) { return content_.begin() + static_cast<std::ptrdiff_t>(at); };
    line_ += std::count(place(at_), place(to), '\n');
    at_ = to;
  }

  std::string_view content_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
};

/// Collects records whose keys may differ; the terms come first.
class RecordCollector {
 public:
  explicit RecordCollector(std::string_view content) : lines_(content) {}

  void add(const std::string& term, const Json& object) {
    RecordTable::Row& row = begin(term);
    for (const auto& [key, value] : object.items()) set(row, words_of_key(key), text_of_value(value));
    lines_.pass(object);
  }
  void add(const Json& object) {
    RecordTable::Row row;
    for (const auto& [key, value] : object.items()) {
      const std::string head = words_of_key(key);
      const bool is_term = row.line == 0 && is_head_of_terms(head);
      if (is_term) row.line = lines_.line_of(text_of_value(value));
      if (!is_term) lines_.pass(value);
      set(row, is_term ? kTerm : head, text_of_value(value));
    }
    table_.rows.push_back(std::move(row));
  }
  void add(const std::string& term, const std::string& definition) {
    set(begin(term), "definition", definition);
    lines_.line_of(definition);
  }

  RecordTable take() {
    for (RecordTable::Row& row : table_.rows) row.cells.resize(table_.heads.size());
    return std::move(table_);
  }

 private:
  static constexpr const char* kTerm = "term";

  RecordTable::Row& begin(const std::string& term) {
    table_.rows.push_back({{}, lines_.line_of(term)});
    set(table_.rows.back(), kTerm, term);
    return table_.rows.back();
  }
  void set(RecordTable::Row& row, const std::string& head, std::string cell) {
    const auto [place, fresh] = columns_.emplace(head, table_.heads.size());
    if (fresh) table_.heads.push_back(head);
    if (row.cells.size() <= place->second) row.cells.resize(place->second + 1);
    row.cells[place->second] = std::move(cell);
  }

  LineFinder lines_;
  RecordTable table_;
  std::map<std::string, std::size_t> columns_;
};

bool is_record(const Json& value) {
  return value.is_object() && has_key(value, is_head_of_terms) && has_key(value, is_head_of_definitions);
}

bool is_definition(const Json& value) {
  constexpr std::size_t kFewestWords = 4;  // more than the values of settings have
  return value.is_string() && text::count_words(value.get_ref<const std::string&>()) >= kFewestWords;
}

/// At least so many, and nearly all of the values.
template <typename IsSuch>
bool are_mostly(const Json& values, IsSuch is_such) {
  const auto such = static_cast<std::size_t>(std::count_if(values.begin(), values.end(), is_such));
  return such >= kFewestRecords && such * 10 >= values.size() * 9;
}

/// A list of records.
std::optional<RecordTable> records_of_list(const Json& value, std::string_view content) {
  if (!value.is_array() || !are_mostly(value, is_record)) return std::nullopt;
  RecordCollector records(content);
  for (const Json& object : value) {
    if (is_record(object)) records.add(object);
  }
  return records.take();
}

/// Terms as keys.
std::optional<RecordTable> records_of_map(const Json& value, std::string_view content) {
  if (!value.is_object()) return std::nullopt;
  RecordCollector records(content);
  const auto defines = [](const Json& each) {
    return each.is_object() && has_key(each, is_head_of_definitions);
  };
  if (are_mostly(value, defines)) {
    for (const auto& [term, object] : value.items()) {
      if (!defines(object)) continue;
      has_key(object, is_head_of_terms) ? records.add(object) : records.add(term, object);
    }
    return records.take();
  }
  if (!are_mostly(value, is_definition)) return std::nullopt;
  for (const auto& [term, definition] : value.items()) {
    if (definition.is_string()) records.add(term, definition.get<std::string>());
  }
  return records.take();
}

/// Keys under which terms stand, folded.
constexpr auto kKeysOfTerms = std::to_array<std::string_view>(
    {"concepts", "data", "definitions", "dictionary", "entries", "glossary", "items", "terms", "words"});

std::optional<RecordTable> records_within(const Json& value, std::string_view content, int levels) {
  if (auto records = records_of_list(value, content)) return records;
  if (auto records = records_of_map(value, content)) return records;
  if (!value.is_object() || levels == 0) return std::nullopt;
  for (const auto& [key, inner] : value.items()) {
    if (!text::is_one_of(kKeysOfTerms, text::fold(words_of_key(key)))) continue;
    if (auto records = records_within(inner, content, levels - 1)) return records;
  }
  return std::nullopt;
}

}  // namespace

Json read_document(std::string_view content) {
  const auto begin = content.find_first_not_of(" \t\n");
  const bool opens = begin != std::string_view::npos && (content[begin] == '{' || content[begin] == '[');
  // What is deeper holds no terms, and could not be walked through.
  const auto is_near = [](int depth, Json::parse_event_t /*event*/, const Json& /*value*/) {
    return depth <= kDeepest;
  };
  Json document(Json::value_t::discarded);
  if (opens) document = Json::parse(content, is_near, false);
  if (document.is_discarded() && may_be_yaml(content)) document = read_yaml(content);
  return document;
}

std::optional<RecordTable> records_of(const Json& document, std::string_view content) {
  constexpr int kLevels = 2;  // {"glossary": {"terms": [...]}}
  return document.is_discarded() ? std::nullopt : records_within(document, content, kLevels);
}

}  // namespace cairn::importers
