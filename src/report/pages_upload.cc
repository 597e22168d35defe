// Handing in, and the page that follows the work. Progress is read from the database: reload it, close it, come back.

#include <algorithm>

#include "report/pages.h"
#include "report/report_view.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::uint64_t kFileBytes = 64U << 20U;
constexpr std::uint64_t kTotalBytes = 512U << 20U;

// The organ that was chosen, or the first for which the visitor may hand in.
account::OrganId OrganOf(const Request& request, const Visitor& visitor) {
  const account::OrganId chosen{request.form.Int("organ").value_or(0)};
  if (visitor.May(Act::kHandInReports, chosen)) return chosen;
  for (const account::HeldPost& post : visitor.posts) {
    if (visitor.May(Act::kHandInReports, post.organ)) return post.organ;
  }
  return chosen;
}

Response Receive(Site& site, const Request& request, const Visitor& visitor) {
  std::vector<HandedIn> files;
  for (const web::Upload& upload : request.files) {
    if (!upload.file_name.empty()) files.push_back({upload.file_name, upload.Read()});
  }
  const std::string_view text = request.form.Get("text");
  if (!text.empty()) files.push_back({"粘贴的文字.txt", std::string(text)});
  const Holder holder{OrganOf(request, visitor), visitor.ReachWith(Act::kSeeReports) == account::Reach::kCounty};
  const account::Actor actor = ActorOn(visitor, Act::kHandInReports, holder.organ, request);
  const std::int64_t upload = web::OrProblem(HandIn(site.desk, files, actor, holder));
  site.wake();
  return Response::SeeOther(Url::Local("/office/uploads/{}", upload));
}

Html Outcome(db::Session& session, const UploadFile& file) {
  if (file.state == "waiting") return Markup("<span class=\"text-secondary\">等待读取</span>");
  if (file.state == "read") return Markup("<span class=\"text-secondary\">已读取，等待核对</span>");
  if (file.outcome == "unreadable") {
    return Markup("{} <span class=\"obstacle\">{}</span>", BadgeOf(ReportState::kUnreadable), file.message);
  }
  Html html;
  const OpenCounts open = CountOpen(Findings(session, file.report_id.value_or(0), Gone::kLeaveOut));
  if (open.errors > 0) html.Add("<span class=\"sev sev-error\">错误 {}</span> ", open.errors);
  if (open.warnings > 0) html.Add("<span class=\"sev sev-warning\">存疑 {}</span> ", open.warnings);
  if (open.notices > 0) html.Add("<span class=\"sev sev-notice\">提示 {}</span> ", open.notices);
  if (html.empty()) html.Add(BadgeOf(ReportState::kClean));
  if (file.outcome == "version")
    html.Add("<div class=\"form-hint\">同一机关同一年度已有报告，这份作为更正版保存。</div>");
  if (!file.message.empty()) html.Add("<div class=\"form-hint\">{}</div>", file.message);
  return html;
}

Html Results(db::Session& session, const std::vector<UploadFile>& files) {
  Html html;
  html.Add("<div class=\"card\"><ul class=\"result-list\">");
  for (const UploadFile& file : files) {
    html.Add("<li class=\"result\"><div class=\"result-name\">");
    const auto report = file.report_id ? FindReport(session, *file.report_id) : std::nullopt;
    if (report) {
      html.Add("<a href=\"/office/reports/{}\">{}</a>", report->id, NameOf(*report, file.file_name));
      if (!report->organ.empty()) html.Add("<div class=\"file-name\">{}</div>", file.file_name);
    } else {
      html.Add("{}", file.file_name);
    }
    html.Add("</div><div class=\"result-outcome\">{}</div></li>", Outcome(session, file));
  }
  html.Add("</ul></div>");
  return html;
}

// "其中有错误的 7 份、读不出的 1 份": where to look first among many files. Nothing is said of a single one.
std::string Summary(db::Session& session, const std::vector<UploadFile>& files) {
  int errors = 0, doubts = 0, unreadable = 0, rest = 0;
  for (const UploadFile& file : files) {
    const OpenCounts open = CountOpen(Findings(session, file.report_id.value_or(0), Gone::kLeaveOut));
    ++(file.outcome == "unreadable" ? unreadable : open.errors > 0 ? errors : open.warnings > 0 ? doubts : rest);
  }
  std::string words;
  const auto add = [&](std::string_view name, int count) {
    if (count > 0) words += (words.empty() ? "其中" : "、") + std::string(name) + " " + std::to_string(count) + " 份";
  };
  add("有错误的", errors);
  add("只有存疑的", doubts);
  add("没有错误和存疑的", rest);
  add("读不出的", unreadable);
  return files.size() < 2 ? "" : words + "。";
}

// Each file counts twice: read, then checked.
Html ProgressPart(db::Session& session, std::int64_t upload_id, const std::vector<UploadFile>& files, bool* done) {
  const auto in_state = [&](std::string_view state) {
    return std::count_if(files.begin(), files.end(), [&](const UploadFile& file) { return file.state == state; });
  };
  const auto finished = in_state("done");
  const auto steps = 2 * finished + in_state("read");
  const auto total = static_cast<std::ptrdiff_t>(files.size());
  *done = finished == total;
  Html html;
  if (*done) {
    html.Add(
        "<div id=\"upload\" aria-live=\"polite\"><p class=\"done-line\"><strong>{} 份全部核对完毕。</strong> {}</p>",
        total, Summary(session, files));
  } else {
    html.Add(
        "<div id=\"upload\" aria-live=\"polite\" hx-get=\"/office/uploads/{}\" hx-trigger=\"every 700ms\" "
        "hx-swap=\"outerHTML\"><p><label for=\"bar\">正在核对：{} 份中已完成 {} 份</label></p><progress id=\"bar\" "
        "class=\"bar\" max=\"{}\" value=\"{}\"></progress>",
        upload_id, total, finished, 2 * total, steps);
  }
  html.Add("{}</div>", Results(session, files));
  return html;
}

Response ShowUpload(const Site& site, const Request& request, const Visitor& visitor) {
  const std::int64_t upload_id = NumberIn(request, "id");
  db::Reader reader = site.desk.database.Read();
  const std::vector<UploadFile> files = FilesOfUpload(reader, upload_id);
  const auto upload = FindUpload(reader, upload_id);
  if (files.empty() || !upload || !SightOf(visitor).Covers(upload->holder))
    throw web::ProblemError(web::ToProblem({ErrorKind::kNotFound, "没有这次上传的记录。", ""}));
  bool done = false;
  Html part = ProgressPart(reader, upload_id, files, &done);
  if (request.IsFragment()) return Response::Of(std::move(part));
  web::Page page = Frame(visitor, "本次上传的核对结果", Tab::kStart);
  page.body.Add(part);
  page.body.Add(
      "<p class=\"after-links\"><a class=\"btn\" href=\"/office/hand-in\">上传别的报告</a> <a class=\"btn\" "
      "href=\"/office/reports\">全部报告</a></p>");
  if (!done) page.refresh_without_script = 3;
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddUploadPages(account::Office& office, Site& site) {
  office.Post("/office/uploads", Act::kHandInReports,
              [&](const Request& request, const Visitor& visitor) { return Receive(site, request, visitor); },
              {.file_bytes = kFileBytes, .total_bytes = kTotalBytes});
  office.Get("/office/uploads/{id}", Act::kSeeReports,
             [&](const Request& request, const Visitor& visitor) { return ShowUpload(site, request, visitor); });
}

}  // namespace gongkai::report
