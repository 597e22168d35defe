// Founding an organ and correcting its data. When somebody else saved in between, both versions are shown and what was
// typed stays in the form.
#include "account/organ_actions.h"
#include "account/organ_pages.h"

namespace gongkai::account {
namespace {

using web::Html;
using web::Request;
using web::Response;
using web::Url;

OrganForm FormIn(const Request& request) {
  const auto text = [&](std::string_view name) { return std::string(request.form.Get(name)); };
  return {.kind = text("kind"),
          .parent = text("parent"),
          .name = text("name"),
          .short_name = text("short_name"),
          .opened_on = text("opened_on"),
          .code = text("code"),
          .place_code = text("place_code"),
          .credit_code = text("credit_code"),
          .leadership = text("leadership"),
          .led_by = text("led_by"),
          .version = request.form.Int("version").value_or(0)};
}

std::vector<Choice> KindChoices() {
  std::vector<Choice> choices;
  for (const OrganKind kind : kOrganKinds) {
    if (kind != OrganKind::kCountyGovernment) choices.push_back({std::string(IdOf(kind)), std::string(NameOf(kind))});
  }
  return choices;
}

// Of a new organ alone: what it is, where it hangs, what it is called.
Html NewFields(db::Session& session, const OrganForm& form, const FieldErrors& errors, Date today) {
  const auto parents =
      ChoicesOf(AllOrgans(session, today), [](const Organ& organ) { return HasOwnDuties(organ.kind); });
  Html html;
  html.Add("{}",
           ChoiceField({.name = "kind", .label = "类别", .value = form.kind, .required = true}, KindChoices(), errors));
  html.Add("{}", ChoiceField({.name = "parent",
                              .label = "上级机关",
                              .value = form.parent,
                              .hint = "部门、乡镇、街道设在县政府之下；内设机构、村、社区设在所属机关之下。",
                              .required = true},
                             parents, errors));
  html.Add(
      "{}",
      TextField(
          {.name = "name", .label = "全称", .value = form.name, .hint = "例如 澄砚县枕溪镇人民政府", .required = true},
          errors));
  return html.Add(
      "{}",
      TextField(
          {.name = "short_name", .label = "简称", .value = form.short_name, .hint = "例如 枕溪镇", .required = true},
          errors));
}

// Nothing is chosen for the one who founds it but what most are: a name tells nothing for certain.
Html LeadershipFields(const OrganForm& form, const FieldErrors& errors) {
  std::vector<Choice> choices;
  for (const Leadership each : kLeaderships) choices.push_back({std::string(IdOf(each)), std::string(NameOf(each))});
  const std::string chosen(form.leadership.empty() ? IdOf(Leadership::kOwnGovernment) : form.leadership);
  Html html;
  html.Add(
      "{}",
      ChoiceField({.name = "leadership",
                   .label = "领导关系",
                   .value = chosen,
                   .hint = "复议机关由它确定；不由本级政府领导的，不计入本县的汇总。例如生态环境分局是按行政区划"
                           "设的派出机构，税务、海关、气象、烟草是垂直领导，国家统计局的调查队是国务院部门的派出机构。",
                   .required = true},
                  choices, errors));
  return html.Add("{}", TextField({.name = "led_by",
                                   .label = "上一级主管部门",
                                   .value = form.led_by,
                                   .hint = "不由本级政府领导的填写，例如 国家税务总局溯州市税务局、溯州市生态环境局；"
                                           "国务院部门的派出机构填这个部门，例如 国家统计局"},
                                  errors));
}

// Both of a new organ and of one that is corrected.
Html FactFields(const OrganForm& form, const FieldErrors& errors, OrganKind kind) {
  Html html;
  html.Add("{}", TextField({.name = "opened_on",
                            .label = "成立日期",
                            .value = form.opened_on,
                            .hint = "这一天以前的资料里找不到它",
                            .type = "date",
                            .required = true},
                           errors));
  html.Add("{}", TextField({.name = "code",
                            .label = "机关代号",
                            .value = form.code,
                            .hint = "县里自编，字母、数字和短横，全县不重复，例如 103 或 MZJ",
                            .required = true},
                           errors));
  html.Add("{}", TextField({.name = "place_code",
                            .label = "区划代码",
                            .value = form.place_code,
                            .hint = "县 6 位，乡镇街道 9 位，村社区 12 位；没有的不填"},
                           errors));
  if (!HasOwnDuties(kind)) return html;
  html.Add("{}", TextField({.name = "credit_code",
                            .label = "统一社会信用代码",
                            .value = form.credit_code,
                            .hint = "18 位，校验位不对会指出来"},
                           errors));
  if (kind == OrganKind::kCountyGovernment) {
    return html.Add("{}", TextField({.name = "led_by",
                                     .label = "上一级政府",
                                     .value = form.led_by,
                                     .hint = "例如 溯州市人民政府；县政府的复议机关和中级法院由它确定"},
                                    errors));
  }
  if (!MayBeLedFromAbove(kind)) return html;
  return html.Add("{}", LeadershipFields(form, errors));
}

Response ShowNew(Desk& desk, const Request& request, const Visitor& visitor, const OrganForm& form,
                 const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  web::Page page = OrganFrame(visitor, "设立机关");
  page.width = web::Width::kText;
  page.breadcrumbs = {{"机关", Url::Local("/office/organs")}};
  page.body.Add(
      "{}<form method=\"post\" action=\"/office/organs\" class=\"gk-form\" novalidate>{}{}{}<div "
      "class=\"gk-sends\"><button "
      "class=\"btn btn-primary\" type=\"submit\">设立</button><a class=\"btn\" "
      "href=\"/office/organs\">取消</a></div></form>",
      FaultList(errors), FormKeys(request), NewFields(reader, form, errors, BeijingDay(desk.now())),
      FactFields(form, errors, OrganKind::kDepartment));
  return Response::Of(RenderPage(page, request), StatusOf(errors));
}

OrganForm BlankForm(Desk& desk, const Request& request) {
  db::Reader reader = desk.database.Read();
  const auto root = RootOrgan(reader);
  OrganForm form{.kind = std::string(request.query.Get("kind")),
                 .parent = std::string(request.query.Get("parent")),
                 .opened_on = ToString(BeijingDay(desk.now()))};
  if (form.parent.empty() && root) form.parent = std::to_string(root->id.value);
  return form;
}

Response Found(Desk& desk, const Request& request, const Visitor& visitor) {
  const OrganForm form = FormIn(request);
  const auto founded = FoundOrgan(desk, DirectoryActor(request, visitor), form);
  if (!founded) return ShowNew(desk, request, visitor, form, founded.errors());
  return Response::SeeOther(Url::Local("/office/organs/{}", founded->value).With("done", "founded"));
}

std::string InWords(const std::string& leadership) {
  const auto known = LeadershipFrom(leadership);
  return std::string(known ? NameOf(*known) : NameOf(Leadership::kOwnGovernment));
}

Html Conflict(const Organ& stored, const OrganForm& form, const FieldErrors& errors) {
  if (ErrorOf(errors, kVersionField) == nullptr) return {};
  const OrganForm theirs = FormOf(stored);
  return Differences({{"成立日期", theirs.opened_on, form.opened_on},
                      {"机关代号", theirs.code, form.code},
                      {"区划代码", theirs.place_code, form.place_code},
                      {"统一社会信用代码", theirs.credit_code, form.credit_code},
                      {"领导关系", InWords(theirs.leadership), InWords(form.leadership)},
                      {"上一级机关", theirs.led_by, form.led_by}});
}

Response ShowEdit(const Request& request, const Visitor& visitor, const Organ& stored, OrganForm form,
                  const FieldErrors& errors) {
  web::Page page = OrganFormFrame(visitor, stored, "修改资料");
  const Html conflict = Conflict(stored, form, errors);
  if (!conflict.empty()) form.version = stored.version;  // the next time it is saved knowingly
  page.body.Add(
      "{}{}<form method=\"post\" action=\"/office/organs/{}/edit\" class=\"gk-form\" novalidate>{}<input "
      "type=\"hidden\" "
      "name=\"version\" value=\"{}\"><p class=\"gk-soft\">名称用“更名”修改，以前的名称会留下来。</p>{}<div "
      "class=\"gk-sends\">"
      "<button class=\"btn btn-primary\" type=\"submit\">保存</button><a class=\"btn\" "
      "href=\"/office/organs/{}\">取消</a></div></form>",
      FaultList(errors), conflict, stored.id.value, FormKeys(request), form.version,
      FactFields(form, errors, stored.kind), stored.id.value);
  return Response::Of(RenderPage(page, request), StatusOf(errors));
}

Response Edit(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto find = [&] {
    db::Reader reader = desk.database.Read();
    return OrganIn(reader, request);
  };
  const Organ before = find();
  if (request.method != web::Method::kPost) return ShowEdit(request, visitor, before, FormOf(before), {});
  const OrganForm form = FormIn(request);
  const auto edited = EditOrgan(desk, DirectoryActor(request, visitor), before.id, form);
  if (!edited) return ShowEdit(request, visitor, find(), form, edited.errors());
  return Response::SeeOther(Url::Local("/office/organs/{}", before.id.value).With("done", "edited"));
}

}  // namespace

void AddOrganFormPages(Office& office) {
  Desk& desk = office.desk();
  office.Get("/office/organs/new", Act::kEditOrgans, [&](const Request& request, const Visitor& visitor) {
    return ShowNew(desk, request, visitor, BlankForm(desk, request), {});
  });
  office.Post("/office/organs", Act::kEditOrgans,
              [&](const Request& request, const Visitor& visitor) { return Found(desk, request, visitor); });
  const auto edit = [&](const Request& request, const Visitor& visitor) { return Edit(desk, request, visitor); };
  office.Get("/office/organs/{id}/edit", Act::kEditOrgans, edit);
  office.Post("/office/organs/{id}/edit", Act::kEditOrgans, edit);
}

}  // namespace gongkai::account
