// The catalogue as everybody sees it (条例第十二条): what an organ publishes, a page an area, with how many items under
// each row are public. What the gate does not let through is neither counted nor listed. What a page costs is bounded
// by one area's rows, of which it shows some at a time; the lists of organs and areas are counted in the database.

#include <algorithm>
#include <functional>
#include <map>
#include <memory>

#include "base/fold.h"
#include "disclosure/catalogue/catalogue_pages.h"
#include "disclosure/pages.h"
#include "disclosure/public_pages.h"
#include "disclosure/validity_view.h"
#include "web/page_cache.h"
#include "web/paging.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kMostShown = 200;
constexpr std::size_t kRowsOnPage = 100;

web::Page Frame(std::string title) {
  web::Page page{.title = std::move(title),
                 .site = "政府信息公开",
                 .styles = {"css/portal.css", "css/items.css"},
                 .is_public = true};
  page.meta = {{"ColumnName", "公开事项标准目录"}, {"ColumnType", "政府信息公开"}};
  page.breadcrumbs = {{"政府信息公开", Url::Local("/")}};
  return page;
}

/// A page as it is kept: its address below the base path, what it shows in words, and how it is made.
struct Shown {
  std::string address;
  std::string version;
  std::function<web::Page()> make;
};

// Addresses without a query, so that a copy of the site on a plain web server holds them too; a page of an area from
// its second on has its number.
Url UrlOf(const CatalogueOrgan& organ) { return Url::Local("/catalogue/organs/{}", organ.id.value); }

/// The catalogue of an organ is its own rows and those of the standard.
std::string VersionOf(db::Session& session, const CatalogueOrgan& organ, Date today) {
  std::vector<OrganId> organs = {organ.id};
  if (const auto keeper = StandardKeeper(session, today)) organs.push_back(*keeper);
  return organ.name + "\n" + organ.short_name + "\n" + std::string(account::NameOf(organ.kind)) + "\n" +
         ToString(today) + CatalogueVersion(session, organs);
}

constexpr std::string_view kWideSlash = "／";

std::string Replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string made;
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what)) {
    made += std::string(text.substr(0, at)) + std::string(by);
    text.remove_prefix(at + what.size());
  }
  return made + std::string(text);
}

Url UrlOf(const CatalogueOrgan& organ, std::string_view area, std::size_t page = 1) {
  const std::string name = Replaced(area, "/", kWideSlash);  // "A/2" is no second page of "A"
  if (page == 1) return Url::Local("/catalogue/organs/{}/areas/{}", organ.id.value, name);
  return Url::Local("/catalogue/organs/{}/areas/{}/{}", organ.id.value, name, page);
}

// ---- which organ

web::Page OrgansPage(db::Session& session, const std::vector<CatalogueOrgan>& organs, Date today) {
  const auto counts = CountAreas(session, organs, today);
  Html lines;
  for (const CatalogueOrgan& organ : organs) {
    const auto areas = counts.find(organ.id);
    int rows = 0;
    if (areas != counts.end()) {
      for (const AreaCount& area : areas->second) rows += area.rows;
    }
    if (rows == 0) continue;
    lines.Add("<li><a href=\"{}\">{}</a> <span class=\"gk-soft\">{} 项</span></li>", UrlOf(organ), organ.name, rows);
  }
  web::Page page = Frame("公开事项标准目录");
  page.body.Add("<section class=\"portal-part\" aria-label=\"机关\">{}</section>",
                lines.empty() ? Markup("<p class=\"gk-empty\">这里还没有目录。</p>")
                              : Markup("<ul class=\"catalogue-organs\">{}</ul>", lines));
  return page;
}

Shown ShowOrgans(db::Session& session, Date today) {
  std::vector<CatalogueOrgan> organs = CatalogueOrgans(session, today);
  std::string version = ToString(today) + CatalogueVersion(session, {});
  for (const CatalogueOrgan& organ : organs) version += "\n" + std::to_string(organ.id.value) + organ.name;
  return {"/catalogue", std::move(version),
          [&session, organs = std::move(organs), today] { return OrgansPage(session, organs, today); }};
}

// ---- one organ

Html RowLine(const CatalogueOrgan& organ, const KeptRow& kept, int count) {
  const CatalogueRow& of = kept.row;
  Html facts;
  for (const RowValue& value : ValuesOf(of)) {
    const bool is_inside = value.label == "领域" || value.label == "一级事项" || value.label == "二级事项" ||
                           value.label == "重点" || value.words.empty();
    if (!is_inside) facts.Add("<div><dt>{}</dt><dd class=\"item-lines\">{}</dd></div>", value.label, value.words);
  }
  Html counted = Markup("还没有公开的信息");
  if (count > 0) {
    counted = Markup("<a href=\"{}\">已公开 {} 件</a>",
                     Url::Local("/catalogue/organs/{}/rows/{}", organ.id.value, ToString(kept.id)), count);
  }
  return Markup(
      "<li><h3>{}</h3><p>{}</p><p class=\"items-facts gk-soft\"><span>{}</span><span>{}</span><span>{}</span></p>"
      "<details><summary>目录的全部内容</summary><dl class=\"gk-facts\">{}</dl></details></li>",
      MatterOf(of), of.elements, counted, of.time_words, of.subject, facts);
}

Html NotApplying(const std::vector<AreaChoice>& choices) {
  Html lines;
  for (const AreaChoice& choice : choices) {
    if (!choice.applies) lines.Add("<div><dt>{}</dt><dd>{}</dd></div>", choice.area, choice.reason);
  }
  if (lines.empty()) return {};
  return Markup("<section class=\"portal-part\"><h2>未涉及领域事项说明</h2><dl class=\"gk-facts\">{}</dl></section>",
                lines);
}

web::Page AreasPage(db::Session& session, const CatalogueOrgan& organ, Date today) {
  web::Page page = Frame(organ.name + "公开事项标准目录");
  page.breadcrumbs.push_back({"标准目录", Url::Local("/catalogue")});
  Html lines;
  for (const auto& [id, areas] : CountAreas(session, {organ}, today)) {
    for (const AreaCount& area : areas) {
      lines.Add("<li><a href=\"{}\">{}</a> <span class=\"gk-soft\">{} 项</span></li>", UrlOf(organ, area.area),
                area.area, area.rows);
    }
  }
  page.body.Add("<section class=\"portal-part\" aria-label=\"领域\">{}</section>{}",
                lines.empty() ? Markup("<p class=\"gk-empty\">这个机关的目录还是空的。</p>")
                              : Markup("<ul class=\"catalogue-organs\">{}</ul>", lines),
                NotApplying(ChoicesOf(session, organ.id)));
  return page;
}

Html PageLinks(const CatalogueOrgan& organ, std::string_view area, std::size_t from, std::size_t count) {
  const auto page_with = [](std::size_t row) { return static_cast<int>(row / kRowsOnPage) + 1; };
  return web::Paging({.page = page_with(from), .last = page_with(count - 1)},
                     [&](int to) { return UrlOf(organ, area, static_cast<std::size_t>(to)); });
}

web::Page AreaPage(const CatalogueOrgan& organ, const std::string& area, const std::vector<KeptRow>& rows,
                   std::size_t from, const std::map<CatalogueRowId, int>& counts) {
  web::Page page = Frame(organ.name + area + "公开事项标准目录");
  page.breadcrumbs.push_back({"标准目录", Url::Local("/catalogue")});
  page.breadcrumbs.push_back({organ.short_name, UrlOf(organ)});
  Html lines;
  for (std::size_t i = from; i < std::min(rows.size(), from + kRowsOnPage); ++i) {
    const auto count = counts.find(rows[i].id);
    lines.Add("{}", RowLine(organ, rows[i], count == counts.end() ? 0 : count->second));
  }
  page.body.Add(
      "<section class=\"portal-part\"><h2>{} <span class=\"gk-soft\">{} 项</span></h2><ol class=\"items-list "
      "catalogue-list\">{}</ol>{}</section>",
      area, rows.size(), lines, PageLinks(organ, area, from, rows.size()));
  return page;
}

Shown ShowArea(db::Session& session, const CatalogueOrgan& organ, std::string area, const Request& request,
               Date today) {
  std::vector<KeptRow> rows = RowsOfArea(session, organ, area, today);
  if (rows.empty()) rows = RowsOfArea(session, organ, area = Replaced(area, kWideSlash, "/"), today);
  const std::int64_t asked = request.params.Has("page") ? request.params.Int("page").value_or(0) : 1;
  const std::size_t from =
      asked > 0 && asked < 100'000 ? static_cast<std::size_t>(asked - 1) * kRowsOnPage : rows.size();
  if (from >= rows.size()) throw web::ProblemError({404, "没有这一页", "没有这一页，请从标准目录进入。"});
  auto counts = CountPublicByRow(session, organ.id, today);
  std::string version = VersionOf(session, organ, today);
  for (const auto& [row, count] : counts) version += ToString(row) + " " + std::to_string(count) + "\n";
  std::string address = UrlOf(organ, area, static_cast<std::size_t>(asked)).text().substr(web::BasePath().size());
  return {std::move(address), std::move(version), [=, rows = std::move(rows), counts = std::move(counts)] {
            return AreaPage(organ, area, rows, from, counts);
          }};
}

/// Of the address; those of earlier versions had it in the query.
std::string_view Named(const Request& request, std::string_view name) {
  return request.params.Has(name) ? request.params.Get(name) : request.query.Get(name);
}

std::optional<std::int64_t> OrganNumber(const Request& request) {
  return request.params.Has("organ") ? request.params.Int("organ") : request.query.Int("organ");
}

Shown ShowCatalogue(db::Session& session, const Request& request, Date today) {
  const auto number = OrganNumber(request);
  if (!number && !request.params.Has("organ")) return ShowOrgans(session, today);
  const auto organ = number ? CatalogueOrganWith(session, OrganId{*number}) : std::nullopt;
  if (!organ) throw web::ProblemError({404, "没有这个机关", "没有这个机关。"});
  const std::string area(Trim(Named(request, "area")));
  if (!area.empty()) return ShowArea(session, *organ, area, request, today);
  return {UrlOf(*organ).text().substr(web::BasePath().size()), VersionOf(session, *organ, today),
          [&session, organ = *organ, today] { return AreasPage(session, organ, today); }};
}

// ---- what is public under a row

Html LinesOf(db::Session& session, const std::vector<Item>& items, Date today) {
  Html lines;
  for (const Item& item : items) {
    lines.Add(
        "<li><h2><a href=\"/items/{}\">{}</a>{}</h2><p class=\"gk-soft\">{}</p><p class=\"gk-soft "
        "items-facts\"><span>索引号 "
        "{}</span><span>公开日期 {}</span></p></li>",
        ToString(item.id), item.title, ValidityBadge(ValidityMarkOf(session, item, today)), item.summary,
        item.index_number, *item.publicity.public_from);
  }
  return lines;
}

Shown ShowRow(db::Session& session, const Request& request, Date today) {
  const auto id = CatalogueRowIdFrom(request.params.Get("id"));
  const auto number = OrganNumber(request);
  const auto kept = id ? FindRow(session, *id) : std::nullopt;
  const auto organ = number ? CatalogueOrganWith(session, OrganId{*number}) : std::nullopt;
  if (!kept || !organ) throw web::ProblemError({404, "没有这一页", "没有这一页，请从标准目录进入。"});
  const Html lines = LinesOf(session, PublicUnderRow(session, organ->id, *id, today, kMostShown), today);
  std::string address =
      Url::Local("/catalogue/organs/{}/rows/{}", organ->id.value, ToString(*id)).text().substr(web::BasePath().size());
  return {std::move(address), VersionOf(session, *organ, today) + lines.text(), [=] {
            web::Page page = Frame(MatterOf(kept->row));
            page.width = web::Width::kText;
            page.breadcrumbs.push_back({"标准目录", Url::Local("/catalogue")});
            page.breadcrumbs.push_back({organ->short_name, UrlOf(*organ)});
            page.breadcrumbs.push_back({kept->row.area, UrlOf(*organ, kept->row.area)});
            page.body.Add("<section class=\"portal-part\" aria-label=\"公开的信息\">{}</section>",
                          lines.empty() ? Markup("<p class=\"gk-empty\">这里还没有公开的信息。</p>")
                                        : Markup("<ol class=\"items-list\">{}</ol>", lines));
            return page;
          }};
}

/// `show`(session, request, today) says what is shown; made once for each version of it.
template <class Show>
Response Kept(Desk& desk, web::PageCache& cache, const Request& request, Show show) {
  db::Reader reader = desk.database.Read();
  const Shown shown = show(reader, request, BeijingDay(desk.now()));
  return cache.Answer(request, shown.address, shown.version,
                      [&](const Request& same) { return RenderPage(shown.make(), same); });
}

}  // namespace

void AddCataloguePublicPages(account::Office& office) {
  const auto cache = std::make_shared<web::PageCache>();
  const auto get = [&](const char* pattern, auto show) {
    office.router().Get(
        pattern, [&office, cache, show](const Request& request) { return Kept(office.desk(), *cache, request, show); });
  };
  for (const char* pattern : {"/catalogue", "/catalogue/organs/{organ}", "/catalogue/organs/{organ}/areas/{area}",
                              "/catalogue/organs/{organ}/areas/{area}/{page}"}) {
    get(pattern, ShowCatalogue);
  }
  for (const char* pattern : {"/catalogue/{id}", "/catalogue/organs/{organ}/rows/{id}"}) get(pattern, ShowRow);
}

}  // namespace gongkai::disclosure
