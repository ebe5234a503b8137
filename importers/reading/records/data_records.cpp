#include "importers/reading/records/data_records.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "importers/reading/index_heading.h"
#include "importers/reading/records/record_heads.h"
#include "text/folding.h"
#include "text/word_list.h"

namespace cairn::importers {

namespace {

bool has_key(const DataTree& object, bool (*is_such)(std::string_view)) {
  return std::any_of(object.items().begin(), object.items().end(),
                     [&](const auto& item) { return is_such(words_of_key(item.key())); });
}

/// Follows the strings of a tree through its text, in which they stand in the same order.
class LineFinder {
 public:
  explicit LineFinder(std::string_view content) : content_(content) {}

  /// Where the string begins, if it stands there as it is; else where the last one did.
  std::int64_t line_of(const std::string& text) {
    // What is written otherwise (escaped, folded) stands nowhere, and shall not be looked for in all of the
    // text.
    constexpr std::size_t kNear = 8192;
    const auto place =
        text.empty() ? std::string_view::npos : content_.substr(at_, text.size() + kNear).find(text);
    if (place != std::string_view::npos) {
      const std::size_t found = at_ + place;
      count_lines(found);
      const std::int64_t line = line_;
      count_lines(found + text.size());
      return line;
    }
    return line_;
  }
  void pass(const DataTree& value) {
    if (value.is_string()) line_of(value.get<std::string>());
    if (value.is_structured()) {
      for (const DataTree& inner : value) pass(inner);
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

  void add(const std::string& term, const DataTree& object, const std::string& category) {
    RecordTable::Row& row = begin(term);
    set_category(row, category);
    for (const auto& [key, value] : object.items()) set(row, words_of_key(key), text_of_value(value));
    lines_.pass(object);
  }
  void add(const DataTree& object, const std::string& category) {
    RecordTable::Row row;
    set(row, kTerm, "");
    set_category(row, category);
    for (const auto& [key, value] : object.items()) {
      const std::string head = words_of_key(key);
      const bool is_term = row.line == 0 && is_head_of_terms(head);
      if (is_term) row.line = lines_.line_of(text_of_value(value));
      if (!is_term) lines_.pass(value);
      set(row, is_term ? kTerm : head, text_of_value(value));
    }
    table_.rows.push_back(std::move(row));
  }
  void add(const std::string& term, const std::string& definition, const std::string& category) {
    RecordTable::Row& row = begin(term);
    set(row, "definition", definition);
    set_category(row, category);
    lines_.line_of(definition);
  }

  RecordTable take() {
    for (RecordTable::Row& row : table_.rows) row.cells.resize(table_.heads.size());
    return std::move(table_);
  }

 private:
  static constexpr const char* kTerm = "term";

  /// What a record says of itself stands over it.
  void set_category(RecordTable::Row& row, const std::string& category) {
    if (!category.empty()) set(row, "category", category);
  }

  RecordTable::Row& begin(const std::string& term) {
    table_.rows.push_back({{}, lines_.line_of(term)});
    set(table_.rows.back(), kTerm, term);
    return table_.rows.back();
  }
  void set(RecordTable::Row& row, const std::string& head, std::string cell) {
    constexpr std::size_t kMostColumns = 100;  // keys that hardly recur are no columns
    if (columns_.size() == kMostColumns && !columns_.contains(head)) return;
    const auto [place, fresh] = columns_.emplace(head, table_.heads.size());
    if (fresh) table_.heads.push_back(head);
    if (row.cells.size() <= place->second) row.cells.resize(place->second + 1);
    row.cells[place->second] = std::move(cell);
  }

  LineFinder lines_;
  RecordTable table_;
  std::map<std::string, std::size_t> columns_;
};

bool is_record(const DataTree& value) {
  return value.is_object() && has_key(value, is_head_of_terms) && has_key(value, is_head_of_definitions);
}

bool defines(const DataTree& value) {
  return value.is_object() && has_key(value, is_head_of_definitions);
}

template <typename IsSuch>
bool are_nearly_all(const DataTree& values, IsSuch is_such) {
  const auto such = static_cast<std::size_t>(std::count_if(values.begin(), values.end(), is_such));
  return such > 0 && such * 10 >= values.size() * 9;
}

/// Terms with their definitions: texts that have more words than the values of settings.
bool are_definitions(const DataTree& values) {
  constexpr std::size_t kFewestWords = 3;  // on average
  std::size_t words = 0;
  std::size_t texts = 0;
  for (const DataTree& value : values) {
    const std::size_t count = value.is_string() ? text::count_words(value.get_ref<const std::string&>()) : 0;
    words += count;
    texts += count > 0 ? 1 : 0;
  }
  return texts > 0 && words >= kFewestWords * texts &&
         are_nearly_all(values, [](const DataTree& value) { return value.is_string(); });
}

/// Keys under which terms stand, folded.
constexpr auto kKeysOfTerms = std::to_array<std::string_view>(
    {"concepts", "data", "definitions", "dictionary", "entries", "glossary", "items", "terms", "words"});

bool is_key_of_terms(std::string_view key) {
  return text::is_one_of(kKeysOfTerms, text::fold(words_of_key(key)));
}

struct FoundRecord {
  const DataTree* value;
  const std::string* term;  ///< the key that it stands under, if that is its term
  std::string category;
};
using FoundRecords = std::vector<FoundRecord>;

bool find_records(const DataTree& value, const std::string& category, int levels, FoundRecords& found);

/// {"A": [...], "B": [...]}, {"Mechanics": {...}, "Energy": {...}}
bool find_in_groups(const DataTree& groups, int levels, FoundRecords& found) {
  for (const auto& [key, group] : groups.items()) {
    const bool names_none = is_index_heading(key) || is_key_of_terms(key);
    if (!group.is_structured() || !find_records(group, names_none ? "" : key, levels, found)) return false;
  }
  return !groups.empty();
}

/// [{"category": "Mechanics", "terms": [...]}, ...]
bool find_in_group(const DataTree& group, int levels, FoundRecords& found) {
  constexpr auto kNamesOfGroups =
      std::to_array<std::string_view>({"category", "name", "title", "topic", "group", "section", "heading"});
  if (!group.is_object()) return false;
  std::string category;
  for (const auto& [key, value] : group.items()) {
    if (text::is_one_of(kNamesOfGroups, words_of_key(key)) && value.is_string())
      category = value.get<std::string>();
  }
  for (const auto& [key, value] : group.items()) {
    if (is_key_of_terms(key) && value.is_structured()) return find_records(value, category, levels, found);
  }
  return false;
}

/// Whether nearly all that the value holds are records.
bool find_records(const DataTree& value, const std::string& category, int levels, FoundRecords& found) {
  const auto is_group = [&](const DataTree& group) { return find_in_group(group, levels - 1, found); };
  if (levels > 0 && value.is_array() && !value.empty() && std::all_of(value.begin(), value.end(), is_group))
    return true;
  if (value.is_array() && are_nearly_all(value, is_record)) {
    for (const DataTree& object : value) {
      if (is_record(object)) found.push_back({&object, nullptr, category});
    }
    return true;
  }
  if (value.is_object() && are_nearly_all(value, defines)) {
    for (const auto& item : value.items()) {
      if (!defines(item.value())) continue;
      found.push_back(
          {&item.value(), has_key(item.value(), is_head_of_terms) ? nullptr : &item.key(), category});
    }
    return true;
  }
  if (value.is_object() && are_definitions(value)) {
    for (const auto& item : value.items()) {
      if (item.value().is_string()) found.push_back({&item.value(), &item.key(), category});
    }
    return true;
  }
  return levels > 0 && value.is_object() && find_in_groups(value, levels - 1, found);
}

FoundRecords find_anywhere(const DataTree& tree, int levels) {
  constexpr int kGroups = 2;
  FoundRecords found;
  if (tree.is_structured() && find_records(tree, "", kGroups, found)) return found;
  if (!tree.is_object() || levels == 0) return {};
  for (const auto& [key, inner] : tree.items()) {
    const bool may_hold = is_key_of_terms(key) || key == "categories" || key == "sections";
    if (!may_hold || !inner.is_structured()) continue;
    if (auto inside = find_anywhere(inner, levels - 1); !inside.empty()) return inside;
  }
  return {};
}

}  // namespace

std::optional<RecordTable> records_of(const DataTree& tree, std::string_view content) {
  constexpr int kLevels = 2;  // {"glossary": {"terms": [...]}}
  if (tree.is_discarded()) return std::nullopt;
  const FoundRecords found = find_anywhere(tree, kLevels);
  if (found.empty()) return std::nullopt;
  RecordCollector records(content);
  for (const auto& [value, term, category] : found) {
    if (term == nullptr) {
      records.add(*value, category);
    } else if (value->is_string()) {
      records.add(*term, value->get<std::string>(), category);
    } else {
      records.add(*term, *value, category);
    }
  }
  return records.take();
}

}  // namespace cairn::importers
