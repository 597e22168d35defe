// 依申请转主动公开: what was published because somebody had applied for it. Each line is an item that the gate lets
// through, with its own title; of the application nothing is told. Where the county has not switched it on there is no
// such page.

#include "disclosure/gate.h"
#include "disclosure/public_version_view.h"
#include "request/case_pages.h"
#include "request/intake_frame_view.h"
#include "request/log_actions.h"
#include "request/log_store.h"
#include "request/pages.h"
#include "web/fields.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kPath = "/apply/answered", kOfficePath = "/office/request-log";
constexpr int kMost = 300;

Html Lines(db::Session& session, Date today) {
  Html lines;
  for (const std::string& ref : ItemsOfLog(session, kMost)) {
    const auto id = disclosure::ItemIdFrom(ref);
    const auto item = id ? disclosure::FindItem(session, *id) : std::nullopt;
    if (!item || !disclosure::IsPublic(item->publicity, today)) continue;
    lines.Add("<li><a href=\"/items/{}\">{}</a>　<span class=\"gk-soft\">{}　{}公开</span></li>", ToString(item->id),
              item->title, IntakeOrganName(session, item->id.organ), ToChinese(*item->publicity.public_from));
  }
  return lines;
}

Response ShowPublic(Desk& desk, const Request& request) {
  db::Reader reader = desk.database.Read();
  if (!IsLogOn(reader)) throw web::ProblemError({404, "没有这一页", "没有这一页，请从依申请公开进入。"});
  web::Page page{.title = "依申请转主动公开",
                 .site = "政府信息公开",
                 .styles = {"css/portal.css", "css/items.css"},
                 .is_public = true};
  page.meta = {{"ColumnName", "依申请公开"}, {"ColumnType", "政府信息公开"}};
  page.breadcrumbs = {{"政府信息公开", Url::Local("/")}, {"依申请公开", Url::Local("/requests")}};
  const Html lines = Lines(reader, BeijingDay(desk.now()));
  page.body.Add(
      "<section class=\"portal-part\"><p>有人申请过、现在对所有人公开的信息（条例第四十四条）。</p>{}</section>",
      lines.empty() ? Markup("<p class=\"gk-empty\">还没有这样公开的信息。</p>")
                    : Markup("<ul class=\"items-list\">{}</ul>", lines));
  Response response = Response::Of(RenderPage(page, request));
  response.for_everyone = true;
  return response;
}

Response ShowSwitch(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors = {}) {
  db::Reader reader = desk.database.Read();
  const bool is_on = IsLogOn(reader);
  web::Page page = IntakeFrame(visitor, "依申请转主动公开的目录");
  PutCaseAreas(page, visitor, kOfficePath);
  page.body.Add(
      "{}<section class=\"card "
      "item-part\"><p>{}</p><p>打开以后，平台上有一页列出因为有人申请而主动公开的信息。只列已经签发"
      "公开的，不显示谁申请、怎么写的、哪一天申请。</p><form method=\"post\" action=\"{}\" class=\"gk-form\">{}<input "
      "type=\"hidden\" name=\"on\" value=\"{}\"><div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">{}</button></div></form></section>",
      web::FaultList(errors, "没有办成"), is_on ? "现在是打开的。" : "现在没有打开。", Url::Local(kOfficePath),
      web::FormKeys(request), is_on ? "0" : "1", is_on ? "关上" : "打开");
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Switch(Desk& desk, const Request& request, const Visitor& visitor) {
  account::Actor actor{
      .person = visitor.person, .post = std::nullopt, .name = visitor.name, .address = visitor.address};
  actor.once_key = account::OnceKey(request);
  for (const account::HeldPost& post : visitor.posts) {
    if (ReachOf(post.kind, Act::kSuperviseCases) != account::Reach::kNone) actor.post = post.kind;
  }
  const auto done = SwitchLog(desk, actor, request.form.Get("on") == "1");
  if (!done) return ShowSwitch(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local(kOfficePath));
}

}  // namespace

void AddLogPages(account::Office& office) {
  Desk& desk = office.desk();
  office.router().Get(kPath, [&desk](const Request& request) { return ShowPublic(desk, request); });
  office.Get(kOfficePath, Act::kSuperviseCases,
             [&desk](const Request& request, const Visitor& visitor) { return ShowSwitch(desk, request, visitor); });
  office.Post(kOfficePath, Act::kSuperviseCases,
              [&desk](const Request& request, const Visitor& visitor) { return Switch(desk, request, visitor); });
}

}  // namespace gongkai::request
