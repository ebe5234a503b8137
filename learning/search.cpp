#include "learning/search.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "graph/vocabulary.h"
#include "text/folding.h"
#include "text/stemming.h"

namespace cairn::learning {

namespace {

using graph::NodeId;

// BM25's customary parameters, and what a word counts in each field.
constexpr double kSaturation = 1.2;
constexpr double kLengthWeight = 0.75;
constexpr double kNameWeight = 6;
constexpr double kAliasWeight = 4;
constexpr double kDefinitionWeight = 1;
constexpr double kTextWeight = 0.25;
/// A word that goes on behind what was sought: "lecithin" for "lecith".
constexpr double kBeginningShare = 0.5;
constexpr std::size_t kShortestBeginning = 4;

/// The stems that are sought, and how often a text holds each.
class Wanted {
 public:
  explicit Wanted(std::string_view words) {
    for (const auto& token : text::tokenize(words)) stems_.insert(stem(token.folded));
    for (const auto& stem : stems_)
      beginnings_.push_back(stem.substr(0, stem.size() <= kBeginning ? 1 : kBeginning));
  }

  std::size_t size() const { return stems_.size(); }

  void count_in(std::string_view field, double weight, std::vector<double>& frequencies) {
    if (!may_hold_any(field)) return;
    for (text::TokenReader token(field); token.next();) {
      const std::string found = stem(token.folded());
      std::size_t i = 0;
      for (const std::string& wanted : stems_) {
        if (found == wanted) {
          frequencies[i] += weight;
        } else if (wanted.size() >= kShortestBeginning && found.starts_with(wanted)) {
          frequencies[i] += weight * kBeginningShare;
        }
        ++i;
      }
    }
  }

 private:
  std::string stem(std::string_view folded) { return stemmer_.stem(text::without_accents(folded)); }

  /// So much of a longer stem is the same in all words that it stands for; of shorter ones ("die", "dying")
  /// less.
  static constexpr std::size_t kBeginning = 3;

  /// Most texts hold none, and need not be taken apart: ASCII without any of the stems' first letters.
  bool may_hold_any(std::string_view field) const {
    for (const char c : field) {
      if (static_cast<unsigned char>(c) >= 0x80U) return true;
    }
    return std::any_of(beginnings_.begin(), beginnings_.end(), [field](const std::string& beginning) {
      return std::search(field.begin(), field.end(), beginning.begin(), beginning.end(), [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b;
             }) != field.end();
    });
  }

  text::Stemmer stemmer_;
  std::set<std::string> stems_;
  std::vector<std::string> beginnings_;
};

struct Hit {
  NodeId id = 0;
  std::string name;
  std::vector<double> frequencies;
  double length = 0;
};

void each_text(const graph::Value* value, const std::function<void(const std::string&)>& visit) {
  if (value == nullptr) return;
  if (const auto* text = value->string()) visit(*text);
  if (const auto* list = value->list()) {
    for (const auto& element : *list) each_text(&element, visit);
  }
}

/// All concepts, in batches, with what of the wanted words they hold.
class Index {
 public:
  Index(const graph::View& view, Wanted& wanted, const std::function<void()>& interrupt)
      : view_(view), wanted_(wanted), documents_(wanted.size(), 0) {
    view.each_with_label(graph::label::kConcept, [&](const std::vector<NodeId>& ids) {
      interrupt();
      const auto nodes = view.nodes(ids);
      const auto texts = texts_of(ids);
      for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i]) look_at(*nodes[i], texts[i]);
      }
    });
  }

  std::vector<SearchResult> ranked() const {
    std::vector<SearchResult> results;
    for (const Hit& hit : hits_) results.push_back({hit.id, hit.name, score(hit)});
    const auto rank = [](const SearchResult& result) {
      return std::tuple(-result.score, std::string_view(result.name), result.concept_id);
    };
    std::sort(results.begin(), results.end(),
              [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return results;
  }

 private:
  /// What the entries of each concept say.
  std::vector<std::vector<std::string>> texts_of(const std::vector<NodeId>& concepts) const {
    std::vector<std::vector<std::string>> texts(concepts.size());
    const auto defines = view_.catalog().types.find(graph::type::kDefines);
    if (!defines) return texts;
    const auto entries = view_.neighbours(concepts, graph::Direction::kIncoming, std::span(&*defines, 1));
    for (std::size_t i = 0; i < concepts.size(); ++i) {
      std::vector<NodeId> ids;
      for (const auto& step : entries.of(i)) ids.push_back(step.node);
      for (const auto& entry : view_.nodes(ids)) {
        if (entry) texts[i].push_back(view_.text_property(*entry, graph::key::kText));
      }
    }
    return texts;
  }

  void look_at(const graph::Node& node, const std::vector<std::string>& texts) {
    Hit hit{node.id, {}, std::vector<double>(wanted_.size(), 0), 0};
    const auto look = [&](std::string_view key, double weight) {
      each_text(view_.property(node, key), [&](const std::string& text) {
        wanted_.count_in(text, weight, hit.frequencies);
        hit.length += static_cast<double>(text.size());
      });
    };
    look(graph::key::kName, kNameWeight);
    look(graph::key::kAliases, kAliasWeight);
    const bool has_list = view_.property(node, graph::key::kDefinitions) != nullptr;
    look(has_list ? graph::key::kDefinitions : graph::key::kDefinition, kDefinitionWeight);
    for (const std::string& text : texts) wanted_.count_in(text, kTextWeight, hit.frequencies);
    ++count_;
    total_length_ += hit.length;
    bool any = false;
    for (std::size_t i = 0; i < hit.frequencies.size(); ++i) {
      if (hit.frequencies[i] == 0) continue;
      ++documents_[i];
      any = true;
    }
    if (!any) return;
    hit.name = view_.text_property(node, graph::key::kName);
    hits_.push_back(std::move(hit));
  }

  double score(const Hit& hit) const {
    const double average = total_length_ / static_cast<double>(count_);
    const double norm = 1 - kLengthWeight + kLengthWeight * hit.length / std::max(average, 1.0);
    double sum = 0;
    for (std::size_t i = 0; i < hit.frequencies.size(); ++i) {
      const double with = static_cast<double>(documents_[i]);
      const double rarity = std::log1p((static_cast<double>(count_) - with + 0.5) / (with + 0.5));
      sum += rarity * hit.frequencies[i] * (kSaturation + 1) / (hit.frequencies[i] + kSaturation * norm);
    }
    return sum;
  }

  const graph::View& view_;
  Wanted& wanted_;
  std::vector<std::size_t> documents_;  ///< that hold each stem
  std::vector<Hit> hits_;
  std::size_t count_ = 0;
  double total_length_ = 0;
};

}  // namespace

std::vector<SearchResult> search(const graph::View& view, std::string_view words, std::size_t most,
                                 const std::function<void()>& interrupt) {
  Wanted wanted(words);
  if (wanted.size() == 0) return {};
  auto results = Index(view, wanted, interrupt).ranked();
  if (results.size() > most) results.resize(most);
  return results;
}

}  // namespace cairn::learning
