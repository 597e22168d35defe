// 转为主动公开: what several people asked for, what was released, and the draft that is made of it.

#include "account/portal_view.h"
#include "disclosure/item_kind.h"
#include "request/case_pages.h"
#include "request/intake_frame_view.h"
#include "request/pages.h"
#include "request/proactive_actions.h"
#include "request/proactive_store.h"
#include "web/fields.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::OrganId;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kPath = "/office/request-proactive";
constexpr int kMost = 100;
constexpr std::chrono::years kLookedBack{2};

std::vector<OrganId> InSight(db::Session& session, const Visitor& visitor, Date today) {
  if (auto organs = visitor.OrgansFor(Act::kHandleCases)) return std::move(*organs);
  std::vector<OrganId> all;
  if (const auto county = account::PublicCountyOf(session, today)) {
    for (const account::PublicOrgan& organ : county->organs) all.push_back(organ.id);
  }
  return all;
}

std::string PathOfStart(CaseId id) { return std::string(kPath) + "/" + ToString(id); }

std::string NameOf(const Case& held) { return held.register_number.empty() ? ToString(held.id) : held.register_number; }

Html OftenPart(db::Session& session, const std::vector<OrganId>& organs, Date since) {
  Html rows;
  for (const OftenAsked& each : OftenAskedOf(session, organs, since, kMost)) {
    const auto held = FindCase(session, each.newest);
    if (!held) continue;
    rows.Add("<li>{}个申请人申请过同样的信息，共{}件，最近一件是<a href=\"/office/requests/{}\">{}</a></li>",
             each.applicants, each.cases, ToString(each.newest), NameOf(*held));
  }
  return Markup("<section class=\"card item-part\"><h2>多人申请同样的信息</h2>{}</section>",
                rows.empty() ? Markup("<p class=\"gk-empty\">近两年没有几个人申请过同样的信息。</p>")
                             : Markup("<ul class=\"items-list\">{}</ul>", rows));
}

Html ReleasedPart(db::Session& session, const std::vector<OrganId>& organs, Date since) {
  Html rows;
  for (const Case& held : ReleasedNotProactive(session, organs, since, kMost)) {
    rows.Add("<li><a href=\"/office/requests/{}\">{}</a>　{}答复　<a class=\"btn\" href=\"{}\">起草公开信息</a></li>",
             ToString(held.id), NameOf(held), held.ended ? ToChinese(*held.ended) : std::string(),
             Url::Local(PathOfStart(held.id)));
  }
  return Markup("<section class=\"card item-part\"><h2>已经向申请人提供、还没有主动公开的</h2>{}</section>",
                rows.empty() ? Markup("<p class=\"gk-empty\">近两年没有提供过信息，或者提供的都已经起草主动公开。</p>")
                             : Markup("<ul class=\"items-list\">{}</ul>", rows));
}

Response ShowAll(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const std::vector<OrganId> organs = InSight(reader, visitor, today);
  Date since = today - kLookedBack;
  if (!since.ok()) since = since.year() / since.month() / std::chrono::last;
  web::Page page = IntakeFrame(visitor, "转为主动公开");
  PutCaseAreas(page, visitor, kPath);
  page.body.Add(
      "<p>"
      "多个申请人向同一机关申请同样的信息，可以公开的，可以纳入主动公开；申请人也可以建议纳入（条例第四十四条）。建议在"
      "<a "
      "href=\"/office/messages?kind=suggestion\">公众留言</a>里。</p>{}{}",
      OftenPart(reader, organs, since), ReleasedPart(reader, organs, since));
  return Response::Of(RenderPage(page, request));
}

Response ShowForm(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors = {}) {
  db::Reader reader = desk.database.Read();
  const Case held = IntakeCaseIn(reader, request, visitor, Act::kHandleCases);
  std::vector<web::Choice> kinds;
  for (const disclosure::ItemKind kind : disclosure::ItemKinds()) {
    kinds.push_back({std::string(IdOf(kind)), std::string(NameOf(kind))});
  }
  web::Page page = IntakeFrame(visitor, "起草主动公开的信息");
  page.breadcrumbs.push_back({"转为主动公开", Url::Local(kPath)});
  page.body.Add(
      "{}<p>登记编号{}"
      "的答复。起草以后照常写正文、检查、送审、三级签发，签发以后才公开；申请人是谁、怎么写的，不会带进去。"
      "</p><form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}{}{}{}{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">起草</button></div></form>",
      web::FaultList(errors, "没有起草"), NameOf(held), Url::Local(PathOfStart(held.id)), web::FormKeys(request),
      SeenCaseFields(held),
      web::TextField({.name = "title",
                      .label = "公开的名称",
                      .value = std::string(request.form.Get("title")),
                      .hint = "不要有个人信息。",
                      .required = true},
                     errors),
      web::ChoiceField(
          {.name = "kind", .label = "种类", .value = std::string(request.form.Get("kind")), .required = true}, kinds,
          errors),
      web::TextField({.name = "formed_on",
                      .label = "生成日期",
                      .value = std::string(request.form.Get("formed_on")),
                      .hint = "信息制作或者最后变更的那一天，不是今天起草的日期。",
                      .type = "date",
                      .required = true},
                     errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response MakeDraft(Desk& desk, const Request& request, const Visitor& visitor) {
  Case held;
  {
    db::Reader reader = desk.database.Read();
    held = IntakeCaseIn(reader, request, visitor, Act::kHandleCases);
  }
  const account::Actor actor = IntakeActor(visitor, Act::kHandleCases, held.handler, request);
  const auto item = DraftProactive(desk, actor, SeenCaseIn(request, held),
                                   {.title = std::string(request.form.Get("title")),
                                    .kind = disclosure::ItemKindFrom(request.form.Get("kind")),
                                    .formed_on = ParseDate(request.form.Get("formed_on"))});
  if (!item) return ShowForm(desk, request, visitor, item.errors());
  return Response::SeeOther(Url::Local("/office/items/" + ToString(*item)));
}

}  // namespace

void AddProactivePages(account::Office& office) {
  Desk& desk = office.desk();
  const std::string path(kPath);
  office.Get(path, Act::kHandleCases,
             [&desk](const Request& request, const Visitor& visitor) { return ShowAll(desk, request, visitor); });
  office.Get(path + "/{case}", Act::kHandleCases,
             [&desk](const Request& request, const Visitor& visitor) { return ShowForm(desk, request, visitor); });
  office.Post(path + "/{case}", Act::kHandleCases,
              [&desk](const Request& request, const Visitor& visitor) { return MakeDraft(desk, request, visitor); });
}

}  // namespace gongkai::request
