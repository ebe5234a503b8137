#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "temporal/clock.h"
#include "temporal/fields.h"
#include "temporal/kind.h"

namespace cairn::temporal {

/// Midsummer of 2020, 12:00 in UTC.
Clock midsummer();

graph::Temporal date(std::string_view text);
graph::Temporal local_time(std::string_view text);
graph::Temporal time(std::string_view text);
graph::Temporal local_date_time(std::string_view text);
graph::Temporal date_time(std::string_view text);
graph::Temporal duration(std::string_view text);
graph::Duration span(std::string_view text);

/// The canonical text of what is parsed, constructed from fields or converted.
std::string parsed(Kind kind, std::string_view text);
std::string made(Kind kind, const Fields& fields);
std::string converted(Kind kind, const graph::Temporal& value);

/// The kind and reason of the Failure that is thrown; empty when there is none.
std::string error_of(const std::function<void()>& action);

struct TextCase {
  std::string given;
  std::string expected;
};

/// What each text is parsed as, in canonical text.
void expect_parsed(Kind kind, const std::vector<TextCase>& cases);
void expect_refused(Kind kind, const std::vector<std::string>& texts);

}  // namespace cairn::temporal
