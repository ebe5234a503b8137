#pragma once

#include <string>

namespace cairn::exporters {

enum class ImageFormat { kSvg, kPng, kPdf };

/// Draws DOT with Graphviz's library, with `dot`'s layout. Throws Error{kIo} with the library's first
/// complaint where it cannot draw; complaints about a picture that it could draw are dropped. Not
/// thread-safe: Graphviz has state of its own, and standard error is held back meanwhile.
std::string draw(const std::string& dot, ImageFormat format);

}  // namespace cairn::exporters
