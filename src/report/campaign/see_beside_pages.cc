// /office/rollup/{year}/see/beside: what stands directly below a place, side by side by any figure, most first; and a
// few of them chosen, their tables next to one another.

#include <algorithm>

#include <fmt/format.h>

#include "report/campaign/see_pages.h"
#include "report/campaign/unit_store.h"
#include "web/paging.h"

namespace gongkai::report {
namespace {

using account::Visitor;
using web::Chart;
using web::ChartKind;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;
using web::Url;

constexpr std::size_t kPageSize = 50;
constexpr std::size_t kDrawn = 20;        // on one chart
constexpr std::size_t kMostCompared = 6;  // tables next to one another

struct Ranked {
  const Branch* branch = nullptr;  // never null
  std::optional<Number> value;
  std::optional<std::size_t> place;  // shared by equal values; none where the value is not known
};

/// Most first; what is not known behind all that is.
std::vector<Ranked> RankedOf(const SeenYear& seen, const Measure& measure) {
  const auto values = ValuesOf(seen, measure);
  std::vector<Ranked> ranked;
  const auto places = PlacesOf(values);
  for (std::size_t i = 0; i < values.size(); ++i) ranked.push_back({&seen.branches[i], values[i], places[i]});
  std::ranges::stable_sort(ranked, [](const Ranked& a, const Ranked& b) {
    if (a.value.has_value() != b.value.has_value()) return a.value.has_value();
    return a.value && *a.value > *b.value;
  });
  return ranked;
}

std::vector<UnitId> UnitsOf(std::span<const Ranked> ranked) {
  std::vector<UnitId> units;
  for (const Ranked& each : ranked) units.push_back(each.branch->unit);
  return units;
}

SeeTable TableOfRanked(const SeenYear& seen, const SeeAsked& asked, const Measure& measure,
                       std::span<const Ranked> ranked, const std::vector<std::string>& names) {
  SeeTable table{.title = fmt::format("{} {} 年各单位：{}", ShortNameOf(asked.top), asked.year, NameWithUnit(measure)),
                 .note =
                     "下面有单位的，是其下各单位报告之和；垂直领导的列出来，不计入汇总。数相同的名次相同，"
                     "后面的名次空出来。空白是没有数据，不是 0。",
                 .heads = {"单位", NameWithUnit(measure), "第几", "报告"},
                 .rows = {}};
  const auto parents = ParentsIn(seen);
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    const Branch& branch = *ranked[i].branch;
    const SeePart part = parents.contains(branch.unit) ? SeePart::kBeside : SeePart::kStart;
    SeeCell name{.text = names[i]};
    name.opens = SeeUrl(branch.unit, asked.year, part);
    SeeCell value{.number = ranked[i].value};
    SeeCell place;
    if (ranked[i].place) place.number = Number::Of(static_cast<std::int64_t>(*ranked[i].place));
    const std::string count = branch.reports.empty() ? "没有报告" : std::to_string(branch.reports.size()) + " 份";
    table.rows.push_back({name, value, place, {.text = branch.is_led_from_above ? count + "，垂直领导" : count}});
  }
  return table;
}

/// "甲镇", or "甲镇等 3 个（一样多）" where others have as much.
std::string MostOf(std::span<const Ranked> ranked, const std::vector<std::string>& names) {
  const auto first = ranked.front().place;
  const auto most = std::ranges::count(ranked, first, &Ranked::place);
  return most == 1 ? names.front() : fmt::format("{}等 {} 个（一样多）", names.front(), most);
}

Chart ChartOf(const SeeAsked& asked, const Measure& measure, std::span<const Ranked> ranked,
              const std::vector<std::string>& names) {
  Chart chart{.id = "beside",
              .title = fmt::format("{} {} 年各单位：{}", ShortNameOf(asked.top), asked.year, measure.name),
              .unit = std::string(NameOf(measure.unit)),
              .kind = ChartKind::kColumns,
              .says = "没有数据。",
              .label_head = "单位",
              .labels = {},
              .series = {{measure.name, {}}}};
  for (std::size_t i = 0; i < std::min(ranked.size(), kDrawn); ++i) {
    if (!ranked[i].value) break;
    chart.labels.push_back(names[i]);
    chart.series.front().values.push_back(ranked[i].value);
  }
  if (!chart.labels.empty()) {
    chart.says = fmt::format("这一页最多的是{}，{} {}；画出前 {} 个。", MostOf(ranked, names),
                             ToString(*chart.series.front().values.front()), chart.unit, chart.labels.size());
  }
  return chart;
}

/// Ticks of the page's units, sent to the same address: their tables next to one another.
Html CompareForm(const SeeAsked& asked, std::span<const Ranked> ranked, const std::vector<std::string>& names) {
  Html ticks;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    if (ranked[i].branch->reports.empty()) continue;
    ticks.Add("<label class=\"gk-see-tick\"><input type=\"checkbox\" name=\"unit\" value=\"{}\"> {}</label>",
              ranked[i].branch->unit.value, names[i]);
  }
  if (ticks.empty()) return {};
  return Markup(
      "<details class=\"gk-fold\"><summary>选几个单位，把整张表并排看</summary><form method=\"get\" "
      "action=\"{}\"><input type=\"hidden\" name=\"top\" value=\"{}\"><fieldset class=\"gk-see-ticks\"><legend>最多 {} "
      "个</legend>{}</fieldset><div><label for=\"table\">哪张表</label><select class=\"form-select\" id=\"table\" "
      "name=\"table\"><option value=\"2\">表二</option><option value=\"3\" selected>表三（各行总计）</option><option "
      "value=\"4\">表四</option></select></div><button class=\"btn btn-primary\" "
      "type=\"submit\">并排看</button></form></details>",
      Url::Local("/office/rollup/{}/see/beside", asked.year), asked.top.id.value, kMostCompared, ticks);
}

// ---- a few, whole tables

std::vector<const Branch*> ChosenIn(const Request& request, const SeenYear& seen) {
  std::vector<const Branch*> chosen;
  for (const std::string_view each : request.query.All("unit")) {
    std::int64_t id = 0;
    for (const char c : each.substr(0, 18)) id = c >= '0' && c <= '9' ? id * 10 + (c - '0') : -1;
    const Branch* const branch = id < 0 ? nullptr : seen.Find(UnitId{id});
    if (branch != nullptr && std::ranges::find(chosen, branch) == chosen.end()) chosen.push_back(branch);
    if (chosen.size() == kMostCompared) break;
  }
  return chosen;
}

/// Of table 3 the totals of its rows; of the others every cell.
std::vector<CellKey> CellsShown(const law::ReportForm& form, int number) {
  std::vector<CellKey> cells;
  for (const law::FormRow& row : form.Table(number).rows) {
    for (const law::FormColumn& column : row.columns) {
      if (number == 3 && column.name != "总计") continue;
      cells.push_back({number, std::string(row.key), std::string(column.name)});
    }
  }
  return cells;
}

SeeTable ComparedTable(db::Session& session, const SeeAsked& asked, const SeenYear& seen,
                       const std::vector<const Branch*>& chosen, int number) {
  std::vector<UnitId> units;
  for (const Branch* each : chosen) units.push_back(each->unit);
  constexpr std::string_view kTables[] = {"表二", "表三", "表四"};
  SeeTable table{.title = fmt::format("{} {} 年{}：{} 个单位并排", ShortNameOf(asked.top), asked.year,
                                      kTables[number - 2], chosen.size()),
                 .note = "空白是没有数据，不是 0。",
                 .heads = {"项目"},
                 .rows = {}};
  for (std::string& name : NamesOf(session, asked.top.id, units)) table.heads.push_back(std::move(name));
  for (const CellKey& cell : CellsShown(*seen.now.rollup.form, number)) {
    const Measure measure = MeasureOf(*seen.now.rollup.form, cell);
    std::vector<SeeCell> row{{.text = NameWithUnit(measure)}};
    for (const Branch* each : chosen) {
      row.push_back({.number = ValueOf(measure, *seen.now.rollup.form, each->reports)});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Response ShowCompared(db::Session& session, const Request& request, const Visitor& visitor, const SeeAsked& asked,
                      const SeenYear& seen, const std::vector<const Branch*>& chosen) {
  const auto typed = request.query.Int("table").value_or(3);
  const int number = typed >= 2 && typed <= 4 ? static_cast<int>(typed) : 3;
  const SeeTable table = ComparedTable(session, asked, seen, chosen, number);
  if (request.query.Has("as")) return Downloaded(table, request.query.Get("as"));
  web::Page page = SeeFrame(session, visitor, asked, table.title, SeePart::kBeside);
  page.breadcrumbs.push_back({"机关对比", SeeUrl(asked, SeePart::kBeside)});
  Url here = SeeUrl(asked, SeePart::kBeside);
  here.With("table", std::to_string(number));
  for (const Branch* each : chosen) here.With("unit", std::to_string(each->unit.value));
  page.actions = DownloadButtons(here);
  page.body.Add("<p class=\"gk-soft\">{}</p>{}", table.note, Drawn(table));
  return Response::Of(RenderPage(page, request));
}

// ---- all, by one figure

Response ShowRanked(db::Session& session, const Request& request, const Visitor& visitor, const SeeAsked& asked,
                    const SeenYear& seen) {
  const Measure measure = MeasureIn(request);
  const std::vector<Ranked> ranked = RankedOf(seen, measure);
  Url here = SeeUrl(asked, SeePart::kBeside);
  here.With("measure", measure.id);
  if (request.query.Has("as")) {
    return Downloaded(TableOfRanked(seen, asked, measure, ranked, NamesOf(session, asked.top.id, UnitsOf(ranked))),
                      request.query.Get("as"));
  }
  const std::size_t last = std::max<std::size_t>(1, (ranked.size() + kPageSize - 1) / kPageSize);
  const auto typed = static_cast<std::size_t>(
      std::clamp<std::int64_t>(request.query.Int("page").value_or(1), 1, static_cast<std::int64_t>(last)));
  const std::size_t first = (typed - 1) * kPageSize;
  const std::span<const Ranked> shown =
      std::span(ranked).subspan(first, std::min(kPageSize, ranked.size() - std::min(first, ranked.size())));
  const std::vector<std::string> names = NamesOf(session, asked.top.id, UnitsOf(shown));
  const SeeTable table = TableOfRanked(seen, asked, measure, shown, names);
  if (ranked.empty()) return NothingBelow(session, request, visitor, asked, table.title, SeePart::kBeside);
  web::Page page = SeeFrame(session, visitor, asked, table.title, SeePart::kBeside);
  page.actions = DownloadButtons(here);
  page.body.Add("{}", MeasureForm(asked, SeePart::kBeside, measure));
  AddChart(page, ChartOf(asked, measure, shown, names));
  page.body.Add("<p class=\"gk-soft\">{}</p>{}{}{}", table.note, Drawn(table),
                web::Paging({.page = static_cast<int>(typed), .last = static_cast<int>(last)},
                            [&](int to) { return Url(here).With("page", std::to_string(to)); }),
                CompareForm(asked, shown, names));
  return Response::Of(RenderPage(page, request));
}

Response Show(Site& site, SeeShelf& shelf, const Request& request, const Visitor& visitor) {
  const SeeAsked asked = SeeAskedIn(site, request, visitor);
  db::Reader reader = site.desk.database.Read();
  const SeenYearPtr seen = SeeLook(reader, shelf).Take(asked.top.id, asked.year);
  if (!seen) throw web::ProblemError({404, "没有这个单位", "没有这个单位，或者刚被撤销。"});
  const auto chosen = ChosenIn(request, *seen);
  if (!chosen.empty()) return ShowCompared(reader, request, visitor, asked, *seen, chosen);
  return ShowRanked(reader, request, visitor, asked, *seen);
}

}  // namespace

void AddSeeBesidePages(account::Office& office, Site& site, std::shared_ptr<SeeShelf> shelf) {
  office.Get(
      "/office/rollup/{year}/see/beside", account::Act::kSeeReports,
      [&site, shelf](const Request& request, const Visitor& visitor) { return Show(site, *shelf, request, visitor); });
}

}  // namespace gongkai::report
