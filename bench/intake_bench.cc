// Applications that come in at once: 64 clients, each application from a network of its own, to twelve organs. How many
// a second are on disk when they are acknowledged, as a ratio to how many bare rows the same 64 commit through db/ to
// the same database: the same fsync, one small insert a commit. In turns, since a disk has its moods; the aim is 0.7.
//
//   intake_bench [SECONDS]       (3 if left out, for each of the turns)
//
// What bounds it is told beside it: the time of one alone, and the processor time of this process for each. On SQLite
// one writes at a time and each commit is an fsync of its own, so that the ratio is (insert + fsync of two pages) /
// (intake under the lock + fsync of some thirty pages): the slower the disk, the nearer to 1. On PostgreSQL eight write
// side by side (db::Location::writers) and share an fsync; there it is round trips and processors.
//
// On SQLite, and on the server that GONGKAI_TEST_POSTGRES names.
//
// Links: request embedded_migrations test_databases Threads::Threads
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "account/organ_store.h"
#include "account/people_store.h"
#include "crypto/random.h"
#include "embedded/embedded_migrations.h"
#include "request/intake_actions.h"
#include "support/test_databases.h"

namespace gongkai::request {
namespace {

using account::OrganId;
using Clock = std::chrono::steady_clock;

constexpr int kClients = 64, kOrgans = 12, kPeople = 6, kTurns = 5;
constexpr double kWanted = 0.7;

/// The clock goes on with each application, so that no limit of a county's hour is met: as full as days can be.
struct Intake {
  explicit Intake(const testing::TestDatabase& place) : database(place.Open(embedded::Migrations())) {
    db::Transaction act = database->Begin();
    act.Execute("CREATE TABLE bench_bare (at BIGINT NOT NULL, text TEXT NOT NULL)");
    const OrganId root = Found(act, std::nullopt, account::OrganKind::kCountyGovernment, "000");
    for (int i = 0; i < kOrgans; ++i) {
      organs.push_back(Found(act, root, account::OrganKind::kTownship, std::to_string(101 + i)));
      for (int person = 0; person < kPeople; ++person) Hire(act, organs.back(), person);
    }
    act.Commit();
  }

  static OrganId Found(db::Transaction& act, std::optional<OrganId> parent, account::OrganKind kind,
                       const std::string& code) {
    return account::AddOrgan(act, {.parent = parent,
                                   .kind = kind,
                                   .code = code,
                                   .name = "第" + code + "镇人民政府",
                                   .short_name = "第" + code + "镇",
                                   .opened_on = std::chrono::year{2020} / 1 / 1});
  }
  static void Hire(db::Transaction& act, OrganId organ, int number) {
    const account::PersonId person = account::AddPerson(act, {.login = fmt::format("p{}-{}", organ.value, number),
                                                              .name = "林溪",
                                                              .state = account::PersonState::kActive,
                                                              .created_at = Instant{}});
    account::AddPost(act, {.organ = organ,
                           .person = person,
                           .kind = account::PostKind::kHandler,
                           .from = std::chrono::year{2025} / 1 / 1});
  }

  void Send() {
    const std::int64_t number = sent.fetch_add(1);
    seconds.fetch_add(20);
    ApplyForm form;
    form.organ = organs[static_cast<std::size_t>(number) % organs.size()];
    form.words.applicant.name = PersonalText("尹望舒");
    form.words.applicant.number = PersonalText("11010519491231002X");  // the example of GB 11643
    form.words.applicant.phone = PersonalText("13900001234");
    form.words.asked.title = PersonalText("枕溪镇水库移民资金分配方案，第" + std::to_string(number) + "件");
    form.words.asked.text = PersonalText("2025年春天定的那份，连同附表和会议纪要里关于它的决定。");
    const std::string network = fmt::format("{}.{}.{}.7", 11 + number / 65'536 % 200, number / 256 % 256, number % 256);
    const auto receipt = SendApplication(desk, {network, crypto::RandomHex(16), crypto::RandomHex(16)}, form);
    if (receipt) return;
    fmt::print(stderr, "refused: {}\n", receipt.errors().front().message);
    std::exit(2);
  }

  void CommitBare() {
    db::Transaction act = database->Begin();
    act.Execute("INSERT INTO bench_bare (at, text) VALUES (?, ?)", std::int64_t{1}, "澄砚县枕溪镇水库移民资金分配方案");
    act.Commit();
  }

  std::unique_ptr<db::Database> database;
  account::Keys keys = account::KeysOf(crypto::Key::Random(), crypto::Sm2PrivateKey::Generate());
  std::atomic<std::int64_t> sent = 0;
  std::atomic<std::int64_t> seconds{
      std::chrono::sys_seconds(std::chrono::sys_days(std::chrono::year{2026} / 3 / 10)).time_since_epoch().count()};
  account::Desk desk{*database, keys, [this] { return InstantOf(seconds.load()); }};
  std::vector<OrganId> organs;
};

// ---- measuring

double ProcessorSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

struct Pace {
  double per_second = 0;
  double processor_us = 0;  // of this process, for one
};

/// How often `act` is done by so many clients together.
template <class Act>
Pace PaceOf(int clients, std::chrono::duration<double> phase, Act act) {
  std::atomic<std::int64_t> done = 0;
  const double before = ProcessorSeconds();
  const auto began = Clock::now();
  std::vector<std::thread> all;
  for (int i = 0; i < clients; ++i) {
    all.emplace_back([&] {
      for (; Clock::now() - began < phase; ++done) act();
    });
  }
  for (std::thread& client : all) client.join();
  const auto count = static_cast<double>(done.load());
  return {count / std::chrono::duration<double>(Clock::now() - began).count(),
          1e6 * (ProcessorSeconds() - before) / count};
}

double Median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

void Measure(const char* engine, const testing::TestDatabase& place, double seconds) {
  Intake intake(place);
  const std::chrono::duration<double> phase(seconds);
  const auto take_in = [&] { intake.Send(); };
  const auto commit = [&] { intake.CommitBare(); };
  PaceOf(kClients, phase / 3, take_in);  // statements are prepared, pages are there
  fmt::print("\n{}\n", engine);
  std::vector<double> taken, bare, ratios, processor, bare_processor;
  for (int turn = 0; turn < kTurns; ++turn) {
    const Pace of_bare = PaceOf(kClients, phase, commit), of_taken = PaceOf(kClients, phase, take_in);
    bare.push_back(of_bare.per_second);
    taken.push_back(of_taken.per_second);
    ratios.push_back(of_taken.per_second / of_bare.per_second);
    processor.push_back(of_taken.processor_us);
    bare_processor.push_back(of_bare.processor_us);
  }
  fmt::print(
      "{} clients: {:.0f} applications a second on disk, {:.0f} bare commits: {:.2f} ({:.2f} to {:.2f} in a turn; "
      "wanted {})\n",
      kClients, Median(taken), Median(bare), Median(ratios), std::ranges::min(ratios), std::ranges::max(ratios),
      kWanted);
  fmt::print("processor time of this process: {:.0f} us an application, {:.0f} us a bare commit\n", Median(processor),
             Median(bare_processor));
  const Pace one_bare = PaceOf(1, phase / 2, commit), one_taken = PaceOf(1, phase / 2, take_in);
  fmt::print("1 client: {:.0f} us an application, {:.0f} us a bare commit\n", 1e6 / one_taken.per_second,
             1e6 / one_bare.per_second);
  std::fflush(stdout);
}

}  // namespace
}  // namespace gongkai::request

int main(int argc, char** argv) {
  using namespace gongkai;
  const double seconds = argc > 1 ? std::max(0.1, std::atof(argv[1])) : 3;
  request::Measure("SQLite", testing::OnSqlite(), seconds);
  if (std::getenv("GONGKAI_TEST_POSTGRES") == nullptr) {
    fmt::print("PostgreSQL: left out, GONGKAI_TEST_POSTGRES is not set\n");
    return 0;
  }
  request::Measure("PostgreSQL", testing::OnPostgres(), seconds);
  return 0;
}
