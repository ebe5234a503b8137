#include "importers/reading/records/skos.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "importers/reading/records/html_cell.h"
#include "importers/reading/records/triples.h"
#include "text/folding.h"
#include "text/utf8.h"
#include "text/word_list.h"

namespace cairn::importers {

namespace {

constexpr std::string_view kSkos = "http://www.w3.org/2004/02/skos/core#";

/// Names of properties, in any vocabulary, whose objects are to be known first.
constexpr auto kRequires = std::to_array<std::string_view>(
    {"requires", "require", "prerequisite", "prerequisites", "hasPrerequisite", "dependsOn", "buildsOn"});

/// Of an IRI the part that names the thing in its vocabulary.
std::string_view local_name(std::string_view iri) {
  const auto end = iri.find_last_of("#/:");
  return end == std::string_view::npos ? iri : iri.substr(end + 1);
}

bool is_english(const std::string& language) {
  return language.empty() || language == "en" || language.starts_with("en-");
}

/// English before what has no language before all others by their code.
int rank(const std::string& language) {
  return language.empty() ? 1 : is_english(language) ? 0 : 2;
}

struct Text {
  std::string text;
  std::string language;
  std::int64_t line = 0;
};

/// All that is said of one concept or collection.
struct Said {
  std::vector<Text> preferred;
  std::vector<Text> others;  ///< alternative and hidden labels
  std::vector<Text> definitions;
  std::vector<Text> notes;
  std::vector<std::string> broader;
  std::vector<std::string> related;
  std::vector<std::string> required;
  std::vector<std::string> members;
  bool is_group = false;  ///< a collection or a scheme, no concept
  std::size_t place = 0;  ///< among all, by what was said first
};

/// Where in a text a label stands that is told to stand about a line: Raptor names the one on which a
/// statement ends, or the one before.
class LabelFinder {
 public:
  explicit LabelFinder(std::string_view content) : content_(content) {
    line_begins_.push_back(0);
    for (auto at = content.find('\n'); at != std::string_view::npos; at = content.find('\n', at + 1))
      line_begins_.push_back(at + 1);
  }

  std::int64_t line_of(const std::string& label, std::int64_t told) const {
    const auto next = static_cast<std::size_t>(told) + 1;  // lines are counted from 1
    const std::size_t about = next < line_begins_.size() ? line_begins_[next] : content_.size();
    const std::size_t begin = about - std::min(about, kFarthest);
    const auto before = content_.substr(begin, about - begin);
    const auto behind = content_.substr(about, kFarthest);
    for (const auto& written : {'"' + label + '"', "'" + label + "'", '>' + label + '<', label}) {
      if (const auto found = before.rfind(written); found != std::string_view::npos)
        return line_at(begin + found);
      if (const auto found = behind.find(written); found != std::string_view::npos)
        return line_at(about + found);
    }
    return told;
  }

 private:
  static constexpr std::size_t kFarthest = std::size_t{1} << 16U;

  std::int64_t line_at(std::size_t place) const {
    return std::upper_bound(line_begins_.begin(), line_begins_.end(), place) - line_begins_.begin();
  }

  std::string_view content_;
  std::vector<std::size_t> line_begins_;
};

class Vocabulary {
 public:
  explicit Vocabulary(std::string_view content) : lines_(content) {}

  void add(const Triple& triple) {
    const std::string_view property = triple.predicate;
    if (property == "http://www.w3.org/1999/02/22-rdf-syntax-ns#type") {
      const std::string_view kind = local_name(triple.object);
      const bool group = kind == "ConceptScheme" || kind == "Collection" || kind == "OrderedCollection";
      if (group && triple.object.starts_with(kSkos)) said_of(triple.subject).is_group = true;
    } else if (property.starts_with(kSkos)) {
      add(triple, property.substr(kSkos.size()));
    } else if (text::is_one_of(kRequires, local_name(property)) && !triple.is_text) {
      said_of(triple.subject).required.push_back(triple.object);
    } else if (triple.is_text && is_comment(property)) {
      said_of(triple.subject).notes.push_back(text_of(triple));
    }
  }

  std::vector<RawEntry> entries() {
    join_inverses();
    std::vector<std::pair<std::size_t, const std::string*>> order;
    for (const auto& [iri, said] : all_) {
      if (!said.preferred.empty() && !said.is_group) order.emplace_back(said.place, &iri);
    }
    std::sort(order.begin(), order.end());
    std::vector<RawEntry> entries;
    for (const auto& [place, iri] : order) entries.push_back(entry(*iri));
    std::stable_sort(entries.begin(), entries.end(),
                     [](const RawEntry& a, const RawEntry& b) { return a.line < b.line; });
    return entries;
  }

 private:
  static bool is_comment(std::string_view property) {
    return property == "http://www.w3.org/2000/01/rdf-schema#comment" ||
           property == "http://purl.org/dc/terms/description";
  }

  static Text text_of(const Triple& triple) {
    const bool html = triple.object.find("</") != std::string::npos;
    const std::string text = text::repair_utf8(triple.object);
    return {text::collapse_space(html ? text_of_html(text) : text), triple.language, triple.line};
  }

  Said& said_of(const std::string& iri) {
    const auto [found, fresh] = all_.try_emplace(iri);
    if (fresh) found->second.place = all_.size();
    return found->second;
  }

  void add(const Triple& triple, std::string_view property) {
    Said& said = said_of(triple.subject);
    if (triple.is_text) {
      if (property == "prefLabel" && !text::fold(triple.object).empty())
        said.preferred.push_back(text_of(triple));
      if (property == "altLabel" || property == "hiddenLabel") said.others.push_back(text_of(triple));
      if (property == "definition") said.definitions.push_back(text_of(triple));
      if (property == "scopeNote" || property == "example" || property == "note")
        said.notes.push_back(text_of(triple));
      return;
    }
    if (property.starts_with("broader")) said.broader.push_back(triple.object);
    if (property.starts_with("narrower")) narrower_.emplace_back(triple.object, triple.subject);
    if (property == "related") said.related.push_back(triple.object);
    if (property == "member") said.members.push_back(triple.object);
  }

  void join_inverses() {
    for (auto& [below, above] : std::exchange(narrower_, {})) said_of(below).broader.push_back(above);
    for (auto& [iri, said] : all_) {
      for (auto* list : {&said.broader, &said.related, &said.required}) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
      }
      for (const auto& member : said.members) collection_of_.emplace(member, iri);
    }
  }

  /// In the language that is read; nullptr where there is none.
  static const Text* best(const std::vector<Text>& texts) {
    const auto order = [](const Text& a, const Text& b) {
      return std::pair(rank(a.language), std::string_view(a.language)) <
             std::pair(rank(b.language), std::string_view(b.language));
    };
    const auto found = std::min_element(texts.begin(), texts.end(), order);
    return found == texts.end() ? nullptr : &*found;
  }

  /// What the concept is called; "" for one that is only referred to.
  std::string label(const std::string& iri) const {
    const auto found = all_.find(iri);
    const Text* text = found == all_.end() ? nullptr : best(found->second.preferred);
    return text == nullptr ? "" : text->text;
  }

  std::vector<std::string> labels(const std::vector<std::string>& iris) const {
    std::vector<std::string> found;
    for (const auto& iri : iris) {
      if (auto name = label(iri); !name.empty()) found.push_back(std::move(name));
    }
    return found;
  }

  std::string category(const std::string& iri) const {
    if (const auto collection = collection_of_.find(iri); collection != collection_of_.end()) {
      if (auto name = label(collection->second); !name.empty()) return name;
    }
    std::set<std::string> seen = {iri};
    std::string top = iri;
    for (;;) {
      const auto found = all_.find(top);
      if (found == all_.end() || found->second.broader.empty()) break;
      const std::string& above = found->second.broader.front();
      if (!seen.insert(above).second || label(above).empty()) break;
      top = above;
    }
    return top == iri ? "" : label(top);
  }

  RawEntry entry(const std::string& iri) const {
    const Said& said = all_.at(iri);
    const Text& name = *best(said.preferred);
    const auto readable = [&](const Text& text) {
      return text.language == name.language || is_english(text.language);
    };
    RawEntry entry;
    entry.header = name.text;
    entry.line = lines_.line_of(name.text, name.line);
    entry.category = category(iri);
    for (const Text& other : said.others) {
      if (readable(other) && other.text != name.text) entry.also_known_as.push_back(other.text);
    }
    for (const auto* texts : {&said.definitions, &said.notes}) {
      for (const Text& text : *texts) {
        if (readable(text)) entry.text += (entry.text.empty() ? "" : "\n\n") + text.text;
      }
    }
    std::string needed;
    for (const auto& required : labels(said.required))
      needed += (needed.empty() ? "Prerequisites: " : ", ") + required;
    if (!needed.empty()) entry.text += (entry.text.empty() ? "" : "\n\n") + needed + ".";
    entry.text += '\n';
    entry.see_also = labels(said.broader);
    for (auto& related : labels(said.related)) entry.see_also.push_back(std::move(related));
    return entry;
  }

  LabelFinder lines_;
  std::map<std::string, Said> all_;
  std::vector<std::pair<std::string, std::string>> narrower_;
  std::map<std::string, std::string> collection_of_;
};

}  // namespace

bool is_skos(std::string_view content) {
  return begins_as_rdf(content) && content.find(kSkos) != std::string_view::npos &&
         content.find("prefLabel") != std::string_view::npos;
}

std::vector<RawEntry> read_skos(std::string_view content, const std::string& uri) {
  Vocabulary vocabulary(content);
  read_triples(content, uri, [&](const Triple& triple) { vocabulary.add(triple); });
  return vocabulary.entries();
}

}  // namespace cairn::importers
