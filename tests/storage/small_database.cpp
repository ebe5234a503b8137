#include "tests/storage/small_database.h"

#include <map>
#include <string>
#include <vector>

#include "storage/encoding.h"
#include "tests/storage/fixtures.h"
#include "tests/support/temporary_folder.h"

namespace cairn::storage {

namespace {

namespace fs = std::filesystem;

/// The pairs of every family.
using Content = std::vector<Pairs>;

std::string key_of(std::uint64_t number) {
  return "row " + std::to_string(number);
}
std::string value_of(std::uint64_t number) {
  return "value " + std::to_string(number * number);
}

void make_commit(Store& store, std::uint64_t number) {
  const auto transaction = store.begin();
  for (const Family family : kFamilies) transaction->put(family, key_of(number), value_of(number));
  transaction->commit();
}

/// What make_commit() and the storage itself have put there.
Content content_after(std::uint64_t commits) {
  Pairs rows;
  for (std::uint64_t number = 1; number <= commits; ++number) {
    rows.emplace_back(key_of(number), value_of(number));
  }
  Content content(kFamilyCount, rows);
  std::string commit;
  std::string format;
  append_u64(commit, commits);
  append_u32(format, Store::kFormatVersion);
  Pairs& meta = content[static_cast<std::size_t>(Family::kMeta)];
  meta.insert(meta.begin(), {{"commit", commit}, {"format", format}});
  return content;
}

std::map<fs::path, std::uintmax_t> names_and_sizes(const fs::path& folder) {
  std::map<fs::path, std::uintmax_t> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) found[fs::relative(entry.path(), folder)] = entry.file_size();
  }
  return found;
}

/// RocksDB may still be taking away the files that it does not need any more: again until nothing moves.
void copy_at_rest(const fs::path& from, const fs::path& to) {
  for (bool at_rest = false; !at_rest;) {
    fs::remove_all(to);
    try {
      test::copy_folder(from, to);
      at_rest = names_and_sizes(from) == names_and_sizes(to);
    } catch (const fs::filesystem_error&) {
      at_rest = false;
    }
  }
}

}  // namespace

void make_small_database(const fs::path& path, const Options& options) {
  const test::TemporaryFolder folder;
  const auto store = Store::open(folder / "db", options);
  for (std::uint64_t number = 1; number <= kCommits; ++number) {
    make_commit(*store, number);
    if (number == kCompactedCommits) store->compact();
    if (number == kFlushedCommits) store->flush();
  }
  copy_at_rest(folder / "db", path);
}

bool shows(const Reader& reader, std::uint64_t commits) {
  const Content content = content_after(commits);
  for (const Family family : kFamilies) {
    const Pairs& pairs = content[static_cast<std::size_t>(family)];
    if (scan(reader, family) != pairs) return false;
    const auto values = reader.multi_get(family, keys_of(pairs));
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      if (values[i] != pairs[i].second || reader.get(family, pairs[i].first) != pairs[i].second) return false;
    }
    if (reader.get(family, key_of(0)) || reader.get(family, "none")) return false;
  }
  return true;
}

}  // namespace cairn::storage
