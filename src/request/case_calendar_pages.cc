// /office/requests/{case}/calendar: how the due day comes about, each day counted or not and why; and what it would be,
// if. What is tried stands in the address, so that it can be sent to a colleague, and is kept nowhere.

#include "account/working_days_view.h"
#include "request/case_calendar_view.h"
#include "request/case_pages.h"
#include "request/what_if.h"

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

WhatIf WhatIfIn(const Request& request) {
  const auto text = [&](std::string_view name) { return std::string(request.query.Get(name)); };
  return {text("what"), text("on"), text("then"), text("until"), text("working_days"), text("with")};
}

std::string DueWords(const law::ReplyStatus& reply) {
  if (!reply.due) return "没有期限";
  return ToChinese(*reply.due);
}

Html Answer(const law::ReplyStatus& before, const CaseFold& trial, const std::vector<CaseEvent>& events) {
  const law::ReplyStatus after = StatusOf(trial, account::WorkingDays()).reply;
  Html html = Markup("<div class=\"gk-said\" role=\"status\"><p>最迟答复：现在{}，那样是<b>{}</b>。</p></div>",
                     DueWords(before), DueWords(after));
  Html warnings;
  for (const std::string& warning : after.warnings) warnings.Add("<li>{}</li>", warning);
  if (!warnings.empty()) html.Add("<div class=\"gk-warned\"><ul>{}</ul></div>", warnings);
  return html.Add("{}{}", RunInWords(after), MonthsOfCase(after, events, account::WorkingDays()));
}

Html WhatIfForm(const Case& held, const WhatIf& typed, const FieldErrors& errors) {
  std::vector<web::Choice> what, whom;
  for (const Supposition& each : Suppositions()) what.push_back({std::string(each.id), std::string(each.label)});
  for (const law::Consulted each :
       {law::Consulted::kThirdParty, law::Consulted::kJointMaker, law::Consulted::kOtherOrgan}) {
    whom.push_back({std::string(law::IdOf(each)), std::string(law::NameOf(each))});
  }
  const auto day = [&](std::string_view name, std::string_view label, const std::string& value, std::string hint) {
    return web::TextField({.name = name, .label = label, .value = value, .hint = std::move(hint), .type = "date"},
                          errors);
  };
  return Markup(
      "<form method=\"get\" action=\"{}\" class=\"gk-form\">{}{}{}{}{}{}<div class=\"gk-sends\"><button class=\"btn "
      "btn-primary\" type=\"submit\">算一算</button></div></form>",
      Url::Local(PathOf(held.id) + "/calendar"),
      web::ChoiceField({.name = "what", .label = "假设", .value = typed.what, .required = true}, what, errors),
      day("on", "在哪一天", typed.on, ""),
      day("then", "随后在哪一天有了结果", typed.then, "对方答复、收到补正、缴费的日期；可以空着。"),
      web::ChoiceField({.name = "with", .label = "征求谁的意见", .value = typed.with, .hint = "只用于征求意见。"}, whom,
                       errors),
      day("until", "期限", typed.until, "补正的期限，延迟到哪天。"),
      web::TextField({.name = "working_days",
                      .label = "延长几个工作日",
                      .value = typed.working_days,
                      .hint = "只用于延期答复。",
                      .type = "number"},
                     errors));
}

Html WhatIfPart(const Case& held, const CaseFold& fold, const law::ReplyStatus& now,
                const std::vector<CaseEvent>& events, const Request& request) {
  if (!IsOpen(held.stage)) return {};
  const WhatIf typed = WhatIfIn(request);
  FieldErrors errors;
  Html answer;
  if (request.query.Has("what")) {
    const auto tried = TryOut(fold, typed, account::WorkingDays());
    if (tried) answer = Answer(now, *tried, events);
    errors = tried.errors();
  }
  return Markup(
      "<section class=\"card item-part\" id=\"what-if\"><h2>如果……</h2><p class=\"gk-soft\">只是算一算，什么也不登记。"
      "</p>{}{}{}</section>",
      web::FaultList(errors, "算不出来"), answer, WhatIfForm(held, typed, errors));
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const Case held = CaseIn(reader, request, visitor);
  const std::vector<CaseEvent> events = EventsOf(reader, held.id);
  const CaseFold fold = FoldOf(reader, held);
  const law::ReplyStatus now = StatusOf(fold, account::WorkingDays()).reply;
  web::Page page = CaseFrame(visitor, "答复期限怎么算", held);
  page.width = web::Width::kWide;
  page.body.Add("<p>{} {}</p>{}{}{}", StageBadge(held), DueBadge(held, BeijingDay(desk.now())), RunInWords(now),
                MonthsOfCase(now, events, account::WorkingDays()), WhatIfPart(held, fold, now, events, request));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddCaseCalendarPages(account::Office& office) {
  office.Get("/office/requests/{case}/calendar", Act::kSeeCases, account::WithDesk(office, Show));
}

}  // namespace gongkai::request
