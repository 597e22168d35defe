#include "law/dispute_term.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace gongkai::law {
namespace {

using std::chrono::sys_days;
using enum DisputeTerm;
using enum DisputeCourse;

struct TermRow {
  DisputeTerm term;
  std::string_view id, name;
};
constexpr TermRow kTerms[] = {
    {kAnswer, "answer", "提交答复"},
    {kNormAnswer, "norm_answer", "说明规范性文件的合法性"},
    {kReport, "report", "报送纠正情况"},
    {kAppealAnswer, "appeal_answer", "对上诉提出答辩"},
    {kRetrialAnswer, "retrial_answer", "对再审申请提出意见"},
    {kAppealJudgment, "appeal_judgment", "对判决上诉"},
    {kAppealRuling, "appeal_ruling", "对裁定上诉"},
    {kFileRetrial, "file_retrial", "申请再审"},
    {kFileReconsideration, "file_reconsideration", "申请行政复议"},
    {kFileReconsiderationLate, "file_reconsideration_late", "申请行政复议（没有告知权利、机关和期限的）"},
    {kFileSuit, "file_suit", "直接起诉"},
    {kFileSuitAfter, "file_suit_after", "复议后起诉"},
    {kDecideReconsideration, "decide_reconsideration", "作出复议决定"},
};
constexpr auto kAllTerms = [] {
  std::array<DisputeTerm, std::size(kTerms)> terms{};
  std::ranges::transform(kTerms, terms.begin(), &TermRow::term);
  return terms;
}();

struct CourseRow {
  DisputeCourse course;
  std::string_view id, name;
};
constexpr CourseRow kCourses[] = {
    {kReconsideration, "reconsideration", "行政复议（普通程序）"},
    {kSimplifiedReconsideration, "simplified_reconsideration", "行政复议（简易程序）"},
    {kSuit, "suit", "行政诉讼"},
};

constexpr Date On(int year, unsigned month, unsigned day) {
  return Date(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day));
}

// In force from: 行政复议法 1999-10-01, its revision of 2023 on 2024-01-01; 行政诉讼法 1990-10-01, its revision of 2014
// on 2015-05-01; 法释〔2018〕1号 2018-02-08; 行政复议法实施条例 2007-08-01.
constexpr Date kOldReview = On(1999, 10, 1), kNewReview = On(2024, 1, 1);
constexpr Date kOldSuit = On(1990, 10, 1), kNewSuit = On(2015, 5, 1);

constexpr LegalSpan WorkDays(int number) { return {number, SpanUnit::kWorkingDays}; }
constexpr LegalSpan Days(int number) { return {number, SpanUnit::kDays}; }
constexpr LegalSpan Months(int number) { return {number, SpanUnit::kMonths}; }
constexpr LegalSpan Years(int number) { return {number, SpanUnit::kYears}; }

// Of one term and course the later entry stands below the earlier one. Not verified, written from memory: the articles
// of 法释〔2018〕1号, on new trials 第一百一十条 (with later starts of its own for new evidence and the like, which are
// not reckoned here) and 第一百一十一条.
constexpr DisputeTermRule kRules[] = {
    {kAnswer, kReconsideration, kOldReview, Days(10), "行政复议法（2017年修正）第二十三条第一款、第四十条"},
    {kAnswer, kReconsideration, kNewReview, WorkDays(10), "行政复议法第四十八条、第八十八条第二款"},
    {kAnswer, kSimplifiedReconsideration, kNewReview, WorkDays(5), "行政复议法第五十四条第一款、第八十八条第二款"},
    {kAnswer, kSuit, kOldSuit, Days(10), "行政诉讼法（1989年）第四十三条第一款"},
    {kAnswer, kSuit, kNewSuit, Days(15), "行政诉讼法第六十七条第一款"},
    {kNormAnswer, kReconsideration, kNewReview, WorkDays(10), "行政复议法第五十八条、第八十八条第二款"},
    {kNormAnswer, kSimplifiedReconsideration, kNewReview, WorkDays(10), "行政复议法第五十八条、第八十八条第二款"},
    {kReport, kReconsideration, On(2007, 8, 1), Days(60), "行政复议法实施条例（2007年）第五十七条第一款"},
    {kReport, kReconsideration, kNewReview, Days(60), "行政复议法第七十六条"},
    {kReport, kSimplifiedReconsideration, kNewReview, Days(60), "行政复议法第七十六条"},
    {kAppealAnswer, kSuit, On(2018, 2, 8), Days(15), "法释〔2018〕1号第一百零八条第一款"},
    {kRetrialAnswer, kSuit, On(2018, 2, 8), Days(15), "法释〔2018〕1号第一百一十一条"},
    {kFileRetrial, kSuit, On(2018, 2, 8), Months(6), "法释〔2018〕1号第一百一十条第一款"},
    {kAppealJudgment, kSuit, kOldSuit, Days(15), "行政诉讼法（1989年）第五十八条"},
    {kAppealJudgment, kSuit, kNewSuit, Days(15), "行政诉讼法第八十五条"},
    {kAppealRuling, kSuit, kOldSuit, Days(10), "行政诉讼法（1989年）第五十八条"},
    {kAppealRuling, kSuit, kNewSuit, Days(10), "行政诉讼法第八十五条"},
    {kFileReconsideration, kReconsideration, kOldReview, Days(60), "行政复议法（2017年修正）第九条第一款"},
    {kFileReconsideration, kReconsideration, kNewReview, Days(60), "行政复议法第二十条第一款"},
    {kFileReconsiderationLate, kReconsideration, kNewReview, Years(1), "行政复议法第二十条第三款"},
    {kFileSuit, kSuit, kOldSuit, Months(3), "行政诉讼法（1989年）第三十九条"},
    {kFileSuit, kSuit, kNewSuit, Months(6), "行政诉讼法第四十六条第一款"},
    {kFileSuitAfter, kSuit, kOldSuit, Days(15), "行政诉讼法（1989年）第三十八条第二款"},
    {kFileSuitAfter, kSuit, kNewSuit, Days(15), "行政诉讼法第四十五条"},
    {kDecideReconsideration, kReconsideration, kOldReview, Days(60), "行政复议法（2017年修正）第三十一条第一款"},
    {kDecideReconsideration, kReconsideration, kNewReview, Days(60), "行政复议法第六十二条第一款"},
    {kDecideReconsideration, kSimplifiedReconsideration, kNewReview, Days(30), "行政复议法第六十二条第二款"},
};

const TermRow& RowOf(DisputeTerm term) { return *std::ranges::find(kTerms, term, &TermRow::term); }
const CourseRow& RowOf(DisputeCourse course) { return *std::ranges::find(kCourses, course, &CourseRow::course); }

/// The same day of that month; its last one where there is none.
Date DayInMonth(std::chrono::year_month month, std::chrono::day day) {
  const Date same = month / day;
  return same.ok() ? same : Date(month / std::chrono::last);
}

/// Of calendar terms: before it is asked whether it is a working day.
Date PlainEnd(LegalSpan span, Date start) {
  const std::chrono::year_month month = start.year() / start.month();
  switch (span.unit) {
    case SpanUnit::kMonths:
      return DayInMonth(month + std::chrono::months(span.number), start.day());
    case SpanUnit::kYears:
      return DayInMonth(month + std::chrono::years(span.number), start.day());
    default:
      return sys_days(start) + std::chrono::days(span.number);
  }
}

bool IsProvisional(const WorkingCalendar& calendar, LegalSpan span, Date start, Date plain, Date end) {
  // Of calendar terms the last day alone hangs on a notice.
  const Date first = span.unit == SpanUnit::kWorkingDays ? Date(sys_days(start) + std::chrono::days(1)) : plain;
  for (int year = static_cast<int>(first.year()); year <= static_cast<int>(end.year()); ++year) {
    if (!calendar.CoversYear(year)) return true;
  }
  return false;
}

}  // namespace

std::span<const DisputeTerm> DisputeTerms() { return kAllTerms; }
std::string_view IdOf(DisputeTerm term) { return RowOf(term).id; }
std::string_view NameOf(DisputeTerm term) { return RowOf(term).name; }
std::optional<DisputeTerm> DisputeTermFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kTerms, id, &TermRow::id);
  return row == std::end(kTerms) ? std::nullopt : std::optional(row->term);
}
std::string_view IdOf(DisputeCourse course) { return RowOf(course).id; }
std::string_view NameOf(DisputeCourse course) { return RowOf(course).name; }
std::optional<DisputeCourse> DisputeCourseFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kCourses, id, &CourseRow::id);
  return row == std::end(kCourses) ? std::nullopt : std::optional(row->course);
}

std::string ToChinese(LegalSpan span) {
  constexpr std::array<std::string_view, 4> kUnits = {"个工作日", "日", "个月", "年"};
  return std::to_string(span.number) + std::string(kUnits[static_cast<std::size_t>(span.unit)]);
}

std::span<const DisputeTermRule> DisputeTermRules() { return kRules; }

const DisputeTermRule* DisputeTermRuleFor(DisputeTerm term, DisputeCourse course, Date start) {
  const DisputeTermRule* found = nullptr;
  for (const DisputeTermRule& rule : kRules) {
    if (rule.term == term && rule.course == course && rule.first_day <= start) found = &rule;
  }
  return found;
}

Date EndOfSpan(LegalSpan span, Date start, const WorkingCalendar& calendar) {
  if (span.unit == SpanUnit::kWorkingDays) return calendar.AddWorkingDays(start, {span.number});
  return calendar.MoveToWorkingDay(PlainEnd(span, start));
}

std::optional<TermDue> DueOf(DisputeTerm term, DisputeCourse course, Date start, const WorkingCalendar& calendar) {
  const DisputeTermRule* const rule = DisputeTermRuleFor(term, course, start);
  if (rule == nullptr) return std::nullopt;
  TermDue due{.start = start, .span = rule->span, .source = rule->source};
  due.day = EndOfSpan(rule->span, start, calendar);
  const bool is_calendar = rule->span.unit != SpanUnit::kWorkingDays;
  const Date plain = is_calendar ? PlainEnd(rule->span, start) : due.day;
  due.moved = is_calendar && due.day != plain;
  due.provisional = IsProvisional(calendar, rule->span, start, plain, due.day);
  return due;
}

}  // namespace gongkai::law
