// An assessment: one time over which organs are assessed by one table, and where its life stands. Pure.
//
//   制定指标表 ─► 自评 ─► 审核 ─► 公示、申诉 ─► 审定：结果成为一条公开信息，经审签公布
//
// Points are read from the ledgers until it is concluded; afterwards nothing moves them.
//
// Source: 条例第四十六条 (考核制度, held regularly), 第四十七条; for terms of objection no text sets days: the county
// sets them each time.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "account/organ.h"
#include "assessment/points.h"
#include "base/date.h"
#include "base/day_range.h"
#include "base/field_errors.h"

namespace gongkai::assessment {

using account::OrganId;
using gongkai::ToString;  // of a day, beside that of points

using AssessmentId = Id<struct AssessmentTag>;

enum class PeriodState { kTable, kSelf, kReview, kShown, kConcluded };
std::span<const PeriodState> PeriodStates();
std::string_view IdOf(PeriodState state);
std::string_view NameOf(PeriodState state);  // "制定指标表", "自评", "审核", "公示、申诉", "已审定"
std::optional<PeriodState> PeriodStateFrom(std::string_view id);

struct Assessment {
  AssessmentId id{0};
  OrganId keeper{0};
  std::string title;
  DayRange days{};       // over which it is assessed
  Date self_by{};        // last day of what organs say of themselves
  int appeal_days = 5;   // working days in which an organ may object, from the day it is shown
  int answer_days = 10;  // working days in which an objection is answered
  Points excellent = Points::Of(90), good = Points::Of(80), pass = Points::Of(60);
  PeriodState state = PeriodState::kTable;
  std::optional<Date> shown_on{}, appeal_until{}, concluded_on{};
  std::optional<std::int64_t> item{};  // of the keeper, that carries the results
  std::int64_t version = 0;
};

enum class PeriodAct { kOpenSelf, kReview, kShow, kConclude };
std::string_view IdOf(PeriodAct act);
std::string_view NameOf(PeriodAct act);  // "开始自评", …
std::optional<PeriodAct> PeriodActFrom(std::string_view id);
/// What comes next; none for one that is concluded.
std::optional<PeriodAct> NextAct(PeriodState state);
PeriodState StateAfter(PeriodAct act);

/// What stands against the next act today, besides the table and the points; sentences.
struct PeriodFacts {
  int open_appeals = 0;
  int not_handed_in = 0;  // organs
  int not_reviewed = 0;   // manual indicators without points
};
std::vector<std::string> AgainstAct(PeriodAct act, const Assessment& assessment, const PeriodFacts& facts, Date today);

/// Whether organs may still write what they say of themselves.
bool IsSelfOpen(const Assessment& assessment, Date today);
/// Whether they may object.
bool IsAppealOpen(const Assessment& assessment, Date today);
/// Whether points follow the ledgers.
inline bool FollowsLedgers(PeriodState state) {
  return state != PeriodState::kTable && state != PeriodState::kConcluded;
}

inline constexpr std::size_t kLongestTitle = 80;
inline constexpr int kMostTermDays = 60;

struct PeriodForm {
  std::string title, first, last, self_by, appeal_days, answer_days, excellent, good, pass;
  std::string copied_from{};  // id of an assessment whose table is taken; "standard"; empty: an empty table
};
PeriodForm FormOf(const Assessment& assessment);
/// Into `assessment`, which keeps the rest. Errors: under the names of the fields.
FormResult<Assessment> AssessmentFrom(const PeriodForm& form, Assessment assessment);

/// "优秀", "良好", "合格", "不合格"; of an organ to which nothing applied "不计".
std::string GradeOf(const Assessment& assessment, std::optional<Points> total);

}  // namespace gongkai::assessment
