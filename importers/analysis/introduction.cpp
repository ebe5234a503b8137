#include "importers/analysis/introduction.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

#include "importers/analysis/abbreviation.h"
#include "importers/analysis/cue_set.h"
#include "importers/analysis/cues.h"
#include "importers/analysis/introduction_weights.h"
#include "importers/analysis/joining.h"
#include "importers/analysis/name_form.h"
#include "importers/analysis/name_matcher.h"
#include "importers/analysis/term_collector.h"
#include "text/folding.h"
#include "text/inflection.h"
#include "text/utf8.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kLongestDefinition = 600;
constexpr std::size_t kConceptsOfAnEverydayWord = 12;
constexpr double kShareOfAnEverydayWord = 0.2;

class Introducer {
 public:
  Introducer(Corpus& corpus, const WordStatistics& statistics, std::vector<ConceptFacts>& concepts)
      : corpus_(corpus),
        concepts_(concepts),
        known_(corpus, concepts),
        statistics_(statistics),
        function_words_(cues::kFunctionWords, corpus.words),
        never_first_(cues::kNeverFirst, corpus.words),
        generic_heads_(cues::kGenericHeads, corpus.words),
        term_heads_(cues::kTermHeads, corpus.words),
        eponym_heads_(cues::kEponymHeads, corpus.words),
        talk_sections_(cues::kTalkSections, corpus.words),
        member_sections_(cues::kMemberSections, corpus.words),
        verbs_(cues::kVerbs, corpus.words),
        compound_qualities_(cues::kCompoundQualities, corpus.words),
        header_words_(header_words(corpus)),
        candidates_(collect_terms(corpus, known_, statistics_)),
        dictionary_(likeness_to_a_dictionary(corpus)) {
    for (const ConceptFacts& fact : concepts)
      entry_names_.push_back(corpus.words.add_all(without_qualifier(fact.name)));
    count_labels();
  }

  void run(Decisions* decisions) {
    std::vector<std::pair<double, const Candidate*>> good;
    for (const Candidate* candidate : all_candidates(decisions != nullptr)) {
      const auto values = features(*candidate);
      const double sum = score(values);
      if (decisions != nullptr && !known_.contains(candidate->key)) note(*candidate, values, sum, *decisions);
      if (sum >= threshold(*candidate) && !is_everyday_word(*candidate) && !is_quality(*candidate))
        good.emplace_back(sum, candidate);
    }
    auto kept = without_rivals(std::move(good));
    join_terms(corpus_, statistics_, known_, candidates_, kept);
    for (const Candidate* candidate : kept) accept(*candidate);
  }

 private:
  /// In the order of their words where all of them are told, else in that in which they were first seen.
  std::vector<const Candidate*> all_candidates(bool in_order) const {
    std::vector<const Candidate*> all;
    candidates_.each([&all](const Candidate& candidate) { all.push_back(&candidate); });
    if (in_order) std::sort(all.begin(), all.end(), by_key);
    return all;
  }

  static bool by_key(const Candidate* a, const Candidate* b) { return a->key < b->key; }

  const AnalysedBlock& block_at(const Place& place) const {
    return corpus_.entries[place.entry].blocks[place.block];
  }

  struct Section {
    bool talk = false;
    bool member = false;
  };
  /// A word of the entry's own name says nothing of a section: "Cost drivers" in an entry on cost models.
  const Section& section_of(const Place& place) {
    const std::size_t owner = known_.concept_of_entry(place.entry);
    const auto [known, fresh] = sections_.try_emplace({owner, block_at(place).block.section});
    if (fresh) {
      auto words = corpus_.words.add_all(known->first.second);
      const auto& name = entry_names_[owner];
      std::erase_if(words,
                    [&name](WordId word) { return std::find(name.begin(), name.end(), word) != name.end(); });
      known->second = {talk_sections_.count_in(words) > 0, member_sections_.count_in(words) > 0};
    }
    return known->second;
  }

  std::array<double, kTermFeatures> features(const Candidate& candidate) {
    std::array<double, kTermFeatures> values{};
    const auto set = [&values](TermFeature feature, double value) {
      values[static_cast<std::size_t>(feature)] = value;
    };
    std::array<std::size_t, kForms> places{};  // by form
    for (const Place& place : candidate.places) ++places[static_cast<std::size_t>(place.form)];
    const auto count_of = [&places](Form form) { return places[static_cast<std::size_t>(form)]; };
    const auto has = [&count_of](Form form) { return count_of(form) > 0 ? 1.0 : 0.0; };
    set(TermFeature::kBoldLabel, has(Form::kBoldLabel));
    set(TermFeature::kPlainLabel, has(Form::kPlainLabel));
    set(TermFeature::kHeading, has(Form::kHeading));
    const bool only_heading = count_of(Form::kHeading) == candidate.places.size();
    set(TermFeature::kOnlyHeading, only_heading && candidate.uses.empty() ? 1 : 0);
    set(TermFeature::kTableCell, has(Form::kTableCell));
    set(TermFeature::kNamingColumn, candidate.naming_column ? 1 : 0);
    set(TermFeature::kBeforeFormula, candidate.before_formula ? 1 : 0);
    set(TermFeature::kExpansion, has(Form::kExpansion));
    set(TermFeature::kMarkedInProse, has(Form::kMarkedInProse));
    set(TermFeature::kNamed, has(Form::kNamed));
    set(TermFeature::kHeaderPhrase, has(Form::kHeaderPhrase));
    set(TermFeature::kProperRun, has(Form::kProperRun));
    set(TermFeature::kPhrase, has(Form::kPhrase));
    set(TermFeature::kSingleName, has(Form::kSingleName));
    set(TermFeature::kCollocation, has(Form::kCollocation));

    const TermKey& key = candidate.key;
    const std::string& surface = candidate.surface();
    const auto words = text::tokenize(surface);
    const bool proper = has_proper_form(surface);
    const bool thing = is_possessive(surface) || eponym_heads_.contains(key.back());
    set(TermFeature::kNamedAfter, has(Form::kEponym) > 0 && key.size() == 2 && !proper && thing ? 1 : 0);
    set(TermFeature::kProperForm, proper_share(surface, words));
    const std::size_t marked = count_of(Form::kMarkedInProse) + count_of(Form::kNamed);
    const std::size_t prose_uses = candidate.uses.size();
    set(TermFeature::kProseUse, std::log2(1.0 + static_cast<double>(prose_uses)));
    set(TermFeature::kSpread, std::log2(1.0 + static_cast<double>(candidate.concepts_with_use)));

    double labels = 0;
    double talk = 0;
    double member = 0;
    std::set<std::size_t> labelled;
    for (const Place& place : candidate.places) {
      if (!is_label(place.form)) continue;
      ++labels;
      const Section& section = section_of(place);
      talk += section.talk ? 1 : 0;
      member += section.member ? 1 : 0;
      labelled.insert(known_.concept_of_entry(place.entry));
    }
    if (labels > 0) {
      set(TermFeature::kTalkSection, talk / labels);
      set(TermFeature::kMemberSection, member / labels);
    }
    const bool ordinary = key.size() == 1 && !proper;
    const bool generic_head = generic_heads_.contains(key.back());
    if (!proper)
      set(TermFeature::kTemplate, labelled.size() >= 3                                 ? 2
                                  : labelled.size() == 2 && (ordinary || generic_head) ? 1
                                                                                       : 0);
    set(TermFeature::kOrdinaryWord, ordinary ? 1 : 0);
    if (ordinary)
      set(TermFeature::kOrdinarySpread, std::log2(1.0 + static_cast<double>(candidate.concepts_with_use)));
    set(TermFeature::kGenericHead, generic_head ? 1 : 0);
    set(TermFeature::kGenericLabel, generic_head && labels > 0 ? 1 : 0);
    // "Low-drag keel" is not low, and "2-speed winch" not two; "real-time" alone is a quality.
    const bool bound =
        words.size() > 2 && surface.compare(words[0].end, words[1].begin - words[0].end, "-") == 0;
    set(TermFeature::kGenericFirst, never_first_.contains(key.front()) && !bound ? 1 : 0);
    const auto generic = static_cast<std::size_t>(std::count_if(key.begin(), key.end(), [this](WordId word) {
      return generic_heads_.contains(word) || never_first_.contains(word) || function_words_.contains(word);
    }));
    set(TermFeature::kGenericAll, generic == key.size() ? 1 : 0);
    set(TermFeature::kFunctionInside, function_words_.count_in(key) > 0 ? 1 : 0);
    set(TermFeature::kTermHead, key.size() > 1 && term_heads_.contains(key.back()) ? 1 : 0);
    const auto domain =
        std::count_if(key.begin(), key.end(), [this](WordId word) { return header_words_.contains(word); });
    set(TermFeature::kDomainWords, static_cast<double>(domain) / static_cast<double>(key.size()));
    const auto [kind, salience] = standing_in_entries(candidate);
    set(TermFeature::kKindOfEntry, kind ? 1 : 0);
    set(TermFeature::kSalience, salience);
    set(TermFeature::kLong, key.size() > 4 ? static_cast<double>(key.size() - 4) : 0);
    const double uses = static_cast<double>(candidate.uses.size()) + labels;
    set(TermFeature::kAttribution,
        candidate.attributions == 0
            ? 0
            : std::min(1.0, static_cast<double>(candidate.attributions) / std::max(1.0, uses)));
    const std::string& last = corpus_.words.text(key.back());
    const bool number =
        std::all_of(last.begin(), last.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    set(TermFeature::kNumbered, key.size() > 1 && number && !proper ? 1 : 0);
    const std::string& first = corpus_.words.text(key.front());
    set(TermFeature::kFirstVerb,
        key.size() > 1 && (first.ends_with("ize") || statistics_.is_verb(key.front())) ? 1 : 0);
    const bool set_off = is_set_off(candidate);
    set(TermFeature::kSetOff, set_off ? 1 : 0);
    if (set_off) set(TermFeature::kSetOffUse, std::log2(1.0 + static_cast<double>(prose_uses)));
    set(TermFeature::kChunk, has(Form::kChunk));
    set(TermFeature::kChunkUse, std::min(1.0, static_cast<double>(count_of(Form::kChunk)) /
                                                  std::max(1.0, static_cast<double>(candidate.uses.size()))));
    set(TermFeature::kChunkPart, has(Form::kChunkPart));
    const double all_uses = std::max(1.0, static_cast<double>(candidate.uses.size()));
    const auto share = [all_uses](std::size_t some) { return static_cast<double>(some) / all_uses; };
    set(TermFeature::kOwnShare, share(candidate.own_uses));
    double verb_share = 0;
    for (const WordId word : key) verb_share = std::max(verb_share, statistics_.before_determiner(word));
    set(TermFeature::kVerbShare, verb_share);
    set(TermFeature::kNumberFirst,
        std::isdigit(static_cast<unsigned char>(first.front())) != 0 && !bound ? 1 : 0);
    set(TermFeature::kAfterListMark, share(candidate.surroundings.after_list_mark));
    set(TermFeature::kBeforeComma, share(candidate.surroundings.before_comma));
    set(TermFeature::kAsMeans, share(candidate.surroundings.as_means));
    set(TermFeature::kAtBracket, share(candidate.surroundings.at_bracket));
    set(TermFeature::kEponym, has(Form::kEponym));
    set(TermFeature::kLabelPart, has(Form::kLabelPart));
    set(TermFeature::kSymbol, has(Form::kSymbol));
    set(TermFeature::kPluralInside, has_plural_inside(key, words) ? 1 : 0);
    double rarity = 0;
    for (const WordId word : key) rarity += statistics_.rarity(word);
    set(TermFeature::kRarity, rarity / static_cast<double>(key.size()));
    set(TermFeature::kHeadSpread, spread_in(label_ends_, key.back()));
    set(TermFeature::kBeginningSpread, spread_in(label_beginnings_, key.front()));
    set(TermFeature::kSuffixHead,
        key.size() > 1 && has_suffix(last, cues::kTermSuffixes) && !generic_head ? 1 : 0);
    set(TermFeature::kVerb, key.size() > 1 && !proper && verbs_.contains(key.front()) ? 1 : 0);
    const bool only_prose = labels == 0 && !candidate.has_form(Form::kExpansion) && marked == 0;
    set(TermFeature::kSingleUse, only_prose && prose_uses <= 1 ? 1 : 0);
    set(TermFeature::kIngFirst, labels == 0 && key.size() > 1 && first.ends_with("ing") ? 1 : 0);
    set(TermFeature::kEdFirst, labels == 0 && key.size() > 1 && first.ends_with("ed") ? 1 : 0);
    set(TermFeature::kAdjectiveFirst,
        key.size() > 1 && !proper && has_suffix(first, cues::kAdjectiveSuffixes) ? 1 : 0);
    set(TermFeature::kHyphen, surface.find('-') != std::string::npos ? 1 : 0);
    set(TermFeature::kOneWord, key.size() == 1 ? 1 : 0);
    const bool suffix = has_suffix(first, cues::kTermSuffixes);
    set(TermFeature::kSuffixWord, ordinary && suffix && candidate.concepts_with_use <= 1 ? 1 : 0);
    const double siblings = sibling_labels(candidate);
    set(TermFeature::kSiblingLabels, siblings);
    if (has(Form::kHeading) > 0) set(TermFeature::kSiblingHeadings, siblings);
    set(TermFeature::kOpening, is_used_in_opening(candidate) ? 1 : 0);
    if (ordinary && has_suffix(first, cues::kModifierSuffixes))
      set(TermFeature::kModifier, 1 - statistics_.closing_share(key.front()));
    set(TermFeature::kBias, 1);
    return values;
  }

  /// "Grains grow", "Models bond angles": English puts the words before a noun into the singular.
  bool has_plural_inside(const TermKey& key, const std::vector<text::Token>& words) const {
    for (std::size_t i = 0; i + 1 < words.size() && i < key.size(); ++i) {
      const std::string& folded = words[i].folded;
      if (folded.ends_with('s') && folded != corpus_.words.text(key[i]) &&
          statistics_.is_written_small(key[i]))
        return true;
    }
    return false;
  }

  /// "Froude model", "Hughes' model": log2 of the labels of one entry that end with the same word, of up to
  /// eight.
  double sibling_labels(const Candidate& candidate) const {
    std::size_t most = 1;
    for (const Place& place : candidate.places) {
      if (is_label(place.form))
        most = std::max(most, labels_with_head_.at({place.entry, candidate.key.back()}).size());
    }
    constexpr std::size_t kMostSiblings = 8;
    return std::log2(static_cast<double>(std::min(most, kMostSiblings)));
  }

  bool is_used_in_opening(const Candidate& candidate) const {
    return std::any_of(candidate.uses.begin(), candidate.uses.end(), [this](const Candidate::Use& use) {
      const auto& blocks = corpus_.entries[use.entry].blocks;
      return blocks[use.block].opens_text && use.block + 1 < blocks.size();
    });
  }

  using Spread = std::map<WordId, std::set<std::size_t>>;

  static double spread_in(const Spread& spread, WordId word) {
    const auto found = spread.find(word);
    return found == spread.end() ? 0 : std::log2(1.0 + static_cast<double>(found->second.size()));
  }

  void count_labels() {
    candidates_.each([this](const Candidate& candidate) {
      for (const Place& place : candidate.places) {
        if (!is_label(place.form)) continue;
        labels_with_head_[{place.entry, candidate.key.back()}].insert(&candidate);
        label_ends_[candidate.key.back()].insert(known_.concept_of_entry(place.entry));
        label_beginnings_[candidate.key.front()].insert(known_.concept_of_entry(place.entry));
      }
    });
  }

  /// Whether the term ends with a word of its entry's name, and how much its words are used there besides.
  std::pair<bool, double> standing_in_entries(const Candidate& candidate) {
    bool kind = false;
    double best = 0;
    for (const Place& place : candidate.places) {
      if (!is_label(place.form)) continue;
      const auto& name = entry_names_[known_.concept_of_entry(place.entry)];
      kind = kind || std::find(name.begin(), name.end(), candidate.key.back()) != name.end();
      double rarest = 100;
      for (const WordId word : candidate.key) {
        const auto others = static_cast<double>(statistics_.uses_in_entry(place.entry, word));
        rarest = std::min(rarest, std::log2(1.0 + others));
      }
      best = std::max(best, rarest);
    }
    return {kind, best};
  }

  static double proper_share(std::string_view surface, const std::vector<text::Token>& words) {
    const auto proper = std::count_if(words.begin(), words.end(), [surface](const text::Token& word) {
      return has_proper_form(surface.substr(word.begin, word.end - word.begin));
    });
    return words.empty() ? 0 : static_cast<double>(proper) / static_cast<double>(words.size());
  }

  static double score(const std::array<double, kTermFeatures>& values) {
    double sum = 0;
    for (const TermWeight& weight : kTermWeights)
      sum += weight.weight * values[static_cast<std::size_t>(weight.feature)];
    return sum;
  }

  static bool is_set_off(const Candidate& candidate) {
    return std::any_of(candidate.places.begin(), candidate.places.end(), [](const Place& place) {
      return is_label(place.form) || is_set_off_inside(place.form) || place.form == Form::kHeaderPhrase;
    });
  }

  /// "Data", "generation": one ordinary word that a good part of a larger glossary uses is everybody's.
  bool is_everyday_word(const Candidate& candidate) const {
    return candidate.key.size() == 1 && !has_proper_form(candidate.surface()) &&
           candidate.concepts_with_use >= kConceptsOfAnEverydayWord &&
           static_cast<double>(candidate.concepts_with_use) >=
               kShareOfAnEverydayWord * static_cast<double>(entry_names_.size());
  }

  /// "Concentration-dependent": words that a hyphen joins to an adjective, and nothing sets off.
  bool is_quality(const Candidate& candidate) const {
    const std::string& surface = candidate.surface();
    return candidate.key.size() > 1 && surface.find('-') != std::string::npos &&
           surface.find(' ') == std::string::npos && !is_set_off(candidate) &&
           compound_qualities_.contains(candidate.key.back());
  }

  double threshold(const Candidate& candidate) const {
    if (is_set_off(candidate)) return kLabelledTermThreshold;
    const bool name = candidate.has_form(Form::kProperRun) || candidate.has_form(Form::kSingleName);
    return kProseTermThreshold + dictionary_ * (name ? kDictionaryNameBar : kDictionaryBar);
  }

  /// How many tenfolds the corpus has of the entries that a dictionary begins with, less where they are long;
  /// see kDictionaryBar.
  static double likeness_to_a_dictionary(const Corpus& corpus) {
    const auto entries = static_cast<double>(corpus.entries.size());
    if (entries <= kEntriesOfADictionary) return 0;
    double words = 0;
    for (const AnalysedEntry& entry : corpus.entries) words += static_cast<double>(words_in(entry));
    const double length = words / entries / kWordsOfADictionaryEntry;
    return std::log10(entries / kEntriesOfADictionary) / (1 + length * length);
  }

  /// Of phrases of prose that share words in all their places the better ones, in the order of their keys. A
  /// phrase may hold another one, which then needs a place of its own.
  static std::vector<const Candidate*> without_rivals(std::vector<std::pair<double, const Candidate*>> good) {
    std::sort(good.begin(), good.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : by_key(a.second, b.second);
    });
    using Stretch = std::pair<std::uint32_t, std::uint32_t>;                     // of tokens
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::set<Stretch>> taken;  // by entry and block
    std::uint32_t longest = 0;
    const auto is_free = [&](const Candidate::Use& use) {
      const auto there = taken.find({use.entry, use.block});
      if (there == taken.end()) return true;
      const std::uint32_t first = use.first - std::min(use.first, longest);
      const auto end = there->second.lower_bound({use.end, 0});
      return std::none_of(there->second.lower_bound({first, 0}), end, [&use](const Stretch& other) {
        const bool apart = other.second <= use.first;
        const bool holds = use.first <= other.first && other.second <= use.end;
        return !apart && !holds;
      });
    };
    std::vector<const Candidate*> kept;
    for (const auto& [sum, candidate] : good) {
      const auto& uses = candidate->uses;
      if (!is_set_off(*candidate) && !uses.empty() && std::none_of(uses.begin(), uses.end(), is_free))
        continue;
      kept.push_back(candidate);
      for (const auto& use : uses) {
        taken[{use.entry, use.block}].insert({use.first, use.end});
        longest = std::max(longest, use.end - use.first);
      }
    }
    std::sort(kept.begin(), kept.end(), by_key);
    return kept;
  }

  static void note(const Candidate& candidate, const std::array<double, kTermFeatures>& values, double score,
                   Decisions& decisions) {
    std::set<std::size_t> entries;
    for (const Place& place : candidate.places) entries.insert(place.entry);
    decisions.terms.push_back({candidate.surface(),
                               {candidate.other_names.begin(), candidate.other_names.end()},
                               {entries.begin(), entries.end()},
                               {values.begin(), values.end()},
                               score});
  }

  /// A new concept, or a known one under another name.
  void accept(const Candidate& candidate) {
    if (known_.contains(candidate.key)) return;
    const auto droppable = without_tail(candidate.key, corpus_.words);
    const Candidate* shorter =
        droppable && !known_.contains(*droppable) ? candidates_.find(*droppable) : nullptr;
    if (shorter != nullptr && has_proper_form(shorter->surface())) {
      // "SeaSail model" beside "SeaSail": one concept under the longer name
      concept_for(candidate).aliases.push_back(shorter->surface());
      known_.add(*droppable, concepts_.size() - 1);
      return;
    }
    concept_for(candidate);
  }

  ConceptFacts& concept_for(const Candidate& candidate) {
    ConceptFacts made;
    made.name = capitalised(name_of(candidate));
    for (const auto& other : candidate.other_names) {
      if (text::fold(other) != text::fold(made.name)) made.aliases.push_back(other);
    }
    std::map<std::size_t, const Place*> introduced;  // by entry the place that defines best
    const Place* best = nullptr;
    for (const Place& place : candidate.places) {
      if (best == nullptr || rank(place) < rank(*best)) best = &place;
      if (!is_label(place.form) && !is_set_off_inside(place.form)) continue;
      const Place*& there = introduced[place.entry];
      if (there == nullptr || rank(place) < rank(*there)) there = &place;
    }
    if (introduced.empty()) introduced.emplace(best->entry, best);
    for (const auto& [entry, place] : introduced)
      made.introductions.push_back({entry, place->block, leads(*place), evidence(*place)});
    for (const Place& place : candidate.places) {
      const auto is_told = [&place](const auto& one) {
        return one.entry == place.entry && one.block == place.block;
      };
      if (leads(place) && std::none_of(made.introductions.begin(), made.introductions.end(), is_told))
        made.introductions.push_back({place.entry, place.block, true, evidence(place)});
    }
    made.definitions.push_back(evidence(*best));
    known_.add(candidate.key, concepts_.size());
    for (const auto& other : candidate.other_names)
      known_.add(corpus_.words.add_all(other), concepts_.size());
    concepts_.push_back(std::move(made));
    return concepts_.back();
  }

  /// The way it is written most often; in the singular where some text writes it so, and of "CPUs" always.
  std::string name_of(const Candidate& candidate) const {
    std::string written = candidate.surface();
    const std::string& last = corpus_.words.text(candidate.key.back());
    const auto last_of = [](const std::string& surface) {
      return text::fold(surface.substr(surface.find_last_of(" -") + 1));
    };
    if (text::singular(last_of(written)) != last) return written;
    std::string name = written;
    std::size_t most = 0;
    for (const auto& [surface, count] : candidate.surfaces) {
      if (count <= most || last_of(surface) != last) continue;
      most = count;
      name = surface;
    }
    const bool capitals =
        name.size() > 2 && name.ends_with('s') &&
        std::all_of(name.begin(), name.end() - 1, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (capitals) name.pop_back();
    return name;
  }

  /// Which place defines best: a label says what it leads, a bracket stands in a sentence, a heading says
  /// nothing itself.
  static int rank(const Place& place) {
    switch (place.form) {
      case Form::kBoldLabel:
        return 0;
      case Form::kPlainLabel:
        return 1;
      case Form::kTableCell:
        return 2;
      case Form::kExpansion:
        return 3;
      case Form::kMarkedInProse:
      case Form::kNamed:
      case Form::kSymbol:
        return 4;
      case Form::kProperRun:
      case Form::kSingleName:
      case Form::kCollocation:
      case Form::kPhrase:
      case Form::kHeaderPhrase:
      case Form::kEponym:
      case Form::kChunk:
      case Form::kChunkPart:
      case Form::kLabelPart:
        return 5;
      case Form::kHeading:
        break;
    }
    return 6;
  }

  Evidence evidence(const Place& place) const {
    const AnalysedBlock* block = &block_at(place);
    const auto& blocks = corpus_.entries[place.entry].blocks;
    // What a heading introduces is defined by the text under it.
    if (block->block.kind == BlockKind::kHeading && place.block + 1 < blocks.size() &&
        blocks[place.block + 1].block.kind == BlockKind::kParagraph) {
      block = &blocks[place.block + 1];
    }
    const std::size_t source = corpus_.entries[place.entry].source;
    const bool whole =
        block->sentences.empty() || (is_label(place.form) && block->block.kind != BlockKind::kParagraph);
    if (whole) {
      return {std::string(text::prefix_utf8(block->block.text, kLongestDefinition)), source,
              block->block.line};
    }
    const std::size_t sentence =
        std::min(is_label(place.form) ? 0 : place.sentence, block->sentences.size() - 1);
    return {std::string(text::prefix_utf8(block->sentence_text(sentence), kLongestDefinition)), source,
            block->sentence_line(sentence)};
  }

  /// Whether the place is a label of the term itself: not "Connection to wave-making resistance", and
  /// not "No snapback".
  bool leads(const Place& place) const {
    if (!is_label(place.form)) return false;
    const Block& block = block_at(place).block;
    const auto label =
        std::string_view(block.text).substr(block.label.begin, block.label.end - block.label.begin);
    return std::none_of(std::begin(cues::kRelatingLeadIns), std::end(cues::kRelatingLeadIns),
                        [label](std::string_view words) { return label.starts_with(words); });
  }

  static std::string capitalised(std::string name) {
    if (!name.empty() && name.front() >= 'a' && name.front() <= 'z' && !has_proper_form(name)) {
      name.front() = static_cast<char>(name.front() - 'a' + 'A');
    }
    return name;
  }

  Corpus& corpus_;
  std::vector<ConceptFacts>& concepts_;
  KnownNames known_;
  const WordStatistics& statistics_;
  CueWords function_words_, never_first_, generic_heads_, term_heads_, eponym_heads_, talk_sections_,
      member_sections_;
  CueWords verbs_, compound_qualities_;
  std::set<WordId> header_words_;
  Candidates candidates_;
  double dictionary_;
  std::map<std::pair<std::size_t, std::string>, Section> sections_;  ///< by concept of the entry and heading
  std::vector<std::vector<WordId>> entry_names_;  ///< by concept of an entry: the words of its name
  std::map<std::pair<std::size_t, WordId>, std::set<const Candidate*>>
      labels_with_head_;                  ///< entry, last word
  Spread label_ends_, label_beginnings_;  ///< in labels of which concepts a word stands last, and first
};

}  // namespace

void introduce_concepts(Corpus& corpus, const WordStatistics& statistics, std::vector<ConceptFacts>& concepts,
                        Decisions* decisions) {
  Introducer(corpus, statistics, concepts).run(decisions);
}

}  // namespace cairn::importers
