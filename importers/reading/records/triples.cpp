#include "importers/reading/records/triples.h"

#include <raptor2.h>

#include <algorithm>
#include <memory>

#include "importers/reading/lines.h"
#include "storage/error.h"
#include "text/folding.h"

namespace cairn::importers {

namespace {

/// Behind blanks and comments of Turtle.
std::string_view first_line(std::string_view content) {
  for (const auto line : split_lines(content)) {
    const auto text = trim(line);
    if (!text.empty() && !text.starts_with('#')) return text;
  }
  return {};
}

bool is_xml(std::string_view line) {
  return text::begins_with(line, "<?xml") || text::begins_with(line, "<rdf:") ||
         text::begins_with(line, "<!--") || text::begins_with(line, "<!doctype rdf");
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
  TripleReader(const std::string& uri, const std::function<void(Triple)>& take) : uri_(uri), take_(take) {
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
    if (message.locator != nullptr && raptor_locator_line(message.locator) > 0)
      mistake_ += ":" + std::to_string(raptor_locator_line(message.locator));
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
    raptor_locator* place = raptor_parser_get_locator(parser_.get());
    triple.line = place == nullptr ? 1 : std::max(1, raptor_locator_line(place));
    take_(std::move(triple));
  }

  const std::string& uri_;
  const std::function<void(Triple)>& take_;
  std::string mistake_;
  std::unique_ptr<raptor_world, decltype(&raptor_free_world)> world_{raptor_new_world(), raptor_free_world};
  std::unique_ptr<raptor_parser, decltype(&raptor_free_parser)> parser_{nullptr, raptor_free_parser};
};

}  // namespace

bool begins_as_rdf(std::string_view content) {
  const auto line = first_line(content);
  if (is_xml(line)) return true;
  return text::begins_with(line, "@prefix ") || text::begins_with(line, "@base ") ||
         text::begins_with(line, "prefix ") || text::begins_with(line, "base ") ||
         (line.starts_with('<') && line.substr(0, line.find('>')).find(':') != std::string_view::npos);
}

void read_triples(std::string_view content, const std::string& uri, const std::function<void(Triple)>& take) {
  const auto begin = content.find_first_not_of(" \t\n");
  const bool xml =
      begin != std::string_view::npos && is_xml(content.substr(begin, content.find('\n', begin) - begin));
  TripleReader(uri, take).read(xml ? content.substr(begin) : content, xml ? "rdfxml" : "turtle");
}

}  // namespace cairn::importers
