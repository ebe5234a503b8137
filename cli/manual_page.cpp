#include "cli/manual_page.h"

#include <ostream>

namespace cairn::cli {

namespace {

/// As roff shows it: no sign of it is a command.
std::string roff(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool begins_line = i == 0 || text[i - 1] == '\n';
    if (begins_line && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

/// "Cairn: a knowledge graph" stands behind the name already.
std::string without_name(const std::string& description) {
  const auto colon = description.find(": ");
  return colon == std::string::npos ? description : description.substr(colon + 2);
}

void write_options(const CLI::App& command, std::ostream& out) {
  for (const CLI::Option* option : command.get_options()) {
    const bool positional = option->get_positional();
    if (option->get_group().empty() || (positional && option->get_description().empty())) continue;
    out << ".TP\n.B " << roff(option->get_name(positional, !positional)) << "\n"
        << roff(option->get_description());
    if (const auto type = option->get_type_name(); type.find('{') != std::string::npos)
      out << " (" << roff(type.substr(type.find('{'))) << ")";
    out << "\n";
  }
}

}  // namespace

void write_manual_page(const CLI::App& app, std::ostream& out) {
  out << ".TH CAIRN 1 \"\" \"cairn " << CAIRN_VERSION << "\"\n.SH NAME\ncairn \\- "
      << roff(without_name(app.get_description()))
      << "\n.SH SYNOPSIS\n.B cairn\n[\\fIoptions\\fR] \\fIcommand\\fR [\\fIarguments\\fR]\n"
         ".SH OPTIONS\n";
  write_options(app, out);
  out << ".SH COMMANDS\n";
  for (const CLI::App* command :
       app.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); })) {
    out << ".SS " << roff(command->get_name()) << "\n" << roff(command->get_description()) << ".\n";
    for (const CLI::Option* option : command->get_options()) {
      if (option->get_group() == "Database" || option->check_lname("help")) continue;
      out << ".TP\n.B " << roff(option->get_name(option->get_positional(), !option->get_positional())) << "\n"
          << roff(option->get_description()) << "\n";
    }
  }
  out << ".SH EXAMPLES\n.nf\n" << roff(app.get_footer()) << "\n.fi\n";
}

}  // namespace cairn::cli
