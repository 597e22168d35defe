// The office: letters whose mail did not go out, with why; and one of them sent once more.

#include "account/office.h"
#include "request/letter_mail_actions.h"
#include "request/letter_mail_view.h"
#include "request/letter_pages.h"
#include "request/pages.h"

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

std::string NameOfLetter(const std::string& ref) {
  const auto kind = LetterKindFrom(std::string_view(ref).substr(0, ref.find(':')));
  return kind ? std::string(NameOf(*kind)) : ref;
}

Response ShowUnmailed(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  Html rows;
  for (const UnmailedLetter& each : UnmailedLetters(reader, visitor, BeijingDay(desk.now()))) {
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"申请\">{}</td><td "
        "data-label=\"从什么时候等着\">"
        "{}</td><td data-label=\"为什么\">{}</td></tr>",
        UrlOfLetter(each.mail.id, each.mail.ref), NameOfLetter(each.mail.ref), each.number,
        ToBeijingMinute(each.mail.at), each.mail.fault.empty() ? std::string("还没有轮到发") : each.mail.fault);
  }
  web::Page page = account::OfficeFrame(visitor, "没有发出的电子邮件", "/office/requests");
  page.breadcrumbs = {{"依申请公开", Url::Local("/office/requests")}};
  if (rows.empty()) {
    page.body.Add("<p class=\"gk-empty\">文书的电子邮件都发出了，或者已经另外送达。</p>");
  } else {
    page.body.Add(
        "<p>这些文书申请人要求用电子邮件送达，信没有发出。打开文书可以再发一次，或者另外送达后记下。</p><div "
        "class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">文书</th><th "
        "scope=\"col\">申请</th><th scope=\"col\">从什么时候等着</th><th "
        "scope=\"col\">为什么</th></tr></thead><tbody>{}</tbody></table></div>",
        rows);
  }
  return Response::Of(RenderPage(page, request));
}

Response SendAgain(Desk& desk, const Request& request, const Visitor& visitor) {
  const Case held = CaseOfLetters(desk, request, visitor, Act::kHandleCases);
  const account::Actor actor =
      web::OrProblem(ActorFor(visitor, Act::kHandleCases, held.handler, account::OnceKey(request)));
  const std::string ref(request.form.Get("ref"));
  const auto done = MailAgain(desk, actor, SeenOf(held, request), ref);
  if (!done) throw web::ProblemError({409, "没有再发", done.errors().front().message});
  return Response::SeeOther(UrlOfLetter(held.id, ref));
}

}  // namespace

void AddLetterMailPages(account::Office& office) {
  office.Get(kLetterMailsPath, Act::kHandleCases, [&office](const Request& request, const Visitor& visitor) {
    return ShowUnmailed(office.desk(), request, visitor);
  });
  office.Post(
      "/office/requests/{case}/letters/mail-again", Act::kHandleCases,
      [&office](const Request& request, const Visitor& visitor) { return SendAgain(office.desk(), request, visitor); });
}

}  // namespace gongkai::request
