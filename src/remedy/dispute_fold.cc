// What each event does to a dispute, and when it is refused: one function an event, on a trial copy, which takes the
// place of the dispute only when nothing was refused. What it comes to: dispute_status.cc.
#include "remedy/dispute_fold.h"

#include <algorithm>
#include <utility>

namespace gongkai::remedy {
namespace {

using Kind = DisputeEventKind;

struct Act {
  DisputeFold& fold;
  const DisputeEvent& event;
  const law::WorkingCalendar& calendar;
};

Error Refuse(std::string message, std::string_view source = "") {
  return {ErrorKind::kConflict, std::move(message), std::string(source)};
}
Error Lacking(std::string message, std::string_view source = "") {
  return {ErrorKind::kInvalidInput, std::move(message), std::string(source)};
}

constexpr Date kLastPlausibleDay{std::chrono::year(2200) / 12 / 31};
bool IsDay(const std::optional<Date>& day) { return day && day->ok() && *day <= kLastPlausibleDay; }

Status RefuseWhenDecided(const Act& act) {
  if (StandingIn(act.fold) == nullptr) return Ok();
  return Refuse("已经有决定、裁判，不能再登记“" + std::string(NameOf(act.event.kind)) + "”");
}

Status RefuseBeforeDecision(const Act& act) {
  if (StandingIn(act.fold) != nullptr) return Ok();
  return Refuse("还没有决定、裁判，或者正在二审，不能登记“" + std::string(NameOf(act.event.kind)) + "”");
}

Status Enter(const Act& act) {
  DisputeFold& fold = act.fold;
  if (fold.is_entered) return Refuse("这件争议已经登记过了");
  fold.is_entered = true;
  fold.received = act.event.on;
  fold.first = fold.procedure = act.event.procedure;
  return Ok();
}

// CHOICE: the term of an answer is that of the procedure in which the copy was sent; what changes later moves it only
// where the body sets another day (行政复议法第五十五条 says nothing of it).
Status ChangeProcedure(const Act& act) {
  TRY(RefuseWhenDecided(act));
  if (act.fold.procedure == act.event.procedure) return Refuse("已经是" + std::string(NameOf(act.event.procedure)));
  act.fold.procedure = act.event.procedure;
  return Ok();
}

Status SetAnswerDay(const Act& act) {
  TRY(RefuseWhenDecided(act));
  if (act.fold.answered) return Refuse("答复已经提交，不用再定最后一天");
  if (!IsDay(act.event.until)) return Lacking("请写另定的最后一天");
  if (*act.event.until < act.fold.received) return Lacking("另定的最后一天早于收到副本之日");
  act.fold.answer_day = act.event.until;
  return Ok();
}

Status Answer(const Act& act) {
  TRY(RefuseWhenDecided(act));
  if (act.fold.answered) return Refuse("答复已经在" + ToChinese(*act.fold.answered) + "提交了");
  act.fold.answered = act.event.on;
  return Ok();
}

/// Done is what is open and began first.
Status Finish(std::vector<Asking>& askings, const Act& act, std::string_view what) {
  const auto open = std::ranges::find_if(askings, [](const Asking& each) { return !each.done; });
  if (open == askings.end()) return Refuse("没有还没办的" + std::string(what));
  if (act.event.on < open->on) return Lacking("日期早于" + ToChinese(open->on));
  open->done = act.event.on;
  return Ok();
}

Status AskNorm(const Act& act) {
  if (IsSuit(act.fold.kind)) return Refuse("只有行政复议有这一步", "行政复议法第五十八条");
  TRY(RefuseWhenDecided(act));
  act.fold.norms.push_back({.on = act.event.on, .done = {}});
  return Ok();
}

Status TakeOpinion(const Act& act) {
  if (IsSuit(act.fold.kind)) return Refuse("行政复议意见书由行政复议机关制发", "行政复议法第七十六条");
  act.fold.opinions.push_back({.on = act.event.on, .done = {}});
  return Ok();
}

Status SetHearing(const Act& act) {
  TRY(RefuseWhenDecided(act));
  if (!IsDay(act.event.until)) return Lacking("请写听证、开庭的日期");
  act.fold.hearing = act.event.until;
  act.fold.is_heard = false;
  return Ok();
}

Status Hear(const Act& act) {
  TRY(RefuseWhenDecided(act));
  act.fold.hearing = act.event.on;
  act.fold.is_heard = true;
  return Ok();
}

Status Suspend(const Act& act, bool suspended) {
  TRY(RefuseWhenDecided(act));
  if (act.fold.is_suspended == suspended) return Refuse(suspended ? "已经中止" : "没有中止，不用恢复");
  act.fold.is_suspended = suspended;
  return Ok();
}

/// What the form says of the order to decide anew, held against the outcome.
Status RefuseOrder(const DisputeEvent& event, const DisputeOutcome& outcome, Date served) {
  if (!event.orders_anew) return event.until ? Status(Lacking("没有责令重新答复、履行的，不写期限")) : Ok();
  if (!outcome.may_order_anew) return Lacking("“" + std::string(outcome.name) + "”不责令重新答复、履行");
  if (!event.until) return Ok();
  if (!IsDay(event.until) || *event.until < served) return Lacking("重新答复、履行的期限早于送达之日");
  return Ok();
}

/// Nothing is decided any more. What is sent back or tried anew has no simplified procedure
/// (行政诉讼法第八十二条第三款).
void BeginAgain(DisputeFold& fold) {
  fold.decisions.clear();
  fold.procedure = Procedure::kOrdinary;
  fold.appealed.reset();
  fold.appealed_by_organ = fold.is_last_instance = false;
  fold.appeal_served.reset();
  fold.appeal_answered.reset();
  fold.hearing.reset();
  fold.is_heard = fold.is_suspended = false;
}

/// What the first instance made is gone, and it begins again there.
Status SendBack(DisputeFold& fold, const DisputeOutcome& outcome) {
  if (!IsOnAppeal(fold) && !fold.is_last_instance) {
    return Lacking("“" + std::string(outcome.name) + "”是二审的结果，先登记上诉", "行政诉讼法第八十九条");
  }
  BeginAgain(fold);
  return Ok();
}

Status Decide(const Act& act) {
  const DisputeEvent& event = act.event;
  TRY(RefuseWhenDecided(act));
  const DisputeOutcome* const outcome = FindDisputeOutcome(event.outcome);
  if (outcome == nullptr) return Lacking("请选择决定、裁判的结果");
  if (!MayEndSo(*outcome, act.fold.kind)) return Lacking("这一类争议没有这种结果");
  const Date served = event.served.value_or(event.on);
  if (!IsDay(served) || served < event.on) return Lacking("送达的日期早于决定、裁判的日期");
  if (act.fold.appealed && event.on < *act.fold.appealed) return Lacking("二审裁判的日期早于上诉的日期");
  TRY(RefuseOrder(event, *outcome, served));
  act.fold.is_suspended = false;
  act.fold.complied.reset();
  if (SendsBack(*outcome)) return SendBack(act.fold, *outcome);
  act.fold.retrial = RetrialState::kNone;
  act.fold.decisions.push_back({.on = event.on,
                                .served = served,
                                .outcome = event.outcome,
                                .orders_anew = event.orders_anew,
                                .until = event.until});
  return Ok();
}

Status RefuseLateAppeal(const Act& act, const Decision& decision, const DisputeOutcome& outcome) {
  const auto term = outcome.by_ruling ? law::DisputeTerm::kAppealRuling : law::DisputeTerm::kAppealJudgment;
  const auto due = law::DueOf(term, law::DisputeCourse::kSuit, decision.served, act.calendar);
  if (!act.event.by_organ || !due || act.event.on <= due->day) return Ok();
  return Refuse("本机关的上诉期到" + ToChinese(due->day) + "为止", due->source);
}

Status Appeal(const Act& act) {
  DisputeFold& fold = act.fold;
  if (!IsSuit(fold.kind)) return Refuse("行政复议没有上诉，对复议决定不服的另行起诉", "行政诉讼法第四十五条");
  if (fold.appealed) return Refuse("已经登记过上诉");
  TRY(RefuseBeforeDecision(act));
  // Not verified, written from memory: 法释〔2018〕1号第一百一十九条.
  if (fold.is_last_instance) return Refuse("按照二审程序再审的裁判是终审的，不能上诉");
  const Decision& decision = fold.decisions.back();
  const DisputeOutcome& outcome = *FindDisputeOutcome(decision.outcome);
  if (!outcome.may_be_appealed) return Refuse("“" + std::string(outcome.name) + "”不能上诉", "行政诉讼法第八十五条");
  if (act.event.on < decision.on) return Lacking("上诉的日期早于一审裁判的日期");
  TRY(RefuseLateAppeal(act, decision, outcome));
  fold.appealed = act.event.on;
  fold.appealed_by_organ = act.event.by_organ;
  if (!act.event.by_organ) fold.appeal_served = act.event.served.value_or(act.event.on);
  return Ok();
}

Status AnswerAppeal(const Act& act) {
  DisputeFold& fold = act.fold;
  if (!IsOnAppeal(fold) || fold.appealed_by_organ) return Refuse("没有等待答辩的上诉");
  if (fold.appeal_answered) return Refuse("答辩已经提出了");
  fold.appeal_answered = act.event.on;
  return Ok();
}

/// Of what took effect, in a suit.
Status RefuseRetrial(const Act& act) {
  if (!IsSuit(act.fold.kind)) return Refuse("行政复议没有再审，对复议决定不服的另行起诉", "行政诉讼法第四十五条");
  const auto effect = EffectOf(act.fold, act.calendar);
  if (!effect) return Refuse("还没有裁判，或者正在二审，不能登记“" + std::string(NameOf(act.event.kind)) + "”");
  if (act.event.on >= *effect) return Ok();
  return Refuse("裁判" + ToChinese(*effect) + "才生效，没有生效的上诉，不再审", "行政诉讼法第八十五条、第九十条");
}

Status AskRetrial(const Act& act) {
  DisputeFold& fold = act.fold;
  TRY(RefuseRetrial(act));
  if (fold.retrial == RetrialState::kAsked) return Refuse("已经登记过申请再审，还没有结果");
  fold.retrial = RetrialState::kAsked;
  ++fold.retrials;
  fold.retrial_by_organ = act.event.by_organ;
  fold.retrial_answered.reset();
  fold.retrial_served.reset();
  if (!act.event.by_organ) fold.retrial_served = act.event.served.value_or(act.event.on);
  return Ok();
}

Status AnswerRetrial(const Act& act) {
  DisputeFold& fold = act.fold;
  if (fold.retrial != RetrialState::kAsked || fold.retrial_by_organ) return Refuse("没有等待提出意见的再审申请");
  if (fold.retrial_answered) return Refuse("意见已经提出了");
  fold.retrial_answered = act.event.on;
  return Ok();
}

Status EndRetrial(const Act& act) {
  if (act.fold.retrial != RetrialState::kAsked) return Refuse("没有正在审查的再审申请");
  act.fold.retrial = RetrialState::kNone;
  act.fold.retrial_over = act.event.on;
  return Ok();
}

/// What was decided is not done meanwhile; what it ended with in an earlier year has been counted there. Not verified,
/// written from memory: 法释〔2018〕1号第一百一十八条 (not done), 第一百一十九条 (by which procedure).
Status OrderRetrial(const Act& act) {
  DisputeFold& fold = act.fold;
  TRY(RefuseRetrial(act));
  const Decision standing = fold.decisions.back();
  const Date effect = *EffectOf(fold, act.calendar);
  if (!fold.counted && effect.year() < act.event.on.year()) {
    fold.counted = CountedEnd{standing.on, effect, FindDisputeOutcome(standing.outcome)->result};
  }
  if (fold.retrial == RetrialState::kNone) ++fold.retrials;
  BeginAgain(fold);
  fold.is_last_instance = act.event.as_appeal;
  fold.retrial = RetrialState::kOrdered;
  fold.retrial_over.reset();
  fold.reopened.reset();
  fold.complied.reset();
  return Ok();
}

Status Reopen(const Act& act) {
  TRY(RefuseBeforeDecision(act));
  if (!act.fold.decisions.back().orders_anew) return Refuse("决定、裁判没有责令重新答复，不重新办理");
  if (act.fold.reopened) return Refuse("原来的申请已经重新办理");
  act.fold.reopened = act.event.on;
  return Ok();
}

Status Comply(const Act& act) {
  TRY(RefuseBeforeDecision(act));
  const Decision& decision = act.fold.decisions.back();
  if (!decision.orders_anew) return Refuse("决定、裁判没有责令重新答复、履行");
  if (act.fold.complied) return Refuse("已经登记过履行");
  if (act.event.on < decision.on) return Lacking("履行的日期早于决定、裁判的日期");
  act.fold.complied = act.event.on;
  return Ok();
}

Status WriteLesson(const Act& act) {
  TRY(RefuseBeforeDecision(act));
  const DisputeOutcome& outcome = *FindDisputeOutcome(act.fold.decisions.back().outcome);
  if (outcome.result != DisputeResult::kCorrected) return Refuse("结果没有纠正，不用记教训");
  act.fold.has_lesson = true;
  return Ok();
}

Status AddCost(const Act& act) {
  constexpr std::int64_t kMost = 100'000'000'00;
  if (act.event.amount <= 0 || act.event.amount > kMost) return Lacking("请写多少钱");
  act.fold.cost += act.event.amount;
  return Ok();
}

Status DispatchLater(const Act& act) {
  switch (act.event.kind) {
    case Kind::kAppealed:
      return Appeal(act);
    case Kind::kAppealAnswered:
      return AnswerAppeal(act);
    case Kind::kRetrialAsked:
      return AskRetrial(act);
    case Kind::kRetrialAnswered:
      return AnswerRetrial(act);
    case Kind::kRetrialRefused:
      return EndRetrial(act);
    case Kind::kRetrialOrdered:
      return OrderRetrial(act);
    case Kind::kOpinion:
      return TakeOpinion(act);
    case Kind::kOpinionReported:
      return Finish(act.fold.opinions, act, "行政复议意见书");
    case Kind::kReopened:
      return Reopen(act);
    case Kind::kComplied:
      return Comply(act);
    case Kind::kLesson:
      return WriteLesson(act);
    case Kind::kCost:
      return AddCost(act);
    default:
      return Ok();
  }
}

Status Dispatch(const Act& act) {
  switch (act.event.kind) {
    case Kind::kEntered:
      return Enter(act);
    case Kind::kProcedureChanged:
      return ChangeProcedure(act);
    case Kind::kAnswerDaySet:
      return SetAnswerDay(act);
    case Kind::kAnswered:
      return Answer(act);
    case Kind::kNormAsked:
      return AskNorm(act);
    case Kind::kNormAnswered:
      return Finish(act.fold.norms, act, "合法性说明");
    case Kind::kHearingSet:
      return SetHearing(act);
    case Kind::kHeard:
      return Hear(act);
    case Kind::kSuspended:
      return Suspend(act, true);
    case Kind::kResumed:
      return Suspend(act, false);
    case Kind::kDecided:
      return Decide(act);
    default:
      return DispatchLater(act);
  }
}

Status CheckPlace(const DisputeFold& fold, const DisputeEvent& event) {
  if (!event.on.ok() || event.on > kLastPlausibleDay) return Lacking("日期不对，请核对");
  if (event.kind == Kind::kEntered) return Ok();
  if (!fold.is_entered) return Refuse("这件争议还没有登记");
  if (event.on < fold.received) return Lacking("日期早于收到副本之日" + ToChinese(fold.received));
  return Ok();
}

}  // namespace

bool IsOnAppeal(const DisputeFold& fold) { return fold.appealed && fold.decisions.size() == 1; }

const Decision* StandingIn(const DisputeFold& fold) {
  return fold.decisions.empty() || IsOnAppeal(fold) ? nullptr : &fold.decisions.back();
}

bool NeedsAnew(const DisputeFold& fold) {
  const Decision* const standing = StandingIn(fold);
  return standing != nullptr && standing->orders_anew && !fold.complied;
}

Status Apply(DisputeFold& fold, const DisputeEvent& event, const law::WorkingCalendar& calendar) {
  TRY(CheckPlace(fold, event));
  DisputeFold trial = fold;
  TRY(Dispatch({trial, event, calendar}));
  fold = std::move(trial);
  return Ok();
}

FoldedDispute FoldDispute(DisputeKind kind, std::span<const DisputeEvent> events,
                          const law::WorkingCalendar& calendar) {
  FoldedDispute folded;
  folded.fold.kind = kind;
  for (std::size_t i = 0; i < events.size(); ++i) {
    Status applied = Apply(folded.fold, events[i], calendar);
    if (applied || folded.refused_at) continue;
    folded.refused_at = i;
    folded.why = std::move(applied).error();
  }
  return folded;
}

}  // namespace gongkai::remedy
