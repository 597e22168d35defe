// The place to drop files, with what came last; and the day by which townships publish, which the county sets.

#include <algorithm>

#include "report/pages.h"
#include "report/whose_view.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kShownAtStart = 15;

// Who hands in for several organs says for which one; for one there is nothing to ask.
Html OrganChoice(const Visitor& visitor) {
  Html html;
  std::vector<account::HeldPost> posts;
  for (const account::HeldPost& post : visitor.posts) {
    const bool is_new = std::ranges::none_of(posts, [&](const auto& other) { return other.organ == post.organ; });
    if (is_new && visitor.May(Act::kHandInReports, post.organ)) posts.push_back(post);
  }
  if (posts.size() < 2) return html;
  html.Add("<label class=\"form-label\">为哪个机关上传<select class=\"form-select\" name=\"organ\">");
  for (const account::HeldPost& post : posts) {
    html.Add("<option value=\"{}\">{}</option>", post.organ.value, post.organ_name);
  }
  html.Add("</select></label>");
  return html;
}

Html PasteForm(const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  return Markup(
      "<details class=\"paste\" {}><summary>没有文件？粘贴报告文字</summary><form method=\"post\" "
      "action=\"/office/uploads\" novalidate>{}{}{}<button class=\"btn btn-primary\" "
      "type=\"submit\">核对这段文字</button></form></details>",
      web::AttributeIf(ErrorOf(errors, "text") != nullptr, "open"), ActFields(request), OrganChoice(visitor),
      web::AreaField({.name = "text",
                      .label = "报告全文，连同表格一起粘贴",
                      .value = std::string(request.form.Get("text")),
                      .required = true},
                     8, errors));
}

Html DropZone(const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const FieldError* const fault = ErrorOf(errors, "files");
  return Markup(
      "<form class=\"drop\" id=\"drop\" method=\"post\" action=\"/office/uploads\" enctype=\"multipart/form-data\" "
      "novalidate>{}{}"
      "<label class=\"gk-drop drop-zone\"><span class=\"drop-title\">把年度报告拖到这里，或点击选择</span>"
      "<span class=\"drop-kinds\">可一次放入多份。Word、PDF、网页、纯文本都能读，读不出的会说明原因。</span>"
      "<span class=\"btn btn-primary btn-lg drop-button\" aria-hidden=\"true\">选择文件</span>"
      "<input type=\"file\" id=\"files\" name=\"files\" multiple required {} "
      "accept=\".txt,.md,.html,.htm,.docx,.doc,.wps,.pdf,text/plain,text/html,application/pdf\">"
      "<span class=\"drop-chosen\">文件已选好，请点下面的“上传并核对”。</span>"
      "<span class=\"drop-sending\" role=\"status\"></span><ul class=\"gk-drop-list\" "
      "aria-live=\"polite\"></ul></label>{}"
      "<p class=\"drop-send\"><button class=\"btn btn-primary btn-lg\" "
      "type=\"submit\">上传并核对</button></p></form>{}",
      ActFields(request), OrganChoice(visitor), web::AttributeIf(fault != nullptr, "aria-invalid=\"true\""),
      fault != nullptr ? Markup("<p class=\"gk-fault\">{}</p>", fault->message) : Html(),
      PasteForm(request, visitor, errors));
}

// The year before this one: that whose reports are being collected.
int YearCollected(const Site& site) { return static_cast<int>(BeijingDay(site.desk.office.now()).year()) - 1; }

Html RollUpLink(const Site& site) {
  const int year = YearCollected(site);
  return Markup("<p><a href=\"/office/rollup/{}\">汇总各机关 {} 年的报告</a></p>", year, year);
}

}  // namespace

Response ShowStart(const Site& site, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  ListPage list;
  {
    db::Reader reader = site.desk.database.Read();
    list = List(reader, {.sight = SightOf(visitor), .page_size = kShownAtStart});
    NameHolders(reader, list.rows);
  }
  web::Page page = Frame(visitor, "上传年度报告，马上核对", Tab::kStart);
  page.body.Add("{}{}", web::FaultList(errors, "没有收下"), DropZone(request, visitor, errors));
  page.body.Add("<h2 class=\"section-title\">最近的报告</h2>");
  if (list.rows.empty()) {
    page.body.Add("<p class=\"empty-note\">还没有报告。上传第一份后，这里会列出它的核对结果。</p>");
  } else {
    page.body.Add(TableOfReports(site, visitor, list.rows));
    if (list.total > kShownAtStart)
      page.body.Add("<p><a href=\"/office/reports\">查看全部 {} 份报告</a></p>", list.total);
  }
  page.body.Add("<p><a href=\"/office/campaign\">年度报告工作：各单位到了哪一步</a></p>");
  if (visitor.May(Act::kSeeItems)) page.body.Add("<p><a href=\"/office/annual\">从台账编制本机关的年度报告</a></p>");
  if (visitor.ReachWith(Act::kSeeReports) == account::Reach::kCounty) page.body.Add("{}", RollUpLink(site));
  if (visitor.May(Act::kSetReportDeadline))
    page.body.Add("<p><a href=\"/office/reports-deadline\">乡镇、街道公布年报的期限</a></p>");
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

namespace {

Response ShowDeadline(const Site& site, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  std::string deadline;
  {
    db::Reader reader = site.desk.database.Read();
    deadline = GetSetting(reader, kTownshipDeadlineSetting);
  }
  const int year = YearCollected(site);
  web::Page page = Frame(visitor, "乡镇、街道公布年报的期限", Tab::kReports);
  page.width = web::Width::kText;
  page.breadcrumbs = {{"年度报告", Url::Local("/office/reports")},
                      {std::to_string(year) + "年度报告工作", Url::Local("/office/campaign/{}", year)},
                      {"日子", Url::Local("/office/campaign/{}/days", year)}};
  if (request.query.Has("saved")) page.body.Add("<div class=\"alert alert-success\" role=\"status\">已保存。</div>");
  const Html field = web::TextField(
      {.name = "deadline",
       .label = "期限（月-日）",
       .value = errors.empty() ? deadline : std::string(request.form.Get("deadline")),
       .hint = "例如 01-31。《条例》第四十九条只给县级以上部门（1月31日）和政府（3月31日）规定了期限，乡镇由县里自定。"
               "留空就不核对乡镇是否迟报。"},
      errors);
  page.body.Add(
      "{}<form method=\"post\" action=\"/office/reports-deadline\" class=\"settings-form\" novalidate>{}{}<button "
      "class=\"btn btn-primary\" type=\"submit\">保存</button></form>",
      web::FaultList(errors), ActFields(request), field);
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response SaveDeadline(Site& site, const Request& request, const Visitor& visitor) {
  const account::Actor actor = ActorOn(visitor, Act::kSetReportDeadline, visitor.posts.front().organ, request);
  const Status done = SetTownshipDeadline(site.desk, request.form.Get("deadline"), actor);
  if (!done) return ShowDeadline(site, request, visitor, {{"deadline", done.error().message}});
  return Response::SeeOther(Url::Local("/office/reports-deadline").With("saved", "1"));
}

}  // namespace

void AddStartPages(account::Office& office, Site& site) {
  office.Get("/office/hand-in", Act::kHandInReports,
             [&](const Request& request, const Visitor& visitor) { return ShowStart(site, request, visitor, {}); });
  office.Get("/office/reports-deadline", Act::kSetReportDeadline,
             [&](const Request& request, const Visitor& visitor) { return ShowDeadline(site, request, visitor, {}); });
  office.Post("/office/reports-deadline", Act::kSetReportDeadline,
              [&](const Request& request, const Visitor& visitor) { return SaveDeadline(site, request, visitor); });
}

}  // namespace gongkai::report
