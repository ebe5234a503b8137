#include "importers/analysis/marked_terms.h"

#include <algorithm>

#include "importers/analysis/cues.h"
#include "importers/analysis/prose.h"

namespace cairn::importers {

namespace {

/// Of some length, without the ending of an adjective.
bool is_long_noun(std::string_view word) {
  constexpr std::size_t kShortest = 6;
  return word.size() >= kShortest && !has_suffix(word, cues::kModifierSuffixes) &&
         !has_suffix(word, cues::kAdjectiveSuffixes);
}

}  // namespace

MarkedTerms::MarkedTerms(Words& words)
    : function_words_(cues::kFunctionWords, words),
      before_terms_(cues::kBeforeTerms, words),
      articles_(cues::kArticles, words),
      copulas_(cues::kCopulas, words),
      of_(words.add("of")) {}

std::vector<MarkedTerm> MarkedTerms::in(const AnalysedBlock& analysed) const {
  const Block& block = analysed.block;
  std::vector<MarkedTerm> found;
  if (block.kind == BlockKind::kHeading) return found;
  for (const auto* spans : {&block.bold, &block.italic}) {
    for (const TextSpan& span : *spans) {
      constexpr std::size_t kLongestMarkedTerm = 5;
      const auto first =
          std::partition_point(analysed.tokens.begin(), analysed.tokens.end(),
                               [&span](const WordToken& token) { return token.begin < span.begin; });
      const auto end = std::partition_point(
          first, analysed.tokens.end(), [&span](const WordToken& token) { return token.begin < span.end; });
      const auto words = static_cast<std::size_t>(end - first);
      if (words == 0 || words > kLongestMarkedTerm || first == analysed.tokens.begin()) continue;
      if (!is_marked_term(analysed, first - analysed.tokens.begin(), end - analysed.tokens.begin(),
                          spans == &block.italic))
        continue;
      found.push_back(
          {std::string_view(block.text).substr(span.begin, span.end - span.begin), first->sentence});
    }
  }
  return found;
}

bool MarkedTerms::is_marked_term(const AnalysedBlock& analysed, std::ptrdiff_t first, std::ptrdiff_t end,
                                 bool italic) const {
  const auto& tokens = analysed.tokens;
  const WordToken& before = tokens[first - 1];
  if (in_label(analysed, tokens[first])) return false;
  if (before.sentence != tokens[first].sentence) return opens_sentence(analysed, first, end, italic);
  const std::string_view text = analysed.block.text;
  const std::string_view gap = text.substr(before.end, tokens[first].begin - before.end);
  const std::string_view behind = text.substr(tokens[end - 1].end, 1);
  if (before.hidden || gap.find_first_not_of(" ,(\"") != std::string_view::npos || behind == ":")
    return false;
  const std::string_view number = analysed.text(tokens[first]);
  if (number.find_first_not_of("0123456789") == std::string_view::npos) return false;  // "4.4 Profiles"
  bool title = true;  // every word begins with a capital
  for (auto i = first; i < end; ++i) {
    const bool inside = i > first && i + 1 < end && tokens[i].word == of_;  // "level of service"
    if (function_words_.contains(tokens[i].word) && !inside) return false;
    title = title && (tokens[i].capital || inside);
  }
  const bool one = end - first == 1 && !(italic && is_noun_at_end(analysed, first));
  if ((title || one) && !before_terms_.contains(before.word)) return false;
  const bool article = articles_.contains(before.word);
  const bool said = article && first > 1 && copulas_.contains(tokens[first - 2].word);
  return !said && !analysed.text(tokens[first]).ends_with("ly");
}

bool MarkedTerms::opens_sentence(const AnalysedBlock& analysed, std::ptrdiff_t first, std::ptrdiff_t end,
                                 bool italic) const {
  const auto& tokens = analysed.tokens;
  const auto next = static_cast<std::size_t>(end);
  if (next >= tokens.size() || tokens[next].sentence != tokens[first].sentence || !tokens[next].joined ||
      tokens[next].capital || !tokens[first].capital)
    return false;
  if (end - first == 1) return italic && is_long_noun(analysed.text(tokens[first]));
  return std::none_of(tokens.begin() + first, tokens.begin() + end,
                      [this](const WordToken& token) { return function_words_.contains(token.word); }) &&
         std::none_of(tokens.begin() + first + 1, tokens.begin() + end,
                      [](const WordToken& token) { return token.capital && !token.proper; }) &&
         !analysed.text(tokens[first]).ends_with("ly");
}

bool MarkedTerms::is_noun_at_end(const AnalysedBlock& analysed, std::ptrdiff_t token) const {
  const auto& tokens = analysed.tokens;
  const auto next = static_cast<std::size_t>(token) + 1;
  const bool ends =
      next == tokens.size() || !tokens[next].joined || function_words_.contains(tokens[next].word);
  return ends && !tokens[token].capital && is_long_noun(analysed.text(tokens[token]));
}

}  // namespace cairn::importers
