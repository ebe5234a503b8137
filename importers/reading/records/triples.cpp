#include "importers/reading/records/triples.h"

#include <raptor2.h>

#include <algorithm>
#include <memory>

#include "importers/reading/lines.h"
#include "storage/error.h"
#include "text/folding.h"

namespace cairn::importers {

namespace {

constexpr std::size_t kBytesOfABeginning = 8192;

/// Behind blanks and comments of Turtle.
std::string_view first_line(std::string_view content) {
  for (const auto line : split_lines(content)) {
    const auto text = trim(line);
    if (!text.empty() && !text.starts_with('#')) return text;
  }
  return {};
}

bool is_xml(std::string_view content) {
  const auto begin = std::min(content.find_first_not_of(" \t\n"), content.size());
  if (!content.substr(begin).starts_with('<')) return false;
  const auto first = content.substr(begin, kBytesOfABeginning);
  const auto root = first.find("<rdf:RDF");
  return root != std::string_view::npos && first.find("<html") > root;
}

/// "<http://example.org/keel> <http://...", "_:keel <http://..."
bool is_triple(std::string_view line) {
  const auto blank = line.find(' ');
  if (blank == std::string_view::npos) return false;
  const auto subject = line.substr(0, blank);
  const bool iri =
      subject.starts_with('<') && subject.ends_with('>') && subject.find(':') != std::string_view::npos;
  return (iri || subject.starts_with("_:")) && trim(line.substr(blank)).starts_with('<');
}

/// What an XML declaration says: "ISO-8859-1"; "" where it says nothing.
std::string_view declared_encoding(std::string_view xml) {
  if (!xml.starts_with("<?xml")) return {};
  const auto declaration = xml.substr(0, xml.find("?>"));
  const auto begin =
      declaration.find_first_of("\"'", std::min(declaration.find("encoding"), declaration.size()));
  if (begin == std::string_view::npos) return {};
  return declaration.substr(begin + 1, declaration.find(declaration[begin], begin + 1) - begin - 1);
}

std::string text_of(const unsigned char* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

std::string name_of(const raptor_term& term) {
  switch (term.type) {
    case RAPTOR_TERM_TYPE_URI: {
      std::size_t size = 0;
      const unsigned char* bytes = raptor_uri_as_counted_string(term.value.uri, &size);
      return text_of(bytes, size);
    }
    case RAPTOR_TERM_TYPE_BLANK:
      return "_:" + text_of(term.value.blank.string, term.value.blank.string_len);
    default:
      return text_of(term.value.literal.string, term.value.literal.string_len);
  }
}

/// One reading, as Raptor's callbacks see it.
class TripleReader {
 public:
  /// `lines_before`: that are left out.
  TripleReader(const std::string& uri, const std::function<void(Triple)>& take, std::int64_t lines_before)
      : uri_(uri), take_(take), lines_before_(lines_before) {
    raptor_world_set_log_handler(world_.get(), this, [](void* self, raptor_log_message* message) {
      static_cast<TripleReader*>(self)->complain(*message);
    });
  }

  void read(std::string_view content, const char* syntax) {
    parser_.reset(raptor_new_parser(world_.get(), syntax));
    if (!parser_) throw Error(ErrorKind::kInput, uri_ + ": RDF cannot be read here");
    raptor_parser_set_option(parser_.get(), RAPTOR_OPTION_NO_NET, nullptr, 1);
    raptor_parser_set_option(parser_.get(), RAPTOR_OPTION_NO_FILE, nullptr, 1);
    raptor_parser_set_statement_handler(parser_.get(), this, [](void* self, raptor_statement* statement) {
      static_cast<TripleReader*>(self)->add(*statement);
    });
    const std::unique_ptr<raptor_uri, decltype(&raptor_free_uri)> base(
        raptor_new_uri(world_.get(), reinterpret_cast<const unsigned char*>("urn:cairn:")), raptor_free_uri);
    raptor_parser_parse_start(parser_.get(), base.get());
    constexpr std::size_t kAtOnce = std::size_t{1} << 16U;
    for (std::size_t at = 0; at <= content.size() && mistake_.empty(); at += kAtOnce) {
      const auto piece = content.substr(at, kAtOnce);
      raptor_parser_parse_chunk(parser_.get(), reinterpret_cast<const unsigned char*>(piece.data()),
                                piece.size(), at + kAtOnce > content.size() ? 1 : 0);
    }
    if (!mistake_.empty()) throw Error(ErrorKind::kInput, uri_ + mistake_);
  }

 private:
  void complain(const raptor_log_message& message) {
    if (message.level < RAPTOR_LOG_LEVEL_ERROR || !mistake_.empty()) return;
    int line = message.locator == nullptr ? 0 : raptor_locator_line(message.locator);
    if (line <= 0 && parser_) line = line_of_parser();
    if (line > 0) mistake_ += ":" + std::to_string(line + lines_before_);
    mistake_ += std::string(": ") + message.text;
  }

  void add(const raptor_statement& statement) {
    Triple triple;
    triple.subject = name_of(*statement.subject);
    triple.predicate = name_of(*statement.predicate);
    triple.object = name_of(*statement.object);
    triple.is_text = statement.object->type == RAPTOR_TERM_TYPE_LITERAL;
    if (triple.is_text && statement.object->value.literal.language != nullptr) {
      const auto& literal = statement.object->value.literal;
      triple.language = text::lower(text_of(literal.language, literal.language_len));
    }
    triple.line = std::max(1, line_of_parser()) + lines_before_;
    take_(std::move(triple));
  }

  int line_of_parser() const {
    raptor_locator* place = raptor_parser_get_locator(parser_.get());
    return place == nullptr ? 0 : raptor_locator_line(place);
  }

  const std::string& uri_;
  const std::function<void(Triple)>& take_;
  std::int64_t lines_before_;
  std::string mistake_;
  std::unique_ptr<raptor_world, decltype(&raptor_free_world)> world_{raptor_new_world(), raptor_free_world};
  std::unique_ptr<raptor_parser, decltype(&raptor_free_parser)> parser_{nullptr, raptor_free_parser};
};

}  // namespace

bool begins_as_rdf(std::string_view content) {
  if (is_xml(content)) return true;
  std::string line(first_line(content));
  std::replace(line.begin(), line.end(), '\t', ' ');
  return text::begins_with(line, "@prefix ") || text::begins_with(line, "@base ") ||
         text::begins_with(line, "prefix ") || text::begins_with(line, "base ") || is_triple(line);
}

void read_triples(std::string_view content, const std::string& uri, const std::function<void(Triple)>& take) {
  if (!is_xml(content)) {
    TripleReader(uri, take, 0).read(content, "turtle");
    return;
  }
  // XML begins with its declaration; and its text is UTF-8 here, whatever that says.
  const auto begin = content.find('<');
  std::string xml(content.substr(begin));
  const auto encoding = declared_encoding(xml);
  const bool unicode = encoding.empty() || text::begins_with(encoding, "utf");
  if (!unicode) {
    throw Error(ErrorKind::kInput, uri + ": it is written in " + std::string(encoding) +
                                       "; save it as UTF-8, and say so in its first line");
  }
  if (!encoding.empty())
    xml.replace(static_cast<std::size_t>(encoding.data() - xml.data()), encoding.size(), "UTF-8");
  const auto lines = std::count(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
  TripleReader(uri, take, lines).read(xml, "rdfxml");
}

}  // namespace cairn::importers
