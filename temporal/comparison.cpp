#include "temporal/comparison.h"

#include <tuple>

#include "temporal/decimal.h"
#include "temporal/duration.h"
#include "temporal/kind.h"

namespace cairn::temporal {

namespace {

template <typename Key>
int sign_of(const Key& a, const Key& b) {
  if (a < b) return -1;
  return b < a ? 1 : 0;
}

/// What values of a kind are ordered by.
auto key_of(const graph::Date& date) {
  return date.day;
}
auto key_of(const graph::LocalTime& time) {
  return time.nanosecond;
}
auto key_of(const graph::Time& time) {
  return std::tuple(time.nanosecond - time.offset * graph::kNanosecondsASecond, time.offset);
}
auto key_of(const graph::LocalDateTime& time) {
  return std::tuple(time.second, time.nanosecond);
}
auto key_of(const graph::DateTime& time) {
  return std::tie(time.second, time.nanosecond, time.offset, time.zone);
}
auto key_of(const graph::Duration& span) {
  const Wide seconds =
      Wide{span.months} * kSecondsAMonth + Wide{span.days} * graph::kSecondsADay + Wide{span.seconds};
  return std::tuple(seconds, span.nanosecond, span.months, span.days);
}

/// The other value is of the same kind.
struct Comparison {
  const graph::Temporal& other;

  template <typename Value>
  int operator()(const Value& value) const {
    return sign_of(key_of(value), key_of(std::get<Value>(other)));
  }
};

/// Points in time with more parts come before those with fewer, durations last.
int rank(Kind kind) {
  switch (kind) {
    case Kind::kDateTime:
      return 0;
    case Kind::kLocalDateTime:
      return 1;
    case Kind::kDate:
      return 2;
    case Kind::kTime:
      return 3;
    case Kind::kLocalTime:
      return 4;
    case Kind::kDuration:
      break;
  }
  return 5;
}

}  // namespace

bool equal(const graph::Temporal& a, const graph::Temporal& b) {
  return a == b;
}

std::optional<int> compare(const graph::Temporal& a, const graph::Temporal& b) {
  if (a.index() != b.index() || kind_of(a) == Kind::kDuration) return std::nullopt;
  return order(a, b);
}

int order(const graph::Temporal& a, const graph::Temporal& b) {
  if (a.index() != b.index()) return sign_of(rank(kind_of(a)), rank(kind_of(b)));
  return std::visit(Comparison{b}, a);
}

}  // namespace cairn::temporal
