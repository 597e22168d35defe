// See official_tables.h.

#include "report/official_tables.h"

#include <algorithm>
#include <cstdlib>
#include <span>

namespace gongkai::report {
namespace {

using Kind = OfficialCell::Kind;
using Cells = std::vector<OfficialCell>;

constexpr int kTable2Columns = 4;
constexpr int kApplicants = 7;
constexpr int kDisputeGroups = 3;
constexpr int kDisputeColumns = 5;
constexpr int kTable3Labels = 3;  // label columns left of the figures
constexpr std::string_view kBalance = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

OfficialCell Head(std::string text, int columns = 1, int rows = 1) {
  return {.kind = Kind::kHead, .text = std::move(text), .row_span = rows, .column_span = columns};
}

OfficialCell Label(std::string_view text, int columns = 1, int rows = 1) {
  return {.kind = Kind::kLabel, .text = std::string(text), .row_span = rows, .column_span = columns};
}

OfficialCell ValueCell(const law::FormRow& row, std::size_t column, int columns = 1) {
  return {.kind = Kind::kValue,
          .column_span = columns,
          .row = row.key,
          .column = column,
          .column_name = row.columns[column].name};
}

std::string ColumnHead(const law::FormColumn& column) {
  return std::string(column.name) + (column.unit == law::Unit::kMoney ? "（单位：万元）" : "");
}

// Table 2 is four grid columns wide; where an item has fewer figures the last one stretches.
int Stretch(std::span<const law::FormColumn> columns, std::size_t i) {
  const bool last = i + 1 == columns.size();
  return last ? kTable2Columns - 1 - static_cast<int>(i) : 1;
}

void LayOutTable2(const law::ReportForm& form, OfficialTable& out) {
  out.columns = kTable2Columns;
  std::string_view group;
  for (const law::FormRow& row : form.table2.rows) {
    if (row.group != group) {
      group = row.group;
      out.rows.push_back({Head(std::string(group), kTable2Columns)});
      Cells heads = {Head("信息内容")};
      for (std::size_t i = 0; i < row.columns.size(); ++i)
        heads.push_back(Head(ColumnHead(row.columns[i]), Stretch(row.columns, i)));
      out.rows.push_back(std::move(heads));
    }
    Cells cells = {Label(row.label)};
    for (std::size_t i = 0; i < row.columns.size(); ++i) cells.push_back(ValueCell(row, i, Stretch(row.columns, i)));
    out.rows.push_back(std::move(cells));
  }
}

bool IsResult(const law::FormRow& row) { return row.key.starts_with("三("); }

void AddLabels(std::span<const law::FormRow> rows, std::size_t i, Cells& cells) {
  const law::FormRow& row = rows[i];
  if (!IsResult(row)) return cells.push_back(Label(row.label, kTable3Labels));
  if (i == 0 || !IsResult(rows[i - 1])) {
    const auto results = std::count_if(rows.begin(), rows.end(), IsResult);
    cells.push_back(Label("三、本年度办理结果", 1, static_cast<int>(results)));
  }
  if (row.group.empty()) return cells.push_back(Label(row.label, kTable3Labels - 1));
  if (rows[i - 1].group != row.group) {
    const auto same = std::count_if(rows.begin(), rows.end(), [&](const auto& r) { return r.group == row.group; });
    cells.push_back(Label(row.group, 1, static_cast<int>(same)));
  }
  cells.push_back(Label(row.label));
}

void LayOutTable3(const law::ReportForm& form, OfficialTable& out) {
  out.columns = kTable3Labels + kApplicants;
  out.head_rows = 3;
  const auto columns = form.table3.rows.front().columns;
  out.rows.push_back({Head(std::string(kBalance), kTable3Labels, 3), Head("申请人情况", kApplicants)});
  out.rows.push_back({Head(std::string(columns.front().name), 1, 2), Head("法人或其他组织", kApplicants - 2),
                      Head(std::string(columns.back().name), 1, 2)});
  Cells names;
  for (std::size_t i = 1; i + 1 < columns.size(); ++i) names.push_back(Head(std::string(columns[i].name)));
  out.rows.push_back(std::move(names));
  for (std::size_t i = 0; i < form.table3.rows.size(); ++i) {
    Cells cells;
    AddLabels(form.table3.rows, i, cells);
    for (std::size_t c = 0; c < columns.size(); ++c) cells.push_back(ValueCell(form.table3.rows[i], c));
    out.rows.push_back(std::move(cells));
  }
}

void LayOutTable4(const law::ReportForm& form, OfficialTable& out) {
  out.columns = kDisputeGroups * kDisputeColumns;
  out.head_rows = 3;
  Cells heads, groups, names, values;
  for (const law::FormRow& row : form.table4.rows) {
    if (row.group.empty()) {
      heads.push_back(Head(std::string(row.label), kDisputeColumns, 2));
    } else {
      if (groups.empty()) heads.push_back(Head(std::string(row.group), (kDisputeGroups - 1) * kDisputeColumns));
      groups.push_back(Head(std::string(row.label), kDisputeColumns));
    }
    for (std::size_t i = 0; i < row.columns.size(); ++i) {
      names.push_back(Head(std::string(row.columns[i].name)));
      values.push_back(ValueCell(row, i));
    }
  }
  out.rows = {std::move(heads), std::move(groups), std::move(names), std::move(values)};
}

}  // namespace

OfficialTable LayOut(const law::ReportForm& form, int number) {
  OfficialTable out;
  out.number = number;
  if (number == 2) {
    out.caption = "二、主动公开政府信息情况";
    LayOutTable2(form, out);
  } else if (number == 3) {
    out.caption = "三、收到和处理政府信息公开申请情况";
    LayOutTable3(form, out);
  } else if (number == 4) {
    out.caption = "四、政府信息公开行政复议、行政诉讼情况";
    LayOutTable4(form, out);
  } else {
    std::abort();  // a form has tables 2, 3 and 4
  }
  return out;
}

}  // namespace gongkai::report
