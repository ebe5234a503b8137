#include "graph/value.h"

#include <bit>
#include <string>

#include "storage/error.h"

namespace cairn::graph {

namespace {

// Deeper lists than any program makes; beyond it reading would run out of stack.
constexpr int kDeepestList = 1000;

// Tags of values on disk (docs/storage-format.md); never change, only add.
enum class Tag : std::uint8_t {
  kNull = 0,
  kFalse = 1,
  kTrue = 2,
  kInteger = 3,
  kFloat = 4,
  kString = 5,
  kList = 6,
  kDate = 7,
  kLocalTime = 8,
  kTime = 9,
  kLocalDateTime = 10,
  kDateTime = 11,
  kDuration = 12
};

void append_tag(std::string& out, Tag tag) {
  storage::append_u8(out, static_cast<std::uint8_t>(tag));
}

void append_numbers(std::string& out, Tag tag, std::initializer_list<std::int64_t> numbers) {
  append_tag(out, tag);
  for (const std::int64_t number : numbers) storage::append_signed_varint(out, number);
}

struct TemporalAppender {
  std::string& out;
  void operator()(const Date& date) const { append_numbers(out, Tag::kDate, {date.day}); }
  void operator()(const LocalTime& time) const { append_numbers(out, Tag::kLocalTime, {time.nanosecond}); }
  void operator()(const Time& time) const { append_numbers(out, Tag::kTime, {time.nanosecond, time.offset}); }
  void operator()(const LocalDateTime& time) const {
    append_numbers(out, Tag::kLocalDateTime, {time.second, time.nanosecond});
  }
  void operator()(const DateTime& time) const {
    append_numbers(out, Tag::kDateTime, {time.second, time.nanosecond, time.offset});
    storage::append_string(out, time.zone);
  }
  void operator()(const Duration& span) const {
    append_numbers(out, Tag::kDuration, {span.months, span.days, span.seconds, span.nanosecond});
  }
};

void append_nested(std::string& out, const Value& value, int depth);

struct Appender {
  std::string& out;
  int depth;  ///< of the lists around the value
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
    for (const Value& element : list) append_nested(out, element, depth + 1);
  }
  void operator()(const Temporal& temporal) const { std::visit(TemporalAppender{out}, temporal); }
};

/// What could not be read again is not written.
void append_nested(std::string& out, const Value& value, int depth) {
  if (depth > kDeepestList) {
    throw Error(ErrorKind::kInvalidInput,
                "a list in more than " + std::to_string(kDeepestList) + " others cannot be stored");
  }
  using Base = Value::variant;
  std::visit(Appender{out, depth}, static_cast<const Base&>(value));
}

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
  append_nested(out, value, 0);
}

namespace {

std::int64_t read_between(storage::Decoder& in, std::int64_t least, std::int64_t greatest) {
  const std::int64_t number = in.signed_varint();
  if (number < least || number > greatest) throw_corruption("a point in time is out of its range");
  return number;
}

std::int64_t read_nanosecond_of_day(storage::Decoder& in) {
  return read_between(in, 0, kNanosecondsADay - 1);
}
std::int32_t read_nanosecond(storage::Decoder& in) {
  return static_cast<std::int32_t>(read_between(in, 0, kNanosecondsASecond - 1));
}
std::int32_t read_offset(storage::Decoder& in) {
  return static_cast<std::int32_t>(read_between(in, -kGreatestOffset, kGreatestOffset));
}

// The fields of an initializer list in braces are read in their order.
LocalDateTime read_local_date_time(storage::Decoder& in) {
  return {in.signed_varint(), read_nanosecond(in)};
}
DateTime read_date_time(storage::Decoder& in) {
  return {in.signed_varint(), read_nanosecond(in), read_offset(in), std::string(in.string())};
}
Duration read_duration(storage::Decoder& in) {
  return {in.signed_varint(), in.signed_varint(), in.signed_varint(), read_nanosecond(in)};
}

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
    case Tag::kDate:
      return Temporal(Date{in.signed_varint()});
    case Tag::kLocalTime:
      return Temporal(LocalTime{read_nanosecond_of_day(in)});
    case Tag::kTime:
      return Temporal(Time{read_nanosecond_of_day(in), read_offset(in)});
    case Tag::kLocalDateTime:
      return Temporal(read_local_date_time(in));
    case Tag::kDateTime:
      return Temporal(read_date_time(in));
    case Tag::kDuration:
      return Temporal(read_duration(in));
  }
  throw_corruption("a value has an unknown type");
}

}  // namespace

Value read_value(storage::Decoder& in) {
  return read_nested(in, 0);
}

}  // namespace cairn::graph
