#pragma once

#include <CLI/CLI.hpp>
#include <iosfwd>

namespace cairn::cli {

/// Writes the page of the manual, for man, from what the program knows of its commands.
void write_manual_page(const CLI::App& app, std::ostream& out);

}  // namespace cairn::cli
