// Texts and numbers that nobody means. They are read or refused, and what is read is written and read again.

#include <random>

#include "temporal/failure.h"
#include "temporal/shift.h"
#include "temporal/temporal_parser.h"
#include "temporal/temporal_text.h"
#include "tests/temporal/fixtures.h"

namespace cairn::temporal {
namespace {

constexpr std::size_t kRounds = 20'000;
constexpr std::size_t kKinds = 6;

std::string changed(std::string text, std::mt19937_64& random) {
  static const std::string kSigns = "0123456789-+:.,TZWQPYMDHS[]/ ez\xc3";
  for (std::size_t i = random() % 4; i > 0 && !text.empty(); --i) {
    const char sign = kSigns[random() % kSigns.size()];
    const std::size_t place = random() % text.size();
    if (random() % 3 == 0) {
      text.erase(place, 1);
    } else {
      text.insert(place, 1, sign);
    }
  }
  return text;
}

TEST(TemporalHostileTest, TextsNearlyRightAreReadOrRefused) {
  const std::vector<std::string> texts = {"1989-11-09T18:53:00.25+01:00[Europe/Berlin]",
                                          "19891109T185300.25+0100",
                                          "1989-W45-4",
                                          "1989Q439",
                                          "-999999999-01-01T00:00Z",
                                          "18:53:00.25-18:00",
                                          "P1Y2M3W4DT5H6M7.8S",
                                          "P0003-06-04T12:30:05",
                                          "PT9223372036854775807.999999999S"};
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937_64 random(seed);
  for (std::size_t round = 0; round < kRounds; ++round) {
    const std::string text = changed(texts[random() % texts.size()], random);
    const auto kind = static_cast<Kind>(random() % kKinds);
    try {
      const graph::Temporal value = parse(kind, text, midsummer());
      EXPECT_EQ(parse(kind, to_text(value), midsummer()), value) << text;
    } catch (const Failure&) {  // that is what should happen to most
    }
  }
}

TEST(TemporalHostileTest, StoredValuesOutOfRangeAreRefusedWhereTheyAreUsed) {
  EXPECT_NE(error_of([] { to_text(graph::Date{INT64_MAX}); }), "");
  EXPECT_NE(error_of([] { to_text(graph::DateTime{INT64_MAX, 0, 3600, {}}); }), "");
  EXPECT_NE(error_of([] { later(graph::LocalDateTime{INT64_MIN, 0}, span("PT-1S")); }), "");
  const graph::DateTime lost{0, 0, 0, "Atlantis/Capital"};
  EXPECT_EQ(to_text(lost), "1970-01-01T00:00Z[Atlantis/Capital]");
  EXPECT_NE(error_of([&] { later(lost, span("P1D")); }), "");
}

}  // namespace
}  // namespace cairn::temporal
