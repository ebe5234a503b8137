// A disk that fails, for a program that runs under LD_PRELOAD of this library. The calls that change files
// below one folder are watched; the program sees no difference until the fault. From the environment:
//
//   CAIRN_DISK_FOLDER           the folder; without it nothing is watched
//   CAIRN_DISK_SEED             of the random choices
//   CAIRN_DISK_POWER_LOSS=N     after the N-th changing call the power is gone: the process ends at once with
//   CAIRN_DISK_LEFT=FOLDER      77, and what the disk would hold then is written to FOLDER. Of a process that
//                               ends earlier, the power is lost at its end.
//   CAIRN_DISK_LOGS=N           counts these calls only once the N-th file "*.log" was made, as RocksDB does
//   when
//                               it begins to flush
//   CAIRN_DISK_FAILURE=N        the N-th write or sync fails
//   CAIRN_DISK_ERROR=ERRNO      with this error
//   CAIRN_DISK_FAILS_ON=1       and so do all that come after it
//
// C streams are not watched: neither RocksDB nor Cairn writes a database through them. Nothing is really
// synced: a process that ends loses nothing that it wrote.

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <string>
#include <type_traits>

#include "tests/support/disk_model.h"
#include "tests/support/random.h"

namespace {

namespace fs = std::filesystem;
using cairn::test::DiskModel;
using NodePtr = DiskModel::NodePtr;

constexpr int kExitOfPowerLoss = 77;

/// The function of this name that ours stands before.
template <typename Function>
Function* original(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

/// Calls of this library itself are not watched.
thread_local bool is_own_call = false;

class OwnCalls {
 public:
  OwnCalls() : before_(is_own_call) { is_own_call = true; }
  ~OwnCalls() { is_own_call = before_; }
  OwnCalls(const OwnCalls&) = delete;
  OwnCalls& operator=(const OwnCalls&) = delete;

 private:
  bool before_;
};

std::uint64_t number_from(const char* name) {
  const char* text = std::getenv(name);
  return text == nullptr ? 0 : std::strtoull(text, nullptr, 10);
}

struct Disk {
  explicit Disk(const char* path) : folder(path), model(path) {}

  bool holds(const fs::path& path) const {
    const std::string text = path.string();
    return text == folder || text.starts_with(folder + "/");
  }

  /// Whether this write or sync is one that fails.
  bool fails() {
    ++failable_calls;
    const bool now = failable_calls == failure || (fails_on && failure != 0 && failable_calls > failure);
    if (now) errno = error;
    return now;
  }

  void count() {
    if (logs_made >= logs && ++calls == power_loss) lose_power();
  }

  [[noreturn]] void lose_power() {
    const OwnCalls own;
    model.leave(random, std::getenv("CAIRN_DISK_LEFT"));
    _exit(kExitOfPowerLoss);
  }

  std::mutex mutex;
  std::string folder;
  DiskModel model;
  std::map<int, NodePtr> opened;
  cairn::test::Random random{number_from("CAIRN_DISK_SEED")};
  std::uint64_t power_loss = number_from("CAIRN_DISK_POWER_LOSS");
  std::uint64_t failure = number_from("CAIRN_DISK_FAILURE");
  int error = static_cast<int>(number_from("CAIRN_DISK_ERROR"));
  bool fails_on = number_from("CAIRN_DISK_FAILS_ON") != 0;
  std::uint64_t logs = number_from("CAIRN_DISK_LOGS");
  std::uint64_t logs_made = 0;
  std::uint64_t calls = 0;
  std::uint64_t failable_calls = 0;
};

/// Null where nothing is watched. Never destroyed: threads may still write while the process ends.
Disk* disk() {
  static Disk* const one = [] {
    const char* folder = std::getenv("CAIRN_DISK_FOLDER");
    return folder == nullptr ? nullptr : std::make_unique<Disk>(folder).release();
  }();
  return one;
}

/// One call of the program. While it is watched, it is the only one, and calls in it are ours.
class Call {
 public:
  explicit Call(int descriptor) {
    if (!begin()) return;
    const auto found = disk_->opened.find(descriptor);
    if (found != disk_->opened.end()) {
      node_ = found->second;
    } else {
      end();
    }
  }
  explicit Call(const fs::path& path) {
    if (begin() && !disk_->holds(path)) end();
  }
  ~Call() { end(); }
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  bool is_watched() const { return disk_ != nullptr; }
  Disk& disk() { return *disk_; }
  DiskModel& model() { return disk_->model; }
  DiskModel::Node& node() { return *node_; }

 private:
  bool begin() {
    if (is_own_call) return false;
    is_own_call = true;
    disk_ = ::disk();
    if (disk_ == nullptr) {
      is_own_call = false;
      return false;
    }
    disk_->mutex.lock();
    return true;
  }
  void end() {
    if (disk_ == nullptr) return;
    disk_->mutex.unlock();
    disk_ = nullptr;
    is_own_call = false;
  }

  Disk* disk_ = nullptr;
  NodePtr node_;
};

fs::path normal(const char* path) {
  return fs::path(path).lexically_normal();
}

fs::path below(int folder, const char* path) {
  if (path[0] == '/' || folder == AT_FDCWD) return normal(path);
  const OwnCalls own;
  return fs::read_symlink("/proc/self/fd/" + std::to_string(folder)) / path;
}

template <typename Open>
int watch_open(const fs::path& path, int flags, Open really_open) {
  Call call(path);
  const int descriptor = really_open();
  if (!call.is_watched() || descriptor < 0) return descriptor;
  bool changes = false;
  if (!call.model().find(path)) {
    call.model().create(path, /*is_folder=*/false);
    if (path.extension() == ".log") ++call.disk().logs_made;
    changes = true;
  }
  const NodePtr node = call.model().find(path);
  if ((flags & O_TRUNC) != 0 && node->size > 0) {
    DiskModel::resize(*node, 0);
    changes = true;
  }
  call.disk().opened[descriptor] = node;
  if (changes) call.disk().count();
  return descriptor;
}

/// `really_write` writes so many of the bytes. A write that fails may have got half of its way.
template <typename Write>
ssize_t watch_write(Call& call, std::size_t at, const char* bytes, std::size_t size, Write really_write) {
  const bool fails = call.disk().fails();
  const int error = errno;
  const bool appends = at == call.node().size;
  if (fails && !(appends && call.disk().random.chance(50))) return -1;
  const ssize_t written = really_write(fails ? size / 2 : size);
  if (written > 0) DiskModel::write(call.node(), at, {bytes, static_cast<std::size_t>(written)});
  call.disk().count();
  if (!fails) return written;
  errno = error;
  return -1;
}

int watch_sync(int descriptor, int (*really_sync)(int)) {
  Call call(descriptor);
  if (!call.is_watched()) return really_sync(descriptor);
  if (call.disk().fails()) return -1;
  DiskModel::sync(call.node());
  call.disk().count();
  return 0;
}

/// Where the next write() of the descriptor goes.
std::size_t place_of(int descriptor, const DiskModel::Node& node) {
  if ((fcntl(descriptor, F_GETFL) & O_APPEND) != 0) return node.size;
  return static_cast<std::size_t>(lseek(descriptor, 0, SEEK_CUR));
}

template <typename Change>
int watch_names(const fs::path& path, Change really_change, void (*in_model)(DiskModel&, const fs::path&)) {
  Call call(path);
  const int result = really_change();
  if (!call.is_watched() || result != 0) return result;
  in_model(call.model(), path);
  call.disk().count();
  return result;
}

void remove_in_model(DiskModel& model, const fs::path& path) {
  model.remove(path);
}

template <typename Change>
int watch_two_names(const char* from, const char* to, Change really_change,
                    void (DiskModel::*in_model)(const fs::path&, const fs::path&)) {
  Call call(normal(to));
  const int result = really_change(from, to);
  if (!call.is_watched() || result != 0) return result;
  (call.model().*in_model)(normal(from), normal(to));
  call.disk().count();
  return result;
}

int watch_resize(int descriptor, off_t size, int (*really_resize)(int, off_t)) {
  Call call(descriptor);
  const int result = really_resize(descriptor, size);
  if (!call.is_watched() || result != 0) return result;
  DiskModel::resize(call.node(), static_cast<std::size_t>(size));
  call.disk().count();
  return result;
}

void forget(int descriptor) {
  Call call(descriptor);
  if (call.is_watched()) call.disk().opened.erase(descriptor);
}

/// The power is lost at the latest when the process has ended.
__attribute__((destructor)) void end() {
  const OwnCalls own;
  if (Disk* one = disk(); one != nullptr && one->power_loss != 0) one->lose_power();
}

mode_t mode_in(int flags, va_list arguments) {
  return (flags & (O_CREAT | O_TMPFILE)) == 0 ? 0 : va_arg(arguments, mode_t);
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  static const auto real = original<int(const char*, int, ...)>("open");
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_in(flags, arguments);
  va_end(arguments);
  return watch_open(normal(path), flags, [&] { return real(path, flags, mode); });
}

int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_in(flags, arguments);
  va_end(arguments);
  return open(path, flags, mode);
}

int openat(int folder, const char* path, int flags, ...) {
  static const auto real = original<int(int, const char*, int, ...)>("openat");
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_in(flags, arguments);
  va_end(arguments);
  return watch_open(below(folder, path), flags, [&] { return real(folder, path, flags, mode); });
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  static const auto real = original<ssize_t(int, const void*, size_t)>("write");
  Call call(descriptor);
  if (!call.is_watched()) return real(descriptor, bytes, size);
  return watch_write(call, place_of(descriptor, call.node()), static_cast<const char*>(bytes), size,
                     [&](std::size_t part) { return real(descriptor, bytes, part); });
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) {
  static const auto real = original<ssize_t(int, const void*, size_t, off_t)>("pwrite");
  Call call(descriptor);
  if (!call.is_watched()) return real(descriptor, bytes, size, at);
  return watch_write(call, static_cast<std::size_t>(at), static_cast<const char*>(bytes), size,
                     [&](std::size_t part) { return real(descriptor, bytes, part, at); });
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t at) {
  return pwrite(descriptor, bytes, size, at);
}

ssize_t writev(int descriptor, const iovec* parts, int count) {
  static const auto real = original<ssize_t(int, const iovec*, int)>("writev");
  if (!Call(descriptor).is_watched()) return real(descriptor, parts, count);
  std::string bytes;
  for (int i = 0; i < count; ++i) bytes.append(static_cast<const char*>(parts[i].iov_base), parts[i].iov_len);
  return write(descriptor, bytes.data(), bytes.size());
}

int ftruncate(int descriptor, off_t size) noexcept {
  static const auto real = original<int(int, off_t)>("ftruncate");
  return watch_resize(descriptor, size, real);
}

int ftruncate64(int descriptor, off64_t size) noexcept {
  return ftruncate(descriptor, size);
}

int fsync(int descriptor) {
  static const auto real = original<int(int)>("fsync");
  return watch_sync(descriptor, real);
}

int fdatasync(int descriptor) {
  static const auto real = original<int(int)>("fdatasync");
  return watch_sync(descriptor, real);
}

int rename(const char* from, const char* to) noexcept {
  static const auto real = original<int(const char*, const char*)>("rename");
  return watch_two_names(from, to, real, &DiskModel::rename);
}

int link(const char* from, const char* to) noexcept {
  static const auto real = original<int(const char*, const char*)>("link");
  return watch_two_names(from, to, real, &DiskModel::link);
}

int mkdir(const char* path, mode_t mode) noexcept {
  static const auto real = original<int(const char*, mode_t)>("mkdir");
  return watch_names(
      normal(path), [&] { return real(path, mode); },
      [](DiskModel& model, const fs::path& made) { model.create(made, /*is_folder=*/true); });
}

int unlink(const char* path) noexcept {
  static const auto real = original<int(const char*)>("unlink");
  return watch_names(
      normal(path), [&] { return real(path); }, remove_in_model);
}

int rmdir(const char* path) noexcept {
  static const auto real = original<int(const char*)>("rmdir");
  return watch_names(
      normal(path), [&] { return real(path); }, remove_in_model);
}

int remove(const char* path) noexcept {
  static const auto real = original<int(const char*)>("remove");
  return watch_names(
      normal(path), [&] { return real(path); }, remove_in_model);
}

int unlinkat(int folder, const char* path, int flags) noexcept {
  static const auto real = original<int(int, const char*, int)>("unlinkat");
  return watch_names(
      below(folder, path), [&] { return real(folder, path, flags); }, remove_in_model);
}

int close(int descriptor) {
  static const auto real = original<int(int)>("close");
  forget(descriptor);
  return real(descriptor);
}

int fclose(FILE* file) {
  static const auto real = original<int(FILE*)>("fclose");
  forget(fileno(file));
  return real(file);
}

}  // extern "C"
