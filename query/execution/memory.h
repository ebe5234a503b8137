#pragma once

#include <cstddef>
#include <unordered_set>
#include <vector>

#include "query/value.h"

namespace cairn::query::execution {

/// Counts about what a running statement holds, and ends it with Error{kLimit} when that is more than it may.
class Memory {
 public:
  /// 0 bytes: no limit.
  explicit Memory(std::size_t limit) : limit_(limit) {}

  void take(std::size_t bytes) {
    expect(bytes);
    used_ += bytes;
  }
  void give_back(std::size_t bytes) { used_ -= bytes; }
  /// Throws unless so much could be taken, as a single value is about to.
  void expect(std::size_t bytes) const {
    if (!has(bytes)) refuse();
  }
  bool has(std::size_t bytes) const { return limit_ == 0 || bytes <= limit_ - used_; }

 private:
  [[noreturn]] void refuse() const;

  std::size_t limit_;
  std::size_t used_ = 0;
};

/// Bytes of an entry of a hash table besides what it is an entry of, about.
inline constexpr std::size_t kHashEntry = 48;

/// What one part of a statement holds, given back at its end. A list, map or path that it holds several times
/// counts once; one that several parts hold counts for each of them.
class Held {
 public:
  explicit Held(Memory& memory) : memory_(memory) {}
  ~Held() { clear(); }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;

  void add(std::size_t bytes) {
    memory_.take(bytes);
    bytes_ += bytes;
  }
  /// A value that is kept until clear(), or a row of them.
  void add(const Value& value);
  void add(const std::vector<Value>& row);
  /// What of a value nobody else holds.
  void add_unshared(const Value& value);
  void clear() {
    memory_.give_back(bytes_);
    bytes_ = 0;
    counted_.clear();
  }
  std::size_t bytes() const { return bytes_; }

 private:
  Memory& memory_;
  std::size_t bytes_ = 0;
  std::unordered_set<const void*> counted_;  ///< of what is shared
};

/// About what the value, or a row of values, would take if nothing in it were shared.
std::size_t size_in_memory(const Value& value);
std::size_t size_in_memory(const std::vector<Value>& row);

}  // namespace cairn::query::execution
