// The forms of the acts of a dispute: /office/disputes/{dispute}/acts/{act}, …/lesson, …/files. A form that came back
// has everything that was typed. Each file that is taken away stands in the trail.

#include "account/sight_actions.h"
#include "account/working_days_view.h"
#include "base/fold.h"
#include "law/outcomes.h"
#include "remedy/dispute_act.h"
#include "remedy/dispute_pages.h"

namespace gongkai::remedy {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr web::BodyLimits kLimits{.file_bytes = kLargestDisputeFile + 1,
                                  .total_bytes = 2 * kLargestDisputeFile,
                                  .text_bytes = 64 << 10,
                                  .files = 2,
                                  .is_personal = true};

const DisputeAct& ActIn(const Request& request) {
  const DisputeAct* const act = FindDisputeAct(request.params.Get("act"));
  if (act == nullptr) throw web::ProblemError({404, "没有这一步", "没有这一步，请从这一件的页面进入。"});
  return *act;
}

DisputeActForm FormIn(const Request& request, Date today) {
  const auto text = [&](std::string_view name) { return std::string(Trim(request.form.Get(name))); };
  DisputeActForm form{.on = text("on"),
                      .until = text("until"),
                      .served = text("served"),
                      .outcome = text("outcome"),
                      .amount = text("amount"),
                      .procedure = text("procedure"),
                      .orders_anew = request.form.Get("orders_anew") == "1",
                      .by_organ = request.form.Get("by_organ") == "1",
                      .as_appeal = request.form.Get("as_appeal") == "1",
                      .words = PersonalText(text("words"))};
  if (request.method != web::Method::kPost) form.on = gongkai::ToString(today);
  return form;
}

// ---- fields

Html DayField(std::string_view name, std::string_view label, const std::string& value, bool required,
              const FieldErrors& errors) {
  return web::TextField({.name = name, .label = label, .value = value, .type = "date", .required = required}, errors);
}

Html OutcomeFields(const Dispute& dispute, const DisputeActForm& form, const FieldErrors& errors) {
  std::vector<web::Choice> outcomes;
  for (const DisputeOutcome& each : DisputeOutcomes()) {
    if (!MayEndSo(each, dispute.kind)) continue;
    outcomes.push_back({std::string(each.id), std::string(each.name) + "　→　" + std::string(NameOf(each.result))});
  }
  return Markup(
      "{}{}",
      web::ChoiceField(
          {.name = "outcome",
           .label = "结果",
           .value = form.outcome,
           .hint =
               IsSuit(dispute.kind)
                   ? "箭头后面是计入年度报告表四的一列。二审维持原判、准许撤回上诉的，照一审的结果写，一审责令重新答复"
                     "的照样勾选；二审改判的写改判的结果"
                   : "箭头后面是计入年度报告表四的一列",
           .required = true},
          outcomes, errors),
      web::TickField(
          {.name = "orders_anew", .label = "责令（调解书约定）重新答复、履行", .value = form.orders_anew ? "1" : ""},
          errors));
}

Html FieldsOf(const DisputeAct& act, const Dispute& dispute, const DisputeActForm& form, const FieldErrors& errors) {
  const DisputeActFields& has = act.fields;
  const bool is_appeal = act.kind == DisputeEventKind::kAppealed;
  Html html = DayField("on", act.on, form.on, true, errors);
  if (has.by_organ) {
    html.Add("{}", web::TickField({.name = "by_organ",
                                   .label = is_appeal ? "本机关上诉（不勾选的是对方上诉）"
                                                      : "本机关申请再审（不勾选的是对方申请，或者检察机关抗诉）",
                                   .value = form.by_organ ? "1" : ""},
                                  errors));
  }
  if (has.served) {
    html.Add("{}", DayField("served",
                            is_appeal      ? "收到上诉状副本的日期（对方上诉的写）"
                            : has.by_organ ? "收到再审申请书副本的日期（对方申请的写）"
                                           : "送达本机关的日期",
                            form.served, false, errors));
  }
  if (has.as_appeal) {
    html.Add("{}", web::TickField({.name = "as_appeal",
                                   .label = "提审，或者按第二审程序再审（裁判是终审的）",
                                   .value = form.as_appeal ? "1" : ""},
                                  errors));
  }
  if (has.outcome) html.Add("{}", OutcomeFields(dispute, form, errors));
  if (has.until) html.Add("{}", DayField("until", act.until, form.until, !has.outcome, errors));
  if (has.procedure) {
    std::vector<web::Choice> procedures;
    for (const Procedure each : {Procedure::kOrdinary, Procedure::kSimplified}) {
      procedures.push_back({std::string(IdOf(each)), std::string(NameOf(each))});
    }
    html.Add("{}", web::ChoiceField({.name = "procedure", .label = "变更为", .value = form.procedure, .required = true},
                                    procedures, errors));
  }
  if (has.amount) {
    html.Add("{}",
             web::TextField({.name = "amount", .label = "多少元", .value = form.amount, .required = true}, errors));
  }
  if (!act.words.empty()) {
    constexpr int kRows = 4;
    html.Add("{}", web::AreaField({.name = "words",
                                   .label = act.words,
                                   .value = form.words.Reveal(),
                                   .hint = "加密保存",
                                   .required = act.words_required},
                                  kRows, errors));
  }
  return html;
}

Response ShowAct(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const DisputeAct& act = ActIn(request);
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const Dispute dispute = DisputeIn(reader, request, visitor);
  (void)DisputeActor(visitor, dispute.id.organ, request);
  web::Page page = DisputeFrame(visitor, std::string(act.label), dispute);
  const auto against = AgainstToday(act, FoldOf(reader, dispute), today, account::WorkingDays());
  page.body.Add("{}<p>{}　{}</p>", web::FaultList(errors), StageBadge(dispute, today), DutyLine(dispute, today));
  if (against && errors.empty()) {
    page.body.Add("<div class=\"gk-warned\"><p>现在不能办：{}</p></div>", against->message);
    return Response::Of(RenderPage(page, request));
  }
  page.body.Add(
      "{}<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">登记</button><a class=\"btn\" href=\"{}\">取消</a></div></form>",
      act.advice.empty() ? Html() : Markup("<p class=\"gk-soft\">{}</p>", act.advice),
      Url::Local(PathOf(dispute.id) + "/acts/" + std::string(IdOf(act.kind))), DisputeFormKeys(request, dispute),
      FieldsOf(act, dispute, FormIn(request, today), errors), Url::Local(PathOf(dispute.id)));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response GetAct(Desk& desk, const Request& request, const Visitor& visitor) {
  return ShowAct(desk, request, visitor, {});
}

Response PostAct(Desk& desk, const Request& request, const Visitor& visitor) {
  const DisputeAct& act = ActIn(request);
  const SeenDispute seen = SeenIn(desk, request, visitor);
  const account::Actor actor = DisputeActor(visitor, seen.id.organ, request);
  const DisputeActForm form = FormIn(request, BeijingDay(desk.now()));
  const auto event = EventOf(act, form);
  if (!event) return ShowAct(desk, request, visitor, event.errors());
  const auto done = ActOnDispute(desk, actor, seen, {*event, form.words});
  if (!done) return ShowAct(desk, request, visitor, done.errors());
  return Response::SeeOther(Url::Local(PathOf(seen.id)).With("done", IdOf(act.kind)));
}

// ---- the lesson

Response ShowLesson(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  constexpr int kRows = 5;
  db::Reader reader = desk.database.Read();
  const Dispute dispute = DisputeIn(reader, request, visitor);
  (void)DisputeActor(visitor, dispute.id.organ, request);
  const law::Outcome* const outcome = law::FindOutcome(dispute.contested);
  web::Page page = DisputeFrame(visitor, "记教训", dispute);
  page.body.Add(
      "{}<p>以后全县拟写“{}”的人，都会在选择这种答复以后看到这段话、结果和被纠正的文书的字号。</p><form "
      "method=\"post\" "
      "action=\"{}\" class=\"gk-form\" novalidate>{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">保存</button><a class=\"btn\" href=\"{}\">取消</a></div></form>",
      web::FaultList(errors), outcome == nullptr ? std::string_view() : outcome->name,
      Url::Local(PathOf(dispute.id) + "/lesson"), DisputeFormKeys(request, dispute),
      web::AreaField({.name = "words",
                      .label = "错在哪里，以后怎么办",
                      .value = std::string(request.form.Get("words")),
                      .hint = "不写姓名、电话等个人信息，最多 500 个字",
                      .required = true},
                     kRows, errors),
      Url::Local(PathOf(dispute.id)));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response GetLesson(Desk& desk, const Request& request, const Visitor& visitor) {
  return ShowLesson(desk, request, visitor, {});
}

Response PostLesson(Desk& desk, const Request& request, const Visitor& visitor) {
  const SeenDispute seen = SeenIn(desk, request, visitor);
  const account::Actor actor = DisputeActor(visitor, seen.id.organ, request);
  const auto written = WriteLesson(desk, actor, seen, std::string(request.form.Get("words")));
  if (!written) return ShowLesson(desk, request, visitor, written.errors());
  return Response::SeeOther(Url::Local(PathOf(seen.id)).With("done", "lesson"));
}

// ---- documents

Response ShowFiles(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Dispute dispute = DisputeIn(reader, request, visitor);
  (void)DisputeActor(visitor, dispute.id.organ, request);
  web::Page page = DisputeFrame(visitor, "放入材料", dispute);
  Html says;
  if (const FieldError* error = ErrorOf(errors, "file")) says.Add("<p class=\"gk-fault\">{}</p>", error->message);
  page.body.Add(
      "{}<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" class=\"gk-form\" novalidate>{}{}<div "
      "class=\"gk-field\"><label class=\"form-label\" for=\"file\">文件</label><input class=\"form-control\" "
      "type=\"file\" id=\"file\" name=\"file\" aria-describedby=\"file-says\"><div class=\"gk-says\" "
      "id=\"file-says\">{}<p class=\"form-hint\">一个不超过 20 MB；加密保存。</p></div></div><div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">放入</button></div></form>",
      web::FaultList(errors, "没有放入"), Url::Local(PathOf(dispute.id) + "/files"), DisputeFormKeys(request, dispute),
      web::ChoiceField(
          {.name = "kind", .label = "是什么", .value = std::string(request.form.Get("kind")), .required = true},
          NamedChoices(DisputeFileKinds()), errors),
      says);
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response GetFiles(Desk& desk, const Request& request, const Visitor& visitor) {
  return ShowFiles(desk, request, visitor, {});
}

Response PostFile(Desk& desk, const Request& request, const Visitor& visitor) {
  const SeenDispute seen = SeenIn(desk, request, visitor);
  const account::Actor actor = DisputeActor(visitor, seen.id.organ, request);
  const auto kind = DisputeFileKindFrom(request.form.Get("kind"));
  DisputeUpload upload{.kind = kind.value_or(DisputeFileKind::kOther)};
  for (const web::Upload& each : request.files) {
    if (each.field != "file" || each.file_name.empty()) continue;
    upload.name = each.file_name;
    upload.bytes = each.Read();
  }
  FieldErrors errors;
  if (!kind) errors.push_back({"kind", "请选择是什么材料。"});
  if (errors.empty()) {
    const auto attached = AttachToDispute(desk, actor, seen, upload);
    if (attached) return Response::SeeOther(Url::Local(PathOf(seen.id)).With("done", "file"));
    errors = attached.errors();
  }
  return ShowFiles(desk, request, visitor, web::WithFilesToChoose(request, "file", std::move(errors)));
}

Response SendFile(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto number = request.params.Int("number").value_or(0);
  DisputeId id;
  std::string name;
  std::optional<PersonalText> bytes;
  {
    db::Reader reader = desk.database.Read();
    id = DisputeIn(reader, request, visitor).id;
    for (const DisputeFile& file : DisputeFilesOf(reader, desk.keys, id)) {
      if (file.number != number) continue;
      name = file.name.Reveal();
      bytes = OpenDisputeFile(reader, desk.keys, id, file.number);
    }
  }
  if (!bytes) throw web::ProblemError({404, "没有这份材料", "没有这份材料。"});
  account::RecordTaken(desk, visitor, id.organ, "dispute.file", ObjectOfDispute(id) + "/" + std::to_string(number));
  return Response::Download(name, "application/octet-stream", bytes->Reveal());
}

}  // namespace

void AddDisputeActPages(account::Office& office) {
  const auto with = [&](auto handler) { return account::WithDesk(office, handler); };
  office.Get("/office/disputes/{dispute}/acts/{act}", Act::kHandleCases, with(GetAct));
  office.Post("/office/disputes/{dispute}/acts/{act}", Act::kHandleCases, with(PostAct));
  office.Get("/office/disputes/{dispute}/lesson", Act::kHandleCases, with(GetLesson));
  office.Post("/office/disputes/{dispute}/lesson", Act::kHandleCases, with(PostLesson));
  office.Get("/office/disputes/{dispute}/files", Act::kHandleCases, with(GetFiles));
  office.Post("/office/disputes/{dispute}/files", Act::kHandleCases, with(PostFile), kLimits);
  office.Get("/office/disputes/{dispute}/files/{number}", Act::kSeeCases, with(SendFile));
}

}  // namespace gongkai::remedy
