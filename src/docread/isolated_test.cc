// The worker here is a program that does nothing but RunReadWorker, as `gongkai read-worker` does.
#include "docread/isolated.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "docread/wire.h"

namespace gongkai::docread {
namespace {

/// Names the program that stands in for the running one.
class Worker {
 public:
  explicit Worker(const std::string& path) { ::setenv("GONGKAI_READ_WORKER", path.c_str(), 1); }
  ~Worker() { ::unsetenv("GONGKAI_READ_WORKER"); }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
};

const std::string kRealWorker = GONGKAI_BINARY_DIR "/bin/docread_read_worker";

TEST_CASE("read in isolation, a file gives the same document as read directly") {
  const Worker worker(kRealWorker);
  for (const std::string bytes :
       {"一、总体情况\n全年公开信息12条。\n", "规章\t0\t0\t0\n行政许可\t12\n", "\xFF\xFE\x00\x4E"}) {
    CHECK(ToWire(ReadIsolated(bytes)) == ToWire(Read(bytes)));
  }
}

TEST_CASE("limits reach the worker") {
  const Worker worker(kRealWorker);
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "甲\t1\n";
  CHECK(ReadIsolated(many).obstacle == Obstacle::kNone);
  const Limits few{.blocks = 10, .cells = 10};
  CHECK(ToWire(ReadIsolated(many, few)) == ToWire(Read(many, few)));
}

TEST_CASE("a worker that crashes, hangs, answers nonsense or is missing is an obstacle with a sentence") {
  const auto read_with = [](const char* program, Limits limits) {
    const Worker worker(program);
    return ReadIsolated("一、总体情况\n", limits);
  };
  const Document nonsense = read_with("/bin/cat", {});  // cannot open a file named read-worker, and fails
  CHECK(nonsense.obstacle == Obstacle::kDamaged);
  CHECK(nonsense.obstacle_message.ends_with("。"));
  const Document missing = read_with("/nowhere/gongkai", {});
  CHECK(missing.obstacle == Obstacle::kUnsupported);
  const Document endless = read_with("/usr/bin/yes", {});
  CHECK(endless.obstacle == Obstacle::kTooLarge);
}

}  // namespace
}  // namespace gongkai::docread
