#include "cli/shell/program_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

#include "storage/error.h"

namespace cairn::cli {

namespace {

constexpr const char* kThisProgram = "/proc/self/exe";

/// What becomes of the streams of a process that is started.
class StreamActions {
 public:
  StreamActions() { posix_spawn_file_actions_init(&actions_); }
  ~StreamActions() { posix_spawn_file_actions_destroy(&actions_); }
  StreamActions(const StreamActions&) = delete;
  StreamActions& operator=(const StreamActions&) = delete;

  void open(int stream, const char* path, int flags) {
    posix_spawn_file_actions_addopen(&actions_, stream, path, flags, 0);
  }
  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

/// What a shell does with SIGINT is not for what it starts.
class DefaultSignals {
 public:
  DefaultSignals() {
    posix_spawnattr_init(&attributes_);
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    posix_spawnattr_setsigdefault(&attributes_, &signals);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF);
  }
  ~DefaultSignals() { posix_spawnattr_destroy(&attributes_); }
  DefaultSignals(const DefaultSignals&) = delete;
  DefaultSignals& operator=(const DefaultSignals&) = delete;
  const posix_spawnattr_t* get() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

}  // namespace

ExitCode run_in_own_process(const std::vector<std::string>& arguments, bool reads_input,
                            const std::string& output) {
  std::vector<std::string> words = {"cairn"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);

  StreamActions streams;
  if (!reads_input) streams.open(STDIN_FILENO, "/dev/null", O_RDONLY);
  if (!output.empty()) streams.open(STDOUT_FILENO, output.c_str(), O_WRONLY | O_APPEND);
  const DefaultSignals signals;
  pid_t process = 0;
  const int failed =
      posix_spawn(&process, kThisProgram, streams.get(), signals.get(), pointers.data(), environ);
  if (failed != 0) throw Error(ErrorKind::kIo, std::string("cannot run a command: ") + std::strerror(failed));
  int status = 0;
  pid_t ended = waitpid(process, &status, 0);
  while (ended < 0 && errno == EINTR) ended = waitpid(process, &status, 0);
  if (ended < 0)
    throw Error(ErrorKind::kIo, std::string("cannot tell how a command ended: ") + std::strerror(errno));
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    if (signal == SIGINT) return ExitCode::kInterrupted;
    throw Error(ErrorKind::kIo,
                "the command was ended by signal " + std::to_string(signal) + " (" + strsignal(signal) + ")");
  }
  return static_cast<ExitCode>(WEXITSTATUS(status));
}

}  // namespace cairn::cli
