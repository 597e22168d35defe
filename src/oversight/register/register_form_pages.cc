// /office/registers/{kind}/new: a new entry. /office/register-entries/{id}/correct: the same form over what stands
// there, with why it is corrected.

#include "oversight/pages.h"
#include "oversight/register/register_pages.h"

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

RegisterForm FormIn(const RegisterKind& kind, const web::Parameters& typed) {
  RegisterForm form{.on = std::string(typed.Get("on")), .values = {}};
  for (const RegisterField& field : kind.fields) {
    if (!typed.Get(field.id).empty()) form.values.emplace(field.id, typed.Get(field.id));
  }
  return form;
}

std::vector<web::Choice> ChoicesOf(db::Session& session, const RegisterField& field, Date today) {
  std::vector<web::Choice> choices;
  if (field.type == FieldType::kOrgan) choices = OrgansOfCounty(session, today);
  if (field.type == FieldType::kYesNo) choices = {{"1", "是"}, {"0", "否"}};
  for (const RegisterChoice& each : field.choices) {
    const std::string source = each.source.empty() ? std::string() : "（" + std::string(each.source) + "）";
    choices.push_back({std::string(each.id), std::string(each.name) + source});
  }
  if (!field.is_required) choices.insert(choices.begin(), {"", "空着"});
  return choices;
}

Html OneField(db::Session& session, const RegisterField& field, const RegisterForm& form, Date today,
              const FieldErrors& errors) {
  constexpr int kRows = 4;
  const auto found = form.values.find(field.id);
  web::Field shown{.name = field.id,
                   .label = field.label,
                   .value = found == form.values.end() ? std::string() : found->second,
                   .hint = std::string(field.help),
                   .required = field.is_required};
  switch (field.type) {
    case FieldType::kText:
      return web::AreaField(shown, kRows, errors);
    case FieldType::kChoice:
    case FieldType::kYesNo:
    case FieldType::kOrgan:
      return web::ChoiceField(shown, ChoicesOf(session, field, today), errors);
    case FieldType::kDay:
      if (shown.hint.empty()) shown.hint = "例如 2026-03-20。";
      return web::TextField(shown, errors);
    case FieldType::kNames:
      if (shown.hint.empty()) shown.hint = "几个人用顿号分开。";
      return web::TextField(shown, errors);
    default:
      return web::TextField(shown, errors);
  }
}

Html FieldsOf(db::Session& session, const RegisterKind& kind, const RegisterForm& form, Date today,
              const FieldErrors& errors) {
  const bool is_yearly = kind.span == EntrySpan::kYear;
  Html fields = web::TextField({.name = "on",
                                .label = kind.on,
                                .value = form.on,
                                .hint = is_yearly ? "四位数的年份，例如 2025。" : "例如 2026-03-20。",
                                .required = true},
                               errors);
  for (const RegisterField& field : kind.fields) fields.Add("{}", OneField(session, field, form, today, errors));
  const std::string proof = kind.proof.empty() ? "证明材料" : std::string(kind.proof);
  return fields.Add("{}", ProofField(proof, errors));
}

Html Buttons(std::string_view button, const Url& back) {
  return Markup(
      "<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">{}</button><a class=\"btn\" "
      "href=\"{}\">取消</a></div>",
      button, back);
}

Response ShowNew(Desk& desk, const Request& request, const Visitor& visitor, OrganId organ, const RegisterForm& form,
                 const FieldErrors& errors) {
  const RegisterKind& kind = RegisterKindIn(request);
  db::Reader reader = desk.database.Read();
  const Date today = BeijingDay(desk.now());
  web::Page page = RegisterFrame(visitor, "登记" + std::string(kind.name));
  page.width = web::Width::kText;
  const Url list = RegisterUrl(kind.id, organ, static_cast<int>(today.year()));
  page.breadcrumbs.push_back({std::string(kind.name), list});
  page.body.Add(
      "{}<p class=\"gk-soft\">{}　依据：{}。</p><form method=\"post\" action=\"{}\" class=\"gk-form\" "
      "enctype=\"multipart/form-data\" novalidate>{}<input type=\"hidden\" name=\"organ\" value=\"{}\">{}{}</form>",
      web::FaultList(errors), NameOfOrgan(reader, organ), kind.source, Url::Local("/office/registers/{}/new", kind.id),
      web::FormKeys(request), organ.value, FieldsOf(reader, kind, form, today, errors), Buttons("登记", list));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

/// Where the visitor writes; 404 where he sees nothing, 403 where he only looks.
OrganId WritingOrgan(const web::Parameters& from, const Visitor& visitor) {
  const OrganId organ{from.Int("organ").value_or(0)};
  if (!visitor.May(Act::kSeeItems, organ)) {
    throw web::ProblemError({404, "没有这个机关", "没有这个机关，或者您的岗位看不到它。"});
  }
  if (!visitor.May(Act::kDraftItems, organ)) {
    throw web::ProblemError({403, "您的岗位不能这样做", "登记由本机关的人员办理，您可以查看。"});
  }
  return organ;
}

Response GetNew(Desk& desk, const Request& request, const Visitor& visitor) {
  const RegisterKind& kind = RegisterKindIn(request);
  const OrganId organ = WritingOrgan(request.query, visitor);
  RegisterForm form = FormIn(kind, request.query);
  if (form.on.empty()) {
    const Date today = BeijingDay(desk.now());
    form.on = kind.span == EntrySpan::kYear ? std::to_string(static_cast<int>(today.year())) : ToString(today);
  }
  return ShowNew(desk, request, visitor, organ, form, {});
}

Response PostNew(Desk& desk, const Request& request, const Visitor& visitor) {
  const RegisterKind& kind = RegisterKindIn(request);
  const OrganId organ = WritingOrgan(request.form, visitor);
  const auto actor = web::OrProblem(ActorFor(visitor, Act::kDraftItems, organ, account::OnceKey(request)));
  const RegisterForm form = FormIn(kind, request.form);
  const auto kept = KeepEntry(desk, actor, organ, kind, form, ProofsIn(request));
  if (!kept) {
    return ShowNew(desk, request, visitor, organ, form, web::WithFilesToChoose(request, "files", kept.errors()));
  }
  return Response::SeeOther(Url::Local(PathOf(*kept)));
}

Html ReasonField(const Request& request, const FieldErrors& errors) {
  return web::AreaField({.name = "reason",
                         .label = "为什么更正",
                         .value = std::string(request.form.Get("reason")),
                         .hint = "原来登记的仍然留着，谁都查得到。",
                         .required = true},
                        2, errors);
}

/// What somebody else saved meanwhile beside what was typed here.
Html Theirs(db::Session& session, const RegisterEntry& entry, const RegisterForm& typed, const FieldErrors& errors) {
  if (ErrorOf(errors, kVersionField) == nullptr) return {};
  const RegisterForm theirs = FormOf(entry);
  std::vector<web::TwoValues> values = {{entry.kind->on, theirs.on, typed.on}};
  for (const RegisterField& field : entry.kind->fields) {
    values.push_back({field.label, ShownIn(session, field, theirs.values), ShownIn(session, field, typed.values)});
  }
  return web::Differences(values);
}

Response ShowCorrection(Desk& desk, const Request& request, const Visitor& visitor,
                        const std::optional<RegisterForm>& typed, const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const RegisterEntry entry = RegisterEntryIn(reader, request, visitor);
  // Of one that was struck out while somebody typed, what was typed comes back with why it cannot be saved.
  if (!MayKeepEntry(visitor, entry) || (!typed && entry.state == EntryState::kStruck)) {
    throw web::ProblemError({403, "您的岗位不能这样做", "更正由登记的机关办理；已经划去的不能更正。"});
  }
  web::Page page = RegisterFrame(visitor, "更正登记");
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({TitleOf(entry), Url::Local(PathOf(entry.id))});
  const auto seen = request.form.Int("version").value_or(entry.version);
  const RegisterForm form = typed ? *typed : FormOf(entry);
  const Date today = BeijingDay(desk.now());
  page.body.Add(
      "{}{}<form method=\"post\" action=\"{}\" class=\"gk-form\" enctype=\"multipart/form-data\" novalidate>{}<input "
      "type=\"hidden\" name=\"version\" value=\"{}\">{}{}{}</form>",
      web::FaultList(errors), Theirs(reader, entry, form, errors), Url::Local(PathOf(entry.id) + "/correct"),
      web::FormKeys(request), ErrorOf(errors, kVersionField) != nullptr ? entry.version : seen,
      FieldsOf(reader, *entry.kind, form, today, errors), ReasonField(request, errors),
      Buttons("保存更正", Url::Local(PathOf(entry.id))));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response GetCorrection(Desk& desk, const Request& request, const Visitor& visitor) {
  return ShowCorrection(desk, request, visitor, std::nullopt, {});
}

Response PostCorrection(Desk& desk, const Request& request, const Visitor& visitor) {
  const RegisterEntry entry = [&] {
    db::Reader reader = desk.database.Read();
    return RegisterEntryIn(reader, request, visitor);
  }();
  const auto actor = web::OrProblem(ActorFor(visitor, Act::kDraftItems, entry.id.organ, account::OnceKey(request)));
  const RegisterForm form = FormIn(*entry.kind, request.form);
  const SeenEntry seen{entry.id, request.form.Int("version").value_or(0)};
  const auto done = CorrectEntry(desk, actor, seen, form, std::string(request.form.Get("reason")), ProofsIn(request));
  if (!done) {
    return ShowCorrection(desk, request, visitor, form, web::WithFilesToChoose(request, "files", done.errors()));
  }
  return Response::SeeOther(Url::Local(PathOf(entry.id)));
}

}  // namespace

void AddRegisterFormPages(account::Office& office) {
  office.Get("/office/registers/{kind}/new", Act::kDraftItems, WithDesk(office, GetNew));
  office.Post("/office/registers/{kind}/new", Act::kDraftItems, WithDesk(office, PostNew), ProofLimits());
  office.Get("/office/register-entries/{id}/correct", Act::kDraftItems, WithDesk(office, GetCorrection));
  office.Post("/office/register-entries/{id}/correct", Act::kDraftItems, WithDesk(office, PostCorrection),
              ProofLimits());
}

}  // namespace gongkai::oversight
