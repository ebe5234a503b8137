#include "query/database.h"

#include "query/connection.h"

namespace cairn::query {

std::shared_ptr<Database> Database::open(const std::filesystem::path& path, const storage::Options& options) {
  return std::shared_ptr<Database>(new Database(storage::Store::open(path, options)));
}

Connection Database::connect() {
  return Connection(shared_from_this());
}

}  // namespace cairn::query
