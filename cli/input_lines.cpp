#include "cli/input_lines.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "storage/error.h"

namespace cairn::cli {

bool InputLines::next(std::string& line) {
  for (;;) {
    const std::size_t end = waiting_.find('\n', looked_);
    if (end != std::string::npos) {
      line.assign(waiting_, 0, end);
      waiting_.erase(0, end + 1);
      looked_ = 0;
      return true;
    }
    looked_ = waiting_.size();
    if (!ended_ && read_more()) continue;
    ended_ = true;
    line = std::move(waiting_);
    waiting_.clear();
    looked_ = 0;
    return !line.empty();
  }
}

bool InputLines::come_within(std::chrono::milliseconds time) {
  using Clock = std::chrono::steady_clock;
  const auto until = Clock::now() + time;
  while (!ended_ && waiting_.find('\n', looked_) == std::string::npos) {
    looked_ = waiting_.size();
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
    pollfd input{STDIN_FILENO, POLLIN, 0};
    if (left.count() < 0 || poll(&input, 1, static_cast<int>(left.count())) <= 0) return false;
    ended_ = !read_more();
  }
  return true;
}

bool InputLines::read_more() {
  constexpr std::size_t kAtOnce = std::size_t{1} << 16U;
  const std::size_t before = waiting_.size();
  waiting_.resize(before + kAtOnce);
  ssize_t count = read(STDIN_FILENO, waiting_.data() + before, kAtOnce);
  while (count < 0 && errno == EINTR) count = read(STDIN_FILENO, waiting_.data() + before, kAtOnce);
  waiting_.resize(before + static_cast<std::size_t>(count < 0 ? 0 : count));
  if (count < 0)
    throw Error(ErrorKind::kInput, std::string("cannot read the input: ") + std::strerror(errno));
  return count > 0;
}

}  // namespace cairn::cli
