#include "importers/analysis/clause_names.h"

#include <algorithm>

#include "importers/analysis/abbreviation.h"
#include "text/inflection.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kMostInARow = 6;  // words of one kind

/// Of the span, of spans in order, that begins at a place or right before it; 0 where none does.
std::size_t end_of_span(const std::vector<TextSpan>& spans, std::size_t begin) {
  const auto behind = std::partition_point(spans.begin(), spans.end(),
                                           [&](const TextSpan& span) { return span.begin <= begin; });
  if (behind == spans.begin()) return 0;
  const TextSpan& span = *std::prev(behind);
  return span.end > begin && begin - span.begin <= 1 ? span.end : 0;
}

}  // namespace

ClauseNames::ClauseNames(const NamingCues& cues, const AnalysedBlock& block, std::size_t begin,
                         std::size_t end, std::string_view title)
    : cues_(cues),
      block_(block),
      text_(block.block.text),
      begin_(begin),
      end_(end),
      title_(title),
      folded_title_(text::fold_singular(title)) {}

std::string ClauseNames::surface(std::size_t first, std::size_t end) const {
  return std::string(
      text_.substr(block_.tokens[first].begin, block_.tokens[end - 1].end - block_.tokens[first].begin));
}

std::string_view ClauseNames::gap(std::size_t at) const {
  if (at == begin_ || at >= end_) return {};
  const std::size_t end = block_.tokens[at - 1].end;
  return text_.substr(end, block_.tokens[at].begin - end);
}

bool ClauseNames::goes_on(std::size_t at) const {
  return at < end_ && gap(at).find_first_of(",;:().") == std::string_view::npos &&
         gap(at).find("\u2014") == std::string_view::npos && gap(at).find(" - ") == std::string_view::npos;
}

std::size_t ClauseNames::skip(std::size_t at, const CueWords& words) const {
  const std::size_t most = at + kMostInARow;
  while (at < most && is(at, words) && (at == begin_ || goes_on(at + 1))) ++at;
  return at;
}

std::size_t ClauseNames::back_over(std::size_t at, const CueWords& words) const {
  const std::size_t least = at - std::min(at - begin_, kMostInARow);
  while (at > least && words.contains(word(at - 1)) && goes_on(at)) --at;
  return at;
}

bool ClauseNames::is_title(const std::string& name) const {
  return text::fold_singular(name) == folded_title_;
}

std::size_t ClauseNames::end_of_marked(std::size_t at, bool quoted_only) const {
  constexpr std::size_t kBytesOfAQuote = 3;
  if (at >= end_) return at;
  const std::size_t begin = block_.tokens[at].begin;
  std::size_t close =
      quoted_only ? 0
                  : std::max(end_of_span(block_.block.bold, begin), end_of_span(block_.block.italic, begin));
  const std::size_t last = block_.tokens[std::min(end_, at + kLongestName) - 1].end;
  const std::string_view near = text_.substr(begin, last + kBytesOfAQuote - begin);
  const std::string_view before = text_.substr(0, begin);
  const std::string_view quote = before.ends_with('"') ? "\"" : before.ends_with("\u201c") ? "\u201d" : "";
  if (close == 0 && !quote.empty() && near.find(quote) != std::string_view::npos)
    close = begin + near.find(quote);
  if (close == 0) return at;
  std::size_t end = at;
  while (end < end_ && end <= at + kLongestName && block_.tokens[end].begin < close) ++end;
  return end - at <= kLongestName ? end : at;
}

/// Where the name ends that begins at a token; the token itself where none does.
std::size_t ClauseNames::read_name(std::size_t at, Bare bare, NameList& list) const {
  const auto take = [&](std::size_t first, std::size_t end, bool marked) {
    list.names.push_back(surface(first, end));
    list.marked = list.marked && marked;
    return end;
  };
  std::size_t first = skip(at, cues_.adverbs);
  if (const std::size_t end = end_of_marked(first); end > first) return take(first, end, true);
  const std::size_t article = first;
  first = skip(first, cues_.articles);
  const bool has_article = first > article;
  if (has_article) first = skip(first, cues_.adverbs);
  if (is(first, cues_.nouns) && goes_on(first + 1)) {  // "the term ..."
    ++first;
    bare = Bare::kYes;
  }
  if (const std::size_t end = end_of_marked(first); end > first) return take(first, end, true);
  if (first < end_ && is_abbreviation_form(surface(first))) return take(first, first + 1, true);
  if (bare == Bare::kNo || (bare == Bare::kWithoutArticle && has_article)) return at;
  const std::size_t end = end_of_bare(first);
  return may_be_name(first, end) ? take(first, end, false) : at;
}

/// Before the first small word or sign: "of" may stand inside, and any word behind a hyphen.
std::size_t ClauseNames::end_of_bare(std::size_t first) const {
  std::size_t end = first;
  while (end < end_ &&
         (end == first || (goes_on(end) && gap(end).find_first_of("\"/\u201c") == gap(end).npos))) {
    const bool joined = gap(end) == "-";
    const bool of = word(end) == cues_.of && end > first && goes_on(end + 1);
    if (!of && !joined && cues_.ends_name.contains(word(end))) break;
    ++end;
  }
  return end;
}

bool ClauseNames::may_be_name(std::size_t first, std::size_t end) const {
  if (end == first || end - first > kLongestName || word(end - 1) == cues_.of) return false;
  const std::string_view begin = surface(first);
  const std::string_view last = surface(end - 1);
  if ((begin.front() >= '0' && begin.front() <= '9') || last.size() < 2 || last.ends_with("ly")) return false;
  if (end >= end_ || !goes_on(end)) return true;
  // "profit and loss account" is one name, or two
  if (word(end) == cues_.and_) return cues_.ends_name.contains(word(end + 1));
  // not "known as the first boat to sail", "called the winch the crew wanted"
  return cues_.behind_name.contains(word(end)) && word(end) != cues_.to;
}

ClauseNames::NameList ClauseNames::read_names(std::size_t at, Bare bare) const {
  NameList list;
  list.end = read_name(at, bare, list);
  while (!list.names.empty()) {
    std::size_t next = list.end;
    const bool comma = next < end_ && gap(next) == ", ";
    if (next >= end_ || (!goes_on(next) && !comma)) break;
    const bool marks_follow = end_of_marked(skip(next + 1, cues_.articles)) > next + 1;
    if (word(next) == cues_.or_ || (word(next) == cues_.and_ && list.marked && marks_follow)) {
      ++next;
    } else if (!comma || end_of_marked(next) == next) {
      break;
    }
    const std::size_t end = read_name(next, bare, list);
    if (end == next) break;
    list.end = end;
  }
  return list;
}

}  // namespace cairn::importers
