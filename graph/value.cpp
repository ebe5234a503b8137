#include "graph/value.h"

#include <bit>

#include "storage/error.h"

namespace cairn::graph {

namespace {

// Tags of values on disk (docs/storage-format.md); never change, only add.
enum class Tag : std::uint8_t {
  kNull = 0,
  kFalse = 1,
  kTrue = 2,
  kInteger = 3,
  kFloat = 4,
  kString = 5,
  kList = 6
};

void append_tag(std::string& out, Tag tag) {
  storage::append_u8(out, static_cast<std::uint8_t>(tag));
}

struct Appender {
  std::string& out;
  void operator()(std::monostate /*null*/) const { append_tag(out, Tag::kNull); }
  void operator()(bool value) const { append_tag(out, value ? Tag::kTrue : Tag::kFalse); }
  void operator()(std::int64_t value) const {
    append_tag(out, Tag::kInteger);
    storage::append_signed_varint(out, value);
  }
  void operator()(double value) const {
    append_tag(out, Tag::kFloat);
    storage::append_double(out, value);
  }
  void operator()(const std::string& value) const {
    append_tag(out, Tag::kString);
    storage::append_string(out, value);
  }
  void operator()(const List& list) const {
    append_tag(out, Tag::kList);
    storage::append_varint(out, list.size());
    for (const Value& element : list) append_value(out, element);
  }
};

}  // namespace

bool operator==(const Value& a, const Value& b) {
  if (a.index() != b.index()) return false;
  if (const double* x = a.float64()) return *x == *b.float64() || (*x != *x && *b.float64() != *b.float64());
  if (const List* x = a.list()) return *x == *b.list();
  using Base = Value::variant;
  return static_cast<const Base&>(a) == static_cast<const Base&>(b);
}

Value string_list(const std::vector<std::string>& texts) {
  return List(texts.begin(), texts.end());
}

std::vector<std::string> strings(const Value* value) {
  std::vector<std::string> texts;
  const List* list = value == nullptr ? nullptr : value->list();
  if (list == nullptr) return texts;
  for (const Value& element : *list) {
    if (const std::string* text = element.string()) texts.push_back(*text);
  }
  return texts;
}

void append_value(std::string& out, const Value& value) {
  using Base = Value::variant;
  std::visit(Appender{out}, static_cast<const Base&>(value));
}

namespace {

// Deeper lists than any program makes; beyond it reading would run out of stack.
constexpr int kDeepestList = 1000;

Value read_nested(storage::Decoder& in, int depth) {
  if (depth > kDeepestList) throw_corruption("lists are nested too deep");
  switch (static_cast<Tag>(in.u8())) {
    case Tag::kNull:
      return {};
    case Tag::kFalse:
      return false;
    case Tag::kTrue:
      return true;
    case Tag::kInteger:
      return in.signed_varint();
    case Tag::kFloat:
      return in.float64();
    case Tag::kString:
      return in.string();
    case Tag::kList: {
      const std::uint64_t size = in.varint();
      if (size > in.remaining()) throw_corruption("a list is longer than its record");
      List list;
      list.reserve(size);
      for (std::uint64_t i = 0; i < size; ++i) list.push_back(read_nested(in, depth + 1));
      return list;
    }
  }
  throw_corruption("a value has an unknown type");
}

}  // namespace

Value read_value(storage::Decoder& in) {
  return read_nested(in, 0);
}

}  // namespace cairn::graph
