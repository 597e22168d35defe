// /office/rollup/{year}/units: everybody below a place and whether the report is in its roll-up; …/report: what is kept
// of one unit's report, figures, text and versions, and where it opens.

#include <algorithm>
#include <map>
#include <unordered_map>

#include "report/campaign/kept_narrative.h"
#include "report/campaign/rollup_export.h"
#include "report/campaign/rollup_frame_pages.h"
#include "report/campaign/unit_text_store.h"
#include "report/compile/annual_text.h"
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

using States = std::unordered_map<UnitId, std::string_view>;

States StatesOf(const RollUp& rollup) {
  States states;
  states.reserve(rollup.added.size() + rollup.left_out.size());
  for (const LeftOut& each : rollup.left_out) states[each.unit] = NameOf(each.why);
  for (const UnitId unit : rollup.added) states[unit] = "计入";
  for (const UnitId unit : rollup.unchecked) states[unit] = "计入，还没有核对";
  for (const UnitId unit : rollup.with_errors) states[unit] = "计入，核对有错误";
  return states;
}

std::string SourceWords(const UnitReportHead* head) {
  return head == nullptr ? std::string("没有")
                         : std::string(NameOf(head->source)) + "，第 " + std::to_string(head->version) + " 版";
}

std::string PublishedWords(const UnitReportHead* head) {
  return head != nullptr && head->published_on ? ToString(*head->published_on) : std::string();
}

Html UnitRow(db::Session& session, const RollUpAsked& asked, UnitId id, std::string_view state) {
  const auto unit = FindUnit(session, id);
  if (!unit) return {};
  const auto found = FindUnitReportHead(session, id, asked.year);
  const UnitReportHead* const head = found ? &*found : nullptr;
  return Markup(
      "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"情况\">{}</td><td data-label=\"报告\">{}</td>"
      "<td data-label=\"公布\">{}</td></tr>",
      RollUpUrl(asked.year, id, "/report"), unit->name, state, SourceWords(head), PublishedWords(head));
}

/// All of them, for a file.
SeeTable TableOfUnits(db::Session& session, const RollUpAsked& asked, const std::vector<UnitId>& shown,
                      const States& states) {
  const std::vector<Unit> units = UnitsBelow(session, asked.unit.id);
  const UnitNames names(units);
  std::map<UnitId, UnitReportHead> heads;
  for (UnitReportHead& each : UnitReportHeads(session, asked.year)) heads.emplace(each.unit, std::move(each));
  SeeTable table{.title = ShortNameOf(asked.unit) + " " + std::to_string(asked.year) + " 年哪些报告计入汇总",
                 .note = {},
                 .heads = {"机关", "情况", "报告", "公布"},
                 .rows = {}};
  for (const UnitId id : shown) {
    const Unit* const unit = names.Find(id);
    const auto found = heads.find(id);
    const UnitReportHead* const head = found == heads.end() ? nullptr : &found->second;
    table.rows.push_back({{.text = unit != nullptr ? unit->name : names(id)},
                          {.text = std::string(states.at(id))},
                          {.text = SourceWords(head)},
                          {.text = PublishedWords(head)}});
  }
  return table;
}

Html StateLinks(const RollUpAsked& asked, const std::map<std::string_view, std::size_t>& counts,
                std::string_view shown) {
  const Url all = RollUpUrl(asked.year, asked.unit.id, "/units");
  Html links =
      Markup("<a class=\"btn\" href=\"{}\" {}>全部</a>", all, web::AttributeIf(shown.empty(), "aria-current=\"true\""));
  for (const auto& [state, count] : counts) {
    links.Add(" <a class=\"btn\" href=\"{}\" {}>{}（{}）</a>", Url(all).With("state", state),
              web::AttributeIf(state == shown, "aria-current=\"true\""), state, count);
  }
  return Markup("<nav class=\"gk-sends\" aria-label=\"按情况筛选\">{}</nav>", links);
}

Response ShowUnits(Site& site, SeeShelf& shelf, const Request& request, const Visitor& visitor) {
  const RollUpAsked asked = RollUpAskedIn(site, request, visitor);
  db::Reader reader = site.desk.database.Read();
  const SeenYearPtr seen = SeeLook(reader, shelf).Take(asked.unit.id, asked.year);
  const States states = StatesOf(RollUpIn(reader, *seen));
  const std::string_view shown = request.query.Get("state");
  std::map<std::string_view, std::size_t> counts;
  std::vector<UnitId> units;
  for (const Unit& unit : *seen->now.units) {
    const auto state = states.find(unit.id);
    if (state == states.end()) continue;  // a level between: it counts by those below it
    ++counts[state->second];
    if (shown.empty() || shown == state->second) units.push_back(unit.id);
  }
  if (request.query.Has("as")) return Downloaded(TableOfUnits(reader, asked, units, states), request.query.Get("as"));
  const ListPart part = PartAsked(request, units.size(), kPageSize);
  Html rows;
  for (std::size_t i = part.first; i < part.last; ++i) {
    rows.Add("{}", UnitRow(reader, asked, units[i], states.at(units[i])));
  }
  Url here = RollUpUrl(asked.year, asked.unit.id, "/units");
  if (!shown.empty()) here = here.With("state", shown);
  web::Page page = RollUpFrame(reader, visitor, asked, std::to_string(asked.year) + " 年哪些报告计入汇总", true);
  page.actions = DownloadButtons(here);
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

/// Of an imported report, whose file is not kept: its text as it was read.
Html TextPart(db::Session& session, const RollUpAsked& asked, const UnitReport& report) {
  if (report.source != ReportSource::kImported) return {};
  const auto packed = FindUnitText(session, asked.unit.id, asked.year);
  if (!packed) return Markup("<p class=\"gk-soft\" id=\"text\">只存了数字；把同样的文件再导入一次，就有正文。</p>");
  const KeptNarrative kept = UnpackNarrative(*packed);
  if (kept.paragraphs.empty()) return Markup("<p class=\"gk-soft\" id=\"text\">文件里没有读到正文。</p>");
  Html text;
  int section = 0;
  for (const KeptParagraph& each : kept.paragraphs) {
    if (each.section != section) {
      section = each.section;
      text.Add("<h3>{}</h3>", NameOfTextPart(static_cast<std::size_t>(section), *report.figures.form));
    }
    text.Add("<p>{}</p>", each.text);
  }
  return Markup(
      "<details class=\"gk-fold\" id=\"text\"><summary>正文</summary><p "
      "class=\"gk-soft\">导入时读出来的，没有存原来的文件{}。"
      "</p>{}</details>",
      kept.is_cut ? "；太长，后面的没有存" : "", text);
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
  if (request.query.Has("as")) {
    return Downloaded(TableOfFigures(asked.unit.name + " " + std::to_string(asked.year) + " 年的报告",
                                     {{"第 " + std::to_string(report.version) + " 版", &report.figures}}),
                      request.query.Get("as"));
  }
  page.actions = DownloadButtons(RollUpUrl(asked.year, asked.unit.id, "/report"));
  const auto head = FindUnitReportHead(reader, asked.unit.id, asked.year);
  const auto cell = CellKeyFrom(request.query.Get("cell"));
  if (const auto at = cell ? IndexOf(*report.figures.form, *cell) : std::nullopt) {
    page.body.Add("<p>{}：<b>{}</b></p>", NameOf(*report.figures.form, *cell), ShownNumber(report.figures.cells[*at]));
  }
  page.body.Add("{}{}{}{}", About(report, head ? head->file_name : std::string()), TextPart(reader, asked, report),
                DrawFigures(report.figures, [&](const CellKey& each) { return CellUrl(asked, report, each); }),
                ReportVersions(versions));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddRollUpUnitPages(account::Office& office, Site& site, const std::shared_ptr<SeeShelf>& shelf) {
  office.Get("/office/rollup/{year}/units", Act::kSeeReports,
             [&site, shelf](const Request& request, const Visitor& visitor) {
               return ShowUnits(site, *shelf, request, visitor);
             });
  office.Get("/office/rollup/{year}/report", Act::kSeeReports,
             [&site](const Request& request, const Visitor& visitor) { return ShowReport(site, request, visitor); });
}

}  // namespace gongkai::report
