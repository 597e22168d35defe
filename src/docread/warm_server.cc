#include "docread/warm_server.h"

#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

#include "docread/warm_words.h"

namespace gongkai::docread {
namespace {

constexpr int kOrders = STDIN_FILENO;

struct Order {
  int input = -1, output = -1;
};

/// What is not an order, and the end of the conversation, end this process.
Order Receive() {
  char word = 0;
  iovec part{&word, 1};
  alignas(cmsghdr) char control[CMSG_SPACE(2 * sizeof(int))];
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control;
  message.msg_controllen = sizeof control;
  ssize_t got = 0;
  while ((got = ::recvmsg(kOrders, &message, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR) {
  }
  const cmsghdr* head = got == 1 && word == kWarmOrder ? CMSG_FIRSTHDR(&message) : nullptr;
  if (head == nullptr || head->cmsg_type != SCM_RIGHTS || head->cmsg_len != CMSG_LEN(2 * sizeof(int))) _exit(0);
  int descriptors[2];
  std::memcpy(descriptors, CMSG_DATA(head), sizeof descriptors);
  return {descriptors[0], descriptors[1]};
}

template <class Message>
void Say(const Message& message) {
  if (::send(kOrders, &message, sizeof message, MSG_NOSIGNAL) != sizeof message) _exit(0);
}

/// False when the other side is gone.
bool IsToldToReap() {
  char word = 0;
  ssize_t got = 0;
  while ((got = ::recv(kOrders, &word, 1, 0)) < 0 && errno == EINTR) {
  }
  return got == 1 && word == kWarmReap;
}

WarmEnded Reap(pid_t child) {
  WarmEnded ended;
  rusage usage{};
  while (::wait4(child, &ended.status, 0, &usage) < 0 && errno == EINTR) {
  }
  ended.peak_kilobytes = usage.ru_maxrss;
  return ended;
}

void Become(const Order& order) {
  ::setpgid(0, 0);
  ::dup2(order.input, STDIN_FILENO);
  ::dup2(order.output, STDOUT_FILENO);
  ::close(order.input);
  ::close(order.output);
}

}  // namespace

void ForkForEachInput() {
  for (;;) {
    const Order order = Receive();
    const pid_t child = ::fork();
    if (child == 0) return Become(order);
    ::close(order.input);
    ::close(order.output);
    if (child > 0) ::setpgid(child, child);  // whoever comes first; the number is told only after that
    Say(WarmStarted{child});
    if (child < 0) continue;
    // Unreaped until then: the number stays that of this child while the other side may kill it.
    if (!IsToldToReap()) {
      ::kill(-child, SIGKILL);
      _exit(0);
    }
    Say(Reap(child));
  }
}

}  // namespace gongkai::docread
