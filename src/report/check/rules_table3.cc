// Table 3: the relations printed in the form, held cell by cell, and what explains a relation that does not hold.
//
// The relations of a column are data (law/report_form.h), since a form may have other rows; that of a row, six kinds of
// applicants and 总计, is the same in every form and stands here. A relation is an error only where every cell of it is
// a number; a blank or a text in it leaves at most a doubt, and with a whole side blank there is nothing to compare.

#include <array>
#include <string>

#include "report/check/finding.h"
#include "report/check/relation.h"
#include "report/check/rule.h"
#include "report/check/rule_groups.h"

namespace gongkai::report {
namespace {

constexpr std::size_t kApplicants = 6;  // columns that add up to the seventh, 总计
constexpr std::size_t kTotalColumn = 6;

const TableReading* Table3(const AnnualReport& report) { return report.table3 ? &*report.table3 : nullptr; }

/// "第一项 3 加第二项 1 等于 4", "第三项（七）总计为 4", "（一）至（六）各行合计 5".
std::string Words(const TableReading& table, std::span<const std::string_view> keys, std::size_t column,
                  const Side& side) {
  std::string words;
  std::size_t named = 0;
  for (std::string_view key : keys) {
    const RowReading* row = table.Find(key);
    if (row == nullptr) continue;
    words += (named++ == 0 ? "" : " 加") + RowName(key) + " " + Shown(row->values[column]);
  }
  if (named > 2) return "第三项（一）至（六）各行合计 " + ToString(side.sum);
  return named == 1 ? words : words + " 等于 " + ToString(side.sum);
}

Number Distance(Number a, Number b) { return a < b ? b - a : a - b; }

void CheckColumns(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const TableReading* table = Table3(*input.report);
  if (table == nullptr) return;
  for (const law::ColumnRelation& relation : table->form->relations) {
    if (relation.rule != rule.id) continue;
    const Rows left_rows = RowsOf(*table, relation.left), right_rows = RowsOf(*table, relation.right);
    for (std::size_t column = 0; column <= kTotalColumn; ++column) {
      const Side left = SumOfColumn(left_rows, column), right = SumOfColumn(right_rows, column);
      if (Holds(left, right)) continue;
      const RowReading* telling = table->Find("三(七)");
      const std::string name(telling->row->columns[column].name);
      std::string message = "“" + name + "”列：" + Words(*table, relation.left, column, left) + "，" +
                            Words(*table, relation.right, column, right) + "，相差 " +
                            ToString(Distance(left.sum, right.sum)) + "。";
      if (!left.certain || !right.certain) message += "其中有空白或不是数字的格，没有计入。";
      Finding finding = MakeFinding(rule, At{3, 0, "", name, ""}, PlaceOfCell(*telling, column), std::move(message),
                                    WrittenInColumn(left_rows, column) + "=" + WrittenInColumn(right_rows, column));
      finding.left = left.sum;
      finding.right = right.sum;
      finding.source = relation.source;
      if (!left.certain || !right.certain) finding.severity = Severity::kWarning;
      out.push_back(std::move(finding));
    }
  }
}

void CheckTotals(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const TableReading* table = Table3(*input.report);
  if (table == nullptr) return;
  for (const RowReading& row : table->rows) {
    const Side left = SumOfCells(row, 0, kApplicants);
    const Side right = SumOfCells(row, kTotalColumn, 1);
    if (Holds(left, right)) continue;
    std::string message = "“" + std::string(row.row->label) + "”行：六类申请人合计 " + ToString(left.sum) +
                          "，总计写 " + ToString(right.sum) + "，相差 " + ToString(Distance(left.sum, right.sum)) +
                          "。";
    if (!left.certain) message += "其中有空白或不是数字的格，没有计入。";
    Finding finding = MakeFinding(rule, At{3, 0, std::string(row.row->key), "", ""}, PlaceOfCell(row, kTotalColumn),
                                  std::move(message),
                                  WrittenInCells(row, 0, kApplicants) + "=" + WrittenInCells(row, kTotalColumn, 1));
    finding.left = left.sum;
    finding.right = right.sum;
    finding.source = table->form->source;
    finding.source += "附件表三";
    if (!left.certain) finding.severity = Severity::kWarning;
    out.push_back(std::move(finding));
  }
}

/// Differences of one relation over the columns; nothing where it cannot be told.
using Differences = std::array<std::optional<Number>, kTotalColumn + 1>;

Differences DifferencesOf(const TableReading& table, const law::ColumnRelation& relation) {
  Differences differences;
  const Rows left_rows = RowsOf(table, relation.left), right_rows = RowsOf(table, relation.right);
  for (std::size_t column = 0; column <= kTotalColumn; ++column) {
    const Side left = SumOfColumn(left_rows, column), right = SumOfColumn(right_rows, column);
    if (left.certain && right.certain) differences[column] = left.sum - right.sum;
  }
  return differences;
}

void CheckCancel(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const TableReading* table = Table3(*input.report);
  if (table == nullptr) return;
  for (const law::ColumnRelation& relation : table->form->relations) {
    const Differences differences = DifferencesOf(*table, relation);
    std::string columns;
    std::size_t wrong = 0, first = 0;
    Number sum;
    for (std::size_t column = 0; column < kApplicants; ++column) {
      if (!differences[column]) return;
      if (differences[column]->millionths == 0) continue;
      if (wrong++ == 0) first = column;
      sum = sum + *differences[column];
      const bool more = differences[column]->millionths > 0;
      columns += (columns.empty() ? "“" : "、“") + std::string(table->rows[0].row->columns[column].name) + "”列差 " +
                 (more ? "+" : "") + ToString(*differences[column]);
    }
    if (wrong < 2 || sum.millionths != 0 || differences[kTotalColumn] != Number{}) continue;
    std::string message =
        columns + "，几处错误相互抵消，所以“总计”列看不出来。应当成立的关系是：" + std::string(relation.formula) + "。";
    const RowReading* telling = table->Find("三(七)");
    Finding finding = MakeFinding(rule, At{3, 0, "", std::string(telling->row->columns[first].name), ""},
                                  PlaceOfCell(*telling, first), std::move(message), columns);
    finding.source = relation.source;
    out.push_back(std::move(finding));
  }
}

void CheckCarried(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport* before = input.last_year;
  if (before == nullptr || !before->year || !input.report->year || *before->year + 1 != *input.report->year) return;
  const TableReading* table = Table3(*input.report);
  const TableReading* earlier = Table3(*before);
  if (table == nullptr || earlier == nullptr) return;
  const RowReading* in = table->Find("二");
  const RowReading* left_over = earlier->Find("四");
  if (in == nullptr || left_over == nullptr || !in->PlacesKnown() || !left_over->PlacesKnown()) return;
  for (std::size_t column = 0; column <= kTotalColumn; ++column) {
    const Value& now = in->values[column];
    const Value& then = left_over->values[column];
    if (now.kind != ValueKind::kNumber || then.kind != ValueKind::kNumber || now.number == then.number) continue;
    const std::string name(in->row->columns[column].name);
    std::string message = "“" + name + "”列：本年第二项“上年结转”为 " + Shown(now) +
                          "，上一年度报告第四项“结转下年度”为 " + Shown(then) + "，应当相等。";
    Finding finding = MakeFinding(rule, At{3, 0, "二", name, ""}, PlaceOfCell(*in, column), std::move(message),
                                  Shown(now) + "<-" + Shown(then));
    finding.left = now.number;
    finding.right = then.number;
    out.push_back(std::move(finding));
  }
}

// --- a number split over two cells

bool IsOneDigit(const Value& value) {
  return value.kind == ValueKind::kNumber && value.number >= Number{} && value.number < Number::Of(10) &&
         value.number.IsWhole();
}

/// Whether all relations of a column hold once `value` stands in `row` of it, every cell being a number.
bool ColumnHoldsWith(const TableReading& table, const RowReading& row, std::size_t column, Number value) {
  const Number change = value - row.values[column].number;
  for (const law::ColumnRelation& relation : table.form->relations) {
    Side left = SumOfColumn(RowsOf(table, relation.left), column);
    Side right = SumOfColumn(RowsOf(table, relation.right), column);
    if (!left.certain || !right.certain) return false;
    for (std::string_view key : relation.left) {
      if (row.row->key == key) left.sum = left.sum + change;
    }
    for (std::string_view key : relation.right) {
      if (row.row->key == key) right.sum = right.sum + change;
    }
    if (left.sum != right.sum) return false;
  }
  return true;
}

/// The joined number stands in one of the two columns and the other is empty; everything adds up again.
bool JoiningRepairs(const TableReading& table, const RowReading& row, std::size_t column) {
  const Number first = row.values[column].number, second = row.values[column + 1].number;
  const Number joined = Number::Of(first.Whole() * 10 + second.Whole());
  const Side applicants = SumOfCells(row, 0, kApplicants);
  const Side total = SumOfCells(row, kTotalColumn, 1);
  if (!applicants.certain || !total.certain || applicants.sum == total.sum) return false;
  if (column + 1 == kTotalColumn) {
    return applicants.sum - first == joined && ColumnHoldsWith(table, row, column, Number{}) &&
           ColumnHoldsWith(table, row, column + 1, joined);
  }
  if (applicants.sum - first - second + joined != total.sum) return false;
  return (ColumnHoldsWith(table, row, column, joined) && ColumnHoldsWith(table, row, column + 1, Number{})) ||
         (ColumnHoldsWith(table, row, column, Number{}) && ColumnHoldsWith(table, row, column + 1, joined));
}

void CheckSplit(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const TableReading* table = Table3(*input.report);
  if (table == nullptr) return;
  for (const RowReading& row : table->rows) {
    if (!row.found || !row.PlacesKnown()) continue;
    for (std::size_t column = 0; column < kTotalColumn; ++column) {
      const Value& first = row.values[column];
      const Value& second = row.values[column + 1];
      if (!IsOneDigit(first) || !IsOneDigit(second) || first.number == Number{}) continue;
      if (!JoiningRepairs(*table, row, column)) continue;
      const std::string name(row.row->columns[column].name), next(row.row->columns[column + 1].name);
      std::string message = RowName(row.row->key) + "的“" + name + "”" + Shown(first) + " 与“" + next + "”" +
                            Shown(second) + " 合成 " + Shown(first) + Shown(second) +
                            " 后各项关系都成立，像是一个数被拆进了两格。";
      out.push_back(MakeFinding(rule, At{3, 0, std::string(row.row->key), name, ""}, PlaceOfCell(row, column),
                                std::move(message), Shown(first) + "|" + Shown(second)));
      break;
    }
  }
}

constexpr Rule kRules[] = {
    {"T3-BALANCE",
     Severity::kError,
     "各列勾稽不符",
     "每一列：第一项 + 第二项 = 第三项（七）总计 + 第四项",
     "国办公开办函〔2021〕30号附件表三注（勾稽关系）",
     "逐列核对新收、结转、办结和结转下年度的件数，改正不符的一格。",
     {"“自然人”列结转下年度少写 1", "四、结转下年度继续办理\t\t\t2\t1", "四、结转下年度继续办理\t\t\t1\t1"},
     {"19 + 1 = 18 + 2", "", ""},
     CheckColumns},
    {"T3-RESULTS",
     Severity::kError,
     "办理结果合计不符",
     "每一列：第三项（一）至（六）各行之和 = （七）总计",
     "国办公开办函〔2021〕30号附件表三",
     "核对各种办理结果的件数与（七）总计，改正不符的一格；一件申请只计入一种结果。",
     {"“自然人”列重复申请多写 1", "2.重复申请\t0\t0", "2.重复申请\t1\t0"},
     {"各行之和等于（七）总计", "", ""},
     CheckColumns},
    {"T3-TOTAL",
     Severity::kError,
     "各行合计不符",
     "每一行：六类申请人之和 = 总计",
     "国办公开办函〔2021〕30号附件表三",
     "核对这一行六类申请人的件数与总计，改正不符的一格。",
     {"重复申请一行总计写 1", "2.重复申请\t0\t0\t0\t0\t0\t0\t0", "2.重复申请\t0\t0\t0\t0\t0\t0\t1"},
     {"六列之和等于总计", "", ""},
     CheckTotals},
    {"T3-CANCEL",
     Severity::kWarning,
     "错误相互抵消",
     "各列分别平衡，而不只是总计列平衡",
     "国办公开办函〔2021〕30号附件表三注（勾稽关系）",
     "按所列各列分别查明，多半是把件数填进了别的申请人类别。",
     {"一件自然人的新收申请填进了“其他”", "一、本年新收政府信息公开申请数量\t\t\t19\t2\t0\t0\t1\t0\t22",
      "一、本年新收政府信息公开申请数量\t\t\t18\t2\t0\t0\t1\t1\t22"},
     {"只有一列不平衡，没有抵消", "四、结转下年度继续办理\t\t\t2\t1", "四、结转下年度继续办理\t\t\t1\t1"},
     CheckCancel},
    {"T3-SPLIT",
     Severity::kNotice,
     "疑似一数拆两格",
     "相邻两格的一位数合成一个数后，行和列的关系都成立",
     "国办公开办函〔2021〕30号附件表三",
     "多是转换文件时断开的：对照原件，把两格合成一个数，另一格填 0。",
     {"“14”被拆成“1”和“4”", "（一）予以公开\t\t14\t0", "（一）予以公开\t\t1\t4"},
     {"没有相邻两格可以合成", "", ""},
     CheckSplit},
    {"T3-CARRIED",
     Severity::kWarning,
     "上年结转与上年报告不符",
     "每一列：本年第二项“上年结转” = 上一年度报告第四项“结转下年度”",
     "核对经验（通知没有规定这一关系）；数据见国办公开办函〔2021〕30号附件表三",
     "对照上一年度报告第四项；确有更正的，在报告中说明。",
     {"上年报告“自然人”结转下年度为 2，本年上年结转为 1", "", "", "四、结转下年度继续办理\t\t\t1\t1\t0\t0\t0\t0\t2",
      "四、结转下年度继续办理\t\t\t2\t1\t0\t0\t0\t0\t3"},
     {"与上年报告第四项相同", "", ""},
     CheckCarried},
};

}  // namespace

std::span<const Rule> Table3Rules() { return kRules; }

}  // namespace gongkai::report
