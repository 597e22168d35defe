// Each case forks, locks the child in, lets it try one thing, and looks at how it ended.
#include "docread/sandbox.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <string>

#include "base/address_sanitizer.h"

namespace gongkai::docread {
namespace {

constexpr int kWorked = 0;
constexpr int kRefused = 1;

struct Ended {
  int exit_code = -1;
  int signal = 0;
};

/// `attempt` returns whether what it tried worked.
Ended LockedIn(const std::function<bool()>& attempt, SandboxLimits limits = {}) {
  const pid_t child = ::fork();
  if (child == 0) {
    EnterSandbox(limits);
    _exit(attempt() ? kWorked : kRefused);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, WIFSIGNALED(status) ? WTERMSIG(status) : 0};
}

TEST_CASE("a locked-in process can compute and read installed files") {
  const Ended ended = LockedIn([] {
    char byte = 0;
    const int file = ::open("/usr/share/common-licenses/Apache-2.0", O_RDONLY | O_CLOEXEC);
    return file >= 0 && ::read(file, &byte, 1) == 1;
  });
  CHECK(ended.exit_code == kWorked);
}

bool KernelHasLandlock() { return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, 1) > 0; }

TEST_CASE("it cannot read what is no installed file: passwords, the data folder, its parent's memory") {
  if (!KernelHasLandlock()) return;
  char folder[] = "/tmp/gongkai-sandbox-XXXXXX";
  REQUIRE(::mkdtemp(folder) != nullptr);
  const std::string file = std::string(folder) + "/gongkai.db";
  const int made = ::open(file.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  REQUIRE(made >= 0);
  ::close(made);
  for (const std::string& path : {file, std::string("/etc/passwd"), std::string("/etc/shadow"),
                                  std::string("/proc/self/environ"), std::string(folder)}) {
    CAPTURE(path);
    CHECK(LockedIn([&] { return ::open(path.c_str(), O_RDONLY | O_CLOEXEC) >= 0; }).exit_code == kRefused);
  }
  ::unlink(file.c_str());
  ::rmdir(folder);
}

TEST_CASE("it cannot open a file for writing, nor make one") {
  CHECK(LockedIn([] { return ::open("/dev/null", O_WRONLY) >= 0; }).exit_code == kRefused);
  CHECK(LockedIn([] { return ::open("/dev/shm/gongkai_sandbox_test", O_CREAT | O_RDWR, 0600) >= 0; }).exit_code ==
        kRefused);
  CHECK(LockedIn([] { return ::unlink("/dev/shm/nothing") == 0 || errno != EPERM; }).exit_code == kRefused);
}

TEST_CASE("asking for a socket, a process or another program ends it") {
  CHECK(LockedIn([] { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0; }).signal == SIGSYS);
  CHECK(LockedIn([] { return ::fork() >= 0; }).signal == SIGSYS);
  CHECK(LockedIn([] { return ::execl("/bin/true", "true", nullptr) == 0; }).signal == SIGSYS);
}

TEST_CASE("it cannot raise its own limits or signal others") {
  CHECK(LockedIn([] { return ::kill(::getppid(), 0) == 0; }).exit_code == kRefused);
}

TEST_CASE("its processor time runs out") {
  const Ended ended = LockedIn(
      [] {
        volatile bool going = true;
        while (going) {
        }
        return true;
      },
      {.seconds = 1});
  CHECK((ended.signal == SIGXCPU || ended.signal == SIGKILL || ended.signal == SIGALRM));
}

#if !defined(GONGKAI_ADDRESS_SANITIZER)
TEST_CASE("its memory runs out") {
  constexpr std::size_t kGigabytes = 1U << 30U;  // the test program itself may have some hundred megabytes mapped
  const auto map = [](std::size_t bytes) {
    return ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) !=
           MAP_FAILED;
  };
  CHECK(LockedIn([&] { return map(1 * kGigabytes); }, {.memory_bytes = 4 * kGigabytes}).exit_code == kWorked);
  CHECK(LockedIn([&] { return map(5 * kGigabytes); }, {.memory_bytes = 4 * kGigabytes}).exit_code == kRefused);
}
#endif

TEST_CASE("it can abort, and can send no signal to anybody else, by no way round") {
  const Ended aborted = LockedIn([]() -> bool { std::abort(); });
  CHECK((aborted.signal == SIGABRT || aborted.exit_code == 1));  // a sanitizer takes the signal, and exits
  const pid_t parent = ::getpid();
  CHECK(LockedIn([parent] { return ::syscall(SYS_tgkill, parent, parent, 0) == 0; }).exit_code == kRefused);
  CHECK(LockedIn([parent] { return ::kill(parent, 0) == 0; }).exit_code == kRefused);
  CHECK(LockedIn([parent] { return ::fcntl(STDIN_FILENO, F_SETOWN, parent) == 0; }).exit_code == kRefused);
  CHECK(LockedIn([] { return ::fcntl(STDIN_FILENO, F_SETFL, O_ASYNC) == 0; }).exit_code == kRefused);
}

}  // namespace
}  // namespace gongkai::docread
