#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "importers/document.h"

namespace cairn::importers {

/// What a column of a table of terms holds.
enum class Column : std::uint8_t {
  kTerm,
  kDefinition,
  kOtherName,
  kCategory,
  kSeeAlso,
  kPrerequisite,
  kNoMeaning,  ///< numbers, parts of speech
  kRemark,     ///< text that goes on behind the definition
  kOther,      ///< text that its head explains
};

/// A table of terms: what it says of each in a row.
class TermTable {
 public:
  /// One of the columns holds terms; one definitions, if any does.
  TermTable(std::vector<std::string> heads, std::vector<Column> kinds);
  /// What the columns of a table that a person wrote hold, by the words in their heads. Nothing where these
  /// are not of terms and what explains them. Of a text that says that it is a glossary the first column
  /// holds terms whatever its head is.
  static std::optional<TermTable> of(std::vector<std::string> heads, bool is_titled);

  std::size_t columns() const { return kinds_.size(); }
  /// A row of at least as many cells: what defines first, of the other cells each with the head of its
  /// column.
  RawEntry entry(const std::vector<std::string>& cells, std::int64_t line) const;

 private:
  std::string text(const std::vector<std::string>& cells) const;
  std::vector<std::string> names(Column kind, const std::vector<std::string>& cells) const;

  std::vector<std::string> heads_;
  std::vector<Column> kinds_;
  std::size_t term_;
};

}  // namespace cairn::importers
