#include "disclosure/portal/list_frame_pages.h"

#include <map>

#include "account/portal_view.h"
#include "disclosure/catalogue/catalogue_view.h"
#include "disclosure/pages.h"
#include "disclosure/portal/portal_parts_view.h"
#include "disclosure/public_frame_pages.h"
#include "disclosure/public_view.h"

namespace gongkai::disclosure {
namespace {

using web::AttributeIf;
using web::Choice;
using web::Html;
using web::Markup;
using web::Url;

Html ColumnLinks(const std::vector<ColumnState>& columns, const PublicQuery& query) {
  Html links = Markup("<li><a href=\"{}\" {}>全部</a></li>", Url::Local(ListAddress(query.organ, std::nullopt)),
                      AttributeIf(!query.column, "aria-current=\"page\""));
  for (const ColumnState& each : columns) {
    if (IsPartOfItsOwn(each.column) && query.column != each.column) continue;
    links.Add("<li><a href=\"{}\" {}>{}</a></li>", Url::Local(ListAddress(query.organ, each.column)),
              AttributeIf(query.column == each.column, "aria-current=\"page\""), NameOf(each.column));
  }
  return Markup("<nav class=\"items-columns\" aria-label=\"法定主动公开内容的栏目\"><ul>{}</ul></nav>", links);
}

// ---- the form

std::vector<Choice> OrganChoices(db::Session& session, Date today) {
  std::vector<Choice> choices;
  const auto county = account::PublicCountyOf(session, today);
  if (!county) return choices;
  for (const account::PublicOrgan& organ : county->organs) {
    choices.push_back({std::to_string(organ.id.value), organ.short_name});
  }
  return choices;
}

std::vector<Choice> KindChoices(const std::optional<Column>& column) {
  std::vector<Choice> choices;
  for (const ItemKind kind : ItemKinds()) {
    if (!column || FactsOf(kind).column == *column) {
      choices.push_back({std::string(IdOf(kind)), std::string(NameOf(kind))});
    }
  }
  return choices;
}

std::vector<Choice> YearChoices(db::Session& session, const PublicQuery& query) {
  std::vector<Choice> choices;
  for (const int year : PublicYears(session, query)) {
    choices.push_back({std::to_string(year), std::to_string(year) + "年"});
  }
  return choices;
}

Html Choose(std::string_view name, std::string_view label, const std::vector<Choice>& choices,
            const std::string& chosen) {
  return Markup(
      "<div><label for=\"by-{}\">{}</label><select class=\"form-select\" id=\"by-{}\" name=\"{}\">{}</select></div>",
      name, label, name, name, FilterOptions("不限", choices, chosen));
}

/// Whether any of the further conditions is given, so that they stand open.
bool IsNarrowed(const Searched& searched) { return searched.validity || searched.query.kind || searched.query.year; }

Html SearchForm(db::Session& session, const Searched& searched) {
  const PublicQuery& query = searched.query;
  Html more = Choose("organ", "机关", OrganChoices(session, query.today),
                     query.organ ? std::to_string(query.organ->value) : std::string());
  more.Add("{}", Choose("column", "栏目", NamedChoices(Columns()), IdOrNone(query.column)));
  more.Add("{}", Choose("kind", "信息类别", KindChoices(query.column), IdOrNone(query.kind)));
  more.Add("{}",
           Choose("year", "公开年份", YearChoices(session, query), query.year ? std::to_string(*query.year) : ""));
  if (!query.column || *query.column == Column::kPolicies) {
    more.Add("{}", Choose("validity", "文件效力", NamedChoices(kValidityFacets), IdOrNone(searched.validity)));
  }
  return Markup(
      "<form class=\"items-search\" role=\"search\" action=\"/search/items\"><div class=\"portal-search\"><label "
      "for=\"words\">按名称查找</label><input class=\"form-control\" id=\"words\" name=\"words\" type=\"search\" "
      "value=\"{}\" maxlength=\"{}\"><button class=\"btn\" type=\"submit\">查找</button></div><details {}><summary>"
      "更多条件</summary><div class=\"items-conditions\">{}</div></details></form>",
      query.words, kLongestWords, AttributeIf(IsNarrowed(searched), "open"), more);
}

}  // namespace

web::ProblemError NoSuchPage() { return web::ProblemError({404, "没有这一页", "没有这一页，请从目录进入。"}); }

web::Page ListFrame(db::Session& session, const PublicQuery& query) {
  const std::string organ = query.organ ? NameOfOrgan(session, *query.organ) : std::string();
  if (query.organ && organ.empty()) throw web::ProblemError({404, "没有这个机关", "没有这个机关。"});
  const std::string_view of = query.column ? NameOf(*query.column) : NameOf(PortalPart::kDisclosure);
  web::Page page = PublicFrame(organ + std::string(of), of);
  page.meta.push_back({"ColumnDescription", page.title});
  page.meta.push_back({"description", page.title});
  if (query.organ) page.breadcrumbs.push_back({organ, Url::Local("/organs/{}", query.organ->value)});
  if (query.column && !IsPartOfItsOwn(*query.column)) {
    page.breadcrumbs.push_back(
        {std::string(NameOf(PortalPart::kDisclosure)), Url::Local(ListAddress(query.organ, std::nullopt))});
  }
  const std::string id = query.organ ? std::to_string(query.organ->value) : std::string("all");
  page.actions = Markup("<a class=\"btn\" href=\"{}\">公开目录</a>", Url::Local("/index/{}", id));
  if (!query.organ || CatalogueOrganWith(session, *query.organ)) {
    page.actions.Add("<a class=\"btn\" href=\"{}\">标准目录</a>",
                     Url::Local(query.organ ? "/catalogue/organs/" + id : std::string("/catalogue")));
  }
  return page;
}

void FillList(db::Session& session, web::Page& page, const Searched& searched, const Html& list) {
  const PublicQuery& query = searched.query;
  PortalPart part = PortalPart::kDisclosure;
  if (query.column == Column::kDisclosureRules) part = PortalPart::kRules;
  if (query.column == Column::kAnnualReports) part = PortalPart::kReports;
  page.body.Add(
      "{}<div class=\"items-page\">{}<section class=\"portal-part\" aria-label=\"公开的信息\">{}{}</section></div>",
      PartLinks(PartsOfOrgan(session, query.organ, query.today), part),
      ColumnLinks(PublicColumns(session, query.organ, query.today), query), SearchForm(session, searched), list);
}

Html ItemLines(db::Session& session, const std::vector<Item>& items, const PublicQuery& query) {
  Html lines;
  std::map<OrganId, std::string> names;
  // Of many organs each publishes its "2026年10月行政许可决定信息": the name says whose it is.
  const auto of_organ = [&](OrganId organ) -> const std::string& {
    const auto [name, is_new] = names.try_emplace(organ);
    if (is_new && !query.organ) name->second = NameOfOrgan(session, organ);
    return name->second;
  };
  for (const Item& item : items) {
    lines.Add(
        "<li><h2><a href=\"/items/{}\">{}</a>{} <span class=\"gk-soft items-organ\">{}</span></h2><p "
        "class=\"gk-soft\">{}</p><p class=\"gk-soft items-facts\"><span>索引号 "
        "{}</span><span>生成日期 {}</span><span>公开日期 {}</span></p></li>",
        ToString(item.id), item.title, ValidityBadge(ValidityMarkOf(session, item, query.today)),
        of_organ(item.id.organ), item.summary, item.index_number, item.formed_on, *item.publicity.public_from);
  }
  return Markup("<ol class=\"items-list\">{}</ol>", lines);
}

std::string CountInWords(db::Session& session, const PublicQuery& query) {
  const int count = CountPublic(session, query);
  return count > kMostCounted ? "1000 多" : std::to_string(count);
}

Html YearLinks(const PublicQuery& query, const std::vector<int>& years, int open) {
  if (years.empty()) return {};
  Html links;
  for (const int year : years) {
    links.Add("<li><a href=\"{}\" {}>{}年</a></li>", Url::Local(ListAddress(query.organ, query.column) + "/{}", year),
              AttributeIf(year == open, "aria-current=\"page\""), year);
  }
  return Markup(
      "<nav class=\"items-columns items-years\" aria-label=\"按年份查看\"><h2>按年份查看</h2><ul>{}</ul></nav>", links);
}

}  // namespace gongkai::disclosure
