// What is done to an entry, each on a page of its own: /office/register-entries/{id}/step (what follows), /done (it was
// done), /close, /open, /strike, /proof. And /office/registers/{kind}/none: the statement that there was none in a
// year.

#include <algorithm>

#include "oversight/pages.h"
#include "oversight/register/register_pages.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

struct ActWords {
  std::string_view id, title, button;
};
constexpr ActWords kActs[] = {{"step", "加一项", "加上"},     {"done", "登记完成", "登记完成"},
                              {"close", "办结", "办结"},      {"open", "重新打开", "重新打开"},
                              {"strike", "划去登记", "划去"}, {"proof", "加材料", "加上"}};

const ActWords& ActIn(const Request& request) {
  for (const ActWords& each : kActs) {
    if (each.id == request.params.Get("act")) return each;
  }
  throw web::ProblemError({404, "没有这一页", "没有这一页，请从登记的页面进入。"});
}

std::string Typed(const Request& request, std::string_view name) { return std::string(request.form.Get(name)); }

Html StepFields(const Request& request, const FieldErrors& errors) {
  return Markup(
      "{}{}{}",
      web::AreaField({.name = "step_what", .label = "做什么", .value = Typed(request, "step_what"), .required = true},
                     3, errors),
      web::TextField({.name = "step_owner", .label = "谁负责", .value = Typed(request, "step_owner"), .required = true},
                     errors),
      web::TextField({.name = "step_due",
                      .label = "哪一天以前",
                      .value = Typed(request, "step_due"),
                      .hint = "例如 2026-03-31。",
                      .required = true},
                     errors));
}

Html DoneFields(db::Session& session, const RegisterEntry& entry, const Request& request, const FieldErrors& errors) {
  const auto number = request.form.Int("step").value_or(request.query.Int("step").value_or(0));
  const std::vector<RegisterStep> steps = StepsOf(session, entry.id);
  const auto step = std::ranges::find(steps, number, &RegisterStep::number);
  if (step == steps.end()) throw web::ProblemError({404, "没有这一项", "没有这一项，请从登记的页面进入。"});
  return Markup(
      "<p>{}（{}，{}以前）</p><input type=\"hidden\" name=\"step\" value=\"{}\">{}{}{}", step->what, step->owner,
      ToChinese(step->due), number,
      web::TextField({.name = "done_on",
                      .label = "哪一天完成的",
                      .value = Typed(request, "done_on"),
                      .hint = "例如 2026-03-20。",
                      .required = true},
                     errors),
      web::AreaField(
          {.name = "outcome", .label = "做了什么、结果怎样", .value = Typed(request, "outcome"), .required = true}, 3,
          errors),
      ProofField("证明材料", errors));
}

Html CloseFields(const RegisterEntry& entry, const Request& request, const FieldErrors& errors) {
  const bool lasts = entry.kind->span == EntrySpan::kLasting;
  return Markup(
      "{}{}",
      web::TextField({.name = "ended_on",
                      .label = lasts ? "从哪一天起" : "哪一天办结的",
                      .value = Typed(request, "ended_on"),
                      .hint = "例如 2026-03-20。",
                      .required = true},
                     errors),
      web::AreaField(
          {.name = "ending", .label = lasts ? "为什么" : "结果", .value = Typed(request, "ending"), .required = true},
          3, errors));
}

Html WhyField(std::string_view name, std::string_view label, const Request& request, const FieldErrors& errors) {
  return web::AreaField({.name = name, .label = label, .value = Typed(request, name), .required = true}, 2, errors);
}

Html FieldsOf(db::Session& session, const ActWords& act, const RegisterEntry& entry, const Request& request,
              const FieldErrors& errors) {
  if (act.id == "step") return StepFields(request, errors);
  if (act.id == "done") return DoneFields(session, entry, request, errors);
  if (act.id == "close") return CloseFields(entry, request, errors);
  if (act.id == "proof") return ProofField("材料", errors);
  if (act.id == "strike") {
    return Markup("<p>划去以后不再计数，也不能恢复；登记的内容和经过仍然留着。</p>{}",
                  WhyField("struck", "为什么划去", request, errors));
  }
  return WhyField("reason", "为什么重新打开", request, errors);
}

bool MayDo(const ActWords& act, const Visitor& visitor, const RegisterEntry& entry) {
  return act.id == "done" ? MayFollowEntry(visitor, entry) : MayKeepEntry(visitor, entry);
}

RegisterEntry EntryToActOn(Desk& desk, const Request& request, const Visitor& visitor, const ActWords& act) {
  db::Reader reader = desk.database.Read();
  RegisterEntry entry = RegisterEntryIn(reader, request, visitor);
  if (!MayDo(act, visitor, entry)) {
    throw web::ProblemError({403, "您的岗位不能这样做", "登记由本机关的人员办理，您可以查看。"});
  }
  return entry;
}

Response ShowForm(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const ActWords& act = ActIn(request);
  const RegisterEntry entry = EntryToActOn(desk, request, visitor, act);
  db::Reader reader = desk.database.Read();
  const std::string title = act.id == "close" ? std::string(entry.kind->close) : std::string(act.title);
  web::Page page = RegisterFrame(visitor, title);
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({TitleOf(entry), Url::Local(PathOf(entry.id))});
  page.body.Add(
      "{}<form method=\"post\" action=\"{}\" class=\"gk-form\" enctype=\"multipart/form-data\" novalidate>{}<input "
      "type=\"hidden\" name=\"version\" value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">{}</button><a class=\"btn\" href=\"{}\">取消</a></div></form>",
      web::FaultList(errors, "没有办成"), Url::Local(PathOf(entry.id) + "/" + std::string(act.id)),
      web::FormKeys(request), entry.version, FieldsOf(reader, act, entry, request, errors), act.button,
      Url::Local(PathOf(entry.id)));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Get(Desk& desk, const Request& request, const Visitor& visitor) {
  return ShowForm(desk, request, visitor, {});
}

FormResult<RegisterEntryId> Do(Desk& desk, const Request& request, const account::Actor& actor, OrganId as,
                               const ActWords& act, RegisterEntryId id) {
  const SeenEntry seen{id, request.form.Int("version").value_or(0)};
  if (act.id == "step") {
    return SetStep(desk, actor, seen,
                   {.what = Typed(request, "step_what"),
                    .owner = Typed(request, "step_owner"),
                    .due = Typed(request, "step_due")});
  }
  if (act.id == "done") {
    const DoneForm form{.step = request.form.Int("step").value_or(0),
                        .done_on = Typed(request, "done_on"),
                        .outcome = Typed(request, "outcome")};
    return FinishStep(desk, actor, seen, as, form, ProofsIn(request));
  }
  if (act.id == "close") return CloseEntry(desk, actor, seen, Typed(request, "ended_on"), Typed(request, "ending"));
  if (act.id == "open") return OpenEntryAgain(desk, actor, seen, Typed(request, "reason"));
  if (act.id == "strike") return StrikeEntry(desk, actor, seen, Typed(request, "struck"));
  return AddProof(desk, actor, seen, ProofsIn(request));
}

Response Post(Desk& desk, const Request& request, const Visitor& visitor) {
  const ActWords& act = ActIn(request);
  const RegisterEntry entry = EntryToActOn(desk, request, visitor, act);
  const OrganId as = MayKeepEntry(visitor, entry) ? entry.id.organ : *entry.about;
  const auto actor = web::OrProblem(ActorFor(visitor, Act::kDraftItems, as, account::OnceKey(request)));
  const auto done = Do(desk, request, actor, as, act, entry.id);
  if (!done) return ShowForm(desk, request, visitor, web::WithFilesToChoose(request, "files", done.errors()));
  return Response::SeeOther(Url::Local(PathOf(entry.id)));
}

// ---- none this year

struct NoneAsked {
  const RegisterKind& kind;
  OrganId organ{0};
  int year = 0;
};
NoneAsked NoneAskedIn(const Request& request, const web::Parameters& from, const Visitor& visitor) {
  const NoneAsked asked{.kind = RegisterKindIn(request),
                        .organ = OrganId{from.Int("organ").value_or(0)},
                        .year = static_cast<int>(std::clamp<std::int64_t>(from.Int("year").value_or(0), 0, 9999))};
  if (!visitor.May(Act::kSeeItems, asked.organ)) {
    throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者您的岗位看不到它。"});
  }
  return asked;
}

Response ShowNone(Desk& desk, const Request& request, const Visitor& visitor, const NoneAsked& asked,
                  const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  web::Page page =
      RegisterFrame(visitor, "说明" + std::to_string(asked.year) + "年没有" + std::string(asked.kind.name));
  page.width = web::Width::kText;
  const Url list = RegisterUrl(asked.kind.id, asked.organ, asked.year);
  page.breadcrumbs.push_back({std::string(asked.kind.name), list});
  Html which;
  if (const RegisterField* const split = SplitOf(asked.kind)) {
    std::vector<web::Choice> choices = {{"", "全部：" + std::string(asked.kind.name)}};
    for (const RegisterChoice& each : split->choices) choices.push_back({std::string(each.id), std::string(each.name)});
    which =
        web::ChoiceField({.name = "choice", .label = "没有哪一种", .value = Typed(request, "choice")}, choices, errors);
  }
  page.body.Add(
      "{}<p>{}。说明以后，报告里写的“没有”才有依据；以后发现有的，登记时这条说明自动收回。</p><form method=\"post\" "
      "action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"organ\" value=\"{}\"><input "
      "type=\"hidden\" name=\"year\" value=\"{}\">{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">说明没有</button><a class=\"btn\" href=\"{}\">取消</a></div></form>",
      web::FaultList(errors), NameOfOrgan(reader, asked.organ), Url::Local("/office/registers/{}/none", asked.kind.id),
      web::FormKeys(request), asked.organ.value, asked.year, which,
      web::AreaField({.name = "words",
                      .label = "怎样核实的",
                      .value = Typed(request, "words"),
                      .hint = "例如“问过各股室，查过值班记录和投诉登记”。",
                      .required = true},
                     2, errors),
      list);
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response GetNone(Desk& desk, const Request& request, const Visitor& visitor) {
  const NoneAsked asked = NoneAskedIn(request, request.query, visitor);
  if (asked.organ.value == 0 || asked.year < kFirstRegisterYear) {
    throw web::ProblemError({404, "没有这一页", "没有说是哪个机关、哪一年。请从工作登记进入。"});
  }
  return ShowNone(desk, request, visitor, asked, {});
}

Response PostNone(Desk& desk, const Request& request, const Visitor& visitor) {
  const NoneAsked asked = NoneAskedIn(request, request.form, visitor);
  const auto actor = web::OrProblem(ActorFor(visitor, Act::kDraftItems, asked.organ, account::OnceKey(request)));
  const auto stated = StateNone(desk, actor, asked.organ,
                                {.kind = std::string(asked.kind.id),
                                 .choice = Typed(request, "choice"),
                                 .year = asked.year,
                                 .words = Typed(request, "words")});
  if (!stated) return ShowNone(desk, request, visitor, asked, stated.errors());
  return Response::SeeOther(RegisterUrl(asked.kind.id, asked.organ, asked.year));
}

Response PostNoneBack(Desk& desk, const Request& request, const Visitor& visitor) {
  const NoneAsked asked = NoneAskedIn(request, request.form, visitor);
  const auto actor = web::OrProblem(ActorFor(visitor, Act::kDraftItems, asked.organ, account::OnceKey(request)));
  const auto back = TakeBackNone(desk, actor, asked.organ, asked.year, request.form.Int("number").value_or(0));
  if (!back) throw web::ProblemError({409, "没有办成", back.errors().front().message});
  return Response::SeeOther(RegisterUrl(asked.kind.id, asked.organ, asked.year));
}

}  // namespace

void AddRegisterActPages(account::Office& office) {
  office.Get("/office/register-entries/{id}/{act}", Act::kDraftItems, WithDesk(office, Get));
  office.Post("/office/register-entries/{id}/{act}", Act::kDraftItems, WithDesk(office, Post), ProofLimits());
  office.Get("/office/registers/{kind}/none", Act::kDraftItems, WithDesk(office, GetNone));
  office.Post("/office/registers/{kind}/none", Act::kDraftItems, WithDesk(office, PostNone));
  office.Post("/office/registers/{kind}/none-back", Act::kDraftItems, WithDesk(office, PostNoneBack));
}

}  // namespace gongkai::oversight
