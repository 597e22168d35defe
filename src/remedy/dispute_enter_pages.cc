// /office/disputes/new: what came is entered: a copy of an application for reconsideration, or of a complaint to court.

#include "account/organ_card_view.h"
#include "account/sight_actions.h"
#include "base/fold.h"
#include "remedy/dispute_pages.h"
#include "request/reopening_actions.h"

namespace gongkai::remedy {
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

constexpr std::string_view kNewPath = "/office/disputes/new";

/// As typed.
struct EnterForm {
  std::string organ, kind, procedure, ground, of_case, earlier, received;
  DisputeWords words;
};

/// Led here from a case, its number and its organ stand there already.
EnterForm OpenedFor(db::Session& session, const Request& request, const Visitor& visitor) {
  EnterForm form;
  form.procedure = IdOf(Procedure::kOrdinary);
  const auto id = request::CaseIdFrom(request.query.Get("case"));
  const auto found = id ? request::CaseInDispute(session, *id) : std::nullopt;
  if (!found || !visitor.May(Act::kHandleCases, found->handler)) return form;
  form.organ = std::to_string(found->handler.value);
  form.of_case = found->number;
  form.ground = found->outcome.empty() ? "" : IdOf(GroundOfOutcome(found->outcome));
  return form;
}

EnterForm FormIn(const Request& request) {
  const auto text = [&](std::string_view name) { return std::string(Trim(request.form.Get(name))); };
  return {.organ = text("organ"),
          .kind = text("kind"),
          .procedure = text("procedure"),
          .ground = text("ground"),
          .of_case = text("of_case"),
          .earlier = text("earlier"),
          .received = text("received"),
          .words = {PersonalText(text("who")), PersonalText(text("third")), text("body"), text("number"),
                    PersonalText(text("request"))}};
}

/// Where the visitor handles cases; none of the county at large: disputes are entered by the organ itself.
std::vector<web::Choice> OwnOrgans(db::Session& session, const Visitor& visitor) {
  std::vector<web::Choice> choices;
  for (const OrganId organ : visitor.OrgansFor(Act::kHandleCases).value_or(std::vector<OrganId>())) {
    const auto card = account::OrganCardOf(session, organ);
    if (!card || !HasOwnDuties(card->kind)) continue;
    choices.push_back({std::to_string(organ.value), card->names.front().name});
  }
  return choices;
}

/// The only organ there is needs no choice.
Html OrganField(const std::vector<web::Choice>& organs, const EnterForm& form, const FieldErrors& errors) {
  if (organs.size() == 1) {
    return Markup("<input type=\"hidden\" name=\"organ\" value=\"{}\"><p>{}</p>", organs.front().value,
                  organs.front().label);
  }
  return web::ChoiceField({.name = "organ", .label = "哪个机关", .value = form.organ, .required = true}, organs,
                          errors);
}

Html WhatFields(const EnterForm& form, const FieldErrors& errors) {
  std::vector<web::Choice> procedures;
  for (const Procedure each : {Procedure::kOrdinary, Procedure::kSimplified}) {
    procedures.push_back({std::string(IdOf(each)), std::string(NameOf(each))});
  }
  return Markup("{}{}{}{}{}{}",
                web::ChoiceField({.name = "kind", .label = "类别", .value = form.kind, .required = true},
                                 NamedChoices(DisputeKinds()), errors),
                web::ChoiceField(
                    {.name = "procedure",
                     .label = "审理程序",
                     .value = form.procedure,
                     .hint = "政府信息公开的复议、诉讼可以适用简易程序（行政复议法第五十三条，行政诉讼法第八十二条）。"
                             "复议适用简易程序的，5个工作日内答复；诉讼都是15日，法院另定的另外登记",
                     .required = true},
                    procedures, errors),
                web::TextField({.name = "received",
                                .label = "收到申请书、起诉状副本的日期",
                                .value = form.received,
                                .hint = "答复的期限从第二天起算",
                                .type = "date",
                                .required = true},
                               errors),
                web::TextField({.name = "of_case",
                                .label = "原来的申请（登记编号）",
                                .value = form.of_case,
                                .hint = "如 2026-0012。不是因为一件申请引起的空着"},
                               errors),
                web::TextField({.name = "earlier",
                                .label = "原来的行政复议（编号）",
                                .value = form.earlier,
                                .hint = "复议后起诉的写，如 18-3；复议没有在这里登记过的空着"},
                               errors),
                web::ChoiceField({.name = "ground", .label = "争议是什么", .value = form.ground, .required = true},
                                 NamedChoices(DisputeGrounds()), errors));
}

Html WhoFields(const EnterForm& form, const FieldErrors& errors) {
  constexpr int kRows = 4;
  return Markup(
      "{}{}{}{}{}",
      web::TextField({.name = "who",
                      .label = "申请人、原告",
                      .value = form.words.who.Reveal(),
                      .hint = "加密保存",
                      .required = true},
                     errors),
      web::TextField({.name = "third", .label = "第三人", .value = form.words.third.Reveal(), .hint = "没有的空着"},
                     errors),
      web::TextField({.name = "body", .label = "复议机关、人民法院", .value = form.words.body, .required = true},
                     errors),
      web::TextField({.name = "number", .label = "案号", .value = form.words.number, .hint = "还没有的空着"}, errors),
      web::AreaField(
          {.name = "request", .label = "复议请求、诉讼请求", .value = form.words.request.Reveal(), .hint = "加密保存"},
          kRows, errors));
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const EnterForm& form,
              const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  web::Page page = DisputeFrame(visitor, "登记一件复议、诉讼", kNewPath);
  page.breadcrumbs.push_back({"复议、诉讼", Url::Local(kDisputesPath)});
  page.body.Add(
      "{}<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}{}{}{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">登记</button></div></form>",
      web::FaultList(errors, "没有登记"), Url::Local(kNewPath), web::FormKeys(request),
      OrganField(OwnOrgans(reader, visitor), form, errors), WhatFields(form, errors), WhoFields(form, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Get(Desk& desk, const Request& request, const Visitor& visitor) {
  const EnterForm form = [&] {
    db::Reader reader = desk.database.Read();
    return OpenedFor(reader, request, visitor);
  }();
  return Show(desk, request, visitor, form, {});
}

void TakeLinks(db::Session& session, const EnterForm& form, NewDispute& added, FieldErrors& errors) {
  if (!form.of_case.empty()) {
    const auto found = request::CaseOfNumber(session, added.organ, form.of_case);
    if (!found) errors.push_back({"of_case", "本机关没有这个登记编号的申请。"});
    if (found) added.of_case = found->id;
  }
  if (form.earlier.empty()) return;
  const auto earlier = DisputeIdFrom(form.earlier);
  if (!earlier || earlier->organ != added.organ) {
    errors.push_back({"earlier", "本机关没有这个编号的行政复议。"});
  } else {
    added.earlier = earlier->number;
  }
}

/// What does not name anything there is, is told beside its field.
FormResult<NewDispute> Read(db::Session& session, const Request& request, const EnterForm& form) {
  NewDispute added{.organ = OrganId{request.form.Int("organ").value_or(0)}, .words = form.words};
  FieldErrors errors;
  const auto kind = DisputeKindFrom(form.kind);
  const auto procedure = ProcedureFrom(form.procedure);
  const auto ground = DisputeGroundFrom(form.ground);
  const auto received = ParseDate(form.received);
  if (!kind) errors.push_back({"kind", "请选择类别。"});
  if (!procedure) errors.push_back({"procedure", "请选择审理程序。"});
  if (!received) errors.push_back({"received", "请写收到副本的日期，如 2026-03-02。"});
  TakeLinks(session, form, added, errors);
  if (!ground) errors.push_back({"ground", "请选择争议是什么。"});
  if (!errors.empty()) return errors;
  added.kind = *kind;
  added.procedure = *procedure;
  added.ground = *ground;
  added.received = *received;
  return added;
}

Response Post(Desk& desk, const Request& request, const Visitor& visitor) {
  const EnterForm form = FormIn(request);
  const OrganId organ{request.form.Int("organ").value_or(0)};
  if (organ.value == 0) return Show(desk, request, visitor, form, {{"organ", "请选择机关。"}});
  const account::Actor actor = DisputeActor(visitor, organ, request);
  const FormResult<NewDispute> read = [&] {
    db::Reader reader = desk.database.Read();
    return Read(reader, request, form);
  }();
  if (!read) return Show(desk, request, visitor, form, read.errors());
  const auto entered = EnterDispute(desk, actor, *read);
  if (!entered) return Show(desk, request, visitor, form, entered.errors());
  return Response::SeeOther(Url::Local(PathOf(*entered)).With("done", "entered"));
}

// ---- put right later: the number of a case often comes after its copy

Response ShowWords(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Dispute seen = [&] {
    db::Reader reader = desk.database.Read();
    return DisputeIn(reader, request, visitor);
  }();
  (void)DisputeActor(visitor, seen.id.organ, request);
  account::RecordTaken(desk, visitor, seen.id.organ, "dispute.see", ObjectOfDispute(seen.id));
  db::Reader reader = desk.database.Read();
  const Dispute dispute = DisputeIn(reader, request, visitor);
  EnterForm form = FormIn(request);
  if (request.method != web::Method::kPost) form.words = OpenDisputeWords(reader, desk.keys, dispute.id);
  web::Page page = DisputeFrame(visitor, "修改当事人、机关和案号", dispute);
  page.body.Add(
      "{}<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">保存</button><a class=\"btn\" href=\"{}\">取消</a></div></form>",
      web::FaultList(errors), Url::Local(PathOf(dispute.id) + "/words"), DisputeFormKeys(request, dispute),
      WhoFields(form, errors), Url::Local(PathOf(dispute.id)));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response GetWords(Desk& desk, const Request& request, const Visitor& visitor) {
  return ShowWords(desk, request, visitor, {});
}

Response PostWords(Desk& desk, const Request& request, const Visitor& visitor) {
  const SeenDispute seen = SeenIn(desk, request, visitor);
  const account::Actor actor = DisputeActor(visitor, seen.id.organ, request);
  const auto written = RewriteWords(desk, actor, seen, FormIn(request).words);
  if (!written) return ShowWords(desk, request, visitor, written.errors());
  return Response::SeeOther(Url::Local(PathOf(seen.id)).With("done", "words"));
}

}  // namespace

void AddDisputeEnterPages(account::Office& office) {
  office.Get(kNewPath, Act::kHandleCases, account::WithDesk(office, Get));
  office.Post(kNewPath, Act::kHandleCases, account::WithDesk(office, Post));
  office.Get("/office/disputes/{dispute}/words", Act::kHandleCases, account::WithDesk(office, GetWords));
  office.Post("/office/disputes/{dispute}/words", Act::kHandleCases, account::WithDesk(office, PostWords));
}

}  // namespace gongkai::remedy
