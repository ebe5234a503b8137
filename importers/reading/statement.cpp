#include "importers/reading/statement.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "text/folding.h"

namespace cairn::importers {

namespace {

constexpr auto kStatements = std::to_array<std::pair<std::string_view, Statement>>({
    {"also known as", Statement::kOtherName},
    {"also called", Statement::kOtherName},
    {"aka", Statement::kOtherName},
    {"aliases", Statement::kOtherName},
    {"synonyms", Statement::kOtherName},
    {"other name", Statement::kOtherName},
    {"other names", Statement::kOtherName},
    {"alias", Statement::kShortForm},
    {"synonym", Statement::kShortForm},
    {"abbreviation", Statement::kShortForm},
    {"abbreviations", Statement::kShortForm},
    {"abbreviated as", Statement::kShortForm},
    {"acronym", Statement::kShortForm},
    {"full name", Statement::kShortForm},
    {"full form", Statement::kShortForm},
    {"category", Statement::kCategory},
    {"categories", Statement::kCategory},
    {"tags", Statement::kCategory},
    {"see also", Statement::kSeeAlso},
    {"related", Statement::kSeeAlso},
    {"see", Statement::kSeeAlso},
    {"compare", Statement::kSeeAlso},
    {"related terms", Statement::kSeeAlso},
    {"related concepts", Statement::kSeeAlso},
    {"related topics", Statement::kSeeAlso},
    {"related entries", Statement::kSeeAlso},
    {"related term", Statement::kSeeAlso},
    {"related to", Statement::kSeeAlso},
    {"cross references", Statement::kSeeAlso},
    {"cf", Statement::kSeeAlso},
    {"keyword", Statement::kKeywords},
    {"keywords", Statement::kKeywords},
    {"definition", Statement::kDefinition},
    {"definitions", Statement::kDefinition},
    {"meaning", Statement::kDefinition},
    {"description", Statement::kDefinition},
    {"summary", Statement::kDefinition},
    {"explanation", Statement::kDefinition},
    {"short definition", Statement::kDefinition},
    {"what it is", Statement::kDefinition},
    {"what it means", Statement::kDefinition},
    {"in short", Statement::kDefinition},
    {"prerequisite", Statement::kRemark},
    {"prerequisites", Statement::kRemark},
    {"difficulty", Statement::kRemark},
    {"part of speech", Statement::kRemark},
    {"pronunciation", Statement::kRemark},
    {"etymology", Statement::kRemark},
    {"origin", Statement::kRemark},
    {"first used", Statement::kRemark},
    {"field of study", Statement::kRemark},
});

constexpr auto kSeeAlsoTitles =
    std::to_array<std::string_view>({"see also", "related", "related terms", "related topics",
                                     "related entries", "related concepts", "cross references"});

}  // namespace

Statement statement_named(std::string_view name) {
  const std::string folded = text::fold(name);
  const auto* found = std::find_if(kStatements.begin(), kStatements.end(),
                                   [&folded](const auto& one) { return one.first == folded; });
  return found == kStatements.end() ? Statement::kNone : found->second;
}

bool is_see_also_title(std::string_view heading) {
  const std::string folded = text::fold(heading);
  return std::find(kSeeAlsoTitles.begin(), kSeeAlsoTitles.end(), folded) != kSeeAlsoTitles.end();
}

}  // namespace cairn::importers
