#include "graph/property_index.h"

#include <bit>
#include <cmath>
#include <limits>

#include "storage/encoding.h"

namespace cairn::graph {

namespace {

// First bytes of index forms, in the order of types. The number after each tag ends its range.
constexpr char kBooleanTag = 10;
constexpr char kNumberTag = 20;
constexpr char kStringTag = 30;
constexpr char kListTag = 40;
// Kinds of temporal values, each a type of its own here.
constexpr char kDateTag = 50;
constexpr char kLocalTimeTag = 51;
constexpr char kTimeTag = 52;
constexpr char kLocalDateTimeTag = 53;
constexpr char kDateTimeTag = 54;
constexpr char kDurationTag = 55;

constexpr char kListEnd = 1;

/// Unsigned integers that sort as the floats do.
std::uint64_t sortable(double number) {
  constexpr std::uint64_t kSign = std::uint64_t{1} << 63U;
  const auto bits = std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number);  // -0.0 equals 0.0
  return (bits & kSign) != 0 ? ~bits : bits | kSign;
}

/// The nearest float, then how far an integer is from it: exact beyond 2^53, too.
void append_number(std::string& out, double nearest, std::int64_t rest) {
  constexpr std::int64_t kMiddle = std::int64_t{1} << 32U;
  storage::append_u64(out, sortable(nearest));
  storage::append_u64(out, static_cast<std::uint64_t>(rest + kMiddle));
}

void append_integer(std::string& out, std::int64_t number) {
  const auto nearest = static_cast<double>(number);
  constexpr double kTwoTo63 = 9223372036854775808.0;
  constexpr std::int64_t kGreatest = std::numeric_limits<std::int64_t>::max();
  const std::int64_t rest =
      nearest >= kTwoTo63 ? number - kGreatest - 1 : number - static_cast<std::int64_t>(nearest);
  append_number(out, nearest, rest);
}

/// A zero byte in the text sorts before all others and does not end it.
void append_text(std::string& out, std::string_view text) {
  for (const char c : text) {
    out.push_back(c);
    if (c == '\0') out.push_back('\xFF');
  }
  out.append(2, '\0');
}

void append_signed(std::string& out, std::int64_t number) {
  constexpr std::uint64_t kSign = std::uint64_t{1} << 63U;
  storage::append_u64(out, static_cast<std::uint64_t>(number) ^ kSign);
}

/// Instants come before the places where they were told, so that a range of instants is a range of forms.
struct TemporalForm {
  std::string& out;

  void numbers(char tag, std::initializer_list<std::int64_t> numbers) const {
    out.push_back(tag);
    for (const std::int64_t number : numbers) append_signed(out, number);
  }
  void operator()(const Date& date) const { numbers(kDateTag, {date.day}); }
  void operator()(const LocalTime& time) const { numbers(kLocalTimeTag, {time.nanosecond}); }
  void operator()(const Time& time) const {
    numbers(kTimeTag, {time.nanosecond - time.offset * kNanosecondsASecond, time.offset});
  }
  void operator()(const LocalDateTime& time) const {
    numbers(kLocalDateTimeTag, {time.second, time.nanosecond});
  }
  void operator()(const DateTime& time) const {
    numbers(kDateTimeTag, {time.second, time.nanosecond, time.offset});
    append_text(out, time.zone);
  }
  void operator()(const Duration& span) const {
    numbers(kDurationTag, {span.months, span.days, span.seconds, span.nanosecond});
  }
};

bool append_form(std::string& out, const Value& value) {
  if (const bool* boolean = value.boolean()) {
    out.push_back(kBooleanTag);
    out.push_back(*boolean ? 1 : 0);
  } else if (const auto* integer = value.integer()) {
    out.push_back(kNumberTag);
    append_integer(out, *integer);
  } else if (const double* number = value.float64()) {
    if (std::isnan(*number)) return false;
    out.push_back(kNumberTag);
    append_number(out, *number, 0);
  } else if (const std::string* text = value.string()) {
    out.push_back(kStringTag);
    append_text(out, *text);
  } else if (const List* list = value.list()) {
    out.push_back(kListTag);
    for (const Value& element : *list) {
      if (!append_form(out, element)) return false;
    }
    out.push_back(kListEnd);
  } else if (const Temporal* temporal = value.temporal()) {
    std::visit(TemporalForm{out}, *temporal);
  } else {
    return false;
  }
  return true;
}

/// The first string after all that begin with this one; forms never begin with 0xFF.
std::string after_all(std::string form) {
  form.push_back('\xFF');
  return form;
}

}  // namespace

std::string index_key(IndexId id) {
  std::string key = "I";
  storage::append_u32(key, id);
  return key;
}

std::string encode(const PropertyIndex& index) {
  std::string bytes;
  storage::append_u32(bytes, index.label);
  storage::append_u32(bytes, index.key);
  storage::append_u8(bytes, index.unique ? 1 : 0);
  storage::append_u8(bytes, index.ready() ? 1 : 0);
  storage::append_u64(bytes, index.built_to.value_or(0));
  storage::append_string(bytes, index.name);
  return bytes;
}

PropertyIndex decode_index(IndexId id, std::string_view bytes) {
  storage::Decoder in(bytes);
  PropertyIndex index;
  index.id = id;
  index.label = in.u32();
  index.key = in.u32();
  index.unique = in.u8() != 0;
  const bool ready = in.u8() != 0;
  const NodeId built_to = in.u64();
  if (!ready) index.built_to = built_to;
  index.name = in.string();
  return index;
}

std::optional<std::string> index_form(const Value& value) {
  std::string form;
  if (!append_form(form, value)) return std::nullopt;
  return form;
}

std::optional<IndexRange> index_range(const Value* from, bool from_inclusive, const Value* to,
                                      bool to_inclusive) {
  const auto lower = from != nullptr ? index_form(*from) : std::nullopt;
  const auto upper = to != nullptr ? index_form(*to) : std::nullopt;
  if ((from != nullptr && !lower) || (to != nullptr && !upper) || (!lower && !upper)) return std::nullopt;
  const char tag = lower ? lower->front() : upper->front();
  if (lower && upper && upper->front() != tag) return std::nullopt;
  IndexRange range{std::string(1, tag), std::string(1, static_cast<char>(tag + 1))};
  if (lower) range.from = from_inclusive ? *lower : after_all(*lower);
  if (upper) range.to = to_inclusive ? after_all(*upper) : *upper;
  return range;
}

}  // namespace cairn::graph
