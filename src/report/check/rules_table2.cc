// Table 2: what an organ may make at all, what was made against what is in force, and this year against the last.

#include <algorithm>
#include <string>

#include "report/check/finding.h"
#include "report/check/relation.h"
#include "report/check/report_text.h"
#include "report/check/rule.h"
#include "report/check/rule_groups.h"

namespace gongkai::report {
namespace {

// A jump is worth a look when a figure becomes more than five times or less than a fifth of last year's, and the larger
// of the two is at least this: small numbers jump all the time.
constexpr Number kSmallestJump = Number::Of(50);
constexpr std::int64_t kJumpFactor = 5;

const RowReading* Row(const AnnualReport& report, std::string_view key) {
  if (!report.table2) return nullptr;
  const RowReading* row = report.table2->Find(key);
  return row != nullptr && row->found && row->PlacesKnown() ? row : nullptr;
}

/// What was annulled and what is in force (from the form of 2021 on), or what was published (before).
bool TellsInForce(const AnnualReport& report) { return report.table2 && report.table2->form->tells_in_force; }
bool TellsPublished(const AnnualReport& report) { return report.table2 && !report.table2->form->tells_in_force; }

std::optional<Number> NumberIn(const RowReading& row, std::size_t column) {
  if (column >= row.values.size() || row.values[column].kind != ValueKind::kNumber) return std::nullopt;
  return row.values[column].number;
}

At CellAt(const RowReading& row, std::size_t column) { return CellAt(2, row, row.row->columns[column].name); }

// --- 规章

enum class Power { kNone, kDoubtful, kHas };

/// 立法法第九十一条、第九十三条: 国务院部门、省级政府、设区的市和自治州政府 make 规章; nobody else does. The office of
/// a government with the power often reports in its government's name, and an unknown level is not judged.
Power PowerOf(const AnnualReport& report) {
  switch (report.level) {
    case Level::kTownship:
    case Level::kCountyDepartment:
    case Level::kCounty:
      return Power::kNone;
    case Level::kCityDepartment:
    case Level::kProvinceDepartment:
      return report.organ.ends_with("办公厅") || report.organ.ends_with("办公室") ? Power::kHas : Power::kDoubtful;
    case Level::kOther:
      return Power::kDoubtful;
    case Level::kCity:
    case Level::kProvince:
    case Level::kUnknown:
      return Power::kHas;
  }
  return Power::kHas;
}

/// A report whose title is lost still says what it is: "我镇…".
bool CallsItselfTownship(const CheckInput& input) {
  return input.report->organ.empty() && input.report->level == Level::kUnknown &&
         input.text->Mentions({U"我镇", U"我乡", U"我街道", U"本镇", U"本乡", U"本街道"}) &&
         !input.text->Mentions({U"我县", U"我市", U"我区", U"我局", U"我委"});
}

void CheckPower(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const RowReading* row = Row(*input.report, "规章");
  const bool by_own_words = CallsItselfTownship(input);
  const Power power = by_own_words ? Power::kNone : PowerOf(*input.report);
  if (row == nullptr || power == Power::kHas) return;
  std::string figures;
  std::size_t first = row->values.size();
  bool made = false;
  for (std::size_t c = 0; c < row->values.size(); ++c) {
    const std::optional<Number> number = NumberIn(*row, c);
    if (!number || *number <= Number{}) continue;
    first = std::min(first, c);
    // What is only published (2019: 新公开, 对外公开总数) may have been made by a higher organ.
    made |= TellsInForce(*input.report) || c == 0;
    figures += (figures.empty() ? "" : "、") + std::string(row->row->columns[c].name) + " " + ToString(*number);
  }
  if (first == row->values.size()) return;
  std::string message = std::string(NameOf(by_own_words ? Level::kTownship : input.report->level)) +
                        "没有制定规章的权限，规章一行却填了" + figures + "；多半是把内部制度或规范性文件当成了规章。";
  Finding finding =
      MakeFinding(rule, CellAt(*row, first), PlaceOfCell(*row, first), std::move(message), WrittenRow(*row));
  if (!made || by_own_words || power == Power::kDoubtful) finding.severity = Severity::kWarning;
  out.push_back(std::move(finding));
}

// --- made, annulled, in force

/// A document made this year is at the year's end in force or among those annulled. It may also have lapsed by its own
/// term, which the form has no cell for: so a doubt.
void CheckInForce(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (!TellsInForce(*input.report)) return;
  for (std::string_view key : {"规章", "行政规范性文件"}) {
    const RowReading* row = Row(*input.report, key);
    if (row == nullptr) continue;
    const auto made = NumberIn(*row, 0), annulled = NumberIn(*row, 1), valid = NumberIn(*row, 2);
    if (!made || !annulled || !valid || *made <= *valid + *annulled) continue;
    std::string message = std::string(row->row->label) + "：本年制发 " + ToString(*made) + " 件，大于现行有效 " +
                          ToString(*valid) + " 件与本年废止 " + ToString(*annulled) +
                          " 件之和；当年制发的文件，年底一般要么有效，要么已废止。";
    Finding finding = MakeFinding(rule, CellAt(*row, 2), PlaceOfCell(*row, 2), std::move(message), WrittenRow(*row));
    finding.left = made;
    finding.right = *valid + *annulled;
    out.push_back(std::move(finding));
  }
}

void CheckPublishedTotal(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (!TellsPublished(*input.report)) return;
  for (std::string_view key : {"规章", "规范性文件"}) {
    const RowReading* row = Row(*input.report, key);
    if (row == nullptr) continue;
    const auto made = NumberIn(*row, 0), published = NumberIn(*row, 1), total = NumberIn(*row, 2);
    if (!published || !total) continue;
    // 规章 and 规范性文件 are to be published (条例第二十条（一）): none at all of those made is worth a question.
    const bool none_published = made && *made > Number{} && *total == Number{} && *published == Number{};
    if (*published <= *total && !none_published) continue;
    std::string message = std::string(row->row->label);
    message += none_published
                   ? "：本年新制作 " + ToString(*made) +
                         " 件，本年新公开和对外公开总数量却都是 0；应当主动公开的文件不会一件也没有公开。"
                   : "：本年新公开 " + ToString(*published) + " 件，大于对外公开总数量 " + ToString(*total) + " 件。";
    Finding finding = MakeFinding(rule, CellAt(*row, 2), PlaceOfCell(*row, 2), std::move(message), WrittenRow(*row));
    finding.left = none_published ? made : published;
    finding.right = total;
    out.push_back(std::move(finding));
  }
}

void AddSumFinding(const RowReading& row, std::string message, const Rule& rule, std::vector<Finding>& out) {
  Finding finding = MakeFinding(rule, CellAt(row, 2), PlaceOfCell(row, 2), std::move(message), WrittenRow(row));
  finding.left = NumberIn(row, 2);
  out.push_back(std::move(finding));
}

/// The three numbers of a row of the 2019 form are three facts; some offices fill in the third as the sum of the
/// others.
void CheckMisreadSum(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (!TellsPublished(*input.report)) return;
  for (const RowReading& row : input.report->table2->rows) {
    if (!row.found || !row.PlacesKnown() || row.values.size() != 3) continue;
    const auto first = NumberIn(row, 0), second = NumberIn(row, 1), third = NumberIn(row, 2);
    if (!first || !second || !third || *first <= Number{} || *second == Number{} || *third != *first + *second)
      continue;
    const bool documents = row.row->columns[1].unit == law::Unit::kCount;
    if (documents && *second <= Number{}) continue;
    const std::string sum = ToString(*first) + (*second < Number{} ? " 减 " : " 加 ") +
                            ToString(*second < Number{} ? Number{} - *second : *second) + " 等于 " + ToString(*third);
    const std::string label(row.row->label);
    AddSumFinding(row,
                  documents
                      ? label + "：对外公开总数量恰好是 " + sum + "；这一格是截至年底对外公开的总数，不是前两格之和。"
                      : label + "：处理决定数量恰好是 " + sum + "；处理决定数量是本年作出的决定件数，不是事项数。",
                  rule, out);
  }
}

// --- this year against the last

bool IsYearBefore(const CheckInput& input) {
  return input.last_year != nullptr && input.last_year->year && input.report->year &&
         *input.last_year->year + 1 == *input.report->year;
}

void CheckYearBalance(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (!IsYearBefore(input) || !TellsInForce(*input.report) || !TellsInForce(*input.last_year)) return;
  for (std::string_view key : {"规章", "行政规范性文件"}) {
    const RowReading* row = Row(*input.report, key);
    const RowReading* before = Row(*input.last_year, key);
    if (row == nullptr || before == nullptr) continue;
    const auto made = NumberIn(*row, 0), annulled = NumberIn(*row, 1), valid = NumberIn(*row, 2);
    const auto opening = NumberIn(*before, 2);
    if (!made || !annulled || !valid || !opening) continue;
    const Number expected = *opening + *made - *annulled;
    if (expected == *valid) continue;
    std::string message = std::string(row->row->label) + "：上年现行有效 " + ToString(*opening) + " 加本年制发 " +
                          ToString(*made) + " 减本年废止 " + ToString(*annulled) + " 等于 " + ToString(expected) +
                          "，现行有效写 " + ToString(*valid) + "。";
    Finding finding = MakeFinding(rule, CellAt(*row, 2), PlaceOfCell(*row, 2), std::move(message),
                                  ToString(*opening) + ">" + WrittenRow(*row));
    finding.left = expected;
    finding.right = valid;
    out.push_back(std::move(finding));
  }
}

bool Jumps(Number before, Number now) {
  const Number larger = std::max(before, now), smaller = std::min(before, now);
  if (larger < kSmallestJump || smaller < Number{}) return false;
  return larger.millionths > smaller.millionths * kJumpFactor;
}

void CheckJump(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (!IsYearBefore(input) || !input.report->table2 || !input.last_year->table2) return;
  if (input.report->table2->form != input.last_year->table2->form) return;
  for (const RowReading& row : input.report->table2->rows) {
    const RowReading* before = Row(*input.last_year, row.row->key);
    if (before == nullptr || !row.found || !row.PlacesKnown()) continue;
    for (std::size_t c = 0; c < row.values.size(); ++c) {
      const auto now = NumberIn(row, c), then = NumberIn(*before, c);
      if (!now || !then || !Jumps(*then, *now)) continue;
      std::string message = std::string(row.row->label) + "“" + std::string(row.row->columns[c].name) + "”：上年 " +
                            ToString(*then) + "，本年 " + ToString(*now) + "，相差五倍以上，请核实口径是否一致。";
      Finding finding = MakeFinding(rule, CellAt(row, c), PlaceOfCell(row, c), std::move(message),
                                    ToString(*then) + ">" + ToString(*now));
      finding.left = now;
      finding.right = then;
      out.push_back(std::move(finding));
    }
  }
}

constexpr std::string_view kExperience = "核对经验（通知没有规定这一关系）；数据见国办公开办函〔2021〕30号附件表二";
constexpr std::string_view kSource2019 = "国办公开办函〔2019〕60号附件表二";

// The examples of the 2019 form put that form's table 2 in the place of the sample's.
constexpr std::string_view kTable2021 =
    "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t2\t1\t6\n"
    "第二十条第（五）项\t\t\t\n信息内容\t本年处理决定数量\t\t\n行政许可\t126\t\t\n"
    "第二十条第（六）项\t\t\t\n信息内容\t本年处理决定数量\t\t\n行政处罚\t14\t\t\n行政强制\t0\t\t\n"
    "第二十条第（八）项\t\t\t\n信息内容\t本年收费金额（单位：万元）\t\t\n行政事业性收费\t3.5\t\t";
#define GONGKAI_TABLE_OF_2019(documents)                                                                                                                  \
  "信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n规章\t0\t0\t0\n规范性文件\t" documents                                                       \
  "\n第二十条第（五）项\t\t\t\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政许可\t3\t0\t126\n"                \
  "其他对外管理服务事项\t2\t0\t40\n第二十条第（六）项\t\t\t\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n" \
  "行政处罚\t5\t0\t14\n行政强制\t0\t0\t0\n第二十条第（八）项\t\t\t\n信息内容\t上一年项目数量\t本年增/减\t\n"              \
  "行政事业性收费\t1\t0\t\n第二十条第（九）项\t\t\t\n信息内容\t采购项目数量\t采购总金额（单位：万元）\t\n"          \
  "政府集中采购\t2\t8.6\t"

constexpr Rule kRules[] = {
    {"T2-REGULATION",
     Severity::kError,
     "无权制定规章",
     "乡镇、街道、县级政府及部门、市级和省级部门的“规章”各格为 0",
     "立法法第九十一条、第九十三条（2023年修正前为第八十条、第八十二条）；国办公开办函〔2021〕30号附件表二",
     "规章一行改填 0；属于行政规范性文件的移到下一行，内部制度不计入。",
     {"乡镇填规章制发 2 件", "规章\t0\t0\t0", "规章\t2\t0\t2"},
     {"乡镇规章各格为 0", "", ""},
     CheckPower},
    {"T2-INFORCE",
     Severity::kWarning,
     "制发多于现行有效",
     "本年制发件数 ≤ 现行有效件数 + 本年废止件数",
     kExperience,
     "核对现行有效件数是否漏计了本年制发的文件。",
     {"制发 8 件，现行有效 6 件，废止 1 件", "行政规范性文件\t2\t1\t6", "行政规范性文件\t8\t1\t6"},
     {"制发 2 件，现行有效 6 件", "", ""},
     CheckInForce},
    {"T2-PUBLISHED",
     Severity::kWarning,
     "新公开多于公开总数",
     "2019 年表式：本年新公开数量 ≤ 对外公开总数量；有新制作的，对外公开总数量不为 0",
     "国办公开办函〔2019〕60号附件表二；条例第二十条第（一）项",
     "核对对外公开总数量是否漏计了本年新公开的文件。",
     {"新公开 4 件，对外公开总数 3 件", kTable2021, GONGKAI_TABLE_OF_2019("4\t4\t3")},
     {"新公开 4 件，对外公开总数 11 件", kTable2021, GONGKAI_TABLE_OF_2019("4\t4\t11")},
     CheckPublishedTotal},
    {"T2-SUM",
     Severity::kNotice,
     "疑似误填为前两个数之和",
     "2019 年表式：第三列是独立的一个数，不是前两列之和",
     kSource2019,
     "核对第三列：对外公开总数量是截至年底的总数，处理决定数量是本年作出决定的件数。",
     {"新制作 4 件、新公开 3 件，总数填 7 件", kTable2021, GONGKAI_TABLE_OF_2019("4\t3\t7")},
     {"对外公开总数 11 件", kTable2021, GONGKAI_TABLE_OF_2019("4\t3\t11")},
     CheckMisreadSum},
    {"T2-BALANCE",
     Severity::kWarning,
     "现行有效件数与上年接不上",
     "上年现行有效 + 本年制发 − 本年废止 = 本年现行有效",
     kExperience,
     "对照上一年度报告；因清理、失效等原因有出入的，在报告中说明。",
     {"上年现行有效 9 件", "", "", "行政规范性文件\t1\t0\t5", "行政规范性文件\t1\t0\t9"},
     {"5 + 2 − 1 = 6", "", ""},
     CheckYearBalance},
    {"T2-JUMP",
     Severity::kNotice,
     "与上年相差悬殊",
     "与上年同一格相比不超过 5 倍、不低于五分之一（两数中较大的不足 50 的不比）",
     kExperience,
     "核实统计口径和数字；确实如此的，注明原因即可，不必改动。",
     {"行政许可由 118 变为 1260", "行政许可\t126", "行政许可\t1260"},
     {"由 118 变为 126", "", ""},
     CheckJump},
};
#undef GONGKAI_TABLE_OF_2019

}  // namespace

std::span<const Rule> Table2Rules() { return kRules; }

}  // namespace gongkai::report
