#include "account/job_pages.h"

#include <algorithm>

#include "account/field_pages.h"
#include "account/job_actions.h"
#include "account/job_store.h"

namespace gongkai::account {
namespace {

using jobs::Job;
using jobs::Turn;
using jobs::TurnState;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kTurnsShown = 10;

// Failed for good, or silent for so long that its process must have been killed.
bool NeedsSomebody(const Turn& turn) { return turn.state == TurnState::kFailed && !turn.again_at; }

Html StateOf(const Turn& turn, Instant now) {
  switch (turn.state) {
    case TurnState::kDone:
      return Markup("<span class=\"badge gk-badge-good\">✓ 完成</span>");
    case TurnState::kRunning:
      if (turn.held_until < now) return Markup("<span class=\"badge gk-badge-warning\">! 中断，等待接手</span>");
      return Markup("<span class=\"badge gk-badge-quiet\">… 正在运行</span>");
    case TurnState::kFailed:
      break;
  }
  if (turn.tries == 0) return Markup("<span class=\"badge gk-badge-quiet\">… 马上运行</span>");
  if (NeedsSomebody(turn)) return Markup("<span class=\"badge gk-badge-warning\">✕ 没有做成</span>");
  return Markup("<span class=\"badge gk-badge-warning\">! 没有做成，{} 再试</span>", ToBeijingMinute(*turn.again_at));
}

Html LastOf(const std::optional<Turn>& turn, Instant now) {
  if (!turn) return Markup("<span class=\"gk-soft\">还没有运行过</span>");
  Html html = Markup("{} {}", StateOf(*turn, now), ToBeijingMinute(turn->ended_at.value_or(turn->begun_at)));
  if (turn->tries > 1) html.Add("，第 {} 次尝试", turn->tries);
  if (!turn->message.empty()) html.Add("<div class=\"gk-soft\">{}</div>", turn->message);
  return html;
}

Html PageOf(const Job& job) {
  if (job.page.empty()) return {};
  return Markup("<div><a href=\"{}\" aria-label=\"管理：{}\">管理</a></div>", Url::Local(job.page), job.title);
}

Html RowOf(db::Session& session, const Request& request, const Job& job, Instant now) {
  const auto turn = NewestTurn(session, job.name);
  return Markup(
      "<tr><th scope=\"row\"><a href=\"/office/jobs/{}\">{}</a>{}</th><td class=\"gk-nowrap\" "
      "data-label=\"时间\">{}</td><td "
      "data-label=\"上次\">{}</td><td class=\"gk-nowrap\" data-label=\"下次\">{}</td><td class=\"gk-row-acts\"><form "
      "method=\"post\" "
      "action=\"/office/jobs/{}/run\">{}{}<button class=\"btn btn-sm\" type=\"submit\" aria-label=\"现在运行：{}\">"
      "现在运行</button></form></td></tr>",
      job.name, job.title, PageOf(job), job.schedule.InWords(), LastOf(turn, now),
      ToBeijingMinute(job.schedule.NextDue(now)), job.name, request.CsrfField(), OnceField(), job.title);
}

Response ShowJobs(Desk& desk, const std::vector<Job>& jobs, const Request& request, const Visitor& visitor) {
  web::Page page = OfficeFrame(visitor, "定时工作", "/office/jobs");
  if (request.query.Has("asked"))
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已安排，几秒内开始运行。刷新本页看结果。</p></div>");
  page.body.Add(
      "<p class=\"form-hint\">到时间由系统自动运行，装了几个进程也只运行一次。没有做成的，隔 1、5、15、60 "
      "分钟各再试一次。</p>"
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">工作</th><th "
      "scope=\"col\">时间</th><th scope=\"col\">上次</th><th scope=\"col\">下次</th><th scope=\"col\"><span "
      "class=\"visually-hidden\">操作</span></th></tr></thead><tbody>");
  db::Reader reader = desk.database.Read();
  for (const Job& job : jobs) page.body.Add("{}", RowOf(reader, request, job, desk.now()));
  page.body.Add("</tbody></table></div>");
  return Response::Of(RenderPage(page, request));
}

const Job& JobIn(const std::vector<Job>& jobs, const Request& request) {
  const auto found = std::ranges::find(jobs, request.params.Get("name"), &Job::name);
  if (found == jobs.end())
    throw web::ProblemError(web::ToProblem({ErrorKind::kNotFound, "没有这项定时工作，请从“定时工作”进入。", ""}));
  return *found;
}

Response ShowTurns(Desk& desk, const Job& job, const Request& request, const Visitor& visitor) {
  web::Page page = OfficeFrame(visitor, job.title, "/office/jobs");
  page.breadcrumbs = {{"定时工作", Url::Local("/office/jobs")}};
  db::Reader reader = desk.database.Read();
  const auto turns = TurnsOf(reader, job.name, kTurnsShown);
  if (turns.empty()) {
    page.body.Add("<p class=\"gk-empty\">还没有运行过。{}。</p>", job.schedule.InWords());
    return Response::Of(RenderPage(page, request));
  }
  page.body.Add(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">应运行时间</th><th "
      "scope=\"col\">结果</th><th scope=\"col\">在哪个进程</th></tr></thead><tbody>");
  for (const Turn& turn : turns) {
    page.body.Add("<tr><th scope=\"row\">{}</th><td data-label=\"结果\">{}</td><td data-label=\"进程\">{}</td></tr>",
                  ToBeijingMinute(turn.due), LastOf(turn, desk.now()), turn.node);
  }
  page.body.Add("</tbody></table></div>");
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddJobPages(Office& office, std::vector<Job> jobs, std::function<void()> wake) {
  Desk& desk = office.desk();
  const auto shared = std::make_shared<const std::vector<Job>>(std::move(jobs));
  office.Get("/office/jobs", Act::kRunJobs, [&desk, shared](const Request& request, const Visitor& visitor) {
    return ShowJobs(desk, *shared, request, visitor);
  });
  office.Get("/office/jobs/{name}", Act::kRunJobs, [&desk, shared](const Request& request, const Visitor& visitor) {
    return ShowTurns(desk, JobIn(*shared, request), request, visitor);
  });
  office.Post("/office/jobs/{name}/run", Act::kRunJobs,
              [&desk, shared, wake = std::move(wake)](const Request& request, const Visitor& visitor) {
                const Job& job = JobIn(*shared, request);
                const Actor actor =
                    web::OrProblem(ActorFor(visitor, Act::kRunJobs, visitor.posts.front().organ, OnceKey(request)));
                web::OrProblem(AskForTurn(desk, actor, job.name));
                wake();
                return Response::SeeOther(Url::Local("/office/jobs").With("asked", "1"));
              });
}

}  // namespace gongkai::account
