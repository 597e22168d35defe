// What changes an organ for good: a new name, another place in the tree, merging, abolishing. The pages of the last two
// say what will end and what will move before anything is done.
#include "account/organ_actions.h"
#include "account/organ_closing_actions.h"
#include "account/organ_pages.h"
#include "account/people_store.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

// One page of a change: the form's inside, what it is called, and which act it is.
struct Change {
  std::string_view path;  // behind /office/organs/{id}/
  std::string_view title;
  std::string_view button;
  std::string_view done;  // the word behind ?done=
  bool hurts;
  Html (*fields)(db::Session&, const Organ&, const web::Parameters&, const FieldErrors&, Date);
  FormResult<OrganId> (*act)(Desk&, const Actor&, OrganId, const web::Parameters&);
};

std::string Typed(const web::Parameters& form, std::string_view name, std::string otherwise = "") {
  return form.Has(name) ? std::string(form.Get(name)) : otherwise;
}

Html DayField(const web::Parameters& form, const FieldErrors& errors, Date today, std::string_view label,
              std::string hint) {
  return TextField({.name = "on",
                    .label = label,
                    .value = Typed(form, "on", ToString(today)),
                    .hint = std::move(hint),
                    .type = "date",
                    .required = true},
                   errors);
}

// ---- the inside of each form

Html RenameFields(db::Session& session, const Organ& organ, const web::Parameters& form, const FieldErrors& errors,
                  Date today) {
  const OrganName in_force = NamesOf(session, organ.id).front();
  Html html;
  html.Add("<p class=\"gk-soft\">现在的名称：{}（{}），从{}起使用。</p>", organ.name, organ.short_name,
           ToChinese(in_force.from));
  html.Add("{}",
           TextField({.name = "name", .label = "新的全称", .value = Typed(form, "name", organ.name), .required = true},
                     errors));
  html.Add("{}", TextField({.name = "short_name",
                            .label = "新的简称",
                            .value = Typed(form, "short_name", organ.short_name),
                            .required = true},
                           errors));
  return html.Add("{}", DayField(form, errors, today, "启用日期",
                                 "从这一天起用新名称，以前的年报和文件仍显示旧名称。只是更正错字的，填 " +
                                     ToString(in_force.from) + "。"));
}

Html MoveFields(db::Session& session, const Organ& organ, const web::Parameters& form, const FieldErrors& errors,
                Date today) {
  const auto parents = ChoicesOf(AllOrgans(session, today), [&](const Organ& other) {
    return MayHangBelow(organ.kind, other.kind) && organ.parent != other.id;
  });
  Html html;
  html.Add("{}",
           ChoiceField({.name = "parent", .label = "新的上级机关", .value = Typed(form, "parent"), .required = true},
                       parents, errors));
  return html.Add("{}", DayField(form, errors, today, "调整日期", "在它这里任职的人跟着它走，岗位不变。"));
}

// Who loses a post, and what goes along or stands in the way.
Html Consequences(db::Session& session, const Organ& organ, Date today, bool children_move) {
  Html posts, children;
  for (const Post& post : PostsIn(session, organ.id, today)) {
    const auto person = FindPerson(session, post.person);
    posts.Add("<li>{}（{}）</li>", person ? person->name : "", NameOf(post.kind));
  }
  for (const Organ& child : OpenOrgansBelow(session, organ.id)) children.Add("<li>{}</li>", child.name);
  Html html;
  html.Add(posts.empty() ? Markup("<p>现在没有人在这里任职。</p>")
                         : Markup("<p>下列岗位在前一天结束，这些人随即不能再办它的事：</p><ul>{}</ul>", posts));
  if (children.empty()) return html;
  return html.Add(children_move ? Markup("<p>它下面的这些一起转过去，在那里任职的人岗位不变：</p><ul>{}</ul>", children)
                                : Markup("<p>它下面还有这些，要先撤销或调整，否则不能撤销：</p><ul>{}</ul>", children));
}

Html MergeFields(db::Session& session, const Organ& organ, const web::Parameters& form, const FieldErrors& errors,
                 Date today) {
  const auto targets = ChoicesOf(AllOrgans(session, today), [&](const Organ& other) {
    return other.id != organ.id && MayMergeInto(organ.kind, other.kind);
  });
  Html html;
  html.Add("<div class=\"gk-warned\">{}<p>合并不能撤回，它以前的资料都会保留。</p></div>",
           Consequences(session, organ, today, true));
  html.Add("{}", ChoiceField({.name = "into", .label = "并入哪个机关", .value = Typed(form, "into"), .required = true},
                             targets, errors));
  return html.Add("{}", DayField(form, errors, today, "合并日期", "从这一天起它不再存在"));
}

Html SuccessorFields(db::Session& session, const Organ& organ, const web::Parameters& form, const FieldErrors& errors,
                     Date today) {
  std::vector<Choice> successors =
      ChoicesOf(AllOrgans(session, today), [&](const Organ& other) { return MaySucceed(organ, other); });
  successors.insert(successors.begin(), {"", "请选择；不在本县名录里的，填在下一栏"});
  Html html;
  html.Add(
      "{}",
      ChoiceField({.name = "into",
                   .label = "职权由谁继续行使",
                   .value = Typed(form, "into"),
                   .hint = "以后对它不服的，以这个机关为被申请人、被告（行政复议法第十九条第四款、行政诉讼法第二十六条"
                           "第六款）"},
                  successors, errors));
  return html.Add("{}", TextField({.name = "successor",
                                   .label = "名录以外的机关",
                                   .value = Typed(form, "successor"),
                                   .hint = "全称，例如 溯州市乡村振兴局；上面选了的不填"},
                                  errors));
}

Html AbolishFields(db::Session& session, const Organ& organ, const web::Parameters& form, const FieldErrors& errors,
                   Date today) {
  Html html;
  html.Add("<div class=\"gk-warned\">{}<p>撤销不能撤回，它以前的资料都会保留。</p></div>",
           Consequences(session, organ, today, false));
  if (HasOwnDuties(organ.kind)) html.Add("{}", SuccessorFields(session, organ, form, errors, today));
  return html.Add("{}", DayField(form, errors, today, "撤销日期", "从这一天起它不再存在"));
}

// ---- the acts

FormResult<OrganId> Rename(Desk& desk, const Actor& actor, OrganId id, const web::Parameters& form) {
  return RenameOrgan(
      desk, actor, id,
      {Typed(form, "name"), Typed(form, "short_name"), Typed(form, "on"), form.Int("version").value_or(0)});
}

FormResult<OrganId> Move(Desk& desk, const Actor& actor, OrganId id, const web::Parameters& form) {
  return MoveOrgan(desk, actor, id, {Typed(form, "parent"), Typed(form, "on"), form.Int("version").value_or(0)});
}

ClosingForm ClosingIn(const web::Parameters& form) {
  return {Typed(form, "into"), Typed(form, "successor"), Typed(form, "on"), form.Int("version").value_or(0)};
}

FormResult<OrganId> Merge(Desk& desk, const Actor& actor, OrganId id, const web::Parameters& form) {
  return MergeOrgan(desk, actor, id, ClosingIn(form));
}

FormResult<OrganId> Abolish(Desk& desk, const Actor& actor, OrganId id, const web::Parameters& form) {
  return AbolishOrgan(desk, actor, id, ClosingIn(form));
}

constexpr Change kChanges[] = {
    {"rename", "更名", "更名", "renamed", false, RenameFields, Rename},
    {"move", "调整隶属", "调整", "moved", false, MoveFields, Move},
    {"merge", "合并", "确认合并", "merged", true, MergeFields, Merge},
    {"abolish", "撤销", "确认撤销", "abolished", true, AbolishFields, Abolish},
};

// A conflict here is shown as the organ now is: the fields speak of its name, its place, what hangs below.
Response Show(Desk& desk, const Request& request, const Visitor& visitor, const Change& change,
              const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Organ organ = OrganIn(reader, request);
  web::Page page = OrganFormFrame(visitor, organ, std::string(change.title));
  page.body.Add(
      "{}<form method=\"post\" action=\"/office/organs/{}/{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" "
      "name=\"version\" value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn {}\" type=\"submit\">{}</button><a "
      "class=\"btn\" href=\"/office/organs/{}\">取消</a></div></form>",
      FaultList(errors), organ.id.value, change.path, FormKeys(request), organ.version,
      change.fields(reader, organ, request.form, errors, BeijingDay(desk.now())),
      change.hurts ? "btn-danger" : "btn-primary", change.button, organ.id.value);
  return Response::Of(RenderPage(page, request), StatusOf(errors));
}

OrganId IdIn(Desk& desk, const Request& request) {
  db::Reader reader = desk.database.Read();
  return OrganIn(reader, request).id;
}

Response Do(Desk& desk, const Request& request, const Visitor& visitor, const Change& change) {
  const OrganId id = IdIn(desk, request);
  const auto done = change.act(desk, DirectoryActor(request, visitor), id, request.form);
  if (!done) return Show(desk, request, visitor, change, done.errors());
  return Response::SeeOther(Url::Local("/office/organs/{}", id.value).With("done", change.done));
}

}  // namespace

void AddOrganChangePages(Office& office) {
  Desk& desk = office.desk();
  for (const Change& change : kChanges) {
    const std::string pattern = "/office/organs/{id}/" + std::string(change.path);
    office.Get(pattern, Act::kEditOrgans, [&](const Request& request, const Visitor& visitor) {
      return Show(desk, request, visitor, change, {});
    });
    office.Post(pattern, Act::kEditOrgans,
                [&](const Request& request, const Visitor& visitor) { return Do(desk, request, visitor, change); });
  }
}

}  // namespace gongkai::account
