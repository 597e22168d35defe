// The first visit (who are you), the start page with the place to drop files, and the settings.

#include "report/pages.h"

namespace gongkai::report {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kShownAtStart = 15;

// Only a path of this site, never an address somebody put into the link.
Url WhereTo(std::string_view next) {
  if (!next.starts_with('/') || next.starts_with("//")) return Url::Local("/");
  return Url::Checked(web::BasePath() + std::string(next));
}

Response ShowWelcome(const Site& site, const Request& request, std::string_view problem, int status) {
  web::Page page = Frame(site, "您是哪位？", Tab::kStart);
  page.nav.clear();
  page.width = web::Width::kText;
  page.body.Add("<p>核对结论要记到人名下。请填写您的姓名，只问这一次，以后可在“设置”里修改。</p>");
  if (!problem.empty()) page.body.Add("<div class=\"alert alert-danger\" role=\"alert\">{}</div>", problem);
  page.body.Add(
      "<form method=\"post\" action=\"/welcome\" class=\"name-form\">{}<input type=\"hidden\" name=\"next\" "
      "value=\"{}\">"
      "<label class=\"form-label\" for=\"name\">姓名</label><input class=\"form-control\" id=\"name\" name=\"name\" "
      "required maxlength=\"20\" autocomplete=\"name\" autofocus><button class=\"btn btn-primary\" "
      "type=\"submit\">开始使用</button></form>",
      request.CsrfField(), request.method == web::Method::kPost ? request.form.Get("next") : request.query.Get("next"));
  return Response::Of(RenderPage(page, request), status);
}

Html DropZone(const Request& request) {
  return Markup(
      "<form class=\"drop\" id=\"drop\" method=\"post\" action=\"/uploads\" enctype=\"multipart/form-data\">{}"
      "<label class=\"gk-drop drop-zone\"><span class=\"drop-title\">把年度报告拖到这里，或点击选择</span>"
      "<span class=\"drop-kinds\">可一次放入多份。Word、PDF、网页、纯文本都能读，读不出的会说明原因。</span>"
      "<span class=\"btn btn-primary btn-lg drop-button\" aria-hidden=\"true\">选择文件</span>"
      "<input type=\"file\" id=\"files\" name=\"files\" multiple required "
      "accept=\".txt,.md,.html,.htm,.docx,.doc,.wps,.pdf,text/plain,text/html,application/pdf\">"
      "<span class=\"drop-chosen\">文件已选好，请点下面的“上传并核对”。</span>"
      "<span class=\"drop-sending\" role=\"status\"></span><ul class=\"gk-drop-list\" "
      "aria-live=\"polite\"></ul></label>"
      "<p class=\"drop-send\"><button class=\"btn btn-primary btn-lg\" type=\"submit\">上传并核对</button></p></form>"
      "<details class=\"paste\"><summary>没有文件？粘贴报告文字</summary><form method=\"post\" action=\"/uploads\">{}"
      "<label class=\"form-label\" for=\"text\">报告全文，连同表格一起粘贴</label>"
      "<textarea class=\"form-control\" id=\"text\" name=\"text\" rows=\"8\" required></textarea>"
      "<button class=\"btn btn-primary\" type=\"submit\">核对这段文字</button></form></details>",
      request.CsrfField(), request.CsrfField());
}

Response ShowStart(const Site& site, const Request& request) {
  if (auto ask = AskName(site, request)) return std::move(*ask);
  ListPage list;
  {
    db::Reader reader = site.desk.database.Read();
    list = List(reader, {.page_size = kShownAtStart});
  }
  web::Page page = Frame(site, "上传年度报告，马上核对", Tab::kStart);
  page.body.Add(DropZone(request));
  page.body.Add("<h2 class=\"section-title\">最近的报告</h2>");
  if (list.rows.empty()) {
    page.body.Add("<p class=\"empty-note\">还没有报告。上传第一份后，这里会列出它的核对结果。</p>");
  } else {
    page.body.Add(TableOfReports(site, list.rows));
    if (list.total > kShownAtStart) page.body.Add("<p><a href=\"/reports\">查看全部 {} 份报告</a></p>", list.total);
  }
  return Response::Of(RenderPage(page, request));
}

Response ShowSettings(const Site& site, const Request& request, std::string_view problem, int status) {
  if (auto ask = AskName(site, request)) return std::move(*ask);
  const bool refused = !problem.empty();  // then what was typed stays
  std::string deadline;
  {
    db::Reader reader = site.desk.database.Read();
    deadline = GetSetting(reader, kTownshipDeadlineSetting);
  }
  web::Page page = Frame(site, "设置", Tab::kSettings);
  page.width = web::Width::kText;
  if (!problem.empty()) page.body.Add("<div class=\"alert alert-danger\" role=\"alert\">{}</div>", problem);
  if (request.query.Has("saved")) page.body.Add("<div class=\"alert alert-success\" role=\"status\">已保存。</div>");
  page.body.Add(
      "<form method=\"post\" action=\"/settings\" class=\"settings-form\">{}<div><label class=\"form-label\" "
      "for=\"name\">姓名</label><input class=\"form-control\" id=\"name\" name=\"name\" required maxlength=\"20\" "
      "value=\"{}\"><p class=\"form-hint\">此后的判断记在这个名下，以前的不变。</p></div>"
      "<div><label class=\"form-label\" for=\"deadline\">乡镇、街道公布年报的期限（月-日）</label><input "
      "class=\"form-control\" id=\"deadline\" name=\"deadline\" placeholder=\"01-31\" "
      "pattern=\"[0-9][0-9]-[0-9][0-9]\" "
      "value=\"{}\" aria-describedby=\"deadline-hint\"><p class=\"form-hint\" "
      "id=\"deadline-hint\">《条例》第四十九条只给"
      "县级以上部门（1月31日）和政府（3月31日）规定了期限，乡镇由县里自定。留空就不核对乡镇是否迟报。</p></div>"
      "<button class=\"btn btn-primary\" type=\"submit\">保存</button></form>",
      request.CsrfField(), refused ? std::string(request.form.Get("name")) : Person(site),
      refused ? std::string(request.form.Get("deadline")) : deadline);
  return Response::Of(RenderPage(page, request), status);
}

}  // namespace

void AddStartPages(web::Router& router, Site& site) {
  router.Get("/", [&](const Request& request) { return ShowStart(site, request); });
  router.Get("/welcome", [&](const Request& request) { return ShowWelcome(site, request, "", 200); });
  router.Post("/welcome", [&](const Request& request) {
    const Status done = SetPerson(site.desk, request.form.Get("name"));
    if (!done) return ShowWelcome(site, request, done.error().message, 422);
    return Response::SeeOther(WhereTo(request.form.Get("next")));
  });
  router.Get("/settings", [&](const Request& request) { return ShowSettings(site, request, "", 200); });
  router.Post("/settings", [&](const Request& request) {
    Status done = SetPerson(site.desk, request.form.Get("name"));
    if (done) done = SetTownshipDeadline(site.desk, request.form.Get("deadline"));
    if (!done) return ShowSettings(site, request, done.error().message, 422);
    return Response::SeeOther(Url::Local("/settings").With("saved", "1"));
  });
}

}  // namespace gongkai::report
