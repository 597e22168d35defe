// /office/trainings/new and …/{id}/edit: what a training is.

#include <algorithm>

#include "oversight/training/training_actions.h"
#include "oversight/training/training_pages.h"

namespace gongkai::oversight {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

TrainingForm FormIn(const web::Parameters& typed) {
  const auto text = [&](std::string_view name) { return std::string(typed.Get(name)); };
  return {text("title"),    text("content"), text("teacher"), text("place"),
          text("audience"), text("on"),      text("starts"),  text("hours")};
}

/// In whose name the visitor may hold one: the organs of his posts.
std::vector<OrganName> OwnOrgans(const Visitor& visitor) {
  std::vector<OrganName> organs;
  for (const account::HeldPost& post : visitor.posts) {
    const bool may = account::ReachOf(post.kind, Act::kHandleCases) != account::Reach::kNone;
    const bool is_new = std::ranges::find(organs, post.organ, &OrganName::first) == organs.end();
    if (may && is_new) organs.emplace_back(post.organ, post.organ_name);
  }
  return organs;
}

Html WhenFields(const TrainingForm& form, const FieldErrors& errors) {
  return Markup(
      "{}{}{}{}",
      web::TextField({.name = "on",
                      .label = "哪一天",
                      .value = form.on,
                      .hint = "例如 2026-03-10；已经办过的也可以补登记。",
                      .required = true},
                     errors),
      web::TextField(
          {.name = "starts", .label = "几点开始", .value = form.starts, .hint = "例如 09:00。", .required = true},
          errors),
      web::TextField(
          {.name = "hours", .label = "多少学时", .value = form.hours, .hint = "例如 2 或者 1.5。", .required = true},
          errors),
      web::TextField(
          {.name = "place", .label = "地点", .value = form.place, .hint = "网上培训的写“线上”。", .required = true},
          errors));
}

Html Fields(const TrainingForm& form, const FieldErrors& errors) {
  std::vector<web::Choice> audiences;
  for (const Audience audience : kAudiences) {
    audiences.push_back({std::string(IdOf(audience)), std::string(NameOf(audience))});
  }
  return Markup(
      "{}{}{}{}{}", web::TextField({.name = "title", .label = "题目", .value = form.title, .required = true}, errors),
      web::ChoiceField({.name = "audience",
                        .label = "给谁培训",
                        .value = form.audience,
                        .hint = "选“全县各机关人员”的，各机关都能看到这次培训。",
                        .required = true},
                       audiences, errors),
      WhenFields(form, errors),
      web::TextField({.name = "teacher", .label = "主讲", .value = form.teacher, .hint = "可以不填。"}, errors),
      web::AreaField({.name = "content", .label = "讲什么", .value = form.content, .hint = "可以不填。"}, 4, errors));
}

// ---- a new one

Response ShowNew(const Request& request, const Visitor& visitor, const TrainingForm& form, const FieldErrors& errors) {
  web::Page page = OversightFrame(visitor, "安排培训", kTrainingsPath);
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({"培训", Url::Local(kTrainingsPath)});
  std::vector<web::Choice> organs;
  for (const auto& [id, name] : OwnOrgans(visitor)) organs.push_back({std::to_string(id.value), name});
  const bool is_one = organs.size() == 1;
  const std::string chosen = is_one ? organs.front().value : std::string(request.form.Get("of"));
  page.body.Add(
      "{}<form method=\"post\" action=\"/office/trainings/new\" class=\"gk-form\" novalidate>{}{}{}<div "
      "class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">保存</button><a class=\"btn\" "
      "href=\"/office/trainings\">取消</a></div></form>",
      web::FaultList(errors), web::FormKeys(request),
      is_one
          ? Markup("<input type=\"hidden\" name=\"of\" value=\"{}\">", chosen)
          : web::ChoiceField({.name = "of", .label = "举办的机关", .value = chosen, .required = true}, organs, errors),
      Fields(form, errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response GetNew(const Request& request, const Visitor& visitor) { return ShowNew(request, visitor, {}, {}); }

Response PostNew(Desk& desk, const Request& request, const Visitor& visitor) {
  const TrainingForm form = FormIn(request.form);
  const OrganId organ{request.form.Int("of").value_or(0)};
  const auto own = OwnOrgans(visitor);
  if (std::ranges::find(own, organ, &OrganName::first) == own.end()) {
    return ShowNew(request, visitor, form, {{"of", "请选择举办的机关。"}});
  }
  const auto actor = web::OrProblem(ActorFor(visitor, Act::kHandleCases, organ, account::OnceKey(request)));
  const auto planned = PlanTraining(desk, actor, organ, form);
  if (!planned) return ShowNew(request, visitor, form, planned.errors());
  return Response::SeeOther(Url::Local(PathOf(*planned)));
}

// ---- changed

Response ShowEdit(const Request& request, const Visitor& visitor, const Training& training, const TrainingForm& form,
                  const FieldErrors& errors) {
  web::Page page = TrainingFrame(visitor, "修改培训", training);
  page.width = web::Width::kText;
  Html why;
  if (training.state == TrainingState::kHeld) {
    why = web::AreaField({.name = "why",
                          .label = "为什么改",
                          .value = std::string(request.form.Get("why")),
                          .hint = "已经举办的培训，更正要写明原因。",
                          .required = true},
                         2, errors);
  }
  page.body.Add(
      "{}<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">保存</button><a "
      "class=\"btn\" href=\"{}\">取消</a></div></form>",
      web::FaultList(errors), Url::Local(PathOf(training.id) + "/edit"), web::FormKeys(request), training.version,
      Fields(form, errors), why, Url::Local(PathOf(training.id)));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Training EditedIn(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  return OwnTrainingIn(reader, request, visitor);
}

Response GetEdit(Desk& desk, const Request& request, const Visitor& visitor) {
  const Training training = EditedIn(desk, request, visitor);
  return ShowEdit(request, visitor, training, FormOf(training), {});
}

Response PostEdit(Desk& desk, const Request& request, const Visitor& visitor) {
  const Training training = EditedIn(desk, request, visitor);
  const TrainingForm form = FormIn(request.form);
  const auto actor = web::OrProblem(ActorFor(visitor, Act::kHandleCases, training.id.organ, account::OnceKey(request)));
  const SeenTraining seen{training.id, request.form.Int("version").value_or(0)};
  const auto changed = ChangeTraining(desk, actor, seen, form, request.form.Get("why"));
  if (!changed) return ShowEdit(request, visitor, training, form, changed.errors());
  return Response::SeeOther(Url::Local(PathOf(training.id)));
}

}  // namespace

void AddTrainingFormPages(account::Office& office) {
  office.Get("/office/trainings/new", Act::kHandleCases, GetNew);
  office.Post("/office/trainings/new", Act::kHandleCases, WithDesk(office, PostNew));
  office.Get("/office/trainings/{id}/edit", Act::kHandleCases, WithDesk(office, GetEdit));
  office.Post("/office/trainings/{id}/edit", Act::kHandleCases, WithDesk(office, PostEdit));
}

}  // namespace gongkai::oversight
