// What is found by a query: the address holds all that was asked for, so that it can be sent to somebody. However deep,
// a page goes on behind the last item of the one before.

#include "base/fold.h"
#include "base/utf8.h"
#include "disclosure/portal/list_frame_pages.h"
#include "disclosure/public_frame_pages.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

/// "2026-03-09_12-345": behind which item a page goes on.
std::optional<PublicQuery::Place> PlaceFrom(std::string_view text) {
  const std::size_t bar = text.find('_');
  if (bar == std::string_view::npos) return std::nullopt;
  const auto day = ParseDate(text.substr(0, bar));
  const auto id = ItemIdFrom(text.substr(bar + 1));
  if (!day || !id) return std::nullopt;
  return PublicQuery::Place{*day, *id};
}

std::optional<int> YearIn(const Request& request) {
  const auto year = request.query.Int("year");
  return year && *year >= 1949 && *year <= 2199 ? std::optional(static_cast<int>(*year)) : std::nullopt;
}

PublicQuery QueryFrom(const Request& request, Date today) {
  PublicQuery query{.today = today,
                    .column = ColumnFrom(request.query.Get("column")),
                    .kind = ItemKindFrom(request.query.Get("kind")),
                    .year = YearIn(request),
                    .words = std::string(Trim(request.query.Get("words"))),
                    .after = PlaceFrom(request.query.Get("after"))};
  if (query.kind) query.column = FactsOf(*query.kind).column;
  if (Utf8Length(query.words) > kLongestWords) query.words = Ellipsis(query.words, kLongestWords);
  if (const auto organ = request.query.Int("organ")) query.organ = OrganId{*organ};
  return query;
}

Url SearchUrl(const Searched& searched) {
  const PublicQuery& query = searched.query;
  Url url = Url::Local(kSearchPath);
  if (query.organ) url.With("organ", std::to_string(query.organ->value));
  if (query.column) url.With("column", IdOf(*query.column));
  if (query.kind) url.With("kind", IdOf(*query.kind));
  if (query.year) url.With("year", std::to_string(*query.year));
  if (searched.validity) url.With("validity", IdOf(*searched.validity));
  return url.With("words", query.words);
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
      if (searched.query.kind && item.kind != *searched.query.kind) continue;
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

std::string_view NothingFound(const Searched& searched, const FoundPage& found) {
  if (found.more) return "前面的文件里没有符合的，请看下一页。";
  if (searched.validity) return "没有找到符合的文件；没有标明效力的文件不列在这里。";
  if (searched.query.after) return "后面没有了。";
  return searched.query.words.empty() ? "没有找到符合这些条件的信息。" : "没有找到名称里有这几个字的信息。";
}

Html Shown(db::Session& session, const Searched& searched, const FoundPage& found) {
  const PublicQuery& query = searched.query;
  Html list;
  if (found.items.empty()) {
    list.Add("<p class=\"gk-empty\">{}没有公开的，可以<a href=\"/requests\">申请公开</a>。</p>",
             NothingFound(searched, found));
  } else {
    const bool is_counted = !searched.validity && !query.kind && !query.year;
    if (is_counted) list.Add("<p class=\"gk-count\">共 {} 件</p>", CountInWords(session, query));
    list.Add("{}", ItemLines(session, found.items, query));
  }
  if (found.more) {
    list.Add("<nav class=\"gk-paging\" aria-label=\"翻页\"><a class=\"btn\" rel=\"next\" href=\"{}\">下一页</a></nav>",
             SearchUrl(searched).With("after", ToString(found.more->from) + "_" + ToString(found.more->id)));
  }
  return list;
}

/// Without words, and where only a copy of the site is, there is nothing to be found.
Html NothingAsked(db::Session& session, const PublicQuery& query) {
  return Markup(
      "<p>请写上名称里的字，或者选好条件再查找。写了仍然只看到这一页的，是因为这里放的是静态页面，不能查找：请从栏目和"
      "年份进入，或者用县政府网站的站内搜索。</p>{}",
      YearLinks(query, PublicYears(session, query)));
}

}  // namespace

Searched SearchedIn(const Request& request, Date today) {
  return {QueryFrom(request, today), ValidityFacetFrom(request.query.Get("validity"))};
}

Response AnswerFound(Desk& desk, const Request& request) {
  const Searched searched = SearchedIn(request, BeijingDay(desk.now()));
  db::Reader reader = desk.database.Read();
  web::Page page = ListFrame(reader, searched.query);
  page.meta.push_back({"robots", "noindex"});
  FillList(
      reader, page, searched,
      searched.is_nothing() ? NothingAsked(reader, searched.query) : Shown(reader, searched, Found(reader, searched)));
  return ForEveryone(page, request);
}

void AddFoundPages(account::Office& office) {
  Desk& desk = office.desk();
  office.router().Get(kSearchPath, [&desk](const Request& request) { return AnswerFound(desk, request); });
}

}  // namespace gongkai::disclosure
