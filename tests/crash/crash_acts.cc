// What is killed in the crash test, and who looks at the damage afterwards.
//
//   crash_acts write PLACE TAG     16 threads act without end: a row, an attachment and a key in one transaction. Each
//   act that
//                                  was committed is told on standard output: "KEY DIGEST".
//   crash_acts verify PLACE FILE   every act told in FILE must be there exactly once with its attachment, every act
//   that is there
//                                  must be whole. Says what is not, and ends with 1.
//
// PLACE is a folder or a postgresql:// URL. An act that fails is tried again with the same key, as a person would.
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "db/blob_store.h"
#include "db/once.h"
#include "db/retry.h"
#include "embedded/embedded_migrations.h"

namespace gongkai::db {
namespace {

constexpr int kThreads = 16;
// Nothing in the table itself keeps an act from being there twice.
constexpr std::string_view kTable = "CREATE TABLE crash_act (key TEXT NOT NULL, digest TEXT NOT NULL);";
constexpr std::string_view kInsertAct = "INSERT INTO crash_act (key, digest) VALUES (?, ?)";
constexpr std::string_view kSelectActs = "SELECT key, digest FROM crash_act ORDER BY key";
constexpr std::string_view kCountKeys = "SELECT COUNT(*) FROM act_once";
constexpr std::string_view kCountLooseBlobs =
    "SELECT COUNT(*) FROM blob b WHERE b.digest IS NULL OR NOT EXISTS (SELECT 1 FROM crash_act a WHERE a.digest = "
    "b.digest)";

Result<std::unique_ptr<Database>> OpenAt(const std::string& place) {
  Location location;
  (place.starts_with("postgresql://") ? location.url : location.directory) = place;
  location.writers = kThreads;
  std::vector<EmbeddedFile> migrations(embedded::Migrations().begin(), embedded::Migrations().end());
  migrations.push_back({"9000_crash.sql", kTable});
  return Database::Open(location, migrations);
}

// The key is all there is to know: small ones mostly, every sixteenth in several chunks.
std::string BytesOf(const std::string& key, int number) {
  const std::size_t size = number % 16 == 0 ? 300'000 : 200 + static_cast<std::size_t>(number) * 37 % 4000;
  std::string bytes;
  while (bytes.size() < size) bytes += key + ";";
  return bytes;
}

std::string Act(Transaction& act, const std::string& key, int number) {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  Once once(act, key, "crash", now);
  if (once.done_before()) return once.result();
  const std::string bytes = BytesOf(key, number);
  const std::string digest = PutBlob(act, HashedBytes(bytes));
  act.Execute(kInsertAct, key, digest);
  once.Finish(digest);
  act.Commit();
  return digest;
}

std::string ActUntilDone(Database& database, const std::string& key, int number) {
  while (true) {
    try {
      return Retry(database, [&](Transaction& act) { return Act(act, key, number); });
    } catch (const DatabaseError&) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));  // the server is being restarted
    }
  }
}

int Write(const std::string& place, const std::string& tag) {
  auto database = OpenAt(place);
  if (!database) return std::fprintf(stderr, "%s\n", database.error().message.c_str()), 2;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      for (int number = 0;; ++number) {
        const std::string key = tag + "-" + std::to_string(thread) + "-" + std::to_string(number);
        const std::string told = key + " " + ActUntilDone(**database, key, number) + "\n";
        if (write(STDOUT_FILENO, told.data(), told.size()) < 0) _exit(0);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  return 0;
}

class Verification {
 public:
  explicit Verification(Database& database) : reader_(database.Read()) {}

  void CheckWhole() {
    for (const Row& row : reader_.Query(kSelectActs)) {
      const auto key = row.Get<std::string>(0), digest = row.Get<std::string>(1);
      if (!there_.emplace(key, digest).second) Say("there twice: " + key);
      const auto bytes = GetBlob(reader_, digest);
      if (!bytes || BlobDigest(*bytes) != digest) Say("without its attachment: " + key);
    }
    if (reader_.One<std::int64_t>(kCountKeys) != static_cast<std::int64_t>(there_.size())) Say("keys without acts");
    if (reader_.One<std::int64_t>(kCountLooseBlobs) != 0) Say("attachments that nobody names");
  }
  void CheckTold(const std::string& file) {
    std::ifstream in(file);
    for (std::string key, digest; in >> key >> digest; ++told_) {
      const auto found = there_.find(key);
      if (found == there_.end() || found->second != digest) Say("told, and not there: " + key);
    }
  }
  int Finish() const {
    std::printf("%lld acts told, %zu there, %d wrong\n", static_cast<long long>(told_), there_.size(), wrong_);
    return wrong_ == 0 ? 0 : 1;
  }

 private:
  void Say(const std::string& what) {
    if (++wrong_ <= 10) std::fprintf(stderr, "%s\n", what.c_str());
  }

  Reader reader_;
  std::int64_t told_ = 0;
  std::map<std::string, std::string> there_;  // digests by the keys of the acts
  int wrong_ = 0;
};

int Verify(const std::string& place, const std::string& file) {
  auto database = OpenAt(place);
  if (!database) return std::fprintf(stderr, "%s\n", database.error().message.c_str()), 1;
  Verification verification(**database);
  verification.CheckWhole();
  verification.CheckTold(file);
  return verification.Finish();
}

}  // namespace
}  // namespace gongkai::db

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv, argv + argc);
  try {
    if (argc == 4 && words[1] == "write") return gongkai::db::Write(words[2], words[3]);
    if (argc == 4 && words[1] == "verify") return gongkai::db::Verify(words[2], words[3]);
  } catch (const std::exception& failure) {
    return std::fprintf(stderr, "%s\n", failure.what()), 1;
  }
  return std::fprintf(stderr, "crash_acts write|verify PLACE TAG|FILE\n"), 2;
}
