#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cairn::temporal {

__extension__ using Wide = __int128;

/// Decimal fractions are exact, in units of 10 to the -18: the 0.1 that someone writes is a tenth, not the
/// binary fraction next to it.
inline constexpr std::int64_t kDecimalOne = 1'000'000'000'000'000'000;

/// A number like -12, 0.75 or 1,5; digits after the 18th of the fraction are dropped. Nothing when the text
/// is none. Throws Failure when it does not fit in 64 bits.
std::optional<Wide> decimal_of(std::string_view text);
/// The shortest decimal fraction that is read as this number. Throws Failure when it does not fit in
/// 64 bits, or is not finite.
Wide decimal_of(double number);

struct Ratio {
  Wide numerator;
  Wide denominator;  ///< positive
};

/// The number with all its digits, likewise: the numerator is less than 10^19, the denominator at most 10^28.
/// Throws Failure when it is not finite or at least 10^18.
Ratio ratio_of(double number);

/// Throw Failure when the result is out of range.
Wide add_wide(Wide a, Wide b);
Wide multiply_wide(Wide a, Wide b);
std::int64_t narrow(Wide number);

}  // namespace cairn::temporal
