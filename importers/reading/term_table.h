#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "importers/document.h"

namespace cairn::importers {

/// What the columns of a table of terms hold, as their heads say: the term, what it means, other names,
/// category, see-alsos, remarks.
class TermTable {
 public:
  /// Nothing where the heads are not those of terms and what explains them. Of a text that says that it is a
  /// glossary the first column holds terms whatever its head is.
  static std::optional<TermTable> of(std::vector<std::string> heads, bool is_titled);

  std::size_t columns() const { return kinds_.size(); }
  /// A row of at least as many cells: what defines first, of the other cells each with the head of its
  /// column.
  RawEntry entry(const std::vector<std::string>& cells, std::int64_t line) const;

 private:
  enum class Column { kTerm, kDefinition, kOtherName, kCategory, kSeeAlso, kNoMeaning, kRemark, kOther };

  static Column beside_definition(const std::string& head);
  static std::optional<std::size_t> column_of_terms(const std::vector<std::string>& heads, bool is_titled);
  std::string text(const std::vector<std::string>& cells) const;
  std::vector<std::string> names(Column kind, const std::vector<std::string>& cells) const;

  std::vector<std::string> heads_;
  std::vector<Column> kinds_;
  std::size_t term_ = 0;
};

}  // namespace cairn::importers
