#include "web/deadlines.h"

#include <sys/socket.h>

#include <algorithm>

namespace gongkai::web {

Deadlines::Deadlines(std::chrono::milliseconds head, std::chrono::milliseconds body)
    : head_(head), body_(body), thread_([this] { Run(); }) {}

Deadlines::~Deadlines() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  stopping_.notify_all();
  thread_.join();
}

void Deadlines::AwaitHead(const void* connection, int socket) {
  const std::lock_guard lock(mutex_);
  const Clock::time_point now = Clock::now();
  connections_[connection] = {socket, now + head_, now};
}

void Deadlines::AwaitBody(const void* connection) {
  const std::lock_guard lock(mutex_);
  if (const auto found = connections_.find(connection); found != connections_.end()) {
    found->second.until = Clock::now() + body_;
    found->second.idle_since.reset();
  }
}

void Deadlines::Received(const void* connection) {
  const std::lock_guard lock(mutex_);
  if (const auto found = connections_.find(connection); found != connections_.end()) {
    found->second.until = Clock::time_point::max();
  }
}

void Deadlines::Closed(const void* connection) {
  const std::lock_guard lock(mutex_);
  connections_.erase(connection);
}

bool Deadlines::AreSilent(std::chrono::milliseconds long_enough) {
  const std::lock_guard lock(mutex_);
  const Clock::time_point latest = Clock::now() - long_enough;
  return std::ranges::all_of(connections_, [&](const auto& connection) {
    const auto& idle_since = connection.second.idle_since;
    return idle_since && *idle_since <= latest;
  });
}

void Deadlines::Run() {
  const auto step = std::min<std::chrono::milliseconds>(std::chrono::seconds(1), std::min(head_, body_) / 2);
  std::unique_lock lock(mutex_);
  while (!stopping_.wait_for(lock, step, [this] { return stop_; })) EndOverdue();
}

// Shut down, not closed: the library finds the end of the stream and closes in its own thread.
void Deadlines::EndOverdue() {
  const Clock::time_point now = Clock::now();
  for (auto& [connection, waiting] : connections_) {
    if (waiting.until > now) continue;
    ::shutdown(waiting.socket, SHUT_RDWR);
    waiting.until = Clock::time_point::max();
  }
}

}  // namespace gongkai::web
