// robots.txt, and sitemap.xml which it names: an index of parts, the lists and guides in one, the items of each year in
// others of 50,000 at most. A part of a year comes piece by piece, each asked anew of what is public at that moment.

#include <charconv>

#include "account/portal_view.h"
#include "disclosure/item_list_store.h"
#include "disclosure/open_data/open_data_pages.h"
#include "disclosure/open_data/open_item_store.h"
#include "disclosure/open_data/public_record.h"
#include "disclosure/open_data/robots_text.h"
#include "disclosure/open_data/sitemap_text.h"
#include "disclosure/portal/year_pages_store.h"
#include "disclosure/public_frame_pages.h"
#include "disclosure/public_view.h"

namespace gongkai::disclosure {
namespace {

using web::Request;
using web::Response;

constexpr std::string_view kXml = "application/xml; charset=utf-8";
constexpr int kPiece = 1000;

web::ProblemError NoPart() { return web::ProblemError({404, "没有这一部分", "网站地图里没有这一部分。"}); }

Response AsXml(std::string text) {
  Response response;
  response.content_type = kXml;
  response.body = std::move(text);
  response.for_everyone = true;
  response.With("Cache-Control", "no-cache");
  return response;
}

/// "lists.xml", "2026-1.xml", …: the files of all parts.
std::vector<std::string> PartsOf(db::Session& session, Date today) {
  std::vector<std::string> parts = {"lists.xml"};
  for (const OpenYear& each : OpenYears(session, today)) {
    for (std::int64_t part = 1; (part - 1) * kMostOfSitemap < each.count; ++part) {
      parts.push_back(std::to_string(each.year) + "-" + std::to_string(part) + ".xml");
    }
  }
  return parts;
}

Response ShowIndex(OpenData& open, const Request& request) {
  if (auto refused = open.Refused(open.maps, request)) return std::move(*refused);
  db::Reader reader = open.desk.database.Read();
  const std::string site = open.SiteFor(request);
  std::vector<SitemapLine> lines;
  for (const std::string& part : PartsOf(reader, open.today())) lines.push_back({site + "/sitemaps/" + part, {}});
  return AsXml(SitemapIndex(lines));
}

/// The same for people, and for what copies pages: it follows the links of pages alone.
Response ShowParts(OpenData& open, const Request& request) {
  if (auto refused = open.Refused(open.maps, request)) return std::move(*refused);
  db::Reader reader = open.desk.database.Read();
  web::Page page = PublicFrame("网站地图的各部分", "开放数据");
  page.breadcrumbs.push_back({"开放数据", web::Url::Local("/open-data")});
  page.styles.emplace_back("css/open_data.css");
  page.meta.push_back({"robots", "noindex"});
  web::Html links;
  for (const std::string& part : PartsOf(reader, open.today())) {
    links.Add("<li><a href=\"/sitemaps/{}\">{}</a></li>", part, part);
  }
  page.body.Add("<section class=\"portal-part\"><ul class=\"open-list\">{}</ul></section>", links);
  return ForEveryone(page, request);
}

Response ShowLists(OpenData& open, const Request& request) {
  db::Reader reader = open.desk.database.Read();
  const Date today = open.today();
  const std::string site = open.SiteFor(request);
  std::vector<SitemapLine> lines;
  for (const char* page :
       {"/", "/items", "/guides", "/rules", "/reports", "/requests", "/index/all", "/reading-places", "/open-data"}) {
    lines.push_back({site + page, {}});
  }
  for (const ColumnState& each : PublicColumns(reader, std::nullopt, today)) {
    lines.push_back({site + ListAddress(std::nullopt, each.column), each.latest});
  }
  if (const auto county = account::PublicCountyOf(reader, today)) {
    for (const account::PublicOrgan& organ : county->organs) {
      lines.push_back({site + "/organs/" + std::to_string(organ.id.value), {}});
      lines.push_back({site + ListAddress(organ.id, std::nullopt), {}});
      if (organ.has_guide) lines.push_back({site + "/guides/" + std::to_string(organ.id.value), {}});
    }
  }
  return AsXml(SitemapHead() + SitemapLines(lines) + SitemapFoot());
}

/// "2026-1.xml": the year and the part of it, from 1 on.
std::optional<std::pair<std::string, std::int64_t>> PartOf(std::string_view file) {
  constexpr std::string_view kEnding = ".xml";
  if (!file.ends_with(kEnding)) return std::nullopt;
  file.remove_suffix(kEnding.size());
  const std::size_t dash = file.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  std::int64_t part = 0;
  const std::string_view number = file.substr(dash + 1);
  const auto read = std::from_chars(number.data(), number.data() + number.size(), part);
  constexpr std::int64_t kMostParts = 1000;
  const bool is_one = !number.empty() && read.ptr == number.data() + number.size() && part >= 1 && part <= kMostParts &&
                      number.front() != '0';
  return is_one ? std::optional(std::pair(std::string(file.substr(0, dash)), part)) : std::nullopt;
}

/// The lines of one part, on their way.
struct PartOnItsWay {
  std::shared_ptr<OpenData> open;
  std::string site;
  OpenQuery query;
  int left = kMostOfSitemap;
  bool has_begun = false, is_over = false;

  std::string Next() {
    if (is_over) return {};
    std::string piece = has_begun ? std::string() : SitemapHead();
    has_begun = true;
    std::vector<SitemapLine> lines;
    {
      db::Reader reader = open->desk.database.Read();
      query.today = open->today();
      query.count = std::min(left, kPiece);
      for (const OpenDataItem& each : ListOpenUpward(reader, query)) {
        query.after = PlaceOf(each);
        lines.push_back({site + "/items/" + ToString(each.item.id),
                         BeijingDay(UpdatedAt(each.published_at, *each.item.publicity.public_from))});
      }
    }
    left -= static_cast<int>(lines.size());
    is_over = left == 0 || static_cast<int>(lines.size()) < query.count;
    piece += SitemapLines(lines);
    return is_over ? piece + SitemapFoot() : piece;
  }
};

/// Behind which item a part begins; the first one with the year.
std::optional<OpenQuery::Place> BeforePart(db::Session& session, const OpenQuery& of_year, std::int64_t part) {
  if (part == 1) return std::nullopt;
  const int year = static_cast<int>(of_year.from->year());
  const auto last = PlaceInYear(session, {.today = of_year.today}, year, (part - 1) * kMostOfSitemap - 1);
  if (!last) throw NoPart();
  return OpenQuery::Place{last->from, last->id};
}

Response ShowYear(const std::shared_ptr<OpenData>& open, const Request& request) {
  if (auto refused = open->Refused(open->maps, request)) return std::move(*refused);
  const auto part = PartOf(request.params.Get("file"));
  const auto query = part ? OfYear({.today = open->today()}, part->first) : std::nullopt;
  if (!query) throw NoPart();
  const auto coming =
      std::make_shared<PartOnItsWay>(PartOnItsWay{.open = open, .site = open->SiteFor(request), .query = *query});
  {
    db::Reader reader = open->desk.database.Read();
    coming->query.after = BeforePart(reader, *query, part->second);
    coming->query.count = 1;
    if (ListOpenUpward(reader, coming->query).empty()) throw NoPart();
  }
  Response response = AsXml("");
  response.stream = [coming] { return coming->Next(); };
  return response;
}

Response ShowPart(const std::shared_ptr<OpenData>& open, const Request& request) {
  return request.params.Get("file") == "lists.xml" ? ShowLists(*open, request) : ShowYear(open, request);
}

Response ShowRobots(const OpenData& open, const Request& request) {
  Response response = Response::Text(RobotsText(web::BasePath(), open.SiteFor(request), request.is_for_copy));
  response.for_everyone = true;
  response.With("Cache-Control", "no-cache");
  return response;
}

}  // namespace

void AddSitemapPages(account::Office& office, const std::shared_ptr<OpenData>& open) {
  office.router().Get("/robots.txt", [open](const Request& request) { return ShowRobots(*open, request); });
  office.router().Get("/sitemap.xml", [open](const Request& request) { return ShowIndex(*open, request); });
  office.router().Get("/sitemaps", [open](const Request& request) { return ShowParts(*open, request); });
  office.router().Get("/sitemaps/{file}", [open](const Request& request) { return ShowPart(open, request); });
}

}  // namespace gongkai::disclosure
