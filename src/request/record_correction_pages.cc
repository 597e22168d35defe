// 更正与自己有关的记录: what the public fills in and looks up, and what the office does with it.

#include <algorithm>

#include "account/database_away.h"
#include "account/organ_contact_view.h"
#include "account/portal_view.h"
#include "account/sight_actions.h"
#include "base/fold.h"
#include "law/remedy_path.h"
#include "request/case_pages.h"
#include "request/intake_frame_view.h"
#include "request/letter_shown_view.h"
#include "request/pages.h"
#include "request/public_frame_view.h"
#include "request/record_correction_actions.h"
#include "request/record_office_pages.h"
#include "request/record_paper_store.h"
#include "web/fields.h"
#include "web/guard.h"
#include "web/page.h"
#include "web/peer.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::OrganId;
using account::Visitor;
using web::AreaField;
using web::ChoiceField;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::TextField;
using web::Url;

constexpr std::string_view kPublicPath = "/apply/records", kStatusPath = "/apply/records/status";
constexpr std::string_view kOfficePath = "/office/record-corrections";
constexpr web::BodyLimits kLimits{.total_bytes = 64 << 10, .text_bytes = 64 << 10};
constexpr int kTooMany = 429, kRefused = 422, kMostListed = 300;

template <class Values>
std::vector<web::Choice> Choices(const Values& values) {
  std::vector<web::Choice> choices;
  for (const auto& each : values) choices.push_back({std::string(IdOf(each)), std::string(NameOf(each))});
  return choices;
}

std::vector<web::Choice> Organs(db::Session& session, Date today) {
  std::vector<web::Choice> choices;
  if (const auto county = account::PublicCountyOf(session, today)) {
    for (const account::PublicOrgan& organ : county->organs) {
      choices.push_back({std::to_string(organ.id.value), organ.name});
    }
  }
  return choices;
}

Html Paragraphs(std::string_view text) { return Markup("<p class=\"item-lines\">{}</p>", Trim(text)); }

// ---- the public

Response OnCopy(const Request& request) {
  return ShowOnCopy(request, "更正与自己有关的记录", request.path, "不能提交。请到", "提出，或者当面向机关提出。");
}

RecordWords WordsIn(const Request& request) {
  const auto text = [&](std::string_view name) { return PersonalText(std::string(request.form.Get(name))); };
  RecordWords words{.applicant = {}, .record = text("record"), .wrong = text("wrong"), .proof = text("proof")};
  Applicant& who = words.applicant;
  who.kind = ApplicantKindFrom(request.form.Get("kind")).value_or(ApplicantKind::kPerson);
  who.document = IdentityDocumentFrom(request.form.Get("document"))
                     .value_or(IsPerson(who.kind) ? IdentityDocument::kIdCard : IdentityDocument::kCreditCode);
  who.name = text("name");
  who.number = text("number");
  who.phone = text("phone");
  who.email = text("email");
  who.address = text("address");
  return words;
}

Html WhoFields(const Applicant& who, const FieldErrors& errors) {
  return Markup(
      "{}{}{}{}{}",
      ChoiceField({.name = "kind", .label = "您是", .value = std::string(IdOf(who.kind)), .required = true},
                  Choices(ApplicantKinds()), errors),
      TextField({.name = "name", .label = "姓名或者名称", .value = who.name.Reveal(), .required = true}, errors),
      ChoiceField({.name = "document", .label = "证件", .value = std::string(IdOf(who.document)), .required = true},
                  Choices(IdentityDocuments()), errors),
      TextField({.name = "number", .label = "证件号码", .value = who.number.Reveal(), .required = true}, errors),
      TextField({.name = "phone",
                 .label = "电话",
                 .value = who.phone.Reveal(),
                 .hint = "机关核实证据时与您联系。",
                 .type = "tel",
                 .required = true},
                errors));
}

Response ShowForm(Desk& desk, const Request& request, const RecordWords& words, const FieldErrors& errors = {}) {
  db::Reader reader = desk.database.Read();
  web::Page page = PublicFrame("更正与自己有关的记录");
  page.body.Add(
      "{}<p>"
      "有证据证明机关提供的与您自身相关的政府信息记录不准确的，可以要求更正。有权更正的机关核实后更正并告知您；不属于"
      "它职能范围的，转送有权更正的机关并告知您，或者告诉您向哪里提出（条例第四十一条）。这不是信息公开申请。</p><form "
      "method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}{}{}{}{}{}<p "
      "class=\"gk-soft\">您填的都加密保存，只用来"
      "核实和更正，办理的人查看都有记录。证据的原件请带到机关核对。</p><div class=\"gk-sends\"><button class=\"btn "
      "btn-primary\" type=\"submit\">提交</button></div></form><p><a href=\"{}\">查办到哪里</a></p>",
      web::FaultList(errors, "没有提交"), Url::Local(kPublicPath), FormKeys(request),
      ChoiceField({.name = "organ",
                   .label = "向哪个机关提出",
                   .value = std::string(request.form.Get("organ")),
                   .hint = "提供那份信息的机关；不知道谁有权更正的，机关会转送。",
                   .required = true},
                  Organs(reader, BeijingDay(desk.now())), errors),
      TextField({.name = "record",
                 .label = "哪一条记录",
                 .value = words.record.Reveal(),
                 .hint = "哪份文件、名单、登记里的哪一条。",
                 .required = true},
                errors),
      AreaField({.name = "wrong", .label = "哪里不准确，应当是什么", .value = words.wrong.Reveal(), .required = true},
                4, errors),
      AreaField({.name = "proof", .label = "有什么证据", .value = words.proof.Reveal(), .required = true}, 3, errors),
      WhoFields(words.applicant, errors), Url::Local(kStatusPath));
  return Response::Of(RenderPage(page, request),
                      ErrorOf(errors, "too_many") != nullptr ? kTooMany : web::StatusOf(errors));
}

Response Send(Desk& desk, const Request& request) {
  if (request.is_for_copy) return OnCopy(request);
  const RecordWords words = WordsIn(request);
  if (request.method != web::Method::kPost) return ShowForm(desk, request, words);
  const Sender sender{web::NetworkOf(request.address), request.form_token.cookie(), account::OnceKey(request)};
  const auto sent = SendRecordCorrection(desk, sender, OrganId{request.form.Int("organ").value_or(0)}, words);
  if (!sent) return ShowForm(desk, request, words, sent.errors());
  web::Page page = PublicFrame("已经收到");
  page.body.Add(
      "<section class=\"portal-part\"><p>您的查询码：</p><p><strong "
      "class=\"query-code\">{}</strong></p><p>请现在抄下来，"
      "<b>它只显示这一次</b>。凭它和证件号码的最后四位，在<a href=\"/apply/records/status\">这里</a>查办到哪里。</p>"
      "</section>",
      sent->code);
  return Response::Of(RenderPage(page, request));
}

Response ShowLookUp(const Request& request, std::string_view refusal, int status) {
  web::Page page = PublicFrame("更正记录办到哪里");
  if (!refusal.empty()) page.body.Add("<div class=\"gk-faults\" role=\"alert\"><p>{}</p></div>", refusal);
  page.body.Add(
      "<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}{}{}<div class=\"gk-sends\"><button "
      "class=\"btn "
      "btn-primary\" type=\"submit\">查询</button></div></form>",
      Url::Local(kStatusPath), request.CsrfField(),
      TextField({.name = "code", .label = "查询码", .value = std::string(request.form.Get("code")), .required = true},
                {}),
      TextField({.name = "fact", .label = "证件号码的最后四位", .value = "", .required = true}, {}));
  return Response::Of(RenderPage(page, request), status);
}

/// Where to turn, once it is decided (条例第五十一条).
Html RemedyPart(db::Session& session, const RecordCorrection& record) {
  if (record.state == RecordState::kOpen || !record.ended) return {};
  const auto contact = account::OrganContactOf(session, record.handler);
  const law::RemedyAdvice advice =
      law::RemedyAdviceFor(law::RemedyGround::kOther, *record.ended, contact ? contact->remedies : law::RemedyNames{});
  return Markup("<p>对处理不服的，{}<span class=\"gk-soft\">{}</span></p>", advice.words, advice.source);
}

/// What the office wrote to who asks.
Html LettersPart(Desk& desk, RecordCorrectionId id) {
  db::Reader reader = desk.database.Read();
  Html letters;
  for (const RecordLetter& each : RecordLettersOf(reader, id)) {
    auto text = OpenRecordLetter(reader, desk.keys, id, each);
    if (!text) continue;
    letters.Add("<article class=\"portal-part\">{}</article>",
                DrawLetterText({.letter = {}, .text = std::move(*text)}));
  }
  return letters;
}

Response LookUp(Desk& desk, const Request& request) {
  if (request.is_for_copy) return OnCopy(request);
  if (request.method != web::Method::kPost) return ShowLookUp(request, "", 200);
  const auto found =
      LookUpRecordCorrection(desk, web::NetworkOf(request.address), request.form.Get("code"), request.form.Get("fact"));
  if (!found) {
    const bool is_too_many = found.error().kind == ErrorKind::kConflict;
    return ShowLookUp(request, found.error().message, is_too_many ? kTooMany : kRefused);
  }
  const RecordCorrection& record = found->record;
  const Html letters = LettersPart(desk, record.id);
  if (!letters.empty()) PutRecordLettersRead(desk, record.id);
  db::Reader reader = desk.database.Read();
  web::Page page = PublicFrame("更正记录办到哪里");
  Html handed;
  if (record.handed_on) {
    handed = Markup("<p>{}转送{}办理（条例第四十一条）。</p>", ToChinese(*record.handed_on),
                    IntakeOrganName(reader, record.handler));
  }
  page.body.Add("<section class=\"portal-part\"><h2>{}</h2>{}{}{}<h2>您提出的</h2><p>{}</p>{}</section>{}",
                ToldAs(record.state), handed,
                found->opened.answer.empty() ? Html() : Paragraphs(found->opened.answer.Reveal()),
                RemedyPart(reader, record), found->opened.words.record.Reveal(),
                Paragraphs(found->opened.words.wrong.Reveal()), letters);
  return Response::Of(RenderPage(page, request));
}

// ---- the office

std::string PathOf(RecordCorrectionId id) { return std::string(kOfficePath) + "/" + ToString(id); }

std::vector<OrganId> InSight(db::Session& session, const Visitor& visitor, Date today) {
  if (auto organs = visitor.OrgansFor(Act::kHandleCases)) return std::move(*organs);
  std::vector<OrganId> all;
  if (const auto county = account::PublicCountyOf(session, today)) {
    for (const account::PublicOrgan& organ : county->organs) all.push_back(organ.id);
  }
  return all;
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  web::Page page = IntakeFrame(visitor, "更正记录的要求");
  PutCaseAreas(page, visitor, kOfficePath);
  Html rows;
  for (const RecordCorrection& each :
       ListRecordCorrections(reader, InSight(reader, visitor, BeijingDay(desk.now())), kMostListed)) {
    rows.Add("<li><a href=\"{}\">{}收到的第{}件</a>　{}　<span class=\"gk-soft\">{}</span></li>",
             Url::Local(PathOf(each.id)), ToBeijingMinute(each.at), each.id.number, NameOf(each.state),
             IntakeOrganName(reader, each.handler));
  }
  page.actions.Add("<a class=\"btn btn-primary\" href=\"{}\">登记当面提出的</a>",
                   Url::Local(std::string(kOfficePath) + "/new"));
  Html handed_on;
  for (const RecordCorrection& each :
       RecordsHandedOn(reader, InSight(reader, visitor, BeijingDay(desk.now())), kMostListed)) {
    handed_on.Add("<li>{}　转送{}　{}</li>", RegisterNumberOf(each.id), IntakeOrganName(reader, each.handler),
                  RecordLetterLinks(reader, each, visitor));
  }
  if (!handed_on.empty()) {
    handed_on = Markup(
        "<section class=\"card item-part\"><h2>转送出去的</h2><ul class=\"items-list\">{}</ul></section>", handed_on);
  }
  page.body.Add("<section class=\"card item-part\">{}</section>{}",
                rows.empty()
                    ? Markup("<p class=\"gk-empty\">没有人要求更正机关记录里的个人信息（条例第四十一条）。</p>")
                    : Markup("<ul class=\"items-list\">{}</ul>", rows),
                handed_on);
  return Response::Of(RenderPage(page, request));
}

RecordCorrection RecordIn(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto id = RecordCorrectionIdFrom(request.params.Get("id"));
  auto record = id ? FindRecordCorrection(session, *id) : std::nullopt;
  if (!record || !visitor.May(Act::kHandleCases, record->handler)) {
    throw web::ProblemError({404, "没有这一件", "没有这一件，或者已经转给别的机关。"});
  }
  return *record;
}

Html ActForms(db::Session& session, const RecordCorrection& record, const Request& request, Date today,
              const FieldErrors& errors) {
  if (record.state != RecordState::kOpen) return {};
  std::vector<web::Choice> ends;
  for (const RecordState state : RecordStates()) {
    if (state != RecordState::kOpen) ends.push_back({std::string(IdOf(state)), std::string(NameOf(state))});
  }
  const auto keys = [&] {
    return Markup("{}<input type=\"hidden\" name=\"version\" value=\"{}\">", FormKeys(request), record.version);
  };
  return Markup(
      "<section class=\"card "
      "item-part\"><h2>告知结果</h2><p>办结时制作《更正政府信息记录告知书》，日期是今天。</p><form method=\"post\" "
      "action=\"{}\" class=\"gk-form\" "
      "novalidate>{}{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" "
      "type=\"submit\">办结并告知</button></div>"
      "</form></section><section class=\"card "
      "item-part\"><h2>转送有权更正的机关</h2><p>同时制作告知书，告诉提出的人转给了谁。</p><form method=\"post\" "
      "action=\"{}\" "
      "class=\"gk-form\" novalidate>{}{}<div class=\"gk-sends\"><button class=\"btn\" "
      "type=\"submit\">转送</button></div>"
      "</form></section>",
      Url::Local(PathOf(record.id) + "/end"), keys(),
      ChoiceField({.name = "state", .label = "结果", .value = std::string(request.form.Get("state")), .required = true},
                  ends, errors),
      AreaField({.name = "answer",
                 .label = "告知的内容",
                 .value = std::string(request.form.Get("answer")),
                 .hint = "核实的情况、结果和理由；不归本机关又转送不了的，写明向哪里提出。",
                 .required = true},
                4, errors),
      Url::Local(PathOf(record.id) + "/hand-on"), keys(),
      ChoiceField(
          {.name = "organ", .label = "转送给", .value = std::string(request.form.Get("organ")), .required = true},
          Organs(session, today), errors));
}

Response ShowOne(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors = {}) {
  RecordCorrection record;
  {
    db::Reader reader = desk.database.Read();
    record = RecordIn(reader, request, visitor);
  }
  account::RecordTaken(desk, visitor, record.handler, "record.see", "record:" + ToString(record.id));
  db::Reader reader = desk.database.Read();
  const auto opened = OpenRecord(reader, desk.keys, record.id).value_or(OpenedRecord{});
  const Applicant& who = opened.words.applicant;
  web::Page page = IntakeFrame(visitor, "更正记录的要求");
  page.breadcrumbs.push_back({"更正记录的要求", Url::Local(kOfficePath)});
  page.body.Add(
      "{}<section class=\"card item-part\"><dl class=\"gk-facts\"><div><dt>状态</dt><dd>{}</dd></div><div><dt>收到</dt>"
      "<dd>{}</dd></div><div><dt>谁提出</dt><dd>{}　{} {}　{}</dd></div><div><dt>哪一条记录</dt><dd>{}</dd></div></dl>"
      "<h2>哪里不准确</h2>{}<h2>证据</h2>{}</section>{}{}{}",
      web::FaultList(errors, "没有办成"), NameOf(record.state), ToBeijingMinute(record.at), who.name.Reveal(),
      NameOf(who.document), who.number.Reveal(), who.phone.Reveal(), opened.words.record.Reveal(),
      Paragraphs(opened.words.wrong.Reveal()), Paragraphs(opened.words.proof.Reveal()),
      opened.answer.empty() ? Html()
                            : Markup("<section class=\"card item-part\"><h2>已经告知</h2>{}</section>",
                                     Paragraphs(opened.answer.Reveal())),
      RecordPapersPart(reader, desk.keys, record, visitor),
      ActForms(reader, record, request, BeijingDay(desk.now()), errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

template <class Done>
Response Do(Desk& desk, const Request& request, const Visitor& visitor, Done done) {
  RecordCorrection record;
  {
    db::Reader reader = desk.database.Read();
    record = RecordIn(reader, request, visitor);
  }
  const account::Actor actor = IntakeActor(visitor, Act::kHandleCases, record.handler, request);
  const FormResult<RecordCorrectionId> result =
      done(actor, SeenRecord{record.id, record.handler, request.form.Int("version").value_or(0)});
  if (!result) return ShowOne(desk, request, visitor, result.errors());
  db::Reader reader = desk.database.Read();
  const auto now = FindRecordCorrection(reader, record.id);
  const bool is_mine = now && visitor.May(Act::kHandleCases, now->handler);
  if (is_mine || !now) return Response::SeeOther(Url::Local(PathOf(record.id)));
  // Handed on: what tells so is to be sent.
  const std::vector<RecordLetter> letters = RecordLettersOf(reader, record.id);
  return Response::SeeOther(letters.empty() ? Url::Local(kOfficePath)
                                            : UrlOfRecordLetter(record.id, letters.back().number));
}

Response End(Desk& desk, const Request& request, const Visitor& visitor) {
  return Do(desk, request, visitor, [&](const account::Actor& actor, const SeenRecord& seen) {
    return EndRecord(desk, actor, seen, RecordStateFrom(request.form.Get("state")).value_or(RecordState::kOpen),
                     PersonalText(std::string(request.form.Get("answer"))));
  });
}

Response HandOn(Desk& desk, const Request& request, const Visitor& visitor) {
  return Do(desk, request, visitor, [&](const account::Actor& actor, const SeenRecord& seen) {
    return HandOnRecord(desk, actor, seen, OrganId{request.form.Int("organ").value_or(0)});
  });
}

}  // namespace

void AddRecordCorrectionPages(account::Office& office) {
  Desk& desk = office.desk();
  const auto in_public = [&](std::string_view path, Response (*answer)(Desk&, const Request&)) {
    office.router().Get(path, [&desk, answer](const Request& request) { return answer(desk, request); });
    office.router().Post(
        path,
        [&desk, answer](const Request& request) {
          return account::OrAway(request, [&] { return answer(desk, request); });
        },
        kLimits);
  };
  in_public(kPublicPath, Send);
  in_public(kStatusPath, LookUp);
  AddRecordOfficePages(office);
  const std::string path(kOfficePath);
  const auto get = [&](const std::string& pattern, auto answer) {
    office.Get(pattern, Act::kHandleCases, [&desk, answer](const Request& request, const Visitor& visitor) {
      return answer(desk, request, visitor);
    });
  };
  get(path, ShowList);
  get(path + "/{id}",
      [](Desk& of, const Request& request, const Visitor& visitor) { return ShowOne(of, request, visitor); });
  office.Post(path + "/{id}/end", Act::kHandleCases,
              [&desk](const Request& request, const Visitor& visitor) { return End(desk, request, visitor); });
  office.Post(path + "/{id}/hand-on", Act::kHandleCases,
              [&desk](const Request& request, const Visitor& visitor) { return HandOn(desk, request, visitor); });
}

}  // namespace gongkai::request
