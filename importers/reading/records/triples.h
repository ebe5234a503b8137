#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace cairn::importers {

/// What RDF says of something.
struct Triple {
  std::string subject;    ///< an IRI, or "_:" and the name of a blank node
  std::string predicate;  ///< an IRI
  std::string object;     ///< the same as a subject, or a text
  bool is_text = false;
  std::string language;   ///< of a text, small; "" where it is not told
  std::int64_t line = 0;  ///< about where it stands, from 1
};

/// Whether the text begins as Turtle, N-Triples or RDF/XML do.
bool begins_as_rdf(std::string_view content);

/// Reads Turtle, N-Triples or RDF/XML, in the order of the text; nothing else is fetched, whatever it refers
/// to. The only code that knows Raptor. Throws Error{kInput} with the line of what is wrong, where Raptor
/// knows it; `uri` is what the file is called.
void read_triples(std::string_view content, const std::string& uri, const std::function<void(Triple)>& take);

}  // namespace cairn::importers
