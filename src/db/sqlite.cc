// The SQLite engine: one writing connection handed from thread to thread, and a pool of reading ones.
#include <sqlite3.h>

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "db/sqlite_connection.h"

namespace gongkai::db {
namespace {

class SqliteEngine : public Engine {
 public:
  SqliteEngine(const std::string& file, std::chrono::milliseconds busy_timeout, int readers)
      : file_(file), busy_timeout_(busy_timeout), most_idle_readers_(static_cast<std::size_t>(readers)) {
    writer_ = std::make_unique<SqliteConnection>(file_, Access::kWrite, busy_timeout_);
  }

  std::string_view Dialect() const override { return "sqlite"; }

  std::unique_ptr<Connection> Take(Access access) override {
    if (access == Access::kRead) return TakeReader();
    return TakeWriter(access == Access::kMark ? std::chrono::milliseconds(0) : busy_timeout_);
  }

  void GiveBack(Access access, std::unique_ptr<Connection> connection) noexcept override {
    const std::lock_guard lock(mutex_);
    if (access == Access::kRead) {
      if (readers_.size() < most_idle_readers_) readers_.push_back(std::move(connection));
      return;
    }
    writer_ = std::move(connection);
    writing_thread_ = {};
    writer_free_.notify_one();
  }

  bool EmptyLog() override {
    return Alone([](SqliteConnection& writer) { return writer.EmptyLog(); });
  }

  void Rewrite() override {
    Alone([](SqliteConnection& writer) {
      writer.Rewrite();
      return writer.EmptyLog();
    });
  }

 private:
  /// As for a write: nobody writes meanwhile, and whoever wants to waits.
  template <class Do>
  bool Alone(Do done) {
    std::unique_ptr<Connection> writer = TakeWriter(busy_timeout_);
    try {
      const bool is_done = done(static_cast<SqliteConnection&>(*writer));
      GiveBack(Access::kWrite, std::move(writer));
      return is_done;
    } catch (...) {
      GiveBack(Access::kWrite, std::move(writer));
      throw;
    }
  }

  // With no patience: nothing while another one writes.
  std::unique_ptr<Connection> TakeWriter(std::chrono::milliseconds patience) {
    std::unique_lock lock(mutex_);
    if (writing_thread_ == std::this_thread::get_id()) {
      throw std::logic_error("a thread that has a transaction began a second one");
    }
    if (!writer_free_.wait_for(lock, patience, [this] { return writer_ != nullptr; })) {
      if (patience.count() == 0) return nullptr;
      throw DatabaseError(ErrorCode::kBusy, "another transaction did not end in time");
    }
    writing_thread_ = std::this_thread::get_id();
    return std::move(writer_);
  }

  std::unique_ptr<Connection> TakeReader() {
    {
      const std::lock_guard lock(mutex_);
      if (!readers_.empty()) {
        auto connection = std::move(readers_.back());
        readers_.pop_back();
        return connection;
      }
    }
    return std::make_unique<SqliteConnection>(file_, Access::kRead, busy_timeout_);
  }

  const std::string file_;
  const std::chrono::milliseconds busy_timeout_;
  const std::size_t most_idle_readers_;
  std::mutex mutex_;
  std::condition_variable writer_free_;
  std::unique_ptr<Connection> writer_;
  std::thread::id writing_thread_;
  std::vector<std::unique_ptr<Connection>> readers_;
};

// Else the library counts what it has set aside under one lock for all threads, at each allocation. Nobody asks for it.
void CountNoMemory() {
  static const int told = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);  // too late once the library has begun: no harm
  (void)told;
}

}  // namespace

std::unique_ptr<Engine> OpenSqlite(const std::string& file, std::chrono::milliseconds busy_timeout, int readers) {
  CountNoMemory();
  return std::make_unique<SqliteEngine>(file, busy_timeout, readers);
}

std::unique_ptr<Connection> OpenSqliteCopy(const std::string& file) {
  return std::make_unique<SqliteConnection>(CopyFile{file});
}

}  // namespace gongkai::db
