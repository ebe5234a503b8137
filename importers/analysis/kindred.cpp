#include "importers/analysis/kindred.h"

#include <algorithm>
#include <utility>

#include "importers/analysis/cues.h"
#include "importers/analysis/distinct.h"

namespace cairn::importers {

namespace {

// Of a relative's name so much stands in one sentence.
constexpr double kLeastShare = 0.4;
constexpr double kLeastLikeness = 0.05;
constexpr std::size_t kMostRelatives = 10;
constexpr double kLeastWeight = 1e-9;  // of a name of function words

}  // namespace

Kindred::Kindred(Corpus& corpus, const std::vector<ConceptFacts>& concepts,
                 const Neighbourhoods& neighbourhoods, const std::function<bool(const Block&)>& is_see_also)
    : corpus_(corpus),
      concepts_(concepts),
      neighbourhoods_(neighbourhoods),
      is_see_also_(is_see_also),
      texts_(concepts.size()),
      see_also_(concepts.size()),
      sentence_of_concept_(concepts.size()),
      best_of_concept_(concepts.size()) {
  const CueWords function_words(cues::kFunctionWords, corpus.words);
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    names_.push_back({name_of(concepts[i].name, function_words)});
    for (const auto& alias : concepts[i].aliases) names_.back().push_back(name_of(alias, function_words));
    if (!concepts[i].has_entry()) continue;
    for (const auto& [word, weight] : names_[i].front().words) texts_[i].push_back(word);
    for (const std::size_t entry : concepts[i].entries) {
      for (const auto& block : corpus.entries[entry].blocks) {
        auto& words = is_see_also(block.block) ? see_also_[i] : texts_[i];
        for (const auto& token : block.tokens) {
          if (!token.hidden) words.push_back(token.word);
        }
      }
    }
    make_distinct(texts_[i]);
    make_distinct(see_also_[i]);
  }
  concepts_with_word_.resize(corpus.words.size());
  sentence_of_word_.resize(corpus.words.size());
  weight_in_text_.resize(corpus.words.size());
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    if (!concepts[i].has_entry()) continue;
    for (const WordId word : weightiest(names_[i].front())) concepts_with_word_[word].push_back(i);
  }
}

std::vector<Kindred::Relative> Kindred::of(std::size_t concept_index) {
  const WordVector& text = neighbourhoods_.text_of_concept(concept_index);
  for (const auto& [word, weight] : text) weight_in_text_[word] = weight;
  std::vector<std::pair<double, BestSentence>> alike;
  for (const BestSentence& best : best_sentences(concept_index)) {
    double likeness = 0;
    for (const auto& [word, weight] : neighbourhoods_.text_of_concept(best.concept_index))
      likeness += weight * weight_in_text_[word];
    if (likeness >= kLeastLikeness) alike.emplace_back(likeness, best);
  }
  for (const auto& [word, weight] : text) weight_in_text_[word] = 0;
  std::sort(alike.begin(), alike.end(), [this](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first > b.first;
    return concepts_[a.second.concept_index].name < concepts_[b.second.concept_index].name;
  });
  alike.resize(std::min(alike.size(), kMostRelatives));
  std::vector<Relative> relatives;
  for (const auto& [likeness, best] : alike) {
    relatives.push_back({best.concept_index, best.entry, best.block, best.sentence});
  }
  return relatives;
}

std::vector<Kindred::BestSentence> Kindred::best_sentences(std::size_t concept_index) {
  std::vector<BestSentence> found;
  for (const std::size_t entry : concepts_[concept_index].entries) {
    const auto& blocks = corpus_.entries[entry].blocks;
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      const AnalysedBlock& block = blocks[b];
      if (is_see_also_(block.block)) continue;
      for (std::size_t first = 0, end = 0; first < block.tokens.size(); first = end) {
        end = read_sentence(block, first);
        for (const WordId word : words_) {
          for (const std::size_t other : concepts_with_word_[word]) {
            if (other == concept_index ||
                std::exchange(sentence_of_concept_[other], sentences_) == sentences_)
              continue;
            const Name& name = names_[other].front();
            double there = 0;
            for (const auto& [part, weight] : name.words) {
              if (sentence_of_word_[part] == sentences_) there += weight;
            }
            const double share = there / name.weight;
            if (share < kLeastShare) continue;
            std::size_t& place = best_of_concept_[other];
            if (place == 0) {
              found.push_back({other});
              place = found.size();
            }
            BestSentence& best = found[place - 1];
            if (share > best.share) best = {other, share, entry, b, block.tokens[first].sentence};
          }
        }
      }
    }
  }
  for (const BestSentence& best : found) best_of_concept_[best.concept_index] = 0;
  return found;
}

std::size_t Kindred::read_sentence(const AnalysedBlock& block, std::size_t first) {
  words_.clear();
  ++sentences_;
  std::size_t end = first;
  for (; end < block.tokens.size() && block.tokens[end].sentence == block.tokens[first].sentence; ++end) {
    const WordId word = block.tokens[end].word;
    if (!block.tokens[end].hidden && std::exchange(sentence_of_word_[word], sentences_) != sentences_)
      words_.push_back(word);
  }
  return end;
}

double Kindred::share(std::size_t in, Part part, std::size_t of) const {
  const auto& text = part == Part::kText ? texts_[in] : see_also_[in];
  if (text.empty()) return 0;
  double most = 0;
  for (const Name& name : names_[of]) most = std::max(most, share_of(name, text));
  return most;
}

double Kindred::share_of(const Name& name, const std::vector<WordId>& text) const {
  double there = 0;
  for (const auto& [word, weight] : name.words) {
    if (std::binary_search(text.begin(), text.end(), word)) there += weight;
  }
  return there / name.weight;
}

std::vector<WordId> Kindred::weightiest(const Name& name) {
  WordVector words = name.words;
  std::stable_sort(words.begin(), words.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::vector<WordId> needed;
  double left = name.weight;
  for (const auto& [word, weight] : words) {
    if (left < kLeastShare * name.weight) break;
    left -= weight;
    needed.push_back(word);
  }
  return needed;
}

Kindred::Name Kindred::name_of(const std::string& text, const CueWords& function_words) const {
  std::vector<WordId> words = corpus_.words.add_all(text);
  std::erase_if(words, [&](WordId word) { return function_words.contains(word); });
  make_distinct(words);
  Name name{{}, kLeastWeight};
  for (const WordId word : words) {
    name.words.emplace_back(word, neighbourhoods_.weight(word));
    name.weight += name.words.back().second;
  }
  return name;
}

}  // namespace cairn::importers
