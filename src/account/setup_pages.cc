#include "account/setup_pages.h"

#include <algorithm>
#include <set>

#include "account/field_pages.h"
#include "account/one_time_link_store.h"
#include "account/password_pages.h"
#include "account/people_store.h"
#include "account/setup_actions.h"
#include "account/sign_in_view.h"
#include "account/way_in.h"
#include "base/fold.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;

Response ShowDeadLink(Desk& desk, const Request& request) {
  web::Page page = DoorFrame(desk, "链接不能用了");
  page.body.Add(
      "<div "
      "class=\"gk-problem\"><p>这个设置链接已经用过或者过期了。系统还没有设置好的，请重新启动程序，会显示新的链接。</p>"
      "<p><a class=\"btn btn-primary\" href=\"/sign-in\">去登录</a></p></div>");
  return Response::Of(RenderPage(page, request), 410);
}

// "东城", "东城区" → the counties of that name; a name may be given with what it lies in.
std::vector<const place::Place*> CountiesNamed(std::string_view typed) {
  std::set<const place::Place*> found;
  for (const std::string_view ending : {"", "县", "市", "区", "旗"}) {
    for (const place::Place* each : place::ByName(std::string(typed) + std::string(ending))) found.insert(each);
  }
  for (const place::Match& match : place::FindPlaces(typed)) found.insert(match.places.begin(), match.places.end());
  std::vector<const place::Place*> counties;
  for (const place::Place* each : found) {
    if (each->level == place::Level::kCounty) counties.push_back(each);
  }
  std::ranges::sort(counties, {}, &place::Place::code);
  return counties;
}

Html PlaceLinks(std::string_view token, const std::vector<const place::Place*>& places, bool full_names) {
  Html items;
  for (const place::Place* each : places) {
    items.Add("<li><a href=\"/setup?token={}&place={}\">{}</a></li>", token, each->code,
              full_names ? place::FullName(*each) : std::string(each->name));
  }
  return Markup("<ul class=\"door-places\">{}</ul>", items);
}

Html SearchForm(std::string_view token, std::string_view typed) {
  return Markup(
      "<form method=\"get\" action=\"/setup\" class=\"door-search\"><input type=\"hidden\" name=\"token\" value=\"{}\">"
      "<label class=\"form-label\" for=\"county\">直接填县（市、区）的名称</label><div class=\"door-line\"><input "
      "class=\"form-control\" id=\"county\" name=\"county\" value=\"{}\" required maxlength=\"30\"><button class=\"btn "
      "btn-primary\" type=\"submit\">查找</button></div></form>",
      token, typed);
}

Response ShowPlaces(Desk& desk, const Request& request, std::string_view token, const place::Place* inside) {
  web::Page page = DoorFrame(desk, "首次设置：选择本县");
  page.width = web::Width::kWide;
  page.body.Add("<p>选好后，县政府和政府办公室的名称会自动填好，您可以修改。</p><div class=\"gk-form\">{}",
                SearchForm(token, ""));
  if (inside == nullptr) {
    page.body.Add("<h2>或者从省开始选</h2>");
  } else {
    page.body.Add("<h2>{}</h2><p><a href=\"/setup?token={}\">重新选省</a></p>", place::FullName(*inside), token);
  }
  page.body.Add("{}</div>", PlaceLinks(token, place::Children(inside), false));
  return Response::Of(RenderPage(page, request));
}

Response ShowFound(Desk& desk, const Request& request, std::string_view token, std::string_view typed) {
  const auto counties = CountiesNamed(typed);
  web::Page page = DoorFrame(desk, "首次设置：选择本县");
  page.width = web::Width::kWide;
  page.body.Add("<div class=\"gk-form\">{}", SearchForm(token, typed));
  if (counties.empty()) {
    page.body.Add(
        "<p>区划名录里没有叫“{}”的县（市、区）。如果是新设立的，或者名录还没有更新，可以照您填的名称设置。</p>", typed);
  } else {
    page.body.Add("<h2>是这里吗？</h2>{}", PlaceLinks(token, counties, true));
  }
  page.body.Add(
      "<p><a class=\"btn\" href=\"/setup?token={}&name={}\">就叫“{}”，不关联区划</a> <a class=\"btn\" "
      "href=\"/setup?token={}\">从省开始选</a></p></div>",
      token, typed, typed, token);
  return Response::Of(RenderPage(page, request));
}

Html AdminFields(PostKind post, const SetUpForm::Admin& admin, std::string_view does, const FieldErrors& errors) {
  const std::string name = AdminField(post, "name"), login = AdminField(post, "login");
  return Markup(
      "<fieldset class=\"door-admin\"><legend>{}</legend><p class=\"form-hint\">{}</p><div "
      "class=\"door-two\">{}{}</div></fieldset>",
      NameOf(post), does, TextField({.name = name, .label = "姓名", .value = admin.name, .required = true}, errors),
      TextField({.name = login, .label = "登录名", .value = admin.login, .required = true}, errors));
}

Response ShowForm(Desk& desk, const Request& request, std::string_view token, const SetUpForm& form,
                  const FieldErrors& errors) {
  web::Page page = DoorFrame(desk, "首次设置：" + form.county);
  page.body.Add("{}<p><a href=\"/setup?token={}\">不是这个县，重新选择</a></p>", FaultList(errors), token);
  page.body.Add(
      "<form method=\"post\" action=\"/setup\" class=\"gk-form door-all\">{}<input type=\"hidden\" name=\"token\" "
      "value=\"{}\">"
      "<input type=\"hidden\" name=\"place\" value=\"{}\"><input type=\"hidden\" name=\"county\" value=\"{}\">{}{}{}",
      request.CsrfField(), token, form.place_code, form.county,
      TextField({.name = "government", .label = "县级政府", .value = form.government, .required = true}, errors),
      TextField({.name = "office",
                 .label = "政府办公室",
                 .value = form.office,
                 .hint = "全县政府信息公开工作的主管部门（垂直管理部门除外；条例第三条）。",
                 .required = true},
                errors),
      TextField({.name = "opened_on",
                 .label = "成立日期",
                 .value = form.opened_on,
                 .hint = "县级政府和办公室从哪一天起有。下面的机关不能成立得更早；不清楚就不改，以后可以更正。",
                 .type = "date",
                 .required = true},
                errors));
  page.body.Add(
      "<h2>三名管理员</"
      "h2><p>三类管理员的权力互相分开，必须由三个人分别担任。您现在是系统管理员；另外两人会各得到一个链接，"
      "自己设密码。登录名用小写字母，例如姓名的拼音。</p>{}{}{}",
      AdminFields(kFirstPosts[0], form.admins[0], "您本人。开通和停用账号，设立机关。", errors),
      AdminFields(kFirstPosts[1], form.admins[1], "任命岗位，规定密码和登录的要求。", errors),
      AdminFields(kFirstPosts[2], form.admins[2], "查看谁在什么时候做了什么，不能修改。", errors));
  page.body.Add("<fieldset><legend>系统管理员（您）的密码</legend>{}</fieldset>", NewPasswordFields(desk, errors));
  page.body.Add(
      "<div class=\"gk-sends\"><button class=\"btn btn-primary btn-lg\" "
      "type=\"submit\">完成设置</button></div></form>");
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : 422);
}

SetUpForm FormIn(const Request& request) {
  const auto text = [&](std::string_view name) { return std::string(Trim(request.form.Get(name))); };
  SetUpForm form{.place_code = text("place"),
                 .county = text("county"),
                 .government = text("government"),
                 .office = text("office"),
                 .opened_on = text("opened_on"),
                 .password = std::string(request.form.Get("password")),
                 .again = std::string(request.form.Get("again"))};
  for (std::size_t i = 0; i < form.admins.size(); ++i) {
    form.admins[i] = {text(AdminField(kFirstPosts[i], "name")), FoldLogin(text(AdminField(kFirstPosts[i], "login")))};
  }
  return form;
}

// Shown in the answer itself, not behind a redirect: the links are nowhere from which another request could fetch them.
Response ShowDone(Desk& desk, const Request& request, const SetUpForm& form, const SetUpDone& done) {
  web::Page page = DoorFrame(desk, "设置好了");
  Html items;
  for (const Invitation& each : done.invitations) {
    items.Add("<li><b>{} {}</b>，登录名 {}<br><code class=\"door-link\">{}</code></li>", NameOf(each.post), each.name,
              each.login, WholeAddress(request, PathOfLink(kFirstPasswordLink, each.token)));
  }
  page.body.Add(
      "<p>{}的公开系统已经建好。请把下面的链接分别交给本人，本人打开后自己设密码。</p><div class=\"gk-form\"><ul "
      "class=\"door-links\">{}</ul><p><b>链接只显示这一次</b>，72 "
      "小时内有效，只能用一次。丢了或者过期了，您可以在“人员”里重新发。</p></div>",
      form.county, items);
  page.body.Add(
      "<p>接下来，请为您自己的账号绑定手机动态码。</p><div class=\"gk-sends\"><a class=\"btn btn-primary btn-lg\" "
      "href=\"{}\">链接已经记下，继续</a></div>",
      PageOf(done.signed_in.stage));
  return WithSession(Response::Of(RenderPage(page, request)), request, done.signed_in.token);
}

Response AskSetUp(Desk& desk, const Request& request) {
  const std::string_view token = request.query.Get("token");
  if (!IsSetUpLink(desk, token)) return ShowDeadLink(desk, request);
  const std::string typed(Trim(request.query.Get("county"))), name(Trim(request.query.Get("name")));
  if (!name.empty()) return ShowForm(desk, request, token, Proposed(name), {});
  if (!typed.empty()) return ShowFound(desk, request, token, typed);
  const place::Place* chosen = place::Find(request.query.Get("place"));
  if (chosen == nullptr || chosen->level < place::Level::kCounty) return ShowPlaces(desk, request, token, chosen);
  return ShowForm(desk, request, token, Proposed(*chosen), {});
}

Response TakeSetUp(Desk& desk, const Request& request) {
  const std::string_view token = request.form.Get("token");
  const SetUpForm form = FormIn(request);
  const auto done = SetUpCounty(desk, token, form, BrowserOf(request));
  if (done) return ShowDone(desk, request, form, *done);
  if (!IsSetUpLink(desk, token)) return ShowDeadLink(desk, request);
  return ShowForm(desk, request, token, form, done.errors());
}

}  // namespace

void AddSetUpPages(web::Router& router, Desk& desk) {
  router.Get("/setup", [&desk](Request& request) { return AskSetUp(desk, request); });
  router.Post("/setup", [&desk](Request& request) { return TakeSetUp(desk, request); });
}

}  // namespace gongkai::account
