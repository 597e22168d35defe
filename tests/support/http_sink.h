// A gateway for one test: takes what is posted to it over a real socket, keeps it, and answers with the status it was
// told.
//
//   HttpSink sink;
//   … post to sink.address() …
//   CHECK(sink.requests().front().find("X-Gongkai-Signature: ") != std::string::npos);
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace gongkai::testing {

class HttpSink {
 public:
  /// 0: it takes the request and hangs up without a word.
  std::atomic<int> status = 200;

  HttpSink() : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(socket_, 16) != 0 ||
        getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
      throw std::runtime_error("no socket");
    }
    port_ = ntohs(address.sin_port);
    taking_ = std::thread([this] { Take(); });
  }
  ~HttpSink() {
    shutdown(socket_, SHUT_RDWR);
    taking_.join();
    close(socket_);
  }
  HttpSink(const HttpSink&) = delete;
  HttpSink& operator=(const HttpSink&) = delete;

  std::string address() const { return "http://127.0.0.1:" + std::to_string(port_) + "/notices"; }
  /// Each whole: first line, headers, empty line, body.
  std::vector<std::string> requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

 private:
  void Take() {
    while (true) {
      const int line = accept(socket_, nullptr, nullptr);
      if (line < 0) return;
      std::string request = ReadOne(line);
      {
        const std::lock_guard lock(mutex_);
        requests_.push_back(std::move(request));
      }
      if (const int code = status; code != 0) {
        const std::string answer = "HTTP/1.1 " + std::to_string(code) +
                                   " x\r\nLocation: http://127.0.0.1:1/elsewhere\r\nContent-Length: 0\r\nConnection: "
                                   "close\r\n\r\n";
        if (write(line, answer.data(), answer.size()) < 0) {
        }
      }
      close(line);
    }
  }

  static std::string ReadOne(int line) {
    std::string request;
    std::array<char, 4096> bytes{};
    while (!IsWhole(request)) {
      const ssize_t got = read(line, bytes.data(), bytes.size());
      if (got <= 0) break;
      request.append(bytes.data(), static_cast<std::size_t>(got));
    }
    return request;
  }

  static bool IsWhole(const std::string& request) {
    const std::size_t end = request.find("\r\n\r\n");
    if (end == std::string::npos) return false;
    const std::string name = "Content-Length: ";
    const std::size_t at = request.find(name);
    const std::size_t length = at < end ? std::stoul(request.substr(at + name.size())) : 0;
    return request.size() >= end + 4 + length;
  }

  int socket_;
  int port_ = 0;
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  std::thread taking_;
};

}  // namespace gongkai::testing
