#include "screening/assessment.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/utf8.h"
#include "screening/assessment_basis.h"
#include "screening/people_table.h"

namespace gongkai::screening {
namespace {

// What headings of sensitive columns hold. Biometrics, religion, specific identity, health, financial accounts, where
// somebody was, everything of children under fourteen. 「身份证」 is none of the law's words; its leak is what harms
// most.
constexpr std::array<std::string_view, 23> kSensitive = {
    "身份证", "证件号", "银行", "账号", "帐号", "账户", "卡号", "病",   "残疾",   "健康", "诊断", "医疗",
    "疾",     "孕",     "宗教", "指纹", "人脸", "照片", "定位", "行踪", "未成年", "儿童", "监护"};

struct Text {
  std::string_view field, label;
  std::string AssessmentContent::*value;
};
constexpr std::array<Text, 5> kTexts = {{{"purpose", "公开的目的", &AssessmentContent::purpose},
                                         {"way", "公开的方式和范围", &AssessmentContent::way},
                                         {"necessity", "为什么每一列都必要", &AssessmentContent::necessity},
                                         {"risks", "对个人的影响和安全风险", &AssessmentContent::risks},
                                         {"safeguards", "采取的保护措施", &AssessmentContent::safeguards}}};

void CheckText(FieldErrors& faults, const Text& text, const AssessmentContent& content) {
  const std::string& value = content.*text.value;
  if (IsBlankText(value)) {
    faults.push_back({std::string(text.field), "请填写" + std::string(text.label) + "。"});
  } else if (Utf8Length(value) > kLongestWords) {
    faults.push_back({std::string(text.field), std::string(text.label) + "太长，最多 1000 个字。"});
  }
}

void CheckColumns(FieldErrors& faults, const AssessmentContent& content) {
  if (content.columns.empty()) faults.push_back({"columns", "请填写名单里有哪些列，例如：姓名、村、金额。"});
  if (content.columns.size() > kMostColumns) faults.push_back({"columns", "最多填 40 列。"});
  for (const std::string& column : content.columns) {
    if (Utf8Length(column) <= kLongestColumn) continue;
    faults.push_back({"columns", "“" + Ellipsis(column, 10) + "”太长，一列最多 40 个字。"});
    return;
  }
}

void CheckBasis(FieldErrors& faults, const AssessmentContent& content, Date today) {
  if (Utf8Length(content.basis_words) > kLongestWords) {
    faults.push_back({"basis_words", "依据太长，最多 1000 个字。"});
  }
  const bool says_nothing = IsBlankText(content.basis_words);
  if (content.basis == kOtherBasis) {
    if (says_nothing) faults.push_back({"basis_words", "请写明依据哪个规定的哪一条。"});
    return;
  }
  const AssessmentBasis* basis = FindBasis(content.basis);
  if (basis == nullptr) {
    faults.push_back({"basis", "请选择公开个人信息的依据。"});
  } else if (!basis->HoldsOn(today)) {
    faults.push_back({"basis", std::string(basis->article) + "今天不在施行期内，请另选。"});
  } else if (!basis->is_read_in_text && says_nothing) {
    faults.push_back({"basis_words", "程序没有核对过这一条的原文，请查到现行有效的原文，写明条款和怎么规定的。"});
  }
}

/// A column of the list under another heading of the same kind: 「补助金额」 for 「金额」.
bool IsColumn(const std::string& known, const std::string& column) {
  const std::string_view kind = NameOf(KindOfHead(known));
  return LabelKey(known) == LabelKey(column) || (!kind.empty() && kind == column);
}

void CheckUntil(FieldErrors& faults, const AssessmentContent& content, Date today) {
  if (!content.until) {
    faults.push_back({"until", "请填写到哪天为止，写成 2026-01-31 这样的日期。"});
    return;
  }
  const auto days = std::chrono::sys_days(*content.until) - std::chrono::sys_days(today);
  if (days.count() < 0) faults.push_back({"until", "这一天已经过去了。"});
  if (days.count() > kMostAssessedDays) faults.push_back({"until", "一份评估最多用一年，到期请重新评估。"});
}

}  // namespace

std::vector<std::string> SensitiveColumns(const std::vector<std::string>& columns) {
  std::vector<std::string> sensitive;
  for (const std::string& column : columns) {
    const std::u32string key = LabelKey(column);
    if (std::ranges::any_of(kSensitive, [&](std::string_view word) { return key.find(LabelKey(word)) != key.npos; })) {
      sensitive.push_back(column);
    }
  }
  return sensitive;
}

bool IsSensitive(const AssessmentContent& content) {
  return content.has_minors || content.has_health || !SensitiveColumns(content.columns).empty();
}

FieldErrors FaultsOf(const AssessmentContent& content, Date today) {
  FieldErrors faults;
  if (IsBlankText(content.series)) faults.push_back({"series", "请填写是哪一类名单。"});
  if (Utf8Length(content.series) > kLongestSeries) faults.push_back({"series", "名称太长，最多 100 个字。"});
  CheckColumns(faults, content);
  CheckBasis(faults, content, today);
  for (const Text& text : kTexts) CheckText(faults, text, content);
  if (IsSensitive(content) && IsBlankText(content.sensitive)) {
    faults.push_back(
        {"sensitive", "名单里有敏感个人信息，要有特定的目的和充分的必要性；请写明，写不出的请去掉那几列。"});
  }
  if (Utf8Length(content.sensitive) > kLongestWords) faults.push_back({"sensitive", "太长，最多 1000 个字。"});
  CheckUntil(faults, content, today);
  return faults;
}

std::optional<std::string> WhyNotCovered(const Assessment& assessment, const CoveredList& list, Date today) {
  if (assessment.ended_at) return "这份评估已经作废。";
  if (!assessment.content.is_lawful || !assessment.content.fits) return "这份评估的结论是不能这样公开。";
  if (!assessment.content.until || *assessment.content.until < today) return "这份评估已经到期。";
  const AssessmentBasis* basis = FindBasis(assessment.content.basis);
  if (list.is_on_site && basis != nullptr && basis->is_for_posting_alone) return std::string(kForPostingAlone);
  if (list.has_minors && !assessment.content.has_minors) {
    return "名单里有未成年人，评估里写的是没有；不满十四周岁的未成年人的个人信息都是敏感个人信息（个人信息保护法第二十"
           "八条"
           "）。";
  }
  std::string missing;
  for (const std::string& column : list.columns) {
    const bool is_there = std::ranges::any_of(assessment.content.columns,
                                              [&](const std::string& known) { return IsColumn(known, column); });
    if (!is_there) missing += (missing.empty() ? "“" : "、“") + column + "”";
  }
  if (!missing.empty()) return "评估里没有" + missing + "这几列。";
  return std::nullopt;
}

bool IsOfSeries(const Assessment& assessment, std::string_view subject) {
  return LabelKey(assessment.content.series) == LabelKey(subject);
}

// 「至少保存三年」, counted from the last day for which it served.
Date KeptUntil(const Assessment& assessment) {
  const Date last = assessment.content.until.value_or(BeijingDay(assessment.at));
  const Date in_three_years = last + std::chrono::years(3);
  return in_three_years.ok() ? in_three_years : Date(in_three_years.year(), std::chrono::month(3), std::chrono::day(1));
}

std::vector<std::string> ColumnsFrom(std::string_view typed) {
  std::vector<std::string> columns;
  std::string one;
  const auto end = [&] {
    const std::string trimmed(Trim(one));
    if (!trimmed.empty() && std::ranges::find(columns, trimmed) == columns.end()) columns.push_back(trimmed);
    one.clear();
  };
  for (std::size_t at = 0; at < typed.size();) {
    const char32_t c = NextCodePoint(typed, at);
    if (c == U'\n' || c == U'\r' || c == U'、' || c == U'，' || c == U',' || c == U';' || c == U'；') {
      end();
    } else {
      AppendUtf8(one, c);
    }
  }
  end();
  return columns;
}

std::string ColumnsInWords(const std::vector<std::string>& columns) {
  std::string words;
  for (const std::string& column : columns) words += (words.empty() ? "" : "、") + column;
  return words;
}

std::string BasisInWords(const AssessmentContent& content) {
  const AssessmentBasis* basis = FindBasis(content.basis);
  if (basis == nullptr) return content.basis_words;
  return std::string(basis->article) + (IsBlankText(content.basis_words) ? "" : "：" + content.basis_words);
}

}  // namespace gongkai::screening
