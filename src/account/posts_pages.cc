// Giving a post and ending one: the security administrator's two forms.
#include "account/posts_actions.h"

#include "account/field_pages.h"
#include "account/organ_store.h"
#include "account/people_pages.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kUnprocessable = 422;

PostForm FormIn(const Request& request, PersonId person) {
  return {.person = person,
          .organ = std::string(request.form.Get("organ")),
          .kind = std::string(request.form.Get("kind")),
          .from = std::string(request.form.Get("from")),
          .until = std::string(request.form.Get("until"))};
}

std::vector<Choice> Kinds() {
  std::vector<Choice> choices;
  for (const PostKind kind : kPostKinds) choices.push_back({std::string(IdOf(kind)), std::string(NameOf(kind))});
  return choices;
}

// Organs and units as suggestions to type against: hundreds are too many for a list to choose from.
Html OrganSuggestions(db::Session& session, Date today) {
  Html options;
  for (const Organ& organ : AllOrgans(session, today)) {
    options.Add("<option value=\"{} {}\"></option>", organ.code, organ.name);
  }
  return Markup("<datalist id=\"organs\">{}</datalist>", options);
}

Response ShowNew(Desk& desk, const Request& request, const Visitor& visitor, const PostForm& form,
                 const FieldErrors& errors) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const Person person = PersonIn(reader, request, visitor, today);
  web::Page page = PersonFrame(visitor, person, "任命岗位");
  const std::string from = form.from.empty() && errors.empty() ? ToString(today) : form.from;
  page.body.Add(
      "{}<form method=\"post\" action=\"/office/people/{}/posts\" class=\"gk-form\" "
      "novalidate>{}<p>任命<strong>{}</strong>（登录名 {}）</p>{}{}{}{}{}"
      "<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">任命</button><a class=\"btn\" "
      "href=\"/office/people/{}\">取消</a></div></form>",
      FaultList(errors), person.id.value, FormKeys(request), person.name, person.login, OrganSuggestions(reader, today),
      TextField({.name = "organ",
                 .label = "机关或内设机构",
                 .value = form.organ,
                 .hint = "输入代号或名称，从提示中选一个。",
                 .required = true,
                 .list = "organs"},
                errors),
      ChoiceField({.name = "kind",
                   .label = "岗位",
                   .value = form.kind,
                   .hint = "系统、安全、审计管理员和县政务公开办只设在县政府办公室；三种管理员由不同的人担任。",
                   .required = true},
                  Kinds(), errors),
      TextField({.name = "from", .label = "从哪一天起", .value = from, .type = "date", .required = true}, errors),
      TextField({.name = "until",
                 .label = "到哪一天为止",
                 .value = form.until,
                 .hint = "这一天仍在任。长期任职的不填。",
                 .type = "date"},
                errors),
      person.id.value);
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : kUnprocessable);
}

Response Give(Desk& desk, const Request& request, const Visitor& visitor) {
  PersonId id{0};
  {
    db::Reader reader = desk.database.Read();
    id = PersonIn(reader, request, visitor, BeijingDay(desk.now())).id;
  }
  const PostForm form = FormIn(request, id);
  const auto given = GivePost(desk, InstallationActor(request, visitor, Act::kEditPosts), form);
  if (!given) return ShowNew(desk, request, visitor, form, given.errors());
  return Response::SeeOther(Url::Local("/office/people/{}", id.value).With("done", "given"));
}

Response ShowEnd(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const auto post = FindPost(reader, PostIdIn(request));
  if (!post) NotThere("没有这个岗位记录，请从“人员”名录进入。");
  const Person person = *FindPerson(reader, post->person);
  const auto organ = FindOrgan(reader, post->organ);
  web::Page page = PersonFrame(visitor, person, "结束岗位");
  const std::string last_day = errors.empty() ? ToString(today) : std::string(request.form.Get("last_day"));
  page.body.Add(
      "{}<form method=\"post\" action=\"/office/posts/{}/end\" class=\"gk-form\" "
      "novalidate>{}<p>{}的<strong>{}</strong>（{}，{}）</p>"
      "<p>结束后，他从这个岗位得到的权限在下一次打开页面时就没有了；由这个岗位委托出去的代行同时结束。</p>{}<div "
      "class=\"gk-sends\"><button class=\"btn "
      "btn-danger\" type=\"submit\">结束岗位</button><a class=\"btn\" "
      "href=\"/office/people/{}\">不办了，返回</a></div></form>",
      FaultList(errors), post->id.value, FormKeys(request), person.name, NameOf(post->kind), organ ? organ->name : "",
      DaysInWords(*post),
      TextField({.name = "last_day",
                 .label = "最后一天",
                 .value = last_day,
                 .hint = "这一天仍在任。要马上结束，请填昨天。",
                 .type = "date",
                 .required = true},
                errors),
      person.id.value);
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : kUnprocessable);
}

Response End(Desk& desk, const Request& request, const Visitor& visitor) {
  const PostId id = PostIdIn(request);
  const Actor actor = InstallationActor(request, visitor, Act::kEditPosts);
  const Status ended = RemoveFromPost(desk, actor, id, request.form.Get("last_day"));
  if (!ended && ended.error().kind == ErrorKind::kNotFound) NotThere(ended.error().message);
  if (!ended) {
    const bool about_day = ended.error().kind == ErrorKind::kInvalidInput;
    return ShowEnd(desk, request, visitor, {{about_day ? "last_day" : "", ended.error().message}});
  }
  db::Reader reader = desk.database.Read();
  const auto post = FindPost(reader, id);
  if (!post) NotThere("没有这个岗位记录，请从“人员”名录进入。");
  return Response::SeeOther(Url::Local("/office/people/{}", post->person.value).With("done", "ended"));
}

}  // namespace

void AddPostsPages(Office& office) {
  Desk& desk = office.desk();
  office.Get("/office/people/{id}/posts/new", Act::kEditPosts,
             [&](const Request& request, const Visitor& visitor) { return ShowNew(desk, request, visitor, {}, {}); });
  office.Post("/office/people/{id}/posts", Act::kEditPosts,
              [&](const Request& request, const Visitor& visitor) { return Give(desk, request, visitor); });
  office.Get("/office/posts/{id}/end", Act::kEditPosts,
             [&](const Request& request, const Visitor& visitor) { return ShowEnd(desk, request, visitor, {}); });
  office.Post("/office/posts/{id}/end", Act::kEditPosts,
              [&](const Request& request, const Visitor& visitor) { return End(desk, request, visitor); });
}

}  // namespace gongkai::account
