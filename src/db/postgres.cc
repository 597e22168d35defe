// The PostgreSQL engine: two bounded pools of connections, for writing and for reading. They are apart so that somebody
// who writes and reads beside it never waits for himself.
#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

#include "db/postgres_connection.h"

namespace gongkai::db {
namespace {

class Pool {
 public:
  Pool(PostgresAddress address, int most) : address_(std::move(address)), most_(most) {}

  /// With no patience: nothing when none is free.
  std::unique_ptr<PostgresConnection> Take(std::chrono::milliseconds patience) {
    {
      std::unique_lock lock(mutex_);
      if (!freed_.wait_for(lock, patience, [this] { return !idle_.empty() || open_ < most_; })) {
        if (patience.count() == 0) return nullptr;
        throw DatabaseError(ErrorCode::kBusy, "no connection to the server became free in time");
      }
      if (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
      }
      ++open_;
    }
    try {
      return std::make_unique<PostgresConnection>(address_);
    } catch (...) {
      Forget();
      throw;
    }
  }

  void GiveBack(std::unique_ptr<PostgresConnection> connection) noexcept {
    if (!connection->IsIdle()) {
      connection.reset();
      Forget();
      return;
    }
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(connection));
    freed_.notify_one();
  }

 private:
  void Forget() noexcept {
    const std::lock_guard lock(mutex_);
    --open_;
    freed_.notify_one();
  }

  const PostgresAddress address_;
  const int most_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<PostgresConnection>> idle_;
  int open_ = 0;
};

// Which thread has which transaction.
class WritingThreads {
 public:
  void RequireNone() {
    const std::lock_guard lock(mutex_);
    for (const auto& [connection, thread] : threads_) {
      if (thread == std::this_thread::get_id()) {
        throw std::logic_error("a thread that has a transaction began a second one");
      }
    }
  }
  void Add(const Connection* connection) {
    const std::lock_guard lock(mutex_);
    threads_[connection] = std::this_thread::get_id();
  }
  void Remove(const Connection* connection) {
    const std::lock_guard lock(mutex_);
    threads_.erase(connection);
  }

 private:
  std::mutex mutex_;
  std::unordered_map<const Connection*, std::thread::id> threads_;
};

class PostgresEngine : public Engine {
 public:
  explicit PostgresEngine(const PostgresPlace& place)
      : patience_(place.busy_timeout),
        readers_(AddressOf(place), place.readers),
        writers_(AddressOf(place), place.writers) {}

  std::string_view Dialect() const override { return "postgres"; }

  std::unique_ptr<Connection> Take(Access access) override {
    if (access == Access::kRead) return readers_.Take(patience_);
    writing_.RequireNone();
    auto connection = writers_.Take(access == Access::kMark ? std::chrono::milliseconds(0) : patience_);
    if (connection != nullptr) writing_.Add(connection.get());
    return connection;
  }

  void GiveBack(Access access, std::unique_ptr<Connection> connection) noexcept override {
    if (access != Access::kRead) writing_.Remove(connection.get());
    std::unique_ptr<PostgresConnection> ours(static_cast<PostgresConnection*>(connection.release()));
    (access == Access::kRead ? readers_ : writers_).GiveBack(std::move(ours));
  }

 private:
  static PostgresAddress AddressOf(const PostgresPlace& place) {
    return {
        .url = place.url, .role = place.replica ? Role::kReplica : Role::kPrimary, .busy_timeout = place.busy_timeout};
  }

  const std::chrono::milliseconds patience_;
  Pool readers_;
  Pool writers_;
  WritingThreads writing_;
};

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

}  // namespace

std::unique_ptr<Engine> OpenPostgres(const PostgresPlace& place) { return std::make_unique<PostgresEngine>(place); }

std::string NameOfPostgres(const std::string& url) {
  const bool is_url = url.starts_with("postgresql://") || url.starts_with("postgres://");
  const std::unique_ptr<PQconninfoOption, FreeOptions> options(is_url ? PQconninfoParse(url.c_str(), nullptr)
                                                                      : nullptr);
  if (options == nullptr) throw DatabaseError(ErrorCode::kOther, "not the URL of a PostgreSQL database");
  const auto value = [&](std::string_view keyword) -> std::string {
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
      if (option->keyword == keyword && option->val != nullptr) return option->val;
    }
    return "";
  };
  return "postgresql://" + value("host") + "/" + value("dbname");
}

}  // namespace gongkai::db
