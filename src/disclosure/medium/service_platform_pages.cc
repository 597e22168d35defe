// The register of sites, systems and platforms with who provides them, and what of it runs out.
#include "disclosure/medium/medium_actions.h"
#include "disclosure/medium/medium_pages.h"
#include "disclosure/medium/medium_store.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::ChoiceField;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kList = "/office/platforms";
constexpr RegisterNames kNames = {kList, "平台和服务商", "登记平台", "修改平台", "没有这个平台"};

std::string PathOf(ItemId id) { return std::string(kList) + "/" + ToString(id); }

/// "2027-06-30 到期" with a badge where it is near or over.
Html TermCell(const PlatformTerm& term, std::string_view not_asked) {
  switch (term.state) {
    case TermState::kNotAsked:
      return Markup("<span class=\"gk-soft\">{}</span>", not_asked);
    case TermState::kUnknown:
      return Markup("<span class=\"badge gk-badge-note\">没有填</span>");
    case TermState::kEnded:
      return Markup("<span class=\"badge gk-badge-quiet\">已停用</span>");
    case TermState::kFine:
      return Markup("{}", *term.last_day);
    case TermState::kSoon:
      return Markup("{} <span class=\"badge gk-badge-warning\">快到期</span>", *term.last_day);
    case TermState::kOver:
      return Markup("{} <span class=\"badge gk-badge-error\">已过期</span>", *term.last_day);
  }
  return {};
}

Html Line(db::Session& session, const ServicePlatform& platform, const Visitor& visitor, Date today, bool of_county) {
  Html organ;
  if (of_county) organ.Add("<td data-label=\"机关\">{}</td>", NameOfOrgan(session, platform.id.organ));
  const Html name = visitor.May(Act::kEditGuide, platform.id.organ)
                        ? Markup("<a href=\"{}\">{}</a>", Url::Local(PathOf(platform.id)), platform.name)
                        : Markup("{}", platform.name);
  return Markup(
      "<tr><th scope=\"row\">{}<div class=\"gk-soft\">{}</div></th>{}<td data-label=\"服务商\">{}<div "
      "class=\"gk-soft\">{}　{}</div></td><td data-label=\"合同到期\">{}</td><td data-label=\"等保\">{}<div "
      "class=\"gk-soft gk-nowrap\">{}</div></td><td data-label=\"下次测评\">{}</td><td class=\"gk-nowrap\" "
      "data-label=\"最近检查\">{}</td></tr>",
      name, NameOf(platform.kind), organ, platform.provider, platform.contact, platform.phone,
      TermCell(ContractTermOf(platform, today), ""), NameOfLevel(platform.security_level),
      platform.graded_on ? ToString(*platform.graded_on) + " 备案" : std::string(),
      TermCell(AssessmentTermOf(platform, today), "这一级不要求"),
      platform.inspected_on ? ToString(*platform.inspected_on) : std::string("没有填"));
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const auto organs = visitor.OrgansFor(Act::kSeeItems);
  db::Reader reader = desk.database.Read();
  web::Page page = RegisterFrame(visitor, "平台和服务商", kList);
  if (visitor.May(Act::kEditGuide))
    page.actions = Markup("<a class=\"btn btn-primary\" href=\"/office/platforms/new\">登记平台</a>");
  if (request.query.Get("done") == "1") page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已保存。</p></div>");
  Html rows;
  for (const ServicePlatform& platform : ListPlatforms(reader, organs))
    rows.Add("{}", Line(reader, platform, visitor, today, !organs));
  if (rows.empty()) {
    page.body.Add("<p class=\"gk-empty\">还没有登记平台。网站、业务系统和它们的服务商都登记在这里，到期前提醒。</p>");
    return Response::Of(RenderPage(page, request));
  }
  page.body.Add(
      "<p class=\"gk-soft\">第三级系统每年至少测评一次，第四级每半年至少一次（公通字〔2007〕43号第十四条）。</p><div "
      "class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">平台</th>{}<th "
      "scope=\"col\">服务商和联系人</th><th scope=\"col\">合同到期</th><th scope=\"col\">等保</th><th "
      "scope=\"col\">下次测评</th><th scope=\"col\">最近检查</th></tr></thead><tbody>{}</tbody></table></div>",
      organs ? Html() : Markup("<th scope=\"col\">机关</th>"), rows);
  return Response::Of(RenderPage(page, request));
}

// ---- the form

PlatformForm FormIn(const Request& request) {
  const auto typed = [&](std::string_view name) { return std::string(request.form.Get(name)); };
  return {.name = typed("name"),
          .kind = typed("kind"),
          .address = typed("address"),
          .provider = typed("provider"),
          .contract_from = typed("contract_from"),
          .contract_until = typed("contract_until"),
          .security_level = typed("security_level"),
          .graded_on = typed("graded_on"),
          .assessed_on = typed("assessed_on"),
          .inspected_on = typed("inspected_on"),
          .contact = typed("contact"),
          .phone = typed("phone"),
          .ended_on = typed("ended_on")};
}

std::vector<web::Choice> Levels() {
  std::vector<web::Choice> levels;
  for (int level = 0; level <= kHighestLevel; ++level)
    levels.push_back({std::to_string(level), std::string(NameOfLevel(level))});
  return levels;
}

Html Fields(const PlatformForm& form, const FieldErrors& errors) {
  Html html;
  html.Add("{}{}{}{}", RegisterField("name", "名称", form.name, true, errors),
           ChoiceField({.name = "kind", .label = "类型", .value = form.kind, .required = true},
                       NamedChoices(kPlatformKinds), errors),
           RegisterField("address", "网址", form.address, false, errors),
           RegisterField("provider", "服务商", form.provider, true, errors, "自己建设、运维的写本机关"));
  html.Add("{}{}", RegisterDay("contract_from", "合同开始", form.contract_from, errors),
           RegisterDay("contract_until", "合同到期（最后一天）", form.contract_until, errors));
  html.Add("{}{}{}{}",
           ChoiceField({.name = "security_level", .label = "等保级别", .value = form.security_level, .required = true},
                       Levels(), errors),
           RegisterDay("graded_on", "定级备案日期", form.graded_on, errors),
           RegisterDay("assessed_on", "最近一次测评", form.assessed_on, errors),
           RegisterDay("inspected_on", "最近一次检查", form.inspected_on, errors));
  html.Add("{}{}{}", RegisterField("contact", "联系人", form.contact, true, errors),
           RegisterField("phone", "联系电话", form.phone, false, errors, "办公电话"),
           RegisterDay("ended_on", "停用日期", form.ended_on, errors));
  return html;
}

Html DifferencesOf(const PlatformForm& theirs, const PlatformForm& yours) {
  const auto kind = [](const PlatformForm& form) {
    const auto known = PlatformKindFrom(form.kind);
    return known ? std::string(NameOf(*known)) : form.kind;
  };
  return web::Differences({{"名称", theirs.name, yours.name},
                           {"类型", kind(theirs), kind(yours)},
                           {"网址", theirs.address, yours.address},
                           {"服务商", theirs.provider, yours.provider},
                           {"合同开始", theirs.contract_from, yours.contract_from},
                           {"合同到期（最后一天）", theirs.contract_until, yours.contract_until},
                           {"等保级别", theirs.security_level, yours.security_level},
                           {"定级备案日期", theirs.graded_on, yours.graded_on},
                           {"最近一次测评", theirs.assessed_on, yours.assessed_on},
                           {"最近一次检查", theirs.inspected_on, yours.inspected_on},
                           {"联系人", theirs.contact, yours.contact},
                           {"联系电话", theirs.phone, yours.phone},
                           {"停用日期", theirs.ended_on, yours.ended_on}});
}

Response ShowForm(const Request& request, const Visitor& visitor, ItemId id, const PlatformForm& form,
                  std::int64_t version, const FieldErrors& errors, const Html& differences = {}) {
  const bool is_new = id.number == 0;
  return ShowRegisterForm(request, visitor, kNames,
                          {.id = id,
                           .version = version,
                           .fields = Fields(form, errors),
                           .action = Url::Local(is_new ? std::string("/office/platforms/new") : PathOf(id)),
                           .cancel = Url::Local(kList),
                           .differences = differences},
                          errors);
}

Response Done() { return Response::SeeOther(Url::Local(kList).With("done", "1")); }

Response New(Desk& desk, const Request& request, const Visitor& visitor) {
  const ItemId id{OrganToKeepFor(request, visitor), 0};
  if (request.method != web::Method::kPost) return ShowForm(request, visitor, id, {.kind = "site"}, 0, {});
  const PlatformForm form = FormIn(request);
  const auto done = SavePlatform(desk, ActorOn(visitor, Act::kEditGuide, id.organ, request), id, 0, form);
  return done ? Done() : ShowForm(request, visitor, id, form, 0, done.errors());
}

ServicePlatform PlatformIn(Desk& desk, const Request& request, const Visitor& visitor) {
  db::Reader reader = desk.database.Read();
  const auto id = ItemIdFrom(request.params.Get("id"));
  return RegisteredIn<ServicePlatform>(
      id ? FindPlatform(reader, *id) : std::nullopt, [](const ServicePlatform& kept) { return kept.id.organ; }, visitor,
      Act::kEditGuide, kNames);
}

Response Edit(Desk& desk, const Request& request, const Visitor& visitor) {
  const ServicePlatform kept = PlatformIn(desk, request, visitor);
  if (request.method != web::Method::kPost) return ShowForm(request, visitor, kept.id, FormOf(kept), kept.version, {});
  const PlatformForm form = FormIn(request);
  const std::int64_t version = request.form.Int("version").value_or(0);
  const auto done =
      SavePlatform(desk, ActorOn(visitor, Act::kEditGuide, kept.id.organ, request), kept.id, version, form);
  if (done) return Done();
  // What somebody else saved stands beside it: the next time it is saved knowingly.
  return ShowForm(request, visitor, kept.id, form, kept.version, done.errors(),
                  version == kept.version ? Html() : DifferencesOf(FormOf(kept), form));
}

}  // namespace

void AddServicePlatformPages(account::Office& office) {
  const auto with_desk = [&office](auto handler) {
    return [&office, handler](const Request& request, const Visitor& visitor) {
      return handler(office.desk(), request, visitor);
    };
  };
  office.Get(kList, Act::kSeeItems, with_desk(ShowList));
  office.Get("/office/platforms/new", Act::kEditGuide, with_desk(New));
  office.Post("/office/platforms/new", Act::kEditGuide, with_desk(New));
  office.Get("/office/platforms/{id}", Act::kEditGuide, with_desk(Edit));
  office.Post("/office/platforms/{id}", Act::kEditGuide, with_desk(Edit));
}

}  // namespace gongkai::disclosure
