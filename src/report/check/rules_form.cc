// The form of the year, and what keeps a file from being read as a report.
//
// Next to read: rules_labels.cc.

#include <algorithm>
#include <string>

#include "base/fold.h"
#include "report/check/finding.h"
#include "report/check/report_text.h"
#include "report/check/rule.h"
#include "report/check/rule_groups.h"

namespace gongkai::report {
namespace {

using Kind = Remark::Kind;

/// What stands in the way says what to do; for the rest the rule's own advice.
std::string_view AdviceFor(docread::Obstacle obstacle, const Rule& rule) {
  using docread::Obstacle;
  switch (obstacle) {
    case Obstacle::kNotOpened:
      return "检查文件的位置和权限后再试。";
    case Obstacle::kEncrypted:
      return "去掉密码后再试。";
    case Obstacle::kTooLarge:
      return "只留下一份年度报告，另存后再试。";
    case Obstacle::kTooSlow:
    case Obstacle::kDamaged:
      return "用 Word 或 WPS 打开，另存后再试。";
    case Obstacle::kNeedsLibreOffice:
      return "用 Word 或 WPS 另存为 docx 后再试。";
    case Obstacle::kNone:
    case Obstacle::kImage:
    case Obstacle::kNoText:
    case Obstacle::kUnsupported:
      break;
  }
  return rule.advice;
}

/// A file that holds no report breaks no notice: nothing is cited.
Finding AboutFile(const Rule& rule, std::string message, std::string_view written, std::string_view advice) {
  Finding finding = MakeFinding(rule, {}, {}, std::move(message), written);
  finding.advice = advice;
  finding.source.clear();
  return finding;
}

/// Headings alone: it may be a report whose tables are pictures, or a piece of one. That nothing was held against
/// anything must not pass for a clean result.
Finding WithoutTables(const Rule& rule) {
  Finding finding = AboutFile(rule, "有年度报告的部分标题，但没有读到任何一张法定表格，也没有写明年度，表格没有核对。",
                              "", "看看表格是不是图片或者附件；换用带表格的原始文件（Word、网页或文字版 PDF）再试。");
  finding.severity = Severity::kWarning;
  return finding;
}

void CheckUnreadable(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  if (report.source.obstacle != docread::Obstacle::kNone) {
    const std::string& why = report.source.obstacle_message;
    out.push_back(AboutFile(rule, why, why, AdviceFor(report.source.obstacle, rule)));
    return;
  }
  bool table_lost = false;
  for (const Remark& remark : report.remarks) {
    if (remark.kind != Kind::kTableUnreadable) continue;
    table_lost = true;
    const std::string table = remark.table == 0 ? std::string("各表") : TableName(remark.table);
    out.push_back(MakeFinding(rule, At{remark.table, 0, "", "", ""}, remark.place,
                              table + "的标签在，但数值已经丢失，读不出来；没有按零处理。", remark.written));
  }
  if (table_lost || report.table2 || report.table3 || report.table4) return;
  if (!report.sections.empty()) {
    if (!report.form && !report.year) out.push_back(WithoutTables(rule));
    return;
  }
  out.push_back(AboutFile(rule, "文件里没有认出年度报告的标题、部分和表格。", "",
                          "看看是不是选错了文件；确是年度报告的，换用原始文件（Word、网页或文字版 PDF）再试。"));
}

void CheckMultiple(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (!HoldsSeveralReports(*input.report)) return;
  Place place;
  for (const Remark& remark : input.report->remarks) {
    if (remark.kind == Kind::kMultipleReports) place = remark.place;
  }
  out.push_back(MakeFinding(rule, {}, place, "文件中不止一份年度报告，没有核对，以免混淆。", ""));
}

/// The title or the period names the year; else it was taken from the text, where it may stand for something else.
bool YearIsCertain(const CheckInput& input) {
  const std::u32string year = Fold(std::to_string(*input.report->year));
  const std::u32string title = LabelKey(input.report->title + input.report->source.title);
  if (title.find(year) != std::u32string::npos) return true;
  std::size_t naming = 0;
  for (const Sentence& sentence : input.text->Sentences()) {
    if (!Contains(sentence.text, year + U"年")) continue;
    if (Contains(sentence.text, U"统计")) return true;
    ++naming;
  }
  return naming >= 2;
}

void CheckForm(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  if (report.form == nullptr || !report.year || (!report.table2 && !report.table3)) return;
  const law::ReportForm* wanted = law::FormInForce(*report.year);
  if (wanted == nullptr || wanted == report.form) return;
  const TableReading& table = report.table2 ? *report.table2 : *report.table3;
  std::string message = std::to_string(*report.year) + "年的报告用了 " + std::string(report.form->id) + " 年表式（" +
                        std::string(report.form->source) + "），应当用 " + std::string(wanted->id) + " 年表式（" +
                        std::string(wanted->source) + "）。";
  Finding finding = MakeFinding(rule, At{table.number, 0, "", "", ""}, table.place, std::move(message),
                                std::to_string(*report.year) + "/" + std::string(report.form->id));
  finding.source = wanted->source;
  if (!YearIsCertain(input)) finding.severity = Severity::kWarning;
  out.push_back(std::move(finding));
}

void CheckOldForm(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  if (!report.year || law::FormInForce(*report.year) != nullptr) return;
  out.push_back(MakeFinding(
      rule, {}, {},
      std::to_string(*report.year) + "年的报告早于 2019 年表式和 2021 年表式，两种表格都不适用，没有核对表格。",
      std::to_string(*report.year)));
}

void CheckMixed(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  if (report.year && law::FormInForce(*report.year) == nullptr) return;  // S-OLDFORM says that none is checked
  for (const Remark& remark : report.remarks) {
    if (remark.kind != Kind::kFormMixed) continue;
    out.push_back(MakeFinding(rule, At{remark.table, 0, remark.row, "", ""}, remark.place,
                              TableName(remark.table) + "里新旧两种格式的行混在一起" +
                                  (remark.written.empty() ? std::string() : "（“" + remark.written + "”）") + "。",
                              remark.written));
  }
  if (!report.table2 || !report.table3 || report.table2->form == report.table3->form) return;
  out.push_back(MakeFinding(rule, At{3, 0, "", "", ""}, report.table3->place,
                            "表二是 " + std::string(report.table2->form->id) + " 年表式，表三是 " +
                                std::string(report.table3->form->id) + " 年表式，新旧格式混用。",
                            std::string(report.table2->form->id) + "/" + std::string(report.table3->form->id)));
}

constexpr Rule kRules[] = {
    {"S-UNREADABLE",
     Severity::kError,
     "读不出来",
     "文件能打开，表格的数值能读出",
     kFormSource,
     "换用原始文件（Word、网页或文字版 PDF）再试。",
     {"文件是扫描的图片", "", ""},
     {"文件能读", "", ""},
     CheckUnreadable},
    {"S-MULTIPLE",
     Severity::kError,
     "多份报告",
     "一个文件只有一份年度报告",
     kFormSource,
     "拆成一份报告一个文件再查。",
     {"后面还跟着一份 2022 年的报告", "",
      "\n澄川县望禾镇人民政府2022年政府信息公开工作年度报告\n\n一、总体情况\n\n发布信息二百条。\n\n二、主动公开政府信息"
      "情况\n\n略。\n\n"
      "三、收到和处理政府信息公开申请情况\n\n略。\n\n四、政府信息公开行政复议、行政诉讼情况\n\n略。\n\n"
      "五、存在的主要问题及改进情况\n\n略。\n\n六、其他需要报告的事项\n\n略。\n"},
     {"只有一份报告", "", ""},
     CheckMultiple},
    {"S-FORM",
     Severity::kError,
     "用错年份的表格",
     "2019、2020 年的报告用 2019 年表式，2021 年起用 2021 年表式",
     "国办公开办函〔2019〕60号、国办公开办函〔2021〕30号",
     "改用当年规定的表格重新填报。",
     {"2020 年的报告用了 2021 年表式", "澄川县望禾镇人民政府2023年", "澄川县望禾镇人民政府2020年"},
     {"2024 年的报告用 2021 年表式", "澄川县望禾镇人民政府2023年", "澄川县望禾镇人民政府2024年"},
     CheckForm},
    {"S-OLDFORM",
     Severity::kNotice,
     "早于现行格式",
     "2018 年及以前的报告没有这两种表格",
     "国办公开办函〔2019〕60号",
     "这样的报告只核对文字。",
     {"标题是 2018 年", "澄川县望禾镇人民政府2023年", "澄川县望禾镇人民政府2018年"},
     {"标题是 2023 年", "", ""},
     CheckOldForm},
    {"S-MIXED",
     Severity::kWarning,
     "新旧格式混用",
     "各表都用同一年的格式",
     "国办公开办函〔2019〕60号、国办公开办函〔2021〕30号",
     "全部改用当年规定的表格。",
     {"表二多出 2019 年表式的“其他对外管理服务事项”", "行政许可\t126\t\t",
      "行政许可\t126\t\t\n其他对外管理服务事项\t3\t0\t40"},
     {"各表格式一致", "", ""},
     CheckMixed},
};

}  // namespace

bool HoldsSeveralReports(const AnnualReport& report) {
  return std::any_of(report.remarks.begin(), report.remarks.end(),
                     [](const Remark& remark) { return remark.kind == Kind::kMultipleReports; });
}

std::span<const Rule> FormRules() { return kRules; }

}  // namespace gongkai::report
