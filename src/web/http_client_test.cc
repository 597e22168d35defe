// Asking another server: ours, over a real socket. What it says comes back whole; what is too long, too slow, elsewhere
// or untrusted does not.
#include "web/http_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>

#include <doctest/doctest.h>
#include <support/http_sink.h>

#include "web/server.h"

namespace gongkai::web {
namespace {

using namespace std::chrono_literals;

struct Asked {
  Router router;
  std::unique_ptr<Server> server;

  Asked() {
    router.Get("/ok", [](const Request& request) {
      return Response::Text(std::string(request.headers.Get("Authorization")) + "|" +
                            std::string(request.headers.Get("Accept")));
    });
    router.Get("/long", [](const Request&) { return Response::Text(std::string(2000, 'x')); });
    router.Get("/away", [](const Request&) { return Response::SeeOther(Url::Local("/ok")); });
    ServerOptions options;
    options.listen = "127.0.0.1:0";
    server = std::move(*Server::Start(options, router));
  }

  std::string Address(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(server->port()) + path;
  }
};

// A server that takes calls and never answers.
class Silent {
 public:
  Silent() : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    REQUIRE(listen(socket_, 5) == 0);
    REQUIRE(getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    port_ = ntohs(address.sin_port);
  }
  ~Silent() { close(socket_); }
  Silent(const Silent&) = delete;
  Silent& operator=(const Silent&) = delete;

  std::string Address(const std::string& scheme) const { return scheme + "://127.0.0.1:" + std::to_string(port_); }

 private:
  int socket_;
  int port_ = 0;
};

TEST_CASE("an answer comes back as it was, with what was asked for") {
  const Asked asked;
  const auto answer = FetchOverNet({})({.address = asked.Address("/ok"), .authorization = "Basic YTpi"});
  REQUIRE(answer);
  CHECK(answer->status == 200);
  CHECK(answer->body == "Basic YTpi|application/json");
  CHECK(FetchOverNet({})({.address = asked.Address("/nowhere")})->status == 404);
}

TEST_CASE("what is posted arrives with its headers, and that it went out is known without an answer") {
  testing::HttpSink sink;
  const Fetch fetch = FetchOverNet({.total = 5s});
  int went_out = 0;
  const Outgoing outgoing{.address = sink.address(),
                          .json = R"({"to":"1"})",
                          .headers = {{"X-Gongkai-Signature", "sha256=00"}},
                          .on_sent = [&went_out] { ++went_out; }};
  const auto answer = fetch(outgoing);
  REQUIRE(answer);
  CHECK(answer->status == 200);
  CHECK(went_out == 1);
  const std::string request = sink.requests().front();
  CHECK(request.starts_with("POST /notices HTTP/1.1\r\n"));
  CHECK(request.find("\r\nContent-Type: application/json\r\n") != request.npos);
  CHECK(request.find("\r\nX-Gongkai-Signature: sha256=00\r\n") != request.npos);
  CHECK(request.ends_with("\r\n\r\n{\"to\":\"1\"}"));
  sink.status = 0;
  CHECK_FALSE(fetch(outgoing));
  CHECK(went_out == 2);
  Outgoing nowhere = outgoing;
  nowhere.address = "http://127.0.0.1:1/";
  CHECK_FALSE(fetch(nowhere));
  CHECK(went_out == 2);
}

TEST_CASE("where only the public internet may be asked, a name that leads to this machine is not connected to") {
  const Asked asked;
  const auto answer = FetchOverNet({.only_public = true})({.address = asked.Address("/ok")});
  REQUIRE_FALSE(answer);
  CHECK(answer.error().kind == ErrorKind::kForbidden);
  CHECK(answer.error().message == "对方的主机名指向单位内部的地址，没有去访问。");
  testing::HttpSink sink;
  // By its name, and by an IPv4 address in IPv6: what is looked at is the address itself.
  for (const char* host : {"localhost", "[::ffff:127.0.0.1]", "[::1]"}) {
    std::string address = sink.address();
    address.replace(address.find("127.0.0.1"), std::string_view("127.0.0.1").size(), host);
    CHECK_FALSE(FetchOverNet({.total = 2s, .only_public = true})({.address = address}));
  }
  CHECK(sink.requests().empty());
  CHECK(FetchOverNet({})({.address = asked.Address("/ok")}));  // what the operator set may be in the house
}

TEST_CASE("a redirect is an answer, and is not followed") {
  const Asked asked;
  const auto answer = FetchOverNet({})({.address = asked.Address("/away")});
  REQUIRE(answer);
  CHECK(answer->status == 303);
}

TEST_CASE("an answer of more bytes than are taken is none") {
  const Asked asked;
  const auto answer = FetchOverNet({.bytes = 1999})({.address = asked.Address("/long")});
  REQUIRE_FALSE(answer);
  CHECK(answer.error().kind == ErrorKind::kUnreadable);
  CHECK(FetchOverNet({.bytes = 2000})({.address = asked.Address("/long")})->body.size() == 2000);
}

TEST_CASE("who does not answer is not waited for") {
  const Silent silent;
  const auto answer = FetchOverNet({.total = 50ms})({.address = silent.Address("http")});
  REQUIRE_FALSE(answer);
  CHECK(answer.error().message == "对方没有及时答复。");
  CHECK_FALSE(FetchOverNet({.total = 50ms})({.address = silent.Address("https")}));
}

TEST_CASE("open lines lead to this machine alone, whatever the address pretends") {
  for (const char* address :
       {"http://id.example/", "http://127.0.0.1@id.example/", "http://127.0.0.1.id.example/", "http://10.0.0.1/",
        "ftp://127.0.0.1/", "file:///etc/hostname", "gopher://127.0.0.1/", "", "127.0.0.1"}) {
    CHECK_MESSAGE(!FetchOverNet({.connect = 50ms, .total = 50ms})({.address = address}), address);
  }
}

TEST_CASE("a proxy in the environment is not asked") {
  const Asked asked;
  setenv("http_proxy", "http://127.0.0.1:1", 1);
  CHECK(FetchOverNet({})({.address = asked.Address("/ok")}));
  unsetenv("http_proxy");
}

TEST_CASE("whoever comes when all places are taken goes away at once") {
  const Asked asked;
  const auto answer = FetchOverNet({.at_once = 0})({.address = asked.Address("/ok")});
  REQUIRE_FALSE(answer);
  CHECK(answer.error().message.find("等候对方答复的人太多") == 0);
}

}  // namespace
}  // namespace gongkai::web
