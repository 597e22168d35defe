// The ledger of decisions; the filters live in the address. From here a month of them is drafted as one item.
#include <algorithm>

#include "disclosure/decision/decision_actions.h"
#include "disclosure/decision/decision_pages.h"
#include "web/paging.h"

namespace gongkai::disclosure {
namespace {

using account::Act;
using account::Desk;
using account::Visitor;
using web::AttributeIf;
using web::FormKeys;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

bool IsMonth(std::string_view text) {
  return (text.size() == 4 && ParseDate(std::string(text) + "-01-01")) ||
         (text.size() == 7 && ParseDate(std::string(text) + "-01"));
}

DecisionQuery QueryFrom(const Request& request, const Visitor& visitor, Date today) {
  DecisionQuery query{.organs = visitor.OrgansFor(Act::kSeeItems),
                      .kind = DecisionKindFrom(request.query.Get("kind")),
                      .publicity = DecisionPublicityFrom(request.query.Get("publicity")),
                      .today = today};
  if (IsMonth(request.query.Get("month"))) query.month = request.query.Get("month");
  if (const auto organ = request.query.Int("organ")) query.organ = OrganId{*organ};
  if (const auto page = request.query.Int("page"); page && *page > 0 && *page < 100'000)
    query.page = static_cast<int>(*page);
  return query;
}

Url UrlOf(const DecisionQuery& query, int page) {
  Url url = Url::Local("/office/decisions");
  if (query.kind) url.With("kind", IdOf(*query.kind));
  if (!query.month.empty()) url.With("month", query.month);
  if (query.publicity) url.With("publicity", IdOf(*query.publicity));
  if (query.organ) url.With("organ", std::to_string(query.organ->value));
  if (page > 1) url.With("page", std::to_string(page));
  return url;
}

Html Filters(const DecisionQuery& query) {
  Html organ;
  if (query.organ) organ.Add("<input type=\"hidden\" name=\"organ\" value=\"{}\">", query.organ->value);
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/decisions\" role=\"search\">{}<div><label "
      "for=\"kind\">类别</label><select class=\"form-select\" id=\"kind\" name=\"kind\">{}</select></div><div><label "
      "for=\"month\">作出的月份</label><input class=\"form-control\" id=\"month\" name=\"month\" value=\"{}\" "
      "placeholder=\"2026-03\" maxlength=\"7\"></div><div><label for=\"publicity\">公开</label><select "
      "class=\"form-select\" id=\"publicity\" name=\"publicity\">{}</select></div><button class=\"btn btn-primary\" "
      "type=\"submit\">筛选</button><a class=\"btn\" href=\"/office/decisions\">清除</a></form>",
      organ, FilterOptions("全部类别", NamedChoices(kDecisionKinds), IdOrNone(query.kind)), query.month,
      FilterOptions("全部", NamedChoices(kDecisionPublicities), IdOrNone(query.publicity)));
}

Html StateOf(const ListedDecision& listed) {
  const Decision& decision = listed.decision;
  Html html;
  if (decision.annulment) html.Add("<span class=\"badge gk-badge-error\">{}</span> ", NameOf(*decision.annulment));
  if (listed.is_public) {
    html.Add("<span class=\"badge gk-badge-good\">已公开</span>");
    if (decision.annulment || !decision.is_to_publish)
      html.Add(" <span class=\"badge gk-badge-warning\">应当撤下</span>");
  } else if (!decision.is_to_publish) {
    html.Add("<span class=\"badge gk-badge-quiet\">不公开</span>");
  } else if (decision.item) {
    html.Add("<span class=\"badge gk-badge-note\">已列入公开信息</span> ");
  } else if (decision.due_on && !listed.is_overdue) {
    html.Add("<span class=\"badge gk-badge-warning\">待公开</span>");
  }
  if (listed.is_overdue) html.Add("<span class=\"badge gk-badge-error\">过期没公开</span>");
  return html;
}

Html Rows(db::Session& session, const DecisionPage& listed, bool of_county) {
  Html rows;
  for (const ListedDecision& each : listed.decisions) {
    const Decision& decision = each.decision;
    Html organ;
    if (of_county) organ.Add("<td data-label=\"机关\">{}</td>", NameOfOrgan(session, decision.id.organ));
    rows.Add(
        "<tr><th scope=\"row\"><a href=\"/office/decisions/{}\">{}</a><div class=\"gk-soft\">{}　{}</div></th>{}<td "
        "data-label=\"相对人\">{}</td><td class=\"gk-nowrap\" data-label=\"作出日期\">{}</td><td class=\"gk-nowrap\" "
        "data-label=\"最晚公开\">{}</td><td data-label=\"公开\">{}</td></tr>",
        ToString(decision.id), decision.decision_number, NameOf(decision.kind), decision.matter, organ,
        decision.party.Reveal(), decision.decided_on, decision.due_on, StateOf(each));
  }
  return rows;
}

Html Table(db::Session& session, const DecisionPage& listed, bool of_county) {
  return Markup(
      "<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">文号和事项</th>{}<th "
      "scope=\"col\">相对人</th><th scope=\"col\">作出日期</th><th scope=\"col\">最晚公开</th><th "
      "scope=\"col\">公开</th></tr></thead><tbody>{}</tbody></table></div>",
      of_county ? Markup("<th scope=\"col\">机关</th>") : Html(), Rows(session, listed, of_county));
}

/// When one kind and one month are chosen, what of it is to be published can be drafted.
Html DraftPart(db::Session& session, const Request& request, const Visitor& visitor, const DecisionQuery& query) {
  if (!query.kind || query.month.size() != 7 || !visitor.May(Act::kDraftItems)) return {};
  if (query.organ && !visitor.May(Act::kDraftItems, *query.organ)) return {};
  const OrganId organ = OrganFor(request, visitor, Act::kDraftItems);
  const std::int64_t count = CountDecisionsToPublish(session, organ, *query.kind, query.month);
  if (count == 0) return {};
  const std::string more = count > kMostDecisionsOfItem ? "一件最多汇总 " + std::to_string(kMostDecisionsOfItem) +
                                                              " 件决定，先汇总最早的，其余的接着再汇总一件。"
                                                        : "";
  return Markup(
      "<form class=\"gk-said\" method=\"post\" action=\"/office/decisions/draft\">{}<input type=\"hidden\" "
      "name=\"organ\" value=\"{}\"><input type=\"hidden\" name=\"kind\" value=\"{}\"><input type=\"hidden\" "
      "name=\"month\" value=\"{}\"><p>{}这个月有 {} 件{}决定要公开，还没有拟稿。{}</p><button class=\"btn "
      "btn-primary\" "
      "type=\"submit\">汇总拟稿</button></form>",
      FormKeys(request), organ.value, IdOf(*query.kind), query.month, NameOfOrgan(session, organ), count,
      NameOf(*query.kind), more);
}

/// Where no month is chosen: the ways to those of the decisions in sight that wait to be drafted, the latest first.
Html WaysToDraft(const Visitor& visitor, const DecisionQuery& query, const DecisionPage& listed) {
  if (query.kind && query.month.size() == 7) return {};
  std::vector<std::pair<Url, std::string>> ways;
  for (const ListedDecision& each : listed.decisions) {
    const Decision& decision = each.decision;
    const bool waits = decision.is_to_publish && decision.due_on && !decision.item && !decision.annulment;
    if (!waits || !visitor.May(Act::kDraftItems, decision.id.organ)) continue;
    const Url url = UrlOfMonth(decision.id.organ, decision.kind, decision.decided_on);
    const bool is_there = std::ranges::any_of(ways, [&](const auto& way) { return way.first.text() == url.text(); });
    if (!is_there)
      ways.emplace_back(url, ToString(decision.decided_on).substr(0, 7) + " " + std::string(NameOf(decision.kind)));
  }
  Html links;
  for (const auto& [url, label] : ways) links.Add("<li><a href=\"{}\">{}</a></li>", url, label);
  if (links.empty()) return {};
  return Markup(
      "<div class=\"gk-warned\"><p>还有决定没有拟稿公开。一个类别、一个月的汇总成一件，请选：</p><ul "
      "class=\"item-makes\">{}</ul></div>",
      links);
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  const Date today = BeijingDay(desk.now());
  const DecisionQuery query = QueryFrom(request, visitor, today);
  db::Reader reader = desk.database.Read();
  const DecisionPage listed = ListDecisions(reader, query);
  web::Page page = PartFrame(visitor, "行政决定", "/office/decisions");
  if (visitor.May(Act::kDraftItems)) {
    page.actions.Add(
        " <a class=\"btn\" href=\"/office/decisions/import\">从表格导入</a> <a class=\"btn btn-primary\" "
        "href=\"/office/decisions/new\">登记</a>");
  }
  if (const auto count = request.query.Int("imported"))
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已导入 {} 件决定。</p></div>", *count);
  page.body.Add("{}{}{}", Filters(query), DraftPart(reader, request, visitor, query),
                WaysToDraft(visitor, query, listed));
  if (listed.decisions.empty()) {
    page.body.Add("<p class=\"gk-empty\">没有符合条件的决定。许可、处罚、强制的决定都要登记，不论是否公开。</p>");
  } else {
    const bool of_county = !query.organs && !query.organ;
    page.body.Add("<p class=\"gk-count\">共 {} 件</p>{}{}", listed.total, Table(reader, listed, of_county),
                  web::Paging({.page = query.page, .last = (listed.total + query.page_size - 1) / query.page_size},
                              [&](int to) { return UrlOf(query, to); }));
  }
  return Response::Of(RenderPage(page, request));
}

Response Draft(Desk& desk, const Request& request, const Visitor& visitor) {
  const OrganId organ = OrganFor(request, visitor, Act::kDraftItems);
  const auto kind = DecisionKindFrom(request.form.Get("kind"));
  const std::string_view month = request.form.Get("month");
  if (!kind || month.size() != 7 || !IsMonth(month))
    throw web::ProblemError({422, "请先选择类别和月份", "请在行政决定的列表里选择一个类别和一个月份。"});
  const ItemId id = web::OrProblem(
      DraftItemOfDecisions(desk, ActorOn(visitor, Act::kDraftItems, organ, request), organ, *kind, month));
  return Response::SeeOther(Url::Local("/office/items/" + ToString(id) + "/edit"));
}

}  // namespace

void AddDecisionListPages(account::Office& office) {
  office.Get("/office/decisions", Act::kSeeItems, [&office](const Request& request, const Visitor& visitor) {
    return ShowList(office.desk(), request, visitor);
  });
  office.Post("/office/decisions/draft", Act::kDraftItems, [&office](const Request& request, const Visitor& visitor) {
    return Draft(office.desk(), request, visitor);
  });
}

}  // namespace gongkai::disclosure
