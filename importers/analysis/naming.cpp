#include "importers/analysis/naming.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "importers/analysis/abbreviation.h"
#include "importers/analysis/cue_set.h"
#include "importers/analysis/cues.h"
#include "importers/analysis/entry_name.h"
#include "importers/analysis/name_form.h"
#include "importers/analysis/word_vector.h"
#include "text/folding.h"
#include "text/inflection.h"

namespace cairn::importers {

namespace {

// Two entries of one name speak of different things when their texts share less than this (cosine of word
// counts).
constexpr double kLeastSharedForOneName = 0.08;
constexpr double kLeastSharedForOnePhrase = 0.30;
// A concept has no more other names than these that are entries of nothing but its name.
constexpr std::size_t kMostReferrals = 3;

/// How alike two texts are: the cosine of their counts of content words. Their names and headings do not
/// count: homonyms share the one, and the template of a glossary the other.
class TextSimilarity {
 public:
  TextSimilarity(Corpus& corpus, const std::vector<EntryName>& names) {
    const CueWords function_words(cues::kFunctionWords, corpus.words);
    for (std::size_t i = 0; i < corpus.entries.size(); ++i) {
      WordVector vector;
      for (const auto& block : corpus.entries[i].blocks) {
        if (block.block.kind == BlockKind::kHeading) continue;
        for (const auto& token : block.tokens) {
          const auto& own = names[i].key;
          const bool counts = (!token.hidden || token.cited) && !function_words.contains(token.word) &&
                              std::find(own.begin(), own.end(), token.word) == own.end();
          if (counts) vector.emplace_back(token.word, 1);
        }
      }
      sum_up(vector);
      for (auto& [word, count] : vector) count = 1 + std::log(count);
      normalise(vector);
      vectors_.push_back(std::move(vector));
    }
  }

  double operator()(std::size_t a, std::size_t b) const { return dot(vectors_[a], vectors_[b]); }
  /// By their weights: texts of the same words are equal.
  const WordVector& text(std::size_t i) const { return vectors_[i]; }

 private:
  std::vector<WordVector> vectors_;
};

class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0); }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void merge(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

class EntryMerger {
 public:
  EntryMerger(Corpus& corpus, std::vector<EntryName> names)
      : corpus_(corpus), names_(std::move(names)), alike_(corpus, names_), groups_(corpus.entries.size()) {}

  std::vector<ConceptFacts> run() {
    for (const EntryName& named : names_) titles_.insert(named.key);
    find_categories();
    merge();
    find_categories_of_homonyms();
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < names_.size(); ++i) members[groups_.find(i)].push_back(i);
    std::vector<ConceptFacts> concepts;
    for (const auto& [first, entries] : members) concepts.push_back(make_concept(entries));
    qualify_homonyms(concepts);
    return concepts;
  }

 private:
  /// The last phrase of a header is a category when entries of other names end with it too, or when it stands
  /// alone after the name.
  void find_categories() {
    std::map<std::string, std::set<std::vector<WordId>>> last_of;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto& phrases = corpus_.entries[i].phrases;
      if (phrases.size() >= 2) last_of[text::fold(phrases.back())].insert(names_[i].key);
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto& phrases = corpus_.entries[i].phrases;
      if (names_[i].category || phrases.size() < 2) continue;
      const bool recurs = last_of[text::fold(phrases.back())].size() >= 2;
      std::set<std::string> before;
      for (std::size_t k = 0; k + 1 < phrases.size(); ++k) before.insert(text::fold_singular(phrases[k]));
      const bool alone = before.size() == 1;
      if (recurs || alone) names_[i].category = phrases.back();
    }
  }

  /// Of entries with one name that speak of different things each is told by the last phrase of its header,
  /// though no other entry ends with it.
  void find_categories_of_homonyms() {
    std::map<std::vector<WordId>, std::set<std::size_t>> groups_of;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (!names_[i].key.empty()) groups_of[names_[i].key].insert(groups_.find(i));
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto& phrases = corpus_.entries[i].phrases;
      if (!names_[i].category && phrases.size() >= 2 && groups_of[names_[i].key].size() >= 2)
        names_[i].category = phrases.back();
    }
  }

  std::vector<WordId> first_phrase(std::size_t i) const {
    const auto& phrases = corpus_.entries[i].phrases;
    return phrases.empty() ? std::vector<WordId>() : corpus_.words.add_all(phrases.front());
  }

  using Titles = std::map<std::vector<WordId>, std::vector<std::size_t>>;

  void merge() {
    Titles by_title;
    Titles by_phrase;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      // ">>>" and "..." have no words to be alike in.
      if (!names_[i].key.empty()) by_title[names_[i].key].push_back(i);
      const auto phrase = first_phrase(i);
      if (!phrase.empty()) by_phrase[phrase].push_back(i);
    }
    for (const auto& [key, entries] : by_title) merge_alike(entries, kLeastSharedForOneName);
    for (const auto& [phrase, entries] : by_phrase)
      each_pair(entries, [this](std::size_t a, std::size_t b) { merge_by_phrase(a, b); });
    for (std::size_t i = 0; i < names_.size(); ++i) merge_self_tail(i, by_title);
    follow_referrals(by_title);
  }

  /// "CCD: Charge-coupled device." is no concept of its own where there is an entry of that name.
  void follow_referrals(const Titles& by_title) {
    Titles by_name = by_title;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto bare = corpus_.words.add_all(without_qualifier(names_[i].title));
      if (!bare.empty() && bare != names_[i].key) by_name[bare].push_back(i);
    }
    std::map<std::size_t, std::size_t> targets;
    std::map<std::size_t, std::size_t> referring;  // by target: without abbreviating it
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const std::string referral = std::exchange(names_[i].referral, {});
      const auto words = corpus_.words.add_all(referral);
      const auto target = by_name.find(words);
      const bool refers = !words.empty() && target != by_name.end() && target->first != names_[i].key &&
                          !names_[i].key.empty() && by_title.at(names_[i].key).size() == 1 &&
                          speak_of_one(target->second);
      if (!refers) continue;
      targets.emplace(i, target->second.front());
      if (!names_[i].refers_outright && !is_abbreviated(names_[i].title, referral))
        ++referring[target->second.front()];
    }
    for (const auto& [entry, target] : targets) {
      const bool goes_on = targets.contains(target);  // it refers to another one itself
      // "Dog: Animal.", "Cat: Animal." name the kind.
      const bool is_kind = !names_[entry].refers_outright &&
                           !is_abbreviated(names_[entry].title, names_[target].title) &&
                           referring[target] > kMostReferrals;
      if (goes_on || is_kind) continue;
      groups_.merge(entry, target);
      names_[entry].refers = true;
    }
  }

  static bool is_abbreviated(const std::string& abbreviation, const std::string& phrase) {
    return is_abbreviation_form(abbreviation) && abbreviates(abbreviation, phrase);
  }

  bool speak_of_one(const std::vector<std::size_t>& entries) {
    return std::all_of(entries.begin(), entries.end(), [&](std::size_t entry) {
      return groups_.find(entry) == groups_.find(entries.front());
    });
  }

  void merge_alike(const std::vector<std::size_t>& entries, double least) {
    each_pair(entries, [&](std::size_t a, std::size_t b) {
      if (alike_(a, b) >= least) groups_.merge(a, b);
    });
  }

  /// Of entries that say anything. Those of one title and text are merged at once: where a page repeats a
  /// heading thousands of times there are too many pairs of them.
  template <typename Visit>
  void each_pair(std::vector<std::size_t> entries, Visit visit) {
    std::erase_if(entries, [this](std::size_t i) { return alike_.text(i).empty(); });
    const auto said = [this](std::size_t i) { return std::tie(alike_.text(i), names_[i].key); };
    std::stable_sort(entries.begin(), entries.end(),
                     [&](std::size_t a, std::size_t b) { return said(a) < said(b); });
    std::vector<std::size_t> different;
    for (const std::size_t i : entries) {
      if (!different.empty() && said(different.back()) == said(i)) {
        groups_.merge(different.back(), i);
      } else {
        different.push_back(i);
      }
    }
    for (std::size_t a = 0; a < different.size(); ++a) {
      for (std::size_t b = a + 1; b < different.size(); ++b) {
        if (groups_.find(different[a]) != groups_.find(different[b])) visit(different[a], different[b]);
      }
    }
  }

  /// One first phrase and one title that contains the other, or much the same text.
  void merge_by_phrase(std::size_t a, std::size_t b) {
    const bool nested = holds_all(names_[a].key, names_[b].key) || holds_all(names_[b].key, names_[a].key);
    const double alike = alike_(a, b);
    if ((nested && alike >= kLeastSharedForOneName) || alike >= kLeastSharedForOnePhrase) groups_.merge(a, b);
  }

  /// "X pre-training" whose header lists X as a phrase of its own speaks of X.
  void merge_self_tail(std::size_t i, const Titles& by_title) {
    const std::string folded = text::fold(names_[i].title);
    for (const std::string_view tail : cues::kSelfTails) {
      if (!folded.ends_with(" " + std::string(tail))) continue;
      const auto bare =
          corpus_.words.add_all(std::string_view(folded).substr(0, folded.size() - tail.size() - 1));
      const auto& phrases = corpus_.entries[i].phrases;
      const bool listed = std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
        return corpus_.words.add_all(phrase) == bare;
      });
      const auto other = by_title.find(bare);
      if (listed && other != by_title.end()) groups_.merge(i, other->second.front());
    }
  }

  /// A phrase is an alias when it says the name again: its words are the name's, an abbreviation of it or
  /// both; or when it is the name with words that the definition puts beside it.
  bool is_alias(const std::string& phrase, std::size_t entry, const ConceptFacts& made) const {
    auto words = corpus_.words.add_all(phrase);
    if (words.empty() || words == names_[entry].key) return false;
    if (words.size() == 2 && is_droppable(words.back())) {  // "VPP architecture" of what is also called VPP
      const std::vector<WordId> stem(words.begin(), words.end() - 1);
      for (const auto& alias : made.aliases) {
        if (corpus_.words.add_all(alias) == stem) return true;
      }
    }
    if (qualifies_name(phrase, entry)) return true;
    std::vector<WordId> own = names_[entry].key;
    bool abbreviated = false;
    for (const auto& alias : made.aliases) {
      const auto more = corpus_.words.add_all(alias);
      if (more == words) return false;
      if (is_abbreviation_form(alias) && more.size() == 1) {
        own.push_back(more.front());
        abbreviated = true;
      }
    }
    for (const auto small : {"for", "of", "and", "in", "a", "the"}) own.push_back(corpus_.words.add(small));
    if (holds_all(own, words)) {
      // all of the name, or its abbreviation: part of a name alone may be another concept
      const bool whole = holds_all(words, names_[entry].key);
      const bool by_abbreviation = abbreviated && std::any_of(words.begin(), words.end(), [&](WordId word) {
                                     return std::find(names_[entry].key.begin(), names_[entry].key.end(),
                                                      word) == names_[entry].key.end();
                                   });
      const bool first =
          !corpus_.entries[entry].phrases.empty() && corpus_.entries[entry].phrases.front() == phrase;
      if (whole || by_abbreviation || first) return true;
    }
    if (words.size() == 1 && initials(names_[entry].title) == phrase && phrase.size() >= 2) return true;
    if (shortens(words, names_[entry].key)) return true;
    for (const auto& alias : made.aliases) {
      if (shortens(words, corpus_.words.add_all(alias))) return true;
    }
    return says_definition(words, entry);
  }

  /// "storm reefing in racing", which heads the entry, of "Storm reefing".
  bool qualifies_name(const std::string& phrase, std::size_t entry) const {
    if (corpus_.entries[entry].phrases.front() != phrase) return false;
    const auto words = corpus_.words.add_all(phrase);
    const auto& name = names_[entry].key;
    return words.size() > name.size() + 1 && std::equal(name.begin(), name.end(), words.begin()) &&
           is_small_word(corpus_.words.text(words[name.size()]));
  }

  /// "Hull drag modeling" of "Hull wave resistance drag modeling": words of the name
  /// in their order, from its first to its last.
  static bool shortens(const std::vector<WordId>& phrase, const std::vector<WordId>& name) {
    if (phrase.size() < 2 || phrase.size() >= name.size()) return false;
    if (phrase.front() != name.front() || phrase.back() != name.back()) return false;
    std::size_t at = 0;
    for (const WordId word : name) {
      if (at < phrase.size() && phrase[at] == word) ++at;
    }
    return at == phrase.size();
  }

  /// Whether some entry is titled so, or so without a last word that says the same again.
  bool is_title(std::vector<WordId> words) const {
    if (titles_.contains(words)) return true;
    const auto& tails = cues::kSameThingTails;
    if (words.size() < 2 ||
        std::find(std::begin(tails), std::end(tails), corpus_.words.text(words.back())) == std::end(tails))
      return false;
    words.pop_back();
    return titles_.contains(words);
  }

  bool is_droppable(WordId word) const {
    const std::string& text = corpus_.words.text(word);
    return std::find(std::begin(cues::kDroppableTails), std::end(cues::kDroppableTails), text) !=
           std::end(cues::kDroppableTails);
  }

  /// The whole name with a modifier that stands in the first words of the definition ("thermal wind").
  bool says_definition(const std::vector<WordId>& phrase, std::size_t entry) const {
    if (names_[entry].key.size() != 1 || phrase.size() < 2 || !holds_all(phrase, names_[entry].key))
      return false;
    constexpr std::size_t kFirstWords = 14;
    auto words = corpus_.words.add_all(names_[entry].definition.text);
    if (words.size() > kFirstWords) words.resize(kFirstWords);
    return holds_all(words, phrase);
  }

  ConceptFacts make_concept(const std::vector<std::size_t>& entries) {
    ConceptFacts made;
    made.entries = entries;
    made.name = best_title(entries);
    for (const std::size_t i : entries) {
      const EntryName& named = names_[i];
      if (text::fold(named.title) != text::fold(made.name)) add_unique(made.aliases, named.title);
      for (const auto& alias : named.aliases) {
        if (text::fold(alias) != text::fold(made.name)) add_unique(made.aliases, alias);
      }
      for (const auto& form : named.short_forms) {
        if (!is_title(corpus_.words.add_all(form))) add_unique(made.aliases, form);
      }
      if (named.category) add_unique(made.categories, *named.category);
      for (const auto& category : corpus_.entries[i].statements.categories)
        add_unique(made.categories, category);
      if (!named.definition.text.empty() && !named.refers) made.definitions.push_back(named.definition);
    }
    for (const std::size_t i : entries) {
      for (const auto& phrase : corpus_.entries[i].phrases) {
        if (names_[i].category == phrase && phrase != corpus_.entries[i].phrases.front()) continue;
        if (is_alias(phrase, i, made) && text::fold(phrase) != text::fold(made.name))
          add_unique(made.aliases, phrase);
      }
    }
    return made;
  }

  /// The title that most entries have; of inflected forms the shortest.
  std::string best_title(const std::vector<std::size_t>& entries) const {
    std::map<std::vector<WordId>, std::size_t> counts;
    for (const std::size_t i : entries) ++counts[names_[i].key];
    std::string best;
    std::size_t most = 0;
    bool is_code = false;
    bool is_titled = false;
    for (const std::size_t i : entries) {
      if (names_[i].refers) continue;
      const std::size_t count = counts[names_[i].key];
      const bool shorter = count == most && names_[i].title.size() < best.size();
      if (count > most || shorter) {
        most = count;
        best = names_[i].title;
        is_code = names_[i].is_code;
        is_titled = has_titles(corpus_.entries[i].format);
      }
    }
    // Code and formulas stay as they are written, and so does what its author made a title.
    const bool lower = std::none_of(best.begin(), best.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) &&
                       best.find_first_of(":$\\*<>{}=@#") == std::string::npos;
    return lower && !is_code && !is_titled ? title_case(best) : best;
  }

  static void qualify_homonyms(std::vector<ConceptFacts>& concepts) {
    std::map<std::string, std::vector<std::size_t>> by_name;
    for (std::size_t i = 0; i < concepts.size(); ++i) {
      const std::string words = text::fold_singular(concepts[i].name);
      by_name[words.empty() ? concepts[i].name : words].push_back(i);
    }
    for (const auto& [name, same] : by_name) {
      if (same.size() < 2) continue;
      std::size_t number = 0;
      for (const std::size_t i : same) {
        ++number;
        add_unique(concepts[i].aliases, concepts[i].name);
        concepts[i].name +=
            " (" +
            (concepts[i].categories.empty() ? std::to_string(number) : concepts[i].categories.front()) + ")";
      }
    }
  }

  Corpus& corpus_;
  std::vector<EntryName> names_;
  std::set<std::vector<WordId>> titles_;
  TextSimilarity alike_;
  Groups groups_;
};

}  // namespace

std::vector<ConceptFacts> name_entries(Corpus& corpus) {
  return EntryMerger(corpus, name_each_entry(corpus)).run();
}

}  // namespace cairn::importers
