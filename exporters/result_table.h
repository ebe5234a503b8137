#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "query/value.h"

namespace cairn::exporters {

/// A value as the language writes it: strings in quotes, nodes as (:Label {key: value}).
std::string display(const query::Value& value);

/// Writes rows as a box table no wider than `width` terminal columns (0: as wide as need be); what does not
/// fit in a column is cut with an ellipsis. Strings stand without quotes.
void write_table(const std::vector<std::string>& columns, const std::vector<std::vector<query::Value>>& rows,
                 std::size_t width, std::ostream& out);

/// Comma-separated values (RFC 4180): a header, then a row a line; null is empty, what is no string or number
/// as display().
void write_csv_row(const std::vector<query::Value>& row, std::ostream& out);
void write_csv_header(const std::vector<std::string>& columns, std::ostream& out);

}  // namespace cairn::exporters
