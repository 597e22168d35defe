#include "disclosure/item_kind.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/date.h"

namespace gongkai::disclosure {
namespace {

using law::Term;
using law::TermUnit;

// ---- fields

constexpr KindField kDocumentNumber{"document_number", "发文字号", FieldType::kText, true, "例如：澄政发〔2026〕3号"};

constexpr KindField kTerm{
    kLastingField, "有效期", FieldType::kTick, false, "没有规定有效期、现在仍然执行的，勾选以后对外标明“现行有效”",
    kLasting};

constexpr KindField kNormativeFields[] = {
    kDocumentNumber,
    {"effective_on", "施行日期", FieldType::kDate, true},
    {"valid_until", "有效期至", FieldType::kDate, false, "文件规定了有效期的填最后一天"},
    kTerm,
};
constexpr KindField kPolicyFields[] = {
    {"document_number", "发文字号", FieldType::kText, false, "没有字号的不填"},
    {"valid_until", "有效期至", FieldType::kDate, false, "文件规定了有效期的填最后一天"},
    kTerm,
};
constexpr KindField kInterpretationFields[] = {
    {"of_item", "解读的文件", FieldType::kItem, true, "填它的索引号，它须是公开的"},
    {"interpreter", "解读单位或者解读人", FieldType::kText, false},
};
constexpr KindField kLeadersFields[] = {
    {"post", "职务", FieldType::kText, true},
    {"duties", "分工", FieldType::kLongText, true},
};
constexpr KindField kPlanFields[] = {{"period", "规划期", FieldType::kText, false, "例如：2026—2030年"}};
constexpr KindField kStatisticsFields[] = {{"period", "统计期", FieldType::kText, true, "例如：2026年第一季度"}};
constexpr KindField kServiceFields[] = {
    {"basis", "设定依据", FieldType::kLongText, true},
    {"conditions", "申请条件", FieldType::kLongText, true},
    {"materials", "办理材料", FieldType::kLongText, true},
    {"procedure", "办理流程", FieldType::kLongText, true},
    {"place", "办理地点", FieldType::kText, true},
    {"hours", "办理时间", FieldType::kText, true},
    {"phone", "联系电话", FieldType::kText, true},
    {"time_limit", "办结时限", FieldType::kText, false},
    {"fee", "收费标准", FieldType::kText, false, "不收费的写“不收费”"},
};
constexpr KindField kDecisionFields[] = {
    {"decision_number", "决定书文号", FieldType::kText, true},
    {"decided_on", "作出决定日期", FieldType::kDate, true},
    {"party", "行政相对人", FieldType::kText, true, "自然人只写姓，其余用“某”代替"},
    {"matter", "事项", FieldType::kText, true},
    {"result", "决定内容", FieldType::kLongText, true},
    {"basis", "依据", FieldType::kLongText, true},
};
constexpr KindField kBudgetFields[] = {
    {"fiscal_year", "预算（决算）年度", FieldType::kCount, true},
    {"approved_on", "批准或者批复日期", FieldType::kDate, true},
};
constexpr KindField kFeeFields[] = {
    {"basis", "收费依据", FieldType::kLongText, true},
    {"standard", "收费标准", FieldType::kLongText, true},
    {kCollectedField, "本年收费金额（元）", FieldType::kMoney, false, "年底填；进入年度报告第二部分"},
    {kChargeYearField, "收费年度", FieldType::kCount, false, "上面的金额是哪一年收的，例如：2025；填了金额的必须填"},
};
constexpr KindField kProcurementFields[] = {
    {"stage", "环节", FieldType::kText, true, "采购公告、中标结果、合同、验收等"},
    {"amount", "金额（元）", FieldType::kMoney, false},
};
constexpr KindField kProjectFields[] = {
    {"project_code", "项目代码", FieldType::kText, false},
    {"stage", "环节", FieldType::kText, true, "批准、招投标、施工、竣工等"},
};
constexpr KindField kAidFields[] = {
    {"programme", "补贴或者救助项目", FieldType::kText, true},
    {"posted_until", "公示到", FieldType::kDate, true, "到这一天为止，第二天自动撤下"},
    {"supervision_phone", "监督电话", FieldType::kText, true},
};
// 突发事件应对法第六十三条: four levels, the first the highest, shown in these colours.
constexpr FieldChoice kWarningLevels[] = {
    {"红色", "一级（红色）"}, {"橙色", "二级（橙色）"}, {"黄色", "三级（黄色）"}, {"蓝色", "四级（蓝色）"}};
constexpr KindField kWarningFields[] = {
    {"level", "预警级别", FieldType::kChoice, true, "一级最高（突发事件应对法第六十三条）", {}, kWarningLevels},
    {"area", "影响范围", FieldType::kText, true},
    {"posted_until", "有效到", FieldType::kDate, true},
};
constexpr KindField kDraftFields[] = {
    {"draft_of", "草案的种类", FieldType::kText, false,
     "重大行政决策、规章、行政规范性文件或者其他；空着按重大行政决策算期限"},
    {"comment_until", "征求意见到", FieldType::kDate, true, "一般不少于30日"},
    {"comment_way", "提意见的方式", FieldType::kLongText, true},
    {"shorter_why", "少于30日的理由", FieldType::kLongText, false,
     "不足30日的写明；重大行政决策只能因情况紧急等原因缩短（重大行政决策程序暂行条例第十五条）"},
    {"explanation", "起草说明", FieldType::kLongText, false,
     "为什么起草、主要内容、要听取意见的问题。重大行政决策必须有（重大行政决策程序暂行条例第十五条），其他草案建议有；"
     "写在这里，或者填索引号，或者附上名称里有“说明”的附件"},
    {"explanation_item", "起草说明的索引号", FieldType::kItem, false, "说明另外公开的，填它的索引号，它须是公开的"},
};
constexpr KindField kOutcomeFields[] = {
    {"of_item", "征求意见的草案", FieldType::kItem, true, "填它的索引号"},
    {"received", "收到意见（条）", FieldType::kCount, true},
    {"adopted", "采纳（条）", FieldType::kCount, true},
};
constexpr KindField kTopicFields[] = {{"topic", "公众提出的题目", FieldType::kText, true}};
constexpr KindField kClarifyFields[] = {{"rumour", "澄清的是什么", FieldType::kText, true}};
constexpr KindField kRepostFields[] = {
    {"source", "来源", FieldType::kText, true},
    {"source_address", "原文网址", FieldType::kText, true},
};
constexpr KindField kDisclosureRuleFields[] = {
    {"document_number", "发文字号", FieldType::kText, false, "没有字号的不填"},
};
constexpr KindField kReportFields[] = {{"report_year", "报告年度", FieldType::kCount, true}};

// ---- kinds

constexpr Term kGeneral{20, TermUnit::kWorkingDays};
constexpr std::string_view kFormed = "形成或者变更";
constexpr std::string_view kArticle26 = "条例第二十六条";
constexpr Term kSeven{7, TermUnit::kWorkingDays};
constexpr Term kAtOnce{0, TermUnit::kWorkingDays};
constexpr Term kTwentyDays{20, TermUnit::kCalendarDays};

constexpr KindFacts kTable[] = {
    {ItemKind::kRule, "rule", "规章", Column::kPolicies, "条例第二十条第（一）项", kGeneral, kFormed, kArticle26,
     kNormativeFields},
    {ItemKind::kNormative, "normative", "行政规范性文件", Column::kPolicies, "条例第二十条第（一）项", kGeneral,
     kFormed, kArticle26, kNormativeFields},
    {ItemKind::kPolicy, "policy", "其他政策文件", Column::kPolicies, "条例第二十条第（一）、（三）项", kGeneral,
     kFormed, kArticle26, kPolicyFields},
    {ItemKind::kInterpretation, "interpretation", "政策解读", Column::kPolicies, "条例第二十二条；国办发〔2016〕80号",
     kGeneral, kFormed, kArticle26, kInterpretationFields},
    {ItemKind::kFunctions,
     "functions",
     "机构职能",
     Column::kFunctions,
     "条例第二十条第（二）项",
     kGeneral,
     kFormed,
     kArticle26,
     {}},
    {ItemKind::kLeaders, "leaders", "领导信息", Column::kFunctions, "条例第二十条第（二）项", kGeneral, kFormed,
     kArticle26, kLeadersFields},
    {ItemKind::kPlan, "plan", "规划计划", Column::kPlans, "条例第二十条第（三）项", kGeneral, kFormed, kArticle26,
     kPlanFields},
    {ItemKind::kStatistics, "statistics", "统计信息", Column::kStatistics, "条例第二十条第（四）项", kGeneral, kFormed,
     kArticle26, kStatisticsFields},
    {ItemKind::kServiceGuide, "service_guide", "办事指南", Column::kServices, "条例第二十条第（五）项", kGeneral,
     kFormed, kArticle26, kServiceFields},
    {ItemKind::kPermit, "permit", "行政许可决定", Column::kServices, "条例第二十条第（五）项", kSeven, "作出决定",
     "行政许可和行政处罚公示的要求", kDecisionFields},
    {ItemKind::kPenalty, "penalty", "行政处罚决定", Column::kEnforcement,
     "条例第二十条第（六）项；行政处罚法第四十八条", kSeven, "作出决定", "行政许可和行政处罚公示的要求",
     kDecisionFields},
    {ItemKind::kCompulsion, "compulsion", "行政强制决定", Column::kEnforcement, "条例第二十条第（六）项", kGeneral,
     "作出决定", kArticle26, kDecisionFields},
    {ItemKind::kBudget, "budget", "财政预算", Column::kFinance, "条例第二十条第（七）项；预算法第十四条", kTwentyDays,
     "批准或者批复", "预算法第十四条", kBudgetFields},
    {ItemKind::kAccounts, "accounts", "财政决算", Column::kFinance, "条例第二十条第（七）项；预算法第十四条",
     kTwentyDays, "批准或者批复", "预算法第十四条", kBudgetFields},
    {ItemKind::kFee, "fee", "行政事业性收费", Column::kFees, "条例第二十条第（八）项", kGeneral, kFormed, kArticle26,
     kFeeFields},
    {ItemKind::kProcurement, "procurement", "政府集中采购", Column::kProcurement, "条例第二十条第（九）项", kGeneral,
     kFormed, kArticle26, kProcurementFields},
    {ItemKind::kProject, "project", "重大建设项目", Column::kProjects, "条例第二十条第（十）项", kGeneral, kFormed,
     kArticle26, kProjectFields},
    {ItemKind::kAidList, "aid_list", "补贴和救助名单", Column::kWelfare, "条例第二十条第（十五）项、第二十一条",
     kGeneral, kFormed, kArticle26, kAidFields},
    {ItemKind::kWelfare,
     "welfare",
     "民生政策落实",
     Column::kWelfare,
     "条例第二十条第（十一）项、第二十一条",
     kGeneral,
     kFormed,
     kArticle26,
     {}},
    {ItemKind::kWarning, "warning", "应急和预警", Column::kEmergency, "条例第二十条第（十二）项", kAtOnce, "形成",
     "条例第六条要求及时；这里按当天提醒", kWarningFields},
    {ItemKind::kInspection,
     "inspection",
     "监督检查",
     Column::kInspection,
     "条例第二十条第（十三）项",
     kGeneral,
     kFormed,
     kArticle26,
     {}},
    {ItemKind::kRecruitment,
     "recruitment",
     "招考录用",
     Column::kRecruitment,
     "条例第二十条第（十四）项",
     kGeneral,
     kFormed,
     kArticle26,
     {}},
    {ItemKind::kDraft, "draft", "征求意见", Column::kParticipation, "条例第十九条；重大行政决策程序暂行条例第十五条",
     kGeneral, kFormed, kArticle26, kDraftFields},
    {ItemKind::kOutcome, "outcome", "征求意见结果", Column::kParticipation,
     "国办秘函〔2019〕19号；重大行政决策按重大行政决策程序暂行条例第三十二条", kGeneral, kFormed, kArticle26,
     kOutcomeFields},
    {ItemKind::kTopicAnswer, "topic_answer", "点题公开", Column::kParticipation, "条例第十九条、第二十二条", kGeneral,
     kFormed, kArticle26, kTopicFields},
    {ItemKind::kClarification, "clarification", "回应澄清", Column::kNews, "条例第六条", kAtOnce, "形成",
     "条例第六条要求及时；这里按当天提醒", kClarifyFields},
    {ItemKind::kNotice, "notice", "通知公告", Column::kNews, "条例第十九条", kGeneral, kFormed, kArticle26, {}},
    {ItemKind::kNews, "news", "工作动态", Column::kNews, "条例第十九条", kGeneral, kFormed, kArticle26, {}},
    {ItemKind::kVisit, "visit", "领导活动", Column::kNews, "条例第十九条", kGeneral, kFormed, kArticle26, {}},
    {ItemKind::kBooklet, "booklet", "政策汇编", Column::kPolicies, "条例第二十二条", kGeneral, kFormed, kArticle26, {}},
    {ItemKind::kMedia, "media", "图解和视频", Column::kNews, "条例第二十三条", kGeneral, kFormed, kArticle26, {}},
    {ItemKind::kRepost, "repost", "转载", Column::kNews, "条例第十条", kGeneral, kFormed, kArticle26, kRepostFields},
    {ItemKind::kAnnualReport, "annual_report", "政府信息公开年度报告", Column::kAnnualReports,
     "条例第四十九条、第五十条", kGeneral, kFormed, kArticle26, kReportFields},
    {ItemKind::kDisclosureRule, "disclosure_rule", "政府信息公开制度", Column::kDisclosureRules,
     "条例第四条、第十七条、第四十五条；国办公开办函〔2019〕61号", kGeneral, kFormed, kArticle26,
     kDisclosureRuleFields},
    {ItemKind::kOther,
     "other",
     "其他法定信息",
     Column::kOther,
     "条例第二十条第（十五）项",
     kGeneral,
     kFormed,
     kArticle26,
     {}},
};

constexpr auto kKinds = [] {
  std::array<ItemKind, std::size(kTable)> kinds{};
  for (std::size_t i = 0; i < kinds.size(); ++i) kinds[i] = kTable[i].kind;
  return kinds;
}();

// Rows stand in the order of the enum: FactsOf is an index.
constexpr bool IsOrdered() {
  for (std::size_t i = 0; i < std::size(kTable); ++i) {
    if (static_cast<std::size_t>(kTable[i].kind) != i) return false;
  }
  return std::size(kTable) == static_cast<std::size_t>(ItemKind::kOther) + 1;
}
static_assert(IsOrdered());

struct ColumnRow {
  Column column;
  std::string_view id, name;
};

constexpr ColumnRow kColumnTable[] = {
    {Column::kPolicies, "policies", "政策文件"},
    {Column::kFunctions, "functions", "机构职能"},
    {Column::kPlans, "plans", "规划计划"},
    {Column::kStatistics, "statistics", "统计信息"},
    {Column::kServices, "services", "行政许可和服务"},
    {Column::kEnforcement, "enforcement", "行政处罚和强制"},
    {Column::kFinance, "finance", "财政预决算"},
    {Column::kFees, "fees", "收费项目"},
    {Column::kProcurement, "procurement", "政府采购"},
    {Column::kProjects, "projects", "重大建设项目"},
    {Column::kWelfare, "welfare", "民生保障"},
    {Column::kEmergency, "emergency", "应急管理"},
    {Column::kInspection, "inspection", "监督检查"},
    {Column::kRecruitment, "recruitment", "招考录用"},
    {Column::kParticipation, "participation", "公众参与"},
    {Column::kNews, "news", "通知和动态"},
    {Column::kDisclosureRules, "rules", "政府信息公开制度"},
    {Column::kAnnualReports, "annual_reports", "政府信息公开年报"},
    {Column::kOther, "other", "其他法定信息"},
};

constexpr auto kColumns = [] {
  std::array<Column, std::size(kColumnTable)> columns{};
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i] = kColumnTable[i].column;
  return columns;
}();

}  // namespace

std::span<const ItemKind> ItemKinds() { return kKinds; }

std::span<const Column> Columns() { return kColumns; }
std::string_view IdOf(Column column) { return kColumnTable[static_cast<std::size_t>(column)].id; }
std::string_view NameOf(Column column) { return kColumnTable[static_cast<std::size_t>(column)].name; }

std::optional<Column> ColumnFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kColumnTable, id, &ColumnRow::id);
  return row == std::end(kColumnTable) ? std::nullopt : std::optional(row->column);
}

std::optional<int> ChargeYearFrom(std::string_view written) {
  constexpr int kFirst = 1949, kLast = 2199;
  if (written.size() != 4 || written.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  int year = 0;
  for (const char digit : written) year = year * 10 + (digit - '0');
  return year >= kFirst && year <= kLast ? std::optional(year) : std::nullopt;
}

const FieldChoice* ChoiceOf(const KindField& field, std::string_view value) {
  const auto choice = std::ranges::find(field.choices, value, &FieldChoice::value);
  return choice == field.choices.end() ? nullptr : &*choice;
}

std::string ShownOf(const KindField& field, std::string_view value) {
  if (field.type == FieldType::kDate) {
    if (const auto day = ParseDate(value)) return ToChinese(*day);
  }
  const FieldChoice* const choice = ChoiceOf(field, value);
  return std::string(choice == nullptr ? value : choice->label);
}

const KindFacts& FactsOf(ItemKind kind) { return kTable[static_cast<std::size_t>(kind)]; }
std::string_view IdOf(ItemKind kind) { return FactsOf(kind).id; }
std::string_view NameOf(ItemKind kind) { return FactsOf(kind).name; }

std::optional<ItemKind> ItemKindFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kTable, id, &KindFacts::id);
  return row == std::end(kTable) ? std::nullopt : std::optional(row->kind);
}

}  // namespace gongkai::disclosure
