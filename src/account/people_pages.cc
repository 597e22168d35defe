// One person: the account, and the posts over time. Only what the visitor may do is shown as a button.
#include "account/people_pages.h"

#include <algorithm>

#include "account/attempt_actions.h"
#include "account/sight_actions.h"
#include "account/sso_actions.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

// What the address says was done a moment ago.
struct Said {
  std::string_view key, sentence;
};
constexpr Said kSaid[] = {{"edited", "已保存。"},
                          {"stopped", "账号已停用，正在使用的会话已全部退出。"},
                          {"given", "岗位已任命，从任期的第一天起生效，对方不用重新登录。"},
                          {"sso", "统一身份认证的关联已保存，账号的登录已全部退出。"},
                          {"ended", "任期的最后一天已经记下，过了这一天岗位就结束。"},
                          {"delegated", "已委托代行。"},
                          {"recalled", "代行已结束。"}};

Html SaidNote(const Request& request) {
  for (const Said& said : kSaid) {
    if (request.query.Get("done") == said.key) {
      return Markup("<div class=\"gk-said\" role=\"status\"><p>{}</p></div>", said.sentence);
    }
  }
  return {};
}

Html Buttons(const Visitor& visitor, const Person& person, bool has_sso) {
  Html html;
  const std::int64_t id = person.id.value;
  if (visitor.May(Act::kEditPosts) && person.state != PersonState::kStopped) {
    html.Add("<a class=\"btn btn-primary\" href=\"/office/people/{}/posts/new\">任命岗位</a>", id);
  }
  if (visitor.May(Act::kSeeAudit)) html.Add("<a class=\"btn\" href=\"/office/audit?about={}\">审计记录</a>", id);
  if (!visitor.May(Act::kEditPeople)) return html;
  html.Add("<a class=\"btn\" href=\"/office/people/{}/edit\">修改</a>", id);
  if (person.state == PersonState::kStopped) {
    return html.Add("<a class=\"btn\" href=\"/office/people/{}/reopen\">恢复账号</a>", id);
  }
  if (person.id == visitor.person) return html;
  if (has_sso) html.Add("<a class=\"btn\" href=\"/office/people/{}/sso\">关联统一身份认证</a>", id);
  html.Add("<a class=\"btn\" href=\"/office/people/{}/link\">重发首次登录链接</a>", id);
  return html.Add("<a class=\"btn\" href=\"/office/people/{}/stop\">停用账号</a>", id);
}

// Why somebody calls who cannot sign in.
Html ClosedNote(std::optional<Instant> closed_until) {
  if (!closed_until) return {};
  return Markup(
      "<div class=\"alert alert-warning\" role=\"status\"><p>有人多次填错这个账号的密码，登录已暂停到 "
      "{}。到时自动恢复；"
      "本人在以前登录过的浏览器里不受影响，现在就可以登录。</p></div>",
      ToBeijingMinute(std::chrono::ceil<std::chrono::minutes>(*closed_until)));
}

Html Facts(const Person& person, bool has_sso) {
  const auto fact = [](std::string_view name, std::string_view value) {
    return Markup("<div><dt>{}</dt><dd>{}</dd></div>", name, value.empty() ? std::string_view("未填写") : value);
  };
  return Markup("<dl class=\"gk-facts\">{}{}{}{}{}{}</dl>", fact("登录名", person.login),
                fact("账号", NameOf(person.state)), fact("办公电话", person.phone), fact("电子邮箱", person.email),
                fact("开通时间", ToBeijingMinute(person.created_at)),
                has_sso ? fact("统一身份认证", person.sso_subject ? "已关联" : "没有关联") : Html());
}

bool IsOver(const Post& post, Date today) { return post.until && *post.until < today; }

std::string Note(const PeopleRow& row, Date today) {
  const Post& post = *row.post;
  if (post.until && *post.until < post.from) return "未到任即取消";
  std::string note;
  if (today < post.from) note = "尚未开始。";
  if (!row.stands_in_for.empty()) note += "代" + row.stands_in_for + "行使，原因：" + post.reason + "。";
  if (!row.stood_in_by.empty()) note += "现由" + row.stood_in_by + "代行。";
  return note;
}

Html Acts(const Visitor& visitor, const PeopleRow& row, Date today) {
  const Post& post = *row.post;
  const std::string_view name = NameOf(post.kind);
  Html html;
  if (IsOver(post, today)) return html;
  const bool own = post.person == visitor.person;
  if (own && !post.delegated_from && ReachOf(post.kind, Act::kDelegate) != Reach::kNone) {
    html.Add("<a class=\"btn btn-sm\" href=\"/office/posts/{}/delegate\" aria-label=\"委托代行{}\">委托代行</a> ",
             post.id.value, name);
  }
  if (visitor.May(Act::kEditPosts)) {
    html.Add("<a class=\"btn btn-sm\" href=\"/office/posts/{}/end\" aria-label=\"结束{}\">结束</a>", post.id.value,
             name);
  }
  return html;
}

Html PostTable(const Visitor& visitor, const std::vector<PeopleRow>& rows, Date today) {
  Html html;
  html.Add(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">岗位</th><th "
      "scope=\"col\">机关</th><th scope=\"col\">任期</th><th scope=\"col\">说明</th><th scope=\"col\"><span "
      "class=\"visually-hidden\">操作</span></th></tr></thead><tbody>");
  for (const PeopleRow& row : rows) {
    html.Add("<tr><th scope=\"row\">{}</th><td data-label=\"机关\">{}{}</td><td data-label=\"任期\">{}</td>",
             NameOf(row.post->kind), row.organ_name,
             row.unit_name.empty() ? Html() : Markup("<div class=\"gk-soft\">{}</div>", row.unit_name),
             DaysInWords(*row.post));
    const std::string note = Note(row, today);
    html.Add(note.empty() ? Markup("<td></td>") : Markup("<td data-label=\"说明\">{}</td>", note));
    html.Add("<td class=\"gk-row-acts\">{}</td></tr>", Acts(visitor, row, today));
  }
  return html.Add("</tbody></table></div>");
}

// Those who stand in for this person, for the person alone: each can be ended at once.
Html Delegations(db::Session& session, const Visitor& visitor, const std::vector<PeopleRow>& rows, Date today) {
  Html items;
  for (const PeopleRow& row : rows) {
    if (row.post->person != visitor.person || row.post->delegated_from) continue;
    for (const Post& each : DelegationsOf(session, row.post->id, today, std::chrono::year{9999} / 12 / 31)) {
      const auto person = FindPerson(session, each.person);
      items.Add(
          "<li>{}：由{}代行，{}（{}） <a class=\"btn btn-sm\" href=\"/office/delegations/{}/end\">结束代行</a></li>",
          NameOf(each.kind), person ? person->name : "", DaysInWords(each), each.reason, each.id.value);
    }
  }
  if (items.empty()) return items;
  return Markup("<h2 class=\"gk-section\">我委托出去的</h2><ul class=\"gk-lines\">{}</ul>", items);
}

constexpr std::string_view kWithoutPost = "现在没有岗位，因此不能登录使用。岗位由安全管理员任命。",
                           kFormer = "在您能看到的机关里没有现任岗位。";

Response ShowPerson(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const bool has_sso = SsoInForce(desk).is_on();
  db::Reader reader = desk.database.Read();
  const Person person = PersonIn(reader, request, visitor, today);
  const auto reach = visitor.person == person.id ? std::nullopt : visitor.OrgansFor(Act::kSeePeople);
  auto rows = PostsWithNames(reader, person.id, reach, today);
  const auto past =
      std::ranges::stable_partition(rows, [&](const PeopleRow& row) { return !IsOver(*row.post, today); });
  const std::vector<PeopleRow> over(past.begin(), past.end());
  rows.erase(past.begin(), past.end());
  web::Page page = PeopleFrame(visitor, person.name);
  page.breadcrumbs = {{"人员", Url::Local("/office/people")}};
  page.actions = Buttons(visitor, person, has_sso);
  // Of a former colleague one sees the posts held here, and no longer how to reach the person.
  const bool is_former = reach && rows.empty();
  const auto closed_until =
      visitor.May(Act::kEditPeople) ? SignInClosedUntil(desk, reader, person.login) : std::optional<Instant>();
  page.body.Add("{}{}{}<h2 class=\"gk-section\">现任岗位</h2>", SaidNote(request), ClosedNote(closed_until),
                is_former ? Html() : Facts(person, has_sso));
  page.body.Add(rows.empty() ? Markup("<p class=\"gk-empty\">{}</p>", is_former ? kFormer : kWithoutPost)
                             : PostTable(visitor, rows, today));
  page.body.Add(Delegations(reader, visitor, rows, today));
  if (!over.empty()) page.body.Add("<h2 class=\"gk-section\">以前的岗位</h2>{}", PostTable(visitor, over, today));
  return Response::Of(RenderPage(page, request));
}

bool MaySee(db::Session& session, const Visitor& visitor, PersonId person, Date today) {
  if (person == visitor.person) return true;
  const auto organs = visitor.OrgansFor(Act::kSeePeople);
  return !organs || !PostsWithNames(session, person, organs, today).empty();
}

}  // namespace

web::Page PeopleFrame(const Visitor& visitor, std::string title) {
  web::Page page = OfficeFrame(visitor, std::move(title), "/office/people");
  page.styles.emplace_back("css/people.css");
  return page;
}

web::Page PersonFrame(const Visitor& visitor, const Person& person, std::string title) {
  web::Page page = PeopleFrame(visitor, std::move(title));
  page.width = web::Width::kText;
  page.breadcrumbs = {{"人员", Url::Local("/office/people")},
                      {person.name, Url::Local("/office/people/{}", person.id.value)}};
  return page;
}

Person PersonIn(db::Session& session, const Request& request, const Visitor& visitor, Date today) {
  const auto id = request.params.Int("id");
  auto person = id ? FindPerson(session, PersonId{*id}) : std::nullopt;
  if (!person || !MaySee(session, visitor, person->id, today)) NotThere("没有这个人员，请从“人员”名录进入。");
  return std::move(*person);
}

PostId PostIdIn(const Request& request) {
  const auto id = request.params.Int("id");
  if (!id) NotThere("没有这个岗位记录，请从“人员”名录进入。");
  return PostId{*id};
}

void NotThere(std::string sentence) {
  throw web::ProblemError(web::ToProblem({ErrorKind::kNotFound, std::move(sentence), ""}));
}

std::string DaysInWords(const Post& post) {
  if (!post.until) return ToChinese(post.from) + "起";
  return ToChinese(post.from) + "至" + ToChinese(*post.until);
}

Actor InstallationActor(const Request& request, const Visitor& visitor, Act act) {
  return web::OrProblem(ActorFor(visitor, act, kInstallation, OnceKey(request)));
}

void AddPersonPages(Office& office) {
  office.Get("/office/people/{id}", Act::kSeePeople, [&](const Request& request, const Visitor& visitor) {
    Response page = ShowPerson(office.desk(), request, visitor);
    const std::int64_t person = *request.params.Int("id");  // ShowPerson found somebody by it
    if (person != visitor.person.value) RecordPeopleSight(office.desk(), visitor, ObjectOf("person", person));
    return page;
  });
}

}  // namespace gongkai::account
