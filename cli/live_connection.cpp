#include "cli/live_connection.h"

#include <thread>

namespace cairn::cli {

LiveConnection::LiveConnection(const Session& session, const query::Limits& limits)
    : session_(session), limits_(limits) {
  open_reading();
}

template <typename Text>
query::Statement LiveConnection::prepare_text(const Text& text) {
  if (writing_) return writing_->prepare(text);
  if (open_reading()) {
    auto statement = reading_->prepare(text);
    if (session_.in_memory() || !statement.writes()) return statement;
  } else {
    // What is wrong with a statement is told before it is told that there is no database.
    auto nothing = Session::open_in_memory();
    for (const auto& procedure : added_) nothing->procedures().add(procedure);
    if (!nothing->connect().prepare(text).writes()) session_.open_for_reading();  // which says so
  }
  open_writing();
  return writing_->prepare(text);
}

template query::Statement LiveConnection::prepare_text(const std::string_view& text);
template query::Statement LiveConnection::prepare_text(const query::ScriptStatement& text);

query::Connection LiveConnection::connect(query::Database& database) const {
  for (const auto& procedure : added_) database.procedures().add(procedure);
  auto connection = database.connect();
  connection.set_limits(limits_);
  return connection;
}

bool LiveConnection::open_reading() {
  if (!reading_ && session_.in_memory()) {
    reading_ = connect(*session_.open_for_writing());
  } else if (!reading_ && storage::Store::exists(session_.database_path)) {
    reading_ = connect(*session_.open_for_reading());
  }
  return reading_.has_value();
}

void LiveConnection::open_writing() {
  writing_ = connect(*session_.open_for_writing());
  writing_since_ = std::chrono::steady_clock::now();
}

const query::Connection* LiveConnection::current() const {
  return writing_ ? &*writing_ : reading_ ? &*reading_ : nullptr;
}

void LiveConnection::set_limits(const query::Limits& limits) {
  limits_ = limits;
  for (auto* connection : {&reading_, &writing_}) {
    if (*connection) (*connection)->set_limits(limits);
  }
}

void LiveConnection::add(const query::Procedure& procedure) {
  added_.push_back(procedure);
  for (auto* connection : {&reading_, &writing_}) {
    if (*connection) (*connection)->database().procedures().add(procedure);
  }
}

void LiveConnection::reset() {
  writing_.reset();
  added_.clear();
  if (open_reading()) {
    const auto database = reading_->database().shared_from_this();
    database->procedures().reset();
    reading_ = connect(*database);  // without the transaction that may be open
  }
  const auto database =
      session_.in_memory() ? reading_->database().shared_from_this() : session_.open_for_writing();
  database->graph().store().clear();
}

void LiveConnection::let_others_write(const std::function<bool(std::chrono::milliseconds)>& follows_within) {
  constexpr std::chrono::milliseconds kIdle{100};
  constexpr std::chrono::milliseconds kLongest{1000};
  constexpr std::chrono::milliseconds kTurn{20};
  if (!writing_ || writing_->in_transaction()) return;
  const bool long_enough = std::chrono::steady_clock::now() - writing_since_ > kLongest;
  if (!long_enough && follows_within(kIdle)) return;
  release();
  if (long_enough) std::this_thread::sleep_for(kTurn);
}

query::Database* LiveConnection::database() {
  open_reading();
  const auto* connection = current();
  return connection == nullptr ? nullptr : &connection->database();
}

}  // namespace cairn::cli
