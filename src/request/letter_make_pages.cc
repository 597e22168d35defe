// The office: a letter that is made by itself, as the receipt or a sheet for a third party: what the case does not tell
// is typed, looked at as it will go out, and made with a number of its own.

#include <algorithm>

#include "account/sight_actions.h"
#include "request/letter_actions.h"
#include "request/letter_element.h"
#include "request/letter_pages.h"
#include "request/letter_word_store.h"
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

LetterKind KindIn(Desk& desk, const Request& request, const Case& held) {
  const bool is_sent = request.method == web::Method::kPost;
  const auto kind = LetterKindFrom(is_sent ? request.form.Get("kind") : request.query.Get("kind"));
  db::Reader reader = desk.database.Read();
  const std::vector<LetterKind> kinds = KindsByHand(reader, held);
  if (!kind || std::ranges::find(kinds, *kind) == kinds.end()) {
    throw web::ProblemError({404, "没有这种文书", "没有这种文书，或者它在办理的时候一并发出：先办那一步。"});
  }
  return *kind;
}

std::optional<law::Consulted> ConsultedIn(const Request& request) {
  return law::ConsultedFrom(request.form.Get("with"));
}

LetterForm FormIn(const Request& request, LetterKind kind) {
  const auto text = [&](std::string_view name) { return PersonalText(std::string(request.form.Get(name))); };
  return {.kind = kind,
          .addressee = text("addressee"),
          .question = text("question"),
          .finding = text("finding"),
          .reasons = text("reasons"),
          .elsewhere = text("elsewhere"),
          .until = ParseDate(request.form.Get("until")),
          .with = ConsultedIn(request)};
}

/// What a letter of that kind lets one type.
bool Asks(LetterKind kind, LetterElement element) {
  using enum LetterElement;
  switch (element) {
    case kQuestion:
      return kind == LetterKind::kCorrection || kind == LetterKind::kReasons || kind == LetterKind::kAskThirdParty ||
             kind == LetterKind::kAskJointMaker || kind == LetterKind::kAssistance;
    case kFinding:
    case kReasons:
      return kind == LetterKind::kOverruled || kind == LetterKind::kPersonalRecord || kind == LetterKind::kDecision ||
             (kind == LetterKind::kExtension && element == kReasons);
    case kElsewhere:
      return kind == LetterKind::kPersonalRecord;
    case kUntil:
      return kind == LetterKind::kCorrection || kind == LetterKind::kReasons || kind == LetterKind::kDelay ||
             kind == LetterKind::kAssistance;
    case kWith:
      return kind == LetterKind::kAskingNotice;
    default:
      return false;
  }
}

Html AreaOf(std::string_view name, std::string_view label, const PersonalText& value, const FieldErrors& errors) {
  return web::AreaField({.name = name, .label = label, .value = value.Reveal()}, 4, errors);
}

Html FieldsOf(const LetterFacts& facts, const FieldErrors& errors) {
  const LetterKind kind = facts.kind;
  Html fields;
  if (!IsToApplicant(kind)) {
    fields.Add("{}", web::TextField({.name = "addressee",
                                     .label = "收件人",
                                     .value = facts.addressee.Reveal(),
                                     .hint = "这份文书不写申请人是谁，申请内容只写名称。",
                                     .required = true},
                                    errors));
  }
  if (Asks(kind, LetterElement::kQuestion)) fields.Add("{}", AreaOf("question", "事项", facts.question, errors));
  if (Asks(kind, LetterElement::kFinding)) fields.Add("{}", AreaOf("finding", "查明的情况", facts.finding, errors));
  if (Asks(kind, LetterElement::kReasons)) fields.Add("{}", AreaOf("reasons", "理由", facts.reasons, errors));
  if (Asks(kind, LetterElement::kElsewhere)) {
    fields.Add("{}", AreaOf("elsewhere", "有权更正的机关及其联系方式", facts.elsewhere, errors));
  }
  if (Asks(kind, LetterElement::kUntil)) {
    fields.Add("{}", web::TextField({.name = "until",
                                     .label = "期限（最后一天）",
                                     .value = facts.until ? gongkai::ToString(*facts.until) : std::string(),
                                     .type = "date"},
                                    errors));
  }
  if (Asks(kind, LetterElement::kWith)) {
    std::vector<web::Choice> whom;
    for (const law::Consulted each :
         {law::Consulted::kThirdParty, law::Consulted::kJointMaker, law::Consulted::kOtherOrgan}) {
      whom.push_back({std::string(IdOf(each)), std::string(NameOf(each))});
    }
    fields.Add("{}", web::ChoiceField({.name = "with",
                                       .label = "征求谁的意见",
                                       .value = facts.with ? std::string(IdOf(*facts.with)) : std::string(),
                                       .required = true},
                                      whom, errors));
  }
  return fields;
}

Html PreviewOf(db::Session& session, const Case& held, LetterFacts facts) {
  facts.number = LetterNumberOf(facts.organ_short, static_cast<int>(facts.dated.year()), 0, facts.kind);
  const LetterText text = WriteLetter(facts, WordsFor(session, held.handler, {facts.kind, facts.outcome}).body);
  Html paragraphs;
  for (const PersonalText& paragraph : text.paragraphs) paragraphs.Add("<p>{}</p>", paragraph.Reveal());
  return Markup(
      "<section aria-labelledby=\"preview\"><h2 id=\"preview\">照现在填的，文书是这样</h2><div class=\"card\"><div "
      "class=\"card-body\"><p><b>{}</b></p><p>{}</p>{}<p>{}</p><p>{}</p></div></div></section>",
      text.title, text.addressee.Reveal(), paragraphs, text.signature, ToChinese(text.dated));
}

Response ShowForm(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Case held = CaseOfLetters(desk, request, visitor, Act::kHandleCases);
  const LetterKind kind = KindIn(desk, request, held);
  account::RecordTaken(desk, visitor, held.handler, "case.letter_see", "case:" + ToString(held.id));
  db::Reader reader = desk.database.Read();
  const bool is_typed = request.method == web::Method::kPost;
  const LetterForm form = is_typed ? FormIn(request, kind) : LetterForm{.kind = kind};
  const LetterFacts facts = FactsBy(reader, desk.keys, held, form, BeijingDay(desk.now()));
  if (kind == LetterKind::kDecision && facts.outcome == nullptr) {
    throw web::ProblemError({404, "没有这种文书", "这一件还没有结果。"});
  }
  web::Page page = LetterFrame(visitor, std::string(NameOf(kind)), held);
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({"文书", Url::Local(PathOfLetters(held.id))});
  page.body.Add(
      "{}<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\"><input type=\"hidden\" name=\"kind\" value=\"{}\">{}<div class=\"gk-sends\"><button "
      "class=\"btn\" type=\"submit\" name=\"look\" value=\"1\">看看样子</button><button class=\"btn btn-primary\" "
      "type=\"submit\">编号并制作</button></div></form>{}",
      web::FaultList(errors, "没有制作"), Url::Local(PathOfLetters(held.id) + "/new"), FormKeys(request), held.version,
      IdOf(kind), FieldsOf(facts, errors), PreviewOf(reader, held, facts));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Make(Desk& desk, const Request& request, const Visitor& visitor) {
  if (request.form.Get("look") == "1") return ShowForm(desk, request, visitor, {});
  const Case held = CaseOfLetters(desk, request, visitor, Act::kHandleCases);
  const LetterKind kind = KindIn(desk, request, held);
  const account::Actor actor =
      web::OrProblem(ActorFor(visitor, Act::kHandleCases, held.handler, account::OnceKey(request)));
  const auto ref = MakeLetterByHand(desk, actor, SeenOf(held, request), FormIn(request, kind));
  if (!ref) return ShowForm(desk, request, visitor, ref.errors());
  return Response::SeeOther(UrlOfLetter(held.id, *ref));
}

}  // namespace

void AddLetterMakePages(account::Office& office) {
  office.Get("/office/requests/{case}/letters/new", Act::kHandleCases,
             [&office](const Request& request, const Visitor& visitor) {
               return ShowForm(office.desk(), request, visitor, {});
             });
  office.Post(
      "/office/requests/{case}/letters/new", Act::kHandleCases,
      [&office](const Request& request, const Visitor& visitor) { return Make(office.desk(), request, visitor); });
}

}  // namespace gongkai::request
