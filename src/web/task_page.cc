// The page on which a task is followed. With htmx the progress alone is fetched again; without script the browser
// reloads the page; either way the address goes on working after a reload or from another tab.
#include <algorithm>

#include "web/errors_to_http.h"
#include "web/task_board.h"

namespace gongkai::web {
namespace {

bool IsOver(const TaskView& task) { return task.state == TaskState::kDone || task.state == TaskState::kFailed; }

std::string Status(const TaskView& task) {
  switch (task.state) {
    case TaskState::kWaiting:
      return "正在等前面的工作做完";
    case TaskState::kRunning:
      return task.note.empty() ? "正在办理" : task.note;
    case TaskState::kDone:
      return "已完成";
    case TaskState::kFailed:
      return "没有办成";
  }
  return "";
}

TaskView FindTask(const TaskBoard& board, const Request& request) {
  if (auto task = board.Find(request.params.Get("id"))) return *task;
  throw ProblemError({404, "找不到这项工作", "这项工作早已结束，或系统重启过。已经办成的部分都在，请从首页进入查看。"});
}

Url ResultUrl(const TaskView& task) { return Url::Local(task.result.empty() ? "/" : task.result); }

Response ShowTask(const TaskView& task, const Request& request, Page page) {
  const bool goes_on = task.state == TaskState::kDone && !task.result.empty();
  if (request.IsFragment()) {
    Response response = Response::Of(TaskProgress(task));
    if (goes_on) response.With("HX-Redirect", ResultUrl(task).text());
    return response;
  }
  if (goes_on) return Response::SeeOther(ResultUrl(task));
  page.title = task.title;
  page.body = TaskProgress(task);
  page.refresh_without_script = IsOver(task) ? 0 : 2;
  page.width = Width::kText;
  return Response::Of(RenderPage(page, request));
}

}  // namespace

Url TaskUrl(std::string_view id) { return Url::Local("/tasks/{}", id); }

Html TaskProgress(const TaskView& task) {
  Html html;
  if (IsOver(task)) {
    html.Add("<div class=\"gk-task\" id=\"task\">");
  } else {
    html.Add("<div class=\"gk-task\" id=\"task\" hx-get=\"{}\" hx-trigger=\"every 700ms\" hx-swap=\"outerHTML\">",
             TaskUrl(task.id));
  }
  html.Add("<div class=\"gk-task-numbers\"><span role=\"status\">{}</span>", Status(task));
  if (task.total > 0) html.Add("<span>{} / {}</span>", std::min(task.done, task.total), task.total);
  html.Add("</div>");
  if (task.total > 0) {
    html.Add("<progress aria-label=\"进度\" max=\"{}\" value=\"{}\"></progress>", task.total,
             std::min(task.done, task.total));
  } else if (!IsOver(task)) {
    html.Add("<progress aria-label=\"进度\"></progress>");
  }
  if (task.state == TaskState::kFailed) html.Add("<p>{}</p>", task.error);
  if (task.state == TaskState::kDone) html.Add("<p><a href=\"{}\">看结果</a></p>", ResultUrl(task));
  html.Add("</div>");
  return html;
}

void AddTaskRoutes(Router& router, const TaskBoard& board, std::function<Page(const Request&)> frame) {
  router.Get("/tasks/{id}", [&board, frame = std::move(frame)](const Request& request) {
    return ShowTask(FindTask(board, request), request, frame(request));
  });
}

}  // namespace gongkai::web
