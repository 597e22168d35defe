#include "docread/child.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

namespace gongkai::docread {
namespace {

ChildResult Shell(const std::string& script, std::string_view input = {}, ChildLimits limits = {}) {
  return RunChild({"/bin/sh", {"-c", script}, {}}, input, limits);
}

TEST_CASE("the child gets the bytes as they are and gives back what it writes") {
  std::string bytes(300'000, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 7);
  const ChildResult result = RunChild({"/bin/cat", {}, {}}, bytes, {});
  CHECK(result.end == ChildEnd::kExited);
  CHECK(result.exit_code == 0);
  CHECK(result.output == bytes);
}

TEST_CASE("a child that does not read its input, and one that ends without a word, do no harm") {
  const ChildResult result = Shell("exit 7", std::string(10'000'000, 'x'));
  CHECK(result.end == ChildEnd::kExited);
  CHECK(result.exit_code == 7);
  CHECK(result.output.empty());
}

TEST_CASE("a child that takes too long is killed, with all it started") {
  const auto begin = std::chrono::steady_clock::now();
  const ChildResult result = Shell("sleep 60 & echo begun; sleep 60", {}, {.seconds = 0.3});
  CHECK(result.end == ChildEnd::kTooSlow);
  CHECK(result.output == "begun\n");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("a grandchild that keeps the output open does not hold us up") {
  const auto begin = std::chrono::steady_clock::now();
  const ChildResult result = Shell("sleep 60 & echo done", {}, {.seconds = 50});
  CHECK(result.end == ChildEnd::kExited);
  CHECK(result.output == "done\n");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

TEST_CASE("endless output is cut off") {
  const ChildResult result = Shell("while :; do echo aaaaaaaaaaaaaaaa; done", {}, {.output_bytes = 100'000});
  CHECK(result.end == ChildEnd::kTooMuchOutput);
  CHECK(result.output.size() <= 100'000);
}

TEST_CASE("a crash and the kernel's own time limit are told apart") {
  const ChildResult crash = Shell("kill -SEGV $$");
  CHECK(crash.end == ChildEnd::kSignalled);
  CHECK(crash.signal == SIGSEGV);
  CHECK(Shell("kill -XCPU $$").end == ChildEnd::kTooSlow);
}

TEST_CASE("a program that is not there is not started") {
  CHECK(RunChild({"/nowhere/program", {}, {}}, {}, {}).end == ChildEnd::kNotStarted);
}

TEST_CASE("the child inherits neither our files nor our environment") {
  const int secret = ::open("/dev/zero", O_RDONLY);  // on purpose without close-on-exec
  REQUIRE(secret > 2);
  ::setenv("GONGKAI_SECRET", "word", 1);
  const ChildResult result = RunChild(
      {"/bin/sh", {"-c", "ls /proc/self/fd | wc -l; echo \"[$GONGKAI_SECRET][$GIVEN]\""}, {"GIVEN=yes"}}, {}, {});
  ::unsetenv("GONGKAI_SECRET");
  ::close(secret);
  CHECK(result.output == "4\n[][yes]\n");  // 0, 1, 2 and the directory that ls reads
}

TEST_CASE("many threads run children at once, and each gets its own answer") {
  std::vector<std::thread> threads;
  std::vector<int> right(8, 0);
  for (std::size_t i = 0; i < right.size(); ++i) {
    threads.emplace_back([i, &right] {
      for (int round = 0; round < 10; ++round) {
        const std::string bytes = std::to_string(i) + ":" + std::to_string(round);
        right[i] += RunChild({"/bin/cat", {}, {}}, bytes, {}).output == bytes ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(right == std::vector<int>(8, 10));
}

TEST_CASE("a program is looked for beside the running one, unless the environment names it") {
  CHECK_FALSE(FindProgramBeside("no-such-program", nullptr));
  ::setenv("GONGKAI_SOME_PROGRAM", "/bin/cat", 1);
  CHECK(FindProgramBeside("no-such-program", "GONGKAI_SOME_PROGRAM") == "/bin/cat");
  ::unsetenv("GONGKAI_SOME_PROGRAM");
}

}  // namespace
}  // namespace gongkai::docread
