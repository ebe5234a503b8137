#include "text/inflection.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/folding.h"
#include "text/word_list.h"

namespace cairn::text {

namespace {

// Words whose final s is no plural ending, beyond what the suffix rules know; some have a plural in -es.
constexpr std::array kSingularWithS = std::to_array<std::string_view>(
    {"series", "species", "lens",   "physics", "mathematics", "statistics", "always", "gas",
     "chaos",  "canvas",  "alias",  "atlas",   "bias",        "virus",      "status", "corpus",
     "bonus",  "campus",  "census", "focus",   "radius",      "genus",      "nexus",  "apparatus",
     "bus",    "iris",    "https",  "sars",    "cmos",        "bios",       "mems",   "macos"});

// Plurals of abbreviations and of words in u or i, which look like singulars in -us and -is.
constexpr std::array kPluralsInUsOrIs = std::to_array<std::string_view>(
    {"gpus", "cpus", "tpus", "npus", "grus", "mlus", "apis", "uris", "guis", "clis", "menus"});

constexpr std::array kSingularsInAe = std::to_array<std::string_view>({"reggae", "sundae"});

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kIrregularPlurals = {{
    {"matrices", "matrix"},
    {"vertices", "vertex"},
    {"indices", "index"},
    {"axes", "axis"},
    {"analyses", "analysis"},
    {"hypotheses", "hypothesis"},
    {"syntheses", "synthesis"},
    {"criteria", "criterion"},
    {"phenomena", "phenomenon"},
    {"men", "man"},
    {"cookies", "cookie"},
    {"movies", "movie"},
}};

// British ending -> American ending; the longest that fits is taken.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kAmericanEndings = {{
    {"isation", "ization"},
    {"ising", "izing"},
    {"ised", "ized"},
    {"iser", "izer"},
    {"ise", "ize"},
    {"elling", "eling"},
    {"elled", "eled"},
    {"eller", "eler"},
    {"our", "or"},
}};

constexpr std::size_t kShortestInflected = 4;

std::string without(std::string_view word, std::size_t count, std::string_view ending = {}) {
  return std::string(word.substr(0, word.size() - count)).append(ending);
}

}  // namespace

std::string singular(std::string_view word) {
  constexpr std::string_view kLastOfPlurals = "snae";  // "keels", "men", "criteria", "nebulae"
  if (word.empty() || kLastOfPlurals.find(word.back()) == std::string_view::npos) return std::string(word);
  for (const auto& [plural, one] : kIrregularPlurals) {
    if (word == plural) return std::string(one);
  }
  if (is_one_of(kPluralsInUsOrIs, word)) return without(word, 1);
  if (is_one_of(kSingularWithS, word)) return std::string(word);
  constexpr std::size_t kShortestLatin = 5;
  if (word.size() >= kShortestLatin && word.ends_with("ae") && !word.ends_with("ceae") &&
      !is_one_of(kSingularsInAe, word))
    return without(word, 1);  // "nebulae"
  if (word.size() < kShortestInflected || !word.ends_with('s')) return std::string(word);
  if (word.ends_with("ss") || word.ends_with("us") || word.ends_with("is")) return std::string(word);
  if (word.ends_with("es") && is_one_of(kSingularWithS, word.substr(0, word.size() - 2)))
    return without(word, 2);
  if (word.ends_with("ies") && word.size() > 4) return without(word, 3, "y");
  for (const auto sibilant : {"sses", "shes", "ches", "xes", "zzes"}) {
    if (word.ends_with(sibilant)) return without(word, 2);
  }
  return without(word, 1);
}

std::string american_spelling(std::string_view word) {
  if (word.ends_with("wise")) return std::string(word);  // "pairwise" is spelt so everywhere
  for (const auto& [british, us] : kAmericanEndings) {
    if (word.size() > british.size() + 2 && word.ends_with(british)) {
      return std::string(word.substr(0, word.size() - british.size())).append(us);
    }
  }
  return std::string(word);
}

std::vector<std::string> participles(std::string_view verb) {
  constexpr std::size_t kShortestVerb = 3;
  if (verb.size() < kShortestVerb) return {};
  const auto is_vowel = [](char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; };
  const char last = verb.back();
  const char before = verb[verb.size() - 2];
  const std::string whole(verb);
  if (verb.ends_with("ie")) return {without(verb, 2, "ying"), whole + "d"};
  if (last == 'e' && before != 'e' && before != 'o' && before != 'y')
    return {without(verb, 1, "ing"), whole + "d"};
  if (last == 'e') return {whole + "ing", whole + "d"};
  if (last == 'y' && !is_vowel(before)) return {whole + "ing", without(verb, 1, "ied")};
  if (last == 'c') return {whole + "king", whole + "ked"};
  const bool may_double = !is_vowel(last) && is_vowel(before) && last != 'w' && last != 'x' && last != 'y' &&
                          !is_vowel(verb[verb.size() - 3]);  // not "boil"
  if (!may_double) return {whole + "ing", whole + "ed"};
  std::vector<std::string> doubled = {whole + last + "ing", whole + last + "ed"};
  const bool one_syllable = std::count_if(verb.begin(), verb.end(), is_vowel) == 1;
  if (one_syllable) return doubled;
  return {whole + "ing", whole + "ed", doubled[0], doubled[1]};
}

std::string fold_singular(std::string_view text) {
  std::string folded;
  for (TokenReader reader(text); reader.next();) {
    if (!folded.empty()) folded.push_back(' ');
    folded += singular(reader.folded());
  }
  return folded;
}

std::string variant_key(std::string_view name) {
  std::string key;
  for (TokenReader reader(name); reader.next();) key += american_spelling(singular(reader.folded()));
  return key;
}

}  // namespace cairn::text
