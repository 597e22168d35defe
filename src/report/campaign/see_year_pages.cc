// /office/rollup/{year}/see: what a place's reports show at a glance; /see/years: any row of the tables over the years.

#include <array>
#include <map>

#include <fmt/format.h>

#include "report/campaign/see_pages.h"

namespace gongkai::report {
namespace {

using account::Visitor;
using web::Chart;
using web::ChartKind;
using web::Html;
using web::Markup;
using web::Request;
using web::Response;

std::vector<std::string> LabelsOf(const std::vector<int>& years) {
  std::vector<std::string> labels;
  for (const int year : years) labels.push_back(std::to_string(year) + "年");
  return labels;
}

/// What is to be seen in a chart over the years: the last two that are known.
std::string SaysOf(const Chart& chart) {
  if (chart.series.empty()) return "没有数据。";
  const auto& values = chart.series.front().values;
  std::vector<std::size_t> known;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i]) known.push_back(i);
  }
  if (known.empty()) return "各年都没有数据。";
  const std::size_t last = known.back();
  std::string says =
      fmt::format("{}{} {} {}", chart.labels[last], chart.series.front().name, ToString(*values[last]), chart.unit);
  if (known.size() > 1) {
    const std::size_t before = known[known.size() - 2];
    says += fmt::format("，{}是 {} {}", chart.labels[before], ToString(*values[before]), chart.unit);
  }
  return says + "。";
}

struct Asking {
  SeeLook& look;
  const SeeAsked& asked;
  std::vector<int> years;

  web::ChartSeries Series(const Measure& measure, std::string name) const {
    return SeriesOf(look, asked.top.id, years, measure, std::move(name));
  }
};

Chart OverYears(const Asking& asking, std::string id, std::string title, ChartKind kind, std::string unit,
                const std::vector<std::pair<std::string_view, std::string_view>>& measures) {
  Chart chart{.id = std::move(id),
              .title = std::move(title),
              .unit = std::move(unit),
              .kind = kind,
              .says = {},
              .label_head = "年度",
              .labels = LabelsOf(asking.years),
              .series = {}};
  for (const auto& [measure, name] : measures) {
    if (const auto known = MeasureFrom(measure)) chart.series.push_back(asking.Series(*known, std::string(name)));
  }
  chart.says = SaysOf(chart);
  return chart;
}

/// The grounds of one year, most first as the form has them: a table with its columns.
Chart GroundsChart(const Asking& asking) {
  Chart chart{.id = "grounds",
              .title = std::to_string(asking.asked.year) + " 年不予公开、无法提供、不予处理的各项",
              .unit = "件",
              .kind = ChartKind::kColumns,
              .says = {},
              .label_head = "情形",
              .labels = {},
              .series = {{"件数", {}}}};
  const SeenYearPtr seen = asking.look.Take(asking.asked.top.id, asking.asked.year);
  if (!seen) return chart;
  std::optional<Number> most;
  for (const Ground& ground : GroundsOf(*seen->now.rollup.form)) {
    const auto index = IndexOf(*seen->now.rollup.form, {3, std::string(ground.key), "总计"});
    const std::optional<Number> sum = index ? seen->now.rollup.cells[*index].sum : std::nullopt;
    chart.labels.push_back(std::string(ground.group) + " " + std::string(ground.label));
    chart.series.front().values.push_back(sum);
    if (sum && *sum > Number{} && (!most || *most < *sum)) {
      most = sum;
      chart.says = fmt::format("最多的是{}，{} 件。", chart.labels.back(), ToString(*sum));
    }
  }
  if (chart.says.empty()) chart.says = "各项都没有，或者没有数据。";
  return chart;
}

Chart TimeChart(const Asking& asking, Date today) {
  Chart chart{.id = "in-time",
              .title = "年度报告按期的比例",
              .unit = "%",
              .kind = ChartKind::kColumns,
              .says = {},
              .label_head = "年度",
              .labels = LabelsOf(asking.years),
              .series = {{"按期", {}}}};
  std::map<std::string, std::string> blank;  // why, and of which years
  for (const int year : asking.years) {
    const TimeShare reports = asking.look.TakeTime(asking.asked.top.id, year, today, year == asking.asked.year);
    chart.series.front().values.push_back(reports.share());
    if (reports.share()) continue;
    std::string& years = blank[WhyNoShare(reports)];
    years += (years.empty() ? "" : "、") + std::to_string(year) + "年";
  }
  chart.says = SaysOf(chart);
  for (const auto& [why, years] : blank) chart.says += years + "：" + why + "。";
  return chart;
}

std::vector<Chart> StartCharts(const Asking& asking, Date today) {
  return {
      OverYears(asking, "applications", "政府信息公开申请", ChartKind::kLines, "件",
                {{"received", "本年新收"}, {"ended", "办理结果总计"}, {"carried_over", "结转下年"}}),
      OverYears(asking, "results", "办理结果的比例", ChartKind::kLines, "%",
                {{"open_share", "公开和部分公开"},
                 {"refused_share", "不予公开"},
                 {"unable_share", "无法提供"},
                 {"not_handled_share", "不予处理"}}),
      GroundsChart(asking),
      OverYears(asking, "disputes", "行政复议和行政诉讼", ChartKind::kColumns, "件",
                {{"reconsidered", "行政复议"}, {"sued", "行政诉讼"}}),
      OverYears(asking, "overturned", "审结的复议、诉讼被纠正的比例", ChartKind::kLines, "%",
                {{"overturned_share", "被纠正"}}),
      TimeChart(asking, today),
  };
}

std::string ShareWords(const TimeShare& reports) {
  const std::optional<Number> share = reports.share();
  return share ? ToString(*share) + "%" : "—，" + WhyNoShare(reports);
}

Html TimeWords(const TimeShare& reports, const std::optional<TimeShare>& answers) {
  const auto days = [](const std::optional<Number>& median) {
    return median ? ToString(*median) + " 天" : std::string("没有数据");
  };
  const auto share = [](const std::optional<Number>& part) {
    return part ? ToString(*part) + "%" : std::string("没有数据");
  };
  Html rows = Markup(
      "<tr><th scope=\"row\">年度报告（从次年 1 月 1 日算起）</th><td data-label=\"按期\">{}（{} 个按期，{} "
      "个迟或者没有报，{} 个还没有到期，{} 个没有日子可比）</td><td data-label=\"用时中位数\">{}</td></tr>",
      ShareWords(reports), reports.in_time, reports.late, reports.not_due, reports.unknown - reports.not_due,
      days(reports.median_days));
  if (answers) {
    rows.Add(
        "<tr><th scope=\"row\">本系统登记的申请（从收到到办结，日历天）</th><td data-label=\"按期\">{}（{} 件按期，{} "
        "件超期，{} 件不计）</td><td data-label=\"用时中位数\">{}</td></tr>",
        share(answers->share()), answers->in_time, answers->late, answers->unknown, days(answers->median_days));
  }
  return Markup(
      "<h2>按期和用时</h2><div class=\"card\"><table class=\"table card-table gk-list\"><thead><tr><th "
      "scope=\"col\">什么</th><th scope=\"col\">按期</th><th "
      "scope=\"col\">用时中位数</th></tr></thead><tbody>{}</tbody></table></div>",
      rows);
}

/// The same as rows behind the charts in the file.
void AddTimes(SeeTable& table, const TimeShare& reports, const std::optional<TimeShare>& answers) {
  const auto cell = [](std::string_view words) { return SeeCell{.text = std::string(words)}; };
  const auto count = [](int number) { return SeeCell{.number = Number::Of(number)}; };
  table.rows.push_back({cell("按期和用时"), cell("什么"), cell("按期的比例（%）"), cell("按期"), cell("迟或者没有"),
                        cell("还没有到期"), cell("没有日子可比"), cell("用时中位数（天）")});
  const auto add = [&](std::string_view name, const TimeShare& share, const std::string& why_none) {
    table.rows.push_back({cell("按期和用时"),
                          cell(name),
                          {.text = why_none, .number = share.share()},
                          count(share.in_time),
                          count(share.late),
                          count(share.not_due),
                          count(share.unknown - share.not_due),
                          {.number = share.median_days}});
  };
  add("年度报告", reports, reports.share() ? std::string() : ShareWords(reports));
  if (answers) add("本系统登记的申请", *answers, {});
}

Html LeftOutWords(const RollUp& rollup) {
  std::size_t missing = 0;
  for (const LeftOut& each : rollup.left_out) missing += IsWithoutReport(each) ? 1 : 0;
  return Markup(
      "<p>{} 份报告的数加在一起；{} 个单位没有报告，{} 份还没有核对，{} "
      "份有错误。图上没有的年份是没有数据，不是 0。</p>",
      rollup.added.size(), missing, rollup.unchecked.size(), rollup.with_errors.size());
}

Response ShowStart(Site& site, SeeShelf& shelf, const Request& request, const Visitor& visitor) {
  const SeeAsked asked = SeeAskedIn(site, request, visitor);
  const Date today = BeijingDay(site.desk.office.now());
  db::Reader reader = site.desk.database.Read();
  SeeLook look(reader, shelf);
  const Asking asking{look, asked, YearsUpTo(asked.year)};
  const std::vector<Chart> charts = StartCharts(asking, today);
  const std::string title = ShortNameOf(asked.top) + " " + std::to_string(asked.year) + " 年的报告概况";
  const SeenYearPtr seen = look.Take(asked.top.id, asked.year);
  const TimeShare reports = look.TakeTime(asked.top.id, asked.year, today, true);
  const auto answers = seen ? AnswerTimeOf(reader, *seen, asked.year) : std::nullopt;
  if (request.query.Has("as")) {
    SeeTable table = TableOf(title, charts);
    if (seen) AddTimes(table, reports, answers);
    return Downloaded(table, request.query.Get("as"));
  }
  web::Page page = SeeFrame(reader, visitor, asked, title, SeePart::kStart);
  page.actions = DownloadButtons(SeeUrl(asked, SeePart::kStart));
  if (seen) page.body.Add("{}{}", LeftOutWords(RollUpIn(reader, *seen)), TimeWords(reports, answers));
  for (const Chart& chart : charts) AddChart(page, chart);
  return Response::Of(RenderPage(page, request));
}

// ---- one row of the tables over the years

struct RowAsked {
  int table = 3;
  const law::FormRow* row = nullptr;  // never null
};

/// "3/三(一)" of the query, in the latest form that has it; else the first row of table 3.
RowAsked RowIn(const Request& request) {
  const std::string_view typed = request.query.Get("row");
  const auto forms = law::ReportForms();
  if (typed.size() > 2 && typed[0] >= '2' && typed[0] <= '4' && typed[1] == '/') {
    for (auto form = forms.rbegin(); form != forms.rend(); ++form) {
      const int table = typed[0] - '0';
      if (const law::FormRow* row = law::FindRow(form->Table(table), typed.substr(2))) return {table, row};
    }
  }
  return {3, &law::LatestForm().table3.rows.front()};
}

Html RowForm(const SeeAsked& asked, const RowAsked& chosen, ChartKind kind) {
  constexpr std::array<std::string_view, 3> kTables = {"表二", "表三", "表四"};
  Html groups;
  for (const int table : {2, 3, 4}) {
    Html options;
    for (const law::FormRow& row : law::LatestForm().Table(table).rows) {
      options.Add("<option value=\"{}\" {}>{} {}</option>", std::to_string(table) + "/" + std::string(row.key),
                  web::AttributeIf(table == chosen.table && row.key == chosen.row->key, "selected"), row.group,
                  row.label);
    }
    groups.Add("<optgroup label=\"{}\">{}</optgroup>", kTables[static_cast<std::size_t>(table) - 2], options);
  }
  return Markup(
      "<form class=\"gk-filters\" method=\"get\" action=\"{}\"><input type=\"hidden\" name=\"top\" "
      "value=\"{}\"><div><label for=\"row\">哪一行</label><select class=\"form-select\" id=\"row\" "
      "name=\"row\">{}</select></div><div><label for=\"kind\">画成</label><select class=\"form-select\" id=\"kind\" "
      "name=\"kind\"><option value=\"lines\" {}>折线</option><option value=\"columns\" "
      "{}>柱形</option></select></div><button class=\"btn btn-primary\" type=\"submit\">看这一行</button></form>",
      web::Url::Local("/office/rollup/{}/see/years", asked.year), asked.top.id.value, groups,
      web::AttributeIf(kind == ChartKind::kLines, "selected"),
      web::AttributeIf(kind == ChartKind::kColumns, "selected"));
}

Chart RowChart(const Asking& asking, const RowAsked& row, ChartKind kind, std::string id, std::string title,
               const std::vector<const law::FormColumn*>& columns) {
  Chart chart{.id = std::move(id),
              .title = std::move(title),
              .unit = std::string(columns.front()->unit == law::Unit::kMoney ? "万元" : "件"),
              .kind = kind,
              .says = {},
              .label_head = "年度",
              .labels = LabelsOf(asking.years),
              .series = {}};
  for (const law::FormColumn* column : columns) {
    const CellKey cell{row.table, std::string(row.row->key), std::string(column->name)};
    if (const auto measure = MeasureFrom(ToString(cell))) {
      chart.series.push_back(asking.Series(*measure, std::string(column->name)));
    }
  }
  chart.says = SaysOf(chart);
  return chart;
}

/// The total by itself, the columns that make it up beside one another.
std::vector<Chart> RowCharts(const Asking& asking, const RowAsked& row, ChartKind kind) {
  std::vector<const law::FormColumn*> totals, parts;
  for (const law::FormColumn& column : row.row->columns) (column.name == "总计" ? totals : parts).push_back(&column);
  const std::string name(row.row->label);
  std::vector<Chart> charts;
  if (!totals.empty()) charts.push_back(RowChart(asking, row, kind, "total", name + "：总计", totals));
  if (!parts.empty()) charts.push_back(RowChart(asking, row, kind, "columns", name + "：各列", parts));
  return charts;
}

Response ShowYears(Site& site, SeeShelf& shelf, const Request& request, const Visitor& visitor) {
  const SeeAsked asked = SeeAskedIn(site, request, visitor);
  const RowAsked row = RowIn(request);
  const ChartKind kind = request.query.Get("kind") == "columns" ? ChartKind::kColumns : ChartKind::kLines;
  db::Reader reader = site.desk.database.Read();
  SeeLook look(reader, shelf);
  const Asking asking{look, asked, YearsUpTo(asked.year)};
  const std::vector<Chart> charts = RowCharts(asking, row, kind);
  const std::string title = ShortNameOf(asked.top) + "历年：" + std::string(row.row->label);
  if (request.query.Has("as")) return Downloaded(TableOf(title, charts), request.query.Get("as"));
  web::Page page = SeeFrame(reader, visitor, asked, title, SeePart::kYears);
  web::Url here = SeeUrl(asked, SeePart::kYears);
  here.With("row", std::to_string(row.table) + "/" + std::string(row.row->key));
  page.actions = DownloadButtons(here);
  page.body.Add("{}<p class=\"gk-soft\">各年是当年各单位报告之和。表式不同的年份没有这一行的，是没有数据。</p>",
                RowForm(asked, row, kind));
  for (const Chart& chart : charts) AddChart(page, chart);
  return Response::Of(RenderPage(page, request));
}

}  // namespace

void AddSeeYearPages(account::Office& office, Site& site, std::shared_ptr<SeeShelf> shelf) {
  office.Get("/office/rollup/{year}/see", account::Act::kSeeReports,
             [&site, shelf](const Request& request, const Visitor& visitor) {
               return ShowStart(site, *shelf, request, visitor);
             });
  office.Get("/office/rollup/{year}/see/years", account::Act::kSeeReports,
             [&site, shelf](const Request& request, const Visitor& visitor) {
               return ShowYears(site, *shelf, request, visitor);
             });
}

}  // namespace gongkai::report
