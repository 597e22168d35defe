// What the text must tell: problems and improvements in section five, fees, oversight.
//
// Next to read: rules_narrative_places.cc.

#include <algorithm>
#include <string>

#include "base/fold.h"
#include "base/utf8.h"
#include "report/check/finding.h"
#include "report/check/relation.h"
#include "report/check/report_text.h"
#include "report/check/rule.h"
#include "report/check/rule_groups.h"
#include "report/read/level.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

// --- section five

// Below this an answer is worth a look; no law counts characters.
constexpr std::size_t kShortAnswer = 10;

/// An answer that says that there is none.
bool IsNoAnswer(u32string_view text) { return text.empty() || text == U"无" || text == U"略" || text == U"暂无"; }

void CheckProblems(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  const Section* section = report.FindSection(5);
  if (section == nullptr || report.form == nullptr) return;
  std::u32string text;
  for (const NarrativeParagraph& paragraph : report.paragraphs) {
    if (paragraph.section == 5) text += LabelKey(paragraph.text);
  }
  if (text.size() >= kShortAnswer) return;
  const bool cut_off = text.empty() && section == &report.sections.back();
  std::string message =
      text.empty() ? "“" + section->title + "”没有内容" : "“" + section->title + "”只写了“" + ToUtf8(text) + "”";
  message += cut_off ? "，文件可能不完整。" : "，应当写明存在的主要问题和改进情况。";
  Finding finding = MakeFinding(rule, At{0, 5, "", "", ""}, section->place, std::move(message), ToUtf8(text));
  if (cut_off || !IsNoAnswer(text)) finding.severity = Severity::kWarning;
  out.push_back(std::move(finding));
}

// --- fees

std::optional<Number> FeeOfTable2(const AnnualReport& report) {
  const RowReading* row =
      report.table2 && report.table2->form->id == "2021" ? report.table2->Find("行政事业性收费") : nullptr;
  if (row == nullptr || !row->found || row->values[0].kind != ValueKind::kNumber) return std::nullopt;
  return row->values[0].number;
}

/// 行政事业性收费 of table 2 is every such charge of the organ; 信息处理费 is one of them and is told in section six,
/// also when there was none. So silence is noted, and more so when applications ended for want of payment.
void CheckFeeTold(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  const Section* section = report.FindSection(6);
  if (section == nullptr || report.form == nullptr || report.form->id != "2021") return;
  if (input.text->Mentions({U"信息处理费", U"处理费", U"收取任何费用", U"收取费用", U"收取相关费用", U"收费"}, 6) ||
      input.text->Mentions({U"信息处理费"})) {
    return;
  }
  const RowReading* unpaid = report.table3 ? report.table3->Find("三(六)2") : nullptr;
  const bool ended_unpaid = unpaid != nullptr && unpaid->found && unpaid->PlacesKnown() &&
                            unpaid->values.back().kind == ValueKind::kNumber && unpaid->values.back().number > Number{};
  std::string message = "第六部分没有说明本年收取政府信息公开信息处理费的情况";
  if (ended_unpaid) {
    message += "，而表三有 " + Shown(unpaid->values.back()) + " 件因逾期未缴费不再处理";
  } else if (const auto fee = FeeOfTable2(report); fee && *fee > Number{}) {
    message += "；表二行政事业性收费为 " + ToString(*fee) + " 万元，其中有没有信息处理费也看不出来";
  }
  Finding finding = MakeFinding(rule, At{0, 6, "", "", ""}, section->place, message + "。", "");
  if (ended_unpaid) finding.severity = Severity::kWarning;
  out.push_back(std::move(finding));
}

/// The amount told in the text is part of table 2's.
void CheckFeeAmount(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const std::optional<Number> fee = FeeOfTable2(*input.report);
  if (!fee) return;
  for (const Sentence& sentence : input.text->Sentences()) {
    if (!Contains(sentence.text, U"信息处理费")) continue;
    for (const Count& count : sentence.counts) {
      const bool yuan = count.unit == U"元";
      if (!count.exact || (!yuan && count.unit != U"万元") || !Contains(count.before, U"信息处理费")) continue;
      const Number amount = yuan ? Number{count.value.millionths / 10'000} : count.value;
      if (amount <= *fee) continue;
      const std::size_t begin = count.begin - count.before.size();
      const std::string words = input.text->Written(sentence, begin, count.end - begin);
      Finding finding = MakeFinding(
          rule, At{2, sentence.section, "行政事业性收费", "本年收费金额", ""},
          input.text->PlaceOf(sentence, begin, count.end - begin),
          "正文说“" + words + "”，表二行政事业性收费只有 " + ToString(*fee) + " 万元；信息处理费属于行政事业性收费。",
          words + "/" + ToString(*fee));
      finding.left = amount;
      finding.right = fee;
      out.push_back(std::move(finding));
      return;
    }
  }
}

// --- what a government must tell

void CheckOversight(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  constexpr std::size_t kEnoughToJudge = 200;
  if (!IsGovernment(report.organ) || report.form == nullptr || report.FindSection(6) == nullptr) return;
  if (input.text->Length(0) < kEnoughToJudge) return;
  std::string missing;
  const auto add = [&](bool told, const char* name) {
    if (!told) missing += (missing.empty() ? "" : "、") + std::string(name);
  };
  add(input.text->Mentions({U"考核", U"考评", U"绩效"}), "工作考核");
  add(input.text->Mentions({U"评议", U"满意度", U"满意率", U"测评"}), "社会评议");
  add(input.text->Mentions({U"责任追究", U"追究责任", U"追责", U"问责", U"追究"}), "责任追究");
  if (missing.empty()) return;
  const Section* section = report.FindSection(1);
  out.push_back(MakeFinding(rule, At{0, 1, "", "", ""}, section == nullptr ? Place{} : section->place,
                            "政府的年度报告还应当写明工作考核、社会评议和责任追究的结果，全文没有提到" + missing + "。",
                            missing));
}

constexpr Rule kRules[] = {
    {"N-PROBLEMS",
     Severity::kError,
     "没有写问题和改进",
     "第五部分写明主要问题和改进情况，不空着，不只写“无”“略”；只有几个字的算存疑",
     "条例第五十条第一款第（四）项",
     "写明本年实际存在的问题、上年所提问题的改进情况和打算。",
     {"第五部分只写“无。”",
      "存在的主要问题：政策解读多以文字为主，图解和视频较少；个别村公开栏更新不够及时。\n\n"
      "改进情况：与县融媒体中心合作制作方言版解读短视频，镇村公开栏改为每月由专人巡查一次，发现逾期未更新的当场督办。",
      "无。"},
     {"写明了问题和改进", "", ""},
     CheckProblems},
    {"N-FEE",
     Severity::kNotice,
     "没有说明信息处理费",
     "第六部分说明本年收取信息处理费的情况，没有收取的写明没有",
     "核对经验（通知没有规定必须写这一项）；收费依据国办函〔2020〕109号",
     "在第六部分写明本年收取信息处理费的金额；没有收取的写“未收取”。",
     {"第六部分只写“无”", "本年度未收取政府信息公开信息处理费。", "无。"},
     {"写明没有收取", "", ""},
     CheckFeeTold},
    {"N-FEEAMOUNT",
     Severity::kNotice,
     "信息处理费多于收费总额",
     "正文的信息处理费 ≤ 表二行政事业性收费",
     "国办函〔2020〕109号（信息处理费属于行政事业性收费）",
     "核对表二行政事业性收费是否漏计信息处理费，单位是否为万元。",
     {"收取 40000 元，表二为 3.5 万元", "本年度未收取政府信息公开信息处理费。", "本年度收取信息处理费40000元。"},
     {"收取 3000 元", "本年度未收取政府信息公开信息处理费。", "本年度收取信息处理费3000元。"},
     CheckFeeAmount},
    {"N-OVERSIGHT",
     Severity::kWarning,
     "没有写考核、评议、责任追究",
     "各级人民政府的报告写明工作考核、社会评议和责任追究结果",
     "条例第五十条第一款第（四）项",
     "补写这几项的结果；没有追究责任的情形也写明。",
     {"没有提到社会评议", "邀请村民代表开展社会评议，满意率为94.6%；", ""},
     {"三项都有", "", ""},
     CheckOversight},
};

}  // namespace

std::span<const Rule> TextWordRules() { return kRules; }

}  // namespace gongkai::report
