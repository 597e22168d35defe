// The statutory clock of an application: a fold over what happened to it. In: the receipt, then the events in order of
// their days; out: where the application stands, by which day it must be answered, and the run behind that day. An
// event that the law does not allow is refused with a sentence, and nothing has changed.
//
//   received ──► running ◄──► consulting (days on which somebody is asked do not count; several at once count once)
//                   │  ▲
//                   │  └── correction received, fee paid: the count starts anew on that day
//                   ├──► awaiting correction, awaiting payment ──► lapsed
//                   └──► replied, withdrawn
//
// Source: 条例第二十九条 to 第三十五条, 第四十二条; 国办函〔2020〕109号. Where they leave a question open, the line
// that answers it is marked CHOICE. Next to read: reply_event.h, reply_acts.cc (what each event does and when it is
// refused), reply_run.h (the arithmetic), reply_explanation.h (the days one by one).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "law/receipt.h"
#include "law/reply_event.h"
#include "law/reply_facts.h"
#include "law/reply_run.h"
#include "law/working_calendar.h"

namespace gongkai::law {

enum class ReplyState {
  kAwaitingConfirmation,  // submitted, but not received yet in the sense of 第三十一条
  kAwaitingCorrection,
  kAwaitingPayment,
  kConsulting,
  kRunning,
  kReplied,
  kLapsed,  // not corrected, or not paid, in time: no longer handled
  kWithdrawn,
};

/// As in the exchange format: "awaiting_confirmation".
std::string_view IdOf(ReplyState state);
/// For people: "等待补正".
std::string_view NameOf(ReplyState state);

struct ReplyStatus {
  ReplyState state{};
  std::optional<Date> received;  // 收到申请之日, also after a new start
  std::optional<ReplyRun> run;   // of what is running or was answered: for ExplainRun
  std::optional<Date> due;       // of the same, unless an organ without a term is being asked
  bool provisional = false;      // the due date rests on a year whose holiday notice is not loaded
  std::optional<bool> in_time;   // of a reply
  std::optional<Date> ended;     // of what is replied, lapsed or withdrawn
  std::optional<ReplyEventType> ended_by;
  std::vector<std::string> warnings;
};

/// Errors: those of ReceivedOn.
Result<ReplyFacts> BeginReply(const Receipt& receipt);

/// Errors: kConflict when the law or the order of the days does not allow the event, kInvalidInput when a fact that it
/// needs is missing; then `facts` has not changed.
Status Apply(ReplyFacts& facts, const ReplyEvent& event, const WorkingCalendar& calendar);

/// The day on which a letter was received became known after it had gone out: from then runs the term to pay, and that
/// of who is asked (`which`: its place in facts.asked). Nothing happens where no such term is there.
void TellFeeDelivered(ReplyFacts& facts, Date on);
void TellConsultationDelivered(ReplyFacts& facts, std::size_t which, Date on, const WorkingCalendar& calendar);

ReplyStatus StatusOf(const ReplyFacts& facts, const WorkingCalendar& calendar);

/// What the fold does not allow.
struct ReplyFault {
  std::optional<std::size_t> event;  // its place among the events; nothing: the receipt
  Error error;
};

struct FoldedReply {
  ReplyStatus status;  // up to the fault, when there is one
  std::optional<ReplyFault> fault;
};

FoldedReply FoldReply(const Receipt& receipt, std::span<const ReplyEvent> events, const WorkingCalendar& calendar);

}  // namespace gongkai::law
