// Durations from maps, and calculating with them.

#include "temporal/duration.h"

#include <limits>

#include "temporal/temporal_text.h"
#include "tests/temporal/fixtures.h"

namespace cairn::temporal {
namespace {

using namespace std::string_literals;

TEST(DurationTest, UnitsAreAddedUp) {
  EXPECT_EQ(made(Kind::kDuration, {}), "PT0S");
  EXPECT_EQ(made(Kind::kDuration, {{"years", 1}, {"quarters", 1}, {"months", 1}}), "P1Y4M");
  EXPECT_EQ(made(Kind::kDuration, {{"weeks", 1}, {"days", 1}}), "P8D");
  EXPECT_EQ(made(Kind::kDuration, {{"hours", 1}, {"minutes", 61}, {"seconds", 61}}), "PT2H2M1S");
  EXPECT_EQ(made(Kind::kDuration, {{"milliseconds", 1}, {"microseconds", 1}, {"nanoseconds", 1}}),
            "PT0.001001001S");
  EXPECT_EQ(made(Kind::kDuration, {{"days", 1}, {"hours", -1}}), "P1DT-1H");
  EXPECT_EQ(made(Kind::kDuration, {{"seconds", 1}, {"milliseconds", -1500}}), "PT-0.5S");
}

TEST(DurationTest, FractionsAreCarriedDown) {
  EXPECT_EQ(made(Kind::kDuration, {{"years", 0.25}}), "P3M");
  EXPECT_EQ(made(Kind::kDuration, {{"months", 1.5}}), "P1M15DT5H14M33S");
  EXPECT_EQ(made(Kind::kDuration, {{"weeks", 0.5}}), "P3DT12H");
  EXPECT_EQ(made(Kind::kDuration, {{"days", -0.5}}), "PT-12H");
  EXPECT_EQ(made(Kind::kDuration, {{"days", -1}, {"months", 0.5}}), "P14DT5H14M33S");
  EXPECT_EQ(made(Kind::kDuration, {{"nanoseconds", 1.9}}), "PT0.000000001S");
}

TEST(DurationTest, DecimalFractionsAreExact) {
  EXPECT_EQ(made(Kind::kDuration, {{"seconds", 70.3}}), "PT1M10.3S");
  EXPECT_EQ(made(Kind::kDuration, {{"minutes", 1.1}}), "PT1M6S");
  EXPECT_EQ(to_text(multiply(span("PT3S"), 0.7)), "PT2.1S");
  EXPECT_EQ(to_text(divide(span("PT2.1S"), 0.7)), "PT3S");
}

TEST(DurationTest, WhatIsNoDurationIsRefused) {
  EXPECT_NE(error_of([] { made(Kind::kDuration, {{"fortnights", 1}}); }), "");
  EXPECT_NE(error_of([] { made(Kind::kDuration, {{"days", "1"s}}); }), "");
  EXPECT_NE(error_of([] { made(Kind::kDuration, {{"years", INT64_MAX}}); }), "");
  EXPECT_NE(error_of([] { made(Kind::kDuration, {{"days", 1e19}}); }), "");
  EXPECT_NE(error_of([] { made(Kind::kDuration, {{"days", std::numeric_limits<double>::infinity()}}); }), "");
  EXPECT_NE(error_of([] {
              made(Kind::kDuration, {{"days", std::numeric_limits<double>::quiet_NaN()}});
            }),
            "");
}

TEST(DurationTest, SumsAndDifferencesArePartByPart) {
  EXPECT_EQ(to_text(add(span("P1M1DT1.5S"), span("P1Y30DT-0.7S"))), "P1Y1M31DT0.8S");
  EXPECT_EQ(to_text(subtract(span("P1M1DT1.5S"), span("P1Y30DT1.7S"))), "P-11M-29DT-0.2S");
  EXPECT_EQ(to_text(negate(span("P1M-1DT0.5S"))), "P-1M1DT-0.5S");
  const graph::Duration longest{INT64_MAX, INT64_MAX, INT64_MAX, 999'999'999};
  EXPECT_NE(error_of([&] { add(longest, span("PT0.000000001S")); }), "");
  EXPECT_NE(error_of([&] { add(longest, span("P1M")); }), "");
  EXPECT_NE(error_of([] { negate({INT64_MIN, 0, 0, 0}); }), "");
}

TEST(DurationTest, ProductsAndQuotientsCarryFractionsDown) {
  EXPECT_EQ(to_text(multiply(span("P1M2DT3.5S"), std::int64_t{2})), "P2M4DT7S");
  EXPECT_EQ(to_text(multiply(span("P1M2DT3.5S"), std::int64_t{-2})), "P-2M-4DT-7S");
  EXPECT_EQ(to_text(multiply(span("P1M1D"), 0.5)), "P15DT17H14M33S");
  EXPECT_EQ(to_text(divide(span("P1Y"), std::int64_t{-4})), "P-3M");
  EXPECT_EQ(to_text(divide(span("PT1S"), std::int64_t{3})), "PT0.333333333S");
  EXPECT_EQ(to_text(divide(span("P1D"), 1.5)), "PT16H");
  EXPECT_EQ(to_text(multiply(span("P9223372036854775807D"), 1.0)), "P9223372036854775807D");
}

TEST(DurationTest, WhatCannotBeCalculatedIsRefused) {
  EXPECT_THAT(error_of([] { divide(span("P1D"), std::int64_t{0}); }), ::testing::HasSubstr("DivisionByZero"));
  EXPECT_THAT(error_of([] { divide(span("P1D"), 0.0); }), ::testing::HasSubstr("DivisionByZero"));
  EXPECT_NE(error_of([] { multiply(span("P1D"), INT64_MAX) = multiply(span("P2D"), INT64_MAX); }), "");
  EXPECT_NE(error_of([] { multiply(span("P1D"), 1e300); }), "");
  EXPECT_NE(error_of([] { divide(span("P1D"), 1e-27); }), "");
  EXPECT_NE(error_of([] { multiply(span("P1D"), std::numeric_limits<double>::quiet_NaN()); }), "");
}

}  // namespace
}  // namespace cairn::temporal
