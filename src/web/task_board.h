// Long work beside the requests: started by one, followed by others, so that a progress bar survives a reload.
//
//   std::string id = board.Start("检查 12 份报告", [files](Progress& progress) {
//     progress.SetTotal(files.size());
//     for (...) { ...; progress.Advance(); }
//     progress.SetResult("/reports?batch=7");               // where the page goes when all is done: a local path
//   });
//   return Response::SeeOther(TaskUrl(id));                 // a page that follows the work and then goes there
//
// Kept in the process: a restart forgets work that was under way.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "web/page.h"
#include "web/router.h"
#include "web/url.h"

namespace gongkai::web {

enum class TaskState { kWaiting, kRunning, kDone, kFailed };

struct TaskView {
  std::string id;
  std::string title;
  TaskState state = TaskState::kWaiting;
  std::uint64_t done = 0;
  std::uint64_t total = 0;  // 0: not known yet
  std::string note;         // what is being worked on
  std::string result;       // set by the work: a local path
  std::string error;        // one Chinese sentence, when failed
};

/// The work's side of it. All calls may come from any thread of the work.
class Progress {
 public:
  virtual ~Progress() = default;
  virtual void SetTotal(std::uint64_t total) = 0;
  virtual void Advance(std::uint64_t steps = 1) = 0;
  virtual void Note(std::string note) = 0;
  virtual void SetResult(std::string local_path) = 0;
  /// True when the process is about to end: return soon.
  virtual bool Stopping() const = 0;
};

using Work = std::function<void(Progress&)>;

class TaskBoard {
 public:
  /// `workers` tasks run at once, the others wait their turn. Finished ones are kept until 1,000 newer have come.
  explicit TaskBoard(unsigned workers = 1);
  ~TaskBoard();  // waits for what is running
  TaskBoard(const TaskBoard&) = delete;
  TaskBoard& operator=(const TaskBoard&) = delete;

  /// An exception out of the work makes it failed: ProblemError with its sentence, others with a general one.
  std::string Start(std::string title, Work work);
  std::optional<TaskView> Find(std::string_view id) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// /tasks/{id}
Url TaskUrl(std::string_view id);

/// The page of a task, polled by htmx, refreshed by the browser where there is no script, and left when the work is
/// done. `frame` gives the site's page (navigation, person) to put the progress into.
void AddTaskRoutes(Router& router, const TaskBoard& board, std::function<Page(const Request&)> frame);

/// The progress bar alone, for a page of one's own.
Html TaskProgress(const TaskView& task);

}  // namespace gongkai::web
