// Applications that come in at once: 64 clients, each of its own network, to twelve organs. How many a second are on
// disk when they are acknowledged, beside how many bare rows the same 64 commit through db/ on the same data (the aim
// is 0.7). Then a process that takes applications in is killed again and again, and whatever it acknowledged must be
// there. PostgreSQL: an empty database as the first word, postgresql://….
// Links: request embedded_migrations Threads::Threads
#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "account/organ_store.h"
#include "crypto/random.h"
#include "disclosure/participation/query_code.h"
#include "embedded/embedded_migrations.h"
#include "request/intake_actions.h"

namespace gongkai::request {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr int kClients = 64, kOrgans = 12, kKills = 12;
constexpr auto kPhase = 10s;

/// The clock goes on with each application, so that no limit of a county's hour is met.
struct Intake {
  std::unique_ptr<db::Database> database;
  account::Keys keys;
  std::atomic<std::int64_t> sent = 0;
  std::atomic<std::int64_t> seconds{
      std::chrono::sys_seconds(std::chrono::sys_days(std::chrono::year{2026} / 3 / 10)).time_since_epoch().count()};
  account::Desk desk{*database, keys, [this] { return InstantOf(seconds.load()); }};
  std::vector<account::OrganId> organs;

  Intake(const db::Location& place, const account::Keys& of, std::int64_t from)
      : database(std::move(*db::Database::Open(place, embedded::Migrations()))), keys(of), sent(from) {}

  void Found() {
    db::Transaction act = database->Begin();
    const auto found = [&](std::optional<account::OrganId> parent, account::OrganKind kind, const std::string& code,
                           const std::string& name) {
      return account::AddOrgan(act, {.parent = parent,
                                     .kind = kind,
                                     .code = code,
                                     .name = name,
                                     .short_name = name,
                                     .opened_on = std::chrono::year{2020} / 1 / 1});
    };
    const auto root = found(std::nullopt, account::OrganKind::kCountyGovernment, "000", "澄砚县人民政府");
    for (int i = 0; i < kOrgans; ++i) {
      const std::string code = std::to_string(101 + i);
      organs.push_back(found(root, account::OrganKind::kTownship, code, "第" + code + "镇人民政府"));
    }
    act.Commit();
  }

  FormResult<ApplyReceipt> Send() {
    const std::int64_t number = sent.fetch_add(1);
    seconds.fetch_add(20);
    ApplyForm form;
    form.organ = organs[static_cast<std::size_t>(number) % organs.size()];
    form.words.applicant.name = PersonalText("尹望舒");
    form.words.applicant.number = PersonalText("11010519491231002X");
    form.words.applicant.phone = PersonalText("13900001234");
    form.words.asked.title = PersonalText("枕溪镇水库移民资金分配方案，第" + std::to_string(number) + "件");
    const std::string network = fmt::format("{}.{}.{}.7", 11 + number / 65'536 % 200, number / 256 % 256, number % 256);
    return SendApplication(desk, {network, crypto::RandomHex(16), crypto::RandomHex(16)}, form);
  }
};

[[noreturn]] void GiveUp(const std::string& why) {
  fmt::print(stderr, "{}\n", why);
  std::exit(2);
}

/// How often `act` is done in a second by all clients together.
template <class Act>
double PerSecond(Act act) {
  std::atomic<std::int64_t> done = 0;
  const auto began = Clock::now();
  std::vector<std::thread> clients;
  for (int i = 0; i < kClients; ++i) {
    clients.emplace_back([&] {
      while (Clock::now() - began < kPhase) {
        act();
        ++done;
      }
    });
  }
  for (std::thread& client : clients) client.join();
  return static_cast<double>(done) / std::chrono::duration<double>(Clock::now() - began).count();
}

void CommitBare(db::Database& database) {
  db::Transaction act = database.Begin();
  act.Execute("INSERT INTO bench_bare (at, text) VALUES (?, ?)", std::int64_t{1}, "澄砚县枕溪镇水库移民资金分配方案");
  act.Commit();
}

void Compare(Intake& intake) {
  {
    db::Transaction act = intake.database->Begin();
    act.Execute("CREATE TABLE bench_bare (at BIGINT NOT NULL, text TEXT NOT NULL)");
    act.Commit();
  }
  const double bare = PerSecond([&] { CommitBare(*intake.database); });
  const double taken = PerSecond([&] {
    const auto receipt = intake.Send();
    if (!receipt) GiveUp(receipt.errors().front().message);
  });
  fmt::print("{} clients: {:.0f} applications a second on disk, {:.0f} bare commits: {:.2f}\n", kClients, taken, bare,
             taken / bare);
}

/// Takes in until it is killed; tells the code of each that it acknowledges.
[[noreturn]] void TakeInUntilKilled(const db::Location& place, const account::Keys& keys, std::int64_t from,
                                    const std::vector<account::OrganId>& organs, int out) {
  Intake intake(place, keys, from);
  intake.organs = organs;
  intake.seconds += from * 20;
  std::vector<std::thread> clients;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      for (;;) {
        const auto receipt = intake.Send();
        if (!receipt) continue;
        const std::string line = receipt->code + "\n";  // one write of so few bytes is whole or not there
        if (write(out, line.data(), line.size()) < 0) return;
      }
    });
  }
  for (std::thread& client : clients) client.join();
  _exit(0);
}

std::string ReadAll(int in) {
  std::string all;
  char buffer[4096];
  for (ssize_t got = 0; (got = read(in, buffer, sizeof buffer)) > 0;) all.append(buffer, static_cast<std::size_t>(got));
  return all;
}

void KillAgainAndAgain(const db::Location& place, const account::Keys& keys, std::int64_t from,
                       const std::vector<account::OrganId>& organs) {
  std::vector<std::string> acknowledged;
  for (int turn = 0; turn < kKills; ++turn) {
    int ends[2];
    if (pipe(ends) != 0) GiveUp("no pipe");
    const pid_t child = fork();
    if (child == 0) {
      close(ends[0]);
      TakeInUntilKilled(place, keys, from + turn * 100'000, organs, ends[1]);
    }
    close(ends[1]);
    std::this_thread::sleep_for(700ms + turn * 37ms);
    kill(child, SIGKILL);
    std::string said = ReadAll(ends[0]);
    close(ends[0]);
    waitpid(child, nullptr, 0);
    for (std::size_t at = 0, end = 0; (end = said.find('\n', at)) != std::string::npos; at = end + 1) {
      acknowledged.push_back(said.substr(at, end - at));
    }
  }
  Intake intake(place, keys, 0);
  db::Reader reader = intake.database->Read();
  std::int64_t lost = 0;
  for (const std::string& code : acknowledged) {
    const auto held = FindCaseOfForm(reader, CodeDigestOf(keys, *disclosure::PlainQueryCode(code)));
    if (!held || !OpenWords(reader, keys, held->id) || EventsOf(reader, held->id).empty()) ++lost;
  }
  fmt::print("killed {} times: {} acknowledged, {} lost\n", kKills, acknowledged.size(), lost);
  if (lost > 0) std::exit(1);
}

void Run(const db::Location& place) {
  const account::Keys keys = account::KeysOf(crypto::Key::Random(), crypto::Sm2PrivateKey::Generate());
  std::vector<account::OrganId> organs;
  std::int64_t sent = 0;
  {
    Intake intake(place, keys, 0);
    intake.Found();
    Compare(intake);
    organs = intake.organs;
    sent = intake.sent;
  }
  // No database is open and no thread runs where the process forks.
  KillAgainAndAgain(place, keys, sent, organs);
}

}  // namespace
}  // namespace gongkai::request

int main(int count, char** words) {
  using namespace gongkai;
  if (count > 1) {
    request::Run({.url = words[1]});
    return 0;
  }
  std::string folder = (std::filesystem::temp_directory_path() / "gongkai-intake-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) return 2;
  request::Run({.directory = folder});
  std::filesystem::remove_all(folder);
  return 0;
}
