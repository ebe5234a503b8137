#include "importers/analysis/study_sentences.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "importers/analysis/cues.h"
#include "importers/analysis/study_cues.h"

namespace cairn::importers {

namespace {

enum WordClass : std::uint64_t {
  kKnow = 1ULL << 0ULL,
  kLookUp = 1ULL << 1ULL,
  kKnown = 1ULL << 2ULL,
  kMust = 1ULL << 3ULL,
  kHaveTo = 1ULL << 4ULL,
  kAlready = 1ULL << 5ULL,
  kPlease = 1ULL << 6ULL,
  kFirst = 1ULL << 7ULL,
  kPeople = 1ULL << 8ULL,
  kKnowledge = 1ULL << 9ULL,
  kBehindKnowledge = 1ULL << 10ULL,
  kNeeded = 1ULL << 11ULL,
  kSense = 1ULL << 12ULL,
  kCourses = 1ULL << 13ULL,
  kCannot = 1ULL << 14ULL,
  kCopula = 1ULL << 15ULL,
  kNegation = 1ULL << 16ULL,
  kTo = 1ULL << 17ULL,
  kBefore = 1ULL << 18ULL,
  kAfter = 1ULL << 19ULL,
  kUntil = 1ULL << 20ULL,
  kWithout = 1ULL << 21ULL,
  kOnly = 1ULL << 22ULL,
  kIf = 1ULL << 23ULL,
  kFor = 1ULL << 24ULL,
  kFamiliar = 1ULL << 25ULL,
  kPrerequisite = 1ULL << 26ULL,
  kMakeSure = 1ULL << 27ULL,
  kClauseWord = 1ULL << 28ULL,
  kInOrder = 1ULL << 29ULL,
  kCome = 1ULL << 30ULL,
  kAuxiliary = 1ULL << 31ULL,
  kThis = 1ULL << 32ULL,
  kEntry = 1ULL << 33ULL,
  kLookedUp = 1ULL << 34ULL,
  kTaught = 1ULL << 35ULL,
  kThat = 1ULL << 36ULL,
};

/// A sentence without any of these states nothing.
constexpr std::uint64_t kTriggers =
    kFirst | kBefore | kAfter | kUntil | kWithout | kFamiliar | kPrerequisite | kNeeded | kMakeSure;

/// So long may be what is to be known, in words.
constexpr std::size_t kLongestObject = 14;

}  // namespace

template <typename Table>
void StudySentences::add(const Table& table, std::uint64_t word_class, Words& words) {
  for (const std::string_view cue : table) {
    const WordId word = words.add(cue);
    if (word >= classes_.size()) classes_.resize(word + 1);
    classes_[word] |= word_class;
  }
}

StudySentences::StudySentences(Words& words) {
  using List = std::initializer_list<std::string_view>;
  add(study::kKnow, kKnow, words);
  add(study::kLookUp, kLookUp, words);
  add(study::kKnown, kKnown, words);
  add(study::kLookedUp, kLookedUp, words);
  add(study::kTaught, kTaught, words);
  add(study::kThis, kThis, words);
  add(study::kEntry, kEntry, words);
  add(study::kMust, kMust, words);
  add(study::kHaveTo, kHaveTo, words);
  add(study::kAlready, kAlready, words);
  add(study::kPlease, kPlease, words);
  add(study::kFirst, kFirst, words);
  add(study::kPeople, kPeople, words);
  add(study::kKnowledge, kKnowledge, words);
  add(study::kBehindKnowledge, kBehindKnowledge, words);
  add(study::kNeeded, kNeeded, words);
  add(study::kSense, kSense, words);
  add(study::kCourses, kCourses, words);
  add(study::kCannot, kCannot, words);
  add(study::kCopulas, kCopula, words);
  add(cues::kNegations, kNegation, words);
  add(List{"to"}, kTo, words);
  add(List{"before"}, kBefore, words);
  add(List{"after"}, kAfter, words);
  add(List{"until", "unless"}, kUntil, words);
  add(List{"without"}, kWithout, words);
  add(List{"only"}, kOnly, words);
  add(List{"if"}, kIf, words);
  add(List{"for", "to", "toward", "towards", "before"}, kFor, words);
  add(List{"familiar", "acquainted", "comfortable"}, kFamiliar, words);
  add(List{"prerequisite"}, kPrerequisite, words);
  add(List{"sure", "certain"}, kMakeSure, words);
  add(List{"that", "what", "how", "why"}, kClauseWord, words);
  add(List{"that"}, kThat, words);
  add(List{"in", "order"}, kInOrder, words);
  add(List{"come", "follow"}, kCome, words);
  add(List{"do", "does", "is", "are", "can", "will"}, kAuxiliary, words);
}

/// Reads one sentence.
class StudySentences::Reader {
 public:
  Reader(const StudySentences& cues, const AnalysedBlock& block, Range sentence)
      : cues_(cues), block_(block), begin_(sentence.begin), end_(sentence.end) {}

  std::vector<Statement> run() {
    if (!is(begin_, kTo | kInOrder) && find(kTriggers, begin_, end_) == end_) return {};
    read_list();
    for (std::size_t at = begin_; at < end_; ++at) {
      if (is(at, kKnow | kLookUp)) read_verb(at);
      if (is(at, kFamiliar)) read_familiar(at);
      if (is(at, kKnown)) read_participle(at);
      if (is(at, kLookedUp)) read_if(at);
      if (is(at, kFirst)) read_must_first(at);
      if (is(at, kKnowledge)) read_knowledge(at);
    }
    read_without();
    read_only_after();
    read_taught_after();
    return std::move(found_);
  }

 private:
  bool is(std::size_t at, std::uint64_t classes) const {
    if (at < begin_ || at >= end_) return false;
    const WordId word = block_.tokens[at].word;
    return word < cues_.classes_.size() && (cues_.classes_[word] & classes) != 0;
  }
  std::size_t find(std::uint64_t classes, std::size_t from, std::size_t to) const {
    while (from < to && !is(from, classes)) ++from;
    return from;
  }
  bool any(std::uint64_t classes, Range range) const {
    return find(classes, range.begin, range.end) < range.end;
  }
  bool ends_with(std::size_t at, std::string_view ending) const {
    return block_.text(block_.tokens[at]).ends_with(ending);
  }
  /// Whether a comma, or another sign that ends a clause, stands behind the token.
  bool is_before_sign(std::size_t at) const {
    const std::size_t behind = block_.tokens[at].end;
    return behind < block_.block.text.size() &&
           std::string_view(",;:").find(block_.block.text[behind]) != std::string_view::npos;
  }
  std::size_t clause_begin(std::size_t at) const {
    while (at > begin_ && !is_before_sign(at - 1)) --at;
    return at;
  }
  /// Where the object of a verb ends: before what says in which order, at the latest at the end of the
  /// sentence.
  std::size_t object_end(std::size_t from) const {
    std::size_t at = from;
    while (at < end_ && at - from < kLongestObject && !is(at, kFirst | kBefore)) ++at;
    return at;
  }
  /// "before (studying) keels", from "before" on.
  Range later(std::size_t before) const {
    if (!is(before, kBefore)) return {};
    std::size_t end = before + 1;
    while (end < end_ && !is_before_sign(end - 1)) ++end;
    return {before + 1, end};
  }
  /// Whether what is to come later is what the text is about: nothing else is said, "it", or a clause about
  /// understanding.
  bool is_of_text(Range later) const {
    std::size_t at = later.begin;
    while (at < later.end && is(at, kThis | kPeople | kCome | kAuxiliary)) ++at;
    return at >= later.end || any(kSense | kKnow | kKnown, later);
  }

  void add(Range first, Range later) {
    if (first.begin < first.end && !any(kNegation, first))
      found_.push_back({first, later, is_of_text(later)});
  }

  /// "Prerequisites: keel and ballast.", "A prerequisite is the keel."
  void read_list() {
    std::size_t at = begin_;
    while (at < end_ && at - begin_ < 2 && !is(at, kPrerequisite)) ++at;
    if (!is(at, kPrerequisite)) return;
    const bool sign = is_before_sign(at);
    if (sign || is(at + 1, kCopula)) add({at + (sign ? 1U : 2U), end_}, {});
  }

  /// What stands before a verb that asks for it, as "must first" or "make sure you"; nothing where nobody
  /// asks.
  struct Request {
    bool first = false;      ///< "first learn", "must first learn"
    bool of_reader = false;  ///< "make sure that you know": enough by itself
    std::size_t begin = 0;   ///< token
  };
  std::optional<Request> request_before(std::size_t verb) const {
    Request found;
    std::size_t at = verb;
    for (; at > begin_ && is(at - 1, kAlready); --at)
      found.first = found.first || is(at - 1, kFirst | kAlready);
    if (at > begin_ && is(at - 1, kMust)) return found.begin = at - 1, found;
    if (at > begin_ + 1 && is(at - 1, kTo) && is(at - 2, kHaveTo)) return found.begin = at - 2, found;
    if (at > begin_ && is(at - 1, kPeople)) {  // "make sure that you know"
      std::size_t sure = at - 1;
      if (sure > begin_ && is(sure - 1, kClauseWord)) --sure;
      if (sure == begin_ || !is(sure - 1, kMakeSure)) return std::nullopt;
      found.of_reader = true;
      found.begin = std::max(begin_, sure - std::min<std::size_t>(sure, 2));  // from "make" on
      return found;
    }
    const std::size_t clause = clause_begin(verb);
    for (std::size_t word = clause; word < at; ++word) {
      if (!is(word, kPlease)) return std::nullopt;
      found.first = found.first || is(word, kFirst);
    }
    found.begin = clause;
    return found;
  }

  /// "Learn keels first", "before studying reefing you must know the halyard", "to understand luffing, one
  /// has to know what a leech is", "until you know the leech".
  void read_verb(std::size_t verb) {
    constexpr std::size_t kWordsOfAReferral = 7;
    if (is_before_sign(verb) || is(verb + 1, kThat)) return;  // "as you know, ...", "you know that"
    if (read_until(verb) || read_if(verb)) return;
    const auto request = request_before(verb);
    if (!request) return;
    const std::size_t end = object_end(verb + 1);
    const Range object{verb + 1, end};
    const bool knows = is(verb, kKnow);
    if (is(end, kBefore)) {
      if (knows) add(object, later(end));
      return;
    }
    const bool referral = end_ - begin_ <= kWordsOfAReferral;
    if (const auto opening = opening_clause(request->begin)) {
      if (knows || ends_with(begin_ + 1, "ing")) add(object, *opening);
    } else if (is(end, kFirst) ? knows || referral : request->of_reader || (knows && request->first)) {
      add(object, {});
    }
  }

  /// "Before (studying) keels, ...", "(In order) to understand keels, ...": what stands before the request.
  std::optional<Range> opening_clause(std::size_t request) const {
    std::size_t at = begin_;
    if (!is(at, kBefore)) {
      while (at < request && is(at, kInOrder)) ++at;
      if (!is(at, kTo) || !is(at + 1, kKnow)) return std::nullopt;
    }
    if (at >= request) return std::nullopt;
    return Range{at + 1, request};
  }

  /// "To reef it you must first lower the halyard."
  void read_must_first(std::size_t first) {
    constexpr std::size_t kWordsOfAName = 4;
    const std::size_t must = is(first - 1, kTo) ? first - 2 : first - 1;
    if (first < begin_ + 3 || !is(must, kMust | kHaveTo) || is(first + 1, kCopula | kKnow)) return;
    if (!is(begin_, kTo) && !is(begin_, kInOrder)) return;
    add({first + 2, std::min(object_end(first + 2), first + 2 + kWordsOfAName)}, {begin_ + 1, must});
  }

  /// "You cannot reef until you know what a halyard is."
  bool read_until(std::size_t verb) {
    std::size_t at = verb;
    while (at > begin_ && is(at - 1, kAlready | kPeople)) --at;
    if (at == begin_ || !is(at - 1, kUntil)) return false;
    if (any(kCannot | kNegation, {begin_, at - 1})) add({verb + 1, object_end(verb + 1)}, {begin_, at - 1});
    return true;
  }

  /// "If you have not met halyards yet, read that entry first."
  bool read_if(std::size_t verb) {
    if (!is(begin_, kIf) || !is(begin_ + 1, kPeople) || !any(kCannot | kNegation, {begin_ + 2, verb}))
      return false;
    std::size_t end = verb + 1;
    while (end < end_ && !is_before_sign(end - 1)) ++end;
    if (any(kFirst, {end, end_}) && any(kEntry, {end, end_})) add({verb + 1, end}, {});
    return true;
  }

  /// "Readers should be familiar with halyards", "make sure you are comfortable with".
  void read_familiar(std::size_t familiar) {
    std::size_t at = familiar;
    while (at > begin_ && is(at - 1, kCopula | kAlready)) --at;
    if (at == familiar || !is(familiar + 1, kBehindKnowledge)) return;
    const auto request = request_before(at);
    if (!request || (request->begin == at && !request->of_reader)) return;
    const std::size_t end = object_end(familiar + 2);
    const auto opening = opening_clause(request->begin);
    add({familiar + 2, end}, opening ? *opening : later(end));
  }

  /// "Halyards must be understood first", "should be learnt before reefing".
  void read_participle(std::size_t participle) {
    std::size_t copula = participle;
    bool first = false;
    for (; copula > begin_ && is(copula - 1, kAlready); --copula) first = first || is(copula - 1, kFirst);
    if (copula == begin_ || !is(copula - 1, kCopula)) return;
    std::size_t must = copula - 1;
    for (; must > begin_ && is(must - 1, kAlready); --must) first = first || is(must - 1, kFirst);
    if (must > begin_ && is(must - 1, kTo)) --must;
    if (must == begin_ || !is(must - 1, kMust | kHaveTo)) return;
    const Range subject{clause_begin(must - 1), must - 1};
    if (is(participle + 1, kBefore)) {
      add(subject, later(participle + 1));
    } else if (first || is(participle + 1, kFirst)) {
      add(subject, {});
    }
  }

  /// "Covered after halyards.": all of the sentence.
  void read_taught_after() {
    if (!is(begin_, kTaught) || !is(begin_ + 1, kAfter)) return;
    for (std::size_t at = begin_; at + 1 < end_; ++at) {
      if (is_before_sign(at)) return;
    }
    add({begin_ + 2, object_end(begin_ + 2)}, {});
  }

  /// "A good grasp of halyards is essential (for reefing)", "understanding halyards is necessary".
  void read_knowledge(std::size_t noun) {
    constexpr std::size_t kWordsBefore = 3;
    const bool gerund = ends_with(noun, "ing") && !is(noun + 1, kBehindKnowledge);
    if (noun - clause_begin(noun) > kWordsBefore || (!gerund && !is(noun + 1, kBehindKnowledge))) return;
    const std::size_t begin = noun + (gerund ? 1 : 2);
    const std::size_t verb = find(kCopula, begin, end_);
    const std::size_t said = find(kNeeded, verb, end_);
    constexpr std::size_t kWordsBetween = 4;
    if (verb >= end_ || said >= end_ || said - verb > kWordsBetween ||
        any(kNegation, {clause_begin(noun), said}))
      return;
    add({begin, verb}, is(said + 1, kFor) ? Range{said + 2, end_} : Range{});
  }

  /// "Without halyards, reefing makes no sense", "it cannot be understood without halyards".
  void read_without() {
    const std::size_t without = find(kWithout, begin_, end_);
    if (without == end_) return;
    std::size_t end = without + 1;
    while (end < end_ && !is_before_sign(end - 1)) ++end;
    const Range rest = without == begin_ ? Range{end, end_} : Range{begin_, without};
    const std::size_t sense = find(kSense, rest.begin, rest.end);
    if (sense != rest.end && any(kCannot, {rest.begin, sense})) add({without + 1, end}, rest);
  }

  /// "Only after halyards does reefing make sense", "it comes after halyards in every course".
  void read_only_after() {
    const std::size_t after = find(kAfter, begin_, end_);
    if (after == end_ || after == begin_) return;
    if (is(after - 1, kOnly) && after - 1 == begin_) {
      const std::size_t verb = find(kAuxiliary, after + 1, end_);
      if (any(kSense, {verb, end_})) add({after + 1, verb}, {verb, end_});
    } else if (is(after - 1, kCome) && any(kCourses, {after + 1, end_})) {
      add({after + 1, object_end(after + 1)}, {begin_, after});
    }
  }

  const StudySentences& cues_;
  const AnalysedBlock& block_;
  std::size_t begin_;
  std::size_t end_;
  std::vector<Statement> found_;
};

std::vector<StudySentences::Statement> StudySentences::read(const AnalysedBlock& block,
                                                            Range sentence) const {
  return Reader(*this, block, sentence).run();
}

}  // namespace cairn::importers
