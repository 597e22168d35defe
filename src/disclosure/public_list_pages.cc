// Lists of what is public: the newest first, and every year for itself. Each is an address without a query, so that a
// copy of the site on a plain web server (site/site_export.h) holds the same pages under the same addresses. The pages
// of a year are counted from its beginning: what is published changes the newest page and no other.

#include <map>

#include "disclosure/item_list_store.h"
#include "disclosure/pages.h"
#include "disclosure/public_frame_pages.h"
#include "disclosure/public_view.h"
#include "disclosure/search/search_box_view.h"
#include "disclosure/validity_view.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kAll = "all";

// ---- what is asked for

web::ProblemError NotThere() { return web::ProblemError({404, "没有这一页", "没有这一页，请从目录进入。"}); }

std::string AddressOf(const PublicQuery& query) { return ListAddress(query.organ, query.column); }

PublicQuery QueryFrom(const Request& request, Date today) {
  PublicQuery query{.today = today, .column = ColumnFrom(request.query.Get("column"))};
  if (const auto organ = request.query.Int("organ")) query.organ = OrganId{*organ};
  return query;
}

/// {organ} and {column} of the address. Errors: throws ProblemError (404).
PublicQuery QueryOfList(const Request& request, Date today) {
  PublicQuery query{.today = today};
  if (request.params.Get("organ") != kAll) {
    const auto organ = request.params.Int("organ");
    if (!organ) throw NotThere();
    query.organ = OrganId{*organ};
  }
  if (request.params.Get("column") != kAll) {
    query.column = ColumnFrom(request.params.Get("column"));
    if (!query.column) throw NotThere();
  }
  return query;
}

// ---- parts of the page

Html ColumnLinks(const std::vector<ColumnState>& columns, const PublicQuery& query) {
  Html links = Markup("<li><a href=\"{}\" {}>全部</a></li>", Url::Local(ListAddress(query.organ, std::nullopt)),
                      AttributeIf(!query.column, "aria-current=\"page\""));
  for (const ColumnState& each : columns) {
    links.Add("<li><a href=\"{}\" {}>{}</a></li>", Url::Local(ListAddress(query.organ, each.column)),
              AttributeIf(query.column == each.column, "aria-current=\"page\""), NameOf(each.column));
  }
  return Markup("<nav class=\"items-columns\" aria-label=\"栏目\"><ul>{}</ul></nav>", links);
}

/// What the catalogue tells of an item. Source: 条例第十二条 (索引, 名称, 内容概述, 生成日期).
Html Lines(db::Session& session, const std::vector<Item>& items, Date today) {
  Html lines;
  std::map<OrganId, std::string> names;
  // Of many organs each publishes its "2026年10月行政许可决定信息": the name says whose it is.
  const auto of_organ = [&](OrganId organ) -> const std::string& {
    const auto [name, is_new] = names.try_emplace(organ);
    if (is_new) name->second = NameOfOrgan(session, organ);
    return name->second;
  };
  for (const Item& item : items) {
    lines.Add(
        "<li><h2><a href=\"/items/{}\">{}</a>{} <span class=\"gk-soft items-organ\">{}</span></h2><p "
        "class=\"gk-soft\">{}</p><p class=\"gk-soft items-facts\"><span>索引号 "
        "{}</span><span>生成日期 {}</span><span>公开日期 {}</span></p></li>",
        ToString(item.id), item.title, ValidityBadge(ValidityMarkOf(session, item, today)), of_organ(item.id.organ),
        item.summary, item.index_number, item.formed_on, *item.publicity.public_from);
  }
  return Markup("<ol class=\"items-list\">{}</ol>", lines);
}

Html YearLinks(const PublicQuery& query, const std::vector<int>& years, int open = 0) {
  if (years.empty()) return {};
  Html links;
  for (const int year : years) {
    links.Add("<li><a href=\"{}\" {}>{}年</a></li>", Url::Local(AddressOf(query) + "/{}", year),
              AttributeIf(year == open, "aria-current=\"page\""), year);
  }
  return Markup(
      "<nav class=\"items-columns items-years\" aria-label=\"按年份查看\"><h2>按年份查看</h2><ul>{}</ul></nav>", links);
}

/// The frame with everything but the list itself. Errors: throws ProblemError (404).
web::Page ListFrame(db::Session& session, const PublicQuery& query) {
  const std::string organ = query.organ ? NameOfOrgan(session, *query.organ) : std::string();
  if (query.organ && organ.empty()) throw web::ProblemError({404, "没有这个机关", "没有这个机关。"});
  web::Page page = PublicFrame(organ.empty() ? "政府信息公开目录" : organ + "政府信息公开目录",
                               query.column ? NameOf(*query.column) : "法定主动公开内容");
  const std::string catalogue =
      query.organ ? "/catalogue/organs/" + std::to_string(query.organ->value) : std::string("/catalogue");
  page.actions = Markup("<a class=\"btn\" href=\"{}\">公开事项标准目录</a>", Url::Local(catalogue));
  return page;
}

Response Framed(db::Session& session, web::Page page, const PublicQuery& query, const Html& list,
                const Request& request) {
  page.body.Add("<div class=\"items-page\">{}<section class=\"portal-part\" aria-label=\"目录\">{}{}</section></div>",
                ColumnLinks(PublicColumns(session, query.organ, query.today), query),
                SearchBox(request, query.organ, query.column), list);
  return ForEveryone(page, request);
}

std::string CountInWords(db::Session& session, const PublicQuery& query) {
  const int count = CountPublic(session, query);
  return count > kMostCounted ? "1000 多" : std::to_string(count);
}

// ---- the pages

/// The newest of a list, and the years behind them.
Response ShowNewest(db::Session& session, const PublicQuery& query, const Request& request) {
  web::Page page = ListFrame(session, query);
  const std::vector<Item> items = ListPublic(session, query);
  if (items.empty()) {
    return Framed(session, std::move(page), query, Markup("<p class=\"gk-empty\">这里还没有公开的信息。</p>"), request);
  }
  Html list =
      Markup("<p class=\"gk-count\">共 {} 件</p>{}", CountInWords(session, query), Lines(session, items, query.today));
  list.Add("{}", YearLinks(query, PublicYears(session, query)));
  return Framed(session, std::move(page), query, list, request);
}

/// What was searched for here before is searched for in all that is public.
Response ShowList(Desk& desk, const Request& request) {
  if (!request.query.Get("words").empty() || !request.query.Get("validity").empty()) {
    return Response::SeeOther(SearchAddress(request));
  }
  db::Reader reader = desk.database.Read();
  return ShowNewest(reader, QueryFrom(request, BeijingDay(desk.now())), request);
}

Response ShowOneList(Desk& desk, const Request& request) {
  db::Reader reader = desk.database.Read();
  return ShowNewest(reader, QueryOfList(request, BeijingDay(desk.now())), request);
}

Html YearPaging(const PublicQuery& query, int year, int number, int last) {
  if (last == 1) return {};
  Html links;
  const auto add = [&](int to, std::string_view label) {
    const std::string address = AddressOf(query) + "/" + std::to_string(year);
    links.Add("<a class=\"btn\" href=\"{}\">{}</a>",
              Url::Local(to == last ? address : address + "/" + std::to_string(to)), label);
  };
  if (number < last) add(number + 1, "较新的一页");
  if (number > 1) add(number - 1, "较早的一页");
  return Markup("<nav class=\"gk-paging\" aria-label=\"翻页\">{}</nav>", links);
}

/// The newest page has the address of the year, all others their number.
Response ShowYear(Desk& desk, const Request& request) {
  const PublicQuery query = QueryOfList(request, BeijingDay(desk.now()));
  const auto year = request.params.Int("year"), asked = request.params.Int("page");
  if (!year || *year < 1900 || *year > 2999) throw NotThere();
  db::Reader reader = desk.database.Read();
  const int of = static_cast<int>(*year);
  const int last = (CountPublicOfYear(reader, query, of) + query.count - 1) / query.count;
  const bool has_number = request.params.Has("page");
  if (last == 0 || (has_number && (!asked || *asked < 1 || *asked >= last))) throw NotThere();
  const int number = has_number ? static_cast<int>(*asked) : last;
  web::Page page = ListFrame(reader, query);
  page.title += "（" + std::to_string(of) + "年）";
  Html list = Markup("<p class=\"gk-count\">{}年第 {} 页，从年初数起</p>{}{}", of, number,
                     Lines(reader, ListPublicOfYear(reader, query, of, number), query.today),
                     YearPaging(query, of, number, last));
  list.Add("{}", YearLinks(query, PublicYears(reader, query), of));
  return Framed(reader, std::move(page), query, list, request);
}

}  // namespace

std::string ListAddress(std::optional<OrganId> organ, std::optional<Column> column) {
  if (!organ && !column) return "/lists/all/all";
  return "/lists/" + (organ ? std::to_string(organ->value) : std::string(kAll)) + "/" +
         std::string(column ? IdOf(*column) : kAll);
}

void AddPublicListPages(account::Office& office) {
  Desk& desk = office.desk();
  const auto get = [&](std::string_view pattern, Response (*show)(Desk&, const Request&)) {
    office.router().Get(pattern, [&desk, show](const Request& request) { return show(desk, request); });
  };
  get("/items", ShowList);
  get("/lists/{organ}/{column}", ShowOneList);
  get("/lists/{organ}/{column}/{year}", ShowYear);
  get("/lists/{organ}/{column}/{year}/{page}", ShowYear);
}

}  // namespace gongkai::disclosure
