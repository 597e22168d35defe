#include "account/demo_pages.h"

#include "account/demo_people.h"
#include "crypto/totp.h"

namespace gongkai::account {
namespace {

using web::AttributeIf;
using web::Html;
using web::Markup;

constexpr std::string_view kStyle = "css/demo.css";

std::string PostsInWords(const DemoPerson& person) {
  std::string words;
  for (const std::string& post : person.posts) words += (words.empty() ? "" : "、") + post;
  return words;
}

// A form of its own for each: one press signs in, without a script.
Html RowOf(const DemoPerson& person, const web::Request& request) {
  return Markup(
      "<li><form method=\"post\" action=\"/sign-in\">{}<input type=\"hidden\" name=\"login\" value=\"{}\"><input "
      "type=\"hidden\" name=\"password\" value=\"{}\"><button class=\"btn btn-sm\" type=\"submit\" "
      "aria-label=\"以{}的身份登录\">"
      "{}</button></form><span>{}{}<span class=\"gk-soft\">　登录名 {}</span></span></li>",
      request.CsrfField(), person.login, kDemoPassword, person.name, person.name, PostsInWords(person),
      person.asks_code ? "（要动态码）" : "", person.login);
}

}  // namespace

void AddDemoPeople(web::Page& page, db::Session& session, const web::Request& request, Date today) {
  const auto people = DemoPeople(session, today);
  if (people.empty()) return;
  page.styles.emplace_back(kStyle);
  page.body.Add(
      "<section class=\"demo\" aria-labelledby=\"demo-title\"><h2 "
      "id=\"demo-title\">演示账号</h2><p>澄砚县是虚构的。点姓名就以此人登录；"
      "自己填写也可以，所有人的密码都是 <code>{}</code>。</p>",
      kDemoPassword);
  for (std::size_t i = 0; i < people.size();) {
    const std::string& organ = people[i].organ;
    Html rows;
    const bool first = i == 0;
    for (; i < people.size() && people[i].organ == organ; ++i) rows.Add(RowOf(people[i], request));
    page.body.Add("<details {}><summary>{}</summary><ul>{}</ul></details>", AttributeIf(first, "open"), organ, rows);
  }
  page.body.Add("</section>");
}

void AddDemoCode(web::Page& page, db::Session& session, Instant now) {
  if (!IsDemo(session)) return;
  page.styles.emplace_back(kStyle);
  page.body.Add(
      "<section class=\"demo\" aria-labelledby=\"demo-title\"><h2 id=\"demo-title\">演示系统的动态码</h2><p>现在是 "
      "<code>{}</code>"
      "，半分钟换一次，一个码只能用一次；已用过的，等换了新码再刷新这一页。</p></section>",
      crypto::Totp(DemoTotpSecret(), now));
}

std::string_view DemoNotice() {
  return "演示系统：澄砚县和这里的机关、人员都是虚构的，密码人人知道，不要填写真实的信息。";
}

}  // namespace gongkai::account
