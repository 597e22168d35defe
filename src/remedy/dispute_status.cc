// What a dispute comes to: the terms that run, the decision that stands, its stage on a day.
#include <algorithm>
#include <array>
#include <iterator>

#include "law/reply_terms.h"
#include "remedy/dispute_fold.h"

namespace gongkai::remedy {
namespace {

using law::DisputeCourse;
using law::DisputeTerm;

struct OwedRow {
  Owed owed;
  std::string_view id, name;
};
constexpr OwedRow kOwed[] = {
    {Owed::kAnswer, "answer", "提交答复和证据"},
    {Owed::kNormAnswer, "norm_answer", "说明规范性文件的合法性"},
    {Owed::kAppealAnswer, "appeal_answer", "对上诉提出答辩"},
    {Owed::kRetrialAnswer, "retrial_answer", "对再审申请提出意见"},
    {Owed::kReport, "report", "报送行政复议意见书的纠正情况"},
    {Owed::kAnew, "anew", "重新作出答复、履行"},
    {Owed::kAppeal, "appeal", "可以上诉"},
    {Owed::kSuitAfter, "suit_after", "对方可以起诉"},
    {Owed::kRetrial, "retrial", "可以申请再审"},
};

struct RetrialRow {
  RetrialState state;
  std::string_view id;
};
constexpr RetrialRow kRetrials[] = {
    {RetrialState::kNone, "none"}, {RetrialState::kAsked, "asked"}, {RetrialState::kOrdered, "ordered"}};

struct StageRow {
  DisputeStage stage;
  std::string_view id, name;
};
constexpr StageRow kStages[] = {
    {DisputeStage::kAnswering, "answering", "待提交答复"},
    {DisputeStage::kPending, "pending", "审理中"},
    {DisputeStage::kSuspended, "suspended", "中止"},
    {DisputeStage::kAppealable, "appealable", "已裁判，上诉期内"},
    {DisputeStage::kOnAppeal, "on_appeal", "二审中"},
    {DisputeStage::kRetrialAsked, "retrial_asked", "再审审查中"},
    {DisputeStage::kOnRetrial, "on_retrial", "再审中"},
    {DisputeStage::kAnew, "anew", "待重新答复、履行"},
    {DisputeStage::kEnded, "ended", "已办结"},
};
constexpr auto kAllStages = [] {
  std::array<DisputeStage, std::size(kStages)> stages{};
  std::ranges::transform(kStages, stages.begin(), &StageRow::stage);
  return stages;
}();

Date DayAfter(Date day) { return std::chrono::sys_days(day) + std::chrono::days(1); }

/// Of a suit at first instance, to be appealed or not.
std::optional<law::TermDue> AppealTerm(const DisputeFold& fold, const law::WorkingCalendar& calendar) {
  if (!IsSuit(fold.kind) || fold.decisions.empty() || fold.is_last_instance) return std::nullopt;
  const Decision& first = fold.decisions.front();
  const DisputeOutcome* const outcome = FindDisputeOutcome(first.outcome);
  if (outcome == nullptr || !outcome->may_be_appealed) return std::nullopt;
  return law::DueOf(outcome->by_ruling ? DisputeTerm::kAppealRuling : DisputeTerm::kAppealJudgment,
                    DisputeCourse::kSuit, first.served, calendar);
}

std::string WhyOf(const law::TermDue& due) {
  std::string why = ToString(due.start) + "起" + ToChinese(due.span) + "（" + std::string(due.source) + "）";
  if (due.moved) why += "，最后一天是休息日，顺延到下一个工作日";
  return why;
}

void AddTerm(std::vector<RunningTerm>& terms, Owed owed, const std::optional<law::TermDue>& due,
             std::optional<Date> done) {
  if (!due) return;
  terms.push_back({.owed = owed,
                   .start = due->start,
                   .due = due->day,
                   .done = done,
                   .why = WhyOf(*due),
                   .provisional = due->provisional});
}

/// That of the procedure in which the copy came; of a law that had no simplified one, the ordinary term.
std::optional<law::TermDue> AnswerTerm(const DisputeFold& fold, const law::WorkingCalendar& calendar) {
  auto due = law::DueOf(DisputeTerm::kAnswer, CourseOf(fold.kind, fold.first), fold.received, calendar);
  return due ? due
             : law::DueOf(DisputeTerm::kAnswer, CourseOf(fold.kind, Procedure::kOrdinary), fold.received, calendar);
}

void AddAnswer(std::vector<RunningTerm>& terms, const DisputeFold& fold, const law::WorkingCalendar& calendar) {
  if (!fold.answer_day) return AddTerm(terms, Owed::kAnswer, AnswerTerm(fold, calendar), fold.answered);
  terms.push_back({.owed = Owed::kAnswer,
                   .start = fold.received,
                   .due = *fold.answer_day,
                   .done = fold.answered,
                   .why = IsSuit(fold.kind) ? "人民法院另定的最后一天" : "行政复议机构另定的最后一天"});
}

/// What may still be appealed binds nobody: from its effect on, or from its service where that was later.
Date AnewFrom(const DisputeFold& fold, const Decision& standing, const law::WorkingCalendar& calendar) {
  return std::max(standing.served, EffectOf(fold, calendar).value_or(standing.served));
}

void AddAnew(std::vector<RunningTerm>& terms, const DisputeFold& fold, const law::WorkingCalendar& calendar) {
  const auto by = AnewBy(fold, calendar);
  if (!by) return;
  const Decision& standing = *StandingIn(fold);
  terms.push_back({.owed = Owed::kAnew,
                   .start = standing.until ? standing.served : AnewFrom(fold, standing, calendar),
                   .due = *by,
                   .done = fold.complied,
                   .why = standing.until ? "决定、裁判、调解书写明的期限"
                                         : "决定、裁判没有写明期限，从生效之日起按20个工作日（条例第三十三条第二款）"});
}

void AddRetrial(std::vector<RunningTerm>& terms, const DisputeFold& fold, const law::WorkingCalendar& calendar) {
  const auto due = [&](DisputeTerm term, Date from) { return law::DueOf(term, DisputeCourse::kSuit, from, calendar); };
  if (fold.retrial_served) {
    AddTerm(terms, Owed::kRetrialAnswer, due(DisputeTerm::kRetrialAnswer, *fold.retrial_served), fold.retrial_answered);
  }
  const auto effect = EffectOf(fold, calendar);
  if (IsSuit(fold.kind) && effect && fold.retrial == RetrialState::kNone) {
    AddTerm(terms, Owed::kRetrial, due(DisputeTerm::kFileRetrial, *effect), {});
  }
}

/// Whether it is still to be done, the way things stand.
bool IsOpenDuty(const RunningTerm& term, const DisputeFold& fold) {
  if (term.done || !IsDuty(term.owed)) return false;
  if (term.owed == Owed::kAnswer || term.owed == Owed::kNormAnswer) {
    return fold.decisions.empty() && fold.retrial != RetrialState::kOrdered;
  }
  if (term.owed == Owed::kRetrialAnswer) return fold.retrial == RetrialState::kAsked;
  return term.owed != Owed::kAppealAnswer || IsOnAppeal(fold);
}

}  // namespace

std::string_view IdOf(Owed owed) { return std::ranges::find(kOwed, owed, &OwedRow::owed)->id; }
std::string_view NameOf(Owed owed) { return std::ranges::find(kOwed, owed, &OwedRow::owed)->name; }
std::optional<Owed> OwedFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kOwed, id, &OwedRow::id);
  return row == std::end(kOwed) ? std::nullopt : std::optional(row->owed);
}

std::string_view IdOf(RetrialState state) { return std::ranges::find(kRetrials, state, &RetrialRow::state)->id; }
std::optional<RetrialState> RetrialStateFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kRetrials, id, &RetrialRow::id);
  return row == std::end(kRetrials) ? std::nullopt : std::optional(row->state);
}

std::span<const DisputeStage> DisputeStages() { return kAllStages; }
std::string_view IdOf(DisputeStage stage) { return std::ranges::find(kStages, stage, &StageRow::stage)->id; }
std::string_view NameOf(DisputeStage stage) { return std::ranges::find(kStages, stage, &StageRow::stage)->name; }
std::optional<DisputeStage> DisputeStageFrom(std::string_view id) {
  const auto* const row = std::ranges::find(kStages, id, &StageRow::id);
  return row == std::end(kStages) ? std::nullopt : std::optional(row->stage);
}

std::optional<Date> EffectOf(const DisputeFold& fold, const law::WorkingCalendar& calendar) {
  const Decision* const standing = StandingIn(fold);
  if (standing == nullptr) return std::nullopt;
  const auto appeal = AppealTerm(fold, calendar);
  return fold.appealed || !appeal ? standing->served : DayAfter(appeal->day);
}

std::optional<Date> EndOf(const DisputeFold& fold, const law::WorkingCalendar& calendar, Date today) {
  const DisputeStatus status = StatusOf(fold, calendar);
  if (StageOn(fold, status, today) != DisputeStage::kEnded || status.next) return std::nullopt;
  Date end = *status.takes_effect;
  for (const std::optional<Date>& later : {fold.complied, fold.retrial_over}) {
    if (later) end = std::max(end, *later);
  }
  for (const Asking& opinion : fold.opinions) end = std::max(end, opinion.done.value_or(end));
  return end;
}

std::optional<Date> AnewBy(const DisputeFold& fold, const law::WorkingCalendar& calendar) {
  const Decision* const standing = StandingIn(fold);
  if (standing == nullptr || !standing->orders_anew) return std::nullopt;
  if (standing->until) return standing->until;
  const Date from = AnewFrom(fold, *standing, calendar);
  return calendar.AddWorkingDays(from, law::ReplyTermsOn(from).reply);
}

std::vector<RunningTerm> TermsOf(const DisputeFold& fold, const law::WorkingCalendar& calendar) {
  std::vector<RunningTerm> terms;
  if (!fold.is_entered) return terms;
  AddAnswer(terms, fold, calendar);
  const DisputeCourse course = CourseOf(fold.kind, fold.procedure);
  for (const Asking& norm : fold.norms) {
    AddTerm(terms, Owed::kNormAnswer, law::DueOf(DisputeTerm::kNormAnswer, course, norm.on, calendar), norm.done);
  }
  AddTerm(terms, Owed::kAppeal, AppealTerm(fold, calendar), fold.appealed);
  if (fold.appeal_served) {
    AddTerm(terms, Owed::kAppealAnswer,
            law::DueOf(DisputeTerm::kAppealAnswer, DisputeCourse::kSuit, *fold.appeal_served, calendar),
            fold.appeal_answered);
  }
  AddRetrial(terms, fold, calendar);
  for (const Asking& opinion : fold.opinions) {
    AddTerm(terms, Owed::kReport, law::DueOf(DisputeTerm::kReport, course, opinion.on, calendar), opinion.done);
  }
  AddAnew(terms, fold, calendar);
  const DisputeOutcome* const ended =
      IsSuit(fold.kind) || fold.decisions.empty() ? nullptr : FindDisputeOutcome(fold.decisions.back().outcome);
  if (ended != nullptr && ended->may_be_sued) {
    AddTerm(terms, Owed::kSuitAfter,
            law::DueOf(DisputeTerm::kFileSuitAfter, DisputeCourse::kSuit, fold.decisions.back().served, calendar), {});
  }
  std::ranges::stable_sort(terms, {}, &RunningTerm::start);
  return terms;
}

DisputeStatus StatusOf(const DisputeFold& fold, const law::WorkingCalendar& calendar) {
  DisputeStatus status;
  if (const Decision* const standing = StandingIn(fold)) {
    status.decided = standing->on;
    status.outcome = standing->outcome;
    if (const DisputeOutcome* const outcome = FindDisputeOutcome(standing->outcome)) status.result = outcome->result;
  }
  status.takes_effect = EffectOf(fold, calendar);
  for (const RunningTerm& term : TermsOf(fold, calendar)) {
    if (term.owed == Owed::kAnswer && term.done) status.answered_in_time = *term.done <= term.due;
    if (!IsOpenDuty(term, fold) || (status.next_due && *status.next_due <= term.due)) continue;
    status.next = term.owed;
    status.next_due = term.due;
    status.is_provisional = term.provisional;
  }
  return status;
}

DisputeStage StageOn(const DisputeFold& fold, const DisputeStatus& status, Date today) {
  return StageOn(StageFacts{.takes_effect = status.takes_effect,
                            .is_answered = fold.answered.has_value(),
                            .is_suspended = fold.is_suspended,
                            .is_on_appeal = IsOnAppeal(fold),
                            .needs_anew = NeedsAnew(fold),
                            .retrial = fold.retrial},
                 today);
}

DisputeStage StageOn(const StageFacts& facts, Date today) {
  if (facts.takes_effect) {
    if (today < *facts.takes_effect) return DisputeStage::kAppealable;
    if (facts.needs_anew) return DisputeStage::kAnew;
    return facts.retrial == RetrialState::kAsked ? DisputeStage::kRetrialAsked : DisputeStage::kEnded;
  }
  if (facts.is_suspended) return DisputeStage::kSuspended;
  if (facts.is_on_appeal) return DisputeStage::kOnAppeal;
  if (facts.retrial == RetrialState::kOrdered) return DisputeStage::kOnRetrial;
  return facts.is_answered ? DisputeStage::kPending : DisputeStage::kAnswering;
}

}  // namespace gongkai::remedy
