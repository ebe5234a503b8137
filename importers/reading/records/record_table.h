#pragma once

// Inside records/ only: what its readers give.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::importers {

/// Rows of cells under heads; every row has as many cells as there are heads.
struct RecordTable {
  struct Row {
    std::vector<std::string> cells;
    std::int64_t line = 0;  ///< on which it begins, from 1
  };
  std::vector<std::string> heads;
  std::vector<Row> rows;
};

/// Before a text is taken for a glossary.
inline constexpr std::size_t kFewestRecords = 2;

}  // namespace cairn::importers
