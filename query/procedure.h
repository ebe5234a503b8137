#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/view.h"
#include "query/static_type.h"
#include "query/value.h"

namespace cairn::query {

/// What CALL calls: values in, rows out.
struct Procedure {
  struct Field {
    std::string name;
    StaticType type;  ///< with kNull where it may be null
  };
  using Rows = std::vector<std::vector<Value>>;

  std::string name;
  std::vector<Field> inputs;
  std::vector<Field> outputs;
  /// `interrupt` is to be called between the steps of long work; what it throws ends the work.
  std::function<Rows(std::span<const Value> arguments, const graph::View& view,
                     const std::function<void()>& interrupt)>
      code;
};

/// The procedures of a database, by name: db.labels() and its like, learning.search() and its like, and those
/// that a program adds. Thread-safe.
class Procedures {
 public:
  Procedures();
  void add(Procedure procedure);
  /// Those that were added are gone, those that always are there stay.
  void reset();
  /// Stays valid though it is replaced or removed.
  std::shared_ptr<const Procedure> find(const std::string& name) const;
  std::vector<std::string> names() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<const Procedure>> procedures_;
};

}  // namespace cairn::query
