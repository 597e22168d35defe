// Of which year the text speaks: the period, stale sentences of the year before, and the notice that was in force.
//
// Next to read: rules_narrative_words.cc.

#include <optional>
#include <string>

#include "base/utf8.h"
#include "report/check/finding.h"
#include "report/check/report_text.h"
#include "report/check/rule.h"
#include "report/check/rule_groups.h"

namespace gongkai::report {
namespace {

using std::u32string_view;

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
  const std::optional<int> first = YearNamedBefore(sentence, start + 1);
  const std::optional<int> last = YearNamedBefore(sentence, end + 1);
  if (!first || !last) return;
  if (*first != *last) {
    AddYearFinding(input, rule, sentence, start - 4,
                   "统计期限写的是 " + std::to_string(*first) + "年1月1日至 " + std::to_string(*last) +
                       "年12月31日，应当是一个整年。",
                   out);
    return;
  }
  if (*first == year) return;
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

/// Where the text names the notice by `number` (2019〕60号): behind 国办公开办函, or with the notice's own name before
/// it; other offices count their letters too. npos if it does not.
std::size_t FindNotice(u32string_view sentence, u32string_view number) {
  if (!Contains(sentence, number.substr(number.size() - 1))) return u32string_view::npos;
  std::u32string text(sentence);
  for (char32_t& c : text) c = c == U'[' || c == U'(' ? U'〔' : c == U']' || c == U')' ? U'〕' : c;
  for (std::size_t at = text.find(number); at != u32string_view::npos; at = text.find(number, at + 1)) {
    const u32string_view before = u32string_view(text).substr(0, at);
    const u32string_view letters = before.ends_with(U"〔") ? before.substr(0, at - 1) : before;
    const bool letters_told = !letters.empty() && letters.back() != U'〔' && letters.back() != U'》';
    if (letters_told ? letters.ends_with(U"国办公开办函")
                     : ContainsAny(before, {U"年度报告有关事项的通知", U"年度报告格式"})) {
      return at;
    }
  }
  return u32string_view::npos;
}

/// 国办公开办函〔2021〕30号 took the place of the notice of 2019 from the report for 2021 on.
void CheckBasis(const CheckInput& input, const Rule& rule, std::vector<Finding>& out) {
  if (!input.report->year) return;
  const bool new_form = *input.report->year >= 2021;
  const u32string_view wrong = new_form ? U"2019〕60号" : U"2021〕30号";
  for (const Sentence& sentence : input.text->Sentences()) {
    const std::size_t at = FindNotice(sentence.text, wrong);
    if (at == u32string_view::npos) continue;
    std::string message = new_form ? "国办公开办函〔2019〕60号是 2019、2020 年报告的格式通知，2021 "
                                     "年起的报告应当依据国办公开办函〔2021〕30号。"
                                   : "国办公开办函〔2021〕30号是 2021 年起的报告的格式通知，这份报告是 " +
                                         std::to_string(*input.report->year) + " 年的。";
    out.push_back(MakeFinding(rule, At{0, sentence.section, "", "", ""},
                              input.text->PlaceOf(sentence, at, wrong.size()), std::move(message),
                              input.text->Written(sentence, at, wrong.size())));
    return;
  }
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
};

}  // namespace

std::span<const Rule> TextYearRules() { return kRules; }

}  // namespace gongkai::report
