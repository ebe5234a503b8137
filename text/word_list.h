#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace cairn::text {

template <std::size_t kSize>
bool is_one_of(const std::array<std::string_view, kSize>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace cairn::text
