#include "disclosure/portal/list_frame_pages.h"

#include <map>

#include "disclosure/catalogue/catalogue_view.h"
#include "disclosure/open_data/reader_ways_view.h"
#include "disclosure/pages.h"
#include "disclosure/portal/portal_parts_view.h"
#include "disclosure/public_frame_pages.h"
#include "disclosure/public_view.h"
#include "disclosure/search/search_box_view.h"
#include "disclosure/validity_view.h"

namespace gongkai::disclosure {
namespace {

using web::AttributeIf;
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
  page.actions.Add("<a class=\"btn\" href=\"{}\">公开目录</a>", Url::Local("/index/{}", id));
  if (!query.organ || CatalogueOrganWith(session, *query.organ)) {
    page.actions.Add("<a class=\"btn\" href=\"{}\">标准目录</a>",
                     Url::Local(query.organ ? "/catalogue/organs/" + id : std::string("/catalogue")));
  }
  AddReaderWays(page, session, query.organ, query.column);
  return page;
}

void FillList(db::Session& session, web::Page& page, const PublicQuery& query, const Html& list,
              const web::Request& request) {
  PortalPart part = PortalPart::kDisclosure;
  if (query.column == Column::kDisclosureRules) part = PortalPart::kRules;
  if (query.column == Column::kAnnualReports) part = PortalPart::kReports;
  page.body.Add(
      "{}<div class=\"items-page\">{}<section class=\"portal-part\" aria-label=\"公开的信息\">{}{}</section></div>",
      PartLinks(PartsOfOrgan(session, query.organ, query.today), part),
      ColumnLinks(PublicColumns(session, query.organ, query.today), query),
      SearchBox(request, query.organ, query.column), list);
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
