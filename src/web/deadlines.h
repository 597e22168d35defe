// Ends connections that send their request too slowly. The HTTP library knows idle connections only: a byte now and
// then keeps one open for ever, and a few thousand of them keep everybody else out.
//
// A connection is told of when it opens, when the head of a request is there, when all of it is there, and when it
// closes. Next to read: server.cc.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>

namespace gongkai::web {

class Deadlines {
 public:
  Deadlines(std::chrono::milliseconds head, std::chrono::milliseconds body);
  ~Deadlines();
  Deadlines(const Deadlines&) = delete;
  Deadlines& operator=(const Deadlines&) = delete;

  /// A connection opened, or is ready for its next request: the head has to come.
  void AwaitHead(const void* connection, int socket);
  /// The body has to come.
  void AwaitBody(const void* connection);
  /// Everything is there; answering takes what it takes.
  void Received(const void* connection);
  /// Must come before the socket is closed: its number may pass to another connection.
  void Closed(const void* connection);

  /// Whether no connection has a request under way, nor may have one on its way: each has been silent for so long.
  bool AreSilent(std::chrono::milliseconds long_enough);

 private:
  using Clock = std::chrono::steady_clock;
  struct Waiting {
    int socket;
    Clock::time_point until;
    std::optional<Clock::time_point> idle_since;  // no part of a request is known to have come
  };

  void Run();
  void EndOverdue();

  const std::chrono::milliseconds head_, body_;
  std::mutex mutex_;
  std::condition_variable stopping_;
  std::unordered_map<const void*, Waiting> connections_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace gongkai::web
