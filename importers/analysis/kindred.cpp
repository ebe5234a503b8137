#include "importers/analysis/kindred.h"

#include <algorithm>

#include "importers/analysis/cues.h"

namespace cairn::importers {

namespace {

// Of a relative's name so much stands in one sentence.
constexpr double kLeastShare = 0.4;
constexpr double kLeastLikeness = 0.05;
constexpr std::size_t kMostRelatives = 10;
constexpr double kLeastWeight = 1e-9;  // of a name of function words

void make_unique(std::vector<WordId>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

}  // namespace

Kindred::Kindred(Corpus& corpus, const std::vector<ConceptFacts>& concepts,
                 const Neighbourhoods& neighbourhoods, const std::function<bool(const Block&)>& is_see_also)
    : corpus_(corpus),
      concepts_(concepts),
      neighbourhoods_(neighbourhoods),
      is_see_also_(is_see_also),
      texts_(concepts.size()),
      see_also_(concepts.size()) {
  const CueWords function_words(cues::kFunctionWords, corpus.words);
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    names_.push_back({name_of(concepts[i].name, function_words)});
    for (const auto& alias : concepts[i].aliases) names_.back().push_back(name_of(alias, function_words));
    if (!concepts[i].has_entry()) continue;
    texts_[i] = names_[i].front().words;
    for (const std::size_t entry : concepts[i].entries) {
      for (const auto& block : corpus.entries[entry].blocks) {
        auto& words = is_see_also(block.block) ? see_also_[i] : texts_[i];
        for (const auto& token : block.tokens) {
          if (!token.hidden) words.push_back(token.word);
        }
      }
    }
    make_unique(texts_[i]);
    make_unique(see_also_[i]);
  }
  concepts_with_word_.resize(corpus.words.size());
  for (std::size_t i = 0; i < concepts.size(); ++i) {
    if (!concepts[i].has_entry()) continue;
    for (const WordId word : weightiest(names_[i].front())) concepts_with_word_[word].push_back(i);
  }
}

std::vector<Kindred::Relative> Kindred::of(std::size_t concept_index) const {
  const auto found = best_sentences(concept_index);
  std::vector<std::pair<double, std::size_t>> alike;
  for (const auto& [other, best] : found) {
    const double likeness = neighbourhoods_.of_concepts(concept_index, other);
    if (likeness >= kLeastLikeness) alike.emplace_back(likeness, other);
  }
  std::sort(alike.begin(), alike.end(), [this](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : concepts_[a.second].name < concepts_[b.second].name;
  });
  alike.resize(std::min(alike.size(), kMostRelatives));
  std::vector<Relative> relatives;
  for (const auto& [likeness, other] : alike) {
    const BestSentence& best = found.at(other);
    relatives.push_back({other,
                         {best.block->sentence_text(best.sentence), corpus_.entries[best.entry].source,
                          best.block->sentence_line(best.sentence)}});
  }
  return relatives;
}

Kindred::BestSentences Kindred::best_sentences(std::size_t concept_index) const {
  BestSentences found;
  std::vector<WordId> words;
  for (const std::size_t entry : concepts_[concept_index].entries) {
    for (const AnalysedBlock& block : corpus_.entries[entry].blocks) {
      if (is_see_also_(block.block)) continue;
      for (std::size_t first = 0, end = 0; first < block.tokens.size(); first = end) {
        const std::size_t sentence = block.tokens[first].sentence;
        words.clear();
        for (; end < block.tokens.size() && block.tokens[end].sentence == sentence; ++end) {
          if (!block.tokens[end].hidden) words.push_back(block.tokens[end].word);
        }
        make_unique(words);
        for (const std::size_t other : concepts_with(words)) {
          const double share = share_of(names_[other].front(), words);
          if (other == concept_index || share < kLeastShare) continue;
          BestSentence& best = found[other];
          if (share > best.share) best = {share, entry, &block, sentence};
        }
      }
    }
  }
  return found;
}

std::vector<std::size_t> Kindred::concepts_with(const std::vector<WordId>& words) const {
  std::vector<std::size_t> concepts;
  for (const WordId word : words)
    concepts.insert(concepts.end(), concepts_with_word_[word].begin(), concepts_with_word_[word].end());
  std::sort(concepts.begin(), concepts.end());
  concepts.erase(std::unique(concepts.begin(), concepts.end()), concepts.end());
  return concepts;
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
  for (const WordId word : name.words) {
    if (std::binary_search(text.begin(), text.end(), word)) there += neighbourhoods_.weight(word);
  }
  return there / name.weight;
}

std::vector<WordId> Kindred::weightiest(const Name& name) const {
  std::vector<WordId> words = name.words;
  std::stable_sort(words.begin(), words.end(), [this](WordId a, WordId b) {
    return neighbourhoods_.weight(a) > neighbourhoods_.weight(b);
  });
  double left = name.weight;
  std::size_t needed = 0;
  while (needed < words.size() && left >= kLeastShare * name.weight)
    left -= neighbourhoods_.weight(words[needed++]);
  words.resize(needed);
  return words;
}

Kindred::Name Kindred::name_of(const std::string& text, const CueWords& function_words) const {
  Name name{corpus_.words.add_all(text), kLeastWeight};
  std::erase_if(name.words, [&](WordId word) { return function_words.contains(word); });
  make_unique(name.words);
  for (const WordId word : name.words) name.weight += neighbourhoods_.weight(word);
  return name;
}

}  // namespace cairn::importers
