#include "storage/digest.h"

namespace cairn::storage {

std::uint64_t digest_of(std::string_view bytes) {
  std::uint64_t digest = 0xCBF29CE484222325;
  for (const char byte : bytes) {
    digest ^= static_cast<unsigned char>(byte);
    digest *= 0x100000001B3;
  }
  return digest;
}

}  // namespace cairn::storage
