#include "text/inflection.h"

#include <array>
#include <utility>

#include "text/folding.h"

namespace cairn::text {

namespace {

// Words whose final s is no plural ending, beyond what the suffix rules know.
constexpr std::array<std::string_view, 12> kSingularWithS = {"series",      "species",    "lens",   "physics",
                                                             "mathematics", "statistics", "always", "gas",
                                                             "chaos",       "canvas",     "alias",  "atlas"};

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kIrregularPlurals = {{
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

std::string american(std::string_view word) {
  for (const auto& [british, us] : kAmericanEndings) {
    if (word.size() > british.size() + 2 && word.ends_with(british)) {
      return std::string(word.substr(0, word.size() - british.size())).append(us);
    }
  }
  return std::string(word);
}

std::string without(std::string_view word, std::size_t count, std::string_view ending = {}) {
  return std::string(word.substr(0, word.size() - count)).append(ending);
}

}  // namespace

std::string singular(std::string_view word) {
  for (const auto& [plural, one] : kIrregularPlurals) {
    if (word == plural) return std::string(one);
  }
  for (const auto keep : kSingularWithS) {
    if (word == keep) return std::string(word);
  }
  if (word.size() < kShortestInflected || !word.ends_with('s')) return std::string(word);
  if (word.ends_with("ss") || word.ends_with("us") || word.ends_with("is")) return std::string(word);
  if (word == "bias") return std::string(word);
  if (word.ends_with("ies") && word.size() > 4) return without(word, 3, "y");
  for (const auto sibilant : {"sses", "shes", "ches", "xes", "zzes"}) {
    if (word.ends_with(sibilant)) return without(word, 2);
  }
  if (word.ends_with("biases")) return without(word, 2);
  return without(word, 1);
}

std::string fold_singular(std::string_view text) {
  std::string folded;
  for (const Token& token : tokenize(text)) {
    if (!folded.empty()) folded.push_back(' ');
    folded += singular(token.folded);
  }
  return folded;
}

std::string variant_key(std::string_view name) {
  std::string key;
  for (const Token& token : tokenize(name)) key += american(singular(token.folded));
  return key;
}

}  // namespace cairn::text
