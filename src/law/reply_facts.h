// What has happened to an application so far, as far as later events and the due date depend on it: the value that
// reply_clock.h folds events into. A copy of it is a trial: whoever wants to know whether an event would be allowed
// applies it to a copy.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "law/receipt.h"
#include "law/reply_event.h"
#include "law/reply_run.h"
#include "law/working_calendar.h"

namespace gongkai::law {

/// Somebody who was asked.
struct Asked {
  std::string ref;
  Date sent{};
  std::optional<Date> silent_after;  // the last day of their term: silence ends the pause by itself
  std::optional<Date> closed;
  Consulted with = Consulted::kThirdParty;
  bool is_delivered = false;  // it is known when the letter was received; till then its term is counted from `sent`

  bool IsOpen() const { return !closed; }
};

/// Of what may happen once in a case.
enum class Once { kNever, kOpen, kOver };

struct ReplyFacts {
  std::optional<Date> received;  // 收到申请之日; nothing: not confirmed yet
  Date last{};                   // the day of the latest event

  // The run in force.
  Date start{};
  WorkingDays extension{};
  std::optional<Date> delayed_until;
  std::vector<Asked> asked;

  Once correction = Once::kNever;
  Date correction_until{};
  Once fee = Once::kNever;
  Date fee_notified{};
  std::optional<Date> fee_delivered;

  std::optional<Date> ended;
  std::optional<ReplyEventType> ended_by;
  std::vector<std::string> warnings;  // sentences: lawful, but to be looked at
};

ReplyRun RunOf(const ReplyFacts& facts);

}  // namespace gongkai::law
