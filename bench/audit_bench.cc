// What the audit trail costs: acts a second against a bare insert that is as durable, the check of a million entries,
// and a page of the list among them under each filter.
//
//   audit_bench [ENTRIES]        1,000,000 unless told otherwise
//
// Links: account embedded_migrations PkgConfig::SQLITE fmt::fmt

#include <fmt/format.h>
#include <stdlib.h>
#include <sys/resource.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "account/audit_actions.h"
#include "embedded/embedded_migrations.h"

namespace gongkai::account {
namespace {

constexpr int kActs = 1000, kChains = 100;
constexpr Instant kBegin{std::chrono::seconds(1'773'100'800)};

double SecondsOf(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

long PeakMegabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

struct Installation {
  std::string folder;
  std::unique_ptr<db::Database> database;
  Keys keys = KeysOf(crypto::Key::Random(), crypto::Sm2PrivateKey::Generate());
  std::int64_t acts = 0;
  Desk desk{*database, keys, [this] { return kBegin + std::chrono::seconds(acts); }};

  Installation()
      : folder(NewFolder()), database(std::move(*db::Database::Open({.directory = folder}, embedded::Migrations()))) {}
  ~Installation() { std::filesystem::remove_all(folder); }

  static std::string NewFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "audit-bench-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    return pattern;
  }

  AuditEntry NextEntry(int chains) {
    ++acts;
    return {.organ = OrganId(acts % chains),
            .at = desk.now(),
            .person = PersonId(acts % 60),
            .post = "handler",
            .act = acts % 5000 == 0 ? "organ.abolish" : "session.start",
            .object = ObjectOf("person", acts % 60),
            .outcome = acts % 1000 == 0 ? Outcome::kRefused : Outcome::kDone,
            .detail = R"({"stage":"full","way":"password"})",
            .address = "192.0.2.7"};
  }

  void Do(int chains) {
    const AuditEntry entry = NextEntry(chains);
    Deed deed(desk, {.person = entry.person, .post = PostKind::kHandler, .address = entry.address});
    deed.Record(entry.organ, entry.act, entry.object, {{"stage", "full"}, {"way", "password"}});
    deed.Commit();
  }

  void InsertBare() {
    const AuditEntry entry = NextEntry(1);
    db::Transaction act = database->Begin();
    act.Execute("INSERT INTO bare_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entry.organ.value, acts,
                entry.at.time_since_epoch().count(), entry.person.value, entry.post, entry.act, entry.object, "done",
                entry.detail, entry.address, db::Blob{std::string(32, 'm')});
    act.Commit();
  }

  void Fill(std::int64_t count) {
    while (count > 0) {
      db::Transaction act = database->Begin();
      for (int i = 0; i < 20'000 && count > 0; ++i, --count) Record(act, keys.audit, NextEntry(kChains));
      act.Commit();
    }
  }
};

void MeasureAppending() {
  Installation place;
  {
    db::Transaction act = place.database->Begin();
    act.Execute("CREATE TABLE bare_entry AS SELECT * FROM audit_entry WHERE number < 0");
    act.Commit();
  }
  double bare = 0, one = 0, many = 0;
  for (int turn = 0; turn < 5; ++turn) {  // in turns: the disk has its moods
    bare += SecondsOf([&] {
      for (int i = 0; i < kActs / 5; ++i) place.InsertBare();
    });
    one += SecondsOf([&] {
      for (int i = 0; i < kActs / 5; ++i) place.Do(1);
    });
    many += SecondsOf([&] {
      for (int i = 0; i < kActs / 5; ++i) place.Do(kChains);
    });
  }
  fmt::print("bare durable insert      {:8.0f} a second\n", kActs / bare);
  fmt::print("acts, one chain          {:8.0f} a second, {:.2f} times the bare insert\n", kActs / one, one / bare);
  fmt::print("acts, {} chains         {:8.0f} a second, {:.2f} times the bare insert\n", kChains, kActs / many,
             many / bare);
}

void MeasurePage(Installation& place, std::string_view what, const TrailFilter& filter,
                 const std::optional<TrailPlace>& behind = std::nullopt) {
  constexpr int kRounds = 20;
  std::size_t found = 0;
  const double seconds = SecondsOf([&] {
    for (int i = 0; i < kRounds; ++i) {
      db::Reader reader = place.database->Read();
      found = ReadTrail(reader, filter, behind, 51).size();
    }
  });
  fmt::print("page by {:16} {:8.2f} ms ({} rows)\n", what, 1000 * seconds / kRounds, found);
}

void MeasureMany(std::int64_t entries) {
  Installation place;
  const double filling = SecondsOf([&] { place.Fill(entries); });
  fmt::print("{} entries written in {:.1f} s ({:.0f} a second, 20,000 a transaction)\n", entries, filling,
             static_cast<double>(entries) / filling);
  MeasurePage(place, "nothing", {});
  MeasurePage(place, "nothing, deep", {}, TrailPlace{kBegin + std::chrono::hours(24), OrganId(3), 1});
  MeasurePage(place, "chain", {.organ = OrganId(7)});
  MeasurePage(place, "person", {.person = PersonId(7)});
  MeasurePage(place, "rare act", {.act = "organ.abolish"});
  MeasurePage(place, "act not there", {.act = "post.end"});
  MeasurePage(place, "refused", {.outcome = Outcome::kRefused});
  MeasurePage(place, "person and act", {.person = PersonId(7), .act = "organ.abolish"});
  MeasurePage(place, "chain and act", {.organ = OrganId(7), .act = "organ.abolish"});
  MeasurePage(place, "a day long ago", {.from = kBegin, .before = kBegin + std::chrono::hours(24)});
  const long before = PeakMegabytes();
  const crypto::Sm2PublicKey signer = place.keys.signing.public_key();
  AuditCounts counts;
  const double checking = SecondsOf([&] {
    db::Reader reader = place.database->Read();
    counts = CheckTrail(reader, {place.keys.audit, signer}, {}, [](const AuditFault&) {}).counts;
  });
  fmt::print("checked {} entries in {:.1f} s, {} faults; peak memory {} MB, {} MB before\n", counts.entries, checking,
             counts.faults, PeakMegabytes(), before);
}

}  // namespace
}  // namespace gongkai::account

int main(int argc, char** argv) {
  gongkai::account::MeasureAppending();
  gongkai::account::MeasureMany(argc > 1 ? std::stoll(argv[1]) : 1'000'000);
  return 0;
}
