#include "temporal/zone.h"

#include <unicode/basictz.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <memory>
#include <mutex>

#include "temporal/calendar.h"
#include "temporal/failure.h"
#include "temporal/text_reader.h"

namespace cairn::temporal {

namespace {

using Place = icu::BasicTimeZone;

constexpr double kMillisecondsASecond = 1000;

/// Null when there is no such place.
std::unique_ptr<const Place> open_place(const std::string& name) {
  const icu::UnicodeString id = icu::UnicodeString::fromUTF8(name);
  icu::UnicodeString canonical;
  UBool is_known = false;  // and not one that ICU makes up from a text like GMT+5
  UErrorCode status = U_ZERO_ERROR;
  icu::TimeZone::getCanonicalID(id, canonical, is_known, status);
  if (U_FAILURE(status) != 0 || is_known == 0) return nullptr;
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
  const auto* place = dynamic_cast<const Place*>(zone.get());
  if (place != nullptr) static_cast<void>(zone.release());
  return std::unique_ptr<const Place>(place);
}

/// Places are opened once and kept: there are few, and reading one takes ICU long. Null when there is none.
const Place* find_place(const std::string& name) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<const Place>> places;
  const std::lock_guard lock(mutex);
  if (const auto found = places.find(name); found != places.end()) return found->second.get();
  auto place = open_place(name);
  if (place == nullptr) return nullptr;
  return places.emplace(name, std::move(place)).first->second.get();
}

const Place& get_place(const std::string& name) {
  const Place* place = find_place(name);
  if (place == nullptr) fail("there is no time zone '" + name + "'");
  return *place;
}

/// ICU counts milliseconds in floating point, which is not exact far out. Nothing changed before 1600, and
/// from 2400 on everything repeats with the calendar, every 400 years.
double known_milliseconds(std::int64_t second) {
  constexpr std::int64_t kYear1600 = -11'676'096'000;
  constexpr std::int64_t kYear2400 = 13'569'465'600;
  constexpr std::int64_t kPeriod = 146'097 * graph::kSecondsADay;
  if (second >= kYear2400) second = kYear2400 + (second - kYear2400) % kPeriod;
  return static_cast<double>(std::max(second, kYear1600)) * kMillisecondsASecond;
}

std::int32_t seconds_of(std::int32_t standard, std::int32_t saving, UErrorCode status) {
  if (U_FAILURE(status) != 0) fail("the time zone has no offset there");
  return (standard + saving) / static_cast<std::int32_t>(kMillisecondsASecond);
}

std::int32_t offset_at_instant(const Place& place, std::int64_t second) {
  std::int32_t standard = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  place.getOffset(known_milliseconds(second), /*local=*/false, standard, saving, status);
  return seconds_of(standard, saving, status);
}

/// For times that were skipped and that came twice, the offset before the change.
std::int32_t offset_at_local(const Place& place, std::int64_t second) {
  std::int32_t standard = 0;
  std::int32_t saving = 0;
  UErrorCode status = U_ZERO_ERROR;
  place.getOffsetFromLocal(known_milliseconds(second), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER, standard,
                           saving, status);
  return seconds_of(standard, saving, status);
}

void append_two_digits(std::string& out, std::int32_t number) {
  out.push_back(static_cast<char>('0' + number / 10));
  out.push_back(static_cast<char>('0' + number % 10));
}

}  // namespace

Zone Zone::of_offset(std::int64_t seconds) {
  if (seconds < -graph::kGreatestOffset || seconds > graph::kGreatestOffset)
    fail("an offset from UTC is at most 18 hours");
  return {static_cast<std::int32_t>(seconds), {}};
}

Zone Zone::of_name(std::string_view name) {
  std::string known(name);
  std::replace(known.begin(), known.end(), ' ', '_');
  get_place(known);
  return {0, std::move(known)};
}

Zone Zone::from_text(std::string_view text) {
  TextReader reader(text);
  const auto offset = read_offset(reader);
  return offset && reader.done() ? of_offset(*offset) : of_name(text);
}

graph::DateTime Zone::at_local(const graph::LocalDateTime& local,
                               std::optional<std::int32_t> preferred) const {
  check_day(day_of(local));
  if (name_.empty()) return {local.second - offset_, local.nanosecond, offset_, {}};
  if (preferred && has(local, *preferred))
    return {local.second - *preferred, local.nanosecond, *preferred, name_};
  return at_instant(local.second - offset_at_local(get_place(name_), local.second), local.nanosecond);
}

graph::DateTime Zone::at_instant(std::int64_t second, std::int32_t nanosecond) const {
  graph::DateTime time{second, nanosecond, offset_at(second), name_};
  local_of(time);  // is it in range?
  return time;
}

std::int32_t Zone::offset_at(std::int64_t instant) const {
  return name_.empty() ? offset_ : offset_at_instant(get_place(name_), instant);
}

bool Zone::has(const graph::LocalDateTime& local, std::int32_t offset) const {
  return offset_at(checked_subtract(local.second, offset)) == offset;
}

std::string offset_text(std::int32_t offset) {
  if (offset == 0) return "Z";
  const std::int32_t seconds = std::abs(offset);
  std::string text(1, offset < 0 ? '-' : '+');
  append_two_digits(text, seconds / 3600);
  text.push_back(':');
  append_two_digits(text, seconds / 60 % 60);
  if (seconds % 60 == 0) return text;
  text.push_back(':');
  append_two_digits(text, seconds % 60);
  return text;
}

graph::LocalDateTime local_of(const graph::DateTime& time) {
  const graph::LocalDateTime local{checked_add(time.second, time.offset), time.nanosecond};
  check_day(day_of(local));
  return local;
}

}  // namespace cairn::temporal
