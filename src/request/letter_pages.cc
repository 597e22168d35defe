// The office: the letters of a case. Each is read as it went out, printed, and put down as delivered. Reading one and
// taking it away stand in the trail.

#include "request/letter_pages.h"

#include <algorithm>

#include "account/sight_actions.h"
#include "request/case_pages.h"
#include "request/letter_actions.h"
#include "request/letter_element.h"
#include "request/letter_mail_view.h"
#include "request/letter_paper_view.h"
#include "request/letter_read_store.h"
#include "request/letter_word_store.h"
#include "request/pages.h"
#include "web/fields.h"

namespace gongkai::request {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kPath = "/office/requests";

std::string ObjectOf(const Case& held) { return "case:" + ToString(held.id); }

[[noreturn]] void NoLetter() {
  throw web::ProblemError({404, "没有这份文书", "没有这份文书，或者内容已经销毁。请从办件的页面进入。"});
}

std::string NameOfKind(const CaseLetter& letter) {
  const auto kind = LetterKindFrom(letter.kind);
  return kind ? std::string(NameOf(*kind)) : letter.kind;
}

Html Delivered(const CaseLetter& letter) {
  if (letter.delivered) return Markup("<span class=\"badge gk-badge-good\">{} 送达</span>", *letter.delivered);
  return Markup("<span class=\"badge gk-badge-quiet\">还没有记送达</span>");
}

/// When the applicant first opened it by the page: what the office may refer to, whichever way it was delivered.
Html ReadNote(db::Session& session, CaseId id, const std::string& ref) {
  const auto read = LettersRead(session, id);
  const auto found = read.find(ref);
  if (found == read.end()) return {};
  return Markup("<p>申请人在网上第一次打开：{}。</p>", ToBeijingMinute(found->second));
}

// ---- all of a case

Html ListOf(const Case& held, const std::vector<CaseLetter>& letters, const std::vector<LetterMail>& mails,
            const std::map<std::string, Instant>& read) {
  Html rows;
  for (const CaseLetter& letter : letters) {
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"字号\">{}</td><td "
        "data-label=\"日期\">{}</td><td data-label=\"送达\">{} {} {}</td></tr>",
        UrlOfLetter(held.id, letter.ref), NameOfKind(letter), letter.number, letter.dated, Delivered(letter),
        letter.delivered ? Html() : MailBadge(mails, letter.ref),
        read.contains(letter.ref) ? Markup("<span class=\"badge gk-badge-note\">网上看过</span>") : Html());
  }
  if (rows.empty()) return Markup("<p class=\"gk-empty\">这一件还没有发过文书。</p>");
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">文书</th><th "
      "scope=\"col\">字号</th><th scope=\"col\">日期</th><th "
      "scope=\"col\">送达</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

Html NewOnes(db::Session& session, const Case& held) {
  Html links;
  for (const LetterKind kind : KindsByHand(session, held)) {
    links.Add("<li><a href=\"{}\">{}</a></li>", UrlOfNewLetter(held.id, IdOf(kind)), NameOf(kind));
  }
  return Markup(
      "<section><h2>另外制作一份</h2><p class=\"gk-soft\">答复书在决定签发后发出，收费通知书在收费的页面制作。"
      "</p><ul>{}</ul></section>",
      links);
}

Response ShowAll(Desk& desk, const Request& request, const Visitor& visitor) {
  const Case held = CaseOfLetters(desk, request, visitor, Act::kSeeCases);
  db::Reader reader = desk.database.Read();
  web::Page page = LetterFrame(visitor, "文书", held);
  page.body.Add("{}",
                ListOf(held, LettersOf(reader, held.id), LetterMailsOf(reader, held.id), LettersRead(reader, held.id)));
  if (visitor.May(Act::kHandleCases, held.handler) && !held.is_erased) page.body.Add("{}", NewOnes(reader, held));
  if (visitor.May(Act::kEditLetterTemplates)) {
    page.actions.Add("<a class=\"btn\" href=\"/office/letter-templates\">文书格式</a>");
  }
  return Response::Of(RenderPage(page, request));
}

// ---- one

std::string RefIn(const Request& request) {
  return std::string(request.method == web::Method::kPost ? request.form.Get("ref") : request.query.Get("ref"));
}

OpenedLetter LetterIn(Desk& desk, const Request& request, const Case& held) {
  db::Reader reader = desk.database.Read();
  auto opened = OpenLetter(reader, desk.keys, held.id, RefIn(request));
  if (!opened) NoLetter();
  return std::move(*opened);
}

Html OnPage(const LetterText& text) {
  Html paragraphs;
  for (const PersonalText& paragraph : text.paragraphs) paragraphs.Add("<p>{}</p>", paragraph.Reveal());
  return Markup(
      "<article class=\"card\"><div class=\"card-body\"><p>{}</p><h2>{}</h2><p>{}</p>{}<p>{}</p><p>{}</p></div>"
      "</article>",
      text.number, text.title, text.addressee.Reveal(), paragraphs, text.signature, ToChinese(text.dated));
}

Url FileUrl(const Case& held, const std::string& ref, std::string_view file) {
  return Url::Local(PathOfLetters(held.id) + "/file").With("ref", ref).With("as", file);
}

Html Papers(const Case& held, const OpenedLetter& opened) {
  Html links;
  for (const LetterPaper paper : kLetterPapers) {
    links.Add("<a class=\"btn\" href=\"{}\">下载 {}</a> ", FileUrl(held, opened.letter.ref, NameOf(paper)),
              NameOf(paper));
  }
  const auto kind = LetterKindFrom(opened.letter.kind);
  if (kind && IsToApplicant(*kind) && held.way == Way::kPost) {
    links.Add("<a class=\"btn\" href=\"{}\">打印信封</a>", FileUrl(held, opened.letter.ref, "envelope"));
  }
  return Markup("<div class=\"gk-sends\">{}</div>", links);
}

/// Where the letter came out in the layout of a Word file of the organ's own.
Html WordNote(Desk& desk, const Case& held, const std::string& ref) {
  db::Reader reader = desk.database.Read();
  const auto word = FindLetterWordFile(reader, desk.keys, held.id, ref);
  if (!word) return {};
  return Markup("<p class=\"gk-soft\">Word 文件用{}的 Word 模板第{}版；PDF 用程序的版式，内容相同。</p>",
                word->of == kWholeCounty ? "全县通用" : "机关自己", word->version);
}

/// How its mail went; who handles the case sends it once more.
Html MailPart(Desk& desk, const Case& held, const OpenedLetter& opened, const Request& request,
              const Visitor& visitor) {
  const auto mails = [&] {
    db::Reader reader = desk.database.Read();
    return LetterMailsOf(reader, held.id);
  }();
  Html again;
  if (!opened.letter.delivered && visitor.May(Act::kHandleCases, held.handler)) {
    again = Markup(
        "<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"version\" value=\"{}\"><input "
        "type=\"hidden\" name=\"ref\" value=\"{}\"><button class=\"btn\" type=\"submit\">再发一次邮件</button></form>",
        Url::Local(PathOfLetters(held.id) + "/mail-again"), FormKeys(request), held.version, opened.letter.ref);
  }
  return DrawLetterMail(mails, opened.letter.ref, again);
}

Html DeliveryForm(const Case& held, const std::string& ref, const Request& request, const FieldErrors& errors,
                  Date today) {
  const bool is_typed = request.method == web::Method::kPost;
  const auto value = [&](std::string_view name, std::string otherwise) {
    return is_typed ? std::string(request.form.Get(name)) : std::move(otherwise);
  };
  std::vector<web::Choice> ways;
  for (const Way way : Ways()) ways.push_back({std::string(IdOf(way)), std::string(NameOf(way))});
  return Markup(
      "<h2>记下送达</h2><form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" "
      "name=\"version\" value=\"{}\"><input type=\"hidden\" name=\"ref\" value=\"{}\">{}{}{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">记下送达</button></div></form>",
      Url::Local(PathOfLetters(held.id) + "/delivered"), FormKeys(request), held.version, ref,
      web::TextField({.name = "on",
                      .label = "送达的日期",
                      .value = value("on", gongkai::ToString(today)),
                      .type = "date",
                      .required = true},
                     errors),
      web::ChoiceField(
          {.name = "way", .label = "怎样送达", .value = value("way", std::string(IdOf(held.way))), .required = true},
          ways, errors),
      web::TextField({.name = "proof",
                      .label = "凭证",
                      .value = value("proof", ""),
                      .hint = "邮寄写邮件号码，当面领取写签收人；会与这一件一起加密保存。"},
                     errors));
}

Response ShowOne(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors = {}) {
  const Case held = CaseOfLetters(desk, request, visitor, Act::kSeeCases);
  const OpenedLetter opened = LetterIn(desk, request, held);
  account::RecordTaken(desk, visitor, held.handler, "case.letter_see", ObjectOf(held));
  web::Page page = LetterFrame(visitor, opened.text.title, held);
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({"文书", Url::Local(PathOfLetters(held.id))});
  const Html read = [&] {
    db::Reader reader = desk.database.Read();
    return ReadNote(reader, held.id, opened.letter.ref);
  }();
  page.body.Add("{}<p>{}</p>{}{}{}{}{}", web::FaultList(errors, "没有记下"), Delivered(opened.letter), read,
                MailPart(desk, held, opened, request, visitor), Papers(held, opened),
                WordNote(desk, held, opened.letter.ref), OnPage(opened.text));
  if (!opened.letter.delivered && visitor.May(Act::kHandleCases, held.handler)) {
    page.body.Add("{}", DeliveryForm(held, opened.letter.ref, request, errors, BeijingDay(desk.now())));
  }
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

/// As it went out: in the layout of the organ's own file, where it was made with one.
std::string OnPaper(Desk& desk, const Case& held, const OpenedLetter& opened, LetterPaper paper) {
  if (paper == LetterPaper::kWord) {
    db::Reader reader = desk.database.Read();
    if (auto word = FindLetterWordFile(reader, desk.keys, held.id, opened.letter.ref)) return std::move(word->bytes);
  }
  return PutOnPaper(opened.text, paper);
}

Response TakeFile(Desk& desk, const Request& request, const Visitor& visitor) {
  const Case held = CaseOfLetters(desk, request, visitor, Act::kSeeCases);
  const OpenedLetter opened = LetterIn(desk, request, held);
  const std::string_view as = request.query.Get("as");
  const auto record = [&] { account::RecordTaken(desk, visitor, held.handler, "case.letter_take", ObjectOf(held)); };
  if (as == "envelope") {
    const auto envelope = [&] {
      db::Reader reader = desk.database.Read();
      return EnvelopeOf(reader, desk.keys, held);
    }();
    if (!envelope) throw web::ProblemError({404, "没有地址", "申请人没有留地址，不能打印信封。"});
    record();
    return Response::Download("信封-" + opened.text.number + ".pdf", "application/pdf", EnvelopePdf(*envelope));
  }
  const auto paper = std::ranges::find(kLetterPapers, as, [](LetterPaper each) { return NameOf(each); });
  if (paper == kLetterPapers.end()) NoLetter();
  record();
  return Response::Download(FileNameOf(opened.text, *paper), std::string(TypeOf(*paper)),
                            OnPaper(desk, held, opened, *paper));
}

Response Deliver(Desk& desk, const Request& request, const Visitor& visitor) {
  const Case held = CaseOfLetters(desk, request, visitor, Act::kHandleCases);
  const auto way = WayFrom(request.form.Get("way"));
  if (!way) return ShowOne(desk, request, visitor, {{"way", "请选择怎样送达。"}});
  const account::Actor actor =
      web::OrProblem(ActorFor(visitor, Act::kHandleCases, held.handler, account::OnceKey(request)));
  const auto done = PutDelivered(desk, actor, SeenOf(held, request), RefIn(request),
                                 ParseDate(request.form.Get("on")).value_or(Date{}), *way,
                                 PersonalText(std::string(request.form.Get("proof"))));
  if (!done) return ShowOne(desk, request, visitor, done.errors());
  return Response::SeeOther(UrlOfLetter(held.id, RefIn(request)));
}

}  // namespace

std::string PathOfLetters(CaseId id) { return std::string(kPath) + "/" + ToString(id) + "/letters"; }

Url UrlOfLetter(CaseId id, const std::string& ref) { return Url::Local(PathOfLetters(id) + "/one").With("ref", ref); }

Url UrlOfNewLetter(CaseId id, std::string_view kind) {
  return Url::Local(PathOfLetters(id) + "/new").With("kind", kind);
}

Case CaseOfLetters(Desk& desk, const Request& request, const Visitor& visitor, Act act) {
  const auto id = CaseIdFrom(request.params.Get("case"));
  db::Reader reader = desk.database.Read();
  auto held = id ? FindCase(reader, *id) : std::nullopt;
  if (!held || !visitor.May(act, held->handler)) {
    throw web::ProblemError({404, "没有这一件", "没有这一件，或者已经转给别的机关。请从列表进入。"});
  }
  return std::move(*held);
}

SeenCase SeenOf(const Case& held, const Request& request) {
  return {held.id, held.handler, request.form.Int("version").value_or(0)};
}

web::Page LetterFrame(const Visitor& visitor, std::string title, const Case& held) {
  web::Page page = account::OfficeFrame(visitor, std::move(title), kPath);
  page.breadcrumbs = {{"依申请公开", Url::Local(kPath)},
                      {NumberOf(held), Url::Local(std::string(kPath) + "/" + ToString(held.id))}};
  return page;
}

void AddLetterPages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.Get("/office/requests/{case}/letters", Act::kSeeCases, with_desk(ShowAll));
  office.Get("/office/requests/{case}/letters/one", Act::kSeeCases,
             with_desk([](Desk& desk, const Request& request, const Visitor& visitor) {
               return ShowOne(desk, request, visitor);
             }));
  office.Get("/office/requests/{case}/letters/file", Act::kSeeCases, with_desk(TakeFile));
  office.Post("/office/requests/{case}/letters/delivered", Act::kHandleCases, with_desk(Deliver));
  AddLetterMakePages(office);
  AddLetterMailPages(office);
  AddLetterLabelPages(office);
}

}  // namespace gongkai::request
