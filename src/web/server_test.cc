// The server over real sockets: good browsers are served, bad clients are refused or bounded, and none stops the
// others. Forms and uploads: server_forms_test.cc.
#include <doctest/doctest.h>

#include <fstream>

#include "web/server_site_test.h"

namespace gongkai::web {
namespace {

using namespace testing;

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
  CHECK(Status(Get("/", "X: " + std::string(40'000, 'x') + "\r\n")) == "HTTP/1.1 431");
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

TEST_CASE_FIXTURE(Fixture, "a long answer comes piece by piece to its last byte, and one that breaks off shows it") {
  const std::string whole = std::string(100'000, 'a') + std::string(100'000, 'b') + std::string(100'000, 'c');
  const std::string at_once = Ask("GET /stream HTTP/1.0\r\nHost: localhost\r\n\r\n");
  CHECK(at_once.substr(at_once.find("\r\n\r\n") + 4) == whole);
  const std::string chunked = Get("/stream");
  CHECK(Has(chunked, "Transfer-Encoding: chunked\r\n"));
  CHECK(chunked.ends_with("0\r\n\r\n"));
  const std::string broken = Get("/stream?breaks=1");
  CHECK(Has(broken, "bbb"));
  CHECK_FALSE(broken.ends_with("0\r\n\r\n"));
  CHECK(Status(Ask("HEAD /stream HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")) == "HTTP/1.1 200");
}

TEST_CASE_FIXTURE(Fixture, "a file goes out with its length, to the last byte, and from where it broke off") {
  const std::string whole = std::string(100'000, 'a') + std::string(100'000, 'b') + std::string(100'000, 'c');
  CHECK(Status(Get("/file")) == "HTTP/1.1 404");
  std::ofstream(lying.File("a.bin"), std::ios::binary) << whole;
  const auto ask = [&](const std::string& line, const std::string& headers) {
    return Ask(line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n");
  };
  const auto body = [](const std::string& answer) { return answer.substr(answer.find("\r\n\r\n") + 4); };
  const std::string all = ask("GET /file", "");
  CHECK(Status(all) == "HTTP/1.1 200");
  CHECK(Has(all, "Content-Length: 300000\r\n"));
  CHECK_FALSE(Has(all, "Transfer-Encoding"));
  CHECK(body(all) == whole);
  const std::string rest = ask("GET /file", "Range: bytes=199999-\r\nIf-Range: \"a1\"\r\n");
  CHECK(Status(rest) == "HTTP/1.1 206");
  CHECK(Has(rest, "Content-Range: bytes 199999-299999/300000\r\n"));
  CHECK(Has(rest, "Content-Length: 100001\r\n"));
  CHECK(body(rest) == whole.substr(199'999));
  CHECK(Status(ask("GET /file", "Range: bytes=300000-\r\n")) == "HTTP/1.1 416");
  const std::string head = ask("HEAD /file", "");
  CHECK(Has(head, "Content-Length: 300000\r\n"));
  CHECK(body(head).empty());
}

TEST_CASE_FIXTURE(Fixture,
                  "what is for programs is read by pages of every site, without cookies, and nothing else is") {
  const std::string origin = "Origin: https://other.example\r\n";
  const auto ask = [&](const std::string& method, const std::string& path, const std::string& headers = "") {
    return Ask(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + origin + headers +
               "\r\n");
  };
  const auto is_open = [](const std::string& answer) {
    return Has(answer, "Access-Control-Allow-Origin: *\r\n") && !Has(answer, "Access-Control-Allow-Credentials");
  };
  const std::string read = ask("GET", "/open/7");
  CHECK(Status(read) == "HTTP/1.1 200");
  CHECK(is_open(read));
  CHECK(is_open(ask("HEAD", "/open/7")));
  // A page of another site learns what went wrong, too.
  CHECK(Status(ask("GET", "/open/0")) == "HTTP/1.1 500");
  CHECK(is_open(ask("GET", "/open/0")));

  const std::string asked = "Access-Control-Request-Method: GET\r\nAccess-Control-Request-Headers: if-none-match\r\n";
  const std::string may = ask("OPTIONS", "/open/7", asked);
  CHECK(Status(may) == "HTTP/1.1 204");
  CHECK(is_open(may));
  CHECK(Has(may, "Access-Control-Allow-Methods: GET, HEAD\r\n"));
  CHECK(Has(may, "If-None-Match"));
  CHECK(Has(may, "Access-Control-Max-Age: 86400\r\n"));
  CHECK_FALSE(Has(may, "Set-Cookie"));
  CHECK(may.ends_with("\r\n\r\n"));

  for (const char* path : {"/", "/letters/7", "/save", "/refused", "/none", "/stream"}) {
    CAPTURE(path);
    CHECK_FALSE(Has(ask("GET", path), "Access-Control"));
    const std::string refused = ask("OPTIONS", path, asked);
    CHECK_FALSE(Has(refused, "Access-Control"));
    CHECK((Status(refused) == "HTTP/1.1 405" || Status(refused) == "HTTP/1.1 404"));
  }
  const std::string written = ask("POST", "/open/7", "Content-Length: 0\r\n");
  CHECK(Status(written) == "HTTP/1.1 405");
  CHECK_FALSE(Has(written, "Access-Control"));
  CHECK(Status(ask("DELETE", "/open/7")) == "HTTP/1.1 405");
  CHECK(Status(Ask("OPTIONS /open/7 HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")) == "HTTP/1.1 403");
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

}  // namespace
}  // namespace gongkai::web
