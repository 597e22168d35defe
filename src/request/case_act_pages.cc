// The forms of the acts of a case, one address each: /office/requests/{case}/acts/{act}. A form tells what the law says
// of the act before it is sent; a form that came back has everything that was typed.

#include "account/people_view.h"
#include "account/sight_actions.h"
#include "account/working_days_view.h"
#include "base/fold.h"
#include "law/reply_terms.h"
#include "request/case_pages.h"
#include "request/correction_actions.h"
#include "request/office_act.h"
#include "request/told_act_actions.h"

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

const OfficeAct& ActIn(const Request& request) {
  const OfficeAct* const act = FindOfficeAct(request.params.Get("act"));
  if (act == nullptr) throw web::ProblemError({404, "没有这一步", "没有这一步，请从这一件的页面进入。"});
  return *act;
}

/// Until a choice is needed nothing is guessed; the day is that of today.
OfficeActForm FormIn(const Request& request, Date today) {
  const auto text = [&](std::string_view name) { return std::string(Trim(request.form.Get(name))); };
  OfficeActForm form{.on = text("on"),
                     .until = text("until"),
                     .working_days = text("working_days"),
                     .with = text("with"),
                     .delivered = text("delivered"),
                     .ref = text("ref"),
                     .to = text("to"),
                     .words = PersonalText(text("words")),
                     .addressee = PersonalText(text("addressee"))};
  if (request.method != web::Method::kPost) form.on = gongkai::ToString(today);
  return form;
}

bool IsCorrection(const OfficeAct& act) { return act.clock == law::ReplyEventType::kCorrectionReceived; }

/// As typed; of a form that was just opened, as it stands.
Asked AskedIn(db::Session& session, const account::Keys& keys, const Case& held, const Request& request) {
  if (request.method != web::Method::kPost) {
    const auto words = OpenWords(session, keys, held.id);
    return words ? words->asked : Asked{};
  }
  const auto text = [&](std::string_view name) { return PersonalText(std::string(request.form.Get(name))); };
  return {.title = text("title"), .text = text("text"), .file_number = text("file_number")};
}

// ---- fields

/// What is asked for, to be put right.
Html AskedFields(const Asked& asked, const FieldErrors& errors) {
  return Markup("{}{}{}",
                web::TextField({.name = "title",
                                .label = "补正以后的名称",
                                .value = asked.title.Reveal(),
                                .hint = "照申请人的补正改；原来的写法加密留在“经过”里。",
                                .required = true},
                               errors),
                web::AreaField({.name = "text", .label = "补正以后的描述", .value = asked.text.Reveal()}, 4, errors),
                web::TextField({.name = "file_number", .label = "文号", .value = asked.file_number.Reveal()}, errors));
}

Html DayField(std::string_view name, std::string_view label, const std::string& value, std::string hint, bool required,
              const FieldErrors& errors) {
  return web::TextField(
      {.name = name, .label = label, .value = value, .hint = std::move(hint), .type = "date", .required = required},
      errors);
}

Html PeopleField(db::Session& session, const Case& held, const OfficeActForm& form, Date today,
                 const FieldErrors& errors) {
  std::vector<web::Choice> people;
  for (const account::ActHolder& each : account::HoldersOf(session, held.handler, Act::kHandleCases, today)) {
    people.push_back({std::to_string(each.person.value), each.name + (each.delegated ? "（代行）" : "")});
  }
  return web::ChoiceField({.name = "to", .label = "分给谁", .value = form.to, .required = true}, people, errors);
}

Html WhomFields(const OfficeActForm& form, const FieldErrors& errors) {
  std::vector<web::Choice> whom;
  for (const law::Consulted each :
       {law::Consulted::kThirdParty, law::Consulted::kJointMaker, law::Consulted::kOtherOrgan}) {
    whom.push_back({std::string(law::IdOf(each)), std::string(law::NameOf(each))});
  }
  return Markup(
      "{}{}{}",
      web::ChoiceField({.name = "with", .label = "征求谁的意见", .value = form.with, .required = true}, whom, errors),
      web::TextField({.name = "addressee",
                      .label = "对方的姓名或者名称",
                      .value = form.addressee.Reveal(),
                      .hint = "写在征求意见书上；加密保存。",
                      .required = true},
                     errors),
      DayField("delivered", "对方收到的日期", form.delivered, "已经当面送达的填写；还不知道的空着，送达以后登记。",
               false, errors));
}

Html OpenConsultations(const CaseFold& fold, const OfficeActForm& form, const FieldErrors& errors) {
  std::vector<web::Choice> open;
  for (const law::Asked& asked : fold.reply.asked) {
    if (asked.IsOpen()) open.push_back({asked.ref, asked.ref + "，" + ToChinese(asked.sent) + "发出"});
  }
  const std::string only = open.size() == 1 ? open.front().value : std::string();
  return web::ChoiceField(
      {.name = "ref", .label = "哪一项", .value = form.ref.empty() ? only : form.ref, .required = true}, open, errors);
}

std::string_view UntilLabel(const OfficeAct& act) {
  if (act.fields.with) return "请对方在哪天以前回复";
  if (act.clock == law::ReplyEventType::kDelayed) return "延迟到哪天以前答复";
  return "期限到哪天";
}

Html Fields(db::Session& session, const Case& held, const CaseFold& fold, const OfficeAct& act,
            const OfficeActForm& form, Date today, const FieldErrors& errors) {
  const ActFields& has = act.fields;
  Html html;
  if (has.to) html.Add("{}", PeopleField(session, held, form, today, errors));
  if (has.on) html.Add("{}", DayField("on", "日期", form.on, "事情发生的那一天。", true, errors));
  if (has.with) html.Add("{}", WhomFields(form, errors));
  if (has.ref) html.Add("{}", OpenConsultations(fold, form, errors));
  if (has.until) {
    html.Add("{}", DayField("until", UntilLabel(act), form.until,
                            has.with ? "第三方和共同制作机关的期限由条例规定，不用填。" : "", !has.with, errors));
  }
  if (has.working_days) {
    html.Add("{}", web::TextField({.name = "working_days",
                                   .label = "延长几个工作日",
                                   .value = form.working_days,
                                   .hint = "连同以前延长的，合计不超过20个工作日。",
                                   .type = "number",
                                   .required = true},
                                  errors));
  }
  if (!act.words.empty()) {
    html.Add("{}", web::AreaField({.name = "words",
                                   .label = act.words,
                                   .value = form.words.Reveal(),
                                   .hint = "加密保存。",
                                   .required = act.words_required},
                                  4, errors));
  }
  return html;
}

// ---- the page

Html LetterLine(const OfficeAct& act) {
  if (act.fields.with) {
    return Markup("<p class=\"gk-soft\">提交后同时制作征求意见的文书和给申请人的《{}》，日期都是今天。</p>",
                  NameOf(LetterKind::kAskingNotice));
  }
  const auto letters = LettersToldBy(act, CaseEvent{});
  if (letters.empty()) return {};
  const bool is_over = letters.front() == LetterKind::kDecision;
  return Markup("<p class=\"gk-soft\">提交后同时制作《{}》，日期是今天，在这一件的“文书”里送达。</p>",
                is_over ? std::string_view("政府信息公开申请不再处理告知书") : NameOf(letters.front()));
}

/// Of what somebody else must do: who that is.
Html WhoseTurn(db::Session& session, const Case& held, const OfficeAct& act, Date today) {
  std::string names;
  for (const account::ActHolder& each : account::HoldersOf(session, held.handler, act.who, today)) {
    names += (names.empty() ? "" : "、") + each.name;
  }
  return Markup("<div class=\"gk-warned\"><p>“{}”要由本机关的{}来办。</p></div>", act.label,
                names.empty() ? std::string("政府信息公开工作机构负责人（现在没有人任这个岗位）") : names);
}

Html FormPart(db::Session& session, const account::Keys& keys, const Case& held, const CaseFold& fold,
              const OfficeAct& act, const Request& request, const Visitor& visitor, Date today,
              const FieldErrors& errors) {
  if (!visitor.May(act.who, held.handler)) return WhoseTurn(session, held, act, today);
  // What was refused is shown with what was typed, whatever else stands against it.
  const auto against = AgainstToday(act, fold, visitor.person, today, account::WorkingDays());
  if (against && errors.empty()) {
    return Markup("<div class=\"gk-warned\"><p>现在不能“{}”：{}{}。</p></div>", act.label, against->message,
                  against->source.empty() ? std::string() : "（" + against->source + "）");
  }
  const std::string_view button = act.ends ? "btn btn-danger" : "btn btn-primary";
  return Markup(
      "<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}{}{}<div class=\"gk-sends\"><button "
      "class=\"{}\" type=\"submit\">{}</button><a class=\"btn\" href=\"{}\">取消</a></div></form>",
      Url::Local(PathOf(held.id) + "/acts/" + std::string(act.id)), CaseFormKeys(request, held),
      Markup("{}{}", IsCorrection(act) ? AskedFields(AskedIn(session, keys, held, request), errors) : Html(),
             Fields(session, held, fold, act, FormIn(request, today), today, errors)),
      LetterLine(act), button, act.label, Url::Local(PathOf(held.id)));
}

/// 「自收到申请之日起7个工作日内一次性告知」: later it still holds, and who asks knows that it is late.
Html LatePart(const Case& held, const OfficeAct& act, Date today) {
  if (act.clock != law::ReplyEventType::kCorrectionRequested || !held.received) return {};
  const law::WorkingDays term = law::ReplyTermsOn(*held.received).ask_correction;
  const Date last = account::WorkingDays().AddWorkingDays(*held.received, term);
  if (today <= last) return {};
  return Markup(
      "<div class=\"gk-warned\"><p>要求补正应当在收到申请之日起{}个工作日内、最迟{}告知，现在已经晚了：仍然可以要求，"
      "会留下记录；能够按现有内容答复的，照样答复（条例第三十条）。</p></div>",
      term.count, ToChinese(last));
}

Response Show(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Date today = BeijingDay(desk.now());
  const OfficeAct& act = ActIn(request);
  if (IsCorrection(act)) {
    const SeenCase seen = SeenIn(desk, request, visitor);
    account::RecordTaken(desk, visitor, seen.handler, "case.see", CaseObjectOf(seen.id));
  }
  db::Reader reader = desk.database.Read();
  const Case held = CaseIn(reader, request, visitor);
  const CaseFold fold = FoldOf(reader, held);
  web::Page page = CaseFrame(visitor, std::string(act.label), held);
  page.body.Add("{}<p>{} {} {}</p>", web::FaultList(errors, "没有登记"), NumberOf(held), StageBadge(held),
                DueBadge(held, today));
  if (!act.advice.empty()) {
    page.body.Add("<p>{}{}</p>", act.advice, act.article.empty() ? "" : "（" + std::string(act.article) + "）");
  }
  if (act.ends) page.body.Add("<div class=\"gk-warned\"><p>登记以后本件办结，不能再改回来。</p></div>");
  page.body.Add("{}", LatePart(held, act, today));
  page.body.Add("{}", FormPart(reader, desk.keys, held, fold, act, request, visitor, today, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

/// One fault for each field that is there; what the form has no field for stands above it.
FieldErrors AsOnPage(FieldErrors errors, const OfficeAct& act) {
  for (FieldError& error : errors) {
    const bool has_field =
        (error.field == "on" && act.fields.on) || (error.field == "until" && act.fields.until) ||
        (error.field == "words" && !act.words.empty()) || (error.field == "ref" && act.fields.ref) ||
        (error.field == "working_days" && act.fields.working_days) || (error.field == "to" && act.fields.to) ||
        error.field == kVersionField ||
        (IsCorrection(act) && (error.field == "title" || error.field == "text" || error.field == "file_number")) ||
        (act.fields.with && (error.field == "with" || error.field == "addressee" || error.field == "delivered"));
    if (!has_field) error.field.clear();
  }
  return errors;
}

FormResult<CaseId> Done(Desk& desk, const account::Actor& actor, const SeenCase& seen, const OfficeAct& act,
                        const CaseEvent& event, const OfficeActForm& form, const Asked& asked) {
  if (!LettersToldBy(act, event).empty()) return ActAndTell(desk, actor, seen, act, event, form);
  if (IsCorrection(act)) {
    return TakeCorrection(desk, actor, seen, {.event = event, .asked = asked, .words = form.words});
  }
  return ActOnCase(desk, actor, seen, {.event = event, .words = form.words, .words_field = "words"});
}

Response Do(Desk& desk, const Request& request, const Visitor& visitor) {
  const OfficeAct& act = ActIn(request);
  const Date today = BeijingDay(desk.now());
  const SeenCase seen = SeenIn(desk, request, visitor);
  const account::Actor actor = CaseActor(visitor, act.who, seen.handler, request);
  const OfficeActForm form = FormIn(request, today);
  const auto [fold, asked] = [&] {
    db::Reader reader = desk.database.Read();
    const Case held = CaseIn(reader, request, visitor);
    return std::pair(FoldOf(reader, held), AskedIn(reader, desk.keys, held, request));
  }();
  const auto event = EventOf(act, form, fold, today);
  if (!event) return Show(desk, request, visitor, event.errors());
  const auto done = Done(desk, actor, seen, act, *event, form, asked);
  if (!done) return Show(desk, request, visitor, AsOnPage(done.errors(), act));
  return Response::SeeOther(Url::Local(PathOf(seen.id)).With("done", act.id));
}

}  // namespace

void AddCaseActPages(account::Office& office) {
  office.Get(
      "/office/requests/{case}/acts/{act}", Act::kSeeCases,
      [&office](const Request& request, const Visitor& visitor) { return Show(office.desk(), request, visitor, {}); });
  office.Post("/office/requests/{case}/acts/{act}", Act::kSeeCases, account::WithDesk(office, Do));
}

}  // namespace gongkai::request
