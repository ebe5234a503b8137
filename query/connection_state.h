#pragma once

#include <memory>

#include "graph/transaction.h"
#include "query/database.h"
#include "query/limits.h"
#include "query/planning/choices.h"

namespace cairn::query {

// Inside query/ only: what a Connection and its Statements share.
struct ConnectionState {
  std::shared_ptr<Database> database;
  Limits limits;
  planning::Choices choices;
  /// From BEGIN to COMMIT or ROLLBACK.
  std::unique_ptr<graph::Transaction> transaction;
};

}  // namespace cairn::query
