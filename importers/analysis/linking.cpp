#include "importers/analysis/linking.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "importers/analysis/cue_set.h"
#include "importers/analysis/cues.h"
#include "importers/analysis/evidence_cues.h"
#include "importers/analysis/mention_weights.h"
#include "importers/analysis/name_form.h"
#include "importers/analysis/name_matcher.h"
#include "importers/analysis/opening.h"
#include "text/inflection.h"
#include "text/utf8.h"

namespace cairn::importers {

namespace {

// Of two meanings the better must be this much likelier.
constexpr double kClearlyBetter = 1.25;
constexpr std::size_t kEvidenceAMention = 3;
// How rare words are is told as if a glossary had so many entries more without them.
constexpr double kEntriesUnseen = 120;

class Linker {
 public:
  Linker(Corpus& corpus, const WordStatistics& statistics, const Neighbourhoods& neighbourhoods,
         const std::vector<ConceptFacts>& concepts)
      : corpus_(corpus),
        statistics_(statistics),
        concepts_(concepts),
        neighbourhoods_(neighbourhoods),
        function_words_(cues::kFunctionWords, corpus.words),
        sending_(cues::kSending, corpus.words),
        determiners_(cues::kDeterminers, corpus.words),
        copulas_(cues::kCopulas, corpus.words),
        cues_(corpus.words) {
    for (const auto& entry : corpus.entries) words_.push_back(static_cast<double>(words_in(entry)));
    concept_of_entry_.resize(corpus.entries.size(), kNone);
    for (std::size_t i = 0; i < concepts.size(); ++i) {
      for (const std::size_t entry : concepts[i].entries) concept_of_entry_[entry] = i;
      names_.push_back(corpus.words.add_all(without_qualifier(concepts[i].name)));
      add_names(i);
      add_verb_forms(i);
      add_code_names(i);
    }
  }

  std::vector<Occurrence> run(Decisions* decisions) {
    for (std::size_t e = 0; e < corpus_.entries.size(); ++e) {
      for (std::size_t b = 0; b < corpus_.entries[e].blocks.size(); ++b) find_in_block(e, b);
    }
    group_places();
    find_proper_nouns();
    decide_all(decisions);
    return accepted();
  }

 private:
  /// A place that may name a concept.
  struct Found {
    Occurrence place;
    std::size_t outer = kNone;  ///< the longer name that it stands in
    bool homonym = false;       ///< the words may mean another concept, too
    bool code = false;          ///< written as code, as the entry is headed
  };
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  using Pair = std::pair<std::size_t, std::size_t>;  ///< entry and concept
  using Features = std::array<double, kMentionFeatures>;

  void add_names(std::size_t i) {
    const ConceptFacts& made = concepts_[i];
    for (const auto& name : made.names()) {
      // A symbol stands for much else, also a Greek letter.
      constexpr std::size_t kBytesOfALetter = 2;
      if (text::length_utf8(name) == 1 && name.size() <= kBytesOfALetter &&
          text::length_utf8(without_qualifier(made.name)) > 1)
        continue;
      const auto words = corpus_.words.add_all(name);
      const bool proper = has_proper_form(name);  // ETCS is no "etc."
      if (words.empty() || (words.size() == 1 && !proper && function_words_.contains(words.front())))
        continue;
      const bool established =
          made.has_entry() || proper || (words.size() > 1 && (made.is_labelled() || is_capitalised(name)));
      (established ? established_ : weak_).add(words, name, i);
    }
  }

  /// An entry "Sear" that begins "To brown ..." is named by "searing" and "seared", one on annealing by
  /// "annealed".
  void add_verb_forms(std::size_t i) {
    const std::vector<WordId>& name = names_[i];
    if (name.size() != 1 || has_proper_form(concepts_[i].name)) return;
    const std::string word = corpus_.words.text(name.front());
    const auto add = [&](const std::string& form) { established_.add({corpus_.words.add(form)}, form, i); };
    if (is_verb(i)) {
      for (const std::string& form : text::participles(word)) add(form);
    } else if (concepts_[i].has_entry() && word.size() > 5 && word.ends_with("ing")) {
      add(word.substr(0, word.size() - 3) + "ed");
    }
  }

  /// Whether its text says what is done: "To cook ...".
  bool is_verb(std::size_t i) const {
    const auto& entries = concepts_[i].entries;
    return std::any_of(entries.begin(), entries.end(), [this](std::size_t entry) {
      const AnalysedBlock* lead = lead_of(corpus_.entries[entry]);
      return lead != nullptr && lead->tokens.size() > 1 &&
             corpus_.words.text(lead->tokens.front().word) == "to" && lead->tokens[1].joined &&
             !function_words_.contains(lead->tokens[1].word);
    });
  }

  /// Headings such as "`n_jobs`".
  void add_code_names(std::size_t i) {
    for (const std::size_t entry : concepts_[i].entries) {
      const std::string& header = corpus_.entries[entry].header;
      if (header.find('`') != std::string::npos) code_names_.emplace(code_name(header), i);
    }
  }

  /// Without its marks, and without the empty brackets of a call: `sound()`.
  static std::string code_name(std::string code) {
    std::erase(code, '`');
    if (code.ends_with("()")) code.resize(code.size() - 2);
    return code;
  }

  /// Every word begins with a capital: written as a name.
  static bool is_capitalised(std::string_view name) {
    bool begins = true;
    for (const char c : name) {
      if (begins && c >= 'a' && c <= 'z') return false;
      begins = c == ' ';
    }
    return true;
  }

  // --- finding ---

  void find_in_block(std::size_t e, std::size_t b) {
    const AnalysedBlock& block = corpus_.entries[e].blocks[b];
    if (block.block.kind == BlockKind::kCode || block.block.kind == BlockKind::kFormula) return;
    std::vector<bool> taken(block.tokens.size(), false);
    for (const NameMatcher* matcher : {&established_, &weak_}) {
      for (const auto& match : matcher->find(block, taken)) {
        const std::size_t outer = found_.size();
        if (const auto meant = meaning(e, match))
          found_.push_back({{*meant, e, b, match.first, match.count}, kNone, match.ids.size() > 1});
        if (match.count > 1) find_inside(e, b, match, found_.size() > outer ? outer : kNone);
      }
    }
    if (!code_names_.empty()) find_code_names(e, b);
  }

  /// `n_jobs` and `fit()` name the entries that are headed so; else code names nothing.
  void find_code_names(std::size_t e, std::size_t b) {
    const AnalysedBlock& block = corpus_.entries[e].blocks[b];
    for (const TextSpan& span : block.block.hidden) {
      const auto meant =
          code_names_.find(code_name(block.block.text.substr(span.begin, span.end - span.begin)));
      if (meant == code_names_.end()) continue;
      const auto first = std::partition_point(block.tokens.begin(), block.tokens.end(),
                                              [&](const WordToken& t) { return t.begin < span.begin; });
      const auto end = std::partition_point(first, block.tokens.end(),
                                            [&](const WordToken& t) { return t.begin < span.end; });
      if (first == end) continue;
      found_.push_back({{meant->second, e, b, static_cast<std::size_t>(first - block.tokens.begin()),
                         static_cast<std::size_t>(end - first)},
                        kNone,
                        false,
                        true});
    }
  }

  /// "GPS buoy cost" may also name the GPS buoy.
  void find_inside(std::size_t e, std::size_t b, const NameMatcher::Match& longer, std::size_t outer) {
    const AnalysedBlock& block = corpus_.entries[e].blocks[b];
    const std::size_t last = longer.first + longer.count;
    for (std::size_t first = longer.first; first < last; ++first) {
      const std::size_t end = first == longer.first ? last - 1 : last;
      const auto match = established_.find_at(block, first, end);
      if (!match) continue;
      if (const auto meant = meaning(e, *match))
        found_.push_back({{*meant, e, b, match->first, match->count}, outer, match->ids.size() > 1});
      first = match->first + match->count - 1;
    }
  }

  /// Which of the concepts that go by a matched name is meant; nothing when that stays open.
  std::optional<std::size_t> meaning(std::size_t e, const NameMatcher::Match& match) const {
    if (match.ids.size() == 1) return match.ids.front();
    const std::size_t own = concept_of_entry_[e];
    if (own != kNone && std::find(match.ids.begin(), match.ids.end(), own) != match.ids.end()) return own;
    std::vector<std::pair<double, std::size_t>> possible;
    for (const std::size_t id : match.ids) possible.emplace_back(neighbourhoods_.of_entry(e, id), id);
    std::sort(possible.begin(), possible.end(), std::greater<>());
    const bool clear = possible[0].first > 0 && possible[0].first >= kClearlyBetter * possible[1].first;
    return clear ? std::optional(possible[0].second) : std::nullopt;
  }

  // --- deciding ---

  /// How many of a group's places are such.
  struct Places {
    double all = 0;
    double one_word = 0;
    double proper = 0;
    double exact = 0;
    double capital = 0;  ///< in the middle of a sentence
    double small = 0;
    double closing = 0;
    double opening = 0;
    double main_name = 0;
    double homonym = 0;
    double unlike_case = 0;
    double first_sentence = 0;

    bool is_ordinary_word() const { return one_word == all && proper == 0; }
  };

  /// All places where one entry may name one concept, in the order of the text.
  struct Group {
    Pair pair;
    std::vector<const Found*> places;
    Places counts;
  };
  void group_places() {
    std::vector<const Found*> places;
    places.reserve(found_.size());
    for (const Found& found : found_) places.push_back(&found);
    const auto pair_of = [](const Found* found) {
      return Pair(found->place.entry, found->place.concept_index);
    };
    std::stable_sort(places.begin(), places.end(),
                     [&](const Found* a, const Found* b) { return pair_of(a) < pair_of(b); });
    entries_with_.resize(concepts_.size());
    for (const Found* found : places) {
      if (groups_.empty() || groups_.back().pair != pair_of(found)) {
        groups_.push_back({pair_of(found), {}, {}});
        entries_with_[found->place.concept_index].push_back(found->place.entry);
      }
      groups_.back().places.push_back(found);
    }
    for (Group& group : groups_) group.counts = count(group.pair, group.places);
  }

  /// "Flux" is a model where the texts that introduce it never write it small, and no more texts write it
  /// small than have it with a capital in the middle of a sentence; the flux of atoms is another thing.
  void find_proper_nouns() {
    std::set<Pair> homes;  // that are about a concept or introduce it
    for (std::size_t i = 0; i < concepts_.size(); ++i) {
      for (const std::size_t entry : concepts_[i].entries) homes.insert({entry, i});
      for (const auto& introduction : concepts_[i].introductions) homes.insert({introduction.entry, i});
    }
    std::vector<std::size_t> capital(concepts_.size(), 0);  // entries
    std::vector<std::size_t> small(concepts_.size(), 0);
    std::vector<bool> small_at_home(concepts_.size(), false);
    for (const Group& group : groups_) {
      const std::size_t id = group.pair.second;
      if (group.counts.capital > 0) ++capital[id];
      if (group.counts.small == group.counts.all) ++small[id];
      if (group.counts.small > 0 && homes.contains(group.pair)) small_at_home[id] = true;
    }
    for (std::size_t i = 0; i < concepts_.size(); ++i)
      is_proper_noun_.push_back(capital[i] > 0 && capital[i] >= small[i] && !small_at_home[i]);
  }

  /// Whether an entry has the words of a concept's name somewhere.
  bool has_words(std::size_t entry, std::size_t concept_index) const {
    const auto& entries = entries_with_[concept_index];
    return std::binary_search(entries.begin(), entries.end(), entry);
  }

  void decide_all(Decisions* decisions) {
    for (const Group& group : groups_) {
      const Pair& pair = group.pair;
      if (concept_of_entry_[pair.first] == pair.second) {
        accepted_.emplace(pair, 0);
        continue;
      }
      if (is_only_letters_inside(group)) continue;
      const bool code =
          std::any_of(group.places.begin(), group.places.end(), [](const Found* f) { return f->code; });
      const Features values = features(group);
      double score = 0;
      for (const MentionWeight& weight : kMentionWeights)
        score += weight.weight * values[static_cast<std::size_t>(weight.feature)];
      const bool sure = code || says_kind(group) || is_stated(group);
      if (sure || score >= kMentionThreshold) accepted_.emplace(pair, std::max(score, kMentionThreshold));
      if (decisions != nullptr)
        decisions->mentions.push_back({pair.first, pair.second, {values.begin(), values.end()}, score});
    }
  }

  /// What an author lists as a prerequisite is meant, however ordinary the word, where it has an entry.
  bool is_stated(const Group& group) {
    if (!concepts_[group.pair.second].has_entry()) return false;
    return std::any_of(group.places.begin(), group.places.end(), [this](const Found* found) {
      const AnalysedBlock& block = corpus_.entries[found->place.entry].blocks[found->place.block];
      return found->outer == kNone && cues_.is_listed_prerequisite(block, found->place);
    });
  }

  /// "Bowline knot: a knot that ..." speaks of knots, however ordinary the word: so say the name and the
  /// definition.
  bool says_kind(const Group& group) const {
    const auto& [entry, id] = group.pair;
    const std::size_t own = concept_of_entry_[entry];
    if (own == kNone || !concepts_[id].has_entry()) return false;
    const auto& name = names_[own];
    const auto& kind = names_[id];
    if (name.size() <= kind.size() || !std::equal(kind.rbegin(), kind.rend(), name.rbegin())) return false;
    return std::any_of(group.places.begin(), group.places.end(), [&, entry = entry](const Found* found) {
      const Occurrence& place = found->place;
      const AnalysedBlock& block = corpus_.entries[entry].blocks[place.block];
      return found->outer == kNone && place.block == first_block(entry) && is_genus(block, place);
    });
  }

  /// What the first sentence of a text says that its subject is: "A [new] knot that", "... is a knot that".
  bool is_genus(const AnalysedBlock& block, const Occurrence& place) const {
    const auto& tokens = block.tokens;
    if (tokens[place.first].sentence != 0 || !ends_phrase(block, place.first + place.count - 1)) return false;
    std::size_t at = place.first;
    while (at > 0 && tokens[at].joined && !function_words_.contains(tokens[at - 1].word)) --at;
    if (at == 0 || !tokens[at].joined || !determiners_.contains(tokens[at - 1].word)) return false;
    return at == 1 || copulas_.contains(tokens[at - 2].word);
  }

  /// Two letters stand for much: a text that has them only inside longer names ("PN junction") speaks of
  /// these, where no entry is headed so.
  bool is_only_letters_inside(const Group& group) const {
    const ConceptFacts& meant = concepts_[group.pair.second];
    if (meant.has_entry() && meant.name.size() == 2) return false;
    return std::all_of(group.places.begin(), group.places.end(), [this](const Found* found) {
      const Occurrence& place = found->place;
      const AnalysedBlock& block = corpus_.entries[place.entry].blocks[place.block];
      return found->outer != kNone && place.count == 1 && block.text(block.tokens[place.first]).size() <= 2;
    });
  }

  Places count(const Pair& pair, const std::vector<const Found*>& places) const {
    const auto& [entry, id] = pair;
    const ConceptFacts& made = concepts_[id];
    Places count;
    for (const Found* found : places) {
      const Occurrence& place = found->place;
      const AnalysedBlock& block = corpus_.entries[entry].blocks[place.block];
      const WordToken& first = block.tokens[place.first];
      const WordToken& last = block.tokens[place.first + place.count - 1];
      const auto surface = std::string_view(block.block.text).substr(first.begin, last.end - first.begin);
      const bool opens = place.first == 0 || block.tokens[place.first - 1].sentence != first.sentence;
      const bool exact = is_written_so(made, surface);
      count.all += 1;
      count.one_word += place.count == 1 ? 1 : 0;
      count.proper += has_proper_form(surface) ? 1 : 0;
      count.exact += exact ? 1 : 0;
      // "Compare Jib": there it is written as it stands at the head of its entry.
      const bool refers = first.capital && sending_.contains(first_word(block, first.sentence));
      count.capital += first.capital && !opens && !refers ? 1 : 0;
      count.small += first.capital ? 0 : 1;
      count.closing += ends_phrase(block, place.first + place.count - 1) ? 1 : 0;
      count.opening += begins_phrase(block, place.first) ? 1 : 0;
      count.main_name += is_name(id, block, place) ? 1 : 0;
      count.homonym += found->homonym ? 1 : 0;
      count.unlike_case += !exact && holds_function_word(block, place) ? 1 : 0;
      count.first_sentence += place.block == first_block(entry) && first.sentence == 0 ? 1 : 0;
    }
    return count;
  }

  static WordId first_word(const AnalysedBlock& block, std::size_t sentence) {
    return std::partition_point(block.tokens.begin(), block.tokens.end(),
                                [sentence](const WordToken& token) { return token.sentence < sentence; })
        ->word;
  }

  static void set(Features& values, MentionFeature feature, double value) {
    values[static_cast<std::size_t>(feature)] = value;
  }

  Features features(const Group& group) const {
    Features values{};
    const Pair& pair = group.pair;
    set_places(group.counts, values);
    set_words(pair, group.counts, *group.places.front(), values);
    set_concept(pair, values);
    set(values, MentionFeature::kEarly,
        1.0 / (1.0 + sentences_before(pair.first, group.places.front()->place)));
    set(values, MentionFeature::kLength, std::log2(1 + words_[pair.first]));
    set(values, MentionFeature::kBias, 1);
    return values;
  }

  static void set_places(const Places& places, Features& values) {
    const auto share = [&](MentionFeature feature, double some) { set(values, feature, some / places.all); };
    share(MentionFeature::kOneWord, places.one_word);
    share(MentionFeature::kProper, places.proper);
    share(MentionFeature::kExactCase, places.exact);
    share(MentionFeature::kCapital, places.capital);
    share(MentionFeature::kClosing, places.closing);
    share(MentionFeature::kOpening, places.opening);
    share(MentionFeature::kMainName, places.main_name);
    share(MentionFeature::kHomonym, places.homonym);
    share(MentionFeature::kUnlikeCase, places.unlike_case);
    set(values, MentionFeature::kPlaces, std::log2(places.all));
    set(values, MentionFeature::kFirstSentence, places.first_sentence > 0 ? 1 : 0);
  }

  /// What the words say by how the whole glossary uses them.
  void set_words(const Pair& pair, const Places& places, const Found& first, Features& values) const {
    const auto& [entry, id] = pair;
    const double likeness = std::sqrt(neighbourhoods_.of_entry(entry, id));
    const auto spread = static_cast<double>(entries_with_[id].size());
    const auto entries = static_cast<double>(corpus_.entries.size());
    // A small glossary tells little of how rare words are.
    const double share = std::max(1.0, spread * entries / (entries + kEntriesUnseen));
    const double rarity = entries < 2 ? 1 : 1 - std::log(share) / std::log(entries);
    set(values, MentionFeature::kLikeness, likeness);
    set(values, MentionFeature::kRarity, rarity);
    set(values, MentionFeature::kProperRarity, places.proper / places.all * rarity);
    if (!places.is_ordinary_word()) return;
    const WordId word = corpus_.entries[entry].blocks[first.place.block].tokens[first.place.first].word;
    set(values, MentionFeature::kOrdinary, 1);
    set(values, MentionFeature::kOrdinaryOfMany, std::log10(entries));
    set(values, MentionFeature::kOrdinaryRarity, rarity);
    set(values, MentionFeature::kOrdinaryLikeness, likeness);
    set(values, MentionFeature::kOrdinaryCapital, places.capital / places.all);
    set(values, MentionFeature::kSmallProperNoun, is_proper_noun_[id] ? places.small / places.all : 0);
    set(values, MentionFeature::kSmallShare, statistics_.small_share(word));
    set(values, MentionFeature::kVerbalShare, statistics_.verbal_share(word));
  }

  /// What the concept is to the entry, wherever it is named.
  void set_concept(const Pair& pair, Features& values) const {
    const auto& [entry, id] = pair;
    const ConceptFacts& made = concepts_[id];
    set(values, MentionFeature::kLetters, std::log2(static_cast<double>(made.name.size())));
    set(values, MentionFeature::kNameCapital,
        made.has_entry() || has_capital(made.name.substr(0, 1)) ? 1 : 0);
    set(values, MentionFeature::kTargetLength, neighbourhoods_.length(id));
    if (!made.has_entry()) {
      set(values, MentionFeature::kNoEntry, 1);
      set(values, MentionFeature::kNoEntryOfMany, std::log10(static_cast<double>(corpus_.entries.size())));
      set(values, MentionFeature::kNoEntryLength, std::log2(1 + words_[entry]));
      set(values, MentionFeature::kLabelled, made.is_labelled() ? 1 : 0);
    }
    for (const auto& introduction : made.introductions) {
      if (introduction.entry != entry) continue;
      set(values, MentionFeature::kIntroducedHere, 1);
      if (introduction.by_label) set(values, MentionFeature::kLabelledHere, 1);
    }
    const std::size_t own = concept_of_entry_[entry];
    if (own == kNone) return;
    const bool back = std::any_of(made.entries.begin(), made.entries.end(),
                                  [&](std::size_t e) { return has_words(e, own); });
    set(values, MentionFeature::kReciprocal, back ? 1 : 0);
    set(values, MentionFeature::kTitle, is_in_title(own, id) ? 1 : 0);
  }

  /// Whether the words are the concept's own name, inflected or not.
  bool is_name(std::size_t id, const AnalysedBlock& block, const Occurrence& place) const {
    const auto& name = names_[id];
    return name.size() == place.count &&
           std::equal(name.begin(), name.end(),
                      block.tokens.begin() + static_cast<std::ptrdiff_t>(place.first),
                      [](WordId word, const WordToken& token) { return word == token.word; });
  }

  bool ends_phrase(const AnalysedBlock& block, std::size_t last) const {
    return last + 1 == block.tokens.size() || !block.tokens[last + 1].joined ||
           function_words_.contains(block.tokens[last + 1].word);
  }

  bool begins_phrase(const AnalysedBlock& block, std::size_t first) const {
    return first == 0 || !block.tokens[first].joined ||
           function_words_.contains(block.tokens[first - 1].word);
  }

  bool holds_function_word(const AnalysedBlock& block, const Occurrence& place) const {
    for (std::size_t i = place.first; i < place.first + place.count; ++i) {
      if (function_words_.contains(block.tokens[i].word)) return true;
    }
    return false;
  }

  double sentences_before(std::size_t entry, const Occurrence& place) const {
    const AnalysedBlock& block = corpus_.entries[entry].blocks[place.block];
    return static_cast<double>(block.sentences_before + block.tokens[place.first].sentence);
  }

  std::size_t first_block(std::size_t entry) const {
    const auto& blocks = corpus_.entries[entry].blocks;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      if (blocks[b].block.kind != BlockKind::kHeading) return b;
    }
    return 0;
  }

  static bool has_capital(std::string_view name) {
    return std::any_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  static bool is_written_so(const ConceptFacts& made, std::string_view surface) {
    const auto same = [surface](const std::string& name) {
      return surface == name || (surface.size() > name.size() && surface.starts_with(name));
    };
    // That a title is written small tells as little as that it is written with a capital.
    return (has_capital(made.name) && same(made.name)) ||
           std::any_of(made.aliases.begin(), made.aliases.end(), same);
  }

  bool is_in_title(std::size_t owner, std::size_t id) const {
    const auto& title = names_[owner];
    const auto& name = names_[id];
    return std::search(title.begin(), title.end(), name.begin(), name.end()) != title.end();
  }

  /// The places that count, in the order of the text. A place inside a longer name counts where that one does
  /// not, or is only a phrase of some text.
  std::vector<Occurrence> accepted() const {
    const auto counts = [this](const Found& found) {
      return accepted_.contains({found.place.entry, found.place.concept_index});
    };
    std::vector<Occurrence> occurrences;
    for (const Found& found : found_) {
      if (!counts(found)) continue;
      if (found.outer != kNone) {
        const Found& outer = found_[found.outer];
        const bool own_head = concept_of_entry_[outer.place.entry] == outer.place.concept_index &&
                              found.place.first + found.place.count == outer.place.first + outer.place.count;
        if (!own_head && counts(outer) && concepts_[outer.place.concept_index].has_entry()) continue;
      }
      occurrences.push_back(found.place);
      occurrences.back().score = accepted_.at({found.place.entry, found.place.concept_index});
    }
    std::sort(occurrences.begin(), occurrences.end(), [](const Occurrence& x, const Occurrence& y) {
      return std::tuple(x.entry, x.block, x.first, x.count) < std::tuple(y.entry, y.block, y.first, y.count);
    });
    return occurrences;
  }

  Corpus& corpus_;
  const WordStatistics& statistics_;
  const std::vector<ConceptFacts>& concepts_;
  const Neighbourhoods& neighbourhoods_;
  CueWords function_words_, sending_, determiners_, copulas_;
  EvidenceCues cues_;
  NameMatcher established_;
  NameMatcher weak_;
  std::vector<double> words_;  ///< by entry
  std::vector<std::size_t> concept_of_entry_;
  std::vector<std::vector<WordId>> names_;         ///< by concept: the words of its name
  std::map<std::string, std::size_t> code_names_;  ///< of concepts whose entries are headed by code
  std::vector<Found> found_;
  std::vector<Group> groups_;                           ///< by entry and concept
  std::vector<std::vector<std::size_t>> entries_with_;  ///< by concept, in order
  std::vector<bool> is_proper_noun_;                    ///< by concept
  std::map<Pair, double> accepted_;                     ///< with their scores
};

}  // namespace

std::vector<Occurrence> link(Corpus& corpus, const WordStatistics& statistics,
                             const Neighbourhoods& neighbourhoods, const std::vector<ConceptFacts>& concepts,
                             Decisions* decisions) {
  return Linker(corpus, statistics, neighbourhoods, concepts).run(decisions);
}

BlockOwners::BlockOwners(const Corpus& corpus, const std::vector<ConceptFacts>& concepts) {
  for (const auto& entry : corpus.entries) owners_.emplace_back(entry.blocks.size());
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    for (const std::size_t entry : concepts[i].entries) {
      for (auto& block : owners_[entry]) block.insert(block.begin(), i);
    }
  }
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    for (const auto& introduction : concepts[i].introductions) {
      if (!introduction.by_label) continue;
      auto& blocks = owners_[introduction.entry];
      const auto add = [&](std::size_t block) {
        auto& owners = blocks[block];
        if (std::find(owners.begin(), owners.end(), i) == owners.end()) owners.push_back(i);
      };
      add(introduction.block);
      // A heading introduces what the paragraphs and items under it say.
      const auto& texts = corpus.entries[introduction.entry].blocks;
      if (texts[introduction.block].block.kind != BlockKind::kHeading) continue;
      for (std::size_t b = introduction.block + 1;
           b < texts.size() && texts[b].block.kind != BlockKind::kHeading; ++b)
        add(b);
    }
  }
}

namespace {

using MentionsByPair = std::map<std::pair<std::size_t, std::size_t>, MentionFacts>;

/// "Data" in a list of kinds of coupling introduces data coupling: the entry speaks of it, though its name
/// stands nowhere.
void add_introductions(const Corpus& corpus, const std::vector<ConceptFacts>& concepts,
                       const BlockOwners& owners, MentionsByPair& found) {
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    if (concepts[i].has_entry()) continue;
    for (const auto& introduction : concepts[i].introductions) {
      if (!introduction.by_label) continue;
      const std::size_t owner = owners.of(introduction.entry, introduction.block).front();
      if (owner == i || found.contains({owner, i})) continue;
      const Block& block = corpus.entries[introduction.entry].blocks[introduction.block].block;
      const TextSpan lead = block.cells.empty() ? block.label : block.cells.front();
      const std::string label = block.text.substr(lead.begin, lead.end - lead.begin);
      found[{owner, i}] = {owner, i, 1, {label.empty() ? concepts[i].name : label}, {introduction.evidence}};
    }
  }
}

}  // namespace

std::vector<MentionFacts> collect_mentions(const Corpus& corpus, const std::vector<ConceptFacts>& concepts,
                                           const std::vector<Occurrence>& occurrences,
                                           const BlockOwners& owners) {
  MentionsByPair found;
  for (const Occurrence& occurrence : occurrences) {
    const AnalysedEntry& entry = corpus.entries[occurrence.entry];
    const AnalysedBlock& block = entry.blocks[occurrence.block];
    for (const std::size_t owner : owners.of(occurrence.entry, occurrence.block)) {
      if (owner == occurrence.concept_index) continue;
      MentionFacts& mention = found[{owner, occurrence.concept_index}];
      mention.from = owner;
      mention.to = occurrence.concept_index;
      ++mention.count;
      const WordToken& first = block.tokens[occurrence.first];
      const WordToken& last = block.tokens[occurrence.first + occurrence.count - 1];
      const std::string surface = block.block.text.substr(first.begin, last.end - first.begin);
      if (std::find(mention.surfaces.begin(), mention.surfaces.end(), surface) == mention.surfaces.end()) {
        mention.surfaces.push_back(surface);
      }
      if (mention.evidence.size() == kEvidenceAMention) continue;
      Evidence evidence{block.sentence_text(first.sentence), entry.source,
                        block.sentence_line(first.sentence)};
      if (std::find(mention.evidence.begin(), mention.evidence.end(), evidence) == mention.evidence.end())
        mention.evidence.push_back(std::move(evidence));
    }
  }
  add_introductions(corpus, concepts, owners, found);
  std::vector<MentionFacts> mentions;
  for (auto& [pair, mention] : found) mentions.push_back(std::move(mention));
  return mentions;
}

}  // namespace cairn::importers
