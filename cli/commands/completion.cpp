#include <iostream>

#include "cli/command.h"
#include "cli/completion_words.h"
#include "cli/manual_page.h"

namespace cairn::cli {

namespace {

// Each asks the program itself, by its hidden command `complete`.

constexpr const char* kBash = R"(# bash completion of cairn
_cairn() {
  local words=("${COMP_WORDS[@]:1:COMP_CWORD}") i
  for i in "${!words[@]}"; do
    words[i]=${words[i]#[\"\']}
    words[i]=${words[i]%[\"\']}
    words[i]=${words[i]//\\/}
  done
  mapfile -t COMPREPLY < <("${COMP_WORDS[0]}" complete -- "${words[@]}" 2>/dev/null)
}
complete -o filenames -o default -F _cairn cairn
)";

constexpr const char* kZsh = R"(#compdef cairn
_cairn() {
  local -a found
  found=("${(@f)$("${(Q)words[1]}" complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ -n ${found[1]} ]]; then
    compadd -M 'm:{a-zA-Z}={A-Za-z}' -a found
  else
    _files
  fi
}
if [[ $funcstack[1] == _cairn ]]; then
  _cairn "$@"
else
  compdef _cairn cairn
fi
)";

constexpr const char* kFish = R"(# fish completion of cairn
function __cairn_complete
  set -l words (commandline -opc)
  cairn complete -- $words[2..-1] (commandline -ct) 2>/dev/null
end
complete -c cairn -a '(__cairn_complete)'
)";

}  // namespace

void add_completion(CLI::App& app, Session& /*session*/, ExitCode& /*code*/) {
  auto kind = std::make_shared<std::string>();
  auto* command = app.add_subcommand(
      "completion", "Write what lets a shell complete commands and names; or the manual page");
  command->add_option("for", *kind, "For what")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish", "man"}));
  command->callback([&app, kind] {
    if (*kind == "man") {
      write_manual_page(app, std::cout);
    } else {
      std::cout << (*kind == "bash" ? kBash : *kind == "zsh" ? kZsh : kFish);
    }
  });
}

void add_complete(CLI::App& app, Session& session, ExitCode& /*code*/) {
  auto words = std::make_shared<std::vector<std::string>>();
  auto* command = app.add_subcommand("complete", "What the last word of a command line can be completed to");
  command->group("");  // for the scripts above alone
  command->add_option("words", *words);
  command->callback([&app, &session, words] {
    for (const auto& word : completions_of(app, *words, session)) std::cout << word << '\n';
  });
}

}  // namespace cairn::cli
