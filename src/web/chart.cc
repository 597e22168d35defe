#include "web/chart.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace gongkai::web {
namespace {

std::string_view IdOf(ChartKind kind) {
  if (kind == ChartKind::kColumns) return "columns";
  return kind == ChartKind::kLines ? "lines" : "shares";
}

// Figures as they are written: a float would be another number.
nlohmann::json ValuesOf(const ChartSeries& series) {
  nlohmann::json values = nlohmann::json::array();
  for (const auto& value : series.values) {
    values.push_back(value ? nlohmann::json::parse(ToString(*value)) : nlohmann::json());
  }
  return values;
}

JsonText DataOf(const Chart& chart) {
  nlohmann::json series = nlohmann::json::array();
  for (const ChartSeries& each : chart.series) series.push_back({{"name", each.name}, {"values", ValuesOf(each)}});
  return {nlohmann::json{{"kind", IdOf(chart.kind)},
                         {"title", chart.title},
                         {"unit", chart.unit},
                         {"labels", chart.labels},
                         {"series", series}}
              .dump()};
}

Html Cell(const ChartSeries& series, std::size_t row) {
  const bool known = row < series.values.size() && series.values[row];
  if (!known) return Markup("<td class=\"gk-number\"><span class=\"gk-soft\">没有数据</span></td>");
  return Markup("<td class=\"gk-number\">{}</td>", *series.values[row]);
}

Html TableOf(const Chart& chart) {
  Html heads, rows;
  for (const ChartSeries& each : chart.series) heads.Add("<th scope=\"col\" class=\"gk-number\">{}</th>", each.name);
  for (std::size_t row = 0; row < chart.labels.size(); ++row) {
    rows.Add("<tr><th scope=\"row\">{}</th>", chart.labels[row]);
    for (const ChartSeries& each : chart.series) rows.Add("{}", Cell(each, row));
    rows.Add("</tr>");
  }
  return Markup(
      "<div class=\"table-responsive\" tabindex=\"0\" role=\"region\" aria-label=\"{}的数据\"><table "
      "class=\"table\"><thead>"
      "<tr><th scope=\"col\">{}</th>{}</tr></thead><tbody>{}</tbody></table></div>",
      chart.title, chart.label_head, heads, rows);
}

void Need(std::vector<std::string>& names, std::string name) {
  if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
}

}  // namespace

void AddChart(Page& page, const Chart& chart) {
  page.body.Add(
      "<figure class=\"gk-chart\" id=\"{}\"><figcaption>{} <span class=\"gk-soft\">单位：{}</span></figcaption><div "
      "class=\"gk-chart-picture\" role=\"img\" aria-label=\"{}：{}\"></div><p class=\"gk-chart-says\">{}</p><p "
      "class=\"gk-chart-save\" hidden><button class=\"btn btn-sm\" type=\"button\">存为图片</button></p>"
      "<script type=\"application/json\">{}</script>{}</figure>",
      chart.id, chart.title, chart.unit, chart.title, chart.says, chart.says, DataOf(chart), TableOf(chart));
  Need(page.scripts, "js/echarts.js");
  Need(page.scripts, "js/chart.js");
}

}  // namespace gongkai::web
