#pragma once

#include <string>

namespace cairn::exporters {

enum class ImageFormat { kSvg, kPng, kPdf };

/// Draws DOT with Graphviz's library, with `dot`'s layout. Throws Error{kIo} where the library cannot draw
/// it. Not thread-safe: Graphviz has state of its own.
std::string draw(const std::string& dot, ImageFormat format);

}  // namespace cairn::exporters
