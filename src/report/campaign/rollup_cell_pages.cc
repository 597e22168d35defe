// /office/rollup/{year}/cell: one cell of a roll-up, what each unit put into it, the most first, and from each the way
// to its report: to the rows that a compiled one counts, to the sheet of one that was handed in, to the next level
// down.

#include <algorithm>

#include "report/campaign/rollup_frame_pages.h"
#include "report/campaign/see_export.h"
#include "report/compile/compile_tables.h"

namespace gongkai::report {
namespace {

using account::Act;
using account::Visitor;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::size_t kPageSize = 100;

CellKey CellAsked(const law::ReportForm& form, const Request& request) {
  const auto cell = CellKeyFrom(request.query.Get("cell"));
  if (cell && IndexOf(form, *cell)) return *cell;
  throw web::ProblemError({404, "没有这一格", "这一年的表里没有这一格。"});
}

/// Where the cell of that unit's report opens.
Url SourceOf(db::Session& session, const Unit& unit, int year, const CellKey& cell) {
  const Url report = RollUpUrl(year, unit.id, "/report").With("cell", ToString(cell));
  const auto head = FindUnitReportHead(session, unit.id, year);
  if (!head || head->source != ReportSource::kCompiled) return report;
  const auto county = unit.is_own_level && !unit.organ ? CountyUnit(session) : std::nullopt;
  const auto organ = county ? county->organ : unit.organ;
  if (!organ) return report;
  return Url::Local("/office/annual/" + std::to_string(year) + "/rows")
      .With("organ", std::to_string(organ->value))
      .With("cell", ToString(cell));
}

bool HasMore(const Share& a, const Share& b) {
  if (a.value.has_value() != b.value.has_value()) return a.value.has_value();
  return a.value && b.value && a.value->millionths > b.value->millionths;
}

Html ShareRows(db::Session& session, const RollUpAsked& asked, const CellKey& cell, std::span<const Share> shares) {
  Html rows;
  for (const Share& share : shares) {
    const auto unit = FindUnit(session, share.unit);
    if (!unit) continue;
    const auto head = FindUnitReportHead(session, unit->id, asked.year);
    rows.Add(
        "<tr class=\"rollup-share\"><th scope=\"row\"><a href=\"{}\">{}</a></th><td class=\"gk-number\" "
        "data-label=\"填了多少\"><a "
        "href=\"{}\" aria-label=\"{}：{}\">{}</a></td><td data-label=\"报告\">{}</td></tr>",
        RollUpUrl(asked.year, unit->id, "/report"), unit->name, SourceOf(session, *unit, asked.year, cell),
        ShortNameOf(*unit), ShownNumber(share.value), ShownNumber(share.value),
        head ? std::string(NameOf(head->source)) +
                   (head->version > 1 ? "，第 " + std::to_string(head->version) + " 版" : "")
             : std::string());
  }
  return rows;
}

Html PlacesPart(db::Session& session, const RollUpAsked& asked, const RollUpNow& now, const CellKey& cell,
                const std::vector<Share>& shares) {
  const std::vector<Share> places = SharesByPlace(now.rollup, shares, *now.units);
  std::vector<UnitId> units;
  for (const Share& place : places) units.push_back(place.unit);
  const std::vector<std::string> names = NamesOf(session, asked.unit.id, units);
  Html rows;
  for (std::size_t i = 0; i < places.size(); ++i) {
    rows.Add("<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td class=\"gk-number\" data-label=\"合计\">{}</td></tr>",
             RollUpUrl(asked.year, places[i].unit, "/cell").With("cell", ToString(cell)), names[i],
             ShownNumber(places[i].value));
  }
  if (rows.empty()) return {};
  return Markup(
      "<section class=\"card\" id=\"places\"><h2 class=\"card-header\">下一级</h2><table class=\"table card-table "
      "gk-list\"><thead><tr><th scope=\"col\">地方</th><th scope=\"col\" "
      "class=\"gk-number\">合计</th></tr></thead><tbody>{}</tbody></table>"
      "</section>",
      rows);
}

/// All of them, for a file.
SeeTable TableOfShares(db::Session& session, const RollUpAsked& asked, const RollUpNow& now, const CellKey& cell,
                       std::span<const Share> shares) {
  const std::vector<Unit> units = UnitsBelow(session, asked.unit.id);
  const UnitNames names(units);
  SeeTable table{.title = ShortNameOf(asked.unit) + " " + std::to_string(asked.year) + " 年汇总：" +
                          NameOf(*now.rollup.form, cell),
                 .note = "空白是没有填，不是 0。",
                 .heads = {"机关", "填了多少"},
                 .rows = {}};
  for (const Share& share : shares) {
    const Unit* const unit = names.Find(share.unit);
    if (unit != nullptr) table.rows.push_back({{.text = unit->name}, {.number = share.value}});
  }
  return table;
}

Response Show(Site& site, SeeShelf& shelf, const Request& request, const Visitor& visitor) {
  const RollUpAsked asked = RollUpAskedIn(site, request, visitor);
  db::Reader reader = site.desk.database.Read();
  const SeenYearPtr seen = SeeLook(reader, shelf).Take(asked.unit.id, asked.year);
  const RollUpNow& now = seen->now;
  const CellKey cell = CellAsked(*now.rollup.form, request);
  const RollUpCell& sum = now.rollup.cells[*IndexOf(*now.rollup.form, cell)];
  std::vector<Share> shares = SharesOf(now.rollup, cell, now.reports);
  std::ranges::stable_sort(shares, HasMore);
  if (request.query.Has("as")) {
    return Downloaded(TableOfShares(reader, asked, now, cell, shares), request.query.Get("as"));
  }
  const ListPart part = PartAsked(request, shares.size(), kPageSize);
  web::Page page = RollUpFrame(reader, visitor, asked, NameOf(*now.rollup.form, cell), true);
  page.actions = DownloadButtons(RollUpUrl(asked.year, asked.unit.id, "/cell").With("cell", ToString(cell)));
  page.body.Add(
      "<p>{}，{} 年：<b>{}</b>。{} 份报告填了，{} 份空白。</p>{}<div class=\"card\"><table class=\"table card-table "
      "gk-list\"><thead><tr><th scope=\"col\">机关</th><th scope=\"col\" class=\"gk-number\">填了多少</th><th "
      "scope=\"col\">报告</th></tr>"
      "</thead><tbody>{}</tbody></table></div>{}",
      asked.unit.name, asked.year, ShownNumber(sum.sum), sum.told, sum.blank,
      PlacesPart(reader, asked, now, cell, shares),
      ShareRows(reader, asked, cell, std::span(shares).subspan(part.first, part.last - part.first)),
      Paging(part, RollUpUrl(asked.year, asked.unit.id, "/cell").With("cell", ToString(cell))));
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddRollUpCellPages(account::Office& office, Site& site, const std::shared_ptr<SeeShelf>& shelf) {
  office.Get(
      "/office/rollup/{year}/cell", Act::kSeeReports,
      [&site, shelf](const Request& request, const Visitor& visitor) { return Show(site, *shelf, request, visitor); });
}

}  // namespace gongkai::report
