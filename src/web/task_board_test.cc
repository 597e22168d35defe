// Long work is followed from any request, ends with a result or a sentence, and waits its turn.
#include "web/task_board.h"

#include <condition_variable>
#include <mutex>
#include <thread>

#include <doctest/doctest.h>

namespace gongkai::web {
namespace {

// A gate the test opens; the work stands before it.
class Gate {
 public:
  void Open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    changed_.notify_all();
  }
  void Pass() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return open_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = false;
};

// Work is waited for by more work behind it: one worker takes them in turn.
void WaitForAllBefore(TaskBoard& board) {
  Gate gate;
  board.Start("after", [&](Progress&) { gate.Open(); });
  gate.Pass();
}

Response Show(const TaskBoard& board, const std::string& id, bool is_fragment) {
  Router router;
  AddTaskRoutes(router, board, [](const Request&) { return Page{}; });
  auto match = router.Find(Method::kGet, "/tasks/" + id);
  Request request;
  request.params = match.params;
  if (is_fragment) request.headers.Add("HX-Request", "true");
  return match.route->handler(request);
}

TEST_CASE("progress is seen while the work runs, the result afterwards") {
  TaskBoard board;
  Gate reached;
  Gate go_on;
  const std::string id = board.Start("检查 3 份报告", [&](Progress& progress) {
    progress.SetTotal(3);
    progress.Advance(2);
    progress.Note("正在读<b>");
    reached.Open();
    go_on.Pass();
    progress.Advance();
    progress.SetResult("/reports?batch=7");
  });
  reached.Pass();
  const auto running = board.Find(id);
  REQUIRE(running);
  CHECK(running->state == TaskState::kRunning);
  CHECK(running->done == 2);
  CHECK(running->total == 3);
  const Response page = Show(board, id, false);
  CHECK(page.status == 200);
  CHECK(page.body.find("正在读&lt;b&gt;") != std::string::npos);
  CHECK(page.body.find("http-equiv=\"refresh\"") != std::string::npos);
  CHECK(Show(board, id, true).body.find("<html") == std::string::npos);

  const std::string second = board.Start("第二项", [](Progress&) {});
  CHECK(board.Find(second)->state == TaskState::kWaiting);
  go_on.Open();
  WaitForAllBefore(board);
  CHECK(board.Find(id)->state == TaskState::kDone);
  CHECK(board.Find(id)->done == 3);
  CHECK(Show(board, id, false).status == 303);
  const Response piece = Show(board, id, true);
  CHECK(piece.headers == std::vector<std::pair<std::string, std::string>>{{"HX-Redirect", "/reports?batch=7"}});
}

TEST_CASE("work that fails says why in one sentence, and the next goes on") {
  TaskBoard board;
  const std::string refused = board.Start("a", [](Progress&) { throw ProblemError({422, "", "文件已加密。"}); });
  WaitForAllBefore(board);
  CHECK(board.Find(refused)->state == TaskState::kFailed);
  CHECK(board.Find(refused)->error == "文件已加密。");
  CHECK(Show(board, refused, false).body.find("文件已加密。") != std::string::npos);
  CHECK(board.Find("unknown") == std::nullopt);
  CHECK_THROWS_AS(Show(board, "unknown", false), ProblemError);
}

TEST_CASE("work is told when the program ends") {
  Gate reached;
  bool was_told = false;
  {
    TaskBoard board;
    board.Start("long", [&](Progress& progress) {
      reached.Open();
      while (!progress.Stopping()) std::this_thread::yield();
      was_told = true;
    });
    reached.Pass();
  }
  CHECK(was_told);
}

}  // namespace
}  // namespace gongkai::web
