#include "account/calendar_token_pages.h"

#include "account/calendar_actions.h"
#include "account/calendar_token_store.h"
#include "account/field_pages.h"
#include "account/sign_in_view.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

Response ShowAddress(const Request& request, const Visitor& visitor, const std::string& token) {
  web::Page page = OfficeFrame(visitor, "日历的订阅地址", "/account");
  page.width = web::Width::kText;
  page.breadcrumbs = {{"我的账号", Url::Local("/account")}};
  page.styles.emplace_back("css/sign_in.css");
  page.body.Add(
      "<div class=\"gk-warned\" role=\"status\"><p>这个地址只显示这一次。知道它的人不用登录就能看到您要办的事，"
      "不要转发给别人。</p></div><p><code class=\"door-link\">{}</code></p>",
      WholeAddress(request, "/calendar/" + token + ".ics"));
  page.body.Add(
      "<p>在手机或 Outlook 的日历里选“订阅日历”或“从网址添加”，把地址粘进去。以后日历自己更新，一般几小时一次。</p>"
      "<p>手机要能打开本系统的地址：只在内网使用的，手机要先连上内网。</p>"
      "<p>地址泄露了，回到“我的账号”换一个，旧的马上失效。</p>"
      "<p><a class=\"btn btn-primary\" href=\"/account\">已经抄好</a></p>");
  return Response::Of(RenderPage(page, request)).With("Referrer-Policy", "no-referrer");
}

Response Change(Desk& desk, const Request& request, const Visitor& visitor) {
  // Without a key: an address that was lost on the way cannot be shown again, so a form sent twice makes another one.
  const Actor actor = web::OrProblem(ActorFor(visitor, Act::kUseOffice, visitor.posts.front().organ, ""));
  if (request.form.Get("what") == "stop") {
    StopCalendar(desk, actor);
    return Response::SeeOther(Url::Local("/account").With("done", "calendar"));
  }
  return ShowAddress(request, visitor, RenewCalendar(desk, actor));
}

}  // namespace

Html CalendarPart(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const auto made_at = CalendarTokenMadeAt(reader, visitor.person);
  Html part =
      Markup("<section class=\"card own-part\"><h2>日历订阅</h2><p>{}</p>",
             made_at ? "有一个订阅地址，" + ToBeijingMinute(*made_at) + " 生成。地址只在生成时显示，这里不再显示。"
                     : "手机和电脑的日历可以订阅您要办的事，到期前一天提醒。订阅要用一个保密的地址，不用登录。");
  part.Add(
      "<form method=\"post\" action=\"/account/calendar\">{}<div class=\"gk-sends\"><button class=\"btn\" "
      "type=\"submit\" name=\"what\" value=\"renew\">{}</button>",
      request.CsrfField(), made_at ? "换一个地址，旧的作废" : "生成订阅地址");
  if (made_at) {
    part.Add("<button class=\"btn\" type=\"submit\" name=\"what\" value=\"stop\">停止订阅</button>");
  }
  return part.Add("</div></form></section>");
}

void AddCalendarTokenPages(Office& office) {
  Desk& desk = office.desk();
  office.Post("/account/calendar", Act::kUseOffice,
              [&desk](const Request& request, const Visitor& visitor) { return Change(desk, request, visitor); });
}

}  // namespace gongkai::account
