#pragma once

// Inside analysis/ only: the words by which naming_clauses.cpp knows that something is named.

#include <string_view>

#include "importers/analysis/cue_set.h"
#include "importers/analysis/cues.h"

namespace cairn::importers {

namespace naming {

// clang-format off
/// "It is *called* a jib", and such that need "as" or may have "to" behind them.
inline constexpr std::string_view kNamed[] = {"called", "termed", "named", "dubbed", "nicknamed", "spelled", "spelt"};
inline constexpr std::string_view kNamedAs[] = {"known", "referred"};
inline constexpr std::string_view kShortened[] = {"abbreviated", "shortened"};
/// These say a name only behind "also" and the like: "often written VMG", not "written in 1912".
inline constexpr std::string_view kNamedBesides[] = {"written", "seen", "sold", "marketed"};
/// "Written alpha.": not how it is called, but how it is written.
inline constexpr std::string_view kNotations[] = {"written", "denoted", "symbol", "notation", "symbolized", "symbolised"};
inline constexpr std::string_view kAdverbs[] = {
    "also", "sometimes", "often", "usually", "commonly", "generally", "formally", "informally", "frequently",
    "now", "formerly", "once", "still", "variously", "better", "popularly", "colloquially", "loosely", "properly",
    "simply", "just", "previously", "originally", "occasionally", "mostly", "mainly", "mistakenly", "traditionally",
    "casually", "locally", "so", "therefore", "hence", "more", "less", "typically", "correctly", "strictly", "widely",
    "regularly", "affectionately", "technically", "or"};
/// Of these an adverb of its own makes a naming participle: "also seen as".
inline constexpr std::string_view kBesides[] = {"also", "sometimes", "often", "usually", "commonly", "generally", "frequently", "occasionally", "formerly", "variously", "still", "now", "mostly"};
inline constexpr std::string_view kBeing[] = {"is", "are", "was", "were", "be", "been"};
inline constexpr std::string_view kAuxiliaries[] = {"may", "can", "might", "will", "has", "have", "had", "used", "to", "would", "could", "being"};
inline constexpr std::string_view kPronouns[] = {"it", "they"};
inline constexpr std::string_view kObjects[] = {"it", "them", "this", "these"};
inline constexpr std::string_view kNegations[] = {"not", "never", "longer", "to", "don't", "doesn't", "didn't", "rarely", "seldom"};
/// Words that end a name without marks.
inline constexpr std::string_view kEndsName[] = {
    "in", "on", "at", "by", "for", "from", "to", "with", "when", "where", "which", "who", "that", "because", "since",
    "although", "though", "but", "and", "or", "nor", "is", "are", "was", "were", "be", "has", "have", "had", "can",
    "may", "will", "instead", "too", "here", "there", "among", "after", "before", "if", "as", "so", "than", "then",
    "while", "whereas", "it", "they", "them", "this", "these", "those", "that", "we", "us", "you", "he", "she", "not",
    "also", "sometimes", "often", "usually", "well", "its", "their", "our", "your", "what", "how", "do", "does",
    "about", "into", "through", "during", "under", "over", "between", "without", "within", "no", "any", "only", "such",
    "however", "called", "known", "termed", "named", "abbreviated", "shortened", "spelled", "spelt", "some", "back", "up", "out",
    "off", "down", "again", "a", "an", "the", "very", "more", "most", "less", "least", "all", "each", "both", "one", "another", "other", "of", "like", "just"};
inline constexpr std::string_view kNouns[] = {"name", "term", "word", "expression", "spelling", "nickname", "phrase", "form"};
/// What a label before a name ends with, and what then is none of the thing's own: "Opposite term: leech".
inline constexpr std::string_view kLabels[] = {"name", "term", "form", "nickname", "abbreviation", "synonym", "alias", "spelling", "writing", "short", "shorthand", "acronym", "slang", "jargon", "speech"};
inline constexpr std::string_view kNotItsOwn[] = {"opposite", "related", "see", "similar", "broader", "narrower", "key", "wrong", "generic", "latin"};
inline constexpr std::string_view kUsages[] = {"usage", "english", "parlance", "speech", "slang", "jargon", "spelling"};
/// Who opens a sentence about what people say.
inline constexpr std::string_view kPeople[] = {
    "some", "most", "many", "older", "old", "few", "others", "people", "everyone", "british", "american", "australian",
    "canadian", "english", "french", "german", "european", "scottish", "irish", "practitioners", "in", "on"};
inline constexpr std::string_view kPrepositions[] = {"in", "to", "among", "by", "on", "for"};
/// "The name *foresail* is usual in Scotland."
inline constexpr std::string_view kUsual[] = {"usual", "common", "current", "preferred", "heard", "found", "used", "met", "customary", "standard", "popular"};
/// What may follow a name without marks in its clause.
inline constexpr std::string_view kBehindName[] = {
    "in", "on", "at", "by", "for", "from", "to", "with", "because", "since", "although", "though", "but",
    "and", "or", "instead", "too", "among", "after", "before", "as", "while", "whereas", "well", "is", "are", "was", "were"};
/// What stands in sentences and in no name.
inline constexpr std::string_view kInSentences[] = {
    "is", "are", "was", "were", "has", "have", "it", "i", "you", "we", "they", "my", "your", "this", "that", "there", "here",
    "did", "do", "does", "can", "will", "when", "where", "who", "from", "just", "no", "not"};
/// Behind these a sentence speaks of a case of the thing: "when it is cut short it is called a storm jib".
inline constexpr std::string_view kConditions[] = {"when", "where", "if", "once", "whenever", "unless", "should"};
/// What people do to names.
inline constexpr std::string_view kVerbsOfPeople[] = {"call",  "calls",  "spell", "know", "refer", "shorten", "say",
                                                      "says",  "saying", "write", "speak", "hear", "prefer",
                                                      "use",   "used"};
/// Words before a "to" behind which something is said after all: "apt to say".
inline constexpr std::string_view kApt[] = {"apt", "likely", "inclined", "prone", "used", "tend", "prefer", "like"};
/// "You will hear it called a jib."
inline constexpr std::string_view kPerceive[] = {"hear", "see", "find", "have", "meet"};
/// "The proper term is foresail."
inline constexpr std::string_view kProper[] = {"proper", "correct", "official", "modern", "usual", "older", "old",
                                               "common", "scientific", "technical", "formal"};
/// Where another name is at home: "jib or foresail in the States".
inline constexpr std::string_view kRegions[] = {"states", "us", "usa", "uk", "america", "britain", "england", "scotland",
                                                "ireland", "australia", "canada", "trade", "north", "south", "yard"};
/// Who is said to say something else.
inline constexpr std::string_view kNobodyInParticular[] = {"you", "i", "we", "one", "he", "she", "who"};
// clang-format on

}  // namespace naming

/// They as words of a corpus.
struct NamingCues {
  explicit NamingCues(Words& w)
      : named(naming::kNamed, w),
        named_as(naming::kNamedAs, w),
        shortened(naming::kShortened, w),
        named_besides(naming::kNamedBesides, w),
        notations(naming::kNotations, w),
        adverbs(naming::kAdverbs, w),
        besides(naming::kBesides, w),
        being(naming::kBeing, w),
        auxiliaries(naming::kAuxiliaries, w),
        pronouns(naming::kPronouns, w),
        objects(naming::kObjects, w),
        negations(naming::kNegations, w),
        ends_name(naming::kEndsName, w),
        nouns(naming::kNouns, w),
        labels(naming::kLabels, w),
        not_its_own(naming::kNotItsOwn, w),
        usages(naming::kUsages, w),
        people(naming::kPeople, w),
        prepositions(naming::kPrepositions, w),
        usual(naming::kUsual, w),
        behind_name(naming::kBehindName, w),
        nobody(naming::kNobodyInParticular, w),
        conditions(naming::kConditions, w),
        verbs_of_people(naming::kVerbsOfPeople, w),
        apt(naming::kApt, w),
        perceive(naming::kPerceive, w),
        regions(naming::kRegions, w),
        proper(naming::kProper, w),
        articles(cues::kArticles, w),
        as(w.add("as")),
        to(w.add("to")),
        of(w.add("of")),
        it(w.add("it")),

        in(w.add("in")),
        or_(w.add("or")),
        and_(w.add("and")),
        also(w.add("also")),
        call(w.add("call")),
        calls(w.add("calls")),
        spell(w.add("spell")),
        know(w.add("know")),
        refer(w.add("refer")),
        speak(w.add("speak")),
        say(w.add("say")),
        says(w.add("says")),
        saying(w.add("saying")),
        write(w.add("write")),
        shorten(w.add("shorten")),
        form(w.add("form")),
        on(w.add("on")),
        phrase(w.add("phrase")),
        hear(w.add("hear")),
        use(w.add("use")),
        used(w.add("used")),
        prefer(w.add("prefer")),
        go(w.add("go")),
        goes(w.add("goes")),
        by(w.add("by")),
        under(w.add("under")),
        name(w.add("name")),
        for_(w.add("for")),
        among(w.add("among")),
        them(w.add("them")),
        case_(w.add("case")),
        which(w.add("which")),
        include(w.add("include")),
        instead(w.add("instead")),
        same(w.add("same")),
        another(w.add("another")),
        other(w.add("other")),
        properly(w.add("properly")),
        fka(w.add("fka")),
        aka(w.add("aka")) {}

  CueWords named, named_as, shortened, named_besides, notations, adverbs, besides, being, auxiliaries, pronouns, objects,
      negations, ends_name, nouns, labels, not_its_own, usages, people, prepositions, usual, behind_name,
      nobody, conditions, verbs_of_people, apt, perceive, regions, proper, articles;
  WordId as, to, of, it, in, or_, and_, also, call, calls, spell, know, refer, speak, say, says, saying,
      write, shorten, form, on, phrase, hear, use, used, prefer, go, goes, by, under, name, for_, among, them,
      case_, which, include, instead, same, another, other, properly, fka, aka;
};

}  // namespace cairn::importers
