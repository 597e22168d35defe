// The server over real sockets: good browsers are served, bad clients are refused or bounded, and none stops the
// others.
#include "web/server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <mutex>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "web/assets.h"
#include "web/guard.h"
#include "web/listen_address.h"
#include "web/metrics.h"
#include "web/page.h"

namespace gongkai::web {
namespace {

class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{.tv_sec = 20, .tv_usec = 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    REQUIRE(connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  }
  ~Client() { close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // The server may have closed already; what it said is what counts.
  void Send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  /// Without waiting, and without taking what has come.
  bool IsClosed() {
    char byte = 0;
    const ssize_t got = recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
  }

  /// Until the server closes.
  std::string ReadAll() {
    std::string all;
    char buffer[4096];
    for (ssize_t got = 0; (got = recv(socket_, buffer, sizeof buffer, 0)) > 0;) {
      all.append(buffer, static_cast<std::size_t>(got));
    }
    return all;
  }

 private:
  int socket_;
};

struct Fixture {
  Router router;
  std::mutex mutex;
  std::string log;
  Metrics metrics;
  std::string received;
  std::atomic<bool> is_answering = false;
  std::unique_ptr<Server> server;

  Fixture() {
    AddAssets(router);
    router.Get("/", [](const Request& request) {
      return Response::Of(RenderPage({.title = "首页", .body = request.CsrfField()}, request));
    });
    router.Get("/broken", [](const Request&) -> Response { throw std::runtime_error("table gone"); });
    router.Get("/letters/{id}", [](const Request&) { return Response::Text("letter"); });
    router.Get("/slow", [this](const Request&) {
      is_answering = true;
      std::this_thread::sleep_for(std::chrono::milliseconds(400));
      return Response::Text(std::string(300'000, 'w'));
    });
    router.Get("/refused", [](const Request&) -> Response {
      throw ProblemError(ToProblem({ErrorKind::kNotFound, "没有这份报告。", ""}));
    });
    router.Post("/save", [this](const Request& request) { return Save(request); });
    router.Post("/upload", [this](const Request& request) { return Save(request); },
                {.file_bytes = 1000, .total_bytes = 3000, .files = 2});
    router.Post("/large", [this](const Request& request) { return Save(request); },
                {.file_bytes = 32 << 20, .total_bytes = 64 << 20});
    router.Post(
        "/members", [this](const Request& request) { return Save(request); },
        {.file_bytes = 32 << 20, .total_bytes = 64 << 20},
        [](const Request& request) {
          if (request.cookies.Get("member") == "broken") throw std::runtime_error("data gone");
          const bool is_in = request.cookies.Get("member") == "yes";
          return is_in ? std::nullopt : std::optional(Response::SeeOther(Url::Local("/door")));
        });
    auto started = Server::Start({.listen = "127.0.0.1:0",
                                  .host_names = {"gk.example.gov.cn"},
                                  .secret = "test",
                                  .idle_timeout = std::chrono::seconds(10),
                                  .head_deadline = std::chrono::milliseconds(700),
                                  .body_deadline = std::chrono::milliseconds(1500),
                                  .observe =
                                      [this](const Observation& seen) {
                                        const std::lock_guard lock(mutex);
                                        log += fmt::format("{} {} {} {} {}\n", seen.number, seen.method, seen.route,
                                                           seen.status, seen.fault);
                                        metrics.Count(seen);
                                      }},
                                 router);
    REQUIRE(started);
    server = std::move(*started);
  }

  Response Save(const Request& request) {
    received = std::string(request.form.Get("name"));
    for (const Upload& file : request.files) received += "|" + file.file_name + ":" + file.Read();
    return Response::SeeOther(Url::Local("/"));
  }

  std::string Ask(std::string_view raw) {
    Client client(server->port());
    client.Send(raw);
    return client.ReadAll();
  }

  std::string Get(std::string_view path, std::string_view headers = "") {
    return Ask("GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
               std::string(headers) + "\r\n");
  }

  // With a form token and cookie that fit.
  std::string Post(std::string_view path, std::string_view type, std::string_view body, std::string_view headers = "") {
    const std::string cookie(32, 'a');
    return Ask("POST " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " +
               std::string(type) + "\r\nCookie: gongkai_form=" + cookie +
               "\r\nX-CSRF-Token: " + FormTokens("test").TokenFor(cookie) + "\r\n" + std::string(headers) +
               "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body));
  }
};

constexpr std::string_view kForm = "application/x-www-form-urlencoded";
constexpr std::string_view kMultipart = "multipart/form-data; boundary=XX";

std::string Status(const std::string& answer) { return answer.substr(0, std::min<std::size_t>(answer.size(), 12)); }
bool Has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string FilePart(std::size_t size) {
  return "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"年报.txt\"\r\n\r\n" + std::string(size, 'x') +
         "\r\n";
}

TEST_CASE_FIXTURE(Fixture, "a page comes with its protective headers and a form cookie") {
  const std::string answer = Get("/");
  CHECK(Status(answer) == "HTTP/1.1 200");
  CHECK(Has(answer, "Content-Security-Policy: default-src 'self'"));
  CHECK(Has(answer, "frame-ancestors 'none'"));
  CHECK(Has(answer, "X-Content-Type-Options: nosniff"));
  CHECK(Has(answer, "Cross-Origin-Opener-Policy: same-origin"));
  CHECK(Has(answer, "Cache-Control: no-store"));
  CHECK(Has(answer, "Set-Cookie: gongkai_form="));
  CHECK(Has(answer, "HttpOnly; SameSite=Lax"));
  CHECK(Has(answer, "<html lang=\"zh-CN\""));
  CHECK(Has(answer, "跳到正文"));
  CHECK_FALSE(Has(answer, "<style"));
  CHECK_FALSE(Has(answer, " style="));
}

TEST_CASE_FIXTURE(Fixture, "what two programs could read differently is refused and the connection closed") {
  const std::string head = "POST /save HTTP/1.1\r\nHost: localhost\r\n";
  for (const char* rest : {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                           "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
                           "Content-Length: 5\r\nContent-Length: 5\r\n\r\nabcde", "Transfer-Encoding: gzip\r\n\r\n",
                           "X: a\x01b\r\nContent-Length: 0\r\n\r\n", "Host: other\r\nContent-Length: 0\r\n\r\n"}) {
    CAPTURE(rest);
    // A second request behind it must never be answered.
    const std::string answer = Ask(head + rest + "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(Status(answer) == "HTTP/1.1 400");
    CHECK(answer.rfind("HTTP/1.1") == 0);
  }
  CHECK(received.empty());
}

TEST_CASE_FIXTURE(Fixture, "a head without end, a long address and no host are refused") {
  CHECK(Status(Get("/" + std::string(9'000, 'x'))) == "HTTP/1.1 400");
  CHECK(Status(Get("/" + std::string(200'000, 'x'))) == "HTTP/1.1 414");
  const std::string large = Get("/", "X: " + std::string(1 << 20, 'x') + "\r\n");
  CHECK_FALSE(Has(large, "HTTP/1.1 200"));
  CHECK(Status(Get("/", "X: " + std::string(40'000, 'x') + "\r\n")) == "HTTP/1.1 400");
  CHECK_FALSE(Has(Ask("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"), " 200 "));
  CHECK(Status(Get("/")) == "HTTP/1.1 200");
}

TEST_CASE_FIXTURE(Fixture, "a bare LF, a NUL, a folded line or a second blank anywhere in the head is refused") {
  using namespace std::string_view_literals;
  for (const std::string_view head : {
           "GET / HTTP/1.1\nHost: localhost\r\nConnection: close\r\n\r\n"sv,
           "GET / HTTP/1.1\r\nHost: localhost\nConnection: close\r\n\r\n"sv,
           "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\n\r\n"sv,
           "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\n"sv,
           "GET / HTTP/1.1\nHost: localhost\nConnection: close\n\n"sv,
           "GET /\0x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"sv,
           "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\nConnection: close\r\n\r\n"sv,
           "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: a\0\r\n\r\n"sv,
           "GET / HTTP/1.1\r\nHost: localhost\r\nX\0: a\r\nConnection: close\r\n\r\n"sv,
           "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\nConnection: close\r\n\r\n"sv,
           "GET /  HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"sv,
       }) {
    CAPTURE(head);
    CHECK_FALSE(Has(Ask(head), " 200 "));
  }
  CHECK(Status(Get("/", "X:\r\nY: \r\nZ: a b \t\r\nW:x\r\n")) == "HTTP/1.1 200");
  CHECK(Status(Get("/?q=1&r=%20+", "X: a\r\n")) == "HTTP/1.1 200");
}

TEST_CASE_FIXTURE(Fixture, "a long head that comes in drops is read like any other") {
  std::string head = "GET /?q=" + std::string(3000, 'x') + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
  for (int i = 0; i < 45; ++i) head += "X-" + std::to_string(i) + ": " + std::string(500, 'x') + "\r\n";
  head += "\r\n";
  for (const std::size_t drop : {1'000U, 1'777U, 60'000U}) {
    Client client(server->port());
    for (std::size_t at = 0; at < head.size(); at += drop) {
      client.Send(std::string_view(head).substr(at, drop));
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    CHECK(Status(client.ReadAll()) == "HTTP/1.1 200");
  }
}

TEST_CASE_FIXTURE(Fixture, "a name that is not ours is refused: DNS rebinding") {
  const auto ask = [&](std::string_view host) {
    return Status(Ask("GET / HTTP/1.1\r\nConnection: close\r\nHost: " + std::string(host) + "\r\n\r\n"));
  };
  CHECK(ask("127.0.0.1:8080") == "HTTP/1.1 200");
  CHECK(ask("gk.example.gov.cn") == "HTTP/1.1 200");
  CHECK(ask("evil.example") == "HTTP/1.1 403");
}

TEST_CASE_FIXTURE(Fixture, "an act needs the token of its page and must come from our site") {
  CHECK(Status(Post("/save", kForm, "name=%E5%85%AC")) == "HTTP/1.1 303");
  CHECK(received == "公");
  received.clear();
  const std::string no_token =
      Ask("POST /save HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
          "application/x-www-form-urlencoded\r\nContent-Length: 6\r\n\r\nname=x");
  CHECK(Status(no_token) == "HTTP/1.1 403");
  CHECK(Has(no_token, "页面已过期"));
  CHECK(Status(Post("/save", kForm, "name=x", "Origin: http://evil.example\r\n")) == "HTTP/1.1 403");
  CHECK(Status(Post("/save", kForm, "name=x", "Sec-Fetch-Site: cross-site\r\n")) == "HTTP/1.1 403");
  CHECK(Status(Post("/save", "text/plain", "name=x")) == "HTTP/1.1 415");
  CHECK(Status(Get("/save")) == "HTTP/1.1 405");
  CHECK(Has(Get("/save"), "Allow: POST\r\n"));
  CHECK(received.empty());
}

TEST_CASE_FIXTURE(Fixture, "the token may stand in the form, tied to the browser's cookie") {
  const std::string page = Get("/");
  const std::string cookie = page.substr(page.find("gongkai_form=") + 13, 32);
  const std::string token = page.substr(page.find("name=\"_csrf\" value=\"") + 20, 32);
  const auto post = [&](const std::string& with_cookie) {
    const std::string body = "name=y&_csrf=" + token;
    return Status(
        Ask("POST /save HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: a=b; gongkai_form=" + with_cookie +
            "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + std::to_string(body.size()) +
            "\r\n\r\n" + body));
  };
  CHECK(post(cookie) == "HTTP/1.1 303");
  CHECK(post(std::string(32, 'b')) == "HTTP/1.1 403");
}

TEST_CASE_FIXTURE(Fixture, "uploads within the limits arrive, larger ones get a page that names the limit") {
  CHECK(Status(Post("/upload", kMultipart, FilePart(5) + "--XX--")) == "HTTP/1.1 303");
  CHECK(received == "|年报.txt:xxxxx");
  const std::string file_too_large = Post("/upload", kMultipart, FilePart(1001) + "--XX--");
  CHECK(Status(file_too_large) == "HTTP/1.1 413");
  CHECK(Has(file_too_large, "文件“年报.txt”超过了"));
  CHECK(Status(Post("/upload", kMultipart, FilePart(5) + FilePart(5) + FilePart(5) + "--XX--")) == "HTTP/1.1 413");
  const std::string all_too_large = Post("/upload", kMultipart, FilePart(5'000'000) + "--XX--");
  CHECK(Status(all_too_large) == "HTTP/1.1 413");
  CHECK(Has(all_too_large, "一次最多上传"));
  CHECK(Status(Post("/save", kMultipart, FilePart(5) + "--XX--")) == "HTTP/1.1 413");
  CHECK(Status(Post("/upload", kMultipart, FilePart(5))) == "HTTP/1.1 400");
  CHECK(Status(Get("/")) == "HTTP/1.1 200");
}

TEST_CASE_FIXTURE(Fixture, "two gigabytes announced are refused at once") {
  const std::string answer =
      Ask("POST /upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=XX\r\n"
          "Content-Length: 2147483648\r\n\r\n");
  CHECK(Status(answer) == "HTTP/1.1 413");
}

TEST_CASE_FIXTURE(Fixture, "an upload too large for memory comes through the disk unchanged") {
  std::string bytes;
  for (int i = 0; bytes.size() < (8 << 20); ++i) bytes += std::to_string(i) + "\r\n--X";
  const std::string body =
      "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n" + bytes + "\r\n--XX--\r\n";
  CHECK(Status(Post("/large", kMultipart, body)) == "HTTP/1.1 303");
  CHECK(received == "|a:" + bytes);
}

TEST_CASE_FIXTURE(Fixture, "a chunked body counts against the same limits") {
  const std::string cookie(32, 'a');
  const std::string head =
      "POST /save HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
      "application/x-www-form-urlencoded\r\nCookie: gongkai_form=" +
      cookie + "\r\nX-CSRF-Token: " + FormTokens("test").TokenFor(cookie) + "\r\nTransfer-Encoding: chunked\r\n\r\n";
  CHECK(Status(Ask(head + "5\r\nname=\r\n2\r\nab\r\n0\r\n\r\n")) == "HTTP/1.1 303");
  CHECK(received == "ab");
  const std::string piece = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
  std::string many;
  for (int i = 0; i < 20; ++i) many += piece;
  CHECK(Status(Ask(head + many + "0\r\n\r\n")) == "HTTP/1.1 413");
}

TEST_CASE_FIXTURE(Fixture, "a failure becomes a page whose number stands in the log; its words do not reach the page") {
  const std::string page = Get("/broken");
  CHECK(Status(page) == "HTTP/1.1 500");
  CHECK_FALSE(Has(page, "table gone"));
  const std::size_t place = page.find("<code>") + 6;
  const std::string number = page.substr(place, page.find("</code>") - place);
  CHECK(Has(log, number + " GET /broken 500 table gone"));
  CHECK(Has(metrics.Text(), "gongkai_http_faults_total 1\n"));
  CHECK(Has(Get("/refused"), "没有这份报告。"));
  const std::string piece = Get("/refused", "HX-Request: true\r\n");
  CHECK(Has(piece, "HX-Retarget: #problem"));
  CHECK_FALSE(Has(piece, "<html"));
  CHECK(Has(Get("/nowhere"), "找不到这个页面"));
}

TEST_CASE_FIXTURE(Fixture, "assets: kept for ever, compressed, not modified; nothing else below them") {
  const std::string address = AssetUrl("css/gongkai.css").text();
  const std::string plain = Get(address);
  CHECK(Status(plain) == "HTTP/1.1 200");
  CHECK(Has(plain, "immutable"));
  CHECK(Has(plain, "--gk-red"));
  const std::string brotli = Get(address, "Accept-Encoding: gzip, br\r\n");
  CHECK(Has(brotli, "Content-Encoding: br"));
  CHECK(brotli.size() < plain.size() / 2);
  CHECK(Has(Get(address, "Accept-Encoding: gzip\r\n"), "Content-Encoding: gzip"));
  const std::size_t tag = plain.find("ETag: ") + 6;
  CHECK(Status(Get(address, "If-None-Match: " + plain.substr(tag, 18) + "\r\n")) == "HTTP/1.1 304");
  for (const char* path : {"/assets/../../../etc/passwd", "/assets/..%2F..%2Fetc%2Fpasswd", "/assets/css/../../x",
                           "/assets/%2e%2e/%2e%2e", "/assets/css/gongkai.css", "/assets/"}) {
    CAPTURE(path);
    CHECK(Status(Get(path)) == "HTTP/1.1 404");
  }
}

TEST_CASE_FIXTURE(Fixture, "clients that never finish do not keep others waiting") {
  std::vector<std::unique_ptr<Client>> slow;
  for (int i = 0; i < 100; ++i) {
    slow.push_back(std::make_unique<Client>(server->port()));
    slow.back()->Send(i % 2 == 0 ? "GET / HT"
                                 : "POST /save HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nab");
  }
  for (int i = 0; i < 20; ++i) CHECK(Status(Get("/")) == "HTTP/1.1 200");
}

TEST_CASE_FIXTURE(Fixture, "a connection is used for several requests") {
  const std::string answers = Ask(
      "GET / HTTP/1.1\r\nHost: localhost\r\n\r\nGET /refused HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  CHECK(Status(answers) == "HTTP/1.1 200");
  CHECK(Has(answers, "HTTP/1.1 404"));
}

// A byte at a time keeps a connection from ever being idle; returns whether the server ended it all the same.
bool IsCutOff(std::uint16_t port, std::string_view begun) {
  Client client(port);
  client.Send(begun);
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(8);
  while (std::chrono::steady_clock::now() < give_up) {
    if (client.IsClosed()) return true;
    client.Send("a");
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return false;
}

TEST_CASE("a head or a body that trickles in byte by byte is cut off at its deadline") {
  Fixture site;
  CHECK(IsCutOff(site.server->port(), "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "));
  CHECK(IsCutOff(site.server->port(),
                 "POST /save HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\nContent-Type: "
                 "application/x-www-form-urlencoded\r\n\r\n_csrf="));
  CHECK(site.Ask("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").starts_with("HTTP/1.1 200"));
}

TEST_CASE_FIXTURE(Fixture, "what is told of a request holds no part of its address but the route") {
  Get("/letters/11010519491231002X?name=%E5%BC%A0");
  Get("/one-time/secret");
  CHECK(Has(log, " GET /letters/{id} 200 "));
  CHECK(Has(log, " GET  404 "));
  CHECK_FALSE(Has(log, "11010519491231002X"));
  CHECK_FALSE(Has(log, "secret"));
}

TEST_CASE_FIXTURE(Fixture, "counters: each answer once, by class of status and in one bucket of time") {
  for (const char* path : {"/", "/", "/nowhere", "/broken"}) Get(path);
  const std::string text = metrics.Text();
  CHECK(Has(text, "gongkai_http_answers_total{class=\"2xx\"} 2\n"));
  CHECK(Has(text, "gongkai_http_answers_total{class=\"4xx\"} 1\n"));
  CHECK(Has(text, "gongkai_http_answers_total{class=\"5xx\"} 1\n"));
  CHECK(Has(text, "gongkai_http_answer_seconds_bucket{le=\"+Inf\"} 4\n"));
  CHECK(Has(text, "gongkai_http_answer_seconds_count 4\n"));
}

TEST_CASE_FIXTURE(Fixture, "stopping answers what has begun to its last byte, and takes nothing new") {
  std::string answer;
  std::thread visitor([&] { answer = Ask("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n"); });
  while (!is_answering) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  server->Stop();
  visitor.join();
  CHECK(Status(answer) == "HTTP/1.1 200");
  CHECK(Has(answer, "Connection: close"));
  CHECK(answer.ends_with(std::string(300'000, 'w')));
}

// What systemd does: it holds the socket while one program ends and the next begins.
TEST_CASE("with a socket handed on, no visitor notices a restart") {
  auto listening = ListeningSocket::Open("127.0.0.1:0", false);
  REQUIRE(listening);
  Router router;
  router.Get("/", [](const Request&) { return Response::Text("here"); });
  const auto start = [&] {
    auto started = Server::Start({.socket = dup(listening->Peek())}, router);
    REQUIRE(started);
    return std::move(*started);
  };
  std::atomic<bool> is_over = false;
  std::atomic<int> answered = 0, failed = 0;
  const auto visit = [&] {
    while (!is_over) {
      Client client(listening->port());
      client.Send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      ++(client.ReadAll().ends_with("here") ? answered : failed);
    }
  };
  auto server = start();
  std::vector<std::thread> visitors;
  for (int i = 0; i < 4; ++i) visitors.emplace_back(visit);
  for (int restart = 0; restart < 5; ++restart) {
    const int before = answered;
    while (answered < before + 50) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    server->Stop();
    server = start();
  }
  is_over = true;
  for (std::thread& visitor : visitors) visitor.join();
  CHECK(failed == 0);
  CHECK(answered >= 250);
}

TEST_CASE("what is handed on must be a listening socket of this machine") {
  int pair[2] = {-1, -1};
  REQUIRE(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
  CHECK_FALSE(ListeningSocket::Take(pair[0], false));
  auto everywhere = ListeningSocket::Open("0.0.0.0:0", true);
  REQUIRE(everywhere);
  CHECK_FALSE(ListeningSocket::Take(everywhere->Peek(), false));
  const auto taken = ListeningSocket::Take(everywhere->Release(), true);
  REQUIRE(taken);
  CHECK(taken->host() == "0.0.0.0");
  close(pair[0]);
  close(pair[1]);
}

TEST_CASE_FIXTURE(Fixture, "a stranger's upload is answered before it is read, a member's is taken in") {
  const std::string body =
      "--XX\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nz\r\n" + FilePart(200'000) + "--XX--\r\n";
  const std::string refused = Post("/members", kMultipart, body);
  CHECK(Status(refused) == "HTTP/1.1 303");
  CHECK(Has(refused, "Location: /door"));
  CHECK(received.empty());
  const std::string announced =
      Ask("POST /members HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + std::string(kMultipart) +
          "\r\nContent-Length: 60000000\r\nConnection: close\r\n\r\n" + std::string(60'000'000, 'x'));
  CHECK(Has(announced, "Location: /door"));
  const std::string cookie(32, 'a');
  const std::string taken = Ask(
      "POST /members HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + std::string(kMultipart) +
      "\r\nCookie: member=yes; gongkai_form=" + cookie + "\r\nX-CSRF-Token: " + FormTokens("test").TokenFor(cookie) +
      "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  CHECK(Has(taken, "Location: /\r\n"));
  CHECK(received.size() > 200'000);
}

TEST_CASE_FIXTURE(Fixture, "what breaks while it is asked who sends an upload costs one request, not the server") {
  const std::string head =
      "POST /members HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: member=broken\r\nContent-Type: " +
      std::string(kMultipart) + "\r\n";
  const std::string long_body(100'000, 'x');
  const std::string announced =
      Ask(head + "Content-Length: " + std::to_string(long_body.size()) + "\r\n\r\n" + long_body);
  CHECK(Status(announced) == "HTTP/1.1 500");
  CHECK_FALSE(Has(announced, "data gone"));
  CHECK(Status(Ask(head + "Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n")) == "HTTP/1.1 500");
  CHECK(Has(log, "/members 500 data gone"));
  CHECK(Status(Get("/")) == "HTTP/1.1 200");
}

TEST_CASE_FIXTURE(Fixture, "a form of no great length is read first, so that what was typed can be handed back") {
  CHECK(Status(Post("/members", kForm, "name=typed")) == "HTTP/1.1 303");
  CHECK(received == "typed");
}

TEST_CASE_FIXTURE(Fixture, "a file without a form token before it is not kept") {
  const std::string cookie(32, 'a');
  const auto send = [&](const std::string& body) {
    return Ask("POST /large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " +
               std::string(kMultipart) + "\r\nCookie: gongkai_form=" + cookie +
               "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  };
  const std::string token =
      "--XX\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + FormTokens("test").TokenFor(cookie) + "\r\n";
  CHECK(Status(send(token + FilePart(100'000) + "--XX--\r\n")) == "HTTP/1.1 303");
  received.clear();
  CHECK(Status(send(FilePart(100'000) + token + "--XX--\r\n")) == "HTTP/1.1 403");
  CHECK(received.empty());
}

TEST_CASE_FIXTURE(Fixture, "text lies in memory and has a limit of its own, however it is sent") {
  CHECK(Status(Post("/large", kForm, "name=" + std::string(2'000'000, 'x'))) == "HTTP/1.1 413");
  std::string fields;
  for (int i = 0; i < 4; ++i) {
    fields += "--XX\r\nContent-Disposition: form-data; name=\"n\"\r\n\r\n" + std::string(400'000, 'x') + "\r\n";
  }
  CHECK(Status(Post("/large", kMultipart, fields + "--XX--\r\n")) == "HTTP/1.1 413");
}

TEST_CASE_FIXTURE(Fixture, "a cookie planted by another page of the site does not spoil the forms") {
  const std::string cookie(32, 'a'), body = "name=y";
  const std::string answer =
      Ask("POST /save HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: " + std::string(kForm) +
          "\r\nCookie: gongkai_form=planted; gongkai_form=" + cookie +
          "\r\nX-CSRF-Token: " + FormTokens("test").TokenFor(cookie) +
          "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  CHECK(Status(answer) == "HTTP/1.1 303");
}

}  // namespace
}  // namespace gongkai::web
