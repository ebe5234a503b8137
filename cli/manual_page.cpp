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

/// Of a command those that the program does not have.
void write_options(const CLI::App& command, bool inside_command, std::ostream& out) {
  for (const CLI::Option* option : command.get_options()) {
    const bool positional = option->get_positional();
    const bool told = inside_command && (option->get_group() == "Database" || option->check_lname("help"));
    if (told || option->get_group().empty()) continue;
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
  write_options(app, false, out);
  out << ".SH COMMANDS\n";
  for (const CLI::App* command :
       app.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); })) {
    out << ".SS " << roff(command->get_name()) << "\n" << roff(command->get_description()) << ".\n";
    write_options(*command, true, out);
  }
  out << ".SH EXAMPLES\n.nf\n" << roff(app.get_footer()) << "\n.fi\n";
}

}  // namespace cairn::cli
