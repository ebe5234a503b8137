#pragma once

#include <string_view>

namespace cairn::graph {

// The labels, types and properties that the knowledge graph uses by convention (docs/architecture.md). The
// engine stores any labelled property graph; importers write these names and learning reads them.

namespace label {
inline constexpr std::string_view kConcept = "Concept";
inline constexpr std::string_view kEntry = "Entry";
inline constexpr std::string_view kSource = "Source";
inline constexpr std::string_view kCategory = "Category";
}  // namespace label

namespace type {
inline constexpr std::string_view kRequires = "REQUIRES";
inline constexpr std::string_view kNotRequires = "NOT_REQUIRES";
inline constexpr std::string_view kMentions = "MENTIONS";
inline constexpr std::string_view kRelated = "RELATED";
inline constexpr std::string_view kIsA = "IS_A";
inline constexpr std::string_view kPartOf = "PART_OF";
inline constexpr std::string_view kContrastsWith = "CONTRASTS_WITH";
inline constexpr std::string_view kInCategory = "IN_CATEGORY";
inline constexpr std::string_view kDefines = "DEFINES";
inline constexpr std::string_view kIntroduces = "INTRODUCES";
inline constexpr std::string_view kHas = "HAS";
}  // namespace type

namespace key {
inline constexpr std::string_view kName = "name";
inline constexpr std::string_view kAliases = "aliases";
inline constexpr std::string_view kSeeAlso = "see_also";
inline constexpr std::string_view kDefinition = "definition";
inline constexpr std::string_view kDefinitions = "definitions";
inline constexpr std::string_view kCategory = "category";
inline constexpr std::string_view kCategories = "categories";
inline constexpr std::string_view kDanglingLinks = "dangling_links";
inline constexpr std::string_view kOrigin = "origin";
inline constexpr std::string_view kConfidence = "confidence";
inline constexpr std::string_view kEvidence = "evidence";
inline constexpr std::string_view kEvidenceSources = "evidence_sources";
inline constexpr std::string_view kEvidenceLines = "evidence_lines";
inline constexpr std::string_view kBy = "by";
inline constexpr std::string_view kReason = "reason";
inline constexpr std::string_view kCount = "count";
inline constexpr std::string_view kSurfaces = "surfaces";
inline constexpr std::string_view kUri = "uri";
inline constexpr std::string_view kFormat = "format";
inline constexpr std::string_view kSha256 = "sha256";
inline constexpr std::string_view kImportedAt = "imported_at";
inline constexpr std::string_view kHeader = "header";
inline constexpr std::string_view kText = "text";
inline constexpr std::string_view kLine = "line";
}  // namespace key

/// Values of the property `origin`.
namespace origin {
inline constexpr std::string_view kEntry = "entry";
inline constexpr std::string_view kIntroduced = "introduced";
inline constexpr std::string_view kExtracted = "extracted";
inline constexpr std::string_view kImported = "imported";
inline constexpr std::string_view kCurated = "curated";
}  // namespace origin

}  // namespace cairn::graph
