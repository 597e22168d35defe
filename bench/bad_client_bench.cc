// What visitors notice of bad clients: the 99th percentile of well-behaved ones while others misbehave, as ratios of
// the same run: to quiet, and to the same bad clients busy elsewhere. The second is what the server has to answer for:
// bad clients on the same machine take its processors whomever they torment.
//
//   bad_client_bench [SECONDS]      (3 if left out, for each measurement; needs wrk: apt install wrk)
//
// The bad clients are this program again, in a process of their own, since one process has not enough open files for
// both ends of 10,000 connections:
//   silent   10,000 connections, half of which have asked once; then they say nothing
//   drip      2,000 connections that send a head or a body a byte at a time
//   upload        1 that sends two gigabytes in pieces, over and over
//   apply         1 that is not bad: it applies for information with 50 MB over a line of 5 MB a second, over and
//                 over, which are sealed and kept in a database. The aim is 1.2 times quiet at most, measured for four
//                 times as long, so that whole applications come in
// Elsewhere is a process that accepts, reads and says nothing. The three are measured in turn, five times; the median
// of each counts.
//
// Links: web request embedded_migrations Threads::Threads
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <memory>
#include <thread>
#include <vector>

#include "account/organ_store.h"
#include "asking.h"
#include "embedded/embedded_migrations.h"
#include "request/pages.h"
#include "web/guard.h"
#include "web/open_files.h"
#include "web/page.h"
#include "web/page_cache.h"
#include "web/server.h"

namespace {

using namespace gongkai;

constexpr int kSilent = 10'000, kDripping = 2'000, kUploading = 1;
constexpr int kWellBehaved = 16;
constexpr std::size_t kRounds = 5;
constexpr std::string_view kSecret = "bench";        // of the tokens of forms: the client makes its own
constexpr std::string_view kApplyPath = "/apply/2";  // the township's

// ---- the bad clients

int Connect(std::uint16_t port) {
  const int connection = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connection < 0 || connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    fmt::print(stderr, "a bad client could not connect\n");
    std::exit(1);
  }
  return connection;
}

bool Say(int connection, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void TellReady() {
  fmt::print("ready\n");
  std::fflush(stdout);
}

void BeSilent(std::uint16_t port) {
  for (int i = 0; i < kSilent; ++i) {
    const int connection = Connect(port);
    if (i % 2 == 0) Say(connection, "GET /cached HTTP/1.1\r\nHost: localhost\r\n\r\n");
  }
  TellReady();
  pause();
}

void Drip(std::uint16_t port) {
  std::vector<int> connections;
  for (int i = 0; i < kDripping; ++i) {
    connections.push_back(Connect(port));
    Say(connections.back(), i % 2 == 0 ? "GET /cached HTTP/1.1\r\nHost: localhost\r\nX: "
                                       : "POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                                         "application/x-www-form-urlencoded\r\nContent-Length: 60000\r\n\r\n");
  }
  TellReady();
  for (;;) {
    for (std::size_t i = 0; i < connections.size(); ++i) {
      Say(connections[i], "a");
      if (i % 100 == 99) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
}

void Upload(std::uint16_t port) {
  constexpr std::size_t kPiece = 1 << 20;
  const std::string piece = fmt::format("{:x}\r\n{}\r\n", kPiece, std::string(kPiece, 'x'));
  const auto upload = [&] {
    for (;;) {
      const int connection = Connect(port);
      Say(connection,
          "POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=XX\r\n"
          "Transfer-Encoding: chunked\r\n\r\n");
      for (int sent = 0; sent < 2048 && Say(connection, piece); ++sent) {
      }
      close(connection);
    }
  };
  TellReady();
  std::vector<std::thread> all;
  for (int i = 0; i < kUploading; ++i) all.emplace_back(upload);
  for (std::thread& each : all) each.join();
}

/// Whatever is answered, but for a moment: elsewhere nothing is.
std::string AnswerTo(int connection) {
  const timeval patience{.tv_sec = 5, .tv_usec = 0};
  setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  std::string answer(64, '\0');
  const ssize_t got = recv(connection, answer.data(), answer.size(), 0);
  answer.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return answer;
}

std::string PartOf(const std::string& name, const std::string& value) {
  return "--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
}

void ApplySlowly(std::uint16_t port) {
  constexpr std::size_t kAttachment = 50'000'000, kPiece = 50'000;
  constexpr auto kPause = std::chrono::milliseconds(10);
  const std::string cookie = web::FormTokens::NewCookie();
  std::string fields = PartOf("_csrf", web::FormTokens(std::string(kSecret)).TokenFor(cookie));
  for (const auto& [name, value] : {std::pair("what", "send"),
                                    {"name", "尹望舒"},
                                    {"number", "11010519491231002X"},
                                    {"phone", "13900001234"},
                                    {"title", "水库移民资金分配方案"}}) {
    fields += PartOf(name, value);
  }
  fields += "--XX\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7";
  const std::string end = "\r\n--XX--\r\n", piece(kPiece, 'x');
  const std::string head = fmt::format(
      "POST {} HTTP/1.1\r\nHost: localhost\r\nCookie: {}={}\r\nContent-Type: multipart/form-data; "
      "boundary=XX\r\nContent-Length: {}\r\n\r\n",
      kApplyPath, web::FormTokens::kCookie, cookie, fields.size() + kAttachment + end.size());
  TellReady();
  for (;;) {
    const int connection = Connect(port);
    bool is_open = Say(connection, head) && Say(connection, fields);
    auto next = std::chrono::steady_clock::now();
    for (std::size_t sent = 0; is_open && sent < kAttachment; sent += kPiece) {
      is_open = Say(connection, piece);
      std::this_thread::sleep_until(next += kPause);
    }
    if (is_open) Say(connection, end);
    const std::string answer = AnswerTo(connection);
    if (!answer.empty() && !answer.starts_with("HTTP/1.1 200")) fmt::print(stderr, "{}\n", answer);
    close(connection);
  }
}

// Says its port, accepts everybody, reads what they say and answers nothing.
void BeElsewhere() {
  const int listening = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  socklen_t length = sizeof address;
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  if (bind(listening, any, length) != 0 || listen(listening, 1024) != 0) std::exit(1);
  getsockname(listening, any, &length);
  fmt::print("{}\n", ntohs(address.sin_port));
  std::fflush(stdout);

  const int waiting = epoll_create1(0);
  const auto wait_for = [&](int descriptor) {
    epoll_event event{.events = EPOLLIN, .data = {.fd = descriptor}};
    epoll_ctl(waiting, EPOLL_CTL_ADD, descriptor, &event);
  };
  wait_for(listening);
  std::vector<char> piece(1 << 16);
  for (std::array<epoll_event, 256> events;;) {
    const int count = epoll_wait(waiting, events.data(), static_cast<int>(events.size()), -1);
    for (int i = 0; i < count; ++i) {
      const int descriptor = events[static_cast<std::size_t>(i)].data.fd;
      if (descriptor == listening) {
        wait_for(accept(listening, nullptr, nullptr));
      } else if (read(descriptor, piece.data(), piece.size()) <= 0) {
        close(descriptor);
      }
    }
  }
}

int Misbehave(std::string_view how, std::uint16_t port) {
  web::RaiseOpenFiles();
  if (how == "elsewhere") BeElsewhere();
  if (how == "silent") BeSilent(port);
  if (how == "drip") Drip(port);
  if (how == "upload") Upload(port);
  if (how == "apply") ApplySlowly(port);
  return 1;
}

// This program again as a bad client or as elsewhere, as long as the object lives.
class Child {
 public:
  Child(const char* how, std::uint16_t port) {
    int ends[2] = {-1, -1};
    if (pipe(ends) != 0) std::exit(1);
    const std::string number = std::to_string(port);
    pid_ = fork();
    if (pid_ == 0) {
      dup2(ends[1], STDOUT_FILENO);
      execl("/proc/self/exe", "bad_client_bench", "--misbehave", how, number.c_str(), nullptr);
      _exit(1);
    }
    close(ends[1]);
    char piece[64];
    ssize_t got = 0;
    while (!said_.ends_with('\n') && (got = read(ends[0], piece, sizeof piece)) > 0) {
      said_.append(piece, static_cast<std::size_t>(got));
    }
    if (said_.empty()) std::exit(1);
    close(ends[0]);
  }
  ~Child() {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  const std::string& said() const { return said_; }

 private:
  pid_t pid_ = -1;
  std::string said_;
};

// ---- the well-behaved ones

web::Page ListPage() {
  web::Page page{.title = "政府信息公开目录", .is_public = true};
  for (int row = 0; row < 60; ++row) {
    page.body.Add("<p><a href=\"/items/{}\">关于第 {} 号事项办理情况的说明</a></p>", row, row);
  }
  return page;
}

void AddPages(web::Router& router, web::PageCache& cache) {
  router.Get(
      "/cached",
      [&cache](const web::Request& request) {
        return cache.Answer(request, "/cached", "1",
                            [](const web::Request& same) { return web::RenderPage(ListPage(), same); });
      },
      web::Waits::kNever);
  router.Get("/rendered",
             [](const web::Request& request) { return web::Response::Of(web::RenderPage(ListPage(), request)); });
  router.Post("/upload", [](const web::Request&) { return web::Response::Text("done"); },
              {.file_bytes = 64ULL << 20, .total_bytes = 512ULL << 20});
}

/// A township that can be applied to, in a database of its own.
class Township {
 public:
  explicit Township(web::Router& router) : office_(router, desk_) {
    db::Transaction act = database_->Begin();
    const auto found = [&](std::optional<account::OrganId> parent, account::OrganKind kind, const std::string& name) {
      return account::AddOrgan(act, {.parent = parent,
                                     .kind = kind,
                                     .code = name,
                                     .name = name,
                                     .short_name = name,
                                     .opened_on = std::chrono::year{2020} / 1 / 1});
    };
    const auto root = found(std::nullopt, account::OrganKind::kCountyGovernment, "澄砚县人民政府");
    const auto township = found(root, account::OrganKind::kTownship, "枕溪镇人民政府");
    act.Commit();
    if (fmt::format("/apply/{}", township.value) != kApplyPath) std::exit(1);
    request::AddApplyPages(office_);
  }
  ~Township() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  Township(const Township&) = delete;
  Township& operator=(const Township&) = delete;

 private:
  static std::string NewFolder() {
    std::string folder = (std::filesystem::temp_directory_path() / "gongkai-bench-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) std::exit(1);
    return folder;
  }

  const std::string folder_ = NewFolder();
  const std::unique_ptr<db::Database> database_ =
      std::move(*db::Database::Open({.directory = folder_}, embedded::Migrations()));
  const account::Keys keys_ = account::KeysOf(crypto::Key::Random(), crypto::Sm2PrivateKey::Generate());
  const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  // An hour each second: no limit of how much is taken in a day is met.
  account::Desk desk_{*database_, keys_, [this] {
                        const auto passed = std::chrono::steady_clock::now() - began_;
                        return Instant(std::chrono::sys_days(std::chrono::year{2026} / 3 / 10)) +
                               3600 * std::chrono::floor<std::chrono::seconds>(passed);
                      }};
  account::Office office_;
};

using Rounds = std::array<double, kRounds>;

double Median(Rounds values) {
  std::ranges::sort(values);
  return values[kRounds / 2];
}

void Compare(const char* how, const char* path, std::uint16_t port, std::uint16_t elsewhere, int seconds) {
  const auto ask = [&] {
    return bench::Ask(fmt::format("http://127.0.0.1:{}{}", port, path), kWellBehaved, seconds).p99_ms;
  };
  const auto ask_beside = [&](std::uint16_t tormented) {
    const Child bad(how, tormented);
    return ask();
  };
  Rounds quiet{}, aside{}, disturbed{}, ratios{};
  for (std::size_t round = 0; round < kRounds; ++round) {
    quiet[round] = ask();
    aside[round] = ask_beside(elsewhere);
    disturbed[round] = ask_beside(port);
    ratios[round] = disturbed[round] / aside[round];
  }
  fmt::print(
      "{:7} {:10} p99 quiet {:5.2f} ms, elsewhere {:5.2f} ms, disturbed {:5.2f} ms: of quiet {:.2f}, of elsewhere "
      "{:.2f} "
      "({:.2f} to {:.2f} in a round)\n",
      how, path, Median(quiet), Median(aside), Median(disturbed), Median(disturbed) / Median(quiet),
      Median(disturbed) / Median(aside), std::ranges::min(ratios), std::ranges::max(ratios));
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 4 && std::string_view(argv[1]) == "--misbehave") {
    return Misbehave(argv[2], static_cast<std::uint16_t>(std::atoi(argv[3])));
  }
  const int seconds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 3;
  if (!bench::CanAsk()) {
    fmt::print("skipped: wrk is needed (apt install wrk)\n");
    return 0;
  }
  web::Router router;
  web::PageCache cache;
  AddPages(router, cache);
  const Township township(router);
  auto server = web::Server::Start({.listen = "127.0.0.1:0", .secret = std::string(kSecret)}, router);
  if (!server) return 1;
  fmt::print("{} well-behaved connections; wanted: at most 2 times\n", kWellBehaved);
  const Child elsewhere("elsewhere", 0);
  const auto its_port = static_cast<std::uint16_t>(std::atoi(elsewhere.said().c_str()));
  for (const char* how : {"silent", "drip", "upload"}) {
    for (const char* path : {"/cached", "/rendered"}) Compare(how, path, (*server)->port(), its_port, seconds);
  }
  fmt::print("beside an application with 50 MB over a slow line; wanted: at most 1.2 times quiet\n");
  for (const char* path : {"/cached", "/rendered", "/apply"}) {
    Compare("apply", path, (*server)->port(), its_port, 4 * seconds);
  }
  return 0;
}
