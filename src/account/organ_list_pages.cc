// The directory of organs: filters stand in the address, what hangs below follows its organ; the same rows as a
// workbook or CSV. The first filling from the register of divisions begins here.
#include "account/organ_export.h"
#include "account/organ_list_view.h"
#include "account/organ_pages.h"
#include "account/people_pages.h"

namespace gongkai::account {
namespace {

using web::AttributeIf;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

OrganFilter FilterFrom(const Request& request) {
  return {.words = std::string(request.query.Get("words")),
          .kind = OrganKindFrom(request.query.Get("kind")),
          .with_units = request.query.Get("units") == "1",
          .closed = request.query.Get("closed") == "1",
          .from_above = request.query.Get("above") == "1"};
}

Html Tick(std::string_view name, std::string_view label, bool ticked) {
  return Markup(
      "<label class=\"form-check\"><input class=\"form-check-input\" type=\"checkbox\" name=\"{}\" value=\"1\" {}>"
      "<span class=\"form-check-label\">{}</span></label>",
      name, AttributeIf(ticked, "checked"), label);
}

Html FilterForm(const OrganFilter& filter) {
  Html kinds = Markup("<option value=\"\">全部</option>");
  for (const OrganKind kind : kOrganKinds) {
    kinds.Add("<option value=\"{}\" {}>{}</option>", IdOf(kind), AttributeIf(filter.kind == kind, "selected"),
              NameOf(kind));
  }
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"/office/organs\" role=\"search\"><div><label "
      "for=\"words\">名称或代号"
      "</label><input class=\"form-control\" id=\"words\" name=\"words\" type=\"search\" "
      "value=\"{}\"></div><div><label "
      "for=\"kind\">类别</label><select class=\"form-select\" id=\"kind\" name=\"kind\">{}</select></div><div "
      "class=\"organ-ticks\">{}{}{}</div><button class=\"btn btn-primary\" type=\"submit\">筛选</button><a "
      "class=\"btn\" "
      "href=\"/office/organs\">清除</a></form>",
      filter.words, kinds, Tick("units", "含内设机构、村社区", filter.with_units),
      Tick("above", "只看上级领导的", filter.from_above), Tick("closed", "含已撤并", filter.closed));
}

Html Badges(const Organ& organ) {
  Html html;
  if (organ.IsLedFromAbove()) {
    html.Add(" <span class=\"badge gk-badge-note\">{}</span>", WordFor(organ.leadership));
  }
  if (organ.closed_on) html.Add(" <span class=\"badge gk-badge-quiet\">{}撤并</span>", ToChinese(*organ.closed_on));
  return html;
}

Html GuideCell(const OrganRow& row) {
  if (!row.missing) return Markup("<td></td>");
  if (!row.guide_begun)
    return Markup("<td data-label=\"公开指南\"><span class=\"badge gk-badge-quiet\">未填写</span></td>");
  if (*row.missing == 0)
    return Markup("<td data-label=\"公开指南\"><span class=\"badge gk-badge-good\">完整</span></td>");
  return Markup("<td data-label=\"公开指南\"><span class=\"badge gk-badge-warning\">缺 {} 项</span></td>",
                *row.missing);
}

Html RowOf(const OrganRow& row) {
  const Organ& organ = row.organ;
  return Markup(
      "<tr><td class=\"organ-code\" data-label=\"代号\">{}</td><th scope=\"row\" class=\"{}\"><a "
      "href=\"/office/organs/{}\">{}</a>{}{}</th><td data-label=\"类别\">{}</td>{}</tr>",
      organ.code, row.depth > 0 ? "organ-below" : "", organ.id.value, organ.name, Badges(organ),
      row.parent_name.empty() ? Html() : Markup("<span class=\"gk-soft organ-of\">{}</span>", row.parent_name),
      NameOf(organ.kind), GuideCell(row));
}

Html TableOf(const std::vector<OrganRow>& rows) {
  Html html;
  html.Add(
      "<div class=\"card\"><table class=\"table card-table gk-list organ-list\"><thead><tr><th "
      "scope=\"col\">代号</th><th "
      "scope=\"col\">机关</th><th scope=\"col\">类别</th><th scope=\"col\">公开指南</th></tr></thead><tbody>");
  for (const OrganRow& row : rows) html.Add(RowOf(row));
  return html.Add("</tbody></table></div>");
}

// "共 29 个：县级部门 14，乡镇政府 8，……；上级领导 1，不计入县的汇总".
Html CountLine(const std::vector<OrganRow>& rows) {
  std::array<int, kOrganKinds.size()> counts{};
  int from_above = 0;
  for (const OrganRow& row : rows) {
    ++counts[static_cast<std::size_t>(row.organ.kind)];
    from_above += row.organ.IsLedFromAbove() ? 1 : 0;
  }
  std::string parts;
  for (const OrganKind kind : kOrganKinds) {
    const int count = counts[static_cast<std::size_t>(kind)];
    if (count == 0 || kind == OrganKind::kCountyGovernment || kind == OrganKind::kCountyOffice) continue;
    parts += (parts.empty() ? "，其中" : "、") + std::string(NameOf(kind)) + " " + std::to_string(count);
  }
  if (from_above > 0) parts += "；上级领导 " + std::to_string(from_above) + "，不计入县的汇总";
  return Markup("<p class=\"gk-count\">共 {} 个{}</p>", rows.size(), parts);
}

Url ExportUrl(const Request& request, std::string_view path) {
  Url url = Url::Local(path);
  for (const auto& [name, value] : request.query.pairs()) {
    if (!value.empty() && name != "done") url.With(name, value);
  }
  return url;
}

Html Buttons(const Request& request, const Visitor& visitor) {
  Html html;
  if (visitor.May(Act::kEditOrgans)) {
    html.Add(
        "<a class=\"btn btn-primary\" href=\"/office/organs/fill\">按区划批量设立</a><a class=\"btn\" "
        "href=\"/office/organs/new\">设立机关</a><a class=\"btn\" href=\"/office/import/organs\">导入机关</a>");
  }
  return html.Add("<a class=\"btn\" href=\"{}\">导出 Excel</a><a class=\"btn\" href=\"{}\">导出 CSV</a>",
                  ExportUrl(request, "/office/organs/export.xlsx"), ExportUrl(request, "/office/organs/export.csv"));
}

Html Empty(const Visitor& visitor, bool nothing_at_all) {
  if (!nothing_at_all) {
    return Markup("<p class=\"gk-empty\">没有符合条件的机关。可以<a href=\"/office/organs\">清除筛选</a>。</p>");
  }
  if (!visitor.May(Act::kEditOrgans))
    return Markup("<p class=\"gk-empty\">名录里还没有乡镇和部门，请等政务公开办设立。</p>");
  return Markup(
      "<p class=\"gk-empty\">名录里还没有乡镇和部门。<a "
      "href=\"/office/organs/fill\">按区划批量设立</a>，两步就能建好全县名录。</p>");
}

Response ShowList(Desk& desk, const Request& request, const Visitor& visitor) {
  const OrganFilter filter = FilterFrom(request);
  db::Reader reader = desk.database.Read();
  const auto rows = ListOrgans(reader, filter, BeijingDay(desk.now()));
  const bool unfiltered = filter.words.empty() && !filter.kind && !filter.from_above;
  web::Page page = OrganFrame(visitor, "机关名录");
  page.actions = Buttons(request, visitor);
  if (const auto filled = request.query.Int("filled")) {
    page.body.Add("<div class=\"gk-said\" role=\"status\"><p>已设立 {} 个机关，都列在下面。</p></div>", *filled);
  }
  page.body.Add(FilterForm(filter));
  if (!rows.empty()) page.body.Add("{}{}", CountLine(rows), TableOf(rows));
  if (rows.empty() || (unfiltered && rows.size() <= 2)) page.body.Add(Empty(visitor, unfiltered));
  return Response::Of(RenderPage(page, request));
}

Response Export(Desk& desk, const Request& request, const Visitor& visitor, ExportForm form) {
  const Actor actor = InstallationActor(request, visitor, Act::kSeeOrgans);
  std::string bytes = ExportOrgans(desk, actor, FilterFrom(request), form);
  const std::string day = ToString(BeijingDay(desk.now()));
  if (form == ExportForm::kCsv)
    return Response::Download("机关名录" + day + ".csv", "text/csv; charset=utf-8", std::move(bytes));
  return Response::Download("机关名录" + day + ".xlsx",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", std::move(bytes));
}

}  // namespace

void AddOrganListPages(Office& office) {
  Desk& desk = office.desk();
  office.Get("/office/organs", Act::kSeeOrgans,
             [&](const Request& request, const Visitor& visitor) { return ShowList(desk, request, visitor); });
  office.Get("/office/organs/export.xlsx", Act::kSeeOrgans, [&](const Request& request, const Visitor& visitor) {
    return Export(desk, request, visitor, ExportForm::kXlsx);
  });
  office.Get("/office/organs/export.csv", Act::kSeeOrgans, [&](const Request& request, const Visitor& visitor) {
    return Export(desk, request, visitor, ExportForm::kCsv);
  });
}

}  // namespace gongkai::account
