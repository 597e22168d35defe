#include "report/campaign/rollup_export.h"

#include <algorithm>
#include <unordered_map>

#include "docwrite/csv.h"
#include "docwrite/xlsx.h"
#include "report/compile/compile_tables.h"

namespace gongkai::report {
namespace {

using docwrite::CellStyle;
using docwrite::Sheet;
using docwrite::SheetCell;

class Filling {
 public:
  explicit Filling(std::string name) { sheet_.name = std::move(name), sheet_.frozen_rows = 1; }
  void Text(std::string text, CellStyle style = CellStyle::kText) {
    sheet_.cells.push_back({.row = row_, .column = column_++, .text = std::move(text), .style = style});
  }
  void Figure(const std::optional<Number>& number) {
    sheet_.cells.push_back({.row = row_, .column = column_++, .number = number, .style = CellStyle::kCentred});
  }
  void Next() { ++row_, column_ = 0; }
  void Heads(std::initializer_list<std::string_view> heads) {
    for (const std::string_view head : heads) Text(std::string(head), CellStyle::kHead);
    Next();
  }
  Sheet Take() { return std::move(sheet_); }

 private:
  Sheet sheet_;
  int row_ = 0, column_ = 0;
};

Sheet SumSheet(const RollUpNow& now) {
  Filling sheet("汇总");
  sheet.Heads({"表", "行", "列", "合计", "填了的份数", "空白的份数"});
  for (const RollUpCell& each : now.rollup.cells) {
    sheet.Figure(Number::Of(each.cell.table));
    sheet.Text(each.cell.row);
    sheet.Text(each.cell.column);
    sheet.Figure(each.sum);
    sheet.Figure(Number::Of(each.told));
    sheet.Figure(Number::Of(each.blank));
    sheet.Next();
  }
  return sheet.Take();
}

Sheet UnitSheet(const RollUpNow& now, const UnitNames& names) {
  std::unordered_map<UnitId, const PackedReport*> reports;
  for (const PackedReport& each : now.reports) reports.emplace(each.unit, &each);
  Filling sheet("各单位");
  sheet.Text("机关", CellStyle::kHead);
  for (const CellKey& cell : CellsOf(*now.rollup.form)) sheet.Text(ToString(cell), CellStyle::kHead);
  sheet.Next();
  const std::size_t shown = std::min(now.rollup.added.size(), kMostUnitsInBook);
  for (std::size_t i = 0; i < shown; ++i) {
    const UnitId id = now.rollup.added[i];
    const auto figures = UnpackFigures(reports.at(id)->figures);
    const Unit* const unit = names.Find(id);
    sheet.Text(unit != nullptr ? unit->name : names(id));
    for (std::size_t at = 0; figures && at < figures->cells.size(); ++at) sheet.Figure(figures->cells[at]);
    sheet.Next();
  }
  if (shown < now.rollup.added.size()) {
    sheet.Text("只列前 " + std::to_string(shown) + " 个，共 " + std::to_string(now.rollup.added.size()) +
               " 个；其余的到下一级汇总里导出。");
  }
  return sheet.Take();
}

Sheet LeftOutSheet(const RollUpNow& now, const UnitNames& names) {
  Filling sheet("没有计入的");
  sheet.Heads({"机关", "为什么"});
  const auto name = [&](UnitId id) {
    const Unit* const unit = names.Find(id);
    return unit != nullptr ? unit->name : names(id);
  };
  for (const LeftOut& each : now.rollup.left_out) {
    sheet.Text(name(each.unit));
    sheet.Text(std::string(NameOf(each.why)));
    sheet.Next();
  }
  for (const UnitId unit : now.rollup.unchecked) {
    sheet.Text(name(unit));
    sheet.Text("计入了，还没有核对");
    sheet.Next();
  }
  for (const UnitId unit : now.rollup.with_errors) {
    sheet.Text(name(unit));
    sheet.Text("计入了，核对有错误");
    sheet.Next();
  }
  return sheet.Take();
}

Sheet ChangeSheet(const RollUpNow& now, const UnitNames& names, const std::vector<RollUpChange>& changes) {
  Filling sheet("上次留存以后的变化");
  sheet.Heads({"格", "原来", "现在", "为什么"});
  for (const RollUpChange& each : changes) {
    sheet.Text(ToString(each.cell));
    sheet.Figure(each.before);
    sheet.Figure(each.after);
    sheet.Text(WordsFor(each, *now.rollup.form, [&](UnitId id) { return names(id); }));
    sheet.Next();
  }
  return sheet.Take();
}

}  // namespace

AnnualPaper PaperOf(const RollUpNow& now) {
  AnnualPaper paper;
  if (!now.units->empty()) {
    paper.organ = now.units->front().name;
    paper.place_code = now.units->front().place_code;
  }
  paper.year = now.rollup.year;
  paper.title = paper.organ + std::to_string(paper.year) + "年政府信息公开工作年度报告数据汇总";
  paper.form = now.rollup.form;
  for (const RollUpCell& each : now.rollup.cells) paper.cells.push_back({.cell = each.cell, .value = each.sum});
  paper.is_final = true;
  return paper;
}

std::string RollUpXlsx(const RollUpNow& now, const std::vector<RollUpChange>& changes) {
  const UnitNames names(*now.units);
  std::vector<Sheet> sheets;
  sheets.push_back(SumSheet(now));
  sheets.push_back(UnitSheet(now, names));
  sheets.push_back(LeftOutSheet(now, names));
  if (!changes.empty()) sheets.push_back(ChangeSheet(now, names, changes));
  return docwrite::WriteXlsx(sheets);
}

SeeTable TableOfFigures(std::string title, const std::vector<NamedFigures>& all) {
  const law::ReportForm& form = *all.front().figures->form;
  SeeTable table{.title = std::move(title), .note = "空白是没有数据，不是 0。", .heads = {"哪一格"}, .rows = {}};
  const std::vector<CellKey>& cells = CellsOf(form);
  for (const CellKey& cell : cells) table.rows.push_back({{.text = NameOf(form, cell)}});
  for (const NamedFigures& each : all) {
    if (each.figures->form != &form) continue;
    table.heads.push_back(each.name);
    for (std::size_t i = 0; i < cells.size(); ++i) table.rows[i].push_back({.number = each.figures->cells[i]});
  }
  return table;
}

std::string RollUpCsv(const RollUpNow& now) { return docwrite::WriteCsv(SumSheet(now)); }

}  // namespace gongkai::report
