#include "report/campaign/measure.h"

#include <algorithm>
#include <array>

#include "report/compile/compile_tables.h"

namespace gongkai::report {
namespace {

constexpr std::string_view kAll = "总计";

std::vector<CellKey> Table3(std::initializer_list<std::string_view> rows) {
  std::vector<CellKey> cells;
  for (const std::string_view row : rows) cells.push_back({3, std::string(row), std::string(kAll)});
  return cells;
}

std::vector<CellKey> Table4(std::initializer_list<std::string_view> rows,
                            std::initializer_list<std::string_view> columns) {
  std::vector<CellKey> cells;
  for (const std::string_view row : rows) {
    for (const std::string_view column : columns) cells.push_back({4, std::string(row), std::string(column)});
  }
  return cells;
}

std::vector<CellKey> RowsBeginning(std::string_view group) {
  std::vector<CellKey> cells;
  for (const law::ReportForm& form : law::ReportForms()) {
    for (const law::FormRow& row : form.table3.rows) {
      CellKey cell{3, std::string(row.key), std::string(kAll)};
      if (row.key.starts_with(group) && std::ranges::find(cells, cell) == cells.end()) cells.push_back(std::move(cell));
    }
  }
  return cells;
}

std::vector<Measure> MakeCommon() {
  const std::vector<CellKey> ended = Table3({"三(七)"});
  return {
      {"received", "本年新收政府信息公开申请", MeasureUnit::kCount, Table3({"一"})},
      {"ended", "本年度办理结果总计", MeasureUnit::kCount, ended},
      {"open_share", "予以公开和部分公开占办理结果的比例", MeasureUnit::kPercent, Table3({"三(一)", "三(二)"}), ended},
      {"refused_share", "不予公开占办理结果的比例", MeasureUnit::kPercent, RowsBeginning("三(三)"), ended},
      {"unable_share", "无法提供占办理结果的比例", MeasureUnit::kPercent, RowsBeginning("三(四)"), ended},
      {"not_handled_share", "不予处理占办理结果的比例", MeasureUnit::kPercent, RowsBeginning("三(五)"), ended},
      {"carried_over", "结转下年度继续办理", MeasureUnit::kCount, Table3({"四"})},
      {"reconsidered", "行政复议", MeasureUnit::kCount, Table4({"行政复议"}, {kAll})},
      {"sued", "行政诉讼", MeasureUnit::kCount, Table4({"未经复议直接起诉", "复议后起诉"}, {kAll})},
      {"overturned_share", "复议、诉讼审结的被纠正的比例", MeasureUnit::kPercent,
       Table4({"行政复议", "未经复议直接起诉", "复议后起诉"}, {"结果纠正"}),
       Table4({"行政复议", "未经复议直接起诉", "复议后起诉"}, {"结果维持", "结果纠正", "其他结果"})},
      {"permits",
       "行政许可处理决定",
       MeasureUnit::kCount,
       {{2, "行政许可", "本年处理决定数量"}, {2, "行政许可", "处理决定数量"}}},
      {"penalties",
       "行政处罚处理决定",
       MeasureUnit::kCount,
       {{2, "行政处罚", "本年处理决定数量"}, {2, "行政处罚", "处理决定数量"}}},
      {"forced",
       "行政强制处理决定",
       MeasureUnit::kCount,
       {{2, "行政强制", "本年处理决定数量"}, {2, "行政强制", "处理决定数量"}}},
      {"fees", "行政事业性收费金额", MeasureUnit::kMoney, {{2, "行政事业性收费", "本年收费金额"}}},
  };
}

const law::FormColumn* ColumnOf(const law::ReportForm& form, const CellKey& cell) {
  const law::FormRow* const row = law::FindRow(form.Table(cell.table), cell.row);
  if (row == nullptr) return nullptr;
  const auto found = std::ranges::find(row->columns, cell.column, &law::FormColumn::name);
  return found == row->columns.end() ? nullptr : &*found;
}

std::optional<Number> SumOf(const std::vector<std::size_t>& indices, std::span<const std::optional<Number>> cells) {
  std::optional<Number> sum;
  for (const std::size_t index : indices) {
    if (index < cells.size() && cells[index]) sum = sum.value_or(Number()) + *cells[index];
  }
  return sum;
}

std::vector<std::size_t> PlacesOf(const std::vector<CellKey>& cells, const law::ReportForm& form) {
  std::vector<std::size_t> places;
  for (const CellKey& cell : cells) {
    if (const auto index = IndexOf(form, cell)) places.push_back(*index);
  }
  return places;
}

}  // namespace

std::string_view NameOf(MeasureUnit unit) {
  constexpr std::array<std::string_view, 3> kNames = {"件", "万元", "%"};
  return kNames[static_cast<std::size_t>(unit)];
}

const std::vector<Measure>& CommonMeasures() {
  static const std::vector<Measure> measures = MakeCommon();
  return measures;
}

Measure MeasureOf(const law::ReportForm& form, const CellKey& cell) {
  const law::FormColumn* const column = ColumnOf(form, cell);
  const bool is_money = column != nullptr && column->unit == law::Unit::kMoney;
  return {.id = ToString(cell),
          .name = NameOf(form, cell),
          .unit = is_money ? MeasureUnit::kMoney : MeasureUnit::kCount,
          .over = {cell}};
}

std::optional<Measure> MeasureFrom(std::string_view id) {
  const auto common = std::ranges::find(CommonMeasures(), id, &Measure::id);
  if (common != CommonMeasures().end()) return *common;
  const auto cell = CellKeyFrom(id);
  if (!cell) return std::nullopt;
  const auto forms = law::ReportForms();
  for (auto form = forms.rbegin(); form != forms.rend(); ++form) {
    if (ColumnOf(*form, *cell) != nullptr) return MeasureOf(*form, *cell);
  }
  return std::nullopt;
}

MeasureReader ReaderOf(const Measure& measure, const law::ReportForm& form) {
  return {.over = PlacesOf(measure.over, form),
          .under = PlacesOf(measure.under, form),
          .is_part = measure.unit == MeasureUnit::kPercent};
}

std::optional<Number> ValueOf(const MeasureReader& reader, std::span<const std::optional<Number>> cells) {
  const std::optional<Number> over = SumOf(reader.over, cells);
  if (!reader.is_part || !over) return over;
  const std::optional<Number> under = SumOf(reader.under, cells);
  if (!under || *under <= Number{} || *over < Number{}) return std::nullopt;
  // Tenths of a percent, half up.
  const Int128 tenths = (over->millionths * 2000 + under->millionths) / (under->millionths * 2);
  return Number{tenths * (Number::kOne / 10)};
}

std::vector<Ground> GroundsOf(const law::ReportForm& form) {
  std::vector<Ground> grounds;
  for (const law::FormRow& row : form.table3.rows) {
    if (row.key.starts_with("三(三)") || row.key.starts_with("三(四)") || row.key.starts_with("三(五)")) {
      grounds.push_back({row.key, row.label, row.group});
    }
  }
  return grounds;
}

}  // namespace gongkai::report
