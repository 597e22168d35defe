#include "web/deadlines.h"

#include <sys/socket.h>

#include <algorithm>

namespace gongkai::web {

Deadlines::Deadlines(Limits limits) : limits_(limits), thread_([this] { Run(); }) {}

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
  const auto [found, is_new] = connections_.try_emplace(connection);
  Waiting& waiting = found->second;
  if (is_new) {
    MakeRoom();
    waiting.place = silent_.insert(silent_.end(), connection);
  } else {
    silent_.splice(silent_.end(), waiting.silent_since ? silent_ : busy_, waiting.place);
  }
  waiting.socket = socket;
  waiting.until = now + limits_.head;
  waiting.silent_since = now;
}

void Deadlines::AwaitBody(const void* connection) {
  const std::lock_guard lock(mutex_);
  if (const auto found = connections_.find(connection); found != connections_.end()) {
    found->second.until = Clock::now() + limits_.body;
    NotSilent(found->second);
  }
}

void Deadlines::Received(const void* connection) {
  const std::lock_guard lock(mutex_);
  if (const auto found = connections_.find(connection); found != connections_.end()) {
    found->second.until = Clock::time_point::max();
    NotSilent(found->second);
  }
}

void Deadlines::Closed(const void* connection) {
  const std::lock_guard lock(mutex_);
  const auto found = connections_.find(connection);
  if (found == connections_.end()) return;
  (found->second.silent_since ? silent_ : busy_).erase(found->second.place);
  connections_.erase(found);
}

void Deadlines::NotSilent(Waiting& waiting) {
  if (waiting.silent_since) busy_.splice(busy_.end(), silent_, waiting.place);
  waiting.silent_since.reset();
}

bool Deadlines::AreSilent(std::chrono::milliseconds long_enough) {
  const std::lock_guard lock(mutex_);
  const Clock::time_point latest = Clock::now() - long_enough;
  return std::ranges::all_of(connections_, [&](const auto& connection) {
    const auto& silent_since = connection.second.silent_since;
    return silent_since && *silent_since <= latest;
  });
}

void Deadlines::Run() {
  const auto step =
      std::min<std::chrono::milliseconds>(std::chrono::seconds(1), std::min(limits_.head, limits_.body) / 2);
  std::unique_lock lock(mutex_);
  while (!stopping_.wait_for(lock, step, [this] { return stop_; })) EndOverdue();
}

// Shut down, not closed: the library finds the end of the stream and closes in its own thread. Until then it stays in
// the books, at the end of the line.
void Deadlines::MakeRoom() {
  if (connections_.size() <= limits_.connections || silent_.empty()) return;
  Waiting& longest = connections_.find(silent_.front())->second;
  ::shutdown(longest.socket, SHUT_RDWR);
  longest.until = Clock::time_point::max();
  silent_.splice(silent_.end(), silent_, longest.place);
}

void Deadlines::EndOverdue() {
  const Clock::time_point now = Clock::now();
  for (auto& [connection, waiting] : connections_) {
    if (waiting.until > now) continue;
    ::shutdown(waiting.socket, SHUT_RDWR);
    waiting.until = Clock::time_point::max();
  }
}

}  // namespace gongkai::web
