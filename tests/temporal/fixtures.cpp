#include "tests/temporal/fixtures.h"

#include "temporal/construct.h"
#include "temporal/failure.h"
#include "temporal/temporal_parser.h"
#include "temporal/temporal_text.h"

namespace cairn::temporal {

Clock midsummer() {
  constexpr Instant kNow{1'592'654'400, 0};
  return {kNow, kNow, Zone()};
}

graph::Temporal date(std::string_view text) {
  return parse(Kind::kDate, text, midsummer());
}
graph::Temporal local_time(std::string_view text) {
  return parse(Kind::kLocalTime, text, midsummer());
}
graph::Temporal time(std::string_view text) {
  return parse(Kind::kTime, text, midsummer());
}
graph::Temporal local_date_time(std::string_view text) {
  return parse(Kind::kLocalDateTime, text, midsummer());
}
graph::Temporal date_time(std::string_view text) {
  return parse(Kind::kDateTime, text, midsummer());
}
graph::Temporal duration(std::string_view text) {
  return parse(Kind::kDuration, text, midsummer());
}
graph::Duration span(std::string_view text) {
  return std::get<graph::Duration>(duration(text));
}

std::string parsed(Kind kind, std::string_view text) {
  return to_text(parse(kind, text, midsummer()));
}
std::string made(Kind kind, const Fields& fields) {
  return to_text(construct(kind, fields, midsummer()));
}
std::string converted(Kind kind, const graph::Temporal& value) {
  return to_text(construct(kind, value, midsummer()));
}

std::string error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Failure& error) {
    const char* kinds[] = {"Invalid: ", "TooLarge: ", "DivisionByZero: "};
    return kinds[static_cast<std::size_t>(error.kind)] + error.reason;
  }
  return {};
}

void expect_parsed(Kind kind, const std::vector<TextCase>& cases) {
  for (const auto& [given, expected] : cases) {
    EXPECT_EQ(error_of([&, text = given] { parse(kind, text, midsummer()); }), "") << given;
    EXPECT_EQ(parsed(kind, given), expected) << given;
  }
}

void expect_refused(Kind kind, const std::vector<std::string>& texts) {
  for (const std::string& text : texts)
    EXPECT_THAT(error_of([&] { parse(kind, text, midsummer()); }), ::testing::StartsWith("Invalid: "))
        << text;
}

}  // namespace cairn::temporal
