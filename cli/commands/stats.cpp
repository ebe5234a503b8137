#include <iostream>

#include "cli/command.h"
#include "cli/terminal.h"
#include "exporters/typed_json.h"

namespace cairn::cli {

namespace {

using exporters::Json;

/// Counts that are not 0, by name.
template <typename Count>
Json counts(const std::vector<std::string>& names, Count count) {
  std::map<std::string, std::uint64_t> sorted;
  for (std::uint32_t id = 0; id < names.size(); ++id) {
    if (const std::uint64_t found = count(id); found > 0) sorted.emplace(names[id], found);
  }
  Json object = Json::object();
  for (const auto& [name, found] : sorted) object[name] = found;
  return object;
}

void run(const Session& session) {
  const auto database = session.open_for_reading();
  const auto view = database->graph().snapshot();
  const Json answer{{"nodes", view->node_count()},
                    {"relationships", view->relationship_count()},
                    {"labels", counts(view->catalog().labels.names(),
                                      [&](graph::LabelId id) { return view->node_count(id); })},
                    {"types", counts(view->catalog().types.names(),
                                     [&](graph::TypeId id) { return view->relationship_count(id); })},
                    {"size_bytes", database->graph().store().size_bytes()},
                    {"commit", view->commit_number()}};
  if (session.json) {
    std::cout << exporters::dump(answer) << '\n';
    return;
  }
  std::cout << answer["nodes"] << " nodes, " << answer["relationships"] << " relationships, "
            << answer["size_bytes"] << " bytes, commit " << answer["commit"] << '\n';
  for (const char* part : {"labels", "types"}) {
    std::cout << bold(part) << '\n';
    for (const auto& [name, count] : answer[part].items())
      std::cout << "  " << readable(name) << "  " << count << '\n';
  }
}

}  // namespace

void add_stats(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto* command = app.add_subcommand("stats", "What the database holds");
  add_json_option(*command, session);
  command->callback([&session] { run(session); });
}

}  // namespace cairn::cli
