#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cairn::storage {

// Pure functions between numbers, strings and bytes. Integers inside keys are big-endian so that the order of
// the bytes is the order of the numbers; integers inside values are LEB128 varints. See
// docs/storage-format.md. These encodings stand on disk: they may be added to, never changed.

void append_u8(std::string& out, std::uint8_t value);
void append_u32(std::string& out, std::uint32_t value);
void append_u64(std::string& out, std::uint64_t value);
void append_varint(std::string& out, std::uint64_t value);
/// Signed integers as zigzag varints: small magnitudes stay short.
void append_signed_varint(std::string& out, std::int64_t value);
/// IEEE 754 double, its eight bytes big-endian.
void append_double(std::string& out, double value);
/// A varint length, then the bytes.
void append_string(std::string& out, std::string_view value);

/// Reads what the functions above wrote, front to back. Every read past the end throws Error{kCorruption}.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : rest_(bytes) {}

  bool empty() const { return rest_.empty(); }
  std::size_t remaining() const { return rest_.size(); }
  std::uint8_t u8();
  std::uint32_t u32();
  std::uint64_t u64();
  std::uint64_t varint();
  std::int64_t signed_varint();
  double float64();
  std::string_view string();
  std::string_view bytes(std::size_t count);

 private:
  std::string_view rest_;
};

}  // namespace cairn::storage
