// Cells: blank, not a number, negative, not whole, short rows, units inside a cell.
//
// A blank is reported and never counted as zero (条例第五十条 asks for figures; the forms have a cell for each).

#include <algorithm>
#include <string>

#include "base/fold.h"
#include "report/check/finding.h"
#include "report/check/rule.h"

namespace gongkai::report {
namespace {

/// Calls visit(table, row, column, value) for every cell of the rows that were found.
template <class Visit>
void ForEachCell(const AnnualReport& report, Visit visit) {
  for (int number : {2, 3, 4}) {
    const std::optional<TableReading>& table = report.Table(number);
    if (!table) continue;
    for (const RowReading& row : table->rows) {
      if (!row.found) continue;
      for (std::size_t c = 0; c < row.values.size() && c < row.row->columns.size(); ++c) {
        visit(*table, row, row.row->columns[c], row.values[c]);
      }
    }
  }
}

template <class Visit>
void ForEachRow(const AnnualReport& report, Visit visit) {
  for (int number : {2, 3, 4}) {
    const std::optional<TableReading>& table = report.Table(number);
    if (!table) continue;
    for (const RowReading& row : table->rows) {
      if (row.found) visit(*table, row);
    }
  }
}

/// Whether a value is known to be of its column's unit: where places are not certain, a figure read as a count may be
/// an amount of money or an increase.
bool UnitIsCertain(const RowReading& row) {
  return row.PlacesKnown() || std::ranges::all_of(row.row->columns, [&](const law::FormColumn& column) {
           return column.unit == row.row->columns.front().unit;
         });
}

std::string CellName(const TableReading& table, const RowReading& row, std::string_view column) {
  return TableName(table.number) + "“" + std::string(row.row->label) + "”行“" + std::string(column) + "”格";
}

const Place& PlaceOf(const Value& value, const RowReading& row) {
  return value.place.line > 0 ? value.place : row.place;
}

/// The file breaks off in this row: behind its label no more words come, only figures and rules of the grid. What is
/// missing then is missing in the file, and need not be in the report.
bool IsCutOff(const AnnualReport& report, const RowReading& row) {
  const std::vector<std::string>& lines = report.source.lines;
  if (row.place.line <= 0 || static_cast<std::size_t>(row.place.line) > lines.size()) return false;
  const std::u32string label = LabelKey(row.row->label);
  for (std::size_t i = static_cast<std::size_t>(row.place.line); i < lines.size(); ++i) {
    const std::u32string words = LabelKey(lines[i]);
    const bool has_words = std::any_of(words.begin(), words.end(), IsHan);
    if (has_words && label.find(words) == std::u32string::npos) return false;
  }
  return !report.sections.empty() && report.sections.back().number < 4;
}

constexpr std::string_view kCutOff = "文件到这一行就断了，请换用完整的文件。";

void CheckBlankRow(const AnnualReport& report, const TableReading& table, const RowReading& row, const Rule& rule,
                   std::vector<Finding>& out) {
  std::string names;
  std::size_t blanks = 0, first = 0;
  for (std::size_t c = 0; c < row.values.size(); ++c) {
    if (row.values[c].kind != ValueKind::kBlank) continue;
    if (blanks++ == 0) first = c;
    names += (names.empty() ? "" : "、") + std::string(row.row->columns[c].name);
  }
  if (blanks == 0) return;
  At at = CellAt(table.number, row, blanks == 1 ? row.row->columns[first].name : std::string_view());
  std::string message = TableName(table.number) + "“" + std::string(row.row->label) + "”行";
  message += blanks == row.values.size() ? std::string("整行空白") : "“" + names + "”空白";
  const bool cut_off = IsCutOff(report, row);
  message += cut_off ? "，" + std::string(kCutOff) : "，空白不是零。";
  Finding finding = MakeFinding(rule, at, PlaceOf(row.values[first], row), std::move(message), WrittenRow(row));
  if (cut_off) finding.severity = Severity::kNotice;
  out.push_back(std::move(finding));
}

void CheckBlank(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  ForEachRow(*input.report, [&](const TableReading& table, const RowReading& row) {
    // Where the places in a row are not known, C-RAGGED or S-ROWS says so; the blanks at its end are not cells of the
    // source, nor is a cell that holds all its values.
    if (row.PlacesKnown()) CheckBlankRow(*input.report, table, row, rule, out);
  });
}

void CheckRagged(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  ForEachRow(*input.report, [&](const TableReading& table, const RowReading& row) {
    if (!row.ragged) return;
    std::size_t present = 0;
    for (const Value& value : row.values) present += value.kind != ValueKind::kBlank ? 1U : 0U;
    if (present == row.values.size()) return;  // none is missing; S-LAYOUT says what is not certain
    std::string message = TableName(table.number) + "“" + std::string(row.row->label) + "”行应有 " +
                          std::to_string(row.values.size()) + " 个数，只读到 " + std::to_string(present) + " 个，";
    const bool cut_off = IsCutOff(*input.report, row);
    message += cut_off ? kCutOff : std::string_view("缺的是哪一格看不出来。");
    Finding finding = MakeFinding(rule, CellAt(table.number, row, ""), row.place, std::move(message), WrittenRow(row));
    if (cut_off) finding.severity = Severity::kNotice;
    out.push_back(std::move(finding));
  });
}

void CheckText(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  ForEachCell(*input.report,
              [&](const TableReading& table, const RowReading& row, const law::FormColumn& column, const Value& value) {
                if (value.kind != ValueKind::kText || row.overfull) return;
                std::string message = CellName(table, row, column.name) + "写的是“" + value.written + "”，不是数字。";
                out.push_back(MakeFinding(rule, CellAt(table.number, row, column.name), PlaceOf(value, row),
                                          std::move(message), value.written));
              });
}

void CheckNegative(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  ForEachCell(*input.report,
              [&](const TableReading& table, const RowReading& row, const law::FormColumn& column, const Value& value) {
                if (value.kind != ValueKind::kNumber || value.number.millionths >= 0) return;
                if (column.unit == law::Unit::kSignedCount || !UnitIsCertain(row)) return;
                std::string message = CellName(table, row, column.name) + "是负数 " + ToString(value.number) + "。";
                Finding finding = MakeFinding(rule, CellAt(table.number, row, column.name), PlaceOf(value, row),
                                              std::move(message), value.written);
                finding.left = value.number;
                out.push_back(std::move(finding));
              });
}

void CheckWhole(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  ForEachCell(*input.report, [&](const TableReading& table, const RowReading& row, const law::FormColumn& column,
                                 const Value& value) {
    if (value.kind != ValueKind::kNumber || column.unit == law::Unit::kMoney || value.number.IsWhole()) return;
    if (!UnitIsCertain(row)) return;
    std::string message = CellName(table, row, column.name) + "是 " + ToString(value.number) + "，件数应为整数。";
    Finding finding = MakeFinding(rule, CellAt(table.number, row, column.name), PlaceOf(value, row), std::move(message),
                                  value.written);
    finding.left = value.number;
    out.push_back(std::move(finding));
  });
}

constexpr std::string_view kUnitSource2021 = "国办公开办函〔2021〕30号附件表二“本年收费金额（单位：万元）”";
constexpr std::string_view kUnitSource2019 = "国办公开办函〔2019〕60号附件表二“采购总金额”";

/// The form of 2019 prints no unit beside 采购总金额: a unit in the cell breaks nothing there, it is worth a look.
Finding DescribeUnit(const Rule& rule, const law::ReportForm& form, const At& at, const Place& place,
                     std::string message, std::string_view written) {
  const bool form_2019 = form.id == "2019";
  if (form_2019) message += at.column + "带了单位，请核对全表单位是否一致。";
  Finding finding = MakeFinding(rule, at, place, std::move(message), written);
  finding.source = form_2019 ? kUnitSource2019 : kUnitSource2021;
  if (form_2019) finding.severity = Severity::kNotice;
  return finding;
}

void CheckUnitInCells(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  ForEachCell(*input.report,
              [&](const TableReading& table, const RowReading& row, const law::FormColumn& column, const Value& value) {
                if (!value.own_unit) return;
                std::string message = CellName(table, row, column.name) + "把单位写进了格内（“" + value.written +
                                      "”），按 " + Shown(value) + " 万元计。";
                out.push_back(DescribeUnit(rule, *table.form, CellAt(table.number, row, column.name),
                                           PlaceOf(value, row), std::move(message), value.written));
              });
}

/// The unit of a column is told by its head.
void CheckUnitInHeads(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  for (const Remark& remark : input.report->remarks) {
    if (remark.kind != Remark::Kind::kMoneyUnit) continue;
    // A cell with its own unit has been reported above, with its value.
    const std::optional<TableReading>& table = input.report->Table(remark.table);
    const RowReading* row = table ? table->Find(remark.row) : nullptr;
    if (row == nullptr) continue;
    if (std::ranges::any_of(row->values, [](const Value& value) { return value.own_unit; })) continue;
    std::string message = TableName(remark.table) + "“" + remark.row + "”的金额";
    message += remark.written.empty() ? "没有写明单位" : "单位写作“" + remark.written + "”";
    message += table->form->id == "2019" ? "。" : "，表格要求以万元为单位。";
    out.push_back(DescribeUnit(rule, *table->form, At{remark.table, 0, remark.row, remark.column, ""}, remark.place,
                               std::move(message), remark.written));
  }
}

void CheckUnit(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  CheckUnitInCells(input, rule, out);
  CheckUnitInHeads(input, rule, out);
}

constexpr Rule kRules[] = {
    {"C-BLANK",
     Severity::kWarning,
     "格内空白",
     "表二、表三、表四的每一格都有数；没有的填 0",
     kFormSource,
     "没有发生的填 0；漏填的补上实际数。",
     {"把“商业企业”一格的 0 删去", "二、上年结转政府信息公开申请数量\t\t\t1\t1\t0",
      "二、上年结转政府信息公开申请数量\t\t\t1\t1\t"},
     {"没有发生，填 0", "", ""},
     CheckBlank},
    {"C-RAGGED",
     Severity::kWarning,
     "整行缺数",
     "每一行的数与列一样多",
     kFormSource,
     "对照原件，把这一行各列的数重新填齐。",
     {"“属于国家秘密”行散成六行，少一个数", "1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0", "1.属于国家秘密\n0\n0\n0\n0\n0\n0"},
     {"七列各有一个数", "", ""},
     CheckRagged},
    {"C-TEXT",
     Severity::kWarning,
     "格内不是数字",
     "每一格只填数字，不填“/”“-”“无”或说明",
     kFormSource,
     "改填数字；没有发生的填 0。",
     {"规章行填“/”", "规章\t0\t0\t0", "规章\t/\t0\t0"},
     {"填数字", "规章\t0\t0\t0", "规章\t０\t0\t0"},
     CheckText},
    {"C-NEGATIVE",
     Severity::kError,
     "负数",
     "件数和金额不小于 0；“本年增/减”一列除外",
     kFormSource,
     "查明负数从何而来，改为实际件数。",
     {"行政强制填 -1", "行政强制\t0", "行政强制\t-1"},
     {"没有发生，填 0", "", ""},
     CheckNegative},
    {"C-WHOLE",
     Severity::kError,
     "件数不是整数",
     "件数是整数；只有金额可以有小数",
     kFormSource,
     "件数改为整数；如把金额填进了件数格，移到金额格。",
     {"行政处罚填 14.5", "行政处罚\t14", "行政处罚\t14.5"},
     {"金额可以有小数", "行政事业性收费\t3.5", "行政事业性收费\t3.526"},
     CheckWhole},
    {"C-UNIT",
     Severity::kWarning,
     "金额单位不对",
     "金额以万元为单位，单位写在表头，格内只填数字；2019 年表式没有印单位，只作提示",
     "国办公开办函〔2021〕30号附件表二“本年收费金额（单位：万元）”；国办公开办函〔2019〕60号附件表二“采购总金额”",
     "按万元折算后只填数字，单位写在表头。",
     {"收费金额写成“35000元”", "行政事业性收费\t3.5", "行政事业性收费\t35000元"},
     {"收费金额 3.5，表头注明万元", "", ""},
     CheckUnit},
};

}  // namespace

std::span<const Rule> CellRules() { return kRules; }

}  // namespace gongkai::report
