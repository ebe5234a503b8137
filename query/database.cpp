#include "query/database.h"

#include "query/connection.h"

namespace cairn::query {

std::shared_ptr<Database> Database::open(const std::filesystem::path& path, const storage::Options& options) {
  std::shared_ptr<Database> database(new Database(storage::Store::open(path, options)));
  if (options.access == storage::Access::kReadWrite) database->graph().drop_unfinished_indexes();
  return database;
}

Connection Database::connect() {
  return Connection(shared_from_this());
}

}  // namespace cairn::query
