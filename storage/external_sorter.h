#pragma once

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <queue>
#include <string>
#include <vector>

#include "storage/encoding.h"
#include "storage/error.h"

namespace cairn::storage {

/// Blocks of bytes in a file that has no name, written once and read often. Errors: Error{kIo}.
class SpillFile {
 public:
  /// In this folder, on whose disk there must be room.
  explicit SpillFile(const std::filesystem::path& folder);
  /// Returns where it begins.
  std::uint64_t append(std::string_view block);
  /// The block that begins there; moves on to where the next one begins.
  std::string read(std::uint64_t& at) const;
  std::uint64_t size() const { return size_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  std::uint64_t size_ = 0;
};

/// Sorts more records than memory holds: sorted runs are spilled and merged (Knuth, The Art of Computer
/// Programming, volume 3, section 5.4). A Record has operator<, bytes() in memory, append_to(std::string&)
/// and a static read(Decoder&). Not thread-safe.
template <typename Record>
class ExternalSorter {
 public:
  ExternalSorter(std::filesystem::path folder, std::size_t memory_bytes)
      : folder_(std::move(folder)), memory_bytes_(memory_bytes) {}

  void add(Record record) {
    bytes_ += record.bytes();
    run_.push_back(std::move(record));
    if (bytes_ >= memory_bytes_) spill();
  }

  /// Calls visit(const Record&) for every record in ascending order, equal ones in any; then it is empty.
  template <typename Visit>
  void take_sorted(Visit visit) {
    if (runs_.empty()) {
      std::sort(run_.begin(), run_.end());
      for (const Record& record : run_) visit(record);
    } else {
      spill();
      merge(visit);
    }
    run_ = {};
    runs_.clear();
    file_.reset();
    bytes_ = 0;
  }

 private:
  /// A sorted run in the file.
  class Run {
   public:
    Run(std::uint64_t begin, std::uint64_t end) : at_(begin), end_(end) {}
    /// Returns whether there was one more.
    bool next(const SpillFile& file) {
      if (place_ == records_.size() && !load(file)) return false;
      current_ = std::move(records_[place_++]);
      return true;
    }
    const Record& current() const { return current_; }

   private:
    bool load(const SpillFile& file) {
      if (at_ == end_) return false;
      const std::string block = file.read(at_);
      records_.clear();
      place_ = 0;
      for (Decoder in(block); !in.empty();) records_.push_back(Record::read(in));
      return true;
    }
    std::uint64_t at_;
    std::uint64_t end_;
    std::vector<Record> records_;
    std::size_t place_ = 0;
    Record current_;
  };

  void spill() {
    constexpr std::size_t kBlockBytes = std::size_t{64} << 10U;
    if (run_.empty()) return;
    if (!file_) file_ = std::make_unique<SpillFile>(folder_);
    std::sort(run_.begin(), run_.end());
    const std::uint64_t begin = file_->size();
    std::string block;
    for (const Record& record : run_) {
      record.append_to(block);
      if (block.size() < kBlockBytes) continue;
      file_->append(block);
      block.clear();
    }
    if (!block.empty()) file_->append(block);
    runs_.emplace_back(begin, file_->size());
    run_.clear();
    bytes_ = 0;
  }

  template <typename Visit>
  void merge(Visit visit) {
    const auto later = [](const Run* a, const Run* b) { return b->current() < a->current(); };
    std::priority_queue<Run*, std::vector<Run*>, decltype(later)> next(later);
    for (Run& run : runs_) {
      if (run.next(*file_)) next.push(&run);
    }
    while (!next.empty()) {
      Run* run = next.top();
      next.pop();
      visit(run->current());
      if (run->next(*file_)) next.push(run);
    }
  }

  std::filesystem::path folder_;
  std::size_t memory_bytes_;
  std::size_t bytes_ = 0;
  std::vector<Record> run_;
  std::vector<Run> runs_;
  std::unique_ptr<SpillFile> file_;
};

}  // namespace cairn::storage
