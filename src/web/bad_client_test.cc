// Clients that mean no good, or are broken, on the raw socket, each with the answer it gets; and that others are
// answered meanwhile. Request smuggling: server_test.cc. What they cost the others: bench/bad_client_bench.cc.
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <semaphore>

#include "web/open_files.h"
#include "web/server_site_test.h"

namespace gongkai::web {
namespace {

using namespace testing;

std::string FormHead(std::string_view path, std::string_view rest) {
  const std::string cookie(32, 'a');
  return fmt::format(
      "POST {} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {}\r\nCookie: gongkai_form={}\r\nX-CSRF-Token: "
      "{}\r\n{}\r\n",
      path, kForm, cookie, FormTokens("test").TokenFor(cookie), rest);
}

TEST_CASE_FIXTURE(Fixture, "heads out of all proportion get 431, a missing host 400, and nothing of either is kept") {
  std::string five_thousand;
  for (int i = 0; i < 5000; ++i) five_thousand += fmt::format("X-{}: a\r\n", i);
  CHECK(Status(Get("/", five_thousand)) == "HTTP/1.1 431");
  std::string some_hundred;
  for (int i = 0; i < 150; ++i) some_hundred += fmt::format("X-{}: a\r\n", i);
  CHECK(Status(Get("/", some_hundred)) == "HTTP/1.1 400");
  CHECK(Status(Get("/", "X: " + std::string(1 << 20, 'x') + "\r\n")) == "HTTP/1.1 431");
  CHECK(Status(Ask("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")) == "HTTP/1.1 400");
  CHECK(Status(Ask("GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n")) == "HTTP/1.1 403");
  CHECK(Status(Get("/")) == "HTTP/1.1 200");
}

TEST_CASE_FIXTURE(Fixture, "who sends no more after the request gets the whole answer all the same") {
  for (const std::string& request :
       {std::string("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        "GET " + AssetUrl("css/gongkai.css").text() + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
        FormHead("/save", "Content-Length: 6\r\n") + "name=y"}) {
    CAPTURE(request);
    Client client(server->port());
    client.Send(request);
    client.HalfClose();
    const std::string answer = client.ReadAll();
    CHECK((Status(answer) == "HTTP/1.1 200" || Status(answer) == "HTTP/1.1 303"));
    const std::size_t head = answer.find("\r\n\r\n");
    REQUIRE(head != std::string::npos);
    const std::size_t length = answer.find("Content-Length: ");
    REQUIRE(length != std::string::npos);
    CHECK(answer.size() - head - 4 == std::stoul(answer.substr(length + 16)));
  }
  CHECK(received == "y");
}

TEST_CASE_FIXTURE(Fixture, "who sends no more in the middle of a head or a body is let go, and nothing is done") {
  for (const std::string& begun : {std::string("GET / HTTP/1.1\r\nHost: loc"), std::string("GET / HT"),
                                   FormHead("/save", "Content-Length: 600\r\n") + "name=y",
                                   FormHead("/save", "Transfer-Encoding: chunked\r\n") + "6\r\nname=y\r\n"}) {
    CAPTURE(begun);
    Client client(server->port());
    client.Send(begun);
    client.HalfClose();
    CHECK(client.IsEnded());
  }
  CHECK(received.empty());
  CHECK(Status(Get("/")) == "HTTP/1.1 200");
}

// The library reads on after a refusal so that the browser shows it, but not for ever.
TEST_CASE_FIXTURE(Fixture, "two gigabytes without a length are cut off, and others are answered meanwhile") {
  constexpr std::size_t kPiece = 1 << 20;
  Client client(server->port());
  client.Send(
      "POST /large HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=XX\r\n"
      "Transfer-Encoding: chunked\r\n\r\n");
  const std::string piece = fmt::format("{:x}\r\n{}\r\n", kPiece, std::string(kPiece, 'x'));
  std::size_t sent = 0;
  for (; sent < 2048 && !client.IsClosed(); ++sent) {
    client.Send(piece);
    if (sent % 64 == 0) CHECK(Status(Get("/")) == "HTTP/1.1 200");
  }
  CHECK(sent < 300);
  CHECK(received.empty());
}

TEST_CASE("connections: as many as the system allows, less what the program needs itself") {
  CHECK(ConnectionsWithin(65'536, 16'384) == 16'384);
  CHECK(ConnectionsWithin(4096, 16'384) == 3072);
  CHECK(ConnectionsWithin(1024, 16'384) == 512);
  CHECK(ConnectionsWithin(65'536, 100) == 100);
  const Router router;
  const auto server = Server::Start({.listen = "127.0.0.1:0"}, router);
  REQUIRE(server);
  rlimit limit{};
  REQUIRE(getrlimit(RLIMIT_NOFILE, &limit) == 0);
  CHECK(limit.rlim_cur == limit.rlim_max);
}

TEST_CASE("where all connections are taken by the silent, the longest silent gives way") {
  Router router;
  router.Get("/", [](const Request&) { return Response::Text("here"); });
  auto server = Server::Start({.listen = "127.0.0.1:0",
                               .connections = 64,
                               .idle_timeout = std::chrono::hours(1),
                               .head_deadline = std::chrono::hours(1)},
                              router);
  REQUIRE(server);
  std::vector<std::unique_ptr<Client>> silent;
  for (int i = 0; i < 300; ++i) {
    silent.push_back(std::make_unique<Client>((*server)->port()));
    if (i % 2 == 0) silent.back()->Send("GET / HTTP/1.1\r\nX: ");
  }
  for (int i = 0; i < 20; ++i) {
    Client client((*server)->port());
    client.Send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    CHECK(client.ReadAll().ends_with("here"));
  }
  CHECK(silent.front()->IsEnded());
  CHECK((*server)->connections() <= 64);
}

// A database that confirms nothing (a cluster without its second server) holds up every act.
TEST_CASE("acts that are stuck leave pages to be read; beyond those that can wait they are sent home with a page") {
  constexpr int kActs = 3, kWaiting = 64;
  std::counting_semaphore<> begun(0), confirmed(0);
  Router router;
  router.Get("/", [](const Request&) { return Response::Text("here"); });
  router.Post("/act", [&](const Request&) {
    begun.release();
    confirmed.acquire();
    return Response::SeeOther(Url::Local("/"));
  });
  auto started = Server::Start({.listen = "127.0.0.1:0", .secret = "test", .threads = 4}, router);
  REQUIRE(started);
  const std::uint16_t port = (*started)->port();
  const std::string act = FormHead("/act", "Connection: close\r\nContent-Length: 6\r\n") + "name=y";
  std::vector<std::unique_ptr<Client>> stuck;
  // Those that come while others have not begun yet would wait in their places.
  for (int i = 0; i < kActs + kWaiting; ++i) {
    stuck.push_back(std::make_unique<Client>(port));
    stuck.back()->Send(act);
    if (i < kActs) begun.acquire();
  }
  const auto ask = [&](const std::string& request) {
    Client client(port);
    client.Send(request);
    return client.ReadAll();
  };
  for (int i = 0; i < 20; ++i) {
    CHECK(ask("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").ends_with("here"));
  }
  // Whichever of the waiting ones came last: one too many is refused, and the others are done in the end.
  const auto one_more = [&] {
    stuck.push_back(std::make_unique<Client>(port));
    stuck.back()->Send(act);
    return stuck.back().get();
  };
  for (int i = 0; i < kWaiting; ++i) one_more();
  std::size_t refused = 0, done = 0;
  while (refused < kWaiting) {
    for (auto& client : stuck) {
      if (client == nullptr || !client->HasAnswer()) continue;
      const std::string answer = client->ReadAll();
      CHECK(Status(answer) == "HTTP/1.1 503");
      CHECK(Has(answer, "现在有点忙"));
      CHECK(Has(answer, "这一步没有办"));
      CHECK(Has(answer, "Retry-After: 30"));
      CHECK(Has(answer, "Content-Security-Policy"));
      ++refused;
      client.reset();
    }
  }
  confirmed.release(kActs + kWaiting);
  for (auto& client : stuck) {
    if (client != nullptr && Status(client->ReadAll()) == "HTTP/1.1 303") ++done;
  }
  CHECK(refused == kWaiting);
  CHECK(done == kActs + kWaiting);
}

}  // namespace
}  // namespace gongkai::web
