// Handing in, and the page that follows the work. Progress is read from the database: reload it, close it, come back.

#include <algorithm>

#include "base/fold.h"
#include "report/pages.h"
#include "report/upload_view.h"

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
  if (!IsBlankText(text)) files.push_back({"粘贴的文字.txt", std::string(text)});
  if (files.empty()) {
    // What was sent is the form with a text, or that with files.
    const bool is_text = request.form.Has("text");
    return ShowStart(site, request, visitor,
                     {is_text ? FieldError{"text", "请粘贴报告的文字。"} : FieldError{"files", "请选择文件。"}});
  }
  const Holder holder = HolderAt(visitor, OrganOf(request, visitor));
  const account::Actor actor = ActorOn(visitor, Act::kHandInReports, holder.organ, request);
  const std::int64_t upload = web::OrProblem(HandIn(site.desk, files, actor, holder));
  site.wake();
  return Response::SeeOther(Url::Local("/office/uploads/{}", upload));
}

Html CountsOf(const OpenCounts& open) {
  Html html;
  if (open.errors > 0) html.Add("<span class=\"sev sev-error\">错误 {}</span> ", open.errors);
  if (open.warnings > 0) html.Add("<span class=\"sev sev-warning\">存疑 {}</span> ", open.warnings);
  if (open.notices > 0) html.Add("<span class=\"sev sev-notice\">提示 {}</span> ", open.notices);
  if (html.empty()) html.Add(BadgeOf(ReportState::kClean));
  return html;
}

Html Headline(const UploadedFile& view) {
  switch (view.State()) {
    case FileState::kWaiting:
      return Markup("<span class=\"text-secondary\">等待读取</span>");
    case FileState::kRead:
      return Markup("<span class=\"text-secondary\">已读取，等待核对</span>");
    case FileState::kFailed:
      return Markup("<span class=\"sev sev-error\">没有核对完</span>");
    case FileState::kUnreadable:
      return Markup("{} <span class=\"obstacle\">{}</span>", BadgeOf(ReportState::kUnreadable), view.version->obstacle);
    case FileState::kReplaced:
      return Markup("<span class=\"text-secondary\">已被“{}”取代，这里不列它的问题</span>", view.replaced_by);
    default:
      return CountsOf(view.open);
  }
}

// What is to be said besides; the obstacle stands in the headline already.
Html Outcome(const UploadedFile& view) {
  Html html = Headline(view);
  const UploadFile& file = view.file;
  if (file.outcome == "version" && file.message.empty())
    html.Add("<div class=\"form-hint\">同一机关同一年度已有报告，这份作为更正版保存。</div>");
  if (!file.message.empty() && file.outcome != "unreadable")
    html.Add("<div class=\"form-hint\">{}</div>", file.message);
  if (view.anothers && view.report->deleted_at.empty()) html.Add("{}", AnothersNote(*view.report));
  return html;
}

Html Results(const std::vector<UploadedFile>& files) {
  Html html;
  html.Add("<div class=\"card\"><ul class=\"result-list\">");
  for (const UploadedFile& view : files) {
    const std::string& file_name = view.file.file_name;
    html.Add("<li class=\"result\"><div class=\"result-name\">");
    if (view.report && view.report->deleted_at.empty()) {
      html.Add("<a href=\"/office/reports/{}\">{}</a>", view.report->id, NameOf(*view.report, file_name));
      if (!view.report->organ.empty()) html.Add("<div class=\"file-name\">{}</div>", file_name);
    } else {
      html.Add("{}", file_name);
    }
    html.Add("</div><div class=\"result-outcome\">{}</div></li>", Outcome(view));
  }
  html.Add("</ul></div>");
  return html;
}

// Each file counts twice: read, then checked.
Html ProgressPart(std::int64_t upload_id, const std::vector<UploadedFile>& files, bool* done) {
  const auto total = static_cast<std::ptrdiff_t>(files.size());
  const auto waiting = std::ranges::count(files, FileState::kWaiting, &UploadedFile::State);
  const auto read = std::ranges::count(files, FileState::kRead, &UploadedFile::State);
  const auto finished = total - waiting - read, steps = 2 * finished + read;
  *done = finished == total;
  Html html;
  if (*done) {
    html.Add(
        "<div id=\"upload\" aria-live=\"polite\"><p class=\"done-line\"><strong>{} 份全部核对完毕。</strong> {}</p>",
        total, SummaryOf(files));
  } else {
    html.Add(
        "<div id=\"upload\" aria-live=\"polite\" hx-get=\"/office/uploads/{}\" hx-trigger=\"every 700ms\" "
        "hx-swap=\"outerHTML\"><p><label for=\"bar\">正在核对：{} 份中已完成 {} 份</label></p><progress id=\"bar\" "
        "class=\"bar\" max=\"{}\" value=\"{}\"></progress>",
        upload_id, total, finished, 2 * total, steps);
  }
  html.Add("{}</div>", Results(files));
  return html;
}

Response ShowUpload(const Site& site, const Request& request, const Visitor& visitor) {
  const std::int64_t upload_id = NumberIn(request, "id");
  db::Reader reader = site.desk.database.Read();
  const auto upload = FindUpload(reader, upload_id);
  if (!upload || !SightOf(visitor).Covers(upload->holder))
    throw web::ProblemError(web::ToProblem({ErrorKind::kNotFound, "没有这次上传的记录。", ""}));
  bool done = false;
  Html part = ProgressPart(upload_id, FilesOf(reader, *upload, upload_id), &done);
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
