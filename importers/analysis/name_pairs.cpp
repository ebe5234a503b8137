#include "importers/analysis/name_pairs.h"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "importers/analysis/distinct.h"
#include "importers/analysis/name_form.h"
#include "importers/analysis/name_matcher.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kMostKinds = 100;

class NamePairs {
 public:
  NamePairs(Corpus& corpus, const std::vector<ConceptFacts>& concepts, const NamedInEntries& named_in,
            GatheredPairs& gathered)
      : corpus_(corpus), concepts_(concepts), named_in_(named_in), gathered_(gathered) {}

  void run() {
    gather_titles();
    gather_versions();
    gather_name_parts();
  }

 private:
  /// A name that ends with, begins with or holds another concept's name.
  void gather_titles() {
    NameMatcher matcher;
    for (std::size_t i = 0; i < concepts_.size(); ++i) {
      matcher.add(gathered_.words[i].name, without_qualifier(concepts_[i].name), i);
      for (const auto& alias : concepts_[i].aliases) {
        const auto words = corpus_.words.add_all(alias);
        if (has_proper_form(alias) || words.size() > 1) matcher.add(words, alias, i);
      }
    }
    for (std::size_t a = 0; a < concepts_.size(); ++a) {
      AnalysedBlock title;
      title.block.text = without_qualifier(concepts_[a].name);
      title.tokens = name_tokens(title.block.text, corpus_.words);
      for (std::size_t first = 0; first < title.tokens.size(); ++first) {
        // The name itself is no part of itself: look for names inside each proper part.
        std::vector<bool> taken(title.tokens.size(), false);
        for (std::size_t i = 0; i < first; ++i) taken[i] = true;
        if (first == 0) taken.back() = true;
        for (const auto& match : matcher.find(title, taken)) {
          for (const std::size_t b : match.ids) add_title_part(a, b, match, title);
        }
      }
    }
  }

  void add_title_part(std::size_t a, std::size_t b, const NameMatcher::Match& match,
                      const AnalysedBlock& title) {
    const std::size_t words = title.tokens.size();
    if (a == b || match.count >= words || gathered_.words[b].name.size() > gathered_.words[a].name.size())
      return;
    // One ordinary word may mean another thing in the name than the concept that it heads, and two letters
    // too.
    const bool ordinary = gathered_.words[b].name.size() == 1 && !gathered_.words[b].proper;
    const bool two_letters = match.count == 1 && title.text(title.tokens[match.first]).size() <= 2;
    if ((ordinary || two_letters) && !stands_where_introduced(a, b)) return;
    PairEvidence& pair = gathered_.pairs[{a, b}];
    if (match.first + match.count == words) {
      pair.title_head = true;
    } else {
      pair.title_begin = true;
    }
    if (!concepts_[a].definitions.empty()) pair.add_evidence(kTitle, EvidencePlace::definition(a));
  }

  /// "SeaSailv2" stands on SeaSail. An abbreviation may stand for much: some text of the version is to name
  /// it.
  void gather_versions() {
    std::unordered_map<std::string_view, std::vector<std::size_t>> by_name;
    for (std::size_t i = 0; i < concepts_.size(); ++i) {
      by_name[concepts_[i].name].push_back(i);
      for (const std::string& alias : concepts_[i].aliases) by_name[alias].push_back(i);
    }
    for (std::size_t a = 0; a < concepts_.size(); ++a) {
      for (const std::string_view base : versioned_names(concepts_[a].name)) {
        const bool coined = has_proper_form(base) || base.find(' ') != std::string_view::npos;
        const auto found = coined ? by_name.find(base) : by_name.end();
        if (found == by_name.end()) continue;
        for (const std::size_t b : found->second) {
          if (a != b && (concepts_[b].name == base || stands_where_introduced(a, b))) add_version(a, b);
        }
      }
    }
  }

  void add_version(std::size_t a, std::size_t b) {
    PairEvidence& pair = gathered_.pairs[{a, b}];
    pair.version = true;
    if (!concepts_[a].definitions.empty()) pair.add_evidence(kTitle, EvidencePlace::definition(a));
  }

  /// Whether a text that introduces or defines `a` names `b`.
  bool stands_where_introduced(std::size_t a, std::size_t b) const {
    const auto named = [&](std::size_t entry) {
      return std::binary_search(named_in_.begin(), named_in_.end(), std::pair(entry, b));
    };
    const auto& introductions = concepts_[a].introductions;
    return std::any_of(concepts_[a].entries.begin(), concepts_[a].entries.end(), named) ||
           std::any_of(introductions.begin(), introductions.end(),
                       [&](const auto& x) { return named(x.entry); });
  }

  /// Names made of other names: "wing storm keel" of "wing keel", "SeaVPP" of "VPP", "harbour
  /// light" of the kind that "leading light" is.
  void gather_name_parts() {
    std::map<WordId, std::vector<std::size_t>> by_head;
    std::map<std::string, std::size_t> abbreviations;
    for (std::size_t i = 0; i < concepts_.size(); ++i) {
      if (gathered_.words[i].name.size() > 1) by_head[gathered_.words[i].name.back()].push_back(i);
      for (const auto& name : concepts_[i].names()) {
        const bool capitals = name.size() >= 3 && std::all_of(name.begin(), name.end(),
                                                              [](char c) { return c >= 'A' && c <= 'Z'; });
        if (capitals) abbreviations.emplace(name, i);
      }
    }
    for (const auto& [head, same] : by_head) {
      const auto kinds = most_named(same);
      const auto by_words = by_words_of_names(same);
      for (const std::size_t a : same) {
        each_part(words_of_name(a), head, [&](const std::vector<WordId>& part) {
          const auto named = by_words.find(part);
          if (named == by_words.end()) return;
          for (const std::size_t b : named->second) {
            if (gathered_.words[b].name.size() < gathered_.words[a].name.size()) add_name_part(a, b, true);
          }
        });
        for (const std::size_t b : kinds) {
          const bool within = holds_all(gathered_.words[a].name, gathered_.words[b].name);
          if (a != b && !within && gathered_.words[b].name.size() == 2 &&
              gathered_.spread[b] > gathered_.spread[a])
            add_name_part(a, b, false);
        }
      }
    }
    for (std::size_t a = 0; a < concepts_.size(); ++a) {
      const std::string name(without_qualifier(concepts_[a].name));
      if (name.find(' ') != std::string::npos) continue;
      for (std::size_t at = 1; at + 3 <= name.size(); ++at) {
        const auto b = abbreviations.find(name.substr(at));
        if (b != abbreviations.end() && b->second != a) add_name_part(a, b->second, true);
      }
    }
  }

  /// In order, each once.
  std::vector<WordId> words_of_name(std::size_t i) const {
    std::vector<WordId> words = gathered_.words[i].name;
    make_distinct(words);
    return words;
  }

  std::map<std::vector<WordId>, std::vector<std::size_t>> by_words_of_names(
      const std::vector<std::size_t>& some) const {
    std::map<std::vector<WordId>, std::vector<std::size_t>> found;
    for (const std::size_t i : some) found[words_of_name(i)].push_back(i);
    return found;
  }

  /// Calls visit for each choice of the words that holds the head and at least one more, but not all.
  /// Thousands of names may end alike, but each has few words; of more than a few besides the head the first
  /// ones count.
  template <typename Visit>
  static void each_part(std::vector<WordId> words, WordId head, Visit visit) {
    constexpr std::size_t kMostWords = 8;
    std::erase(words, head);
    if (words.size() > kMostWords) words.resize(kMostWords);
    for (std::size_t chosen = 1; chosen + 1 < (std::size_t{1} << words.size()); ++chosen) {
      std::vector<WordId> part = {head};
      for (std::size_t i = 0; i < words.size(); ++i) {
        if ((chosen >> i & 1U) != 0) part.push_back(words[i]);
      }
      std::sort(part.begin(), part.end());
      visit(part);
    }
  }

  /// Of concepts whose names end alike those that most texts name: of thousands the others are no kind of
  /// thing.
  std::unordered_set<std::size_t> most_named(std::vector<std::size_t> same) const {
    std::erase_if(same, [this](std::size_t i) { return gathered_.spread[i] <= 0; });
    std::sort(same.begin(), same.end(), [this](std::size_t a, std::size_t b) {
      return gathered_.spread[a] != gathered_.spread[b] ? gathered_.spread[a] > gathered_.spread[b]
                                                        : concepts_[a].name < concepts_[b].name;
    });
    if (same.size() > kMostKinds) same.resize(kMostKinds);
    return {same.begin(), same.end()};
  }

  void add_name_part(std::size_t a, std::size_t b, bool within) {
    if (concepts_[a].definitions.empty()) return;
    PairEvidence& pair = gathered_.pairs[{a, b}];
    (within ? pair.name_within : pair.same_head) = true;
    pair.add_evidence(kTitle, EvidencePlace::definition(a));
  }

  Corpus& corpus_;
  const std::vector<ConceptFacts>& concepts_;
  const NamedInEntries& named_in_;
  GatheredPairs& gathered_;
};

}  // namespace

void gather_name_pairs(Corpus& corpus, const std::vector<ConceptFacts>& concepts,
                       const NamedInEntries& named_in, GatheredPairs& gathered) {
  NamePairs(corpus, concepts, named_in, gathered).run();
}

}  // namespace cairn::importers
