// The two statutory forms, row by row as they are printed. Labels are the official ones (国办公开办函〔2019〕60号 and
// 国办公开办函〔2021〕30号); keys are those of the exchange format.

#include "law/report_form.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>

namespace gongkai::law {
namespace {

using std::string_view;

constexpr FormColumn kRegulationColumns2021[] = {{"本年制发件数"}, {"本年废止件数"}, {"现行有效件数"}};
constexpr FormColumn kDecisionColumns2021[] = {{"本年处理决定数量"}};
constexpr FormColumn kFeeColumns2021[] = {{"本年收费金额", Unit::kMoney}};
constexpr FormColumn kRegulationColumns2019[] = {{"本年新制作数量"}, {"本年新公开数量"}, {"对外公开总数量"}};
constexpr FormColumn kDecisionColumns2019[] = {{"上一年项目数量"}, {"本年增/减", Unit::kSignedCount}, {"处理决定数量"}};
constexpr FormColumn kFeeColumns2019[] = {{"上一年项目数量"}, {"本年增/减", Unit::kSignedCount}};
constexpr FormColumn kProcurementColumns2019[] = {{"采购项目数量"}, {"采购总金额", Unit::kMoney}};
constexpr FormColumn kApplicantColumns[] = {{"自然人"},       {"商业企业"}, {"科研机构"}, {"社会公益组织"},
                                            {"法律服务机构"}, {"其他"},     {"总计"}};
constexpr FormColumn kDisputeColumns[] = {{"结果维持"}, {"结果纠正"}, {"其他结果"}, {"尚未审结"}, {"总计"}};

constexpr FormRow kTable2Of2019[] = {
    {"规章", "规章", "第二十条第（一）项", kRegulationColumns2019},
    {"规范性文件", "规范性文件", "第二十条第（一）项", kRegulationColumns2019},
    {"行政许可", "行政许可", "第二十条第（五）项", kDecisionColumns2019},
    {"其他对外管理服务事项", "其他对外管理服务事项", "第二十条第（五）项", kDecisionColumns2019},
    {"行政处罚", "行政处罚", "第二十条第（六）项", kDecisionColumns2019},
    {"行政强制", "行政强制", "第二十条第（六）项", kDecisionColumns2019},
    {"行政事业性收费", "行政事业性收费", "第二十条第（八）项", kFeeColumns2019},
    {"政府集中采购", "政府集中采购", "第二十条第（九）项", kProcurementColumns2019},
};

constexpr FormRow kTable2Of2021[] = {
    {"规章", "规章", "第二十条第（一）项", kRegulationColumns2021},
    {"行政规范性文件", "行政规范性文件", "第二十条第（一）项", kRegulationColumns2021},
    {"行政许可", "行政许可", "第二十条第（五）项", kDecisionColumns2021},
    {"行政处罚", "行政处罚", "第二十条第（六）项", kDecisionColumns2021},
    {"行政强制", "行政强制", "第二十条第（六）项", kDecisionColumns2021},
    {"行政事业性收费", "行政事业性收费", "第二十条第（八）项", kFeeColumns2021},
};

constexpr string_view kRefused = "（三）不予公开";
constexpr string_view kUnable = "（四）无法提供";
constexpr string_view kNotHandled = "（五）不予处理";
constexpr string_view kOtherwise = "（六）其他处理";

// Table 3 is one list; the forms differ only in （六）, a single row in 2019 and three in 2021.
constexpr FormRow kRowsFirst[] = {
    {"一", "一、本年新收政府信息公开申请数量", "", kApplicantColumns},
    {"二", "二、上年结转政府信息公开申请数量", "", kApplicantColumns},
    {"三(一)", "（一）予以公开", "", kApplicantColumns},
    {"三(二)", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "", kApplicantColumns},
};
constexpr FormRow kRowsLast[] = {
    {"三(七)", "（七）总计", "", kApplicantColumns},
    {"四", "四、结转下年度继续办理", "", kApplicantColumns},
};
constexpr FormRow kRowsRefused[] = {
    {"三(三)1", "1.属于国家秘密", kRefused, kApplicantColumns},
    {"三(三)2", "2.其他法律行政法规禁止公开", kRefused, kApplicantColumns},
    {"三(三)3", "3.危及“三安全一稳定”", kRefused, kApplicantColumns},
    {"三(三)4", "4.保护第三方合法权益", kRefused, kApplicantColumns},
    {"三(三)5", "5.属于三类内部事务信息", kRefused, kApplicantColumns},
    {"三(三)6", "6.属于四类过程性信息", kRefused, kApplicantColumns},
    {"三(三)7", "7.属于行政执法案卷", kRefused, kApplicantColumns},
    {"三(三)8", "8.属于行政查询事项", kRefused, kApplicantColumns},
};
constexpr FormRow kRowsUnable[] = {
    {"三(四)1", "1.本机关不掌握相关政府信息", kUnable, kApplicantColumns},
    {"三(四)2", "2.没有现成信息需要另行制作", kUnable, kApplicantColumns},
    {"三(四)3", "3.补正后申请内容仍不明确", kUnable, kApplicantColumns},
};
constexpr FormRow kRowsNotHandled[] = {
    {"三(五)1", "1.信访举报投诉类申请", kNotHandled, kApplicantColumns},
    {"三(五)2", "2.重复申请", kNotHandled, kApplicantColumns},
    {"三(五)3", "3.要求提供公开出版物", kNotHandled, kApplicantColumns},
    {"三(五)4", "4.无正当理由大量反复申请", kNotHandled, kApplicantColumns},
    {"三(五)5", "5.要求行政机关确认或重新出具已获取信息", kNotHandled, kApplicantColumns},
};
constexpr FormRow kRowsOtherwise2019[] = {{"三(六)", "（六）其他处理", "", kApplicantColumns}};
constexpr FormRow kRowsOtherwise2021[] = {
    {"三(六)1", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", kOtherwise, kApplicantColumns},
    {"三(六)2", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", kOtherwise,
     kApplicantColumns},
    {"三(六)3", "3.其他", kOtherwise, kApplicantColumns},
};

/// Rows one after the other, as the notice prints them.
template <std::size_t... kSizes>
constexpr auto Join(const FormRow (&... parts)[kSizes]) {
  std::array<FormRow, (kSizes + ...)> rows;
  auto end = rows.begin();
  ((end = std::copy(std::begin(parts), std::end(parts), end)), ...);
  return rows;
}

constexpr auto kTable3Of2019 =
    Join(kRowsFirst, kRowsRefused, kRowsUnable, kRowsNotHandled, kRowsOtherwise2019, kRowsLast);
constexpr auto kTable3Of2021 =
    Join(kRowsFirst, kRowsRefused, kRowsUnable, kRowsNotHandled, kRowsOtherwise2021, kRowsLast);
static_assert(kTable3Of2019.size() == 23 && kTable3Of2021.size() == 25);

constexpr FormRow kTable4[] = {
    {"行政复议", "行政复议", "", kDisputeColumns},
    {"未经复议直接起诉", "未经复议直接起诉", "行政诉讼", kDisputeColumns},
    {"复议后起诉", "复议后起诉", "行政诉讼", kDisputeColumns},
};

constexpr string_view kAlso1[] = {"政府信息公开工作总体情况", "总体情况概述", "概述"};
constexpr string_view kAlso2[] = {"行政机关主动公开政府信息情况", "主动公开政府信息的情况"};
constexpr string_view kAlso3[] = {"行政机关收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请的情况"};
constexpr string_view kAlso4[] = {"因政府信息公开工作被申请行政复议、提起行政诉讼情况",
                                  "政府信息公开行政复议和行政诉讼情况",
                                  "因政府信息公开工作被申请行政复议提起行政诉讼的情况"};
constexpr string_view kAlso5[] = {"政府信息公开工作存在的主要问题及改进情况", "存在的主要问题和改进情况"};
constexpr string_view kAlso6[] = {"其他需要报告的情况"};
constexpr FormSection kSections[] = {
    {1, "总体情况", kAlso1},
    {2, "主动公开政府信息情况", kAlso2},
    {3, "收到和处理政府信息公开申请情况", kAlso3},
    {4, "政府信息公开行政复议、行政诉讼情况", kAlso4},
    {5, "存在的主要问题及改进情况", kAlso5},
    {6, "其他需要报告的事项", kAlso6},
};

constexpr string_view kIncoming[] = {"一", "二"};
constexpr string_view kOutgoing[] = {"三(七)", "四"};
constexpr string_view kResultTotal[] = {"三(七)"};
constexpr string_view kResultParts[] = {"三(一)",  "三(二)",  "三(三)1", "三(三)2", "三(三)3", "三(三)4",
                                        "三(三)5", "三(三)6", "三(三)7", "三(三)8", "三(四)1", "三(四)2",
                                        "三(四)3", "三(五)1", "三(五)2", "三(五)3", "三(五)4", "三(五)5",
                                        "三(六)",  "三(六)1", "三(六)2", "三(六)3"};
constexpr ColumnRelation kRelations2019[] = {
    {"T3-BALANCE", kIncoming, kOutgoing, "每一列：第一项 + 第二项 = 第三项（七）总计 + 第四项",
     "国办公开办函〔2019〕60号附件表三注（勾稽关系）"},
    {"T3-RESULTS", kResultParts, kResultTotal, "每一列：第三项（一）至（六）各行之和 = （七）总计",
     "国办公开办函〔2019〕60号附件表三"},
};
constexpr ColumnRelation kRelations2021[] = {
    {"T3-BALANCE", kIncoming, kOutgoing, "每一列：第一项 + 第二项 = 第三项（七）总计 + 第四项",
     "国办公开办函〔2021〕30号附件表三注（勾稽关系）"},
    {"T3-RESULTS", kResultParts, kResultTotal, "每一列：第三项（一）至（六）各行之和 = （七）总计",
     "国办公开办函〔2021〕30号附件表三"},
};

constexpr ReportForm kForms[] = {
    {"2019",
     2019,
     2020,
     "国办公开办函〔2019〕60号",
     kSections,
     {2, kTable2Of2019},
     {3, kTable3Of2019},
     {4, kTable4},
     kRelations2019,
     false,
     false},
    {"2021",
     2021,
     9999,
     "国办公开办函〔2021〕30号",
     kSections,
     {2, kTable2Of2021},
     {3, kTable3Of2021},
     {4, kTable4},
     kRelations2021,
     true,
     true},
};

}  // namespace

const FormTable& ReportForm::Table(int number) const {
  if (number == 2) return table2;
  if (number == 3) return table3;
  if (number == 4) return table4;
  std::abort();  // a form has tables 2, 3 and 4
}

std::span<const ReportForm> ReportForms() { return kForms; }

const ReportForm* FindForm(std::string_view id) {
  for (const ReportForm& form : kForms) {
    if (form.id == id) return &form;
  }
  return nullptr;
}

const ReportForm& LatestForm() { return kForms[std::size(kForms) - 1]; }

const ReportForm& FormByDivision(bool divides_other) {
  for (const ReportForm& form : kForms) {
    if (form.divides_other == divides_other) return form;
  }
  std::abort();  // there is one of each
}

const ReportForm* FormInForce(int year) {
  for (const ReportForm& form : kForms) {
    if (year >= form.first_year && year <= form.last_year) return &form;
  }
  return nullptr;
}

const FormRow* FindRow(const FormTable& table, std::string_view key) {
  for (const FormRow& row : table.rows) {
    if (row.key == key) return &row;
  }
  return nullptr;
}

}  // namespace gongkai::law
