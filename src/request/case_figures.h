// The figures of applications, for an organ and for who looks after all of them: what came in, how it ended and in
// which time, by organ, outcome, articles, channel, applicant or days. One list of facts a case, of which each figure
// counts some: whoever opens a figure sees those very cases. Nothing personal is in it. Pure.
//
// These are no cells of the annual report (case_cell.h): they are counted for any period, and what is open is counted
// as it stands today. Source: 条例第四十七条; what each case is: case_fold.h. Next to read: case_figures_store.h.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/day_range.h"
#include "base/field_errors.h"
#include "law/working_calendar.h"
#include "request/applicant.h"
#include "request/case_fold.h"

namespace gongkai::request {

struct CaseFact {
  CaseId id;
  account::OrganId handler{0};
  std::string register_number;
  law::Channel channel = law::Channel::kOnline;
  ApplicantKind applicant = ApplicantKind::kPerson;
  CaseStage stage = CaseStage::kUnconfirmed;
  Date submitted{};
  std::optional<Date> received{}, due{}, ended{};
  std::optional<bool> in_time{};
  std::string outcome;  // law::Outcome::id
  std::int64_t version = 0;
};
/// "2026-0012"; before there is a number, that it has none.
std::string NameOf(const CaseFact& fact);

enum class FigureBy { kOrgan, kOutcome, kArticles, kChannel, kApplicant, kDays };
inline constexpr std::array kFigureBys = {FigureBy::kOrgan,   FigureBy::kOutcome,   FigureBy::kArticles,
                                          FigureBy::kChannel, FigureBy::kApplicant, FigureBy::kDays};
std::string_view IdOf(FigureBy by);
std::string_view NameOf(FigureBy by);  // "机关", "答复结果", "依据的条款", "提交方式", "申请人", "办理用时"
std::optional<FigureBy> FigureByFrom(std::string_view id);

enum class FigureColumn {
  kReceived,  // 收到申请之日 in the period
  kEnded,     // answered, lapsed or withdrawn in the period
  kInTime,    // of those that were answered
  kLate,
  kOpen,     // received in the period and not ended today
  kOverdue,  // of those, behind their day
};
inline constexpr std::array kFigureColumns = {FigureColumn::kReceived, FigureColumn::kEnded, FigureColumn::kInTime,
                                              FigureColumn::kLate,     FigureColumn::kOpen,  FigureColumn::kOverdue};
std::string_view IdOf(FigureColumn column);
std::string_view NameOf(FigureColumn column);  // "收到", "办结", "按期答复", "超期答复", "还在办", "逾期未答复"
std::optional<FigureColumn> FigureColumnFrom(std::string_view id);

bool IsCounted(const CaseFact& fact, FigureColumn column, const DayRange& period, Date today);

/// In which row a case is told; empty: in none (no outcome yet, say).
std::string RowOf(const CaseFact& fact, FigureBy by, const law::WorkingCalendar& calendar);
/// The rows there are, in their order, also those of which nothing is counted; of organs none: they are the caller's.
std::vector<std::string> RowsOf(FigureBy by);
/// Of every row but organs.
std::string NameOfRow(FigureBy by, std::string_view row);

using FigureCells = std::array<int, kFigureColumns.size()>;
struct Figures {
  std::vector<std::pair<std::string, FigureCells>> rows;  // of organs by their ids, else in the order of RowsOf
  FigureCells all{};                                      // of every fact, also of what is in no row
};
Figures FiguresOf(std::span<const CaseFact> facts, FigureBy by, const DayRange& period, Date today,
                  const law::WorkingCalendar& calendar);

/// Those that a figure counts; `row`: none: of all rows.
std::vector<CaseFact> Behind(std::span<const CaseFact> facts, FigureBy by, const std::optional<std::string>& row,
                             FigureColumn column, const DayRange& period, Date today,
                             const law::WorkingCalendar& calendar);

/// As it was typed; what is empty is the first day of this year, or today. Errors: "from", "until".
FormResult<DayRange> FigurePeriodIn(std::string_view from, std::string_view until, Date today);

}  // namespace gongkai::request
