// The catalogue as everybody sees it (条例第十二条): what an organ publishes, area by area, with how many items under
// each row are public. What the gate does not let through is neither counted nor listed.

#include "base/fold.h"
#include "disclosure/catalogue/catalogue_pages.h"
#include "disclosure/pages.h"
#include "disclosure/public_pages.h"

namespace gongkai::disclosure {
namespace {

using account::Desk;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr int kMostShown = 200;

web::Page Frame(std::string title) {
  web::Page page{.title = std::move(title),
                 .site = "政府信息公开",
                 .styles = {"css/portal.css", "css/items.css"},
                 .is_public = true};
  page.meta = {{"ColumnName", "公开事项标准目录"}, {"ColumnType", "政府信息公开"}};
  page.breadcrumbs = {{"政府信息公开", Url::Local("/")}};
  return page;
}

Response Answer(const web::Page& page, const Request& request) {
  Response response = Response::Of(RenderPage(page, request));
  response.for_everyone = true;
  return response;
}

std::string OrganWord(const CatalogueOrgan& organ) { return std::to_string(organ.id.value); }

// ---- which organ

Response ShowOrgans(Desk& desk, const Request& request) {
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const std::vector<KeptRow> standard = StandardRows(reader, today);
  Html lines;
  for (const CatalogueOrgan& organ : CatalogueOrgans(reader, today)) {
    const std::size_t rows = CatalogueOf(reader, organ, standard).rows.size();
    if (rows == 0) continue;
    lines.Add("<li><a href=\"{}\">{}</a> <span class=\"gk-soft\">{} 项</span></li>",
              Url::Local("/catalogue").With("organ", OrganWord(organ)), organ.name, rows);
  }
  web::Page page = Frame("公开事项标准目录");
  page.body.Add("<section class=\"portal-part\" aria-label=\"机关\">{}</section>",
                lines.empty() ? Markup("<p class=\"gk-empty\">这里还没有目录。</p>")
                              : Markup("<ul class=\"catalogue-organs\">{}</ul>", lines));
  return Answer(page, request);
}

// ---- one organ

Html RowLine(const CatalogueOrgan& organ, const RowOfOrgan& row, int count) {
  const CatalogueRow& of = row.kept.row;
  Html facts;
  for (const RowValue& value : ValuesOf(of)) {
    const bool is_inside = value.label == "领域" || value.label == "一级事项" || value.label == "二级事项" ||
                           value.label == "重点" || value.words.empty();
    if (!is_inside) facts.Add("<div><dt>{}</dt><dd class=\"item-lines\">{}</dd></div>", value.label, value.words);
  }
  Html counted = Markup("还没有公开的信息");
  if (count > 0) {
    counted = Markup("<a href=\"{}\">已公开 {} 件</a>",
                     Url::Local("/catalogue/" + ToString(row.kept.id)).With("organ", OrganWord(organ)), count);
  }
  return Markup(
      "<li><h3>{}</h3><p>{}</p><p class=\"items-facts gk-soft\"><span>{}</span><span>{}</span><span>{}</span></p>"
      "<details><summary>目录的全部内容</summary><dl class=\"gk-facts\">{}</dl></details></li>",
      MatterOf(of), of.elements, counted, of.time_words, of.subject, facts);
}

Html NotApplying(const OrganCatalogue& catalogue) {
  Html lines;
  for (const AreaState& area : catalogue.areas) {
    if (!area.choice || area.choice->applies) continue;
    lines.Add("<div><dt>{}</dt><dd>{}</dd></div>", area.area, area.choice->reason);
  }
  if (lines.empty()) return {};
  return Markup("<section class=\"portal-part\"><h2>未涉及领域事项说明</h2><dl class=\"gk-facts\">{}</dl></section>",
                lines);
}

Response ShowCatalogue(Desk& desk, const Request& request) {
  const auto number = request.query.Int("organ");
  if (!number) return ShowOrgans(desk, request);
  const Date today = BeijingDay(desk.now());
  db::Reader reader = desk.database.Read();
  const auto organ = CatalogueOrganWith(reader, OrganId{*number});
  if (!organ) throw web::ProblemError({404, "没有这个机关", "没有这个机关。"});
  const OrganCatalogue catalogue = CatalogueOf(reader, *organ, StandardRows(reader, today));
  const auto counts = CountPublicByRow(reader, organ->id, today);
  web::Page page = Frame(organ->name + "公开事项标准目录");
  page.breadcrumbs.push_back({"标准目录", Url::Local("/catalogue")});
  Html areas;
  for (std::size_t i = 0; i < catalogue.rows.size();) {
    const std::string& area = catalogue.rows[i].kept.row.area;
    Html lines;
    for (; i < catalogue.rows.size() && catalogue.rows[i].kept.row.area == area; ++i) {
      const auto count = counts.find(catalogue.rows[i].kept.id);
      lines.Add("{}", RowLine(*organ, catalogue.rows[i], count == counts.end() ? 0 : count->second));
    }
    areas.Add("<section class=\"portal-part\"><h2>{}</h2><ol class=\"items-list catalogue-list\">{}</ol></section>",
              area, lines);
  }
  if (areas.empty()) areas = Markup("<p class=\"gk-empty\">这个机关的目录还是空的。</p>");
  page.body.Add("{}{}", areas, NotApplying(catalogue));
  return Answer(page, request);
}

// ---- what is public under a row

Response ShowRow(Desk& desk, const Request& request) {
  const Date today = BeijingDay(desk.now());
  const auto id = CatalogueRowIdFrom(request.params.Get("id"));
  const auto number = request.query.Int("organ");
  db::Reader reader = desk.database.Read();
  const auto kept = id ? FindRow(reader, *id) : std::nullopt;
  const auto organ = number ? CatalogueOrganWith(reader, OrganId{*number}) : std::nullopt;
  if (!kept || !organ) throw web::ProblemError({404, "没有这一页", "没有这一页，请从标准目录进入。"});
  web::Page page = Frame(MatterOf(kept->row));
  page.width = web::Width::kText;
  page.breadcrumbs.push_back({"标准目录", Url::Local("/catalogue")});
  page.breadcrumbs.push_back({organ->short_name, Url::Local("/catalogue").With("organ", OrganWord(*organ))});
  Html lines;
  for (const Item& item : PublicUnderRow(reader, organ->id, *id, today, kMostShown)) {
    lines.Add(
        "<li><h2><a href=\"/items/{}\">{}</a></h2><p class=\"gk-soft\">{}</p><p class=\"gk-soft "
        "items-facts\"><span>索引号 "
        "{}</span><span>公开日期 {}</span></p></li>",
        ToString(item.id), item.title, item.summary, item.index_number, *item.publicity.public_from);
  }
  page.body.Add("<section class=\"portal-part\" aria-label=\"公开的信息\">{}</section>",
                lines.empty() ? Markup("<p class=\"gk-empty\">这里还没有公开的信息。</p>")
                              : Markup("<ol class=\"items-list\">{}</ol>", lines));
  return Answer(page, request);
}

}  // namespace

void AddCataloguePublicPages(account::Office& office) {
  Desk& desk = office.desk();
  office.router().Get("/catalogue", [&desk](const Request& request) { return ShowCatalogue(desk, request); });
  office.router().Get("/catalogue/{id}", [&desk](const Request& request) { return ShowRow(desk, request); });
}

}  // namespace gongkai::disclosure
