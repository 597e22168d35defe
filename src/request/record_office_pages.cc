#include "request/record_office_pages.h"

#include <algorithm>

#include "account/sight_actions.h"
#include "base/fold.h"
#include "request/apply_form_view.h"
#include "request/intake_frame_view.h"
#include "request/letter_paper_view.h"
#include "request/letter_shown_view.h"
#include "request/record_correction_actions.h"
#include "request/record_paper_store.h"
#include "web/fields.h"
#include "web/page.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::OrganId;
using account::Visitor;
using web::AreaField;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::TextField;
using web::Url;

constexpr std::string_view kPath = "/office/record-corrections", kEnterPath = "/office/record-corrections/new";
constexpr std::int64_t kMostFileNumber = 1'000;
constexpr web::BodyLimits kEnterLimits{.file_bytes = kLargestRecordFile,
                                       .total_bytes = (kMostRecordFiles + 1) * kLargestRecordFile,
                                       .text_bytes = 64 << 10,
                                       .files = kMostRecordFiles + 2};

std::string PathOf(RecordCorrectionId id) { return std::string(kPath) + "/" + ToString(id); }
std::string TrailNameOf(RecordCorrectionId id) { return "record:" + ToString(id); }

// ---- entered

RecordWords WordsIn(const Request& request) {
  const auto text = [&](std::string_view name) { return PersonalText(std::string(request.form.Get(name))); };
  return {.applicant = ApplyWordsIn(request).applicant,
          .record = text("record"),
          .wrong = text("wrong"),
          .proof = text("proof")};
}

Html RecordFields(const Request& request, const RecordWords& words, Date today, const FieldErrors& errors) {
  std::string received(request.form.Get("received"));
  if (!request.form.Has("received")) received = gongkai::ToString(today);
  return Markup(
      "<fieldset><legend>要更正什么</legend>{}{}{}{}</fieldset>",
      TextField({.name = "received", .label = "收到的日期", .value = received, .type = "date", .required = true},
                errors),
      TextField({.name = "record",
                 .label = "哪一条记录",
                 .value = words.record.Reveal(),
                 .hint = "哪份文件、名单、登记里的哪一条。",
                 .required = true},
                errors),
      AreaField({.name = "wrong", .label = "哪里不准确，应当是什么", .value = words.wrong.Reveal(), .required = true},
                4, errors),
      AreaField({.name = "proof",
                 .label = "有什么证据",
                 .value = words.proof.Reveal(),
                 .hint = "来件没有写的空着，可以请对方补（条例第四十一条：有证据证明）。"},
                3, errors));
}

Response ShowEnter(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const OrganId organ = IntakeOrganFor(request, visitor, Act::kHandleCases);
  const RecordWords words = WordsIn(request);
  db::Reader reader = desk.database.Read();
  web::Page page = IntakeFrame(visitor, "登记更正记录的要求");
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({"更正记录的要求", Url::Local(kPath)});
  page.body.Add(
      "{}<p>登记到：{}。当面、来信提出的在这里登记，扫描件一并放入。</p><form method=\"post\" action=\"{}\" "
      "class=\"gk-form\" enctype=\"multipart/form-data\" novalidate>{}<input type=\"hidden\" name=\"organ\" "
      "value=\"{}\">{}{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">登记</button><a "
      "class=\"btn\" href=\"{}\">取消</a></div></form>",
      web::FaultList(errors, "没有登记"), IntakeOrganName(reader, organ), Url::Local(kEnterPath), FormKeys(request),
      organ.value, RecordFields(request, words, BeijingDay(desk.now()), errors),
      ApplyWhoFields(words.applicant, errors, true),
      ApplyFileFields("来件和证据的扫描件", "最多四个文件，每个不超过10兆；加密保存。", errors), Url::Local(kPath));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response ShowEntered(const Request& request, const Visitor& visitor, const RecordReceipt& receipt) {
  web::Page page = IntakeFrame(visitor, "已登记");
  page.width = web::Width::kText;
  page.body.Add(
      "<div class=\"gk-said\" role=\"status\"><p>查询码 <strong "
      "class=\"query-code\">{}</strong>，只显示这一次：请抄给提出"
      "的人。凭它和证件号码的最后四位，可以在网上查办到哪里。</p></div><p><a class=\"btn btn-primary\" "
      "href=\"{}\">看这一件</a></p>",
      receipt.code, Url::Local(PathOf(receipt.id)));
  return Response::Of(RenderPage(page, request));
}

Response Enter(Desk& desk, const Request& request, const Visitor& visitor) {
  if (request.method != web::Method::kPost) return ShowEnter(desk, request, visitor, {});
  const OrganId organ = IntakeOrganFor(request, visitor, Act::kHandleCases);
  const account::Actor actor = IntakeActor(visitor, Act::kHandleCases, organ, request);
  const ApplyFilesIn sent(request, FileKind::kOther);
  const auto entered =
      EnterRecordCorrection(desk, actor,
                            {.organ = organ,
                             .received = ParseDate(Trim(request.form.Get("received"))).value_or(Date{}),
                             .words = WordsIn(request),
                             .files = sent.files});
  if (entered) return ShowEntered(request, visitor, *entered);
  return ShowEnter(desk, request, visitor, WithApplyFilesToChoose(request, entered.errors()));
}

// ---- letters and files

[[noreturn]] void Nothing() { throw web::ProblemError({404, "没有这一件", "没有这一件，或者已经转给别的机关。"}); }

RecordCorrection RecordIn(db::Session& session, const Request& request) {
  const auto id = RecordCorrectionIdFrom(request.params.Get("id"));
  auto record = id ? FindRecordCorrection(session, *id) : std::nullopt;
  if (!record) Nothing();
  return *record;
}

struct OpenedRecordLetter {
  RecordCorrection record;
  RecordLetter letter;
  LetterText text;
};
/// Of an organ for which the visitor handles, whoever has the request by now.
OpenedRecordLetter LetterIn(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const RecordCorrection record = RecordIn(reader, request);
  for (const RecordLetter& each : RecordLettersOf(reader, record.id)) {
    if (each.number != request.params.Int("number") || !visitor.May(Act::kHandleCases, each.handler)) continue;
    auto text = OpenRecordLetter(reader, desk.keys, record.id, each);
    if (text) return {record, each, std::move(*text)};
  }
  Nothing();
}

Html DeliveryForm(const OpenedRecordLetter& opened, const Request& request, Date today, const FieldErrors& errors) {
  if (opened.letter.delivered) {
    return Markup("<p><span class=\"badge gk-badge-good\">{} 送达</span></p>", *opened.letter.delivered);
  }
  const bool is_typed = request.method == web::Method::kPost;
  return Markup(
      "<h2>记下送达</h2><form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}{}{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">记下送达</button></div></form>",
      UrlOfRecordLetter(opened.record.id, opened.letter.number), FormKeys(request),
      TextField({.name = "on",
                 .label = "送达的日期",
                 .value = is_typed ? std::string(request.form.Get("on")) : gongkai::ToString(today),
                 .type = "date",
                 .required = true},
                errors),
      TextField({.name = "proof",
                 .label = "签收人或者邮件号码",
                 .value = std::string(request.form.Get("proof")),
                 .hint = "加密保存。",
                 .required = true},
                errors));
}

Response ShowLetter(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const OpenedRecordLetter opened = LetterIn(desk, request, visitor);
  account::RecordTaken(desk, visitor, opened.letter.handler, "record.see", TrailNameOf(opened.record.id));
  web::Page page = IntakeFrame(visitor, opened.text.title);
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({"更正记录的要求", Url::Local(kPath)});
  Html papers;
  for (const LetterPaper paper : kLetterPapers) {
    Url as = UrlOfRecordLetter(opened.record.id, opened.letter.number);
    papers.Add("<a class=\"btn\" href=\"{}\">下载 {}</a> ", as.With("as", NameOf(paper)), NameOf(paper));
  }
  page.body.Add(
      "{}<div class=\"gk-sends\">{}</div><article class=\"card\"><div class=\"card-body\">{}</div></article>{}",
      web::FaultList(errors, "没有记下"), papers, DrawLetterText({.letter = {}, .text = opened.text}),
      DeliveryForm(opened, request, BeijingDay(desk.now()), errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Letter(Desk& desk, const Request& request, const Visitor& visitor) {
  const std::string_view as = request.query.Get("as");
  const auto paper = std::ranges::find(kLetterPapers, as, [](LetterPaper each) { return NameOf(each); });
  if (paper == kLetterPapers.end()) return ShowLetter(desk, request, visitor, {});
  const OpenedRecordLetter opened = LetterIn(desk, request, visitor);
  account::RecordTaken(desk, visitor, opened.letter.handler, "record.letter_take", TrailNameOf(opened.record.id));
  return Response::Download(FileNameOf(opened.text, *paper), std::string(TypeOf(*paper)),
                            PutOnPaper(opened.text, *paper));
}

Response Deliver(Desk& desk, const Request& request, const Visitor& visitor) {
  const OpenedRecordLetter opened = LetterIn(desk, request, visitor);
  const account::Actor actor = IntakeActor(visitor, Act::kHandleCases, opened.letter.handler, request);
  const auto done = PutRecordDelivered(desk, actor, {opened.record.id, opened.letter.handler, opened.record.version},
                                       opened.letter.number, ParseDate(Trim(request.form.Get("on"))).value_or(Date{}),
                                       PersonalText(std::string(request.form.Get("proof"))));
  if (!done) return ShowLetter(desk, request, visitor, done.errors());
  return Response::SeeOther(UrlOfRecordLetter(opened.record.id, opened.letter.number));
}

Response SendFile(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto number = request.params.Int("number").value_or(0);
  const auto [record, opened] = [&] {
    db::Reader reader = desk.database.Read();
    const RecordCorrection found = RecordIn(reader, request);
    if (!visitor.May(Act::kHandleCases, found.handler) || number < 1 || number > kMostFileNumber) Nothing();
    return std::pair(found, OpenRecordFile(reader, desk.keys, found.id, static_cast<int>(number)));
  }();
  if (!opened) Nothing();
  account::RecordTaken(desk, visitor, record.handler, "record.file", TrailNameOf(record.id));
  return Response::Download(opened->name.Reveal(), "application/octet-stream", opened->bytes.Reveal());
}

}  // namespace

Url UrlOfRecordLetter(RecordCorrectionId id, int number) {
  return Url::Local(PathOf(id) + "/letters/" + std::to_string(number));
}

Html RecordLetterLinks(db::Session& session, const RecordCorrection& record, const Visitor& visitor) {
  Html links;
  for (const RecordLetter& each : RecordLettersOf(session, record.id)) {
    if (!visitor.May(Act::kHandleCases, each.handler)) continue;
    links.Add("<a href=\"{}\">{}</a>　<span class=\"gk-soft\">{}</span> ", UrlOfRecordLetter(record.id, each.number),
              each.letter_number,
              each.delivered ? gongkai::ToString(*each.delivered) + " 送达" : std::string("还没有记送达"));
  }
  return links;
}

Html RecordPapersPart(db::Session& session, const account::Keys& keys, const RecordCorrection& record,
                      const Visitor& visitor) {
  Html files;
  for (const RecordFile& each : RecordFilesOf(session, record.id)) {
    const auto opened = OpenRecordFile(session, keys, record.id, each.number);
    if (!opened) continue;
    files.Add("<li><a href=\"{}\">{}</a></li>", Url::Local(PathOf(record.id) + "/files/" + std::to_string(each.number)),
              opened->name.Reveal());
  }
  const Html letters = RecordLetterLinks(session, record, visitor);
  Html part;
  if (!files.empty()) part.Add("<section class=\"card item-part\"><h2>材料</h2><ul>{}</ul></section>", files);
  if (!letters.empty()) part.Add("<section class=\"card item-part\"><h2>文书</h2><p>{}</p></section>", letters);
  return part;
}

void AddRecordOfficePages(account::Office& office) {
  const std::string path(kPath);
  office.Get(kEnterPath, Act::kHandleCases, account::WithDesk(office, Enter));
  office.Post(kEnterPath, Act::kHandleCases, account::WithDesk(office, Enter), kEnterLimits);
  office.Get(path + "/{id}/letters/{number}", Act::kHandleCases, account::WithDesk(office, Letter));
  office.Post(path + "/{id}/letters/{number}", Act::kHandleCases, account::WithDesk(office, Deliver));
  office.Get(path + "/{id}/files/{number}", Act::kHandleCases, account::WithDesk(office, SendFile));
}

}  // namespace gongkai::request
