// Ends connections that send their request too slowly. The HTTP library knows idle connections only: a byte now and
// then keeps one open for ever, and a few thousand of them keep everybody else out. And where there are almost as many
// as the program takes, the one that has been silent the longest gives way to the one that comes.
//
// A connection is told of when it opens, when the head of a request is there, when all of it is there, and when it
// closes. Next to read: server.cc.
#pragma once

#include <chrono>
#include <condition_variable>
#include <list>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>

namespace gongkai::web {

class Deadlines {
 public:
  struct Limits {
    std::chrono::milliseconds head, body;
    std::size_t connections;  // beyond so many, silent ones give way
  };
  explicit Deadlines(Limits limits);
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
    std::optional<Clock::time_point> silent_since;  // no whole head of a request is known to have come
    std::list<const void*>::iterator place;         // in silent_ or in busy_
  };

  void Run();
  void EndOverdue();
  void MakeRoom();
  void NotSilent(Waiting& waiting);

  const Limits limits_;
  std::mutex mutex_;
  std::condition_variable stopping_;
  std::unordered_map<const void*, Waiting> connections_;
  std::list<const void*> silent_;  // who has been so the longest stands first
  std::list<const void*> busy_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace gongkai::web
