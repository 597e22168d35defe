// Lists of what is public: the newest first, and every year for itself. Each is an address without a query, so that a
// copy of the site on a plain web server (site/site_export.h) holds the same pages under the same addresses. The pages
// of a year are counted from its beginning: what is published changes the newest page and no other.

#include <map>

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/item_list_store.h"
#include "disclosure/open_data/reader_ways_view.h"
#include "disclosure/pages.h"
#include "disclosure/public_frame_pages.h"
#include "disclosure/public_view.h"
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

constexpr std::size_t kLongestWords = 60;
constexpr std::string_view kAll = "all";

// ---- what is asked for

/// "2026-03-09_12-345": behind which item a page goes on.
std::optional<PublicQuery::Place> PlaceFrom(std::string_view text) {
  const std::size_t bar = text.find('_');
  if (bar == std::string_view::npos) return std::nullopt;
  const auto day = ParseDate(text.substr(0, bar));
  const auto id = ItemIdFrom(text.substr(bar + 1));
  if (!day || !id) return std::nullopt;
  return PublicQuery::Place{*day, *id};
}

web::ProblemError NotThere() { return web::ProblemError({404, "没有这一页", "没有这一页，请从目录进入。"}); }

/// What is searched for: words in names, documents by whether they are in force, or both.
struct Searched {
  PublicQuery query{};
  std::optional<ValidityFacet> validity{};
  bool is_nothing() const { return query.words.empty() && !query.after && !validity; }
};

std::string AddressOf(const PublicQuery& query) { return ListAddress(query.organ, query.column); }

/// Of what is searched for.
Url SearchUrl(const Searched& searched) {
  const PublicQuery& query = searched.query;
  Url url = Url::Local("/search/items");
  if (query.organ) url.With("organ", std::to_string(query.organ->value));
  if (query.column) url.With("column", IdOf(*query.column));
  if (searched.validity) url.With("validity", IdOf(*searched.validity));
  return url.With("words", query.words);
}

PublicQuery QueryFrom(const Request& request, Date today) {
  PublicQuery query{.today = today,
                    .column = ColumnFrom(request.query.Get("column")),
                    .words = std::string(Trim(request.query.Get("words"))),
                    .after = PlaceFrom(request.query.Get("after"))};
  if (Utf8Length(query.words) > kLongestWords) query.words = Ellipsis(query.words, kLongestWords);
  if (const auto organ = request.query.Int("organ")) query.organ = OrganId{*organ};
  return query;
}

Searched SearchedIn(const Request& request, Date today) {
  return {QueryFrom(request, today), ValidityFacetFrom(request.query.Get("validity"))};
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

/// Of documents: which of them are in force. Where the list is of a column that holds none, it is not asked for.
Html ValidityChoice(const Searched& searched) {
  if (searched.query.column && *searched.query.column != Column::kPolicies) return {};
  std::vector<web::Choice> choices;
  for (const ValidityFacet facet : kValidityFacets) {
    choices.push_back({std::string(IdOf(facet)), std::string(NameOf(facet))});
  }
  return Markup(
      "<label for=\"validity\">文件效力</label><select class=\"form-select\" id=\"validity\" "
      "name=\"validity\">{}</select>",
      FilterOptions("不限", choices, searched.validity ? std::string(IdOf(*searched.validity)) : std::string()));
}

Html SearchForm(const Searched& searched) {
  const PublicQuery& query = searched.query;
  Html kept;
  if (query.organ) kept.Add("<input type=\"hidden\" name=\"organ\" value=\"{}\">", query.organ->value);
  if (query.column) kept.Add("<input type=\"hidden\" name=\"column\" value=\"{}\">", IdOf(*query.column));
  return Markup(
      "<form class=\"portal-search\" role=\"search\" action=\"/search/items\">{}<label "
      "for=\"words\">按名称查找</label><input "
      "class=\"form-control\" id=\"words\" name=\"words\" type=\"search\" value=\"{}\" maxlength=\"60\">{}<button "
      "class=\"btn\" type=\"submit\">查找</button></form>",
      kept, query.words, ValidityChoice(searched));
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
  AddReaderWays(page, session, query.organ, query.column, query.words);
  return page;
}

Response Framed(db::Session& session, web::Page page, const Searched& searched, const Html& list,
                const Request& request) {
  const PublicQuery& query = searched.query;
  page.body.Add("<div class=\"items-page\">{}<section class=\"portal-part\" aria-label=\"目录\">{}{}</section></div>",
                ColumnLinks(PublicColumns(session, query.organ, query.today), query), SearchForm(searched), list);
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
    return Framed(session, std::move(page), {query}, Markup("<p class=\"gk-empty\">这里还没有公开的信息。</p>"),
                  request);
  }
  Html list =
      Markup("<p class=\"gk-count\">共 {} 件</p>{}", CountInWords(session, query), Lines(session, items, query.today));
  list.Add("{}", YearLinks(query, PublicYears(session, query)));
  return Framed(session, std::move(page), {query}, list, request);
}

struct FoundPage {
  std::vector<Item> items{};
  std::optional<PublicQuery::Place> more{};  // goes on behind it
};

/// Documents whose mark is that one. So many are looked at for one page at most: what follows is on the next.
FoundPage FoundDocuments(db::Session& session, const Searched& searched, ValidityFacet facet) {
  constexpr int kLookedAt = 500, kLot = 100;
  FoundPage found;
  PublicQuery lot = searched.query;
  lot.count = kLot;
  for (int looked = 0; looked < kLookedAt;) {
    const std::vector<Item> items = ListPublicDocuments(session, lot);
    for (const Item& item : items) {
      lot.after = PublicQuery::Place{*item.publicity.public_from, item.id};
      if (!IsOf(ValidityMarkOf(session, item, searched.query.today), facet)) continue;
      found.items.push_back(item);
      if (static_cast<int>(found.items.size()) == searched.query.count) {
        found.more = lot.after;
        return found;
      }
    }
    looked += kLot;
    if (static_cast<int>(items.size()) < kLot) return found;
  }
  found.more = lot.after;
  return found;
}

FoundPage Found(db::Session& session, const Searched& searched) {
  if (searched.validity) return FoundDocuments(session, searched, *searched.validity);
  FoundPage found{.items = ListPublic(session, searched.query)};
  if (static_cast<int>(found.items.size()) == searched.query.count) {
    found.more = PublicQuery::Place{*found.items.back().publicity.public_from, found.items.back().id};
  }
  return found;
}

/// What was found, newest first; goes on behind the last one, however deep.
Response ShowFound(db::Session& session, const Searched& searched, const Request& request) {
  const PublicQuery& query = searched.query;
  web::Page page = ListFrame(session, query);
  page.meta.push_back({"robots", "noindex"});
  const FoundPage found = Found(session, searched);
  Html list;
  if (found.items.empty()) {
    const std::string_view words = found.more ? "前面的文件里没有符合的，请看下一页。"
                                   : searched.validity ? "没有找到符合的文件；没有标明效力的文件不列在这里。"
                                   : query.words.empty() ? "后面没有了。"
                                                         : "没有找到名称里有这几个字的信息。";
    list.Add("<p class=\"gk-empty\">{}</p>", words);
  } else {
    if (!searched.validity) list.Add("<p class=\"gk-count\">共 {} 件</p>", CountInWords(session, query));
    list.Add("{}", Lines(session, found.items, query.today));
  }
  if (found.more) {
    list.Add("<nav class=\"gk-paging\" aria-label=\"翻页\"><a class=\"btn\" href=\"{}\">下一页</a></nav>",
             SearchUrl(searched).With("after", ToString(found.more->from) + "_" + ToString(found.more->id)));
  }
  return Framed(session, std::move(page), searched, list, request);
}

Response ShowList(Desk& desk, const Request& request) {
  const Searched searched = SearchedIn(request, BeijingDay(desk.now()));
  db::Reader reader = desk.database.Read();
  return searched.is_nothing() ? ShowNewest(reader, searched.query, request) : ShowFound(reader, searched, request);
}

/// Without words, and where only a copy of the site is, there is nothing to be found.
Response Search(Desk& desk, const Request& request) {
  const Searched searched = SearchedIn(request, BeijingDay(desk.now()));
  db::Reader reader = desk.database.Read();
  if (!searched.is_nothing()) return ShowFound(reader, searched, request);
  web::Page page = ListFrame(reader, searched.query);
  page.meta.push_back({"robots", "noindex"});
  const Html how = Markup(
      "<p>请写上名称里的字再查找。写了仍然只看到这一页的，是因为这里放的是静态页面，不能查找：请从栏目和年份进入，"
      "或者用县政府网站的站内搜索。</p>{}",
      YearLinks(searched.query, PublicYears(reader, searched.query)));
  return Framed(reader, std::move(page), searched, how, request);
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
  return Framed(reader, std::move(page), {query}, list, request);
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
  get("/search/items", Search);
  get("/lists/{organ}/{column}", ShowOneList);
  get("/lists/{organ}/{column}/{year}", ShowYear);
  get("/lists/{organ}/{column}/{year}/{page}", ShowYear);
}

}  // namespace gongkai::disclosure
