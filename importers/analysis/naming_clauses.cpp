#include "importers/analysis/naming_clauses.h"

#include <algorithm>
#include <optional>

#include "importers/analysis/abbreviation.h"
#include "importers/analysis/clause_names.h"
#include "importers/reading/lines.h"
#include "text/folding.h"
#include "text/inflection.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kLongestFragment = 8;  // words

/// A sentence, or the bracket at its end.
class ClauseReader : private ClauseNames {
 public:
  ClauseReader(const NamingCues& cues, const AnalysedBlock& block, std::size_t begin, std::size_t end,
               std::string_view title, bool is_first, bool is_bracket)
      : ClauseNames(cues, block, begin, end, title),
        is_first_(is_first),
        is_bracket_(is_bracket),
        is_question_(end > begin &&
                     text_.substr(block.tokens[end - 1].end, 2).find('?') != std::string_view::npos),
        sentence_(begin < end ? block.tokens[begin].sentence : 0),
        case_(find_case()) {}

  ToldNames read() {
    if (is(begin_, cues_.conditions)) return std::move(told_);
    if (is_notation()) {
      told_.says_only_names = true;
      return std::move(told_);
    }
    if (begin_ < end_ && (read_fragment() || read_labelled())) {
      told_.says_only_names = true;
      return std::move(told_);
    }
    for (std::size_t at = begin_; at < end_; ++at) {
      if (auto list = after_participle(at)) {
        const bool opens = starts_clause(at);
        add(*list);
        told_.says_only_names = told_.says_only_names || (opens && ends_with_phrase(list->end));
      } else if (auto said = after_people(at)) {
        add(*said);
      } else if (auto named = around_noun(at)) {
        add(*named);
      } else if (auto before = before_remark(at)) {
        add(*before);
      }
    }
    add(in_the_same_sense());
    return std::move(told_);
  }

 private:
  void add(const NameList& list) {
    for (const std::string& name : list.names) {
      if (!is_title(name) && std::find(told_.names.begin(), told_.names.end(), name) == told_.names.end())
        told_.names.push_back(name);
    }
  }

  /// Behind what the clause speaks of as its object: "it", or the title.
  std::size_t behind_object(std::size_t at) const {
    if (is(at, cues_.objects)) return at + 1;
    const std::size_t first = skip(at, cues_.articles);
    for (std::size_t end = first + 1; end <= std::min(end_, first + kLongestName); ++end) {
      if (is_title(surface(first, end))) return end;
    }
    return at;
  }

  // --- clauses ---

  /// Whether nothing but adverbs stands before a word of the clause.
  bool starts_clause(std::size_t at) const { return back_over(at, cues_.adverbs) == begin_; }

  bool ends_with_phrase(std::size_t at) const {
    return at >= end_ || (is(at, cues_.prepositions) && end_ - at <= kLongestFragment) || gap(at) == " (";
  }

  /// "It is also called a jib", "Also called", in a bracket "often called" or "known in the yard as", and at
  /// the end of what defines it "; also called a jib".
  bool has_its_subject(std::size_t participle, std::size_t name, std::size_t end) const {
    std::size_t at = back_over(participle, cues_.adverbs);
    const bool plain = at == participle;
    if (at == begin_) {
      const bool between = name > participle + 2;
      const bool opens =
          !is_bracket_ && !is_adjective(participle) && (ends_with_phrase(end) || gap(end).starts_with(';'));
      return opens || !plain || between || cues_.shortened.contains(word(participle)) ||
             word(participle) == cues_.aka || word(participle) == cues_.fka;
    }
    if (!goes_on(at)) {
      if (is_title_before(at)) return true;
      const bool closes = end >= end_ || gap(end).starts_with(';');
      const bool aside = gap(at).find('(') == std::string_view::npos;
      return is_first_ && aside && closes && (!plain || word(participle) == cues_.aka);
    }
    if (!cues_.being.contains(word(at - 1)) && !cues_.pronouns.contains(word(at - 1))) {
      const bool goes = word(participle) == cues_.go || word(participle) == cues_.goes;
      return goes && is_title_before(at);
    }
    at = back_over(at, cues_.being);
    at = back_over(back_over(at, cues_.adverbs), cues_.auxiliaries);
    at = back_over(back_over(at, cues_.adverbs), cues_.being);
    at = back_over(at, cues_.adverbs);
    if (at > begin_ && cues_.pronouns.contains(word(at - 1))) {
      const std::size_t subject = back_over(at - 1, cues_.adverbs);
      return subject == begin_ || !goes_on(subject) || word(subject - 1) == cues_.and_ ||
             cues_.perceive.contains(word(subject - 1)) || is_setting(subject);
    }
    return is_title_before(at);
  }

  /// "Named pipes allow" names none.
  bool is_adjective(std::size_t at) const { return surface(at) == "Named"; }

  /// "In America it goes by the name of ..."
  bool is_setting(std::size_t end) const {
    constexpr std::size_t kLongestSetting = 5;
    return is(begin_, cues_.prepositions) && end - begin_ <= kLongestSetting;
  }

  /// "Other names that you will meet are jib and *foresail*."
  std::optional<NameList> after_other_names(std::size_t at) const {
    constexpr std::size_t kMostBetween = 5;
    if (at != begin_ + 1 || word(begin_) != cues_.other || !is(at, cues_.nouns)) return std::nullopt;
    std::size_t verb = at + 1;
    while (verb < end_ && verb <= at + kMostBetween && !is(verb, cues_.being) && word(verb) != cues_.include)
      ++verb;
    NameList list = read_names(verb + 1, Bare::kYes);
    if (!goes_on(verb + 1) || list.names.empty() || list.end < end_) return std::nullopt;
    return list;
  }

  /// Whether the clause begins with the title, and that ends here.
  bool is_title_before(std::size_t at) const {
    const std::size_t first = skip(begin_, cues_.articles);
    return at > first && at - first <= kLongestName && is_title(surface(first, at));
  }

  std::optional<NameList> after_participle(std::size_t at) const {
    std::size_t next = at + 1;
    if (is_of_a_case(at)) return std::nullopt;
    if (is(at, cues_.named)) {
      if (is(next, cues_.pronouns)) return std::nullopt;  // "Miners called it ..."
    } else if (is(at, cues_.named_as)) {
      constexpr std::size_t kMostBetween = 5;  // "known in the trade as"
      while (next < end_ && next <= at + kMostBetween && goes_on(next) && word(next) != cues_.as) ++next;
      if (word(next) != cues_.as) return std::nullopt;
      ++next;
    } else if (is(at, cues_.shortened)) {
      if (word(next) == cues_.to || word(next) == cues_.as) ++next;
    } else if (is(at, cues_.named_besides)) {
      // "Written VMG", "often written vmg"
      const bool besides = at > begin_ && cues_.besides.contains(word(at - 1));
      if (!besides &&
          (at > begin_ || end_of_marked(next) > next || next >= end_ || !is_abbreviation_form(surface(next))))
        return std::nullopt;
      if (word(next) == cues_.as) ++next;
    } else if (word(at) == cues_.aka || word(at) == cues_.fka) {
      if (goes_on(at) && at > begin_) return std::nullopt;
    } else if (word(at) == cues_.go || word(at) == cues_.goes) {
      if (word(next) != cues_.by && word(next) != cues_.under) return std::nullopt;
      next = skip(next + 1, cues_.articles);
      if (word(next) == cues_.name) ++next;
      if (word(next) == cues_.of) ++next;
    } else {
      return std::nullopt;
    }
    if (!begins_name(next)) return std::nullopt;
    NameList list = read_names(next, Bare::kYes);
    const bool weak = is(at, cues_.named_besides) && !list.marked && !is_short_capital(list);
    if (list.names.empty() || weak) return std::nullopt;
    const auto own = std::find_if(list.names.begin(), list.names.end(),
                                  [this](const std::string& name) { return is_title(name); });
    // "Such a sail is called a jib, or sometimes a foresail."
    const bool names_it = own != list.names.end() && list.names.size() > 1;
    if (!names_it && !has_its_subject(at, next, list.end)) return std::nullopt;
    return list;
  }

  /// Whether nothing but a colon or quotes stands before a token.
  bool begins_name(std::size_t at) const { return goes_on(at) || gap(at) == ": "; }

  /// "Dr"
  static bool is_short_capital(const NameList& list) {
    constexpr std::size_t kLongest = 4;
    return std::all_of(list.names.begin(), list.names.end(), [](const std::string& name) {
      return name.size() <= kLongest && name.front() >= 'A' && name.front() <= 'Z';
    });
  }

  /// Who is said to say something.
  struct People {
    std::size_t last = 0;   ///< word
    bool supposed = false;  ///< they might
  };

  /// Before a verb and its auxiliaries; not before what is denied.
  std::optional<People> people_before(std::size_t verb) const {
    std::size_t at = back_over(verb, cues_.adverbs);
    if (at == begin_ || !goes_on(at) || (cues_.negations.contains(word(at - 1)) && !is_apt(at)))
      return std::nullopt;
    if (is_apt(at)) at = back_over(at - 2, cues_.being);
    const std::size_t auxiliary = back_over(at, cues_.auxiliaries);
    const std::size_t end = back_over(auxiliary, cues_.adverbs);
    if (end == begin_ || word(end - 1) == cues_.it) return std::nullopt;
    return People{end - 1, auxiliary < at};
  }

  /// "Sailors call it *jib*", "Old books speak of the *jib*", "Most crews just say "jib"".
  std::optional<NameList> after_people(std::size_t at) const {
    if (at == begin_ || is_question_ || is_of_a_case(at)) return std::nullopt;
    if (word(at) == cues_.it && is(begin_, cues_.prepositions)) return after_it(at);
    if (!is(at, cues_.verbs_of_people) && !is(at, cues_.named)) return std::nullopt;
    const auto people = people_before(at);
    if (!people) return std::nullopt;
    NameList list = told_by(*people, at);
    return list.names.empty() ? std::nullopt : std::optional(std::move(list));
  }

  NameList told_by(const People& people, std::size_t verb) const {
    const WordId said = word(verb);
    if (said == cues_.call || said == cues_.calls || is(verb, cues_.named)) return what_they_call_it(verb);
    if (said == cues_.spell && is(verb + 1, cues_.objects)) return read_names(verb + 2, Bare::kYes);
    if (said == cues_.know || said == cues_.refer) return what_they_know_it_as(verb);
    if (said == cues_.shorten) return what_they_shorten_it_to(verb);
    if (says(verb)) return what_they_say(people, verb);
    if (said == cues_.hear || (said == cues_.prefer && tells_noun(verb + 1))) return read_said(verb + 1);
    if (said == cues_.use || said == cues_.used) return what_they_use_for_it(verb);
    return {};
  }

  NameList what_they_call_it(std::size_t verb) const {
    const bool past = is(verb, cues_.named);
    const WordId object = word(verb + 1);
    if (!is(verb + 1, past ? cues_.pronouns : cues_.objects) && object != cues_.them) return {};
    NameList list = read_names(verb + 2, Bare::kWithoutArticle);
    // "This" is what was just said, soon behind the definition.
    const bool of_this = object != cues_.it && object != cues_.them;
    return of_this && (sentence_ > 1 || (list.end < end_ && goes_on(list.end))) ? NameList() : list;
  }

  NameList what_they_know_it_as(std::size_t verb) const {
    const bool refer = word(verb) == cues_.refer && word(verb + 1) == cues_.to;
    const std::size_t object = refer ? verb + 2 : verb + 1;
    const std::size_t behind = behind_object(object);
    return behind > object && word(behind) == cues_.as ? read_names(behind + 1, Bare::kYes) : NameList();
  }

  NameList what_they_shorten_it_to(std::size_t verb) const {
    const std::size_t object = is(verb + 1, cues_.objects) ? verb + 2 : behind_its_name(verb + 1);
    return object > verb + 1 && word(object) == cues_.to ? read_names(object + 1, Bare::kYes) : NameList();
  }

  NameList what_they_say(const People& people, std::size_t verb) const {
    if (people.supposed || cues_.nobody.contains(word(people.last))) return {};
    if (word(verb) != cues_.speak) return read_said(verb + 1);
    // "Another view speaks of ..." is one of many.
    return word(verb + 1) == cues_.of && surface(verb) == "speak" ? read_said(verb + 2) : NameList();
  }

  NameList what_they_use_for_it(std::size_t verb) const {
    NameList list = read_said(verb + 1);
    const bool for_it = word(list.end) == cues_.for_ && behind_object(list.end + 1) > list.end + 1;
    const std::size_t name = skip(verb + 1, cues_.articles);
    const bool quoted = end_of_marked(name, true) > name;
    return for_it && (quoted || tells_noun(verb + 1)) ? list : NameList();
  }

  /// "It may be old, in which case people call it ..."
  bool is_of_a_case(std::size_t at) const { return case_ < at; }

  /// Where "which case" stands first; the end where it does not.
  std::size_t find_case() const {
    for (std::size_t at = begin_ + 1; at < end_; ++at) {
      if (word(at) == cues_.case_ && word(at - 1) == cues_.which) return at;
    }
    return end_;
  }

  bool says(std::size_t at) const {
    const bool goes_on_saying = word(at) == cues_.saying && word(at - 1) == cues_.on;
    return word(at) == cues_.say || word(at) == cues_.says || goes_on_saying || word(at) == cues_.write ||
           word(at) == cues_.speak;
  }
  /// "Crews are apt to say"
  bool is_apt(std::size_t before) const {
    return word(before - 1) == cues_.to && before >= begin_ + 2 && cues_.apt.contains(word(before - 2));
  }
  /// "the name"
  std::size_t behind_its_name(std::size_t at) const {
    const std::size_t noun = skip(at, cues_.articles);
    return is(noun, cues_.nouns) ? noun + 1 : at;
  }
  /// "Some crews", "The American trade", "Sailors of some age", where they say no more than that.
  bool is_about_people() const {
    constexpr std::size_t kShortest = 10;
    const bool many =
        end_ - begin_ <= kShortest && surface(begin_).ends_with('s') && surface(begin_).size() > 4;
    return is(begin_, cues_.people) || (is(begin_, cues_.articles) && is(begin_ + 1, cues_.people)) || many;
  }

  /// What people say: a name, no sentence. Without marks it ends the clause.
  NameList read_said(std::size_t at) const {
    if (!goes_on(at)) return {};
    const bool written = word(at - 1) == cues_.write;  // much else is
    NameList list =
        read_names(at, (!written && is_about_people()) || tells_noun(at) ? Bare::kYes : Bare::kNo);
    const auto says_more = [this](const std::string& name) {
      const auto words = text::tokenize(name);
      return std::any_of(words.begin(), words.end(), [this](const text::Token& one) {
        return std::find(std::begin(naming::kInSentences), std::end(naming::kInSentences), one.folded) !=
               std::end(naming::kInSentences);
      });
    };
    if (std::any_of(list.names.begin(), list.names.end(), says_more)) return {};
    const bool closed = list.end >= end_ || gap(list.end).find_first_of(",;") != std::string_view::npos ||
                        word(list.end) == cues_.instead || tells_noun(at);
    const std::size_t name = skip(at, cues_.articles);
    const bool marked = end_of_marked(at) > at || end_of_marked(name) > name || tells_noun(at);
    return marked || (closed && !written) ? list : NameList();
  }

  /// "the word jib"
  bool tells_noun(std::size_t at) const {
    const std::size_t noun = skip(at, cues_.articles);
    return is(noun, cues_.nouns) && goes_on(noun + 1);
  }

  /// "In the yard it's a "jib"."
  std::optional<NameList> after_it(std::size_t at) const {
    std::size_t next = at + 1;
    if (is(next, cues_.being)) ++next;
    const std::size_t article = next;
    next = skip(next, cues_.articles);
    if (next == article || end_of_marked(next, true) == next) return std::nullopt;
    return read_names(next, Bare::kNo);
  }

  /// "Foresail is the older word.", "The older name, foresail, is ...", "*jib*, another name for it".
  std::optional<NameList> around_noun(std::size_t at) const {
    constexpr std::size_t kMostAdjectives = 3;
    if (!is(at, cues_.nouns)) return std::nullopt;
    if (auto list = after_other_names(at)) return list;
    std::size_t article = at;
    while (article > begin_ && at - article <= kMostAdjectives && !is(article, cues_.articles) &&
           word(article) != cues_.another && goes_on(article))
      --article;
    const bool has_article = is(article, cues_.articles) || word(article) == cues_.another;
    if (!has_article || surface(at).ends_with('s')) return std::nullopt;
    const bool for_it = word(at + 1) == cues_.for_ && behind_object(at + 2) > at + 2;
    const bool closed = at + 1 == end_ || for_it || (is_apart(at + 1) && gap(at + 1) != " (");
    if (article > begin_ && cues_.being.contains(word(article - 1)) && closed && goes_on(article)) {
      const std::size_t verb = back_over(article, cues_.being);
      NameList list = read_names(begin_, Bare::kYes);
      if (!list.names.empty() && list.end == back_over(verb, cues_.adverbs)) return list;
      return std::nullopt;
    }
    if (word(article) == cues_.another && for_it && is_apart(article)) {
      for (std::size_t first = article; first > begin_ && first + kLongestName > article;) {
        --first;
        if (end_of_marked(first) == article) return NameList{{surface(first, article)}, at + 2, true};
      }
      return std::nullopt;
    }
    if (auto list = behind_noun(at)) return list;
    if (gap(at + 1) == ", " && article + 1 < at) {
      if (is(at + 1, cues_.articles)) return std::nullopt;  // "the written word, a film"
      NameList list = read_names(at + 1, Bare::kYes);
      if (!list.names.empty() && gap(list.end).starts_with(',')) return list;
      return std::nullopt;
    }
    if (end_of_marked(at + 1) == at + 1) return std::nullopt;
    NameList list = read_names(at + 1, Bare::kNo);  // "the name *foresail* is usual in Scotland"
    const std::size_t usual = skip(skip(list.end, cues_.being), cues_.adverbs);
    const bool tells = usual > list.end && is(usual, cues_.usual) && is(usual + 1, cues_.prepositions) &&
                       word(usual + 1) != cues_.to && word(usual + 1) != cues_.for_;
    return tells && !list.names.empty() ? std::optional(std::move(list)) : std::nullopt;
  }

  /// "The English term is foresail", "the word in Scotland was foresail".
  std::optional<NameList> behind_noun(std::size_t noun) const {
    constexpr std::size_t kMostBehind = 3;
    std::size_t verb = noun + 1;
    if (word(verb) == cues_.in) {
      while (verb < end_ && verb <= noun + kMostBehind && !is(verb, cues_.being)) ++verb;
    } else if (!is(noun - 1, cues_.people) && !is(noun - 1, cues_.proper)) {
      return std::nullopt;  // "the name is old"
    }
    const bool tells = word(noun) != cues_.form && word(noun) != cues_.phrase;  // "The best form is round."
    if (!tells || !is(verb, cues_.being) || !goes_on(verb) || !goes_on(verb + 1)) return std::nullopt;
    NameList list = read_names(verb + 1, Bare::kWithoutArticle);
    const bool closed = list.end >= end_ || !goes_on(list.end);
    return !list.names.empty() && closed ? std::optional(std::move(list)) : std::nullopt;
  }

  /// "The foresail, as it used to be called, is ..."
  std::optional<NameList> before_remark(std::size_t at) const {
    constexpr std::size_t kLongestRemark = 7;
    if (word(at) != cues_.as || !is_apart(at) || !is(at + 1, cues_.pronouns)) return std::nullopt;
    std::size_t end = at + 2;
    while (end < end_ && end < at + kLongestRemark && goes_on(end)) ++end;
    const bool named = cues_.named.contains(word(end - 1)) || cues_.named_as.contains(word(end - 1));
    const std::size_t first = skip(begin_, cues_.articles);
    if (!named || first >= at || at - first > kLongestName) return std::nullopt;
    for (std::size_t i = first + 1; i < at; ++i) {
      if (!goes_on(i)) return std::nullopt;
    }
    return NameList{{surface(first, at)}, end, false};
  }

  /// "*Jib* and *foresail* are used in the same sense."
  NameList in_the_same_sense() const {
    NameList list = read_names(begin_, Bare::kNo);
    if (list.names.size() < 2 || !list.marked || !is(list.end, cues_.being)) return {};
    for (std::size_t at = list.end; at < end_; ++at) {
      if (word(at) == cues_.same) return list;
    }
    return {};
  }

  // --- fragments: no verb ---

  bool take(const NameList& list) {
    add(list);
    return !told_.names.empty();
  }

  /// Its first letters, which what stands before does not spell.
  bool abbreviates_title(std::size_t at) const {
    const std::string letters = text::fold_case(surface(at));
    if (!is_abbreviation_form(surface(at)) || letters != initials(title_)) return false;
    std::string before;
    for (std::size_t i = at; i-- > 0 && before.size() < letters.size();)
      before.insert(before.begin(), text::fold_case(block_.text(block_.tokens[i])).front());
    return before != letters ||
           folded_title_ == text::fold_singular(text_.substr(0, block_.tokens[at].begin));
  }

  /// "Written alpha.", "Often denoted by alpha.", "Symbol alpha."
  bool is_notation() const {
    constexpr std::size_t kLongestNotation = 5;
    const std::size_t first = skip(begin_, cues_.adverbs);
    return is_first_ && !is_bracket_ && end_ - begin_ <= kLongestNotation && first + 1 < end_ &&
           is(first, cues_.notations) && gap(first + 1) == " " && !has_verb(first) &&
           word(first + 1) != cues_.of && word(first + 1) != cues_.for_;  // "Symbol of surrender"
  }

  /// "VMG.", "In American usage, a jib.", "Also storm jib.", "Often just *jib*.", "VMG in the log."
  bool read_fragment() {
    if (end_ - begin_ == 1) return abbreviates_title(begin_) && take(read_names(begin_, Bare::kNo));
    if (end_ - begin_ > kLongestFragment) return false;
    if (word(begin_) == cues_.in) return read_usage();
    if (word(begin_) == cues_.also) return read_also();
    if (word(begin_) == cues_.properly) return take_whole(read_names(begin_ + 1, Bare::kNo));
    if (is(begin_, cues_.besides)) {
      const std::size_t name = skip(skip(begin_, cues_.adverbs), cues_.articles);
      return end_of_marked(name) > name && take_whole(read_names(begin_, Bare::kNo));
    }
    return read_place();
  }

  bool take_whole(const NameList& list) { return list.end == end_ && take(list); }

  bool read_usage() {
    std::size_t at = begin_ + 1;
    while (at < end_ && goes_on(at) && !is(at, cues_.usages)) ++at;
    return is(at, cues_.usages) && gap(at + 1) == ", " && take_whole(read_names(at + 1, Bare::kYes));
  }

  bool read_also() {
    const NameList list = read_names(begin_ + 1, Bare::kYes);
    const bool shares = std::any_of(list.names.begin(), list.names.end(),
                                    [this](const std::string& name) { return shares_word(name); });
    const std::size_t name = skip(begin_ + 1, cues_.articles);
    return (shares || end_of_marked(name) > name) && take_whole(list);
  }

  /// "Jib or foresail in the States.", "VMG in the log.", "*Jib* to some."
  bool read_place() {
    const NameList anywhere = read_names(begin_, Bare::kYes);
    const bool region = is(end_ - 1, cues_.regions) && word(anywhere.end) == cues_.in &&
                        skip(anywhere.end + 1, cues_.articles) + 1 == end_;
    if (region) return take(anywhere);
    const NameList list = read_names(begin_, Bare::kNo);
    const WordId place = word(list.end);
    const bool own = end_of_marked(begin_) > begin_ || abbreviates_title(begin_);
    return own && goes_on(list.end) && (place == cues_.in || place == cues_.to || place == cues_.among) &&
           !has_verb(list.end) && take(list);
  }

  bool has_verb(std::size_t from) const {
    for (std::size_t at = from; at < end_; ++at) {
      if (is(at, cues_.being) || is(at, cues_.auxiliaries)) return word(at) != cues_.to;
    }
    return false;
  }

  bool shares_word(const std::string& name) const {
    const std::string folded = " " + text::fold_singular(name) + " ";
    for (const auto part : split_trimmed(folded_title_, ' ')) {
      if (folded.find(" " + std::string(part)) != std::string::npos) return true;
    }
    return false;
  }

  /// "Full name: *jib*", "In writing: VMG"
  bool read_labelled() {
    constexpr std::size_t kLongestLabel = 3;
    std::size_t at = begin_ + 1;
    while (at < end_ && goes_on(at)) ++at;
    if (at >= end_ || at - begin_ > kLongestLabel || gap(at) != ": " || !is(at - 1, cues_.labels))
      return false;
    for (std::size_t i = begin_; i < at; ++i) {
      if (is(i, cues_.not_its_own)) return false;
    }
    const NameList list = read_names(at, Bare::kYes);
    return list.end == end_ && take(list);
  }

  bool is_first_;
  bool is_bracket_;
  bool is_question_;
  std::size_t sentence_;  ///< number in its block
  std::size_t case_;      ///< see find_case()
  ToldNames told_;
};

}  // namespace

NamingClauses::NamingClauses(Words& words) : cues_(std::make_unique<const NamingCues>(words)) {}
NamingClauses::~NamingClauses() = default;

ToldNames NamingClauses::in(const AnalysedBlock& block, std::size_t sentence, std::string_view title,
                            bool is_first) const {
  const auto& tokens = block.tokens;
  const auto first = std::partition_point(tokens.begin(), tokens.end(),
                                          [&](const WordToken& one) { return one.sentence < sentence; });
  const auto last = std::partition_point(first, tokens.end(),
                                         [&](const WordToken& one) { return one.sentence == sentence; });
  const auto begin = static_cast<std::size_t>(first - tokens.begin());
  const auto end = static_cast<std::size_t>(last - tokens.begin());
  const TextSpan span = block.sentences[sentence];
  std::string_view text = std::string_view(block.block.text).substr(span.begin, span.end - span.begin);
  while (text.ends_with('.')) text.remove_suffix(1);
  const auto open = text.ends_with(')') ? text.rfind('(') : std::string_view::npos;
  if (open == std::string_view::npos)
    return ClauseReader(*cues_, block, begin, end, title, is_first, false).read();
  const std::size_t inside = static_cast<std::size_t>(
      std::partition_point(first, last, [&](const WordToken& one) { return one.begin < span.begin + open; }) -
      tokens.begin());
  ToldNames told;
  if (inside > begin) told = ClauseReader(*cues_, block, begin, inside, title, is_first, false).read();
  if (is_first || inside == begin) {
    const ToldNames more = ClauseReader(*cues_, block, inside, end, title, is_first, inside > begin).read();
    told.names.insert(told.names.end(), more.names.begin(), more.names.end());
    told.says_only_names = (inside == begin || told.says_only_names) && more.says_only_names;
  }
  return told;
}

}  // namespace cairn::importers
