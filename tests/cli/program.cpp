#include "tests/cli/program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace cairn::cli {

namespace {

using Clock = std::chrono::steady_clock;

/// So long that only what hangs is ended by it.
constexpr std::chrono::seconds kPatience{60};

std::vector<std::string> environment_of(const RunOptions& options) {
  auto wanted = options.environment;
  for (const char* kept :
       {"PATH", "HOME", "TMPDIR", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"}) {
    if (const char* value = std::getenv(kept)) wanted.emplace(kept, value);
  }
  std::vector<std::string> variables;
  variables.reserve(wanted.size());
  for (const auto& [name, value] : wanted) variables.emplace_back(name).append("=").append(value);
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> found;
  found.reserve(texts.size() + 1);
  for (auto& text : texts) found.push_back(text.data());
  found.push_back(nullptr);
  return found;
}

int checked(int descriptor, const char* what) {
  if (descriptor < 0) throw std::runtime_error(std::string("cannot open ") + what);
  return descriptor;
}

int open_file(const std::filesystem::path& path, int flags) {
  return checked(open(path.c_str(), flags | O_CLOEXEC, 0600), path.c_str());
}

/// Both ends of a pipe, to read from and to write to.
std::array<int, 2> open_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
  return ends;
}

int open_terminal() {
  const int terminal = checked(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC), "a terminal");
  if (grantpt(terminal) != 0 || unlockpt(terminal) != 0) throw std::runtime_error("cannot unlock a terminal");
  return terminal;
}

/// The end of a terminal that a program writes to.
int inside_of(int terminal) {
  return checked(open(ptsname(terminal), O_RDWR | O_NOCTTY | O_CLOEXEC), "the inside of a terminal");
}

int closed_pipe() {
  const auto ends = open_pipe();
  close(ends[0]);
  return ends[1];
}

int open_output(Output output, const std::filesystem::path& file, int terminal) {
  switch (output) {
    case Output::kFile:
      break;
    case Output::kTerminal:
      return inside_of(terminal);
    case Output::kClosedPipe:
      return closed_pipe();
    case Output::kFullDisk:
      return open_file("/dev/full", O_WRONLY);
  }
  return open_file(file, O_WRONLY | O_CREAT);
}

/// Between fork and exec: only what a signal handler may do.
[[noreturn]] void become(const char* folder, const std::array<int, 3>& streams, char** arguments,
                         char** environment) {
  signal(SIGINT, SIG_DFL);  // whatever runs the tests may ignore these
  signal(SIGPIPE, SIG_DFL);
  setpgid(0, 0);
  if (chdir(folder) != 0) _exit(126);
  for (int i = 0; i < 3; ++i) dup2(streams[static_cast<std::size_t>(i)], i);
  execve(arguments[0], arguments, environment);
  _exit(127);
}

enum class Reading { kSome, kNothingYet, kEnd };

/// Adds a piece of what can be read by then.
Reading read_some(int terminal, std::string& text, int wait_milliseconds) {
  std::array<char, 4096> bytes{};
  pollfd ready{terminal, POLLIN, 0};
  if (poll(&ready, 1, wait_milliseconds) <= 0) return Reading::kNothingYet;
  const ssize_t count = read(terminal, bytes.data(), bytes.size());
  if (count <= 0) return Reading::kEnd;
  text.append(bytes.data(), static_cast<std::size_t>(count));
  return Reading::kSome;
}

/// Adds all that can be read by now; whether more may come.
bool drain(int terminal, std::string& text, int wait_milliseconds) {
  for (;;) {
    const Reading reading = read_some(terminal, text, wait_milliseconds);
    if (reading != Reading::kSome) return reading == Reading::kNothingYet;
  }
}

std::string read_if_there(const std::filesystem::path& path) {
  return std::filesystem::exists(path) ? test::read_file(path) : std::string();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> found;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) found.push_back(line);
  return found;
}

}  // namespace

bool has_terminals() {
  const int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (terminal < 0) return false;
  std::array<char, 128> name{};
  const bool usable = unlockpt(terminal) == 0 && ptsname_r(terminal, name.data(), name.size()) == 0 &&
                      access(name.data(), R_OK | W_OK) == 0;
  close(terminal);
  return usable;
}

Json Outcome::json() const {
  const auto found = lines();
  if (found.size() != 1) {
    ADD_FAILURE() << "expected one line of JSON, not: " << ::testing::PrintToString(*this);
    return {};
  }
  Json value = Json::parse(found.front(), nullptr, false);
  if (value.is_discarded()) ADD_FAILURE() << "this is no JSON: " << found.front();
  return value;
}

std::vector<std::string> Outcome::lines() const {
  return lines_of(out);
}

void PrintTo(const Outcome& run, std::ostream* out) {
  constexpr std::size_t kMostShown = 1500;
  *out << "exit code " << run.code << (run.timed_out ? ", ended because it took too long" : "")
       << "\nstandard output: " << run.out.substr(0, kMostShown)
       << "\nstandard error: " << run.err.substr(0, kMostShown);
}

RunningProgram::RunningProgram(const Arguments& arguments, const RunOptions& options)
    : shows_output_(options.output == Output::kTerminal), shows_errors_(options.errors_to_terminal) {
  std::vector<int> inside;  // what only the program keeps
  std::array<int, 3> streams{};
  if (shows_output_ || shows_errors_ || options.typed) terminal_ = open_terminal();
  if (options.typed) {
    streams[0] = inside.emplace_back(inside_of(terminal_));
    input_ = fcntl(terminal_, F_DUPFD_CLOEXEC, 0);
  } else if (options.input_goes_on) {
    const auto ends = open_pipe();
    streams[0] = inside.emplace_back(ends[0]);
    input_ = ends[1];
  } else {
    test::write_file(folder_ / "in", options.input);
    streams[0] = inside.emplace_back(open_file(folder_ / "in", O_RDONLY));
  }
  streams[1] = inside.emplace_back(open_output(options.output, folder_ / "out", terminal_));
  streams[2] = inside.emplace_back(shows_errors_ ? inside_of(terminal_)
                                                 : open_file(folder_ / "err", O_WRONLY | O_CREAT));

  std::filesystem::create_directory(folder_ / "here");
  const auto folder = options.folder.empty() ? folder_ / "here" : options.folder;
  std::vector<std::string> command = {CAIRN_PROGRAM};
  command.insert(command.end(), arguments.begin(), arguments.end());
  auto environment = environment_of(options);
  auto argument_pointers = pointers(command);
  auto environment_pointers = pointers(environment);
  pid_ = fork();
  if (pid_ < 0) throw std::runtime_error("cannot fork");
  if (pid_ == 0) become(folder.c_str(), streams, argument_pointers.data(), environment_pointers.data());
  for (const int descriptor : inside) close(descriptor);
  if (options.input_goes_on || options.typed) send(options.input);
}

RunningProgram::~RunningProgram() {
  if (pid_ > 0) {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  if (input_ >= 0) close(input_);
  if (terminal_ >= 0) close(terminal_);
}

void RunningProgram::send(std::string_view text) const {
  while (!text.empty()) {
    const ssize_t count = ::write(input_, text.data(), text.size());
    if (count <= 0) throw std::runtime_error("the program does not read its input");
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

std::string RunningProgram::read_until(std::string_view text) {
  for (const auto end = Clock::now() + kPatience; Clock::now() < end;) {
    const auto found = shown_.find(text, read_);
    if (found != std::string::npos) {
      const std::size_t begin = std::exchange(read_, found + text.size());
      return shown_.substr(begin, read_ - begin);
    }
    const Reading reading = read_some(terminal_, shown_, 10);
    if (reading == Reading::kEnd || (reading == Reading::kNothingYet && ended())) break;
  }
  if (shown_.find(text, read_) != std::string::npos) return read_until(text);
  ADD_FAILURE() << "it did not show " << text << ", but: " << shown_.substr(read_);
  return {};
}

std::vector<std::string> RunningProgram::read_lines(std::size_t count) {
  std::string text;
  for (const auto end = Clock::now() + kPatience; Clock::now() < end;) {
    text = test::read_file(folder_ / "out");
    if (static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) >= count) break;
    if (ended()) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  auto lines = lines_of(text.substr(0, text.rfind('\n') + 1));
  if (lines.size() < count) ADD_FAILURE() << "it wrote no " << count << " lines, but: " << text;
  lines.resize(count);
  return lines;
}

void RunningProgram::interrupt() const {
  if (pid_ > 0) kill(pid_, SIGINT);
}

void RunningProgram::interrupt_all() const {
  if (pid_ > 0) kill(-pid_, SIGINT);
}

bool RunningProgram::ended() {
  if (pid_ > 0 && waitpid(pid_, &status_, WNOHANG) == pid_) pid_ = -1;
  return pid_ < 0;
}

Outcome RunningProgram::wait() {
  Outcome run;
  for (const auto end = Clock::now() + kPatience; !ended();) {
    if (Clock::now() > end && !run.timed_out) {
      run.timed_out = true;
      kill(pid_, SIGKILL);
    }
    if (terminal_ >= 0) drain(terminal_, shown_, 0);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  if (terminal_ >= 0) {
    while (drain(terminal_, shown_, 1000)) continue;
  }
  run.code = WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
  run.out = shows_output_ ? shown_ : read_if_there(folder_ / "out");
  run.err = shows_errors_ ? shown_ : read_if_there(folder_ / "err");
  return run;
}

Outcome run_cairn(const Arguments& arguments, const RunOptions& options) {
  return RunningProgram(arguments, options).wait();
}

std::string sailing_graph() {
  std::string text;
  const auto node = [&text](const char* id, const char* name, const char* more = "") {
    text += std::string(R"({"type":"node","id":")") + id +
            R"(","labels":["Concept"],"properties":{"name":")" + name + "\"" + more + "}}\n";
  };
  const auto edge = [&text](const char* id, const char* type, const char* from, const char* to,
                            const char* properties) {
    text += std::string(R"({"type":"relationship","id":")") + id + R"(","label":")" + type +
            R"(","properties":{)" + properties + R"(},"start":{"id":")" + from + R"("},"end":{"id":")" + to +
            "\"}}\n";
  };
  node(
      "1", "Racing",
      R"(,"definition":"Sailing to win.","category":"sport","categories":["sport","leisure"],"aliases":["regatta sailing"])");
  node("2", "Sail Trim");
  node("3", "Apparent Wind");
  node("4", "True Wind");
  node("5", "Boat Speed");
  node("6", "Rigging");
  node("7", "Mast");
  node("8", "Knots");
  node("9", "Proof", R"(,"category":"bread","categories":["bread"])");
  node("10", "Proof", R"(,"category":"coins","categories":["coins"])");
  edge(
      "1", "REQUIRES", "1", "2",
      R"("confidence":0.7,"evidence":["Races are won by trim."],"evidence_sources":["book"],"evidence_lines":[12])");
  edge("2", "REQUIRES", "2", "3",
       R"("confidence":0.9,"evidence":["Trim follows the apparent wind.","Trim to it."],)"
       R"("evidence_sources":["book","log"],"evidence_lines":[3,4])");
  edge("3", "REQUIRES", "2", "6", R"("confidence":0.5)");
  edge("4", "REQUIRES", "3", "4", R"("confidence":0.8)");
  edge("5", "REQUIRES", "3", "5", R"("confidence":0.6)");
  edge("6", "REQUIRES", "6", "7", R"("confidence":0.9)");
  edge("7", "REQUIRES", "7", "6", R"("confidence":0.9)");
  edge("8", "MENTIONS", "1", "4", R"("count":3)");
  return text;
}

std::string sailing_graph_with(const std::map<std::string, std::string>& other_names) {
  std::string graph = sailing_graph();
  for (const auto& [name, other] : other_names) {
    const std::string quoted = Json(name).dump();
    graph.replace(graph.find(quoted), quoted.size(), Json(other).dump());
  }
  return graph;
}

std::filesystem::path glossary(std::string_view name) {
  return std::filesystem::path(CAIRN_TEST_DATA) / "glossaries" / name;
}

}  // namespace cairn::cli
