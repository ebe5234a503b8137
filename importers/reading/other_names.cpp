#include "importers/reading/other_names.h"

#include <algorithm>
#include <array>

#include "importers/reading/lines.h"
#include "text/folding.h"
#include "text/word_list.h"

namespace cairn::importers {

std::vector<std::string> names_in_list(std::string_view text) {
  while (text.ends_with('.')) text.remove_suffix(1);
  std::vector<std::string> names;
  for (const auto name : split_trimmed(text, text.find(';') != std::string_view::npos ? ';' : ','))
    names.emplace_back(name);
  return names;
}

namespace {

std::string without_article(std::string_view name) {
  for (const std::string_view article : {"a ", "an ", "the "}) {
    if (name.starts_with(article)) name = trim(name.substr(article.size()));
  }
  if (name.size() > 1 && name.find_first_of("\"'*_") == 0 && name.front() == name.back())
    name = name.substr(1, name.size() - 2);
  if (name.starts_with("\u201c") && name.ends_with("\u201d")) name = name.substr(3, name.size() - 6);
  std::string bare(name);
  std::erase(bare, '"');  // the "Amen" cadence
  return bare;
}

/// "EPS" behind "Also": no small letter, so that it is a name and no remark.
bool is_all_capitals(std::string_view text) {
  constexpr std::size_t kLongest = 10;
  return text.size() >= 2 && text.size() <= kLongest && text.front() != '-' &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '-'; });
}

bool is_quoted(std::string_view text) {
  return (text.starts_with('"') && text.find('"', 1) + 1 == text.size()) ||
         (text.starts_with("\u201c") && text.ends_with("\u201d"));
}

/// What a sentence begins with that only gives other names; folded.
// clang-format off
constexpr auto kLeadIns = std::to_array<std::string_view>({
    "also known as ", "also called ", "also termed ", "also named ", "sometimes called ",
    "sometimes known as ", "usually called ", "often called ", "commonly called ", "often known as ",
    "commonly known as ", "better known as ", "also referred to as ", "also spelled ", "also spelt ",
    "also written as ", "also written ", "also: ", "a.k.a. ", "aka ", "also abbreviated as ",
    "also abbreviated to ", "also abbreviated ", "usually abbreviated as ", "usually abbreviated to ",
    "usually abbreviated ", "often abbreviated as ", "often abbreviated to ", "often abbreviated ",
    "abbreviated as ", "abbreviated to ", "abbreviated ", "abbreviation: ", "abbreviations: ", "abbr. ",
    "abbr: ", "abbrev. ", "abbrev: ", "synonym: ", "synonyms: ", "syn. ", "syn: ", "alias: ", "aliases: ",
    "other name: ", "other names: ", "other names are ", "another name: ", "alternative name: ", "alternative names: ", "synonymous with ",
    "short for ", "goes by the name of ", "it goes by the name of ",
    "nicknamed ", "known as ", "previously known as ", "formerly known as ", "formerly called ",
    "another name for it is ", "another name is ", "the older name is ", "an older name is ", "or simply ",
    "colloquially: ", "informally: ", "in everyday speech: ", "us: ", "uk: ", "in the us: ", "in the uk: ",
    "in america: ", "in britain: ", "british: ", "american: ", "same as ", "the same as "});
// clang-format on

/// What stands in no bare name of a kind: "A knot on a post".
constexpr auto kNeverInKind = std::to_array<std::string_view>(
    {"of", "in", "on", "at", "by", "for", "with", "from", "to", "that", "which", "is", "and", "or"});

/// "grilling" of "grilling in the UK"
std::string_view without_region(std::string_view text) {
  const auto in = text.rfind(" in ");
  if (in == std::string_view::npos) return text;
  const std::string region = text::fold(text.substr(in + 4));
  constexpr auto kRegions = std::to_array<std::string_view>(
      {"the us", "the uk", "us", "uk", "america", "north america", "britain", "england", "europe"});
  return std::find(kRegions.begin(), kRegions.end(), region) == kRegions.end() ? text : text.substr(0, in);
}

/// The initials of the words spell it, but for "and" and "of": "PP&E" of "property, plant and equipment".
bool is_spelt_by(std::string_view letters, std::string_view words) {
  std::string initials;
  for (const auto& token : text::tokenize(words)) {
    if (token.folded != "and" && token.folded != "of") initials.push_back(token.folded.front());
  }
  std::string folded = text::fold_case(letters);
  std::erase_if(folded, [](char c) { return c < 'a' || c > 'z'; });
  return folded.size() > 1 && folded == initials;
}

/// "Ig" behind "immunoglobulin": a capital and small letters that stand in the name in their order.
bool is_short_for(std::string_view letters, std::string_view name) {
  constexpr std::size_t kLongest = 4;
  const std::string folded = text::fold_case(name);
  const std::string small = text::fold_case(letters);
  if (folded.empty() || small.size() < 2 || small.size() > kLongest || letters.front() < 'A' ||
      letters.front() > 'Z' || small.front() != folded.front())
    return false;
  std::size_t at = 0;
  return std::all_of(small.begin(), small.end(), [&](char c) {
    at = folded.find(c, at);
    return at++ != std::string::npos;
  });
}

/// "X, short for Y" is two names.
std::string_view without_short_for(std::string_view listed) {
  constexpr std::string_view kShortFor = "short for ";
  return listed.starts_with(kShortFor) ? listed.substr(kShortFor.size()) : listed;
}

/// "particularly by engineers"
bool is_adverbial(std::string_view listed) {
  constexpr auto kAdverbs =
      std::to_array<std::string_view>({"particularly", "especially", "mainly", "chiefly", "mostly", "usually",
                                       "typically", "commonly", "formerly"});
  return std::find(kAdverbs.begin(), kAdverbs.end(), listed.substr(0, listed.find(' '))) != kAdverbs.end();
}

/// "ischemic heart disease (IHD)" is two names.
void add_with_bracket(std::string_view listed, std::vector<std::string>& names) {
  if (const auto name = name_for_short(listed); !name.empty()) listed = name;
  const auto open = listed.find(" (");
  if (open != std::string_view::npos && listed.ends_with(')')) {
    const std::string_view inside = listed.substr(open + 2, listed.size() - open - 3);
    names.push_back(without_article(listed.substr(0, open)));
    if (is_all_capitals(inside) || is_short_for(inside, listed.substr(0, open))) names.emplace_back(inside);
  } else {
    names.push_back(without_article(listed));
  }
}

/// "property, plant and equipment (PP&E)" is one name and its abbreviation; nothing where the text is no
/// such.
std::vector<std::string> name_with_initials(std::string_view text) {
  const auto open = text.rfind(" (");
  if (open == std::string_view::npos || !text.ends_with(')') ||
      !is_spelt_by(text.substr(open), text.substr(0, open)))
    return {};
  return {without_article(text.substr(0, open)), std::string(text.substr(open + 2, text.size() - open - 3))};
}

/// "fin" of "(= fin)"; nothing of a formula.
std::vector<std::string> equal_name(std::string_view text) {
  constexpr std::size_t kMostWords = 3;
  const bool is_name = std::all_of(text.begin(), text.end(), [](char c) {
    return c == ' ' || c == '-' || c == '\'' || static_cast<unsigned char>(c) >= 0x80 ||
           (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
  const std::size_t words = text::count_words(text);
  if (!is_name || words == 0 || words > kMostWords || text.size() == 1) return {};
  return {without_article(text)};
}

/// "Same as above"
bool points_elsewhere(std::string_view name) {
  static constexpr auto kElsewhere =
      std::to_array<std::string_view>({"above", "below", "before", "previous", "preceding", "last", "next",
                                       "this", "that", "these", "those", "it"});
  const auto words = text::tokenize(name);
  return std::any_of(words.begin(), words.end(),
                     [](const text::Token& word) { return text::is_one_of(kElsewhere, word.folded); });
}

/// "hard to turn"
bool holds_small_word(std::string_view name) {
  const auto words = text::tokenize(name);
  return std::any_of(words.begin(), words.end(), [](const text::Token& word) {
    return std::find(kNeverInKind.begin(), kNeverInKind.end(), word.folded) != kNeverInKind.end();
  });
}

}  // namespace

std::string_view name_for_short(std::string_view text) {
  constexpr std::string_view kForShort = " for short";
  constexpr std::string_view kOr = "or ";
  if (!text.ends_with(kForShort)) return {};
  text.remove_suffix(kForShort.size());
  if (text.ends_with(',')) text.remove_suffix(1);
  if (text.starts_with(kOr)) text.remove_prefix(kOr.size());
  return text.find_first_of(" ,") == std::string_view::npos ? text : std::string_view();
}

std::vector<std::string> other_names(std::string_view text) {
  constexpr std::size_t kLongestNameWords = 5;
  constexpr std::size_t kLongestList = 300;  // bytes
  if (text.size() > kLongestList) return {};
  while (text.ends_with('.')) text.remove_suffix(1);
  if (text.starts_with("(=") && text.ends_with(')')) return equal_name(trim(text.substr(2, text.size() - 3)));
  bool has_subject = false;
  for (const std::string_view subject : {"it is ", "they are ", "this is "}) {
    if (!text::begins_with(text, subject)) continue;
    text.remove_prefix(subject.size());
    has_subject = true;
  }
  constexpr std::string_view kAlso = "also ";
  if (text::begins_with(text, kAlso)) {
    const std::string_view rest = text.substr(kAlso.size());
    if (is_all_capitals(rest)) return {std::string(rest)};
    if (is_quoted(rest)) return {without_article(rest)};
  }
  if (const auto name = name_for_short(text); !name.empty()) return {std::string(name)};
  for (const std::string_view words : kLeadIns) {
    if (!text::begins_with(text, words)) continue;
    const std::string_view behind = text.substr(words.size());
    // "Alias: a short name for a command" explains the word.
    if (words.starts_with("alias") && (behind.starts_with("a ") || behind.starts_with("an "))) return {};
    if (auto names = name_with_initials(behind); !names.empty()) return names;
    std::string rest(without_region(behind));
    // "Known as grilling in Britain", not "Known as the best part, it is loved".
    if (words == "known as " && rest.size() == behind.size() && !has_subject) return {};
    for (const std::string_view joint : {", or ", " or ", ", and "}) {
      for (auto at = rest.find(joint); at != std::string::npos; at = rest.find(joint))
        rest.replace(at, joint.size(), ",");
    }
    constexpr std::string_view kAnd = " and ";
    for (auto at = rest.find(kAnd); words == "other names are " && at != std::string::npos;
         at = rest.find(kAnd))
      rest.replace(at, kAnd.size(), ",");
    std::vector<std::string> names;
    for (const std::string& listed : names_in_list(rest)) {
      if (listed == "for short") continue;
      const std::string_view name = without_short_for(listed);
      if (!is_adverbial(name)) add_with_bracket(name, names);
    }
    const bool only_names = std::all_of(names.begin(), names.end(), [&](const std::string& name) {
      const std::size_t count = text::count_words(name);
      if (words == "known as " && holds_small_word(name)) return false;
      if (words.ends_with("same as ") && (holds_small_word(name) || points_elsewhere(name))) return false;
      return count > 0 && count <= kLongestNameWords && name.find(". ") == std::string::npos &&
             name.find(" is ") == std::string::npos;
    });
    return only_names ? names : std::vector<std::string>();
  }
  return {};
}

std::vector<std::string> other_names_at_end(std::string_view sentence) {
  while (sentence.ends_with('.')) sentence.remove_suffix(1);
  const bool bracketed = sentence.ends_with(')');
  const auto begin =
      bracketed ? sentence.rfind(" (") : std::max(sentence.rfind("; ") + 1, sentence.rfind(", ") + 1);
  if (begin == std::string_view::npos || begin == 0) return {};
  if (bracketed) sentence.remove_suffix(1);
  const std::string_view said = trim(sentence.substr(begin + (bracketed ? 2 : 0)));
  return bracketed && said.starts_with('=') ? equal_name(trim(said.substr(1))) : other_names(said);
}

std::vector<std::string> other_names_behind_kind(std::string_view sentence) {
  constexpr std::size_t kLongestKindWords = 5;
  for (const std::string_view cue :
       {", also called ", ", also known as ", ", also referred to as ", ", sometimes called ", ", aka "}) {
    const auto at = sentence.find(cue);
    if (at == std::string_view::npos) continue;
    const auto end = sentence.find(',', at + cue.size());
    if (end == std::string_view::npos) continue;
    const auto words = text::tokenize(sentence.substr(0, at));
    // "A knot on a post, also called bollard, ...": another thing may be called so.
    const bool plain =
        words.size() <= kLongestKindWords &&
        std::none_of(words.begin(), words.end(), [](const text::Token& word) {
          return std::find(kNeverInKind.begin(), kNeverInKind.end(), word.folded) != kNeverInKind.end();
        });
    if (plain) return other_names(sentence.substr(at + 2, end - at - 2));
  }
  return {};
}

}  // namespace cairn::importers
