#include "storage/encoding.h"

#include <bit>

#include "storage/error.h"

namespace cairn::storage {

namespace {

constexpr int kBitsPerVarintByte = 7;
constexpr std::uint8_t kVarintMore = 0x80;

template <typename Unsigned>
void append_big_endian(std::string& out, Unsigned value) {
  for (int shift = (sizeof(Unsigned) - 1) * 8; shift >= 0; shift -= 8) {
    out.push_back(static_cast<char>(value >> shift));
  }
}

template <typename Unsigned>
Unsigned read_big_endian(std::string_view bytes) {
  Unsigned value = 0;
  for (const char byte : bytes) value = static_cast<Unsigned>(value << 8U) | static_cast<std::uint8_t>(byte);
  return value;
}

}  // namespace

void append_u8(std::string& out, std::uint8_t value) {
  out.push_back(static_cast<char>(value));
}
void append_u32(std::string& out, std::uint32_t value) {
  append_big_endian(out, value);
}
void append_u64(std::string& out, std::uint64_t value) {
  append_big_endian(out, value);
}

void append_varint(std::string& out, std::uint64_t value) {
  while (value >= kVarintMore) {
    out.push_back(static_cast<char>(value | kVarintMore));
    value >>= kBitsPerVarintByte;
  }
  out.push_back(static_cast<char>(value));
}

void append_signed_varint(std::string& out, std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  append_varint(out, (bits << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0));
}

void append_double(std::string& out, double value) {
  append_u64(out, std::bit_cast<std::uint64_t>(value));
}

void append_string(std::string& out, std::string_view value) {
  append_varint(out, value.size());
  out.append(value);
}

std::string_view Decoder::bytes(std::size_t count) {
  if (count > rest_.size()) throw_corruption("a record ends too early");
  const auto taken = rest_.substr(0, count);
  rest_.remove_prefix(count);
  return taken;
}

std::uint8_t Decoder::u8() {
  return static_cast<std::uint8_t>(bytes(1).front());
}
std::uint32_t Decoder::u32() {
  return read_big_endian<std::uint32_t>(bytes(sizeof(std::uint32_t)));
}
std::uint64_t Decoder::u64() {
  return read_big_endian<std::uint64_t>(bytes(sizeof(std::uint64_t)));
}

std::uint64_t Decoder::varint() {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += kBitsPerVarintByte) {
    const std::uint8_t byte = u8();
    constexpr int kLastShift = 63;  // one bit of 64 is left
    if (shift == kLastShift && byte > 1) break;
    value |= static_cast<std::uint64_t>(byte & ~kVarintMore) << shift;
    if ((byte & kVarintMore) == 0) return value;
  }
  throw_corruption("an integer is longer than 64 bits");
}

std::int64_t Decoder::signed_varint() {
  const std::uint64_t bits = varint();
  return static_cast<std::int64_t>((bits >> 1U) ^ (~(bits & 1U) + 1U));
}

double Decoder::float64() {
  return std::bit_cast<double>(u64());
}

std::string_view Decoder::string() {
  return bytes(varint());
}

}  // namespace cairn::storage
