// What happens to an application between receipt and reply, as far as it moves the day by which it must be answered.
// Each event has a day and, by its type, a few facts more. What an event does and when it is unlawful: reply_clock.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace gongkai::law {

enum class ReplyEventType {
  kCorrectionRequested,  // 第三十条; until: the last day for it
  kCorrectionReceived,   //
  kCorrectionLapsed,     // 逾期不补正, no good reason
  kConsultationSent,     // 第三十二条 to 第三十四条; ref, with, delivered
  kConsultationClosed,   // answered, or no longer waited for; ref
  kExtended,             // 第三十三条第二款; working_days
  kReasonsRequested,     // 第三十五条
  kReasonsReceived,      //
  kDelayed,              // 第三十五条; until: the day told to the applicant
  kFeeNotified,          // 第四十二条; delivered: received by the applicant
  kFeePaid,              //
  kFeeLapsed,            // 逾期未缴费
  kReplied,              //
  kWithdrawn,            // by the applicant
};

enum class Consulted {
  kThirdParty,  // 第三十二条: silence leaves the decision to the organ
  kJointMaker,  // 第三十四条: silence is consent
  kOtherOrgan,  // 第三十三条第三款: no term of theirs
};

struct ReplyEvent {
  ReplyEventType type{};
  Date on{};
  std::string ref{};                // which consultation; empty: one that has no name
  std::optional<Consulted> with{};  // whom
  std::optional<Date> delivered{};  // when the letter was received, of consultations and notices to pay
  std::optional<Date> until{};
  std::optional<int> working_days{};
};

/// As in the exchange format: "correction_requested", "third_party".
std::optional<ReplyEventType> ReplyEventTypeFrom(std::string_view id);
std::string_view IdOf(ReplyEventType type);
std::optional<Consulted> ConsultedFrom(std::string_view id);
std::string_view IdOf(Consulted whom);

/// For people: "要求补正", "第三方".
std::string_view NameOf(ReplyEventType type);
std::string_view NameOf(Consulted whom);

}  // namespace gongkai::law
