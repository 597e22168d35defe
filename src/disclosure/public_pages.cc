#include "disclosure/public_pages.h"

#include <memory>

#include "base/fold.h"
#include "base/utf8.h"
#include "db/blob_store.h"
#include "disclosure/content_view.h"
#include "disclosure/item_list_store.h"
#include "disclosure/matter/matter_pages.h"
#include "disclosure/pages.h"
#include "disclosure/public_version_view.h"

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

web::Page Frame(std::string title, std::string_view column) {
  web::Page page{.title = std::move(title),
                 .site = "政府信息公开",
                 .styles = {"css/portal.css", "css/items.css"},
                 .is_public = true};
  page.meta = {{"ColumnName", std::string(column)}, {"ColumnType", "政府信息公开"}};
  page.breadcrumbs = {{"政府信息公开", Url::Local("/")}};
  return page;
}

// ---- lists

/// "2026-03-09_12-345": behind which item a page goes on.
std::string PlaceAfter(const Item& item) { return ToString(*item.publicity.public_from) + "_" + ToString(item.id); }

std::optional<PublicQuery::Place> PlaceFrom(std::string_view text) {
  const std::size_t bar = text.find('_');
  if (bar == std::string_view::npos) return std::nullopt;
  const auto day = ParseDate(text.substr(0, bar));
  const auto id = ItemIdFrom(text.substr(bar + 1));
  if (!day || !id) return std::nullopt;
  return PublicQuery::Place{*day, *id};
}

Url UrlOf(const PublicQuery& query) {
  Url url = Url::Local("/items");
  if (query.organ) url.With("organ", std::to_string(query.organ->value));
  if (query.column) url.With("column", IdOf(*query.column));
  if (!query.words.empty()) url.With("words", query.words);
  return url;
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

Html ColumnLinks(const std::vector<ColumnState>& columns, PublicQuery query) {
  const auto chosen = query.column;
  query.column.reset();
  query.after.reset();
  Html links =
      Markup("<li><a href=\"{}\" {}>全部</a></li>", UrlOf(query), AttributeIf(!chosen, "aria-current=\"page\""));
  for (const ColumnState& each : columns) {
    query.column = each.column;
    links.Add("<li><a href=\"{}\" {}>{}</a></li>", UrlOf(query),
              AttributeIf(chosen == each.column, "aria-current=\"page\""), NameOf(each.column));
  }
  return Markup("<nav class=\"items-columns\" aria-label=\"栏目\"><ul>{}</ul></nav>", links);
}

/// What the catalogue tells of an item. Source: 条例第十二条 (索引, 名称, 内容概述, 生成日期).
Html Lines(const std::vector<Item>& items) {
  Html lines;
  for (const Item& item : items) {
    lines.Add(
        "<li><h2><a href=\"/items/{}\">{}</a></h2><p class=\"gk-soft\">{}</p><p class=\"gk-soft "
        "items-facts\"><span>索引号 "
        "{}</span><span>生成日期 {}</span><span>公开日期 {}</span></p></li>",
        ToString(item.id), item.title, item.summary, item.index_number, item.formed_on, *item.publicity.public_from);
  }
  return Markup("<ol class=\"items-list\">{}</ol>", lines);
}

Html SearchForm(const PublicQuery& query) {
  Html kept;
  if (query.organ) kept.Add("<input type=\"hidden\" name=\"organ\" value=\"{}\">", query.organ->value);
  if (query.column) kept.Add("<input type=\"hidden\" name=\"column\" value=\"{}\">", IdOf(*query.column));
  return Markup(
      "<form class=\"portal-search\" role=\"search\" action=\"/items\">{}<label for=\"words\">按名称查找</label><input "
      "class=\"form-control\" id=\"words\" name=\"words\" type=\"search\" value=\"{}\" maxlength=\"60\"><button "
      "class=\"btn\" type=\"submit\">查找</button></form>",
      kept, query.words);
}

Response ShowList(Desk& desk, const Request& request) {
  const PublicQuery query = QueryFrom(request, BeijingDay(desk.now()));
  db::Reader reader = desk.database.Read();
  const std::vector<Item> items = ListPublic(reader, query);
  const std::string organ = query.organ ? NameOfOrgan(reader, *query.organ) : std::string();
  if (query.organ && organ.empty()) throw web::ProblemError({404, "没有这个机关", "没有这个机关。"});
  web::Page page = Frame(organ.empty() ? "政府信息公开目录" : organ + "政府信息公开目录",
                         query.column ? NameOf(*query.column) : "法定主动公开内容");
  Url catalogue = Url::Local("/catalogue");
  if (query.organ) catalogue.With("organ", std::to_string(query.organ->value));
  page.actions = Markup("<a class=\"btn\" href=\"{}\">公开事项标准目录</a>", catalogue);
  page.body.Add("<div class=\"items-page\">{}<section class=\"portal-part\" aria-label=\"目录\">{}",
                ColumnLinks(PublicColumns(reader, query.organ, query.today), query), SearchForm(query));
  if (items.empty()) {
    page.body.Add("<p class=\"gk-empty\">{}</p>",
                  query.words.empty() ? "这里还没有公开的信息。" : "没有找到名称里有这几个字的信息。");
  } else {
    const int count = CountPublic(reader, query);
    page.body.Add("<p class=\"gk-count\">共 {} 件</p>{}", count > kMostCounted ? "1000 多" : std::to_string(count),
                  Lines(items));
  }
  if (static_cast<int>(items.size()) == query.count) {
    page.body.Add("<nav class=\"gk-paging\" aria-label=\"翻页\"><a class=\"btn\" href=\"{}\">下一页</a></nav>",
                  UrlOf(query).With("after", PlaceAfter(items.back())));
  }
  page.body.Add("</section></div>");
  Response response = Response::Of(RenderPage(page, request));
  response.for_everyone = true;
  return response;
}

// ---- one item

std::optional<Item> ItemAt(db::Session& session, const Request& request) {
  const auto id = ItemIdFrom(request.params.Get("id"));
  return id ? FindItem(session, *id) : std::nullopt;
}

Html RenderItem(const Item& item, const ItemVersion& version, const std::string& organ, const Html& strips,
                const Request& same) {
  const Content& content = version.content;
  web::Page page = Frame(content.title, NameOf(FactsOf(content.kind).column));
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({organ, Url::Local("/items").With("organ", std::to_string(item.id.organ.value))});
  page.meta.push_back({"ArticleTitle", content.title});
  page.meta.push_back({"PubDate", ToString(*item.publicity.public_from)});
  page.meta.push_back({"ContentSource", organ});
  page.meta.push_back({"Description", content.summary});
  page.body.Add("<article class=\"portal-part item-content\">{}</article>",
                ContentView(item, version, organ, "/items/" + ToString(item.id) + "/files"));
  page.body.Add("{}", strips);
  return RenderPage(page, same);
}

class PublicItems {
 public:
  explicit PublicItems(Desk& desk) : desk_(desk) {}

  Response Show(const Request& request) {
    db::Reader reader = desk_.database.Read();
    const auto item = ItemAt(reader, request);
    const ItemVersion version = PublicVersion(reader, item, BeijingDay(desk_.now()));
    const std::string organ = NameOfOrgan(reader, item->id.organ);
    const Html strips = StripsPart(PublicStripsOf(reader, *item, BeijingDay(desk_.now())), item->id);
    // The digest is the version of the page; the organ's name and what else is public of the matter change without it.
    return pages_.Answer(request, "/items/" + ToString(item->id),
                         version.digest + std::to_string(item->version) + organ + strips.text(),
                         [&](const Request& same) { return RenderItem(*item, version, organ, strips, same); });
  }

  Response SendFile(const Request& request) {
    db::Reader reader = desk_.database.Read();
    const auto item = ItemAt(reader, request);
    const ItemVersion version = PublicVersion(reader, item, BeijingDay(desk_.now()));
    const auto number = request.params.Int("number").value_or(0);
    const auto count = static_cast<std::int64_t>(version.content.attachments.size());
    if (number < 1 || number > count) throw web::ProblemError({404, "没有这个附件", "没有这个附件。"});
    const Attachment& file = version.content.attachments[static_cast<std::size_t>(number - 1)];
    Response response =
        Response::Download(file.name, "application/octet-stream", db::GetBlob(reader, file.digest).value_or(""));
    response.for_everyone = true;
    return response;
  }

 private:
  Desk& desk_;
  web::PageCache pages_;
};

}  // namespace

void AddPublicPages(account::Office& office) {
  const auto items = std::make_shared<PublicItems>(office.desk());
  office.router().Get("/items", [&office](const Request& request) { return ShowList(office.desk(), request); });
  office.router().Get("/items/{id}", [items](const Request& request) { return items->Show(request); });
  office.router().Get("/items/{id}/files/{number}",
                      [items](const Request& request) { return items->SendFile(request); });
}

}  // namespace gongkai::disclosure
