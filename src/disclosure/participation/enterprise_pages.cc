#include "disclosure/participation/enterprise_pages.h"

#include <algorithm>

#include "disclosure/pages.h"
#include "disclosure/participation/message_pages.h"
#include "disclosure/participation/take_part_pages.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kPath = "/office/enterprises";

Html Row(std::string_view label, std::string_view value) {
  return Markup("<div><dt>{}</dt><dd>{}</dd></div>", label, value);
}

std::string NumberText(std::int64_t number) { return number == 0 ? std::string() : std::to_string(number); }

std::string NameOfEnterprise(db::Session& session, EnterpriseId id) {
  const auto enterprise = FindEnterprise(session, id);
  return enterprise ? enterprise->name : std::string();
}

// ---- the register

Html RowOf(db::Session& session, const Enterprise& each, Date today) {
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"领域\">{}</td><td "
      "data-label=\"收申诉的部门\">{}</td><td data-label=\"状态\">{}</td></tr>",
      Url::Local("/office/enterprises/{}", each.id.value), each.name, NameOf(each.sector),
      NameOfOrgan(session, each.regulator), IsOpenOn(each, today) ? "收申诉" : "不再收");
}

Response ShowRegister(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  web::Page page = PartFrame(visitor, "公共企事业单位", kPath);
  page.actions.Add("<a class=\"btn btn-primary\" href=\"/office/enterprises/new\">登记一个单位</a>");
  page.body.Add(
      "<p "
      "class=\"gk-soft\">教育、卫生健康、供水、供电、供气、供热、环境保护、公共交通等单位没有依照规定公开信息的，公众"
      "可以向有关主管部门申诉，主管部门及时调查处理，把结果告诉申诉人（条例第五十五条）。县里没有主管部门的单位不登记在"
      "这里。</p>");
  Html rows;
  for (const Enterprise& each : EnterprisesOf(reader, std::nullopt)) {
    rows.Add("{}", RowOf(reader, each, BeijingDay(desk.now())));
  }
  if (rows.empty()) {
    page.body.Add("<p class=\"gk-empty\">还没有登记单位，公众的申诉没有地方可交。</p>");
  } else {
    page.body.Add(
        "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">单位</th><th "
        "scope=\"col\">领域</th><th scope=\"col\">收申诉的部门</th><th "
        "scope=\"col\">状态</th></tr></thead><tbody>{}</tbody></table></div>",
        rows);
  }
  return Response::Of(RenderPage(page, request));
}

EnterpriseForm FormIn(const Request& request, std::optional<EnterpriseId> id) {
  EnterpriseForm form{.id = id, .version = request.form.Int("version").value_or(0)};
  form.name = std::string(request.form.Get("name"));
  form.sector = EnterpriseSectorFrom(request.form.Get("sector"));
  form.regulator = OrganId{request.form.Int("regulator").value_or(0)};
  form.is_closed = request.form.Get("closed") == "1";
  return form;
}

EnterpriseForm FormOf(const Enterprise& enterprise) {
  return {.id = enterprise.id,
          .version = enterprise.version,
          .name = enterprise.name,
          .sector = enterprise.sector,
          .regulator = enterprise.regulator,
          .is_closed = enterprise.until.has_value()};
}

Html RegisterFields(db::Session& session, const EnterpriseForm& form, Date today, const FieldErrors& errors) {
  Html fields = Markup(
      "{}{}{}", web::TextField({.name = "name", .label = "单位的全称", .value = form.name, .required = true}, errors),
      web::ChoiceField({.name = "sector", .label = "领域", .value = IdOrNone(form.sector), .required = true},
                       NamedChoices(EnterpriseSectors()), errors),
      web::ChoiceField({.name = "regulator",
                        .label = "收申诉的主管部门",
                        .value = NumberText(form.regulator.value),
                        .hint = "条例第五十五条第二款。",
                        .required = true},
                       OrgansToWriteTo(session, today), errors));
  if (form.id) {
    fields.Add("{}", web::TickField({.name = "closed",
                                     .label = "不再收对它的申诉（撤销、合并、改由别处管）",
                                     .value = form.is_closed ? "1" : ""},
                                    errors));
  }
  return fields;
}

Response ShowForm(Desk& desk, const Request& request, const Visitor& visitor, const EnterpriseForm& form,
                  const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  web::Page page = ItemFrame(visitor, form.id ? "改登记的单位" : "登记一个单位");
  page.width = web::Width::kText;
  page.breadcrumbs = {{"公开信息", Url::Local("/office/items")}, {"公共企事业单位", Url::Local(kPath)}};
  const std::string path = std::string(kPath) + "/" + (form.id ? std::to_string(form.id->value) : "new");
  page.body.Add(
      "{}<form method=\"post\" action=\"{}\" class=\"gk-form\" novalidate>{}<input type=\"hidden\" name=\"version\" "
      "value=\"{}\">{}<div class=\"gk-sends\"><button class=\"btn btn-primary\" type=\"submit\">保存</button><a "
      "class=\"btn\" href=\"/office/enterprises\">取消</a></div></form>",
      web::FaultList(errors), Url::Local(path), web::FormKeys(request), form.version,
      RegisterFields(reader, form, BeijingDay(desk.now()), errors));
  return Response::Of(RenderPage(page, request), web::StatusOf(errors));
}

Response Edit(Desk& desk, const Request& request, const Visitor& visitor, std::optional<EnterpriseId> id,
              const EnterpriseForm& stored) {
  if (request.method != web::Method::kPost) return ShowForm(desk, request, visitor, stored, {});
  const EnterpriseForm form = FormIn(request, id);
  const OrganId of = OrganFor(request, visitor, Act::kSetMessageTerms);
  const auto saved = SaveEnterprise(desk, ActorOn(visitor, Act::kSetMessageTerms, of, request), of, form);
  if (!saved) return ShowForm(desk, request, visitor, form, saved.errors());
  return Response::SeeOther(Url::Local(kPath));
}

Response New(Desk& desk, const Request& request, const Visitor& visitor) {
  return Edit(desk, request, visitor, std::nullopt, {});
}

Response Change(Desk& desk, const Request& request, const Visitor& visitor) {
  const auto number = request.params.Int("id");
  const auto enterprise = [&]() -> std::optional<Enterprise> {
    db::Reader reader = desk.database.Read();
    return number ? FindEnterprise(reader, {*number}) : std::nullopt;
  }();
  if (!enterprise) throw web::ProblemError({404, "没有这个单位", "没有登记这个单位，请从列表进入。"});
  return Edit(desk, request, visitor, enterprise->id, FormOf(*enterprise));
}

}  // namespace

std::optional<EnterpriseId> EnterpriseIn(const Request& request) {
  const auto number = request.form.Int("enterprise");
  return number && *number > 0 ? std::optional(EnterpriseId{*number}) : std::nullopt;
}

AppealDecision AppealDecisionIn(const Request& request) {
  return {.verdict = ComplaintVerdictFrom(request.form.Get("verdict")),
          .handling = std::string(request.form.Get("handling")),
          .answer = std::string(request.form.Get("answer"))};
}

Html EnterpriseFields(db::Session& session, std::optional<EnterpriseId> chosen, std::optional<OrganId> regulator,
                      Date today, const FieldErrors& errors) {
  std::vector<web::Choice> choices;
  for (const Enterprise& each : EnterprisesOf(session, today)) {
    if (regulator && each.regulator != *regulator) continue;
    choices.push_back(
        {std::to_string(each.id.value), each.name + "（" + NameOfOrgan(session, each.regulator) + "收）"});
  }
  if (choices.empty()) {
    return Markup(
        "<p class=\"gk-soft\">县里还没有登记公共企事业单位，请直接向管它的部门申诉。</p>{}",
        web::ChoiceField({.name = "enterprise", .label = "哪个单位", .value = "", .required = true}, {}, errors));
  }
  return web::ChoiceField({.name = "enterprise",
                           .label = "哪个单位",
                           .value = chosen ? std::to_string(chosen->value) : std::string(),
                           .hint = "申诉交给它的主管部门，不交给这个单位。",
                           .required = true},
                          choices, errors);
}

Html NotedEnterpriseFields(Desk& desk, std::optional<EnterpriseId> chosen, OrganId organ, bool is_open,
                           const FieldErrors& errors) {
  db::Reader reader = desk.database.Read();
  const Html fields = EnterpriseFields(reader, chosen, organ, BeijingDay(desk.now()), errors);
  return FoldedForm("对公共企事业单位申诉的，写明哪个单位", fields, is_open);
}

Html EnterpriseFacts(db::Session& session, const Message& message) {
  const auto appeal = message.kind == MessageKind::kEnterprise ? FindAppeal(session, message.id) : std::nullopt;
  if (!appeal) return {};
  Html rows = Row("申诉的单位", NameOfEnterprise(session, appeal->enterprise));
  if (appeal->verdict) rows.Add("{}", Row("查证", NameOf(*appeal->verdict)));
  return rows;
}

Html EnterpriseActs(db::Session& session, const Message& message, const Request& request, const FieldErrors& errors) {
  const auto appeal = message.kind == MessageKind::kEnterprise ? FindAppeal(session, message.id) : std::nullopt;
  if (!appeal) return {};
  if (!IsOpen(message.state)) {
    if (appeal->handling.empty()) return {};
    return Markup("<section class=\"card item-part\"><h2>怎样处理这个单位</h2>{}</section>",
                  Paragraphs(appeal->handling));
  }
  const bool is_typed = IsAbout(errors, request, "/decide-appeal");
  const auto typed = [&](std::string_view name) {
    return is_typed ? std::string(request.form.Get(name)) : std::string();
  };
  const Html fields =
      Markup("{}{}{}",
             web::ChoiceField({.name = "verdict", .label = "查证的结果", .value = typed("verdict"), .required = true},
                              NamedChoices(ComplaintVerdicts()), errors),
             web::AreaField({.name = "handling",
                             .label = "怎样处理这个单位",
                             .value = typed("handling"),
                             .hint = "属实、部分属实的写：要它公开什么、什么时候。申诉的人看得到。"},
                            3, errors),
             web::AreaField({.name = "answer",
                             .label = "给申诉人的答复",
                             .value = typed("answer"),
                             .hint = "凭查询码看得到，写明查了什么、结果怎样（条例第五十五条第二款）。",
                             .required = true},
                            5, errors));
  return FoldedForm("调查处理以后答复", MessageForm(message, request, "decide-appeal", fields, "记下结果并答复"), true);
}

Html AppealOutcome(db::Session& session, const Appeal& appeal) {
  Html html = Markup("<p>申诉的单位：{}</p>", NameOfEnterprise(session, appeal.enterprise));
  if (!appeal.verdict) return html;
  html.Add("<h2>查证的结果</h2><p>{}</p>", NameOf(*appeal.verdict));
  if (!appeal.handling.empty()) html.Add("<h3>怎样处理这个单位</h3>{}", Paragraphs(appeal.handling));
  return html;
}

void AddEnterprisePages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.Get("/office/enterprises", Act::kSetMessageTerms, with_desk(ShowRegister));
  office.Get("/office/enterprises/new", Act::kSetMessageTerms, with_desk(New));
  office.Post("/office/enterprises/new", Act::kSetMessageTerms, with_desk(New));
  office.Get("/office/enterprises/{id}", Act::kSetMessageTerms, with_desk(Change));
  office.Post("/office/enterprises/{id}", Act::kSetMessageTerms, with_desk(Change));
}

}  // namespace gongkai::disclosure
