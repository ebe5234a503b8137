#pragma once

#include <cstdint>
#include <string_view>

namespace cairn::storage {

/// FNV-1a of 64 bits (Fowler, Noll, Vo): one damaged byte always changes it. It stands on disk.
std::uint64_t digest_of(std::string_view bytes);

}  // namespace cairn::storage
