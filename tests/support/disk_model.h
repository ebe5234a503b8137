#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/support/random.h"

namespace cairn::test {

/// What a disk holds of the files below one folder: what is certain because it was synced, and what came
/// since and may have reached it or not. As POSIX has it: syncing a file says nothing of its name, which is
/// the folder's; the changes of one file, or of one folder's names, reach the disk in their order. One thread
/// at a time.
class DiskModel {
 public:
  struct Node;
  using NodePtr = std::shared_ptr<Node>;

  /// A file or a folder. A file keeps its bytes though its name be gone.
  struct Node {
    struct Write {
      std::size_t at = 0;  ///< where the bytes go, or the new size where there are none
      std::string bytes;
    };
    using Names = std::map<std::string, NodePtr>;
    /// Null for a name that was taken away. The two names of a renaming change together.
    using NameChange = std::vector<std::pair<std::string, NodePtr>>;

    bool is_folder = false;
    std::string synced_bytes;
    std::vector<Write> writes;
    std::size_t size = 0;  ///< with all writes
    Names synced_names;
    std::vector<NameChange> name_changes;
    Names names;  ///< with all changes
  };

  /// Takes all that is there as synced.
  explicit DiskModel(const std::filesystem::path& folder);

  /// Null where there is nothing of that name.
  NodePtr find(const std::filesystem::path& path) const;
  void create(const std::filesystem::path& path, bool is_folder);
  void remove(const std::filesystem::path& path);
  void rename(const std::filesystem::path& from, const std::filesystem::path& to);
  void link(const std::filesystem::path& from, const std::filesystem::path& to);

  static void write(Node& file, std::size_t at, std::string_view bytes);
  static void resize(Node& file, std::size_t size);
  static void sync(Node& node);

  /// Writes what a loss of power leaves to a folder that does not exist yet: everything that was synced, and
  /// of the rest as much as chance lets through.
  void leave(Random& random, const std::filesystem::path& to) const;

 private:
  NodePtr folder_of(const std::filesystem::path& path) const;

  std::filesystem::path folder_;
  NodePtr root_;
};

}  // namespace cairn::test
