#include "law/reply_clock.h"

#include <algorithm>
#include <utility>

#include "law/reply_terms.h"

namespace gongkai::law {
namespace {

struct StateRow {
  ReplyState state;
  std::string_view id, name;
};

constexpr StateRow kStates[] = {
    {ReplyState::kAwaitingConfirmation, "awaiting_confirmation", "等待确认"},
    {ReplyState::kAwaitingCorrection, "awaiting_correction", "等待补正"},
    {ReplyState::kAwaitingPayment, "awaiting_payment", "等待缴费"},
    {ReplyState::kConsulting, "consulting", "正在征求意见"},
    {ReplyState::kRunning, "running", "正在办理"},
    {ReplyState::kReplied, "replied", "已答复"},
    {ReplyState::kLapsed, "lapsed", "不再处理"},
    {ReplyState::kWithdrawn, "withdrawn", "已撤回"},
};

const StateRow& RowOf(ReplyState state) { return *std::ranges::find(kStates, state, &StateRow::state); }

ReplyState StateAtEnd(ReplyEventType ended_by) {
  if (ended_by == ReplyEventType::kReplied) return ReplyState::kReplied;
  if (ended_by == ReplyEventType::kWithdrawn) return ReplyState::kWithdrawn;
  return ReplyState::kLapsed;
}

ReplyState StateOf(const ReplyFacts& facts) {
  if (facts.ended_by) return StateAtEnd(*facts.ended_by);
  if (!facts.received) return ReplyState::kAwaitingConfirmation;
  if (facts.correction == Once::kOpen) return ReplyState::kAwaitingCorrection;
  if (facts.fee == Once::kOpen) return ReplyState::kAwaitingPayment;
  return std::ranges::any_of(facts.asked, &Asked::IsOpen) ? ReplyState::kConsulting : ReplyState::kRunning;
}

bool HasRun(ReplyState state) {
  return state == ReplyState::kRunning || state == ReplyState::kConsulting || state == ReplyState::kReplied;
}

/// Until answered, or until the term for it ends, whichever comes first.
std::optional<Date> EndOfPause(const Asked& asked) {
  if (!asked.closed || !asked.silent_after) return asked.closed ? asked.closed : asked.silent_after;
  return std::min(*asked.closed, *asked.silent_after);
}

}  // namespace

std::string_view IdOf(ReplyState state) { return RowOf(state).id; }
std::string_view NameOf(ReplyState state) { return RowOf(state).name; }

// CHOICE: the day after the letter is the first that does not count, the day on which the answer came the last.
ReplyRun RunOf(const ReplyFacts& facts) {
  ReplyRun run{.start = facts.start, .delayed_until = facts.delayed_until};
  run.length = {ReplyTermsOn(*facts.received).reply.count + facts.extension.count};
  for (const Asked& asked : facts.asked) run.pauses.push_back({asked.sent, EndOfPause(asked)});
  return run;
}

Result<ReplyFacts> BeginReply(const Receipt& receipt) {
  ReplyFacts facts;
  facts.received = TRY(ReceivedOn(receipt));
  if (!facts.received) return facts;
  facts.last = facts.start = *facts.received;
  if (!HasOwnTerms(*facts.received)) {
    facts.warnings.push_back("申请收到时修订后的条例尚未施行（2019年5月15日起施行），这里按修订后的期限计算");
  }
  return facts;
}

ReplyStatus StatusOf(const ReplyFacts& facts, const WorkingCalendar& calendar) {
  ReplyStatus status{.state = StateOf(facts), .received = facts.received, .warnings = facts.warnings};
  status.ended = facts.ended;
  status.ended_by = facts.ended_by;
  if (!HasRun(status.state)) return status;
  status.run = RunOf(facts);
  status.due = DueDate(*status.run, calendar);
  status.provisional = IsProvisional(*status.run, calendar);
  if (status.state == ReplyState::kReplied) status.in_time = *facts.ended <= *status.due;
  return status;
}

FoldedReply FoldReply(const Receipt& receipt, std::span<const ReplyEvent> events, const WorkingCalendar& calendar) {
  Result<ReplyFacts> facts = BeginReply(receipt);
  if (!facts) return {{}, ReplyFault{std::nullopt, facts.error()}};
  for (std::size_t i = 0; i < events.size(); ++i) {
    Status applied = Apply(*facts, events[i], calendar);
    if (!applied) return {StatusOf(*facts, calendar), ReplyFault{i, std::move(applied).error()}};
  }
  return {StatusOf(*facts, calendar), std::nullopt};
}

}  // namespace gongkai::law
