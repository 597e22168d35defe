// Standing in: who holds a post lets a colleague of the same organ do its work for some days, and ends that when back.
#include "account/field_pages.h"
#include "account/organ_store.h"
#include "account/people_pages.h"
#include "account/posts_actions.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kUnprocessable = 422;

// A post of the visitor's own; anybody else's is not there.
Post OwnPost(db::Session& session, const Request& request, const Visitor& visitor) {
  const auto post = FindPost(session, PostIdIn(request));
  if (!post || post->person != visitor.person) NotThere("您没有这个岗位，请从自己的页面进入。");
  return *post;
}

// The act is done under the very post that is handed on.
Actor ActorUnder(const Post& post, const Request& request, const Visitor& visitor) {
  return {visitor.person, post.kind, visitor.name, visitor.address, OnceKey(request)};
}

DelegationForm FormIn(const Request& request, PostId post) {
  return {.post = post,
          .delegate = std::string(request.form.Get("delegate")),
          .from = std::string(request.form.Get("from")),
          .until = std::string(request.form.Get("until")),
          .reason = std::string(request.form.Get("reason")),
          .other_reason = std::string(request.form.Get("other_reason"))};
}

std::vector<Choice> ColleaguesToChoose(db::Session& session, const Post& post, Date today) {
  const auto organ = OrganWithDuties(session, post.organ);
  std::vector<Choice> choices;
  for (const Person& person : Colleagues(session, organ ? organ->id : post.organ, today)) {
    if (person.id != post.person) choices.push_back({std::to_string(person.id.value), person.name});
  }
  return choices;
}

std::vector<Choice> Reasons() {
  std::vector<Choice> choices;
  for (const std::string_view reason : kDelegationReasons)
    choices.push_back({std::string(reason), std::string(reason)});
  return choices;
}

Html Fields(const DelegationForm& form, const std::vector<Choice>& colleagues, const FieldErrors& errors) {
  Html html;
  html.Add("{}", ChoiceField({.name = "delegate",
                              .label = "由谁代行",
                              .value = form.delegate,
                              .hint = "本机关在岗的人。",
                              .required = true},
                             colleagues, errors));
  html.Add(
      "{}",
      TextField({.name = "from", .label = "从哪一天起", .value = form.from, .type = "date", .required = true}, errors));
  html.Add("{}", TextField({.name = "until",
                            .label = "到哪一天为止",
                            .value = form.until,
                            .hint = "这一天仍由对方代行。提前回来可以随时结束。",
                            .type = "date",
                            .required = true},
                           errors));
  html.Add("{}",
           ChoiceField({.name = "reason", .label = "原因", .value = form.reason, .required = true}, Reasons(), errors));
  return html.Add(
      "{}",
      TextField(
          {.name = "other_reason", .label = "其他原因", .value = form.other_reason, .hint = "原因选“其他”时填写。"},
          errors));
}

Response ShowForm(Desk& desk, const Request& request, const Visitor& visitor, DelegationForm form,
                  const FieldErrors& errors) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const Post post = OwnPost(reader, request, visitor);
  const std::vector<Choice> colleagues = ColleaguesToChoose(reader, post, today);
  if (form.from.empty() && errors.empty()) form.from = ToString(today);
  web::Page page = PersonFrame(visitor, *FindPerson(reader, visitor.person), "委托他人代行");
  if (colleagues.empty()) {
    page.body.Add("<p class=\"gk-empty\">本机关现在没有别的在岗人员可以代行。</p>");
    return Response::Of(RenderPage(page, request));
  }
  page.body.Add(
      "{}<form method=\"post\" action=\"/office/posts/{}/delegate\" class=\"gk-form\" "
      "novalidate>{}<p>委托同事代行您的<strong>{}</strong>。"
      "代行期间，对方以这个岗位办的事记在对方名下，您自己仍可使用这个岗位。</p>{}<div class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" "
      "type=\"submit\">委托</button><a class=\"btn\" href=\"/office/people/{}\">取消</a></div></form>",
      FaultList(errors), post.id.value, FormKeys(request), NameOf(post.kind), Fields(form, colleagues, errors),
      visitor.person.value);
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : kUnprocessable);
}

Post FindOwn(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return OwnPost(reader, request, visitor);
}

Response HandOn(Desk& desk, const Request& request, const Visitor& visitor) {
  const Post post = FindOwn(desk, request, visitor);
  const DelegationForm form = FormIn(request, post.id);
  const auto delegated = Delegate(desk, ActorUnder(post, request, visitor), form);
  if (!delegated) return ShowForm(desk, request, visitor, form, delegated.errors());
  return Response::SeeOther(Url::Local("/office/people/{}", visitor.person.value).With("done", "delegated"));
}

// The delegation and the visitor's own post behind it.
struct Delegation {
  Post post, original;
};
Delegation FindDelegation(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const auto post = FindPost(reader, PostIdIn(request));
  const auto original = post && post->delegated_from ? FindPost(reader, *post->delegated_from) : std::nullopt;
  if (!original || original->person != visitor.person) NotThere("您没有委托过这个岗位，请从自己的页面进入。");
  return {*post, *original};
}

Response AskEnd(Desk& desk, const Request& request, const Visitor& visitor, const FieldErrors& errors) {
  const Delegation delegation = FindDelegation(desk, request, visitor);
  db::Reader reader = desk.database.Read();
  web::Page page = PersonFrame(visitor, *FindPerson(reader, visitor.person), "结束代行");
  page.body.Add(
      "{}<div class=\"gk-form\"><p>{}正在代行您的<strong>{}</strong>（{}）。结束后立即生效。</p><form method=\"post\" "
      "action=\"/office/delegations/{}/end\" class=\"gk-sends\">{}<button class=\"btn btn-primary\" "
      "type=\"submit\">结束代行</button><a "
      "class=\"btn\" href=\"/office/people/{}\">不办了，返回</a></form></div>",
      FaultList(errors), FindPerson(reader, delegation.post.person)->name, NameOf(delegation.post.kind),
      DaysInWords(delegation.post), delegation.post.id.value, FormKeys(request), visitor.person.value);
  return Response::Of(RenderPage(page, request), errors.empty() ? 200 : kUnprocessable);
}

Response End(Desk& desk, const Request& request, const Visitor& visitor) {
  const Delegation delegation = FindDelegation(desk, request, visitor);
  const Status ended = EndDelegation(desk, ActorUnder(delegation.original, request, visitor), delegation.post.id);
  if (!ended) return AskEnd(desk, request, visitor, {{"", ended.error().message}});
  return Response::SeeOther(Url::Local("/office/people/{}", visitor.person.value).With("done", "recalled"));
}

}  // namespace

void AddDelegationPages(Office& office) {
  Desk& desk = office.desk();
  office.Get("/office/posts/{id}/delegate", Act::kDelegate,
             [&](const Request& request, const Visitor& visitor) { return ShowForm(desk, request, visitor, {}, {}); });
  office.Post("/office/posts/{id}/delegate", Act::kDelegate,
              [&](const Request& request, const Visitor& visitor) { return HandOn(desk, request, visitor); });
  office.Get("/office/delegations/{id}/end", Act::kDelegate,
             [&](const Request& request, const Visitor& visitor) { return AskEnd(desk, request, visitor, {}); });
  office.Post("/office/delegations/{id}/end", Act::kDelegate,
              [&](const Request& request, const Visitor& visitor) { return End(desk, request, visitor); });
}

}  // namespace gongkai::account
