#include "docread/warm_server.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "docread/warm_words.h"

namespace gongkai::docread {
namespace {

constexpr int kOrders = STDIN_FILENO;

struct Order {
  int input = -1, output = -1;
};

/// What is not an order, and the end of the conversation, end this process.
Order Receive() {
  const WarmWord heard = HearWarm(kOrders);
  if (heard.word != kWarmOrder || heard.descriptors.size() != 2) _exit(0);
  return {heard.descriptors[0], heard.descriptors[1]};
}

/// Nothing hostile has been read yet; where a step fails nothing is.
void Become(const Order& order, pid_t server) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != server) _exit(4);  // it ended before this process could ask to end with it
  if (::dup2(order.input, STDIN_FILENO) < 0 || ::dup2(order.output, STDOUT_FILENO) < 0) _exit(4);
  ::close(order.input);
  ::close(order.output);
}

/// Told by a descriptor, which means this very process, whatever becomes of its number.
bool SayBegun(pid_t child) {
  const int process = static_cast<int>(::syscall(SYS_pidfd_open, child, 0));
  const bool said = process >= 0 && SayWarm(kOrders, kWarmBegun, {process});
  ::close(process);
  return said;
}

WarmEnded Reap(pid_t child) {
  WarmEnded ended;
  rusage usage{};
  while (::wait4(child, &ended.status, 0, &usage) < 0 && errno == EINTR) {
  }
  ended.peak_kilobytes = usage.ru_maxrss;
  return ended;
}

/// To the end of what was forked. When the other side is gone the new process ends with this one.
void LookAfter(pid_t child) {
  if (!SayBegun(child) || HearWarm(kOrders).word != kWarmReap) _exit(0);
  const WarmEnded ended = Reap(child);
  if (::send(kOrders, &ended, sizeof ended, MSG_NOSIGNAL) != sizeof ended) _exit(0);
}

/// What a library might print must not get among the messages.
void LeaveOutput() {
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere < 0 || ::dup2(nowhere, STDOUT_FILENO) < 0) _exit(4);
  ::close(nowhere);
}

}  // namespace

void ForkForEachInput() {
  const pid_t self = ::getpid();
  LeaveOutput();
  for (;;) {
    const Order order = Receive();
    const pid_t child = ::fork();
    if (child == 0) return Become(order, self);
    ::close(order.input);
    ::close(order.output);
    if (child > 0) {
      LookAfter(child);
    } else if (!SayWarm(kOrders, kWarmFailed, {})) {
      _exit(0);
    }
  }
}

}  // namespace gongkai::docread
