// Pages against nginx serving the same bytes as a file: requests a second and the 99th percentile at 64 connections, as
// ratios. As fast as each answers: where 64 wait at a third of the rate, each waits three times as long, whatever else
// is done; so the 99th percentile is told besides when all are asked equally often, 20 times a second on each
// connection.
//
//   page_bench [SECONDS]      (2 if left out; needs nginx, wrk and h2load: apt install nginx-light wrk nghttp2-client)
//
//   cached      out of the cache; answered by the thread of the socket
//   rendered    made anew, without a database; given to the crew, as all pages that may wait
//   SQLite      made anew out of three queries, as the office's lists: a session, then a list of 60 rows and its count
//   at once PostgreSQL  the same, on the server that GONGKAI_TEST_POSTGRES names
//
// All are asked in turn, eleven times over: the machine is disturbed by itself. Each ratio is of one round; the median
// counts, and the least and the greatest tell how much that is worth. The time of the processor that an answer takes
// (of PostgreSQL: without what the server of the database takes) is told besides: it is less disturbed by what else
// runs.
//
// Links: web db PkgConfig::LIBPQ Threads::Threads
#include <libpq-fe.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

#include "asking.h"
#include "db/database.h"
#include "db/together.h"
#include "web/assets.h"
#include "web/page.h"
#include "web/page_cache.h"
#include "web/server.h"

namespace {

namespace fs = std::filesystem;
using namespace gongkai;

constexpr int kRows = 60, kConnections = 64, kRate = 20;
constexpr std::size_t kRounds = 11;

struct Item {
  int id;
  std::string title, organ;
};

/// A list as the portal has them: some eight kilobytes.
web::Page ListPage(const std::vector<Item>& items) {
  web::Page page{.title = "政府信息公开目录", .is_public = true};
  page.body.Add("<table class=\"table\"><tbody>");
  for (const Item& item : items) {
    page.body.Add("<tr><td><a href=\"/items/{}\">{}</a></td><td>{}</td></tr>", item.id, item.title, item.organ);
  }
  page.body.Add("</tbody></table>");
  return page;
}

std::vector<Item> MadeUpItems() {
  std::vector<Item> items;
  for (int row = 0; row < kRows; ++row) {
    items.push_back({row, fmt::format("关于第 {} 号事项办理情况的说明", row), "枕溪镇人民政府"});
  }
  return items;
}

// ---- with a database

const std::vector<EmbeddedFile> kMigrations = {
    {"0001_bench.sql",
     "CREATE TABLE item (id INTEGER PRIMARY KEY, title TEXT NOT NULL, organ TEXT NOT NULL);"
     "CREATE TABLE visit (token TEXT PRIMARY KEY, person TEXT NOT NULL);"}};

std::unique_ptr<db::Database> OpenFilled(const db::Location& location) {
  auto database = db::Database::Open(location, kMigrations);
  if (!database) {
    fmt::print(stderr, "{}\n", database.error().message);
    std::exit(1);
  }
  db::Transaction act = (*database)->Begin();
  for (const Item& item : MadeUpItems()) {
    act.Execute("INSERT INTO item (title, organ) VALUES (?, ?)", item.title, item.organ);
  }
  for (int i = 0; i < 1000; ++i) {
    act.Execute("INSERT INTO visit (token, person) VALUES (?, ?)", fmt::format("token {}", i), "林溪");
  }
  act.Commit();
  return std::move(*database);
}

web::Response FromDatabase(db::Database& database, const web::Request& request) {
  db::Reader reader = database.Read();
  const auto person = reader.First<std::string>("SELECT person FROM visit WHERE token = ?", "token 500");
  auto [rows, total] =
      db::AskTogether(reader, db::Question::Of("SELECT id, title, organ FROM item ORDER BY id LIMIT ?", kRows),
                      db::Question::Of("SELECT COUNT(*) FROM item"));
  std::vector<Item> items;
  for (const db::Row& row : rows) {
    items.push_back({row.Get<int>(0), row.Get<std::string>(1), row.Get<std::string>(2)});
  }
  web::Page page = ListPage(items);
  total.Next();
  page.footer = fmt::format("{} 共 {} 条", *person, total.row().Get<int>(0));
  return web::Response::Of(web::RenderPage(page, request));
}

/// A schema of its own on the server; empty without a server.
class OnPostgres {
 public:
  OnPostgres() {
    const char* server = std::getenv("GONGKAI_TEST_POSTGRES");
    if (server == nullptr) return;
    server_ = server;
    Run("DROP SCHEMA IF EXISTS gongkai_page_bench CASCADE; CREATE SCHEMA gongkai_page_bench");
    const std::string mark = server_.find('?') == std::string::npos ? "?" : "&";
    database_ = OpenFilled({.url = server_ + mark + "options=-csearch_path%3Dgongkai_page_bench"});
    Run("ANALYZE");
  }
  ~OnPostgres() {
    database_.reset();
    if (!server_.empty()) Run("DROP SCHEMA gongkai_page_bench CASCADE");
  }
  OnPostgres(const OnPostgres&) = delete;
  OnPostgres& operator=(const OnPostgres&) = delete;
  db::Database* database() { return database_.get(); }

 private:
  void Run(const char* sql) {
    PGconn* connection = PQconnectdb(server_.c_str());
    PQsetNoticeProcessor(
        connection, [](void*, const char*) {}, nullptr);
    PQclear(PQexec(connection, sql));
    PQfinish(connection);
  }

  std::string server_;
  std::unique_ptr<db::Database> database_;
};

// ---- against nginx

/// Of a process, when `parent` is its own parent.
double CpuSecondsOf(int pid, int parent) {
  std::ifstream in(fmt::format("/proc/{}/stat", pid));
  std::string line;
  std::getline(in, line);
  const std::size_t name_end = line.rfind(')');
  if (name_end == std::string::npos) return 0;
  std::istringstream rest(line.substr(name_end + 1));
  std::string state, skipped;
  int its_parent = 0;
  rest >> state >> its_parent;
  for (int i = 0; i < 9; ++i) rest >> skipped;
  double user = 0, system = 0;
  rest >> user >> system;
  return its_parent == parent ? (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK)) : 0;
}

double OwnCpuSeconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// nginx with one file, on a port of its own, in a folder of its own.
class Nginx {
 public:
  Nginx(const fs::path& folder, int port, const std::string& page) : pid_file_(folder / "nginx.pid") {
    std::ofstream(folder / "page.html") << page;
    fs::permissions(folder, fs::perms::all);
    std::ofstream(folder / "nginx.conf") << fmt::format(
        "worker_processes auto;\npid {0}/nginx.pid;\nerror_log {0}/error.log;\nevents {{ worker_connections 1024; }}\n"
        "http {{ access_log off; sendfile on; tcp_nopush on; open_file_cache max=10; types {{ text/html html; }}\n"
        "client_body_temp_path {0}/t1; proxy_temp_path {0}/t2; fastcgi_temp_path {0}/t3; uwsgi_temp_path {0}/t4; "
        "scgi_temp_path {0}/t5;\n"
        "server {{ listen 127.0.0.1:{1}; root {0}; keepalive_requests 1000000; }} }}\n",
        folder.string(), port);
    started_ =
        std::system(
            fmt::format("nginx -c {}/nginx.conf -p {} 2>/dev/null", folder.string(), folder.string()).c_str()) == 0;
  }
  ~Nginx() {
    int pid = 0;
    std::ifstream(pid_file_) >> pid;
    if (started_ && pid > 0) kill(pid, SIGTERM);
    // It writes in its folder until it has gone.
    while (started_ && pid > 0 && kill(pid, 0) == 0) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  Nginx(const Nginx&) = delete;
  Nginx& operator=(const Nginx&) = delete;
  bool started() const { return started_; }
  /// Of the master, whose pid is the file's, and its workers.
  double CpuSeconds() const {
    int master = 0;
    std::ifstream(pid_file_) >> master;
    double sum = 0;
    for (const auto& entry : fs::directory_iterator("/proc")) {
      const int pid = std::atoi(entry.path().filename().c_str());
      if (pid > 0) sum += CpuSecondsOf(pid, master);
    }
    return sum;
  }

 private:
  fs::path pid_file_;
  bool started_ = false;
};

class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "gongkai-bench-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

struct Asked {
  std::string name, url;
  std::array<bench::Measured, kRounds> seen{};
  std::array<double, kRounds> cpu_us{};  // for an answer
  std::array<double, kRounds> p99_at_rate{};
};

struct Spread {
  double least, median, greatest;
};

Spread Ratios(const Asked& page, const Asked& nginx, double (*figure)(const Asked&, std::size_t)) {
  std::array<double, kRounds> ratios{};
  for (std::size_t i = 0; i < kRounds; ++i) ratios[i] = figure(page, i) / figure(nginx, i);
  std::ranges::sort(ratios);
  return {ratios.front(), ratios[kRounds / 2], ratios.back()};
}

std::string ToText(const Spread& spread) {
  return fmt::format("{:.2f} ({:.2f} to {:.2f})", spread.median, spread.least, spread.greatest);
}

void Report(const std::vector<Asked>& pages) {
  fmt::print("of nginx, median (least to greatest):\n");
  for (const Asked& page : pages) {
    const Spread rate = Ratios(page, pages[0], [](const Asked& of, std::size_t i) { return of.seen[i].per_second; });
    const Spread p99 = Ratios(page, pages[0], [](const Asked& of, std::size_t i) { return of.seen[i].p99_ms; });
    const Spread cpu = Ratios(page, pages[0], [](const Asked& of, std::size_t i) { return of.cpu_us[i]; });
    const Spread equal = Ratios(page, pages[0], [](const Asked& of, std::size_t i) { return of.p99_at_rate[i]; });
    const auto& [per_second, p99_ms] = page.seen[kRounds / 2];
    fmt::print(
        "{:10} rate {}, p99 {}, processor {}, p99 asked equally often {}; {:.0f} a second, p99 {:.1f} ms, "
        "{:.0f} us, asked equally often {:.1f} ms\n",
        page.name, ToText(rate), ToText(p99), ToText(cpu), ToText(equal), per_second, p99_ms, page.cpu_us[kRounds / 2],
        page.p99_at_rate[kRounds / 2]);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const int seconds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 2;
  if (!bench::CanAsk() || !bench::CanAskAtRate() || std::system("command -v nginx >/dev/null") != 0) {
    fmt::print("skipped: nginx, wrk and h2load are needed (apt install nginx-light wrk nghttp2-client)\n");
    return 0;
  }
  const Folder folder;
  const std::vector<Item> made_up = MadeUpItems();
  web::PageCache cache;
  const auto on_sqlite = OpenFilled({.directory = (folder.path() / "data").string()});
  OnPostgres on_postgres;
  web::Router router;
  router.Get(
      "/cached",
      [&](const web::Request& request) {
        return cache.Answer(request, "/cached", "1",
                            [&](const web::Request& same) { return web::RenderPage(ListPage(made_up), same); });
      },
      web::Waits::kNever);
  router.Get("/rendered", [&](const web::Request& request) {
    return web::Response::Of(web::RenderPage(ListPage(made_up), request));
  });
  router.Get("/sqlite", [&](const web::Request& request) { return FromDatabase(*on_sqlite, request); });
  router.Get("/postgres", [&](const web::Request& request) { return FromDatabase(*on_postgres.database(), request); });
  auto server = web::Server::Start({.listen = "127.0.0.1:0"}, router);
  if (!server) return 1;
  const std::string page = web::RenderPage(ListPage(made_up), web::Request()).text();
  const int port = (*server)->port() == 28080 ? 28081 : 28080;
  const Nginx nginx(folder.path(), port, page);
  if (!nginx.started()) {
    fmt::print("nginx did not start\n");
    return 1;
  }
  const std::string own = fmt::format("http://127.0.0.1:{}", (*server)->port());
  std::vector<Asked> pages = {{"nginx", fmt::format("http://127.0.0.1:{}/page.html", port)},
                              {"cached", own + "/cached"},
                              {"rendered", own + "/rendered"},
                              {"SQLite", own + "/sqlite"}};
  if (on_postgres.database() != nullptr) pages.push_back({"PostgreSQL", own + "/postgres"});
  fmt::print("page of {} bytes, {} connections\n", page.size(), kConnections);
  for (std::size_t round = 0; round < kRounds; ++round) {
    for (Asked& each : pages) {
      const double before = OwnCpuSeconds() + nginx.CpuSeconds();
      each.seen[round] = bench::Ask(each.url, kConnections, seconds);
      const double used = OwnCpuSeconds() + nginx.CpuSeconds() - before;
      each.cpu_us[round] = 1e6 * used / (each.seen[round].per_second * seconds);
      each.p99_at_rate[round] = bench::P99AtRate(each.url, kConnections, kRate, seconds, folder.path() / "asked.log");
    }
  }
  Report(pages);
  if (on_postgres.database() == nullptr) fmt::print("PostgreSQL: left out, GONGKAI_TEST_POSTGRES is not set\n");
  return 0;
}
