// /office/rollup/{year}/units: everybody below a place and whether the report is in its roll-up; …/report: what is kept
// of one unit's report, its versions, and where it opens.

#include <algorithm>
#include <map>

#include "report/campaign/rollup_frame_pages.h"
#include "report/compile/compile_tables.h"

namespace gongkai::report {
namespace {

using gongkai::ToString;  // of a day, beside that of a cell

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::size_t kPageSize = 100, kChangesShown = 100;

// ---- the list

std::map<UnitId, std::string> StatesOf(const RollUp& rollup) {
  std::map<UnitId, std::string> states;
  for (const LeftOut& each : rollup.left_out) states[each.unit] = std::string(NameOf(each.why));
  for (const UnitId unit : rollup.added) states[unit] = "计入";
  for (const UnitId unit : rollup.unchecked) states[unit] = "计入，还没有核对";
  for (const UnitId unit : rollup.with_errors) states[unit] = "计入，核对有错误";
  return states;
}

Html UnitRow(db::Session& session, const RollUpAsked& asked, const Unit& unit, const std::string& state) {
  const auto head = FindUnitReportHead(session, unit.id, asked.year);
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"情况\">{}</td><td data-label=\"报告\">{}</td>"
      "<td data-label=\"公布\">{}</td></tr>",
      RollUpUrl(asked.year, unit.id, "/report"), unit.name, state,
      head ? std::string(NameOf(head->source)) + "，第 " + std::to_string(head->version) + " 版" : std::string("没有"),
      head && head->published_on ? ToString(*head->published_on) : std::string());
}

Html StateLinks(const RollUpAsked& asked, const std::map<std::string, std::size_t>& counts, std::string_view shown) {
  const Url all = RollUpUrl(asked.year, asked.unit.id, "/units");
  Html links = Markup("<a class=\"btn\" href=\"{}\">全部</a>", all);
  for (const auto& [state, count] : counts) {
    links.Add(" <a class=\"btn\" href=\"{}\" {}>{}（{}）</a>", Url(all).With("state", state),
              web::AttributeIf(state == shown, "aria-current=\"true\""), state, count);
  }
  return Markup("<nav class=\"gk-sends\" aria-label=\"按情况筛选\">{}</nav>", links);
}

Response ShowUnits(Site& site, const Request& request, const Visitor& visitor) {
  const RollUpAsked asked = RollUpAskedIn(site, request, visitor);
  db::Reader reader = site.desk.database.Read();
  const RollUpNow now = RollUpNowOf(reader, asked.unit.id, asked.year);
  const auto states = StatesOf(now.rollup);
  const std::string_view shown = request.query.Get("state");
  std::map<std::string, std::size_t> counts;
  std::vector<const Unit*> units;
  for (const Unit& unit : now.units) {
    const auto state = states.find(unit.id);
    if (state == states.end()) continue;  // a level between: it counts by those below it
    ++counts[state->second];
    if (shown.empty() || shown == state->second) units.push_back(&unit);
  }
  const ListPart part = PartAsked(request, units.size(), kPageSize);
  Html rows;
  for (std::size_t i = part.first; i < part.last; ++i) {
    rows.Add("{}", UnitRow(reader, asked, *units[i], states.at(units[i]->id)));
  }
  Url here = RollUpUrl(asked.year, asked.unit.id, "/units");
  if (!shown.empty()) here = here.With("state", shown);
  web::Page page = RollUpFrame(reader, visitor, asked, std::to_string(asked.year) + " 年哪些报告计入汇总", true);
  page.body.Add(
      "{}<div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th scope=\"col\">机关</th><th "
      "scope=\"col\">情况</th><th scope=\"col\">报告</th><th scope=\"col\">公布</th></tr></thead><tbody>{}</tbody>"
      "</table></div>{}",
      StateLinks(asked, counts, shown), rows, Paging(part, here));
  return Response::Of(RenderPage(page, request));
}

// ---- one report

Html VersionChanges(const UnitReport& before, const UnitReport& after) {
  Html lines;
  std::size_t count = 0;
  const std::vector<CellKey>& cells = CellsOf(*after.figures.form);
  for (std::size_t at = 0; before.figures.form == after.figures.form && at < cells.size(); ++at) {
    const auto &was = before.figures.cells[at], &is = after.figures.cells[at];
    if (was == is || ++count > kChangesShown) continue;
    lines.Add("<li>{}：{} → {}</li>", NameOf(*after.figures.form, cells[at]), ShownNumber(was), ShownNumber(is));
  }
  if (before.figures.form != after.figures.form) lines.Add("<li>换了表式。</li>");
  return lines.empty() ? Markup("<p>数字没有变。</p>") : Markup("<ul>{}</ul>", lines);
}

Html ReportVersions(const std::vector<UnitReport>& versions) {
  Html items;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    const UnitReport& each = versions[i];
    items.Add("<li>第 {} 版，{}，{}{}</li>", each.version, NameOf(each.source), ToBeijingMinute(each.at),
              i + 1 < versions.size() ? VersionChanges(versions[i + 1], each) : Html());
  }
  return Markup("<section id=\"versions\"><h2>各版</h2><ul>{}</ul></section>", items);
}

Html About(const UnitReport& report, const std::string& file) {
  Html lines = Markup("<li>{}{}</li>", NameOf(report.source), file.empty() ? std::string() : "：" + file);
  if (report.submitted_on) lines.Add("<li>报送：{}</li>", ToString(*report.submitted_on));
  if (report.published_on) lines.Add("<li>公布：{}</li>", ToString(*report.published_on));
  if (report.is_checked) lines.Add("<li>核对：错误 {}，存疑 {}</li>", report.errors, report.warnings);
  if (!report.is_checked) lines.Add("<li>还没有核对</li>");
  if (!report.link.empty() && report.source != ReportSource::kImported) {
    lines.Add("<li><a href=\"{}\">打开这份报告</a></li>", Url::Local(report.link));
  }
  return Markup("<ul>{}</ul>", lines);
}

Url CellUrl(const RollUpAsked& asked, const UnitReport& report, const CellKey& cell) {
  if (report.source == ReportSource::kCompiled && asked.unit.organ) {
    return Url::Local("/office/annual/" + std::to_string(asked.year) + "/rows")
        .With("organ", std::to_string(asked.unit.organ->value))
        .With("cell", ToString(cell));
  }
  return RollUpUrl(asked.year, asked.unit.id, "/report").With("cell", ToString(cell));
}

Response ShowReport(Site& site, const Request& request, const Visitor& visitor) {
  const RollUpAsked asked = RollUpAskedIn(site, request, visitor);
  db::Reader reader = site.desk.database.Read();
  web::Page page = RollUpFrame(reader, visitor, asked, asked.unit.name + " " + std::to_string(asked.year) + " 年的报告",
                               !ChildrenOf(reader, asked.unit.id).empty());
  const std::vector<UnitReport> versions = ReportVersionsOf(reader, asked.unit.id, asked.year);
  if (versions.empty()) {
    page.body.Add("<p>没有这一年的报告。有了文件，可以<a href=\"/office/hand-in\">上传</a>。</p>");
    return Response::Of(RenderPage(page, request));
  }
  const UnitReport& report = versions.front();
  const auto head = FindUnitReportHead(reader, asked.unit.id, asked.year);
  const auto cell = CellKeyFrom(request.query.Get("cell"));
  if (const auto at = cell ? IndexOf(*report.figures.form, *cell) : std::nullopt) {
    page.body.Add("<p>{}：<b>{}</b></p>", NameOf(*report.figures.form, *cell), ShownNumber(report.figures.cells[*at]));
  }
  page.body.Add("{}{}{}", About(report, head ? head->file_name : std::string()),
                DrawFigures(report.figures, [&](const CellKey& each) { return CellUrl(asked, report, each); }),
                ReportVersions(versions));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddRollUpUnitPages(account::Office& office, Site& site) {
  office.Get("/office/rollup/{year}/units", Act::kSeeReports,
             [&site](const Request& request, const Visitor& visitor) { return ShowUnits(site, request, visitor); });
  office.Get("/office/rollup/{year}/report", Act::kSeeReports,
             [&site](const Request& request, const Visitor& visitor) { return ShowReport(site, request, visitor); });
}

}  // namespace gongkai::report
