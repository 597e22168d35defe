// A site over real sockets, and a client that says just what it is told to: for the tests of the server.
#pragma once

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <support/temp_dir.h>
#include <sys/socket.h>
#include <unistd.h>
#include <atomic>
#include <mutex>
#include <thread>
#include "web/assets.h"
#include "web/guard.h"
#include "web/listen_address.h"
#include "web/metrics.h"
#include "web/page.h"
#include "web/sent_file.h"
#include "web/server.h"

namespace gongkai::web::testing {

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

  /// Sends nothing more, and waits for what there is to read.
  void HalfClose() { shutdown(socket_, SHUT_WR); }

  /// Without waiting: something came, or the end.
  bool HasAnswer() {
    char byte = 0;
    return recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) >= 0;
  }

  /// Waits until the server closes; false when it does not for very long.
  bool IsEnded() {
    char buffer[4096];
    ssize_t got = 0;
    while ((got = recv(socket_, buffer, sizeof buffer, 0)) > 0) {
    }
    return got == 0 || errno == ECONNRESET;
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
  gongkai::testing::TempDir lying;
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
    router.GetForPrograms("/open/{id}", [](const Request& request) -> Response {
      if (request.params.Get("id") == "0") throw std::runtime_error("table gone");
      return Response::Json("{}");
    });
    router.Get("/letters/{id}", [](const Request&) { return Response::Text("letter"); });
    router.Get("/slow", [this](const Request&) {
      is_answering = true;
      std::this_thread::sleep_for(std::chrono::milliseconds(400));
      return Response::Text(std::string(300'000, 'w'));
    });
    // Three pieces of a hundred thousand letters, made one after the other.
    router.Get("/stream", [](const Request& request) {
      Response response = Response::Text("");
      const bool breaks = request.query.Has("breaks");
      response.stream = [breaks, number = 0]() mutable -> std::string {
        if (++number == 3 && breaks) throw std::runtime_error("table gone");
        return number > 3 ? "" : std::string(100'000, static_cast<char>('a' + number - 1));
      };
      return response;
    });
    // A file that lies beside the server, as large as /stream.
    router.Get("/file", [this](const Request& request) {
      const SentFile file{.path = lying.File("a.bin"),
                          .name = "a.bin",
                          .content_type = "application/octet-stream",
                          .size = 300'000,
                          .tag = "a1",
                          .piece = 70'000};
      auto response = SendFile(request, file);
      if (!response) throw ProblemError({404, "没有这个文件", "没有这个文件。"});
      return std::move(*response);
    });
    router.PostFromAnywhere("/ends/{token}", [](const Request& request) {
      return Response::Text("ended " + std::string(request.params.Get("token")));
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

inline constexpr std::string_view kForm = "application/x-www-form-urlencoded";
inline constexpr std::string_view kMultipart = "multipart/form-data; boundary=XX";

inline std::string Status(const std::string& answer) {
  return answer.substr(0, std::min<std::size_t>(answer.size(), 12));
}
inline bool Has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

inline std::string FilePart(std::size_t size) {
  return "--XX\r\nContent-Disposition: form-data; name=\"f\"; filename=\"年报.txt\"\r\n\r\n" + std::string(size, 'x') +
         "\r\n";
}

}  // namespace gongkai::web::testing
