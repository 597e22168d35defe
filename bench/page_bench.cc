// A page out of the cache and a page made anew, against nginx serving the same bytes as a file: requests a second and
// the 99th percentile at 64 connections, as ratios.
//
//   page_bench [SECONDS]      (5 if left out; needs nginx and wrk: apt install nginx-light wrk)
//
// The three are asked in turn, three times over, and the best of each counts: the machine is disturbed by itself.
//
// Links: web Threads::Threads
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "web/assets.h"
#include "web/page.h"
#include "web/page_cache.h"
#include "web/server.h"

namespace {

namespace fs = std::filesystem;
using namespace gongkai;

constexpr int kRows = 60;

/// A list as the portal has them: some ten kilobytes.
web::Page ListPage() {
  web::Page page{.title = "政府信息公开目录", .is_public = true};
  page.body.Add("<table class=\"table\"><tbody>");
  for (int row = 0; row < kRows; ++row) {
    page.body.Add("<tr><td><a href=\"/items/{}\">关于第 {} 号事项办理情况的说明</a></td><td>枕溪镇人民政府</td></tr>",
                  row, row);
  }
  page.body.Add("</tbody></table>");
  return page;
}

std::string Output(const std::string& command) {
  std::string out;
  FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  char buffer[4096];
  while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe)) out.append(buffer, got);
  pclose(pipe);
  return out;
}

struct Measured {
  double per_second = 0, p99_ms = 0;
};

double NumberBehind(const std::string& text, std::string_view word) {
  const std::size_t at = text.find(word);
  return at == std::string::npos ? 0 : std::atof(text.c_str() + at + word.size());
}

/// wrk writes "99%    1.23ms" or "812.00us" or "1.02s".
double Milliseconds(const std::string& text) {
  const std::size_t at = text.find("99%");
  if (at == std::string::npos) return 0;
  char* unit = nullptr;
  const double value = std::strtod(text.c_str() + at + 3, &unit);
  if (*unit == 'u') return value / 1000;
  return *unit == 's' ? value * 1000 : value;
}

Measured Ask(const std::string& url, int seconds) {
  const std::string said = Output(fmt::format("wrk -t1 -c64 -d{}s --latency {} 2>&1", seconds, url));
  if (said.find("Non-2xx") != std::string::npos) fmt::print(stderr, "{}", said);
  return {NumberBehind(said, "Requests/sec:"), Milliseconds(said)};
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
  }
  Nginx(const Nginx&) = delete;
  Nginx& operator=(const Nginx&) = delete;
  bool started() const { return started_; }

 private:
  fs::path pid_file_;
  bool started_ = false;
};

}  // namespace

int main(int argc, char** argv) {
  const int seconds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 5;
  if (std::system("command -v nginx >/dev/null && command -v wrk >/dev/null") != 0) {
    fmt::print("skipped: nginx and wrk are needed (apt install nginx-light wrk)\n");
    return 0;
  }
  web::Router router;
  web::AddAssets(router);
  web::PageCache cache;
  const auto from_cache = [&](const web::Request& request) {
    return cache.Answer(request, "/cached", "1", [&] { return web::RenderPage(ListPage(), request); });
  };
  router.Get("/cached", from_cache, web::Waits::kNever);
  router.Get("/cachedcrew", from_cache);
  router.Get("/rendered", [](const web::Request& request) {
    web::Response response = web::Response::Of(web::RenderPage(ListPage(), request));
    response.for_everyone = true;
    return response;
  });
  auto server = web::Server::Start({.listen = "127.0.0.1:0"}, router);
  if (!server) return 1;
  const std::string own = fmt::format("http://127.0.0.1:{}", (*server)->port());
  const web::Request nobodys;
  const std::string page = web::RenderPage(ListPage(), nobodys).text();
  std::string pattern = (fs::temp_directory_path() / "gongkai-bench-XXXXXX").string();
  const fs::path folder = mkdtemp(pattern.data());
  const int port = (*server)->port() == 28080 ? 28081 : 28080;
  {
    const Nginx nginx(folder, port, page);
    if (!nginx.started()) {
      fmt::print("nginx did not start\n");
      return 1;
    }
    const std::array<std::string, 4> urls = {fmt::format("http://127.0.0.1:{}/page.html", port), own + "/cached",
                                             own + "/rendered", own + "/cachedcrew"};
    std::array<Measured, 4> best{};
    for (int round = 0; round < 3; ++round) {
      for (std::size_t i = 0; i < urls.size(); ++i) {
        const Measured seen = Ask(urls[i], seconds);
        if (seen.per_second > best[i].per_second) best[i] = seen;
      }
    }
    fmt::print("page of {} bytes, 64 connections\n", page.size());
    const std::array<std::string_view, 4> names = {"nginx", "cached", "rendered", "crew"};
    for (std::size_t i = 0; i < names.size(); ++i) {
      fmt::print("{:9} {:8.0f} a second ({:.2f} of nginx), p99 {:.2f} ms ({:.2f} of nginx)\n", names[i],
                 best[i].per_second, best[i].per_second / best[0].per_second, best[i].p99_ms,
                 best[i].p99_ms / best[0].p99_ms);
    }
  }
  std::error_code ignored;
  fs::remove_all(folder, ignored);
  return 0;
}
