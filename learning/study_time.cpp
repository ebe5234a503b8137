#include "learning/study_time.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "graph/vocabulary.h"

namespace cairn::learning {

namespace {

constexpr double kMinutesAnHour = 60;
constexpr double kMostMinutes = 100'000 * kMinutesAnHour;  ///< what a source says beyond is a mistake

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// --- what the text says ---

/// Reads text from its beginning.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  void skip(std::string_view characters) {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(characters), rest_.size()));
  }
  bool take(std::string_view word) {
    if (rest_.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (lower(rest_[i]) != word[i]) return false;
    }
    rest_.remove_prefix(word.size());
    return true;
  }
  bool take_any(std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [this](std::string_view word) { return take(word); });
  }
  std::optional<double> number() {
    double found = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), found);
    if (error != std::errc() || rest_.empty() || !is_digit(rest_.front())) return std::nullopt;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return found;
  }
  bool at_word_end() const {
    return rest_.empty() || lower(rest_.front()) < 'a' || lower(rest_.front()) > 'z';
  }

 private:
  std::string_view rest_;
};

/// "Study time: 2 hours", "- **Duration**: 30-45 min"; of a range its middle.
std::optional<double> stated_minutes(std::string_view line) {
  constexpr std::string_view kMarks = " \t*_-+>";
  Scanner scanner(line);
  scanner.skip(kMarks);
  if (scanner.take_any({"study ", "learning ", "reading ", "estimated ", "expected "})) scanner.skip(" ");
  if (!scanner.take_any(
          {"time to learn", "time needed", "time required", "study time", "time", "duration", "effort"}))
    return std::nullopt;
  scanner.skip(kMarks);
  if (!scanner.take(":")) return std::nullopt;
  scanner.skip(" \t*_~");
  scanner.take_any({"about ", "around ", "approximately ", "ca. "});
  const auto least = scanner.number();
  if (!least) return std::nullopt;
  auto most = least;
  scanner.skip(" ");
  if (scanner.take_any({"-", "\u2013", "to "})) {
    scanner.skip(" ");
    most = scanner.number();
    if (!most) return std::nullopt;
    scanner.skip(" ");
  }
  const double middle = (*least + *most) / 2;
  if (scanner.take_any({"hours", "hour", "hrs", "hr", "h"}) && scanner.at_word_end())
    return middle * kMinutesAnHour;
  if (scanner.take_any({"minutes", "minute", "mins", "min"}) && scanner.at_word_end()) return middle;
  return std::nullopt;
}

std::optional<double> stated_in(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (const auto minutes = stated_minutes(text.substr(0, end)); minutes && *minutes <= kMostMinutes)
      return minutes;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::nullopt;
}

// --- what it takes to read it ---

struct Length {
  std::int64_t words = 0;
  std::int64_t long_words = 0;
  std::int64_t sentences = 0;
};

Length length_of(std::string_view text) {
  constexpr std::size_t kLongWord = 6;
  Length length;
  std::size_t letters = 0;
  char before = ' ';
  const auto end_word = [&] {
    if (is_space(before)) return;
    ++length.words;
    if (letters > kLongWord) ++length.long_words;
    if (before == '.' || before == '!' || before == '?' || before == ':') ++length.sentences;
    letters = 0;
  };
  for (const char c : text) {
    if (is_space(c)) end_word();
    const bool begins_character = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    const bool letter = (lower(c) >= 'a' && lower(c) <= 'z') || static_cast<unsigned char>(c) >= 0x80U;
    if (begins_character && letter) ++letters;
    before = c;
  }
  end_word();
  return length;
}

/// 1 for prose of middling difficulty, more for harder prose.
double difficulty(const Length& length) {
  constexpr double kMiddlingLix = 50;
  constexpr double kEasiest = 0.75;
  constexpr double kHardest = 1.5;
  if (length.words == 0) return 1;
  const auto words = static_cast<double>(length.words);
  // Lists and headings have no full stops: no sentence is taken to be longer than this.
  constexpr double kLongestSentence = 30;
  const double sentences = std::max(static_cast<double>(length.sentences), words / kLongestSentence);
  const double lix = words / sentences + 100 * static_cast<double>(length.long_words) / words;
  return std::clamp(lix / kMiddlingLix, kEasiest, kHardest);
}

double minutes_for(std::string_view text, std::int64_t words_a_minute) {
  const Length length = length_of(text);
  return static_cast<double>(length.words) * difficulty(length) / static_cast<double>(words_a_minute);
}

// --- concepts ---

std::optional<double> stated_by(const graph::View& view, const graph::Node& node) {
  for (const auto& [key, minutes] : {std::pair("minutes", 1.0), std::pair("hours", kMinutesAnHour)}) {
    const graph::Value* value = view.property(node, key);
    if (value == nullptr) continue;
    double number = -1;
    if (const auto* whole = value->integer()) number = static_cast<double>(*whole);
    if (const auto* real = value->float64()) number = *real;
    if (number >= 0 && number * minutes <= kMostMinutes) return number * minutes;
  }
  return std::nullopt;
}

/// What the entries of each concept say, or take; nothing where there is none.
std::vector<std::optional<double>> entry_minutes(const graph::View& view,
                                                 std::span<const graph::NodeId> concepts,
                                                 std::int64_t words_a_minute) {
  std::vector<std::optional<double>> minutes(concepts.size());
  const auto defines = view.catalog().types.find(graph::type::kDefines);
  if (!defines) return minutes;
  const auto steps = view.neighbours(concepts, graph::Direction::kIncoming, std::span(&*defines, 1));
  std::vector<graph::NodeId> entries;
  for (const auto& step : steps.all()) entries.push_back(step.node);
  const auto records = view.nodes(entries);
  std::size_t at = 0;
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    std::optional<double> stated;
    for (std::size_t k = 0; k < steps.of(i).size(); ++k, ++at) {
      if (!records[at]) continue;
      const std::string text = view.text_property(*records[at], graph::key::kText);
      if (!stated) stated = stated_in(text);
      minutes[i] = std::max(minutes[i].value_or(0), minutes_for(text, words_a_minute));
    }
    if (stated) minutes[i] = stated;
  }
  return minutes;
}

}  // namespace

std::vector<std::int64_t> study_minutes(const graph::View& view, std::span<const graph::NodeId> concepts,
                                        std::int64_t words_a_minute) {
  auto minutes = entry_minutes(view, concepts, words_a_minute);
  const auto records = view.nodes(concepts);
  std::vector<std::int64_t> whole;
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    if (records[i]) {
      if (const auto stated = stated_by(view, *records[i])) minutes[i] = stated;
      if (!minutes[i])
        minutes[i] = minutes_for(view.text_property(*records[i], graph::key::kDefinition), words_a_minute);
    }
    whole.push_back(std::max(kLeastMinutes, static_cast<std::int64_t>(std::ceil(minutes[i].value_or(0)))));
  }
  return whole;
}

}  // namespace cairn::learning
