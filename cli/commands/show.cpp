#include <iostream>

#include "cli/ask.h"
#include "cli/command.h"
#include "cli/terminal.h"

namespace cairn::cli {

namespace {

using exporters::Json;

/// The rows of a query about one concept.
Json ask_about(query::Database& database, graph::NodeId id, const std::string& text) {
  return ask(database, "MATCH (c:Concept) WHERE id(c) = $id " + text,
             {{"id", static_cast<std::int64_t>(id)}});
}

Json describe(query::Database& database, const FoundConcept& found) {
  Json answer =
      ask_about(
          database, found.id,
          "RETURN id(c) AS id, c.name AS name, coalesce(c.aliases, []) AS aliases, c.category AS category, "
          "coalesce(c.categories, []) AS categories, c.definition AS definition")
          .at(0);
  answer["requires"] = ask_about(
      database, found.id,
      "MATCH (c)-[r:REQUIRES]->(p) RETURN p.name AS name, coalesce(r.confidence, 1.0) AS confidence "
      "ORDER BY confidence DESC, name");
  answer["required_by"] =
      column(ask_about(database, found.id,
                       "MATCH (c)<-[:REQUIRES]-(p) RETURN DISTINCT p.name AS name ORDER BY name"),
             "name");
  answer["mentions"] = ask_about(
      database, found.id,
      "MATCH (c)-[m:MENTIONS]->(p) RETURN p.name AS name, m.count AS count ORDER BY count DESC, name");
  answer["sources"] = ask_about(database, found.id,
                                "MATCH (c)<-[:DEFINES|INTRODUCES]-(e:Entry)<-[:HAS]-(s:Source) "
                                "RETURN s.uri AS uri, e.line AS line ORDER BY uri, line");
  return answer;
}

/// What a reader wants to see besides: all definitions, and what it is to others.
Json describe_more(query::Database& database, const FoundConcept& found) {
  Json more;
  more["definitions"] =
      ask_about(database, found.id, "RETURN coalesce(c.definitions, []) AS definitions").at(0)["definitions"];
  const auto names = [&](const std::string& pattern) {
    return column(
        ask_about(database, found.id,
                  "MATCH (c)" + pattern + "(p:Concept) RETURN DISTINCT p.name AS name ORDER BY name"),
        "name");
  };
  more["is_a"] = names("-[:IS_A]->");
  more["kinds"] = names("<-[:IS_A]-");
  more["part_of"] = names("-[:PART_OF]->");
  more["parts"] = names("<-[:PART_OF]-");
  more["contrasts_with"] = names("-[:CONTRASTS_WITH]-");
  more["see_also"] = names("-[:RELATED]->");
  return more;
}

void write_field(const char* title, const std::string& text) {
  if (text.empty()) return;
  std::cout << '\n' << bold(title) << '\n' << wrap(text, 2, terminal_width()) << '\n';
}

/// Of each entry that is about it one.
void write_definitions(const Json& answer, const Json& all) {
  if (all.size() < 2) {
    if (answer["definition"].is_string())
      std::cout << '\n' << wrap(readable(answer["definition"]), 2, terminal_width()) << '\n';
    return;
  }
  for (std::size_t i = 0; i < all.size(); ++i)
    std::cout << '\n' << wrap(std::to_string(i + 1) + ". " + readable(all[i]), 2, terminal_width()) << '\n';
}

void write_text(const Json& answer, const Json& more) {
  std::cout << bold(readable(answer["name"]));
  if (answer["category"].is_string()) std::cout << faint("  " + joined(answer["categories"]));
  std::cout << '\n';
  if (!answer["aliases"].empty()) std::cout << faint("also known as " + joined(answer["aliases"])) << '\n';
  write_definitions(answer, more["definitions"]);
  write_field("Is a", joined(more["is_a"]));
  write_field("Kinds", joined(more["kinds"]));
  write_field("Part of", joined(more["part_of"]));
  write_field("Parts", joined(more["parts"]));
  write_field("Set against", joined(more["contrasts_with"]));
  write_field("See also", joined(more["see_also"]));
  write_field("Requires", joined(answer["requires"], "name"));
  write_field("Required by", joined(answer["required_by"]));
  write_field("Mentions", joined(answer["mentions"], "name"));
  std::string places;
  for (const auto& source : answer["sources"]) {
    const std::string line = source["line"].is_number() ? ":" + source["line"].dump() : "";
    places += (places.empty() ? "" : ", ") + short_source(readable(source["uri"])) + line;
  }
  write_field("Sources", places);
}

void run(const Session& session, const std::string& name) {
  const auto database = session.open_for_reading();
  const FoundConcept found = find_concepts(*database, {name}).front();
  Json answer = describe(*database, found);
  const Json more = describe_more(*database, found);
  if (session.json) {
    answer.update(more);
    std::cout << exporters::dump(answer) << '\n';
  } else {
    write_text(answer, more);
  }
}

}  // namespace

void add_show(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto name = std::make_shared<std::string>();
  auto* command = app.add_subcommand("show", "One concept whole");
  command->add_option("name", *name, "The concept")->required();
  add_json_option(*command, session);
  command->callback([&session, name] { run(session, *name); });
}

}  // namespace cairn::cli
