#include "importers/analysis/joining.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include <cctype>

#include "importers/analysis/abbreviation.h"
#include "importers/analysis/cues.h"
#include "importers/analysis/name_form.h"
#include "importers/analysis/name_matcher.h"
#include "text/folding.h"
#include "text/inflection.h"

namespace cairn::importers {

namespace {

/// Fewer initials than these stand for too much.
constexpr std::size_t kLeastInitials = 3;

class Joiner {
 public:
  Joiner(Corpus& corpus, const WordStatistics& statistics, KnownNames& known, Candidates& candidates)
      : corpus_(corpus), statistics_(statistics), known_(known), candidates_(candidates) {}

  /// An abbreviation that nothing explains is another name of the only term that it stands for and that some
  /// entry uses with it.
  void join_abbreviations(std::vector<const Candidate*>& kept) {
    Phrases phrases;
    for (const Candidate* candidate : kept) {
      kept_.emplace(candidate->key, candidate);
      for (const std::string& other : candidate->other_names)
        note_name(other, corpus_.words.add_all(other), candidate->key);
      if (candidate->key.size() > 1) phrases.emplace(initials(candidate->surface()), candidate);
    }
    std::vector<const Candidate*> unexplained;
    std::erase_if(kept, [&](const Candidate* candidate) {
      const std::string surface = candidate->surface();
      if (candidate->key.size() > 1 || known_.contains(candidate->key) || !candidate->other_names.empty() ||
          !is_abbreviation_form(surface))
        return false;
      const auto fitting = what_it_stands_for(*candidate, phrases);
      if (fitting.empty()) unexplained.push_back(candidate);
      if (fitting.size() != 1) return false;
      join(*candidate, fitting.front()->key);
      kept_.erase(candidate->key);
      return true;
    });
    expand(unexplained);
    for (auto at = phrases.begin(); at != phrases.end();) {
      const auto end = phrases.upper_bound(at->first);
      const bool only = std::next(at) == end;
      if (only && at->second->key.size() >= kLeastInitials) add_initials(*at->second, at->first);
      at = end;
    }
  }

  void join_variants(std::vector<const Candidate*>& kept) {
    for (std::size_t i = 0; i < known_.size(); ++i) {
      const TermKey key = corpus_.words.add_all(known_.name(i));
      if (key.size() == 2) by_first_word_[key.front()].push_back(i);
    }
    for (const Candidate* candidate : kept) {
      for (const std::string& letters : spellings(*candidate)) by_spelling_[letters].push_back(candidate);
      if (candidate->key.size() > 1)
        by_end_[TermKey(candidate->key.begin() + 1, candidate->key.end())].push_back(candidate);
    }
    for (const Candidate* candidate : kept) {
      if (known_.contains(candidate->key)) continue;
      auto base = base_of(*candidate);
      while (base && joined_.contains(*base)) base = joined_.at(*base);
      if (!base || *base == candidate->key) continue;
      join(*candidate, *base);
      joined_.emplace(candidate->key, *base);
    }
    std::erase_if(kept, [this](const Candidate* candidate) { return joined_.contains(candidate->key); });
    for (const Candidate* candidate : kept) {
      add_short_name(*candidate);
      add_solid_spelling(*candidate);
      add_labels(*candidate);
    }
    add_header_spellings(kept);
    add_other_words(kept);
  }

 private:
  using Phrases = std::multimap<std::string, const Candidate*>;  ///< by their initials

  static std::vector<const Candidate*> what_it_stands_for(const Candidate& abbreviation,
                                                          const Phrases& phrases) {
    const std::string& surface = abbreviation.surface();
    std::string letters = text::fold(surface);
    if (surface.back() == 's' && letters.size() > 2) letters.pop_back();
    // "ViT": small letters may be any.
    const bool mixed =
        std::any_of(surface.begin(), surface.end() - 1, [](char c) { return c >= 'a' && c <= 'z'; });
    std::vector<const Candidate*> fitting;
    auto at = phrases.lower_bound(mixed ? letters.substr(0, 1) : letters);
    for (; at != phrases.end() && at->first.front() == letters.front(); ++at) {
      const bool same = at->first == letters;
      if (!same && !mixed) break;
      const bool fits = same || abbreviates(surface, at->second->surface());
      if (fits && share_text(abbreviation, *at->second)) fitting.push_back(at->second);
    }
    return fitting;
  }

  /// Whether some entry uses both. Two letters stand for much: what they mean is to be spoken of in prose.
  static bool share_text(const Candidate& abbreviation, const Candidate& phrase) {
    if (abbreviation.surface().size() < kLeastInitials && phrase.uses.empty()) return false;
    const auto entries = entries_of(abbreviation);
    const auto others = entries_of(phrase);
    return std::any_of(entries.begin(), entries.end(),
                       [&](std::size_t entry) { return others.contains(entry); });
  }

  static std::set<std::size_t> entries_of(const Candidate& candidate) {
    std::set<std::size_t> entries;
    for (const Place& place : candidate.places) entries.insert(place.entry);
    for (const Candidate::Use& use : candidate.uses) entries.insert(use.entry);
    return entries;
  }

  /// The abbreviation's term may be written out in prose where nothing else speaks for it: "RDF", and
  /// "by radio direction finding".
  void expand(const std::vector<const Candidate*>& unexplained) {
    std::map<std::string, Phrases> wanted;
    for (const Candidate* candidate : unexplained) {
      wanted.emplace(text::fold(candidate->surface()), Phrases());
    }
    if (wanted.empty()) return;
    std::string letters;
    candidates_.each([&](const Candidate& candidate) {
      const TermKey& key = candidate.key;
      // Two letters stand for much: what they mean is to be spoken of more than once.
      if (key.size() < kLeastInitials && (key.size() < 2 || candidate.uses.size() < 2)) return;
      letters.clear();
      for (const WordId word : key) letters.push_back(corpus_.words.text(word).front());
      const auto found = wanted.find(letters);
      if (found != wanted.end()) found->second.emplace(letters, &candidate);
    });
    for (const Candidate* candidate : unexplained) {
      const auto phrases = wanted.find(text::fold(candidate->surface()));
      if (phrases == wanted.end()) continue;
      const auto fitting = what_it_stands_for(*candidate, phrases->second);
      if (fitting.size() == 1 && !is_taken(fitting.front()->key))
        add_name(candidate->key, fitting.front()->surface(), fitting.front()->key);
    }
  }

  /// "PSP" in an entry that speaks of a "polar speed program", though nowhere as a term of its own.
  void add_initials(const Candidate& phrase, const std::string& letters) {
    const TermKey key = {corpus_.words.add(letters)};
    if (known_.contains(key) || candidates_.contains(key) || statistics_.is_written_small(key.front()))
      return;
    const auto entries = entries_of(phrase);
    const bool used = std::any_of(entries.begin(), entries.end(), [&](std::size_t entry) {
      return statistics_.uses_in_entry(entry, key.front()) > 0;
    });
    if (used) add_name(phrase.key, text::upper(letters), key);
  }

  bool is_taken(const TermKey& key) const { return kept_.contains(key) || known_.contains(key); }

  std::optional<TermKey> base_of(const Candidate& candidate) const {
    for (const auto rule : {&Joiner::of_plural_abbreviation, &Joiner::of_tail, &Joiner::of_spelling,
                            &Joiner::of_participle, &Joiner::of_maker, &Joiner::of_title, &Joiner::of_doing,
                            &Joiner::of_own_field, &Joiner::of_abbreviated}) {
      if (auto base = (this->*rule)(candidate)) return base;
    }
    return std::nullopt;
  }

  /// "GPs"
  std::optional<TermKey> of_plural_abbreviation(const Candidate& candidate) const {
    const std::string surface = candidate.surface();
    if (candidate.key.size() > 1 || surface.size() < 3 || surface.back() != 's' ||
        !is_abbreviation_form(surface.substr(0, surface.size() - 1)))
      return std::nullopt;
    const TermKey base = corpus_.words.add_all(surface.substr(0, surface.size() - 1));
    return base != candidate.key && is_taken(base) ? std::optional(base) : std::nullopt;
  }

  /// "Load-sharing techniques" beside "load-sharing"; of a name of one word only what is coined: "SeaSail
  /// model".
  std::optional<TermKey> of_tail(const Candidate& candidate) const {
    const TermKey& key = candidate.key;
    if (key.size() < 2) return std::nullopt;
    const TermKey stem(key.begin(), key.end() - 1);
    const auto names = [&](const auto& tails) { return is_one_of(tails, key.back()); };
    const auto short_one = kept_.find(stem);
    const bool coined = short_one != kept_.end() && has_proper_form(short_one->second->surface());
    const bool droppable =
        (stem.size() > 1 && names(cues::kSameThingTails)) ||
        (coined && names(cues::kDroppableTails) && may_mean(candidate, *short_one->second)) ||
        (stem.size() == 1 && names(cues::kFileTails) && is_format(candidate));
    return droppable && is_taken(stem) ? std::optional(stem) : std::nullopt;
  }

  /// "XCF file"
  static bool is_format(const Candidate& candidate) {
    const std::string& surface = candidate.surface();
    return is_abbreviation_form(surface.substr(0, surface.find_last_of(" -")));
  }

  /// "EM algorithm" is not the "EM" of texts on electromigration: two letters stand for much, and some entry
  /// is to speak of both.
  static bool may_mean(const Candidate& longer, const Candidate& short_one) {
    if (short_one.surface().size() >= kLeastInitials) return true;
    std::map<std::size_t, std::size_t> left;  // uses of the longer one, by entry
    for (const Candidate::Use& use : longer.uses) ++left[use.entry];
    return std::any_of(short_one.uses.begin(), short_one.uses.end(), [&left](const Candidate::Use& use) {
      const auto both = left.find(use.entry);
      return both != left.end() && both->second-- == 0;
    });
  }

  /// "pretraining" and "pre-training", "self-anneal" and "self-annealing": the one that is used more often.
  std::optional<TermKey> of_spelling(const Candidate& candidate) const {
    for (const std::string& letters : spellings(candidate)) {
      const auto& same = by_spelling_.at(letters);
      const auto most =
          std::max_element(same.begin(), same.end(), [](const Candidate* a, const Candidate* b) {
            return std::pair(a->uses.size() + a->places.size(), b->key) <
                   std::pair(b->uses.size() + b->places.size(), a->key);
          });
      if (*most != &candidate) return (*most)->key;
    }
    return std::nullopt;
  }

  /// "Storm-tested" is no thing: where a thing is so called, the word means that.
  std::optional<TermKey> of_participle(const Candidate& candidate) const {
    const std::string surface = candidate.surface();
    if (surface.find(' ') != std::string::npos || surface.find('-') == std::string::npos ||
        !is_participle(std::string_view(surface).substr(surface.rfind('-') + 1)))
      return std::nullopt;
    const Candidate* most = nullptr;
    for (auto longer = kept_.upper_bound(candidate.key); longer != kept_.end(); ++longer) {
      const TermKey& key = longer->first;
      if (key.size() <= candidate.key.size() ||
          !std::equal(candidate.key.begin(), candidate.key.end(), key.begin()))
        break;
      if (key.size() == candidate.key.size() + 1 &&
          (most == nullptr || longer->second->own_uses > most->own_uses))
        most = longer->second;
    }
    return most == nullptr ? std::nullopt : std::optional(most->key);
  }

  /// "supervised", not "speed" and "bed".
  static bool is_participle(std::string_view word) {
    constexpr std::size_t kShortestParticiple = 5;
    return word.size() >= kShortestParticiple && word.ends_with("ed") && !word.ends_with("eed");
  }

  /// "Nord Flux" beside "Flux".
  std::optional<TermKey> of_maker(const Candidate& candidate) const {
    const auto product = without_maker(candidate);
    return product && kept_.contains(*product) ? product : std::nullopt;
  }

  /// "CAP" of an entry "CAP theorem", where no other text says it but as a part of that.
  std::optional<TermKey> of_title(const Candidate& candidate) const {
    if (candidate.key.size() != 1 || !is_abbreviation_form(candidate.surface())) return std::nullopt;
    const auto owners = by_first_word_.find(candidate.key.front());
    if (owners == by_first_word_.end() || owners->second.size() != 1) return std::nullopt;
    const std::size_t owner = owners->second.front();
    const TermKey title = corpus_.words.add_all(known_.name(owner));
    const bool own =
        std::all_of(candidate.uses.begin(), candidate.uses.end(), [&](const Candidate::Use& use) {
          const auto& tokens = corpus_.entries[use.entry].blocks[use.block].tokens;
          return known_.concept_of_entry(use.entry) == owner ||
                 (use.end < tokens.size() && tokens[use.end].word == title.back());
        });
    return own ? std::optional(title) : std::nullopt;
  }

  /// A product that the text calls so too, though not often enough for a term.
  void add_short_name(const Candidate& candidate) {
    const auto product = without_maker(candidate);
    if (!product || is_taken(*product) || product->size() > 1 || known_.contains(candidate.key)) return;
    const bool alone = statistics_.uses(product->front()) > candidate.uses.size();
    const std::string surface = candidate.surface();
    if (alone) add_name(candidate.key, surface.substr(surface.rfind(' ') + 1), *product);
  }

  /// "Pretraining" of "pre-training", where a text writes so.
  void add_solid_spelling(const Candidate& candidate) {
    std::string surface = candidate.surface();
    if (candidate.key.size() != 2 || surface.find(' ') != std::string::npos) return;
    std::erase(surface, '-');
    const TermKey solid = corpus_.words.add_all(surface);
    if (solid.size() == 1 && !is_taken(solid) && statistics_.uses(solid.front()) > 0)
      add_name(candidate.key, surface, solid);
  }

  /// What follows a first word, where both are names by themselves, written so everywhere, and no other term
  /// ends so.
  std::optional<TermKey> without_maker(const Candidate& candidate) const {
    const TermKey& key = candidate.key;
    const std::string surface = candidate.surface();
    const auto blank = surface.find(' ');
    if (key.size() < 2 || blank == std::string::npos || surface.find('-') != std::string::npos)
      return std::nullopt;
    const TermKey product(key.begin() + 1, key.end());
    const bool names = is_name(surface.front(), key[0]) && is_name(surface[blank + 1], key[1]);
    if (!names || by_end_.at(product).size() > 1 || known_.contains(product)) return std::nullopt;
    const auto alone = kept_.find(product);
    const std::string written = alone == kept_.end() ? surface.substr(blank + 1) : alone->second->surface();
    return is_abbreviation_form(written) ? std::nullopt : std::optional(product);
  }

  bool is_name(char first_letter, WordId word) const {
    return std::isupper(static_cast<unsigned char>(first_letter)) != 0 && statistics_.uses(word) > 0 &&
           !statistics_.is_written_small(word);
  }

  /// Headers are written small and apart: "seasail", "fin keel log".
  void add_header_spellings(const std::vector<const Candidate*>& kept) {
    std::unordered_map<std::string, const Candidate*> by_letters;
    for (const Candidate* candidate : kept)
      by_letters.emplace(text::variant_key(candidate->surface()), candidate);
    for (const AnalysedEntry& entry : corpus_.entries) {
      for (const std::string& phrase : entry.phrases) {
        const auto same = by_letters.find(text::variant_key(phrase));
        if (same == by_letters.end()) continue;
        const TermKey key = corpus_.words.add_all(phrase);
        if (!is_taken(key)) add_name(same->second->key, phrase, key);
      }
    }
  }

  /// Its letters, with blanks but without hyphens, "and" and "-al" behind "-ion"; and of a compound of
  /// hyphens without the ending by which the doing differs from the verb.
  static std::vector<std::string> spellings(const Candidate& candidate) {
    const std::string& surface = candidate.surface();
    std::string letters;
    std::size_t end = 0;
    const auto tokens = text::tokenize(surface);
    for (const auto& token : tokens) {
      if (token.folded == "and") continue;
      if (end > 0 && surface.compare(end, token.begin - end, "-") != 0) letters.push_back(' ');
      const std::string key = text::variant_key(surface.substr(token.begin, token.end - token.begin));
      letters += &token == &tokens.back() ? key : without_adjective_ending(key);
      end = token.end;
    }
    const bool compound = surface.find('-') != std::string::npos && surface.find(' ') == std::string::npos;
    if (!compound) return {letters};
    std::string stem = letters;
    for (const std::string_view ending : {"ing", "e"}) {
      if (stem.size() == letters.size() && letters.ends_with(ending))
        stem.resize(letters.size() - ending.size());
    }
    return {letters, stem + "-"};
  }

  /// "Directional stability" and "direction stability"; a last word is no adjective: "functional".
  static std::string without_adjective_ending(std::string word) {
    constexpr std::string_view kEnding = "ional";
    constexpr std::size_t kShortestStem = 3;
    if (word.ends_with(kEnding) && word.size() >= kEnding.size() + kShortestStem)
      word.resize(word.size() - 2);
    return word;
  }

  /// "Sea Sim (Nordwind)" of "Sea Sim"; "Velocity program (VPP)" of "VPP", where the other is no term.
  void add_labels(const Candidate& candidate) {
    for (const std::string& label : candidate.labels_with_bracket) {
      const TermKey before = corpus_.words.add_all(label.substr(0, label.find('(')));
      if (before == candidate.key || (!is_taken(before) && !other_names_.contains(before)))
        add_name(candidate.key, label, corpus_.words.add_all(label));
    }
  }

  /// Terms that are not worth having, but say one that is in other words.
  void add_other_words(const std::vector<const Candidate*>& kept) {
    for (const Candidate* candidate : kept) by_written_out_.emplace(written_out(candidate->key), candidate);
    std::map<std::string, std::pair<TermKey, TermKey>> found;  // by the name: the term, and what it means
    candidates_.each([&](const Candidate& candidate) {
      if (is_taken(candidate.key)) return;
      for (const auto rule : {&Joiner::of_same_thing, &Joiner::of_doing, &Joiner::of_own_field,
                              &Joiner::of_abbreviated, &Joiner::of_namesake}) {
        const auto base = (this->*rule)(candidate);
        if (!base) continue;
        found.try_emplace(candidate.surface(), candidate.key, *base);
        break;
      }
    });
    for (auto& [name, term] : found) {
      auto& [key, base] = term;
      while (joined_.contains(base)) base = joined_.at(base);
      add_name(base, name, key);
    }
  }

  std::optional<TermKey> if_kept(TermKey key) const {
    return kept_.contains(key) ? std::optional(std::move(key)) : std::nullopt;
  }

  /// "The broaching-to problem" of "broaching-to"; "a load balancing algorithm" is one of many.
  std::optional<TermKey> of_same_thing(const Candidate& candidate) const {
    if (candidate.key.size() < 3 || !is_one_of(cues::kSameThingTails, candidate.key.back()) ||
        !is_definite(candidate))
      return std::nullopt;
    return if_kept(TermKey(candidate.key.begin(), candidate.key.end() - 1));
  }

  /// Whether some text speaks of the one: "the ...", in the singular.
  bool is_definite(const Candidate& candidate) const {
    if (!text::fold(candidate.surface()).ends_with(corpus_.words.text(candidate.key.back()))) return false;
    return std::any_of(candidate.uses.begin(), candidate.uses.end(), [this](const Candidate::Use& use) {
      const AnalysedBlock& block = corpus_.entries[use.entry].blocks[use.block];
      return use.first > 0 && text::fold(block.text(block.tokens[use.first - 1])) == "the";
    });
  }

  /// "Hull resistance regression modeling" of "... model".
  std::optional<TermKey> of_doing(const Candidate& candidate) const {
    constexpr std::string_view kEnding = "ing";
    const std::string& last = corpus_.words.text(candidate.key.back());
    if (candidate.key.size() < 3 || last.size() <= kEnding.size() || !last.ends_with(kEnding))
      return std::nullopt;
    TermKey thing = candidate.key;
    thing.back() = corpus_.words.add(last.substr(0, last.size() - kEnding.size()));
    return if_kept(std::move(thing));
  }

  /// "Hughes' laws of drag" of "Hughes' laws", in an entry on drag.
  std::optional<TermKey> of_own_field(const Candidate& candidate) const {
    const std::string& surface = candidate.surface();
    constexpr std::string_view kOf = " of ";
    const auto of = surface.find(kOf);
    if (of == std::string::npos || !is_possessive(std::string_view(surface).substr(0, of)))
      return std::nullopt;
    const TermKey field = corpus_.words.add_all(surface.substr(of + kOf.size()));
    const TermKey entry =
        corpus_.words.add_all(known_.name(known_.concept_of_entry(candidate.places.front().entry)));
    if (!holds_all(entry, field)) return std::nullopt;
    return if_kept(corpus_.words.add_all(surface.substr(0, of)));
  }

  /// "DL course" of "deep learning course", and the other way round.
  std::optional<TermKey> of_abbreviated(const Candidate& candidate) const {
    if (candidate.key.size() < 2) return std::nullopt;
    const TermKey whole = written_out(candidate.key);
    if (whole != candidate.key && is_taken(whole)) return whole;
    const auto found = by_written_out_.find(whole);
    return found == by_written_out_.end() ? std::nullopt : std::optional(found->second->key);
  }

  /// The words with abbreviations of several words written out.
  TermKey written_out(const TermKey& key) const {
    TermKey whole;
    for (const WordId word : key) {
      const auto found = expansions_.find(word);
      if (key.size() == 1 || found == expansions_.end()) {
        whole.push_back(word);
      } else {
        whole.insert(whole.end(), found->second.begin(), found->second.end());
      }
    }
    return whole;
  }

  /// "Arrhenius", where all that is named after him is a relationship.
  std::optional<TermKey> of_namesake(const Candidate& candidate) const {
    if (candidate.key.size() != 1 || !candidate.has_form(Form::kSingleName)) return std::nullopt;
    std::optional<TermKey> named;
    for (auto longer = kept_.upper_bound(candidate.key);
         longer != kept_.end() && longer->first.front() == candidate.key.front(); ++longer) {
      if (named || longer->first.size() != 2 || !is_one_of(cues::kNamedAfterHeads, longer->first.back()))
        return std::nullopt;
      named = longer->first;
    }
    return named;
  }

  template <typename Table>
  bool is_one_of(const Table& table, WordId word) const {
    return std::find(std::begin(table), std::end(table), corpus_.words.text(word)) != std::end(table);
  }

  void join(const Candidate& candidate, const TermKey& base) {
    add_name(base, candidate.surface(), candidate.key);
    for (const auto& other : candidate.other_names) add_name(base, other, corpus_.words.add_all(other));
    if (known_.contains(base)) return;
    auto& places = candidates_.at(base).places;
    places.insert(places.end(), candidate.places.begin(), candidate.places.end());
  }

  void add_name(const TermKey& base, const std::string& name, const TermKey& key) {
    note_name(name, key, base);
    if (const auto owner = known_.find(base)) {
      known_.add_alias(*owner, name, key);
    } else {
      candidates_.at(base).other_names.insert(name);
    }
  }

  void note_name(const std::string& name, const TermKey& key, const TermKey& base) {
    other_names_.insert(key);
    if (key.size() != 1 || base.size() < 2 || !is_abbreviation_form(name)) return;
    std::string phrase;
    for (const WordId word : base) phrase += corpus_.words.text(word) + " ";
    if (abbreviates(name, phrase)) expansions_.emplace(key[0], base);
  }

  Corpus& corpus_;
  const WordStatistics& statistics_;
  KnownNames& known_;
  Candidates& candidates_;
  std::map<TermKey, const Candidate*> kept_;
  std::map<TermKey, TermKey> joined_;
  std::unordered_map<WordId, TermKey> expansions_;     ///< of abbreviations
  std::unordered_set<TermKey, TermHash> other_names_;  ///< of those that are kept
  std::unordered_map<TermKey, const Candidate*, TermHash> by_written_out_;
  std::unordered_map<WordId, std::vector<std::size_t>> by_first_word_;  ///< known concepts of two words
  std::unordered_map<std::string, std::vector<const Candidate*>> by_spelling_;
  std::unordered_map<TermKey, std::vector<const Candidate*>, TermHash> by_end_;  ///< without the first word
};

}  // namespace

void join_terms(Corpus& corpus, const WordStatistics& statistics, KnownNames& known, Candidates& candidates,
                std::vector<const Candidate*>& kept) {
  Joiner joiner(corpus, statistics, known, candidates);
  joiner.join_abbreviations(kept);
  joiner.join_variants(kept);
}

}  // namespace cairn::importers
