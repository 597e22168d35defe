// What the text must tell, and what it must not: another year's work, an empty section five, silence on fees and
// oversight.
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

namespace gongkai::report {
namespace {

using std::u32string_view;

const Section* FindSection(const AnnualReport& report, int number) {
  for (const Section& section : report.sections) {
    if (section.number == number) return &section;
  }
  return nullptr;
}

// --- years

std::u32string YearWord(int year) { return FromUtf8(std::to_string(year) + "年"); }

bool Compares(u32string_view sentence) {
  return ContainsAny(sentence, {U"相比", U"同比",     U"较",   U"比20",   U"以来",   U"增长", U"下降", U"减少",
                                U"上升", U"结转",     U"对比", U"至20",   U"到20",   U"年起", U"上年", U"编制",
                                U"年报", U"年度报告", U"底",   U"考核中", U"评估中", U"评为", U"通报"});
}

void AddYearFinding(const CheckInput& input, const Rule& rule, const Sentence& sentence, std::size_t at,
                    std::string message, std::vector<Finding>& out) {
  const std::string words = input.text->Written(sentence, at, 24);
  out.push_back(MakeFinding(rule, At{0, sentence.section, "", "", ""}, input.text->PlaceOf(sentence, at, 5),
                            "“" + words + "…”：" + message, words));
}

/// "2020年,我镇……" opens a sentence of the 2021 report as the year's work.
bool OpensWithYear(u32string_view sentence, u32string_view year) {
  if (!sentence.starts_with(year)) return false;
  u32string_view rest = sentence.substr(year.size());
  if (rest.starts_with(U"度")) rest.remove_prefix(1);
  return !rest.empty() && (rest[0] == U',' || rest[0] == U'我' || rest[0] == U'全' || rest[0] == U'本');
}

/// "2021年将从以下方面……": 将 is also 把, so a word of planning must follow.
bool PlansFor(u32string_view sentence, u32string_view year) {
  const std::size_t at = sentence.find(year);
  if (at == u32string_view::npos) return false;
  u32string_view rest = sentence.substr(at + year.size());
  for (u32string_view subject : {u32string_view(U","), u32string_view(U"我们"), u32string_view(U"我镇"),
                                 u32string_view(U"我乡"), u32string_view(U"我局"), u32string_view(U"街道")}) {
    if (rest.starts_with(subject)) rest.remove_prefix(subject.size());
  }
  if (!rest.starts_with(U"将") && !rest.starts_with(U"拟") && !rest.starts_with(U"计划")) return false;
  rest.remove_prefix(rest.starts_with(U"计划") ? 2 : 1);
  for (u32string_view plan :
       {u32string_view(U"从"), u32string_view(U"继续"), u32string_view(U"进一步"), u32string_view(U"重点"),
        u32string_view(U"着力"), u32string_view(U"采取"), u32string_view(U"加强"), u32string_view(U"加大"),
        u32string_view(U"以"), u32string_view(U"不断"), u32string_view(U"认真"), u32string_view(U"切实")}) {
    if (rest.starts_with(plan)) return true;
  }
  return false;
}

void CheckPeriod(const CheckInput& input, const Rule& rule, const Sentence& sentence, std::vector<Finding>& out) {
  const int year = *input.report->year;
  const u32string_view text = sentence.text;
  const std::size_t start = text.find(U"年1月1日");
  const std::size_t end = text.find(U"年12月31日");
  if (start == u32string_view::npos || end == u32string_view::npos || end < start || !Contains(text, U"统计")) return;
  const std::optional<int> first = LastYearNamed(text.substr(0, start + 1));
  const std::optional<int> last = LastYearNamed(text.substr(0, end + 1));
  if (!first || !last || *first != *last || *first == year) return;
  AddYearFinding(input, rule, sentence, start - 4,
                 "统计期限写的是 " + std::to_string(*first) + "年，报告是 " + std::to_string(year) + "年的。", out);
}

/// "20201月1日", "202012月31日", "202011日": characters lost between year and month. Codes of documents and telephones
/// are no dates: a month or day must follow.
void CheckDamagedDate(const CheckInput& input, const Rule& rule, const Sentence& sentence, std::vector<Finding>& out) {
  const u32string_view text = sentence.text;
  const auto digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  for (std::size_t at = text.find(U"20"); at != u32string_view::npos; at = text.find(U"20", at + 2)) {
    if (at > 0 && (digit(text[at - 1]) || text[at - 1] == U'.')) continue;
    std::size_t end = at;
    while (end < text.size() && digit(text[end])) ++end;
    const std::size_t digits = end - at;
    if (digits < 5 || digits > 8 || end >= text.size() || text[at + 2] > U'3') continue;
    const bool month = text[end] == U'月' && digits <= 6 && end + 1 < text.size() && digit(text[end + 1]);
    const bool day = text[end] == U'日' && digits <= 8 && (at == 0 || !digit(text[at - 1]));
    if (!month && !day) continue;
    AddYearFinding(input, rule, sentence, at, "日期不完整，像是漏了“年”“月”等字。", out);
    return;
  }
}

void CheckYears(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (!input.report->year) return;
  const int year = *input.report->year;
  const std::u32string own = YearWord(year), before = YearWord(year - 1);
  for (const Sentence& sentence : input.text->Sentences()) {
    CheckPeriod(input, rule, sentence, out);
    CheckDamagedDate(input, rule, sentence, out);
    const bool stale =
        OpensWithYear(sentence.text, before) && !Contains(sentence.text, own) && !Compares(sentence.text);
    if (stale && (sentence.section == 1 || sentence.section == 5)) {
      AddYearFinding(input, rule, sentence, 0,
                     "这是 " + std::to_string(year) + "年的报告，句首却是 " + std::to_string(year - 1) +
                         "年，像是沿用了上年的文字。",
                     out);
    }
    if (sentence.section == 5 && PlansFor(sentence.text, own)) {
      AddYearFinding(input, rule, sentence, sentence.text.find(own),
                     "把 " + std::to_string(year) + "年写成了以后的打算，像是沿用了上年的文字。", out);
    }
  }
}

// --- the notice named as the basis

/// 国办公开办函〔2021〕30号 took the place of the notice of 2019 from the report for 2021 on.
void CheckBasis(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (!input.report->year) return;
  const bool new_form = *input.report->year >= 2021;
  const u32string_view wrong = new_form ? U"2019〕60号" : U"2021〕30号";
  for (const Sentence& sentence : input.text->Sentences()) {
    std::u32string text(sentence.text);
    for (char32_t& c : text) c = c == U'[' || c == U'(' ? U'〔' : c == U']' || c == U')' ? U'〕' : c;
    const std::size_t at = text.find(wrong);
    if (at == u32string_view::npos) continue;
    std::string message =
        new_form ? "“〔2019〕60号”是 2019、2020 年报告的格式通知，2021 年起的报告应当依据国办公开办函〔2021〕30号。"
                 : "“〔2021〕30号”是 2021 年起的报告的格式通知，这份报告是 " + std::to_string(*input.report->year) +
                       " 年的。";
    out.push_back(MakeFinding(rule, At{0, sentence.section, "", "", ""},
                              input.text->PlaceOf(sentence, at, wrong.size()), std::move(message),
                              input.text->Written(sentence, at, wrong.size())));
    return;
  }
}

// --- section five

constexpr std::size_t kShortestAnswer = 10;

void CheckProblems(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  const Section* section = FindSection(report, 5);
  if (section == nullptr || report.form == nullptr) return;
  std::u32string text;
  for (const NarrativeParagraph& paragraph : report.paragraphs) {
    if (paragraph.section == 5) text += LabelKey(paragraph.text);
  }
  if (text.size() >= kShortestAnswer) return;
  const bool last = section == &report.sections.back();
  std::string message =
      text.empty() ? "“" + section->title + "”没有内容" : "“" + section->title + "”只写了“" + ToUtf8(text) + "”";
  message += text.empty() && last ? "，文件可能不完整。" : "，应当写明存在的主要问题和改进情况。";
  Finding finding = MakeFinding(rule, At{0, 5, "", "", ""}, section->place, std::move(message), ToUtf8(text));
  if (text.empty() && last) finding.severity = Severity::kWarning;
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
  const Section* section = FindSection(report, 6);
  if (section == nullptr || report.form == nullptr || report.form->id != "2021") return;
  if (input.text->Mentions({U"信息处理费", U"处理费", U"收取任何费用", U"收取费用", U"收取相关费用", U"收费"}, 6) ||
      input.text->Mentions({U"信息处理费"})) {
    return;
  }
  const RowReading* unpaid = report.table3 ? report.table3->Find("三(六)2") : nullptr;
  const bool ended_unpaid = unpaid != nullptr && unpaid->found && !unpaid->ragged &&
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

bool IsGovernment(const AnnualReport& report) {
  // A subdistrict office is a branch of its government, not a government.
  return report.organ.ends_with("人民政府") && report.organ.find("街道") == std::string::npos;
}

void CheckOversight(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  const AnnualReport& report = *input.report;
  constexpr std::size_t kEnoughToJudge = 200;
  if (!IsGovernment(report) || report.form == nullptr || FindSection(report, 6) == nullptr) return;
  if (input.text->Length(0) < kEnoughToJudge) return;
  std::string missing;
  const auto add = [&](bool told, const char* name) {
    if (!told) missing += (missing.empty() ? "" : "、") + std::string(name);
  };
  add(input.text->Mentions({U"考核", U"考评", U"绩效"}), "工作考核");
  add(input.text->Mentions({U"评议", U"满意度", U"满意率", U"测评"}), "社会评议");
  add(input.text->Mentions({U"责任追究", U"追究责任", U"追责", U"问责", U"追究"}), "责任追究");
  if (missing.empty()) return;
  const Section* section = FindSection(report, 1);
  out.push_back(MakeFinding(rule, At{0, 1, "", "", ""}, section == nullptr ? Place{} : section->place,
                            "政府的年度报告还应当写明工作考核、社会评议和责任追究的结果，全文没有提到" + missing + "。",
                            missing));
}

constexpr Rule kRules[] = {
    {"N-YEAR",
     Severity::kWarning,
     "年份有误",
     "统计期限和本年工作写本年度，打算写以后的年度；日期完整",
     "条例第五十条",
     "改成正确的年份；沿用上年文字的，按本年情况重写。",
     {"统计期限写成 2022 年", "统计期限自2023年1月1日起至2023年12月31日止",
      "统计期限自2022年1月1日起至2022年12月31日止"},
     {"打算写下一年度", "改进情况：", "改进情况：2024年将从以下方面改进："},
     CheckYears},
    {"N-BASIS",
     Severity::kNotice,
     "依据的通知与年度不符",
     "2019、2020 年的报告依据国办公开办函〔2019〕60号，2021 年起依据国办公开办函〔2021〕30号",
     "国办公开办函〔2019〕60号、国办公开办函〔2021〕30号",
     "改成现行通知的名称和文号，并核对表格格式是否也用错了。",
     {"2023 年的报告写依据〔2019〕60号", "本报告依据《中华人民共和国政府信息公开条例》编制",
      "本报告依据《中华人民共和国政府信息公开条例》和国办公开办函〔2019〕60号编制"},
     {"写的是〔2021〕30号", "本报告依据《中华人民共和国政府信息公开条例》编制",
      "本报告依据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号编制"},
     CheckBasis},
    {"N-PROBLEMS",
     Severity::kError,
     "没有写问题和改进",
     "第五部分写明主要问题和改进情况（不少于 10 字）",
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
     "国办函〔2020〕109号；国办公开办函〔2021〕30号",
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
