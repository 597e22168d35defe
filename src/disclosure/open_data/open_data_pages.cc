#include "disclosure/open_data/open_data_pages.h"

#include <algorithm>

#include "account/organ_card_view.h"
#include "account/portal_view.h"
#include "disclosure/open_data/feed_text.h"
#include "disclosure/open_data/open_item_store.h"
#include "disclosure/pages.h"
#include "disclosure/public_frame_pages.h"
#include "disclosure/search/search_view.h"
#include "web/peer.h"

namespace gongkai::disclosure {
namespace {

using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

Error Wrong(std::string_view field, std::string sentence) {
  return {ErrorKind::kInvalidInput, std::move(sentence), std::string(field)};
}

/// Nothing where nothing was given.
Result<std::optional<Date>> DayIn(const web::Parameters& query, std::string_view field) {
  const std::string_view text = query.Get(field);
  if (text.empty()) return std::optional<Date>();
  const auto day = ParseDate(text);
  if (!day || !IsPlausible(*day)) return Wrong(field, "日期写成 2026-03-10 这样。");
  return day;
}

Html FeedLinks(std::string_view name, const Url& rss, const Url& atom) {
  return Markup(
      "<li>{} <a href=\"{}\" aria-label=\"{}的 RSS\">RSS</a> <a href=\"{}\" aria-label=\"{}的 Atom\">Atom</a></li>",
      name, rss, name, atom, name);
}

Html FeedsPart(const std::vector<account::PublicOrgan>& organs) {
  Html county = FeedLinks("全县", Url::Local("/feeds/county.xml"), Url::Local("/feeds/county.atom"));
  Html by_column, by_organ, by_kind;
  for (const Column column : Columns()) {
    by_column.Add("{}", FeedLinks(NameOf(column), Url::Local("/feeds/column/{}.xml", IdOf(column)),
                                  Url::Local("/feeds/column/{}.atom", IdOf(column))));
  }
  for (const account::PublicOrgan& organ : organs) {
    by_organ.Add("{}", FeedLinks(organ.name, Url::Local("/feeds/organ/{}.xml", organ.code),
                                 Url::Local("/feeds/organ/{}.atom", organ.code)));
  }
  for (const ItemKind kind : ItemKinds()) {
    by_kind.Add("{}", FeedLinks(NameOf(kind), Url::Local("/feeds/kind/{}.xml", IdOf(kind)),
                                Url::Local("/feeds/kind/{}.atom", IdOf(kind))));
  }
  return Markup(
      "<section class=\"portal-part\" id=\"feeds\" aria-labelledby=\"feeds-title\"><h2 "
      "id=\"feeds-title\">订阅源（RSS、Atom）</"
      "h2><p>把地址放进任何一种订阅软件，新公开的信息会自己出现。每个订阅源是最近公开的 "
      "50 件。</p><ul "
      "class=\"open-list\">{}</ul><h3>按栏目</h3><ul class=\"open-list\">{}</ul><h3>按机关</h3><ul "
      "class=\"open-list\">{}</ul><h3>按信息类别</h3><ul class=\"open-list\">{}</ul></section>",
      county, by_column, by_organ, by_kind);
}

Html FilesPart(const std::vector<OpenYear>& years) {
  Html rows;
  for (const OpenYear& each : years) {
    rows.Add(
        "<li>{}年（{} 件） <a href=\"/open-data/years/{}.csv\" aria-label=\"{}年的表格 CSV\">表格 CSV</a> <a "
        "href=\"/open-data/years/{}.jsonl\" aria-label=\"{}年的 JSON Lines\">JSON Lines</a></li>",
        each.year, each.count, each.year, each.year, each.year, each.year);
  }
  const Html list = rows.empty() ? Markup("<p class=\"gk-empty\">这里还没有公开的信息。</p>")
                                 : Markup("<ul class=\"open-list\">{}</ul>", rows);
  return Markup(
      "<section class=\"portal-part\" id=\"files\" aria-labelledby=\"files-title\"><h2 "
      "id=\"files-title\">整批下载</"
      "h2><p>每年公开的信息各一个文件：索引号、名称、内容概述、发布机构、栏目、日期和页面地址。CSV "
      "可以用 WPS 表格或者 Excel 直接打开。</p>{}<p><a "
      "href=\"/open-data/download\">按机关、年份、栏目挑选下载</a></p></section>",
      list);
}

Html ApiPart() {
  return Markup(
      "<section class=\"portal-part\" id=\"api\" aria-labelledby=\"api-title\"><h2 "
      "id=\"api-title\">数据接口（第 1 版）</h2><p>不用申请，用 GET 取，得到 "
      "JSON，其他网站的页面也可以直接取。接口的完整说明是 "
      "<a href=\"/api/v1/openapi.json\">OpenAPI 文件</a>。</p><dl class=\"open-facts\">"
      "<div><dt><code>/api/v1/items</code></dt><dd>公开的信息，新的在前。可以加 <code>organ</code>（机构代码）、"
      "<code>column</code>（栏目）、<code>kind</code>（信息类别）、<code>from</code> 和 "
      "<code>until</code>（公开日期）、<code>year</code>（公开年份）、<code>validity</code>（文件的效力）、"
      "<code>words</code>（名称、正文和附件里的字，和“检索”一页找到的一样）、<code>limit</code>（一次几件，最多 "
      "100）。后面还有的，照 <code>next</code> "
      "给出的地址接着取。</dd></div>"
      "<div><dt><code>/api/v1/items/编号</code></dt><dd>一件信息的全文、字段和附件地址。已经撤下的答复 410 "
      "和原因。</dd></div>"
      "<div><dt><code>/api/v1/organs</code></dt><dd>机关和它们的代码。</dd></div>"
      "<div><dt><code>/api/v1/columns</code></dt><dd>栏目和信息类别的代码。</dd></div></dl>"
      "<p>同一个网络一小时最多取 3600 次；超过的答复 429，<code>Retry-After</code> 写明多少秒以后再取。答复带 "
      "<code>ETag</code>，下次用 <code>If-None-Match</code> 问，没有变化的答复 304。</p></section>");
}

Response ShowPage(OpenData& open, const Request& request) {
  db::Reader reader = open.desk.database.Read();
  const auto county = account::PublicCountyOf(reader, open.today());
  const auto years = OpenYears(reader, open.today());
  web::Page page = PublicFrame("开放数据", "开放数据");
  page.styles.emplace_back("css/open_data.css");
  page.body.Add(
      "<p "
      "class=\"open-lead\">"
      "这里的信息可以订阅，可以整批下载，也可以用程序来取。和网页一样，都是已经公开的信息；撤下以后，这些地方同时撤下。"
      "</p><p><a class=\"btn\" href=\"/subscriptions\">用电子邮件订阅</a></p>");
  page.body.Add(
      "{}{}{}{}", FilesPart(years), FeedsPart(county ? county->organs : std::vector<account::PublicOrgan>()), ApiPart(),
      Markup(
          "<p>给搜索引擎：<a href=\"/sitemap.xml\">sitemap.xml</a>，<a href=\"/sitemaps\">网站地图的各部分</a></p>"));
  return ForEveryone(page, request);
}

}  // namespace

std::string OpenData::SiteFor(const Request& request) const { return SiteAddress(site, request, ""); }

std::optional<Response> OpenData::Refused(web::CallBudget& budget, const Request& request) const {
  if (request.is_for_copy) return std::nullopt;
  const std::string network = web::NetworkOf(request.address);
  const Instant now = desk.now();
  if (budget.Spend(network, now)) return std::nullopt;
  const auto wait = budget.Wait(network, now).count();
  Response response = Response::Text(
      "取得太频繁了，请 " + std::to_string((wait + 59) / 60) + " 分钟以后再取。整批的数据请用按年份的文件。\n", 429);
  response.With("Retry-After", std::to_string(wait));
  response.for_everyone = true;
  return response;
}

OrganId OrganOfCodeIn(db::Session& session, std::string_view code) {
  if (const auto organ = account::OrganOfCode(session, code)) return *organ;
  throw web::ProblemError({404, "没有这个机关", "没有用这个代码的机关。"});
}

bool AsksSearch(const web::Parameters& query) {
  return !TypedWords(query.Get("words")).empty() || !query.Get("validity").empty();
}

Result<OpenQuery> OpenQueryIn(db::Session& session, const web::Parameters& query, Date today) {
  OpenQuery asked{.today = today, .words = TypedWords(query.Get("words"))};
  if (const std::string_view code = query.Get("organ"); !code.empty()) {
    asked.organ = account::OrganOfCode(session, code);
    if (!asked.organ) return Wrong("organ", "没有用这个代码的机关，代码见 /api/v1/organs。");
  }
  if (const std::string_view id = query.Get("column"); !id.empty()) {
    asked.column = ColumnFrom(id);
    if (!asked.column) return Wrong("column", "没有这个栏目，栏目的代码见 /api/v1/columns。");
  }
  if (const std::string_view id = query.Get("kind"); !id.empty()) {
    asked.kind = ItemKindFrom(id);
    if (!asked.kind) return Wrong("kind", "没有这个信息类别，代码见 /api/v1/columns。");
  }
  asked.from = TRY(DayIn(query, "from"));
  asked.until = TRY(DayIn(query, "until"));
  if (const std::string_view id = query.Get("validity"); !id.empty()) {
    asked.validity = ValidityFacetFrom(id);
    if (!asked.validity) return Wrong("validity", "没有这种效力，写法见接口说明。");
  }
  if (const std::string_view year = query.Get("year"); !year.empty()) {
    auto of_year = OfYear(std::move(asked), year);
    if (!of_year) return Wrong("year", "年份写成 2026 这样。");
    asked = std::move(*of_year);
  }
  return asked;
}

void AddOpenDataPage(account::Office& office, const std::shared_ptr<OpenData>& open) {
  office.router().Get("/open-data", [open](const Request& request) { return ShowPage(*open, request); });
}

void AddOpenDataPages(account::Office& office, const std::string& site) {
  const auto open = std::shared_ptr<OpenData>(new OpenData{.desk = office.desk(), .site = site});
  AddOpenDataPage(office, open);
  AddFeedPages(office, open);
  AddSitemapPages(office, open);
  AddItemsApi(office, open);
  AddBulkPages(office, open);
}

}  // namespace gongkai::disclosure
