// Feeds of what came last: of the county, an organ, a column, a kind (addresses without a query, also on a copy of the
// site), and of any query. The text is made of what the gate lets through at each request, and is its own version: what
// is kept is its compressed forms.

#include <algorithm>

#include "account/organ_card_view.h"
#include "account/portal_view.h"
#include "disclosure/open_data/feed_text.h"
#include "disclosure/open_data/open_data_pages.h"
#include "disclosure/open_data/open_list_view.h"
#include "disclosure/open_data/record_view.h"
#include "disclosure/pages.h"
#include "disclosure/public_view.h"

namespace gongkai::disclosure {
namespace {

using web::Request;
using web::Response;

constexpr int kEntries = 50;
// Of a feed without an entry, the same each day: the day from which the regulation of 2019 is in force.
constexpr Instant kNoneSince = std::chrono::sys_days(std::chrono::year(2019) / 5 / 15) - kBeijingOffset;

web::ProblemError NoFeed() {
  return web::ProblemError({404, "没有这个订阅源", "没有这个订阅源，全部订阅源在“开放数据”一页。"});
}

/// "policies.atom": what is named, and in which form. Errors: throws ProblemError (404).
std::pair<std::string, FeedForm> NamedIn(std::string_view file) {
  for (const FeedForm form : {FeedForm::kRss, FeedForm::kAtom}) {
    const std::string_view ending = EndingOf(form);
    if (file.size() > ending.size() && file.ends_with(ending)) {
      return {std::string(file.substr(0, file.size() - ending.size())), form};
    }
  }
  throw NoFeed();
}

struct Wanted {
  OpenQuery query;
  std::string address;  // below the base path, of the feed; and of the page that shows the same
  std::string page;
};

std::string TitleOf(db::Session& session, const OpenQuery& query, const std::string& government) {
  std::string title = (query.organ ? NameOfOrgan(session, *query.organ) : government) + "政府信息公开";
  if (query.column) title += "：" + std::string(NameOf(*query.column));
  if (query.kind) title += "：" + std::string(NameOf(*query.kind));
  if (query.validity) title += "：" + std::string(NameOf(*query.validity));
  if (!query.words.empty()) title += "：“" + query.words + "”";
  return title;
}

Response Send(OpenData& open, db::Session& session, Wanted wanted, FeedForm form, const Request& request) {
  const Date today = open.today();
  wanted.query.today = today;
  wanted.query.count = kEntries;
  const auto county = account::PublicCountyOf(session, today);
  const std::string site = open.SiteFor(request);
  Feed feed{.title = TitleOf(session, wanted.query, county ? county->government : std::string()),
            .author = county ? county->government : std::string(),
            .address = site + wanted.address,
            .page = site + wanted.page,
            .none_since = kNoneSince,
            .entries = {}};
  Records records(session, site, today);
  for (const OpenDataItem& each : ListOfQuery(session, wanted.query).items) feed.entries.push_back(records.Of(each));
  return open.feeds.AnswerBytes(request, wanted.address, ContentTypeOf(form), FeedText(feed, form));
}

Wanted NarrowedBy(db::Session& session, std::string_view by, const std::string& name) {
  Wanted wanted;
  if (by == "organ") {
    wanted.query.organ = OrganOfCodeIn(session, name);
  } else if (by == "column") {
    wanted.query.column = ColumnFrom(name);
    if (!wanted.query.column) throw NoFeed();
  } else if (by == "kind") {
    wanted.query.kind = ItemKindFrom(name);
    if (!wanted.query.kind) throw NoFeed();
  } else {
    throw NoFeed();
  }
  const auto column = wanted.query.kind ? std::optional(FactsOf(*wanted.query.kind).column) : wanted.query.column;
  wanted.page = ListAddress(wanted.query.organ, column);
  return wanted;
}

Response SendNarrowed(OpenData& open, const Request& request) {
  const auto [name, form] = NamedIn(request.params.Get("file"));
  db::Reader reader = open.desk.database.Read();
  const std::string_view by = request.params.Get("by");
  Wanted wanted = NarrowedBy(reader, by, name);
  wanted.address = "/feeds/" + std::string(by) + "/" + PercentEncode(name) + std::string(EndingOf(form));
  return Send(open, reader, std::move(wanted), form, request);
}

/// The address of the query, in one spelling.
std::string QueryAddress(std::string_view path, const Request& request) {
  std::string address(path);
  char mark = '?';
  for (const std::string_view name : {"organ", "column", "kind", "from", "until", "year", "validity", "words"}) {
    const std::string_view value = request.query.Get(name);
    if (value.empty()) continue;
    address += mark + std::string(name) + "=" + PercentEncode(value);
    mark = '&';
  }
  return address;
}

/// That shows the same: the list, or the search.
web::Url PageOf(const OpenQuery& query, std::string_view year) {
  const bool is_list = !query.IsSearched() && !query.kind && year.empty();
  web::Url page = web::Url::Local(is_list ? "/items" : "/search");
  if (query.organ) page.With("organ", std::to_string(query.organ->value));
  if (query.column) page.With("column", IdOf(*query.column));
  if (is_list) return page;
  if (query.kind) page.With("kind", IdOf(*query.kind));
  if (!year.empty()) page.With("year", year);
  if (query.validity) page.With("validity", IdOf(*query.validity));
  if (!query.words.empty()) page.With("words", query.words);
  return page.With("sort", "new");
}

Response SendQuery(OpenData& open, FeedForm form, const Request& request) {
  if (auto refused = open.Refused(open.calls, request)) return std::move(*refused);
  if (AsksSearch(request.query)) {
    if (auto refused = open.Refused(open.words, request)) return std::move(*refused);
  }
  db::Reader reader = open.desk.database.Read();
  auto query = OpenQueryIn(reader, request.query, open.today());
  if (!query) throw NoFeed();
  Wanted wanted{.query = std::move(*query),
                .address = QueryAddress("/feeds/items" + std::string(EndingOf(form)), request),
                .page = {}};
  wanted.page = PageOf(wanted.query, request.query.Get("year")).text().substr(web::BasePath().size());
  return Send(open, reader, std::move(wanted), form, request);
}

/// Of the whole county, or of a query.
Response SendOne(OpenData& open, const Request& request) {
  const auto [name, form] = NamedIn(request.params.Get("file"));
  if (name == "items") return SendQuery(open, form, request);
  if (name != "county") throw NoFeed();
  db::Reader reader = open.desk.database.Read();
  return Send(open, reader, {.query = {}, .address = "/feeds/county" + std::string(EndingOf(form)), .page = "/items"},
              form, request);
}

}  // namespace

void AddFeedPages(account::Office& office, const std::shared_ptr<OpenData>& open) {
  office.router().Get("/feeds/{file}", [open](const Request& request) { return SendOne(*open, request); });
  office.router().Get("/feeds/{by}/{file}", [open](const Request& request) { return SendNarrowed(*open, request); });
}

}  // namespace gongkai::disclosure
