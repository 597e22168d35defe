// Lists of what is public: the newest first, and every year for itself. Each is an address without a query, so that a
// copy of the site on a plain web server (site/site_export.h) holds the same pages under the same addresses. The pages
// of a year are counted from its beginning: what is published changes the newest page and no other. A list is read
// anew with each request; it is sent and packed anew only where it is another one.

#include <memory>

#include "crypto/sm3.h"
#include "disclosure/pages.h"
#include "disclosure/portal/list_frame_pages.h"
#include "disclosure/portal/year_pages_store.h"
#include "disclosure/public_frame_pages.h"
#include "disclosure/public_view.h"
#include "disclosure/search/search_box_view.h"
#include "web/page_cache.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::string_view kAll = "all";

/// {organ} and {column} of the address. Errors: throws ProblemError (404).
PublicQuery QueryOfList(const Request& request, Date today) {
  PublicQuery query{.today = today};
  if (request.params.Get("organ") != kAll) {
    const auto organ = request.params.Int("organ");
    if (!organ) throw NoSuchPage();
    query.organ = OrganId{*organ};
  }
  if (request.params.Get("column") != kAll) {
    query.column = ColumnFrom(request.params.Get("column"));
    if (!query.column) throw NoSuchPage();
  }
  return query;
}

Html YearPaging(const PublicQuery& query, int year, int number, int last) {
  if (last == 1) return {};
  const std::string address = ListAddress(query.organ, query.column) + "/" + std::to_string(year);
  const auto url = [&](int to) { return Url::Local(to == last ? address : address + "/" + std::to_string(to)); };
  Html links;
  if (number < last) links.Add("<a class=\"btn\" rel=\"prev\" href=\"{}\">较新的一页</a>", url(number + 1));
  if (number > 1) links.Add("<a class=\"btn\" rel=\"next\" href=\"{}\">较早的一页</a>", url(number - 1));
  if (number > 1) links.Add("<a href=\"{}\">年初的一页</a>", url(1));
  return Markup("<nav class=\"gk-paging\" aria-label=\"翻页\">{}</nav>", links);
}

class PublicLists {
 public:
  explicit PublicLists(Desk& desk) : desk_(desk) {}

  /// The address of earlier versions. What was searched for here before is searched for in all that is public.
  Response Items(const Request& request) {
    if (!request.query.Get("words").empty() || !request.query.Get("validity").empty()) {
      return Response::SeeOther(SearchAddress(request));
    }
    PublicQuery query{.today = today(), .column = ColumnFrom(request.query.Get("column"))};
    if (const auto organ = request.query.Int("organ")) query.organ = OrganId{*organ};
    db::Reader reader = desk_.database.Read();
    return Newest(reader, query, request);
  }

  Response List(const Request& request) {
    const PublicQuery query = QueryOfList(request, today());
    db::Reader reader = desk_.database.Read();
    return Newest(reader, query, request);
  }

  /// The newest page has the address of the year, all others their number.
  Response Year(const Request& request) {
    const PublicQuery query = QueryOfList(request, today());
    const auto year = request.params.Int("year"), asked = request.params.Int("page");
    if (!year || *year < 1900 || *year > 2999) throw NoSuchPage();
    db::Reader reader = desk_.database.Read();
    const int of = static_cast<int>(*year);
    const int last = (CountPublicOfYear(reader, query, of) + query.count - 1) / query.count;
    const bool has_number = request.params.Has("page");
    if (last == 0 || (has_number && (!asked || *asked < 1 || *asked >= last))) throw NoSuchPage();
    const int number = has_number ? static_cast<int>(*asked) : last;
    web::Page page = ListFrame(reader, query);
    page.title += "（" + std::to_string(of) + "年）";
    FillList(reader, page, query,
             Markup("<p class=\"gk-count\">{}年第 {} 页，从年初数起，共 {} 页</p>{}{}{}", of, number, last,
                    ItemLines(reader, ListPublicOfYear(reader, query, of, number), query),
                    YearPaging(query, of, number, last), YearLinks(query, PublicYears(reader, query), of)),
             request);
    const std::string address = ListAddress(query.organ, query.column) + "/" + std::to_string(of);
    return Answer(request, has_number ? address + "/" + std::to_string(number) : address, page);
  }

 private:
  Date today() const { return BeijingDay(desk_.now()); }

  /// The newest of a list, and the years behind them.
  Response Newest(db::Session& session, const PublicQuery& query, const Request& request) {
    web::Page page = ListFrame(session, query);
    const std::vector<Item> items = ListPublic(session, query);
    Html list = Markup("<p class=\"gk-empty\">这里还没有公开的信息。</p>");
    if (!items.empty()) {
      list = Markup("<p class=\"gk-count\">共 {} 件</p>{}{}", CountInWords(session, query),
                    ItemLines(session, items, query), YearLinks(query, PublicYears(session, query)));
    }
    FillList(session, page, query, list, request);
    return Answer(request, ListAddress(query.organ, query.column), page);
  }

  /// What the page shows is its version.
  Response Answer(const Request& request, const std::string& address, const web::Page& page) {
    return pages_.Answer(request, address, crypto::Sm3Hex(page.title + "\n" + page.body.text()),
                         [&](const Request& same) { return RenderPage(page, same); });
  }

  Desk& desk_;
  web::PageCache pages_;
};

}  // namespace

std::string ListAddress(std::optional<OrganId> organ, std::optional<Column> column) {
  if (!organ && !column) return "/lists/all/all";
  return "/lists/" + (organ ? std::to_string(organ->value) : std::string(kAll)) + "/" +
         std::string(column ? IdOf(*column) : kAll);
}

void AddPublicListPages(account::Office& office) {
  const auto pages = std::make_shared<PublicLists>(office.desk());
  const auto get = [&](std::string_view pattern, Response (PublicLists::*answer)(const Request&)) {
    office.router().Get(pattern, [pages, answer](const Request& request) { return ((*pages).*answer)(request); });
  };
  get("/items", &PublicLists::Items);
  get("/lists/{organ}/{column}", &PublicLists::List);
  get("/lists/{organ}/{column}/{year}", &PublicLists::Year);
  get("/lists/{organ}/{column}/{year}/{page}", &PublicLists::Year);
}

}  // namespace gongkai::disclosure
