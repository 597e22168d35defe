#include "docread/child_parts.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <stdexcept>
#include <vector>

namespace gongkai::docread {
namespace {

using Clock = std::chrono::steady_clock;

std::vector<char*> Pointers(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (std::string& text : strings) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// Milliseconds to the deadline, rounded up, never negative.
int Left(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 1'000'000));
}

enum class Reading { kMore, kEnd, kTooMuch };

/// Takes what is there now.
Reading Drain(int descriptor, std::string& output, std::size_t limit) {
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer, sizeof buffer);
    if (got == 0) return Reading::kEnd;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno == EAGAIN ? Reading::kMore : Reading::kEnd;
    if (output.size() + static_cast<std::size_t>(got) > limit) return Reading::kTooMuch;
    output.append(buffer, static_cast<std::size_t>(got));
  }
}

}  // namespace

void Broken(const char* what) { throw std::runtime_error(std::string("无法启动子进程：") + what); }

Descriptor AboveStandard(int number) {
  if (number < 0 || number > STDERR_FILENO) return Descriptor(number);
  Descriptor low(number);
  return Descriptor(::fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

Descriptor InputFile(std::span<const std::string_view> input) {
  Descriptor file = AboveStandard(::memfd_create("input", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!file.valid()) Broken("没有可用的内存文件");
  for (std::string_view part : input) {
    while (!part.empty()) {
      const ssize_t written = ::write(file.get(), part.data(), part.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) Broken("内存不足");
      part.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  ::lseek(file.get(), 0, SEEK_SET);
  ::fcntl(file.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL);
  return file;
}

Pipe OutputPipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) Broken("没有可用的管道");
  Pipe pipe{AboveStandard(ends[0]), AboveStandard(ends[1])};
  if (!pipe.reading.valid() || !pipe.writing.valid()) Broken("没有可用的管道");
  ::fcntl(pipe.reading.get(), F_SETFL, O_NONBLOCK);
  ::fcntl(pipe.writing.get(), F_SETPIPE_SZ, 1 << 20);  // fewer wake-ups; it works without
  return pipe;
}

// Signals as at the start of a program.
pid_t Spawn(const ChildCommand& command, int input, int output) {
  std::vector<std::string> arguments{command.program};
  arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
  std::vector<std::string> environment{"PATH=/usr/bin:/bin", "LANG=C.UTF-8"};
  environment.insert(environment.end(), command.environment.begin(), command.environment.end());

  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);

  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

  pid_t child = -1;
  const int failure = ::posix_spawn(&child, command.program.c_str(), &files, &attributes, Pointers(arguments).data(),
                                    Pointers(environment).data());
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  return failure == 0 ? child : -1;
}

// A grandchild that keeps the pipe open does not hold us up.
std::optional<ChildEnd> Watch(int output, int process, std::string& text, const ChildLimits& limits) {
  const auto deadline =
      Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(limits.seconds));
  pollfd watched[2] = {{process, POLLIN, 0}, {output, POLLIN, 0}};
  for (;;) {
    const int ready = ::poll(watched, 2, Left(deadline));
    if (ready < 0 && errno != EINTR) Broken("等待子进程失败");
    if (ready == 0) return ChildEnd::kTooSlow;
    const bool ended = (watched[0].revents & POLLIN) != 0;
    const Reading reading = watched[1].fd < 0 ? Reading::kEnd : Drain(output, text, limits.output_bytes);
    if (reading == Reading::kTooMuch) return ChildEnd::kTooMuchOutput;
    if (ended) return std::nullopt;
    if (reading == Reading::kEnd) watched[1].fd = -1;
  }
}

ChildResult ResultOf(int status, long peak_kilobytes, std::optional<ChildEnd> killed_for) {
  ChildResult result;
  result.peak_kilobytes = peak_kilobytes;
  if (WIFEXITED(status)) result.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) result.signal = WTERMSIG(status);
  const bool out_of_time = result.signal == SIGXCPU || result.signal == SIGALRM;
  result.end = killed_for      ? *killed_for
               : out_of_time   ? ChildEnd::kTooSlow
               : result.signal ? ChildEnd::kSignalled
                               : ChildEnd::kExited;
  return result;
}

}  // namespace gongkai::docread
