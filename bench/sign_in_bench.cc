// Whether those who work notice that somebody tries passwords: the 99th percentile of /office while nobody does, while
// a thousand wrong passwords go to one account, and while as many logins as can be are tried from ever other addresses.
// Links: home account embedded_migrations Threads::Threads
#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "account/organ_store.h"
#include "account/people_store.h"
#include "account/routes.h"
#include "account/sign_in_actions.h"
#include "account/sign_in_store.h"
#include "crypto/password_hash.h"
#include "embedded/embedded_migrations.h"
#include "home/worklist_pages.h"
#include "web/assets.h"
#include "web/server.h"

namespace gongkai {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kAttackers = 16, kWorkers = 3, kWrong = 1000;
constexpr auto kPause = std::chrono::milliseconds(5);  // a worker reads a while
constexpr auto kPhase = std::chrono::seconds(8);

std::string Ask(std::uint16_t port, const std::string& request) {
  const int client = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (connect(client, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) {
    send(client, request.data(), request.size(), MSG_NOSIGNAL);
    char buffer[16384];
    for (ssize_t got = 0; (got = recv(client, buffer, sizeof buffer, 0)) > 0;)
      answer.append(buffer, static_cast<std::size_t>(got));
  }
  close(client);
  return answer;
}

std::string Between(const std::string& text, std::string_view before, std::string_view after) {
  const std::size_t at = text.find(before);
  if (at == std::string::npos) return "";
  return text.substr(at + before.size(), text.find(after, at + before.size()) - at - before.size());
}

struct Office {
  std::string folder;
  std::unique_ptr<db::Database> database;
  account::Keys keys = account::KeysOf(crypto::Key::Random(), crypto::Sm2PrivateKey::Generate());
  std::unique_ptr<account::Desk> desk;
  std::unique_ptr<account::Office> office;
  web::Router router;
  std::unique_ptr<web::Server> server;
  std::string token, form_cookie, form_token;

  Office() {
    std::string pattern = (std::filesystem::temp_directory_path() / "gongkai-bench-XXXXXX").string();
    folder = mkdtemp(pattern.data());
    database = std::move(*db::Database::Open({.directory = folder}, embedded::Migrations()));
    const auto now = [] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); };
    desk = std::make_unique<account::Desk>(account::Desk{*database, keys, now});
    office = std::make_unique<account::Office>(router, *desk);
    web::AddAssets(router);
    account::AddRoutes(*office);
    home::AddWorklistPages(*office);
    Hire(now());
    server = std::move(*web::Server::Start({.listen = "127.0.0.1:0", .secret = "bench"}, router));
    const std::string page =
        Ask(server->port(), "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    form_cookie = Between(page, "gongkai_form=", ";");
    form_token = Between(page, "name=\"_csrf\" value=\"", "\"");
  }
  ~Office() {
    server.reset();
    database.reset();
    std::filesystem::remove_all(folder);
  }

  void Hire(Instant now) {
    account::PersonId person{0};
    {
      db::Transaction act = database->Begin();
      const auto root = account::AddOrgan(act, {.kind = account::OrganKind::kCountyGovernment,
                                                .code = "000",
                                                .name = "澄砚县人民政府",
                                                .short_name = "澄砚县",
                                                .opened_on = BeijingDay(now)});
      const auto town = account::AddOrgan(act, {.parent = root,
                                                .kind = account::OrganKind::kTownship,
                                                .code = "101",
                                                .name = "枕溪镇人民政府",
                                                .short_name = "枕溪镇",
                                                .opened_on = BeijingDay(now)});
      person = account::AddPerson(act, {.login = "linxi", .name = "林溪", .created_at = now});
      account::SetPassword(act, person, crypto::HashPassword("Mo7-tian-he"), now);
      account::AddPost(act,
                       {.organ = town, .person = person, .kind = account::PostKind::kHandler, .from = BeijingDay(now)});
      act.Commit();
    }
    token = account::StartSessionFor(*desk, person, {"bench", true}, {.address = "127.0.0.1"})->token;
  }

  std::string Work() const {
    return Ask(server->port(), "GET /office HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: gk_session=" +
                                   token + "\r\n\r\n");
  }
  std::string Try(const std::string& login, const std::string& from) const {
    const std::string body = "_csrf=" + form_token + "&login=" + login + "&password=wrong";
    return Ask(server->port(), "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Forwarded-For: " +
                                   from + "\r\nCookie: gongkai_form=" + form_cookie +
                                   "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                                   std::to_string(body.size()) + "\r\n\r\n" + body);
  }
};

/// In milliseconds; by `kWorkers` people for a while.
std::vector<double> Measure(const Office& office) {
  std::vector<std::vector<double>> times(kWorkers);
  std::vector<std::thread> workers;
  for (auto& mine : times) {
    workers.emplace_back([&] {
      for (const auto end = Clock::now() + kPhase; Clock::now() < end;) {
        const auto start = Clock::now();
        if (!office.Work().starts_with("HTTP/1.1 200")) std::abort();
        mine.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        std::this_thread::sleep_for(kPause);
      }
    });
  }
  for (std::thread& worker : workers) worker.join();
  std::vector<double> all;
  for (const auto& mine : times) all.insert(all.end(), mine.begin(), mine.end());
  std::ranges::sort(all);
  return all;
}

double P(const std::vector<double>& sorted, double part) {
  return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

void Print(std::string_view what, const std::vector<double>& with, const std::vector<double>& without, int tried) {
  fmt::print("{}: {} tried, {} pages, p50 {:.2f} ms, p99 {:.2f} ms ({:.2f} of quiet)\n", what, tried, with.size(),
             P(with, 0.5), P(with, 0.99), P(with, 0.99) / P(without, 0.99));
}

/// While somebody attacks: `attempt` is called with the number of the attempt until it says that it is over.
std::vector<double> Under(const Office& office, const std::function<bool(int)>& attempt, int& tried) {
  std::atomic<bool> over = false;
  std::atomic<int> number = 0;
  std::vector<std::thread> attackers;
  for (int i = 0; i < kAttackers; ++i) {
    attackers.emplace_back([&] {
      while (!over && attempt(number++)) {
      }
    });
  }
  auto times = Measure(office);
  over = true;
  for (std::thread& attacker : attackers) attacker.join();
  tried = number;
  return times;
}

void Run() {
  const Office office;
  Measure(office);  // warm
  const auto quiet = Measure(office);
  fmt::print("quiet: {} pages, p50 {:.2f} ms, p99 {:.2f} ms\n", quiet.size(), P(quiet, 0.5), P(quiet, 0.99));
  int tried = 0;
  auto times = Under(
      office,
      [&](int n) {
        office.Try("linxi", "192.0.2.7");
        std::this_thread::sleep_for(std::chrono::milliseconds(kPhase) * kAttackers /
                                    kWrong);  // a thousand over the whole phase
        return n < kWrong;
      },
      tried);
  Print("a thousand wrong passwords, one account", times, quiet, tried);
  times = Under(
      office,
      [&](int n) {
        office.Try("nobody" + std::to_string(n), fmt::format("198.51.{}.{}", n / 250 % 250, n % 250));
        return true;
      },
      tried);
  Print("ever other logins and addresses, as fast as may be", times, quiet, tried);
}

}  // namespace
}  // namespace gongkai

int main() {
  gongkai::Run();
  return 0;
}
