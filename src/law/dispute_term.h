// Terms of reconsideration and of suits, as dated data: who must do what within how many days, counted from which day,
// in working or in calendar days, and what happens when the last day is a day off.
//
//   const TermDue due = DueOf(DisputeTerm::kAnswer, DisputeCourse::kReconsideration, received, calendar);
//   due.day    // the last day in time;  due.term  // 10个工作日;  due.source  // 行政复议法第四十八条、第八十八条
//
// In 行政复议法 as revised in 2023, in force from 2024-01-01, 三日、五日、七日、十日 are working days
// (第八十八条第二款); in the law before it only 五日、七日 were (第四十条第二款), so that the answer within 十日 was
// counted in calendar days. Every other term of either law, and all of 行政诉讼法, is in calendar days, months or
// years, and a last day that is a day off moves to the next working day (行政复议法第八十八条第一款, 民事诉讼法 on
// 期间; 法释〔2018〕1号第四十八条). CHOICE: the law of the day from which a term runs. Cases a lawyer can read:
// tests/law_cases/dispute_terms.tsv.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "law/working_calendar.h"

namespace gongkai::law {

/// In which proceedings; simplified ones have terms of their own.
enum class DisputeCourse { kReconsideration, kSimplifiedReconsideration, kSuit };

enum class DisputeTerm {
  // What the organ must do.
  kAnswer,         // 答复书, 答辩状 with all evidence
  kNormAnswer,     // on whether a 规范性文件 is lawful, in a reconsideration
  kReport,         // what was put right after a 行政复议意见书
  kAppealAnswer,   // to an appeal of the other side
  kRetrialAnswer,  // to what the other side says for a new trial (再审)
  // What either side may do.
  kAppealJudgment,
  kAppealRuling,
  kFileRetrial,  // from the day on which the decision took effect
  // What who is concerned may do.
  kFileReconsideration,      // from knowing of the decision
  kFileReconsiderationLate,  // where the letter told neither right nor organ nor term: at the longest
  kFileSuit,                 // at once
  kFileSuitAfter,            // after the decision on a reconsideration
  // What the body must do.
  kDecideReconsideration,
};

std::span<const DisputeTerm> DisputeTerms();
std::string_view IdOf(DisputeTerm term);    // "answer", …
std::string_view NameOf(DisputeTerm term);  // "提交答复", …
std::optional<DisputeTerm> DisputeTermFrom(std::string_view id);
std::string_view IdOf(DisputeCourse course);
std::string_view NameOf(DisputeCourse course);  // "行政复议（普通程序）", …
std::optional<DisputeCourse> DisputeCourseFrom(std::string_view id);

enum class SpanUnit { kWorkingDays, kDays, kMonths, kYears };
struct LegalSpan {
  int number = 0;
  SpanUnit unit = SpanUnit::kDays;
  bool operator==(const LegalSpan&) const = default;
};
std::string ToChinese(LegalSpan span);  // "10个工作日", "15日", "6个月"

/// Of terms that run from `first_day` on, until a later entry for the same term and course.
struct DisputeTermRule {
  DisputeTerm term;
  DisputeCourse course;
  Date first_day;
  LegalSpan span;
  std::string_view source;
};
std::span<const DisputeTermRule> DisputeTermRules();
/// Nothing where that course has no such term on that day.
const DisputeTermRule* DisputeTermRuleFor(DisputeTerm term, DisputeCourse course, Date start);

/// The last day in time of a span that runs from `start`, which is not counted. The last day of days, months and years
/// moves on from a day off; a month without that day ends it on its last one.
Date EndOfSpan(LegalSpan span, Date start, const WorkingCalendar& calendar);

struct TermDue {
  Date start{}, day{};
  LegalSpan span{};
  std::string_view source;
  bool moved = false;        // the last day was a day off
  bool provisional = false;  // a year in it has no holiday notice yet
};
std::optional<TermDue> DueOf(DisputeTerm term, DisputeCourse course, Date start, const WorkingCalendar& calendar);

}  // namespace gongkai::law
