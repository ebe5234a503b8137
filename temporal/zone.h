#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/temporal.h"

namespace cairn::temporal {

/// Where a time is told: at an offset from UTC that is always the same, or at a place whose offset changes.
/// A value; may be used by several threads.
///
/// What is known about places is ICU's (IANA's database, exact to the second). Beyond the years for which a
/// place has made its law, its last law goes on for ever; before its first, its sun time. Note that since its
/// release 2022b IANA gives places that agree since 1970 one history, and so does ICU: Europe/Stockholm has
/// Berlin's before that.
class Zone {
 public:
  Zone() = default;  ///< UTC

  /// Throws Failure for offsets that are too great.
  static Zone of_offset(std::int64_t seconds);
  /// Throws Failure when there is no such place.
  static Zone of_name(std::string_view name);
  /// 'Z', '+02:00', '+0200', '+02', '-00:30:10' or a place's name, where blanks may stand for underscores.
  static Zone from_text(std::string_view text);
  /// The one that the value was told in. Its name is not looked up before it is needed.
  static Zone of_value(const graph::Time& time) { return Zone(time.offset, {}); }
  static Zone of_value(const graph::DateTime& time) { return Zone(time.offset, time.zone); }

  /// A local time in it. One that was skipped is told as many seconds later, as if the clocks had not been
  /// changed; of one that came twice, the first is meant, unless `preferred` is the offset of the other.
  /// Throws Failure when it is out of range.
  graph::DateTime at_local(const graph::LocalDateTime& local,
                           std::optional<std::int32_t> preferred = {}) const;
  /// An instant, told in it.
  graph::DateTime at_instant(std::int64_t second, std::int32_t nanosecond) const;
  std::int32_t offset_at(std::int64_t instant) const;
  /// Whether some instant is that local time at that offset.
  bool has(const graph::LocalDateTime& local, std::int32_t offset) const;

  /// The name of the place; empty when there is none.
  const std::string& name() const { return name_; }

 private:
  Zone(std::int32_t offset, std::string name) : offset_(offset), name_(std::move(name)) {}

  std::int32_t offset_ = 0;  // not meant where there is a name
  std::string name_;
};

/// 'Z', '+02:00' or '-00:30:10'.
std::string offset_text(std::int32_t offset);

/// The local time that was told. Throws Failure when it is out of range.
graph::LocalDateTime local_of(const graph::DateTime& time);

}  // namespace cairn::temporal
