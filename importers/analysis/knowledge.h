#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace cairn::importers {

/// Where a conclusion comes from: words of a source and their place.
struct Evidence {
  std::string text;
  std::size_t source = 0;  ///< index into Corpus::sources
  std::int64_t line = 0;
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// A concept as it is concluded from all sources.
struct ConceptFacts {
  std::string name;
  std::vector<std::string> aliases;
  std::vector<Evidence>
      definitions;  ///< one for each entry that was merged into it; else the sentence that introduces it
  std::vector<std::string> categories;
  std::vector<std::size_t> entries;  ///< that are about it; none: introduced inside another's
  struct Introduction {
    std::size_t entry = 0;
    std::size_t block = 0;
    bool by_label = false;  ///< as a lead term, heading or cell: the block is about it
    Evidence evidence;
  };
  std::vector<Introduction> introductions;
  std::vector<std::string> dangling_links;  ///< see-alsos of its entries that name no concept, sorted

  /// Its aliases, and its name without the qualifier.
  std::vector<std::string> names() const;
  bool has_entry() const { return !entries.empty(); }
  /// Whether it leads a block of text somewhere.
  bool is_labelled() const {
    return std::any_of(introductions.begin(), introductions.end(),
                       [](const Introduction& introduction) { return introduction.by_label; });
  }
};

struct MentionFacts {
  std::size_t from = 0;
  std::size_t to = 0;
  std::int64_t count = 0;
  std::vector<std::string> surfaces;
  std::vector<Evidence> evidence;
};

struct RequirementFacts {
  std::size_t from = 0;
  std::size_t to = 0;
  double confidence = 0;
  std::vector<Evidence> evidence;
};

enum class SemanticRelation : std::uint8_t { kIsA, kPartOf, kContrastsWith };

/// One is a kind, or a part or variant, of the other, or is set against it.
struct SemanticFacts {
  SemanticRelation relation{};
  std::size_t from = 0;
  std::size_t to = 0;
  double confidence = 0;
  std::vector<Evidence> evidence;
};

struct RelatedFacts {
  std::size_t from = 0;
  std::size_t to = 0;
  Evidence evidence;
};

/// All that is concluded from the entries of a corpus. Indices refer to `concepts`.
struct Knowledge {
  std::vector<ConceptFacts> concepts;
  std::vector<MentionFacts> mentions;
  std::vector<RequirementFacts> requirements;
  std::vector<SemanticFacts> semantic;
  std::vector<RelatedFacts> related;
};

struct Corpus;
struct Decisions;

/// Names, introduces, links and relates (docs/architecture.md). A function of the corpus alone. Where
/// decisions are asked for, all of them are added.
Knowledge analyse(Corpus& corpus, Decisions* decisions = nullptr);

}  // namespace cairn::importers
